// How the front end reads files: the driver implements it; the front end itself touches no disk.
#pragma once

#include <optional>
#include <string>

namespace oxide {

class FileLoader {
  public:
    virtual ~FileLoader() = default;

    // The text of a file beside the program (`external module`); nothing if it does not exist.
    virtual std::optional<std::string> readSource(const std::string& path) = 0;

    // A file of the library, named by its path below the api folder: "std/collections/hash_map.ox".
    virtual std::optional<std::string> readLibrary(const std::string& path) = 0;

    // The name under which a library file is shown in diagnostics.
    virtual std::string libraryName(const std::string& path) const = 0;
};

}  // namespace oxide
