// Loops over ranges of integers, as one writes them by hand. What makes them longer than `for (T i = a; i <
// b;
// ++i)` are the ends of the type: `0..=255` of UInt8 has no number behind its last one.
#include "codegen/lower/body.h"

namespace oxide::lower {

using hir::BinaryOp;
using types::TyKind;

namespace {

// The values of a type in ascending order, as unsigned numbers.
struct Ordinals {
    UInt128 zero = 0;
    UInt128 least = 0;
    UInt128 greatest = 0;
};

Ordinals ordinals(Context& context, Ty ty) {
    if (context.kind(ty) == TyKind::Char) return {0, 0, 0x10FFFF};
    types::IntKind kind = context.types.intKind(ty);
    unsigned bits = types::bitWidth(kind);
    UInt128 half = UInt128(1) << (bits - 1);
    if (!types::isSigned(kind)) return {0, 0, half - 1 + half};
    UInt128 zero = UInt128(1) << 127;
    return {zero, zero - half, zero - 1 + half};
}

// The ordinal of a bound that is written as a number.
std::optional<UInt128> known(const hir::Body& body, ExprId id, const Ordinals& of) {
    bool isNegative = false;
    if (const auto* unary = std::get_if<hir::UnaryExpr>(&body[id].kind)) {
        isNegative = unary->op == hir::UnaryOp::Negate;
        id = isNegative ? unary->operand : id;
    }
    const auto* literal = std::get_if<hir::IntLiteral>(&body[id].kind);
    if (!literal) return {};
    return of.zero + (isNegative ? -literal->value : literal->value);
}

}  // namespace

void BodyLowering::countInto(const hir::CountExpr& node, Destination& destination) {
    predeclare(destination);
    Ty ty = typeOf(node.from);
    std::vector<Operand> operands{operand(node.from, "start"), operand(node.to, "end")};
    if (node.step) operands.push_back(operand(node.step, "step"));
    std::vector<Value> values = sequence(std::move(operands));
    if (out_->diverged) return;

    const auto* binding = std::get_if<hir::BindingPattern>(&body_[node.pattern].kind);
    bool isCounter = binding && !binding->sub && binding->mode == hir::BindingMode::Copy &&
                     !body_[binding->local].isMutable;
    bool isIgnored = std::holds_alternative<hir::WildcardPattern>(body_[node.pattern].kind);
    std::string name = names_.fresh(isCounter   ? text(body_[binding->local].name)
                                    : isIgnored ? "round"
                                                : "next");
    cpp::Expr counter = cpp::name(name);
    if (isCounter) locals_[binding->local.value] = counter;

    cpp::ForStmt loop{.type = context_.type(ty)};
    // A name or number that neither the loop nor its body changes.
    auto isFixed = [](const Value& value) {
        return value.order == Order::Pure &&
               (cpp::get<cpp::Name>(value.expr) || cpp::get<cpp::Literal>(value.expr));
    };
    auto fix = [&](Value& value, Ty type, std::string_view hint) {
        if (!isFixed(value)) value = {temporary(hint, type, value)};
    };
    auto declareInHead = [&](Value& value, std::string_view hint) {
        loop.locals.emplace_back(names_.fresh(hint), value.expr);
        value = {cpp::name(loop.locals.back().first)};
    };
    auto compare = [&](BinaryOp op, const Value& left, const Value& right) {
        return binaryOf(op, ty, left, right).expr;
    };
    Value& from = values[0];
    Value& to = values[1];
    Ordinals range = ordinals(context_, ty);
    std::optional<UInt128> first = known(body_, node.from, range);
    std::optional<UInt128> last = known(body_, node.to, range);
    std::optional<UInt128> step = node.step ? known(body_, node.step, {}) : 1;
    bool isStepFine = step && *step > 0;
    // Counting on from the last number stays within the type.
    bool isEndWithin = !node.step && !node.isInclusive;
    if (last) isEndWithin |= isStepFine && *step <= range.greatest - *last;
    BinaryOp isBefore = node.isInclusive ? BinaryOp::Le : BinaryOp::Lt;
    bool countsInBody = node.isReversed && !node.isInclusive;

    if (countsInBody) {
        if (!isFixed(from)) declareInHead(from, "start");
        loop.locals.emplace_back(name, to.expr);
        loop.condition = compare(BinaryOp::Gt, {counter}, from);
    } else if (node.isReversed && first && *first > range.least) {
        loop.locals.emplace_back(name, to.expr);
        loop.condition = compare(BinaryOp::Ge, {counter}, from);
        loop.steps.push_back(cpp::unary("--", counter));
    } else if (!node.isReversed && isEndWithin) {
        loop.locals.emplace_back(name, from.expr);
        // C++ compilers warn about `unsigned < 0`.
        if (!isFixed(to) || last == range.least) declareInHead(to, "end");
        loop.condition = compare(isBefore, {counter}, to);
        loop.steps.push_back(node.step ? cpp::binary("+=", counter, cpp::bare(values[2].expr))
                                       : cpp::unary("++", counter));
    } else {
        fix(from, ty, "start");
        fix(to, ty, "end");
        if (node.step) {
            Ty stepTy = typeOf(node.step);
            fix(values[2], stepTy, "step");
            if (!isStepFine) {
                cpp::Expr isZero = binaryOf(BinaryOp::Eq, stepTy, values[2], intLiteral(stepTy, 0)).expr;
                cpp::Expr message = stringLiteral("assertion failed: step != 0").expr;
                emit(cpp::IfStmt{
                    isZero, {{cpp::ExprStmt{cpp::call("panicking::panic", {message})}, span_}}, {}});
            }
        }
        bool isAtEnds = node.isInclusive && (first == range.least || last == range.greatest);
        cpp::Expr begins = isAtEnds ? cpp::literal("true") : compare(isBefore, from, to);
        cpp::Expr more = temporary("more", context_.types.boolean(), {begins});
        loop.locals.emplace_back(name, node.isReversed ? to.expr : from.expr);
        loop.condition = more;
        if (node.step) {
            cpp::Expr goesOn =
                cpp::call("ops::advance", {cpp::addressOf(counter), cpp::bare(values[2].expr)});
            if (last != range.greatest || !node.isInclusive)
                goesOn = cpp::binary("&&", goesOn, compare(isBefore, {counter}, to));
            loop.steps = {cpp::binary("=", more, goesOn)};
        } else {
            cpp::Expr goesOn = compare(BinaryOp::Ne, {counter}, node.isReversed ? from : to);
            cpp::Expr next = cpp::call(node.isReversed ? "ops::previous" : "ops::next", {counter});
            loop.steps = {cpp::binary("=", more, goesOn), cpp::binary("=", counter, next)};
        }
    }

    targets_.push_back({.id = node.loop, .destination = destination, .breakUsed = true});
    breakables_.push_back({node.loop});
    Span span = span_;
    Buffer body = loopBody([&] {
        if (countsInBody) emit(cpp::ExprStmt{cpp::unary("--", counter)});
        if (!isCounter) bind(node.pattern, {counter, Order::Read});
        bodyOf(node.body, Destination::discard());
    });
    span_ = span;
    loop.body = std::move(body.statements);
    emit(std::move(loop));
    breakables_.pop_back();
    Target finished = std::move(targets_.back());
    targets_.pop_back();
    finishTarget(finished);
    storeUnit(destination);
}

}  // namespace oxide::lower
