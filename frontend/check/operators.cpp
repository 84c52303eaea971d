// Binary operators, assignment, casts.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/check/body_checker.h"
#include "frontend/types/fold.h"

namespace oxide::check {

using diag::Code;
using types::VariableKind;

namespace {

struct OperatorInfo {
    const char* symbol;
    const char* trait;
    const char* method;
    const char* assignTrait;
    const char* assignMethod;
    const char* verb;
};

const OperatorInfo& info(ast::BinaryOp op) {
    static const OperatorInfo kOperators[] = {
        {"+", "Add", "add", "AddAssign", "addAssign", "add"},
        {"-", "Sub", "sub", "SubAssign", "subAssign", "subtract"},
        {"*", "Mul", "mul", "MulAssign", "mulAssign", "multiply"},
        {"/", "Div", "div", "DivAssign", "divAssign", "divide"},
        {"%", "Rem", "rem", "RemAssign", "remAssign", "calculate the remainder of"},
        {"&", "BitAnd", "bitand", "BitAndAssign", "bitandAssign", ""},
        {"|", "BitOr", "bitor", "BitOrAssign", "bitorAssign", ""},
        {"^", "BitXor", "bitxor", "BitXorAssign", "bitxorAssign", ""},
        {"<<", "Shl", "shl", "ShlAssign", "shlAssign", ""},
        {">>", "Shr", "shr", "ShrAssign", "shrAssign", ""},
        {"==", "PartialEq", "eq", "", "", "compare"},
        {"!=", "PartialEq", "ne", "", "", "compare"},
        {"<", "PartialOrd", "lt", "", "", "compare"},
        {"<=", "PartialOrd", "le", "", "", "compare"},
        {">", "PartialOrd", "gt", "", "", "compare"},
        {">=", "PartialOrd", "ge", "", "", "compare"},
    };
    return kOperators[static_cast<int>(op)];
}

hir::BinaryOp hirOp(ast::BinaryOp op) { return static_cast<hir::BinaryOp>(op); }
bool isComparison(ast::BinaryOp op) { return op >= ast::BinaryOp::Eq && op <= ast::BinaryOp::Ge; }
bool isShift(ast::BinaryOp op) { return op == ast::BinaryOp::Shl || op == ast::BinaryOp::Shr; }
bool isBitwise(ast::BinaryOp op) { return op >= ast::BinaryOp::BitAnd && op <= ast::BinaryOp::BitXor; }

}  // namespace

// D9: a reference, of any depth, to a Copy scalar is dereferenced.
ExprId BodyChecker::autoDerefScalar(ExprId operand) {
    Ty ty = typeOf(operand);
    int depth = 0;
    while (table_.kind(ty) == TyKind::Ref) {
        ty = infer_.resolve(table_.pointee(ty));
        ++depth;
    }
    bool scalar = table_.isScalar(ty) ||
                  (table_.kind(ty) == TyKind::Infer && infer_.variableKind(ty) != VariableKind::General);
    if (!scalar) return operand;
    for (; depth > 0; --depth) operand = deref(operand, spanOf(operand));
    return operand;
}

ExprId BodyChecker::compareWithNull(const ast::BinaryExpr& binary, ast::ExprId other, Span at) {
    ExprId place = toPlace(check(other));
    Ty ty = structurally(typeOf(place), spanOf(place));
    while (table_.kind(ty) == TyKind::Ref) {
        place = deref(place, spanOf(place));
        ty = structurally(typeOf(place), spanOf(place));
    }
    if (!isAdt(ty, "Option")) {
        if (table_.kind(ty) != TyKind::Error) reportMismatch(option(fresh(at)), ty, span(other), other);
        return errorExpr(at);
    }
    // isNone / isSome without a call: a test of the variant.
    auto variant = static_cast<std::uint32_t>(variantIndex(lang("Option"), "None"));
    PatternId pattern = makePattern(hir::VariantPattern{variant, {}}, ty, at);
    ExprId test = make(hir::LetConditionExpr{pattern, place}, table_.boolean(), at);
    ExprId yes = make(hir::IntLiteral{binary.op == ast::BinaryOp::Eq ? 1u : 0u}, table_.boolean(), at);
    ExprId no = make(hir::IntLiteral{binary.op == ast::BinaryOp::Eq ? 0u : 1u}, table_.boolean(), at);
    return make(hir::IfExpr{test, yes, no}, table_.boolean(), at);
}

ExprId BodyChecker::checkBinary(ast::ExprId id, const ast::BinaryExpr& binary, Expect expect) {
    Span at = span(id);
    if (binary.op == ast::BinaryOp::And || binary.op == ast::BinaryOp::Or) {
        ExprId left = checkCoerced(binary.left, table_.boolean());
        bool diverged = frame_->diverges;
        ExprId right = checkCoerced(binary.right, table_.boolean());
        frame_->diverges = diverged;
        return make(hir::LogicalExpr{binary.op == ast::BinaryOp::And, scoped(left), scoped(right)},
                    table_.boolean(), at);
    }
    bool equality = binary.op == ast::BinaryOp::Eq || binary.op == ast::BinaryOp::Ne;
    if (equality && std::holds_alternative<ast::NullExpr>(ast()[binary.right].kind))
        return compareWithNull(binary, binary.left, at);
    if (equality && std::holds_alternative<ast::NullExpr>(ast()[binary.left].kind))
        return compareWithNull(binary, binary.right, at);

    Ty hint;
    if (expect.ty && !isComparison(binary.op)) {
        Ty wanted = infer_.resolve(expect.ty);
        if (table_.isScalar(wanted)) hint = wanted;
    }
    ExprId left = check(binary.left, {hint, false});
    solve();
    Ty leftType = typeOf(left);
    // `xs.iter().sum() + 1`: an operand does not say what a result that any of several types could be is.
    bool isOpen = table_.kind(leftType) == TyKind::Infer &&
                  infer_.variableKind(leftType) == VariableKind::General &&
                  std::holds_alternative<ast::MethodCallExpr>(ast()[binary.left].kind);
    bool isUndecided = isOpen && std::ranges::any_of(solver_.pending(), [&](const types::Obligation& open) {
                           return open.predicate.kind == Predicate::Kind::Trait &&
                                  items_.langTrait(open.predicate.trait.trait) == types::LangTrait::None &&
                                  infer_.resolve(table_.list(open.predicate.trait.args)[0]) == leftType;
                       });
    if (isUndecided) {
        reportAmbiguous();
        checkValue(binary.right);
        return errorExpr(at);
    }
    Ty rightHint = isShift(binary.op) ? Ty{} : leftType;
    while (rightHint && table_.kind(rightHint) == TyKind::Ref) {
        // References to scalars are looked through on both sides; everything else is compared as it is.
        Ty inner = infer_.resolve(table_.pointee(rightHint));
        if (!table_.isScalar(inner) && table_.kind(inner) != TyKind::Ref) break;
        rightHint = inner;
    }
    if (rightHint && !table_.isScalar(rightHint) && !isComparison(binary.op)) rightHint = {};
    // What `-1` is is asked for after it was negated.
    const auto* unary = std::get_if<ast::UnaryExpr>(&ast()[binary.right].kind);
    bool isNegative = unary && unary->op == ast::UnaryOp::Negate &&
                      std::holds_alternative<ast::LiteralExpr>(ast()[unary->operand].kind);
    if (isNegative && !isComparison(binary.op)) rightHint = {};
    ExprId right = check(binary.right, {rightHint, false});
    solve();
    bool isNumber = table_.isNumeric(leftType) || (table_.kind(leftType) == TyKind::Infer && !isOpen);
    if (isNumber && !isComparison(binary.op) && reportUndecided(binary.right, right, Code::E0284))
        return errorExpr(at);
    return overloadedBinary(binary.op, left, right, at, binary.opSpan);
}

// `n + m.into()`: the result of the call could be of any type that a number can be added to.
bool BodyChecker::reportUndecided(ast::ExprId syntax, ExprId value, Code code) {
    Ty unknown = typeOf(value);
    if (table_.kind(unknown) != TyKind::Infer || infer_.variableKind(unknown) != VariableKind::General)
        return false;
    const ast::ExprKind& kind = ast()[syntax].kind;
    bool isCall = std::holds_alternative<ast::MethodCallExpr>(kind) ||
                  std::holds_alternative<ast::CallExpr>(kind) ||
                  std::holds_alternative<ast::UnwrapExpr>(kind);
    if (!isCall) return false;
    for (const types::Obligation& open : solver_.pending()) {
        if (open.predicate.kind != Predicate::Kind::Trait || !open.span.valid() ||
            items_.langTrait(open.predicate.trait.trait) != types::LangTrait::None)
            continue;
        auto args = table_.list(open.predicate.trait.args);
        if (std::ranges::none_of(args, [&](Ty arg) { return infer_.resolve(arg) == unknown; })) continue;
        error(code, whereUnknown(unknown, open.span), "type annotations needed").label("cannot infer type");
        infer_.unify(unknown, table_.error());
        return true;
    }
    return false;
}

ExprId BodyChecker::overloadedBinary(ast::BinaryOp op, ExprId left, ExprId right, Span at, Span opSpan) {
    ExprId leftScalar = autoDerefScalar(left);
    ExprId rightScalar = autoDerefScalar(right);
    Ty a = typeOf(leftScalar);
    Ty b = typeOf(rightScalar);
    auto isVariable = [&](Ty ty) { return table_.kind(ty) == TyKind::Infer; };
    auto isGeneral = [&](Ty ty) {
        return isVariable(ty) && infer_.variableKind(ty) == VariableKind::General;
    };
    auto isScalar = [&](Ty ty) { return table_.isScalar(ty) || (isVariable(ty) && !isGeneral(ty)); };
    auto isIntegral = [&](Ty ty) {
        return table_.isInteger(ty) || (isVariable(ty) && infer_.variableKind(ty) == VariableKind::Integer);
    };
    auto isNumber = [&](Ty ty) { return table_.isNumeric(ty) || (isVariable(ty) && !isGeneral(ty)); };
    if (isConsequence(a) || isConsequence(b)) return errorExpr(at);
    if (table_.kind(a) == TyKind::Never || table_.kind(b) == TyKind::Never) {
        return make(hir::BinaryExpr{hirOp(op), toValue(leftScalar), toValue(rightScalar)},
                    isComparison(op) ? table_.boolean() : table_.never(), at);
    }

    bool builtin = false;
    if (isComparison(op))
        builtin = isScalar(a) && isScalar(b);
    else if (isShift(op))
        builtin = isIntegral(a) && isIntegral(b);
    else if (isBitwise(op))
        builtin = (isIntegral(a) && isIntegral(b)) ||
                  (table_.kind(a) == TyKind::Bool && table_.kind(b) == TyKind::Bool);
    else
        builtin = isNumber(a) && isNumber(b);
    auto isFraction = [&](Ty ty) {
        return table_.isFloat(ty) || (isVariable(ty) && infer_.variableKind(ty) == VariableKind::Float);
    };
    if ((isShift(op) || isBitwise(op)) && isFraction(a)) {
        error(Code::E0369, opSpan.valid() ? opSpan : at,
              fmt::format("no implementation for `{} {} {}`", show(a), info(op).symbol, show(b)))
            .label(spanOf(left), show(a))
            .label(spanOf(right), show(b));
        return errorExpr(at);
    }
    bool pointers =
        isComparison(op) && ((table_.kind(a) == TyKind::Pointer && table_.kind(b) == TyKind::Pointer) ||
                             (table_.isUnit(a) && table_.isUnit(b)));
    if (builtin || pointers) {
        if (isShift(op) || infer_.unify(a, b)) {
            Ty result = isComparison(op) ? table_.boolean() : infer_.resolve(a);
            return make(hir::BinaryExpr{hirOp(op), toValue(leftScalar), toValue(rightScalar)}, result, at);
        }
        // Numbers of one sort should have been of one type.
        bool isOneSort =
            (table_.isInteger(a) && table_.isInteger(b)) || (table_.isFloat(a) && table_.isFloat(b));
        if (isComparison(op) || isOneSort) reportMismatch(a, b, spanOf(right), {});
        if (isComparison(op) && table_.kind(a) != TyKind::Infer) return errorExpr(at);
        error(Code::E0277, opSpan.valid() ? opSpan : at,
              fmt::format("cannot {} `{}` {} `{}`", info(op).verb[0] ? info(op).verb : info(op).symbol,
                          op == ast::BinaryOp::Sub ? show(b) : show(op == ast::BinaryOp::Add ? b : a),
                          op == ast::BinaryOp::Add   ? "to"
                          : op == ast::BinaryOp::Sub ? "from"
                                                     : "by",
                          show(op == ast::BinaryOp::Add || op == ast::BinaryOp::Sub ? a : b)))
            .label(fmt::format("no implementation for `{} {} {}`", show(a), info(op).symbol, show(b)))
            .help(fmt::format("the trait `{}<{}>` is not implemented for `{}`", info(op).trait, show(b),
                              show(a)));
        return errorExpr(at);
    }

    DefId trait = lang(info(op).trait);
    DefId method = items_.resolver().member(trait, intern(info(op).method));
    OX_CHECK(method.valid(), "an operator's method is missing from the library");
    if (isComparison(op)) {
        ExprId leftPlace = toPlace(left);
        ExprId rightPlace = toPlace(right);
        Ty x = typeOf(leftPlace);
        Ty y = typeOf(rightPlace);
        // &&A == &A: equal depths are brought together where only the depth differs (D9 for types that are
        // not scalars is not asked for).
        if (table_.kind(x) == TyKind::Error || table_.kind(y) == TyKind::Error) return errorExpr(at);
        types::Outcome outcome = solver_.evaluate(trait, {x, y});
        if (outcome == types::Outcome::No) {
            types::Outcome possible = types::Outcome::No;
            Ty wanted = fresh(at);
            auto before = solver_.checkpoint();
            auto selection = solver_.select({trait, table_.makeArgs({x, wanted})}, possible);
            wanted = infer_.resolveAll(wanted);
            bool isEquality = op == ast::BinaryOp::Eq || op == ast::BinaryOp::Ne;
            bool hasOne = !isEquality || table_.kind(x) != TyKind::Ref;
            if (hasOne && selection && table_.kind(wanted) != TyKind::Infer) {
                // One implementation: it says what the right side should have been.
                reportMismatch(wanted, y, spanOf(right), {});
                return errorExpr(at);
            }
            solver_.rollback(std::move(before));
            if (selection || possible == types::Outcome::Maybe) {
                error(Code::E0277, opSpan, fmt::format("can't compare `{}` with `{}`", show(x), show(y)))
                    .label(
                        fmt::format("no implementation for `{} {} {}`", show(x), info(op).symbol, show(y)));
                return errorExpr(at);
            }
            auto& report = error(Code::E0369, opSpan.valid() ? opSpan : at,
                                 fmt::format("binary operation `{}` cannot be applied to type `{}`",
                                             info(op).symbol, show(x)))
                               .label(spanOf(left), show(x))
                               .label(spanOf(right), show(y));
            if (table_.kind(x) == TyKind::Adt && !items_.defs()[table_[x].def].isLibrary) {
                report.note(fmt::format("an implementation of `{}` might be missing for `{}`", info(op).trait,
                                        show(x)));
            }
            return errorExpr(at);
        }
        require(trait, std::vector<Ty>{x, y}, at, Cause::Operator);
        if (outcome == types::Outcome::Maybe) {
            // Comparing with something not known yet: Rust takes the one implementation that fits.
            solve();
        }
        ExprId call = make(
            hir::CallExpr{{method, table_.makeArgs({x, typeOf(rightPlace)})},
                          {borrow(leftPlace, false, spanOf(left)), borrow(rightPlace, false, spanOf(right))},
                          false,
                          opSpan},
            table_.boolean(), at);
        return call;
    }

    ExprId leftValue = toValue(left);
    Ty x = typeOf(leftValue);
    if (table_.kind(x) == TyKind::Error) return errorExpr(at);
    Ty y = typeOf(right);
    // `s + &owned`: where exactly one right side is implemented, the operand is coerced to it (&String to
    // &str).
    ExprId rightValue;
    Ty open = fresh(at);
    if (solver_.evaluate(trait, {x, y}) == types::Outcome::No) {
        types::Outcome outcome = types::Outcome::No;
        auto before = solver_.checkpoint();
        auto selection = solver_.select({trait, table_.makeArgs({x, open})}, outcome);
        bool coerced = false;
        // An implementation that leaves the right side open says nothing about it.
        bool isOnly = selection && table_.kind(infer_.resolve(open)) != TyKind::Infer;
        if (isOnly) {
            bool ok = false;
            rightValue = tryCoerce(right, infer_.resolveAll(open), ok, {});
            coerced = ok;
        }
        if (!coerced) {
            solver_.rollback(std::move(before));
            bool known = solver_.evaluate(trait, {x, fresh(at)}) != types::Outcome::No;
            bool numeric = table_.isNumeric(x) || (table_.kind(x) == TyKind::Infer);
            Ty owner = table_.kind(x) == TyKind::Ref ? infer_.resolve(table_.pointee(x)) : x;
            if (isOnly && known && table_.kind(owner) == TyKind::Adt) {
                reportMismatch(infer_.resolveAll(open), y, spanOf(right), {});
                return errorExpr(at);
            }
            if (known || numeric) {
                std::string applied =
                    fmt::format("no implementation for `{} {} {}`", show(x), info(op).symbol, show(y));
                if (!info(op).verb[0]) {
                    error(Code::E0277, opSpan.valid() ? opSpan : at, applied).label(applied);
                    return errorExpr(at);
                }
                error(Code::E0277, opSpan.valid() ? opSpan : at,
                      fmt::format("cannot {} `{}` {} `{}`", info(op).verb,
                                  op == ast::BinaryOp::Add || op == ast::BinaryOp::Sub ? show(y) : show(x),
                                  op == ast::BinaryOp::Add   ? "to"
                                  : op == ast::BinaryOp::Sub ? "from"
                                                             : "by",
                                  op == ast::BinaryOp::Add || op == ast::BinaryOp::Sub ? show(x) : show(y)))
                    .label(applied);
                return errorExpr(at);
            }
            std::string verb = info(op).verb;
            std::string message =
                verb.empty()
                    ? fmt::format("no implementation for `{} {} {}`", show(x), info(op).symbol, show(y))
                : op == ast::BinaryOp::Add ? fmt::format("cannot add `{}` to `{}`", show(y), show(x))
                : op == ast::BinaryOp::Sub ? fmt::format("cannot subtract `{}` from `{}`", show(y), show(x))
                                           : fmt::format("cannot {} `{}` by `{}`", verb, show(x), show(y));
            auto& report = error(Code::E0369, opSpan.valid() ? opSpan : at, message)
                               .label(spanOf(left), show(x))
                               .label(spanOf(right), show(y));
            if (table_.kind(x) == TyKind::Adt && !items_.defs()[table_[x].def].isLibrary) {
                report.note(fmt::format("an implementation of `{}` might be missing for `{}`", info(op).trait,
                                        show(x)));
            }
            return errorExpr(at);
        }
        y = typeOf(rightValue);
    } else {
        rightValue = toValue(right);
    }
    require(trait, std::vector<Ty>{x, y}, opSpan.valid() ? opSpan : at, Cause::Operator);
    solve();
    DefId output = items_.resolver().member(trait, intern("Output"));
    Args args = table_.makeArgs({x, y});
    Ty result = solver_.normalize(table_.projection(output, args), at);
    ExprId call = make(hir::CallExpr{{method, args}, {leftValue, rightValue}, false, opSpan}, result, at);
    operators_.push_back({frame_, call, op, leftValue, rightValue});
    return call;
}

ExprId BodyChecker::checkAssign(ast::ExprId id, const ast::AssignExpr& assign) {
    Span at = span(id);
    if (!assign.op) {
        ExprId place = check(assign.place);
        if (!isPlace(place)) {
            checkValue(assign.value);
            if (table_.kind(typeOf(place)) != TyKind::Error) {
                error(Code::E0070, assign.opSpan.valid() ? assign.opSpan : at,
                      "invalid left-hand side of assignment")
                    .label(span(assign.place), "cannot assign to this expression");
            }
            return errorExpr(at);
        }
        place = makeMutable(place);
        ExprId value = checkCoerced(assign.value, node(place).ty);
        return make(hir::AssignExpr{place, value}, table_.unit(), at);
    }
    ast::BinaryOp op = *assign.op;
    ExprId place = check(assign.place);
    solve();
    Ty a = typeOf(place);
    Ty hint = isShift(op) || !table_.isScalar(a) ? Ty{} : a;
    ExprId value = check(assign.value, {hint, false});
    solve();
    if (table_.kind(a) == TyKind::Error || table_.kind(typeOf(value)) == TyKind::Error) return errorExpr(at);
    a = typeOf(place);
    if (table_.isNumeric(a) && reportUndecided(assign.value, value, Code::E0283)) return errorExpr(at);
    bool isUnsupported = !isPlace(place) && !table_.isScalar(a) && table_.kind(a) != TyKind::Infer &&
                         solver_.evaluate(lang(info(op).assignTrait), {a, fresh(at)}) == types::Outcome::No;
    if (!isPlace(place) && !isUnsupported) {
        error(Code::E0067, assign.opSpan.valid() ? assign.opSpan : at, "invalid left-hand side of assignment")
            .label(span(assign.place), "cannot assign to this expression");
        return errorExpr(at);
    }
    auto isNumber = [&](Ty ty) { return table_.isNumeric(ty) || table_.kind(ty) == TyKind::Infer; };
    auto isGeneral = [&](Ty ty) {
        return table_.kind(ty) == TyKind::Infer && infer_.variableKind(ty) == VariableKind::General;
    };
    ExprId scalar = autoDerefScalar(value);
    Ty b = typeOf(scalar);
    bool isFraction = table_.isFloat(a) ||
                      (table_.kind(a) == TyKind::Infer && infer_.variableKind(a) == VariableKind::Float);
    if ((isShift(op) || isBitwise(op)) && isFraction) {
        error(Code::E0368, assign.opSpan.valid() ? assign.opSpan : at,
              fmt::format("binary assignment operation `{}=` cannot be applied to type `{}`", info(op).symbol,
                          show(a)))
            .label(span(assign.place),
                   fmt::format("cannot use `{}=` on type `{}`", info(op).symbol, show(a)));
        return errorExpr(at);
    }
    bool builtin = (isNumber(a) && isNumber(b) && !(isGeneral(a) && isGeneral(b))) ||
                   (isBitwise(op) && table_.kind(a) == TyKind::Bool && table_.kind(b) == TyKind::Bool);
    if (builtin) {
        if (isShift(op) || infer_.unify(a, b)) {
            place = makeMutable(place);
            return make(hir::AssignOpExpr{hirOp(op), place, toValue(scalar)}, table_.unit(), at);
        }
        bool isOneSort =
            (table_.isInteger(a) && table_.isInteger(b)) || (table_.isFloat(a) && table_.isFloat(b));
        if (isOneSort) reportMismatch(a, b, spanOf(value), assign.value);
        error(Code::E0277, assign.opSpan.valid() ? assign.opSpan : at,
              fmt::format("cannot {}-assign `{}` {} `{}`", info(op).verb,
                          op == ast::BinaryOp::Add || op == ast::BinaryOp::Sub ? show(b) : show(a),
                          op == ast::BinaryOp::Add   ? "to"
                          : op == ast::BinaryOp::Sub ? "from"
                                                     : "by",
                          op == ast::BinaryOp::Add || op == ast::BinaryOp::Sub ? show(a) : show(b)))
            .label(fmt::format("no implementation for `{} {}= {}`", show(a), info(op).symbol, show(b)));
        return errorExpr(at);
    }
    DefId trait = lang(info(op).assignTrait);
    ExprId operand = toValue(value);
    Ty y = typeOf(operand);
    if (solver_.evaluate(trait, {a, y}) == types::Outcome::No) {
        types::Outcome outcome = types::Outcome::No;
        Ty open = fresh(at);
        auto before = solver_.checkpoint();
        auto selection = solver_.select({trait, table_.makeArgs({a, open})}, outcome);
        bool ok = false;
        if (selection) operand = tryCoerce(value, infer_.resolveAll(open), ok, assign.value);
        if (!ok) {
            solver_.rollback(std::move(before));
            if (selection) {
                reportMismatch(infer_.resolveAll(open), y, spanOf(value), assign.value);
            } else if (isNumber(a) && !isBitwise(op)) {
                error(Code::E0277, assign.opSpan.valid() ? assign.opSpan : at,
                      fmt::format("cannot {}-assign `{}` and `{}`", info(op).verb, show(a), show(y)))
                    .label(
                        fmt::format("no implementation for `{} {}= {}`", show(a), info(op).symbol, show(y)));
            } else {
                error(Code::E0368, at,
                      fmt::format("binary assignment operation `{}=` cannot be applied to type `{}`",
                                  info(op).symbol, show(a)))
                    .label(spanOf(place),
                           fmt::format("cannot use `{}=` on type `{}`", info(op).symbol, show(a)));
            }
            return errorExpr(at);
        }
        y = typeOf(operand);
    }
    require(trait, std::vector<Ty>{a, y}, at, Cause::Operator);
    DefId method = items_.resolver().member(trait, intern(info(op).assignMethod));
    OX_CHECK(method.valid(), "an assignment operator's method is missing from the library");
    ExprId target = borrow(place, true, spanOf(place));
    std::get<hir::BorrowExpr>(node(target).kind).kind = hir::BorrowKind::TwoPhase;
    return make(hir::CallExpr{{method, table_.makeArgs({a, y})}, {target, operand}, false, assign.opSpan},
                table_.unit(), at);
}

namespace {

// A literal takes the type it is cast to where it can; a variable of open type does not.
bool isNumberLiteral(const ast::Ast& ast, ast::ExprId id) {
    const ast::ExprKind& kind = ast[id].kind;
    if (auto* paren = std::get_if<ast::ParenExpr>(&kind)) return isNumberLiteral(ast, paren->inner);
    if (auto* unary = std::get_if<ast::UnaryExpr>(&kind)) return isNumberLiteral(ast, unary->operand);
    return std::holds_alternative<ast::LiteralExpr>(kind);
}

}  // namespace

ExprId BodyChecker::checkCast(ast::ExprId id, const ast::CastExpr& cast) {
    Span at = span(id);
    Ty to = lowerType(cast.type);
    ExprId operand = check(cast.operand, {table_.isNumeric(to) ? Ty{} : to, false});
    solve();
    Ty from = typeOf(operand);
    TyKind target = table_.kind(infer_.resolve(to));
    if (target == TyKind::Slice || target == TyKind::Str || target == TyKind::Dyn) {
        if (!isConsequence(from))
            error(Code::E0620, at, fmt::format("cast to unsized type: `{}` as `{}`", show(from), show(to)))
                .help("consider casting to a reference instead: `&`");
        return errorExpr(at);
    }
    if (table_.kind(from) == TyKind::Infer && isNumberLiteral(ast(), cast.operand)) {
        types::VariableKind open = infer_.variableKind(from);
        if (open == types::VariableKind::Integer && table_.kind(to) == TyKind::Char)
            infer_.unify(from, table_.integer(types::IntKind::U8));
        bool fits = (open == types::VariableKind::Integer && table_.isInteger(to)) ||
                    (open == types::VariableKind::Float && table_.isFloat(to));
        if (fits) infer_.unify(from, to);
    }
    // `r as *const _`: to what the reference or pointer is to.
    TyKind source = table_.kind(from);
    if (target == TyKind::Pointer && (source == TyKind::Ref || source == TyKind::Pointer)) {
        Ty pointee = infer_.resolve(table_.pointee(infer_.resolve(to)));
        if (table_.kind(pointee) == TyKind::Infer) infer_.unify(pointee, table_.pointee(from));
    }
    ExprId result = make(hir::CastExpr{hir::CastKind::Numeric, toValue(operand)}, to, at);
    casts_.push_back({frame_, result, id});
    return result;
}

}  // namespace oxide::check
