#include <gtest/gtest.h>

#include "test/flow/body_maker.h"

namespace oxide::flow::test {
namespace {

using diag::Code;

TEST(Moves, UseAfterMove) {
    BodyMaker make;
    hir::LocalId x = make.local("x", make.text);
    hir::ExprId first = make.move(x), second = make.borrow(make.place(x));
    auto& errors = make.run(
        {make.let(x, make.fresh(make.text)), make.stmt(make.call({first})), make.stmt(make.call({second}))});
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].code, Code::E0382);
    EXPECT_EQ(errors[0].message, "borrow of moved value: `x`");
    EXPECT_EQ(errors[0].span, make.body()[second].span);
    EXPECT_EQ(errors[0].labels[0].span, make.body()[first].span);
    EXPECT_EQ(errors[0].labels[0].text, "value moved here");
    EXPECT_EQ(errors[0].labels[1].text,
              "move occurs because `x` has type `Text`, which does not implement the `Copy` trait");
}

TEST(Moves, CopiesStay) {
    BodyMaker make;
    hir::LocalId x = make.local("x", make.integer);
    auto& errors = make.run({make.let(x, make.number()), make.stmt(make.call({make.copy(make.place(x))})),
                             make.stmt(make.call({make.copy(make.place(x))}))});
    EXPECT_TRUE(errors.empty());
}

TEST(Moves, OneErrorForOneMove) {
    BodyMaker make;
    hir::LocalId x = make.local("x", make.text);
    auto& errors = make.run({make.let(x, make.fresh(make.text)), make.stmt(make.call({make.move(x)})),
                             make.stmt(make.call({make.borrow(make.place(x))})),
                             make.stmt(make.call({make.borrow(make.place(x))}))});
    EXPECT_EQ(errors.size(), 1u);
}

TEST(Moves, InLoop) {
    BodyMaker make;
    hir::LocalId x = make.local("x", make.text);
    auto& errors = make.run({make.let(x, make.fresh(make.text)),
                             make.stmt(make.loop(make.block({make.stmt(make.call({make.move(x)}))})))});
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].message, "use of moved value: `x`");
    EXPECT_EQ(errors[0].primaryLabel, "value moved here, in previous iteration of loop");
}

TEST(Moves, AssignedAgain) {
    BodyMaker make;
    hir::LocalId x = make.local("x", make.text, true);
    auto& errors =
        make.run({make.let(x, make.fresh(make.text)),
                  make.stmt(make.loop(make.block({make.stmt(make.call({make.move(x)})),
                                                  make.assign(make.place(x), make.fresh(make.text))})))});
    EXPECT_TRUE(errors.empty());
}

TEST(Moves, PartOfStruct) {
    BodyMaker make;
    DefId pair = make.define(resolve::DefKind::Struct, "Pair");
    Ty ty = make.types.adt(pair, make.types.makeArgs({}));
    make.queries.structs[ty] = {{"left", make.text}, {"right", make.text}};
    hir::LocalId x = make.local("x", ty);
    hir::ExprId whole = make.move(x);
    auto& errors = make.run({make.let(x, make.fresh(ty)),
                             make.stmt(make.call({make.move(make.field(make.place(x), 0, make.text))})),
                             make.stmt(make.call({make.move(make.field(make.place(x), 1, make.text))})),
                             make.stmt(make.call({whole}))});
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].message, "use of partially moved value: `x`");
    EXPECT_EQ(errors[0].span, make.body()[whole].span);
}

TEST(Moves, OnOneBranch) {
    BodyMaker make;
    hir::LocalId x = make.local("x", make.text);
    auto& errors = make.run({make.let(x, make.fresh(make.text)),
                             make.stmt(make.when(make.block({make.stmt(make.call({make.move(x)}))}))),
                             make.stmt(make.call({make.borrow(make.place(x))}))});
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].code, Code::E0382);
}

TEST(Moves, BehindReference) {
    BodyMaker make;
    hir::LocalId r = make.param("r", make.types.reference(false, make.text));
    auto& errors = make.run({make.stmt(make.call({make.move(make.deref(make.place(r)))}))});
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].code, Code::E0507);
    EXPECT_EQ(errors[0].message, "cannot move out of `*r` which is behind a shared reference");
}

TEST(Initialisation, NoValue) {
    BodyMaker make;
    hir::LocalId x = make.local("x", make.integer);
    auto& errors = make.run({make.let(x), make.stmt(make.call({make.copy(make.place(x))}))});
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].code, Code::E0381);
    EXPECT_EQ(errors[0].message, "used binding `x` isn't initialized");
}

TEST(Initialisation, PerhapsNoValue) {
    BodyMaker make;
    hir::LocalId x = make.local("x", make.integer);
    auto& errors =
        make.run({make.let(x), make.stmt(make.when(make.block({make.assign(make.place(x), make.number())}))),
                  make.stmt(make.call({make.copy(make.place(x))}))});
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].message, "used binding `x` is possibly-uninitialized");
}

TEST(Initialisation, OnBothBranches) {
    BodyMaker make;
    hir::LocalId x = make.local("x", make.integer);
    auto& errors = make.run({make.let(x),
                             make.stmt(make.when(make.block({make.assign(make.place(x), make.number())}),
                                                 make.block({make.assign(make.place(x), make.number())}))),
                             make.stmt(make.call({make.copy(make.place(x))}))});
    EXPECT_TRUE(errors.empty());
}

TEST(Mutability, AssignedTwice) {
    BodyMaker make;
    hir::LocalId x = make.local("x", make.integer);
    auto& errors = make.run({make.let(x, make.number()), make.assign(make.place(x), make.number()),
                             make.assign(make.place(x), make.number())});
    ASSERT_EQ(errors.size(), 2u);
    EXPECT_EQ(errors[0].message, "cannot assign twice to immutable variable `x`");
    EXPECT_EQ(errors[0].labels[0].text, "first assignment to `x`");
}

TEST(Mutability, Parameter) {
    BodyMaker make;
    hir::LocalId n = make.param("n", make.integer);
    auto& errors = make.run({make.assign(make.place(n), make.number())});
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].message, "cannot assign to immutable argument `n`");
}

TEST(Mutability, Borrow) {
    BodyMaker make;
    hir::LocalId x = make.local("x", make.text);
    auto& errors = make.run(
        {make.let(x, make.fresh(make.text)), make.stmt(make.call({make.borrow(make.place(x), true)}))});
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].message, "cannot borrow `x` as mutable, as it is not declared as mutable");
}

TEST(Mutability, ThroughSharedReference) {
    BodyMaker make;
    hir::LocalId r = make.param("r", make.types.reference(false, make.integer));
    auto& errors = make.run({make.assign(make.deref(make.place(r)), make.number())});
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].message, "cannot assign to `*r`, which is behind a `&` reference");
    EXPECT_EQ(errors[0].primaryLabel, "`r` is a `&` reference, so it cannot be written to");
}

TEST(Mutability, ThroughMutableReference) {
    BodyMaker make;
    hir::LocalId r = make.param("r", make.types.reference(true, make.integer));
    EXPECT_TRUE(make.run({make.assign(make.deref(make.place(r)), make.number())}).empty());
}

TEST(Escapes, ClosureBorrowsLocal) {
    BodyMaker make;
    DefId spawn = make.define(resolve::DefKind::Function, "spawn");
    Ty param = make.types.param(make.define(resolve::DefKind::TypeParam, "T"), 0);
    make.queries.signatures[spawn] = {
        .params = {param}, .result = make.types.unit(), .outlives = {{param, make.types.staticRegion()}}};
    hir::LocalId x = make.local("x", make.text);
    BodyId closure = make.bodies.all.add({});
    hir::Body& inner = make.bodies[closure];
    inner.kind = hir::BodyKind::AsyncBlock;
    inner.parent = make.id;
    inner.headSpan = make.next();
    inner.captures.push_back(
        {.name = intern("x"), .ty = make.text, .root = x, .use = make.next(), .placeText = "x.name"});
    Ty ty = make.types.asyncBlock(closure, make.types.makeArgs({}));
    hir::ExprId block = make.expr(hir::AsyncExpr{closure, {make.borrow(make.place(x))}}, ty);
    hir::CallExpr call;
    call.callee = {spawn, make.types.makeArgs({ty})};
    call.args = {block};
    auto& errors = make.run(
        {make.let(x, make.fresh(make.text)), make.stmt(make.expr(std::move(call), make.types.unit()))});
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].code, Code::E0373);
    EXPECT_EQ(errors[0].message,
              "async block may outlive the current function, but it borrows `x.name`, which is owned by the "
              "current function");
    EXPECT_EQ(errors[0].span, inner.headSpan);
    ASSERT_EQ(errors[0].fixes.size(), 1u);
    EXPECT_EQ(errors[0].fixes[0].edits[0].replacement, " move");
}

}  // namespace
}  // namespace oxide::flow::test
