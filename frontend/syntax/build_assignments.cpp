// Patterns on the left of `=`: `(a, self.b, _) = f()` is code that binds the parts and then assigns them.
#include "frontend/syntax/builder.h"

namespace oxide::syntax {

namespace {

// No name of a program begins like this.
constexpr std::string_view kPart = "__part";

}  // namespace

// The path that a callee `Point` or `shapes.Point` spells; empty when it is something else.
ast::Path Builder::pathSpelledBy(ast::ExprId id) {
    const ast::Expr& node = ast_.exprs[id];
    ast::Path path;
    if (auto* name = std::get_if<ast::NameExpr>(&node.kind)) {
        path.segments.push_back(name->segment);
    } else if (auto* field = std::get_if<ast::FieldExpr>(&node.kind)) {
        path = pathSpelledBy(field->base);
        if (!path.segments.empty()) path.segments.push_back(field->field);
    }
    path.span = node.span;
    return path;
}

bool Builder::isAssigneePattern(ast::ExprId id) {
    const ast::ExprKind& kind = ast_.exprs[id].kind;
    if (auto* paren = std::get_if<ast::ParenExpr>(&kind)) return isAssigneePattern(paren->inner);
    if (auto* name = std::get_if<ast::NameExpr>(&kind)) return text(name->segment.name.name) == "_";
    if (auto* call = std::get_if<ast::CallExpr>(&kind)) {
        ast::Path path = pathSpelledBy(call->callee);
        if (path.segments.empty()) return false;
        char first = text(path.segments.back().name.name)[0];
        return first >= 'A' && first <= 'Z';
    }
    auto* literal = std::get_if<ast::StructExpr>(&kind);
    return (literal != nullptr && !literal->base) || std::holds_alternative<ast::TupleExpr>(kind) ||
           std::holds_alternative<ast::ArrayExpr>(kind);
}

ast::PatternId Builder::assigneePattern(ast::ExprId id, std::vector<ast::StmtId>& assignments, Span opSpan) {
    const ast::Expr node = ast_.exprs[id];
    Span at = node.span;
    if (auto* range = std::get_if<ast::RangeExpr>(&node.kind); range != nullptr && !range->from && !range->to)
        return addPattern(ast::RestPattern{}, at);
    if (!isAssigneePattern(id)) {
        ast::Identifier part{intern(std::string(kPart) + std::to_string(assignments.size())), at};
        ast::BindingPattern binding;
        binding.name = part;
        ast::NameExpr value;
        value.segment.name = part;
        ast::ExprId assign =
            addExpr(ast::AssignExpr{id, addExpr(std::move(value), at), std::nullopt, opSpan}, at);
        assignments.push_back(ast_.stmts.add({ast::ExprStmt{assign}, at}));
        return addPattern(std::move(binding), at);
    }
    auto all = [&](const std::vector<ast::ExprId>& elements) {
        std::vector<ast::PatternId> patterns;
        for (ast::ExprId element : elements)
            patterns.push_back(assigneePattern(element, assignments, opSpan));
        return patterns;
    };
    if (auto* paren = std::get_if<ast::ParenExpr>(&node.kind))
        return assigneePattern(paren->inner, assignments, opSpan);
    if (auto* tuple = std::get_if<ast::TupleExpr>(&node.kind))
        return addPattern(ast::TuplePattern{all(tuple->elements)}, at);
    if (auto* array = std::get_if<ast::ArrayExpr>(&node.kind))
        return addPattern(ast::SlicePattern{all(array->elements)}, at);
    if (auto* call = std::get_if<ast::CallExpr>(&node.kind))
        return addPattern(ast::TupleStructPattern{pathSpelledBy(call->callee), all(call->args)}, at);
    if (auto* literal = std::get_if<ast::StructExpr>(&node.kind)) {
        ast::StructPattern pattern;
        pattern.path = literal->path;
        for (const ast::FieldInit& field : literal->fields)
            pattern.fields.push_back({field.name, assigneePattern(field.value, assignments, opSpan), false});
        return addPattern(std::move(pattern), at);
    }
    return addPattern(ast::WildcardPattern{}, at);
}

ast::ExprId Builder::destructuringAssignment(ast::ExprId place, ast::ExprId value, Span opSpan, Span at) {
    std::vector<ast::StmtId> assignments;
    ast::LetStmt let;
    let.pattern = assigneePattern(place, assignments, opSpan);
    let.init = value;
    ast::BlockExpr code;
    code.block.span = at;
    code.block.statements.push_back(ast_.stmts.add({std::move(let), at}));
    code.block.statements.insert(code.block.statements.end(), assignments.begin(), assignments.end());
    return addExpr(std::move(code), at);
}

}  // namespace oxide::syntax
