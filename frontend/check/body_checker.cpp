#include "frontend/check/body_checker.h"

#include <fmt/format.h>

#include <algorithm>

#include "frontend/types/fold.h"

namespace oxide::check {

using diag::Code;

namespace {

// What Rust ends with a semicolon when it is the last of a block.
bool isStatement(const ast::ExprKind& kind) {
    return std::holds_alternative<ast::MacroExpr>(kind) || std::holds_alternative<ast::CallExpr>(kind) ||
           std::holds_alternative<ast::MethodCallExpr>(kind) || std::holds_alternative<ast::AssignExpr>(kind);
}

}  // namespace

BodyChecker::BodyChecker(ItemTable& items, hir::Bodies& bodies, DefId owner)
    : items_(items),
      table_(items.table()),
      bodies_(bodies),
      owner_(owner),
      infer_(items.table()),
      solver_(infer_, items, items.predicates(owner), false),
      errorsBefore_(items.diagnostics().errorCount()) {}

BodyId BodyChecker::checkFunction() {
    const ast::FunctionItem& syntax = *items_.functionSyntax(owner_);
    const ast::Item& item = ast()[items_.defs()[owner_].item];
    const types::FnSignature signature = items_.signature(owner_);
    Frame& frame = *frames_.emplace_back(std::make_unique<Frame>());
    openFrame(frame, hir::BodyKind::Function, item.span);
    bodies_.of[owner_] = frame.id;
    frame.isAsync = syntax.isAsync;
    frame.isDriven = syntax.isAsync && owner_ == items_.resolver().mainFunction();
    frame.body->isAsync = syntax.isAsync;
    frame.body->headSpan = syntax.name.span;
    Ty result = types::eraseRegions(
        table_,
        instantiateOpaques(signature.result, syntax.result ? ast()[syntax.result].span : syntax.name.span));
    result = solver_.normalize(result, syntax.name.span);
    frame.returnType = result;
    frame.body->resultTy = result;

    std::size_t index = 0;
    if (syntax.receiver != ast::Receiver::None) {
        Ty type = solver_.normalize(types::eraseRegions(table_, signature.params[index++]), syntax.name.span);
        LocalId self = newLocal("self", type, syntax.name.span, syntax.mutableReceiver);
        frame.body->locals[self].isParam = true;
        frame.body->locals[self].isSelf = true;
        frame.self = self;
        PatternId pattern =
            makePattern(hir::BindingPattern{self, hir::BindingMode::Move, {}}, type, syntax.name.span);
        frame.body->params.push_back({pattern, type, syntax.name.span});
    }
    for (const ast::Param& param : syntax.params) {
        Ty type = solver_.normalize(types::eraseRegions(table_, signature.params[index++]),
                                    ast()[param.pattern].span);
        PatternId pattern = checkPattern(param.pattern, type);
        frame.body->params.push_back({pattern, type, ast()[param.pattern].span});
    }
    for (hir::Local& local : frame.body->locals) local.isParam = true;
    std::vector<hir::Stmt> prologue;
    if (items_.seesPin(owner_)) prologue.push_back(pinSelf(frame, syntax));

    const ast::Block& block = *syntax.body;
    bool isUnit = table_.isUnit(infer_.resolve(result));
    Expect expect = isUnit           ? Expect{{}, true}
                    : frame.isDriven ? Expect{fresh(block.span), false}
                                     : Expect{result, false, true};
    ExprId value = checkBlock(block, expect, block.span);
    bool isNothing = !block.tail || (table_.isUnit(typeOf(value)) && isStatement(ast()[block.tail].kind));
    if (frame.isDriven && !isUnit) checkDrivenResult(value, result);
    if (isUnit) {
        if (table_.kind(typeOf(value)) == TyKind::Never)
            value = make(hir::CoerceExpr{hir::CoerceKind::NeverToAny, value}, result, block.span);
    } else if (isNothing && table_.kind(typeOf(value)) != TyKind::Never && !mayBeUnit(result)) {
        // Where Rust points at: the declared result, or the last statement of what a runtime drives.
        Span at = syntax.result ? ast()[syntax.result].span : syntax.name.span;
        if (frame.isDriven && !frame.hasReturn) {
            if (block.tail) {
                at = span(block.tail);
            } else if (!block.statements.empty()) {
                at = ast()[block.statements.back()].span;
            }
        }
        error(Code::E0308, at, "mismatched types")
            .label(fmt::format("expected `{}`, found `()`", show(result)))
            .label(syntax.name.span,
                   "implicitly returns `()` as its body has no tail or `return` expression");
        value = make(hir::ErrorExpr{}, result, block.span);
    } else {
        value = coerceTail(value, result, block.tail);
    }
    if (!prologue.empty()) {
        Ty type = node(value).ty;
        value = make(hir::BlockExpr{std::move(prologue), value, {}, false}, type, block.span);
    }
    frame.body->root = scoped(value);
    closeFrame();
    finish();
    return frame.id;
}

// A runtime drives the body of `main` as an async block: that its result is declared does not help a `?` in
// it.
void BodyChecker::checkDrivenResult(ExprId value, Ty declared) {
    Ty found = infer_.resolve(typeOf(value));
    TyKind kind = table_.kind(found);
    if (frame_->hasReturn || kind == TyKind::Infer || kind == TyKind::Never || kind == TyKind::Error) return;
    declared = infer_.resolve(declared);
    bool fits = kind == TyKind::Adt && table_.kind(declared) == TyKind::Adt &&
                table_[found].def == table_[declared].def;
    if (!fits) reportQuestions(found);
}

bool BodyChecker::mayBeUnit(Ty type) {
    type = infer_.resolve(type);
    return table_.isUnit(type) || table_.kind(type) == TyKind::Error || table_.kind(type) == TyKind::Infer;
}

// The receiver as its body knows it: a Pin around the reference that callers pass.
hir::Stmt BodyChecker::pinSelf(Frame& frame, const ast::FunctionItem& syntax) {
    Span at = syntax.name.span;
    frame.body->locals[frame.self].isMutable = false;
    Ty reference = frame.body->locals[frame.self].ty;
    ExprId pointer = toValue(make(hir::LocalPlace{frame.self}, reference, at));
    ExprId pin =
        callFunction(lang("pinned"), {table_.erasedRegion(), table_.pointee(reference)}, {pointer}, at);
    Ty type = typeOf(pin);
    LocalId self = newLocal("self", type, at, syntax.mutableReceiver);
    frame.body->locals[self].isSelf = true;
    frame.self = self;
    PatternId pattern = makePattern(hir::BindingPattern{self, hir::BindingMode::Move, {}}, type, at);
    return {hir::LetStmt{pattern, scoped(pin), {}}, at};
}

BodyId BodyChecker::checkConstant() {
    const ast::Item& item = ast()[items_.defs()[owner_].item];
    ast::ExprId syntax;
    if (auto* constant = std::get_if<ast::ConstItem>(&item.kind)) syntax = constant->value;
    auto* global = std::get_if<ast::StaticItem>(&item.kind);
    if (global) syntax = global->value;
    Ty declared = items_.typeOfValue(owner_);
    // What makes the value of each thread; the static itself is a LocalKey.
    if (global && global->isThreadLocal) declared = table_.args(declared)[0];
    Ty type = solver_.normalize(types::eraseRegions(table_, declared), item.nameSpan);
    Frame& frame = openConstant(type, item.span);
    bodies_.of[owner_] = frame.id;
    frame.body->headSpan = item.nameSpan;
    return closeConstant(frame, syntax);
}

BodyId BodyChecker::checkAnonymousConstant(ast::ExprId expr, Ty type) {
    Frame& frame = openConstant(type, span(expr));
    frame.body->headSpan = span(expr);
    return closeConstant(frame, expr);
}

Frame& BodyChecker::openConstant(Ty type, Span at) {
    Frame& frame = *frames_.emplace_back(std::make_unique<Frame>());
    openFrame(frame, hir::BodyKind::Constant, at);
    frame.body->resultTy = type;
    return frame;
}

BodyId BodyChecker::closeConstant(Frame& frame, ast::ExprId syntax) {
    Ty type = frame.body->resultTy;
    ExprId value = syntax ? check(syntax, {type, false}) : errorExpr(frame.body->span);
    extendTemporaries(value, nullptr);
    frame.body->root = scoped(coerce(value, type, syntax));
    closeFrame();
    finish();
    return frame.id;
}

// Rust's unused_must_use: a Result, a future, a value of a #[mustUse] type or from a #[mustUse] function that
// nobody looks at.
namespace {

std::string_view uselessOperation(const ast::ExprKind& kind) {
    if (std::holds_alternative<ast::BorrowExpr>(kind)) return "borrow";
    if (auto* unary = std::get_if<ast::UnaryExpr>(&kind))
        return unary->op == ast::UnaryOp::Deref ? "" : "unary operation";
    auto* binary = std::get_if<ast::BinaryExpr>(&kind);
    if (!binary) return {};
    switch (binary->op) {
        case ast::BinaryOp::Eq:
        case ast::BinaryOp::Ne:
        case ast::BinaryOp::Lt:
        case ast::BinaryOp::Le:
        case ast::BinaryOp::Gt:
        case ast::BinaryOp::Ge: return "comparison";
        case ast::BinaryOp::And:
        case ast::BinaryOp::Or: return "logical operation";
        case ast::BinaryOp::BitAnd:
        case ast::BinaryOp::BitOr:
        case ast::BinaryOp::BitXor:
        case ast::BinaryOp::Shl:
        case ast::BinaryOp::Shr: return "bitwise operation";
        default: return "arithmetic operation";
    }
}

}  // namespace

void BodyChecker::checkUnusedResult(ast::ExprId syntax, ExprId value) {
    if (items_.defs()[owner_].isLibrary) return;
    Ty type = infer_.resolve(node(value).ty);
    Span at = span(syntax);
    while (auto* paren = std::get_if<ast::ParenExpr>(&ast()[syntax].kind)) syntax = paren->inner;
    const ast::ExprKind& kind = ast()[syntax].kind;
    if (type && std::holds_alternative<ast::NameExpr>(kind) && isPlace(value)) {
        bool drops = !solver_.isCopy(type);
        items_.diagnostics().warning(Code::path_statements, at,
                                     drops ? "path statement drops value" : "path statement with no effect");
        return;
    }
    if (std::string_view what = uselessOperation(kind); !what.empty()) {
        items_.diagnostics()
            .warning(Code::unused_must_use, at, fmt::format("unused {} that must be used", what))
            .label(fmt::format("the {} produces a value", what))
            .fix("use `let _ = ...` to ignore the resulting value", at.startPoint(),
                 "let _ = ", diag::Applicability::Suggestion);
        return;
    }
    const auto* macro = std::get_if<ast::MacroExpr>(&kind);
    resolve::Target named = macro ? names().target(macro->path).target : resolve::Target();
    if (named.kind == resolve::Target::Kind::Macro && named.macro == resolve::BuiltinMacro::Format) {
        items_.diagnostics().warning(Code::unused_must_use, at,
                                     "unused return value of `format!` that must be used");
        return;
    }
    if (!type || isPlace(value)) return;
    bool control =
        std::holds_alternative<ast::IfExpr>(kind) || std::holds_alternative<ast::MatchExpr>(kind) ||
        std::holds_alternative<ast::BlockExpr>(kind) || std::holds_alternative<ast::LoopExpr>(kind) ||
        std::holds_alternative<ast::WhileExpr>(kind) || std::holds_alternative<ast::ForExpr>(kind);
    if (control) return;
    if (checkUnusedType(type, syntax)) return;
    const auto* await = std::get_if<hir::AwaitExpr>(&node(value).kind);
    auto* call = std::get_if<hir::CallExpr>(&node(await ? await->future : value).kind);
    if (!call || items_.defs()[call->callee.def].kind != DefKind::Function) return;
    std::string_view name = text(items_.defs()[call->callee.def].name);
    std::string_view what = await ? "output of future returned by" : "return value of";
    reportMustUse(call->callee.def, fmt::format("{} `{}`", what, name), at);
}

bool BodyChecker::reportMustUse(DefId item, std::string_view what, Span at) {
    auto reason = items_.attribute(item, "mustUse");
    if (!reason) reason = items_.attribute(item, "must_use");
    if (!reason) return false;
    auto& warning = items_.diagnostics().warning(Code::unused_must_use, at,
                                                 fmt::format("unused {} that must be used", what));
    if (!reason->empty()) warning.note(*reason);
    return true;
}

// By the type alone, also inside of tuples and boxes.
bool BodyChecker::checkUnusedType(Ty type, ast::ExprId syntax) {
    type = infer_.resolveAll(type);
    if (table_[type].hasError) return true;
    Span at = span(syntax);
    TyKind kindOfType = table_.kind(type);
    if (kindOfType == TyKind::Tuple) {
        const auto* written = std::get_if<ast::TupleExpr>(&ast()[syntax].kind);
        std::vector<Ty> elements(table_.args(type).begin(), table_.args(type).end());
        bool found = false;
        for (std::size_t i = 0; i < elements.size(); ++i)
            found |= checkUnusedType(elements[i], written ? written->elements[i] : syntax);
        return found;
    }
    if (isAdt(type, "Box") || isAdt(type, "Pin")) return checkUnusedType(table_.args(type)[0], syntax);
    if (isAdt(type, "Result")) {
        items_.diagnostics()
            .warning(Code::unused_must_use, at, "unused `Result` that must be used")
            .note("this `Result` may be an `Err` variant, which should be handled");
        return true;
    }
    bool isFutureType = kindOfType == TyKind::AsyncBlock || kindOfType == TyKind::AsyncCall ||
                        ((kindOfType == TyKind::Opaque || kindOfType == TyKind::Dyn) && isFuture(type));
    if (isFutureType) {
        items_.diagnostics()
            .warning(Code::unused_must_use, at, "unused implementer of `Future` that must be used")
            .note("futures do nothing unless you `await` or poll them");
        return true;
    }
    if (kindOfType == TyKind::Closure) {
        items_.diagnostics()
            .warning(Code::unused_must_use, at, "unused closure that must be used")
            .note("closures are lazy and do nothing unless called");
        return true;
    }
    if (kindOfType == TyKind::Opaque) {
        auto bounds = items_.opaqueBounds(table_[type].index);
        return std::ranges::any_of(bounds, [&](const Predicate& bound) {
            if (bound.kind != Predicate::Kind::Trait) return false;
            std::string_view name = text(items_.defs()[bound.trait.trait].name);
            return reportMustUse(bound.trait.trait, fmt::format("implementer of `{}`", name), at);
        });
    }
    return kindOfType == TyKind::Adt &&
           reportMustUse(table_[type].def, fmt::format("`{}`", text(items_.defs()[table_[type].def].name)),
                         at);
}

}  // namespace oxide::check
