#include <gtest/gtest.h>

#include "test/codegen/builder.h"

namespace oxide::test {

namespace {

using hir::BinaryOp;

struct Control : testing::Test {
    ProgramBuilder p;
    FunctionId showInt = p.externFunction("ox::fmt::Int<i32>::display", {{"value", p.ref(p.i32)}}, p.unit);
    FunctionId showStr = p.externFunction("ox::fmt::displayStr", {{"value", p.strRef}}, p.unit);
    Ty noisy = p.structType("Noisy", {{"0", p.i32}});

    void SetUp() override {
        BodyBuilder b(p);
        LocalId self = b.param("self", p.refMut(noisy));
        ExprId number = b.field(b.deref(b.copy(self)), 0, p.i32);
        p.hasDrop(noisy, b.finish("Noisy_drop",
                                  b.block({b.run(b.print("drop {}\n", {{b.borrow(number), showInt}}))})));
    }

    hir::Stmt say(BodyBuilder& b, const std::string& text) { return b.run(b.print(text + "\n")); }
    hir::Stmt show(BodyBuilder& b, LocalId local) {
        return b.run(b.print("{}\n", {{b.borrow(b.place(local)), showInt}}));
    }
    ExprId make(BodyBuilder& b, std::uint64_t n) { return b.structure(noisy, {b.integer(n, p.i32)}); }
    bool has(const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    }
};

// fn half(self: &Noisy): Int?
FunctionId makeHalf(ProgramBuilder& p, Ty noisy) {
    BodyBuilder b(p);
    LocalId self = b.param("self", p.ref(noisy));
    Ty option = p.option(p.i32);
    auto number = [&] { return b.copy(b.field(b.deref(b.copy(self)), 0, p.i32)); };
    ExprId even = b.binary(BinaryOp::Eq, b.binary(BinaryOp::Rem, number(), b.integer(2, p.i32)),
                           b.integer(0, p.i32), p.boolean);
    ExprId some = b.structure(option, {b.binary(BinaryOp::Div, number(), b.integer(2, p.i32))}, 1);
    ExprId none = b.structure(option, {}, 0);
    return b.finish("Noisy_half", b.iff(even, some, none));
}

TEST_F(Control, ifLetDropsItsTemporariesBeforeElse) {
    FunctionId half = makeHalf(p, noisy);
    Ty option = p.option(p.i32);
    BodyBuilder b(p);
    auto test = [&](std::uint64_t n, const char* name) {
        LocalId x = b.local(name, p.i32);
        ExprId scrutinee = b.temp(b.call(half, {b.borrow(b.temp(make(b, n)))}));
        ExprId condition =
            b.add(hir::LetConditionExpr{b.variant(option, 1, {b.binds(x)}), scrutinee}, p.boolean);
        return b.run(b.scope(b.iff(condition, b.block({show(b, x)}), b.block({say(b, "odd")}))));
    };
    p.program.main = b.finish("main", b.block({test(8, "x"), test(7, "y"), say(b, "end")}));
    EXPECT_EQ(compileAndRun("if_let", p.cpp()).output, "4\ndrop 8\ndrop 7\nodd\nend\n");
}

TEST_F(Control, guardsMoveOnlyWhenTheySucceed) {
    // match slot { Some(n) if n.0 > 5 -> n, Some(n) -> { say; n }, null -> Noisy(0) }
    Ty option = p.option(noisy);
    p.program.facts[option].needsDrop = true;
    BodyBuilder b(p);
    LocalId slot = b.param("slot", option);
    LocalId first = b.local("n", noisy);
    LocalId second = b.local("n", noisy);
    std::vector<hir::Arm> arms;
    ExprId guard =
        b.binary(BinaryOp::Gt, b.copy(b.field(b.place(first), 0, p.i32)), b.integer(5, p.i32), p.boolean);
    arms.push_back({b.variant(option, 1, {b.binds(first)}), guard, b.move(first), {}});
    arms.push_back(
        {b.variant(option, 1, {b.binds(second)}), {}, b.block({say(b, "small")}, b.move(second)), {}});
    arms.push_back({b.variant(option, 0), {}, make(b, 0), {}});
    FunctionId pick = b.finish("pick", b.match(b.place(slot), std::move(arms), noisy));
    BodyBuilder m(p);
    LocalId big = m.local("big", noisy);
    LocalId small = m.local("small", noisy);
    p.program.main = m.finish(
        "main", m.block({m.let(big, m.call(pick, {m.structure(option, {make(m, 9)}, 1)})),
                         m.let(small, m.call(pick, {m.structure(option, {make(m, 2)}, 1)})), say(m, "end")}));
    std::string text = p.cpp();
    EXPECT_TRUE(has(text, "slot.isSome() && slot.asSome()._0._0 > 5")) << text;
    EXPECT_EQ(compileAndRun("guards", text).output, "small\nend\ndrop 2\ndrop 9\n");
}

TEST_F(Control, labelledLoopsWithValues) {
    // let found = 'outer: loop { loop { i += 1; if i == 3 { continue 'outer }; if i > 6 { break 'outer i } }
    // }
    BodyBuilder b(p);
    LocalId i = b.local("i", p.i32, true);
    LocalId found = b.local("found", p.i32);
    LoopId outer(0);
    LoopId inner(1);
    auto at = [&](BinaryOp op, std::uint64_t n) {
        return b.binary(op, b.copy(i), b.integer(n, p.i32), p.boolean);
    };
    hir::Stmt next = b.run(b.add(hir::AssignOpExpr{BinaryOp::Add, b.place(i), b.integer(1, p.i32)}, p.unit));
    ExprId again = b.add(hir::ContinueExpr{outer}, p.never);
    ExprId leave = b.add(hir::BreakExpr{outer, b.copy(i)}, p.never);
    ExprId body = b.block({next, b.run(b.iff(at(BinaryOp::Eq, 3), b.block({say(b, "three")}, again))),
                           b.run(b.iff(at(BinaryOp::Gt, 6), leave))});
    ExprId innerLoop = b.add(hir::LoopExpr{inner, body}, p.never);
    ExprId outerLoop = b.add(hir::LoopExpr{outer, b.block({say(b, "outer"), b.run(innerLoop)})}, p.i32);
    p.program.main =
        b.finish("main", b.block({b.let(i, b.integer(0, p.i32)), b.let(found, outerLoop), show(b, found)}));
    EXPECT_EQ(compileAndRun("labels", p.cpp()).output, "outer\nthree\nouter\n7\n");
}

TEST_F(Control, lateInitialisation) {
    BodyBuilder b(p);
    LocalId flag = b.param("flag", p.boolean);
    LocalId value = b.local("value", noisy);
    ExprId choice = b.iff(b.copy(flag), b.block({b.run(b.assign(b.place(value), make(b, 1)))}),
                          b.block({b.run(b.assign(b.place(value), make(b, 2)))}));
    ExprId number = b.copy(b.field(b.place(value), 0, p.i32));
    FunctionId late = b.finish("late", b.block({b.let(value), b.run(choice)}, number));
    BodyBuilder m(p);
    LocalId a = m.local("a", p.i32);
    p.program.main =
        m.finish("main", m.block({m.let(a, m.call(late, {m.integer(1, p.boolean)})), show(m, a)}));
    std::string text = p.cpp();
    EXPECT_TRUE(has(text, "Deferred<Noisy> value;")) << text;
    EXPECT_EQ(compileAndRun("late", text).output, "drop 1\n1\n");
}

TEST_F(Control, enumsWithDrop) {
    Ty state = p.enumType("State", {{"Idle", {}}, {"Busy", {{"first", noisy}, {"second", noisy}}}});
    BodyBuilder d(p);
    LocalId self = d.param("self", p.refMut(state));
    static_cast<void>(self);
    p.hasDrop(state, d.finish("State_drop", d.block({say(d, "drop state")})));
    BodyBuilder b(p);
    LocalId a = b.local("a", state, true);
    p.program.main =
        b.finish("main", b.block({b.let(a, b.structure(state, {make(b, 1), make(b, 2)}, 1)),
                                  b.run(b.assign(b.place(a), b.structure(state, {}, 0))), say(b, "end")}));
    EXPECT_EQ(compileAndRun("enum_drop", p.cpp()).output, "drop state\ndrop 1\ndrop 2\nend\ndrop state\n");
}

TEST_F(Control, textPatterns) {
    BodyBuilder b(p);
    LocalId word = b.param("word", p.strRef);
    std::vector<hir::Arm> arms;
    auto text = [&](const char* value) { return b.pattern(hir::ConstPattern{std::string(value)}, p.strRef); };
    arms.push_back({text("one"), {}, b.integer(1, p.i32), {}});
    arms.push_back(
        {b.pattern(hir::OrPattern{{text("two"), text("\"2\"\n")}}, p.strRef), {}, b.integer(2, p.i32), {}});
    arms.push_back({b.any(p.strRef), {}, b.integer(0, p.i32), {}});
    FunctionId number = b.finish("numberOf", b.match(b.place(word), std::move(arms), p.i32));
    BodyBuilder m(p);
    LocalId a = m.local("a", p.i32);
    LocalId c = m.local("c", p.i32);
    p.program.main =
        m.finish("main", m.block({m.let(a, m.call(number, {m.text("\"2\"\n")})),
                                  m.let(c, m.call(number, {m.text("three")})), show(m, a), show(m, c)}));
    EXPECT_EQ(compileAndRun("text", p.cpp()).output, "2\n0\n");
}

TEST_F(Control, closures) {
    // A FnMut that counts by reference, called twice; a FnOnce that gives its capture away.
    BodyBuilder c(p);
    c.body.kind = hir::BodyKind::Closure;
    c.body.callKind = hir::CallKind::FnMut;
    c.body.captures.push_back({intern("count"), p.i32, hir::CaptureMode::Mutable, true, {}, {}, "count"});
    LocalId by = c.param("by", p.i32);
    ExprId captured = c.add(hir::CapturePlace{0}, p.i32);
    ExprId increase = c.add(hir::AssignOpExpr{BinaryOp::Add, captured, c.copy(by)}, p.unit);
    mono::Function head;
    head.kind = mono::FunctionKind::Closure;
    FunctionId counting = c.finish("main_closure", c.block({c.run(increase)}), head);
    types::BodyId body = p.newBody();
    types::Args none = p.types.makeArgs({});
    Ty closure = p.types.closure(body, none);
    p.program.byBody[{body, none}] = counting;
    p.program.closureOf[closure] = p.program.closures.size();
    p.program.closures.push_back({closure, "MainClosure", counting, {{"count", p.refMut(p.i32)}}});
    p.program.facts[closure];
    BodyBuilder b(p);
    LocalId count = b.local("count", p.i32, true);
    LocalId add = b.local("add", closure, true);
    ExprId value = b.add(hir::ClosureExpr{body, {b.borrow(b.place(count), true)}}, closure);
    auto call = [&](std::uint64_t n) {
        return b.run(
            b.add(hir::CallClosureExpr{body, none, hir::CallKind::FnMut, b.place(add), {b.integer(n, p.i32)}},
                  p.unit));
    };
    p.program.main = b.finish("main", b.block({b.let(count, b.integer(0, p.i32)), b.let(add, value), call(2),
                                               call(5), show(b, count)}));
    std::string text = p.cpp();
    EXPECT_TRUE(has(text, "MainClosure add = MainClosure{.count = &count};")) << text;
    EXPECT_EQ(compileAndRun("closures", text).output, "7\n");
}

TEST_F(Control, dynCalls) {
    types::DynBounds bounds;
    bounds.bounds.push_back({p.newDef(), 0, 0, {}});
    Ty dyn = p.types.dyn(bounds, std::vector<Ty>{});
    DefId method = p.newDef();
    p.program.vtableTypeOf[dyn] = 0;
    p.program.vtableTypes.push_back({dyn, "Speak_VTable", {{"speak", method, {p.i32}, p.i32}}});
    BodyBuilder s(p);
    LocalId self = s.param("self", p.ref(noisy));
    LocalId by = s.param("by", p.i32);
    ExprId own = s.copy(s.field(s.deref(s.copy(self)), 0, p.i32));
    FunctionId speak = s.finish("Noisy_speak", s.binary(BinaryOp::Mul, own, s.copy(by)));
    p.program.vtableOf[{dyn, noisy}] = 0;
    p.program.vtables.push_back({dyn, noisy, "Noisy_Speak", {speak}});
    BodyBuilder b(p);
    LocalId object = b.local("object", p.types.reference(false, dyn));
    LocalId a = b.local("a", p.i32);
    ExprId unsized_ = b.add(hir::CoerceExpr{hir::CoerceKind::Unsize, b.borrow(b.temp(make(b, 6), true))},
                            p.types.reference(false, dyn));
    ExprId call = b.add(
        hir::CallDynExpr{{method, p.types.makeArgs({})}, 0, b.copy(object), {b.integer(7, p.i32)}}, p.i32);
    p.program.main =
        b.finish("main", b.block({b.let(object, b.scope(unsized_)), b.let(a, call), show(b, a)}));
    EXPECT_EQ(compileAndRun("dyn", p.cpp()).output, "42\ndrop 6\n");
}

TEST_F(Control, select) {
    // select! { 3 = other() -> 1, n = slow() -> n } where the first arm's pattern does not match
    mono::Function async;
    async.isAsync = true;
    async.suspends = true;
    BodyBuilder f(p);
    f.body.isAsync = true;
    LocalId n = f.param("n", p.i32);
    FunctionId give = f.finish("give", f.copy(n), async);
    BodyBuilder b(p);
    b.body.isAsync = true;
    LocalId got = b.local("got", p.i32);
    LocalId value = b.local("n", p.i32);
    hir::SelectExpr node{true, {}, {}};
    node.arms.push_back(
        {b.number(3, p.i32), {}, b.call(give, {b.integer(4, p.i32)}), b.integer(1, p.i32), {}});
    node.arms.push_back({b.binds(value), {}, b.call(give, {b.integer(5, p.i32)}), b.copy(value), {}});
    ExprId selected = b.add(std::move(node), p.i32);
    p.program.main = b.finish("main", b.block({b.let(got, b.scope(selected)), show(b, got)}), async);
    p.program.runtime.isAsyncMain = true;
    EXPECT_EQ(compileAndRun("select", p.cpp()).output, "5\n");
}

}  // namespace

}  // namespace oxide::test
