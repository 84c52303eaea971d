// The command line as data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "driver/stage.h"

namespace oxide::driver {

enum class CommandKind { Build, Run, Check, Emit, Explain };
enum class ErrorFormat { Human, Short, Json };
enum class Color { Auto, Always, Never };

struct Options {
    CommandKind command = CommandKind::Build;
    std::string file;
    std::string output;                         // -o, empty: the command's default
    std::string header;                         // emit: --header
    std::vector<std::string> programArguments;  // run: what stands behind `--`
    std::string code;                           // explain

    bool release = false;
    bool debugInfo = false;
    bool lineDirectives = true;
    bool verify = false;
    bool verbose = false;
    std::optional<Stage> print;
    std::optional<Stage> stopAfter;
    ErrorFormat errorFormat = ErrorFormat::Human;
    Color color = Color::Auto;

    std::string cxx;
    std::string cxxLauncher;
    std::vector<std::string> cxxFlags;
    unsigned jobs = 0;
};

// What argv asks for, or the exit status to end with at once (a help text or a complaint has been printed).
struct ParsedOptions {
    std::optional<Options> options;
    int status = 0;
};

ParsedOptions parseOptions(int argc, char** argv);

}  // namespace oxide::driver
