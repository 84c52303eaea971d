// What the lowering of every function shares: the program, how its types are spelled, which functions the
// emitted code needs.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "codegen/cpp/file.h"
#include "frontend/mono/program.h"

namespace oxide::lower {

using mono::FunctionId;
using types::DefId;
using types::Ty;
using types::TyKind;

class Context {
  public:
    Context(const mono::Program& program, types::TypeTable& types, const SourceMap& sources);

    const mono::Program& program;
    types::TypeTable& types;
    const SourceMap& sources;

    // ---- types.cpp: spelling ----
    cpp::Type type(Ty ty);                            // of a value
    cpp::Type resultType(Ty ty);                      // of a function: void for unit and never
    cpp::Type reference(bool isMutable, Ty pointee);  // &T, &mut T
    cpp::Type futureType(FunctionId function, std::span<const Ty> args);
    std::string externText(std::string_view text);                            // without a needless "ox::"
    std::string substituted(const mono::Extern& external, std::string text);  // with its {T}s
    std::string core(
        std::string_view name);  // a name of namespace ox: "Str", or "ox::Str" beside a user's Str

    // ---- type_facts.cpp ----
    TyKind kind(Ty ty) const { return types.kind(ty); }
    bool isUnit(Ty ty) const { return types.isUnit(ty); }
    bool isNever(Ty ty) const { return kind(ty) == TyKind::Never; }
    bool isUnsized(Ty ty) const;  // str, [T], dyn
    bool isText(Ty ty) const;     // str, and what the library makes of it: Path, OsStr
    bool isPlain(Ty ty) const;    // scalars, pointers: copying is all there is
    bool isTrivial(Ty ty) const;  // plain or Copy
    bool needsDrop(Ty ty) const;
    bool hasDestructor(Ty ty) const;  // its own, in Oxide
    bool isVisible(Ty ty);            // when a value dies can be observed (beyond memory)
    bool dropsUsersValue(Ty ty);      // its death may run the program's own code
    bool holdsFuture(Ty ty) const;    // a combinator: dropping it cancels another future
    bool isBox(Ty ty) const;
    /// A Box, Rc or Arc.
    bool ownsObject(Ty ty) const;
    bool hasConstructor(Ty ty);                 // of the generated classes; the others are aggregates
    std::string_view externName(Ty ty) const;   // "ox::Vec"; "" for all other types
    const mono::AdtInstance* adt(Ty ty) const;  // nothing for other types
    const mono::ClosureInstance* closure(Ty ty) const;
    Ty fieldType(Ty owner, std::uint32_t variant, std::uint32_t field) const;  // of structs, variants, tuples
    std::string fieldOf(Ty owner, std::uint32_t variant, std::uint32_t field) const;
    std::string variantOf(const mono::AdtInstance& adt, std::uint32_t variant);

    // ---- functions ----
    const mono::Function& function(FunctionId id) const { return program.functions[id]; }
    FunctionId callee(const hir::Callee& callee) const;
    FunctionId bodyOf(types::BodyId body, types::Args args) const;
    std::string use(FunctionId id);       // the function's name; its definition will be emitted
    std::string useValue(FunctionId id);  // as a function pointer or template argument: a wrapper for what
                                          // has no C++ function of that type
    std::string wrapperName(FunctionId id) const;
    void useEarly(FunctionId id);          // a class mentions it: declared before the classes
    std::string useFormat(FunctionId id);  // as the F of fmt::arg<F>

    std::string closurePointer(FunctionId id);  // a function that calls a closure without captures
    std::string vtable(Ty dyn, Ty concrete);
    std::string vtableClass(Ty dyn);
    std::string superName(Ty dyn);  // the field of a vtable class for the table of this supertrait
    const mono::VTableMethod& vtableMethod(Ty dyn, std::uint32_t slot) const;
    // Two traits of one dyn may name their methods alike.
    static std::string methodName(const mono::VTableType& type, std::size_t slot);
    std::string methodName(Ty dyn, std::uint32_t slot) const;

    const std::vector<FunctionId>& needed() const { return needed_; }  // grows while functions are lowered
    const std::vector<FunctionId>& wrappers() const { return wrappers_; }  // useValue of extern functions
    const std::vector<FunctionId>& closurePointers() const { return closurePointers_; }
    const std::vector<std::size_t>& vtables() const { return vtables_; }  // in program.vtables
    const std::vector<FunctionId>& early() const { return early_; }
    bool isEarly(FunctionId id) const { return earlySet_.contains(id); }
    std::unordered_set<std::string> globals;  // every name that a local may not have

  private:
    cpp::Type spell(Ty ty);
    // Of the values that die with one of this type; true for what is not known to be made of parts.
    template <class Predicate>
    bool anyPart(Ty ty, Predicate predicate) const;

    std::unordered_map<Ty, cpp::Type> spelled_;
    std::unordered_map<Ty, std::vector<std::string>> variantNames_;
    std::unordered_map<Ty, bool> visible_;
    std::unordered_map<Ty, bool> dropsUsersValue_;
    std::unordered_set<std::string> typeNames_;
    std::vector<FunctionId> needed_;
    std::unordered_set<FunctionId> neededSet_;
    std::vector<FunctionId> wrappers_;
    std::unordered_set<FunctionId> wrapperSet_;
    std::vector<FunctionId> closurePointers_;
    std::unordered_set<FunctionId> closurePointerSet_;
    std::vector<std::size_t> vtables_;
    std::unordered_set<std::size_t> vtableSet_;
    std::vector<FunctionId> early_;
    std::unordered_set<FunctionId> earlySet_;
};

}  // namespace oxide::lower
