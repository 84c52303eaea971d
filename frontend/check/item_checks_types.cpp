// The types an item writes: what they ask of their arguments holds, and values of them have a size.
#include <algorithm>

#include "frontend/check/generics.h"
#include "frontend/check/item_check.h"

namespace oxide::check {

namespace {

class WrittenTypes {
  public:
    WrittenTypes(ItemTable& items, DefId item)
        : items_(items), table_(items.table()), item_(item), here_(items, items.predicates(item)) {}

    void run() {
        const ast::ItemKind& kind = items_.ast()[items_.defs()[item_].item].kind;
        switch (items_.defs()[item_].kind) {
            case DefKind::Struct:
            case DefKind::Enum: fields(); break;
            case DefKind::Function: function(std::get<ast::FunctionItem>(kind)); break;
            case DefKind::Const: value(std::get<ast::ConstItem>(kind).type); break;
            case DefKind::Static: value(std::get<ast::StaticItem>(kind).type); break;
            case DefKind::Extension:
                check(items_.implementation(item_).self, spanOf(std::get<ast::ExtensionItem>(kind).type));
                break;
            default: break;
        }
    }

  private:
    Span spanOf(ast::TypeId type) const { return items_.ast()[type].span; }

    // Only the last field of a struct may be without a size.
    void fields() {
        const AdtInfo& info = items_.adt(item_);
        for (const VariantInfo& variant : info.variants) {
            for (std::size_t i = 0; i < variant.fields.size(); ++i) {
                const FieldInfo& field = variant.fields[i];
                bool mayBeUnsized = !info.isEnum && i + 1 == variant.fields.size();
                if (!mayBeUnsized && !here_.isSized(field.ty)) {
                    reportUnsized(items_, field.ty, field.span);
                } else {
                    check(field.ty, field.span);
                }
            }
        }
    }

    void function(const ast::FunctionItem& syntax) {
        const types::FnSignature signature = items_.signature(item_);
        std::size_t first = signature.params.size() - syntax.params.size();
        for (std::size_t i = 0; i < syntax.params.size(); ++i) {
            if (!syntax.params[i].type) continue;
            Ty ty = signature.params[first + i];
            Span at = spanOf(syntax.params[i].type);
            if (syntax.body && !here_.isSized(ty)) {
                reportUnsized(items_, ty, at);
            } else {
                check(ty, at);
            }
        }
        if (!syntax.result) return;
        Span at = spanOf(syntax.result);
        Ty result = signature.result;
        if (syntax.body && !here_.isSized(result)) {
            reportUnsized(items_, result, at);
        } else {
            check(result, at);
        }
    }

    void value(ast::TypeId type) {
        if (!type) return;
        Ty ty = items_.typeOfValue(item_);
        if (!here_.isSized(ty)) return reportUnsized(items_, ty, spanOf(type));
        check(ty, spanOf(type));
        const auto* shared = std::get_if<ast::StaticItem>(&items_.ast()[items_.defs()[item_].item].kind);
        if (!shared || shared->isMutable || shared->isThreadLocal || shared->isTaskLocal) return;
        Predicate predicate;
        predicate.trait = {items_.langDef("Sync"), table_.makeArgs({types::eraseRegions(table_, ty)})};
        if (!table_[ty].hasError && !here_.mayHold(predicate)) {
            items_.diagnostics()
                .error(Code::E0277, spanOf(type),
                       fmt::format("`{}` cannot be shared between threads safely", items_.typeText(ty)))
                .label(fmt::format("`{}` cannot be shared between threads safely", items_.typeText(ty)))
                .note("shared static variables must have a type that implements `Sync`");
        }
    }

    // One report for each written type.
    void check(Ty ty, Span at) {
        bool isReported = false;
        types::walk(table_, ty, [&](Ty part) {
            if (isReported || table_[part].hasError) return false;
            // What stands behind `for` some lifetimes is judged where it is used.
            if (table_.kind(part) == TyKind::Dyn || table_.kind(part) == TyKind::FnPtr) return false;
            if (table_.kind(part) == TyKind::Adt) isReported = !checkApplied(part, at);
            return !isReported;
        });
    }

    bool checkApplied(Ty ty, Span at) {
        DefId def = table_[ty].def;
        std::vector<Ty> args(table_.args(ty).begin(), table_.args(ty).end());
        bool needsSized = isLocal(items_, def) || def == items_.langDef("Vec") ||
                          def == items_.langDef("Option") || def == items_.langDef("Result");
        std::vector<DefId> params = types::allParams(items_.generics(def));
        for (std::size_t i = 0; needsSized && i < args.size(); ++i) {
            bool isType = items_.defs()[params[i]].kind == DefKind::TypeParam;
            if (!isType || here_.isSized(args[i]) || mayBeUnsized(def, params[i])) continue;
            reportUnsized(items_, args[i], at);
            return false;
        }
        for (const Predicate& predicate : std::vector(items_.predicates(def))) {
            Predicate one = substitute(table_, predicate, args);
            if (here_.mayHold(one)) continue;
            reportUnsatisfied(items_, one, at);
            return false;
        }
        return true;
    }

    bool mayBeUnsized(DefId adt, DefId param) const {
        const ast::ItemKind& kind = items_.ast()[items_.defs()[adt].item].kind;
        const ast::Generics* generics = nullptr;
        if (const auto* one = std::get_if<ast::StructItem>(&kind)) generics = &one->generics;
        if (const auto* one = std::get_if<ast::EnumItem>(&kind)) generics = &one->generics;
        if (!generics) return false;
        return check::mayBeUnsized(items_.ast(), *generics, items_.defs()[param].name);
    }

    ItemTable& items_;
    types::TypeTable& table_;
    DefId item_;
    Surroundings here_;
};

}  // namespace

void checkWrittenTypes(ItemTable& items, DefId item) {
    WrittenTypes(items, item).run();
    DefKind kind = items.defs()[item].kind;
    if (kind != DefKind::Trait && kind != DefKind::Extension) return;
    auto members = items.resolver().members(item);
    for (DefId member : std::vector<DefId>(members.begin(), members.end())) WrittenTypes(items, member).run();
}

}  // namespace oxide::check
