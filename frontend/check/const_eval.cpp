#include "frontend/check/const_eval.h"

#include <fmt/format.h>

#include "frontend/types/fold.h"

namespace oxide::check {

using types::TyKind;

namespace {

constexpr std::size_t kMaxDepth = 128;         // as in Rust
constexpr std::size_t kMaxSteps = 20'000'000;  // then it is left to run time

}  // namespace

// Checking a body that an evaluation needs may need another evaluation.
std::optional<ConstValue> ConstEvaluator::evaluate(types::BodyId body, Args args) {
    failure_ = {};
    Frame* outer = std::exchange(frame_, nullptr);
    auto result = callBody(body, args, {}, bodies_[body].span);
    frame_ = outer;
    return result;
}

std::optional<ConstValue> ConstEvaluator::evaluate(const hir::Body& body, hir::ExprId expr) {
    failure_ = {};
    Frame frame;
    frame.body = &body;
    frame.locals.resize(body.locals.size());
    Frame* outer = std::exchange(frame_, &frame);
    auto result = isPlace(expr) ? std::nullopt : value(expr);
    frame_ = outer;
    return result;
}

std::optional<ConstValue> ConstEvaluator::fail(Span span, std::string message, std::string label) {
    if (frame_) frame_->flow = Flow::Failed;
    failure_ = {span, std::move(message), std::move(label)};
    return std::nullopt;
}

Ty ConstEvaluator::concrete(Ty type) {
    if (!table_[type].hasParam || !frame_->args) return type;
    std::vector<Ty> args(table_.list(frame_->args).begin(), table_.list(frame_->args).end());
    return types::substitute(table_, type, args);
}

Args ConstEvaluator::concrete(Args args) {
    if (!args || !frame_->args) return args;
    std::vector<Ty> own(table_.list(frame_->args).begin(), table_.list(frame_->args).end());
    return types::substitute(table_, args, own);
}

bool ConstEvaluator::values(std::span<const hir::ExprId> ids, std::vector<ConstValue>& out) {
    out.reserve(ids.size());
    for (hir::ExprId id : ids) {
        auto one = value(id);
        if (!one) return false;
        out.push_back(std::move(*one));
    }
    return true;
}

std::optional<ConstValue> ConstEvaluator::value(hir::ExprId id) {
    if (++steps_ > kMaxSteps) return fail(body()[id].span);
    const hir::Expr& expr = body()[id];
    auto visit = [&](const auto& node) -> std::optional<ConstValue> {
        using Node = std::decay_t<decltype(node)>;
        if constexpr (std::is_same_v<Node, hir::CopyExpr> || std::is_same_v<Node, hir::MoveExpr>) {
            ConstValue* from = place(node.place);
            if (!from) return std::nullopt;
            if (from->kind == ConstValue::Kind::Unset) return fail(expr.span);
            return *from;
        } else if constexpr (std::is_same_v<Node, hir::BorrowExpr>) {
            ConstValue* target = place(node.place);
            if (!target) return std::nullopt;
            // The pointee of a slice or str is the reference itself.
            TyKind pointee = table_.kind(concrete(body()[node.place].ty));
            if (pointee == TyKind::Slice || pointee == TyKind::Str) return *target;
            return ConstValue::pointer(target);
        } else if constexpr (std::is_same_v<Node, hir::IntLiteral>) {
            return ConstValue::of(node.value);
        } else if constexpr (std::is_same_v<Node, hir::FloatLiteral>) {
            ConstValue result;
            result.kind = ConstValue::Kind::Float;
            result.text = node.text;
            return result;
        } else if constexpr (std::is_same_v<Node, hir::StringLiteral>) {
            ConstValue result;
            result.kind = ConstValue::Kind::Text;
            result.text = node.text;
            return result;
        } else if constexpr (std::is_same_v<Node, hir::BytesLiteral>) {
            ConstValue bytes = ConstValue::aggregate(0);
            for (char c : node.bytes) bytes.parts.push_back(ConstValue::of(static_cast<unsigned char>(c)));
            return ConstValue::pointer(keep(std::move(bytes)));
        } else if constexpr (std::is_same_v<Node, hir::CallExpr>) {
            if (isPanic(node.callee.def)) return panic(node, expr.span);
            std::vector<ConstValue> args;
            if (!values(node.args, args)) return std::nullopt;
            return call({node.callee.def, concrete(node.callee.args)}, std::move(args), expr.span);
        } else if constexpr (std::is_same_v<Node, hir::UnaryExpr>) {
            return unary(node, concrete(expr.ty), expr.span);
        } else if constexpr (std::is_same_v<Node, hir::BinaryExpr>) {
            auto left = value(node.left);
            if (!left) return left;
            auto right = value(node.right);
            if (!right) return right;
            return binary(node.op, *left, *right, concrete(body()[node.left].ty), expr.span);
        } else if constexpr (std::is_same_v<Node, hir::LogicalExpr>) {
            bool holds = false;
            if (!condition(id, holds)) return std::nullopt;
            return ConstValue::of(holds ? 1 : 0);
        } else if constexpr (std::is_same_v<Node, hir::CastExpr>) {
            return cast(node, concrete(expr.ty));
        } else if constexpr (std::is_same_v<Node, hir::CoerceExpr>) {
            return coerce(node, concrete(expr.ty));
        } else if constexpr (std::is_same_v<Node, hir::AssignExpr>) {
            auto from = value(node.value);
            if (!from) return from;
            ConstValue* to = place(node.place);
            if (!to) return std::nullopt;
            *to = std::move(*from);
            return ConstValue::aggregate(0);
        } else if constexpr (std::is_same_v<Node, hir::AssignOpExpr>) {
            auto operand = value(node.value);
            if (!operand) return operand;
            ConstValue* to = place(node.place);
            if (!to) return std::nullopt;
            auto result = binary(node.op, *to, *operand, concrete(body()[node.place].ty), expr.span);
            if (!result) return result;
            *to = std::move(*result);
            return ConstValue::aggregate(0);
        } else if constexpr (std::is_same_v<Node, hir::TupleExpr> || std::is_same_v<Node, hir::ArrayExpr>) {
            ConstValue result = ConstValue::aggregate(0);
            if (!values(node.elements, result.parts)) return std::nullopt;
            return result;
        } else if constexpr (std::is_same_v<Node, hir::RepeatExpr>) {
            auto one = value(node.value);
            if (!one) return one;
            Ty length = table_.args(concrete(expr.ty))[1];
            if (table_.kind(length) != TyKind::Const || table_[length].value > kMaxSteps)
                return fail(expr.span);
            ConstValue result = ConstValue::aggregate(0);
            result.parts.assign(static_cast<std::size_t>(table_[length].value), *one);
            return result;
        } else if constexpr (std::is_same_v<Node, hir::StructExpr>) {
            return structure(node, concrete(expr.ty));
        } else if constexpr (std::is_same_v<Node, hir::ConstExpr>) {
            return call({node.callee.def, concrete(node.callee.args)}, {}, expr.span);
        } else if constexpr (std::is_same_v<Node, hir::ConstParamExpr>) {
            Ty argument = concrete(node.param);
            if (table_.kind(argument) != TyKind::Const) return fail(expr.span);
            return ConstValue::of(table_[argument].value);
        } else if constexpr (std::is_same_v<Node, hir::BlockExpr>) {
            return block(node);
        } else if constexpr (std::is_same_v<Node, hir::ScopeExpr>) {
            return value(node.inner);
        } else if constexpr (std::is_same_v<Node, hir::IfExpr>) {
            bool holds = false;
            if (!condition(node.condition, holds)) return std::nullopt;
            if (holds) return value(node.then);
            return node.otherwise ? value(node.otherwise) : ConstValue::aggregate(0);
        } else if constexpr (std::is_same_v<Node, hir::MatchExpr>) {
            return match(node);
        } else if constexpr (std::is_same_v<Node, hir::LoopExpr>) {
            return loop(node);
        } else if constexpr (std::is_same_v<Node, hir::BreakExpr>) {
            return leave(Flow::Break, node.loop, node.value);
        } else if constexpr (std::is_same_v<Node, hir::ContinueExpr>) {
            return leave(Flow::Continue, node.loop, {});
        } else if constexpr (std::is_same_v<Node, hir::ReturnExpr>) {
            return leave(Flow::Return, {}, node.value);
        } else {
            return fail(expr.span);
        }
    };
    return std::visit(visit, expr.kind);
}

ConstValue* ConstEvaluator::place(hir::ExprId id) {
    const hir::Expr& expr = body()[id];
    if (auto* local = std::get_if<hir::LocalPlace>(&expr.kind)) {
        ConstValue*& slot = frame_->locals[local->local.value];
        if (!slot) slot = keep({});
        return slot;
    }
    if (auto* field = std::get_if<hir::FieldPlace>(&expr.kind)) {
        ConstValue* base = place(field->base);
        if (!base) return nullptr;
        if (field->field < base->parts.size()) return &base->parts[field->field];
    }
    if (auto* deref = std::get_if<hir::DerefPlace>(&expr.kind)) {
        TyKind pointee = table_.kind(concrete(expr.ty));
        std::optional<ConstValue> pointer;
        if (isPlace(deref->pointer)) {
            ConstValue* holder = place(deref->pointer);
            if (!holder) return nullptr;
            if (pointee == TyKind::Slice || pointee == TyKind::Str) return holder;
            pointer = *holder;
        } else {
            pointer = value(deref->pointer);
            if (!pointer) return nullptr;
            if (pointee == TyKind::Slice || pointee == TyKind::Str) return keep(std::move(*pointer));
        }
        if (pointer->kind == ConstValue::Kind::Pointer) return pointer->target;
    }
    if (auto* index = std::get_if<hir::IndexPlace>(&expr.kind)) return element(*index, expr.span);
    if (auto* scope = std::get_if<hir::ScopeExpr>(&expr.kind)) return place(scope->inner);
    if (auto* temp = std::get_if<hir::TempPlace>(&expr.kind)) {
        auto made = value(temp->value);
        return made ? keep(std::move(*made)) : nullptr;
    }
    if (auto* item = std::get_if<hir::StaticPlace>(&expr.kind)) {
        auto known = statics_.find(item->def);
        if (known != statics_.end()) return known->second;
        auto initial = call({item->def, {}}, {}, expr.span);
        return initial ? statics_[item->def] = keep(std::move(*initial)) : nullptr;
    }
    fail(expr.span);
    return nullptr;
}

ConstValue* ConstEvaluator::element(const hir::IndexPlace& node, Span span) {
    ConstValue* base = place(node.base);
    if (!base) return nullptr;
    auto index = value(node.index);
    if (!index) return nullptr;
    bool isSlice = base->kind == ConstValue::Kind::Pointer;
    ConstValue* array = isSlice ? base->target : base;
    std::uint64_t length = isSlice ? base->count : array->parts.size();
    if (index->scalar >= length) {
        fail(span, fmt::format("index out of bounds: the length is {} but the index is {}", length,
                               static_cast<std::uint64_t>(index->scalar)));
        return nullptr;
    }
    return &array->parts[static_cast<std::size_t>(index->scalar) + (isSlice ? base->first : 0)];
}

std::optional<ConstValue> ConstEvaluator::structure(const hir::StructExpr& node, Ty type) {
    ConstValue result =
        ConstValue::aggregate(items_.adt(table_[type].def).variants[node.variant].fields.size());
    result.variant = node.variant;
    for (const hir::FieldValue& field : node.fields) {
        auto part = value(field.value);
        if (!part) return part;
        result.parts[field.field] = std::move(*part);
    }
    if (node.base) {
        ConstValue* base = place(node.base);
        if (!base) return std::nullopt;
        for (std::size_t i = 0; i < result.parts.size(); ++i) {
            if (result.parts[i].kind == ConstValue::Kind::Unset) result.parts[i] = base->parts[i];
        }
    }
    return result;
}

std::optional<ConstValue> ConstEvaluator::callBody(types::BodyId id, Args args,
                                                   std::vector<ConstValue> operands, Span span) {
    if (depth_ >= kMaxDepth) return fail(span, "reached the configured maximum number of stack frames");
    const hir::Body& code = bodies_[id];
    items_.needsItself |= !code.root;
    if (code.isAsync || !code.root) return fail(span);
    Frame frame;
    frame.body = &code;
    frame.args = args;
    frame.locals.resize(code.locals.size());
    Frame* caller = std::exchange(frame_, &frame);
    if (depth_++ == 0) steps_ = 0;
    bool bound = true;
    for (std::size_t i = 0; bound && i < code.params.size() && i < operands.size(); ++i)
        bound = matches(code.params[i].pattern, keep(std::move(operands[i])));
    std::optional<ConstValue> result;
    if (bound) result = value(code.root);
    if (!result && frame.flow == Flow::Return) result = std::move(frame.value);
    --depth_;
    frame_ = caller;
    if (!result) {
        // Rust reports where the constant calls, not what failed further in.
        std::string message = std::move(failure_.message);
        Span at = caller ? span : failure_.span;
        std::string label = caller ? "the evaluation failed inside this call" : std::move(failure_.label);
        return fail(at, std::move(message), std::move(label));
    }
    return result;
}

}  // namespace oxide::check
