// Functions that constants call: the program's own, and those of the runtime that Rust allows in constants.
#include <fmt/format.h>

#include <bit>

#include "frontend/check/const_eval.h"
#include "frontend/check/item_check.h"

namespace oxide::check {

using types::TyKind;

// What a member of a trait is for these arguments.
std::optional<std::pair<DefId, Args>> ConstEvaluator::implementation(DefId member, Args args) {
    DefId trait = items_.defs()[member].parent;
    Surroundings surroundings(items_, {});
    types::Outcome outcome = types::Outcome::No;
    std::size_t count = types::allParams(items_.generics(trait)).size();
    auto selection =
        surroundings.solver().select({trait, table_.makeArgs(table_.list(args).first(count))}, outcome);
    if (!selection || selection->kind != types::Selection::Kind::Implementation) return std::nullopt;
    surroundings.solver().addAll(selection->nested, {}, types::Cause::Bound);
    surroundings.solver().solvePending();
    surroundings.solver().takeFailures();
    DefId found = items_.resolver().member(selection->implementation, items_.defs()[member].name);
    if (!found || items_.defs()[found].kind != items_.defs()[member].kind) return std::pair(member, args);
    Args own = surroundings.infer().resolveAll(selection->args);
    std::vector<Ty> all(table_.list(own).begin(), table_.list(own).end());
    for (Ty arg : table_.list(args).subspan(count)) all.push_back(arg);
    return std::pair(found, table_.makeArgs(all));
}

bool ConstEvaluator::isPanic(DefId function) const {
    return items_.defs()[function].isLibrary &&
           (function == items_.langDef("panicStr") || function == items_.langDef("panicFmt"));
}

std::optional<ConstValue> ConstEvaluator::panic(const hir::CallExpr& call, Span span) {
    const hir::Expr& argument = body()[call.args[0]];
    const auto* text = std::get_if<hir::StringLiteral>(&argument.kind);
    return fail(span, text ? fmt::format("evaluation panicked: {}", text->text) : "evaluation panicked");
}

std::optional<ConstValue> ConstEvaluator::call(const hir::Callee& callee, std::vector<ConstValue> args,
                                               Span span) {
    const resolve::Def& def = items_.defs()[callee.def];
    if (def.kind == DefKind::Struct || def.kind == DefKind::Variant) {
        ConstValue result = ConstValue::aggregate(0);
        result.variant = def.kind == DefKind::Variant ? def.index : 0;
        result.parts = std::move(args);
        return result;
    }
    DefId target = callee.def;
    Args targetArgs = callee.args;
    if (def.parent && items_.defs()[def.parent].kind == DefKind::Trait) {
        auto found = implementation(target, targetArgs);
        if (!found) return fail(span);
        std::tie(target, targetArgs) = *found;
    }
    // A constant that has failed is reported where it stands.
    if (failed_.contains(target)) return fail(span);
    if (types::BodyId body = bodyOf_(target)) {
        bool isConstant = def.kind == DefKind::Const && !targetArgs;
        if (auto known = isConstant ? constants_.find(target) : constants_.end(); known != constants_.end())
            return known->second;
        auto result = callBody(body, targetArgs, std::move(args), span);
        if (isConstant && result) constants_.emplace(target, *result);
        return result;
    }
    auto generics = targetArgs ? table_.list(targetArgs) : std::span<const Ty>();
    return callBuiltin(target, generics.empty() ? Ty() : generics[0], args, span);
}

namespace {

std::size_t lengthOf(const ConstValue& value) {
    if (value.kind == ConstValue::Kind::Text) return value.text.size();
    return value.isSlice ? value.count : value.target ? value.target->parts.size() : value.parts.size();
}

unsigned countOnes(UInt128 value) {
    return static_cast<unsigned>(std::popcount(static_cast<std::uint64_t>(value)) +
                                 std::popcount(static_cast<std::uint64_t>(value >> 64)));
}

}  // namespace

// `self` is the first generic argument: the number type, in the extensions of all numbers.
std::optional<ConstValue> ConstEvaluator::callBuiltin(DefId function, Ty self,
                                                      std::span<const ConstValue> args, Span span) {
    std::string_view name = text(items_.defs()[function].name);
    if (args.size() == 1 && name == "len" && args[0].kind != ConstValue::Kind::Scalar)
        return ConstValue::of(lengthOf(args[0]));
    if (args.size() == 1 && name == "isEmpty" && args[0].kind != ConstValue::Kind::Scalar)
        return ConstValue::of(lengthOf(args[0]) == 0 ? 1 : 0);
    if (args.size() == 1 && name == "asBytes" && args[0].kind == ConstValue::Kind::Text) {
        ConstValue bytes = ConstValue::aggregate(0);
        for (char c : args[0].text) bytes.parts.push_back(ConstValue::of(static_cast<unsigned char>(c)));
        ConstValue result = ConstValue::pointer(nullptr);
        result.isSlice = true;
        result.count = bytes.parts.size();
        result.target = keep(std::move(bytes));
        return result;
    }
    if (!self || !table_.isInteger(self)) return fail(span);
    for (const ConstValue& arg : args) {
        if (arg.kind != ConstValue::Kind::Scalar) return fail(span);
    }
    types::IntKind kind = table_.intKind(self);
    unsigned width = types::bitWidth(kind);
    bool isSigned = types::isSigned(kind);
    UInt128 mask = width == 128 ? ~static_cast<UInt128>(0) : (static_cast<UInt128>(1) << width) - 1;
    UInt128 largest = isSigned ? mask >> 1 : mask;
    auto result = [&](UInt128 value) { return ConstValue::of(truncateTo(table_, self, value)); };
    if (args.empty()) {
        if (name == "minimum") return result(isSigned ? largest + 1 : 0);
        if (name == "maximum") return result(largest);
        if (name == "bits") return ConstValue::of(width);
        return fail(span);
    }
    UInt128 a = args[0].scalar;
    UInt128 bits = a & mask;
    if (args.size() == 1) {
        if (name == "countOnes") return ConstValue::of(countOnes(bits));
        if (name == "countZeros") return ConstValue::of(width - countOnes(bits));
        if (name == "isPowerOfTwo") return ConstValue::of(countOnes(bits) == 1 ? 1 : 0);
        if (name == "leadingZeros") {
            unsigned zeros = 0;
            while (zeros < width && ((bits >> (width - 1 - zeros)) & 1) == 0) ++zeros;
            return ConstValue::of(zeros);
        }
        if (name == "trailingZeros") {
            unsigned zeros = 0;
            while (zeros < width && ((bits >> zeros) & 1) == 0) ++zeros;
            return ConstValue::of(zeros);
        }
        if (name == "abs") {
            if (static_cast<Int128>(a) >= 0) return args[0];
            if (bits == largest + 1) return fail(span, "attempt to negate with overflow");
            return result(~a + 1);
        }
        if (name == "wrappingNeg") return result(~a + 1);
    }
    if (args.size() == 2) {
        UInt128 b = args[1].scalar;
        if (name == "wrappingAdd") return result(a + b);
        if (name == "wrappingSub") return result(a - b);
        if (name == "wrappingMul") return result(a * b);
        if (name == "rotateLeft" || name == "rotateRight") {
            auto by = static_cast<unsigned>(b % width);
            if (name == "rotateRight") by = (width - by) % width;
            return result(by == 0 ? bits : (bits << by) | (bits >> (width - by)));
        }
        if (name == "pow") {
            ConstValue power = ConstValue::of(1);
            if (a == 0 || a == 1 || static_cast<Int128>(a) == -1) {
                bool isOne = b == 0 || a == 1 || (a != 0 && b % 2 == 0);
                return result(isOne ? 1 : a);
            }
            for (UInt128 i = 0; i < b; ++i) {
                auto next = binary(hir::BinaryOp::Mul, power, args[0], self, span);
                if (!next) return next;
                power = std::move(*next);
            }
            return power;
        }
        if (name == "remEuclid" || name == "divEuclid") {
            auto quotient = binary(hir::BinaryOp::Div, args[0], args[1], self, span);
            if (!quotient) return quotient;
            auto rest = static_cast<Int128>(a - quotient->scalar * b);
            bool isBelow = isSigned && rest < 0;
            bool isNegative = isSigned && static_cast<Int128>(b) < 0;
            if (name == "remEuclid")
                return result(static_cast<UInt128>(rest) + (isBelow ? (isNegative ? ~b + 1 : b) : 0));
            return result(quotient->scalar + (isBelow ? (isNegative ? 1 : ~static_cast<UInt128>(0)) : 0));
        }
    }
    return fail(span);
}

}  // namespace oxide::check
