// Items.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/syntax/builder.h"
#include "frontend/syntax/token.h"

namespace oxide::syntax {

void Builder::item(Grammar::ItemContext* context, std::vector<ast::ItemId>& into) {
    item(context, Surroundings::Free, into);
}

void Builder::item(Grammar::ItemContext* context, Surroundings surroundings, std::vector<ast::ItemId>& into) {
    if (context->exception || context->node == nullptr) return;
    declaration(context->node, context->attributes, tokenOf(context->start).begin, surroundings, into);
}

void Builder::declaration(Grammar::DeclarationContext* context,
                          const std::vector<Grammar::AttributeContext*>& attributeContexts,
                          std::uint32_t begin, Surroundings surroundings, std::vector<ast::ItemId>& into) {
    ast::Item result;
    result.span = span(context);
    result.attributes = attributes(attributeContexts);
    result.visibility = visibility(context->visibility);
    // comments in front of the item, behind whatever stands before it
    auto first = std::ranges::lower_bound(tokens_, begin, {}, &SyntaxToken::begin);
    std::uint32_t after = first != tokens_.begin() ? std::prev(first)->end : 0;
    result.documentation = documentation(after, result.span.begin);
    auto plainModifiers = [&](std::initializer_list<std::size_t> allowed) {
        bool any = false;
        for (auto* modifier : context->modifiers) {
            bool fits = std::ranges::find(allowed, modifier->kind->getType()) != allowed.end();
            if (!fits) error(span(modifier), fmt::format("`{}` is not allowed here", textOf(span(modifier))));
            any |= fits;
        }
        return any;
    };
    auto head = [&](antlr4::Token* name) { result.nameSpan = span(name); };
    if (auto* one = context->function_) {
        result.kind = function(one, context->modifiers, surroundings);
        head(one->name);
    } else if (auto* one = context->struct_) {
        result.kind = structItem(one);
        std::get<ast::StructItem>(result.kind).isExtern = plainModifiers({Grammar::EXTERN});
        head(one->name);
    } else if (auto* one = context->enum_) {
        result.kind = enumItem(one);
        std::get<ast::EnumItem>(result.kind).isExtern = plainModifiers({Grammar::EXTERN});
        head(one->name);
    } else if (auto* one = context->trait_) {
        result.kind = traitItem(one);
        std::get<ast::TraitItem>(result.kind).isUnsafe = plainModifiers({Grammar::UNSAFE_DECL});
        head(one->name);
    } else if (auto* one = context->extension_) {
        result.kind = extensionItem(one);
        std::get<ast::ExtensionItem>(result.kind).isUnsafe = plainModifiers({Grammar::UNSAFE_DECL});
        result.nameSpan = {file_, tokenOf(one->head).begin, tokens_[tokenOf(one->body->open).index - 1].end};
    } else if (auto* one = context->impl_) {
        result.kind = implItem(one);
        std::get<ast::ExtensionItem>(result.kind).isUnsafe = plainModifiers({Grammar::UNSAFE_DECL});
        result.nameSpan = {file_, tokenOf(one->head).begin, tokens_[tokenOf(one->body->open).index - 1].end};
    } else if (auto* one = context->module_) {
        std::size_t macros = macros_.enterScope();
        result.kind = moduleItem(one);
        bool sharesMacros = std::ranges::any_of(result.attributes, [](const ast::Attribute& attribute) {
            return attribute.meta.path.size() == 1 &&
                   text(camelCase(attribute.meta.path[0].name)) == "macroUse";
        });
        if (!sharesMacros) macros_.leaveScope(macros);
        bool external = plainModifiers({Grammar::EXTERNAL});
        std::get<ast::ModuleItem>(result.kind).external = external;
        if (external && one->body != nullptr)
            error(span(one->name), "an external module has its body in another file");
        if (!external && one->body == nullptr) {
            error(span(one->name).endPoint(), "expected `{` behind the name of the module")
                .fix("write `external module` if its body is in another file", result.span.startPoint(),
                     "external ", diag::Applicability::Suggestion);
        }
        if (one->body != nullptr) {
            const SyntaxToken& open = tokenOf(one->body->open);
            result.documentation += innerDocumentation(open.end, tokens_[open.index + 1].begin);
            for (auto* inner : one->body->inner) result.attributes.push_back(innerAttribute(inner));
        }
        head(one->name);
    } else if (auto* one = context->import_) {
        result.kind = importItem(one);
        plainModifiers({});
        result.nameSpan = span(one->tree);
    } else if (auto* one = context->const_) {
        result.kind = constItem(one);
        plainModifiers({});
        head(one->name);
    } else if (auto* one = context->static_) {
        result.kind = staticItem(one);
        plainModifiers({Grammar::EXTERN});
        head(one->name);
    } else if (auto* one = context->alias) {
        result.kind = typeAlias(one);
        plainModifiers({Grammar::EXTERN});
        head(one->name);
    } else if (auto* one = context->macro) {
        return macroRules(one, std::move(result), into);
    } else if (context->call != nullptr) {
        return expandItems(context->call, surroundings, into);
    } else if (context->local != nullptr) {
        return localDeclaration(context->local, into);
    } else {
        return;
    }
    into.push_back(ast_.items.add(std::move(result)));
}

ast::Visibility Builder::visibility(const antlr4::Token* token) const {
    if (token == nullptr || token->getType() == Grammar::PRIVATE) return ast::Visibility::Inherited;
    std::string_view text = textOf(token);
    if (text.find('(') == std::string_view::npos) return ast::Visibility::Public;
    if (text.find("super") != std::string_view::npos) return ast::Visibility::Super;
    return text.find("self") != std::string_view::npos ? ast::Visibility::Inherited : ast::Visibility::Crate;
}

// ---- structs and enums

ast::ItemKind Builder::structItem(Grammar::StructItemContext* context) {
    ast::StructItem result;
    result.name = identifier(context->name);
    result.generics = generics(context->generics, context->where);
    if (context->tuple != nullptr) {
        result.shape = ast::VariantShape::Tuple;
        result.fields = tupleFields(context->tuple);
        if (context->body != nullptr)
            error(span(context->body), "a struct has fields in parentheses or in braces, not both");
    } else if (context->body != nullptr) {
        result.fields = namedFields(context->body);
    } else {
        result.shape = ast::VariantShape::Unit;
    }
    return result;
}

std::vector<ast::FieldDecl> Builder::tupleFields(Grammar::TupleFieldsContext* context) {
    std::vector<ast::FieldDecl> result;
    for (auto* field : context->fields) {
        if (!isCompiled(field->attributes, field)) continue;
        ast::FieldDecl one;
        one.span = span(field);
        one.name = {intern(std::to_string(result.size())), one.span};
        one.visibility = visibility(field->visibility);
        one.attributes = attributes(field->attributes);
        one.type = type(field->type);
        result.push_back(std::move(one));
    }
    return result;
}

std::vector<ast::FieldDecl> Builder::namedFields(Grammar::FieldsBodyContext* context) {
    std::vector<ast::FieldDecl> result;
    for (auto* field : context->fields) {
        if (field->exception || !isCompiled(field->attributes, field)) continue;
        ast::FieldDecl one;
        one.span = span(field);
        one.name = identifier(field->name);
        one.visibility = visibility(field->visibility);
        one.attributes = attributes(field->attributes);
        one.type = type(field->type);
        result.push_back(std::move(one));
    }
    return result;
}

ast::ItemKind Builder::enumItem(Grammar::EnumItemContext* context) {
    ast::EnumItem result;
    result.name = identifier(context->name);
    result.generics = generics(context->generics, context->where);
    if (context->body == nullptr) return result;
    for (auto* variant : context->body->list) {
        if (variant->exception || !isCompiled(variant->attributes, variant)) continue;
        ast::VariantDecl one;
        one.span = span(variant);
        one.name = identifier(variant->name);
        one.attributes = attributes(variant->attributes);
        if (variant->tuple != nullptr) {
            one.shape = ast::VariantShape::Tuple;
            one.fields = tupleFields(variant->tuple);
        } else if (variant->body != nullptr) {
            one.shape = ast::VariantShape::Struct;
            one.fields = namedFields(variant->body);
        }
        if (variant->value != nullptr) one.discriminant = expr(variant->value);
        result.variants.push_back(std::move(one));
    }
    return result;
}

// ---- traits and extensions

std::vector<ast::ItemId> Builder::members(Grammar::ItemsBodyContext* context, Surroundings surroundings) {
    std::vector<ast::ItemId> result;
    for (auto* one : context->items) item(one, surroundings, result);
    return result;
}

ast::ItemKind Builder::traitItem(Grammar::TraitItemContext* context) {
    ast::TraitItem result;
    result.name = identifier(context->name);
    result.generics = generics(context->generics, context->where);
    result.supertraits = bounds(context->supertraits);
    result.members = members(context->body, Surroundings::Members);
    return result;
}

ast::ItemKind Builder::extensionItem(Grammar::ExtensionItemContext* context) {
    ast::ExtensionItem result;
    result.generics = generics(context->generics, context->where);
    result.type = type(context->type);
    if (context->trait != nullptr) result.trait = bound(context->trait);
    result.members = members(context->body, Surroundings::Members);
    return result;
}

// `impl<T> Trait for Type`: Rust's spelling of `extension<T> Type: Trait`.
ast::ItemKind Builder::implItem(Grammar::ImplItemContext* context) {
    ast::ExtensionItem result;
    result.generics = generics(context->generics, context->where);
    diag::Fix fix{"write `extension`", {{span(context->head), "extension"}}, diag::Applicability::Safe};
    if (context->second == nullptr) {
        result.type = type(context->first);
    } else {
        result.type = type(context->second);
        // the type in front of the trait, and away from behind it
        Span trait = span(context->first), target = span(context->second);
        fix.edits.push_back({trait.startPoint(), fmt::format("{}: ", textOf(target))});
        fix.edits.push_back({{file_, trait.end, target.end}, ""});
        auto* base = context->first->base;
        ast::Bound one;
        one.span = trait;
        if (base->atom->path != nullptr && base->prefixes.empty() && context->first->extra.empty()) {
            one.path = path(base->atom->path);
            functionSugar(one.path.segments.back(), base->atom->args, base->atom->result);
            result.trait = std::move(one);
        } else {
            error(trait, "expected a trait, found a type");
        }
    }
    diag::Diagnostic& problem = rustSpelling(span(context->head), "`impl` is written `extension` in Oxide");
    problem.fixes.push_back(std::move(fix));
    diag::Fix* outer = rustImplFix_;
    rustImplFix_ = &problem.fixes.back();
    result.members = members(context->body, Surroundings::RustImpl);
    rustImplFix_ = outer;
    return result;
}

// ---- the rest

ast::ItemKind Builder::moduleItem(Grammar::ModuleItemContext* context) {
    ast::ModuleItem result;
    result.name = identifier(context->name);
    if (context->body != nullptr) result.items = members(context->body, Surroundings::Free);
    return result;
}

ast::ItemKind Builder::importItem(Grammar::ImportItemContext* context) {
    ast::ImportItem result;
    importTree(context->tree, {}, result.leaves);
    return result;
}

void Builder::importTree(Grammar::ImportTreeContext* context, std::vector<ast::Identifier> path,
                         std::vector<ast::ImportLeaf>& leaves) {
    for (std::size_t i = 0; i < context->parts.size(); ++i) {
        auto* part = context->parts[i];
        bool last = i + 1 == context->parts.size();
        if (part->name != nullptr) {
            path.push_back(identifier(part->name));
            continue;
        }
        if (!last)
            error(span(part), fmt::format("`{}` ends an import", part->star != nullptr ? "*" : "{ .. }"));
        if (context->alias != nullptr) error(span(context->alias), "only a single name can be renamed");
        if (part->star != nullptr) {
            leaves.push_back({path, true, {}, span(context)});
        } else {
            for (auto* tree : part->trees) importTree(tree, path, leaves);
        }
        return;
    }
    ast::ImportLeaf leaf;
    leaf.path = std::move(path);
    leaf.span = span(context);
    if (context->alias != nullptr) leaf.alias = identifier(context->alias);
    leaves.push_back(std::move(leaf));
}

ast::ItemKind Builder::constItem(Grammar::ConstItemContext* context) {
    ast::ConstItem result;
    result.name = identifier(context->name);
    if (context->type != nullptr)
        result.type = type(context->type);
    else
        error(span(context->name), "missing type for `const` item");
    if (context->value != nullptr) result.value = value(context->value);
    return result;
}

ast::ItemKind Builder::staticItem(Grammar::StaticItemContext* context) {
    ast::StaticItem result;
    result.name = identifier(context->name);
    result.isMutable = context->mutable_ != nullptr;
    if (context->type != nullptr)
        result.type = type(context->type);
    else
        error(span(context->name), "missing type for `static` item");
    if (context->value != nullptr) result.value = value(context->value);
    return result;
}

ast::ItemKind Builder::typeAlias(Grammar::TypeAliasContext* context) {
    ast::TypeAliasItem result;
    result.name = identifier(context->name);
    result.generics = generics(context->generics, context->where);
    whereClause(context->after, result.generics);
    result.bounds = bounds(context->bound_);
    if (context->type != nullptr) result.type = type(context->type);
    return result;
}

void Builder::localDeclaration(Grammar::LocalDeclarationContext* context, std::vector<ast::ItemId>& into) {
    bool task = textOf(context->head).find("task") != std::string_view::npos;
    for (ast::ItemId id : members(context->body, Surroundings::Free)) {
        auto* local = std::get_if<ast::StaticItem>(&ast_.items[id].kind);
        if (local == nullptr) {
            error(ast_[id].span, "expected a `static` declaration");
            continue;
        }
        local->isTaskLocal = task;
        local->isThreadLocal = !task;
        into.push_back(id);
    }
}

// ---- documentation

namespace {

// The text of one comment without its marks.
std::string commentText(std::string_view comment) {
    if (comment.starts_with("//")) {
        comment.remove_prefix(3);
        if (comment.ends_with('\r')) comment.remove_suffix(1);
        if (comment.starts_with(' ')) comment.remove_prefix(1);
        return std::string(comment) + "\n";
    }
    comment.remove_prefix(3);
    comment.remove_suffix(2);
    std::string result;
    while (!comment.empty()) {
        std::size_t end = std::min(comment.find('\n'), comment.size());
        std::string_view line = comment.substr(0, end);
        std::size_t text = line.find_first_not_of(" \t");
        if (text != std::string_view::npos && line[text] == '*')
            line.remove_prefix(text + 1);
        else if (text != std::string_view::npos)
            line.remove_prefix(text);
        if (line.starts_with(' ')) line.remove_prefix(1);
        if (!line.empty() || !result.empty()) result += std::string(line) + "\n";
        comment.remove_prefix(std::min(end + 1, comment.size()));
    }
    return result;
}

std::string collect(const std::vector<DocComment>& docs, std::string_view text, std::uint32_t begin,
                    std::uint32_t end, bool inner) {
    std::string result;
    for (auto it = std::ranges::lower_bound(docs, begin, {}, &DocComment::begin);
         it != docs.end() && it->end <= end; ++it) {
        if (it->inner == inner) result += commentText(text.substr(it->begin, it->end - it->begin));
    }
    return result;
}

}  // namespace

std::string Builder::documentation(std::uint32_t begin, std::uint32_t end) const {
    return lexed_.docs.empty() ? std::string() : collect(lexed_.docs, text_, begin, end, false);
}

std::string Builder::innerDocumentation(std::uint32_t begin, std::uint32_t end) const {
    return lexed_.docs.empty() ? std::string() : collect(lexed_.docs, text_, begin, end, true);
}

}  // namespace oxide::syntax
