#include "frontend/syntax/macro_match.h"

#include <fmt/format.h>

#include <algorithm>

namespace oxide::syntax {

namespace {

// One way through the pattern.
struct Way {
    std::uint32_t step = 0;
    std::vector<MacroBinding> bindings;
};

void bind(Way& way, const MatchStep& step, std::uint32_t variable, MacroBinding binding) {
    if (variable >= way.bindings.size()) way.bindings.resize(variable + 1);
    if (step.depth == 0) {
        way.bindings[variable] = std::move(binding);
        return;
    }
    MacroBinding* at = &way.bindings[variable];
    for (std::uint32_t i = 1; i < step.depth; ++i) at = &at->rounds.back();
    at->rounds.push_back(std::move(binding));
}

class RuleMatch {
  public:
    RuleMatch(const MacroRule& rule, const MacroDefinition& macro, const TokenRun& arguments,
              const SourceMap& sources, const FragmentEnd& fragmentEnd)
        : rule_(rule), macro_(macro), arguments_(arguments), sources_(sources), fragmentEnd_(fragmentEnd) {}

    MatchResult run() {
        std::vector<Way> current(1);
        for (std::uint32_t at = arguments_.range.begin;;) {
            std::vector<Way> next, atFragment, finished;
            advance(std::move(current), at, next, atFragment, finished);
            if (at == arguments_.range.end && !finished.empty()) {
                if (finished.size() > 1)
                    return failure(MatchResult::Kind::Error, at, "ambiguity: multiple successful parses");
                return {MatchResult::Kind::Matched, std::move(finished.front().bindings), at, {}};
            }
            if (next.empty() && atFragment.empty()) return failure(MatchResult::Kind::Failed, at, {});
            if (atFragment.empty()) {
                current = std::move(next);
                ++at;
                continue;
            }
            if (!next.empty() || atFragment.size() > 1)
                return failure(MatchResult::Kind::Error, at, ambiguity(atFragment, next.size()));
            Way& way = atFragment.front();
            const MatchStep& step = rule_.steps[way.step];
            Fragment fragment = rule_.variables[step.variable].fragment;
            auto end = fragmentEnd_(fragment, at);
            if (!end) return failure(MatchResult::Kind::Error, at, {});
            bind(way, step, step.variable, {fragment, {at, *end}, false, {}});
            ++way.step;
            current = std::move(atFragment);
            at = *end;
        }
    }

  private:
    static MatchResult failure(MatchResult::Kind kind, std::uint32_t at, std::string message) {
        return {kind, {}, at, std::move(message)};
    }

    // Goes on along every way until each needs a token or a fragment.
    void advance(std::vector<Way> ways, std::uint32_t at, std::vector<Way>& next,
                 std::vector<Way>& atFragment, std::vector<Way>& finished) {
        using Kind = MatchStep::Kind;
        while (!ways.empty()) {
            Way way = std::move(ways.back());
            ways.pop_back();
            const MatchStep& step = rule_.steps[way.step];
            switch (step.kind) {
                case Kind::Token:
                    if (!isToken(step.token, at)) break;
                    ++way.step;
                    next.push_back(std::move(way));
                    break;
                case Kind::Fragment:
                    if (fragmentMayBegin(rule_.variables[step.variable].fragment, arguments_, at, sources_))
                        atFragment.push_back(std::move(way));
                    break;
                case Kind::Begin: {
                    for (std::uint32_t i = 0; i < step.count; ++i)
                        bind(way, step, step.variable + i, {{}, {}, true, {}});
                    if (step.op != RepeatOp::Plus) {
                        ways.push_back(way);
                        ways.back().step = step.target;
                    }
                    ++way.step;
                    ways.push_back(std::move(way));
                    break;
                }
                case Kind::Again:
                    if (step.op != RepeatOp::Question) {
                        ways.push_back(way);
                        ways.back().step = step.target;
                    }
                    ++way.step;
                    ways.push_back(std::move(way));
                    break;
                case Kind::Separator:
                    ways.push_back(way);
                    ways.back().step += 2;
                    if (!isToken(step.token, at)) break;
                    ++way.step;
                    next.push_back(std::move(way));
                    break;
                case Kind::AgainBehindSeparator:
                    way.step = step.target;
                    ways.push_back(std::move(way));
                    break;
                case Kind::End: finished.push_back(std::move(way)); break;
            }
        }
    }

    bool isToken(std::uint32_t wanted, std::uint32_t at) const {
        if (at >= arguments_.range.end) return false;
        const RawToken& pattern = macro_.tokens[wanted];
        const RawToken& found = arguments_[at];
        return pattern.type == found.type &&
               sources_.textOf(macro_.tokens.span(wanted)) == sources_.textOf(arguments_.span(at));
    }

    std::string ambiguity(const std::vector<Way>& atFragment, std::size_t others) const {
        std::string list;
        for (std::size_t i = 0; i < atFragment.size(); ++i) {
            const MacroVariable& variable = rule_.variables[rule_.steps[atFragment[i].step].variable];
            bool last = i + 1 == atFragment.size();
            if (i > 0) list += last && others == 0 ? " or " : ", ";
            list += fmt::format("{} ('{}')", fragmentName(variable.fragment), text(variable.name));
        }
        if (others > 0) list += fmt::format(" or {} other option{}", others, others == 1 ? "" : "s");
        return fmt::format(
            "local ambiguity when calling macro `{}`: multiple parsing options: built-in NTs {}",
            text(macro_.name), list);
    }

    const MacroRule& rule_;
    const MacroDefinition& macro_;
    const TokenRun& arguments_;
    const SourceMap& sources_;
    const FragmentEnd& fragmentEnd_;
};

}  // namespace

MatchResult matchRule(const MacroRule& rule, const MacroDefinition& macro, const TokenRun& arguments,
                      const SourceMap& sources, const FragmentEnd& fragmentEnd) {
    return RuleMatch(rule, macro, arguments, sources, fragmentEnd).run();
}

}  // namespace oxide::syntax
