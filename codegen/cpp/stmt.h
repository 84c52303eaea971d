// The statements of the C++ that we emit. `co_await` is a statement of its own, on a named local.
#pragma once

#include "codegen/cpp/expr.h"
#include "frontend/base/source.h"

namespace oxide::cpp {

struct Stmt;
using Block = std::vector<Stmt>;

enum class Initialiser { None, Assign, Construct };  // T x;  T x = value;  T x(args);

enum class Storage { Automatic, Constant, ThreadLocal };  // Constant: static const, a promoted constant

struct LocalStmt {
    Type type{};
    std::string name{};
    Initialiser form = Initialiser::None;
    std::vector<Expr> args{};  // Assign: one
    bool isTrivial = false;    // to make and to destroy it does nothing
    bool maybeUnused = false;
    Storage storage = Storage::Automatic;
};
struct AssignStmt {
    Expr place;
    Expr value;
};
struct ExprStmt {
    Expr expr;
    bool discards = false;  // (void)
};
struct AwaitStmt {  // co_await slot;
    std::string slot;
};
struct AwaitOnStmt {  // while (co_await ox::pending(future)) {}
    std::string future;
};
struct IfStmt {
    Expr condition;
    Block then;
    Block otherwise;
};
struct WhileStmt {
    Expr condition;
    Block body;
};
// for (T a = x, b = y; condition; steps) { .. }
struct ForStmt {
    Type type{};
    std::vector<std::pair<std::string, Expr>> locals{};
    Expr condition{};
    std::vector<Expr> steps{};
    Block body{};
};
struct LoopStmt {  // for (;;)
    Block body;
};
struct Case {
    std::vector<Expr> labels;  // none: default
    Block body;                // a block of its own
    bool leaves = false;       // control does not reach the end of the body: no `break` behind it
};
struct SwitchStmt {
    Expr value;
    std::vector<Case> cases;
};
struct BlockStmt {
    Block body;
};
struct ReturnStmt {
    Expr value;
};
struct CoReturnStmt {
    Expr value;
};
struct BreakStmt {};
struct ContinueStmt {};
struct GotoStmt {
    std::string label;
};
struct LabelStmt {
    std::string label;
};
struct UnreachableStmt {};

struct Stmt {
    std::variant<LocalStmt, AssignStmt, ExprStmt, AwaitStmt, AwaitOnStmt, IfStmt, WhileStmt, ForStmt,
                 LoopStmt, SwitchStmt, BlockStmt, ReturnStmt, CoReturnStmt, BreakStmt, ContinueStmt, GotoStmt,
                 LabelStmt, UnreachableStmt>
        kind;
    Span span;  // of the Oxide code it comes from; may be invalid
};

}  // namespace oxide::cpp
