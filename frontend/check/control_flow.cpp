// Blocks, conditions, loops, jumps.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/check/body_checker.h"
#include "frontend/types/fold.h"
#include "frontend/types/solver_builtin.h"

namespace oxide::check {

using diag::Code;

namespace {

// `ref mut` below the pattern, in the place itself: it must be reached for writing.
bool bindsMutably(const hir::Body& body, PatternId id) {
    auto any = [&](const auto& list) {
        return std::any_of(list.begin(), list.end(),
                           [&](PatternId part) { return bindsMutably(body, part); });
    };
    auto anyField = [&](const std::vector<hir::FieldSubpattern>& fields) {
        return std::any_of(fields.begin(), fields.end(), [&](const hir::FieldSubpattern& field) {
            return bindsMutably(body, field.pattern);
        });
    };
    const hir::PatternKind& kind = body[id].kind;
    if (const auto* binding = std::get_if<hir::BindingPattern>(&kind))
        return binding->mode == hir::BindingMode::Mutable ||
               (binding->sub && bindsMutably(body, binding->sub));
    if (const auto* variant = std::get_if<hir::VariantPattern>(&kind)) return anyField(variant->fields);
    if (const auto* structure = std::get_if<hir::StructPattern>(&kind)) return anyField(structure->fields);
    if (const auto* slice = std::get_if<hir::SlicePattern>(&kind))
        return any(slice->prefix) || any(slice->suffix) || (slice->rest && bindsMutably(body, slice->rest));
    const auto* either = std::get_if<hir::OrPattern>(&kind);
    return either && any(either->alternatives);
}

}  // namespace

// Different functions, and closures that capture nothing, meet as function pointers.
bool BodyChecker::isPlainFunction(Ty ty) const {
    if (table_.kind(ty) == TyKind::FnDef) return true;
    return table_.kind(ty) == TyKind::Closure && bodies_[hir::BodyId(table_[ty].index)].captures.empty();
}

Ty BodyChecker::pointerTo(Ty function, Span at) {
    auto signature = types::callableSignature(table_, items_, function);
    std::vector<Ty> params;
    for (Ty param : signature->params) params.push_back(solver_.normalize(param, at));
    return table_.fnPtr(params, solver_.normalize(signature->result, at));
}

// The value of one branch, brought to the type the branches agree on. `type` is invalid until a branch that
// returns has been seen; when it turns from a closure's into a pointer's, the branches before are to be
// coerced.
ExprId BodyChecker::joinBranch(Ty& type, ExprId value, const Expect& expect, Span at, std::string_view what) {
    Ty found = typeOf(value);
    if (table_.kind(found) == TyKind::Never) {
        if (type && table_.kind(infer_.resolve(type)) != TyKind::Never) return coerce(value, type);
        return toValue(value);
    }
    if (!type && expect.ty) {
        Ty wanted = infer_.resolve(expect.ty);
        if (table_.kind(wanted) != TyKind::Infer) {
            // The hint is followed when the first branch can be coerced to it; the result as a whole is
            // coerced by the caller otherwise.
            bool ok = false;
            auto before = solver_.checkpoint();
            std::size_t errors = items_.diagnostics().errorCount();
            ExprId coerced = tryCoerce(value, wanted, ok, {});
            if (ok && items_.diagnostics().errorCount() == errors) {
                type = wanted;
                return coerced;
            }
            solver_.rollback(std::move(before));
            if (expect.isFirm && table_.kind(wanted) != TyKind::Opaque) {
                solve();
                ExprId again = tryCoerce(value, wanted, ok, {});
                // Each branch of an `if` is a block, which says itself what is wrong.
                type = ok || what == "if" ? wanted : table_.error();
                if (ok) return again;
                reportMismatch(wanted, found, at, {});
                return errorExpr(at);
            }
        }
    }
    if (!type) {
        type = found;
        if (table_.kind(found) != TyKind::FnDef) return toValue(value);
        type = pointerTo(found, at);
    }
    Ty agreed = infer_.resolve(type);
    if (table_.kind(agreed) == TyKind::Closure && agreed != found && isPlainFunction(agreed) &&
        isPlainFunction(found)) {
        type = pointerTo(agreed, at);
    }
    bool ok = false;
    ExprId result = tryCoerce(value, type, ok, {});
    if (!ok) {
        solve();
        result = tryCoerce(value, type, ok, {});
    }
    if (ok) return result;
    if (table_.kind(infer_.resolve(type)) == TyKind::Closure) {
        reportMismatch(type, found, at, {});
        return errorExpr(at);
    }
    if (!table_[infer_.resolveAll(found)].hasError && !table_[infer_.resolveAll(type)].hasError) {
        auto& report = error(Code::E0308, at,
                             what == "match" ? "`match` arms have incompatible types"
                             : what == "if"  ? "`if` and `else` have incompatible types"
                                             : "mismatched types");
        report.label(fmt::format("expected `{}`, found `{}`", show(type), show(found)));
    }
    type = table_.error();
    return errorExpr(at);
}

ExprId BodyChecker::checkBlock(const ast::Block& block, Expect expect, Span at) {
    hir::BlockExpr result;
    for (ast::StmtId statement : block.statements) checkStatement(statement, result.statements);
    Ty ty = table_.unit();
    if (block.tail) {
        if (expect.discard) {
            ExprId tail = check(block.tail, expect);
            bool never = table_.kind(typeOf(tail)) == TyKind::Never;
            Span tailSpan = span(block.tail);
            checkUnusedResult(block.tail, tail);
            result.statements.push_back({hir::ExprStmt{scoped(toValue(tail))}, tailSpan});
            if (never || frame_->diverges) ty = table_.never();
        } else {
            ExprId tail = check(block.tail, expect);
            tail = scoped(toValue(tail));
            ty = node(tail).ty;
            result.tail = tail;
        }
    } else if (frame_->diverges) {
        ty = table_.never();
    }
    return make(std::move(result), ty, at);
}

void BodyChecker::checkStatement(ast::StmtId id, std::vector<hir::Stmt>& out) {
    const ast::Stmt& statement = ast()[id];
    Span at = statement.span;
    std::visit(Overload{
                   [&](const std::monostate&) {},
                   [&](const ast::LetStmt& let) { checkLet(let, at, out); },
                   [&](const ast::GuardStmt& guard) { checkGuard(guard, at, out); },
                   [&](const ast::ItemStmt&) {},  // items are checked on their own
                   [&](const ast::ExprStmt& e) {
                       ExprId value = check(e.expr, {{}, true});
                       checkUnusedResult(e.expr, value);
                       out.push_back({hir::ExprStmt{scoped(toValue(value))}, at});
                   },
               },
               statement.kind);
}

// `'static`, or a lifetime of the item.
static bool namesLifetimes(const types::TypeTable& table, Ty ty) {
    bool found = false;
    types::walk(table, ty, [&](Ty part) {
        const types::TyData& data = table[part];
        auto kind = static_cast<types::RegionKind>(data.index);
        if (data.kind == TyKind::Region)
            found |= kind == types::RegionKind::Static || kind == types::RegionKind::Param;
        return !found;
    });
    return found;
}

void BodyChecker::checkLet(const ast::LetStmt& let, Span at, std::vector<hir::Stmt>& out) {
    TypeScope scope = typeScope();
    scope.keepsLifetimes = true;
    Ty annotated = let.type ? items_.lowerType(let.type, scope) : Ty{};
    Ty declared = annotated ? withoutLifetimes(annotated) : Ty{};
    if (declared && table_[declared].hasError) tainted_ = true;
    if (declared && table_.kind(declared) == TyKind::Str) declared = table_.reference(false, declared);
    if (declared && table_[declared].hasProjection) declared = solver_.normalize(declared, at);
    ExprId init;
    Ty ty = declared ? declared : Ty{};
    if (let.init) {
        // `let ref x = e` and patterns that borrow keep the place; otherwise the value moves into the
        // binding.
        bool bindsByReference = false;
        if (auto* binding = std::get_if<ast::BindingPattern>(&ast()[let.pattern].kind))
            bindsByReference = binding->byReference;
        ExprId value = declared ? checkCoerced(let.init, declared) : check(let.init);
        if (!ty) ty = node(value).ty;
        bool simple =
            std::holds_alternative<ast::BindingPattern>(ast()[let.pattern].kind) && !bindsByReference;
        if (simple) value = toValue(value);
        extendTemporaries(value, &out);
        init = value;
    }
    if (!ty) ty = fresh(ast()[let.pattern].span);
    ExprId otherwise;
    if (let.otherwise) {
        bool diverged = frame_->diverges;
        otherwise = check(let.otherwise, {table_.never(), false});
        if (table_.kind(typeOf(otherwise)) != TyKind::Never && !frame_->diverges) {
            error(Code::E0308, span(let.otherwise), "`else` clause of `let...else` does not diverge")
                .label(fmt::format("expected `!`, found `{}`", show(typeOf(otherwise))));
        }
        frame_->diverges = diverged;
        otherwise = scoped(otherwise);
    }
    solve();
    PatternId pattern = checkPattern(let.pattern, ty, DefaultMode::Move, let.isVar);
    if (annotated && pattern && namesLifetimes(table_, annotated)) {
        if (const auto* binding = std::get_if<hir::BindingPattern>(&(*frame_->body)[pattern].kind))
            frame_->body->locals[binding->local].annotated = annotated;
    }
    if (init && pattern && bindsMutably(*frame_->body, pattern)) init = makeMutable(init);
    // A pattern that takes the whole value apart reads from a place.
    if (init) init = make(hir::ScopeExpr{init}, node(init).ty, spanOf(init));
    out.push_back({hir::LetStmt{pattern, init, otherwise}, at});
}

// `guard let p = e else { .. }`: a let-else; `guard cond else { .. }`: an if. Chains hold several.
bool BodyChecker::checkGuard(const ast::GuardStmt& guard, Span at, std::vector<hir::Stmt>& out) {
    auto block = [&] {
        bool diverged = frame_->diverges;
        ExprId otherwise = checkBlock(guard.otherwise, {{}, true}, guard.otherwise.span);
        if (!frame_->diverges && table_.kind(typeOf(otherwise)) != TyKind::Never) {
            error(Code::E0308, guard.otherwise.span, "`else` clause of `guard` does not diverge")
                .label("expected `!`, found `()`")
                .help("leave with `return`, `break`, `continue` or a panic");
        }
        frame_->diverges = diverged;
        node(otherwise).ty = table_.never();
        return scoped(otherwise);
    };
    std::vector<ast::ExprId> parts;
    std::function<void(ast::ExprId)> split = [&](ast::ExprId condition) {
        const ast::ExprKind& kind = ast()[condition].kind;
        if (auto* paren = std::get_if<ast::ParenExpr>(&kind)) return split(paren->inner);
        auto* binary = std::get_if<ast::BinaryExpr>(&kind);
        if (binary && binary->op == ast::BinaryOp::And) return split(binary->left), split(binary->right);
        parts.push_back(condition);
    };
    split(guard.condition);
    for (ast::ExprId part : parts) {
        auto* let = std::get_if<ast::LetConditionExpr>(&ast()[part].kind);
        if (!let) {
            ExprId condition = scoped(checkCoerced(part, table_.boolean()));
            ExprId otherwise = block();
            ExprId pass = unitValue(at);
            ExprId test = make(
                hir::IfExpr{condition, pass,
                            make(hir::CoerceExpr{hir::CoerceKind::NeverToAny, otherwise}, table_.unit(), at)},
                table_.unit(), at);
            out.push_back({hir::ExprStmt{scoped(test)}, at});
            continue;
        }
        ExprId value = check(let->value);
        solve();
        Ty ty = structurally(typeOf(value), span(let->value));
        extendTemporaries(value, &out);
        ExprId init = make(hir::ScopeExpr{value}, node(value).ty, spanOf(value));
        ExprId otherwise = block();
        PatternId pattern = unwrappingPattern(let->pattern, ty);
        out.push_back({hir::LetStmt{pattern, init, otherwise}, at});
    }
    return true;
}

ExprId BodyChecker::checkCondition(ast::ExprId condition) {
    const ast::ExprKind& kind = ast()[condition].kind;
    if (auto* let = std::get_if<ast::LetConditionExpr>(&kind)) return checkLetCondition(condition, *let);
    auto* binary = std::get_if<ast::BinaryExpr>(&kind);
    if (binary && binary->op == ast::BinaryOp::And) {
        ExprId left = checkCondition(binary->left);
        ExprId right = checkCondition(binary->right);
        return make(hir::LogicalExpr{true, left, right}, table_.boolean(), span(condition));
    }
    auto* assign = std::get_if<ast::AssignExpr>(&kind);
    if (assign && !assign->op) {
        check(assign->place);
        checkValue(assign->value);
        error(Code::E0308, span(condition), "mismatched types")
            .label("expected `Bool`, found `()`")
            .fix("you might have meant to compare for equality", assign->opSpan,
                 "==", diag::Applicability::Suggestion);
        return errorExpr(span(condition));
    }
    return scoped(checkCoerced(condition, table_.boolean()));
}

ExprId BodyChecker::checkLetCondition(ast::ExprId id, const ast::LetConditionExpr& let) {
    ExprId scrutinee = toPlace(check(let.value));
    solve();
    Ty ty = structurally(typeOf(scrutinee), span(let.value));
    PatternId pattern = unwrappingPattern(let.pattern, ty);
    if (bindsMutably(*frame_->body, pattern)) scrutinee = makeMutable(scrutinee);
    return make(hir::LetConditionExpr{pattern, scrutinee}, table_.boolean(), span(id));
}

PatternId BodyChecker::somePattern(PatternId inner, Ty optionType, Span at) {
    auto some = static_cast<std::uint32_t>(variantIndex(lang("Option"), "Some"));
    return makePattern(hir::VariantPattern{some, {{0, inner}}}, optionType, at);
}

// `if let x = opt` and its relatives: a plain name stands for Some(name); so does another irrefutable pattern
// on a nullable.
PatternId BodyChecker::unwrappingPattern(ast::PatternId id, Ty scrutinee) {
    const ast::Pattern& pattern = ast()[id];
    bool plainName = false;
    if (auto* binding = std::get_if<ast::BindingPattern>(&pattern.kind)) {
        plainName = !binding->sub && names().target(id).kind == resolve::Target::Kind::None;
    }
    Ty inner = infer_.resolve(scrutinee);
    int depth = 0;
    bool isMutable = true;
    while (table_.kind(inner) == TyKind::Ref) {
        isMutable &= table_[inner].flag;
        inner = infer_.resolve(table_.pointee(inner));
        ++depth;
    }
    bool structural = std::holds_alternative<ast::TuplePattern>(pattern.kind) ||
                      std::holds_alternative<ast::ReferencePattern>(pattern.kind) ||
                      std::holds_alternative<ast::StructPattern>(pattern.kind) ||
                      std::holds_alternative<ast::SlicePattern>(pattern.kind);
    if (auto* tupleStruct = std::get_if<ast::TupleStructPattern>(&pattern.kind)) {
        // A tuple struct that is not Option's own Some.
        resolve::PathTarget target = names().target(tupleStruct->path);
        structural = target.target.kind == resolve::Target::Kind::Def &&
                     items_.defs()[target.target.def].kind == DefKind::Struct;
    }
    if (!plainName && !(structural && isAdt(inner, "Option"))) return checkPattern(id, scrutinee);
    if (std::holds_alternative<ast::StructPattern>(pattern.kind)) {
        const auto& path = std::get<ast::StructPattern>(pattern.kind).path;
        resolve::PathTarget target = names().target(path);
        bool ofOption = target.target.kind == resolve::Target::Kind::Def &&
                        items_.defs()[target.target.def].kind == DefKind::Variant &&
                        items_.defs()[target.target.def].parent == lang("Option");
        if (ofOption) return checkPattern(id, scrutinee);
    }
    if (!isAdt(inner, "Option")) {
        bool isOpen = table_.kind(inner) == TyKind::Infer;
        if (isOpen && infer_.unify(inner, option(fresh(pattern.span)))) {
            inner = infer_.resolve(inner);
        } else {
            if (table_.kind(inner) != TyKind::Error) {
                error(Code::E0308, pattern.span, "mismatched types")
                    .label(fmt::format("expected `{}`, found a nullable", show(scrutinee)))
                    .note("`let name = value` as a condition unwraps a nullable");
            }
            return checkPattern(id, table_.error());
        }
    }
    DefaultMode mode = depth == 0  ? DefaultMode::Move
                       : isMutable ? DefaultMode::Mutable
                                   : DefaultMode::Shared;
    PatternId result = somePattern(checkPattern(id, argsOf(inner)[0], mode), inner, pattern.span);
    for (int i = 0; i < depth; ++i) {
        Ty outer = infer_.resolve(scrutinee);
        for (int k = 0; k + 1 < depth - i; ++k) outer = infer_.resolve(table_.pointee(outer));
        result = makePattern(hir::DerefPattern{result}, outer, pattern.span);
    }
    return result;
}

// A value of a type that nothing tells yet. The tail of a closure or async block may still have to be `()`.
bool BodyChecker::needsValue(const Expect& expect) {
    if (expect.discard) return false;
    if (!expect.ty) return true;
    Ty wanted = infer_.resolve(expect.ty);
    bool isTail = frame_->isDriven || (frame_->tailType && infer_.resolve(frame_->tailType) == wanted);
    return table_.kind(wanted) == TyKind::Infer && !isTail;
}

ExprId BodyChecker::checkIf(ast::ExprId id, const ast::IfExpr& branch, Expect expect) {
    Span at = span(id);
    ExprId condition = checkCondition(branch.condition);
    bool afterCondition = frame_->diverges;
    bool isNeeded = !branch.otherwise && branch.then.tail && needsValue(expect);
    bool discard = expect.discard || !branch.otherwise;
    Expect inner = isNeeded ? Expect{} : discard ? Expect{{}, true} : expect;
    ExprId then = checkBlock(branch.then, inner, branch.then.span);
    bool thenDiverges = frame_->diverges;
    frame_->diverges = afterCondition;
    if (!branch.otherwise) {
        auto missing = [&](Ty wanted) {
            error(Code::E0317, at, "`if` may be missing an `else` clause")
                .label(fmt::format("expected `{}`, found `()`", show(wanted)))
                .note("without an `else` block, an `if` evaluates to `()`");
            return errorExpr(at);
        };
        Ty given = infer_.resolve(typeOf(then));
        if (isNeeded && table_.kind(given) != TyKind::Never && table_.kind(given) != TyKind::Error &&
            !infer_.unify(given, table_.unit()))
            return missing(given);
        if (table_.kind(typeOf(then)) == TyKind::Never)
            then = make(hir::CoerceExpr{hir::CoerceKind::NeverToAny, then}, table_.unit(), spanOf(then));
        if (!expect.discard && expect.ty) {
            Ty wanted = infer_.resolve(expect.ty);
            bool fits = table_.isUnit(wanted) || table_.kind(wanted) == TyKind::Infer ||
                        table_.kind(wanted) == TyKind::Error;
            bool hasValue = (branch.then.tail || thenDiverges) && !fits;
            if (hasValue) return missing(wanted);
        }
        return make(hir::IfExpr{condition, then, {}}, table_.unit(), at);
    }
    Ty type;
    if (!discard)
        then = joinBranch(type, then, expect, branch.then.tail ? span(branch.then.tail) : branch.then.span,
                          "if");
    ExprId otherwise = check(branch.otherwise, inner);
    bool elseDiverges = frame_->diverges;
    frame_->diverges = afterCondition || (thenDiverges && elseDiverges);
    if (discard) {
        bool never =
            table_.kind(typeOf(then)) == TyKind::Never && table_.kind(typeOf(otherwise)) == TyKind::Never;
        Ty result = never ? table_.never() : table_.unit();
        auto asUnit = [&](ExprId value) {
            if (never || table_.isUnit(typeOf(value))) return value;
            if (table_.kind(typeOf(value)) == TyKind::Never)
                return make(hir::CoerceExpr{hir::CoerceKind::NeverToAny, value}, table_.unit(),
                            spanOf(value));
            std::vector<hir::Stmt> statements{{hir::ExprStmt{scoped(toValue(value))}, spanOf(value)}};
            return make(hir::BlockExpr{std::move(statements), {}, {}, false}, table_.unit(), spanOf(value));
        };
        then = asUnit(then);
        otherwise = asUnit(otherwise);
        return make(hir::IfExpr{condition, then, otherwise}, result, at);
    }
    Span elseSpan = span(branch.otherwise);
    if (auto* block = std::get_if<ast::BlockExpr>(&ast()[branch.otherwise].kind); block && block->block.tail)
        elseSpan = span(block->block.tail);
    Ty before = type;
    otherwise = joinBranch(type, otherwise, expect, elseSpan, "if");
    if (!type) type = table_.never();
    bool isNever = table_.kind(typeOf(then)) == TyKind::Never;
    if (isNever ? table_.kind(infer_.resolve(type)) != TyKind::Never : before != type)
        then = coerce(then, type);
    return make(hir::IfExpr{condition, then, otherwise}, type, at);
}

ExprId BodyChecker::checkMatch(ast::ExprId id, const ast::MatchExpr& match, Expect expect) {
    Span at = span(id);
    ExprId scrutinee = toPlace(check(match.scrutinee));
    solve();
    bool afterScrutinee = frame_->diverges;
    Ty type;
    hir::MatchExpr result;
    result.scrutinee = scrutinee;
    bool all = true;
    // Patterns first: they may decide the scrutinee's type for every arm.
    std::vector<PatternId> patterns;
    for (const ast::MatchArm& arm : match.arms)
        patterns.push_back(checkPattern(arm.pattern, node(scrutinee).ty));
    if (std::any_of(patterns.begin(), patterns.end(),
                    [&](PatternId pattern) { return bindsMutably(*frame_->body, pattern); }))
        result.scrutinee = makeMutable(result.scrutinee);
    for (std::size_t i = 0; i < match.arms.size(); ++i) {
        const ast::MatchArm& arm = match.arms[i];
        frame_->diverges = afterScrutinee;
        hir::Arm out;
        out.pattern = patterns[i];
        out.span = arm.span;
        if (arm.guard) out.guard = checkCondition(arm.guard);
        ExprId body = check(arm.body, expect);
        all &= frame_->diverges;
        if (expect.discard) {
            checkUnusedResult(arm.body, body);
            if (table_.kind(typeOf(body)) == TyKind::Never) {
                body = make(hir::CoerceExpr{hir::CoerceKind::NeverToAny, toValue(body)}, table_.unit(),
                            spanOf(body));
            } else if (!table_.isUnit(typeOf(body))) {
                std::vector<hir::Stmt> statements{{hir::ExprStmt{scoped(toValue(body))}, spanOf(body)}};
                body =
                    make(hir::BlockExpr{std::move(statements), {}, {}, false}, table_.unit(), spanOf(body));
            }
        } else {
            Span bodySpan = span(arm.body);
            if (auto* block = std::get_if<ast::BlockExpr>(&ast()[arm.body].kind); block && block->block.tail)
                bodySpan = span(block->block.tail);
            Ty before = type;
            body = joinBranch(type, body, expect, bodySpan, "match");
            if (before && before != type) {
                for (hir::Arm& earlier : result.arms) {
                    if (table_.kind(typeOf(earlier.body)) != TyKind::Never)
                        earlier.body = coerce(earlier.body, type);
                }
            }
        }
        out.body = scoped(toValue(body));
        result.arms.push_back(std::move(out));
    }
    frame_->diverges =
        afterScrutinee || (all && (!match.arms.empty() || table_.kind(typeOf(scrutinee)) == TyKind::Never));
    if (expect.discard) {
        type = all && !match.arms.empty() ? table_.never() : table_.unit();
        if (all) {
            // Every arm leaves: the match itself never has a value.
            for (hir::Arm& arm : result.arms) {
                auto& scope = std::get<hir::ScopeExpr>(node(arm.body).kind);
                if (auto* coerced = std::get_if<hir::CoerceExpr>(&node(scope.inner).kind);
                    coerced && coerced->kind == hir::CoerceKind::NeverToAny) {
                    scope.inner = coerced->operand;
                    node(arm.body).ty = table_.never();
                }
            }
            for (const hir::Arm& arm : result.arms) {
                if (table_.kind(typeOf(arm.body)) != TyKind::Never) type = table_.unit();
            }
        }
    } else {
        if (!type) type = table_.never();
        // Arms that never return were seen before the type was known.
        for (hir::Arm& arm : result.arms) {
            if (table_.kind(typeOf(arm.body)) == TyKind::Never &&
                table_.kind(infer_.resolve(type)) != TyKind::Never)
                arm.body = coerce(arm.body, type);
        }
    }
    return make(std::move(result), type, at);
}

}  // namespace oxide::check
