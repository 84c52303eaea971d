#include "driver/report.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

#include "frontend/diag/render_json.h"
#include "frontend/diag/render_text.h"

namespace oxide::driver {

namespace {

bool usesColors(Color color) {
    if (color != Color::Auto) return color == Color::Always;
    const char* refused = std::getenv("NO_COLOR");
    return !(refused && *refused) && isatty(STDERR_FILENO);
}

}  // namespace

void report(const Session& session) {
    std::string text;
    switch (session.options.errorFormat) {
        case ErrorFormat::Human:
            text = diag::renderHuman(session.sources, session.diagnostics, usesColors(session.options.color));
            break;
        case ErrorFormat::Short: text = diag::renderShort(session.sources, session.diagnostics); break;
        case ErrorFormat::Json: text = diag::renderJson(session.sources, session.diagnostics); break;
    }
    fmt::print(stderr, "{}", text);
}

void complain(const Options& options, std::string_view message) {
    if (options.errorFormat == ErrorFormat::Json) {
        fmt::print(stderr, "{}", diag::renderJsonMessage(message));
    } else if (options.errorFormat == ErrorFormat::Human && usesColors(options.color)) {
        fmt::print(stderr, "\x1b[1;91merror\x1b[0m\x1b[1m: {}\x1b[0m\n", message);
    } else {
        fmt::print(stderr, "error: {}\n", message);
    }
}

}  // namespace oxide::driver
