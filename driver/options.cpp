#include "driver/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <map>
#include <string_view>

#include "driver/exit_status.h"

namespace oxide::driver {

namespace {

constexpr std::string_view kStages[] = {"tokens", "ast", "names", "hir", "flow", "awaits", "mono", "cpp"};

constexpr const char* kCommands = R"(Commands:
  oxidec FILE.ox          compile and link
  oxidec run FILE.ox      compile, link and run; behind `--`: the program's arguments
  oxidec check FILE.ox    report errors and warnings only
  oxidec emit FILE.ox     print the C++
  oxidec explain CODE     what an error means and how to mend it
`oxidec COMMAND --help` lists the options of a command.)";

struct NamedCommand {
    std::string_view name;
    CommandKind kind;
    const char* description;
};

constexpr NamedCommand kNamed[] = {
    {"build", CommandKind::Build, "Compile an Oxide program and link it"},
    {"run", CommandKind::Run, "Compile an Oxide program and run it; its exit status is the program's"},
    {"check", CommandKind::Check, "Report the errors and warnings of an Oxide program"},
    {"emit", CommandKind::Emit, "Print the C++ that an Oxide program becomes"},
    {"explain", CommandKind::Explain, "Explain an error code"},
};

// An option whose value is one of a few words; CLI11's own transformers print their numbers in messages.
template <class Value>
void addChoice(CLI::App& app, const char* option, Value& target, std::map<std::string, Value> words,
               const char* help) {
    auto choose = [&target, words = std::move(words), option](const std::string& text) {
        auto found = words.find(text);
        if (found != words.end()) {
            target = found->second;
            return;
        }
        std::vector<std::string> known;
        for (const auto& [word, value] : words) known.push_back(word);
        std::string problem = fmt::format("{}: {} is not one of {}", option, text, fmt::join(known, ", "));
        throw CLI::ValidationError(problem);
    };
    app.add_option_function<std::string>(option, choose, help)->type_name("WORD");
}

void addStage(CLI::App& app, const char* option, std::optional<Stage>& target, const char* help) {
    auto choose = [&target, option](const std::string& text) {
        target = parseStage(text);
        if (target) return;
        std::string problem = fmt::format("{}: {} is not one of {}", option, text, fmt::join(kStages, ", "));
        throw CLI::ValidationError(problem);
    };
    app.add_option_function<std::string>(option, choose, help)->type_name("STAGE");
}

void addSourceOptions(CLI::App& app, Options& options) {
    app.add_option("FILE", options.file, "the program's root file")->required()->type_name("");
    addChoice<ErrorFormat>(
        app, "--error-format", options.errorFormat,
        {{"human", ErrorFormat::Human}, {"short", ErrorFormat::Short}, {"json", ErrorFormat::Json}},
        "human, short or json");
    addChoice<Color>(app, "--color", options.color,
                     {{"auto", Color::Auto}, {"always", Color::Always}, {"never", Color::Never}},
                     "auto, always or never");
    addStage(app, "--print", options.print, "print an intermediate form and stop");
    addStage(app, "--stop-after", options.stopAfter, "stop behind a stage");
    app.add_flag("-v,--verbose", options.verbose, "say what is done and how long it takes");
}

void addLoweringOptions(CLI::App& app, Options& options) {
    app.add_flag_callback("--no-line", [&] { options.lineDirectives = false; }, "emit no #line directives");
}

void addCxxOptions(CLI::App& app, Options& options) {
    app.add_flag("--release", options.release, "optimize; integers wrap on overflow");
    app.add_flag("-g", options.debugInfo, "add debug information");
    app.add_option("--cxx", options.cxx, "the C++ compiler (default: $OXIDE_CXX, or the best one installed)")
        ->type_name("PATH");
    app.add_option("--cxx-launcher", options.cxxLauncher, "ccache, distcc or icecc")->type_name("PATH");
    app.add_option("--cxx-flag", options.cxxFlags, "a flag for the C++ compiler and linker; may be repeated")
        ->type_name("FLAG")
        ->type_size(1)
        ->allow_extra_args(false);
    app.add_option("-j", options.jobs, "threads that the C++ side may use")
        ->type_name("N")
        ->check(CLI::Range(1, 1024).description(""));
}

void addCommandOptions(CLI::App& app, Options& options) {
    switch (options.command) {
        case CommandKind::Build:
            addSourceOptions(app, options);
            app.add_option("-o", options.output, "the program (default: FILE without .ox)")
                ->type_name("FILE");
            addLoweringOptions(app, options);
            addCxxOptions(app, options);
            break;
        case CommandKind::Run:
            addSourceOptions(app, options);
            addLoweringOptions(app, options);
            addCxxOptions(app, options);
            break;
        case CommandKind::Check:
            addSourceOptions(app, options);
            app.add_flag("--verify", options.verify, "compare the diagnostics with the //~ comments of FILE");
            break;
        case CommandKind::Emit:
            addSourceOptions(app, options);
            app.add_option("-o", options.output, "the C++ file (default: standard output)")
                ->type_name("FILE");
            app.add_option("--header", options.header,
                           "declare the public functions in a C++ header; the namespace is its name")
                ->type_name("FILE");
            addLoweringOptions(app, options);
            break;
        case CommandKind::Explain:
            app.add_option("CODE", options.code, "an error code: E0382")->required()->type_name("");
            break;
    }
}

ParsedOptions ended(int status) { return {std::nullopt, status}; }

}  // namespace

std::optional<Stage> parseStage(std::string_view text) {
    auto found = std::find(std::begin(kStages), std::end(kStages), text);
    if (found == std::end(kStages)) return std::nullopt;
    return static_cast<Stage>(found - std::begin(kStages));
}

std::string_view stageText(Stage stage) { return kStages[static_cast<std::size_t>(stage)]; }

ParsedOptions parseOptions(int argc, char** argv) {
    Options options;
    std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
    std::string name = "oxidec";
    const char* description = "The compiler for Oxide";
    bool named = false;
    for (const NamedCommand& command : kNamed) {
        if (arguments.empty() || arguments[0] != command.name) continue;
        options.command = command.kind;
        description = command.description;
        name += fmt::format(" {}", command.name);
        arguments.erase(arguments.begin());
        named = true;
        break;
    }
    if (options.command == CommandKind::Run) {
        auto dashes = std::find(arguments.begin(), arguments.end(), "--");
        if (dashes != arguments.end()) options.programArguments.assign(dashes + 1, arguments.end());
        arguments.erase(dashes, arguments.end());
    }
    CLI::App app{description, name};
    if (!named) {
        app.set_version_flag("--version", fmt::format("oxidec {}", OXIDEC_VERSION));
        app.footer(kCommands);
    }
    addCommandOptions(app, options);
    if (!named && arguments.empty()) {
        fmt::print(stderr, "{}", app.help());
        return ended(kWrongUsage);
    }
    std::reverse(arguments.begin(), arguments.end());
    // CLI11 reports through exceptions; they end here.
    try {
        app.parse(arguments);
    } catch (const CLI::Success& success) {
        return ended(app.exit(success));
    } catch (const CLI::ParseError& error) {
        fmt::print(stderr, "error: {}\nnote: see `{} --help`\n", error.what(), name);
        return ended(kWrongUsage);
    }
    if (options.cxx.empty()) {
        if (const char* cxx = std::getenv("OXIDE_CXX")) options.cxx = cxx;
    }
    return {std::move(options), kSuccess};
}

}  // namespace oxide::driver
