#include <gtest/gtest.h>

#include "test/flow/body_maker.h"

namespace oxide::flow::test {
namespace {

using diag::Code;

TEST(Borrows, TwoMutable) {
    BodyMaker make;
    hir::LocalId x = make.local("x", make.text, true);
    hir::LocalId a = make.local("a", make.types.reference(true, make.text)),
                 b = make.local("b", make.types.reference(true, make.text));
    hir::ExprId second = make.borrow(make.place(x), true);
    auto& errors = make.run({make.let(x, make.fresh(make.text)),
                             make.let(a, make.borrow(make.place(x), true)), make.let(b, second),
                             make.stmt(make.call({make.move(a)})), make.stmt(make.call({make.move(b)}))});
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].code, Code::E0499);
    EXPECT_EQ(errors[0].message, "cannot borrow `x` as mutable more than once at a time");
    EXPECT_EQ(errors[0].span, make.body()[second].span);
    EXPECT_EQ(errors[0].labels.back().text, "first borrow later used here");
}

TEST(Borrows, NotUsedAgain) {
    BodyMaker make;
    hir::LocalId x = make.local("x", make.text, true);
    hir::LocalId a = make.local("a", make.types.reference(true, make.text)),
                 b = make.local("b", make.types.reference(true, make.text));
    auto& errors =
        make.run({make.let(x, make.fresh(make.text)), make.let(a, make.borrow(make.place(x), true)),
                  make.stmt(make.call({make.move(a)})), make.let(b, make.borrow(make.place(x), true)),
                  make.stmt(make.call({make.move(b)}))});
    EXPECT_TRUE(errors.empty());
}

TEST(Borrows, SharedThenMutable) {
    BodyMaker make;
    hir::LocalId x = make.local("x", make.text, true);
    hir::LocalId a = make.local("a", make.types.reference(false, make.text));
    auto& errors = make.run({make.let(x, make.fresh(make.text)), make.let(a, make.borrow(make.place(x))),
                             make.stmt(make.call({make.borrow(make.place(x), true)})),
                             make.stmt(make.call({make.copy(make.place(a))}))});
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].message, "cannot borrow `x` as mutable because it is also borrowed as immutable");
}

TEST(Borrows, MovedAndAssigned) {
    BodyMaker make;
    hir::LocalId x = make.local("x", make.text, true), n = make.local("n", make.integer, true);
    hir::LocalId a = make.local("a", make.types.reference(false, make.text)),
                 b = make.local("b", make.types.reference(false, make.integer));
    auto& errors = make.run({make.let(x, make.fresh(make.text)), make.let(n, make.number()),
                             make.let(a, make.borrow(make.place(x))), make.let(b, make.borrow(make.place(n))),
                             make.stmt(make.call({make.move(x)})), make.assign(make.place(n), make.number()),
                             make.stmt(make.call({make.copy(make.place(a)), make.copy(make.place(b))}))});
    ASSERT_EQ(errors.size(), 2u);
    EXPECT_EQ(errors[0].message, "cannot move out of `x` because it is borrowed");
    EXPECT_EQ(errors[1].message, "cannot assign to `n` because it is borrowed");
}

TEST(Borrows, OutlivesBlock) {
    BodyMaker make;
    hir::LocalId r = make.local("r", make.types.reference(false, make.text)), x = make.local("x", make.text);
    hir::ExprId borrow = make.borrow(make.place(x));
    auto& errors = make.run(
        {make.let(r),
         make.stmt(make.block({make.let(x, make.fresh(make.text)), make.assign(make.place(r), borrow)})),
         make.stmt(make.call({make.copy(make.place(r))}))});
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].code, Code::E0597);
    EXPECT_EQ(errors[0].message, "`x` does not live long enough");
    EXPECT_EQ(errors[0].span, make.body()[borrow].span);
}

// A function that gives back what it was given keeps the borrow alive.
TEST(Borrows, ThroughCall) {
    BodyMaker make;
    Ty reference = make.types.reference(false, make.text);
    make.queries.signatures[make.function] = {{reference}, reference, false, false, {}};
    hir::LocalId x = make.local("x", make.text), r = make.local("r", reference),
                 other = make.local("y", make.text);
    auto view = [&](hir::LocalId of) {
        hir::CallExpr node;
        node.callee = {make.function, make.types.makeArgs({})};
        node.args = {make.borrow(make.place(of))};
        return make.expr(std::move(node), reference);
    };
    DefId drop = make.define(resolve::DefKind::Function, "drop");
    auto use = [&](hir::ExprId value) {
        hir::CallExpr node;
        node.callee = {drop, make.types.makeArgs({})};
        node.args = {value};
        return make.expr(std::move(node), make.types.unit());
    };
    auto& errors = make.run({make.let(x, use(make.number())), make.let(r, view(x)),
                             make.stmt(use(make.move(x))), make.stmt(use(make.copy(make.place(r))))});
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].code, Code::E0505);
    static_cast<void>(other);
}

TEST(Borrows, ReturnedReference) {
    BodyMaker make;
    Ty reference = make.types.reference(false, make.text);
    make.queries.signatures[make.owner] = {{reference}, reference, false, false, {}};
    make.param("p", reference);
    make.body().resultTy = reference;
    hir::LocalId x = make.local("x", make.text);
    hir::ExprId value = make.borrow(make.place(x));
    hir::ExprId result = make.expr(hir::ReturnExpr{value}, make.types.never());
    auto& errors = make.run({make.let(x, make.fresh(make.text)), make.stmt(result)});
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].code, Code::E0515);
    EXPECT_EQ(errors[0].message, "cannot return reference to local variable `x`");
}

TEST(Borrows, TemporaryKept) {
    BodyMaker make;
    Ty reference = make.types.reference(false, make.text);
    hir::LocalId r = make.local("r", reference);
    hir::ExprId temporary = make.expr(hir::TempPlace{make.fresh(make.text), false}, make.text);
    auto& errors = make.run({make.let(r), make.assign(make.place(r), make.borrow(temporary)),
                             make.stmt(make.call({make.copy(make.place(r))}))});
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].code, Code::E0716);
    EXPECT_EQ(errors[0].span, make.body()[temporary].span);
}

TEST(Borrows, TwoPhase) {
    BodyMaker make;
    hir::LocalId x = make.local("x", make.text, true);
    hir::ExprId receiver = make.expr(hir::BorrowExpr{hir::BorrowKind::TwoPhase, make.place(x), false},
                                     make.types.reference(true, make.text));
    hir::CallExpr inner;
    inner.callee = {make.function, make.types.makeArgs({})};
    inner.args = {make.borrow(make.place(x))};
    auto& errors = make.run({make.let(x, make.fresh(make.text)),
                             make.stmt(make.call({receiver, make.expr(std::move(inner), make.integer)}))});
    EXPECT_TRUE(errors.empty());
}

}  // namespace
}  // namespace oxide::flow::test
