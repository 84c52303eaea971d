// Traits, extensions and associated types.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/check/generics.h"
#include "frontend/check/items.h"
#include "frontend/types/fold.h"

namespace oxide::check {

const types::TraitInfo& ItemTable::trait(DefId trait) {
    if (auto it = traits_.find(trait); it != traits_.end()) return it->second;
    resolver_.ensureResolved(trait);
    types::TraitInfo info;
    info.def = trait;
    traits_[trait] = info;  // a supertrait cycle sees the unfinished one
    const auto* syntax = std::get_if<ast::TraitItem>(&ast_[defs()[trait].item].kind);
    if (!syntax) return traits_[trait];
    types::LangTrait lang = langTrait(trait);
    info.isAuto =
        lang == types::LangTrait::Send || lang == types::LangTrait::Sync || lang == types::LangTrait::Unpin;
    Ty self = table_.param({}, 0);
    TypeScope scope{trait, false, false, {}};
    for (const ast::Bound& bound : syntax->supertraits) {
        std::vector<Predicate> bounds;
        lowerBound(bound, self, scope, bounds);
        for (const Predicate& predicate : bounds) {
            if (predicate.kind == Predicate::Kind::Trait) info.supertraits.push_back(predicate.trait);
            if (predicate.kind == Predicate::Kind::Projection) info.superProjections.push_back(predicate);
        }
    }
    for (const ast::WherePredicate& where : syntax->generics.where) {
        // `where Self: Tr` is a supertrait as well.
        auto* path = where.subject ? std::get_if<ast::PathType>(&ast_[where.subject].kind) : nullptr;
        if (!path || path->path.segments.size() != 1 || text(path->path.segments[0].name.name) != "Self")
            continue;
        std::vector<Predicate> bounds;
        for (const ast::Bound& bound : where.bounds) lowerBound(bound, self, scope, bounds);
        for (const Predicate& predicate : bounds) {
            if (predicate.kind == Predicate::Kind::Trait) info.supertraits.push_back(predicate.trait);
        }
    }
    for (DefId member : resolver_.members(trait)) {
        if (defs()[member].kind == DefKind::TypeAlias) info.assocTypes.push_back(member);
    }
    return traits_[trait] = std::move(info);
}

// E0391 at the first trait of a cycle; the cycle is cut there.
void ItemTable::checkSupertraits(DefId first) {
    std::vector<DefId> open{first};
    std::set<DefId> seen;
    while (!open.empty()) {
        DefId next = open.back();
        open.pop_back();
        for (const types::TraitRef& super : trait(next).supertraits) {
            if (super.trait != first) {
                if (seen.insert(super.trait).second) open.push_back(super.trait);
                continue;
            }
            diagnostics_
                .error(diag::Code::E0391, defs()[first].span,
                       fmt::format("cycle detected when computing the supertraits of `{}`",
                                   text(defs()[first].name)))
                .note(defs()[next].span, "which requires this trait, whose supertrait it is");
            traits_[first].supertraits.clear();
            return;
        }
    }
}

std::uint64_t ItemTable::headKey(const types::TyData& data) {
    return (static_cast<std::uint64_t>(data.kind) << 56) ^
           (static_cast<std::uint64_t>(data.def.value) << 20) ^
           (data.kind == TyKind::Int || data.kind == TyKind::Float ? data.index : 0u) ^
           (data.flag ? 1u << 19 : 0u);
}

namespace {

// What tuples of more fields implement stands in a file of its own, which few programs need.
constexpr std::size_t kShortTuple = 8;

// The name of the type that an extension of the library extends; invalid when it is not a struct or enum
// (then it is looked at for all types that are none).
Name extendedName(const ast::Ast& ast, const ast::ExtensionItem& syntax) {
    const auto* path = std::get_if<ast::PathType>(&ast[syntax.type].kind);
    if (!path) return {};
    Name name = path->path.segments.back().name.name;
    for (const ast::GenericParam& param : syntax.generics.params) {
        if (param.name.name == name) return {};
    }
    bool isBuiltin = path->path.segments.size() == 1 && resolve::builtinType(name).has_value();
    return isBuiltin ? Name{} : name;
}

}  // namespace

// Extensions of the library wait, by the names in their heads: what a head means may load further modules,
// and is asked for few of them.
void ItemTable::indexExtensions() {
    while (indexed_ < resolver_.extensions().size()) {
        DefId id = resolver_.extensions()[indexed_++];
        const auto& syntax = std::get<ast::ExtensionItem>(ast_[defs()[id].item].kind);
        if (!defs()[id].isLibrary) {
            indexExtension(id);
        } else if (syntax.trait) {
            waitingByTrait_[syntax.trait->path.segments.back().name.name].push_back(id);
        } else {
            waitingByType_[extendedName(ast_, syntax)].push_back(id);
        }
    }
}

void ItemTable::indexWaiting(std::unordered_map<Name, std::vector<DefId>>& waiting, Name name) {
    // Looking at one may bring others.
    for (auto found = waiting.find(name); found != waiting.end() && !found->second.empty();
         found = waiting.find(name)) {
        for (DefId id : std::exchange(found->second, {})) indexExtension(id);
        indexExtensions();
    }
}

void ItemTable::indexExtension(DefId id) {
    resolver_.ensureResolved(id);
    const auto& syntax = std::get<ast::ExtensionItem>(ast_[defs()[id].item].kind);
    if (syntax.trait) {
        resolve::PathTarget target = resolver_.resolution().target(syntax.trait->path);
        if (target.target.kind == resolve::Target::Kind::Def) byTrait_[target.target.def].push_back(id);
        return;
    }
    const types::Implementation& info = implementation(id);
    const types::TyData& self = table_[info.self];
    if (self.kind == TyKind::Error) return;
    if (self.kind == TyKind::Param)
        inherentBlanket_.push_back(id);
    else
        inherent_[headKey(self)].push_back(id);
    inherentAnswers_.clear();
}

// A module and the files below it that it declares: extensions of a type may be spread over them.
void ItemTable::loadModule(DefId module) {
    if (!module || !loaded_.insert(module).second) return;
    for (DefId member :
         std::vector<DefId>(resolver_.members(module).begin(), resolver_.members(module).end())) {
        if (defs()[member].kind == DefKind::Module) loadModule(member);
    }
    auto parts = resolver_.parts(module);
    for (DefId part : std::vector<DefId>(parts.begin(), parts.end())) loadModule(part);
}

void ItemTable::prepare(Ty self) {
    auto load = [&](std::string_view module) { loadModule(resolver_.lookupPath({"std", module})); };
    const types::TyData& data = table_[self];
    switch (data.kind) {
        case TyKind::Int:
        case TyKind::Float:
        case TyKind::Infer: load("num"); break;
        case TyKind::Bool: load("bool"); break;
        case TyKind::Char: load("char"); break;
        case TyKind::Str: load("str"); break;
        case TyKind::Slice: load("slice"); break;
        case TyKind::Array:
            load("array");
            load("slice");
            break;
        case TyKind::Tuple:
            load("tuple");
            if (table_.args(self).size() > kShortTuple) load("longTuple");
            break;
        case TyKind::Pointer: load("ptr"); break;
        case TyKind::FnPtr: load("fnPointer"); break;
        case TyKind::Ref: prepare(table_.pointee(self)); break;
        case TyKind::Adt:
            if (defs()[data.def].isLibrary) loadModule(defs()[data.def].module);
            break;
        default: break;
    }
}

std::span<const DefId> ItemTable::implementationsOf(DefId trait) {
    resolver_.ensureResolved(trait);
    if (defs()[trait].isLibrary) loadModule(defs()[trait].module);
    indexExtensions();
    indexWaiting(waitingByTrait_, defs()[trait].name);
    auto it = byTrait_.find(trait);
    return it == byTrait_.end() ? std::span<const DefId>{} : it->second;
}

std::vector<DefId> ItemTable::implementationsFor(DefId trait, Ty self) {
    implementationsOf(trait);
    const types::TyData& head = table_[self];
    // Looking at an implementation may bring more of them, and may ask for those that are known so far.
    HeadIndex& index = heads_[trait];
    const std::vector<DefId>& all = byTrait_[trait];
    while (index.done < all.size()) {
        std::size_t position = index.done;
        const types::Implementation& found = implementation(all[position]);
        if (index.done != position) continue;
        if (!found.trait) break;
        const types::TyData& data = table_[found.self];
        bool isOpen =
            data.kind == TyKind::Param || data.kind == TyKind::Projection || data.kind == TyKind::Error;
        (isOpen ? index.open : index.byHead[headKey(data)]).push_back(position);
        ++index.done;
    }
    if (head.kind == TyKind::Infer || head.kind == TyKind::Projection) return all;
    std::vector<std::size_t> positions = index.open;
    if (auto it = index.byHead.find(headKey(head)); it != index.byHead.end()) {
        std::size_t middle = positions.size();
        positions.insert(positions.end(), it->second.begin(), it->second.end());
        std::inplace_merge(positions.begin(), positions.begin() + static_cast<std::ptrdiff_t>(middle),
                           positions.end());
    }
    std::vector<DefId> result;
    for (std::size_t position : positions) result.push_back(all[position]);
    result.insert(result.end(), all.begin() + static_cast<std::ptrdiff_t>(index.done), all.end());
    return result;
}

const std::vector<DefId>& ItemTable::inherentExtensions(Ty self) {
    prepare(self);
    indexExtensions();
    const types::TyData& data = table_[self];
    indexWaiting(waitingByType_, data.kind == TyKind::Adt ? defs()[data.def].name : Name{});
    std::uint64_t key = headKey(data);
    auto it = inherentAnswers_.find(key);
    if (it != inherentAnswers_.end()) return it->second;
    std::vector<DefId> all;
    if (auto own = inherent_.find(key); own != inherent_.end()) all = own->second;
    if (data.kind == TyKind::Int || data.kind == TyKind::Float || data.kind == TyKind::Param) {
        all.insert(all.end(), inherentBlanket_.begin(), inherentBlanket_.end());
    }
    return inherentAnswers_[key] = std::move(all);
}

const types::Implementation& ItemTable::implementation(DefId extension) {
    if (auto it = implementations_.find(extension); it != implementations_.end()) return it->second;
    resolver_.ensureResolved(extension);
    types::Implementation info;
    info.def = extension;
    info.self = table_.error();
    implementations_[extension] = info;
    const auto& syntax = std::get<ast::ExtensionItem>(ast_[defs()[extension].item].kind);
    TypeScope scope{extension, false, false, {}};
    info.self = lowerType(syntax.type, scope);
    // `extension dyn Tr` is of `dyn Tr + 'static`, whatever reference a method takes of it.
    if (const types::TyData& self = table_[info.self];
        self.kind == TyKind::Dyn && table_.args(info.self).back() == table_.erasedRegion()) {
        std::vector<Ty> args(table_.args(info.self).begin(), table_.args(info.self).end());
        args.back() = table_.staticRegion();
        info.self = table_.withArgs(info.self, args);
    }
    implementations_[extension].self = info.self;  // bounds and the trait may say Self
    if (syntax.trait && syntax.trait->kind == ast::Bound::Kind::Trait) {
        info.trait = lowerTraitRef(syntax.trait->path, info.self, scope, nullptr);
        info.isNegative = syntax.trait->negative;
        implementations_[extension].trait = info.trait;
    }
    info.predicates = predicates(extension);
    // The bound that nobody writes; it keeps blanket implementations off unsized receivers.
    if (const types::TyData& self = table_[info.self];
        info.trait && self.kind == TyKind::Param && self.def &&
        !mayBeUnsized(ast_, syntax.generics, defs()[self.def].name)) {
        types::Predicate sized;
        sized.trait = {langDef("Sized"), table_.makeArgs({info.self})};
        info.predicates.push_back(sized);
    }
    return implementations_[extension] = std::move(info);
}

Ty ItemTable::selfType(DefId item) {
    for (DefId id = item; id; id = defs()[id].parent) {
        const resolve::Def& def = defs()[id];
        if (def.kind == DefKind::Extension) return implementation(id).self;
        if (def.kind == DefKind::Trait) return table_.param({}, 0);
        if (def.kind == DefKind::Struct || def.kind == DefKind::Enum) return table_.adt(id, identityArgs(id));
        if (def.kind == DefKind::Module) break;
    }
    return table_.error();
}

Ty ItemTable::assocTypeIn(DefId extension, DefId assoc) {
    auto key = std::pair(extension, assoc);
    if (auto it = assocValues_.find(key); it != assocValues_.end()) return it->second;
    resolver_.ensureResolved(extension);
    DefId own = resolver_.member(extension, defs()[assoc].name);
    Ty value;
    if (own && defs()[own].kind == DefKind::TypeAlias) {
        resolver_.ensureResolved(own);
        const auto& syntax = std::get<ast::TypeAliasItem>(ast_[defs()[own].item].kind);
        if (syntax.type) value = lowerType(syntax.type, {own, false, false, {}});
    } else {
        resolver_.ensureResolved(assoc);
        const auto& syntax = std::get<ast::TypeAliasItem>(ast_[defs()[assoc].item].kind);
        const types::Implementation& info = implementation(extension);
        if (syntax.type && info.trait) {
            value = types::substitute(table_, lowerType(syntax.type, {assoc, false, false, {}}),
                                      table_.list(info.trait->args));
        }
    }
    assocValues_[key] = value;
    return value;
}

std::span<const Predicate> ItemTable::assocBounds(DefId assoc) {
    if (auto it = assocBounds_.find(assoc); it != assocBounds_.end()) return it->second;
    assocBounds_[assoc] = {};
    resolver_.ensureResolved(assoc);
    DefId owner = defs()[assoc].parent;
    std::vector<Predicate> bounds;
    Ty self = table_.projection(assoc, identityArgs(assoc));
    if (const auto* syntax = std::get_if<ast::TypeAliasItem>(&ast_[defs()[assoc].item].kind)) {
        for (const ast::Bound& bound : syntax->bounds)
            lowerBound(bound, self, {assoc, false, false, {}}, bounds);
    }
    // `where Self.Item: Tr` on the trait counts as well.
    for (const Predicate& predicate : predicates(owner)) {
        if (predicate.kind != Predicate::Kind::Trait || table_.list(predicate.trait.args).empty()) continue;
        if (table_.list(predicate.trait.args)[0] == self) bounds.push_back(predicate);
    }
    return assocBounds_[assoc] = std::move(bounds);
}

}  // namespace oxide::check
