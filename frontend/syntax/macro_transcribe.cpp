#include "frontend/syntax/macro_transcribe.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "frontend/syntax/keywords.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

using diag::Code;

namespace {

class Transcriber {
  public:
    Transcriber(const MacroDefinition& macro, const MacroRule& rule, const TokenRun& arguments,
                const std::vector<MacroBinding>& bindings, const SourceMap& sources,
                diag::Diagnostics& diagnostics)
        : macro_(macro.tokens),
          rule_(rule),
          arguments_(arguments),
          bindings_(bindings),
          sources_(sources),
          diagnostics_(diagnostics) {}

    std::optional<Transcript> run() {
        if (!range(rule_.body)) return std::nullopt;
        return std::move(result_);
    }

  private:
    bool error(Span at, std::string message) {
        diagnostics_.error(Code::E1008, at, std::move(message));
        return false;
    }

    std::string_view textOf(std::uint32_t at) const { return sources_.textOf(macro_.span(at)); }

    bool range(RawRange body) {
        for (std::uint32_t i = body.begin; i < body.end;) {
            if (macro_.type(i) != OxideLexer::DOLLAR || i + 1 >= body.end) {
                write(macro_, i, {});
                ++i;
                continue;
            }
            std::uint32_t next = i + 1;
            if (macro_.type(next) == OxideLexer::LPAREN) {
                auto repetition = repetitionAt(macro_, i);
                if (!repetition || repetition->end > body.end)
                    return error(macro_.span(macro_[next].partner), "expected one of: `*`, `+`, or `?`");
                if (!repeat(*repetition, i)) return false;
                i = repetition->end;
                continue;
            }
            if (textOf(next) == "crate") {
                write(macro_, next, {}).glued = macro_[i].glued;
                result_.tokens.back().newlineBefore = macro_[i].newlineBefore;
                i += 2;
                continue;
            }
            auto variable = variableAt(next);
            if (!variable) {
                write(macro_, i, {});
                ++i;
                continue;
            }
            if (!substitute(*variable, i)) return false;
            i += 2;
        }
        return true;
    }

    std::optional<std::size_t> variableAt(std::uint32_t at) const {
        if (macro_.type(at) != OxideLexer::IDENT && macro_.type(at) != OxideLexer::RAW_IDENT)
            return std::nullopt;
        Name name = intern(textOf(at));
        for (std::size_t i = 0; i < rule_.variables.size(); ++i) {
            if (rule_.variables[i].name == name) return i;
        }
        return std::nullopt;
    }

    // The binding of a variable in the rounds that are being written; it may repeat further.
    const MacroBinding& current(std::size_t variable) const {
        const MacroBinding* binding = &bindings_[variable];
        for (std::size_t round : rounds_) {
            if (!binding->repeats) break;
            binding = &binding->rounds[round];
        }
        return *binding;
    }

    bool substitute(std::size_t variable, std::uint32_t dollar) {
        const MacroBinding& binding = current(variable);
        Span written = macro_.span({dollar, dollar + 2});
        if (binding.repeats)
            return error(macro_.span(dollar + 1),
                         fmt::format("variable `{}` is still repeating at this depth", textOf(dollar + 1)));
        RawRange tokens = binding.tokens;
        bool group = binding.fragment == Fragment::Expr && arguments_.behind(tokens.begin) < tokens.end;
        bool breaks = std::exchange(breakNext_, false);
        std::size_t first = result_.tokens.size();
        if (group) mark(OxideLexer::GROUP_OPEN);
        std::size_t firstReal = result_.tokens.size();
        for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) write(arguments_, i, written);
        if (group) mark(OxideLexer::GROUP_CLOSE);
        if (first == result_.tokens.size()) return true;
        // The line breaks of the macro's text count; in tokens that are passed on one by one, their own as
        // well.
        bool ownBreak = binding.fragment == Fragment::Tt && result_.tokens[firstReal].newlineBefore;
        if (firstReal > first) result_.tokens[firstReal].newlineBefore = false;
        result_.tokens[first].newlineBefore = macro_[dollar].newlineBefore || ownBreak || breaks;
        result_.tokens[first].glued = macro_[dollar].glued;
        // A statement or an item ends where it ends.
        breakNext_ = binding.fragment == Fragment::Stmt || binding.fragment == Fragment::Item;
        return true;
    }

    // How often a repetition is written: the variables in it that repeat must agree.
    bool repeat(const Repetition& repetition, std::uint32_t dollar) {
        Span at = macro_.span({dollar + 1, repetition.inner.end + 1});
        std::optional<std::size_t> count;
        std::uint32_t counted = 0;
        for (std::uint32_t i = repetition.inner.begin; i + 1 < repetition.inner.end; ++i) {
            if (macro_.type(i) != OxideLexer::DOLLAR) continue;
            auto variable = variableAt(i + 1);
            if (!variable) continue;
            const MacroBinding& binding = current(*variable);
            if (!binding.repeats) continue;
            auto times = [](std::size_t n) { return fmt::format("{} time{}", n, n == 1 ? "" : "s"); };
            if (count && *count != binding.rounds.size())
                return error(
                    at, fmt::format("meta-variable `{}` repeats {}, but `{}` repeats {}", textOf(counted),
                                    times(*count), textOf(i + 1), times(binding.rounds.size())));
            count = binding.rounds.size();
            counted = i + 1;
        }
        if (!count)
            return error(at,
                         "attempted to repeat an expression containing no syntax variables matched as "
                         "repeating at this depth");
        for (std::size_t round = 0; round < *count; ++round) {
            if (round > 0 && repetition.separator) write(macro_, *repetition.separator, {});
            std::size_t first = result_.tokens.size();
            rounds_.push_back(round);
            bool good = range(repetition.inner);
            rounds_.pop_back();
            if (!good) return false;
            if (first < result_.tokens.size()) beginRound(first, round > 0, macro_[dollar].newlineBefore);
        }
        return true;
    }

    // Two rounds that each are a statement need a line break between them, even if they are written in one
    // line.
    void beginRound(std::size_t first, bool isLater, bool breaksBefore) {
        RawToken& token = result_.tokens[first];
        auto textAt = [&](const RawToken& t) {
            return std::string_view(result_.text).substr(t.begin, t.end - t.begin);
        };
        if (!isLater) {
            token.newlineBefore |= breaksBefore;
            return;
        }
        if (token.type != OxideLexer::IDENT) return;
        auto word = wordOf(textAt(token));
        bool continues = word == Word::As || word == Word::In || word == Word::Else || word == Word::Where;
        const RawToken& before = result_.tokens[first - 1];
        auto wordBefore = before.type == OxideLexer::IDENT ? wordOf(textAt(before)) : std::nullopt;
        bool isKeyword = wordBefore && *wordBefore < Word::Var;
        if (!continues && !isKeyword && endsOperand(before)) token.newlineBefore = true;
    }

    void mark(std::uint16_t type) {
        RawToken& token = result_.tokens.emplace_back();
        token.type = type;
        token.begin = token.end = static_cast<std::uint32_t>(result_.text.size());
        token.glued = type == OxideLexer::GROUP_CLOSE;
    }

    RawToken& write(const TokenRun& from, std::uint32_t at, Span variable) {
        RawToken token = from[at];
        std::string_view text = sources_.textOf(from.span(at));
        if (!result_.tokens.empty() && !token.glued) {
            const RawToken& last = result_.tokens.back();
            std::string_view lastText =
                std::string_view(result_.text).substr(last.begin, last.end - last.begin);
            if (blankBetween(last, lastText, token)) result_.text += ' ';
        }
        token.begin = static_cast<std::uint32_t>(result_.text.size());
        result_.text += text;
        token.end = static_cast<std::uint32_t>(result_.text.size());
        token.partner = kNoToken;
        if (std::exchange(breakNext_, false) && token.type != OxideLexer::SEMI) token.newlineBefore = true;
        if (!text.empty()) result_.pieces.push_back({token.begin, from.span(at), variable});
        result_.tokens.push_back(token);
        return result_.tokens.back();
    }

    const TokenRun& macro_;
    const MacroRule& rule_;
    const TokenRun& arguments_;
    const std::vector<MacroBinding>& bindings_;
    const SourceMap& sources_;
    diag::Diagnostics& diagnostics_;
    Transcript result_;
    std::vector<std::size_t> rounds_;
    bool breakNext_ = false;  // a statement stands in front
};

}  // namespace

std::optional<Transcript> transcribe(const MacroDefinition& macro, const MacroRule& rule,
                                     const TokenRun& arguments, const std::vector<MacroBinding>& bindings,
                                     const SourceMap& sources, diag::Diagnostics& diagnostics) {
    return Transcriber(macro, rule, arguments, bindings, sources, diagnostics).run();
}

}  // namespace oxide::syntax
