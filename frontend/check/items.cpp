#include "frontend/check/items.h"

#include <fmt/format.h>

#include <algorithm>

#include "frontend/types/fold.h"

namespace oxide::check {

using types::LangTrait;

ItemTable::ItemTable(types::TypeTable& table, const ast::Ast& ast, resolve::Resolver& resolver,
                     const SourceMap& sources, diag::Diagnostics& diagnostics)
    : table_(table), ast_(ast), resolver_(resolver), sources_(sources), diagnostics_(diagnostics) {}

types::PrintContext ItemTable::printContext() const { return {table_, resolver_.defs(), {}}; }
std::string ItemTable::typeText(Ty ty) const { return types::typeText(printContext(), ty); }
std::string ItemTable::traitText(const types::TraitRef& trait) const {
    return types::traitText(printContext(), trait.trait, trait.args);
}

const ast::FunctionItem* ItemTable::functionSyntax(DefId function) const {
    const resolve::Def& def = resolver_.defs()[function];
    if (def.kind != DefKind::Function || !def.item) return nullptr;
    return std::get_if<ast::FunctionItem>(&ast_[def.item].kind);
}

ast::Receiver ItemTable::receiver(DefId function) const {
    const ast::FunctionItem* syntax = functionSyntax(function);
    return syntax ? syntax->receiver : ast::Receiver::None;
}

bool ItemTable::hasReceiver(DefId function) const { return receiver(function) != ast::Receiver::None; }

bool ItemTable::isPinned(DefId method) {
    const resolve::Def& def = defs()[method];
    if (def.kind != DefKind::Function || !def.parent || !hasReceiver(method)) return false;
    DefId declared = method;
    if (defs()[def.parent].kind == DefKind::Extension) {
        const types::Implementation& extension = implementation(def.parent);
        if (!extension.trait) return false;
        declared = resolver_.member(extension.trait->trait, def.name);
    }
    return declared && defs()[declared].isLibrary && attribute(declared, "pinned").has_value();
}

bool ItemTable::seesPin(DefId method) {
    return receiver(method) == ast::Receiver::Typed &&
           table_.kind(signature(method).params[0]) == TyKind::Ref && isPinned(method);
}

bool ItemTable::isAsync(DefId function) {
    const ast::FunctionItem* syntax = functionSyntax(function);
    return syntax && syntax->isAsync;
}

const ast::Attribute* ItemTable::attributeSyntax(DefId item, std::string_view name) const {
    const resolve::Def& def = resolver_.defs()[item];
    if (!def.item) return nullptr;
    const std::vector<ast::Attribute>* attributes = &ast_[def.item].attributes;
    if (def.kind == DefKind::Variant) {
        attributes = &std::get<ast::EnumItem>(ast_[def.item].kind).variants[def.index].attributes;
    }
    for (const ast::Attribute& attribute : *attributes) {
        if (attribute.meta.path.size() == 1 && text(attribute.meta.path[0].name) == name) return &attribute;
    }
    return nullptr;
}

std::optional<std::string> ItemTable::attribute(DefId item, std::string_view name) const {
    const ast::Attribute* found = attributeSyntax(item, name);
    if (!found) return std::nullopt;
    if (found->meta.value) return *found->meta.value;
    if (!found->meta.args.empty() && found->meta.args[0].value) return *found->meta.args[0].value;
    return "";
}

// `impl Trait` as (part of) a parameter's type is a type parameter without a name. Those in result types are
// opaque types.
void ItemTable::collectUniversal(ast::TypeId type, DefId function, std::vector<DefId>& out) {
    if (!type) return;
    auto inArgs = [&](const ast::Path& path) {
        for (const ast::PathSegment& segment : path.segments) {
            if (segment.args.parenthesized) continue;
            for (const ast::GenericArg& arg : segment.args.args) {
                if (arg.type) collectUniversal(arg.type, function, out);
            }
        }
    };
    const ast::TypeKind& kind = ast_[type].kind;
    if (auto* path = std::get_if<ast::PathType>(&kind)) return inArgs(path->path);
    if (auto* ref = std::get_if<ast::ReferenceType>(&kind))
        return collectUniversal(ref->inner, function, out);
    if (auto* nullable = std::get_if<ast::NullableType>(&kind))
        return collectUniversal(nullable->inner, function, out);
    if (auto* array = std::get_if<ast::ArrayType>(&kind))
        return collectUniversal(array->element, function, out);
    if (auto* slice = std::get_if<ast::SliceType>(&kind))
        return collectUniversal(slice->element, function, out);
    if (auto* tuple = std::get_if<ast::TupleType>(&kind)) {
        for (ast::TypeId element : tuple->elements) collectUniversal(element, function, out);
        return;
    }
    if (auto* impl = std::get_if<ast::ImplType>(&kind)) {
        // The nested ones first: `impl Fn(impl Tr)` is not allowed, `impl Into<Vec<impl Tr>>` is.
        resolve::Def def = resolver_.defs()[function];
        def.kind = DefKind::TypeParam;
        def.name = intern("impl " + (impl->bounds.empty()
                                         ? std::string("Trait")
                                         : std::string(sources_.textOf(impl->bounds[0].path.span))));
        def.span = ast_[type].span;
        def.parent = function;
        DefId id = resolver_.addDefinition(def);
        universal_[type] = id;
        universalSyntax_[id] = type;
        out.push_back(id);
    }
}

const resolve::GenericParams& ItemTable::generics(DefId item) {
    if (auto it = generics_.find(item); it != generics_.end()) return it->second;
    resolver_.ensureResolved(item);
    const resolve::Def& def = resolver_.defs()[item];
    if (def.kind == DefKind::Variant) return generics(def.parent);
    resolve::GenericParams params = resolver_.genericParams(item);
    if (const ast::FunctionItem* syntax = functionSyntax(item)) {
        for (const ast::Param& param : syntax->params) collectUniversal(param.type, item, params.own);
    }
    return generics_.emplace(item, std::move(params)).first->second;
}

void ItemTable::addBounds(const ast::Generics& generics, const TypeScope& scope,
                          std::vector<Predicate>& out) {
    for (const ast::GenericParam& param : generics.params) {
        if (param.kind != ast::GenericParam::Kind::Type) continue;
        std::uint32_t index = 0;
        for (DefId id : types::allParams(this->generics(scope.item))) {
            if (id && defs()[id].name == param.name.name && defs()[id].kind == DefKind::TypeParam) {
                for (const ast::Bound& bound : param.bounds)
                    lowerBound(bound, table_.param(id, index), scope, out);
                break;
            }
            ++index;
        }
    }
    for (const ast::WherePredicate& where : generics.where) {
        if (!where.subject) continue;
        Ty subject = lowerType(where.subject, scope);
        for (const ast::Bound& bound : where.bounds) lowerBound(bound, subject, scope, out);
    }
}

const std::vector<Predicate>& ItemTable::predicates(DefId item) {
    if (auto it = predicates_.find(item); it != predicates_.end()) return it->second;
    resolver_.ensureResolved(item);
    const resolve::Def& def = defs()[item];
    if (def.kind == DefKind::Variant) return predicates(def.parent);
    if (busy_.contains(item)) {
        static const std::vector<Predicate> kNone;
        return kNone;
    }
    busy_.insert(item);
    std::vector<Predicate> all;
    if (defs().isMember(item)) {
        all = predicates(def.parent);
    } else if (def.kind == DefKind::Trait) {
        Predicate self;
        self.trait = {item, identityArgs(item)};
        self.span = def.span;
        all.push_back(self);
    }
    TypeScope scope{item, false, false, {}};
    if (def.item && def.kind != DefKind::Module) {
        const ast::ItemKind& kind = ast_[def.item].kind;
        if (auto* f = std::get_if<ast::FunctionItem>(&kind)) addBounds(f->generics, scope, all);
        if (auto* s = std::get_if<ast::StructItem>(&kind)) addBounds(s->generics, scope, all);
        if (auto* e = std::get_if<ast::EnumItem>(&kind)) addBounds(e->generics, scope, all);
        if (auto* t = std::get_if<ast::TraitItem>(&kind)) addBounds(t->generics, scope, all);
        if (auto* x = std::get_if<ast::ExtensionItem>(&kind)) addBounds(x->generics, scope, all);
        if (auto* a = std::get_if<ast::TypeAliasItem>(&kind)) addBounds(a->generics, scope, all);
    }
    std::vector<DefId> params = types::allParams(generics(item));
    for (std::uint32_t i = 0; i < params.size(); ++i) {
        auto universal = universalSyntax_.find(params[i]);
        if (universal == universalSyntax_.end() || defs()[params[i]].parent != item) continue;
        const auto& impl = std::get<ast::ImplType>(ast_[universal->second].kind);
        for (const ast::Bound& bound : impl.bounds) lowerBound(bound, table_.param(params[i], i), scope, all);
    }
    busy_.erase(item);
    return predicates_[item] = std::move(all);
}

namespace {

// Whether a receiver of this type leads to Self: through references, Box, Rc, Arc and Pin.
bool mayReceive(const types::TypeTable& table, const resolve::Definitions& defs, Ty type, Ty self) {
    static constexpr std::string_view kPointers[] = {"Box", "Rc", "Arc", "Pin"};
    while (type != self) {
        TyKind kind = table.kind(type);
        if (kind == TyKind::Error || kind == TyKind::Projection || kind == TyKind::Param) return true;
        if (kind == TyKind::Ref) {
            type = table.pointee(type);
            continue;
        }
        if (kind != TyKind::Adt || table.args(type).empty()) return false;
        const resolve::Def& def = defs[table[type].def];
        if (!def.isLibrary) return true;
        if (std::ranges::find(kPointers, text(def.name)) == std::end(kPointers)) return false;
        type = table.args(type)[0];
    }
    return true;
}

}  // namespace

const types::FnSignature& ItemTable::signature(DefId function) {
    if (auto it = signatures_.find(function); it != signatures_.end()) return it->second;
    resolver_.ensureResolved(function);
    const resolve::Def& def = defs()[function];
    types::FnSignature result;
    if (def.kind == DefKind::Struct || def.kind == DefKind::Variant) {
        DefId owner = def.kind == DefKind::Variant ? def.parent : function;
        const AdtInfo& info = adt(owner);
        for (const FieldInfo& field : info.variants[def.kind == DefKind::Variant ? def.index : 0].fields) {
            result.params.push_back(field.ty);
        }
        result.result = table_.adt(owner, identityArgs(owner));
        return signatures_[function] = result;
    }
    const ast::FunctionItem* syntax = functionSyntax(function);
    if (!syntax) {
        result.result = table_.error();
        return signatures_[function] = result;
    }
    generics(function);
    TypeScope scope{function, false, false, {}};
    Ty self = syntax->receiver == ast::Receiver::None ? Ty{} : selfType(function);
    switch (syntax->receiver) {
        case ast::Receiver::None: break;
        case ast::Receiver::Shared: result.params.push_back(table_.reference(false, self)); break;
        case ast::Receiver::Mutable: result.params.push_back(table_.reference(true, self)); break;
        case ast::Receiver::Owned: result.params.push_back(self); break;
        case ast::Receiver::Typed: {
            Ty type = lowerType(syntax->receiverType, scope);
            if (!def.isLibrary && !mayReceive(table_, defs(), types::eraseRegions(table_, type),
                                              types::eraseRegions(table_, self))) {
                diagnostics_
                    .error(diag::Code::E0307, ast_[syntax->receiverType].span,
                           fmt::format("invalid `self` parameter type: `{}`", typeText(type)))
                    .note("type of `self` must be `Self` or a type that dereferences to it");
            }
            bool isPin = table_.kind(type) == TyKind::Adt && table_[type].def == langDef("Pin");
            Ty target = isPin ? table_.args(type)[0] : Ty{};
            bool isPinOfSelf = target && table_.kind(target) == TyKind::Ref && table_[target].flag &&
                               table_.pointee(target) == self;
            result.params.push_back(isPinOfSelf && isPinned(function) ? target : type);
            break;
        }
    }
    for (const ast::Param& param : syntax->params) {
        Ty ty = param.type ? lowerType(param.type, scope) : table_.error();
        // A parameter of type `str` means `&str`.
        if (table_.kind(ty) == TyKind::Str) ty = table_.reference(false, ty);
        result.params.push_back(ty);
    }
    scope.allowOpaque = true;
    result.result = syntax->result ? lowerType(syntax->result, scope) : table_.unit();
    if (syntax->body && table_.kind(result.result) == TyKind::Dyn) {
        diagnostics_
            .error(diag::Code::E0746, ast_[syntax->result].span,
                   "return type must be a boxed `dyn` trait object")
            .label("doesn't have a size known at compile-time")
            .help("box the trait object: `Box<dyn ..>`, or return `impl ..` if there is one type");
        result.result = table_.error();
    }
    return signatures_[function] = result;
}

std::vector<std::uint32_t> ItemTable::opaquesOf(DefId function) const {
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < opaques_.size(); ++i) {
        if (opaques_[i].function == function) numbers.push_back(i);
    }
    return numbers;
}

std::span<const Predicate> ItemTable::opaqueBounds(std::uint32_t number) {
    OpaqueInfo& info = opaques_[number];
    if (!info.bounded) {
        info.bounded = true;
        Ty self = table_.opaque(number, info.function, identityArgs(info.function));
        TypeScope scope{info.function, false, true, {}};
        std::vector<Predicate> bounds;
        for (const ast::Bound& bound : std::get<ast::ImplType>(ast_[info.syntax].kind).bounds)
            lowerBound(bound, self, scope, bounds);
        opaques_[number].bounds = std::move(bounds);
    }
    return opaques_[number].bounds;
}

Ty ItemTable::opaqueType(std::uint32_t number) {
    if (!opaques_[number].hidden && checkBody) checkBody(opaques_[number].function);
    return opaques_[number].hidden;
}

bool ItemTable::closureIsCallable(types::BodyId body, LangTrait kind) {
    const ClosureInfo& info = closures_[body];
    if (!info.kind) return true;
    switch (kind) {
        case LangTrait::Fn: return *info.kind == hir::CallKind::Fn;
        case LangTrait::FnMut: return *info.kind != hir::CallKind::FnOnce;
        default: return true;
    }
}

types::LangTrait ItemTable::langTrait(DefId trait) {
    if (auto it = langTraits_.find(trait); it != langTraits_.end()) return it->second;
    static const std::unordered_map<std::string_view, LangTrait> kNames = {
        {"Sized", LangTrait::Sized},
        {"Copy", LangTrait::Copy},
        {"Clone", LangTrait::Clone},
        {"Send", LangTrait::Send},
        {"Sync", LangTrait::Sync},
        {"Unpin", LangTrait::Unpin},
        {"Drop", LangTrait::Drop},
        {"Deref", LangTrait::Deref},
        {"DerefMut", LangTrait::DerefMut},
        {"Fn", LangTrait::Fn},
        {"FnMut", LangTrait::FnMut},
        {"FnOnce", LangTrait::FnOnce},
        {"Future", LangTrait::Future},
        {"IntoFuture", LangTrait::IntoFuture},
        {"Iterator", LangTrait::Iterator},
        {"Integer", LangTrait::Integer},
        {"SignedInteger", LangTrait::SignedInteger},
        {"UnsignedInteger", LangTrait::UnsignedInteger},
        {"FloatingPoint", LangTrait::FloatingPoint}};
    LangTrait answer = LangTrait::None;
    const resolve::Def& def = defs()[trait];
    if (def.isLibrary) {
        auto it = kNames.find(text(def.name));
        if (it != kNames.end() && langDef(it->first) == trait) answer = it->second;
    }
    return langTraits_[trait] = answer;
}

}  // namespace oxide::check
