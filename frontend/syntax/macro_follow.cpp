#include "frontend/syntax/macro_follow.h"

#include <fmt/format.h>

#include <algorithm>

#include "frontend/syntax/keywords.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

namespace {

// What the rest of a pattern may begin with: tokens, fragments, or nothing more.
struct Beginning {
    std::vector<const Matcher*> matchers;
    std::vector<std::uint32_t> separators;  // tokens that are no matchers
    bool mayBeEmpty = true;

    void add(const Beginning& other) {
        matchers.insert(matchers.end(), other.matchers.begin(), other.matchers.end());
        separators.insert(separators.end(), other.separators.begin(), other.separators.end());
    }
};

class FollowCheck {
  public:
    FollowCheck(const TokenRun& run, const SourceMap& sources) : run_(run), sources_(sources) {}

    std::optional<FollowMistake> run(const std::vector<Matcher>& pattern) {
        Beginning closing;
        closing.mayBeEmpty = false;
        check(pattern, closing);
        return mistake_;
    }

  private:
    Beginning beginningOf(const std::vector<Matcher>& pattern, std::size_t from, const Beginning& behind) {
        Beginning result;
        for (std::size_t i = from; i < pattern.size(); ++i) {
            const Matcher& one = pattern[i];
            if (one.kind == Matcher::Kind::Repetition) {
                Beginning inner = beginningOf(one.inner, 0, {});
                result.add(inner);
                if (inner.mayBeEmpty && one.repetition.separator)
                    result.separators.push_back(*one.repetition.separator);
                if (one.repetition.op == RepeatOp::Plus && !inner.mayBeEmpty) {
                    result.mayBeEmpty = false;
                    return result;
                }
                continue;
            }
            result.matchers.push_back(&one);
            if (one.kind == Matcher::Kind::Fragment && one.fragment == Fragment::Vis) continue;
            result.mayBeEmpty = false;
            return result;
        }
        result.add(behind);
        result.mayBeEmpty = behind.mayBeEmpty;
        return result;
    }

    void check(const std::vector<Matcher>& pattern, const Beginning& behind) {
        for (std::size_t i = 0; i < pattern.size() && !mistake_; ++i) {
            const Matcher& one = pattern[i];
            Beginning next = beginningOf(pattern, i + 1, behind);
            if (one.kind == Matcher::Kind::Group) {
                check(one.inner, {{}, {}, false});
            } else if (one.kind == Matcher::Kind::Repetition) {
                // behind the last token of a round stands a separator, or what follows
                if (one.repetition.separator) next.separators.push_back(*one.repetition.separator);
                check(one.inner, next);
            } else if (one.kind == Matcher::Kind::Fragment) {
                for (const Matcher* follower : next.matchers) {
                    if (!mistake_ && !mayFollow(one.fragment, *follower)) report(one, follower->at, follower);
                }
                for (std::uint32_t token : next.separators) {
                    if (!mistake_ && !mayFollow(one.fragment, token)) report(one, token, nullptr);
                }
            }
        }
    }

    bool mayFollow(Fragment fragment, const Matcher& follower) const {
        if (follower.kind != Matcher::Kind::Fragment) return mayFollow(fragment, follower.at);
        switch (fragment) {
            case Fragment::Ty:
            case Fragment::Path: return follower.fragment == Fragment::Block;
            case Fragment::Vis:
                return follower.fragment == Fragment::Ident || follower.fragment == Fragment::Ty ||
                       follower.fragment == Fragment::Path;
            case Fragment::Expr:
            case Fragment::Stmt:
            case Fragment::Pat:
            case Fragment::PatParam: return false;
            default: return true;
        }
    }

    bool mayFollow(Fragment fragment, std::uint32_t token) const {
        std::uint16_t type = run_.type(token);
        auto word = type == OxideLexer::IDENT ? wordOf(sources_.textOf(run_.span(token))) : std::nullopt;
        bool listEnd = type == OxideLexer::FAT_ARROW || type == OxideLexer::COMMA;
        switch (fragment) {
            case Fragment::Expr:
            case Fragment::Stmt: return listEnd || type == OxideLexer::SEMI;
            case Fragment::Pat:
            case Fragment::PatParam:
                if (type == OxideLexer::OR) return fragment == Fragment::PatParam;
                return listEnd || type == OxideLexer::ASSIGN || word == Word::If || word == Word::In;
            case Fragment::Ty:
            case Fragment::Path:
                return listEnd || type == OxideLexer::LBRACE || type == OxideLexer::LBRACK ||
                       type == OxideLexer::ASSIGN || type == OxideLexer::COLON || type == OxideLexer::GT ||
                       type == OxideLexer::SEMI || type == OxideLexer::OR || word == Word::As ||
                       word == Word::Where;
            case Fragment::Vis:
                return type == OxideLexer::COMMA || type == OxideLexer::LPAREN ||
                       type == OxideLexer::LBRACK || type == OxideLexer::AMP || type == OxideLexer::STAR ||
                       type == OxideLexer::NOT || type == OxideLexer::LT || type == OxideLexer::LIFETIME ||
                       (type == OxideLexer::IDENT && word != Word::Private);
            default: return true;
        }
    }

    void report(const Matcher& one, std::uint32_t token, const Matcher* follower) {
        bool isFragment = follower != nullptr && follower->kind == Matcher::Kind::Fragment;
        std::uint32_t end = isFragment ? token + 4 : token + 1;
        Span at = run_.span({token, end});
        mistake_ = FollowMistake{
            at, fmt::format("`${}:{}` is followed by `{}`, which is not allowed for `{}` fragments",
                            text(one.name), fragmentName(one.fragment), sources_.textOf(at),
                            fragmentName(one.fragment))};
    }

    const TokenRun& run_;
    const SourceMap& sources_;
    std::optional<FollowMistake> mistake_;
};

}  // namespace

std::optional<FollowMistake> followMistake(const std::vector<Matcher>& pattern, const TokenRun& run,
                                           const SourceMap& sources) {
    return FollowCheck(run, sources).run(pattern);
}

}  // namespace oxide::syntax
