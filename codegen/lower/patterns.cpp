// Patterns as conditions over places: no statement, no effect.
#include "codegen/lower/body.h"
#include "frontend/base/fields.h"

namespace oxide::lower {

cpp::Expr BodyLowering::isVariant(const Place& place, Ty ty, std::uint32_t variant) {
    const mono::AdtInstance* adt = context_.adt(ty);
    OX_CHECK(adt && adt->isEnum, "a variant of what is no enum");
    std::string_view name = context_.externName(ty);
    if (name == "ox::Option" || name == "ox::Result" || name == "ox::Poll") {
        return cpp::methodCall(place.expr, "is" + adt->variants[variant].name);
    }
    return cpp::binary("==", cpp::methodCall(place.expr, "tag"), tagLabel(ty, variant));
}

cpp::Expr BodyLowering::tagLabel(Ty ty, std::uint32_t variant) {
    const mono::AdtInstance* adt = context_.adt(ty);
    return cpp::name(context_.type(ty) + "::Tag::" + context_.variantOf(*adt, variant));
}

cpp::Expr BodyLowering::lengthOf(const Place& place, Ty ty) {
    if (context_.kind(ty) == TyKind::Array) return cpp::literal(context_.type(context_.types.args(ty)[1]));
    return cpp::methodCall(place.expr, "len");
}

Place BodyLowering::elementPlace(const Place& place, cpp::Expr index) {
    // In bounds: the length was tested.
    cpp::Expr data = cpp::methodCall(place.expr, "data");
    return {cpp::deref(cpp::binary("+", data, std::move(index))), place.order};
}

Place BodyLowering::restPlace(const hir::SlicePattern& node, const Place& place, Ty ty) {
    std::size_t before = node.prefix.size();
    std::size_t around = before + node.suffix.size();
    if (context_.kind(ty) == TyKind::Array) {
        Ty restTy = body_[node.rest].ty;
        cpp::Expr first =
            cpp::binary("+", cpp::methodCall(place.expr, "data"), cpp::literal(std::to_string(before)));
        if (before == 0) first = cpp::methodCall(place.expr, "data");
        return {cpp::call("ops::restOfArray<" + context_.type(context_.types.args(restTy)[1]) + ">", {first}),
                place.order};
    }
    cpp::Expr length = cpp::methodCall(place.expr, "len");
    if (around > 0) length = cpp::binary("-", length, cpp::literal(std::to_string(around)));
    return {cpp::methodCall(place.expr, "from", {cpp::literal(std::to_string(before)), length}), place.order,
            place.isMutableFat};
}

namespace {

cpp::Expr conjunction(std::optional<cpp::Expr> left, std::optional<cpp::Expr> right) {
    if (!left) return *right;
    if (!right) return *left;
    return cpp::binary("&&", *left, *right);
}

void add(std::optional<cpp::Expr>& condition, std::optional<cpp::Expr> part) {
    if (part) condition = conjunction(condition, part);
}

}  // namespace

// Calls visit(pattern, place) for each direct subpattern.
void BodyLowering::eachSubpattern(PatternId id, const Place& place,
                                  const std::function<void(PatternId, const Place&)>& visit) {
    const hir::Pattern& pattern = body_[id];
    std::visit(Overload{
                   [&](const hir::BindingPattern& node) {
                       if (node.sub) visit(node.sub, place);
                   },
                   [&](const hir::VariantPattern& node) {
                       for (const hir::FieldSubpattern& field : node.fields) {
                           visit(field.pattern, fieldPlace(place, pattern.ty, node.variant, field.field));
                       }
                   },
                   [&](const hir::StructPattern& node) {
                       for (const hir::FieldSubpattern& field : node.fields) {
                           visit(field.pattern, fieldPlace(place, pattern.ty, 0, field.field));
                       }
                   },
                   [&](const hir::DerefPattern& node) { visit(node.inner, derefPlace(place, pattern.ty)); },
                   [&](const hir::SlicePattern& node) {
                       for (std::size_t i = 0; i < node.prefix.size(); ++i) {
                           visit(node.prefix[i], elementPlace(place, cpp::literal(std::to_string(i))));
                       }
                       if (node.rest) visit(node.rest, restPlace(node, place, pattern.ty));
                       for (std::size_t i = 0; i < node.suffix.size(); ++i) {
                           std::size_t fromEnd = node.suffix.size() - i;
                           cpp::Expr index = cpp::binary("-", lengthOf(place, pattern.ty),
                                                         cpp::literal(std::to_string(fromEnd)));
                           visit(node.suffix[i], elementPlace(place, index));
                       }
                   },
                   [](const hir::WildcardPattern&) {},
                   [](const hir::ConstPattern&) {},
                   [](const hir::RangePattern&) {},
                   [](const hir::OrPattern&) {},
                   [](const hir::ErrorPattern&) {},
               },
               pattern.kind);
}

std::optional<cpp::Expr> BodyLowering::constTest(const hir::ConstPattern& node, Ty ty, const Place& place) {
    if (const auto* number = std::get_if<UInt128>(&node.value)) {
        if (context_.kind(ty) == TyKind::Bool) return *number ? place.expr : cpp::unary("!", place.expr);
        return cpp::binary("==", place.expr, cpp::bare(intLiteral(ty, *number).expr));
    }
    const std::string& text = std::get<std::string>(node.value);
    if (context_.types.isFloat(ty))
        return cpp::binary("==", place.expr, cpp::bare(floatLiteral(ty, text).expr));
    // &str, or &[UInt8; N] and &[UInt8]
    Ty content = context_.kind(ty) == TyKind::Ref ? context_.types.pointee(ty) : ty;
    if (context_.kind(content) == TyKind::Str) {
        cpp::Expr str = place.isMutableFat ? cpp::convert(context_.core("Str"), place.expr) : place.expr;
        return cpp::binary("==", str, cpp::literal(quoted(text)));
    }
    cpp::Expr bytes = context_.kind(ty) == TyKind::Ref ? derefPlace(place, ty).expr : place.expr;
    return cpp::call("ops::equalBytes",
                     {cpp::methodCall(bytes, "data"), lengthOf({bytes}, content), cpp::literal(quoted(text)),
                      cpp::literal(std::to_string(text.size()))});
}

std::optional<cpp::Expr> BodyLowering::rangeTest(const hir::RangePattern& node, Ty ty, const Place& place) {
    std::optional<cpp::Expr> condition;
    auto bound = [&](const char* op, UInt128 value) {
        add(condition, cpp::binary(op, place.expr, cpp::bare(intLiteral(ty, value).expr)));
    };
    // Comparing an unsigned number with 0 draws a warning, and says nothing.
    bool isUnsigned = !context_.types.isInteger(ty) || !types::isSigned(context_.types.intKind(ty));
    if (node.from && !(isUnsigned && *node.from == 0)) bound(">=", *node.from);
    if (node.to) bound(node.inclusive ? "<=" : "<", *node.to);
    return condition;
}

std::optional<cpp::Expr> BodyLowering::test(PatternId id, const Place& place) {
    const hir::Pattern& pattern = body_[id];
    std::optional<cpp::Expr> condition;
    if (const auto* node = std::get_if<hir::ConstPattern>(&pattern.kind))
        return constTest(*node, pattern.ty, place);
    if (const auto* node = std::get_if<hir::RangePattern>(&pattern.kind))
        return rangeTest(*node, pattern.ty, place);
    if (const auto* node = std::get_if<hir::OrPattern>(&pattern.kind)) {
        for (PatternId alternative : node->alternatives) {
            std::optional<cpp::Expr> part = test(alternative, place);
            if (!part) return std::nullopt;
            condition = condition ? cpp::binary("||", *condition, *part) : *part;
        }
        return condition;
    }
    if (const auto* node = std::get_if<hir::VariantPattern>(&pattern.kind)) {
        const mono::AdtInstance* adt = context_.adt(pattern.ty);
        if (adt->variants.size() > 1) condition = isVariant(place, pattern.ty, node->variant);
    }
    if (const auto* node = std::get_if<hir::SlicePattern>(&pattern.kind);
        node && context_.kind(pattern.ty) == TyKind::Slice) {
        std::size_t least = node->prefix.size() + node->suffix.size();
        if (!node->hasRest && least == 0) {
            condition = cpp::methodCall(place.expr, "isEmpty");
        } else if (!node->hasRest || least > 0) {
            condition = cpp::binary(node->hasRest ? ">=" : "==", lengthOf(place, pattern.ty),
                                    cpp::literal(std::to_string(least)));
        }
    }
    eachSubpattern(id, place,
                   [&](PatternId sub, const Place& subPlace) { add(condition, test(sub, subPlace)); });
    return condition;
}

}  // namespace oxide::lower
