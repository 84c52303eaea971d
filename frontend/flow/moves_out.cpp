// Moves out of what must stay whole: E0507, E0508, E0509.
#include <fmt/format.h>

#include <map>

#include "frontend/flow/accesses.h"
#include "frontend/flow/moves.h"

namespace oxide::flow {

namespace {

using Obstacle = MoveObstacle::Kind;
using types::TyKind;

class Checker {
  public:
    explicit Checker(const Analysis& analysis) : analysis_(analysis) {}

    void run() {
        for (BlockId id : analysis_.graph.order()) {
            for (const Statement& statement : analysis_.cfg.blocks[id].statements) {
                forEachAccess(statement, [&](Access access, const Place& place, Span span) {
                    if (access != Access::Move) return;
                    MoveObstacle obstacle = obstacleToMove(analysis_, place);
                    if (obstacle.kind != Obstacle::None) report(statement, place, span, obstacle);
                });
            }
        }
    }

  private:
    void report(const Statement& statement, const Place& place, Span span, const MoveObstacle& obstacle) {
        bool isBinding = statement.isPatternBinding && !(statement.scrutinee == span);
        Span primary = isBinding ? statement.scrutinee : span;
        auto key = std::pair(primary.begin, primary.end);
        if (auto known = reported_.find(key); known != reported_.end()) {
            if (isBinding) known->second->label(span, "...and here");
            return;
        }
        auto [code, message] = words(place, obstacle);
        diag::Diagnostic& error = analysis_.diagnostics.error(code, primary, std::move(message));
        reported_[key] = &error;
        std::string type = analysis_.queries.typeText(analysis_.cfg.tyOf(place));
        std::string because =
            fmt::format("move occurs because {} has type `{}`, which does not implement the `Copy` trait",
                        isBinding ? boundName(statement) : describeOr(analysis_, place, "value"), type);
        if (isBinding) {
            error.label(span, "data moved here");
            error.note(because);
            error.fix("consider borrowing the pattern binding", span.startPoint(), "ref ",
                      diag::Applicability::Suggestion);
        } else {
            error.label(because);
            explainTaker(error, statement, place);
            suggest(error, statement, span, place);
        }
        if (obstacle.kind == Obstacle::Captured) {
            const hir::Body& body = analysis_.body();
            error.label(body.headSpan, fmt::format("captured by this `{}` closure", closureKind()));
            error.help(
                "`Fn` and `FnMut` closures require captured values to be able to be consumed multiple times, "
                "but `FnOnce` closures may "
                "consume them only once");
        }
    }

    std::string_view closureKind() const {
        return analysis_.body().callKind == hir::CallKind::Fn ? "Fn" : "FnMut";
    }

    std::string boundName(const Statement& statement) const {
        const auto* assign = std::get_if<Assign>(&statement.kind);
        return assign ? describeOr(analysis_, assign->target, "value") : "value";
    }

    std::pair<diag::Code, std::string> words(const Place& place, const MoveObstacle& obstacle) const {
        Place base{place.var,
                   {place.path.begin(), place.path.begin() + static_cast<std::ptrdiff_t>(obstacle.step)}};
        Ty baseTy = analysis_.cfg.tyOf(base);
        switch (obstacle.kind) {
            case Obstacle::Destructor:
                return {diag::Code::E0509,
                        fmt::format("cannot move out of type `{}`, which implements the `Drop` trait",
                                    analysis_.queries.typeText(baseTy))};
            case Obstacle::Array:
            case Obstacle::Slice:
                return {diag::Code::E0508, fmt::format("cannot move out of type `{}`, a non-copy {}",
                                                       analysis_.queries.typeText(baseTy),
                                                       obstacle.kind == Obstacle::Array ? "array" : "slice")};
            case Obstacle::Static:
                return {diag::Code::E0507,
                        fmt::format("cannot move out of static item `{}`", nameOf(analysis_, place.var))};
            case Obstacle::Captured:
                return {diag::Code::E0507,
                        fmt::format("cannot move out of {}, a captured variable in an `{}` closure",
                                    describeOr(analysis_, place, "value"), closureKind())};
            case Obstacle::Guard:
                return {diag::Code::E0507, fmt::format("cannot move out of `{}` in pattern guard",
                                                       nameOf(analysis_, place.var))};
            default: break;
        }
        if (base.isVar()) {
            if (auto overloaded = overloadedAccess(analysis_, base.var)) {
                return {diag::Code::E0507, "cannot move out of " + overloadedText(analysis_, *overloaded)};
            }
        }
        std::string_view behind = obstacle.kind == Obstacle::Pointer ? "raw pointer"
                                  : analysis_.types[baseTy].flag     ? "mutable reference"
                                                                     : "shared reference";
        // A field of a variant has no name of its own: the message speaks of the whole and the variant.
        std::string variant;
        Place named = place;
        if (!describe(analysis_, named)) {
            for (std::size_t i = 0; i < place.path.size(); ++i) {
                Ty ty = i == 0 ? analysis_.cfg.vars[place.var].ty : place.path[i - 1].ty;
                if (place.path[i].kind != Projection::Kind::Field || analysis_.types.kind(ty) != TyKind::Adt)
                    continue;
                if (analysis_.defs[analysis_.types[ty].def].kind != resolve::DefKind::Enum) continue;
                named.path.resize(i);
                if (!named.path.empty() && named.path.back().kind == Projection::Kind::Deref)
                    named.path.pop_back();
                variant = fmt::format(" as enum variant `{}`",
                                      analysis_.queries.variantName(ty, place.path[i].variant));
                break;
            }
        }
        std::optional<std::string> name = describe(analysis_, named);
        if (!name) return {diag::Code::E0507, fmt::format("cannot move out of a {}", behind)};
        return {diag::Code::E0507,
                fmt::format("cannot move out of `{}`{} which is behind a {}", *name, variant, behind)};
    }

    void explainTaker(diag::Diagnostic& error, const Statement& statement, const Place& place) {
        const auto* assign = std::get_if<Assign>(&statement.kind);
        if (!assign || !assign->target.isVar()) return;
        const Var& taker = analysis_.cfg.vars[assign->target.var];
        if (taker.takenBy != TakenBy::Receiver) return;
        std::string name = describeOr(analysis_, place, "value");
        error.label(taker.takerSpan, fmt::format("{} moved due to this method call", name));
        error.note(fmt::format("`{}` takes ownership of the receiver `self`, which moves {}",
                               analysis_.queries.functionText(taker.taker), name));
        Ty ty = analysis_.cfg.tyOf(place);
        if (analysis_.types.kind(ty) != TyKind::Adt) return;
        const resolve::Def& def = analysis_.defs[analysis_.types[ty].def];
        if (def.isLibrary && (text(def.name) == "Option" || text(def.name) == "Result")) {
            error.help("consider calling `.asRef()` or `.asMut()` to borrow the type's contents");
        }
    }

    void suggest(diag::Diagnostic& error, const Statement& statement, Span span, const Place& place) {
        bool isDereferenced = !place.path.empty() && place.path.back().kind == Projection::Kind::Deref;
        if (statement.captureUse || isDereferenced || !analysis_.queries.isClone(analysis_.cfg.tyOf(place)))
            return;
        error.fix("consider cloning the value if the performance cost is acceptable", span.endPoint(),
                  ".clone()", diag::Applicability::Suggestion);
    }

    const Analysis& analysis_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, diag::Diagnostic*> reported_;
};

}  // namespace

void checkMovesOut(const Analysis& analysis) { Checker(analysis).run(); }

}  // namespace oxide::flow
