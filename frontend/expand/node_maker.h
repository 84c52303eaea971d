// Writes syntax trees: every node that one NodeMaker makes has the same span. Dotted texts are paths:
// "std.fmt.Result".
#pragma once

#include <string_view>

#include "frontend/ast/ast.h"

namespace oxide::expand {

class NodeMaker {
  public:
    NodeMaker(ast::Ast& ast, Span at) : ast_(ast), at_(at) {}

    NodeMaker at(Span span) const { return {ast_, span}; }
    Span span() const { return at_; }
    ast::Ast& ast() const { return ast_; }

    ast::Identifier identifier(Name name) const { return {name, at_}; }
    ast::Identifier identifier(std::string_view name) const { return {intern(name), at_}; }
    ast::Path path(std::string_view dotted) const;
    ast::Bound bound(std::string_view trait) const;

    ast::TypeId type(std::string_view dotted) const;
    ast::TypeId reference(ast::TypeId inner, bool isMutable = false) const;

    ast::PatternId binding(std::string_view name) const;
    ast::PatternId wildcard() const;
    ast::PatternId tuplePattern(std::vector<ast::PatternId> elements) const;
    ast::PatternId tupleStructPattern(std::string_view path, std::vector<ast::PatternId> elements) const;
    ast::PatternId pattern(ast::PatternKind kind) const { return ast_.patterns.add({std::move(kind), at_}); }

    ast::ExprId name(std::string_view name) const;
    ast::ExprId value(std::string_view dotted) const;
    ast::ExprId call(std::string_view dotted, std::vector<ast::ExprId> args) const;
    ast::ExprId methodCall(ast::ExprId base, std::string_view method, std::vector<ast::ExprId> args) const;
    ast::ExprId field(ast::ExprId base, Name field) const;
    ast::ExprId borrow(ast::ExprId operand) const;
    ast::ExprId deref(ast::ExprId operand) const;
    ast::ExprId binary(ast::BinaryOp op, ast::ExprId left, ast::ExprId right) const;
    ast::ExprId string(std::string_view text) const;
    ast::ExprId boolean(bool value) const;
    ast::ExprId tuple(std::vector<ast::ExprId> elements) const;
    ast::MatchArm arm(ast::PatternId pattern, ast::ExprId body) const;
    ast::ExprId match(ast::ExprId scrutinee, std::vector<ast::MatchArm> arms) const;
    ast::ExprId block(std::vector<ast::ExprId> statements) const;
    ast::ExprId expr(ast::ExprKind kind) const { return ast_.exprs.add({std::move(kind), at_}); }

    ast::Param param(std::string_view name, ast::TypeId type) const;

  private:
    ast::PathSegment segment(std::string_view name) const { return {identifier(name), {}}; }

    ast::Ast& ast_;
    Span at_;
};

}  // namespace oxide::expand
