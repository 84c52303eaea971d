#include "frontend/diag/render_json.h"

#include <nlohmann/json.hpp>
#include <set>

#include "frontend/diag/explain.h"
#include "frontend/diag/render_text.h"

namespace oxide::diag {

namespace {

using Json = nlohmann::ordered_json;

// Code points, 1-based, as in SourceMap::position.
std::uint32_t lineLength(const SourceMap& sources, FileId file, std::uint32_t line) {
    std::uint32_t count = 0;
    for (char c : sources.lineText(file, line)) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

Json spanJson(const SourceMap& sources, Span span, bool isPrimary, const std::string& label) {
    LineColumn first = sources.position(span.file, span.begin);
    LineColumn last = sources.position(span.file, span.end);
    Json lines = Json::array();
    for (std::uint32_t line = first.line; line <= last.line; ++line) {
        std::uint32_t from = line == first.line ? first.column : 1;
        std::uint32_t to = line == last.line ? last.column : lineLength(sources, span.file, line) + 1;
        lines.push_back(
            {{"text", sources.lineText(span.file, line)}, {"highlight_start", from}, {"highlight_end", to}});
    }
    return {{"file_name", sources.file(span.file).name},
            {"byte_start", span.begin},
            {"byte_end", span.end},
            {"line_start", first.line},
            {"line_end", last.line},
            {"column_start", first.column},
            {"column_end", last.column},
            {"is_primary", isPrimary},
            {"text", std::move(lines)},
            {"label", label.empty() ? Json(nullptr) : Json(label)},
            {"suggested_replacement", nullptr},
            {"suggestion_applicability", nullptr},
            {"expansion", nullptr}};
}

Json childJson(const char* level, const std::string& message, Json spans) {
    return {{"message", message},        {"code", nullptr},           {"level", level},
            {"spans", std::move(spans)}, {"children", Json::array()}, {"rendered", nullptr}};
}

Json fixJson(const SourceMap& sources, const Fix& fix) {
    Json spans = Json::array();
    bool safe = fix.applicability == Applicability::Safe;
    for (const Edit& edit : fix.edits) {
        Json span = spanJson(sources, edit.span, true, {});
        span["suggested_replacement"] = edit.replacement;
        span["suggestion_applicability"] = safe ? "MachineApplicable" : "MaybeIncorrect";
        spans.push_back(std::move(span));
    }
    return childJson("help", fix.message, std::move(spans));
}

Json diagnosticJson(const SourceMap& sources, const Diagnostic& d, bool showsLint) {
    Json spans = Json::array();
    if (d.span.valid()) spans.push_back(spanJson(sources, d.span, true, d.primaryLabel));
    for (const Label& label : d.labels) {
        if (label.span.valid()) spans.push_back(spanJson(sources, label.span, false, label.text));
    }
    Json children = Json::array();
    for (const Note& note : d.notes) {
        Json at = Json::array();
        if (note.span.valid()) at.push_back(spanJson(sources, note.span, true, {}));
        children.push_back(
            childJson(note.kind == Note::Kind::Help ? "help" : "note", note.text, std::move(at)));
    }
    if (showsLint) children.push_back(childJson("note", lintOrigin(d), Json::array()));
    for (const Fix& fix : d.fixes) children.push_back(fixJson(sources, fix));
    std::string_view page = explanation(d.code);
    Json code = {{"code", codeText(d.code)}, {"explanation", page.empty() ? Json(nullptr) : Json(page)}};
    return {{"$message_type", "diagnostic"},
            {"message", d.message},
            {"code", std::move(code)},
            {"level", severityText(d.severity)},
            {"spans", std::move(spans)},
            {"children", std::move(children)},
            {"rendered", renderOne(sources, d, showsLint, false)}};
}

Json messageJson(Severity severity, std::string_view message) {
    std::string rendered = std::string(severityText(severity)) + ": " + std::string(message) + "\n\n";
    return {{"$message_type", "diagnostic"},   {"message", message},     {"code", nullptr},
            {"level", severityText(severity)}, {"spans", Json::array()}, {"children", Json::array()},
            {"rendered", std::move(rendered)}};
}

}  // namespace

std::string renderJson(const SourceMap& sources, const Diagnostics& diagnostics) {
    std::string text;
    std::set<Code> lintsSeen;
    for (const Diagnostic& d : diagnostics.all()) {
        bool showsLint = isLint(d.code) && lintsSeen.insert(d.code).second;
        text += diagnosticJson(sources, d, showsLint).dump() + "\n";
    }
    std::string summary = summaryText(diagnostics);
    if (summary.empty()) return text;
    Severity severity = diagnostics.hasErrors() ? Severity::Error : Severity::Warning;
    return text + messageJson(severity, summary).dump() + "\n";
}

std::string renderJsonMessage(std::string_view message) {
    return messageJson(Severity::Error, message).dump() + "\n";
}

}  // namespace oxide::diag
