// Paths of types, bounds, patterns and struct literals.
#include <fmt/format.h>

#include "frontend/resolve/walker.h"

namespace oxide::resolve {

using diag::Code;

namespace {

Namespace spaceOf(PathUse use) {
    switch (use) {
        case PathUse::Type:
        case PathUse::GenericArg:
        case PathUse::Trait:
        case PathUse::Module:
        case PathUse::Struct: return Namespace::Type;
        case PathUse::TupleStructPattern:
        case PathUse::UnitPattern:
        case PathUse::Value:
        case PathUse::Call: return Namespace::Value;
    }
    OX_UNREACHABLE("use of a path");
}

bool isPattern(PathUse use) { return use == PathUse::TupleStructPattern || use == PathUse::UnitPattern; }

}  // namespace

PathTarget Walker::path(const ast::Path& path, PathUse use) {
    for (const ast::PathSegment& segment : path.segments) genericArgs(segment.args);
    PathTarget result;
    if (path.qualifiedSelf) {
        type(path.qualifiedSelf);
        if (!path.qualifiedTrait.empty()) {
            for (const ast::PathSegment& segment : path.qualifiedTrait) genericArgs(segment.args);
            result.target = pathTarget(path.qualifiedTrait, PathUse::Trait).target;
        }
    } else {
        result = pathTarget(path.segments, use);
    }
    state_.resolution.paths[&path] = result;
    return result;
}

PathTarget Walker::pathTarget(Segments segments, PathUse use) {
    if (segments.empty()) return {error(), 0};
    const ast::Identifier& head = segments[0].name;
    std::string_view spelled = text(head.name);
    if (spelled == "Self") {
        Target self = selfType(head.span, false);
        return {self, self.kind == Target::Kind::Error ? static_cast<std::uint32_t>(segments.size()) : 1};
    }
    if (spelled == "crate" || spelled == "self" || spelled == "super") {
        DefId module = module_;
        if (spelled == "crate") {
            while (state_.defs[module].parent) module = state_.defs[module].parent;
        }
        std::size_t next = spelled == "super" ? 0 : 1;
        for (; next < segments.size() && text(segments[next].name.name) == "super"; ++next) {
            module = state_.defs[module].parent;
            if (module) continue;
            state_.diagnostics
                .error(Code::E0433, segments[next].name.span, "there are too many leading `super` keywords")
                .label("there are too many leading `super` keywords");
            return {error(), static_cast<std::uint32_t>(segments.size())};
        }
        return pathFrom(bindingOf(module), next, segments, use);
    }
    if (segments.size() == 1) {
        Binding found = lookup(head, spaceOf(use), !isPattern(use));
        if (!found && use == PathUse::GenericArg) {
            Binding value = lookup(head, Namespace::Value);
            if (value) found = value;
        }
        return {lastOf(found, head, use, false), 1};
    }
    Binding found = lookup(head, Namespace::Type);
    if (!found) {
        if (use == PathUse::Value || use == PathUse::Call) found = lookup(head, Namespace::Value);
        if (!found) return {unknownHead(head), static_cast<std::uint32_t>(segments.size())};
    }
    if (found.isDef() && isModule(found.target)) {
        auto builtin = builtinType(head.name);
        if (builtin && !state_.lookupIn(found.target.def, segments[1].name.name, Namespace::Type) &&
            !state_.lookupIn(found.target.def, segments[1].name.name, Namespace::Value)) {
            Target target;
            target.kind = Target::Kind::Builtin;
            target.builtin = *builtin;
            return {target, 1};
        }
    }
    checkAccess(found, head);
    return pathFrom(found, 1, segments, use);
}

// The first `next` segments are `current`.
PathTarget Walker::pathFrom(Binding current, std::size_t next, Segments segments, PathUse use) {
    auto all = static_cast<std::uint32_t>(segments.size());
    for (; next < segments.size(); ++next) {
        if (current.target.kind == Target::Kind::Error) return {current.target, all};
        if (!current.isDef()) return {current.target, static_cast<std::uint32_t>(next)};
        const ast::Identifier& name = segments[next].name;
        bool isLast = next + 1 == segments.size();
        DefId container = current.target.def;
        if (DefId variant = state_.variantOf(container, name.name)) {
            return {lastOf(bindingOf(variant), name, use, true), static_cast<std::uint32_t>(next + 1)};
        }
        if (kindOf(current.target) != DefKind::Module)
            return {current.target, static_cast<std::uint32_t>(next)};
        Binding found = state_.lookupIn(container, name.name, isLast ? spaceOf(use) : Namespace::Type);
        if (!found && isLast) return {lastMissing(name, use, container), all};
        if (!found) return {unknownHead(name, container), all};
        state_.markUsed(found);
        if (!checkAccess(found, name)) return {error(), all};
        if (isLast) return {lastOf(found, name, use, true), all};
        current = found;
    }
    return {lastOf(current, segments.back().name, use, true), all};
}

// The last segment is not in the namespace that is wanted.
Target Walker::lastMissing(const ast::Identifier& name, PathUse use, DefId module) {
    Namespace other = spaceOf(use) == Namespace::Type ? Namespace::Value : Namespace::Type;
    if (Binding found = state_.lookupIn(module, name.name, other)) {
        checkAccess(found, name);
        if (use == PathUse::GenericArg) return found.target;
        return wrongKind(found, name, use);
    }
    return unknown(name, use, module);
}

// Is what the whole path names fit for its use? `inPath`: several segments, so that locals and hidden names
// do not matter.
Target Walker::lastOf(const Binding& binding, const ast::Identifier& name, PathUse use, bool inPath) {
    const Target& target = binding.target;
    if (target.kind == Target::Kind::Error) return target;
    if (!binding) {
        Namespace other = spaceOf(use) == Namespace::Type ? Namespace::Value : Namespace::Type;
        Binding found = lookup(name, other, !isPattern(use));
        if (found.target.kind == Target::Kind::Error) return found.target;
        return found && found.isDef() ? wrongKind(found, name, use) : unknown(name, use);
    }
    if (isModule(target) && !inPath && (use == PathUse::Type || use == PathUse::GenericArg)) {
        if (auto builtin = builtinType(name.name)) {
            Target type;
            type.kind = Target::Kind::Builtin;
            type.builtin = *builtin;
            return type;
        }
    }
    bool isDef = target.kind == Target::Kind::Def;
    bool isType = target.isType(state_.defs);
    switch (use) {
        case PathUse::Type: return isType ? target : wrongKind(binding, name, use);
        case PathUse::GenericArg: {
            bool isConstant =
                isDef && (kindOf(target) == DefKind::Const || kindOf(target) == DefKind::ConstParam);
            return isType || isConstant ? target : wrongKind(binding, name, use);
        }
        case PathUse::Trait: {
            bool isTrait = isDef && kindOf(target) == DefKind::Trait;
            return isTrait ? target : wrongKind(binding, name, use);
        }
        case PathUse::Struct: {
            bool fits = isDef && (kindOf(target) == DefKind::Struct || kindOf(target) == DefKind::Variant ||
                                  kindOf(target) == DefKind::TypeAlias);
            return fits ? target : wrongKind(binding, name, use);
        }
        case PathUse::TupleStructPattern:
        case PathUse::UnitPattern: return checkPattern(binding, name, use);
        case PathUse::Value:
        case PathUse::Call:
        case PathUse::Module: return target;
    }
    OX_UNREACHABLE("use of a path");
}

Target Walker::checkPattern(const Binding& binding, const ast::Identifier& name, PathUse use) {
    const Target& target = binding.target;
    if (target.kind != Target::Kind::Def) return wrongKind(binding, name, use);
    bool wantsTuple = use == PathUse::TupleStructPattern;
    switch (kindOf(target)) {
        case DefKind::Struct:
        case DefKind::Variant: {
            ast::VariantShape shape = state_.shapeOf(target.def);
            if (shape == (wantsTuple ? ast::VariantShape::Tuple : ast::VariantShape::Unit)) return target;
            if (shape != ast::VariantShape::Struct || kindOf(target) == DefKind::Struct) break;
            std::string_view wanted =
                wantsTuple ? "tuple struct or tuple variant" : "unit struct, unit variant or constant";
            state_.diagnostics
                .error(wantsTuple ? Code::E0164 : Code::E0533, name.span,
                       fmt::format("expected {}, found struct variant `{}`", wanted,
                                   state_.pathText(target.def)))
                .label(fmt::format("not a {}", wanted));
            return error();
        }
        case DefKind::Const:
            if (!wantsTuple) return target;
            break;
        default: break;
    }
    return wrongKind(binding, name, use);
}

}  // namespace oxide::resolve
