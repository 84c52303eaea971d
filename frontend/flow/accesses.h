// What one statement does to places, in the order in which it happens.
#pragma once

#include "frontend/flow/cfg.h"

namespace oxide::flow {

enum class Access {
    Copy,
    Move,
    Inspect,  // reads a tag, a length, a tested scalar
    BorrowShared,
    BorrowMutable,
    BorrowTwoPhase,
    Mention,
    Assign,
    Drop,
    StorageDead,
};

inline bool isBorrow(Access access) {
    return access == Access::BorrowShared || access == Access::BorrowMutable ||
           access == Access::BorrowTwoPhase;
}

template <class F>
void forEachOperand(const Value& value, F&& visit) {
    auto each = [&](const std::vector<Operand>& operands) {
        for (const Operand& operand : operands) visit(operand);
    };
    std::visit(Overload{
                   [&](const UseValue& use) { visit(use.operand); },
                   [](const BorrowValue&) {},
                   [](const RawBorrowValue&) {},
                   [](const InspectValue&) {},
                   [&](const CallValue& call) { each(call.args); },
                   [&](const AggregateValue& aggregate) { each(aggregate.operands); },
                   [&](const ComputeValue& compute) { each(compute.operands); },
                   [&](const AwaitValue& await) {
                       if (!await.isSelect) each(await.futures);
                   },
                   [](const SelectedValue&) {},
               },
               value);
}

// visit(Access, const Place&, Span)
template <class F>
void forEachAccess(const Statement& statement, F&& visit) {
    std::visit(
        Overload{
            [&](const Assign& assign) {
                forEachOperand(assign.value, [&](const Operand& operand) {
                    if (operand.kind == Operand::Kind::Copy) visit(Access::Copy, operand.place, operand.span);
                    if (operand.kind == Operand::Kind::Move) visit(Access::Move, operand.place, operand.span);
                });
                std::visit(Overload{
                               [&](const BorrowValue& borrow) {
                                   Access access =
                                       borrow.kind == hir::BorrowKind::Shared    ? Access::BorrowShared
                                       : borrow.kind == hir::BorrowKind::Mutable ? Access::BorrowMutable
                                                                                 : Access::BorrowTwoPhase;
                                   visit(access, borrow.place, statement.span);
                               },
                               [&](const RawBorrowValue& borrow) {
                                   visit(borrow.isMutable ? Access::BorrowMutable : Access::BorrowShared,
                                         borrow.place, statement.span);
                               },
                               [&](const InspectValue& inspect) {
                                   visit(Access::Inspect, inspect.place, statement.span);
                               },
                               [&](const AwaitValue& await) {
                                   if (!await.isSelect) return;
                                   for (const Operand& future : await.futures)
                                       visit(Access::Mention, future.place, future.span);
                               },
                               [](const auto&) {},
                           },
                           assign.value);
                visit(Access::Assign, assign.target, statement.span);
            },
            [&](const Mention& mention) { visit(Access::Mention, mention.place, statement.span); },
            [&](const Drop& drop) { visit(Access::Drop, Place{drop.var, {}}, statement.span); },
            [&](const StorageDead& dead) { visit(Access::StorageDead, Place{dead.var, {}}, statement.span); },
        },
        statement.kind);
}

}  // namespace oxide::flow
