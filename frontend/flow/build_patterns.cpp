#include "frontend/base/check.h"
#include "frontend/flow/builder.h"

namespace oxide::flow {

using hir::PatternId;
using Kind = Projection::Kind;

std::vector<Builder::Way> Builder::match(PatternId id, const Place& place, Span scrutinee, Failure& failure) {
    Span outer = std::exchange(matched_, scrutinee);
    std::vector<Way> ways{{current_, {}}};
    match(id, place, ways, failure);
    matched_ = outer;
    return ways;
}

// Reads what decides, in each way: on to the next test, or to the failure. `failsFirst`: the order of the
// targets is rustc's.
void Builder::test(const Place& place, Ty ty, std::vector<Way>& ways, Failure& failure, Span span,
                   bool failsFirst) {
    if (!failure.block) failure.block = newBlock();
    for (Way& way : ways) {
        current_ = way.block;
        Place result = placeOf(temp(ty, span));
        assign(result, InspectValue{place}, span);
        BlockId next = newBlock();
        branch(failsFirst ? std::vector{failure.block, next} : std::vector{next, failure.block}, span);
        way.block = next;
    }
}

void Builder::match(PatternId id, const Place& place, std::vector<Way>& ways, Failure& failure) {
    const hir::Pattern& pattern = body_[id];
    Span at = matched_;
    auto size = types_.integer(types::IntKind::USize);
    std::visit(Overload{
                   [&](const hir::ErrorPattern&) { cfg_.isWhole = false; },
                   [&](const hir::WildcardPattern&) {},
                   [&](const hir::BindingPattern& node) {
                       for (Way& way : ways)
                           way.bindings.push_back({node.local, node.mode, place, pattern.span});
                       if (node.sub) match(node.sub, place, ways, failure);
                   },
                   [&](const hir::ConstPattern&) {
                       // Text is compared behind its reference.
                       Place tested = place;
                       if (types_.kind(pattern.ty) == types::TyKind::Ref) {
                           tested = project(place, {.kind = Kind::Deref, .ty = types_.pointee(pattern.ty)});
                       }
                       types::TyKind kind = types_.kind(pattern.ty);
                       bool isSwitch = kind == types::TyKind::Int || kind == types::TyKind::Char;
                       test(tested, types_.boolean(), ways, failure, at, !isSwitch);
                   },
                   [&](const hir::RangePattern&) { test(place, types_.boolean(), ways, failure, at, true); },
                   [&](const hir::VariantPattern& node) {
                       test(place, size, ways, failure, at, std::exchange(failsFirst_, false));
                       for (const hir::FieldSubpattern& field : node.fields) {
                           Place part = project(place, {.kind = Kind::Field,
                                                        .variant = node.variant,
                                                        .index = field.field,
                                                        .ty = body_[field.pattern].ty});
                           match(field.pattern, part, ways, failure);
                       }
                   },
                   [&](const hir::StructPattern& node) {
                       for (const hir::FieldSubpattern& field : node.fields) {
                           Place part = project(
                               place,
                               {.kind = Kind::Field, .index = field.field, .ty = body_[field.pattern].ty});
                           match(field.pattern, part, ways, failure);
                       }
                   },
                   [&](const hir::DerefPattern& node) {
                       match(node.inner, project(place, {.kind = Kind::Deref, .ty = body_[node.inner].ty}),
                             ways, failure);
                   },
                   [&](const hir::SlicePattern& node) {
                       if (types_.kind(pattern.ty) == types::TyKind::Slice)
                           test(place, size, ways, failure, at, true);
                       auto element = [&](std::size_t index, bool fromEnd, PatternId sub) {
                           Projection step{.kind = Kind::Element,
                                           .index = static_cast<std::uint32_t>(index),
                                           .fromEnd = fromEnd,
                                           .ty = body_[sub].ty};
                           match(sub, project(place, step), ways, failure);
                       };
                       for (std::size_t i = 0; i < node.prefix.size(); ++i) element(i, false, node.prefix[i]);
                       if (node.rest) {
                           Projection middle{.kind = Kind::Subslice,
                                             .index = static_cast<std::uint32_t>(node.prefix.size()),
                                             .back = static_cast<std::uint32_t>(node.suffix.size()),
                                             .ty = body_[node.rest].ty};
                           match(node.rest, project(place, middle), ways, failure);
                       }
                       for (std::size_t i = 0; i < node.suffix.size(); ++i)
                           element(node.suffix.size() - i, true, node.suffix[i]);
                   },
                   [&](const hir::OrPattern& node) {
                       std::vector<Way> all;
                       for (Way& way : ways) {
                           std::vector<BlockId> starts;
                           BlockId from = way.block;
                           std::vector<Way> mine;
                           for (PatternId alternative : node.alternatives) {
                               std::vector<Way> one{{newBlock(), way.bindings}};
                               starts.push_back(one[0].block);
                               match(alternative, place, one, failure);
                               mine.insert(mine.end(), std::make_move_iterator(one.begin()),
                                           std::make_move_iterator(one.end()));
                           }
                           current_ = from;
                           branch(std::move(starts), at);
                           if (bindsNothing(id)) {
                               BlockId join = newBlock();
                               for (Way& each : mine) {
                                   current_ = each.block;
                                   go(join);
                               }
                               mine.resize(1);
                               mine[0].block = join;
                           }
                           all.insert(all.end(), std::make_move_iterator(mine.begin()),
                                      std::make_move_iterator(mine.end()));
                       }
                       ways = std::move(all);
                   },
               },
               pattern.kind);
}

bool Builder::bindsNothing(PatternId id) const {
    auto fieldsBindNothing = [&](const std::vector<hir::FieldSubpattern>& fields) {
        for (const hir::FieldSubpattern& field : fields) {
            if (!bindsNothing(field.pattern)) return false;
        }
        return true;
    };
    auto allBindNothing = [&](const std::vector<PatternId>& patterns) {
        for (PatternId each : patterns) {
            if (!bindsNothing(each)) return false;
        }
        return true;
    };
    return std::visit(Overload{
                          [](const hir::ErrorPattern&) { return true; },
                          [](const hir::WildcardPattern&) { return true; },
                          [](const hir::BindingPattern&) { return false; },
                          [](const hir::ConstPattern&) { return true; },
                          [](const hir::RangePattern&) { return true; },
                          [&](const hir::VariantPattern& node) { return fieldsBindNothing(node.fields); },
                          [&](const hir::StructPattern& node) { return fieldsBindNothing(node.fields); },
                          [&](const hir::DerefPattern& node) { return bindsNothing(node.inner); },
                          [&](const hir::SlicePattern& node) {
                              return allBindNothing(node.prefix) && (!node.rest || bindsNothing(node.rest)) &&
                                     allBindNothing(node.suffix);
                          },
                          [&](const hir::OrPattern& node) { return allBindNothing(node.alternatives); },
                      },
                      body_[id].kind);
}

// Binds each way's names and joins the ways.
void Builder::bind(std::vector<Way>& ways, Span scrutinee) {
    if (ways.size() == 1) {
        current_ = ways[0].block;
        for (const Binding& binding : ways[0].bindings) bindOne(binding, scrutinee);
        return;
    }
    BlockId join = newBlock();
    for (const Way& way : ways) {
        current_ = way.block;
        for (const Binding& binding : way.bindings) bindOne(binding, scrutinee);
        go(join, scrutinee);
    }
    current_ = join;
}

void Builder::bindOne(const Binding& binding, Span scrutinee) {
    Place target = placeOf(localVar(binding.local));
    bool isBorrow = binding.mode == hir::BindingMode::Shared || binding.mode == hir::BindingMode::Mutable;
    Value value =
        isBorrow ? Value(BorrowValue{binding.mode == hir::BindingMode::Shared ? hir::BorrowKind::Shared
                                                                              : hir::BorrowKind::Mutable,
                                     binding.place, false})
                 : Value(UseValue{use(binding.place, binding.mode == hir::BindingMode::Move, binding.span)});
    Statement& statement = assign(std::move(target), std::move(value), binding.span);
    statement.isPatternBinding = true;
    statement.scrutinee = scrutinee;
}

void Builder::declare(PatternId id) {
    auto declareFields = [&](const std::vector<hir::FieldSubpattern>& fields) {
        for (const hir::FieldSubpattern& field : fields) declare(field.pattern);
    };
    std::visit(Overload{
                   [](const hir::ErrorPattern&) {},
                   [](const hir::WildcardPattern&) {},
                   [&](const hir::BindingPattern& node) {
                       schedule(blockScope(), localVar(node.local), true);
                       if (node.sub) declare(node.sub);
                   },
                   [](const hir::ConstPattern&) {},
                   [](const hir::RangePattern&) {},
                   [&](const hir::VariantPattern& node) { declareFields(node.fields); },
                   [&](const hir::StructPattern& node) { declareFields(node.fields); },
                   [&](const hir::DerefPattern& node) { declare(node.inner); },
                   [&](const hir::SlicePattern& node) {
                       for (PatternId each : node.prefix) declare(each);
                       if (node.rest) declare(node.rest);
                       for (PatternId each : node.suffix) declare(each);
                   },
                   // Every alternative binds the same names.
                   [&](const hir::OrPattern& node) { declare(node.alternatives.front()); },
               },
               body_[id].kind);
}

}  // namespace oxide::flow
