// Lifetimes that are left out: those of parameters are fresh, those of a result are the receiver's or the
// only one there is (E0106 otherwise), and in fields and aliases none may be missing.
#include <algorithm>

#include "frontend/check/item_check.h"

namespace oxide::check {

namespace {

class Elision {
  public:
    explicit Elision(ItemTable& items) : items_(items), ast_(items.ast()) {}

    void item(DefId def) {
        const ast::ItemKind& kind = ast_[items_.defs()[def].item].kind;
        std::visit(
            [&](const auto& one) {
                if constexpr (requires { one.generics; }) generics(one.generics);
            },
            kind);
        auto fields = [&](const std::vector<ast::FieldDecl>& list) {
            for (const ast::FieldDecl& field : list) forbidden(field.type, Code::E0106);
        };
        if (const auto* one = std::get_if<ast::StructItem>(&kind)) fields(one->fields);
        if (const auto* one = std::get_if<ast::EnumItem>(&kind)) {
            for (const ast::VariantDecl& variant : one->variants) fields(variant.fields);
        }
        if (const auto* one = std::get_if<ast::FunctionItem>(&kind)) {
            function(*one);
            std::vector<Lifetime> all;
            for (const ast::Param& param : one->params) collect(param.type, all);
            collect(one->result, all);
            if (one->isAsync) mustShow(all);
        }
        if (const auto* one = std::get_if<ast::ExtensionItem>(&kind)) {
            std::vector<Lifetime> all;
            collect(one->type, all);
            if (one->trait) collect(one->trait->path, all);
            mustShow(all);
        }
        if (const auto* one = std::get_if<ast::TypeAliasItem>(&kind)) {
            DefId parent = items_.defs()[def].parent;
            bool isImplemented = parent && items_.defs()[parent].kind == DefKind::Extension;
            forbidden(one->type, isImplemented ? Code::E0637 : Code::E0106);
        }
    }

  private:
    // ---- one type

    // A place of a lifetime: a name, or nothing.
    struct Lifetime {
        Name name;
        Span span;
        bool isHidden = false;  // `Formatter` for `Formatter<'_>`
    };

    void collect(ast::TypeId id, std::vector<Lifetime>& out) const {
        if (!id) return;
        const ast::Type& type = ast_[id];
        std::visit(Overload{
                       [&](const ast::PathType& t) { collect(t.path, out); },
                       [&](const ast::ReferenceType& t) {
                           Span at{type.span.file, type.span.begin, type.span.begin + 1};
                           out.push_back({named(t.lifetime), at});
                           collect(t.inner, out);
                       },
                       [&](const ast::PointerType& t) { collect(t.inner, out); },
                       [&](const ast::NullableType& t) { collect(t.inner, out); },
                       [&](const ast::TupleType& t) {
                           for (ast::TypeId element : t.elements) collect(element, out);
                       },
                       [&](const ast::ArrayType& t) { collect(t.element, out); },
                       [&](const ast::SliceType& t) { collect(t.element, out); },
                       [&](const ast::ImplType& t) { collect(t.bounds, out); },
                       [&](const ast::DynType& t) { collect(t.bounds, out); },
                       // The lifetimes of a function type are its own.
                       [](const ast::FunctionType&) {},
                       [](const auto&) {},
                   },
                   type.kind);
    }

    void collect(const std::vector<ast::Bound>& bounds, std::vector<Lifetime>& out) const {
        for (const ast::Bound& bound : bounds) {
            if (bound.kind == ast::Bound::Kind::Trait && bound.forLifetimes.empty()) collect(bound.path, out);
        }
    }

    void collect(const ast::Path& path, std::vector<Lifetime>& out) const {
        collect(path.qualifiedSelf, out);
        for (const ast::PathSegment& segment : path.segments) {
            if (segment.args.parenthesized) continue;
            for (const ast::GenericArg& arg : segment.args.args) {
                if (arg.kind == ast::GenericArg::Kind::Lifetime) out.push_back({named(arg.name), arg.span});
                collect(arg.type, out);
                collect(arg.bounds, out);
            }
        }
        std::size_t hidden = hiddenLifetimes(path);
        for (std::size_t i = 0; i < hidden; ++i) out.push_back({{}, path.segments.back().name.span, true});
    }

    // How many lifetimes a path leaves out: `Formatter` for `Formatter<'_>`.
    std::size_t hiddenLifetimes(const ast::Path& path) const {
        if (path.segments.empty() || path.qualifiedSelf) return 0;
        resolve::PathTarget target = items_.resolver().resolution().target(path);
        if (target.target.kind != resolve::Target::Kind::Def || target.consumed != path.segments.size())
            return 0;
        DefKind kind = items_.defs()[target.target.def].kind;
        if (kind != DefKind::Struct && kind != DefKind::Enum && kind != DefKind::TypeAlias) return 0;
        const auto& args = path.segments.back().args.args;
        bool given = std::ranges::any_of(
            args, [](const auto& arg) { return arg.kind == ast::GenericArg::Kind::Lifetime; });
        if (given) return 0;
        const auto& own = items_.generics(target.target.def).own;
        return static_cast<std::size_t>(std::ranges::count_if(
            own, [&](DefId param) { return items_.defs()[param].kind == DefKind::LifetimeParam; }));
    }

    static Name named(const ast::Identifier& lifetime) {
        return lifetime && text(lifetime.name) != "_" ? lifetime.name : Name{};
    }

    // ---- places

    // In the heads of extensions and in async functions a lifetime may be `'_`, but not left out.
    void mustShow(const std::vector<Lifetime>& all) {
        auto hidden = std::ranges::find_if(all, [](const Lifetime& one) { return one.isHidden; });
        if (hidden == all.end()) return;
        items_.diagnostics()
            .error(Code::E0726, hidden->span, "implicit elided lifetime not allowed here")
            .label("expected lifetime parameter")
            .help("indicate the anonymous lifetime: `<'_>`");
    }

    void forbidden(ast::TypeId type, Code code) {
        inner(type);
        std::vector<Lifetime> all;
        collect(type, all);
        for (const Lifetime& one : all) {
            if (one.name) continue;
            if (code == Code::E0637) {
                items_.diagnostics()
                    .error(code, one.span,
                           "in the trait the associated type is declared without lifetime parameters, so "
                           "using a "
                           "borrowed type for it requires that lifetime to come from the implemented type")
                    .label("this lifetime must come from the implemented type");
            } else {
                report(one, "consider introducing a named lifetime parameter");
            }
        }
    }

    void function(const ast::FunctionItem& function) {
        for (const ast::Param& param : function.params) inner(param.type);
        inner(function.result);
        if (!function.result) return;
        std::vector<Lifetime> results;
        collect(function.result, results);
        std::erase_if(results, [](const Lifetime& one) { return one.name.valid(); });
        if (results.empty()) return;
        bool borrowsSelf =
            function.receiver == ast::Receiver::Shared || function.receiver == ast::Receiver::Mutable;
        std::vector<Lifetime> given;
        collect(function.receiverType, given);
        if (borrowsSelf && given.empty()) given.push_back({});
        if (!given.empty()) return lintSpelling(given[0], results);
        for (const ast::Param& param : function.params) {
            collect(param.type, given);
            if (isPlainText(param.type)) given.push_back({});
        }
        if (isOneSource(given)) return lintSpelling(given[0], results);
        report(results[0], given.empty() ? "this function's result contains a borrowed value, but there is "
                                           "no value for it to be borrowed from"
                                         : "this function's result contains a borrowed value, but the "
                                           "signature does not say which of its "
                                           "parameters it is borrowed from");
    }

    // What is borrowed should look the same where it comes from and where it goes to.
    void lintSpelling(const Lifetime& source, const std::vector<Lifetime>& results) {
        for (const Lifetime& result : results) {
            if (!source.name && result.isHidden == source.isHidden) continue;
            std::string_view verb = result.isHidden || source.isHidden ? "hiding" : "eliding";
            std::string_view other = source.name ? "named" : "elided";
            items_.diagnostics()
                .warning(Code::mismatched_lifetime_syntaxes, result.span,
                         fmt::format("{} a lifetime that's {} elsewhere is confusing", verb, other))
                .label(fmt::format("the lifetime is {} here", result.isHidden ? "hidden" : "elided"))
                .help(source.name ? fmt::format("use `'{}` for both", text(source.name))
                                  : "use `'_` for type paths: `Name<'_>`");
            return;
        }
    }

    // `str` as a parameter's type is `&str`.
    bool isPlainText(ast::TypeId type) const {
        const auto* path = type ? std::get_if<ast::PathType>(&ast_[type].kind) : nullptr;
        if (!path) return false;
        resolve::Target target = items_.resolver().resolution().target(path->path).target;
        return target.kind == resolve::Target::Kind::Builtin && target.builtin == resolve::BuiltinType::Str;
    }

    static bool isOneSource(const std::vector<Lifetime>& given) {
        if (given.size() == 1) return true;
        return !given.empty() && given[0].name &&
               std::ranges::all_of(given, [&](const Lifetime& one) { return one.name == given[0].name; });
    }

    // In what bounds ask, a reference has a name for its lifetime, unless it belongs to a callable.
    void generics(const ast::Generics& generics) {
        for (const ast::GenericParam& param : generics.params) bounds(param.bounds, false);
        for (const ast::WherePredicate& where : generics.where) {
            std::vector<Lifetime> all;
            if (where.forLifetimes.empty()) collect(where.subject, all);
            mustName(all);
            inner(where.subject);
            bounds(where.bounds, !where.forLifetimes.empty());
        }
    }

    void bounds(const std::vector<ast::Bound>& bounds, bool isForEach) {
        for (const ast::Bound& bound : bounds) {
            if (bound.kind != ast::Bound::Kind::Trait) continue;
            inner(bound.path, bound.forLifetimes);
            std::vector<Lifetime> all;
            if (bound.forLifetimes.empty() && !isForEach) collect(bound.path, all);
            mustName(all);
        }
    }

    void mustName(const std::vector<Lifetime>& all) {
        auto unnamed =
            std::ranges::find_if(all, [](const Lifetime& one) { return !one.name && !one.isHidden; });
        if (unnamed == all.end()) return;
        items_.diagnostics()
            .error(Code::E0637, unnamed->span, "`&` without an explicit lifetime name cannot be used here")
            .label("explicit lifetime name needed here")
            .help("name it: `for<'a> ..&'a ..`, or a lifetime parameter of the item");
    }

    // Function types and `Fn(..) -> ..` bounds inside a type are signatures of their own.
    void inner(ast::TypeId id) {
        if (!id) return;
        const ast::TypeKind& kind = ast_[id].kind;
        if (const auto* function = std::get_if<ast::FunctionType>(&kind)) {
            signature(function->params, function->result, function->forLifetimes, Code::E0581);
        } else if (const auto* path = std::get_if<ast::PathType>(&kind)) {
            inner(path->path);
        } else if (const auto* one = std::get_if<ast::ImplType>(&kind)) {
            for (const ast::Bound& bound : one->bounds) inner(bound.path, bound.forLifetimes);
        } else if (const auto* one = std::get_if<ast::DynType>(&kind)) {
            for (const ast::Bound& bound : one->bounds) inner(bound.path, bound.forLifetimes);
        } else if (const auto* one = std::get_if<ast::ReferenceType>(&kind)) {
            inner(one->inner);
        } else if (const auto* one = std::get_if<ast::NullableType>(&kind)) {
            inner(one->inner);
        } else if (const auto* one = std::get_if<ast::TupleType>(&kind)) {
            for (ast::TypeId element : one->elements) inner(element);
        }
    }

    void inner(const ast::Path& path, const std::vector<ast::Identifier>& ofEachCall = {}) {
        for (const ast::PathSegment& segment : path.segments) {
            std::vector<ast::TypeId> params;
            for (const ast::GenericArg& arg : segment.args.args) {
                if (arg.type) params.push_back(arg.type);
            }
            if (segment.args.parenthesized) {
                signature(params, segment.args.result, ofEachCall, Code::E0582);
            } else {
                for (ast::TypeId param : params) inner(param);
            }
        }
    }

    void signature(const std::vector<ast::TypeId>& params, ast::TypeId result,
                   const std::vector<ast::Identifier>& ofEachCall, Code unbound) {
        for (ast::TypeId param : params) inner(param);
        inner(result);
        std::vector<Lifetime> results;
        collect(result, results);
        if (results.empty()) return;
        std::vector<Lifetime> given;
        for (ast::TypeId param : params) {
            collect(param, given);
            if (isPlainText(param)) given.push_back({});
        }
        auto isBound = [&](const Lifetime& one) {
            return std::ranges::any_of(ofEachCall, [&](const auto& each) { return each.name == one.name; }) &&
                   std::ranges::none_of(given, [&](const Lifetime& each) { return each.name == one.name; });
        };
        auto free = std::ranges::find_if(results, isBound);
        if (free != results.end()) {
            items_.diagnostics()
                .error(unbound, free->span,
                       fmt::format("the result's lifetime `'{}` does not appear in the parameters",
                                   text(free->name)))
                .label("not chosen by any argument");
            return;
        }
        std::erase_if(results, [](const Lifetime& one) { return one.name.valid(); });
        if (results.empty()) return;
        if (!isOneSource(given))
            report(results[0], "the lifetime of this result is not determined by the parameters");
    }

    void report(const Lifetime& place, std::string help) {
        items_.diagnostics()
            .error(Code::E0106, place.span, "missing lifetime specifier")
            .label("expected named lifetime parameter")
            .help(std::move(help));
    }

    ItemTable& items_;
    const ast::Ast& ast_;
};

}  // namespace

void checkLifetimes(ItemTable& items, DefId item) {
    Elision elision(items);
    auto check = [&](DefId one) {
        std::size_t errors = items.diagnostics().errorCount();
        elision.item(one);
        bool isWrong = items.diagnostics().errorCount() != errors;
        if (isWrong && items.defs()[one].kind == DefKind::Function) items.forgetResult(one);
    };
    check(item);
    DefKind kind = items.defs()[item].kind;
    if (kind != DefKind::Trait && kind != DefKind::Extension) return;
    auto members = items.resolver().members(item);
    for (DefId member : std::vector<DefId>(members.begin(), members.end())) check(member);
}

}  // namespace oxide::check
