#include "frontend/flow/send.h"

#include <fmt/format.h>

#include "frontend/types/fold.h"

namespace oxide::flow {

using types::TyKind;

SendCheck::SendCheck(const hir::Bodies& bodies, types::TypeTable& types, const resolve::Definitions& defs,
                     TypeQueries& queries, diag::Diagnostics& diagnostics, AwaitsOf awaitsOf)
    : bodies_(bodies),
      types_(types),
      defs_(defs),
      queries_(queries),
      diagnostics_(diagnostics),
      awaitsOf_(std::move(awaitsOf)) {}

void SendCheck::check(const Cfg& cfg) {
    std::unordered_set<Ty> reported;
    auto require = [&](const Operand& operand, Span span) {
        if (operand.kind == Operand::Kind::Constant) return;
        std::unordered_set<Ty> seen;
        auto culprit = find(operand.ty, seen);
        // A type that is wrong for several async blocks of a body is reported at the first.
        bool isBlock = types_.kind(operand.ty) == TyKind::AsyncBlock;
        if (culprit && (!isBlock || reported.insert(culprit->kept.ty).second))
            report(operand.ty, types_.kind(operand.ty) == TyKind::AsyncBlock ? span : operand.span, *culprit);
    };
    checkResult(cfg);
    for (const Block& block : cfg.blocks) {
        for (const Statement& statement : block.statements) {
            const auto* assign = std::get_if<Assign>(&statement.kind);
            if (!assign) continue;
            if (const auto* call = std::get_if<CallValue>(&assign->value); call && call->callee) {
                for (std::uint32_t i = 0; i < call->args.size(); ++i) {
                    if (queries_.requiresSend(*call->callee, i)) require(call->args[i], statement.span);
                }
            }
            if (const auto* compute = std::get_if<ComputeValue>(&assign->value);
                compute && compute->kind == ComputeValue::Kind::Coerce) {
                if (queries_.isSendDyn(assign->ty)) require(compute->operands[0], statement.span);
            }
        }
    }
}

// Something that cannot be sent, among what the futures inside a type keep.
std::optional<SendCheck::Culprit> SendCheck::find(Ty ty, std::unordered_set<Ty>& seen) {
    std::optional<Culprit> result;
    types::walk(types_, ty, [&](Ty part) {
        const types::TyData data = types_[part];
        // Behind a pointer to something opaque the type itself has answered.
        if (result || data.kind == TyKind::Dyn || data.kind == TyKind::FnPtr || data.kind == TyKind::FnDef)
            return false;
        if (isOfUnknownImplementation(part)) {
            result = Culprit{{part, {}, ""}, {}};
            return false;
        }
        BodyId body;
        if (data.kind == TyKind::AsyncBlock) body = BodyId(data.index);
        if (data.kind == TyKind::AsyncCall) {
            if (auto known = bodies_.of.find(data.def); known != bodies_.of.end()) body = known->second;
        }
        if (!body || !seen.insert(part).second) return true;
        std::vector<Ty> args(types_.args(part).begin(), types_.args(part).end());
        result = findIn(body, args, seen);
        return !result;
    });
    return result;
}

// The same among what a body keeps across its awaits.
std::optional<SendCheck::Culprit> SendCheck::findIn(BodyId body, std::span<const Ty> args,
                                                    std::unordered_set<Ty>& seen) {
    for (const AwaitPoint& point : awaitsOf_(body)) {
        for (const Kept& kept : point.kept) {
            Ty own = types::substitute(types_, kept.ty, args);
            if (!queries_.isSend(own)) return Culprit{{own, kept.span, kept.name}, point.span};
            if (auto result = find(own, seen)) {
                if (!result->kept.span.valid())
                    *result = Culprit{{result->kept.ty, kept.span, ""}, point.span};
                return result;
            }
        }
    }
    return std::nullopt;
}

// `impl Future + Send`, which only the body can tell.
void SendCheck::checkResult(const Cfg& cfg) {
    const hir::Body& body = *cfg.body;
    if (body.kind != hir::BodyKind::Function || !queries_.givesSend(body.owner)) return;
    std::unordered_set<Ty> seen;
    Ty result = cfg.vars[cfg.result].ty;
    auto culprit = body.isAsync ? findIn(cfg.id, {}, seen) : find(result, seen);
    if (culprit) report(result, body.headSpan, *culprit);
}

// The future of an async method that a trait declares, for a type that is not known: nothing says that it can
// be sent.
bool SendCheck::isOfUnknownImplementation(Ty future) const {
    const types::TyData data = types_[future];
    if (data.kind != TyKind::AsyncCall || types_.args(future).empty()) return false;
    if (defs_[defs_[data.def].parent].kind != resolve::DefKind::Trait) return false;
    TyKind self = types_.kind(types_.args(future)[0]);
    return self == TyKind::Param || self == TyKind::Projection || self == TyKind::Opaque;
}

void SendCheck::report(Ty ty, Span span, const Culprit& culprit) {
    const types::TyData data = types_[ty];
    diag::Diagnostic& error =
        diagnostics_.error(diag::Code::E0277, span, "future cannot be sent between threads safely");
    error.label(data.kind == TyKind::AsyncBlock ? "future created by async block is not `Send`"
                : data.kind == TyKind::AsyncCall
                    ? fmt::format("future returned by `{}` is not `Send`", text(defs_[data.def].name))
                    : "future is not `Send`");
    if (!culprit.await.valid()) return;
    error.note(culprit.await,
               fmt::format("future is not `Send` as this value is used across an await: await occurs here, "
                           "with {} maybe used later",
                           culprit.kept.name.empty() ? "the value" : fmt::format("`{}`", culprit.kept.name)));
    error.label(culprit.kept.span,
                fmt::format("has type `{}` which is not `Send`", queries_.typeText(culprit.kept.ty)));
}

}  // namespace oxide::flow
