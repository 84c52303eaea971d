#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "frontend/flow/lints.h"

namespace oxide::flow {

namespace {

using resolve::DefKind;

class DeadCode {
  public:
    DeadCode(const hir::Bodies& bodies, const types::TypeTable& types, const resolve::Resolver& resolver,
             TypeQueries& queries, diag::Diagnostics& diagnostics)
        : bodies_(bodies),
          types_(types),
          resolver_(resolver),
          defs_(resolver.defs()),
          queries_(queries),
          diagnostics_(diagnostics) {}

    void run() {
        for (std::uint32_t i = 0; i < bodies_.all.size(); ++i) {
            const hir::Body& body = bodies_[BodyId(i)];
            if (body.owner && !defs_[body.owner].isLibrary) bodiesOf_[body.owner].push_back(BodyId(i));
        }
        for (DefId item : resolver_.userItems()) {
            if (isRoot(item)) reach(item);
        }
        while (!work_.empty()) {
            DefId item = work_.back();
            work_.pop_back();
            for (BodyId body : bodiesOf_[item]) visit(bodies_[body]);
        }
        for (DefId item : resolver_.userItems()) report(item);
    }

  private:
    // Called by others than the program: main, what traits require, tests.
    bool isRoot(DefId item) const {
        const resolve::Def& def = defs_[item];
        if (queries_.isNamedByTypes(item)) return true;
        if (item == resolver_.mainFunction() || text(def.name).starts_with("_")) return true;
        if (queries_.isAllowed(diag::Code::dead_code, item)) return true;
        return def.kind == DefKind::Function && def.parent &&
               (defs_[def.parent].kind == DefKind::Trait || queries_.isTraitExtension(def.parent));
    }

    void reach(DefId item) {
        if (!item || !live_.insert(item).second) return;
        work_.push_back(item);
    }

    void construct(Ty ty, std::uint32_t variant) {
        if (types_.kind(ty) != types::TyKind::Adt) return;
        reach(types_[ty].def);
        variants_.insert({types_[ty].def, variant});
    }

    void name(DefId item) {
        const resolve::Def& def = defs_[item];
        if (def.kind == DefKind::Variant) {
            reach(def.parent);
            variants_.insert({def.parent, def.index});
        } else {
            reach(item);
        }
    }

    void visit(const hir::Body& body) {
        for (const hir::Expr& expr : body.exprs) {
            if (const auto* call = std::get_if<hir::CallExpr>(&expr.kind)) name(call->callee.def);
            if (const auto* function = std::get_if<hir::FunctionExpr>(&expr.kind)) name(function->callee.def);
            if (const auto* constant = std::get_if<hir::ConstExpr>(&expr.kind)) name(constant->callee.def);
            if (const auto* place = std::get_if<hir::StaticPlace>(&expr.kind)) name(place->def);
            if (const auto* made = std::get_if<hir::StructExpr>(&expr.kind))
                construct(expr.ty, made->variant);
            if (const auto* format = std::get_if<hir::FormatExpr>(&expr.kind)) {
                for (const hir::FormatArg& arg : format->args) {
                    if (arg.format.def) name(arg.format.def);
                }
            }
        }
    }

    void report(DefId item) {
        const resolve::Def& def = defs_[item];
        if (live_.contains(item)) {
            if (def.kind == DefKind::Enum) reportVariants(item);
            return;
        }
        if (queries_.isAllowed(diag::Code::dead_code, item)) return;
        bool isMember = def.parent && defs_[def.parent].kind == DefKind::Extension;
        std::string_view sort, fate = "never used";
        switch (def.kind) {
            case DefKind::Function:
                sort = !isMember                          ? "function"
                       : queries_.signature(item).hasSelf ? "method"
                                                          : "associated function";
                break;
            case DefKind::Const: sort = isMember ? "associated constant" : "constant"; break;
            case DefKind::Static: sort = "static"; break;
            case DefKind::Enum: sort = "enum"; break;
            case DefKind::Struct:
                sort = "struct";
                fate = "never constructed";
                break;
            default: return;
        }
        // The members of a type that is never made go with it.
        if (isMember) {
            DefId owner = queries_.extendedType(def.parent);
            if (owner && !live_.contains(owner)) return;
        }
        diagnostics_.warning(diag::Code::dead_code, def.span,
                             fmt::format("{} `{}` is {}", sort, text(def.name), fate));
    }

    void reportVariants(DefId item) {
        if (queries_.isAllowed(diag::Code::dead_code, item)) return;
        std::vector<DefId> unused;
        for (std::uint32_t i = 0; i < defs_.size(); ++i) {
            const resolve::Def& def = defs_[DefId(i)];
            bool isOwn = def.kind == DefKind::Variant && def.parent == item;
            if (isOwn && !variants_.contains({item, def.index}) && !text(def.name).starts_with("_"))
                unused.push_back(DefId(i));
        }
        if (unused.empty()) return;
        std::string names;
        for (std::size_t i = 0; i < unused.size(); ++i) {
            bool isLast = i + 1 == unused.size();
            names += fmt::format("{}`{}`",
                                 i == 0               ? ""
                                 : !isLast            ? ", "
                                 : unused.size() == 2 ? " and "
                                                      : ", and ",
                                 text(defs_[unused[i]].name));
        }
        diag::Diagnostic& warning = diagnostics_.warning(
            diag::Code::dead_code, defs_[unused[0]].span,
            fmt::format("variant{} {} {} never constructed", unused.size() == 1 ? "" : "s", names,
                        unused.size() == 1 ? "is" : "are"));
        for (std::size_t i = 1; i < unused.size(); ++i) warning.label(defs_[unused[i]].span, "");
        warning.label(defs_[item].span,
                      unused.size() == 1 ? "variant in this enum" : "variants in this enum");
    }

    const hir::Bodies& bodies_;
    const types::TypeTable& types_;
    const resolve::Resolver& resolver_;
    const resolve::Definitions& defs_;
    TypeQueries& queries_;
    diag::Diagnostics& diagnostics_;
    std::unordered_map<DefId, std::vector<BodyId>> bodiesOf_;
    std::unordered_set<DefId> live_;
    std::set<std::pair<DefId, std::uint32_t>> variants_;
    std::vector<DefId> work_;
};

}  // namespace

void lintDeadCode(const hir::Bodies& bodies, const types::TypeTable& types, const resolve::Resolver& resolver,
                  TypeQueries& queries, diag::Diagnostics& diagnostics) {
    DeadCode(bodies, types, resolver, queries, diagnostics).run();
}

}  // namespace oxide::flow
