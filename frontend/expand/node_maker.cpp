#include "frontend/expand/node_maker.h"

namespace oxide::expand {

namespace {

// "std.fmt" and "Result" of "std.fmt.Result".
std::pair<std::string_view, std::string_view> splitLast(std::string_view dotted) {
    std::size_t dot = dotted.rfind('.');
    OX_CHECK(dot != std::string_view::npos, "a path of one name where two are needed");
    return {dotted.substr(0, dot), dotted.substr(dot + 1)};
}

}  // namespace

ast::Path NodeMaker::path(std::string_view dotted) const {
    ast::Path result;
    result.span = at_;
    for (std::size_t begin = 0; begin <= dotted.size();) {
        std::size_t end = std::min(dotted.find('.', begin), dotted.size());
        result.segments.push_back(segment(dotted.substr(begin, end - begin)));
        begin = end + 1;
    }
    return result;
}

ast::Bound NodeMaker::bound(std::string_view trait) const {
    ast::Bound result;
    result.path = path(trait);
    result.span = at_;
    return result;
}

ast::TypeId NodeMaker::type(std::string_view dotted) const {
    return ast_.types.add({ast::PathType{path(dotted)}, at_});
}

ast::TypeId NodeMaker::reference(ast::TypeId inner, bool isMutable) const {
    return ast_.types.add({ast::ReferenceType{{}, isMutable, inner}, at_});
}

ast::PatternId NodeMaker::binding(std::string_view name) const {
    ast::BindingPattern result;
    result.name = identifier(name);
    result.byMacro = true;
    return pattern(result);
}

ast::PatternId NodeMaker::wildcard() const { return pattern(ast::WildcardPattern{}); }

ast::PatternId NodeMaker::tuplePattern(std::vector<ast::PatternId> elements) const {
    return pattern(ast::TuplePattern{std::move(elements)});
}

ast::PatternId NodeMaker::tupleStructPattern(std::string_view dotted,
                                             std::vector<ast::PatternId> elements) const {
    return pattern(ast::TupleStructPattern{path(dotted), std::move(elements)});
}

ast::ExprId NodeMaker::name(std::string_view name) const { return expr(ast::NameExpr{segment(name)}); }

ast::ExprId NodeMaker::value(std::string_view dotted) const {
    if (dotted.find('.') == std::string_view::npos) return name(dotted);
    auto [head, last] = splitLast(dotted);
    return expr(ast::FieldExpr{value(head), segment(last)});
}

ast::ExprId NodeMaker::call(std::string_view dotted, std::vector<ast::ExprId> args) const {
    auto [head, last] = splitLast(dotted);
    return methodCall(value(head), last, std::move(args));
}

ast::ExprId NodeMaker::methodCall(ast::ExprId base, std::string_view method,
                                  std::vector<ast::ExprId> args) const {
    return expr(ast::MethodCallExpr{base, segment(method), std::move(args), at_});
}

ast::ExprId NodeMaker::field(ast::ExprId base, Name field) const {
    std::string_view name = text(field);
    bool isNumber = !name.empty() && name[0] >= '0' && name[0] <= '9';
    if (!isNumber) return expr(ast::FieldExpr{base, {{field, at_}, {}}});
    return expr(ast::TupleFieldExpr{base, static_cast<std::uint32_t>(std::stoul(std::string(name))), at_});
}

ast::ExprId NodeMaker::borrow(ast::ExprId operand) const {
    return expr(ast::BorrowExpr{false, false, operand});
}

ast::ExprId NodeMaker::deref(ast::ExprId operand) const {
    return expr(ast::UnaryExpr{ast::UnaryOp::Deref, operand});
}

ast::ExprId NodeMaker::binary(ast::BinaryOp op, ast::ExprId left, ast::ExprId right) const {
    return expr(ast::BinaryExpr{op, left, right, at_});
}

ast::ExprId NodeMaker::string(std::string_view text) const {
    ast::LiteralExpr literal;
    literal.kind = ast::LiteralKind::String;
    literal.text = text;
    return expr(std::move(literal));
}

ast::ExprId NodeMaker::boolean(bool value) const {
    ast::LiteralExpr literal;
    literal.kind = ast::LiteralKind::Bool;
    literal.integer = value ? 1 : 0;
    return expr(std::move(literal));
}

ast::ExprId NodeMaker::tuple(std::vector<ast::ExprId> elements) const {
    return expr(ast::TupleExpr{std::move(elements)});
}

ast::MatchArm NodeMaker::arm(ast::PatternId pattern, ast::ExprId body) const {
    return {pattern, {}, body, at_};
}

ast::ExprId NodeMaker::match(ast::ExprId scrutinee, std::vector<ast::MatchArm> arms) const {
    return expr(ast::MatchExpr{scrutinee, std::move(arms), at_});
}

ast::ExprId NodeMaker::block(std::vector<ast::ExprId> statements) const {
    ast::Block block;
    block.span = at_;
    for (ast::ExprId statement : statements)
        block.statements.push_back(ast_.stmts.add({ast::ExprStmt{statement}, at_}));
    return expr(ast::BlockExpr{ast::BlockKind::Plain, std::move(block), {}, false});
}

ast::Param NodeMaker::param(std::string_view name, ast::TypeId type) const {
    return {binding(name), type, {}};
}

}  // namespace oxide::expand
