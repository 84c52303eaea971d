// One compilation: what all passes share, and the files it reads.
#pragma once

#include <optional>
#include <string>

#include "driver/options.h"
#include "driver/toolchain/layout.h"
#include "frontend/base/file_loader.h"
#include "frontend/base/source.h"
#include "frontend/diag/diagnostic.h"

namespace oxide::driver {

// Reads modules from the disk and library files from the library root.
class DiskLoader : public FileLoader {
  public:
    explicit DiskLoader(std::filesystem::path libraryRoot) : libraryRoot_(std::move(libraryRoot)) {}
    std::optional<std::string> read(const std::string& path) override;
    std::optional<std::string> readLibrary(const std::string& path) override;
    std::optional<std::string> environment(const std::string& name) override;

  private:
    std::filesystem::path libraryRoot_;
};

struct Session {
    explicit Session(Options options);

    Options options;
    toolchain::Layout layout;
    DiskLoader loader;
    SourceMap sources;
    diag::Diagnostics diagnostics;
};

// The text of the file the user named. When it cannot be compiled (missing, a folder, not UTF-8), `problem`
// says why.
std::optional<std::string> readRootFile(const std::string& path, std::string& problem);

bool isValidUtf8(std::string_view text);

}  // namespace oxide::driver
