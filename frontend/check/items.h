// The signatures of items: types of fields, parameters, aliases and constants, bounds, implementations. Each
// is computed from the syntax on first use and kept. This is what the trait solver and the body checker ask.
#pragma once

#include <map>
#include <set>
#include <unordered_map>

#include "frontend/ast/ast.h"
#include "frontend/check/const_value.h"
#include "frontend/diag/diagnostic.h"
#include "frontend/hir/hir.h"
#include "frontend/resolve/resolution.h"
#include "frontend/types/items.h"
#include "frontend/types/print.h"

namespace oxide::check {

using resolve::DefId;
using resolve::DefKind;
using types::Args;
using types::Predicate;
using types::Ty;
using types::TyKind;

struct FieldInfo {
    Name name;
    Ty ty;
    resolve::Access access;
    Span span;
};
struct VariantInfo {
    DefId def;  // the variant, or the struct itself
    Name name;
    ast::VariantShape shape = ast::VariantShape::Unit;
    std::vector<FieldInfo> fields;
    Int128 discriminant = 0;
    enum class Knowledge : std::uint8_t { None, Asked, Known, Wrong } discriminantIs = Knowledge::None;

    std::optional<std::uint32_t> fieldIndex(Name field) const {
        for (std::uint32_t i = 0; i < fields.size(); ++i) {
            if (fields[i].name == field) return i;
        }
        return std::nullopt;
    }
};
struct AdtInfo {
    bool isEnum = false;
    bool isExtern = false;
    std::vector<VariantInfo> variants;  // one for a struct
};

struct OpaqueInfo {
    DefId function;
    ast::TypeId syntax;
    std::vector<Predicate> bounds;
    bool bounded = false;
    Ty hidden;  // in terms of the function's parameters; set when its body has been checked
};

// What is known of a closure or async block while its surrounding body is checked, and afterwards.
struct ClosureInfo {
    types::FnSignature signature;
    Ty output;  // async blocks
    std::optional<std::vector<Ty>> captures;
    std::vector<bool> takesAny{};       // per parameter: a reference that lives as each call likes
    bool mayGiveAny = false;            // what it is expected to give speaks of lifetimes
    std::optional<hir::CallKind> kind;  // nothing: not known yet, everything is allowed
    DefId owner;
};

// How a written type is turned into a Ty.
struct TypeScope {
    DefId item;                // whose generic parameters and Self are in scope
    bool inBody = false;       // `_` and left out arguments become inference variables (made by `fresh`)
    bool allowOpaque = false;  // `impl Trait` in a result
    std::function<Ty(Span)> fresh;
    bool namesLifetimes = false;  // a field: a reference without a lifetime is a mistake (E0106)
    bool keepsLifetimes = false;  // in a body: lifetimes that are written are kept
};

class ItemTable : public types::Items {
  public:
    ItemTable(types::TypeTable& table, const ast::Ast& ast, resolve::Resolver& resolver,
              const SourceMap& sources, diag::Diagnostics& diagnostics);

    // types::Items
    const resolve::Definitions& defs() override { return resolver_.defs(); }
    const resolve::GenericParams& generics(DefId item) override;
    const std::vector<Predicate>& predicates(DefId item) override;
    const types::TraitInfo& trait(DefId trait) override;
    void checkSupertraits(DefId first);
    const types::Implementation& implementation(DefId extension) override;
    std::span<const DefId> implementationsOf(DefId trait) override;
    std::vector<DefId> implementationsFor(DefId trait, Ty self) override;
    Ty assocTypeIn(DefId extension, DefId assoc) override;
    DefId memberOf(DefId extension, Name name) override { return resolver_.member(extension, name); }
    std::span<const Predicate> assocBounds(DefId assoc) override;
    const types::FnSignature& signature(DefId function) override;
    // A result that is wrong as it is written is no reason for further errors.
    void forgetResult(DefId function) {
        signature(function);
        signatures_.at(function).result = table_.error();
    }
    const types::FnSignature& closureSignature(types::BodyId body) override {
        return closure(body).signature;
    }
    bool closureTakesAny(types::BodyId body, std::size_t param) override {
        const std::vector<bool>& takesAny = closure(body).takesAny;
        return param < takesAny.size() && takesAny[param];
    }
    bool closureMayGiveAny(types::BodyId body) override { return closure(body).mayGiveAny; }
    bool closureIsCallable(types::BodyId body, types::LangTrait kind) override;
    bool isNamedByTypes(DefId constant) override { return namedByTypes_.contains(constant); }
    void nameByType(DefId constant) { namedByTypes_.insert(constant); }
    std::optional<std::vector<Ty>> captureTypes(types::BodyId body) override {
        return closure(body).captures;
    }
    bool isAsync(DefId function) override;
    Ty asyncOutput(types::BodyId body) override { return closure(body).output; }
    std::span<const Predicate> opaqueBounds(std::uint32_t opaque) override;
    Ty opaqueType(std::uint32_t opaque) override;
    std::span<const Ty> fieldTypes(DefId adt) override;
    bool isUnsized(DefId adt) override;
    void prepare(Ty self) override;
    types::LangTrait langTrait(DefId trait) override;
    DefId langDef(std::string_view name) override { return resolver_.langItem(name); }

    // More about items.
    const AdtInfo& adt(DefId def);
    // Nothing if there is no such value; that has been reported.
    std::optional<Int128> discriminant(DefId item, std::size_t index);
    Ty typeOfValue(DefId constantOrStatic);  // the declared type
    Ty selfType(DefId item);  // Self inside an extension, trait, struct or enum, or a member of one
    Args identityArgs(DefId item) { return types::identityArgs(table_, *this, item); }
    const std::vector<DefId>& inherentExtensions(
        Ty self);  // those whose self type has the same head; blanket ones for numbers too
    bool hasReceiver(DefId function) const;
    ast::Receiver receiver(DefId function) const;
    // Whether Rust declares the method with `self: Pin<&mut Self>`. The library's traits hide the Pin; what
    // implements them may write it, and then `seesPin`: the body has the Pin, callers see `mutating`.
    bool isPinned(DefId method);
    bool seesPin(DefId method);
    const ast::FunctionItem* functionSyntax(DefId function) const;
    std::optional<std::string> attribute(
        DefId item, std::string_view name) const;  // its value or "" if it has the attribute
    const ast::Attribute* attributeSyntax(DefId item, std::string_view name) const;
    ClosureInfo& closure(types::BodyId body) { return closures_[body]; }
    OpaqueInfo& opaque(std::uint32_t number) { return opaques_[number]; }
    std::vector<std::uint32_t> opaquesOf(DefId function) const;
    std::function<void(DefId)>
        checkBody;  // makes sure a function's body has been checked (set by the body checker)

    // Types and bounds as written.
    Ty lowerType(ast::TypeId type, const TypeScope& scope);
    std::vector<Ty> lowerArgs(DefId def, const ast::PathSegment& segment, const TypeScope& scope,
                              std::vector<Ty> first, Span span);
    void lowerBound(const ast::Bound& bound, Ty self, const TypeScope& scope, std::vector<Predicate>& out);
    std::optional<types::TraitRef> lowerTraitRef(const ast::Path& path, Ty self, const TypeScope& scope,
                                                 std::vector<Predicate>* projections);
    DefId plainCallable(DefId trait);
    Ty lowerTargetType(const resolve::Target& target, const ast::PathSegment& segment, const TypeScope& scope,
                       Span span);
    bool isDeclaredTwice(std::vector<types::TraitRef> open, std::size_t first, DefId member);
    Ty assocTypeOf(Ty base, const ast::PathSegment& segment, const TypeScope& scope, Span span);

    // Constants.
    // Nothing if there is no such value; that has been reported.
    std::optional<UInt128> evaluate(ast::ExprId expr, Ty type, const TypeScope& scope);
    // Checks and evaluates an expression in the surroundings of an item (set by Program).
    std::function<std::optional<UInt128>(ast::ExprId expr, Ty type, DefId item)> evaluateBody;
    // Values of constants; nothing if they are not known at compile time (set by Program).
    std::function<std::optional<ConstValue>(const hir::Body& body, hir::ExprId expr)> evaluateExpr;
    std::function<std::optional<ConstValue>(DefId constant)> evaluateItem;
    Ty discriminantType(DefId item);
    Ty constantArg(ast::ExprId expr, Ty type, const TypeScope& scope);

    std::string typeText(Ty ty) const;
    std::string traitText(const types::TraitRef& trait) const;
    types::PrintContext printContext() const;

    types::TypeTable& table() { return table_; }
    const ast::Ast& ast() const { return ast_; }
    resolve::Resolver& resolver() { return resolver_; }
    const SourceMap& sources() const { return sources_; }
    diag::Diagnostics& diagnostics() { return diagnostics_; }
    std::set<std::string> reportedCycles;
    bool needsItself = false;  // a constant that was being evaluated was asked for

  private:
    void indexExtensions();
    void indexWaiting(std::unordered_map<Name, std::vector<DefId>>& waiting, Name name);
    void indexExtension(DefId id);
    void loadModule(DefId module);
    Ty lowerPath(const ast::Path& path, const TypeScope& scope, Span span);
    bool isOfEachCall(ast::TypeId written) const;
    Ty ofEachCall(Ty reference);
    std::optional<DefId> defaultOf(DefId trait, Args args, Ty self);
    Ty lowerDyn(const std::vector<ast::Bound>& bounds, const TypeScope& scope, Span span);
    Ty lowerRegion(const ast::Identifier& lifetime, const TypeScope& scope);
    Ty aliasType(DefId alias, std::span<const Ty> args, Span span);
    void collectUniversal(ast::TypeId type, DefId function, std::vector<DefId>& out);
    void addBounds(const ast::Generics& generics, const TypeScope& scope, std::vector<Predicate>& out);
    static std::uint64_t headKey(const types::TyData& data);

    types::TypeTable& table_;
    const ast::Ast& ast_;
    resolve::Resolver& resolver_;
    const SourceMap& sources_;
    diag::Diagnostics& diagnostics_;

    std::unordered_map<DefId, resolve::GenericParams> generics_;
    std::unordered_map<ast::TypeId, DefId>
        universal_;  // `impl Trait` of a parameter -> its hidden type parameter
    std::unordered_map<DefId, ast::TypeId> universalSyntax_;
    std::unordered_map<DefId, std::vector<Predicate>> predicates_;
    std::unordered_map<DefId, types::TraitInfo> traits_;
    std::unordered_map<DefId, types::Implementation> implementations_;
    std::unordered_map<DefId, std::vector<DefId>> byTrait_;
    struct HeadIndex {  // of a trait's implementations, by position in byTrait_
        std::size_t done = 0;
        std::unordered_map<std::uint64_t, std::vector<std::size_t>> byHead;
        std::vector<std::size_t> open;  // whose self type is a parameter or the like
    };
    std::unordered_map<DefId, HeadIndex> heads_;
    std::unordered_map<std::uint64_t, std::vector<DefId>> inherent_;
    std::vector<DefId> inherentBlanket_;
    std::unordered_map<std::uint64_t, std::vector<DefId>> inherentAnswers_;
    std::unordered_map<Name, std::vector<DefId>> waitingByTrait_;
    std::unordered_map<Name, std::vector<DefId>> waitingByType_;
    std::size_t indexed_ = 0;
    std::map<std::pair<DefId, DefId>, Ty> assocValues_;
    std::unordered_map<DefId, std::vector<Predicate>> assocBounds_;
    std::unordered_map<DefId, types::FnSignature> signatures_;
    std::unordered_map<DefId, AdtInfo> adts_;
    std::unordered_map<DefId, std::vector<Ty>> fieldTypes_;
    std::unordered_map<DefId, Ty> valueTypes_;
    std::unordered_map<DefId, Ty> aliases_;
    std::unordered_map<DefId, types::LangTrait> langTraits_;
    std::unordered_map<types::BodyId, ClosureInfo> closures_;
    std::deque<OpaqueInfo> opaques_;
    std::unordered_map<ast::TypeId, std::uint32_t> opaqueOf_;
    std::unordered_map<ast::ExprId, std::optional<UInt128>> constants_;
    std::set<ast::ExprId> evaluating_;
    std::set<DefId> namedByTypes_;
    std::set<DefId> loaded_;  // modules whose files are all read
    std::set<DefId> busy_;    // being computed, to find definitions that need themselves
    std::uint32_t anonymousRegions_ = 0;
};

}  // namespace oxide::check
