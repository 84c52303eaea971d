// `for i in a..b` over integers: a loop that counts, without an iterator.
#include "frontend/mono/monomorphizer.h"
#include "frontend/types/fold.h"

namespace oxide::mono {

using hir::ExprId;
using types::TyKind;

namespace {

// The characters in between are all there are: the surrogates are not.
bool isWithoutGap(const hir::Body& body, ExprId from, ExprId to) {
    constexpr UInt128 kSurrogates = 0xD800;
    const auto* first = std::get_if<hir::IntLiteral>(&body[from].kind);
    const auto* last = std::get_if<hir::IntLiteral>(&body[to].kind);
    return first && last && (first->value < kSurrogates) == (last->value < kSurrogates);
}

}  // namespace

// The loop is `match intoIter(range) { mut iterator -> loop { match next(&mut iterator) { None -> break,
// Some(pattern) -> body } } }`. The range stands there as it is written, perhaps `.rev()` or `.stepBy(n)`.
std::optional<hir::CountExpr> Monomorphizer::countingLoop(const hir::Body& body, const hir::MatchExpr& loop,
                                                          Args args) {
    if (loop.source != hir::MatchSource::ForLoop || loop.arms.size() != 1) return {};
    auto callOf = [&](ExprId id, std::string_view lang) -> const hir::CallExpr* {
        const auto* call = std::get_if<hir::CallExpr>(&body[id].kind);
        return call && items_.attribute(call->callee.def, "lang") == lang ? call : nullptr;
    };
    const auto* iterator = std::get_if<hir::TempPlace>(&body[loop.scrutinee].kind);
    const auto* intoIter = iterator ? std::get_if<hir::CallExpr>(&body[iterator->value].kind) : nullptr;
    if (!intoIter) return {};
    hir::CountExpr count;
    ExprId range = intoIter->args[0];
    if (const auto* reversed = callOf(range, "rev")) {
        count.isReversed = true;
        range = reversed->args[0];
    } else if (const auto* stepping = callOf(range, "stepBy")) {
        range = stepping->args[0];
        count.step = stepping->args[1];
    }
    if (const auto* inclusive = callOf(range, "rangeInclusive")) {
        count.isInclusive = true;
        count.from = inclusive->args[0];
        count.to = inclusive->args[1];
    } else if (const auto* made = std::get_if<hir::StructExpr>(&body[range].kind)) {
        const types::TyData& type = table_[body[range].ty];
        bool isRange = type.kind == TyKind::Adt && type.def == items_.langDef("Range");
        if (!isRange || made->base || made->fields[0].field != 0) return {};
        count.from = made->fields[0].value;
        count.to = made->fields[1].value;
    } else {
        return {};
    }
    Ty element = concrete(body[count.from].ty, args);
    bool isChar =
        table_.kind(element) == TyKind::Char && !count.step && isWithoutGap(body, count.from, count.to);
    if (!table_.isInteger(element) && !isChar) return {};
    const auto& repeated = std::get<hir::LoopExpr>(body[loop.arms[0].body].kind);
    ExprId round = std::get<hir::ScopeExpr>(body[repeated.body].kind).inner;
    const hir::Arm& some = std::get<hir::MatchExpr>(body[round].kind).arms[1];
    count.loop = repeated.loop;
    count.pattern = std::get<hir::VariantPattern>(body[some.pattern].kind).fields[0].pattern;
    count.body = some.body;
    return count;
}

}  // namespace oxide::mono
