// Patterns: which names they bind, and which of their names are constants.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/resolve/walker.h"

namespace oxide::resolve {

using diag::Code;

void Walker::bind(Name name, ast::PatternId pattern) {
    Entry entry;
    entry.name = name;
    entry.pattern = pattern;
    entries_.push_back(entry);
}

void Walker::bind(const BoundNames& bound) {
    for (const BoundName& each : bound) bind(each.name, each.pattern);
}

void Walker::pattern(ast::PatternId id, PatternPlace place) {
    if (!id) return;
    BoundNames bound;
    collect(id, place, bound);
    bind(bound);
}

void Walker::paramPatterns(const std::vector<ast::PatternId>& patterns) {
    BoundNames all;
    for (ast::PatternId id : patterns) {
        BoundNames bound;
        if (id) collect(id, PatternPlace::Param, bound);
        for (const BoundName& each : bound) {
            auto first =
                std::find_if(all.begin(), all.end(), [&](const BoundName& b) { return b.name == each.name; });
            if (first == all.end()) continue;
            state_.diagnostics
                .error(Code::E0415, each.span,
                       fmt::format("identifier `{}` is bound more than once in this parameter list",
                                   text(each.name)))
                .label("used as parameter more than once")
                .label(first->span, "first used here");
        }
        all.insert(all.end(), bound.begin(), bound.end());
    }
    bind(all);
}

// Adds the names of one part of a pattern to those of the parts before it.
void Walker::merge(const BoundNames& more, BoundNames& bound) {
    for (const BoundName& each : more) {
        auto first =
            std::find_if(bound.begin(), bound.end(), [&](const BoundName& b) { return b.name == each.name; });
        if (first != bound.end()) {
            state_.diagnostics
                .error(Code::E0416, each.span,
                       fmt::format("identifier `{}` is bound more than once in the same pattern",
                                   text(each.name)))
                .label("used in a pattern more than once")
                .label(first->span, "first used here");
            continue;
        }
        bound.push_back(each);
    }
}

void Walker::collect(const std::vector<ast::PatternId>& ids, PatternPlace place, BoundNames& bound) {
    for (ast::PatternId id : ids) collect(id, place, bound);
}

void Walker::collect(ast::PatternId id, PatternPlace place, BoundNames& bound) {
    if (!id) return;
    std::visit(Overload{
                   [](std::monostate) {},
                   [](const ast::ErrorPattern&) {},
                   [](const ast::WildcardPattern&) {},
                   [](const ast::RestPattern&) {},
                   [](const ast::NullPattern&) {},
                   [&](const ast::BindingPattern& p) { bindingPattern(id, p, place, bound); },
                   [&](const ast::LiteralPattern& p) { expr(p.value); },
                   [&](const ast::RangePattern& p) {
                       expr(p.from);
                       expr(p.to);
                   },
                   [&](const ast::PathPattern& p) { path(p.path, PathUse::UnitPattern); },
                   [&](const ast::TupleStructPattern& p) {
                       path(p.path, PathUse::TupleStructPattern);
                       collect(p.elements, place, bound);
                   },
                   [&](const ast::StructPattern& p) {
                       path(p.path, PathUse::Struct);
                       for (const ast::FieldPattern& field : p.fields) collect(field.pattern, place, bound);
                   },
                   [&](const ast::TuplePattern& p) { collect(p.elements, place, bound); },
                   [&](const ast::SlicePattern& p) { collect(p.elements, place, bound); },
                   [&](const ast::ReferencePattern& p) { collect(p.inner, place, bound); },
                   [&](const ast::OrPattern& p) { orPattern(p, place, bound); },
               },
               state_.ast[id].kind);
}

void Walker::bindingPattern(ast::PatternId id, const ast::BindingPattern& binding, PatternPlace place,
                            BoundNames& bound) {
    if (!namesConstant(id, binding, place)) merge({{binding.name.name, id, binding.name.span}}, bound);
    collect(binding.sub, place, bound);
}

// A plain name that is a constant, unit struct or unit variant stands for it. Statics and tuple structs may
// not be shadowed.
bool Walker::namesConstant(ast::PatternId id, const ast::BindingPattern& binding, PatternPlace place) {
    Name name = plain(binding.name.name);
    Binding found = state_.lookupLexical(scope(), name, Namespace::Value);
    if (!found.isDef() || state_.defs[found.target.def].name != name) {
        // a renamed import counts, a library function under another spelling does not
        if (!found.isDef() || !found.via) return false;
    }
    const Def& def = state_.defs[found.target.def];
    bool plain = !binding.sub && !binding.isMutable && !binding.byReference;
    bool isConstant = def.kind == DefKind::Const;
    std::string what = state_.describe(found.target);
    if (def.kind == DefKind::Struct || def.kind == DefKind::Variant) {
        ast::VariantShape shape = state_.shapeOf(found.target.def);
        if (shape == ast::VariantShape::Struct) return false;
        isConstant = shape == ast::VariantShape::Unit;
    } else if (def.kind != DefKind::Static && !isConstant) {
        return false;
    }
    state_.markUsed(found);
    if (isConstant && plain) {
        state_.resolution.patterns[id] = found.target;
        return true;
    }
    std::string_view where = place == PatternPlace::Let     ? "let bindings"
                             : place == PatternPlace::Param ? "function parameters"
                             : place == PatternPlace::For   ? "for loop bindings"
                                                            : "match bindings";
    diag::Diagnostic& diagnostic =
        state_.diagnostics
            .error(Code::E0530, binding.name.span, fmt::format("{} cannot shadow {}s", where, what))
            .label(fmt::format("cannot be named the same as a {}", what));
    if (def.span.valid()) {
        diagnostic.label(def.span, fmt::format("the {} `{}` is defined here", what, text(binding.name.name)));
    }
    return false;
}

// Every alternative binds the same names; the first one's patterns stand for all.
void Walker::orPattern(const ast::OrPattern& pattern, PatternPlace place, BoundNames& bound) {
    std::vector<BoundNames> alternatives;
    for (ast::PatternId id : pattern.alternatives) {
        BoundNames names;
        collect(id, place, names);
        alternatives.push_back(std::move(names));
    }
    auto find = [](const BoundNames& names, Name name) {
        return std::find_if(names.begin(), names.end(), [&](const BoundName& b) { return b.name == name; });
    };
    BoundNames common;
    for (const BoundNames& names : alternatives) {
        for (const BoundName& each : names) {
            auto first = find(common, each.name);
            if (first != common.end()) {
                state_.resolution.sameBinding[each.pattern] = first->pattern;
                const auto* one = std::get_if<ast::BindingPattern>(&state_.ast[first->pattern].kind);
                const auto* other = std::get_if<ast::BindingPattern>(&state_.ast[each.pattern].kind);
                if (one && other && one->byReference != other->byReference) {
                    state_.diagnostics
                        .error(Code::E0409, each.span,
                               fmt::format("variable `{}` is bound inconsistently across alternatives "
                                           "separated by `|`",
                                           text(each.name)))
                        .label("bound in different ways")
                        .label(first->span, "first binding");
                }
                continue;
            }
            common.push_back(each);
            for (std::size_t i = 0; i < alternatives.size(); ++i) {
                if (find(alternatives[i], each.name) != alternatives[i].end()) continue;
                state_.diagnostics
                    .error(Code::E0408, state_.ast[pattern.alternatives[i]].span,
                           fmt::format("variable `{}` is not bound in all patterns", text(each.name)))
                    .label(fmt::format("pattern doesn't bind `{}`", text(each.name)))
                    .label(each.span, "variable not in all patterns");
                break;
            }
        }
    }
    merge(common, bound);
}

}  // namespace oxide::resolve
