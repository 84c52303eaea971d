// Declarations, and a whole translation unit. Boilerplate of classes (moves, destruction, variants' access)
// is not spelled out here but follows from the flags; print_types.cpp writes it.
#pragma once

#include <optional>
#include <unordered_set>

#include "codegen/cpp/stmt.h"

namespace oxide::cpp {

struct FieldDecl {
    Type type{};
    std::string name{};
    std::string byDefault{};  // of a parameter: what calls that leave it out pass
};

// A user's type that implements Future: the class is a future by calling the user's poll.
struct FutureFacet {
    Type output{};
    std::string poll{};          // Poll<output> poll(T* self, task::Context* context)
    bool isOfReference = false;  // `&mut T` is the future: poll wants a T**
};

struct Destruction {
    // Observable: members die in declaration order, assignment destroys before it takes.
    bool isVisible = false;
    // The type's own drop function, called with `this` while the object is alive.
    std::string drop{};
};

struct StructDecl {
    std::string name{};
    std::string comment{};
    std::vector<FieldDecl> fields{};
    Destruction destruction{};
    std::optional<FutureFacet> future{};
    std::optional<std::vector<Type>> parts{};  // what decides whether its bytes may be moved
    // Classes with a constructor are built by Name(a, b), the others as aggregates.
    bool hasConstructor() const { return destruction.isVisible || !destruction.drop.empty(); }
};

struct ClosureDecl {
    std::string name{};
    std::string comment{};
    std::vector<FieldDecl> captures{};
    Destruction destruction{};
    Type result{};
    std::vector<FieldDecl> params{};
    bool isConst = false;
    bool hasConstructor() const { return destruction.isVisible; }
};

struct VariantDecl {
    std::string name{};
    std::string value{};  // the discriminant, when it is not the one before plus one
    std::vector<FieldDecl> fields{};
    std::optional<std::vector<Type>> parts{};
};
struct EnumDecl {
    std::string name{};
    std::string comment{};
    Type tagType{};
    std::vector<VariantDecl> variants{};
    bool isTrivial = false;  // no payload needs moving or destroying
    Destruction destruction{};
    std::optional<FutureFacet> future{};
};

// The class of a vtable: VTableHeader, then the methods.
struct VTableMethodDecl {
    std::string name{};
    Type result{};
    std::vector<Type> params{};  // `void*` or `void const*` first
};
struct VTableDecl {
    std::string name{};
    std::string comment{};
    std::vector<VTableMethodDecl> methods{};
    std::vector<FieldDecl> supers{};  // the tables of supertraits
};

enum class Body { Plain, Coroutine };
enum class Inlining { Chosen, Hinted, Always, Never };

struct FunctionDecl {
    std::string name;     // Closure::operator() for the body of a closure
    std::string comment;  // the Oxide signature
    Type result;
    std::vector<FieldDecl> params;  // a name may be empty
    Body form = Body::Plain;
    bool isNoreturn = false;
    bool isConst = false;
    bool isStatic = true;
    Inlining inlining = Inlining::Chosen;
    bool isCold = false;
    Block body;
    Span span;
};

struct VariableDecl {
    Type type{};
    std::string name{};
    Expr value{};
    bool isConstexpr = false;
};

using TypeDecl = std::variant<StructDecl, ClosureDecl, EnumDecl, VTableDecl>;

struct File {
    std::vector<std::string> headers;
    std::string nameSpace = "app";
    std::vector<TypeDecl> types;          // in an order in which each needs only earlier ones by value
    std::vector<FunctionDecl> functions;  // in the order of their definitions
    std::vector<std::size_t> early;  // functions that the types mention: declared before them, in this order
    std::vector<VariableDecl> vtables;  // need the functions' declarations
    std::vector<VariableDecl> statics;
    std::unordered_set<std::string> interface;  // types and functions that a header declares, see interface.h
    std::optional<FunctionDecl> entry;          // int main, outside of the namespace
};

}  // namespace oxide::cpp
