// dyn types: their vtable classes, the tables of the concrete types behind them, and statics.
#include <algorithm>

#include "frontend/mono/monomorphizer.h"
#include "frontend/types/fold.h"

namespace oxide::mono {

using resolve::DefKind;
using types::LangTrait;
using types::TyKind;

// `dyn Tr + Send` and `dyn Tr` share their class and tables: bounds without methods are nothing at run time.
Ty Monomorphizer::withMethodsOnly(Ty dyn) {
    types::DynBounds bounds = table_.dynBounds(dyn);
    std::erase_if(bounds.bounds, [&](const auto& bound) { return items_.trait(bound.trait).isAuto; });
    if (bounds.bounds.empty()) return dyn;
    auto args = table_.args(dyn);
    return table_.dyn(std::move(bounds), std::vector<Ty>(args.begin(), args.end() - 1), args.back());
}

VTableType& Monomorphizer::vtableType(Ty dyn) {
    if (auto it = out_.vtableTypeOf.find(dyn); it != out_.vtableTypeOf.end())
        return out_.vtableTypes[it->second];
    if (Ty plain = withMethodsOnly(dyn); plain != dyn) {
        VTableType& type = vtableType(plain);
        out_.vtableTypeOf[dyn] = out_.vtableTypeOf.at(plain);
        return type;
    }
    std::size_t index = out_.vtableTypes.size();
    out_.vtableTypeOf[dyn] = index;
    out_.vtableTypes.push_back({dyn, unique(typeName(dyn) + "_VTable"), {}});
    std::vector<VTableMethod> methods;
    auto args = table_.args(dyn);
    std::vector<types::TraitRef> open;
    for (const auto& bound : table_.dynBounds(dyn).bounds) {
        std::vector<Ty> list{dyn};
        for (std::uint32_t i = 0; i < bound.argCount; ++i) list.push_back(args[bound.firstArg + i]);
        open.push_back({bound.trait, table_.makeArgs(list)});
    }
    std::set<DefId> seen;
    for (std::size_t i = 0; i < open.size(); ++i) {
        types::TraitRef trait = open[i];
        if (!seen.insert(trait.trait).second) continue;
        LangTrait lang = items_.langTrait(trait.trait);
        bool callable = lang == LangTrait::Fn || lang == LangTrait::FnMut || lang == LangTrait::FnOnce;
        if (callable) {
            VTableMethod call;
            call.name = "call";
            call.isCall = true;
            call.isMutable = lang != LangTrait::Fn;
            call.consumes = lang == LangTrait::FnOnce;
            for (Ty param : table_.args(table_.list(trait.args)[1])) call.params.push_back(param);
            DefId once = items_.langDef("FnOnce");
            DefId output = items_.resolver().member(once, intern("Output"));
            call.result = normalized(table_.projection(output, trait.args));
            methods.push_back(std::move(call));
            continue;
        }
        for (const types::TraitRef& super : items_.trait(trait.trait).supertraits) {
            std::vector<Ty> list;
            for (Ty arg : table_.list(types::substitute(table_, super.args, table_.list(trait.args))))
                list.push_back(normalized(arg));
            open.push_back({super.trait, table_.makeArgs(list)});
        }
        for (DefId member : items_.resolver().members(trait.trait)) {
            if (items_.defs()[member].kind != DefKind::Function || !items_.hasReceiver(member)) continue;
            // Methods with type parameters of their own, or that need Self: Sized, are not callable on a dyn.
            bool generic = false;
            for (DefId param : items_.generics(member).own)
                generic |= items_.defs()[param].kind != DefKind::LifetimeParam;
            bool sized = items_.receiver(member) == ast::Receiver::Owned;
            const std::vector<types::Predicate>& predicates = items_.predicates(member);
            for (std::size_t k = items_.predicates(trait.trait).size(); k < predicates.size(); ++k) {
                sized |= predicates[k].kind == types::Predicate::Kind::Trait &&
                         items_.langTrait(predicates[k].trait.trait) == LangTrait::Sized &&
                         table_.list(predicates[k].trait.args)[0] == table_.param({}, 0);
            }
            if (generic || sized || items_.isAsync(member)) continue;
            const types::FnSignature& signature = items_.signature(member);
            std::vector<Ty> full(table_.list(trait.args).begin(), table_.list(trait.args).end());
            for (std::size_t k = 0; k < items_.generics(member).own.size(); ++k)
                full.push_back(table_.erasedRegion());
            Args memberArgs = table_.makeArgs(full);
            VTableMethod method;
            method.name = std::string(text(items_.defs()[member].name));
            method.method = member;
            for (std::size_t p = 1; p < signature.params.size(); ++p)
                method.params.push_back(concrete(signature.params[p], memberArgs));
            method.result = concrete(signature.result, memberArgs);
            ast::Receiver receiver = items_.receiver(member);
            const types::TyData& self = table_[signature.params.at(0)];
            bool isShared = self.kind == TyKind::Ref && !self.flag;
            method.isMutable =
                receiver == ast::Receiver::Mutable || (receiver == ast::Receiver::Typed && !isShared);
            method.isPoll = lang == LangTrait::Future && method.name == "poll";
            if (method.isPoll) {
                DefId output = items_.resolver().member(trait.trait, intern("Output"));
                method.result = normalized(table_.projection(output, table_.makeArgs({dyn})));
            }
            methods.push_back(std::move(method));
        }
        if (lang == LangTrait::Future) recordFuture(dyn);
    }
    // Methods of one name from different traits (Display.fmt, Debug.fmt) are told apart by their trait.
    std::set<std::string> taken;
    for (VTableMethod& method : methods) {
        if (!taken.insert(method.name).second) {
            method.name += "_" + std::string(text(items_.defs()[items_.defs()[method.method].parent].name));
            taken.insert(method.name);
        }
    }
    for (const VTableMethod& method : methods) {
        for (Ty param : method.params) openTypes_.push_back(param);
        openTypes_.push_back(method.result);
    }
    out_.vtableTypes[index].methods = std::move(methods);
    return out_.vtableTypes[index];
}

std::uint32_t Monomorphizer::slotOf(Ty dyn, DefId method) {
    const VTableType& type = vtableType(dyn);
    for (std::uint32_t i = 0; i < type.methods.size(); ++i) {
        if (type.methods[i].method == method) return i;
    }
    OX_UNREACHABLE("a method that is not in its vtable");
}

void Monomorphizer::vtableFor(Ty dyn, Ty concrete) {
    auto key = std::pair(dyn, concrete);
    if (out_.vtableOf.contains(key)) return;
    visit(concrete);
    visit(dyn);
    if (Ty plain = withMethodsOnly(dyn); plain != dyn) {
        vtableType(dyn);
        vtableFor(plain, concrete);
        out_.vtableOf[key] = out_.vtableOf.at({plain, concrete});
        return;
    }
    const VTableType type = vtableType(dyn);
    out_.vtableOf[key] = out_.vtables.size();
    std::size_t index = out_.vtables.size();
    out_.vtables.push_back({dyn, concrete, unique(typeName(concrete) + "_as_" + typeName(dyn)), {}});
    std::vector<FunctionId> methods;
    // The trait arguments of each slot, found as when the class was made.
    auto args = table_.args(dyn);
    std::vector<types::TraitRef> open;
    for (const auto& bound : table_.dynBounds(dyn).bounds) {
        std::vector<Ty> list{concrete};
        for (std::uint32_t i = 0; i < bound.argCount; ++i) list.push_back(args[bound.firstArg + i]);
        open.push_back({bound.trait, table_.makeArgs(list)});
    }
    for (std::size_t i = 0; i < open.size() && i < 64; ++i) {
        for (const types::TraitRef& super : items_.trait(open[i].trait).supertraits) {
            std::vector<Ty> list;
            for (Ty arg : table_.list(types::substitute(table_, super.args, table_.list(open[i].args))))
                list.push_back(normalized(arg));
            open.push_back({super.trait, table_.makeArgs(list)});
        }
    }
    for (const VTableMethod& method : type.methods) {
        if (method.isCall) {
            Ty callee = concrete;
            while (table_.kind(callee) == TyKind::Adt) callee = table_.args(callee)[0];  // Box<F>
            if (table_.kind(callee) == TyKind::FnDef) functionOf({table_[callee].def, table_[callee].args});
            methods.push_back({});
            continue;
        }
        bool builtinFuture =
            table_.kind(concrete) == TyKind::AsyncBlock || table_.kind(concrete) == TyKind::AsyncCall;
        if (method.isPoll) {
            recordFuture(concrete);
            if (builtinFuture) {
                methods.push_back({});
                continue;
            }
        }
        FunctionId function;
        for (const types::TraitRef& trait : open) {
            if (items_.defs()[method.method].parent != trait.trait) continue;
            std::vector<Ty> full(table_.list(trait.args).begin(), table_.list(trait.args).end());
            for (std::size_t k = 0; k < items_.generics(method.method).own.size(); ++k)
                full.push_back(table_.erasedRegion());
            function = functionOf({method.method, table_.makeArgs(full)});
            break;
        }
        methods.push_back(function);
    }
    out_.vtables[index].methods = std::move(methods);
    for (Ty super : std::vector<Ty>(vtableType(dyn).upcasts)) vtableFor(super, concrete);
}

// A table points at the tables of the supertraits that somebody asks for.
void Monomorphizer::upcast(Ty dyn, Ty super) {
    DefId principal = table_.dynBounds(dyn).bounds.front().trait;
    if (principal == table_.dynBounds(super).bounds.front().trait) return;
    visit(super);
    vtableType(super);
    dyn = withMethodsOnly(dyn);
    super = withMethodsOnly(super);
    std::vector<Ty>& upcasts = vtableType(dyn).upcasts;
    if (std::find(upcasts.begin(), upcasts.end(), super) != upcasts.end()) return;
    upcasts.push_back(super);
    for (std::size_t i = 0; i < out_.vtables.size(); ++i) {
        if (out_.vtables[i].dyn == dyn) vtableFor(super, Ty(out_.vtables[i].concrete));
    }
}

// &T -> &dyn Tr, Box<T> -> Box<dyn Tr>, ..: the concrete type needs its table.
void Monomorphizer::unsize(Ty from, Ty to) {
    auto inner = [&](Ty ty) {
        if (table_.kind(ty) == TyKind::Ref || table_.kind(ty) == TyKind::Pointer) return table_.pointee(ty);
        Ty last = table_.args(ty).back();
        bool isPin = table_.kind(ty) == TyKind::Adt && table_[ty].def == items_.langDef("Pin");
        if (isPin && table_.kind(last) == TyKind::Ref) return table_.pointee(last);
        if (isPin && table_.kind(last) == TyKind::Adt) return table_.args(last).back();
        return last;
    };
    Ty source = inner(from);
    Ty target = inner(to);
    if (table_.kind(target) != TyKind::Dyn) return;
    if (table_.kind(source) == TyKind::Dyn) {
        upcast(source, target);
    } else {
        vtableFor(target, source);
    }
}

void Monomorphizer::staticFor(DefId def) {
    if (out_.staticOf.contains(def)) return;
    items_.resolver().ensureResolved(def);
    StaticInstance instance;
    instance.def = def;
    instance.name = unique(std::string(text(items_.defs()[def].name)));
    instance.ty = normalized(items_.typeOfValue(def));
    const auto& syntax = std::get<ast::StaticItem>(items_.ast()[items_.defs()[def].item].kind);
    instance.isMutable = syntax.isMutable;
    instance.isThreadLocal = syntax.isThreadLocal;
    std::size_t index = out_.statics.size();
    out_.staticOf[def] = index;
    out_.statics.push_back(instance);
    visit(instance.ty);
    if (syntax.isTaskLocal) return;
    FunctionId initializer = functionFor(def, table_.makeArgs({}));
    out_.statics[index].initializer = initializer;
}

}  // namespace oxide::mono
