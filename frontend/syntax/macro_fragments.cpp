#include "frontend/syntax/macro_fragments.h"

#include <fmt/format.h>

#include <algorithm>

#include "frontend/syntax/keywords.h"
#include "frontend/syntax/macro_match.h"
#include "frontend/syntax/part_parser.h"
#include "frontend/syntax/token.h"
#include "frontend/syntax/type_scan.h"

namespace oxide::syntax {

namespace {

bool beginsLiteral(std::uint16_t type) { return isLiteral(type) || type == OxideLexer::STRING_OPEN; }

bool isTruth(std::optional<Word> word) { return word == Word::True || word == Word::False; }

bool beginsExpr(std::uint16_t type, std::optional<Word> word) {
    switch (type) {
        case OxideLexer::IDENT: break;
        case OxideLexer::RAW_IDENT:
        case OxideLexer::LPAREN:
        case OxideLexer::LBRACK:
        case OxideLexer::LBRACE:
        case OxideLexer::GROUP_OPEN:
        case OxideLexer::MINUS:
        case OxideLexer::NOT:
        case OxideLexer::STAR:
        case OxideLexer::AMP:
        case OxideLexer::AND:
        case OxideLexer::OR:
        case OxideLexer::OROR:
        case OxideLexer::DOTDOT:
        case OxideLexer::DOTDOTEQ:
        case OxideLexer::LT:
        case OxideLexer::LIFETIME: return true;
        default: return beginsLiteral(type);
    }
    if (!word || *word >= Word::Var) return true;
    switch (*word) {
        case Word::As:
        case Word::Dyn:
        case Word::Else:
        case Word::Enum:
        case Word::Extern:
        case Word::Fn:
        case Word::Impl:
        case Word::In:
        case Word::Let:
        case Word::Mut:
        case Word::Ref:
        case Word::Struct:
        case Word::Trait:
        case Word::Type:
        case Word::Where: return false;
        default: return true;
    }
}

bool beginsType(std::uint16_t type, std::optional<Word> word) {
    switch (type) {
        case OxideLexer::IDENT: break;
        case OxideLexer::RAW_IDENT:
        case OxideLexer::LPAREN:
        case OxideLexer::LBRACK:
        case OxideLexer::NOT:
        case OxideLexer::STAR:
        case OxideLexer::AMP:
        case OxideLexer::AND:
        case OxideLexer::LT: return true;
        default: return false;
    }
    if (!word || *word >= Word::Var) return true;
    switch (*word) {
        case Word::Crate:
        case Word::Dyn:
        case Word::Extern:
        case Word::Fn:
        case Word::For:
        case Word::Impl:
        case Word::Self:
        case Word::SelfType:
        case Word::Super:
        case Word::Underscore:
        case Word::Unsafe: return true;
        default: return false;
    }
}

bool beginsPath(std::uint16_t type, std::optional<Word> word) {
    if (type == OxideLexer::LT) return true;
    bool isName = type == OxideLexer::IDENT || type == OxideLexer::RAW_IDENT;
    return isName && (!word || *word >= Word::Var || *word == Word::Crate || *word == Word::Self ||
                      *word == Word::SelfType || *word == Word::Super);
}

bool beginsPattern(std::uint16_t type, std::optional<Word> word) {
    switch (type) {
        case OxideLexer::LPAREN:
        case OxideLexer::LBRACK:
        case OxideLexer::AMP:
        case OxideLexer::AND:
        case OxideLexer::MINUS:
        case OxideLexer::OR:
        case OxideLexer::DOTDOT:
        case OxideLexer::DOTDOTEQ: return true;
        case OxideLexer::IDENT:
            return beginsPath(type, word) || isTruth(word) || word == Word::Mut || word == Word::Ref ||
                   word == Word::Null || word == Word::Underscore;
        default: return beginsPath(type, word) || beginsLiteral(type);
    }
}

bool isVisibility(std::optional<Word> word) {
    return word == Word::Public || word == Word::Pub || word == Word::Private;
}

class FragmentScan {
  public:
    FragmentScan(const TokenRun& run, const SourceMap& sources, const std::set<Name>& userMacros,
                 diag::Diagnostics& diagnostics)
        : run_(run), sources_(sources), userMacros_(userMacros), diagnostics_(diagnostics) {}

    std::optional<std::uint32_t> end(Fragment fragment, std::uint32_t at) {
        switch (fragment) {
            case Fragment::Ident:
            case Fragment::Lifetime: return at + 1;
            case Fragment::Tt: return tokenTree(at);
            case Fragment::Block: return run_.behind(at);
            case Fragment::Literal: return run_.behind(run_.type(at) == OxideLexer::MINUS ? at + 1 : at);
            case Fragment::Vis: return visibility(at);
            case Fragment::Meta: return meta(at);
            case Fragment::Ty:
            case Fragment::Path: return type(fragment, at);
            case Fragment::Expr: return parsed(at, FilterMode::Expression, [](auto& p) { return p.expr(); });
            case Fragment::Pat: return parsed(at, FilterMode::Pattern, [](auto& p) { return p.pattern(); });
            case Fragment::PatParam:
                return parsed(at, FilterMode::Pattern, [](auto& p) { return p.patternAtom(); });
            case Fragment::Stmt:
                return parsed(at, FilterMode::Statements, [](auto& p) { return p.statement(); });
            case Fragment::Item: return item(at);
        }
        OX_UNREACHABLE("fragment");
    }

  private:
    std::optional<Word> wordAt(std::uint32_t at) const {
        return run_.type(at) == OxideLexer::IDENT ? wordOf(sources_.textOf(run_.span(at))) : std::nullopt;
    }

    // `<<=` and the like, which are lexed apart, are one.
    std::uint32_t tokenTree(std::uint32_t at) const {
        std::uint16_t angle = run_.type(at);
        std::uint32_t end = run_.behind(at);
        if (angle != OxideLexer::LT && angle != OxideLexer::GT) return end;
        auto continues = [&](std::uint16_t type) { return run_.type(end) == type && run_[end].glued; };
        if (continues(angle)) ++end;
        if (continues(OxideLexer::ASSIGN)) ++end;
        return end;
    }

    std::uint32_t visibility(std::uint32_t at) const {
        if (!isVisibility(wordAt(at))) return at;
        if (run_.type(at + 1) != OxideLexer::LPAREN) return at + 1;
        auto scope = wordAt(at + 2);
        bool isScope =
            scope == Word::Crate || scope == Word::Super || scope == Word::Self || scope == Word::In;
        return isScope ? run_.behind(at + 1) : at + 1;
    }

    std::uint32_t meta(std::uint32_t at) const {
        std::uint32_t i = at + 1;
        while (run_.type(i) == OxideLexer::DOT || run_.type(i) == OxideLexer::COLONCOLON) i += 2;
        if (run_.type(i) == OxideLexer::ASSIGN && i + 1 < run_.range.end) return run_.behind(i + 1);
        bool group = run_.type(i) == OxideLexer::LPAREN || run_.type(i) == OxideLexer::LBRACK ||
                     run_.type(i) == OxideLexer::LBRACE;
        return group ? run_.behind(i) : std::min(i, run_.range.end);
    }

    std::optional<std::uint32_t> type(Fragment fragment, std::uint32_t at) {
        const SourceFile& file = sources_.file(run_.file);
        TypeScan scan(run_.lexed->tokens, run_.range.end, file.text);
        std::uint32_t end = scan.type(at);
        if (end != kNoToken && end <= run_.range.end) return end;
        diagnostics_.error(diag::Code::E1001, run_.span(at),
                           fmt::format("expected {}, found `{}`", fragment == Fragment::Ty ? "type" : "path",
                                       sources_.textOf(run_.span(at))));
        return std::nullopt;
    }

    // The `;` of an item without braces belongs to it, as in Rust.
    std::optional<std::uint32_t> item(std::uint32_t at) {
        std::optional<std::uint32_t> end = parsed(at, FilterMode::Items, [](auto& p) { return p.item(); });
        bool takesSemicolon = end && *end > at && *end < run_.range.end &&
                              run_.type(*end) == OxideLexer::SEMI &&
                              run_.type(*end - 1) != OxideLexer::RBRACE;
        return takesSemicolon ? *end + 1 : end;
    }

    // Parses as much as belongs to the fragment. What stands behind it is no part of any statement.
    template <class Rule>
    std::optional<std::uint32_t> parsed(std::uint32_t at, FilterMode mode, Rule rule) {
        RawRange range{at, run_.range.end};
        if (mode != FilterMode::Items) {
            for (std::uint32_t i = at; i < range.end; i = run_.behind(i)) {
                if (run_.type(i) != OxideLexer::SEMI && run_.type(i) != OxideLexer::FAT_ARROW) continue;
                range.end = i;
                break;
            }
        }
        // What is wrong in the tokens behind the fragment is not said here, and what is in it, where it
        // stands.
        diag::Diagnostics found;
        std::string_view text = sources_.file(run_.file).text;
        TokenFilter filter(run_.file, text, *run_.lexed, range, mode, userMacros_, found);
        filter.run();
        PartParser parser(run_.file, sources_, filter.take(), found);
        if (parser.attempt([&] { return rule(parser.parser()); }) != nullptr) {
            std::uint32_t stop = parser.tokens().atEnd() ? sources_.file(run_.file).text.size()
                                                         : parser.tokens().current().begin;
            std::uint32_t end = at;
            while (end < range.end && run_[end].begin < stop) end = run_.behind(end);
            if (end > at) return end;
        }
        parser.recovering([&] { return rule(parser.parser()); });
        for (const diag::Diagnostic& one : found.all()) {
            if (one.severity != diag::Severity::Error) continue;
            diagnostics_.error(one.code, one.span, {}) = one;
            return std::nullopt;
        }
        std::uint32_t shown = std::min(at, run_.range.end - 1);
        diagnostics_.error(diag::Code::E1001, run_.span(shown),
                           fmt::format("unexpected `{}`", sources_.textOf(run_.span(shown))));
        return std::nullopt;
    }

    const TokenRun& run_;
    const SourceMap& sources_;
    const std::set<Name>& userMacros_;
    diag::Diagnostics& diagnostics_;
};

}  // namespace

bool fragmentMayBegin(Fragment fragment, const TokenRun& run, std::uint32_t at, const SourceMap& sources) {
    std::uint16_t type = run.type(at);
    if (type == kEndOfFile) return false;
    auto word = type == OxideLexer::IDENT ? wordOf(sources.textOf(run.span(at))) : std::nullopt;
    switch (fragment) {
        case Fragment::Block: return type == OxideLexer::LBRACE;
        case Fragment::Expr: return beginsExpr(type, word);
        case Fragment::Ident:
            return type == OxideLexer::RAW_IDENT || (type == OxideLexer::IDENT && word != Word::Underscore);
        case Fragment::Lifetime: return type == OxideLexer::LIFETIME;
        case Fragment::Literal: return beginsLiteral(type) || type == OxideLexer::MINUS || isTruth(word);
        case Fragment::Meta:
        case Fragment::Path: return beginsPath(type, word);
        case Fragment::Pat:
        case Fragment::PatParam: return beginsPattern(type, word);
        case Fragment::Ty: return beginsType(type, word);
        case Fragment::Vis:
            return type == OxideLexer::COMMA || type == OxideLexer::IDENT || beginsType(type, word);
        case Fragment::Item:
        case Fragment::Stmt:
        case Fragment::Tt:
            return type != OxideLexer::RPAREN && type != OxideLexer::RBRACK && type != OxideLexer::RBRACE &&
                   type != OxideLexer::GROUP_CLOSE;
    }
    OX_UNREACHABLE("fragment");
}

std::optional<std::uint32_t> fragmentEnd(Fragment fragment, const TokenRun& run, std::uint32_t at,
                                         const SourceMap& sources, const std::set<Name>& userMacros,
                                         diag::Diagnostics& diagnostics) {
    return FragmentScan(run, sources, userMacros, diagnostics).end(fragment, at);
}

}  // namespace oxide::syntax
