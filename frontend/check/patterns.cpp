// Patterns, with Rust's default binding modes.
#include <fmt/format.h>

#include "frontend/check/body_checker.h"
#include "frontend/types/fold.h"

namespace oxide::check {

using diag::Code;
using resolve::Target;

// Patterns that look through references by themselves.
bool BodyChecker::isReferenceTransparent(const ast::PatternKind& kind, const Target& target) {
    if (std::holds_alternative<ast::BindingPattern>(kind)) return target.kind != Target::Kind::None;
    return !std::holds_alternative<ast::WildcardPattern>(kind) &&
           !std::holds_alternative<ast::ReferencePattern>(kind) &&
           !std::holds_alternative<ast::OrPattern>(kind) &&
           !std::holds_alternative<ast::ErrorPattern>(kind) &&
           !std::holds_alternative<ast::RestPattern>(kind) && !std::holds_alternative<std::monostate>(kind);
}

PatternId BodyChecker::checkPattern(ast::PatternId id, Ty expected, DefaultMode mode, bool allMutable) {
    const ast::Pattern& pattern = ast()[id];
    Span at = pattern.span;
    expected = infer_.resolve(expected);
    Target target = names().target(id);
    if (isReferenceTransparent(pattern.kind, target) && table_.kind(expected) == TyKind::Infer) {
        solve();
        expected = infer_.resolve(expected);
    }
    if (isReferenceTransparent(pattern.kind, target) && table_.kind(expected) == TyKind::Ref) {
        // A string or byte literal is itself a reference: only what is above its own is looked through.
        bool stop = false;
        if (auto* literal = std::get_if<ast::LiteralPattern>(&pattern.kind)) {
            auto* value = std::get_if<ast::LiteralExpr>(&ast()[literal->value].kind);
            bool isText = value && (value->kind == ast::LiteralKind::String ||
                                    value->kind == ast::LiteralKind::ByteString);
            TyKind inner = table_.kind(infer_.resolve(table_.pointee(expected)));
            stop = isText && (inner == TyKind::Str || inner == TyKind::Slice || inner == TyKind::Array ||
                              inner == TyKind::Infer);
        }
        bool isConstant =
            target.kind == Target::Kind::Def && items_.defs()[target.def].kind == DefKind::Const;
        if (auto* path = std::get_if<ast::PathPattern>(&pattern.kind)) {
            Target pathTarget = names().target(path->path).target;
            isConstant |=
                pathTarget.kind == Target::Kind::Def && items_.defs()[pathTarget.def].kind == DefKind::Const;
        }
        if (isConstant) {
            TyKind inner = table_.kind(infer_.resolve(table_.pointee(expected)));
            stop = inner == TyKind::Str || inner == TyKind::Slice;
        }
        if (!stop) {
            bool isMutable = table_[expected].flag;
            DefaultMode inner =
                mode == DefaultMode::Shared || !isMutable ? DefaultMode::Shared : DefaultMode::Mutable;
            PatternId through = checkPattern(id, table_.pointee(expected), inner, allMutable);
            return makePattern(hir::DerefPattern{through}, expected, at);
        }
    }
    return std::visit(
        Overload{
            [&](const std::monostate&) { return makePattern(hir::ErrorPattern{}, expected, at); },
            [&](const ast::ErrorPattern&) { return makePattern(hir::ErrorPattern{}, expected, at); },
            [&](const ast::WildcardPattern&) { return makePattern(hir::WildcardPattern{}, expected, at); },
            [&](const ast::RestPattern&) {
                error(Code::E1001, at, "`..` patterns are not allowed here")
                    .note("only allowed in tuple, tuple struct, and slice patterns");
                return makePattern(hir::ErrorPattern{}, expected, at);
            },
            [&](const ast::NullPattern&) {
                if (!isAdt(expected, "Option") && !infer_.unify(expected, option(fresh(at)))) {
                    reportMismatch(expected, option(fresh(at)), at, {});
                    return makePattern(hir::ErrorPattern{}, expected, at);
                }
                auto none = static_cast<std::uint32_t>(variantIndex(lang("Option"), "None"));
                return makePattern(hir::VariantPattern{none, {}}, infer_.resolve(expected), at);
            },
            [&](const ast::BindingPattern& p) { return checkBinding(id, p, expected, mode, allMutable); },
            [&](const ast::LiteralPattern& p) { return checkLiteralPattern(p.value, expected, at); },
            [&](const ast::RangePattern& p) { return checkRangePattern(p, expected, at); },
            [&](const ast::PathPattern& p) { return checkPathPattern(id, p.path, expected); },
            [&](const ast::TupleStructPattern& p) {
                return checkTupleStruct(id, p, expected, mode, allMutable);
            },
            [&](const ast::StructPattern& p) {
                return checkStructPattern(id, p, expected, mode, allMutable);
            },
            [&](const ast::TuplePattern& p) { return checkTuplePattern(p, at, expected, mode, allMutable); },
            [&](const ast::SlicePattern& p) { return checkSlicePattern(p, at, expected, mode, allMutable); },
            [&](const ast::ReferencePattern& p) {
                if (table_.kind(expected) == TyKind::Infer)
                    infer_.unify(expected, table_.reference(p.isMutable, fresh(at)));
                expected = infer_.resolve(expected);
                if (table_.kind(expected) != TyKind::Ref || table_[expected].flag != p.isMutable) {
                    if (table_.kind(expected) != TyKind::Error) {
                        error(Code::E0308, at, "mismatched types")
                            .label(fmt::format("expected `{}`, found `{}`", show(expected),
                                               show(table_.reference(p.isMutable, fresh(at)))));
                    }
                    checkPattern(p.inner, table_.error(), DefaultMode::Move, allMutable);
                    return makePattern(hir::ErrorPattern{}, expected, at);
                }
                return makePattern(hir::DerefPattern{checkPattern(p.inner, table_.pointee(expected),
                                                                  DefaultMode::Move, allMutable)},
                                   expected, at);
            },
            [&](const ast::OrPattern& p) {
                std::vector<PatternId> alternatives;
                for (ast::PatternId alternative : p.alternatives)
                    alternatives.push_back(checkPattern(alternative, expected, mode, allMutable));
                return makePattern(hir::OrPattern{std::move(alternatives)}, expected, at);
            },
        },
        pattern.kind);
}

PatternId BodyChecker::checkBinding(ast::PatternId id, const ast::BindingPattern& binding, Ty expected,
                                    DefaultMode mode, bool allMutable) {
    Span at = ast()[id].span;
    Target target = names().target(id);
    if (target.kind != Target::Kind::None) return checkConstantPattern(target, expected, at);
    hir::BindingMode how = hir::BindingMode::Move;
    Ty ty = expected;
    if (binding.byReference) {
        how = binding.mutableReference ? hir::BindingMode::Mutable : hir::BindingMode::Shared;
    } else if (mode == DefaultMode::Shared) {
        how = hir::BindingMode::Shared;
    } else if (mode == DefaultMode::Mutable) {
        how = hir::BindingMode::Mutable;
    }
    if (how == hir::BindingMode::Shared || how == hir::BindingMode::Mutable)
        ty = table_.reference(how == hir::BindingMode::Mutable, expected);
    ast::PatternId root = id;
    if (auto it = names().sameBinding.find(id); it != names().sameBinding.end()) root = it->second;
    LocalId local;
    if (auto known = frame_->locals.find(root); known != frame_->locals.end() && root != id) {
        local = known->second;
        equate(frame_->body->locals[local].ty, ty, at);
    } else {
        local = newLocal(text(binding.name.name), ty, binding.name.span, binding.isMutable || allMutable);
        frame_->locals[root] = local;
        frame_->body->locals[local].byMacro = binding.byMacro;
    }
    PatternId sub;
    if (binding.sub) sub = checkPattern(binding.sub, expected, mode, allMutable);
    return makePattern(hir::BindingPattern{local, how, sub}, expected, at);
}

// The struct or variant a path in a pattern or literal names.
std::optional<BodyChecker::NamedVariant> BodyChecker::variantNamedBy(const ast::Path& path, Span at) {
    resolve::PathTarget target = names().target(path);
    NamedVariant result;
    std::size_t rest = target.consumed;
    switch (target.target.kind) {
        case Target::Kind::Def: {
            const resolve::Def& def = items_.defs()[target.target.def];
            if (def.kind == DefKind::Variant && rest == path.segments.size()) {
                result.adt = def.parent;
                result.variant = def.index;
                const ast::PathSegment* owner =
                    path.segments.size() >= 2 ? &path.segments[path.segments.size() - 2] : nullptr;
                if (owner && !owner->args.present) owner = nullptr;
                result.ty = table_.adt(def.parent, instantiate(def.parent, owner, {}, at));
                return result;
            }
            break;
        }
        case Target::Kind::SelfType: break;
        default: return std::nullopt;
    }
    if (rest == 0) return std::nullopt;
    Ty ty = items_.lowerTargetType(target.target, path.segments[rest - 1], typeScope(), at);
    if (table_.kind(ty) == TyKind::Adt && rest + 1 == path.segments.size()) {
        const AdtInfo& info = items_.adt(table_[ty].def);
        for (std::uint32_t i = 0; i < info.variants.size(); ++i) {
            if (!info.isEnum || info.variants[i].name != path.segments[rest].name.name) continue;
            return NamedVariant{table_[ty].def, i, ty};
        }
        if (info.isEnum) {
            Name name = path.segments[rest].name.name;
            for (DefId extension : items_.inherentExtensions(ty)) {
                DefId member = items_.resolver().member(extension, name);
                if (!member || items_.defs()[member].kind != DefKind::Function) continue;
                error(Code::E0164, at,
                      fmt::format("expected tuple struct or tuple variant, found associated function `{}.{}`",
                                  show(ty), text(name)))
                    .label("`fn` calls are not allowed in patterns");
                return std::nullopt;
            }
            error(Code::E0599, path.segments[rest].name.span,
                  fmt::format(
                      "no variant or associated item named `{}` found for enum `{}` in the current scope",
                      text(name), show(ty)))
                .label(fmt::format("variant or associated item not found in `{}`", show(ty)));
            return std::nullopt;
        }
    }
    while (rest < path.segments.size())
        ty = solver_.normalize(items_.assocTypeOf(ty, path.segments[rest++], typeScope(), at), at);
    ty = infer_.resolve(ty);
    if (table_.kind(ty) == TyKind::Adt && !items_.adt(table_[ty].def).isEnum)
        return NamedVariant{table_[ty].def, 0, ty};
    if (table_.kind(ty) != TyKind::Error) {
        error(Code::E0071, at, fmt::format("expected struct, variant or union type, found `{}`", show(ty)))
            .label("not a struct, variant or union type");
    }
    return std::nullopt;
}

PatternId BodyChecker::checkPathPattern(ast::PatternId id, const ast::Path& path, Ty expected) {
    Span at = ast()[id].span;
    resolve::PathTarget target = names().target(path);
    if (target.target.kind == Target::Kind::Error) return makePattern(hir::ErrorPattern{}, expected, at);
    if (target.target.kind == Target::Kind::Def && target.consumed == path.segments.size()) {
        return checkConstantPattern(target.target, expected, at);
    }
    if (target.target.kind == Target::Kind::None) return makePattern(hir::ErrorPattern{}, expected, at);
    // `Alias.Variant`, `Self.Variant`, `Type.CONST`.
    Ty base = items_.lowerTargetType(target.target, path.segments[target.consumed - 1], typeScope(), at);
    PathValue member = typeMember(base, path.segments.back(), at, {});
    if (member.kind == PathValue::Kind::Constructor || member.kind == PathValue::Kind::Const) {
        Target found;
        found.kind = Target::Kind::Def;
        found.def = member.def;
        if (table_.kind(base) == TyKind::Adt && member.kind == PathValue::Kind::Constructor)
            infer_.unify(base, expected);
        bool isNumber = table_.isInteger(infer_.resolve(base));
        if (isNumber && member.kind == PathValue::Kind::Const) {
            std::string_view name = text(path.segments.back().name.name);
            types::IntKind kind = table_.intKind(infer_.resolve(base));
            unsigned width = types::bitWidth(kind);
            UInt128 one = 1;
            UInt128 top = types::isSigned(kind) ? (one << (width - 1)) - 1
                                                : (width == 128 ? ~UInt128(0) : (one << width) - 1);
            if (name == "MAX" || name == "MIN") {
                if (!infer_.unify(base, expected)) reportMismatch(expected, base, at, {});
                return makePattern(hir::ConstPattern{name == "MAX"           ? top
                                                     : types::isSigned(kind) ? ~top
                                                                             : UInt128(0)},
                                   base, at);
            }
        }
        return checkConstantPattern(found, expected, at);
    }
    if (member.kind == PathValue::Kind::Function) {
        error(Code::E0533, at,
              fmt::format("expected unit struct, unit variant or constant, found associated "
                          "function `{}`",
                          text(path.segments.back().name.name)))
            .label("not a unit struct, unit variant or constant");
    }
    return makePattern(hir::ErrorPattern{}, expected, at);
}

PatternId BodyChecker::checkTupleStruct(ast::PatternId id, const ast::TupleStructPattern& pattern,
                                        Ty expected, DefaultMode mode, bool allMutable) {
    Span at = ast()[id].span;
    auto skip = [&] {
        for (ast::PatternId element : pattern.elements) {
            if (!isRest(element)) checkPattern(element, table_.error(), mode, allMutable);
        }
        return makePattern(hir::ErrorPattern{}, expected, at);
    };
    auto named = variantNamedBy(pattern.path, pattern.path.span);
    if (!named || table_.kind(expected) == TyKind::Error) return skip();
    if (!infer_.unify(named->ty, expected)) {
        reportMismatch(expected, named->ty, at, {});
        return skip();
    }
    Ty ty = infer_.resolve(expected);
    const AdtInfo& info = items_.adt(named->adt);
    const VariantInfo& variant = info.variants[named->variant];
    if (variant.shape != ast::VariantShape::Tuple) {
        error(variant.shape == ast::VariantShape::Unit ? Code::E0532 : Code::E0769, pattern.path.span,
              fmt::format("expected tuple struct or tuple variant, found {} variant `{}`",
                          variant.shape == ast::VariantShape::Unit ? "unit" : "struct", text(variant.name)))
            .label("not a tuple struct or tuple variant");
        return skip();
    }
    auto rest = restOf(pattern.elements, "tuple struct");
    if (!rest) return skip();
    bool hasRest = *rest != pattern.elements.size();
    std::size_t given = pattern.elements.size() - (hasRest ? 1 : 0);
    if (given > variant.fields.size() || (!hasRest && given != variant.fields.size())) {
        error(Code::E0023, at,
              fmt::format("this pattern has {} field{}, but the corresponding tuple {} has {} field{}", given,
                          given == 1 ? "" : "s", info.isEnum ? "variant" : "struct", variant.fields.size(),
                          variant.fields.size() == 1 ? "" : "s"))
            .label(fmt::format("expected {} field{}, found {}", variant.fields.size(),
                               variant.fields.size() == 1 ? "" : "s", given));
        return skip();
    }
    std::vector<hir::FieldSubpattern> fields;
    for (std::size_t i = 0; i < pattern.elements.size(); ++i) {
        if (i == *rest) continue;
        auto index = static_cast<std::uint32_t>(
            hasRest && i > *rest ? variant.fields.size() - (pattern.elements.size() - i) : i);
        Ty field = types::eraseRegions(
            table_, solver_.normalize(types::substitute(table_, variant.fields[index].ty, argsOf(ty)), at));
        fields.push_back({index, checkPattern(pattern.elements[i], field, mode, allMutable)});
    }
    if (info.isEnum) return makePattern(hir::VariantPattern{named->variant, std::move(fields)}, ty, at);
    return makePattern(hir::StructPattern{std::move(fields)}, ty, at);
}

PatternId BodyChecker::checkStructPattern(ast::PatternId id, const ast::StructPattern& pattern, Ty expected,
                                          DefaultMode mode, bool allMutable) {
    Span at = ast()[id].span;
    auto skip = [&] {
        for (const ast::FieldPattern& field : pattern.fields)
            checkPattern(field.pattern, table_.error(), mode, allMutable);
        return makePattern(hir::ErrorPattern{}, expected, at);
    };
    auto named = variantNamedBy(pattern.path, pattern.path.span);
    if (!named || table_.kind(expected) == TyKind::Error) return skip();
    if (!infer_.unify(named->ty, expected)) {
        reportMismatch(expected, named->ty, at, {});
        return skip();
    }
    Ty ty = infer_.resolve(expected);
    const AdtInfo& info = items_.adt(named->adt);
    const VariantInfo& variant = info.variants[named->variant];
    std::string owner =
        info.isEnum ? fmt::format("variant `{}.{}`", text(items_.defs()[named->adt].name), text(variant.name))
                    : fmt::format("struct `{}`", text(items_.defs()[named->adt].name));
    std::vector<hir::FieldSubpattern> fields;
    std::vector<bool> seen(variant.fields.size());
    bool failed = false;
    for (const ast::FieldPattern& field : pattern.fields) {
        auto index = variant.fieldIndex(field.name.name);
        if (!index && variant.shape == ast::VariantShape::Tuple) {
            failed = true;
            error(Code::E0769, at, fmt::format("tuple {} written as struct {}", owner, owner))
                .help("use the tuple pattern syntax: parentheses");
            checkPattern(field.pattern, table_.error(), mode, allMutable);
            break;
        }
        if (!index) {
            failed = true;
            error(Code::E0026, field.name.span,
                  fmt::format("{} does not have a field named `{}`", owner, text(field.name.name)))
                .label(fmt::format("{} does not have this field", owner));
            checkPattern(field.pattern, table_.error(), mode, allMutable);
            continue;
        }
        if (!items_.resolver().isAccessible(variant.fields[*index].access, items_.defs()[owner_].module)) {
            failed = true;
            error(Code::E0451, field.name.span,
                  fmt::format("field `{}` of {} is private", text(field.name.name), owner))
                .label("private field");
        }
        if (seen[*index]) {
            failed = true;
            error(Code::E0025, field.name.span,
                  fmt::format("field `{}` bound multiple times in the pattern", text(field.name.name)))
                .label(fmt::format("multiple uses of `{}` in pattern", text(field.name.name)));
        }
        seen[*index] = true;
        Ty fieldType = types::eraseRegions(
            table_, solver_.normalize(types::substitute(table_, variant.fields[*index].ty, argsOf(ty)), at));
        fields.push_back({*index, checkPattern(field.pattern, fieldType, mode, allMutable)});
    }
    if (!pattern.hasRest && !failed) {
        std::vector<std::string_view> missing;
        for (std::size_t i = 0; i < seen.size(); ++i) {
            if (!seen[i]) missing.push_back(text(variant.fields[i].name));
        }
        if (!missing.empty()) {
            std::string list;
            for (std::size_t i = 0; i < missing.size(); ++i) {
                if (i > 0) list += i + 1 == missing.size() ? " and " : ", ";
                list += fmt::format("`{}`", missing[i]);
            }
            error(Code::E0027, at,
                  fmt::format("pattern does not mention field{} {}", missing.size() == 1 ? "" : "s", list))
                .label(fmt::format("missing field{} {}", missing.size() == 1 ? "" : "s", list));
        }
    }
    if (info.isEnum) return makePattern(hir::VariantPattern{named->variant, std::move(fields)}, ty, at);
    return makePattern(hir::StructPattern{std::move(fields)}, ty, at);
}

bool BodyChecker::isRest(ast::PatternId id) const {
    return std::holds_alternative<ast::RestPattern>(ast()[id].kind);
}

bool BodyChecker::bindsRest(ast::PatternId id) const {
    auto* binding = std::get_if<ast::BindingPattern>(&ast()[id].kind);
    return binding && binding->sub && isRest(binding->sub);
}

// Where the `..` stands, or how many parts there are. Nothing after the error that there are two.
std::optional<std::size_t> BodyChecker::restOf(const std::vector<ast::PatternId>& parts,
                                               std::string_view what) {
    std::size_t rest = parts.size();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!isRest(parts[i]) && !(what == "slice" && bindsRest(parts[i]))) continue;
        if (rest != parts.size()) {
            error(Code::E1001, ast()[parts[i]].span,
                  fmt::format("`..` can only be used once per {} pattern", what))
                .label(fmt::format("can only be used once per {} pattern", what))
                .label(ast()[parts[rest]].span, "previously used here");
            return std::nullopt;
        }
        rest = i;
    }
    return rest;
}

PatternId BodyChecker::checkTuplePattern(const ast::TuplePattern& pattern, Span at, Ty expected,
                                         DefaultMode mode, bool allMutable) {
    auto skip = [&] {
        for (ast::PatternId element : pattern.elements) {
            if (!isRest(element)) checkPattern(element, table_.error(), mode, allMutable);
        }
        return makePattern(hir::ErrorPattern{}, expected, at);
    };
    auto rest = restOf(pattern.elements, "tuple");
    if (!rest) return skip();
    bool hasRest = *rest != pattern.elements.size();
    if (table_.kind(expected) == TyKind::Infer && !hasRest) {
        std::vector<Ty> parts;
        for (std::size_t i = 0; i < pattern.elements.size(); ++i) parts.push_back(fresh(at));
        infer_.unify(expected, table_.tuple(parts));
        expected = infer_.resolve(expected);
    }
    std::size_t given = pattern.elements.size() - (hasRest ? 1 : 0);
    bool fits = table_.kind(expected) == TyKind::Tuple &&
                (hasRest ? given <= argsOf(expected).size() : given == argsOf(expected).size());
    if (!fits) {
        if (table_.kind(expected) != TyKind::Error) {
            std::vector<Ty> parts;
            for (std::size_t i = 0; i < given; ++i) parts.push_back(fresh(at));
            reportMismatch(expected, table_.tuple(parts), at, {});
        }
        return skip();
    }
    std::vector<hir::FieldSubpattern> fields;
    std::size_t total = argsOf(expected).size();
    for (std::size_t i = 0; i < pattern.elements.size(); ++i) {
        if (i == *rest) continue;
        auto index =
            static_cast<std::uint32_t>(hasRest && i > *rest ? total - (pattern.elements.size() - i) : i);
        fields.push_back(
            {index, checkPattern(pattern.elements[i], argsOf(expected)[index], mode, allMutable)});
    }
    return makePattern(hir::StructPattern{std::move(fields)}, expected, at);
}

PatternId BodyChecker::checkRestBinding(ast::PatternId id, Ty ty, DefaultMode mode, bool allMutable) {
    ast::BindingPattern plain = std::get<ast::BindingPattern>(ast()[id].kind);
    plain.sub = {};
    return checkBinding(id, plain, ty, mode, allMutable);
}

PatternId BodyChecker::checkSlicePattern(const ast::SlicePattern& pattern, Span at, Ty expected,
                                         DefaultMode mode, bool allMutable) {
    TyKind kind = table_.kind(expected);
    auto skip = [&] {
        for (ast::PatternId element : pattern.elements) {
            if (bindsRest(element)) {
                checkRestBinding(element, table_.error(), mode, allMutable);
            } else if (!isRest(element)) {
                checkPattern(element, table_.error(), mode, allMutable);
            }
        }
        return makePattern(hir::ErrorPattern{}, expected, at);
    };
    if (kind != TyKind::Array && kind != TyKind::Slice) {
        if (kind != TyKind::Error) {
            auto& report =
                error(Code::E0529, at, fmt::format("expected an array or slice, found `{}`", show(expected)))
                    .label(fmt::format("pattern cannot match with input type `{}`", show(expected)));
            if (isAdt(expected, "Vec")) report.help("consider slicing here: `[..]`");
        }
        return skip();
    }
    Ty element = argsOf(expected)[0];
    hir::SlicePattern result;
    auto rest = restOf(pattern.elements, "slice");
    if (!rest) return skip();
    result.hasRest = *rest != pattern.elements.size();
    for (std::size_t i = 0; i < pattern.elements.size(); ++i) {
        if (i == *rest) continue;
        (i > *rest ? result.suffix : result.prefix)
            .push_back(checkPattern(pattern.elements[i], element, mode, allMutable));
    }
    std::size_t count = result.prefix.size() + result.suffix.size();
    // A pattern that names all elements says how many there are.
    if (kind == TyKind::Array && !result.hasRest)
        infer_.unify(argsOf(expected)[1], table_.constant(count, table_.integer(types::IntKind::USize)));
    std::optional<UInt128> length;
    if (kind == TyKind::Array && table_.kind(infer_.resolve(argsOf(expected)[1])) == TyKind::Const)
        length = table_[infer_.resolve(argsOf(expected)[1])].value;
    if (length && (result.hasRest ? count > *length : count != *length)) {
        error(
            result.hasRest ? Code::E0528 : Code::E0527, at,
            fmt::format("pattern requires {}{} element{} but array has {}", result.hasRest ? "at least " : "",
                        count, count == 1 ? "" : "s", static_cast<std::uint64_t>(*length)))
            .label(fmt::format("expected {} element{}", static_cast<std::uint64_t>(*length),
                               *length == 1 ? "" : "s"));
    }
    for (ast::PatternId part : pattern.elements) {
        if (!bindsRest(part)) continue;
        Ty middle = table_.slice(element);
        if (length)
            middle = table_.array(element,
                                  table_.constant(*length - count, table_.integer(types::IntKind::USize)));
        result.rest = checkRestBinding(part, middle, mode, allMutable);
    }
    return makePattern(std::move(result), expected, at);
}

PatternId BodyChecker::checkLiteralPattern(ast::ExprId value, Ty expected, Span at) {
    const ast::ExprKind* kind = &ast()[value].kind;
    bool negative = false;
    if (auto* unary = std::get_if<ast::UnaryExpr>(kind)) {
        negative = true;
        kind = &ast()[unary->operand].kind;
    }
    const auto* literal = std::get_if<ast::LiteralExpr>(kind);
    if (!literal) return makePattern(hir::ErrorPattern{}, expected, at);
    bool isText = literal->kind == ast::LiteralKind::String;
    // D10: a string literal matches a String by its text.
    if (isText && isAdt(expected, "String"))
        return makePattern(hir::ConstPattern{literal->text}, expected, at);
    if (isText && table_.kind(expected) == TyKind::Str)
        return makePattern(hir::ConstPattern{literal->text}, expected, at);
    ExprId typed = checkLiteral(negative ? std::get<ast::UnaryExpr>(ast()[value].kind).operand : value,
                                *literal, {expected, false});
    Ty ty = node(typed).ty;
    bool bytes = literal->kind == ast::LiteralKind::ByteString;
    if (bytes && table_.kind(expected) == TyKind::Ref &&
        table_.kind(infer_.resolve(table_.pointee(expected))) == TyKind::Slice)
        ty = expected;
    if (!infer_.unify(ty, expected)) {
        reportMismatch(expected, ty, at, {});
        return makePattern(hir::ErrorPattern{}, expected, at);
    }
    if (isText || bytes) return makePattern(hir::ConstPattern{literal->text}, expected, at);
    if (literal->kind == ast::LiteralKind::Float)
        return makePattern(hir::ConstPattern{(negative ? "-" : "") + literal->text}, expected, at);
    return makePattern(hir::ConstPattern{negative ? ~literal->integer + 1 : literal->integer}, expected, at);
}

}  // namespace oxide::check
