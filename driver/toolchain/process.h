// Child processes: the C++ compiler and the linker.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oxide::toolchain {

using Command = std::vector<std::string>;
using Environment = std::vector<std::pair<std::string, std::string>>;  // variables to set on top of our own

struct ProcessResult {
    int status = 0;      // exit status; 127 when the program could not be started
    int signal = 0;      // the signal that ended it, 0 for none
    std::string output;  // stdout and stderr together

    bool ok() const { return status == 0 && signal == 0; }
};

// Runs the command to its end, stdin empty.
ProcessResult runProcess(const Command& command, const Environment& environment = {});

// Replaces this process by the program; returns (an errno) only when that is impossible.
int becomeProgram(const std::string& path, const Command& arguments);

// The absolute path of a program: a name is looked up in PATH, a path with a slash must be executable.
std::optional<std::string> findProgram(std::string_view name);

// As a shell would take it, for messages.
std::string shellText(const Command& command);

}  // namespace oxide::toolchain
