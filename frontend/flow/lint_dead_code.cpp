// What is reached from `main` and from what the program exports: what live code names in types and paths,
// what it calls, and what traits require of types that are live.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "frontend/flow/lints.h"

namespace oxide::flow {

namespace {

using resolve::DefKind;
using resolve::Target;

bool contains(Span outer, Span inner) {
    return outer.file == inner.file && outer.begin <= inner.begin && inner.end <= outer.end;
}

// "`a`", "`a` and `b`", "`a`, `b`, and `c`"
std::string listOf(const std::vector<std::string>& names) {
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) list += i + 1 < names.size() ? ", " : names.size() == 2 ? " and " : ", and ";
        list += "`" + names[i] + "`";
    }
    return list;
}

class DeadCode {
  public:
    DeadCode(const LintedProgram& program, TypeQueries& queries, diag::Diagnostics& diagnostics)
        : bodies_(program.bodies),
          types_(program.types),
          resolver_(program.resolver),
          ast_(program.ast),
          defs_(program.resolver.defs()),
          queries_(queries),
          diagnostics_(diagnostics) {}

    void run() {
        collectItems();
        collectMentions();
        for (std::uint32_t i = 0; i < bodies_.all.size(); ++i) {
            const hir::Body& body = bodies_[BodyId(i)];
            if (body.owner && !defs_[body.owner].isLibrary) bodiesOf_[body.owner].push_back(BodyId(i));
        }
        for (DefId item : items_) {
            if (item == resolver_.mainFunction() || resolver_.isExported(item) ||
                queries_.isAllowed(diag::Code::dead_code, item))
                reach(item);
        }
        do {
            while (!work_.empty()) {
                DefId item = work_.back();
                work_.pop_back();
                enter(item);
            }
        } while (reachImplementations());
        for (DefId item : resolver_.userItems()) report(item);
    }

  private:
    // ---- what there is

    void collectItems() {
        for (DefId item : resolver_.userItems()) {
            items_.push_back(item);
            DefKind kind = defs_[item].kind;
            if (kind != DefKind::Trait && kind != DefKind::Extension) continue;
            bool isImplementation = kind == DefKind::Extension && queries_.extendedTrait(item);
            for (DefId member : resolver_.members(item)) {
                items_.push_back(member);
                if (isImplementation) implementations_.push_back({item, member});
            }
        }
    }

    Span spanOf(DefId item) const { return ast_[defs_[item].item].span; }

    // A derived extension stands where its trait is named.
    bool isDerived(DefId extension) const {
        const ast::Item& item = ast_[defs_[extension].item];
        return item.span.begin == item.nameSpan.begin && item.span.end == item.nameSpan.end;
    }

    // Each path in the program belongs to the innermost item around it.
    void collectMentions() {
        struct Mention {
            Span span;
            DefId target;
        };
        std::vector<Mention> mentions;
        auto add = [&](Span span, const Target& target) {
            if (target.kind != Target::Kind::Def || defs_[target.def].isLibrary) return;
            const resolve::Def& def = defs_[target.def];
            mentions.push_back({span, def.kind == DefKind::Variant ? def.parent : target.def});
        };
        const resolve::Resolution& names = resolver_.resolution();
        for (const auto& [expr, target] : names.exprs) add(ast_[expr].span, target);
        for (const auto& [literal, named] : names.formatNames) {
            for (const auto& [name, target] : named) add(ast_[literal].span, target);
        }
        for (const auto& [path, target] : names.paths) add(path->span, target.target);
        auto before = [](Span a, Span b) {
            return std::tuple(a.file.value, a.begin, b.end) < std::tuple(b.file.value, b.begin, a.end);
        };
        std::sort(mentions.begin(), mentions.end(),
                  [&](const Mention& a, const Mention& b) { return before(a.span, b.span); });
        std::vector<DefId> owners = items_;
        std::stable_sort(owners.begin(), owners.end(),
                         [&](DefId a, DefId b) { return before(spanOf(a), spanOf(b)); });
        std::vector<DefId> open;
        std::size_t next = 0;
        for (const Mention& mention : mentions) {
            while (next < owners.size() && !before(mention.span, spanOf(owners[next]))) {
                while (!open.empty() && !contains(spanOf(open.back()), spanOf(owners[next]))) open.pop_back();
                open.push_back(owners[next++]);
            }
            auto owner = std::find_if(open.rbegin(), open.rend(),
                                      [&](DefId one) { return contains(spanOf(one), mention.span); });
            if (owner != open.rend()) mentioned_[*owner].push_back(mention.target);
        }
    }

    // ---- what is live

    void reach(DefId item) {
        if (item && live_.insert(item).second) work_.push_back(item);
    }

    void enter(DefId item) {
        for (DefId target : mentioned_[item]) reach(target);
        for (BodyId body : bodiesOf_[item]) visit(bodies_[body]);
        DefId parent = defs_[item].parent;
        if (parent && defs_[parent].kind == DefKind::Trait) reach(parent);
    }

    // What a trait requires of a type is live when both are. Returns whether that was news.
    bool reachImplementations() {
        for (auto [extension, member] : implementations_) {
            if (live_.contains(member)) continue;
            DefId trait = queries_.extendedTrait(extension), type = queries_.extendedType(extension);
            if (type && !defs_[type].isLibrary && !live_.contains(type)) continue;
            if (!defs_[trait].isLibrary) {
                DefId declared = resolver_.member(trait, defs_[member].name);
                if (!live_.contains(trait) || (declared && !live_.contains(declared))) continue;
            } else if (isDerived(extension)) {
                // Printing and copying are not uses of what is printed and copied.
                std::string_view name = text(defs_[trait].name);
                if (name == "Debug" || name == "Clone") continue;
            }
            reach(member);
        }
        return !work_.empty();
    }

    void construct(Ty ty, std::uint32_t variant) {
        if (types_.kind(ty) != types::TyKind::Adt) return;
        if (defs_[types_[ty].def].kind == DefKind::Enum) reach(types_[ty].def);
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

    void readField(Ty ty, std::uint32_t variant, std::uint32_t field) {
        while (types_.kind(ty) == types::TyKind::Ref) ty = types_.pointee(ty);
        if (types_.kind(ty) == types::TyKind::Adt) fields_.insert({types_[ty].def, variant, field});
    }

    void visit(const hir::Body& body) {
        for (const hir::Expr& expr : body.exprs) {
            if (const auto* call = std::get_if<hir::CallExpr>(&expr.kind)) name(call->callee.def);
            if (const auto* function = std::get_if<hir::FunctionExpr>(&expr.kind)) name(function->callee.def);
            if (const auto* constant = std::get_if<hir::ConstExpr>(&expr.kind)) name(constant->callee.def);
            if (const auto* place = std::get_if<hir::StaticPlace>(&expr.kind)) name(place->def);
            if (const auto* made = std::get_if<hir::StructExpr>(&expr.kind))
                construct(expr.ty, made->variant);
            if (const auto* place = std::get_if<hir::FieldPlace>(&expr.kind))
                readField(body[place->base].ty, place->variant, place->field);
            if (const auto* format = std::get_if<hir::FormatExpr>(&expr.kind)) {
                for (const hir::FormatArg& arg : format->args) {
                    if (arg.format.def) name(arg.format.def);
                }
            }
        }
        for (const hir::Pattern& pattern : body.patterns) {
            auto read = [&](std::uint32_t variant, const std::vector<hir::FieldSubpattern>& fields) {
                for (const hir::FieldSubpattern& field : fields) {
                    if (!std::holds_alternative<hir::WildcardPattern>(body[field.pattern].kind))
                        readField(pattern.ty, variant, field.field);
                }
            };
            if (const auto* variant = std::get_if<hir::VariantPattern>(&pattern.kind))
                read(variant->variant, variant->fields);
            if (const auto* made = std::get_if<hir::StructPattern>(&pattern.kind)) read(0, made->fields);
        }
    }

    // ---- what is said

    bool isSilent(DefId item) const {
        return text(defs_[item].name).starts_with("_") || queries_.isAllowed(diag::Code::dead_code, item);
    }

    void report(DefId item) {
        const resolve::Def& def = defs_[item];
        bool isLive = live_.contains(item);
        if (def.kind == DefKind::Extension) {
            if (!queries_.extendedTrait(item)) reportMembers(item, "in this implementation");
            return;
        }
        if (def.kind == DefKind::Trait && isLive) return reportMembers(item, "in this trait");
        if (def.kind == DefKind::Struct && isLive) return reportFields(item);
        if (def.kind == DefKind::Enum && isLive) return reportVariants(item);
        if (isLive || isSilent(item)) return;
        std::string_view sort, fate = "never used";
        switch (def.kind) {
            case DefKind::Function: sort = "function"; break;
            case DefKind::Const: sort = "constant"; break;
            case DefKind::Static: sort = "static"; break;
            case DefKind::Enum: sort = "enum"; break;
            case DefKind::Trait: sort = "trait"; break;
            case DefKind::TypeAlias: sort = "type alias"; break;
            case DefKind::Struct:
                sort = "struct";
                fate = "never constructed";
                break;
            default: return;
        }
        diagnostics_.warning(diag::Code::dead_code, def.span,
                             fmt::format("{} `{}` is {}", sort, text(def.name), fate));
    }

    std::string_view sortOfMember(DefId member) {
        switch (defs_[member].kind) {
            case DefKind::Function:
                return queries_.signature(member).hasSelf ? "method" : "associated function";
            case DefKind::Const: return "associated constant";
            default: return "associated type";
        }
    }

    void reportMembers(DefId owner, std::string_view where) {
        std::vector<DefId> dead;
        for (DefId member : resolver_.members(owner)) {
            bool isReported = defs_[member].kind == DefKind::Function || defs_[member].kind == DefKind::Const;
            if (isReported && !live_.contains(member) && !isSilent(member)) dead.push_back(member);
        }
        if (dead.empty()) return;
        std::stable_sort(dead.begin(), dead.end(),
                         [&](DefId a, DefId b) { return defs_[a].span.begin < defs_[b].span.begin; });
        std::vector<std::string> names;
        std::string sort(sortOfMember(dead[0]));
        for (DefId member : dead) {
            names.emplace_back(text(defs_[member].name));
            if (sortOfMember(member) != sort) sort = "associated item";
        }
        bool isOne = dead.size() == 1;
        diag::Diagnostic& warning =
            diagnostics_.warning(diag::Code::dead_code, defs_[dead[0]].span,
                                 fmt::format("{}{} {} {} never used", sort, isOne ? "" : "s", listOf(names),
                                             isOne ? "is" : "are"));
        for (std::size_t i = 1; i < dead.size(); ++i) warning.label(defs_[dead[i]].span, "");
        warning.label(defs_[owner].span, fmt::format("{}{} {}", sort, isOne ? "" : "s", where));
    }

    void reportDeadFields(DefId owner, std::uint32_t variant, const std::vector<ast::FieldDecl>& fields,
                          Span head, std::string_view where) {
        std::vector<const ast::FieldDecl*> dead;
        std::vector<std::string> names;
        for (std::uint32_t i = 0; i < fields.size(); ++i) {
            std::string_view name = text(fields[i].name.name);
            bool isPositional = !name.empty() && name[0] >= '0' && name[0] <= '9';
            bool isPublic = resolver_.isExported(owner) && (defs_[owner].kind == DefKind::Enum ||
                                                            fields[i].visibility == ast::Visibility::Public);
            if (fields_.contains({owner, variant, i}) || name.starts_with("_") || isPublic ||
                isMarker(fields[i], isPositional))
                continue;
            dead.push_back(&fields[i]);
            names.emplace_back(name);
        }
        if (dead.empty() || queries_.isAllowed(diag::Code::dead_code, owner)) return;
        auto spanOfField = [](const ast::FieldDecl& field) {
            return field.name.span.valid() && field.name.span.end > field.name.span.begin ? field.name.span
                                                                                          : field.span;
        };
        bool isOne = dead.size() == 1;
        diag::Diagnostic& warning = diagnostics_.warning(
            diag::Code::dead_code, spanOfField(*dead[0]),
            fmt::format("field{} {} {} never read", isOne ? "" : "s", listOf(names), isOne ? "is" : "are"));
        for (std::size_t i = 1; i < dead.size(); ++i) warning.label(spanOfField(*dead[i]), "");
        warning.label(head, fmt::format("field{} in this {}", isOne ? "" : "s", where));
    }

    // What is there for its type alone.
    bool isMarker(const ast::FieldDecl& field, bool isPositional) const {
        const ast::TypeKind& kind = ast_[field.type].kind;
        if (const auto* tuple = std::get_if<ast::TupleType>(&kind))
            return isPositional && tuple->elements.empty();
        const auto* path = std::get_if<ast::PathType>(&kind);
        return path && !path->path.segments.empty() &&
               text(path->path.segments.back().name.name) == "PhantomData";
    }

    void reportFields(DefId item) {
        const auto& declaration = std::get<ast::StructItem>(ast_[defs_[item].item].kind);
        reportDeadFields(item, 0, declaration.fields, defs_[item].span, "struct");
    }

    void reportVariants(DefId item) {
        const auto& declaration = std::get<ast::EnumItem>(ast_[defs_[item].item].kind);
        std::vector<Span> spans;
        std::vector<std::string> names;
        for (std::uint32_t i = 0; i < declaration.variants.size(); ++i) {
            const ast::VariantDecl& variant = declaration.variants[i];
            if (variants_.contains({item, i}) || resolver_.isExported(item)) {
                reportDeadFields(item, i, variant.fields, variant.name.span, "variant");
            } else if (!text(variant.name.name).starts_with("_")) {
                spans.push_back(variant.name.span);
                names.emplace_back(text(variant.name.name));
            }
        }
        if (names.empty() || queries_.isAllowed(diag::Code::dead_code, item)) return;
        bool isOne = names.size() == 1;
        diag::Diagnostic& warning =
            diagnostics_.warning(diag::Code::dead_code, spans[0],
                                 fmt::format("variant{} {} {} never constructed", isOne ? "" : "s",
                                             listOf(names), isOne ? "is" : "are"));
        for (std::size_t i = 1; i < spans.size(); ++i) warning.label(spans[i], "");
        warning.label(defs_[item].span, isOne ? "variant in this enum" : "variants in this enum");
    }

    const hir::Bodies& bodies_;
    const types::TypeTable& types_;
    resolve::Resolver& resolver_;
    const ast::Ast& ast_;
    const resolve::Definitions& defs_;
    TypeQueries& queries_;
    diag::Diagnostics& diagnostics_;
    std::vector<DefId> items_;                              // with members
    std::vector<std::pair<DefId, DefId>> implementations_;  // an extension that implements a trait, a member
    std::unordered_map<DefId, std::vector<DefId>> mentioned_;
    std::unordered_map<DefId, std::vector<BodyId>> bodiesOf_;
    std::unordered_set<DefId> live_;
    std::set<std::pair<DefId, std::uint32_t>> variants_;
    std::set<std::tuple<DefId, std::uint32_t, std::uint32_t>> fields_;
    std::vector<DefId> work_;
};

}  // namespace

void lintDeadCode(const LintedProgram& program, TypeQueries& queries, diag::Diagnostics& diagnostics) {
    DeadCode(program, queries, diagnostics).run();
}

}  // namespace oxide::flow
