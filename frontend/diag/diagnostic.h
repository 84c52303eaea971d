// Diagnostics: what a pass reports, independent of how it is shown. One mistake, one diagnostic; a message
// has no capital and no full stop and names what the user wrote, in Oxide's spelling.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/base/source.h"

namespace oxide::diag {

enum class Code : std::uint16_t {
#define OX_ERROR(number, title) number,
#define OX_LINT(name, title) name,
#include "frontend/diag/codes.def"
#undef OX_ERROR
#undef OX_LINT
};

std::string_view codeText(Code code);   // "E0382", "unused_must_use"
std::string_view codeTitle(Code code);  // the line in codes.def
bool isLint(Code code);
std::optional<Code> parseCode(std::string_view text);

enum class Severity { Error, Warning };

// Whether a tool may apply a fix without asking.
enum class Applicability { Safe, Suggestion };

struct Label {
    Span span;
    std::string text;
};

struct Note {
    enum class Kind { Note, Help };
    Kind kind;
    Span span;  // invalid: a remark without a place
    std::string text;
};

struct Edit {
    Span span;  // empty span: an insertion
    std::string replacement;
};

struct Fix {
    std::string message;  // shown after `help:`
    std::vector<Edit> edits;
    Applicability applicability;
};

struct Diagnostic {
    Severity severity;
    Code code;
    Span span;  // the primary span: its first line is what rustc would point at
    std::string message;
    std::string primaryLabel;  // text under the primary span, may be empty
    std::vector<Label> labels;
    std::vector<Note> notes;  // and helps without a fix, in the order in which they are shown
    std::vector<Fix> fixes;

    Diagnostic& label(std::string text) { return primaryLabel = std::move(text), *this; }
    Diagnostic& label(Span at, std::string text) { return labels.push_back({at, std::move(text)}), *this; }
    Diagnostic& note(std::string text) {
        return notes.push_back({Note::Kind::Note, {}, std::move(text)}), *this;
    }
    Diagnostic& note(Span at, std::string text) {
        return notes.push_back({Note::Kind::Note, at, std::move(text)}), *this;
    }
    Diagnostic& help(std::string text) {
        return notes.push_back({Note::Kind::Help, {}, std::move(text)}), *this;
    }
    Diagnostic& fix(std::string text, Span at, std::string replacement,
                    Applicability applicability = Applicability::Safe) {
        fixes.push_back({std::move(text), {{at, std::move(replacement)}}, applicability});
        return *this;
    }
};

// Collects what all passes report. References returned by error() and warning() stay valid.
class Diagnostics {
  public:
    Diagnostic& error(Code code, Span span, std::string message);
    Diagnostic& warning(Code code, Span span, std::string message);

    bool hasErrors() const { return errorCount_ > 0; }
    std::size_t errorCount() const { return errorCount_; }
    // Gives lints the levels the program asks for: nothing is silence.
    void setLevels(const std::function<std::optional<Severity>(const Diagnostic&)>& levelOf);
    // Moves what points into expansions of macros to the text that a person wrote, with a mark at the call.
    // Fixes of such text are dropped.
    void leaveExpansions(const SourceMap& sources);
    const std::deque<Diagnostic>& all() const { return items_; }

  private:
    std::deque<Diagnostic> items_;
    std::size_t errorCount_ = 0;
};

}  // namespace oxide::diag
