// `.` chains in expressions: how much of `a.b.c(x)` is a path, and what it names. From the left: a variable
// is a value and everything after it is fields and methods; a module or enum is looked into; after a type the
// rest is for checking to find.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/resolve/walker.h"

namespace oxide::resolve {

using diag::Code;

const ast::PathSegment& Walker::segmentOf(ast::ExprId id) const {
    const ast::ExprKind& kind = state_.ast[id].kind;
    if (const auto* name = std::get_if<ast::NameExpr>(&kind)) return name->segment;
    if (const auto* field = std::get_if<ast::FieldExpr>(&kind)) return field->field;
    return std::get<ast::MethodCallExpr>(kind).method;
}

void Walker::chain(ast::ExprId id, bool called) {
    std::vector<ast::ExprId> nodes;
    for (ast::ExprId at = id;;) {
        nodes.push_back(at);
        if (blockScope_) state_.blockScopeOf.emplace(at, blockScope_);
        if (const auto* field = std::get_if<ast::FieldExpr>(&state_.ast[at].kind)) {
            at = field->base;
        } else if (const auto* method = std::get_if<ast::MethodCallExpr>(&state_.ast[at].kind)) {
            at = method->base;
        } else {
            break;
        }
    }
    std::reverse(nodes.begin(), nodes.end());
    std::size_t next = 1;
    if (!std::holds_alternative<ast::NameExpr>(state_.ast[nodes[0]].kind)) {
        expr(nodes[0]);
    } else if (nodes.size() == 1) {
        const ast::PathSegment& segment = segmentOf(id);
        record(id, singleName(segment.name, called ? PathUse::Call : PathUse::Value));
        genericArgs(segment.args);
        return;
    } else {
        std::span<const ast::ExprId> all = nodes;
        Target current = chainHead(all);
        record(nodes[0], current);
        genericArgs(segmentOf(nodes[0]).args);
        for (std::size_t i = 1; i < nodes.size() && current.kind == Target::Kind::Def; ++i) {
            const ast::Identifier& name = segmentOf(nodes[i]).name;
            if (kindOf(current) == DefKind::Module) {
                current = stepInModule(current.def, all.subspan(i), called);
            } else if (DefId variant = state_.variantOf(current.def, name.name)) {
                current = stepToVariant(variant, name);
            } else {
                break;
            }
            record(nodes[i], current);
        }
    }
    for (; next < nodes.size(); ++next) {
        genericArgs(segmentOf(nodes[next]).args);
        if (const auto* method = std::get_if<ast::MethodCallExpr>(&state_.ast[nodes[next]].kind))
            exprs(method->args);
    }
}

// A name that is a whole expression.
Target Walker::singleName(const ast::Identifier& name, PathUse use) {
    std::string_view spelled = text(name.name);
    if (spelled == "self") {
        if (auto self = selfValue(name.span)) return *self;
        state_.diagnostics.error(Code::E0424, name.span, "expected value, found module `self`")
            .label("`self` value is only available in methods that are not `static`");
        return error();
    }
    if (spelled == "Self") {
        Target self = selfType(name.span, false);
        if (self.kind == Target::Kind::SelfType && kindOf(self) == DefKind::Trait) {
            state_.diagnostics.error(Code::E0423, name.span, "expected value, found self type `Self`")
                .label("not a value");
            return error();
        }
        return self;
    }
    if (spelled == "crate" || spelled == "super") {
        state_.diagnostics
            .error(Code::E0423, name.span, fmt::format("expected value, found module `{}`", spelled))
            .label("not a value");
        return error();
    }
    Binding found = lookup(name, Namespace::Value);
    if (found.target.kind == Target::Kind::Error) return found.target;
    if (found) {
        checkAccess(found, name);
        if (found.isDef() && kindOf(found.target) == DefKind::Variant)
            return stepToVariant(found.target.def, name);
        return found.target;
    }
    if (Binding other = lookup(name, Namespace::Type)) return wrongKind(other, name, use);
    return unknown(name, use);
}

Target Walker::stepToVariant(DefId variant, const ast::Identifier& name) {
    if (state_.shapeOf(variant) == ast::VariantShape::Struct) {
        std::string shown = state_.pathText(variant);
        state_.diagnostics
            .error(Code::E0533, name.span, fmt::format("expected value, found struct variant `{}`", shown))
            .label("not a value");
        return error();
    }
    return of(variant);
}

// Does what follows the head read as a path of types (`mpsc.Sender.x`), so that the head was meant as a
// module or type?
bool Walker::looksLikeType(std::span<const ast::ExprId> nodes) const {
    auto isConstantCase = [](std::string_view s) {
        return s.size() > 1 && std::none_of(s.begin(), s.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    };
    for (ast::ExprId id : nodes) {
        Name name = segmentOf(id).name.name;
        if (!startsUpper(name)) continue;
        return !isConstantCase(text(name)) || id != nodes.front();
    }
    return false;
}

// The first name of a chain with more behind it.
Target Walker::chainHead(std::span<const ast::ExprId> nodes) {
    const ast::Identifier& name = segmentOf(nodes[0]).name;
    std::string_view spelled = text(name.name);
    if (spelled == "self" || spelled == "Self" || spelled == "crate" || spelled == "super")
        return keywordHead(nodes);
    const ast::Identifier& next = segmentOf(nodes[1]).name;
    if (hasLocal(name.name)) return lookup(name, Namespace::Value).target;
    Binding found = lookup(name, Namespace::Type);
    if (found.target.kind == Target::Kind::Error) return found.target;
    auto inModule = [&](DefId module) {
        return state_.lookupIn(module, next.name, Namespace::Type) ||
               state_.lookupIn(module, next.name, Namespace::Value);
    };
    if (!found) {
        found = lookup(name, Namespace::Value);
    } else if (isModule(found.target) && !inModule(found.target.def)) {
        // A constant of the module's name, or a primitive type hidden by its module (`f64.MAX` beside `import
        // std.f64`).
        if (Binding value = lookup(name, Namespace::Value)) {
            found = value;
        } else if (auto builtin = builtinType(plain(name.name))) {
            Target target;
            target.kind = Target::Kind::Builtin;
            target.builtin = *builtin;
            return target;
        }
    }
    if (found) {
        checkAccess(found, name);
        return found.target;
    }
    if (looksLikeType(nodes)) return unknownHead(name);
    if (state_.isLibraryModuleName(plain(name.name))) return unknownHead(name);
    return unknown(name, PathUse::Value);
}

Target Walker::keywordHead(std::span<const ast::ExprId> nodes) {
    const ast::Identifier& name = segmentOf(nodes[0]).name;
    std::string_view spelled = text(name.name);
    if (spelled == "Self") return selfType(name.span, true);
    if (spelled == "self") {
        if (auto self = selfValue(name.span)) return *self;
        const ast::Identifier& next = segmentOf(nodes[1]).name;
        bool names = text(next.name) == "super" || state_.lookupIn(module_, next.name, Namespace::Value) ||
                     state_.lookupIn(module_, next.name, Namespace::Type);
        return names ? of(module_) : singleName(name, PathUse::Value);
    }
    DefId module = module_;
    if (spelled == "super") {
        module = state_.defs[module].parent;
        if (!module) {
            state_.diagnostics.error(Code::E0433, name.span, "there are too many leading `super` keywords")
                .label("there are too many leading `super` keywords");
            return error();
        }
    } else {
        while (state_.defs[module].parent) module = state_.defs[module].parent;
    }
    return of(module);
}

// nodes[0] names something in `module`; the nodes after it follow it.
Target Walker::stepInModule(DefId module, std::span<const ast::ExprId> nodes, bool called) {
    const ast::Identifier& name = segmentOf(nodes[0]).name;
    bool isCall = std::holds_alternative<ast::MethodCallExpr>(state_.ast[nodes[0]].kind);
    bool isLast = nodes.size() == 1;
    if (text(name.name) == "super" && !isLast) {
        DefId parent = state_.defs[module].parent;
        if (parent) return of(parent);
        state_.diagnostics.error(Code::E0433, name.span, "there are too many leading `super` keywords")
            .label("there are too many leading `super` keywords");
        return error();
    }
    PathUse use = isCall || (isLast && called) ? PathUse::Call : PathUse::Value;
    bool wantsValue = isCall || isLast;
    Binding found = state_.lookupIn(module, name.name, wantsValue ? Namespace::Value : Namespace::Type);
    if (!found && !wantsValue) found = state_.lookupIn(module, name.name, Namespace::Value);
    if (found) {
        state_.markUsed(found);
        if (!checkAccess(found, name)) return error();
        if (found.isDef() && kindOf(found.target) == DefKind::Variant)
            return stepToVariant(found.target.def, name);
        return found.target;
    }
    if (wantsValue) {
        if (Binding other = state_.lookupIn(module, name.name, Namespace::Type)) {
            checkAccess(other, name);
            return wrongKind(other, name, use);
        }
        return unknown(name, use, module);
    }
    bool meansValue = !startsUpper(name.name) ? false : !looksLikeType(nodes);
    return meansValue ? unknown(name, use, module) : unknownHead(name, module);
}

}  // namespace oxide::resolve
