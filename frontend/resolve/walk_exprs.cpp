// Expressions.
#include "frontend/resolve/walker.h"

namespace oxide::resolve {

void Walker::exprs(const std::vector<ast::ExprId>& ids) {
    for (ast::ExprId id : ids) expr(id);
}

void Walker::expr(ast::ExprId id) {
    if (!id) return;
    if (blockScope_) state_.blockScopeOf.emplace(id, blockScope_);
    const auto* templateArgs = std::exchange(templateArgs_, nullptr);
    std::visit(Overload{
                   [](std::monostate) {},
                   [](const ast::ErrorExpr&) {},
                   [](const ast::LiteralExpr&) {},
                   [](const ast::NullExpr&) {},
                   [&](const ast::InterpolationExpr& e) {
                       const std::vector<ast::MacroArg> none;
                       const auto* args = templateArgs ? templateArgs : &none;
                       for (const ast::InterpolationPart& part : e.values) {
                           expr(part.value);
                           formatSpec(part.spec, id, *args);
                       }
                   },
                   [&](const ast::NameExpr&) { chain(id, false); },
                   [&](const ast::QualifiedPathExpr& e) { path(e.path, PathUse::Value); },
                   [&](const ast::ParenExpr& e) { expr(e.inner); },
                   [&](const ast::FieldExpr&) { chain(id, false); },
                   [&](const ast::TupleFieldExpr& e) { expr(e.base); },
                   [&](const ast::MethodCallExpr&) { chain(id, false); },
                   [&](const ast::CallExpr& e) { call(e); },
                   [&](const ast::IndexExpr& e) {
                       expr(e.base);
                       expr(e.index);
                   },
                   [&](const ast::TryExpr& e) { expr(e.operand); },
                   [&](const ast::UnwrapExpr& e) { expr(e.operand); },
                   [&](const ast::AwaitExpr& e) { expr(e.operand); },
                   [&](const ast::UnaryExpr& e) {
                       expr(e.operand);
                       lintNegation(id, e);
                   },
                   [&](const ast::BorrowExpr& e) { expr(e.operand); },
                   [&](const ast::BinaryExpr& e) {
                       expr(e.left);
                       expr(e.right);
                   },
                   [&](const ast::CoalesceExpr& e) {
                       expr(e.value);
                       expr(e.fallback);
                   },
                   [&](const ast::AssignExpr& e) {
                       expr(e.place);
                       expr(e.value);
                       lintParens(e.value, "assigned value");
                   },
                   [&](const ast::RangeExpr& e) {
                       expr(e.from);
                       expr(e.to);
                   },
                   [&](const ast::CastExpr& e) {
                       expr(e.operand);
                       type(e.type);
                   },
                   [&](const ast::StructExpr& e) {
                       path(e.path, PathUse::Struct);
                       for (const ast::FieldInit& field : e.fields) expr(field.value);
                       expr(e.base);
                   },
                   [&](const ast::BraceNewExpr& e) {
                       path(e.path, PathUse::Struct);
                       expr(e.value);
                   },
                   [&](const ast::TupleExpr& e) { exprs(e.elements); },
                   [&](const ast::ArrayExpr& e) { exprs(e.elements); },
                   [&](const ast::RepeatExpr& e) {
                       expr(e.value);
                       constant(e.count);
                   },
                   [&](const ast::BlockExpr& e) { blockExpr(id, e); },
                   [&](const ast::AsyncExpr& e) {
                       jumps_.push_back({Jump::Kind::AsyncBlock, id, Name()});
                       block(e.block);
                       jumps_.pop_back();
                   },
                   [&](const ast::ClosureExpr& e) { closure(id, e); },
                   [&](const ast::IfExpr& e) {
                       {
                           Frame frame(*this);
                           expr(e.condition);
                           lintParens(e.condition, "`if` condition");
                           block(e.then);
                       }
                       expr(e.otherwise);
                   },
                   [&](const ast::LetConditionExpr& e) {
                       expr(e.value);
                       pattern(e.pattern, PatternPlace::Match);
                   },
                   [&](const ast::MatchExpr& e) { matchExpr(e); },
                   [&](const ast::LoopExpr& e) { loopBody(id, e.label, e.body); },
                   [&](const ast::WhileExpr& e) {
                       Frame frame(*this);
                       loopHead(id, e.label, e.condition);
                       lintParens(e.condition, "`while` condition");
                       loopBody(id, e.label, e.body);
                   },
                   [&](const ast::ForExpr& e) {
                       expr(e.iterable);
                       lintParens(e.iterable, "`for` iterator expression");
                       Frame frame(*this);
                       pattern(e.pattern, PatternPlace::For);
                       loopBody(id, e.label, e.body);
                   },
                   [&](const ast::BreakExpr& e) {
                       expr(e.value);
                       breakOrContinue(id, e.label, true);
                   },
                   [&](const ast::ContinueExpr& e) { breakOrContinue(id, e.label, false); },
                   [&](const ast::ReturnExpr& e) {
                       expr(e.value);
                       lintParens(e.value, "`return` value");
                   },
                   [&](const ast::YieldExpr& e) { expr(e.value); },
                   [&](const ast::MacroExpr& e) { macroExpr(e); },
                   [&](const ast::SelectExpr& e) { selectExpr(e); },
               },
               state_.ast[id].kind);
}

void Walker::call(const ast::CallExpr& call) {
    ast::ExprId callee = call.callee;
    if (std::holds_alternative<ast::NameExpr>(state_.ast[callee].kind)) {
        chain(callee, true);
        Target target = state_.resolution.target(callee);
        if (target.kind == Target::Kind::Local) {
            auto it = maybeClosures_.find(target.local);
            if (it != maybeClosures_.end()) noteClosureBlock(it->second);
        }
    } else if (std::holds_alternative<ast::FieldExpr>(state_.ast[callee].kind)) {
        chain(callee, true);
    } else {
        expr(callee);
    }
    exprs(call.args);
}

void Walker::closure(ast::ExprId id, const ast::ClosureExpr& closure) {
    Frame frame(*this);
    std::vector<ast::PatternId> patterns;
    for (const ast::ClosureParam& param : closure.params) {
        type(param.type);
        patterns.push_back(param.pattern);
    }
    type(closure.result);
    paramPatterns(patterns);
    if (closure.usesIt && closure.implicitIt) bind(intern("it"), closure.implicitIt);
    jumps_.push_back({Jump::Kind::Closure, id, Name()});
    block(closure.body);
    jumps_.pop_back();
}

void Walker::matchExpr(const ast::MatchExpr& match) {
    expr(match.scrutinee);
    lintParens(match.scrutinee, "`match` scrutinee expression");
    for (const ast::MatchArm& arm : match.arms) {
        Frame frame(*this);
        pattern(arm.pattern, PatternPlace::Match);
        expr(arm.guard);
        expr(arm.body);
    }
}

void Walker::loopHead(ast::ExprId id, ast::Identifier label, ast::ExprId condition) {
    jumps_.push_back({Jump::Kind::LoopHead, id, label.name});
    expr(condition);
    jumps_.pop_back();
}

void Walker::loopBody(ast::ExprId id, ast::Identifier label, const ast::Block& body) {
    jumps_.push_back({Jump::Kind::Loop, id, label.name});
    block(body);
    jumps_.pop_back();
    lintLabel(id, label);
}

}  // namespace oxide::resolve
