// The rules of a definition, and what rustc demands of them before any call.
#include "frontend/syntax/macro_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "frontend/syntax/macro_follow.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

using diag::Code;

namespace {

constexpr std::array kFragmentNames = {"block", "expr",      "ident", "item", "lifetime", "literal", "meta",
                                       "pat",   "pat_param", "path",  "stmt", "tt",       "ty",      "vis"};

std::optional<Fragment> fragmentOf(std::string_view name) {
    if (name == "patParam") return Fragment::PatParam;
    if (name == "expr_2021" || name == "expr2021") return Fragment::Expr;
    auto found = std::ranges::find(kFragmentNames, name);
    if (found == kFragmentNames.end()) return std::nullopt;
    return static_cast<Fragment>(found - kFragmentNames.begin());
}

std::optional<RepeatOp> repeatOp(std::uint16_t type) {
    switch (type) {
        case OxideLexer::STAR: return RepeatOp::Star;
        case OxideLexer::PLUS: return RepeatOp::Plus;
        case OxideLexer::QUESTION: return RepeatOp::Question;
        default: return std::nullopt;
    }
}

class RulesReader {
  public:
    RulesReader(MacroDefinition& macro, const SourceMap& sources, diag::Diagnostics& diagnostics)
        : macro_(macro), run_(macro.tokens), sources_(sources), diagnostics_(diagnostics) {}

    void run() {
        std::uint32_t at = run_.range.begin;
        if (at == run_.range.end) error(macro_.nameSpan, "macros must contain at least one rule");
        while (at < run_.range.end) {
            if (!isGroup(at)) {
                error(run_.span(at), fmt::format("expected a delimited pattern, found `{}`", textOf(at)));
                break;
            }
            RawRange pattern{at + 1, run_[at].partner};
            std::uint32_t arrow = run_[at].partner + 1;
            if (run_.type(arrow) != OxideLexer::FAT_ARROW || !isGroup(arrow + 1)) {
                std::uint32_t wrong = run_.type(arrow) == OxideLexer::FAT_ARROW ? arrow + 1 : arrow;
                if (wrong >= run_.range.end) --wrong;
                error(run_.span(wrong), wrong == arrow ? "expected `=>` behind the pattern of a macro's rule"
                                                       : "macro rhs must be delimited");
                break;
            }
            rule(pattern, {arrow + 2, run_[arrow + 1].partner});
            at = run_[arrow + 1].partner + 1;
            if (at == run_.range.end) break;
            if (run_.type(at) != OxideLexer::SEMI) {
                error(run_.span(at),
                      fmt::format("expected `;` between the rules of a macro, found `{}`", textOf(at)));
                break;
            }
            ++at;
        }
    }

  private:
    diag::Diagnostic& error(Span at, std::string message) {
        macro_.isUsable = false;
        return diagnostics_.error(Code::E1008, at, std::move(message));
    }
    std::string_view textOf(std::uint32_t at) const { return sources_.textOf(run_.span(at)); }

    bool isGroup(std::uint32_t at) const {
        std::uint16_t type = run_.type(at);
        return type == OxideLexer::LPAREN || type == OxideLexer::LBRACK || type == OxideLexer::LBRACE;
    }

    void rule(RawRange pattern, RawRange body) {
        MacroRule result;
        result.body = body;
        std::vector<Matcher> matchers = parse(pattern);
        bound_.clear();
        checkNames(matchers);
        if (macro_.isUsable) checkFollow(matchers);
        compile(matchers, 0, result);
        result.steps.push_back({.kind = MatchStep::Kind::End});
        macro_.rules.push_back(std::move(result));
    }

    std::vector<Matcher> parse(RawRange range) {
        std::vector<Matcher> result;
        for (std::uint32_t i = range.begin; i < range.end;) {
            Matcher one;
            one.at = i;
            if (run_.type(i) == OxideLexer::DOLLAR && i + 1 < range.end) {
                i = variable(one, range);
            } else if (isGroup(i)) {
                one.kind = Matcher::Kind::Group;
                one.inner = parse({i + 1, run_[i].partner});
                i = run_[i].partner + 1;
            } else {
                ++i;
            }
            result.push_back(std::move(one));
        }
        return result;
    }

    // `$( .. )*` or `$name:fragment` at one.at; gives the token behind it.
    std::uint32_t variable(Matcher& one, RawRange range) {
        std::uint32_t next = one.at + 1;
        if (run_.type(next) == OxideLexer::LPAREN) {
            one.kind = Matcher::Kind::Repetition;
            std::uint32_t close = run_[next].partner;
            auto repetition = repetitionAt(run_, one.at);
            if (!repetition || repetition->end > range.end) {
                error(run_.span(close), "expected one of: `*`, `+`, or `?`");
                return close + 1;
            }
            one.repetition = *repetition;
            one.inner = parse(repetition->inner);
            if (repetition->op == RepeatOp::Question && repetition->separator)
                error(run_.span(repetition->end - 1),
                      "the `?` macro repetition operator does not take a separator");
            if (matchesNothing(one.inner) && repetition->op != RepeatOp::Question)
                error(run_.span({next, close + 1}), "repetition matches empty token tree");
            return repetition->end;
        }
        if (run_.type(next) != OxideLexer::IDENT && run_.type(next) != OxideLexer::RAW_IDENT) return next;
        one.kind = Matcher::Kind::Fragment;
        one.name = intern(textOf(next));
        if (next + 2 >= range.end || run_.type(next + 1) != OxideLexer::COLON ||
            run_.type(next + 2) != OxideLexer::IDENT) {
            error(run_.span({one.at, next + 1}), "missing fragment specifier")
                .help("fragment specifiers must be provided: `$name:expr`");
            return next + 1;
        }
        auto fragment = fragmentOf(textOf(next + 2));
        if (!fragment) {
            error(run_.span({one.at, next + 3}),
                  fmt::format("invalid fragment specifier `{}`", textOf(next + 2)))
                .help(
                    "valid fragment specifiers are `ident`, `block`, `stmt`, `expr`, `pat`, `ty`, "
                    "`lifetime`, "
                    "`literal`, `path`, `meta`, `tt`, `item` and `vis`");
        } else {
            one.fragment = *fragment;
        }
        return next + 3;
    }

    static bool matchesNothing(const std::vector<Matcher>& matchers) {
        return std::ranges::all_of(matchers, [](const Matcher& one) {
            if (one.kind == Matcher::Kind::Fragment) return one.fragment == Fragment::Vis;
            return one.kind == Matcher::Kind::Repetition && one.repetition.op != RepeatOp::Plus;
        });
    }

    void checkNames(const std::vector<Matcher>& matchers) {
        for (const Matcher& one : matchers) {
            checkNames(one.inner);
            if (one.kind != Matcher::Kind::Fragment) continue;
            if (std::ranges::find(bound_, one.name) != bound_.end())
                error(run_.span({one.at, one.at + 2}), "duplicate matcher binding");
            bound_.push_back(one.name);
        }
    }

    void checkFollow(const std::vector<Matcher>& matchers) {
        if (auto mistake = followMistake(matchers, run_, sources_)) error(mistake->at, mistake->message);
    }

    void compile(const std::vector<Matcher>& matchers, std::uint32_t depth, MacroRule& rule) {
        using Kind = MatchStep::Kind;
        for (const Matcher& one : matchers) {
            switch (one.kind) {
                case Matcher::Kind::Token:
                    rule.steps.push_back({.kind = Kind::Token, .token = one.at});
                    break;
                case Matcher::Kind::Group:
                    rule.steps.push_back({.kind = Kind::Token, .token = one.at});
                    compile(one.inner, depth, rule);
                    rule.steps.push_back({.kind = Kind::Token, .token = run_[one.at].partner});
                    break;
                case Matcher::Kind::Fragment: {
                    auto number = static_cast<std::uint32_t>(rule.variables.size());
                    rule.variables.push_back({one.name, one.fragment});
                    rule.steps.push_back(
                        {.kind = Kind::Fragment, .token = one.at, .variable = number, .depth = depth});
                    break;
                }
                case Matcher::Kind::Repetition: repeat(one, depth, rule); break;
            }
        }
    }

    void repeat(const Matcher& one, std::uint32_t depth, MacroRule& rule) {
        using Kind = MatchStep::Kind;
        RepeatOp op = one.repetition.op;
        auto begin = static_cast<std::uint32_t>(rule.steps.size());
        auto first = static_cast<std::uint32_t>(rule.variables.size());
        rule.steps.push_back({.kind = Kind::Begin, .variable = first, .depth = depth, .op = op});
        compile(one.inner, depth + 1, rule);
        if (one.repetition.separator) {
            rule.steps.push_back({.kind = Kind::Separator, .token = *one.repetition.separator});
            rule.steps.push_back({.kind = Kind::AgainBehindSeparator, .target = begin + 1});
        } else {
            rule.steps.push_back({.kind = Kind::Again, .target = begin + 1, .op = op});
        }
        rule.steps[begin].count = static_cast<std::uint32_t>(rule.variables.size()) - first;
        rule.steps[begin].target = static_cast<std::uint32_t>(rule.steps.size());
    }

    MacroDefinition& macro_;
    const TokenRun& run_;
    const SourceMap& sources_;
    diag::Diagnostics& diagnostics_;
    std::vector<Name> bound_;
};

}  // namespace

std::string_view fragmentName(Fragment fragment) {
    return kFragmentNames[static_cast<std::size_t>(fragment)];
}

std::optional<Repetition> repetitionAt(const TokenRun& run, std::uint32_t dollar) {
    Repetition result;
    std::uint32_t close = run[dollar + 1].partner;
    result.inner = {dollar + 2, close};
    std::uint32_t next = close + 1;
    auto op = repeatOp(run.type(next));
    if (!op) {
        op = repeatOp(run.type(next + 1));
        if (!op || run.type(next) == kEndOfFile) return std::nullopt;
        result.separator = next++;
    }
    result.op = *op;
    result.end = next + 1;
    return result;
}

void readRules(MacroDefinition& macro, const SourceMap& sources, diag::Diagnostics& diagnostics) {
    if (std::exchange(macro.isRead, true)) return;
    RulesReader(macro, sources, diagnostics).run();
}

}  // namespace oxide::syntax
