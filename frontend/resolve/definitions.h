// Definitions: everything a path can name, in one table for the user's program and the library together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "frontend/ast/ast.h"
#include "frontend/base/store.h"

namespace oxide::resolve {

struct DefTag;
using DefId = Id<DefTag>;

enum class DefKind {
    Module,
    Struct,  // also its constructor in the value namespace (tuple and unit structs)
    Enum,
    Variant,  // parent: the enum
    Trait,
    Function,  // free or in a block; with parent Extension or Trait: a method or associated function
    Const,     // free or associated
    Static,
    TypeAlias,  // free; with parent Trait or Extension: an associated type
    Extension,
    TypeParam,  // parent: the item that declares it
    ConstParam,
    LifetimeParam,
    Macro,
};

// Who may name a definition: everybody, or the module `within` and everything below it.
struct Access {
    bool everybody = false;
    DefId within;
};

struct Def {
    DefKind kind = DefKind::Module;
    Name name;     // invalid for extensions
    Span span;     // the name (an extension: its head)
    DefId parent;  // the enclosing module, trait, extension, enum, or function (for items in blocks, and for
                   // parameters their item)
    DefId module;  // the nearest enclosing module (itself for a module)
    ast::ItemId item;         // variants: the enum's item
    std::uint32_t index = 0;  // variants: position; parameters: position among all generic parameters of
                              // `parent`, parents' first
    Access access;
    bool isLibrary = false;
    FileId file;
};

// Generic parameters of an item in order: inherited ones of its extension or trait first (a trait's start
// with Self).
struct GenericParams {
    DefId parent;                  // whose parameters come first; may be invalid
    std::vector<DefId> inherited;  // the parent's own, in order
    std::vector<DefId>
        own;  // lifetimes first, then types and constants as written; implicit extension parameters too
    bool hasSelf = false;  // a trait or its member: parameter 0 is Self (no DefId)
};

class Definitions {
  public:
    DefId add(Def def) { return defs_.add(std::move(def)); }
    const Def& operator[](DefId id) const { return defs_[id]; }
    Def& operator[](DefId id) { return defs_[id]; }
    std::uint32_t size() const { return defs_.size(); }

    bool isMember(DefId id) const {  // of a trait or an extension
        DefId parent = defs_[id].parent;
        return parent && (defs_[parent].kind == DefKind::Trait || defs_[parent].kind == DefKind::Extension);
    }

  private:
    Store<Def, DefId> defs_;
};

}  // namespace oxide::resolve
