#include "frontend/diag/diagnostic.h"

#include <algorithm>

namespace oxide::diag {

namespace {

struct CodeInfo {
    std::string_view text;
    std::string_view title;
    bool lint;
};

constexpr CodeInfo kCodes[] = {
#define OX_ERROR(number, title) {#number, title, false},
#define OX_LINT(name, title) {#name, title, true},
#include "frontend/diag/codes.def"
#undef OX_ERROR
#undef OX_LINT
};

const CodeInfo& info(Code code) { return kCodes[static_cast<std::size_t>(code)]; }

}  // namespace

std::string_view codeText(Code code) { return info(code).text; }
std::string_view codeTitle(Code code) { return info(code).title; }
bool isLint(Code code) { return info(code).lint; }

std::optional<Code> parseCode(std::string_view text) {
    for (std::size_t i = 0; i < std::size(kCodes); ++i) {
        if (kCodes[i].text == text) return static_cast<Code>(i);
    }
    return std::nullopt;
}

Diagnostic& Diagnostics::error(Code code, Span span, std::string message) {
    if (!isLint(code)) ++errorCount_;  // lints count when their levels are known
    return items_.emplace_back(Diagnostic{Severity::Error, code, span, std::move(message), {}, {}, {}, {}});
}

Diagnostic& Diagnostics::warning(Code code, Span span, std::string message) {
    return items_.emplace_back(Diagnostic{Severity::Warning, code, span, std::move(message), {}, {}, {}, {}});
}

void Diagnostics::setLevels(const std::function<std::optional<Severity>(const Diagnostic&)>& levelOf) {
    std::erase_if(items_, [&](Diagnostic& one) {
        if (!isLint(one.code)) return false;
        std::optional<Severity> level = levelOf(one);
        if (level) one.severity = *level;
        return !level;
    });
    errorCount_ = static_cast<std::size_t>(std::count_if(
        items_.begin(), items_.end(), [](const Diagnostic& one) { return one.severity == Severity::Error; }));
}

void Diagnostics::leaveExpansions(const SourceMap& sources) {
    auto isExpanded = [&](Span span) { return span.valid() && sources.expansion(span.file) != nullptr; };
    for (Diagnostic& one : items_) {
        std::erase_if(one.fixes, [&](const Fix& fix) {
            return std::any_of(fix.edits.begin(), fix.edits.end(),
                               [&](const Edit& edit) { return isExpanded(edit.span); });
        });
        for (Label& label : one.labels) label.span = sources.written(label.span);
        for (Note& note : one.notes) note.span = sources.written(note.span);
        if (!isExpanded(one.span)) continue;
        Span call = sources.invocation(one.span);
        one.span = sources.written(one.span);
        bool isInside =
            call.file == one.span.file && call.begin <= one.span.begin && one.span.end <= call.end;
        if (!isInside) one.label(call, "in this macro invocation");
    }
}

}  // namespace oxide::diag
