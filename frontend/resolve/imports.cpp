// Imports are resolved when somebody asks for their name. What fails only because it is asked for in the
// middle of a cycle is tried again later (State::cycleBegin).
#include "frontend/resolve/state.h"

namespace oxide::resolve {

namespace {

bool isContainer(const Definitions& defs, const Binding& binding) {
    if (!binding.isDef()) return false;
    DefKind kind = defs[binding.target.def].kind;
    return kind == DefKind::Module || kind == DefKind::Enum;
}

}  // namespace

// The module or enum that the prefix names. Nothing, with the failure noted, if it names none; an invalid id
// after an error that is reported elsewhere.
std::optional<DefId> State::importContainer(Import& import, std::span<const ast::Identifier> prefix) {
    auto fail = [&](Import::Failure failure, std::size_t at) {
        import.failure = failure;
        import.failedAt = static_cast<std::uint32_t>(at);
        return std::nullopt;
    };
    DefId current = scopes[import.scope].module;
    DefId from = current;
    std::size_t i = 0;
    for (; i < prefix.size(); ++i) {
        std::string_view name = text(prefix[i].name);
        if (name == "self" && i == 0) continue;
        if (name == "crate" && i == 0) {
            while (defs[current].parent) current = defs[current].parent;
            continue;
        }
        if (name == "super") {
            current = defs[current].parent;
            if (!current) return fail(Import::Failure::TooManySupers, i);
            continue;
        }
        Binding found = i == 0 ? lookupLexical(import.scope, prefix[i].name, Namespace::Type)
                               : lookupIn(current, prefix[i].name, Namespace::Type);
        if (found.target.kind == Target::Kind::Error) return DefId();
        if (!isContainer(defs, found)) {
            return fail(i + 1 == prefix.size() ? Import::Failure::LastPrefix : Import::Failure::Prefix, i);
        }
        if (i > 0 && !isAccessible(found.access, from)) {
            import.privateUses.push_back({static_cast<std::uint32_t>(i), found});
        }
        markUsed(found);
        current = found.target.def;
    }
    return current;
}

void State::resolveImport(ImportId id) {
    Import& import = imports[id];
    if (import.state == Import::State::Done) return;
    if (import.state == Import::State::Busy) {
        cycleBegin = std::min(cycleBegin, import.depth);
        return;
    }
    import.state = Import::State::Busy;
    import.privateUses.clear();
    import.failure = Import::Failure::None;
    std::uint32_t outerCycle = std::exchange(cycleBegin, kNoCycle);
    import.depth = ++importDepth;

    std::span<const ast::Identifier> path = import.leaf->path;
    DefId from = scopes[import.scope].module;
    bool typesOnly = false;
    if (path.size() > 1 && text(path.back().name) == "self") {
        typesOnly = true;
        path = path.first(path.size() - 1);
    }
    std::string_view last = text(path.back().name);
    bool namesNothing = !import.leaf->glob && (last == "self" || last == "super" || last == "crate");
    auto finish = [&] {
        bool isFinal = cycleBegin >= importDepth || import.failure == Import::Failure::None;
        import.state = isFinal ? Import::State::Done : Import::State::Waiting;
        if (!isFinal) import.bindings = {};
        // The program's own imports are reported in the order of the text.
        if (isFinal && scopes[import.scope].isLibrary) reportFailure(import);
        --importDepth;
        if (cycleBegin > importDepth) cycleBegin = kNoCycle;
        cycleBegin = std::min(cycleBegin, outerCycle);
    };
    auto declareError = [&] {
        for (Binding& binding : import.bindings) {
            binding.target.kind = Target::Kind::Error;
            binding.access = import.access;
        }
    };
    if (import.leaf->glob) {
        if (auto container = importContainer(import, path)) {
            import.globTarget = *container;
        }
        finish();
        return;
    }
    if (namesNothing && !import.leaf->alias) {
        import.failure = Import::Failure::Nameless;
        import.failedAt = static_cast<std::uint32_t>(path.size() - 1);
        declareError();
        finish();
        return;
    }
    auto prefix = namesNothing ? path : path.first(path.size() - 1);
    auto container = importContainer(import, prefix);
    if (!container || !*container) {
        declareError();
        finish();
        return;
    }
    import.container = *container;
    if (namesNothing) {
        Binding& module = import.bindings[0];
        module.target.kind = Target::Kind::Def;
        module.target.def = *container;
        module.access = import.access;
        finish();
        return;
    }
    std::array<Binding, 3> found;
    bool anyAccessible = false;
    bool any = false;
    for (Namespace space : kNamespaces) {
        if (typesOnly && space != Namespace::Type) continue;
        Binding& binding = found[static_cast<std::size_t>(space)];
        binding = prefix.empty() ? lookupLexical(import.scope, path.back().name, space)
                                 : lookupIn(*container, path.back().name, space);
        if (!binding) continue;
        any = true;
        anyAccessible = anyAccessible || isAccessible(binding.access, from);
    }
    bool anyExportable = !any;
    for (Binding& binding : found) {
        if (!binding || (anyAccessible && !isAccessible(binding.access, from))) {
            binding = {};
            continue;
        }
        bool narrower = !binding.access.everybody &&
                        (import.access.everybody || isWithin(binding.access.within, import.access.within));
        bool same = !import.access.everybody && binding.access.within == import.access.within;
        if (!narrower || same) {
            binding.access = import.access;
            anyExportable = true;
        } else if (!import.tooPrivate) {
            import.tooPrivate = binding;
        }
    }
    if (any && !anyAccessible) {
        for (Binding& binding : found) {
            if (!binding) continue;
            import.privateUses.push_back({static_cast<std::uint32_t>(path.size() - 1), binding});
            break;
        }
        for (Binding& binding : found) {
            if (binding) binding.access = import.access;
        }
        import.tooPrivate.reset();
    }
    if (anyExportable) import.tooPrivate.reset();
    import.bindings = found;
    if (!any) {
        import.failure = Import::Failure::Name;
        import.failedAt = static_cast<std::uint32_t>(path.size() - 1);
        declareError();
    }
    finish();
}

}  // namespace oxide::resolve
