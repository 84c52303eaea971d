#include "frontend/base/check.h"
#include "frontend/flow/builder.h"

namespace oxide::flow {

Cfg buildCfg(const hir::Bodies& bodies, BodyId id, types::TypeTable& types, const resolve::Definitions& defs,
             TypeQueries& queries) {
    return Builder(bodies, id, types, defs, queries).build();
}

Builder::Builder(const hir::Bodies& bodies, BodyId id, types::TypeTable& types,
                 const resolve::Definitions& defs, TypeQueries& queries)
    : bodies_(bodies), body_(bodies[id]), types_(types), defs_(defs), queries_(queries) {
    cfg_.body = &body_;
    cfg_.id = id;
    cfg_.ofLocal.resize(body_.locals.size());
    captures_.resize(body_.captures.size());
}

Cfg Builder::build() {
    current_ = cfg_.entry = newBlock();
    cfg_.result = cfg_.vars.add({.kind = VarKind::Result, .ty = body_.resultTy, .span = body_.headSpan});
    for (std::uint32_t i = 0; i < captures_.size(); ++i) {
        const hir::Capture& capture = body_.captures[i];
        Ty ty = capture.ty;
        if (capture.mode != hir::CaptureMode::Move)
            ty = types_.reference(capture.mode == hir::CaptureMode::Mutable, ty);
        captures_[i] = cfg_.vars.add({.kind = VarKind::Capture,
                                      .ty = ty,
                                      .capture = i,
                                      .isMutable = capture.isMutable,
                                      .isParam = true,
                                      .span = capture.use});
    }

    enter(ScopeKind::Block, body_.span);
    for (const hir::BodyParam& param : body_.params) {
        const auto* binding = std::get_if<hir::BindingPattern>(&body_[param.pattern].kind);
        bool isPlain = binding && !binding->sub && binding->mode != hir::BindingMode::Shared &&
                       binding->mode != hir::BindingMode::Mutable;
        VarId var = isPlain ? localVar(binding->local) : temp(param.ty, param.span);
        cfg_.vars[var].isParam = true;
        schedule(scopes_.size() - 1, var, true);
        if (isPlain) continue;
        declare(param.pattern);
        Failure failure;
        std::vector<Way> ways = match(param.pattern, placeOf(var), body_[param.pattern].span, failure);
        bind(ways, body_[param.pattern].span);
    }
    into(placeOf(cfg_.result), body_.root);
    leave();
    block().returns = true;
    block().end = body_.span.endPoint();
    for (const Var& var : cfg_.vars) cfg_.isWhole &= !types_[var.ty].hasError && !types_[var.ty].hasInfer;
    return std::move(cfg_);
}

// ---- blocks and statements
// ----------------------------------------------------------------------------------------------

void Builder::go(BlockId to, Span span) {
    block().targets = {to};
    block().end = span;
}

void Builder::branch(std::vector<BlockId> targets, Span span) {
    block().targets = std::move(targets);
    block().end = span;
}

void Builder::finish(Span span) {
    block().end = span;
    current_ = newBlock();
}

Statement& Builder::assign(Place target, Value value, Span span, bool isDeclaration) {
    Ty ty = cfg_.tyOf(target);
    return block().statements.emplace_back(
        Statement{.kind = Assign{std::move(target), std::move(value), ty, isDeclaration}, .span = span});
}

void Builder::mention(const Place& place, Span span) {
    block().statements.push_back({.kind = Mention{place}, .span = span});
}

// ---- variables and scopes
// -----------------------------------------------------------------------------------------------

VarId Builder::temp(Ty ty, Span span) {
    return cfg_.vars.add({.kind = VarKind::Temp, .ty = ty, .isMutable = true, .span = span});
}

Place Builder::project(Place base, Projection step) {
    base.path.push_back(std::move(step));
    return base;
}

void Builder::schedule(std::size_t scope, VarId var, bool drops) {
    scopes_[scope].vars.push_back({var, drops && queries_.needsDrop(cfg_.vars[var].ty)});
}

std::size_t Builder::tempScope() const {
    for (std::size_t i = scopes_.size(); i-- > 0;) {
        if (scopes_[i].kind == ScopeKind::Temps) return i;
    }
    return scopes_.size() - 1;
}

std::size_t Builder::blockScope() const {
    for (std::size_t i = scopes_.size(); i-- > 0;) {
        if (scopes_[i].kind == ScopeKind::Block) return i;
    }
    return 0;
}

void Builder::enter(ScopeKind kind, Span whole) {
    Span end = whole;
    if (end.end > end.begin) end.begin = end.end - 1;
    scopes_.push_back({kind, {}, end});
}

void Builder::emitExit(const Scope& scope) {
    for (std::size_t i = scope.vars.size(); i-- > 0;) {
        const Scheduled& scheduled = scope.vars[i];
        auto add = [&](auto kind) { block().statements.push_back({.kind = kind, .span = scope.end}); };
        if (scheduled.drops) add(Drop{scheduled.var});
        add(StorageDead{scheduled.var});
    }
}

void Builder::leave() {
    Scope scope = std::move(scopes_.back());
    scopes_.pop_back();
    emitExit(scope);
}

void Builder::unwindTo(std::size_t depth) {
    for (std::size_t i = scopes_.size(); i-- > depth;) emitExit(scopes_[i]);
}

VarId Builder::localVar(hir::LocalId id) {
    VarId& var = cfg_.ofLocal[id.value];
    if (!var) {
        const hir::Local& local = body_[id];
        var = cfg_.vars.add({.kind = VarKind::Local,
                             .ty = local.ty,
                             .annotated = local.annotated,
                             .local = id,
                             .isMutable = local.isMutable,
                             .byMacro = local.byMacro,
                             .isParam = local.isParam,
                             .span = local.span});
    }
    return var;
}

Place Builder::localPlace(hir::LocalId id) {
    if (auto it = guardRefs_.find(id); it != guardRefs_.end()) {
        return project(placeOf(it->second), {.kind = Projection::Kind::Deref, .ty = body_[id].ty});
    }
    return placeOf(localVar(id));
}

}  // namespace oxide::flow
