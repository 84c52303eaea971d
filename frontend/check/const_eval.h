// Evaluation of constants at compile time: an interpreter of checked bodies, for what Rust allows in them.
// Array lengths, const arguments, discriminants and patterns need the value; of all other constants the
// evaluation tells whether it would panic.
#pragma once

#include <deque>
#include <functional>
#include <optional>

#include "frontend/check/const_value.h"
#include "frontend/check/items.h"

namespace oxide::check {

class ConstEvaluator {
  public:
    // Why there is no value. Without a message: the evaluator does not know something on the way (a function
    // of the runtime, a generic parameter); the program may be right.
    struct Failure {
        Span span;
        std::string message;
        std::string label;
    };

    // `bodyOf` gives the checked body of a function or constant.
    ConstEvaluator(ItemTable& items, hir::Bodies& bodies, std::function<types::BodyId(DefId)> bodyOf)
        : items_(items), table_(items.table()), bodies_(bodies), bodyOf_(std::move(bodyOf)) {}

    // The value of a constant's body with these generic arguments; valid as long as the evaluator.
    std::optional<ConstValue> evaluate(types::BodyId body, Args args);
    // The value of an expression of a body that may still be under construction; no names of its locals.
    std::optional<ConstValue> evaluate(const hir::Body& body, hir::ExprId expr);
    const Failure& failure() const { return failure_; }
    // What a member of a trait is for these arguments; nothing if they do not tell.
    std::optional<std::pair<DefId, Args>> implementation(DefId member, Args args);
    void markFailed(DefId constant) { failed_.insert(constant); }  // what uses it fails without a message

  private:
    enum class Flow : std::uint8_t { Normal, Break, Continue, Return, Failed };
    struct Frame {
        const hir::Body* body = nullptr;
        Args args;
        std::vector<ConstValue*> locals;
        Flow flow = Flow::Normal;
        hir::LoopId target;  // Break, Continue
        ConstValue value;    // Break, Return
    };

    // Expressions. Nothing: control left for elsewhere, see Frame::flow.
    std::optional<ConstValue> value(hir::ExprId id);
    ConstValue* place(hir::ExprId id);  // null: likewise
    bool isPlace(hir::ExprId id) const;
    bool values(std::span<const hir::ExprId> ids, std::vector<ConstValue>& out);
    std::optional<ConstValue> block(const hir::BlockExpr& node);
    std::optional<ConstValue> loop(const hir::LoopExpr& node);
    std::optional<ConstValue> match(const hir::MatchExpr& node);
    std::optional<ConstValue> structure(const hir::StructExpr& node, Ty type);
    std::optional<ConstValue> leave(Flow flow, hir::LoopId target, hir::ExprId value);
    bool condition(hir::ExprId id, bool& holds);
    ConstValue* element(const hir::IndexPlace& node, Span span);

    // Operators.
    std::optional<ConstValue> unary(const hir::UnaryExpr& node, Ty type, Span span);
    std::optional<ConstValue> binary(hir::BinaryOp op, const ConstValue& left, const ConstValue& right,
                                     Ty type, Span span);
    std::optional<ConstValue> cast(const hir::CastExpr& node, Ty type);
    std::optional<ConstValue> coerce(const hir::CoerceExpr& node, Ty type);

    // Calls.
    bool isPanic(DefId function) const;
    std::optional<ConstValue> panic(const hir::CallExpr& call, Span span);
    std::optional<ConstValue> call(const hir::Callee& callee, std::vector<ConstValue> args, Span span);
    std::optional<ConstValue> callBody(types::BodyId body, Args args, std::vector<ConstValue> operands,
                                       Span span);
    std::optional<ConstValue> callBuiltin(DefId function, Ty self, std::span<const ConstValue> args,
                                          Span span);

    // Patterns: whether it matches; binds its names then.
    bool matches(hir::PatternId pattern, ConstValue* place);

    std::optional<ConstValue> fail(Span span, std::string message = {}, std::string label = {});
    Ty concrete(Ty type);
    Args concrete(Args args);
    ConstValue* keep(ConstValue value) { return &kept_.emplace_back(std::move(value)); }
    const hir::Body& body() const { return *frame_->body; }

    ItemTable& items_;
    types::TypeTable& table_;
    hir::Bodies& bodies_;
    std::function<types::BodyId(DefId)> bodyOf_;
    std::deque<ConstValue> kept_;
    std::unordered_map<DefId, ConstValue*> statics_;
    std::unordered_map<DefId, ConstValue> constants_;  // those without generic parameters
    Frame* frame_ = nullptr;
    Failure failure_;
    std::set<DefId> failed_;
    std::size_t depth_ = 0;
    std::size_t steps_ = 0;
};

}  // namespace oxide::check
