#include "frontend/check/item_checks.h"

#include "frontend/check/item_check.h"

namespace oxide::check {

Predicate substitute(types::TypeTable& table, Predicate predicate, std::span<const Ty> args) {
    std::vector<Ty> copy(args.begin(), args.end());
    if (predicate.trait.args) predicate.trait.args = types::substitute(table, predicate.trait.args, copy);
    if (predicate.assocArgs) predicate.assocArgs = types::substitute(table, predicate.assocArgs, copy);
    if (predicate.value) predicate.value = types::substitute(table, predicate.value, copy);
    return predicate;
}

bool mentionsError(const types::TypeTable& table, const Predicate& predicate) {
    if (predicate.trait.args) {
        for (Ty arg : table.list(predicate.trait.args)) {
            if (table[arg].hasError) return true;
        }
    }
    return predicate.value && table[predicate.value].hasError;
}

void reportUnsatisfied(ItemTable& items, const Predicate& predicate, Span at) {
    if (mentionsError(items.table(), predicate)) return;
    if (predicate.kind == Predicate::Kind::Outlives) return;
    Ty self = items.table().list(predicate.trait.args)[0];
    std::string shown = items.typeText(self);
    if (predicate.kind == Predicate::Kind::Projection) {
        std::string_view name = text(items.defs()[predicate.assoc].name);
        items.diagnostics()
            .error(Code::E0271, at,
                   fmt::format("type mismatch resolving `<{} as {}>.{} == {}`", shown,
                               items.traitText(predicate.trait), name, items.typeText(predicate.value)))
            .label(fmt::format("expected `{}`", items.typeText(predicate.value)));
        return;
    }
    if (items.langTrait(predicate.trait.trait) == types::LangTrait::Sized)
        return reportUnsized(items, self, at);
    std::string trait = items.traitText(predicate.trait);
    bool isFormatting =
        items.defs()[predicate.trait.trait].isLibrary && (trait == "Debug" || trait == "Display");
    items.diagnostics()
        .error(Code::E0277, at,
               isFormatting ? fmt::format("`{}` doesn't implement `{}`", shown, trait)
                            : fmt::format("the trait bound `{}: {}` is not satisfied", shown, trait))
        .label(fmt::format("the trait `{}` is not implemented for `{}`", trait, shown));
}

void reportUnsized(ItemTable& items, Ty ty, Span at) {
    items.diagnostics()
        .error(Code::E0277, at,
               fmt::format("the size for values of type `{}` cannot be known at compilation time",
                           items.typeText(ty)))
        .label("doesn't have a size known at compile-time");
}

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

bool mentionsOpaque(const types::TypeTable& table, Ty ty) {
    bool found = false;
    types::walk(table, ty, [&](Ty part) {
        found |= table.kind(part) == types::TyKind::Opaque;
        return !found;
    });
    return found;
}

bool isLocal(ItemTable& items, DefId def) { return !items.defs()[def].isLibrary; }

namespace {

// E0091. Lifetimes and constants may be left unused.
void checkAliasParams(ItemTable& items, DefId alias) {
    const auto& syntax = std::get<ast::TypeAliasItem>(items.ast()[items.defs()[alias].item].kind);
    if (!syntax.type) return;
    types::TypeTable& table = items.table();
    std::set<DefId> used;
    types::walk(table, items.lowerType(syntax.type, {alias, false, false, {}}), [&](Ty part) {
        if (table.kind(part) == TyKind::Param) used.insert(table[part].def);
        return true;
    });
    for (DefId param : items.generics(alias).own) {
        const resolve::Def& def = items.defs()[param];
        if (def.kind != DefKind::TypeParam || used.contains(param)) continue;
        items.diagnostics()
            .error(Code::E0091, def.span, fmt::format("type parameter `{}` is never used", text(def.name)))
            .label("unused type parameter")
            .help(fmt::format("consider removing `{}` or referring to it in the body of the type alias",
                              text(def.name)));
    }
}

// An alias is looked at even where nobody uses it.
void checkAlias(ItemTable& items, DefId alias) {
    resolve::Target target;
    target.kind = resolve::Target::Kind::Def;
    target.def = alias;
    ast::PathSegment segment;
    segment.name = {items.defs()[alias].name, items.defs()[alias].span};
    types::InferContext infer(items.table());
    TypeScope scope{alias, false, false, [&](Span at) { return infer.fresh(at); }};
    Ty ty = items.lowerTargetType(target, segment, scope, items.defs()[alias].span);
    if (items.table()[ty].hasError) return;
    checkAliasParams(items, alias);
}

}  // namespace

// Only traits have functions without a body.
static void checkHasBody(ItemTable& items, DefId function) {
    DefId owner = items.defs()[function].parent;
    bool isMember = owner && items.defs()[owner].kind == DefKind::Extension;
    if (owner && items.defs()[owner].kind == DefKind::Trait) return;
    const ast::FunctionItem* syntax = items.functionSyntax(function);
    if (!syntax || syntax->body || syntax->isExtern) return;
    items.diagnostics()
        .error(Code::E1001, items.defs()[function].span,
               isMember ? "associated function in `extension` without body" : "free function without a body")
        .label("provide a definition for the function: `{ .. }`");
}

void checkItems(ItemTable& items) {
    auto all = items.resolver().userItems();
    for (DefId item : std::vector<DefId>(all.begin(), all.end())) {
        switch (items.defs()[item].kind) {
            case DefKind::Struct:
            case DefKind::Enum: checkAdt(items, item); break;
            case DefKind::Extension:
                if (checkExtensionHead(items, item)) checkImplementation(items, item);
                if (items.implementation(item).trait) checkTraitMembers(items, item);
                for (DefId member : items.resolver().members(item)) {
                    if (items.defs()[member].kind == DefKind::Function) checkHasBody(items, member);
                }
                break;
            case DefKind::Trait: checkTraitMembers(items, item); break;
            case DefKind::TypeAlias: checkAlias(items, item); break;
            case DefKind::Function: checkHasBody(items, item); break;
            default: break;
        }
        checkLifetimes(items, item);
        checkWrittenTypes(items, item);
        lintNames(items, item);
    }
    checkOverlaps(items);
    checkTraitObjects(items);
    checkMain(items);
}

}  // namespace oxide::check
