// Structs and enums: a finite size, parameters that mean something, discriminants that differ.
#include <algorithm>

#include "frontend/check/item_check.h"

namespace oxide::check {

namespace {

class AdtCheck {
  public:
    AdtCheck(ItemTable& items, DefId adt)
        : items_(items), table_(items.table()), adt_(adt), info_(items.adt(adt)) {}

    void run() {
        if (!checkSize()) return;
        checkParams();
        checkDerivedEq();
        checkStaticReferences();
        if (info_.isEnum) checkDiscriminants();
        const ast::Attribute* layout =
            info_.isEnum && info_.variants.empty() ? items_.attributeSyntax(adt_, "repr") : nullptr;
        if (layout) {
            items_.diagnostics()
                .error(Code::E0084, layout->span, "unsupported representation for zero-variant enum")
                .label(items_.defs()[adt_].span, "zero-variant enum");
        }
    }

  private:
    std::string name() const { return std::string(text(items_.defs()[adt_].name)); }

    // ---- size

    // Whether a value of `ty` holds a value of the type in question in itself.
    bool holdsItself(Ty ty, std::set<Ty>& open) {
        switch (table_.kind(ty)) {
            case TyKind::Tuple: return anyHolds(table_.args(ty), open);
            case TyKind::Array: return holdsItself(table_.args(ty)[0], open);
            case TyKind::Adt: break;
            default: return false;
        }
        if (table_[ty].def == adt_) return true;
        if (!open.insert(ty).second) return false;
        const AdtInfo& info = items_.adt(table_[ty].def);
        if (info.isExtern && !info.isEnum) {
            // The types behind `#[inPlace]` keep what they are applied to in themselves; the others keep it
            // on the heap.
            return items_.attribute(table_[ty].def, "inPlace") && anyHolds(table_.args(ty), open);
        }
        std::vector<Ty> args(table_.args(ty).begin(), table_.args(ty).end());
        for (const VariantInfo& variant : info.variants) {
            for (const FieldInfo& field : variant.fields) {
                if (holdsItself(types::substitute(table_, field.ty, args), open)) return true;
            }
        }
        return false;
    }

    bool anyHolds(std::span<const Ty> parts, std::set<Ty>& open) {
        std::vector<Ty> list(parts.begin(), parts.end());
        return std::ranges::any_of(list, [&](Ty part) { return holdsItself(part, open); });
    }

    bool checkSize() {
        for (const VariantInfo& variant : info_.variants) {
            for (const FieldInfo& field : variant.fields) {
                std::set<Ty> open;
                if (!holdsItself(field.ty, open)) continue;
                // In a cycle of several types one report is enough: that of the first.
                for (Ty other : open) {
                    DefId def = table_[other].def;
                    if (isLocal(items_, def) && def < adt_ && isRecursive(def)) return false;
                }
                items_.diagnostics()
                    .error(Code::E0072, items_.defs()[adt_].span,
                           fmt::format("recursive type `{}` has infinite size", name()))
                    .label(field.span, "recursive without indirection")
                    .help("insert some indirection (e.g., a `Box`, `Rc`, or `&`) to break the cycle");
                return false;
            }
        }
        return true;
    }

    bool isRecursive(DefId other) {
        DefId own = std::exchange(adt_, other);
        bool result = false;
        for (const VariantInfo& variant : items_.adt(other).variants) {
            for (const FieldInfo& field : variant.fields) {
                std::set<Ty> open;
                result |= holdsItself(field.ty, open);
            }
        }
        adt_ = own;
        return result;
    }

    // ---- parameters

    void checkParams() {
        if (info_.isExtern) return;
        std::set<DefId> used;
        bool hasError = false;
        for (const VariantInfo& variant : info_.variants) {
            for (const FieldInfo& field : variant.fields) {
                hasError |= table_[field.ty].hasError;
                types::walk(table_, field.ty, [&](Ty part) {
                    const types::TyData& data = table_[part];
                    // A parameter that is only handed on to the type itself is not used.
                    if (data.kind == TyKind::Adt && data.def == adt_) return false;
                    bool isRegion = data.kind == TyKind::Region &&
                                    static_cast<types::RegionKind>(data.index) == types::RegionKind::Param;
                    if ((data.kind == TyKind::Param || isRegion) && data.def) used.insert(data.def);
                    return true;
                });
            }
        }
        // An unknown lifetime may have been meant to be the unused one.
        Span item = items_.ast()[items_.defs()[adt_].item].span;
        hasError |= std::ranges::any_of(items_.diagnostics().all(), [&](const diag::Diagnostic& known) {
            return known.code == Code::E0261 && known.span.file == item.file &&
                   known.span.begin >= item.begin && known.span.end <= item.end;
        });
        if (hasError) return;
        std::multiset<Name> names;
        for (DefId param : items_.generics(adt_).own) names.insert(items_.defs()[param].name);
        for (DefId param : items_.generics(adt_).own) {
            const resolve::Def& def = items_.defs()[param];
            // Of two parameters with one name only one can be used; that is its own mistake.
            if (names.count(def.name) > 1) continue;
            if (def.kind == DefKind::ConstParam || used.contains(param)) continue;
            bool isLifetime = def.kind == DefKind::LifetimeParam;
            items_.diagnostics()
                .error(Code::E0392, def.span,
                       fmt::format("{} parameter `{}{}` is never used", isLifetime ? "lifetime" : "type",
                                   isLifetime ? "'" : "", text(def.name)))
                .label(fmt::format("unused {} parameter", isLifetime ? "lifetime" : "type"))
                .help(fmt::format("consider removing `{}{}`, referring to it in a field, or using a marker "
                                  "such as `PhantomData`",
                                  isLifetime ? "'" : "", text(def.name)));
        }
    }

    // ---- references that live for ever

    // `&'static T` is only a type when T lives as long.
    void checkStaticReferences() {
        std::vector<Predicate> known = items_.predicates(adt_);
        auto mayEnd = [&](Ty param) {
            return std::ranges::none_of(known, [&](const Predicate& predicate) {
                return predicate.kind == Predicate::Kind::Outlives && predicate.value == param;
            });
        };
        for (const VariantInfo& variant : info_.variants) {
            for (const FieldInfo& field : variant.fields) {
                Ty unbounded;
                types::walk(table_, field.ty, [&](Ty part) {
                    bool isStatic =
                        table_.kind(part) == TyKind::Ref && table_.args(part)[0] == table_.staticRegion();
                    if (!isStatic) return true;
                    types::walk(table_, table_.pointee(part), [&](Ty inner) {
                        if (table_.kind(inner) == TyKind::Param && mayEnd(inner)) unbounded = inner;
                        return true;
                    });
                    return true;
                });
                if (!unbounded) continue;
                items_.diagnostics()
                    .error(Code::E0310, field.span,
                           fmt::format("the parameter type `{}` may not live long enough",
                                       items_.typeText(unbounded)))
                    .label(fmt::format("the parameter type `{}` must be valid for the static lifetime",
                                       items_.typeText(unbounded)));
            }
        }
    }

    // ---- Eq

    // Eq has no methods in which a part without it would be noticed.
    void checkDerivedEq() {
        DefId trait = items_.langDef("Eq");
        auto all = items_.implementationsOf(trait);
        for (DefId extension : std::vector<DefId>(all.begin(), all.end())) {
            const types::Implementation& implementation = items_.implementation(extension);
            bool isOwn = table_.kind(implementation.self) == TyKind::Adt &&
                         table_[implementation.self].def == adt_ &&
                         items_.attribute(extension, "automaticallyDerived");
            if (!isOwn) continue;
            std::vector<Ty> args(table_.args(implementation.self).begin(),
                                 table_.args(implementation.self).end());
            Surroundings here(items_, implementation.predicates);
            for (const VariantInfo& variant : info_.variants) {
                for (const FieldInfo& field : variant.fields) {
                    Predicate predicate;
                    Ty ty = here.normalize(types::substitute(table_, field.ty, args), field.span);
                    predicate.trait = {trait, table_.makeArgs({ty})};
                    if (!table_[ty].hasError && !here.mayHold(predicate))
                        reportUnsatisfied(items_, predicate, field.span);
                }
            }
        }
    }

    // ---- discriminants

    void checkDiscriminants() {
        bool isWrong = std::ranges::any_of(info_.variants, [](const VariantInfo& variant) {
            return variant.discriminantIs == VariantInfo::Knowledge::Wrong;
        });
        if (isWrong) return;
        const auto* syntax = std::get_if<ast::EnumItem>(&items_.ast()[items_.defs()[adt_].item].kind);
        bool isWritten = syntax && std::ranges::any_of(syntax->variants, [](const ast::VariantDecl& variant) {
                             return variant.discriminant.valid();
                         });
        bool holds = std::ranges::any_of(info_.variants, [](const VariantInfo& variant) {
            return variant.shape != ast::VariantShape::Unit;
        });
        if (isWritten && holds) {
            items_.diagnostics()
                .error(Code::E0732, items_.defs()[adt_].span,
                       "discriminants can only be given to the variants of an enum without fields")
                .help("leave out the numbers, or the fields");
            return;
        }
        Ty number = items_.discriminantType(adt_);
        for (std::size_t i = 1; syntax && i < info_.variants.size(); ++i) {
            auto value = static_cast<UInt128>(info_.variants[i].discriminant);
            bool isNext = !syntax->variants[i].discriminant;
            if (!isNext || truncateTo(table_, number, value) == value) continue;
            items_.diagnostics()
                .error(Code::E0370, items_.defs()[info_.variants[i].def].span, "enum discriminant overflowed")
                .label(fmt::format("overflowed on value after {}",
                                   static_cast<long long>(info_.variants[i - 1].discriminant)));
            return;
        }
        for (std::size_t i = 0; i < info_.variants.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (info_.variants[i].discriminant != info_.variants[j].discriminant) continue;
                auto shown = fmt::format("`{}`", static_cast<long long>(info_.variants[i].discriminant));
                items_.diagnostics()
                    .error(Code::E0081, items_.defs()[adt_].span,
                           fmt::format("discriminant value {} assigned more than once", shown))
                    .label(items_.defs()[info_.variants[j].def].span, fmt::format("{} assigned here", shown))
                    .label(items_.defs()[info_.variants[i].def].span, fmt::format("{} assigned here", shown));
                return;
            }
        }
    }

    ItemTable& items_;
    types::TypeTable& table_;
    DefId adt_;
    const AdtInfo& info_;
};

}  // namespace

void checkAdt(ItemTable& items, DefId adt) { AdtCheck(items, adt).run(); }

}  // namespace oxide::check
