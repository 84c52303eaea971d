// Which function a call runs.
#include "frontend/mono/monomorphizer.h"
#include "frontend/mono/rust_names.h"
#include "frontend/types/fold.h"

namespace oxide::mono {

using resolve::DefKind;
using types::TyKind;

std::optional<std::pair<DefId, Args>> Monomorphizer::implementationFor(DefId trait, Args args) {
    auto [known, isNew] = implementations_.try_emplace({trait, args});
    if (!isNew) return known->second;
    types::Outcome outcome = types::Outcome::No;
    auto selection = solver_.select({trait, args}, outcome);
    if (!selection || selection->kind != types::Selection::Kind::Implementation) return std::nullopt;
    solver_.addAll(selection->nested, {}, types::Cause::Bound);
    solver_.solvePending();
    solver_.takeFailures();
    Args own = infer_.resolveAll(selection->args);
    std::vector<Ty> list(table_.list(own).begin(), table_.list(own).end());
    for (Ty& arg : list) arg = normalized(arg);
    return known->second = std::pair(selection->implementation, table_.makeArgs(list));
}

Monomorphizer::Resolved Monomorphizer::resolve(DefId def, Args args) {
    Resolved result{Resolved::Kind::Function, def, args};
    DefId trait = items_.defs()[def].parent;
    if (!trait || items_.defs()[trait].kind != DefKind::Trait) return result;
    std::size_t traitCount = types::allParams(items_.generics(trait)).size();
    auto all = table_.list(args);
    Args traitArgs = table_.makeArgs(all.first(std::min(traitCount, all.size())));
    Ty self = all[0];
    if (auto found = implementationFor(trait, traitArgs)) {
        DefId member = items_.resolver().member(found->first, items_.defs()[def].name);
        bool sameKind = member && items_.defs()[member].kind == items_.defs()[def].kind;
        if (!sameKind) return result;  // the trait's default
        // The member's own parameters follow those of its extension; lifetimes need not be the same in
        // number.
        std::vector<Ty> own;
        for (Ty arg : all.subspan(traitCount)) {
            if (table_.kind(arg) != TyKind::Region) own.push_back(arg);
        }
        std::vector<Ty> full(table_.list(found->second).begin(), table_.list(found->second).end());
        std::vector<DefId> params = types::allParams(items_.generics(member));
        std::size_t next = 0;
        for (std::size_t i = full.size(); i < params.size(); ++i) {
            bool isLifetime = params[i] && items_.defs()[params[i]].kind == DefKind::LifetimeParam;
            full.push_back(isLifetime          ? table_.erasedRegion()
                           : next < own.size() ? own[next++]
                                               : table_.error());
        }
        result.def = member;
        result.args = table_.makeArgs(full);
        return result;
    }
    bool hasReceiver = items_.hasReceiver(def);
    if (table_.kind(self) == TyKind::Dyn && hasReceiver) {
        // A default method that is not in the vtable (it needs Self: Sized) cannot be called on a dyn;
        // everything else is.
        result.kind = Resolved::Kind::Dyn;
        return result;
    }
    if (items_.langTrait(trait) == types::LangTrait::Clone && text(items_.defs()[def].name) == "clone")
        result.kind = Resolved::Kind::CloneShim;
    return result;
}

void Monomorphizer::addHeaders(DefId def, std::vector<std::string>& into) {
    auto add = [&](const std::string& header) {
        into.push_back(header);
        headers_.insert(header);
    };
    auto fromMeta = [&](const ast::MetaItem& meta) {
        for (const ast::MetaItem& arg : meta.args) {
            if (arg.path.size() == 1 && text(arg.path[0].name) == "header" && arg.value) add(*arg.value);
        }
    };
    if (const ast::Attribute* own = items_.attributeSyntax(def, "cpp")) fromMeta(own->meta);
    for (const ast::Module& module : items_.ast().modules) {
        if (module.file != items_.defs()[def].file) continue;
        for (const ast::Attribute& attribute : module.attributes) {
            if (attribute.meta.path.size() == 1 && text(attribute.meta.path[0].name) == "cpp")
                fromMeta(attribute.meta);
        }
    }
}

Extern Monomorphizer::externOf(DefId def, Args args) {
    Extern result;
    if (const ast::Attribute* attribute = items_.attributeSyntax(def, "cpp")) {
        for (const ast::MetaItem& arg : attribute->meta.args) {
            if (arg.path.empty() && arg.value) result.text = *arg.value;
            if (arg.path.size() == 1 && text(arg.path[0].name) == "future" && arg.value)
                result.future = *arg.value;
        }
    }
    addHeaders(def, result.headers);
    std::vector<DefId> params = types::allParams(items_.generics(def));
    auto list = table_.list(args);
    for (std::size_t i = 0; i < params.size() && i < list.size(); ++i) {
        if (table_.kind(list[i]) == TyKind::Region) continue;
        result.names.push_back(
            {params[i] ? std::string(text(items_.defs()[params[i]].name)) : "Self", list[i]});
    }
    if (items_.defs().isMember(def)) {
        Ty self = concrete(items_.selfType(def), args);
        bool known = false;
        for (const auto& [name, ty] : result.names) known |= name == "Self";
        if (!known) result.names.push_back({"Self", self});
    }
    for (const auto& [name, ty] : result.names) {
        if (table_.kind(ty) != TyKind::Const) visit(ty);
    }
    result.hasReceiver = items_.hasReceiver(def);
    return result;
}

// #[trackCaller], its own or that of the trait's method it implements. C++ functions say so themselves: they
// must take the place as arguments. `drop` and `poll` are called by C++ code.
bool Monomorphizer::tracksCaller(DefId function) {
    auto has = [&](DefId def) {
        return items_.attributeSyntax(def, "trackCaller") || items_.attributeSyntax(def, "track_caller");
    };
    DefId extension = items_.defs()[function].parent;
    const ast::FunctionItem* syntax = items_.functionSyntax(function);
    if (!syntax || !syntax->body || !extension || items_.defs()[extension].kind != DefKind::Extension)
        return has(function);
    const auto& trait = items_.implementation(extension).trait;
    if (!trait) return has(function);
    types::LangTrait lang = items_.langTrait(trait->trait);
    if (lang == types::LangTrait::Drop || lang == types::LangTrait::Future) return false;
    DefId declared = items_.resolver().member(trait->trait, items_.defs()[function].name);
    return has(function) || (declared && has(declared));
}

namespace {

Inlining inliningOf(const check::ItemTable& items, DefId function) {
    const ast::Attribute* attribute = items.attributeSyntax(function, "inline");
    if (!attribute) return Inlining::Chosen;
    for (const ast::MetaItem& arg : attribute->meta.args) {
        if (arg.path.size() != 1) continue;
        if (text(arg.path[0].name) == "always") return Inlining::Always;
        if (text(arg.path[0].name) == "never") return Inlining::Never;
    }
    return Inlining::Hinted;
}

}  // namespace

FunctionId Monomorphizer::functionFor(DefId def, Args args) {
    auto key = std::pair(def, args);
    if (auto it = out_.byCallee.find(key); it != out_.byCallee.end()) return it->second;
    Function function;
    function.def = def;
    function.args = args;
    const resolve::Def& info = items_.defs()[def];
    function.span = info.span;
    if (info.kind == DefKind::Function && items_.attribute(def, "lang").value_or("") == "typeName")
        return typeNameShim(def, args);
    if (info.kind == DefKind::Struct || info.kind == DefKind::Variant) {
        function.kind = FunctionKind::Constructor;
        function.variant = info.kind == DefKind::Variant ? info.index : 0;
    }
    if (info.kind == DefKind::Const || info.kind == DefKind::Static) {
        function.result = concrete(items_.typeOfValue(def), args);
        const auto* global = std::get_if<ast::StaticItem>(&items_.ast()[info.item].kind);
        if (global && global->isThreadLocal) function.result = table_.args(function.result)[0];
    } else {
        const types::FnSignature signature = items_.signature(def);
        const ast::FunctionItem* syntax = items_.functionSyntax(def);
        std::size_t receiver = syntax && syntax->receiver != ast::Receiver::None ? 1 : 0;
        for (std::size_t i = 0; i < signature.params.size(); ++i) {
            std::string name = "_" + std::to_string(i);
            if (receiver == 1 && i == 0) name = "self";
            if (syntax && i >= receiver && i - receiver < syntax->params.size()) {
                ast::PatternId pattern = syntax->params[i - receiver].pattern;
                auto* binding =
                    pattern ? std::get_if<ast::BindingPattern>(&items_.ast()[pattern].kind) : nullptr;
                name = binding ? std::string(text(binding->name.name)) : "arg" + std::to_string(i);
            }
            function.params.push_back({name, concrete(signature.params[i], args)});
        }
        function.result = concrete(signature.result, args);
        function.isAsync = items_.isAsync(def);
        function.inlining = inliningOf(items_, def);
        function.isCold = items_.attributeSyntax(def, "cold") != nullptr;
        function.tracksCaller = !function.isAsync && tracksCaller(def);
    }
    function.neverReturns = table_.kind(function.result) == TyKind::Never;
    bool hasBody = false;
    if (function.kind != FunctionKind::Constructor) {
        const ast::FunctionItem* syntax = items_.functionSyntax(def);
        hasBody = syntax ? syntax->body.has_value() : true;
        if (!hasBody) {
            function.kind = FunctionKind::Extern;
            function.external = externOf(def, args);
            function.suspends = function.isAsync;
        }
    }
    // Making the extern may have asked for this very function.
    if (auto it = out_.byCallee.find(key); it != out_.byCallee.end()) return it->second;
    function.name = unique(functionName(def, args));
    function.signature = signatureText(function);
    FunctionId id = out_.functions.add(std::move(function));
    out_.byCallee[key] = id;
    if (hasBody) open_.push_back(id);
    for (std::size_t i = 0; i < out_.functions[id].params.size(); ++i) visit(out_.functions[id].params[i].ty);
    visit(out_.functions[id].result);
    return id;
}

FunctionId Monomorphizer::functionOf(const hir::Callee& callee) {
    auto key = std::pair(callee.def, callee.args);
    if (auto it = out_.byCallee.find(key); it != out_.byCallee.end()) return it->second;
    Resolved target = resolve(callee.def, callee.args);
    FunctionId id;
    switch (target.kind) {
        case Resolved::Kind::Function: id = functionFor(target.def, target.args); break;
        case Resolved::Kind::CloneShim: id = cloneShim(callee.def, callee.args); break;
        case Resolved::Kind::Dyn: id = dynShim(callee.def, callee.args); break;
    }
    out_.byCallee[key] = id;
    return id;
}

FunctionId Monomorphizer::closureFunction(BodyId body, Args args) {
    auto key = std::pair(body, args);
    if (auto it = out_.byBody.find(key); it != out_.byBody.end()) return it->second;
    const hir::Body& generic = program_.bodies()[body];
    Function function;
    bool isClosure = generic.kind == hir::BodyKind::Closure;
    function.kind = isClosure ? FunctionKind::Closure : FunctionKind::AsyncBlock;
    function.def = generic.owner;
    function.args = args;
    function.body = body;
    function.span = generic.span;
    function.isAsync = !isClosure;
    if (isClosure) {
        const types::FnSignature& signature = items_.closureSignature(body);
        for (std::size_t i = 0; i < signature.params.size(); ++i) {
            std::string name = "arg" + std::to_string(i);
            if (i < generic.params.size()) {
                auto* binding = std::get_if<hir::BindingPattern>(&generic[generic.params[i].pattern].kind);
                if (binding && generic[binding->local].name)
                    name = std::string(text(generic[binding->local].name));
            }
            function.params.push_back({name, concrete(signature.params[i], args)});
        }
        function.result = concrete(signature.result, args);
    } else {
        function.result = concrete(items_.asyncOutput(body), args);
    }
    function.neverReturns = isClosure && table_.kind(function.result) == TyKind::Never;
    function.name = unique(functionName(generic.owner, args) + (isClosure ? "_closure" : "_async"));
    function.signature = signatureText(function);
    FunctionId id = out_.functions.add(std::move(function));
    out_.byBody[key] = id;
    open_.push_back(id);
    for (std::size_t i = 0; i < out_.functions[id].params.size(); ++i) visit(out_.functions[id].params[i].ty);
    visit(out_.functions[id].result);
    return id;
}

// Functions the compiler writes itself: a body made of a few nodes.
namespace {

hir::LocalId addParam(hir::Body& body, const char* name, Ty ty) {
    hir::Local local;
    local.name = intern(name);
    local.ty = ty;
    local.isParam = true;
    hir::LocalId id = body.locals.add(local);
    hir::PatternId pattern = body.patterns.add({hir::BindingPattern{id, hir::BindingMode::Copy, {}}, ty, {}});
    body.params.push_back({pattern, ty, {}});
    return id;
}

}  // namespace

// Clone of what has no written implementation: Copy types, tuples, arrays, closures.
FunctionId Monomorphizer::cloneShim(DefId method, Args args) {
    Ty self = table_.list(args)[0];
    Function function;
    function.def = method;
    function.args = args;
    function.result = self;
    Ty reference = table_.reference(false, self);
    function.params.push_back({"self", reference});
    function.name = unique("clone_" + typeName(self));
    function.signature = signatureText(function);
    hir::Body body;
    body.owner = method;
    body.resultTy = self;
    hir::LocalId local = addParam(body, "self", reference);
    auto add = [&](hir::ExprKind kind, Ty ty) { return body.exprs.add({std::move(kind), ty, {}}); };
    hir::ExprId value = add(hir::DerefPlace{add(hir::LocalPlace{local}, reference)}, self);
    auto cloneOf = [&](hir::ExprId place, Ty ty) {
        visit(ty);
        if (isCopy(ty)) return add(hir::CopyExpr{place}, ty);
        hir::ExprId borrowed =
            add(hir::BorrowExpr{hir::BorrowKind::Shared, place, false}, table_.reference(false, ty));
        hir::Callee callee{method, table_.makeArgs({ty})};
        FunctionId target = functionOf(callee);
        (void)target;
        return add(hir::CallExpr{callee, {borrowed}, false, {}}, ty);
    };
    if (isCopy(self)) {
        body.root = add(hir::CopyExpr{value}, self);
    } else if (table_.kind(self) == TyKind::Tuple) {
        std::vector<hir::ExprId> parts;
        for (std::uint32_t i = 0; i < table_.args(self).size(); ++i) {
            Ty part = table_.args(self)[i];
            parts.push_back(cloneOf(add(hir::FieldPlace{value, 0, i}, part), part));
        }
        body.root = add(hir::TupleExpr{std::move(parts)}, self);
    } else if (table_.kind(self) == TyKind::Array) {
        Ty element = table_.args(self)[0];
        Ty size = table_.integer(types::IntKind::USize);
        std::vector<hir::ExprId> parts;
        for (UInt128 i = 0; i < table_[table_.args(self)[1]].value; ++i) {
            hir::ExprId index = add(hir::IntLiteral{i}, size);
            parts.push_back(cloneOf(add(hir::IndexPlace{value, index}, element), element));
        }
        body.root = add(hir::ArrayExpr{std::move(parts)}, self);
    } else {
        const ClosureInstance instance = closureInstance(self);
        std::vector<hir::ExprId> captures;
        for (std::uint32_t i = 0; i < instance.captures.size(); ++i) {
            Ty ty = instance.captures[i].ty;
            captures.push_back(cloneOf(add(hir::FieldPlace{value, 0, i}, ty), ty));
        }
        body.root = add(hir::ClosureExpr{BodyId(table_[self].index), std::move(captures)}, self);
    }
    function.code = std::move(body);
    FunctionId id = out_.functions.add(std::move(function));
    out_.byCallee[{method, args}] = id;
    visit(reference);
    visit(self);
    return id;
}

// A dyn's method as a function: its receiver is the dyn reference.
FunctionId Monomorphizer::dynShim(DefId method, Args args) {
    Ty self = table_.list(args)[0];
    const types::FnSignature signature = items_.signature(method);
    Function function;
    function.def = method;
    function.args = args;
    function.result = concrete(signature.result, args);
    hir::Body body;
    body.owner = method;
    body.resultTy = function.result;
    auto add = [&](hir::ExprKind kind, Ty ty) { return body.exprs.add({std::move(kind), ty, {}}); };
    hir::CallDynExpr call;
    call.method = {method, args};
    call.slot = slotOf(self, method);
    for (std::size_t i = 0; i < signature.params.size(); ++i) {
        Ty ty = concrete(signature.params[i], args);
        std::string name = i == 0 ? "self" : "arg" + std::to_string(i);
        function.params.push_back({name, ty});
        visit(ty);
        hir::LocalId local = addParam(body, name.c_str(), ty);
        hir::ExprId place = add(hir::LocalPlace{local}, ty);
        hir::ExprId value = isCopy(ty) ? add(hir::CopyExpr{place}, ty) : add(hir::MoveExpr{place}, ty);
        if (i == 0)
            call.receiver = value;
        else
            call.args.push_back(value);
    }
    body.root = add(std::move(call), function.result);
    function.name = unique(typeName(self) + "_" + std::string(text(items_.defs()[method].name)));
    function.signature = signatureText(function);
    function.code = std::move(body);
    visit(function.result);
    FunctionId id = out_.functions.add(std::move(function));
    out_.byCallee[{method, args}] = id;
    return id;
}

FunctionId Monomorphizer::typeNameShim(DefId def, Args args) {
    Function function;
    function.def = def;
    function.args = args;
    Ty str = table_.reference(false, table_.str());
    function.result = str;
    hir::Body body;
    body.owner = def;
    body.resultTy = str;
    std::string shown;
    for (Ty arg : table_.list(args)) {
        if (table_.kind(arg) != TyKind::Region) shown = rustTypeName(items_, arg);
    }
    body.root = body.exprs.add({hir::StringLiteral{shown}, str, {}});
    function.name = unique(functionName(def, args));
    function.signature = signatureText(function);
    function.code = std::move(body);
    visit(str);
    FunctionId id = out_.functions.add(std::move(function));
    out_.byCallee[{def, args}] = id;
    return id;
}

}  // namespace oxide::mono
