#include "codegen/cpp/print.h"
#include "codegen/lower/body.h"

namespace oxide::lower {

void BodyLowering::matchInto(const hir::Expr& expr, const hir::MatchExpr& node, Destination& destination) {
    Ty ty = typeOf(node.scrutinee);
    Place scrutinee = asPlace(node.scrutinee, "value");
    if (out_->diverged) return;
    if (node.arms.empty()) {
        unreachable();
        return;
    }
    scrutinee = stable(scrutinee, ty);
    if (leavingArmInto(node, scrutinee, destination)) return;
    if (!context_.isNever(expr.ty)) predeclare(destination);
    if (switchInto(node, scrutinee, ty, destination)) return;
    std::string end;
    Buffer buffer = capture([&] {
        bool diverges = arms(node, 0, scrutinee, destination, end);
        out_->diverged = diverges;
    });
    bool diverges = buffer.diverged;
    buffer.diverged = false;
    splice(std::move(buffer));
    if (!end.empty()) emit(cpp::LabelStmt{end});
    out_->diverged |= diverges;
}

bool BodyLowering::givesItsBinding(const hir::Arm& arm) const {
    std::vector<LocalId> bound;
    collectBindings(arm.pattern, bound);
    if (bound.size() != 1 || arm.guard) return false;
    const auto& body = body_[peelIn(body_, arm.body)].kind;
    const auto* copy = std::get_if<hir::CopyExpr>(&body);
    const auto* move = std::get_if<hir::MoveExpr>(&body);
    if (!copy && !move) return false;
    const auto* local = std::get_if<hir::LocalPlace>(&body_[copy ? copy->place : move->place].kind);
    if (!local || local->local != bound[0]) return false;
    const auto* variant = std::get_if<hir::VariantPattern>(&body_[arm.pattern].kind);
    return variant && !context_.isUnit(body_[bound[0]].ty);
}

// In the current C++ block.
void BodyLowering::armBody(const hir::Arm& arm, const Place& scrutinee, Destination& destination) {
    if (givesItsBinding(arm)) {
        alias(arm.pattern, scrutinee);
    } else {
        bind(arm.pattern, scrutinee);
    }
    bodyOf(arm.body, destination);
}

// Two arms, one of which leaves: `if (it is the one that leaves) { .. }`, and the other goes on without a
// block.
bool BodyLowering::leavingArmInto(const hir::MatchExpr& node, const Place& scrutinee,
                                  Destination& destination) {
    if (destination.kind != Destination::Declare || node.arms.size() != 2 || node.arms[0].guard ||
        node.arms[1].guard)
        return false;
    auto leaves = [&](std::size_t i) { return context_.isNever(typeOf(peelIn(body_, node.arms[i].body))); };
    if (leaves(0) == leaves(1)) return false;
    const hir::Arm& leaving = node.arms[leaves(0) ? 0 : 1];
    const hir::Arm& staying = node.arms[leaves(0) ? 1 : 0];
    // What the staying arm binds would live on.
    std::vector<LocalId> bound;
    collectBindings(staying.pattern, bound);
    for (LocalId local : bound) {
        if (context_.isVisible(body_[local].ty) && !givesItsBinding(staying)) return false;
    }
    std::optional<cpp::Expr> condition = test(node.arms[0].pattern, scrutinee);
    if (!condition) return false;
    Span span = span_;
    Buffer body = block([&] { armBody(leaving, scrutinee, destination); });
    span_ = span;
    emit(cpp::IfStmt{leaves(0) ? *condition : cpp::negated(*condition), std::move(body.statements), {}});
    if (staying.span.valid()) span_ = staying.span;
    armBody(staying, scrutinee, destination);
    return true;
}

// Emits the arms from `at` on; true if control does not come out of any of them.
bool BodyLowering::arms(const hir::MatchExpr& node, std::size_t at, const Place& scrutinee,
                        Destination& destination, std::string& end) {
    const hir::Arm& arm = node.arms[at];
    bool isLast = at + 1 == node.arms.size();
    if (arm.span.valid()) span_ = arm.span;
    Span span = span_;
    auto body = [&] { return block([&] { armBody(arm, scrutinee, destination); }); };
    std::optional<cpp::Expr> condition = test(arm.pattern, scrutinee);
    if (!arm.guard) {
        // A match is exhaustive: what comes last needs no test.
        if (!condition || isLast) {
            Buffer only = body();
            bool diverges = only.diverged;
            if (at == 0 && !diverges) {
                emitBlock(std::move(only));
            } else {
                splice(std::move(only));
            }
            return diverges;
        }
        Buffer then = body();
        bool rest = false;
        span_ = span;
        Buffer otherwise = block([&] { rest = arms(node, at + 1, scrutinee, destination, end); });
        span_ = span;
        emit(cpp::IfStmt{*condition, std::move(then.statements), std::move(otherwise.statements)});
        return then.diverged && rest;
    }
    std::unordered_set<std::uint32_t> outside = values_;
    alias(arm.pattern, scrutinee);
    // The arms behind this one, reached where the guard fails.
    auto others = [&](bool diverges) {
        if (isLast) {
            unreachable();
            return diverges;
        }
        span_ = span;
        bool rest = false;
        Buffer all = block([&] { rest = arms(node, at + 1, scrutinee, destination, end); });
        emitBlock(std::move(all));
        out_->diverged = false;
        return diverges && rest;
    };
    auto leaveMatch = [&] {
        if (end.empty()) end = names_.fresh("matchEnd");
        return cpp::GotoStmt{end};
    };
    auto emitArm = [&](Buffer guardedArm) {
        if (condition) {
            emit(cpp::IfStmt{*condition, std::move(guardedArm.statements), {}});
        } else {
            emitBlock(std::move(guardedArm));
        }
        out_->diverged = false;
    };
    if (hasLet(arm.guard)) {
        // What the guard binds lives on in the body.
        std::vector<ExprId> parts;
        conditionParts(arm.guard, parts);
        bool diverges = false;
        Buffer guardedArm = block([&] {
            guarded(parts, 0, [&] {
                values_ = outside;
                armBody(arm, scrutinee, destination);
                diverges = out_->diverged;
                if (!diverges) emit(leaveMatch());
            });
        });
        values_ = std::move(outside);
        span_ = span;
        emitArm(std::move(guardedArm));
        return others(diverges);
    }
    Value guard;
    bool anyVisible = false;
    Buffer before = block([&] { guard = value(arm.guard); }, &anyVisible);
    values_ = std::move(outside);
    bool isInline = before.statements.empty() && !before.diverged;
    if (isInline) {
        // test && guard, with the rest as its else
        cpp::Expr whole = condition ? cpp::binary("&&", *condition, guard.expr) : guard.expr;
        Buffer then = body();
        bool rest = false;
        span_ = span;
        Buffer otherwise = block([&] {
            if (isLast) {
                unreachable();
                rest = true;
            } else {
                rest = arms(node, at + 1, scrutinee, destination, end);
            }
        });
        span_ = span;
        emit(cpp::IfStmt{whole, std::move(then.statements), std::move(otherwise.statements)});
        return then.diverged && rest;
    }
    bool diverges = false;
    Buffer guardedArm = block([&] {
        splice(std::move(before));
        Buffer then = body();
        diverges = then.diverged;
        if (!diverges) then.statements.push_back({leaveMatch(), span});
        emit(cpp::IfStmt{guard.expr, std::move(then.statements), {}});
    });
    emitArm(std::move(guardedArm));
    return others(diverges);
}

namespace {

// What a switch can tell apart: the variants, or the numbers, that a pattern stands for.
struct Labels {
    std::vector<const hir::Pattern*> cases;
    bool isDefault = false;
};

}  // namespace

// With several arms over an enum's variants or over integers, none of them guarded and nothing tested below
// the tag.
bool BodyLowering::switchInto(const hir::MatchExpr& node, const Place& scrutinee, Ty ty,
                              Destination& destination) {
    const mono::AdtInstance* adt = context_.adt(ty);
    bool isEnum = adt && adt->isEnum;
    bool isNumber = (context_.types.isInteger(ty) && types::bitWidth(context_.types.intKind(ty)) <= 64) ||
                    context_.kind(ty) == TyKind::Char;
    if (!isEnum && !isNumber) return false;
    if (node.arms.size() < 3) return false;
    std::vector<Labels> labels;
    for (const hir::Arm& arm : node.arms) {
        if (arm.guard) return false;
        Labels& own = labels.emplace_back();
        std::vector<PatternId> alternatives{arm.pattern};
        if (const auto* either = std::get_if<hir::OrPattern>(&body_[arm.pattern].kind)) {
            alternatives = either->alternatives;
            std::vector<LocalId> bound;
            collectBindings(arm.pattern, bound);
            if (!bound.empty()) return false;
        }
        for (PatternId id : alternatives) {
            const hir::Pattern& pattern = body_[id];
            if (std::holds_alternative<hir::VariantPattern>(pattern.kind)) {
                bool isDeeper = false;
                eachSubpattern(id, scrutinee, [&](PatternId sub, const Place& place) {
                    isDeeper |= test(sub, place).has_value();
                });
                if (isDeeper || adt->variants.size() == 1) return false;
                own.cases.push_back(&pattern);
            } else if (const auto* constant = std::get_if<hir::ConstPattern>(&pattern.kind);
                       constant && isNumber && std::holds_alternative<UInt128>(constant->value)) {
                own.cases.push_back(&pattern);
            } else if (!test(id, scrutinee)) {
                own.isDefault = true;
            } else {
                return false;
            }
        }
        if (own.isDefault && &arm != &node.arms.back()) return false;
    }
    std::unordered_set<std::string> seen;
    cpp::SwitchStmt result{isEnum ? cpp::methodCall(scrutinee.expr, "tag") : scrutinee.expr, {}};
    bool diverges = true;
    bool hasDefault = false;
    breakables_.push_back({{}, false});
    Span span = span_;
    for (std::size_t i = 0; i < node.arms.size(); ++i) {
        const hir::Arm& arm = node.arms[i];
        cpp::Case item;
        if (!labels[i].isDefault) {
            for (const hir::Pattern* pattern : labels[i].cases) {
                cpp::Expr label =
                    isEnum
                        ? tagLabel(ty, std::get<hir::VariantPattern>(pattern->kind).variant)
                        : intLiteral(ty, std::get<UInt128>(std::get<hir::ConstPattern>(pattern->kind).value))
                              .expr;
                label = cpp::bare(label);
                // An alternative that an earlier arm has taken.
                if (seen.insert(cpp::print(label)).second) item.labels.push_back(label);
            }
            if (item.labels.empty()) continue;
        }
        hasDefault |= labels[i].isDefault;
        span_ = arm.span.valid() ? arm.span : span;
        Buffer body = block([&] { armBody(arm, scrutinee, destination); });
        diverges &= body.diverged;
        item.body = std::move(body.statements);
        item.leaves = body.diverged;
        result.cases.push_back(std::move(item));
    }
    breakables_.pop_back();
    span_ = span;
    emit(std::move(result));
    if (diverges) {
        if (!hasDefault) unreachable();
        out_->diverged = true;
    }
    return true;
}

}  // namespace oxide::lower
