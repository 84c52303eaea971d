// Lowers one HIR body to the statements of one C++ function. An expression is lowered either to a value (a
// C++ expression, with whatever must run before it emitted as statements) or into a destination. Each
// construct has its own .cpp.
#pragma once

#include <functional>

#include "codegen/lower/context.h"
#include "codegen/lower/names.h"

namespace oxide::lower {

using hir::ExprId;
using hir::LocalId;
using hir::LoopId;
using hir::PatternId;

// How an expression depends on when it is evaluated: not at all; reads what others may write; reads and may
// panic; has effects.
enum class Order { Pure, Read, Panics, Effect };

struct Value {
    cpp::Expr expr;
    Order order = Order::Pure;
};

// An lvalue. Of an unsized type: the fat pointer to it, as a value.
struct Place {
    cpp::Expr expr;
    Order order = Order::Pure;
    bool isMutableFat = false;  // unsized: a StrMut, SliceMut, DynMut
    bool isValue = false;       // has no address
};

// Where a value goes. Declare makes a local. `place` is how to name the value afterwards, `target` what is
// assigned to: they differ for an ox::Deferred, `*x` and `x`.
struct Destination {
    enum Kind { Discard, Return, Assign, Declare };
    Kind kind = Discard;
    std::string name{};
    Ty ty{};
    cpp::Expr place{};
    cpp::Expr target{};

    static Destination discard() { return {}; }
    static Destination result() { return {.kind = Return}; }
    static Destination declare(std::string name, Ty ty) {
        return {.kind = Declare, .name = std::move(name), .ty = ty};
    }
};

// Statements under construction. Nothing is added after control has left.
struct Buffer {
    cpp::Block statements;
    bool diverged = false;
};

Order strongest(const std::vector<Value>& values);
std::vector<cpp::Expr> exprs(const std::vector<Value>& values);

// A call of any function of the program; of an async one, its future. `caller`: in a function that tracks its
// caller, the parameter that says where that is; it goes to the functions that panic there.
Value callFunction(Context& context, FunctionId id, std::vector<Value> args, const cpp::Expr& caller = {});
Value callExtern(Context& context, const mono::Function& function, std::vector<Value> args,
                 const cpp::Expr& caller);
void addCaller(std::vector<cpp::Expr>& args, const cpp::Expr& caller);  // as file and line
// A struct, variant or tuple of its fields, in the order of their declaration.
cpp::Expr build(Context& context, Ty ty, std::uint32_t variant, std::vector<cpp::Expr> fields);

// Operands that an extern declaration's template names: locals or literals, because the text may do anything
// with them.
std::vector<std::size_t> repeatedOperands(const mono::Extern& external);

// Past scopes, blocks and coercions of never that add nothing.
ExprId peelIn(const hir::Body& body, ExprId id);

// The LocalKey of a thread-local static.
std::string keyName(const mono::StaticInstance& item);

std::string quoted(std::string_view text);  // a C++ string literal

// What a closure or async block keeps of its captures: a pointer for a borrow.
std::vector<cpp::FieldDecl> captureFields(Context& context, const hir::Body& body);

class BodyLowering {
  public:
    BodyLowering(Context& context, const mono::Function& function);

    // The parameters as they are spelled, and the body.
    cpp::FunctionDecl run();

  private:
    Context& context_;
    const mono::Function& function_;
    const hir::Body& body_;
    LocalNames names_;
    bool isCoroutine_ = false;
    cpp::Expr caller_;  // the parameter of a function that tracks its caller
    Span span_;         // of the expression being lowered
    Buffer* out_ = nullptr;
    std::vector<cpp::Expr> locals_;             // by LocalId: how the place is named
    std::unordered_set<std::uint32_t> values_;  // LocalIds: references a guard binds; no place
    std::vector<cpp::Expr> captures_;           // by capture
    std::unordered_set<std::string> members_;   // names of captures that are members
    std::unordered_set<std::string> deferred_;  // locals of type ox::Deferred
    std::string hint_;                          // for the next local that holds a value

    // Temporaries whose death shows, in the scope that ends them early; a C++ block ends its own.
    struct Frame {
        std::vector<cpp::Expr> temporaries;
        bool anyVisible = false;  // also extended ones
    };
    std::vector<Frame> frames_;

    struct Target {  // of break and continue
        LoopId id{};
        Destination destination{};
        std::string breakLabel{};
        std::string continueLabel{};
        bool breakUsed = false;  // control arrives behind the loop or block
        bool breakByGoto = false;
        bool continueByGoto = false;
        bool isLoop = true;
    };
    std::vector<Target> targets_;
    struct Breakable {  // what C++'s `break` would leave
        LoopId loop;    // invalid: a switch, or a loop of our own
        bool isLoop = true;
    };
    std::vector<Breakable> breakables_;

    // ---- body.cpp: statements and dispatch ----
    void prepareLocals();
    void prepareParams(cpp::FunctionDecl& decl);
    void emit(decltype(cpp::Stmt::kind) kind);
    Buffer capture(const std::function<void()>& make);
    // Of a C++ block, which is also the end of its temporaries; `anyVisible`: whether that shows.
    Buffer block(const std::function<void()>& make, bool* anyVisible = nullptr);
    void splice(Buffer buffer);
    void emitBlock(Buffer buffer);
    void unreachable();
    Ty typeOf(ExprId id) const { return body_[id].ty; }
    void into(ExprId id, Destination& destination);
    void into(ExprId id, Destination&& destination) { into(id, destination); }
    void discard(ExprId id) { into(id, Destination::discard()); }
    Value value(ExprId id);
    Value rawValue(ExprId id);  // of unit type: possibly a call of a void function
    void store(Value value, Ty ty, Destination& destination);
    void storeUnit(Destination& destination);
    void predeclare(Destination& destination);  // Declare becomes Assign to an uninitialised local
    void emitLocal(const std::string& name, Ty ty, Value value);
    void emitTyped(const std::string& name, const cpp::Type& type, Value value, bool isTrivial);
    void emitReturn(cpp::Expr value);
    cpp::Expr temporary(std::string_view hint, Ty ty, Value value);  // a local with that value
    void endEarly(const cpp::Expr& place);
    void endTemporaries();  // of the innermost frame
    cpp::Expr unitValue() { return cpp::literal(context_.core("Unit") + "{}"); }

    // ---- operands.cpp: left to right ----
    struct Operand {
        std::function<Value()> lower{};
        cpp::Type type{};  // of the local that holds it, if one is needed
        std::string hint{};
        bool moves = false;       // the value of that local is moved out of it
        bool mustBeName = false;  // it is named more than once
    };
    std::vector<Value> sequence(std::vector<Operand> operands);
    Operand operand(ExprId id, std::string hint = "value");

    // ---- places.cpp ----
    Place place(ExprId id);
    Place asPlace(ExprId id, std::string_view hint);  // a value gets a temporary
    Place stable(Place place, Ty ty);                 // may be named more than once
    Place derefPlace(Place pointer, Ty pointerTy);
    Place fieldPlace(Place base, Ty owner, std::uint32_t variant, std::uint32_t field);
    Place indexPlace(const hir::IndexPlace& node);
    Place tempPlace(const hir::Expr& expr, const hir::TempPlace& node);
    Value borrow(Place place, Ty placeTy, bool isMutable);
    Value promoted(ExprId constant);  // a reference to a static with that value
    Value moveOut(Place place, Ty ty);
    Value copyOut(Place place) { return {place.expr, place.order}; }
    bool isPromotable(ExprId id) const;

    // ---- literals.cpp, operators.cpp, coercions.cpp ----
    Value intLiteral(Ty ty, UInt128 value);
    Value floatLiteral(Ty ty, const std::string& text);
    Value stringLiteral(const std::string& text);
    Value bytesLiteral(const hir::Expr& expr, const std::string& bytes);
    Value unary(const hir::Expr& expr, const hir::UnaryExpr& node);
    Value binary(const hir::Expr& expr, const hir::BinaryExpr& node);
    Value binaryOf(hir::BinaryOp op, Ty ty, Value left, Value right);
    Value logical(const hir::LogicalExpr& node);
    Value castExpr(const hir::Expr& expr, const hir::CastExpr& node);
    void assign(const hir::AssignExpr& node);
    bool isControl(ExprId id) const;  // lowered by assigning in several places
    void assignOp(const hir::AssignOpExpr& node);
    Value coerce(const hir::Expr& expr, const hir::CoerceExpr& node);
    Value unsize(Value operand, Ty from, Ty to);
    std::string vtableName(Ty dyn, Ty concrete);
    Value upcast(Value operand, Ty source, Ty target, Ty to);

    // ---- constructors.cpp ----
    Value tupleExpr(const hir::Expr& expr, const hir::TupleExpr& node);
    Value arrayExpr(const hir::Expr& expr, const hir::ArrayExpr& node);
    Value repeatExpr(const hir::Expr& expr, const hir::RepeatExpr& node);
    Value structExpr(const hir::Expr& expr, const hir::StructExpr& node);

    // ---- calls.cpp, externs.cpp, closures.cpp ----
    Value call(const hir::Expr& expr, const hir::CallExpr& node);
    Value callClosure(const hir::Expr& expr, const hir::CallClosureExpr& node);
    Value callPointer(const hir::CallPointerExpr& node);
    Value callDyn(const hir::Expr& expr, const hir::CallDynExpr& node);
    std::vector<Operand> argumentOperands(FunctionId id, const std::vector<ExprId>& args);
    Value functionExpr(const hir::FunctionExpr& node);
    Value constExpr(const hir::ConstExpr& node);
    Value closureExpr(const hir::Expr& expr, const hir::ClosureExpr& node);
    Value asyncExpr(const hir::Expr& expr, const hir::AsyncExpr& node);
    std::vector<Value> captureValues(const std::vector<ExprId>& captures);

    // ---- blocks.cpp, conditions.cpp, match.cpp, loops.cpp ----
    void blockInto(const hir::Expr& expr, const hir::BlockExpr& node, Destination& destination);
    void statements(const hir::BlockExpr& node, Destination& destination);
    void let(const hir::LetStmt& node);
    void letInto(LocalId local, ExprId init);
    void bodyOf(ExprId id, Destination& destination);  // in a C++ block opened for it
    void bodyOf(ExprId id, Destination&& destination) { bodyOf(id, destination); }
    bool hasVisibleLocals(const hir::BlockExpr& node) const;
    void scopeInto(const hir::ScopeExpr& node, Destination& destination);
    Value scopeValue(const hir::Expr& expr, const hir::ScopeExpr& node);
    void ifInto(const hir::Expr& expr, const hir::IfExpr& node, Destination& destination);
    void ifLetInto(const hir::IfExpr& node, Destination& destination);
    bool hasLet(ExprId condition) const;
    void conditionParts(ExprId condition, std::vector<ExprId>& parts) const;
    bool guarded(const std::vector<ExprId>& parts, std::size_t at, const std::function<void()>& then);
    cpp::Block withoutGoto(cpp::Block block, const std::string& label) const;
    void emitBlockIf(bool isBlock, Buffer buffer);
    bool isSimpleScalar(ExprId id) const;  // an if of scalars without effects
    Value conditionalValue(ExprId id);
    void matchInto(const hir::Expr& expr, const hir::MatchExpr& node, Destination& destination);
    bool leavingArmInto(const hir::MatchExpr& node, const Place& scrutinee, Destination& destination);
    bool givesItsBinding(const hir::Arm& arm) const;  // Some(x) -> x
    void armBody(const hir::Arm& arm, const Place& scrutinee, Destination& destination);
    bool switchInto(const hir::MatchExpr& node, const Place& scrutinee, Ty ty, Destination& destination);
    bool arms(const hir::MatchExpr& node, std::size_t at, const Place& scrutinee, Destination& destination,
              std::string& endLabel);
    void loopInto(const hir::Expr& expr, const hir::LoopExpr& node, Destination& destination);
    bool whileInto(const hir::LoopExpr& node);
    void countInto(const hir::CountExpr& node, Destination& destination);
    Buffer loopBody(const std::function<void()>& make);
    void breakTo(const hir::BreakExpr& node);
    void continueTo(LoopId loop);
    Target& target(LoopId id);
    void finishTarget(const Target& target);

    // ---- patterns.cpp ----
    std::optional<cpp::Expr> test(PatternId id, const Place& place);  // nothing: it always matches
    void bind(PatternId id, const Place& place);
    void alias(PatternId id, const Place& place);  // guards: bindings name the place itself
    void bindAlternatives(const hir::OrPattern& node, const Place& place);
    void assignNested(const hir::OrPattern& node, const Place& place,
                      const std::function<void(PatternId, const Place&)>& assign);
    void aliasAlternatives(const hir::OrPattern& node, const Place& place,
                           const std::vector<LocalId>& locals);
    void collectBindings(PatternId id, std::vector<LocalId>& into) const;
    Value bindingValue(const hir::BindingPattern& node, Ty placeTy, const Place& place);
    void declareLocal(LocalId id, Value value);
    Place elementPlace(const Place& place, cpp::Expr index);
    Place restPlace(const hir::SlicePattern& node, const Place& place, Ty ty);
    cpp::Expr lengthOf(const Place& place, Ty ty);
    cpp::Expr isVariant(const Place& place, Ty ty, std::uint32_t variant);
    cpp::Expr tagLabel(Ty ty, std::uint32_t variant);
    void eachSubpattern(PatternId id, const Place& place,
                        const std::function<void(PatternId, const Place&)>& visit);
    std::optional<cpp::Expr> constTest(const hir::ConstPattern& node, Ty ty, const Place& place);
    std::optional<cpp::Expr> rangeTest(const hir::RangePattern& node, Ty ty, const Place& place);

    // ---- awaits.cpp, join.cpp, select.cpp ----
    void awaitInto(const hir::Expr& expr, const hir::AwaitExpr& node, Destination& destination);
    void awaitCall(FunctionId id, std::vector<Value> args, Ty output, Destination& destination);
    void awaitFuture(ExprId future, Ty output, Destination& destination);
    void emitAwait(const std::string& local);  // of a future
    void takeInto(cpp::Expr take, Ty output, Destination& destination);
    std::vector<cpp::Expr> futureOperands(const std::vector<ExprId>& futures, std::string& types);
    void joinInto(const hir::Expr& expr, const hir::JoinExpr& node, Destination& destination);
    void selectInto(const hir::Expr& expr, const hir::SelectExpr& node, Destination& destination);
    void selectArm(const hir::SelectArm& arm, std::size_t index, const std::string& select,
                   Destination& destination);

    // ---- format.cpp ----
    Value formatExpr(const hir::FormatExpr& node);
};

}  // namespace oxide::lower
