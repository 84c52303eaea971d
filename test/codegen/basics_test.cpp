#include <gtest/gtest.h>

#include "test/codegen/builder.h"

namespace oxide::test {

namespace {

using hir::BinaryOp;

struct Fixture : testing::Test {
    ProgramBuilder p;
    FunctionId showInt = p.externFunction("ox::fmt::Int<i32>::display", {{"value", p.ref(p.i32)}}, p.unit);
    FunctionId showStr = p.externFunction("ox::fmt::displayStr", {{"value", p.strRef}}, p.unit);

    bool has(const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    }
};

// fn gcd(a: Int, b: Int): Int with a loop, an assignment and an early exit.
FunctionId makeGcd(ProgramBuilder& p) {
    BodyBuilder b(p);
    LocalId x = b.param("a", p.i32);
    LocalId y = b.param("b", p.i32);
    b.body.locals[x].isMutable = true;
    b.body.locals[y].isMutable = true;
    LoopId loop(0);
    LocalId rest = b.local("rest", p.i32);
    ExprId body =
        b.block({b.let(rest, b.binary(BinaryOp::Rem, b.copy(x), b.copy(y))),
                 b.run(b.assign(b.place(x), b.copy(y))), b.run(b.assign(b.place(y), b.copy(rest)))});
    ExprId leave = b.add(hir::BreakExpr{loop, {}}, p.never);
    ExprId condition = b.binary(BinaryOp::Ne, b.copy(y), b.integer(0, p.i32), p.boolean);
    ExprId iteration = b.iff(condition, body, leave);
    ExprId whole = b.add(hir::LoopExpr{loop, iteration}, p.unit);
    return b.finish("gcd", b.block({b.run(whole)}, b.copy(x)));
}

TEST_F(Fixture, loopAndArithmetic) {
    FunctionId gcd = makeGcd(p);
    BodyBuilder b(p);
    LocalId value = b.local("value", p.i32);
    ExprId call = b.call(gcd, {b.integer(48, p.i32), b.integer(36, p.i32)});
    ExprId shown = b.borrow(b.place(value));
    ExprId printed = b.print("gcd {}\n", {{shown, showInt}});
    p.program.main = b.finish("main", b.block({b.let(value, call), b.run(printed)}));
    std::string text = p.cpp();
    EXPECT_TRUE(has(text, "while (b != 0) {")) << text;
    EXPECT_TRUE(has(text, "i32 rest = ops::rem(a, b);")) << text;
    EXPECT_EQ(compileAndRun("loop", text).output, "gcd 12\n");
}

TEST_F(Fixture, matchOnEnum) {
    Ty shape = p.enumType(
        "Shape", {{"Empty", {}}, {"Square", {{"0", p.i32}}}, {"Rect", {{"w", p.i32}, {"h", p.i32}}}}, true);
    BodyBuilder area(p);
    LocalId self = area.param("shape", p.ref(shape));
    ExprId scrutinee = area.deref(area.copy(self));
    LocalId side = area.local("side", p.i32);
    LocalId w = area.local("w", p.i32);
    LocalId h = area.local("h", p.i32);
    std::vector<hir::Arm> arms;
    arms.push_back({area.variant(shape, 0), {}, area.integer(0, p.i32), {}});
    arms.push_back({area.variant(shape, 1, {area.binds(side)}),
                    {},
                    area.binary(BinaryOp::Mul, area.copy(side), area.copy(side)),
                    {}});
    arms.push_back({area.variant(shape, 2, {area.binds(w), area.binds(h)}),
                    {},
                    area.binary(BinaryOp::Mul, area.copy(w), area.copy(h)),
                    {}});
    FunctionId function = area.finish("area", area.match(scrutinee, std::move(arms), p.i32));
    BodyBuilder b(p);
    LocalId value = b.local("value", p.i32);
    ExprId rect = b.structure(shape, {b.integer(3, p.i32), b.integer(4, p.i32)}, 2);
    ExprId call = b.call(function, {b.borrow(b.temp(rect))});
    p.program.main =
        b.finish("main", b.block({b.let(value, b.scope(call)),
                                  b.run(b.print("{}\n", {{b.borrow(b.place(value)), showInt}}))}));
    std::string text = p.cpp();
    EXPECT_TRUE(has(text, "switch (shape->tag()) {")) << text;
    EXPECT_TRUE(has(text, "case Shape::Tag::Square: {")) << text;
    EXPECT_EQ(compileAndRun("match", text).output, "12\n");
}

// Prints the name of what dies.
FunctionId makeDrop(ProgramBuilder& p, Ty noisy, FunctionId showStr) {
    BodyBuilder b(p);
    LocalId self = b.param("self", p.refMut(noisy));
    ExprId name = b.deref(b.copy(b.field(b.deref(b.copy(self)), 0, p.strRef)));
    return b.finish("Noisy_drop", b.block({b.run(b.print("drop {}\n", {{b.borrow(name), showStr}}))}));
}

TEST_F(Fixture, dropOrder) {
    Ty noisy = p.structType("Noisy", {{"0", p.strRef}});
    p.hasDrop(noisy, makeDrop(p, noisy, showStr));
    Ty pair = p.structType("Pair", {{"first", noisy}, {"second", noisy}});
    BodyBuilder length(p);
    LocalId self = length.param("self", p.ref(noisy));
    static_cast<void>(self);
    FunctionId one = length.finish("Noisy_one", length.integer(1, p.i32));
    BodyBuilder b(p);
    auto make = [&](const char* name) { return b.structure(noisy, {b.text(name)}); };
    LocalId first = b.local("a", noisy);
    LocalId both = b.local("both", pair);
    LocalId number = b.local("number", p.i32);
    LocalId changed = b.local("changed", noisy, true);
    p.program.main =
        b.finish("main", b.block({
                             b.let(first, make("a")),
                             b.let(both, b.structure(pair, {make("first"), make("second")})),
                             b.let(number, b.scope(b.call(one, {b.borrow(b.temp(make("temporary")))}))),
                             b.run(b.print("number {}\n", {{b.borrow(b.place(number)), showInt}})),
                             b.let(changed, make("old")),
                             b.run(b.assign(b.place(changed), make("new"))),
                             b.run(b.scope(make("statement"))),
                             b.run(b.print("end\n")),
                         }));
    EXPECT_EQ(compileAndRun("drops", p.cpp()).output,
              "drop temporary\nnumber 1\ndrop old\ndrop statement\nend\ndrop new\ndrop first\ndrop "
              "second\ndrop a\n");
}

TEST_F(Fixture, leftToRight) {
    BodyBuilder say(p);
    LocalId n = say.param("n", p.i32);
    ExprId shown = say.borrow(say.place(n));
    FunctionId tell =
        say.finish("tell", say.block({say.run(say.print("{} ", {{shown, showInt}}))}, say.copy(n)));
    BodyBuilder sum(p);
    LocalId x = sum.param("x", p.i32);
    LocalId y = sum.param("y", p.i32);
    LocalId z = sum.param("z", p.i32);
    FunctionId add = sum.finish(
        "add3", sum.binary(BinaryOp::Add, sum.binary(BinaryOp::Add, sum.copy(x), sum.copy(y)), sum.copy(z)));
    BodyBuilder b(p);
    LocalId total = b.local("total", p.i32);
    auto told = [&](int i) { return b.call(tell, {b.integer(static_cast<std::uint64_t>(i), p.i32)}); };
    p.program.main =
        b.finish("main", b.block({b.let(total, b.call(add, {told(1), told(2), told(3)})),
                                  b.run(b.print("= {}\n", {{b.borrow(b.place(total)), showInt}}))}));
    std::string text = p.cpp();
    EXPECT_TRUE(has(text, "i32 x = tell(1);")) << text;
    EXPECT_EQ(compileAndRun("order", text).output, "1 2 3 = 6\n");
}

TEST_F(Fixture, awaits) {
    // async fn twice(n: Int): Int that waits for another; main joins two.
    Ty outcome = p.tuple({p.i32, p.i32});
    mono::Function async;
    async.isAsync = true;
    async.suspends = true;
    FunctionId yield = p.externFunction("ox::tokio::task::yieldNow", {}, p.unit);
    p.program.functions[yield].isAsync = true;
    p.program.functions[yield].external.future = "ox::tokio::task::YieldNow";
    p.program.headers.push_back("ox/tokio/task/yield_now.h");
    BodyBuilder inner(p);
    inner.body.isAsync = true;
    LocalId n = inner.param("n", p.i32);
    ExprId pause = inner.add(hir::AwaitExpr{inner.call(yield)}, p.unit);
    ExprId doubled = inner.binary(BinaryOp::Add, inner.copy(n), inner.copy(n));
    FunctionId twice = inner.finish("twice", inner.block({inner.run(inner.scope(pause))}, doubled), async);
    BodyBuilder b(p);
    b.body.isAsync = true;
    LocalId a = b.local("a", p.i32);
    LocalId both = b.local("both", outcome);
    ExprId awaited = b.add(hir::AwaitExpr{b.call(twice, {b.integer(4, p.i32)})}, p.i32);
    ExprId joined = b.add(
        hir::JoinExpr{false, {b.call(twice, {b.copy(a)}), b.call(twice, {b.integer(1, p.i32)})}}, outcome);
    ExprId shownFirst = b.borrow(b.field(b.place(both), 0, p.i32));
    ExprId shownSecond = b.borrow(b.field(b.place(both), 1, p.i32));
    p.program.main =
        b.finish("main",
                 b.block({b.let(a, b.scope(awaited)), b.let(both, b.scope(joined)),
                          b.run(b.print("{} {}\n", {{shownFirst, showInt}, {shownSecond, showInt}}))}),
                 async);
    p.program.runtime.isAsyncMain = true;
    p.program.runtime.currentThread = true;
    std::string text = p.cpp();
    EXPECT_TRUE(has(text, "Slot<i32> a_slot(strand);")) << text;
    EXPECT_TRUE(has(text, "co_await a_slot;")) << text;
    EXPECT_TRUE(has(text, "i32 a = a_slot.take();")) << text;
    EXPECT_EQ(compileAndRun("await", text).output, "16 2\n");
}

TEST_F(Fixture, lineDirectives) {
    FunctionId gcd = makeGcd(p);
    BodyBuilder b(p);
    b.at = 55;  // line 6
    ExprId first = b.call(gcd, {b.integer(1, p.i32), b.integer(2, p.i32)});
    hir::Stmt statement = b.run(first);
    b.at = 21;
    p.program.main = b.finish("main", b.block({statement}));
    std::string text = p.cpp(true);
    EXPECT_TRUE(has(text, "#line 6\n    gcd(1, 2);")) << text;
    EXPECT_TRUE(has(text, "#line 1 \"main.ox\"")) << text;
}

}  // namespace

}  // namespace oxide::test
