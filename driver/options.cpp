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

void addSourceOptions(CLI::App& app, Options& options) {
    static const std::map<std::string, ErrorFormat> kFormats{
        {"human", ErrorFormat::Human}, {"short", ErrorFormat::Short}, {"json", ErrorFormat::Json}};
    static const std::map<std::string, Color> kColors{
        {"auto", Color::Auto}, {"always", Color::Always}, {"never", Color::Never}};
    app.add_option("FILE", options.file, "the program's root file")->required();
    app.add_option("--error-format", options.errorFormat, "human, short or json")
        ->transform(CLI::CheckedTransformer(kFormats).description(""));
    app.add_option("--color", options.color, "auto, always or never")
        ->transform(CLI::CheckedTransformer(kColors).description(""));
    auto stage = [](std::optional<Stage>& target) {
        return [&target](const std::string& text) {
            target = parseStage(text);
            if (!target) {
                throw CLI::ValidationError(
                    fmt::format("{} is not a stage; stages are {}", text, fmt::join(kStages, ", ")));
            }
        };
    };
    app.add_option_function<std::string>("--print", stage(options.print),
                                         "print an intermediate form and stop")
        ->type_name("STAGE");
    app.add_option_function<std::string>("--stop-after", stage(options.stopAfter), "stop behind a stage")
        ->type_name("STAGE");
    app.add_flag("-v,--verbose", options.verbose, "say what is done and how long it takes");
}

void addLoweringOptions(CLI::App& app, Options& options) {
    app.add_flag("!--no-line", options.lineDirectives, "emit no #line directives");
}

void addCxxOptions(CLI::App& app, Options& options) {
    app.add_flag("--release", options.release, "optimize, wrap on integer overflow");
    app.add_flag("-g", options.debugInfo, "add debug information");
    app.add_option("--cxx", options.cxx, "the C++ compiler (default: $OXIDE_CXX, or the best one installed)");
    app.add_option("--cxx-launcher", options.cxxLauncher, "ccache, distcc or icecc");
    app.add_option("--cxx-flag", options.cxxFlags, "a flag for the C++ compiler and linker; may be repeated")
        ->type_size(1)
        ->allow_extra_args(false);
    app.add_option("-j", options.jobs, "threads that the C++ side may use")->check(CLI::PositiveNumber);
}

void addCommandOptions(CLI::App& app, Options& options) {
    switch (options.command) {
        case CommandKind::Build:
            addSourceOptions(app, options);
            app.add_option("-o", options.output, "the program (default: FILE without .ox)");
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
            app.add_option("-o", options.output, "the C++ file (default: standard output)");
            addLoweringOptions(app, options);
            break;
        case CommandKind::Explain:
            app.add_option("CODE", options.code, "an error code: E0382")->required();
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
        if (arguments.empty()) {
            fmt::print(stderr, "{}", app.help());
            return ended(kWrongUsage);
        }
    }
    addCommandOptions(app, options);
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
