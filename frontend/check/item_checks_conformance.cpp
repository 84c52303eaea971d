// An implementation against its trait: what is missing, and what differs.
#include <algorithm>

#include "frontend/check/item_check.h"

namespace oxide::check {

namespace {

class Conformance {
  public:
    Conformance(ItemTable& items, DefId extension)
        : items_(items),
          table_(items.table()),
          extension_(extension),
          implementation_(items.implementation(extension)),
          trait_(implementation_.trait->trait),
          traitArgs_(table_.list(implementation_.trait->args).begin(),
                     table_.list(implementation_.trait->args).end()) {}

    void run() {
        if (std::ranges::any_of(traitArgs_, [&](Ty arg) { return table_[arg].hasError; })) return;
        checkSafety();
        if (implementation_.isNegative) return;
        checkSupertraits();
        std::vector<DefId> missing;
        auto members = items_.resolver().members(trait_);
        for (DefId required : std::vector<DefId>(members.begin(), members.end())) {
            DefId own = items_.resolver().member(extension_, items_.defs()[required].name);
            if (own && items_.defs()[own].kind == DefKind::Function &&
                items_.defs()[required].kind != DefKind::Function)
                return;
            if (!own || items_.defs()[own].kind != items_.defs()[required].kind) {
                if (!isProvided(required)) missing.push_back(required);
                continue;
            }
            switch (items_.defs()[own].kind) {
                case DefKind::Function: compareFunctions(required, own); break;
                case DefKind::TypeAlias: checkAssociatedType(required, own); break;
                case DefKind::Const: compareConstants(required, own); break;
                default: break;
            }
        }
        if (!missing.empty()) reportMissing(missing);
    }

  private:
    Span head() const { return items_.defs()[extension_].span; }
    std::string name(DefId def) const { return std::string(text(items_.defs()[def].name)); }
    template <class T>
    const T& syntax(DefId def) const {
        return std::get<T>(items_.ast()[items_.defs()[def].item].kind);
    }

    void checkSafety() {
        bool isUnsafe = syntax<ast::ExtensionItem>(extension_).isUnsafe;
        bool wantsUnsafe = syntax<ast::TraitItem>(trait_).isUnsafe;
        if (wantsUnsafe && !isUnsafe && !implementation_.isNegative) {
            items_.diagnostics()
                .error(Code::E0200, head(),
                       fmt::format("the trait `{}` requires an `unsafe extension` declaration", name(trait_)))
                .note(fmt::format("the trait `{}` enforces invariants that the compiler can't check; review "
                                  "the trait documentation and "
                                  "make sure this implementation upholds those invariants before adding the "
                                  "`unsafe` keyword",
                                  name(trait_)));
        } else if (isUnsafe && (!wantsUnsafe || implementation_.isNegative)) {
            items_.diagnostics().error(
                Code::E0199, head(), fmt::format("implementing the trait `{}` is not unsafe", name(trait_)));
        }
    }

    // What the trait itself asks of the type: its supertraits and where clauses.
    void checkSupertraits() {
        Surroundings here(items_, items_.predicates(extension_));
        // What is derived is wrong about the type.
        bool isDerived = items_.attribute(extension_, "automaticallyDerived") &&
                         table_.kind(implementation_.self) == TyKind::Adt;
        Span at = isDerived ? items_.defs()[table_[implementation_.self].def].span
                            : items_.ast()[syntax<ast::ExtensionItem>(extension_).type].span;
        auto require = [&](Predicate predicate) {
            predicate = substitute(table_, predicate, traitArgs_);
            if (here.mayHold(predicate)) return true;
            reportUnsatisfied(items_, predicate, at);
            return false;
        };
        for (const types::TraitRef& super : std::vector(items_.trait(trait_).supertraits)) {
            Predicate predicate;
            predicate.trait = super;
            if (!require(predicate)) return;
        }
        std::vector<Predicate> own = items_.predicates(trait_);
        for (std::size_t i = 1; i < own.size(); ++i) {
            if (!require(own[i])) return;
        }
    }

    bool isProvided(DefId member) const {
        const ast::ItemKind& kind = items_.ast()[items_.defs()[member].item].kind;
        if (const auto* function = std::get_if<ast::FunctionItem>(&kind))
            return function->body || function->isExtern;
        if (const auto* alias = std::get_if<ast::TypeAliasItem>(&kind)) return alias->type.valid();
        return std::get<ast::ConstItem>(kind).value.valid();
    }

    void reportMissing(const std::vector<DefId>& missing) {
        std::string list;
        for (DefId member : missing) list += fmt::format("{}`{}`", list.empty() ? "" : ", ", name(member));
        auto& report =
            items_.diagnostics()
                .error(Code::E0046, head(), fmt::format("not all trait items implemented, missing: {}", list))
                .label(fmt::format("missing {} in implementation", list));
        for (DefId member : missing) {
            const resolve::Def& def = items_.defs()[member];
            if (!def.isLibrary) {
                report.label(def.span, fmt::format("`{}` from trait", name(member)));
            } else {
                report.help(fmt::format("implement the missing item: `{}`", declaration(member)));
            }
        }
    }

    // As the library writes it, on one line.
    std::string declaration(DefId member) const {
        std::string_view source = items_.sources().textOf(items_.ast()[items_.defs()[member].item].span);
        std::string result;
        for (char c : source) {
            bool isSpace = c == ' ' || c == '\n';
            if (!isSpace || (!result.empty() && result.back() != ' ')) result += isSpace ? ' ' : c;
        }
        return result;
    }

    // ---- functions

    std::vector<DefId> ownParams(DefId function, bool written) const {
        std::vector<DefId> result;
        const auto& generics = syntax<ast::FunctionItem>(function).generics.params;
        for (DefId param : items_.generics(function).own) {
            if (items_.defs()[param].kind == DefKind::LifetimeParam) continue;
            bool isWritten = std::ranges::any_of(generics, [&](const ast::GenericParam& one) {
                return one.name.span == items_.defs()[param].span;
            });
            if (!written || isWritten) result.push_back(param);
        }
        return result;
    }

    bool compareGenerics(DefId required, DefId own) {
        for (DefKind kind : {DefKind::TypeParam, DefKind::ConstParam}) {
            auto count = [&](const std::vector<DefId>& params) {
                return static_cast<std::size_t>(std::ranges::count_if(
                    params, [&](DefId param) { return items_.defs()[param].kind == kind; }));
            };
            std::size_t wanted = count(ownParams(required, false));
            std::size_t given = count(ownParams(own, false));
            if (wanted == given) continue;
            std::string_view noun = kind == DefKind::TypeParam ? "type parameter" : "const parameter";
            items_.diagnostics()
                .error(Code::E0049, items_.defs()[own].span,
                       fmt::format("method `{}` has {} but its trait declaration has {}", name(own),
                                   counted(given, noun), counted(wanted, noun)))
                .label(fmt::format("found {}", counted(given, noun)))
                .label(items_.defs()[required].span, fmt::format("expected {}", counted(wanted, noun)));
            return false;
        }
        return compareWrittenParams(required, own);
    }

    // `impl Trait` of a parameter stays that, and a type parameter that one can name stays one.
    bool compareWrittenParams(DefId required, DefId own) {
        std::vector<DefId> wanted = ownParams(required, false);
        std::vector<DefId> given = ownParams(own, false);
        std::vector<DefId> wantedWritten = ownParams(required, true);
        std::vector<DefId> givenWritten = ownParams(own, true);
        for (std::size_t i = 0; i < wanted.size() && i < given.size(); ++i) {
            bool isWanted = std::ranges::find(wantedWritten, wanted[i]) != wantedWritten.end();
            bool isGiven = std::ranges::find(givenWritten, given[i]) != givenWritten.end();
            if (isWanted == isGiven) continue;
            items_.diagnostics()
                .error(Code::E0643, items_.defs()[isGiven ? given[i] : own].span,
                       fmt::format("method `{}` has incompatible signature for trait: the type parameters do "
                                   "not have the same form",
                                   name(own)))
                .label(fmt::format("expected {}, found {}", isWanted ? "type parameter" : "`impl Trait`",
                                   isGiven ? "type parameter" : "`impl Trait`"))
                .label(items_.defs()[required].span, "declaration in trait here");
            return false;
        }
        return true;
    }

    // Only lifetimes with bounds are parameters of the function itself; the others belong to each call.
    std::size_t boundLifetimes(DefId function) const {
        const ast::Generics& generics = syntax<ast::FunctionItem>(function).generics;
        std::set<Name> bound;
        auto collect = [&](const std::vector<ast::Bound>& bounds, const ast::Identifier& subject) {
            if (!bounds.empty() && subject) bound.insert(subject.name);
            for (const ast::Bound& one : bounds) {
                if (one.kind == ast::Bound::Kind::Lifetime) bound.insert(one.lifetime.name);
            }
        };
        for (const ast::GenericParam& param : generics.params) {
            bool isLifetime = param.kind == ast::GenericParam::Kind::Lifetime;
            collect(param.bounds, isLifetime ? param.name : ast::Identifier{});
        }
        for (const ast::WherePredicate& where : generics.where) collect(where.bounds, where.lifetime);
        return static_cast<std::size_t>(
            std::ranges::count_if(generics.params, [&](const ast::GenericParam& param) {
                return param.kind == ast::GenericParam::Kind::Lifetime && bound.contains(param.name.name);
            }));
    }

    bool compareLifetimes(DefId required, DefId own) {
        if (boundLifetimes(required) == boundLifetimes(own)) return true;
        items_.diagnostics()
            .error(Code::E0195, items_.defs()[own].span,
                   fmt::format("lifetime parameters of method `{}` do not match the trait definition",
                               name(own)))
            .label("lifetimes do not match method in trait")
            .label(items_.defs()[required].span, "lifetimes in the trait's declaration");
        return false;
    }

    bool compareReceivers(DefId required, DefId own) {
        bool wanted = items_.hasReceiver(required);
        bool given = items_.hasReceiver(own);
        if (wanted == given) return true;
        Span at = items_.defs()[own].span;
        if (given) {
            items_.diagnostics()
                .error(Code::E0185, at,
                       fmt::format("method `{}` has a receiver in the implementation, but not in the trait",
                                   name(own)))
                .label("receiver used in the implementation: write `static fn`")
                .label(items_.defs()[required].span, "`static` in the trait");
        } else {
            items_.diagnostics()
                .error(Code::E0186, at,
                       fmt::format("method `{}` has a receiver in the trait, but not in the implementation",
                                   name(own)))
                .label("`static` in the implementation")
                .label(items_.defs()[required].span, "receiver used in the trait");
        }
        return false;
    }

    void compareFunctions(DefId required, DefId own) {
        if (!compareReceivers(required, own) || !compareGenerics(required, own) ||
            !compareLifetimes(required, own))
            return;
        const auto& wantedSyntax = syntax<ast::FunctionItem>(required);
        const auto& givenSyntax = syntax<ast::FunctionItem>(own);
        if (wantedSyntax.params.size() != givenSyntax.params.size()) return reportParamCount(required, own);
        std::vector<Ty> args = traitArgs_;
        mapParams(required, own, args);
        std::size_t inherited = items_.predicates(extension_).size();
        if (compareBounds(required, own, args, inherited)) compareTypes(required, own, args);
    }

    void reportParamCount(DefId required, DefId own) {
        const auto& wanted = syntax<ast::FunctionItem>(required).params;
        const auto& given = syntax<ast::FunctionItem>(own).params;
        Span at = items_.defs()[own].span;
        if (given.size() > wanted.size()) at = items_.ast()[given[wanted.size()].pattern].span;
        items_.diagnostics()
            .error(
                Code::E0050, at,
                fmt::format("method `{}` has {} but the declaration in trait `{}.{}` has {}", name(own),
                            counted(given.size(), "parameter"), name(trait_), name(required), wanted.size()))
            .label(fmt::format("expected {}, found {}", counted(wanted.size(), "parameter"), given.size()))
            .label(items_.defs()[required].span,
                   fmt::format("trait requires {}", counted(wanted.size(), "parameter")));
    }

    // Behind the trait's arguments, those for the method's own parameters: the implementation's, in order.
    void mapParams(DefId required, DefId own, std::vector<Ty>& args) {
        std::vector<Ty> given;
        std::uint32_t index = 0;
        for (DefId param : types::allParams(items_.generics(own))) {
            bool isOwn = param && items_.defs()[param].parent == own;
            if (isOwn && items_.defs()[param].kind != DefKind::LifetimeParam)
                given.push_back(table_.param(param, index));
            ++index;
        }
        std::size_t next = 0;
        for (DefId param : items_.generics(required).own) {
            bool isLifetime = items_.defs()[param].kind == DefKind::LifetimeParam;
            args.push_back(isLifetime ? table_.erasedRegion() : given[next++]);
        }
    }

    bool compareBounds(DefId required, DefId own, std::span<const Ty> args, std::size_t inherited) {
        std::vector<Predicate> environment = items_.predicates(extension_);
        for (const Predicate& one : std::vector(items_.predicates(required)))
            environment.push_back(substitute(table_, one, args));
        Surroundings here(items_, std::move(environment));
        std::vector<Predicate> all = items_.predicates(own);
        for (std::size_t i = inherited; i < all.size(); ++i) {
            if (here.mayHold(all[i])) continue;
            items_.diagnostics()
                .error(Code::E0276, all[i].span, "implementation has stricter requirements than trait")
                .label(fmt::format("implementation has extra requirement `{}: {}`",
                                   items_.typeText(table_.list(all[i].trait.args)[0]),
                                   items_.traitText(all[i].trait)))
                .label(items_.defs()[required].span,
                       fmt::format("definition of `{}` from trait", name(required)));
            return false;
        }
        return true;
    }

    void compareTypes(DefId required, DefId own, const std::vector<Ty>& args) {
        types::FnSignature wanted = items_.signature(required);
        types::FnSignature given = items_.signature(own);
        Surroundings here(items_, items_.predicates(own));
        const auto& ownSyntax = syntax<ast::FunctionItem>(own);
        bool hasReceiver = items_.hasReceiver(own);
        auto spanOfParam = [&](std::size_t i) {
            if (hasReceiver && i == 0) return items_.defs()[own].span;
            const ast::Param& param = ownSyntax.params[i - (hasReceiver ? 1 : 0)];
            return param.type ? items_.ast()[param.type].span : items_.ast()[param.pattern].span;
        };
        for (std::size_t i = 0; i < std::min(wanted.params.size(), given.params.size()); ++i) {
            Ty want = here.normalize(types::substitute(table_, wanted.params[i], args), spanOfParam(i));
            Ty have = here.normalize(given.params[i], spanOfParam(i));
            if (!isSame(here, want, have))
                return reportType(required, own, spanOfParam(i), want, have, hasReceiver && i == 0);
        }
        Span at = ownSyntax.result ? items_.ast()[ownSyntax.result].span : items_.defs()[own].span;
        Ty want = types::substitute(table_, wanted.result, args);
        if (mentionsOpaque(table_, want)) return;
        Ty have = given.result;
        bool wantsFuture = items_.isAsync(required);
        bool isFuture = items_.isAsync(own);
        if (wantsFuture && !isFuture) return compareFuture(here, want, have, at);
        want = here.normalize(want, at);
        if (isFuture && !wantsFuture) {
            items_.diagnostics()
                .error(Code::E0053, items_.defs()[own].span,
                       fmt::format("method `{}` has an incompatible type for trait", name(own)))
                .label(fmt::format("expected `{}`, found a future", items_.typeText(want)))
                .label(items_.defs()[required].span, "type in trait");
            return;
        }
        if (mentionsOpaque(table_, have)) return;
        have = here.normalize(have, at);
        if (isSame(here, want, have)) return;
        if (!isFuture) return reportType(required, own, at, want, have, false);
        items_.diagnostics()
            .error(Code::E0271, at,
                   fmt::format("expected `{}` to give `{}`, but it gives `{}`", name(own),
                               items_.typeText(want), items_.typeText(have)))
            .label(items_.defs()[required].span, "type in trait");
    }

    // `async fn` of a trait, implemented by a function that gives a future.
    void compareFuture(Surroundings& here, Ty output, Ty result, Span at) {
        Predicate future;
        future.trait = {items_.langDef("Future"), table_.makeArgs({here.normalize(result, at)})};
        if (mentionsOpaque(table_, result)) return;
        if (!here.mayHold(future)) return reportUnsatisfied(items_, future, at);
        DefId assoc = items_.resolver().member(items_.langDef("Future"), intern("Output"));
        Ty given = here.normalize(table_.projection(assoc, future.trait.args), at);
        if (isSame(here, here.normalize(output, at), given)) return;
        Predicate equation = future;
        equation.kind = Predicate::Kind::Projection;
        equation.assoc = assoc;
        equation.assocArgs = future.trait.args;
        equation.value = output;
        reportUnsatisfied(items_, equation, at);
    }

    bool isSame(Surroundings& here, Ty a, Ty b) {
        if (table_[a].hasError || table_[b].hasError) return true;
        return here.infer().unify(a, b);
    }

    void reportType(DefId required, DefId own, Span at, Ty wanted, Ty given, bool isReceiver) {
        auto& report = items_.diagnostics().error(
            Code::E0053, at, fmt::format("method `{}` has an incompatible type for trait", name(own)));
        if (isReceiver) {
            report.label(fmt::format("expected {}, found {}", receiverText(required), receiverText(own)));
        } else {
            report.label(
                fmt::format("expected `{}`, found `{}`", items_.typeText(wanted), items_.typeText(given)));
        }
        report.label(items_.defs()[required].span, "type in trait");
    }

    std::string receiverText(DefId function) const {
        switch (items_.receiver(function)) {
            case ast::Receiver::None: return "`static fn`";
            case ast::Receiver::Shared: return "a method that borrows (`fn`)";
            case ast::Receiver::Mutable: return "a method that changes its receiver (`mutating fn`)";
            case ast::Receiver::Owned: return "a method that takes its receiver (`consuming fn`)";
            case ast::Receiver::Typed: return "a method with a receiver of another type";
        }
        OX_UNREACHABLE("receiver");
    }

    // ---- types and constants

    // Whether fewer places may name what has the one access than what has the other.
    bool isNarrower(const resolve::Access& one, const resolve::Access& other) {
        if (one.everybody || other.everybody) return !one.everybody;
        return !items_.resolver().isAccessible(one, other.within);
    }

    DefId narrowest(Ty ty) {
        DefId result;
        types::walk(table_, ty, [&](Ty part) {
            DefId def = table_.kind(part) == TyKind::Adt ? table_[part].def : DefId();
            bool isNext = def && isLocal(items_, def) &&
                          (!result || isNarrower(items_.defs()[def].access, items_.defs()[result].access));
            if (isNext) result = def;
            return true;
        });
        return result;
    }

    // E0446: who sees the implementation sees the types it names.
    bool isNameable(Ty value, Span at) {
        DefId named = narrowest(value);
        if (!named) return true;
        resolve::Access access = items_.defs()[trait_].access;
        access.everybody |= items_.defs()[trait_].isLibrary;
        for (Ty arg : traitArgs_) {
            DefId part = narrowest(arg);
            if (part && isNarrower(items_.defs()[part].access, access)) access = items_.defs()[part].access;
        }
        if (!isNarrower(items_.defs()[named].access, access)) return true;
        items_.diagnostics()
            .error(Code::E0446, at, fmt::format("private type `{}` in public interface", name(named)))
            .label("can't leak private type")
            .label(items_.defs()[named].span, fmt::format("`{}` is private", name(named)))
            .help("make it `public` like the trait and the type that implements it");
        return false;
    }

    void checkAssociatedType(DefId required, DefId own) {
        const auto& alias = syntax<ast::TypeAliasItem>(own);
        if (!alias.type || !syntax<ast::TypeAliasItem>(required).generics.params.empty()) return;
        Span at = items_.ast()[alias.type].span;
        Ty value = items_.assocTypeIn(extension_, required);
        if (!value || table_[value].hasError) return;
        if (!isNameable(value, at)) return;
        Surroundings here(items_, items_.predicates(extension_));
        const auto& bounds = syntax<ast::TypeAliasItem>(required).bounds;
        bool maybeUnsized = std::ranges::any_of(bounds, [](const ast::Bound& bound) { return bound.maybe; });
        value = here.normalize(value, at);
        if (!maybeUnsized && !here.isSized(value)) return reportUnsized(items_, value, at);
        auto declared = items_.assocBounds(required);
        for (Predicate predicate : std::vector<Predicate>(declared.begin(), declared.end())) {
            predicate = substitute(table_, predicate, traitArgs_);
            if (here.mayHold(predicate)) continue;
            // The bound is on the projection; the reader wrote the type.
            std::vector<Ty> args(table_.list(predicate.trait.args).begin(),
                                 table_.list(predicate.trait.args).end());
            for (Ty& arg : args) arg = here.normalize(arg, at);
            predicate.trait.args = table_.makeArgs(args);
            return reportUnsatisfied(items_, predicate, at);
        }
    }

    void compareConstants(DefId required, DefId own) {
        Surroundings here(items_, items_.predicates(extension_));
        const auto& constant = syntax<ast::ConstItem>(own);
        if (!constant.type) return;
        Span at = items_.ast()[constant.type].span;
        Ty want = here.normalize(types::substitute(table_, items_.typeOfValue(required), traitArgs_), at);
        Ty have = here.normalize(items_.typeOfValue(own), at);
        if (isSame(here, want, have)) return;
        items_.diagnostics()
            .error(Code::E0326, at,
                   fmt::format("implemented const `{}` has an incompatible type for trait", name(own)))
            .label(fmt::format("expected `{}`, found `{}`", items_.typeText(want), items_.typeText(have)))
            .label(items_.defs()[required].span, "type in trait");
    }

    ItemTable& items_;
    types::TypeTable& table_;
    DefId extension_;
    const types::Implementation& implementation_;
    DefId trait_;
    std::vector<Ty> traitArgs_;
};

}  // namespace

void checkImplementation(ItemTable& items, DefId extension) {
    if (items.implementation(extension).trait) Conformance(items, extension).run();
}

}  // namespace oxide::check
