// Parse tree -> AST. Reads the labels of the grammar's contexts; a context with an exception was left at a
// mistake that has been reported and becomes an error node.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "OxideParser.h"
#include "frontend/ast/ast.h"
#include "frontend/diag/diagnostic.h"
#include "frontend/syntax/macros.h"
#include "frontend/syntax/token.h"
#include "frontend/syntax/token_filter.h"

namespace oxide::syntax {

using Grammar = grammar::OxideParser;

class Builder {
  public:
    Builder(FileId file, const LexedFile& lexed, const std::vector<SyntaxToken>& tokens, ast::Ast& ast,
            Macros& macros, diag::Diagnostics& diagnostics)
        : file_(file),
          sources_(macros.sources()),
          text_(sources_.file(file).text),
          lexed_(lexed),
          tokens_(tokens),
          ast_(ast),
          macros_(macros),
          diagnostics_(diagnostics) {}

    // Appends the item; `taskLocal! { .. }` is several.
    void item(Grammar::ItemContext* context, std::vector<ast::ItemId>& into);
    ast::Attribute innerAttribute(Grammar::InnerAttributeContext* context);
    // The `//!` comments at the head of a file.
    std::string innerDocumentation(std::uint32_t begin, std::uint32_t end) const;

  private:
    // What decides the receiver of a function without a modifier.
    enum class Surroundings { Free, Members, RustImpl };

    struct Precedence;
    struct Chain;

    // build_items.cpp
    void item(Grammar::ItemContext* context, Surroundings surroundings, std::vector<ast::ItemId>& into);
    void declaration(Grammar::DeclarationContext* context,
                     const std::vector<Grammar::AttributeContext*>& attributes, std::uint32_t begin,
                     Surroundings surroundings, std::vector<ast::ItemId>& into);
    ast::ItemKind structItem(Grammar::StructItemContext* context);
    ast::ItemKind enumItem(Grammar::EnumItemContext* context);
    ast::ItemKind traitItem(Grammar::TraitItemContext* context);
    ast::ItemKind extensionItem(Grammar::ExtensionItemContext* context);
    ast::ItemKind implItem(Grammar::ImplItemContext* context);
    ast::ItemKind moduleItem(Grammar::ModuleItemContext* context);
    ast::ItemKind importItem(Grammar::ImportItemContext* context);
    void importTree(Grammar::ImportTreeContext* context, std::vector<ast::Identifier> path,
                    std::vector<ast::ImportLeaf>& leaves);
    ast::ItemKind constItem(Grammar::ConstItemContext* context);
    ast::ItemKind staticItem(Grammar::StaticItemContext* context);
    ast::ItemKind typeAlias(Grammar::TypeAliasContext* context);
    void localDeclaration(Grammar::LocalDeclarationContext* context, std::vector<ast::ItemId>& into);
    std::vector<ast::ItemId> members(Grammar::ItemsBodyContext* context, Surroundings surroundings);
    std::vector<ast::FieldDecl> tupleFields(Grammar::TupleFieldsContext* context);
    std::vector<ast::FieldDecl> namedFields(Grammar::FieldsBodyContext* context);
    ast::Visibility visibility(const antlr4::Token* token) const;
    std::string documentation(std::uint32_t begin, std::uint32_t end) const;

    // build_attributes.cpp
    bool isCompiled(const std::vector<Grammar::AttributeContext*>& contexts, antlr4::ParserRuleContext* of);
    ast::ExprId configuration(const ast::MacroExpr& macro, Span at);  // cfg!(..)
    std::optional<ast::MetaItem> metaItem(ast::ExprId id);

    // build_functions.cpp
    ast::ItemKind function(Grammar::FunctionContext* context,
                           const std::vector<Grammar::ModifierContext*>& modifiers,
                           Surroundings surroundings);
    void rustReceiver(Grammar::SelfParamContext* self, Span modifiersAt, ast::FunctionItem& function);

    // build_generics.cpp
    ast::Generics generics(Grammar::GenericParamsContext* params, Grammar::WhereClauseContext* where);
    void whereClause(Grammar::WhereClauseContext* context, ast::Generics& into);
    ast::GenericParam genericParam(Grammar::GenericParamContext* context);
    std::vector<ast::Bound> bounds(Grammar::BoundsContext* context);
    ast::Bound bound(Grammar::BoundContext* context);
    std::vector<ast::Identifier> lifetimes(Grammar::ForLifetimesContext* context);
    ast::GenericArgs genericArgs(Grammar::GenericArgsContext* context);
    ast::GenericArg genericArg(Grammar::GenericArgContext* context);
    void functionSugar(ast::PathSegment& segment, Grammar::TypeListContext* args,
                       Grammar::TypeNoBoundsContext* result);

    // build_types.cpp
    ast::TypeId type(Grammar::Type_Context* context);
    ast::TypeId type(Grammar::TypeNoBoundsContext* context, std::vector<ast::Bound> extraBounds = {});
    ast::TypeId typeAtom(Grammar::TypeAtomContext* context, std::vector<ast::Bound> extraBounds);
    std::vector<ast::TypeId> typeList(Grammar::TypeListContext* context);
    ast::Path path(Grammar::TypePathContext* context);
    ast::Path qualifiedPath(Grammar::QualifiedPathContext* context);
    ast::PathSegment segment(Grammar::PathSegmentContext* context);
    ast::TypeId addType(ast::TypeKind kind, Span span) { return ast_.types.add({std::move(kind), span}); }

    // build_patterns.cpp
    ast::PatternId pattern(Grammar::PatternContext* context);
    ast::PatternId pattern(Grammar::PatternAtomContext* context);
    ast::PatternId pathPattern(Grammar::PatternAtomContext* context);
    ast::ExprId patternBound(Grammar::PatternBoundContext* context);
    ast::ExprId pathValue(Grammar::TypePathContext* context);
    ast::PatternId binding(ast::Identifier name, antlr4::Token* reference, antlr4::Token* isMutable,
                           Span span);
    ast::PatternId fieldPattern(Grammar::FieldPatternContext* context, ast::FieldPattern& field);
    ast::PatternId addPattern(ast::PatternKind kind, Span span) {
        return ast_.patterns.add({std::move(kind), span});
    }

    // build_statements.cpp
    ast::Block block(Grammar::BlockContext* context);
    void statements(Grammar::StatementsContext* context, ast::Block& block);
    void statementList(Grammar::StatementsContext* context, ast::Block& block);
    void statement(Grammar::StatementContext* context, std::vector<ast::StmtId>& into);
    ast::ExprId generator(Grammar::BlockContext* context, bool isTry);
    ast::ExprId yield(ast::ExprId value, Span at);
    bool pinStatement(ast::ExprId value, std::vector<ast::StmtId>& into);

    // build_assignments.cpp
    ast::Path pathSpelledBy(ast::ExprId id);
    bool isAssigneePattern(ast::ExprId id);
    ast::PatternId assigneePattern(ast::ExprId id, std::vector<ast::StmtId>& assignments, Span opSpan);
    ast::ExprId destructuringAssignment(ast::ExprId place, ast::ExprId value, Span opSpan, Span at);
    ast::StmtKind letStatement(Grammar::LetStatementContext* context);

    // build_exprs.cpp
    ast::ExprId expr(Grammar::ExprContext* context);
    ast::ExprId condition(Grammar::ExprContext* context);  // may hold `let pattern = value`
    // An expression where a brace without an arrow may turn out to be a closure (D5).
    ast::ExprId value(Grammar::ExprContext* context);
    ast::ExprId operand(Precedence& state, Grammar::OperandContext* context, std::size_t prefix);
    ast::ExprId binary(Precedence& state, Grammar::OperandContext* first, std::size_t prefix, int minimum);
    ast::ExprId applyPrefix(Precedence& state, Grammar::OperandContext* context, std::size_t prefix);
    ast::ExprId rustClosure(Precedence& state, Grammar::OperandContext* context, std::size_t prefix);
    ast::ExprId typedRustClosure(Grammar::TypedRustClosureContext* context);
    ast::ExprId finishRustClosure(const SyntaxToken& open, const SyntaxToken& close,
                                  std::vector<ast::ClosureParam> params, ast::TypeId result,
                                  ast::ExprId body);
    ast::ExprId addExpr(ast::ExprKind kind, Span span) { return ast_.exprs.add({std::move(kind), span}); }
    ast::ExprId errorExpr(Span span) { return addExpr(ast::ErrorExpr{}, span); }
    Span spanOf(ast::ExprId id) const { return ast_[id].span; }

    // build_chains.cpp
    ast::ExprId chain(Grammar::OperandContext* context);
    ast::ExprId suffix(Chain& chain, ast::ExprId base);
    ast::ExprId rustAwait(ast::ExprId base, const Chain& chain);
    std::optional<ast::ExprId> pathHead(Chain& chain);
    ast::ExprId structLiteral(ast::Path path, Grammar::StructLiteralContext* context);
    std::vector<ast::ExprId> arguments(Grammar::ArgumentsContext* context);
    void headError(const SyntaxToken& brace, Span chain);

    // build_primaries.cpp
    ast::ExprId primary(Grammar::PrimaryContext* context);
    ast::ExprId nameExpr(antlr4::Token* name, Grammar::GenericArgsContext* generics, Span span);
    ast::ExprId parens(Grammar::ParensContext* context);
    ast::ExprId brackets(Grammar::BracketsContext* context);
    ast::ExprId ifExpr(Grammar::IfExprContext* context, std::size_t branch);
    ast::ExprId matchExpr(Grammar::MatchExprContext* context);
    ast::ExprId loopExpr(Grammar::LoopExprContext* context, ast::Identifier label);
    ast::ExprId closure(Grammar::ClosureContext* context, bool trailing);
    ast::ExprId closure(Grammar::ClosureBracesContext* context, const SyntaxToken* move, bool trailing,
                        bool isAsync, Span span);
    ast::PatternId implicitIt(Span at);
    std::vector<ast::ClosureParam> closureParams(const std::vector<Grammar::ClosureParamContext*>& params);

    // build_macros.cpp
    ast::ExprId macro(ast::Path path, Grammar::MacroCallContext* context, Span span);
    void macroArguments(Grammar::ArgumentsContext* context, Grammar::ExprContext* count,
                        ast::MacroExpr& macro);
    void rawArguments(const SyntaxToken& group, ast::MacroExpr& macro);
    ast::ExprId selectMacro(ast::Path path, Grammar::MacroCallContext* context, Span span);
    void noteCapturedIt(std::string_view literal);

    // build_expansions.cpp
    void macroRules(Grammar::MacroRulesContext* context, ast::Item item, std::vector<ast::ItemId>& into);
    MacroDefinition* userMacro(const ast::Path& path);
    std::optional<FileId> expand(MacroDefinition& macro, const SyntaxToken& group, Span call);
    template <class Build>
    void parseExpansion(FileId file, FilterMode mode, Build build);
    ast::ExprId expandExpr(MacroDefinition& macro, const SyntaxToken& group, Span call);
    bool expandStatements(Grammar::StatementContext* context, bool isLast, ast::Block& block);
    void expandItems(Grammar::ItemMacroContext* context, Surroundings surroundings,
                     std::vector<ast::ItemId>& into);
    ast::TypeId expandType(const ast::Path& path, const SyntaxToken& group, Span call);
    ast::PatternId expandPattern(const ast::Path& path, const SyntaxToken& group, Span call);
    void unknownMacro(const ast::Path& path);
    std::uint32_t rawIndex(const SyntaxToken& token) const;

    // build_strings.cpp
    ast::ExprId interpolation(Grammar::InterpolationContext* context);

    // build_literals.cpp
    ast::ExprId literal(const SyntaxToken& token);
    ast::ExprId literal(Grammar::LiteralContext* context);
    ast::LiteralExpr number(const SyntaxToken& token);
    ast::LiteralExpr integer(std::string_view text, const SyntaxToken& token);
    std::string literalText(const SyntaxToken& token);
    // The text between two offsets with its escapes decoded; mistakes in them are reported.
    enum class EscapeKind { Text, Bytes };
    std::string unescaped(std::uint32_t begin, std::uint32_t end, EscapeKind kind);

    // build_attributes.cpp
    std::vector<ast::Attribute> attributes(const std::vector<Grammar::AttributeContext*>& contexts);
    ast::MetaItem metaItem(Grammar::MetaItemContext* context);
    ast::FormatSpec formatSpec(const SyntaxToken& token);

    // builder.cpp
    static const SyntaxToken& tokenOf(const antlr4::Token* token) {
        return *static_cast<const SyntaxToken*>(token);
    }
    Span span(const SyntaxToken& token) const { return {file_, token.begin, token.end}; }
    Span span(const antlr4::Token* token) const { return span(tokenOf(token)); }
    Span span(const antlr4::ParserRuleContext* context) const;
    std::string_view textOf(const antlr4::Token* token) const { return textOf(span(token)); }
    std::string_view textOf(Span span) const { return text_.substr(span.begin, span.end - span.begin); }
    ast::Identifier identifier(const antlr4::Token* token) const;
    ast::Identifier lifetime(const antlr4::Token* token) const;  // without the quote
    // Of local variables and labels, which are hygienic in macros.
    ast::Identifier variable(const antlr4::Token* token) const;
    ast::Identifier label(const antlr4::Token* token) const;
    diag::Diagnostic& error(Span at, std::string message) {
        return diagnostics_.error(diag::Code::E1001, at, std::move(message));
    }
    diag::Diagnostic& rustSpelling(Span at, std::string message) {
        return diagnostics_.error(diag::Code::E1002, at, std::move(message));
    }
    bool tooDeep(std::size_t count, Span at);

    // The implicit parameter `it`: which braces of those around mention it.
    struct ItScope {
        bool declared = false;  // a binding of that name hides the implicit one
        bool used = false;
    };
    void noteIt();
    void declareIt(Name name);
    void leaveScopes(std::size_t outer);

    FileId file_;
    const SourceMap& sources_;
    std::string_view text_;
    const LexedFile& lexed_;
    const std::vector<SyntaxToken>& tokens_;
    ast::Ast& ast_;
    Macros& macros_;
    diag::Diagnostics& diagnostics_;
    std::vector<ItScope> itScopes_;
    int generators_ = 0;                // `stream!` around
    diag::Fix* rustImplFix_ = nullptr;  // of the `impl` around, which takes the edits of its members
};

}  // namespace oxide::syntax
