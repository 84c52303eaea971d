// Items.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "frontend/ast/expr.h"

namespace oxide::ast {

enum class Visibility { Inherited, Public, Crate, Super };

// The receiver is never written; the modifier picks it. `self: Type` as an explicit first parameter is Typed.
enum class Receiver { None, Shared, Mutable, Owned, Typed };

struct Param {
    PatternId pattern;
    TypeId type;
    std::vector<Attribute> attributes;
    OX_FIELDS(pattern, type, attributes)
};

struct FunctionItem {
    Identifier name;
    Generics generics;
    Receiver receiver = Receiver::None;  // set by the builder from the modifiers and the surroundings
    TypeId receiverType;                 // Receiver::Typed
    bool mutableReceiver = false;        // `mut self: T`
    bool isStatic = false;               // the modifier was written
    bool isAsync = false;
    bool isConst = false;
    bool isUnsafe = false;
    bool isExtern = false;      // body elsewhere (library declarations)
    std::vector<Param> params;  // without the receiver
    TypeId result;              // absent: unit
    std::optional<Block> body;
    OX_FIELDS(name, generics, receiver, receiverType, isAsync, isConst, isUnsafe, isExtern, params, result,
              body)
};

struct FieldDecl {
    Identifier name;  // tuple fields: "0", "1"
    Visibility visibility = Visibility::Inherited;
    TypeId type;
    std::vector<Attribute> attributes;
    Span span;
    OX_FIELDS(name, visibility, type, attributes)
};
enum class VariantShape { Unit, Tuple, Struct };
struct StructItem {
    Identifier name;
    Generics generics;
    VariantShape shape = VariantShape::Struct;
    std::vector<FieldDecl> fields;
    bool isExtern = false;
    OX_FIELDS(name, generics, shape, fields, isExtern)
};
struct VariantDecl {
    Identifier name;
    VariantShape shape = VariantShape::Unit;
    std::vector<FieldDecl> fields;
    ExprId discriminant;
    std::vector<Attribute> attributes;
    Span span;
    OX_FIELDS(name, shape, fields, discriminant, attributes)
};
struct EnumItem {
    Identifier name;
    Generics generics;
    std::vector<VariantDecl> variants;
    bool isExtern = false;
    OX_FIELDS(name, generics, variants, isExtern)
};
struct TraitItem {
    Identifier name;
    Generics generics;
    std::vector<Bound> supertraits;
    bool isUnsafe = false;
    std::vector<ItemId> members;  // FunctionItem, TypeAliasItem (associated type), ConstItem
    OX_FIELDS(name, generics, supertraits, isUnsafe, members)
};
struct ExtensionItem {
    Generics generics;  // as written; implicit parameters (`extension Holder<T>`) are added by resolve
    TypeId type;
    std::optional<Bound> trait;
    bool isUnsafe = false;
    std::vector<ItemId> members;
    OX_FIELDS(generics, type, trait, isUnsafe, members)
};
struct ModuleItem {
    Identifier name;
    bool external = false;  // body in another file
    std::vector<ItemId> items;
    OX_FIELDS(name, external, items)
};
// One leaf of an import: `import a.{ b.C as D, self, * }` has three. Paths keep every segment from the start
// of the import.
struct ImportLeaf {
    std::vector<Identifier> path;
    bool glob = false;
    Identifier alias;  // `as name`; `as _` keeps the name "_"
    Span span;
    OX_FIELDS(path, glob, alias)
};
struct ImportItem {
    std::vector<ImportLeaf> leaves;
    OX_FIELDS(leaves)
};
struct ConstItem {
    Identifier name;
    TypeId type;
    ExprId value;  // absent in a trait
    OX_FIELDS(name, type, value)
};
struct StaticItem {
    Identifier name;
    bool isMutable = false;
    TypeId type;
    ExprId value;
    bool isTaskLocal = false;    // declared by taskLocal!
    bool isThreadLocal = false;  // declared by threadLocal!
    OX_FIELDS(name, isMutable, type, value, isTaskLocal, isThreadLocal)
};
struct TypeAliasItem {  // also an associated type: bounds in a trait, type absent if required
    Identifier name;
    Generics generics;
    std::vector<Bound> bounds;
    TypeId type;
    OX_FIELDS(name, generics, bounds, type)
};
struct MacroItem {  // macro_rules!
    Identifier name;
    std::string tokens;
    bool isUsed = false;  // called, or exported
    OX_FIELDS(name, tokens)
};

using ItemKind = std::variant<std::monostate
#define OX_ITEM(name) , name
#include "frontend/ast/nodes.def"
                              >;

struct Item {
    ItemKind kind;
    std::vector<Attribute> attributes;
    Visibility visibility = Visibility::Inherited;
    std::string documentation;
    Span span;      // from the first modifier to the end
    Span nameSpan;  // the declared name; for an extension its head
};

}  // namespace oxide::ast
