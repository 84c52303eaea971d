#include "codegen/lower/body.h"

namespace oxide::lower {

// An arm whose future is ready: its output is matched, the losers are dropped, the handler runs.
void BodyLowering::selectArm(const hir::SelectArm& arm, std::size_t index, const std::string& select,
                             Destination& destination) {
    if (arm.span.valid()) span_ = arm.span;
    Ty output = body_[arm.pattern].ty;
    cpp::Expr object = cpp::name(select);
    bool isIgnored =
        std::holds_alternative<hir::WildcardPattern>(body_[arm.pattern].kind) && !context_.isVisible(output);
    Place taken{unitValue()};
    if (!isIgnored) {
        const auto* binding = std::get_if<hir::BindingPattern>(&body_[arm.pattern].kind);
        bool isPlain = binding && !binding->sub && binding->mode == hir::BindingMode::Move;
        std::string hint = isPlain ? std::string(text(body_[binding->local].name)) : "output";
        std::string name = names_.fresh(hint);
        cpp::Expr take = cpp::methodCall(object, "take<" + std::to_string(index) + ">");
        emitLocal(name, output, {take, Order::Effect});
        taken = {cpp::name(name), Order::Read};
        if (isPlain) locals_[binding->local.value] = taken.expr;
        if (std::optional<cpp::Expr> matches = test(arm.pattern, taken)) {
            cpp::Expr disable = cpp::methodCall(object, "disable", {cpp::literal(std::to_string(index))});
            cpp::Block again{{cpp::ExprStmt{disable}, span_}, {cpp::ContinueStmt{}, span_}};
            emit(cpp::IfStmt{cpp::negated(*matches), std::move(again), {}});
        }
        emit(cpp::ExprStmt{cpp::methodCall(object, "dropAll")});
        if (!isPlain) bind(arm.pattern, taken);
    } else {
        emit(cpp::ExprStmt{cpp::methodCall(object, "dropAll")});
    }
    bodyOf(arm.handler, destination);
}

void BodyLowering::selectInto(const hir::Expr& expr, const hir::SelectExpr& node, Destination& destination) {
    if (!context_.isNever(expr.ty)) predeclare(destination);
    // First all preconditions, then all futures.
    cpp::Expr enabled = cpp::literal(std::to_string((std::uint64_t(1) << node.arms.size()) - 1));
    bool hasPreconditions = false;
    for (const hir::SelectArm& arm : node.arms) hasPreconditions |= arm.precondition.valid();
    if (hasPreconditions) {
        std::string name = names_.fresh("enabled");
        emitTyped(name, "u64", {enabled}, true);
        enabled = cpp::name(name);
        for (std::size_t i = 0; i < node.arms.size(); ++i) {
            if (!node.arms[i].precondition) continue;
            Value condition = value(node.arms[i].precondition);
            std::uint64_t others = ((std::uint64_t(1) << node.arms.size()) - 1) & ~(std::uint64_t(1) << i);
            cpp::Expr masked = cpp::binary("&", enabled, cpp::literal(std::to_string(others)));
            emit(cpp::IfStmt{cpp::negated(condition.expr), {{cpp::AssignStmt{enabled, masked}, span_}}, {}});
        }
    }
    std::vector<ExprId> futures;
    for (const hir::SelectArm& arm : node.arms) futures.push_back(arm.future);
    std::string types;
    std::vector<cpp::Expr> args = futureOperands(futures, types);
    if (out_->diverged) return;
    std::string name = names_.fresh("select");
    args.insert(args.begin(), {cpp::literal(node.biased ? "true" : "false"), enabled});
    emit(cpp::LocalStmt{.type = context_.core("Select") + "<" + types + ">",
                        .name = name,
                        .form = cpp::Initialiser::Construct,
                        .args = std::move(args)});
    bool isRefutable = false;
    for (const hir::SelectArm& arm : node.arms) isRefutable |= test(arm.pattern, {unitValue()}).has_value();
    // With a pattern that may fail, the select is awaited again without that arm.
    if (isRefutable) breakables_.push_back({{}, true});
    breakables_.push_back({{}, false});
    Span span = span_;
    cpp::SwitchStmt choice{cpp::methodCall(cpp::name(name), "which"), {}};
    bool diverges = true;
    auto addCase = [&](std::vector<cpp::Expr> labels, const std::function<void()>& make) {
        Buffer body = block(make);
        span_ = span;
        diverges &= body.diverged;
        choice.cases.push_back({std::move(labels), std::move(body.statements), body.diverged});
    };
    for (std::size_t i = 0; i < node.arms.size(); ++i) {
        addCase({cpp::literal(std::to_string(i))}, [&] { selectArm(node.arms[i], i, name, destination); });
    }
    addCase({}, [&] {
        if (node.otherwise) {
            emit(cpp::ExprStmt{cpp::methodCall(cpp::name(name), "dropAll")});
            bodyOf(node.otherwise, destination);
        } else {
            emit(cpp::ExprStmt{
                cpp::call("panicking::panic",
                          {cpp::literal("\"all branches are disabled and there is no else branch\"")})});
            out_->diverged = true;
        }
    });
    breakables_.pop_back();
    if (isRefutable) breakables_.pop_back();
    cpp::AwaitOnStmt wait{name};
    if (isRefutable) {
        cpp::LoopStmt loop;
        loop.body.push_back({std::move(wait), span});
        loop.body.push_back({std::move(choice), span});
        if (!diverges) loop.body.push_back({cpp::BreakStmt{}, span});
        emit(std::move(loop));
    } else {
        emit(std::move(wait));
        emit(std::move(choice));
    }
    out_->diverged |= diverges;
}

}  // namespace oxide::lower
