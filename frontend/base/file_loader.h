// How the pure front end reaches files and the environment: the driver answers from those of the process,
// tests answer from memory.
#pragma once

#include <optional>
#include <string>

namespace oxide {

class FileLoader {
  public:
    virtual ~FileLoader() = default;

    // The text of a file of the program, or nothing when there is no such file or it is not valid UTF-8.
    virtual std::optional<std::string> read(const std::string& path) = 0;

    // The same for a file of the library's face, by its path below `runtime/api`: "std/collections.ox".
    virtual std::optional<std::string> readLibrary(const std::string& path) = 0;

    // What `env!` and `optionEnv!` find at compile time.
    virtual std::optional<std::string> environment(const std::string& name) = 0;
};

}  // namespace oxide
