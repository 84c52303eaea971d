// The head of an extension: whose type and trait it may join, which parameters it may have, and what Copy and
// Drop ask.
#include <algorithm>

#include "frontend/check/item_check.h"

namespace oxide::check {

namespace {

class Head {
  public:
    Head(ItemTable& items, DefId extension)
        : items_(items),
          table_(items.table()),
          extension_(extension),
          implementation_(items.implementation(extension)) {}

    bool run() {
        if (table_[implementation_.self].hasError) return true;
        if (!implementation_.trait && syntax().trait) return false;
        if (!(implementation_.trait ? checkOrphan() : checkInherent())) return false;
        if (implementation_.trait && !checkObject()) return false;
        checkConstrained();
        if (!implementation_.trait || implementation_.isNegative) return true;
        std::size_t errors = items_.diagnostics().errorCount();
        types::LangTrait lang = items_.langTrait(implementation_.trait->trait);
        if (lang == types::LangTrait::Copy) checkCopy();
        if (lang == types::LangTrait::Drop) checkDrop();
        return items_.diagnostics().errorCount() == errors;
    }

  private:
    // What is derived is wrong about the type.
    Span at() const {
        bool isDerived = items_.attribute(extension_, "automaticallyDerived").has_value();
        return items_.defs()[isDerived && isAdt() ? table_[implementation_.self].def : extension_].span;
    }
    const ast::ExtensionItem& syntax() const {
        return std::get<ast::ExtensionItem>(items_.ast()[items_.defs()[extension_].item].kind);
    }

    bool checkInherent() {
        if (syntax().isUnsafe)
            items_.diagnostics()
                .error(Code::E0197, at(), "inherent extensions cannot be unsafe")
                .label("`unsafe` belongs to implementations of unsafe traits");
        switch (table_.kind(implementation_.self)) {
            case TyKind::Adt:
                if (isLocal(items_, table_[implementation_.self].def)) return true;
                [[fallthrough]];
            case TyKind::Dyn: {
                if (table_.kind(implementation_.self) == TyKind::Dyn && isLocalType(implementation_.self))
                    return true;
                items_.diagnostics()
                    .error(Code::E0116, at(),
                           "cannot define inherent `extension` for a type outside of the program")
                    .label("`extension` of a type of the library")
                    .note("define and implement a trait or a new type instead");
                return false;
            }
            case TyKind::Param:
            case TyKind::Projection:
                items_.diagnostics()
                    .error(Code::E0118, at(), "no nominal type found for inherent implementation")
                    .label("an inherent `extension` needs a nominal type")
                    .note("either implement a trait on it or create a new type to wrap it instead");
                return false;
            default:
                items_.diagnostics()
                    .error(Code::E0390, at(), "cannot define inherent `extension` for primitive types")
                    .help("consider using an extension trait instead");
                return false;
        }
    }

    // ---- orphan rules

    // Box and references lend their owner's home to what they hold.
    bool isLocalType(Ty ty) const {
        switch (table_.kind(ty)) {
            case TyKind::Adt: {
                DefId def = table_[ty].def;
                if (isLocal(items_, def)) return true;
                bool isFundamental = def == items_.langDef("Box") || def == items_.langDef("Pin");
                return isFundamental && isLocalType(table_.args(ty)[0]);
            }
            case TyKind::Ref: return isLocalType(table_.pointee(ty));
            case TyKind::Dyn: {
                const auto& bounds = table_.dynBounds(ty).bounds;
                return !bounds.empty() && isLocal(items_, bounds[0].trait);
            }
            default: return false;
        }
    }

    // A parameter that stands alone, perhaps behind references.
    Ty uncoveredParam(Ty ty) const {
        while (true) {
            if (table_.kind(ty) == TyKind::Param) return ty;
            if (table_.kind(ty) == TyKind::Ref) {
                ty = table_.pointee(ty);
            } else if (table_.kind(ty) == TyKind::Adt && table_[ty].def == items_.langDef("Box")) {
                ty = table_.args(ty)[0];
            } else {
                return {};
            }
        }
    }

    bool checkOrphan() {
        if (isLocal(items_, implementation_.trait->trait)) return true;
        std::vector<Ty> types;
        for (Ty arg : table_.list(implementation_.trait->args)) {
            if (table_.kind(arg) != TyKind::Region && table_.kind(arg) != TyKind::Const) types.push_back(arg);
        }
        if (std::ranges::any_of(types, [&](Ty ty) { return table_[ty].hasError; })) return false;
        for (Ty ty : types) {
            if (isLocalType(ty)) return true;
            Ty param = uncoveredParam(ty);
            if (!param) continue;
            items_.diagnostics()
                .error(Code::E0210, at(),
                       fmt::format("type parameter `{}` must be used as the type parameter for some local "
                                   "type (e.g., `MyStruct<{}>`)",
                                   items_.typeText(param), items_.typeText(param)))
                .label(
                    fmt::format("type parameter `{}` must be used as the type parameter for some local type",
                                items_.typeText(param)))
                .note(
                    "implementing a trait of the library is only possible if at least one of the types for "
                    "which it is implemented "
                    "is of the program");
            return false;
        }
        auto& report = items_.diagnostics().error(
            Code::E0117, at(),
            "only traits defined in the program can be implemented for types defined outside of it");
        for (Ty ty : types) {
            report.label(fmt::format("`{}` is not defined in the program", items_.typeText(ty)));
            break;
        }
        report.note("define and implement a trait or a new type instead");
        return false;
    }

    // A trait object has its trait and the supertraits already.
    bool checkObject() {
        if (table_.kind(implementation_.self) != TyKind::Dyn) return true;
        std::vector<DefId> open;
        for (const auto& bound : table_.dynBounds(implementation_.self).bounds) open.push_back(bound.trait);
        for (std::size_t i = 0; i < open.size() && i < 64; ++i) {
            if (open[i] == implementation_.trait->trait) {
                items_.diagnostics()
                    .error(Code::E0371, at(),
                           fmt::format("the object type `{}` automatically implements the trait `{}`",
                                       items_.typeText(implementation_.self),
                                       items_.traitText(*implementation_.trait)))
                    .label("automatically implemented");
                return false;
            }
            for (const types::TraitRef& super : items_.trait(open[i]).supertraits)
                open.push_back(super.trait);
        }
        return true;
    }

    // ---- parameters

    // Parameters in the self type, in the trait's arguments, and in what an associated type of constrained
    // ones equals.
    void checkConstrained() {
        std::set<Ty> constrained;
        auto collect = [&](Ty ty) {
            types::walk(table_, ty, [&](Ty part) {
                if (table_.kind(part) == TyKind::Projection) return false;
                if (table_.kind(part) == TyKind::Param) constrained.insert(part);
                return true;
            });
        };
        collect(implementation_.self);
        if (implementation_.trait) {
            for (Ty arg : table_.list(implementation_.trait->args)) collect(arg);
        }
        auto allConstrained = [&](Args args) {
            bool all = true;
            for (Ty arg : table_.list(args)) {
                types::walk(table_, arg, [&](Ty part) {
                    if (table_.kind(part) == TyKind::Param) all &= constrained.contains(part);
                    return true;
                });
            }
            return all;
        };
        for (bool grows = true; grows;) {
            std::size_t before = constrained.size();
            for (const Predicate& predicate : implementation_.predicates) {
                bool isEquation = predicate.kind == Predicate::Kind::Projection;
                if (isEquation && allConstrained(predicate.assocArgs)) collect(predicate.value);
            }
            grows = constrained.size() != before;
        }
        std::uint32_t index = 0;
        for (DefId param : types::allParams(items_.generics(extension_))) {
            Ty ty = table_.param(param, index++);
            const resolve::Def& def = items_.defs()[param];
            if (def.kind == DefKind::LifetimeParam || constrained.contains(ty)) continue;
            items_.diagnostics()
                .error(Code::E0207, def.span,
                       fmt::format("the {} parameter `{}` is not constrained by the extension's trait, self "
                                   "type, or predicates",
                                   def.kind == DefKind::ConstParam ? "const" : "type", text(def.name)))
                .label(fmt::format("unconstrained {} parameter",
                                   def.kind == DefKind::ConstParam ? "const" : "type"));
        }
    }

    // ---- Copy and Drop

    bool isAdt() const { return table_.kind(implementation_.self) == TyKind::Adt; }

    bool hasDrop() const {
        DefId adt = table_[implementation_.self].def;
        auto all = items_.implementationsOf(items_.langDef("Drop"));
        return std::ranges::any_of(std::vector<DefId>(all.begin(), all.end()), [&](DefId other) {
            Ty self = items_.implementation(other).self;
            return table_.kind(self) == TyKind::Adt && table_[self].def == adt;
        });
    }

    void checkCopy() {
        if (!isAdt()) {
            items_.diagnostics()
                .error(Code::E0206, at(), "the trait `Copy` cannot be implemented for this type")
                .label("type is not a structure or enumeration");
            return;
        }
        if (hasDrop()) {
            items_.diagnostics()
                .error(Code::E0184, at(),
                       "the trait `Copy` cannot be implemented for this type; the type has a destructor")
                .label("`Copy` not allowed on types with destructors");
            return;
        }
        Surroundings here(items_, implementation_.predicates);
        std::vector<Ty> args(table_.args(implementation_.self).begin(),
                             table_.args(implementation_.self).end());
        diag::Diagnostic* report = nullptr;
        for (const VariantInfo& variant : items_.adt(table_[implementation_.self].def).variants) {
            for (const FieldInfo& field : variant.fields) {
                Ty ty = here.normalize(types::substitute(table_, field.ty, args), field.span);
                if (table_[ty].hasError || here.isCopy(ty)) continue;
                if (!report) {
                    report = &items_.diagnostics().error(
                        Code::E0204, at(), "the trait `Copy` cannot be implemented for this type");
                }
                report->label(field.span, fmt::format("this field of type `{}` does not implement `Copy`",
                                                      items_.typeText(ty)));
            }
        }
    }

    void checkDrop() {
        if (!isAdt()) {
            items_.diagnostics()
                .error(Code::E0120, at(),
                       "the `Drop` trait may only be implemented for structs and enums of the program")
                .label("must be a struct or enum of the program");
            return;
        }
        // `extension Holder<Int>: Drop` would be the destructor of some holders only.
        std::set<Ty> seen;
        bool isGeneral = std::ranges::all_of(table_.args(implementation_.self), [&](Ty arg) {
            bool isOther = table_.kind(arg) != TyKind::Param && table_.kind(arg) != TyKind::Region;
            return !isOther && (table_.kind(arg) == TyKind::Region || seen.insert(arg).second);
        });
        if (isGeneral) return checkDropBounds();
        DefId adt = table_[implementation_.self].def;
        items_.diagnostics()
            .error(Code::E0366, at(), "`Drop` implementations cannot be specialized")
            .note(items_.defs()[adt].span,
                  "use the same sequence of generic parameters as the struct or enum definition");
    }

    // Nor may the destructor ask more of the parameters than the type does.
    void checkDropBounds() {
        DefId adt = table_[implementation_.self].def;
        std::vector<Ty> args(table_.args(implementation_.self).begin(),
                             table_.args(implementation_.self).end());
        std::vector<Predicate> given;
        for (const Predicate& predicate : items_.predicates(adt))
            given.push_back(substitute(table_, predicate, args));
        Surroundings type(items_, std::move(given));
        for (const Predicate& predicate : implementation_.predicates) {
            if (predicate.kind != Predicate::Kind::Trait || type.mayHold(predicate)) continue;
            items_.diagnostics()
                .error(Code::E0367, predicate.span.valid() ? predicate.span : at(),
                       fmt::format("`Drop` requires `{}: {}` but the type it is implemented for does not",
                                   items_.typeText(table_.list(predicate.trait.args)[0]),
                                   items_.traitText(predicate.trait)))
                .note(items_.defs()[adt].span, "the implementor must specify the same requirement");
            return;
        }
    }

    ItemTable& items_;
    types::TypeTable& table_;
    DefId extension_;
    const types::Implementation& implementation_;
};

}  // namespace

bool checkExtensionHead(ItemTable& items, DefId extension) { return Head(items, extension).run(); }

}  // namespace oxide::check
