#include "codegen/lower/body.h"

namespace oxide::lower {

BodyLowering::Target& BodyLowering::target(LoopId id) {
    for (std::size_t i = targets_.size(); i-- > 0;) {
        if (targets_[i].id == id) return targets_[i];
    }
    OX_UNREACHABLE("a break without its loop");
}

void BodyLowering::finishTarget(const Target& target) {
    if (!target.breakUsed) return;
    out_->diverged = false;
    if (target.breakByGoto) emit(cpp::LabelStmt{target.breakLabel});
}

// loop { if condition { body } else { break } }
bool BodyLowering::whileInto(const hir::LoopExpr& node) {
    const auto* choice = std::get_if<hir::IfExpr>(&body_[peelIn(body_, node.body)].kind);
    if (!choice || !choice->otherwise || hasLet(choice->condition)) return false;
    const auto* leave = std::get_if<hir::BreakExpr>(&body_[peelIn(body_, choice->otherwise)].kind);
    if (!leave || leave->loop != node.loop || leave->value) return false;
    Value condition;
    Buffer before = capture([&] { condition = value(choice->condition); });
    if (!before.statements.empty() || before.diverged) return false;
    Span span = span_;
    Buffer body = loopBody([&] { bodyOf(choice->then, Destination::discard()); });
    span_ = span;
    target(node.loop).breakUsed = true;
    emit(cpp::WhileStmt{condition.expr, std::move(body.statements)});
    return true;
}

// The statements of a loop's body; when `continue` must be a goto, they stand in a block with the label
// behind it.
Buffer BodyLowering::loopBody(const std::function<void()>& make) {
    std::size_t index = targets_.size() - 1;
    Buffer body = block(make);
    if (targets_[index].continueByGoto) {
        cpp::Block inner = std::move(body.statements);
        body.statements.clear();
        body.statements.push_back({cpp::BlockStmt{std::move(inner)}, span_});
        body.statements.push_back({cpp::LabelStmt{targets_[index].continueLabel}, {}});
    }
    return body;
}

void BodyLowering::loopInto(const hir::Expr&, const hir::LoopExpr& node, Destination& destination) {
    predeclare(destination);
    targets_.push_back({.id = node.loop, .destination = destination});
    breakables_.push_back({node.loop});
    Span span = span_;
    if (!whileInto(node)) {
        Buffer body = loopBody([&] { bodyOf(node.body, Destination::discard()); });
        span_ = span;
        emit(cpp::LoopStmt{std::move(body.statements)});
    }
    breakables_.pop_back();
    Target finished = std::move(targets_.back());
    targets_.pop_back();
    out_->diverged = true;
    finishTarget(finished);
}

void BodyLowering::breakTo(const hir::BreakExpr& node) {
    if (node.value) {
        Destination destination = target(node.loop).destination;
        into(node.value, destination);
    } else {
        Destination destination = target(node.loop).destination;
        storeUnit(destination);
    }
    if (out_->diverged) return;
    Target& to = target(node.loop);
    to.breakUsed = true;
    if (!breakables_.empty() && breakables_.back().loop == node.loop) {
        emit(cpp::BreakStmt{});
    } else {
        to.breakByGoto = true;
        if (to.breakLabel.empty()) to.breakLabel = names_.fresh(to.isLoop ? "loopEnd" : "blockEnd");
        emit(cpp::GotoStmt{to.breakLabel});
    }
    out_->diverged = true;
}

void BodyLowering::continueTo(LoopId loop) {
    Target& to = target(loop);
    LoopId innermost;
    for (std::size_t i = breakables_.size(); i-- > 0;) {
        if (!breakables_[i].isLoop) continue;
        innermost = breakables_[i].loop;
        break;
    }
    if (innermost == loop) {
        emit(cpp::ContinueStmt{});
    } else {
        to.continueByGoto = true;
        if (to.continueLabel.empty()) to.continueLabel = names_.fresh("loopNext");
        emit(cpp::GotoStmt{to.continueLabel});
    }
    out_->diverged = true;
}

}  // namespace oxide::lower
