// Traits that can be `dyn`: every method can be called through a table, so that none may be generic,
// asynchronous or know the type.
#include <algorithm>

#include "frontend/check/item_check.h"

namespace oxide::check {

namespace {

class Objects {
  public:
    explicit Objects(ItemTable& items) : items_(items), table_(items.table()) {}

    void run() {
        const ast::Ast& ast = items_.ast();
        for (std::uint32_t i = 0; i < ast.types.size(); ++i) {
            const ast::Type& type = ast[ast::TypeId(i)];
            const auto* dyn = std::get_if<ast::DynType>(&type.kind);
            if (!dyn || items_.sources().file(type.span.file).isLibrary) continue;
            for (const ast::Bound& bound : dyn->bounds) {
                if (bound.kind != ast::Bound::Kind::Trait) continue;
                resolve::Target target = items_.resolver().resolution().target(bound.path).target;
                bool isTrait = target.kind == resolve::Target::Kind::Def &&
                               items_.defs()[target.def].kind == DefKind::Trait;
                if (isTrait) check(target.def, type.span);
            }
        }
    }

  private:
    struct Violation {
        DefId at;
        std::string reason;
    };

    void check(DefId trait, Span at) {
        std::set<DefId> seen;
        auto violation = find(trait, seen);
        if (!violation) return;
        std::string name(text(items_.defs()[trait].name));
        auto& report = items_.diagnostics()
                           .error(Code::E0038, at, fmt::format("the trait `{}` is not dyn compatible", name))
                           .label(fmt::format("`{}` is not dyn compatible", name));
        if (isLocal(items_, violation->at)) {
            report.note(items_.defs()[violation->at].span,
                        fmt::format("the trait is not dyn compatible because {}", violation->reason));
        } else {
            report.note(fmt::format("the trait is not dyn compatible because {}", violation->reason));
        }
    }

    std::optional<Violation> find(DefId trait, std::set<DefId>& seen) {
        if (!seen.insert(trait).second) return std::nullopt;
        Ty self = table_.param({}, 0);
        for (const types::TraitRef& super : std::vector(items_.trait(trait).supertraits)) {
            if (items_.langTrait(super.trait) == types::LangTrait::Sized)
                return Violation{trait, "it requires `Self: Sized`"};
            auto args = table_.list(super.args).subspan(1);
            for (Ty arg : std::vector<Ty>(args.begin(), args.end())) {
                if (mentionsSelf(arg)) return Violation{trait, "it uses `Self` as a type parameter"};
            }
            if (auto found = find(super.trait, seen)) return found;
        }
        auto members = items_.resolver().members(trait);
        for (DefId member : std::vector<DefId>(members.begin(), members.end())) {
            std::string name(text(items_.defs()[member].name));
            switch (items_.defs()[member].kind) {
                case DefKind::Const:
                    return Violation{member, fmt::format("it contains the associated const `{}`", name)};
                case DefKind::TypeAlias:
                    if (!items_.generics(member).own.empty() && !needsSized(member, self))
                        return Violation{member,
                                         fmt::format("it contains the generic associated type `{}`", name)};
                    break;
                case DefKind::Function:
                    if (auto reason = violationOf(member, self)) return Violation{member, std::move(*reason)};
                    break;
                default: break;
            }
        }
        return std::nullopt;
    }

    // `where Self: Sized`: not there for trait objects.
    bool needsSized(DefId member, Ty self) {
        return std::ranges::any_of(items_.predicates(member), [&](const Predicate& predicate) {
            return predicate.kind == Predicate::Kind::Trait &&
                   items_.langTrait(predicate.trait.trait) == types::LangTrait::Sized &&
                   table_.list(predicate.trait.args)[0] == self;
        });
    }

    std::optional<std::string> violationOf(DefId function, Ty self) {
        if (needsSized(function, self)) return std::nullopt;
        std::string name(text(items_.defs()[function].name));
        if (!items_.hasReceiver(function))
            return fmt::format("associated function `{}` has no receiver", name);
        if (items_.isAsync(function)) return fmt::format("method `{}` is `async`", name);
        for (DefId param : items_.generics(function).own) {
            if (items_.defs()[param].kind != DefKind::LifetimeParam)
                return fmt::format("method `{}` has generic type parameters", name);
        }
        types::FnSignature signature = items_.signature(function);
        for (std::size_t i = 1; i < signature.params.size(); ++i) {
            if (mentionsSelf(signature.params[i]))
                return fmt::format("method `{}` references the `Self` type in its parameters", name);
        }
        if (mentionsOpaque(table_, signature.result))
            return fmt::format("method `{}` returns an `impl Trait` type", name);
        if (mentionsSelf(signature.result))
            return fmt::format("method `{}` references the `Self` type in its return type", name);
        return std::nullopt;
    }

    // Associated types of Self are known to a trait object.
    bool mentionsSelf(Ty ty) const {
        bool found = false;
        types::walk(table_, ty, [&](Ty part) {
            if (table_.kind(part) == TyKind::Projection) return false;
            found |= table_.kind(part) == TyKind::Param && !table_[part].def;
            return !found;
        });
        return found;
    }

    ItemTable& items_;
    types::TypeTable& table_;
};

}  // namespace

void checkTraitObjects(ItemTable& items) { Objects(items).run(); }

}  // namespace oxide::check
