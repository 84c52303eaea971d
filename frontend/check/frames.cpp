// Bodies under construction and the variables they see.
#include "frontend/check/body_checker.h"

namespace oxide::check {

namespace {
// `self` is a variable like the others, but has no pattern of its own.
std::uint64_t variableKey(ast::PatternId root) { return root.value; }
}  // namespace

void BodyChecker::openFrame(Frame& frame, hir::BodyKind kind, Span span) {
    hir::Body body;
    body.kind = kind;
    body.owner = owner_;
    body.parent = frame_ ? frame_->id : BodyId{};
    body.span = span;
    frame.id = bodies_.all.add(std::move(body));
    frame.body = &bodies_[frame.id];
    frame.parent = frame_;
    frame_ = &frame;
}

void BodyChecker::closeFrame() { frame_ = frame_->parent; }

// The variable as a place in `frame`: a local of it, or a capture from further out. An invalid root is
// `self`.
ExprId BodyChecker::variableIn(Frame& frame, ast::PatternId root, Span span) {
    LocalId local;
    if (root) {
        if (auto it = frame.locals.find(root); it != frame.locals.end()) local = it->second;
    } else {
        local = frame.self;
    }
    if (local) return frame.body->exprs.add({hir::LocalPlace{local}, frame.body->locals[local].ty, span});
    if (!frame.parent) return ExprId{};
    auto known = frame.captureOf.find(variableKey(root));
    if (known == frame.captureOf.end()) {
        // Make sure that every body on the way captures it too.
        ExprId outer = variableIn(*frame.parent, root, span);
        if (!outer) return outer;
        hir::Capture capture;
        capture.use = span;
        capture.ty = frame.parent->body->exprs[outer].ty;
        if (auto* place = std::get_if<hir::LocalPlace>(&frame.parent->body->exprs[outer].kind)) {
            const hir::Local& variable = frame.parent->body->locals[place->local];
            capture.name = variable.name;
            capture.isMutable = variable.isMutable;
            capture.root = place->local;
        } else {
            const auto& through = std::get<hir::CapturePlace>(frame.parent->body->exprs[outer].kind);
            const hir::Capture& outerCapture = frame.parent->body->captures[through.capture];
            capture.name = outerCapture.name;
            capture.isMutable = outerCapture.isMutable;
            capture.root = outerCapture.root;
        }
        capture.placeText = std::string(text(capture.name));
        frame.body->captures.push_back(capture);
        frame.captureRoots.push_back(root);
        known = frame.captureOf
                    .emplace(variableKey(root), static_cast<std::uint32_t>(frame.captureRoots.size() - 1))
                    .first;
    }
    return frame.body->exprs.add(
        {hir::CapturePlace{known->second}, frame.body->captures[known->second].ty, span});
}

ExprId BodyChecker::variable(const resolve::Target& target, Span span) {
    ast::PatternId root = target.kind == resolve::Target::Kind::Local ? target.local : ast::PatternId{};
    ExprId place = variableIn(*frame_, root, span);
    // A name that resolves to a binding outside of this function was reported by resolve.
    return place ? place : errorExpr(span);
}

}  // namespace oxide::check
