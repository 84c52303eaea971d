#include "frontend/syntax/macros.h"

#include <fmt/format.h>

#include <algorithm>

#include "frontend/syntax/brackets.h"
#include "frontend/syntax/keywords.h"
#include "frontend/syntax/macro_fragments.h"
#include "frontend/syntax/macro_match.h"
#include "frontend/syntax/macro_transcribe.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

using diag::Code;

namespace {

// As many calls may stand inside of each other's expansions as in Rust.
constexpr std::uint32_t kRecursionLimit = 128;

// Macros that have a path: those with #[macroExport], and those that the file imports by name.
class ExportScan {
  public:
    ExportScan(const TokenRun& run, const SourceMap& sources) : run_(run), sources_(sources) {}

    struct Found {
        std::uint32_t name = 0;
        std::uint32_t open = 0;
        bool isNested = false;  // in the text of another macro
        bool exports = false;
    };

    std::vector<Found> run() {
        bool marked = false;
        std::uint32_t nestedUntil = 0;
        for (std::uint32_t i = run_.range.begin; i < run_.range.end; ++i) {
            if (run_.type(i) == OxideLexer::HASH && run_.type(i + 1) == OxideLexer::LBRACK) {
                std::string_view name = word(i + 2);
                marked |= name == "macroExport" || name == "macro_export";
                i = run_[i + 1].partner;
                continue;
            }
            auto keyword = wordOf(word(i));
            if (keyword == Word::Import || keyword == Word::Use) noteImport(i);
            if (keyword != Word::MacroRules || run_.type(i + 1) != OxideLexer::NOT) {
                marked = false;
                continue;
            }
            bool named = run_.type(i + 2) == OxideLexer::IDENT || run_.type(i + 2) == OxideLexer::RAW_IDENT;
            if (!named || i + 3 >= run_.range.end || run_[i + 3].partner == kNoToken) continue;
            found_.push_back({i + 2, i + 3, i < nestedUntil, std::exchange(marked, false)});
            nestedUntil = std::max(nestedUntil, run_[i + 3].partner);
            i += 3;
        }
        for (Found& one : found_) one.exports |= imported_.contains(word(one.name));
        return std::move(found_);
    }

  private:
    std::string_view word(std::uint32_t at) const {
        bool isWord = run_.type(at) == OxideLexer::IDENT || run_.type(at) == OxideLexer::RAW_IDENT;
        return isWord ? sources_.textOf(run_.span(at)) : std::string_view();
    }

    void noteImport(std::uint32_t at) {
        for (std::uint32_t i = at + 1; i < run_.range.end && run_.type(i) != OxideLexer::SEMI; ++i) {
            bool inGroup = run_.type(i - 1) == OxideLexer::COMMA || run_.type(i - 1) == OxideLexer::LBRACE ||
                           run_.type(i) == OxideLexer::RBRACE;
            if (run_[i].newlineBefore && !inGroup && run_.type(i) != OxideLexer::DOT) break;
            imported_.insert(word(i));
        }
    }

    const TokenRun& run_;
    const SourceMap& sources_;
    std::vector<Found> found_;
    std::set<std::string_view> imported_;
};

}  // namespace

const LexedFile& Macros::addFile(FileId file, LexedFile lexed) {
    auto& kept = files_[file.value];
    kept = std::make_unique<LexedFile>(std::move(lexed));
    TokenRun whole{file, kept.get(), {0, static_cast<std::uint32_t>(kept->tokens.size())}};
    for (const auto& found : ExportScan(whole, sources_).run()) {
        names_.insert(intern(sources_.textOf(whole.span(found.name))));
        if (found.isNested || !found.exports) continue;
        MacroDefinition& macro = definition(file, found.name, found.open);
        macro.isExported = true;
        exported_[macro.name] = &macro;
    }
    return *kept;
}

MacroDefinition& Macros::definition(FileId file, std::uint32_t name, std::uint32_t open) {
    const LexedFile& lexed = tokensOf(file);
    auto& macro = definitions_[{file.value, lexed.tokens[open].begin}];
    if (macro) return *macro;
    macro = std::make_unique<MacroDefinition>();
    macro->tokens = {file, &lexed, {open + 1, lexed.tokens[open].partner}};
    macro->nameSpan = macro->tokens.span(name);
    std::string_view written = sources_.textOf(macro->nameSpan);
    if (written.starts_with("r#")) written.remove_prefix(2);
    macro->name = intern(written);
    return *macro;
}

MacroDefinition& Macros::define(FileId file, std::uint32_t name, std::uint32_t open,
                                diag::Diagnostics& diagnostics) {
    MacroDefinition& macro = definition(file, name, open);
    readRules(macro, sources_, diagnostics);
    visible_.push_back(&macro);
    return macro;
}

MacroDefinition* Macros::find(Name name, bool qualified, diag::Diagnostics& diagnostics) {
    if (!qualified) {
        auto found = std::find_if(visible_.rbegin(), visible_.rend(),
                                  [&](const MacroDefinition* macro) { return macro->name == name; });
        if (found != visible_.rend()) return *found;
    }
    auto found = exported_.find(name);
    if (found == exported_.end()) return nullptr;
    readRules(*found->second, sources_, diagnostics);
    return found->second;
}

std::optional<FileId> Macros::expand(MacroDefinition& macro, const TokenRun& arguments, Span call,
                                     diag::Diagnostics& diagnostics) {
    macro.isUsed = true;
    if (!macro.isUsable) return std::nullopt;
    const Expansion* around = sources_.expansion(call.file);
    std::uint32_t depth = around ? around->depth + 1 : 1;
    if (depth > kRecursionLimit) {
        diagnostics.error(Code::E1008, call,
                          fmt::format("recursion limit reached while expanding `{}!`", text(macro.name)));
        return std::nullopt;
    }
    auto end = [&](Fragment fragment, std::uint32_t at) {
        return fragmentEnd(fragment, arguments, at, sources_, names_, diagnostics);
    };
    std::uint32_t furthest = arguments.range.begin;
    for (const MacroRule& rule : macro.rules) {
        MatchResult match = matchRule(rule, macro, arguments, sources_, end);
        if (match.kind == MatchResult::Kind::Failed) {
            furthest = std::max(furthest, match.at);
            continue;
        }
        if (match.kind == MatchResult::Kind::Error) {
            if (match.message.empty()) return std::nullopt;
            Span at = match.at < arguments.range.end ? arguments.span(match.at) : call;
            diagnostics.error(Code::E1008, at, std::move(match.message));
            return std::nullopt;
        }
        auto written = transcribe(macro, rule, arguments, match.bindings, sources_, diagnostics);
        if (!written) return std::nullopt;
        LexedFile lexed;
        lexed.tokens = std::move(written->tokens);
        FileId file = sources_.addExpansion(std::move(written->text),
                                            {call, macro.nameSpan, depth, std::move(written->pieces)});
        if (!pairBrackets(lexed.tokens, file, sources_.file(file).text, diagnostics)) return std::nullopt;
        addFile(file, std::move(lexed));
        return file;
    }
    reportNoRule(macro, arguments, furthest, call, diagnostics);
    return std::nullopt;
}

void Macros::reportNoRule(const MacroDefinition& macro, const TokenRun& arguments, std::uint32_t at,
                          Span call, diag::Diagnostics& diagnostics) {
    if (at >= arguments.range.end) {
        diagnostics.error(Code::E1008, call, "unexpected end of macro invocation")
            .label("missing tokens in macro arguments")
            .label(macro.nameSpan, "when calling this macro");
        return;
    }
    diagnostics
        .error(Code::E1008, arguments.span(at),
               fmt::format("no rules expected `{}`", sources_.textOf(arguments.span(at))))
        .label("no rules expected this token in macro call")
        .label(macro.nameSpan, "when calling this macro");
}

}  // namespace oxide::syntax
