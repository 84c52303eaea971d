#include <fmt/format.h>

#include <algorithm>

#include "frontend/flow/accesses.h"
#include "frontend/flow/lints.h"

namespace oxide::flow {

namespace {

using diag::Code;

bool isBehindPointer(const types::TypeTable& types, const Cfg& cfg, const Place& place) {
    Ty ty = cfg.vars[place.var].ty;
    for (const Projection& step : place.path) {
        types::TyKind kind = types.kind(ty);
        if (step.kind == Projection::Kind::Deref &&
            (kind == types::TyKind::Ref || kind == types::TyKind::Pointer))
            return true;
        ty = step.ty;
    }
    return false;
}

// What a statement does with a variable itself.
enum class Touch { None, Use, ReadToChange, Write };

Touch touch(const types::TypeTable& types, const Cfg& cfg, const Statement& statement, Access access,
            const Place& place) {
    switch (access) {
        case Access::Drop:
        case Access::StorageDead: return Touch::None;
        case Access::Assign: return isBehindPointer(types, cfg, place) ? Touch::Use : Touch::Write;
        case Access::Copy:
            return statement.isCompound && !isBehindPointer(types, cfg, place) ? Touch::ReadToChange
                                                                               : Touch::Use;
        default: return Touch::Use;
    }
}

class VariableLints {
  public:
    VariableLints(const Analysis& analysis, const MoveFacts& moves, const ChangedCaptures& changed)
        : analysis_(analysis),
          cfg_(analysis.cfg),
          moves_(moves),
          changed_(changed),
          used_(cfg_.vars.size()),
          written_(cfg_.vars.size()),
          declared_(cfg_.vars.size()),
          mutated_(cfg_.vars.size()) {}

    void run() {
        collect();
        useIgnored();
        for (std::uint32_t i = 0; i < cfg_.vars.size(); ++i) {
            const Var& var = cfg_.vars[VarId(i)];
            if (var.kind == VarKind::Local && isNamed(var)) unusedVariable(i, var);
        }
        deadAssignments();
        for (std::uint32_t i = 0; i < cfg_.vars.size(); ++i) {
            const Var& var = cfg_.vars[VarId(i)];
            if (var.kind == VarKind::Local && var.isMutable && isNamed(var)) unusedMut(i, var);
        }
    }

  private:
    bool isNamed(const Var& var) const {
        const hir::Local& local = analysis_.body()[var.local];
        return local.name && !local.isSelf && !var.byMacro && !text(local.name).starts_with("_") &&
               !text(local.name).empty() && text(local.name) != "it" && var.span.valid();
    }

    bool isAllowed(Code lint) const { return analysis_.queries.isAllowed(lint, analysis_.body().owner); }

    void collect() {
        for (BlockId id : analysis_.graph.order()) {
            BitSet ever = moves_.everInit[id.value];
            for (const Statement& statement : cfg_.blocks[id].statements) {
                forEachAccess(statement, [&](Access access, const Place& place, Span) {
                    std::size_t var = place.var.value;
                    declared_.set(var);
                    Touch done = touch(analysis_.types, cfg_, statement, access, place);
                    if (done == Touch::Use) use(place.var);
                    if (done == Touch::Write && !std::get<Assign>(statement.kind).isDeclaration) {
                        written_.set(var);
                        if (!place.isVar() || ever.test(var)) mutated_.set(var);
                    }
                    bool borrowsMutably = access == Access::BorrowMutable || access == Access::BorrowTwoPhase;
                    if (borrowsMutably && !isBehindPointer(analysis_.types, cfg_, place)) mutated_.set(var);
                    if (statement.captureUse && (access == Access::Move || access == Access::Copy)) {
                        auto inner = changed_.find(statement.captureUse->body);
                        if (inner != changed_.end() && inner->second.contains(statement.captureUse->index))
                            mutated_.set(var);
                    }
                });
                MoveFacts::stepEver(ever, statement);
            }
        }
    }

    // `let _ = x` is a use, although nothing happens to x.
    void useIgnored() {
        const hir::Body& body = analysis_.body();
        for (const hir::Expr& expr : body.exprs) {
            const auto* block = std::get_if<hir::BlockExpr>(&expr.kind);
            if (!block) continue;
            for (const hir::Stmt& statement : block->statements) {
                const auto* let = std::get_if<hir::LetStmt>(&statement.kind);
                if (!let || !let->init ||
                    !std::holds_alternative<hir::WildcardPattern>(body[let->pattern].kind))
                    continue;
                hir::ExprId init = let->init;
                while (const auto* scope = std::get_if<hir::ScopeExpr>(&body[init].kind)) init = scope->inner;
                const auto* local = std::get_if<hir::LocalPlace>(&body[init].kind);
                if (!local) continue;
                if (VarId var = cfg_.ofLocal[local->local.value]) used_.set(var.value);
            }
        }
    }

    // The guard of an arm uses a binding through a reference of its own.
    void use(VarId id) {
        used_.set(id.value);
        const Var& var = cfg_.vars[id];
        if (var.kind != VarKind::GuardRef) return;
        if (VarId local = cfg_.ofLocal[var.local.value]) used_.set(local.value);
    }

    void unusedVariable(std::size_t index, const Var& var) {
        if (used_.test(index) || isAllowed(Code::unused_variables)) return;
        if (!declared_.test(index) && !var.isParam) return;  // never reached
        std::string name = nameOf(analysis_, VarId(static_cast<std::uint32_t>(index)));
        if (written_.test(index)) {
            analysis_.diagnostics
                .warning(Code::unused_variables, var.span,
                         fmt::format("variable `{}` is assigned to, but never used", name))
                .note(fmt::format("consider using `_{}` instead", name));
            return;
        }
        analysis_.diagnostics
            .warning(Code::unused_variables, var.span, fmt::format("unused variable: `{}`", name))
            .fix("if this is intentional, prefix it with an underscore", var.span.startPoint(), "_",
                 diag::Applicability::Suggestion);
    }

    // A value that is overwritten or forgotten before anybody reads it.
    void deadAssignments() {
        if (isAllowed(Code::unused_assignments)) return;
        std::size_t size = cfg_.vars.size();
        auto step = [&](BitSet& live, const Statement& statement) {
            if (const auto* dead = std::get_if<StorageDead>(&statement.kind)) live.reset(dead->var.value);
            forEachAccess(statement, [&](Access access, const Place& place, Span) {
                if (access == Access::Assign && place.isVar()) live.reset(place.var.value);
            });
            forEachAccess(statement, [&](Access access, const Place& place, Span) {
                Touch done = touch(analysis_.types, cfg_, statement, access, place);
                if (done == Touch::Use || done == Touch::ReadToChange) live.set(place.var.value);
                const Var& var = cfg_.vars[place.var];
                if (var.kind == VarKind::GuardRef && cfg_.ofLocal[var.local.value])
                    live.set(cfg_.ofLocal[var.local.value].value);
            });
        };
        std::vector<BitSet> ends = solveBackward(
            cfg_, analysis_.graph, size, [&](BitSet& set, Location at) { step(set, analysis_.at(at)); });
        std::vector<const Statement*> dead;
        for (BlockId id : analysis_.graph.order()) {
            BitSet live = ends[id.value];
            const auto& statements = cfg_.blocks[id].statements;
            for (std::size_t i = statements.size(); i-- > 0;) {
                const auto* assign = std::get_if<Assign>(&statements[i].kind);
                if (assign && isReportable(*assign, statements[i], live)) dead.push_back(&statements[i]);
                step(live, statements[i]);
            }
        }
        std::sort(dead.begin(), dead.end(),
                  [](const Statement* a, const Statement* b) { return a->span.begin < b->span.begin; });
        for (const Statement* statement : dead) {
            std::string name = nameOf(analysis_, std::get<Assign>(statement->kind).target.var);
            analysis_.diagnostics
                .warning(Code::unused_assignments, statement->span,
                         fmt::format("value assigned to `{}` is never read", name))
                .help("maybe it is overwritten before being read?");
        }
    }

    bool isReportable(const Assign& assign, const Statement& statement, const BitSet& live) const {
        VarId id = assign.target.var;
        const Var& var = cfg_.vars[id];
        if (var.kind != VarKind::Local || !isNamed(var) || live.test(id.value)) return false;
        if (isBehindPointer(analysis_.types, cfg_, assign.target)) return false;
        // A first value that is never read is worth a word only when the variable is used at all.
        if (assign.isDeclaration)
            return assign.target.isVar() && used_.test(id.value) && written_.test(id.value) &&
                   !statement.isPatternBinding;
        return true;
    }

    void unusedMut(std::size_t index, const Var& var) {
        if (mutated_.test(index) || isAllowed(Code::unused_mut)) return;
        if (!declared_.test(index) || (!var.letSpan.valid() && !var.isParam)) return;
        diag::Diagnostic& warning =
            analysis_.diagnostics.warning(Code::unused_mut, var.span, "variable does not need to be mutable");
        if (!var.letSpan.valid()) return;
        Span keyword = var.letSpan;
        keyword.end = keyword.begin + 3;
        warning.fix("bind it with `let`", keyword, "let");
    }

    const Analysis& analysis_;
    const Cfg& cfg_;
    const MoveFacts& moves_;
    const ChangedCaptures& changed_;
    BitSet used_, written_, declared_, mutated_;
};

}  // namespace

std::set<std::uint32_t> changedCaptures(const Cfg& cfg, const types::TypeTable& types,
                                        const ChangedCaptures& inner) {
    std::set<std::uint32_t> result;
    for (const Block& block : cfg.blocks) {
        for (const Statement& statement : block.statements) {
            forEachAccess(statement, [&](Access access, const Place& place, Span) {
                const Var& var = cfg.vars[place.var];
                if (var.kind != VarKind::Capture) return;
                bool changes = access == Access::BorrowMutable || access == Access::BorrowTwoPhase ||
                               access == Access::Assign;
                if (statement.captureUse && !changes) {
                    auto further = inner.find(statement.captureUse->body);
                    changes = further != inner.end() && further->second.contains(statement.captureUse->index);
                }
                if (changes && !isBehindPointer(types, cfg, place)) result.insert(var.capture);
            });
        }
    }
    return result;
}

void lintVariables(const Analysis& analysis, const MoveFacts& moves, const ChangedCaptures& changed) {
    VariableLints(analysis, moves, changed).run();
}

}  // namespace oxide::flow
