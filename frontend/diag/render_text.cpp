#include "frontend/diag/render_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "frontend/diag/snippet.h"
#include "frontend/diag/suggestion.h"

namespace oxide::diag {

namespace {

Style styleOf(Severity severity) { return severity == Severity::Error ? Style::Error : Style::Warning; }

std::vector<Mark> marksOf(const Diagnostic& diagnostic) {
    std::vector<Mark> marks{{diagnostic.span, diagnostic.primaryLabel, true}};
    for (const Label& label : diagnostic.labels) {
        if (label.span.valid()) marks.push_back({label.span, label.text, false});
    }
    return marks;
}

// Digits of the largest line number that is shown.
std::size_t gutterWidth(const SourceMap& sources, const Diagnostic& diagnostic) {
    std::uint32_t last = 0;
    auto see = [&](Span span) {
        if (span.valid()) last = std::max(last, sources.position(span.file, span.end).line);
    };
    see(diagnostic.span);
    for (const Label& label : diagnostic.labels) see(label.span);
    for (const Note& note : diagnostic.notes) see(note.span);
    for (const Fix& fix : diagnostic.fixes) last = std::max(last, lastLineOf(sources, fix));
    return last == 0 ? 0 : fmt::formatted_size("{}", last);
}

class DiagnosticDrawer {
  public:
    DiagnosticDrawer(const SourceMap& sources, const Diagnostic& diagnostic)
        : sources_(sources), diagnostic_(diagnostic), gutter_(gutterWidth(sources, diagnostic)) {}

    StyledText draw(bool showsLint) {
        heading();
        bool continues = !diagnostic_.notes.empty() || !diagnostic_.fixes.empty() || showsLint;
        if (diagnostic_.span.valid()) {
            drawSnippet(text_, sources_, marksOf(diagnostic_), gutter_, styleOf(diagnostic_.severity));
            if (continues) drawEmptyGutter(text_, text_.lineCount(), gutter_);
        }
        for (const Note& note : diagnostic_.notes) draw(note);
        if (showsLint) remark("note", lintOrigin(diagnostic_));
        for (const Fix& fix : diagnostic_.fixes) {
            heading("help", Style::Help, fix.message);
            drawSuggestion(text_, sources_, fix, gutter_);
        }
        return std::move(text_);
    }

  private:
    void draw(const Note& note) {
        bool isHelp = note.kind == Note::Kind::Help;
        std::string_view kind = isHelp ? "help" : "note";
        if (!note.span.valid()) return remark(kind, note.text);
        Style style = isHelp ? Style::Help : Style::Note;
        heading(kind, style, note.text);
        drawSnippet(text_, sources_, {{note.span, {}, true}}, gutter_, style);
    }

    void heading() {
        std::string_view severity = severityText(diagnostic_.severity);
        bool showsCode = !isLint(diagnostic_.code);
        std::string start =
            showsCode ? fmt::format("{}[{}]", severity, codeText(diagnostic_.code)) : std::string(severity);
        heading(start, styleOf(diagnostic_.severity), diagnostic_.message, Style::Title);
    }

    void heading(std::string_view start, Style style, std::string_view message,
                 Style messageStyle = Style::None) {
        std::size_t row = text_.lineCount();
        text_.put(row, 0, start, style);
        text_.append(row, ": ", messageStyle);
        lines(row, start.size() + 2, message, messageStyle);
    }

    // `  = note: text`
    void remark(std::string_view kind, std::string_view message) {
        std::size_t row = text_.lineCount();
        text_.put(row, gutter_ + 1, "= ", Style::Gutter);
        text_.append(row, fmt::format("{}: ", kind), Style::Title);
        lines(row, gutter_ + 5 + kind.size(), message, Style::None);
    }

    // Later lines of a message are indented to its first.
    void lines(std::size_t row, std::size_t column, std::string_view message, Style style) {
        for (;;) {
            std::size_t end = message.find('\n');
            text_.put(row++, column, displayText(message.substr(0, end)), style);
            if (end == std::string_view::npos) return;
            message.remove_prefix(end + 1);
        }
    }

    const SourceMap& sources_;
    const Diagnostic& diagnostic_;
    std::size_t gutter_;
    StyledText text_;
};

std::string_view lintGroup(Code lint) {
    switch (lint) {
        case Code::unused_must_use:
        case Code::unused_variables:
        case Code::unused_imports:
        case Code::unused_mut:
        case Code::unused_assignments:
        case Code::dead_code:
        case Code::unreachable_code:
        case Code::unreachable_patterns: return "unused";
        default: return {};
    }
}

std::string plural(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string explanationHint(const Diagnostics& diagnostics) {
    std::set<std::string_view> codes;
    for (const Diagnostic& d : diagnostics.all()) {
        if (d.severity == Severity::Error && !isLint(d.code)) codes.insert(codeText(d.code));
    }
    if (codes.empty()) return {};
    std::string_view first = *codes.begin();
    if (codes.size() == 1) {
        return fmt::format("\nFor more information about this error, try `oxidec explain {}`.\n", first);
    }
    return fmt::format(
        "\nSome errors have detailed explanations: {}.\n"
        "For more information about an error, try `oxidec explain {}`.\n",
        fmt::join(codes, ", "), first);
}

}  // namespace

std::string_view severityText(Severity severity) { return severity == Severity::Error ? "error" : "warning"; }

std::string lintOrigin(const Diagnostic& diagnostic) {
    std::string_view level = diagnostic.severity == Severity::Error ? "deny" : "warn";
    std::string_view group = lintGroup(diagnostic.code);
    std::string part = group.empty() ? "" : fmt::format(" (part of `#[{}({})]`)", level, group);
    return fmt::format("`#[{}({})]`{} on by default", level, codeText(diagnostic.code), part);
}

std::string summaryText(const Diagnostics& diagnostics) {
    std::size_t errors = diagnostics.errorCount();
    std::size_t warnings = diagnostics.all().size() - errors;
    std::string warned = warnings > 0 ? fmt::format("{} emitted", plural(warnings, "warning")) : "";
    if (errors == 0) return warned;
    std::string aborting = errors == 1 ? "aborting due to 1 previous error"
                                       : fmt::format("aborting due to {} previous errors", errors);
    return warnings > 0 ? aborting + "; " + warned : aborting;
}

std::string renderOne(const SourceMap& sources, const Diagnostic& diagnostic, bool showsLint, bool colors) {
    return DiagnosticDrawer(sources, diagnostic).draw(showsLint).text(colors) + "\n";
}

std::string renderHuman(const SourceMap& sources, const Diagnostics& diagnostics, bool colors) {
    std::string text;
    std::set<Code> lintsSeen;
    for (const Diagnostic& d : diagnostics.all()) {
        bool showsLint = isLint(d.code) && lintsSeen.insert(d.code).second;
        text += renderOne(sources, d, showsLint, colors);
    }
    if (text.empty()) return text;
    StyledText summary;
    Severity severity = diagnostics.hasErrors() ? Severity::Error : Severity::Warning;
    summary.put(0, 0, severityText(severity), styleOf(severity));
    summary.append(0, ": " + summaryText(diagnostics), Style::Title);
    return text + summary.text(colors) + (diagnostics.hasErrors() ? explanationHint(diagnostics) : "\n");
}

std::string renderShort(const SourceMap& sources, const Diagnostics& diagnostics) {
    std::string text;
    for (const Diagnostic& d : diagnostics.all()) {
        if (d.span.valid()) {
            LineColumn at = sources.position(d.span);
            text += fmt::format("{}:{}:{}: ", sources.file(d.span.file).name, at.line, at.column);
        }
        std::string_view firstLine = std::string_view(d.message).substr(0, d.message.find('\n'));
        text += fmt::format("{}[{}]: {}\n", severityText(d.severity), codeText(d.code), firstLine);
    }
    return text;
}

}  // namespace oxide::diag
