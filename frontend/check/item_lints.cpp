// How names of items are written: types in camel case, constants in capitals.
#include <algorithm>
#include <cctype>

#include "frontend/check/item_check.h"

namespace oxide::check {

namespace {

bool isLower(char c) { return std::islower(static_cast<unsigned char>(c)) != 0; }
bool isLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

bool isCamelCase(std::string_view name) {
    std::size_t begin = std::min(name.find_first_not_of('_'), name.size());
    name = name.substr(begin, name.find_last_not_of('_') + 1 - begin);
    if (name.empty()) return true;
    if (isLower(name[0]) || name.find("__") != std::string_view::npos) return false;
    for (std::size_t i = 1; i + 1 < name.size(); ++i) {
        if (name[i] == '_' && isLetter(name[i - 1]) && isLetter(name[i + 1])) return false;
    }
    return true;
}

void lintName(ItemTable& items, Name name, Span at, std::string_view kind, bool isType) {
    std::string_view written = text(name);
    if (isType ? isCamelCase(written) : std::ranges::none_of(written, isLower)) return;
    items.diagnostics()
        .warning(
            isType ? Code::non_camel_case_types : Code::non_upper_case_globals, at,
            fmt::format("{} `{}` should have an upper {}case name", kind, written, isType ? "camel " : ""))
        .label(isType ? "types are written like `LineCounter`" : "constants are written like `MAX_LINES`");
}

}  // namespace

void lintNames(ItemTable& items, DefId item) {
    const resolve::Def& def = items.defs()[item];
    switch (def.kind) {
        case DefKind::Struct: lintName(items, def.name, def.span, "type", true); break;
        case DefKind::Trait: lintName(items, def.name, def.span, "trait", true); break;
        case DefKind::Const: lintName(items, def.name, def.span, "constant", false); break;
        case DefKind::Static: lintName(items, def.name, def.span, "static variable", false); break;
        case DefKind::TypeAlias: {
            // An associated type is named by its trait.
            DefId parent = def.parent;
            if (parent && items.defs()[parent].kind == DefKind::Extension) break;
            lintName(items, def.name, def.span, "type", true);
            break;
        }
        case DefKind::Enum:
            lintName(items, def.name, def.span, "type", true);
            for (const ast::VariantDecl& variant :
                 std::get<ast::EnumItem>(items.ast()[def.item].kind).variants)
                lintName(items, variant.name.name, variant.name.span, "variant", true);
            break;
        default: break;
    }
}

}  // namespace oxide::check
