#include "frontend/base/check.h"
#include "frontend/flow/builder.h"

namespace oxide::flow {

using hir::ExprId;

Operand Builder::use(Place place, bool isMove, Span span) const {
    Ty ty = cfg_.tyOf(place);
    return Operand{isMove ? Operand::Kind::Move : Operand::Kind::Copy, std::move(place), ty, span};
}

// The value of an expression, kept in a temporary until its consumer is ready, so that uses happen in the
// order written.
Operand Builder::operand(ExprId id) {
    const hir::Expr& expr = body_[id];
    bool isConstant = std::holds_alternative<hir::IntLiteral>(expr.kind) ||
                      std::holds_alternative<hir::FloatLiteral>(expr.kind) ||
                      std::holds_alternative<hir::StringLiteral>(expr.kind) ||
                      std::holds_alternative<hir::BytesLiteral>(expr.kind) ||
                      std::holds_alternative<hir::ConstParamExpr>(expr.kind);
    if (isConstant) return constant(expr.ty, expr.span);
    Place target = placeOf(temp(expr.ty, expr.span));
    into(target, id);
    return use(std::move(target), true, expr.span);
}

std::vector<Operand> Builder::operands(const std::vector<ExprId>& ids) {
    std::vector<Operand> result;
    result.reserve(ids.size());
    for (ExprId id : ids) result.push_back(operand(id));
    return result;
}

void Builder::compute(const Place& target, ComputeValue::Kind kind, std::vector<Operand> operands,
                      Span span) {
    assign(target, ComputeValue{kind, std::move(operands)}, span);
}

Statement& Builder::assign(Place target, Value value, const hir::Expr& expr) {
    Statement& statement = assign(std::move(target), std::move(value), expr.span);
    std::get<Assign>(statement.kind).ty = expr.ty;
    return statement;
}

void Builder::discard(ExprId id) {
    const hir::Expr& expr = body_[id];
    if (const auto* scope = std::get_if<hir::ScopeExpr>(&expr.kind)) {
        // The value itself goes first, before the temporaries it may refer to.
        enter(ScopeKind::Temps, expr.span);
        discard(scope->inner);
        leave();
        return;
    }
    if (isPlace(id)) {
        mention(place(id), expr.span);
        return;
    }
    VarId var = temp(expr.ty, expr.span);
    cfg_.vars[var].isUserTemp = true;
    into(placeOf(var), id);
    Scope only{ScopeKind::Temps, {}, scopes_.back().end};
    if (queries_.needsDrop(expr.ty)) only.vars.push_back({var, true});
    emitExit(only);
}

void Builder::into(const Place& target, ExprId id) {
    const hir::Expr& expr = body_[id];
    const Span span = expr.span;
    promotes_ = false;
    auto value = [&] { assign(target, UseValue{constant(expr.ty, span)}, span); };
    auto fromPlace = [&](bool isMove) {
        Place source = place(id);
        assign(target, UseValue{use(std::move(source), isMove, span)}, expr);
    };
    auto unit = [&] { assign(target, UseValue{constant(types_.unit(), span)}, span); };
    using namespace hir;
    std::visit(
        Overload{
            [&](const ErrorExpr&) {
                cfg_.isWhole = false;
                value();
            },
            // A place where a value is expected: only in code that check made for scalars.
            [&](const LocalPlace&) { fromPlace(!queries_.isCopy(expr.ty)); },
            [&](const CapturePlace&) { fromPlace(!queries_.isCopy(expr.ty)); },
            [&](const StaticPlace&) { fromPlace(false); },
            [&](const FieldPlace&) { fromPlace(!queries_.isCopy(expr.ty)); },
            [&](const DerefPlace&) { fromPlace(!queries_.isCopy(expr.ty)); },
            [&](const IndexPlace&) { fromPlace(!queries_.isCopy(expr.ty)); },
            [&](const TempPlace& node) { into(target, node.value); },
            [&](const CopyExpr& node) {
                assign(target, UseValue{use(place(node.place), false, span)}, expr);
            },
            [&](const MoveExpr& node) { assign(target, UseValue{use(place(node.place), true, span)}, expr); },
            [&](const BorrowExpr& node) {
                promotes_ = node.kind == BorrowKind::Shared;
                Place source = place(node.place);
                promotes_ = false;
                assign(target, BorrowValue{node.kind, std::move(source), node.explicitly}, span);
            },
            [&](const RawBorrowExpr& node) {
                Place source = place(node.place);
                assign(target, RawBorrowValue{node.isMutable, std::move(source)}, span);
            },
            [&](const IntLiteral&) { value(); },
            [&](const FloatLiteral&) { value(); },
            [&](const StringLiteral&) { value(); },
            [&](const BytesLiteral&) { value(); },
            [&](const CallExpr& node) { call(target, node, expr); },
            [&](const CallValueExpr& node) { callValue(target, node, expr); },
            [&](const CallClosureExpr&) { OX_UNREACHABLE("a call that only mono makes"); },
            [&](const CallPointerExpr&) { OX_UNREACHABLE("a call that only mono makes"); },
            [&](const CallDynExpr&) { OX_UNREACHABLE("a call that only mono makes"); },
            [&](const UnaryExpr& node) {
                compute(target, ComputeValue::Kind::Operator, {operand(node.operand)}, span);
            },
            [&](const BinaryExpr& node) {
                Operand left = operand(node.left);
                Operand right = operand(node.right);
                compute(target, ComputeValue::Kind::Operator, {std::move(left), std::move(right)}, span);
            },
            [&](const LogicalExpr&) {
                BlockId whenFalse = newBlock(), join = newBlock();
                enter(ScopeKind::Block, span);
                condition(id, {whenFalse, scopes_.size() - 1});
                value();
                leave();
                go(join, span);
                current_ = whenFalse;
                value();
                go(join, span);
                current_ = join;
            },
            [&](const CastExpr& node) {
                compute(target, ComputeValue::Kind::Operator, {operand(node.operand)}, span);
            },
            [&](const CoerceExpr& node) {
                if (node.kind == CoerceKind::NeverToAny) {
                    operand(node.operand);
                    finish(span);
                    return;
                }
                compute(target, ComputeValue::Kind::Coerce, {operand(node.operand)}, span);
            },
            [&](const AssignExpr& node) {
                Operand source = operand(node.value);
                Place destination = place(node.place);
                Ty ty = cfg_.tyOf(destination);
                Statement& statement =
                    assign(std::move(destination), UseValue{std::move(source)}, span, false);
                std::get<Assign>(statement.kind).replaces = queries_.needsDrop(ty);
                unit();
            },
            [&](const AssignOpExpr& node) {
                assignOp(node, expr);
                unit();
            },
            [&](const TupleExpr& node) {
                assign(
                    target,
                    AggregateValue{.kind = AggregateValue::Kind::Tuple, .operands = operands(node.elements)},
                    span);
            },
            [&](const ArrayExpr& node) {
                assign(
                    target,
                    AggregateValue{.kind = AggregateValue::Kind::Array, .operands = operands(node.elements)},
                    span);
            },
            [&](const RepeatExpr& node) {
                assign(target,
                       AggregateValue{.kind = AggregateValue::Kind::Array, .operands = {operand(node.value)}},
                       span);
            },
            [&](const StructExpr& node) { structExpr(target, node, expr); },
            [&](const FunctionExpr&) { value(); },
            [&](const ConstExpr&) { value(); },
            [&](const ConstParamExpr&) { value(); },
            [&](const ClosureExpr& node) { closure(target, node.body, node.captures, expr); },
            [&](const AsyncExpr& node) { closure(target, node.body, node.captures, expr); },
            [&](const BlockExpr& node) { blockExpr(target, node, expr); },
            [&](const ScopeExpr& node) {
                enter(ScopeKind::Temps, span);
                into(target, node.inner);
                leave();
            },
            [&](const IfExpr& node) { ifExpr(target, node, span); },
            [&](const LetConditionExpr&) { OX_UNREACHABLE("a let condition outside of a condition"); },
            [&](const MatchExpr& node) { matchExpr(target, node, expr); },
            [&](const LoopExpr& node) { loopExpr(target, node, expr); },
            [&](const CountExpr&) { OX_UNREACHABLE("a loop that only mono makes"); },
            [&](const BreakExpr& node) {
                Loop target = loop(node.loop);
                if (node.value) {
                    into(target.result, node.value);
                } else {
                    assign(target.result, UseValue{constant(types_.unit(), span)}, span);
                }
                leaveLoop(target, target.breakTo, span);
            },
            [&](const ContinueExpr& node) {
                Loop target = loop(node.loop);
                leaveLoop(target, target.continueTo, span);
            },
            [&](const ReturnExpr& node) {
                if (node.value) {
                    into(placeOf(cfg_.result), node.value);
                } else {
                    assign(placeOf(cfg_.result), UseValue{constant(types_.unit(), span)}, span);
                }
                unwindTo(0);
                block().returns = true;
                finish(span);
            },
            [&](const AwaitExpr& node) { awaitExpr(target, node, expr); },
            [&](const JoinExpr& node) { joinExpr(target, node, expr); },
            [&](const SelectExpr& node) { selectExpr(target, node, expr); },
            [&](const FormatExpr& node) {
                std::vector<Operand> values;
                for (const FormatArg& arg : node.args) values.push_back(operand(arg.value));
                compute(target, ComputeValue::Kind::Format, std::move(values), span);
            },
        },
        expr.kind);
}

// Remembers at the temporary that holds an argument what will take it, for the words of an error.
void Builder::taken(const Operand& value, TakenBy by, Span span, DefId taker) {
    if (value.kind != Operand::Kind::Move || !value.place.isVar()) return;
    Var& var = cfg_.vars[value.place.var];
    if (var.kind != VarKind::Temp) return;
    var.takenBy = by;
    var.takerSpan = span;
    var.taker = taker;
}

TakenBy Builder::takenByCall(const hir::CallExpr& call, std::size_t arg, Span callSpan) const {
    if (arg == 0 && call.isMethodCall) return TakenBy::Receiver;
    const resolve::Def& def = defs_[call.callee.def];
    if (arg == 0 && def.isLibrary && callSpan == body_[call.args[0]].span) {
        if (text(def.name) == "intoIter") return TakenBy::ForLoop;
        if (text(def.name) == "intoFuture") return TakenBy::Await;
    }
    return TakenBy::Argument;
}

void Builder::call(const Place& target, const hir::CallExpr& call, const hir::Expr& expr) {
    std::vector<Operand> args = operands(call.args);
    for (std::size_t i = 0; i < args.size(); ++i) {
        TakenBy by = takenByCall(call, i, expr.span);
        taken(args[i], by, by == TakenBy::Receiver && call.calleeSpan.valid() ? call.calleeSpan : expr.span,
              call.callee.def);
    }
    assign(target, CallValue{call.callee, std::move(args), call.isMethodCall, call.calleeSpan}, expr);
    if (types_.kind(expr.ty) == types::TyKind::Never) finish(expr.span);
}

void Builder::callValue(const Place& target, const hir::CallValueExpr& call, const hir::Expr& expr) {
    std::vector<Operand> args;
    const hir::Expr& function = body_[call.function];
    types::TyKind kind = types_.kind(function.ty);
    if (call.kind == hir::CallKind::FnOnce || !isPlace(call.function)) {
        args.push_back(operand(call.function));
        taken(args.back(), TakenBy::CallOfValue, expr.span);
    } else if (kind == types::TyKind::FnPtr || kind == types::TyKind::FnDef) {
        args.push_back(use(place(call.function), false, function.span));
    } else {
        bool isMutable = call.kind == hir::CallKind::FnMut;
        Place callee = place(call.function);
        Place borrowed = placeOf(temp(types_.reference(isMutable, cfg_.tyOf(callee)), function.span));
        assign(borrowed,
               BorrowValue{isMutable ? hir::BorrowKind::Mutable : hir::BorrowKind::Shared, std::move(callee),
                           false},
               function.span);
        args.push_back(use(std::move(borrowed), true, function.span));
    }
    for (ExprId arg : call.args) {
        args.push_back(operand(arg));
        taken(args.back(), TakenBy::Argument, expr.span);
    }
    assign(target, CallValue{std::nullopt, std::move(args), false, function.span}, expr);
    if (types_.kind(expr.ty) == types::TyKind::Never) finish(expr.span);
}

void Builder::structExpr(const Place& target, const hir::StructExpr& node, const hir::Expr& expr) {
    AggregateValue value{.kind = AggregateValue::Kind::Struct, .variant = node.variant, .operands = {}};
    std::vector<bool> given;
    for (const hir::FieldValue& field : node.fields) {
        value.fields.push_back(field.field);
        value.operands.push_back(operand(field.value));
        if (given.size() <= field.field) given.resize(field.field + 1);
        given[field.field] = true;
    }
    if (node.base) {
        Place base = place(node.base);
        std::vector<Field> fields = queries_.fields(expr.ty, node.variant);
        given.resize(fields.size());
        for (std::uint32_t i = 0; i < fields.size(); ++i) {
            if (given[i]) continue;
            Ty ty = fields[i].ty;
            Place field = project(
                base, {.kind = Projection::Kind::Field, .variant = node.variant, .index = i, .ty = ty});
            Place source = placeOf(temp(ty, body_[node.base].span));
            assign(source, UseValue{use(std::move(field), !queries_.isCopy(ty), body_[node.base].span)},
                   body_[node.base].span);
            value.fields.push_back(i);
            value.operands.push_back(use(std::move(source), true, body_[node.base].span));
        }
    }
    assign(target, std::move(value), expr);
}

void Builder::closure(const Place& target, BodyId body, const std::vector<ExprId>& captures,
                      const hir::Expr& expr) {
    const hir::Body& inner = bodies_[body];
    Span head = inner.headSpan.valid() ? inner.headSpan : expr.span;
    std::vector<Operand> values;
    for (std::uint32_t i = 0; i < captures.size(); ++i) {
        Place kept = placeOf(temp(body_[captures[i]].ty, head));
        into(kept, captures[i]);
        Statement& last = block().statements.back();
        last.span = head;
        last.captureUse = CaptureUse{body, i};
        if (auto* filled = std::get_if<Assign>(&last.kind)) {
            if (auto* moved = std::get_if<UseValue>(&filled->value)) moved->operand.span = head;
        }
        values.push_back(use(std::move(kept), true, head));
    }
    assign(target,
           AggregateValue{.kind = AggregateValue::Kind::Closure, .body = body, .operands = std::move(values)},
           expr);
}

void Builder::assignOp(const hir::AssignOpExpr& node, const hir::Expr& expr) {
    Operand right = operand(node.value);
    Place target = place(node.place);
    Operand left = use(target, false, expr.span);
    Place result = placeOf(temp(cfg_.tyOf(target), expr.span));
    compute(result, ComputeValue::Kind::Operator, {std::move(left), std::move(right)}, expr.span);
    block().statements.back().isCompound = true;
    assign(std::move(target), UseValue{use(std::move(result), true, expr.span)}, expr.span, false);
}

}  // namespace oxide::flow
