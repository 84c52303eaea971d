// How the pure front end reaches files: the driver answers from the disk, tests answer from memory.
#pragma once

#include <optional>
#include <string>

namespace oxide {

class FileLoader {
  public:
    virtual ~FileLoader() = default;

    // The text of a file, or nothing when there is no such file or it is not valid UTF-8. Files of the library's face are asked
    // for by a path below the library root that the driver names.
    virtual std::optional<std::string> read(const std::string& path) = 0;
};

}  // namespace oxide
