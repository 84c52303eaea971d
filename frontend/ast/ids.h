// Ids of AST nodes. One Ast holds the nodes of every file of a compilation, so an id alone names a node.
#pragma once

#include "frontend/base/ids.h"

namespace oxide::ast {

struct ExprTag;
struct StmtTag;
struct PatternTag;
struct TypeTag;
struct ItemTag;
struct ModuleTag;
using ExprId = Id<ExprTag>;
using StmtId = Id<StmtTag>;
using PatternId = Id<PatternTag>;
using TypeId = Id<TypeTag>;
using ItemId = Id<ItemTag>;
using ModuleId = Id<ModuleTag>;

}  // namespace oxide::ast
