// Statements of a block.
#pragma once

#include <variant>

#include "frontend/ast/expr.h"

namespace oxide::ast {

struct LetStmt {
    bool isVar = false;  // every name of the pattern is mutable
    PatternId pattern;
    TypeId type;
    ExprId init;       // absent: bound later
    ExprId otherwise;  // let-else, as a BlockExpr
    OX_FIELDS(isVar, pattern, type, init, otherwise)
};
// `guard cond else { .. }`, `guard let p = e else { .. }`: the condition holds afterwards and its bindings
// live on.
struct GuardStmt {
    ExprId condition;
    Block otherwise;
    OX_FIELDS(condition, otherwise)
};
struct ExprStmt {
    ExprId expr;
    OX_FIELDS(expr)
};
struct ItemStmt {
    ItemId item;
    OX_FIELDS(item)
};

using StmtKind = std::variant<std::monostate
#define OX_STMT(name) , name
#include "frontend/ast/nodes.def"
                              >;

struct Stmt {
    StmtKind kind;
    Span span;
};

}  // namespace oxide::ast
