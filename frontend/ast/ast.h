// The syntax tree of a compilation: plain nodes in stores, named by ids. Facts about nodes live in side
// tables of later passes.
#pragma once

#include <string>
#include <vector>

#include "frontend/ast/expr.h"
#include "frontend/ast/item.h"
#include "frontend/ast/pattern.h"
#include "frontend/ast/stmt.h"
#include "frontend/ast/type.h"
#include "frontend/base/store.h"

namespace oxide::ast {

// One file.
struct Module {
    FileId file;
    std::vector<ItemId> items;
    std::vector<Attribute> attributes;  // #![..]
    std::string documentation;          // //!
    Span span;
};

// What the attributes of a statement, arm, field, variant or parameter say, and of how much.
struct Attributed {
    Span span;
    std::vector<Attribute> attributes;
};

struct Ast {
    Store<Expr, ExprId> exprs;
    Store<Stmt, StmtId> stmts;
    Store<Pattern, PatternId> patterns;
    Store<Type, TypeId> types;
    Store<Item, ItemId> items;
    Store<Module, ModuleId> modules;
    std::vector<Attributed> attributed;

    const Expr& operator[](ExprId id) const { return exprs[id]; }
    const Stmt& operator[](StmtId id) const { return stmts[id]; }
    const Pattern& operator[](PatternId id) const { return patterns[id]; }
    const Type& operator[](TypeId id) const { return types[id]; }
    const Item& operator[](ItemId id) const { return items[id]; }
    const Module& operator[](ModuleId id) const { return modules[id]; }
};

}  // namespace oxide::ast
