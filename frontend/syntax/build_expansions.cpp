// The program's own macros: what a call expands to is parsed as the place of the call wants it, and built in
// its place.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/syntax/builder.h"
#include "frontend/syntax/part_parser.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

using diag::Code;

// The raw token of a filtered one that begins with it.
std::uint32_t Builder::rawIndex(const SyntaxToken& token) const {
    auto first = std::ranges::lower_bound(lexed_.tokens, token.begin, {}, &RawToken::begin);
    while (first->begin == first->end) ++first;
    return static_cast<std::uint32_t>(first - lexed_.tokens.begin());
}

void Builder::macroRules(Grammar::MacroRulesContext* context, ast::Item item,
                         std::vector<ast::ItemId>& into) {
    MacroDefinition& macro = macros_.define(file_, rawIndex(tokenOf(context->name)),
                                            rawIndex(tokenOf(context->body)), diagnostics_);
    Span body = span(context->body);
    item.nameSpan = span(context->name);
    item.kind = ast::MacroItem{identifier(context->name),
                               std::string(text_.substr(body.begin + 1, body.end - body.begin - 2)),
                               macro.isUsed || macro.isExported};
    macro.item = ast_.items.add(std::move(item));
    into.push_back(macro.item);
}

MacroDefinition* Builder::userMacro(const ast::Path& path) {
    std::string_view root = text(path.segments.front().name.name);
    bool isQualified = path.segments.size() > 1;
    bool isLibrary = isQualified && (root == "std" || root == "core" || root == "tokio" || root == "futures");
    if (isLibrary) return nullptr;
    return macros_.find(path.segments.back().name.name, isQualified, diagnostics_);
}

std::optional<FileId> Builder::expand(MacroDefinition& macro, const SyntaxToken& group, Span call) {
    if (macro.item) std::get<ast::MacroItem>(ast_.items[macro.item].kind).isUsed = true;
    std::uint32_t open = rawIndex(group);
    TokenRun arguments{file_, &lexed_, {open + 1, lexed_.tokens[open].partner}};
    return macros_.expand(macro, arguments, call, diagnostics_);
}

// Gives `build` a parser of the expansion and a builder for what it parses.
template <class Build>
void Builder::parseExpansion(FileId file, FilterMode mode, Build build) {
    const LexedFile& lexed = macros_.tokensOf(file);
    RawRange whole{0, static_cast<std::uint32_t>(lexed.tokens.size())};
    TokenFilter filter(file, sources_.file(file).text, lexed, whole, mode, macros_.names(), diagnostics_);
    if (!filter.run()) return;
    PartParser parser(file, sources_, filter.take(), diagnostics_);
    Builder inner(file, lexed, parser.tokens().tokens(), ast_, macros_, diagnostics_);
    inner.itScopes_ = itScopes_;
    build(parser, inner);
    for (std::size_t i = 0; i < itScopes_.size() && i < inner.itScopes_.size(); ++i)
        itScopes_[i].used |= inner.itScopes_[i].used;
}

ast::ExprId Builder::expandExpr(MacroDefinition& macro, const SyntaxToken& group, Span call) {
    ast::ExprId result;
    if (auto file = expand(macro, group, call)) {
        parseExpansion(*file, FilterMode::Expression, [&](PartParser& part, Builder& inner) {
            auto* context = part.parse([&] { return part.parser().macroExpr(); });
            if (context != nullptr) result = inner.expr(context->value);
        });
    }
    // The call stands in this file, its expansion in another.
    return result ? addExpr(ast::ParenExpr{result}, call) : errorExpr(call);
}

// A statement that is nothing but a call stands for any number of statements. False if it is no such call.
bool Builder::expandStatements(Grammar::StatementContext* context, bool isLast, ast::Block& block) {
    if (context->value == nullptr || context->exception || !context->value->rest.empty()) return false;
    auto* operand = context->value->first;
    if (!operand->prefixes.empty() || operand->suffixes.empty() || operand->base->name == nullptr)
        return false;
    auto* call = operand->suffixes.back()->call;
    if (call == nullptr || call->raw == nullptr) return false;
    ast::Path path;
    path.segments.push_back({identifier(operand->base->name), {}});
    for (std::size_t i = 0; i + 1 < operand->suffixes.size(); ++i) {
        if (operand->suffixes[i]->name == nullptr) return false;
        path.segments.push_back({identifier(operand->suffixes[i]->name), {}});
    }
    MacroDefinition* macro = userMacro(path);
    if (macro == nullptr) return false;
    Span at = span(context->value);
    auto file = expand(*macro, tokenOf(call->raw), at);
    if (!file) {
        block.statements.push_back(ast_.stmts.add({ast::ExprStmt{errorExpr(at)}, at}));
        return true;
    }
    parseExpansion(*file, FilterMode::Statements, [&](PartParser& part, Builder& inner) {
        auto* list = part.parse([&] { return part.parser().macroStatements(); });
        if (list == nullptr) return;
        inner.statementList(list->list, block);
    });
    if (block.tail && !isLast) {
        block.statements.push_back(ast_.stmts.add({ast::ExprStmt{block.tail}, spanOf(block.tail)}));
        block.tail = {};
    }
    return true;
}

void Builder::expandItems(Grammar::ItemMacroContext* context, Surroundings surroundings,
                          std::vector<ast::ItemId>& into) {
    Span at = span(context->path);
    ast::Path path;
    path.span = {file_, at.begin, at.end - 1};
    std::uint32_t bang = rawIndex(tokenOf(context->body)) - 1;
    for (std::uint32_t i = rawIndex(tokenOf(context->path)); i < bang; ++i) {
        const RawToken& token = lexed_.tokens[i];
        if (token.type == OxideLexer::DOT) continue;
        Span name{file_, token.begin, token.end};
        path.segments.push_back({{intern(textOf(name)), name}, {}});
    }
    MacroDefinition* macro = userMacro(path);
    if (macro == nullptr) return unknownMacro(path);
    auto file = expand(*macro, tokenOf(context->body), span(context));
    if (!file) return;
    parseExpansion(*file, FilterMode::Items, [&](PartParser& part, Builder& inner) {
        TokenList& tokens = part.tokens();
        for (;;) {
            while (tokens.LA(1) == Grammar::NEWLINE || tokens.LA(1) == Grammar::SEMI) tokens.consume();
            if (tokens.atEnd()) return;
            std::size_t start = tokens.index();
            auto* one = part.parse([&] { return part.parser().fileItem(); });
            if (one == nullptr) return;
            if (one->node != nullptr) inner.item(one->node, surroundings, into);
            if (tokens.index() == start) tokens.consume();
            part.parser().release();
        }
    });
}

ast::TypeId Builder::expandType(const ast::Path& path, const SyntaxToken& group, Span call) {
    ast::TypeId result;
    MacroDefinition* macro = userMacro(path);
    if (macro == nullptr) unknownMacro(path);
    if (auto file = macro != nullptr ? expand(*macro, group, call) : std::nullopt) {
        parseExpansion(*file, FilterMode::Expression, [&](PartParser& part, Builder& inner) {
            auto* context = part.parse([&] { return part.parser().macroType(); });
            if (context != nullptr) result = inner.type(context->value);
        });
    }
    if (!result) return addType(ast::ErrorType{}, call);
    ast_.types[result].span = call;
    return result;
}

ast::PatternId Builder::expandPattern(const ast::Path& path, const SyntaxToken& group, Span call) {
    ast::PatternId result;
    MacroDefinition* macro = userMacro(path);
    // The library's one macro that is used as a pattern, where other macros write `match`es.
    if (macro == nullptr && text(path.segments.back().name.name) == "stringify") {
        std::uint32_t open = rawIndex(group);
        ast::LiteralExpr literal;
        literal.kind = ast::LiteralKind::String;
        literal.text = spacedText(sources_, {file_, &lexed_, {open + 1, lexed_.tokens[open].partner}});
        return addPattern(ast::LiteralPattern{addExpr(std::move(literal), call)}, call);
    }
    if (macro == nullptr) unknownMacro(path);
    if (auto file = macro != nullptr ? expand(*macro, group, call) : std::nullopt) {
        parseExpansion(*file, FilterMode::Pattern, [&](PartParser& part, Builder& inner) {
            auto* context = part.parse([&] { return part.parser().macroPattern(); });
            if (context != nullptr) result = inner.pattern(context->value);
        });
    }
    if (!result) return addPattern(ast::ErrorPattern{}, call);
    ast_.patterns[result].span = call;
    return result;
}

void Builder::unknownMacro(const ast::Path& path) {
    diagnostics_.error(
        Code::E1008, path.span,
        fmt::format("cannot find macro `{}` in this scope", text(path.segments.back().name.name)));
}

}  // namespace oxide::syntax
