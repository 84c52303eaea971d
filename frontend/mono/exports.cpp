// What a header offers to C++: public functions, and methods of public types, that are no templates.
#include "frontend/mono/monomorphizer.h"

namespace oxide::mono {

using resolve::DefKind;

void Monomorphizer::exportFunction(DefId def) {
    const resolve::Definitions& defs = items_.defs();
    const ast::FunctionItem* syntax = items_.functionSyntax(def);
    if (!syntax || !syntax->body) return;
    const resolve::GenericParams& generics = items_.generics(def);
    if (generics.hasSelf) return;
    std::vector<DefId> params = types::allParams(generics);
    for (DefId param : params) {
        if (!param || defs[param].kind != DefKind::LifetimeParam) return;
    }
    std::vector<Ty> args(params.size(), table_.erasedRegion());
    out_.exports.push_back(functionFor(def, table_.makeArgs(args)));
}

// Drop and Future are called by what the classes do by themselves.
bool Monomorphizer::isForCallers(DefId trait) const {
    types::LangTrait lang = items_.langTrait(trait);
    if (lang == types::LangTrait::Drop || lang == types::LangTrait::Future) return false;
    return items_.defs()[trait].isLibrary || items_.resolver().isExported(trait);
}

void Monomorphizer::exportAll() {
    const resolve::Definitions& defs = items_.defs();
    resolve::Resolver& resolver = items_.resolver();
    auto exportIf = [&](DefId item) {
        bool isFunction = defs[item].kind == DefKind::Function && item != resolver.mainFunction();
        if (isFunction && resolver.isExported(item)) exportFunction(item);
    };
    for (DefId item : resolver.userItems()) {
        exportIf(item);
        if (defs[item].kind != DefKind::Extension) continue;
        const types::Implementation& implementation = items_.implementation(item);
        if (table_.kind(implementation.self) != types::TyKind::Adt ||
            !resolver.isExported(table_[implementation.self].def))
            continue;
        if (!implementation.trait) {
            for (DefId member : resolver.members(item)) exportIf(member);
        } else if (isForCallers(implementation.trait->trait)) {
            for (DefId member : resolver.members(item)) {
                if (defs[member].kind == DefKind::Function) exportFunction(member);
            }
        }
    }
}

}  // namespace oxide::mono
