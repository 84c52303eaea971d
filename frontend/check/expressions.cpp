// The expressions: dispatch, literals, fields, indexing, dereferencing, borrowing, aggregates.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/check/body_checker.h"
#include "frontend/types/fold.h"

namespace oxide::check {

using diag::Code;

ExprId BodyChecker::checkValue(ast::ExprId expr, Expect expect) { return toValue(check(expr, expect)); }
ExprId BodyChecker::checkPlace(ast::ExprId expr) { return toPlace(check(expr)); }
ExprId BodyChecker::checkCoerced(ast::ExprId expr, Ty expected) {
    return coerce(check(expr, {expected, false, true}), expected, expr);
}

ExprId BodyChecker::check(ast::ExprId id, Expect expect) {
    const ast::Expr& expr = ast()[id];
    Span at = expr.span;
    bool wasDiverging = frame_->diverges;
    ast::ExprId outer = std::exchange(currentExpr_, id);
    ExprId result = std::visit(
        Overload{
            [&](const std::monostate&) { return errorExpr(at); },
            [&](const ast::ErrorExpr&) { return errorExpr(at); },
            [&](const ast::LiteralExpr& e) { return checkLiteral(id, e, expect); },
            [&](const ast::NullExpr&) {
                Ty inner = isAdt(expect.ty ? expect.ty : table_.error(), "Option")
                               ? argsOf(infer_.resolve(expect.ty))[0]
                               : fresh(at);
                return noneValue(inner, at);
            },
            [&](const ast::InterpolationExpr& e) { return checkInterpolation(id, e); },
            [&](const ast::NameExpr&) { return checkName(id, expect); },
            [&](const ast::QualifiedPathExpr&) { return pathValue(resolvePath(id, false), expect, at); },
            [&](const ast::ParenExpr& e) { return check(e.inner, expect); },
            [&](const ast::FieldExpr& e) { return checkField(id, e, expect); },
            [&](const ast::TupleFieldExpr& e) { return checkTupleField(id, e); },
            [&](const ast::MethodCallExpr& e) { return checkMethodCall(id, e, expect); },
            [&](const ast::CallExpr& e) { return checkCall(id, e, expect); },
            [&](const ast::IndexExpr& e) { return checkIndex(id, e); },
            [&](const ast::TryExpr& e) { return checkTry(id, e); },
            [&](const ast::UnwrapExpr& e) { return unwrapOf(check(e.operand), at); },
            [&](const ast::AwaitExpr& e) { return checkAwait(id, e, expect); },
            [&](const ast::UnaryExpr& e) { return checkUnary(id, e, expect); },
            [&](const ast::BorrowExpr& e) { return checkBorrow(id, e, expect); },
            [&](const ast::BinaryExpr& e) { return checkBinary(id, e, expect); },
            [&](const ast::CoalesceExpr& e) { return checkCoalesce(id, e, expect); },
            [&](const ast::AssignExpr& e) { return checkAssign(id, e); },
            [&](const ast::RangeExpr& e) { return checkRange(id, e, expect); },
            [&](const ast::CastExpr& e) { return checkCast(id, e); },
            [&](const ast::StructExpr& e) { return checkStruct(id, e, expect); },
            [&](const ast::BraceNewExpr& e) { return checkBraceNew(id, e, expect); },
            [&](const ast::TupleExpr& e) { return checkTuple(id, e, expect); },
            [&](const ast::ArrayExpr& e) { return checkArray(id, e, expect); },
            [&](const ast::RepeatExpr& e) { return checkRepeat(id, e, expect); },
            [&](const ast::BlockExpr& e) {
                bool isWanted = expectsClosure(expect) && !givesClosure(e.block, expect);
                if (e.maybeClosure && (names().closureBlocks.contains(id) || isWanted))
                    return closureFromBlock(id, e, expect);
                if (e.label) return checkLabelledBlock(id, e, expect);
                ExprId block = checkBlock(e.block, expect, at);
                if (auto* node = std::get_if<hir::BlockExpr>(&this->node(block).kind)) {
                    node->isUnsafe = e.kind == ast::BlockKind::Unsafe;
                    node->isConst = e.kind == ast::BlockKind::Const;
                }
                return block;
            },
            [&](const ast::AsyncExpr& e) { return checkAsync(id, e); },
            [&](const ast::ClosureExpr& e) { return checkClosure(id, e, expect); },
            [&](const ast::IfExpr& e) { return checkIf(id, e, expect); },
            [&](const ast::LetConditionExpr& e) { return checkLetCondition(id, e); },
            [&](const ast::MatchExpr& e) { return checkMatch(id, e, expect); },
            [&](const ast::LoopExpr& e) { return checkLoop(id, e, expect); },
            [&](const ast::WhileExpr& e) { return checkWhile(id, e); },
            [&](const ast::ForExpr& e) { return checkFor(id, e); },
            [&](const ast::BreakExpr& e) { return checkBreak(id, e); },
            [&](const ast::ContinueExpr& e) { return checkContinue(id, e); },
            [&](const ast::ReturnExpr& e) { return checkReturn(id, e); },
            [&](const ast::YieldExpr&) {
                error(Code::E1011, at, "`yield` outside of `stream!`");
                return errorExpr(at);
            },
            [&](const ast::MacroExpr& e) { return checkMacro(id, e, expect); },
            [&](const ast::SelectExpr& e) { return laterSelect(e, at); },
        },
        expr.kind);
    currentExpr_ = outer;
    if (!wasDiverging && table_.kind(typeOf(result)) == TyKind::Never) frame_->diverges = true;
    return result;
}

ExprId BodyChecker::checkLiteral(ast::ExprId id, const ast::LiteralExpr& literal, Expect expect) {
    Span at = span(id);
    Ty hint = expect.ty ? infer_.resolve(expect.ty) : Ty{};
    auto suffixType = [&]() -> Ty {
        std::string_view suffix = text(literal.suffix);
        if (auto kind = types::intKindNamed(suffix)) return table_.integer(*kind);
        if (suffix == "f32") return table_.floating(types::FloatKind::F32);
        if (suffix == "f64") return table_.floating(types::FloatKind::F64);
        return {};
    };
    switch (literal.kind) {
        case ast::LiteralKind::Integer: {
            Ty ty = literal.suffix ? suffixType() : Ty{};
            if (ty && table_.isFloat(ty))
                return make(hir::FloatLiteral{fmt::format("{}", static_cast<std::uint64_t>(literal.integer))},
                            ty, at);
            if (!ty && hint && table_.isInteger(hint)) ty = hint;
            if (!ty && hint && (table_.kind(hint) == TyKind::Char || table_.kind(hint) == TyKind::Pointer))
                hint = {};
            if (!ty) ty = infer_.fresh(at, types::VariableKind::Integer);
            return make(hir::IntLiteral{literal.integer}, ty, at);
        }
        case ast::LiteralKind::Float: {
            Ty ty = literal.suffix ? suffixType() : Ty{};
            if (!ty && hint && table_.isFloat(hint)) ty = hint;
            if (!ty) ty = infer_.fresh(at, types::VariableKind::Float);
            return make(hir::FloatLiteral{literal.text}, ty, at);
        }
        case ast::LiteralKind::Bool: return make(hir::IntLiteral{literal.integer}, table_.boolean(), at);
        case ast::LiteralKind::Char: return make(hir::IntLiteral{literal.integer}, table_.character(), at);
        case ast::LiteralKind::Byte:
            return make(hir::IntLiteral{literal.integer}, table_.integer(types::IntKind::U8), at);
        case ast::LiteralKind::String:
            return make(hir::StringLiteral{literal.text}, table_.reference(false, table_.str()), at);
        case ast::LiteralKind::CString:
        case ast::LiteralKind::ByteString: {
            Ty length = table_.constant(literal.text.size(), table_.integer(types::IntKind::USize));
            Ty array = table_.array(table_.integer(types::IntKind::U8), length);
            return make(hir::BytesLiteral{literal.text}, table_.reference(false, array), at);
        }
    }
    return errorExpr(at);
}

ExprId BodyChecker::checkName(ast::ExprId id, Expect expect) {
    resolve::Target target = names().target(id);
    if (target.kind == resolve::Target::Kind::Local || target.kind == resolve::Target::Kind::SelfValue) {
        return variable(target, span(id));
    }
    return pathValue(resolvePath(id, false), expect, span(id));
}

ExprId BodyChecker::checkField(ast::ExprId id, const ast::FieldExpr& field, Expect expect) {
    resolve::Target target = names().target(id);
    resolve::Target base = names().target(field.base);
    bool ofTrait =
        base.kind == resolve::Target::Kind::Def && items_.defs()[base.def].kind == resolve::DefKind::Trait;
    if (target.kind != resolve::Target::Kind::None || ofTrait || typeNamedBy(field.base)) {
        return pathValue(resolvePath(id, false), expect, span(id));
    }
    return fieldOf(check(field.base), field.field.name.name, field.field.name.span, span(id));
}

ExprId BodyChecker::checkTupleField(ast::ExprId id, const ast::TupleFieldExpr& field) {
    return tupleFieldOf(check(field.base), field.index, field.indexSpan, span(id));
}

namespace {

// Fields that types of Rust's library keep to themselves.
bool isHiddenField(std::string_view type, std::string_view field) {
    static constexpr std::pair<std::string_view, std::string_view> kHidden[] = {
        {"Vec", "len"},        {"Vec", "buf"},       {"VecDeque", "len"},         {"VecDeque", "head"},
        {"LinkedList", "len"}, {"String", "vec"},    {"RangeInclusive", "start"}, {"RangeInclusive", "end"},
        {"Duration", "secs"},  {"Duration", "nanos"}};
    return std::ranges::find(kHidden, std::pair(type, field)) != std::end(kHidden);
}

}  // namespace

// A field of a number, a character or a truth value.
bool BodyChecker::reportPrimitive(Ty ty, Span nameSpan) {
    while (table_.kind(ty) == TyKind::Ref) ty = infer_.resolve(table_.pointee(ty));
    if (!table_.isScalar(ty) && table_.kind(ty) != TyKind::Infer) return false;
    error(Code::E0610, nameSpan,
          fmt::format("`{}` is a primitive type and therefore doesn't have fields", show(ty)));
    return true;
}

ExprId BodyChecker::fieldOf(ExprId base, Name name, Span nameSpan, Span at) {
    Ty ty = structurally(typeOf(base), spanOf(base));
    if (table_.kind(ty) == TyKind::Error) return errorExpr(at);
    std::vector<AutoderefStep> steps = autoderef(ty, false);
    Ty hidden;
    bool isLibrary = items_.defs()[owner_].isLibrary;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        Ty step = infer_.resolve(steps[i].ty);
        if (table_.kind(step) != TyKind::Adt) continue;
        const resolve::Def& adt = items_.defs()[table_[step].def];
        if (adt.isLibrary && !isLibrary && isHiddenField(text(adt.name), text(name))) {
            hidden = step;
            continue;
        }
        const AdtInfo& info = items_.adt(table_[step].def);
        if (info.isEnum || info.variants.empty()) continue;
        auto index = info.variants[0].fieldIndex(name);
        if (!index) continue;
        const FieldInfo& field = info.variants[0].fields[*index];
        if (!items_.resolver().isAccessible(field.access, items_.defs()[owner_].module)) {
            hidden = step;
            continue;
        }
        Ty fieldType = solver_.normalize(types::substitute(table_, field.ty, argsOf(step)), at);
        ExprId place = toPlace(applySteps(base, steps, i, at));
        return make(hir::FieldPlace{place, 0, *index}, fieldType, at);
    }
    std::string_view shown = text(name);
    if (hidden) {
        auto& report = error(Code::E0616, nameSpan,
                             fmt::format("field `{}` of struct `{}` is private", shown,
                                         text(items_.defs()[table_[hidden].def].name)))
                           .label("private field");
        std::vector<AutoderefStep> probed;
        if (probe(base, name, probed, at))
            report.fix(fmt::format("a method `{}` also exists, call it with parentheses", shown),
                       nameSpan.endPoint(), "()", diag::Applicability::Suggestion);
        return errorExpr(at);
    }
    if (table_[infer_.resolveAll(ty)].hasError) return errorExpr(at);
    std::vector<AutoderefStep> probeSteps;
    if (auto method = probe(base, name, probeSteps, at)) {
        error(Code::E0615, nameSpan,
              fmt::format("attempted to take value of method `{}` on type `{}`", shown, show(ty)))
            .label("method, not a field")
            .fix("use parentheses to call the method", nameSpan.endPoint(), "()",
                 diag::Applicability::Suggestion);
        return errorExpr(at);
    }
    if (steps.size() > 1 && reportOpen(steps.back().ty, at)) return errorExpr(at);
    if (reportPrimitive(ty, nameSpan)) return errorExpr(at);
    Ty inner = ty;
    while (table_.kind(inner) == TyKind::Ref) inner = infer_.resolve(table_.pointee(inner));
    auto& report = error(Code::E0609, nameSpan, fmt::format("no field `{}` on type `{}`", shown, show(ty)))
                       .label("unknown field");
    if (isFuture(ty)) {
        report.fix("consider `await`ing on the `Future` and access the field of its `Output`",
                   spanOf(base).startPoint(), "await ", diag::Applicability::Suggestion);
    } else if (table_.kind(inner) == TyKind::Adt && !items_.adt(table_[inner].def).isEnum &&
               !items_.adt(table_[inner].def).variants.empty()) {
        std::string fields;
        for (const FieldInfo& field : items_.adt(table_[inner].def).variants[0].fields) {
            if (!fields.empty()) fields += ", ";
            fields += fmt::format("`{}`", text(field.name));
        }
        if (!fields.empty()) report.note("available fields are: " + fields);
    }
    return errorExpr(at);
}

ExprId BodyChecker::tupleFieldOf(ExprId base, std::uint32_t index, Span indexSpan, Span at) {
    Ty ty = structurally(typeOf(base), spanOf(base));
    if (table_.kind(ty) == TyKind::Error) return errorExpr(at);
    std::vector<AutoderefStep> steps = autoderef(ty, false);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        Ty step = infer_.resolve(steps[i].ty);
        if (table_.kind(step) == TyKind::Tuple) {
            if (index >= argsOf(step).size()) break;
            ExprId place = toPlace(applySteps(base, steps, i, at));
            return make(hir::FieldPlace{place, 0, index}, argsOf(step)[index], at);
        }
        if (table_.kind(step) != TyKind::Adt) continue;
        const AdtInfo& info = items_.adt(table_[step].def);
        if (!info.isEnum && !info.variants.empty() && info.variants[0].shape == ast::VariantShape::Tuple) {
            return fieldOf(base, intern(std::to_string(index)), indexSpan, at);
        }
    }
    if (table_[infer_.resolveAll(ty)].hasError) return errorExpr(at);
    if (reportPrimitive(ty, indexSpan)) return errorExpr(at);
    error(Code::E0609, indexSpan, fmt::format("no field `{}` on type `{}`", index, show(ty)))
        .label("unknown field");
    return errorExpr(at);
}

ExprId BodyChecker::checkUnary(ast::ExprId id, const ast::UnaryExpr& unary, Expect expect) {
    Span at = span(id);
    if (unary.op == ast::UnaryOp::Deref) return derefOf(check(unary.operand), at);
    Ty hint = expect.ty && table_.isScalar(infer_.resolve(expect.ty)) ? expect.ty : Ty{};
    ExprId operand = autoDerefScalar(check(unary.operand, {hint, false}));
    operand = toValue(operand);
    Ty ty = infer_.resolve(node(operand).ty);
    if (table_.kind(ty) == TyKind::Infer && infer_.variableKind(ty) == types::VariableKind::General)
        ty = structurally(ty, spanOf(operand));
    bool isVariable = table_.kind(ty) == TyKind::Infer;
    bool negate = unary.op == ast::UnaryOp::Negate;
    bool builtin = negate ? (isVariable || table_.isFloat(ty) ||
                             (table_.isInteger(ty) && types::isSigned(table_.intKind(ty))))
                          : (table_.kind(ty) == TyKind::Bool || table_.isInteger(ty) ||
                             (isVariable && infer_.variableKind(ty) == types::VariableKind::Integer));
    if (table_.kind(ty) == TyKind::Error) return errorExpr(at);
    if (builtin) {
        // -5 is one literal, so that Int8.MIN can be written.
        if (auto* literal = std::get_if<hir::IntLiteral>(&node(operand).kind); literal && negate) {
            literal->value = ~literal->value + 1;
            node(operand).span = at;
            return operand;
        }
        if (auto* literal = std::get_if<hir::FloatLiteral>(&node(operand).kind);
            literal && negate && literal->text[0] != '-') {
            literal->text.insert(0, "-");
            node(operand).span = at;
            return operand;
        }
        return make(hir::UnaryExpr{negate ? hir::UnaryOp::Negate : hir::UnaryOp::Not, operand}, ty, at);
    }
    DefId trait = lang(negate ? "Neg" : "Not");
    if (solver_.evaluate(trait, {ty}) == types::Outcome::No) {
        if (table_[infer_.resolveAll(ty)].hasError) return errorExpr(at);
        error(Code::E0600, at,
              fmt::format("cannot apply unary operator `{}` to type `{}`", negate ? "-" : "!", show(ty)))
            .label(fmt::format("cannot apply unary operator `{}`", negate ? "-" : "!"));
        return errorExpr(at);
    }
    DefId method = items_.resolver().member(trait, intern(negate ? "neg" : "not"));
    return callFunction(method, {ty}, {operand}, at);
}

ExprId BodyChecker::derefOf(ExprId operand, Span at) {
    Ty ty = structurally(typeOf(operand), spanOf(operand));
    TyKind kind = table_.kind(ty);
    if (kind == TyKind::Error) return errorExpr(at);
    if (kind == TyKind::Ref || kind == TyKind::Pointer || isAdt(ty, "Box")) return deref(operand, at);
    if (auto target = overloadedDerefTarget(ty)) {
        std::vector<AutoderefStep> steps{{ty, false, false}, {*target, true, false}};
        return applySteps(operand, steps, 1, at);
    }
    error(Code::E0614, at, fmt::format("type `{}` cannot be dereferenced", show(ty)))
        .label("can't be dereferenced");
    return errorExpr(at);
}

ExprId BodyChecker::checkBorrow(ast::ExprId id, const ast::BorrowExpr& borrow, Expect expect) {
    Span at = span(id);
    Ty hint;
    if (expect.ty) {
        Ty wanted = infer_.resolve(expect.ty);
        if (table_.kind(wanted) == TyKind::Ref) {
            hint = infer_.resolve(table_.pointee(wanted));
            TyKind kind = table_.kind(hint);
            // `&[1, 2]` where a slice is expected: the elements have the slice's type, but the array is still
            // an array.
            if (kind == TyKind::Slice) {
                hint = std::holds_alternative<ast::ArrayExpr>(ast()[borrow.operand].kind)
                           ? table_.array(argsOf(hint)[0], fresh(at))
                           : Ty{};
            } else if (kind == TyKind::Dyn) {
                // `&mut { x -> .. }`: the trait tells what the closure takes.
                const ast::ExprKind& operand = ast()[borrow.operand].kind;
                const auto* block = std::get_if<ast::BlockExpr>(&operand);
                bool isClosure = std::holds_alternative<ast::ClosureExpr>(operand) ||
                                 (block && block->maybeClosure && expectsClosure({hint, false}) &&
                                  !givesClosure(block->block, {hint, false}));
                if (!isClosure) hint = {};
            } else if (kind == TyKind::Str) {
                hint = {};
            }
        }
    }
    ExprId place = toPlace(check(borrow.operand, {hint, false}));
    if (borrow.isMutable) place = makeMutable(place);
    if (borrow.isRaw)
        return make(hir::RawBorrowExpr{borrow.isMutable, place},
                    table_.pointer(borrow.isMutable, node(place).ty), at);
    auto kind = borrow.isMutable ? hir::BorrowKind::Mutable : hir::BorrowKind::Shared;
    return make(hir::BorrowExpr{kind, place, true}, table_.reference(borrow.isMutable, node(place).ty), at);
}

ExprId BodyChecker::checkTuple(ast::ExprId id, const ast::TupleExpr& tuple, Expect expect) {
    std::vector<Ty> hints;
    if (expect.ty && table_.kind(infer_.resolve(expect.ty)) == TyKind::Tuple) {
        auto parts = argsOf(infer_.resolve(expect.ty));
        hints.assign(parts.begin(), parts.end());
    }
    std::vector<ExprId> elements;
    std::vector<Ty> types;
    for (std::size_t i = 0; i < tuple.elements.size(); ++i) {
        ExprId element = checkOperand(tuple.elements[i], i < hints.size() ? hints[i] : Ty{});
        elements.push_back(element);
        types.push_back(node(element).ty);
    }
    return make(hir::TupleExpr{std::move(elements)}, table_.tuple(types), span(id));
}

// An element whose expected type is only a hint: coerced when that works, else taken as it is.
ExprId BodyChecker::checkOperand(ast::ExprId expr, Ty hint) {
    ExprId value = check(expr, {hint, false});
    if (!hint || table_.kind(infer_.resolve(hint)) == TyKind::Infer) return toValue(value);
    auto before = solver_.checkpoint();
    std::size_t errors = items_.diagnostics().errorCount();
    bool ok = false;
    ExprId result = tryCoerce(value, hint, ok, expr);
    if (ok && items_.diagnostics().errorCount() == errors) return result;
    solver_.rollback(std::move(before));
    return toValue(value);
}

ExprId BodyChecker::arrayOf(const std::vector<ast::ExprId>& elements, Span at, Ty hint) {
    Ty element = hint ? hint : Ty{};
    std::vector<ExprId> values;
    Ty merged = element && table_.kind(infer_.resolve(element)) != TyKind::Infer ? element : Ty{};
    for (ast::ExprId syntax : elements) {
        ExprId value = check(syntax, {merged ? merged : element, false});
        Ty before = merged;
        value = joinBranch(merged, value, {}, span(syntax), "array");
        if (before && before != merged) {
            for (ExprId& earlier : values) earlier = coerce(earlier, merged);
        }
        values.push_back(value);
    }
    if (!merged) merged = element ? element : fresh(at);
    if (element) infer_.unify(element, merged);
    Ty length = table_.constant(values.size(), table_.integer(types::IntKind::USize));
    return make(hir::ArrayExpr{std::move(values)}, table_.array(merged, length), at);
}

ExprId BodyChecker::checkArray(ast::ExprId id, const ast::ArrayExpr& array, Expect expect) {
    Ty hint;
    if (expect.ty) {
        Ty wanted = infer_.resolve(expect.ty);
        if (table_.kind(wanted) == TyKind::Array || table_.kind(wanted) == TyKind::Slice)
            hint = argsOf(wanted)[0];
    }
    return arrayOf(array.elements, span(id), hint);
}

ExprId BodyChecker::checkRepeat(ast::ExprId id, const ast::RepeatExpr& repeat, Expect expect) {
    Ty hint;
    if (expect.ty) {
        Ty wanted = infer_.resolve(expect.ty);
        if (table_.kind(wanted) == TyKind::Array || table_.kind(wanted) == TyKind::Slice)
            hint = argsOf(wanted)[0];
    }
    ExprId value = hint ? checkCoerced(repeat.value, hint) : checkValue(repeat.value);
    Ty length = items_.constantArg(repeat.count, table_.integer(types::IntKind::USize), typeScope());
    return make(hir::RepeatExpr{value}, table_.array(node(value).ty, length), span(id));
}

ExprId BodyChecker::checkRange(ast::ExprId id, const ast::RangeExpr& range, Expect expect) {
    Span at = span(id);
    Ty hint;
    if (expect.ty) {
        Ty wanted = infer_.resolve(expect.ty);
        if (table_.kind(wanted) == TyKind::Adt && argsOf(wanted).size() == 1) hint = argsOf(wanted)[0];
    }
    Ty element;
    ExprId from;
    ExprId to;
    auto bound = [&](ast::ExprId syntax) {
        ExprId value = check(syntax, {element ? element : hint, false});
        // D9 reaches bounds of scalar references as well: `0..n` with n: &Int.
        value = autoDerefScalar(value);
        if (!element) return element = node(value).ty, toValue(value);
        return coerce(value, element, syntax);
    };
    if (range.from) from = bound(range.from);
    if (range.to) to = bound(range.to);
    if (!range.from && !range.to)
        return make(hir::StructExpr{}, table_.adt(lang("RangeFull"), table_.makeArgs({})), at);
    if (range.inclusive && range.from) {
        DefId extension;
        DefId adt = lang("RangeInclusive");
        Ty self = table_.adt(adt, table_.makeArgs({element}));
        for (DefId candidate : items_.inherentExtensions(self)) {
            if (DefId create = items_.resolver().member(candidate, intern("new"))) {
                extension = candidate;
                return callFunction(create, {element}, {from, to}, at);
            }
        }
        OX_UNREACHABLE("RangeInclusive.new is missing");
    }
    std::string_view name =
        range.from ? (range.to ? "Range" : "RangeFrom") : (range.inclusive ? "RangeToInclusive" : "RangeTo");
    DefId adt = lang(name);
    std::vector<hir::FieldValue> fields;
    const VariantInfo& variant = items_.adt(adt).variants[0];
    if (from) fields.push_back({*variant.fieldIndex(intern("start")), from});
    if (to) fields.push_back({*variant.fieldIndex(intern("end")), to});
    return make(hir::StructExpr{0, std::move(fields), {}}, table_.adt(adt, table_.makeArgs({element})), at);
}

}  // namespace oxide::check
