// Two answers for one question: implementations of a trait that fit the same type, inherent members of one
// name.
#include <algorithm>

#include "frontend/check/item_check.h"

namespace oxide::check {

namespace {

class Overlaps {
  public:
    explicit Overlaps(ItemTable& items) : items_(items), table_(items.table()) {}

    void run() {
        auto all = items_.resolver().userItems();
        std::vector<DefId> seen;
        // What is derived comes last.
        std::vector<DefId> ordered(all.begin(), all.end());
        std::ranges::stable_partition(ordered, [&](DefId item) { return !isDerived(item); });
        for (DefId item : ordered) {
            if (items_.defs()[item].kind != DefKind::Extension) continue;
            const types::Implementation& one = items_.implementation(item);
            if (table_[one.self].hasError) continue;
            if (one.trait) {
                compareWithOthers(item, seen);
            } else {
                compareMembers(item, seen);
            }
            seen.push_back(item);
        }
    }

  private:
    bool isDerived(DefId item) const {
        return items_.defs()[item].kind == DefKind::Extension &&
               items_.attribute(item, "automaticallyDerived").has_value();
    }

    // With those before it in the program, and with the library's.
    void compareWithOthers(DefId extension, const std::vector<DefId>& before) {
        const types::Implementation& one = items_.implementation(extension);
        if (std::ranges::any_of(table_.list(one.trait->args), [&](Ty arg) { return table_[arg].hasError; }))
            return;
        bool isForeignForAll = table_.kind(one.self) == TyKind::Param && !isLocal(items_, one.trait->trait);
        if (isForeignForAll) return;  // E0210
        items_.prepare(one.self);
        auto known = items_.implementationsOf(one.trait->trait);
        for (DefId other : std::vector<DefId>(known.begin(), known.end())) {
            bool isEarlier = std::ranges::find(before, other) != before.end();
            if (other == extension || (isLocal(items_, other) && !isEarlier)) continue;
            const types::Implementation& second = items_.implementation(other);
            if (!second.trait || !overlap(one, second)) continue;
            reportConflict(extension, other);
            return;
        }
    }

    void reportConflict(DefId extension, DefId other) {
        const types::Implementation& one = items_.implementation(extension);
        Span at = items_.defs()[extension].span;
        auto& report =
            items_.diagnostics()
                .error(Code::E0119, at,
                       fmt::format("conflicting implementations of trait `{}` for type `{}`",
                                   items_.traitText(*one.trait), items_.typeText(one.self)))
                .label(fmt::format("conflicting implementation for `{}`", items_.typeText(one.self)));
        if (isLocal(items_, other)) {
            report.label(items_.defs()[other].span, "first implementation here");
        } else {
            report.note(fmt::format("conflicting implementation in the library: `{}`",
                                    items_.sources().textOf(items_.defs()[other].span)));
        }
    }

    bool overlap(const types::Implementation& one, const types::Implementation& other) {
        Surroundings here(items_, {});
        std::vector<Ty> firstArgs = here.solver().freshArgs(one.def, {});
        std::vector<Ty> secondArgs = here.solver().freshArgs(other.def, {});
        if (mentionsError(one) || mentionsError(other)) return false;
        if (one.trait) {
            Args a = types::substitute(table_, one.trait->args, firstArgs);
            Args b = types::substitute(table_, other.trait->args, secondArgs);
            if (!here.infer().unify(a, b)) return false;
        } else if (!here.infer().unify(types::substitute(table_, one.self, firstArgs),
                                       types::substitute(table_, other.self, secondArgs))) {
            return false;
        }
        return mayAllHold(here, one, firstArgs) && mayAllHold(here, other, secondArgs);
    }

    bool mentionsError(const types::Implementation& one) const {
        if (table_[one.self].hasError) return true;
        return one.trait && std::ranges::any_of(table_.list(one.trait->args),
                                                [&](Ty arg) { return table_[arg].hasError; });
    }

    bool mayAllHold(Surroundings& here, const types::Implementation& implementation,
                    std::span<const Ty> args) {
        for (const Predicate& predicate : implementation.predicates) {
            if (predicate.kind != Predicate::Kind::Trait) continue;
            Predicate one = substitute(table_, predicate, args);
            one.trait.args = here.infer().resolveAll(one.trait.args);
            if (here.mayHold(one) || mayBecomeTrue(one.trait)) continue;
            return false;
        }
        return true;
    }

    // A library may implement its traits for its types one day; nobody can count on their absence. What only
    // the compiler implements is certain.
    bool mayBecomeTrue(const types::TraitRef& trait) const {
        if (isLocal(items_, trait.trait) || items_.langTrait(trait.trait) != types::LangTrait::None)
            return false;
        return std::ranges::all_of(table_.list(trait.args), [&](Ty arg) {
            bool isForeign = true;
            types::walk(table_, arg, [&](Ty part) {
                if (table_.kind(part) == TyKind::Adt && isLocal(items_, table_[part].def)) isForeign = false;
                return true;
            });
            return isForeign;
        });
    }

    // ---- inherent members

    void compareMembers(DefId extension, const std::vector<DefId>& before) {
        auto members = items_.resolver().members(extension);
        std::vector<DefId> own(members.begin(), members.end());
        for (std::size_t i = 0; i < own.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (items_.defs()[own[i]].name == items_.defs()[own[j]].name) {
                    reportDuplicate(own[i], own[j]);
                    break;
                }
            }
        }
        const types::Implementation& one = items_.implementation(extension);
        for (DefId other : before) {
            const types::Implementation& second = items_.implementation(other);
            if (second.trait || !overlap(one, second)) continue;
            for (DefId member : own) {
                DefId same = items_.resolver().member(other, items_.defs()[member].name);
                if (same && items_.defs()[same].name == items_.defs()[member].name)
                    reportDuplicate(same, member);
            }
        }
    }

    void reportDuplicate(DefId first, DefId second) {
        std::string_view name = text(items_.defs()[first].name);
        items_.diagnostics()
            .error(Code::E0592, items_.defs()[first].span,
                   fmt::format("duplicate definitions with name `{}`", name))
            .label(fmt::format("duplicate definitions for `{}`", name))
            .label(items_.defs()[second].span, fmt::format("other definition for `{}`", name));
    }

    ItemTable& items_;
    types::TypeTable& table_;
};

}  // namespace

void checkOverlaps(ItemTable& items) { Overlaps(items).run(); }

}  // namespace oxide::check
