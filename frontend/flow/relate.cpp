// The regions' type check: each statement relates the regions of what it reads to those of what it writes.
#include <unordered_map>

#include "frontend/flow/accesses.h"
#include "frontend/flow/closure_summary.h"
#include "frontend/flow/loans.h"
#include "frontend/flow/signatures.h"
#include "frontend/types/fold.h"

namespace oxide::flow {

namespace {

using types::TyKind;

class Relater {
  public:
    Relater(const Analysis& analysis, Regions& regions)
        : analysis_(analysis), regions_(regions), types_(analysis.types) {}

    std::vector<Loan> run() {
        for (BlockId id : analysis_.graph.order()) {
            const auto& statements = analysis_.cfg.blocks[id].statements;
            for (std::uint32_t i = 0; i < statements.size(); ++i) {
                statement_ = &statements[i];
                at_ = {id, i};
                if (const auto* assign = std::get_if<Assign>(&statements[i].kind)) relate(*assign);
            }
        }
        activate();
        return std::move(loans_);
    }

  private:
    Ty tyOf(const Operand& operand) {
        return operand.kind == Operand::Kind::Constant ? constantTy(operand.ty)
                                                       : regions_.tyOf(operand.place);
    }

    // Literals and items live for ever, whatever their types leave out.
    Ty constantTy(Ty ty) {
        return regions_.rebuild(ty, [&](Ty) { return types_.staticRegion(); });
    }

    void flows(Ty from, Ty to, ConstraintKind kind) {
        regions_.flows(from, to, kind, statement_->span);
        if (kind == ConstraintKind::Return && regions_.resultBound())
            regions_.outlivesAll(from, regions_.resultBound(), kind, statement_->span);
    }

    void relate(const Assign& assign) {
        Ty target = regions_.tyOf(assign.target);
        // What a temporary gets tells nothing.
        ConstraintKind kind = assign.target.var == analysis_.cfg.result ? ConstraintKind::Return
                              : analysis_.cfg.vars[assign.target.var].kind == VarKind::Temp
                                  ? ConstraintKind::Other
                                  : ConstraintKind::Assign;
        if (statement_->captureUse) kind = ConstraintKind::Capture;
        std::visit(
            Overload{
                [&](const UseValue& use) { flows(tyOf(use.operand), target, kind); },
                [&](const BorrowValue& borrow) { relateBorrow(assign, borrow, target, kind); },
                [](const RawBorrowValue&) {},
                [](const InspectValue&) {},
                [&](const CallValue& call) { relateCall(assign, call, target, kind); },
                [&](const AggregateValue& aggregate) { relateAggregate(assign, aggregate, target, kind); },
                [&](const ComputeValue& compute) {
                    if (compute.kind != ComputeValue::Kind::Coerce) return;
                    bool returns = kind == ConstraintKind::Return;
                    flows(tyOf(compute.operands[0]), target, returns ? kind : ConstraintKind::Coerce);
                },
                [&](const AwaitValue& await) { relateAwait(assign, await, target, kind); },
                [&](const SelectedValue& selected) {
                    flows(awaitedType(analysis_, regions_, regions_.tyOf(selected.future), assign.ty), target,
                          kind);
                },
            },
            assign.value);
    }

    void relateBorrow(const Assign& assign, const BorrowValue& borrow, Ty target, ConstraintKind kind) {
        bool isMutable = borrow.kind != hir::BorrowKind::Shared;
        Ty place = regions_.tyOf(borrow.place);
        RegionId region = regions_.fresh();
        flows(types_.reference(isMutable, place, regions_.typeOf(region)), target, kind);
        reborrow(borrow.place, region);
        if (!isTracked(analysis_, borrow.place)) return;
        Loan loan;
        loan.at = at_;
        loan.place = borrow.place;
        loan.kind = borrow.kind;
        loan.region = region;
        loan.target = assign.target.var;
        loan.isTwoPhase = borrow.kind == hir::BorrowKind::TwoPhase && assign.target.isVar();
        loan.span = statement_->span;
        loans_.push_back(std::move(loan));
    }

    // `&*p` lives no longer than what p points to; through a shared reference that is all, through `&mut`
    // what holds it counts as well.
    void reborrow(const Place& place, RegionId region) {
        Place base = place;
        while (!base.path.empty()) {
            Projection step = base.path.back();
            base.path.pop_back();
            if (step.kind != Projection::Kind::Deref) continue;
            Ty pointer = regions_.tyOf(base);
            if (types_.kind(pointer) == TyKind::Pointer) return;
            if (types_.kind(pointer) != TyKind::Ref) continue;
            regions_.outlives(regions_.idOf(types_.args(pointer)[0]), region, ConstraintKind::Other,
                              statement_->span);
            if (!types_[pointer].flag) return;
        }
    }

    void relateCall(const Assign& assign, const CallValue& call, Ty target, ConstraintKind kind) {
        if (!call.callee) {
            relateValueCall(assign, call, target, kind);
            return;
        }
        CallTypes types = instantiate(analysis_, regions_, *call.callee, statement_->span);
        for (std::size_t i = 0; i < call.args.size() && i < types.params.size(); ++i) {
            flows(tyOf(call.args[i]), types.params[i], ConstraintKind::Argument);
        }
        if (types_.kind(types.result) == TyKind::Never) return;
        flows(types.result, target, kind);
    }

    // A call of a closure of this body: its summary says which of its captures and arguments the result may
    // hold.
    void relateValueCall(const Assign&, const CallValue& call, Ty target, ConstraintKind kind) {
        Ty callee = tyOf(call.args[0]);
        while (types_.kind(callee) == TyKind::Ref) callee = types_.pointee(callee);
        if (types_.kind(callee) == TyKind::Closure) return relateClosureCall(callee, call, target, kind);
        if (types_.kind(callee) != TyKind::FnPtr) return;
        std::vector<Ty> params(types_.fnParams(callee).begin(), types_.fnParams(callee).end());
        for (std::size_t i = 0; i < params.size() && i + 1 < call.args.size(); ++i) {
            // Lifetimes in a function pointer's parameters are chosen by each call; only what is inside type
            // arguments is fixed.
            if (types_.kind(params[i]) != TyKind::Ref)
                flows(tyOf(call.args[i + 1]), params[i], ConstraintKind::Argument);
        }
    }

    void relateClosureCall(Ty closure, const CallValue& call, Ty target, ConstraintKind kind) {
        if (!analysis_.summaries) return;
        const ClosureSummary& summary = analysis_.summaries->of(analysis_, BodyId(types_[closure].index));
        std::vector<RegionId> given;
        for (std::size_t i = 1; i < call.args.size(); ++i) {
            types::walk(types_, tyOf(call.args[i]), [&](Ty part) {
                if (RegionId region = regions_.idOf(part)) given.push_back(region);
                return true;
            });
        }
        std::vector<RegionId> held;
        for (std::size_t i = 0; i < given.size(); ++i) {
            if (summary.mayHold(i, given.size())) held.push_back(given[i]);
        }
        std::vector<RegionId> captured = summary.heldOf(regions_, types_, closure);
        held.insert(held.end(), captured.begin(), captured.end());
        for (RegionId shorter : regions_.regionsIn(target)) {
            for (RegionId longer : held) regions_.outlives(longer, shorter, kind, statement_->span);
        }
    }

    void relateAggregate(const Assign& assign, const AggregateValue& aggregate, Ty target,
                         ConstraintKind kind) {
        Ty made = regions_.renumber(assign.ty);
        if (types_.kind(made) == TyKind::Opaque) made = target;
        ConstraintKind inner =
            aggregate.kind == AggregateValue::Kind::Closure ? ConstraintKind::Capture : ConstraintKind::Other;
        auto args = [&](std::size_t i) { return types_.args(made)[i]; };
        for (std::size_t i = 0; i < aggregate.operands.size(); ++i) {
            const Operand& operand = aggregate.operands[i];
            Ty part;
            switch (aggregate.kind) {
                case AggregateValue::Kind::Tuple: part = i < types_.args(made).size() ? args(i) : Ty{}; break;
                case AggregateValue::Kind::Array: part = types_.args(made).empty() ? Ty{} : args(0); break;
                case AggregateValue::Kind::Struct:
                    part = regions_.fieldTy(made, aggregate.variant, aggregate.fields[i], operand.ty);
                    break;
                case AggregateValue::Kind::Closure: {
                    std::size_t own = types_.args(made).size() - aggregate.operands.size();
                    part = own + i < types_.args(made).size() ? args(own + i) : Ty{};
                    break;
                }
            }
            if (part) flows(tyOf(operand), part, inner);
        }
        flows(made, target, kind);
    }

    void relateAwait(const Assign& assign, const AwaitValue& await, Ty target, ConstraintKind kind) {
        if (await.isSelect) return;
        if (!await.isJoin) {
            flows(awaitedType(analysis_, regions_, tyOf(await.futures[0]), assign.ty), target, kind);
            return;
        }
        if (types_.kind(target) != TyKind::Tuple) return;
        std::size_t count = std::min(await.futures.size(), types_.args(target).size());
        for (std::size_t i = 0; i < count; ++i) {
            Ty part = types_.args(target)[i];
            flows(awaitedType(analysis_, regions_, tyOf(await.futures[i]), part), part, kind);
        }
    }

    // Finds the use of each two-phase borrow's temporary.
    void activate() {
        std::unordered_map<VarId, Location> uses;
        for (BlockId id : analysis_.graph.order()) {
            const auto& statements = analysis_.cfg.blocks[id].statements;
            for (std::uint32_t i = 0; i < statements.size(); ++i) {
                forEachAccess(statements[i], [&](Access access, const Place& place, Span) {
                    if (access == Access::Move || access == Access::Copy || isBorrow(access))
                        uses.try_emplace(place.var, Location{id, i});
                });
            }
        }
        for (Loan& loan : loans_) {
            auto use = uses.find(loan.target);
            if (!loan.isTwoPhase || analysis_.cfg.vars[loan.target].kind != VarKind::Temp ||
                use == uses.end()) {
                loan.isTwoPhase = false;
            } else {
                loan.activation = use->second;
            }
        }
    }

    const Analysis& analysis_;
    Regions& regions_;
    types::TypeTable& types_;
    const Statement* statement_ = nullptr;
    Location at_;
    std::vector<Loan> loans_;
};

}  // namespace

std::vector<Loan> relateBody(const Analysis& analysis, Regions& regions) {
    return Relater(analysis, regions).run();
}

}  // namespace oxide::flow
