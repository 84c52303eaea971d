#include "frontend/expand/derive.h"

#include <fmt/format.h>

#include <algorithm>

#include "frontend/expand/clone.h"
#include "frontend/expand/derives.h"

namespace oxide::expand {

using diag::Code;

bool isNamed(const ast::Attribute& attribute, std::string_view name) {
    const auto& path = attribute.meta.path;
    return path.size() == 1 && text(path[0].name) == name;
}

ast::FunctionItem method(const NodeMaker& make, std::string_view name, std::vector<ast::Param> params,
                         ast::TypeId result, ast::ExprId body) {
    ast::FunctionItem function;
    function.name = make.identifier(name);
    function.receiver = ast::Receiver::Shared;
    function.params = std::move(params);
    function.result = result;
    ast::Block block;
    block.tail = body;
    block.span = make.span();
    function.body = std::move(block);
    return function;
}

namespace {

// One trait named in `#[derive(..)]`.
struct Derived {
    std::string trait;  // its last name
    Span span;
};

constexpr std::pair<std::string_view, std::string_view> kTraits[] = {
    {"Debug", "std.fmt.Debug"},
    {"Clone", "std.clone.Clone"},
    {"Copy", "std.marker.Copy"},
    {"PartialEq", "std.cmp.PartialEq"},
    {"Eq", "std.cmp.Eq"},
    {"PartialOrd", "std.cmp.PartialOrd"},
    {"Ord", "std.cmp.Ord"},
    {"Hash", "std.hash.Hash"},
    {"Default", "std.default.Default"},
};

std::string_view traitPath(std::string_view name) {
    auto found = std::ranges::find(kTraits, name, [](const auto& entry) { return entry.first; });
    return found == std::end(kTraits) ? std::string_view() : found->second;
}

template <class T>
constexpr bool isVector = false;
template <class T>
constexpr bool isVector<std::vector<T>> = true;

std::vector<Field> fieldsOf(const ast::Ast& ast, const std::vector<ast::FieldDecl>& decls) {
    std::vector<Field> result;
    for (const ast::FieldDecl& decl : decls) {
        bool isRepeated =
            std::ranges::any_of(result, [&](const Field& field) { return field.name == decl.name.name; });
        if (isRepeated || !decl.type) continue;
        Span type = ast[decl.type].span;
        bool hasName = !text(decl.name.name).empty() && !std::isdigit(text(decl.name.name)[0]);
        result.push_back({decl.name.name, decl.type, hasName ? decl.name.span.to(type) : type});
    }
    return result;
}

// The derives of one item.
class Deriver {
  public:
    Deriver(ast::Ast& ast, ast::ItemId item, diag::Diagnostics& diagnostics)
        : ast_(ast), item_(item), diagnostics_(diagnostics) {}

    std::vector<ast::ItemId> run() {
        std::vector<Derived> derived = named();
        if (derived.empty()) return {};
        if (!describe()) {
            Span at = derived[0].span;
            diagnostics_.error(Code::E0774, at, "`derive` may only be applied to structs and enums")
                .label("not applicable here")
                .label(ast_[item_].nameSpan, "not a struct or enum");
            return {};
        }
        shape_.isAlsoCopy =
            std::ranges::any_of(derived, [](const Derived& one) { return one.trait == "Copy"; });
        std::vector<ast::ItemId> result;
        for (const Derived& one : derived) derive(one, result);
        return result;
    }

  private:
    std::vector<Derived> named() {
        std::vector<Derived> result;
        for (const ast::Attribute& attribute : ast_[item_].attributes) {
            if (!isNamed(attribute, "derive")) continue;
            if (!attribute.meta.hasArgs) {
                diagnostics_.error(Code::E0565, attribute.span, "malformed `derive` attribute input")
                    .help("the traits stand in parentheses: `#[derive(Debug, Clone)]`");
            }
            for (const ast::MetaItem& arg : attribute.meta.args) {
                if (arg.path.empty() || arg.value || arg.hasArgs) {
                    diagnostics_.error(Code::E0565, arg.span,
                                       "expected the name of a trait in `#[derive(..)]`");
                    continue;
                }
                std::string_view last = text(arg.path.back().name);
                if (traitPath(last).empty()) {
                    std::string shown;
                    for (const ast::Identifier& part : arg.path)
                        shown += (shown.empty() ? "" : ".") + std::string(text(part.name));
                    diagnostics_
                        .error(Code::E1008, arg.span,
                               fmt::format("cannot find derive macro `{}` in this scope", shown))
                        .note(
                            "these traits can be derived: Debug, Clone, Copy, PartialEq, Eq, PartialOrd, "
                            "Ord, Hash, "
                            "Default");
                    continue;
                }
                result.push_back({std::string(last), arg.span});
            }
        }
        return result;
    }

    bool describe() {
        const ast::ItemKind& kind = ast_[item_].kind;
        if (const auto* item = std::get_if<ast::StructItem>(&kind)) {
            shape_.name = item->name.name;
            shape_.generics = &item->generics;
            Variant variant;
            variant.path = variant.name = text(item->name.name);
            variant.shape = item->shape;
            variant.fields = fieldsOf(ast_, item->fields);
            variant.span = item->name.span;
            shape_.variants.push_back(std::move(variant));
            return true;
        }
        const auto* item = std::get_if<ast::EnumItem>(&kind);
        if (!item) return false;
        shape_.name = item->name.name;
        shape_.generics = &item->generics;
        shape_.isEnum = true;
        for (const ast::VariantDecl& decl : item->variants) {
            Variant variant;
            variant.name = text(decl.name.name);
            variant.path = fmt::format("{}.{}", text(item->name.name), variant.name);
            variant.shape = decl.shape;
            variant.fields = fieldsOf(ast_, decl.fields);
            variant.span = decl.name.span;
            for (const ast::Attribute& attribute : decl.attributes) {
                if (isNamed(attribute, "default")) variant.defaultAttribute = &attribute;
            }
            shape_.variants.push_back(std::move(variant));
        }
        return true;
    }

    void derive(const Derived& derived, std::vector<ast::ItemId>& into) {
        NodeMaker make(ast_, derived.span);
        Methods methods;
        bool needsBounds = true;
        if (derived.trait == "Debug") methods = deriveDebug(shape_, make);
        if (derived.trait == "Clone") methods = deriveClone(shape_, make);
        if (derived.trait == "PartialEq") methods = derivePartialEq(shape_, make);
        if (derived.trait == "PartialOrd") methods = derivePartialOrd(shape_, make);
        if (derived.trait == "Ord") methods = deriveOrd(shape_, make);
        if (derived.trait == "Hash") methods = deriveHash(shape_, make);
        if (derived.trait == "Default") {
            methods = deriveDefault(shape_, make, diagnostics_);
            needsBounds = !shape_.isEnum;
        }
        ast::ExtensionItem extension;
        extension.generics = cloneGenerics(ast_, *shape_.generics);
        for (ast::GenericParam& param : extension.generics.params) {
            param.defaultType = {};
            param.defaultValue = {};
            if (needsBounds && param.kind == ast::GenericParam::Kind::Type)
                param.bounds.push_back(make.bound(traitPath(derived.trait)));
        }
        if (needsBounds) boundProjections(derived, make, extension.generics);
        extension.type = selfType(make);
        extension.trait = make.bound(traitPath(derived.trait));
        for (ast::FunctionItem& method : methods) {
            ast::Item member;
            member.kind = std::move(method);
            member.span = member.nameSpan = derived.span;
            extension.members.push_back(ast_.items.add(std::move(member)));
        }
        ast::Item item;
        item.kind = std::move(extension);
        item.attributes = conditions();
        ast::Attribute mark;
        mark.meta.path.push_back(make.identifier("automaticallyDerived"));
        mark.meta.span = mark.span = derived.span;
        item.attributes.push_back(std::move(mark));
        item.span = item.nameSpan = derived.span;
        into.push_back(ast_.items.add(std::move(item)));
    }

    // The type applied to its own parameters.
    ast::TypeId selfType(const NodeMaker& make) {
        ast::Path path = make.path(text(shape_.name));
        ast::GenericArgs& args = path.segments[0].args;
        for (const ast::GenericParam& param : shape_.generics->params) {
            ast::GenericArg arg;
            arg.span = make.span();
            if (param.kind == ast::GenericParam::Kind::Lifetime) {
                arg.kind = ast::GenericArg::Kind::Lifetime;
                arg.name = make.identifier(param.name.name);
            } else {
                arg.type = make.type(text(param.name.name));
            }
            args.args.push_back(std::move(arg));
        }
        args.present = !args.args.empty();
        args.span = make.span();
        return ast_.types.add({ast::PathType{std::move(path)}, make.span()});
    }

    // A field of type `I.Item` needs `I.Item: Debug`, as in rustc.
    void boundProjections(const Derived& derived, const NodeMaker& make, ast::Generics& generics) {
        for (const Variant& variant : shape_.variants) {
            for (const Field& field : variant.fields) {
                for (ast::TypeId projection : projections(field.type)) {
                    ast::WherePredicate predicate;
                    predicate.subject = cloneType(ast_, projection);
                    predicate.bounds.push_back(make.at(field.span).bound(traitPath(derived.trait)));
                    predicate.span = field.span;
                    generics.where.push_back(std::move(predicate));
                }
            }
        }
    }

    std::vector<ast::TypeId> projections(ast::TypeId type) const {
        std::vector<ast::TypeId> result;
        findProjections(type, result);
        return result;
    }

    template <class T>
    void findProjections(const T& value, std::vector<ast::TypeId>& into) const {
        if constexpr (std::is_same_v<T, ast::TypeId>) {
            if (!value) return;
            const ast::TypeKind& kind = ast_[value].kind;
            if (const auto* path = std::get_if<ast::PathType>(&kind); path && startsAtParam(path->path)) {
                into.push_back(value);
                return;
            }
            std::visit(
                Overload{[](std::monostate) {}, [&](const auto& node) { findProjections(node, into); }},
                kind);
        } else if constexpr (requires { T::visitFields(value, [](const char*, const auto&) {}); }) {
            T::visitFields(value, [&](const char*, const auto& field) { findProjections(field, into); });
        } else if constexpr (isVector<T>) {
            for (const auto& element : value) findProjections(element, into);
        }
    }

    bool startsAtParam(const ast::Path& path) const {
        if (path.segments.size() < 2 || path.qualifiedSelf) return false;
        return std::ranges::any_of(shape_.generics->params, [&](const ast::GenericParam& param) {
            return param.kind == ast::GenericParam::Kind::Type &&
                   param.name.name == path.segments[0].name.name;
        });
    }

    // What is compiled only sometimes is derived only then.
    std::vector<ast::Attribute> conditions() const {
        std::vector<ast::Attribute> result;
        for (const ast::Attribute& attribute : ast_[item_].attributes) {
            if (isNamed(attribute, "cfg")) result.push_back(attribute);
        }
        return result;
    }

    ast::Ast& ast_;
    ast::ItemId item_;
    diag::Diagnostics& diagnostics_;
    Shape shape_;
};

}  // namespace

std::vector<ast::ItemId> derive(ast::Ast& ast, ast::ItemId item, diag::Diagnostics& diagnostics) {
    return Deriver(ast, item, diagnostics).run();
}

}  // namespace oxide::expand
