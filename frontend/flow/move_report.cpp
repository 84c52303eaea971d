#include "frontend/flow/move_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "frontend/flow/accesses.h"

namespace oxide::flow {

namespace {

// The value that a statement moves is moved as `operand`.
const Operand* movedOperand(const Statement& statement, const Place& place) {
    const Operand* result = nullptr;
    const auto* assign = std::get_if<Assign>(&statement.kind);
    if (!assign) return nullptr;
    forEachOperand(assign->value, [&](const Operand& operand) {
        if (operand.kind == Operand::Kind::Move && operand.place == place) result = &operand;
    });
    return result;
}

bool isPrefix(const Place& shorter, const Place& longer) {
    return shorter.var == longer.var && shorter.path.size() <= longer.path.size() &&
           std::equal(shorter.path.begin(), shorter.path.end(), longer.path.begin());
}

}  // namespace

// Walks back from a use to the moves that reach it, stopping at initialisations.
MoveReport::Search MoveReport::search(Location from, MovePathId path) const {
    const MovePaths& paths = facts_.paths;
    auto concerns = [&](MovePathId other) {
        return other && (paths.isPrefixOf(other, path) || paths.isPrefixOf(path, other));
    };
    auto initialises = [&](MovePathId other) { return other && paths.isPrefixOf(other, path); };
    Search result;
    struct Point {
        BlockId block;
        std::uint32_t end;  // statements before this one
        bool crossesLoop;
    };
    std::vector<Point> work{{from.block, from.index, false}};
    std::vector<char> seen(analysis_.cfg.blocks.size());
    while (!work.empty()) {
        Point point = work.back();
        work.pop_back();
        bool stopped = false;
        for (std::uint32_t i = point.end; i-- > 0 && !stopped;) {
            Location at{point.block, i};
            const Statement& statement = analysis_.at(at);
            // Within one statement the assignment comes after the moves.
            for (const PathEvent& event : paths.inits(point.block))
                stopped |= event.at == at && initialises(event.path);
            if (stopped) break;
            for (const PathEvent& event : paths.moves(point.block)) {
                if (event.at != at || !concerns(event.path)) continue;
                auto same = [&](const Site& site) { return site.at == at; };
                if (std::none_of(result.sites.begin(), result.sites.end(), same))
                    result.sites.push_back({at, event.path, point.crossesLoop});
                stopped = true;
            }
            if (const auto* dead = std::get_if<StorageDead>(&statement.kind);
                dead && dead->var == paths[path].place.var) {
                stopped = true;
                result.reachesStart = true;
            }
        }
        if (stopped) continue;
        if (point.block == analysis_.cfg.entry) result.reachesStart = true;
        for (BlockId before : analysis_.graph.predecessors(point.block)) {
            auto size = static_cast<std::uint32_t>(analysis_.cfg.blocks[before].statements.size());
            bool isBack = analysis_.graph.dominates(Location{point.block, 0}, Location{before, size});
            if (seen[before.value]) continue;
            seen[before.value] = 1;
            work.push_back({before, size, point.crossesLoop || isBack});
        }
    }
    std::sort(result.sites.begin(), result.sites.end(),
              [](const Site& a, const Site& b) { return a.at < b.at; });
    return result;
}

void MoveReport::use(Action action, const Place& moved, const Place& used, Span span, Location at,
                     MovePathId path) {
    Search found = search(at, path);
    if (found.sites.empty()) return uninitialised(action, used, span, path);
    std::vector<Location> key;
    for (const Site& site : found.sites) key.push_back(site.at);
    // One report for the same moves; a use of a part that is found later says more.
    auto known = uses_.find(key);
    if (known != uses_.end() && isPrefix(used, known->second.used)) return;
    uses_.insert_or_assign(std::move(key), Use{action, moved, used, span, at, std::move(found.sites)});
}

void MoveReport::finish() {
    std::vector<const Use*> order;
    for (const auto& [key, use] : uses_) order.push_back(&use);
    std::ranges::stable_sort(order, {}, [](const Use* use) { return use->span.begin; });
    for (const Use* use : order) moved(use->action, use->moved, use->span, use->at, use->sites);
}

void MoveReport::uninitialised(Action action, const Place& used, Span span, MovePathId path) {
    if (!uninitReported_.insert(used.var).second) return;
    std::string name = nameOf(analysis_, used.var);
    bool isPartial = action == Action::PartialAssign || action == Action::Assign;
    bool isSomewhereAssigned = false;
    for (BlockId block : analysis_.graph.order()) {
        for (const PathEvent& event : facts_.paths.inits(block)) {
            if (event.path && facts_.paths.isPrefixOf(event.path, path)) isSomewhereAssigned = true;
        }
    }
    std::string_view verb = isPartial ? "partially assigned" : "used";
    std::string_view state = isPartial             ? "isn't fully initialized"
                             : isSomewhereAssigned ? "is possibly-uninitialized"
                                                   : "isn't initialized";
    diag::Diagnostic& error = analysis_.diagnostics.error(
        diag::Code::E0381, span, fmt::format("{} binding `{}` {}", verb, name, state));
    error.label(fmt::format("`{}` {} here but it {}", name, verb, state));
    error.label(analysis_.cfg.vars[used.var].span, "binding declared here but left uninitialized");
    if (isPartial)
        error.help(
            "a value cannot be initialized part by part: give the binding a whole value and change it then");
}

void MoveReport::moved(Action action, const Place& place, Span span, Location at,
                       const std::vector<Site>& sites) {
    const MovePaths& paths = facts_.paths;
    MovePathId whole = paths.find(place).path;
    bool isPartial = std::any_of(sites.begin(), sites.end(), [&](const Site& site) {
        return site.path != whole && paths.isPrefixOf(whole, site.path) &&
               paths[site.path].place.path.size() > place.path.size();
    });
    std::string_view partially = isPartial ? "partially " : "";
    std::string_view noun = action == Action::Borrow   ? "borrow"
                            : action == Action::Use    ? "use"
                            : action == Action::Assign ? "assign"
                                                       : "assign to part";
    std::string_view verb = action == Action::Borrow   ? "borrowed"
                            : action == Action::Use    ? "used"
                            : action == Action::Assign ? "assigned"
                                                       : "partially assigned";
    std::optional<std::string> name = describe(analysis_, place);
    diag::Diagnostic& error = analysis_.diagnostics.error(
        diag::Code::E0382, span,
        fmt::format("{} of {}moved value{}", noun, partially, name ? fmt::format(": `{}`", *name) : ""));
    bool isSameMove = false;
    for (const Site& site : sites) explainSite(error, site, place, span, at, isSameMove);
    if (!isSameMove)
        error.label(fmt::format("value {} here after {}move", verb, isPartial ? "partial " : ""));
    explainCaptureUse(error, at, action == Action::Borrow);

    // Why it moved at all: its type is not Copy.
    const Place& typed = isPartial ? paths[sites.front().path].place : place;
    std::string type = analysis_.queries.typeText(analysis_.cfg.tyOf(typed));
    std::string because =
        fmt::format("{}move occurs because {} has type `{}`, which does not implement the `Copy` trait",
                    isPartial ? "partial " : "", describeOr(analysis_, typed, "value"), type);
    if (typed.isVar() && analysis_.cfg.vars[typed.var].kind == VarKind::Local) {
        error.label(analysis_.cfg.vars[typed.var].span, because);
    } else {
        error.note(because);
    }
    suggest(error, sites.front());
}

void MoveReport::explainSite(diag::Diagnostic& error, const Site& site, const Place& moved, Span span,
                             Location at, bool& isSameMove) {
    const Statement& statement = analysis_.at(site.at);
    const Place& place = facts_.paths[site.path].place;
    const Operand* operand = movedOperand(statement, place);
    Span moveSpan = operand ? operand->span : statement.span;
    std::string_view partially = place.path.size() > moved.path.size() ? "partially " : "";
    bool isHere = site.at == at;
    std::string_view loop = isHere || site.crossesLoop ? ", in previous iteration of loop" : "";
    if (statement.captureUse) {
        const hir::Body& inner = analysis_.bodies[statement.captureUse->body];
        bool isAsync = inner.kind == hir::BodyKind::AsyncBlock;
        std::string text =
            fmt::format("value {}moved{} here{}", partially, isAsync ? "" : " into closure", loop);
        if (isHere || moveSpan == span) {
            error.label(text);
            isSameMove = true;
        } else {
            error.label(moveSpan, text);
            error.label(inner.captures[statement.captureUse->index].use,
                        fmt::format("variable moved due to use in {}", isAsync ? "async block" : "closure"));
        }
        return;
    }
    if (isHere) {
        error.label(fmt::format("value {}moved here{}", partially, loop));
        isSameMove = true;
        return;
    }
    const auto* assign = std::get_if<Assign>(&statement.kind);
    const Var* taker = assign && assign->target.isVar() ? &analysis_.cfg.vars[assign->target.var] : nullptr;
    std::string name = describeOr(analysis_, place, "value");
    switch (taker ? taker->takenBy : TakenBy::Nothing) {
        case TakenBy::Receiver:
            error.label(taker->takerSpan,
                        fmt::format("{} {}moved due to this method call{}", name, partially, loop));
            error.note(fmt::format("`{}` takes ownership of the receiver `self`, which moves {}",
                                   analysis_.queries.functionText(taker->taker), name));
            break;
        case TakenBy::ForLoop:
            error.label(moveSpan, fmt::format("{} {}moved due to this implicit call to `.intoIter()`{}", name,
                                              partially, loop));
            break;
        case TakenBy::Await:
            error.label(moveSpan, fmt::format("{} {}moved due to this await{}", name, partially, loop));
            break;
        case TakenBy::CallOfValue:
            error.label(taker->takerSpan,
                        fmt::format("{} {}moved due to this call{}", name, partially, loop));
            error.note("this value implements `FnOnce`, which causes it to be moved when called");
            break;
        default:
            if (moveSpan == span) {
                error.label(fmt::format("value {}moved here{}", partially, loop));
                isSameMove = true;
            } else {
                error.label(moveSpan, fmt::format("value {}moved here{}", partially, loop));
            }
    }
}

void MoveReport::explainCaptureUse(diag::Diagnostic& error, Location at, bool isBorrow) {
    const Statement& statement = analysis_.at(at);
    if (!statement.captureUse) return;
    const hir::Body& inner = analysis_.bodies[statement.captureUse->body];
    error.label(inner.captures[statement.captureUse->index].use,
                fmt::format("{} occurs due to use in {}", isBorrow ? "borrow" : "use",
                            inner.kind == hir::BodyKind::AsyncBlock ? "async block" : "closure"));
}

void MoveReport::suggest(diag::Diagnostic& error, const Site& site) {
    const Statement& statement = analysis_.at(site.at);
    const Place& place = facts_.paths[site.path].place;
    const Operand* operand = movedOperand(statement, place);
    if (!operand || statement.captureUse) return;
    if (statement.isPatternBinding) {
        if (place.path.empty()) return;
        error.fix("borrow this binding in the pattern to avoid moving the value", operand->span.startPoint(),
                  "ref ", diag::Applicability::Suggestion);
        return;
    }
    const auto* assign = std::get_if<Assign>(&statement.kind);
    const Var* taker = assign->target.isVar() ? &analysis_.cfg.vars[assign->target.var] : nullptr;
    TakenBy by = taker ? taker->takenBy : TakenBy::Nothing;
    if (by == TakenBy::ForLoop) {
        error.fix(
            fmt::format(
                "consider iterating over a slice of the `{}`'s content to avoid moving into the `for` loop",
                analysis_.queries.typeText(operand->ty)),
            operand->span.startPoint(), "&", diag::Applicability::Suggestion);
        return;
    }
    if (by == TakenBy::Argument && taker->taker && !analysis_.defs[taker->taker].isLibrary) {
        error.note(fmt::format(
            "consider changing this parameter of `{}` to borrow instead if owning the value isn't necessary",
            analysis_.queries.functionText(taker->taker)));
    }
    if (by == TakenBy::Await || by == TakenBy::CallOfValue || !analysis_.queries.isClone(operand->ty)) return;
    error.fix(by == TakenBy::Receiver
                  ? "you can `clone` the value and consume it, but this might not be your desired behavior"
                  : "consider cloning the value if the performance cost is acceptable",
              operand->span.endPoint(), ".clone()", diag::Applicability::Suggestion);
}

}  // namespace oxide::flow
