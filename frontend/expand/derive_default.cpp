// Default: every field's default, or the variant marked `#[default]`.
#include <fmt/format.h>

#include "frontend/expand/derives.h"

namespace oxide::expand {

namespace {

using diag::Code;

const Variant* defaultVariant(const Shape& shape, Span at, diag::Diagnostics& diagnostics) {
    const Variant* chosen = nullptr;
    for (const Variant& variant : shape.variants) {
        if (!variant.defaultAttribute) continue;
        if (chosen) {
            diagnostics.error(Code::E1008, at, "multiple declared defaults")
                .label(chosen->span, "first default")
                .label(variant.span, "additional default")
                .note("only one variant can be default");
            return nullptr;
        }
        chosen = &variant;
    }
    if (!chosen) {
        diag::Diagnostic& error =
            diagnostics.error(Code::E0665, at, "`#[derive(Default)]` on enum with no `#[default]`")
                .help("make a unit variant default by placing `#[default]` above it");
        for (const Variant& variant : shape.variants) {
            if (variant.shape != ast::VariantShape::Unit) continue;
            error.fix(fmt::format("make `{}` the default", variant.name), variant.span.startPoint(),
                      "#[default] ", diag::Applicability::Suggestion);
            break;
        }
    } else if (chosen->shape != ast::VariantShape::Unit) {
        diagnostics
            .error(Code::E1008, chosen->span,
                   "the `#[default]` attribute may only be used on unit enum variants")
            .help("consider a manual implementation of `Default`");
        return nullptr;
    }
    return chosen;
}

}  // namespace

Methods deriveDefault(const Shape& shape, const NodeMaker& make, diag::Diagnostics& diagnostics) {
    const Variant* variant = shape.isEnum ? defaultVariant(shape, make.span(), diagnostics) : &shape.only();
    constexpr std::string_view kDefault = "std.default.Default.default";
    std::vector<ast::ExprId> values;
    if (variant) {
        for (const Field& field : variant->fields) values.push_back(make.at(field.span).call(kDefault, {}));
    }
    // After an error there is an implementation all the same: that it would be missing is no news.
    ast::ExprId value = variant ? variant->construct(make, std::move(values)) : make.call(kDefault, {});
    ast::FunctionItem result = method(make, "default", {}, make.type("Self"), value);
    result.receiver = ast::Receiver::None;
    result.isStatic = true;
    return {std::move(result)};
}

}  // namespace oxide::expand
