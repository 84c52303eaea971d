// What closures and async blocks capture, and how: as in Rust 2021, places and not whole variables, by the
// least that the uses need. The method follows rustc's upvar analysis: collect the uses of captured places,
// cut each path where capturing must stop, merge paths of which one contains the other, then rewrite the body
// in terms of the captures.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/check/body_checker.h"
#include "frontend/hir/places.h"
#include "frontend/types/fold.h"

namespace oxide::check {

namespace {

enum class Use { Shared, Mutable, Move };

struct Projection {
    bool deref = false;
    std::uint32_t variant = 0;
    std::uint32_t field = 0;
    friend bool operator==(const Projection&, const Projection&) = default;
};

struct PlaceUse {
    std::uint32_t root = 0;  // index of the root's provisional capture
    std::vector<Projection> path;
    std::vector<ExprId> nodes;  // nodes[k]: the place after k projections
    Use use = Use::Shared;
    Span span;
};

// Walks a finished body and reports every use of a captured place.
class UseCollector {
  public:
    UseCollector(const hir::Body& body) : body_(body) {}

    std::vector<PlaceUse> run() {
        value(body_.root);
        return std::move(uses_);
    }

  private:
    void values(const std::vector<ExprId>& ids) {
        for (ExprId id : ids) value(id);
    }
    void maybe(ExprId id) {
        if (id) value(id);
    }

    // A place that is read, borrowed, written or moved from.
    void place(ExprId id, Use use, Span span) {
        PlaceUse result;
        result.use = use;
        result.span = span;
        std::vector<ExprId> chain;
        std::vector<Projection> steps;
        ExprId at = id;
        bool viaIndex = false;
        while (true) {
            chain.push_back(at);
            const hir::ExprKind& kind = body_[at].kind;
            if (auto* field = std::get_if<hir::FieldPlace>(&kind)) {
                steps.push_back({false, field->variant, field->field});
                at = field->base;
            } else if (auto* deref = std::get_if<hir::DerefPlace>(&kind)) {
                if (!hir::isPlace(body_[deref->pointer])) {
                    value(deref->pointer);
                    return;
                }
                steps.push_back({true, 0, 0});
                at = deref->pointer;
            } else if (auto* index = std::get_if<hir::IndexPlace>(&kind)) {
                value(index->index);
                // What follows an index belongs to the whole that is indexed.
                chain.clear();
                steps.clear();
                viaIndex = true;
                at = index->base;
            } else if (auto* temp = std::get_if<hir::TempPlace>(&kind)) {
                value(temp->value);
                return;
            } else if (auto* capture = std::get_if<hir::CapturePlace>(&kind)) {
                result.root = capture->capture;
                break;
            } else {
                return;
            }
        }
        if (viaIndex && use == Use::Move) result.use = Use::Shared;
        result.path.assign(steps.rbegin(), steps.rend());
        result.nodes.assign(chain.rbegin(), chain.rend());
        uses_.push_back(std::move(result));
    }

    // The strongest thing the bindings of a pattern do to the place.
    Use patternUse(PatternId id) const {
        Use strongest = Use::Shared;
        auto merge = [&](Use use) { strongest = std::max(strongest, use); };
        std::visit(Overload{
                       [&](const hir::BindingPattern& p) {
                           if (p.mode == hir::BindingMode::Move) merge(Use::Move);
                           if (p.mode == hir::BindingMode::Mutable) merge(Use::Mutable);
                           if (p.sub) merge(patternUse(p.sub));
                       },
                       [&](const hir::VariantPattern& p) {
                           for (const auto& field : p.fields) merge(patternUse(field.pattern));
                       },
                       [&](const hir::StructPattern& p) {
                           for (const auto& field : p.fields) merge(patternUse(field.pattern));
                       },
                       [&](const hir::DerefPattern& p) {
                           // Moving out through a reference does not happen; the bindings below are copies or
                           // references.
                           Use inner = patternUse(p.inner);
                           merge(inner == Use::Move ? Use::Shared : inner);
                       },
                       [&](const hir::SlicePattern& p) {
                           for (PatternId part : p.prefix) merge(patternUse(part));
                           if (p.rest) merge(patternUse(p.rest));
                           for (PatternId part : p.suffix) merge(patternUse(part));
                       },
                       [&](const hir::OrPattern& p) {
                           for (PatternId part : p.alternatives) merge(patternUse(part));
                       },
                       [](const auto&) {},
                   },
                   body_[id].kind);
        return strongest;
    }

    void value(ExprId id) {
        const hir::Expr& expr = body_[id];
        Span span = expr.span;
        if (hir::isPlace(body_[id])) return place(id, Use::Shared, span);
        std::visit(
            Overload{
                [&](const hir::CopyExpr& e) { place(e.place, Use::Shared, span); },
                [&](const hir::MoveExpr& e) { place(e.place, Use::Move, span); },
                [&](const hir::BorrowExpr& e) {
                    place(e.place, e.kind == hir::BorrowKind::Shared ? Use::Shared : Use::Mutable, span);
                },
                [&](const hir::RawBorrowExpr& e) {
                    place(e.place, e.isMutable ? Use::Mutable : Use::Shared, span);
                },
                [&](const hir::CallExpr& e) { values(e.args); },
                [&](const hir::CallValueExpr& e) {
                    if (e.kind == hir::CallKind::FnOnce || !hir::isPlace(body_[e.function]))
                        value(e.function);
                    else
                        place(e.function, e.kind == hir::CallKind::FnMut ? Use::Mutable : Use::Shared, span);
                    values(e.args);
                },
                [&](const hir::UnaryExpr& e) { value(e.operand); },
                [&](const hir::BinaryExpr& e) { value(e.left), value(e.right); },
                [&](const hir::LogicalExpr& e) { value(e.left), value(e.right); },
                [&](const hir::CastExpr& e) { value(e.operand); },
                [&](const hir::CoerceExpr& e) { value(e.operand); },
                [&](const hir::AssignExpr& e) { value(e.value), place(e.place, Use::Mutable, span); },
                [&](const hir::AssignOpExpr& e) { value(e.value), place(e.place, Use::Mutable, span); },
                [&](const hir::TupleExpr& e) { values(e.elements); },
                [&](const hir::ArrayExpr& e) { values(e.elements); },
                [&](const hir::RepeatExpr& e) { value(e.value); },
                [&](const hir::StructExpr& e) {
                    for (const hir::FieldValue& field : e.fields) value(field.value);
                    if (e.base) place(e.base, Use::Move, span);
                },
                [&](const hir::ClosureExpr& e) { values(e.captures); },
                [&](const hir::AsyncExpr& e) { values(e.captures); },
                [&](const hir::BlockExpr& e) {
                    for (const hir::Stmt& statement : e.statements) {
                        if (auto* let = std::get_if<hir::LetStmt>(&statement.kind)) {
                            if (let->init) scrutinee(let->init, patternUse(let->pattern));
                            maybe(let->otherwise);
                        } else {
                            value(std::get<hir::ExprStmt>(statement.kind).expr);
                        }
                    }
                    maybe(e.tail);
                },
                [&](const hir::ScopeExpr& e) { value(e.inner); },
                [&](const hir::IfExpr& e) { value(e.condition), value(e.then), maybe(e.otherwise); },
                [&](const hir::LetConditionExpr& e) { place(e.scrutinee, patternUse(e.pattern), span); },
                [&](const hir::MatchExpr& e) {
                    Use use = Use::Shared;
                    for (const hir::Arm& arm : e.arms) use = std::max(use, patternUse(arm.pattern));
                    place(e.scrutinee, use, body_[e.scrutinee].span);
                    for (const hir::Arm& arm : e.arms) maybe(arm.guard), value(arm.body);
                },
                [&](const hir::LoopExpr& e) { value(e.body); },
                [&](const hir::BreakExpr& e) { maybe(e.value); },
                [&](const hir::ReturnExpr& e) { maybe(e.value); },
                [&](const hir::AwaitExpr& e) { value(e.future); },
                [&](const hir::JoinExpr& e) { values(e.futures); },
                [&](const hir::SelectExpr& e) {
                    for (const hir::SelectArm& arm : e.arms)
                        maybe(arm.precondition), value(arm.future), value(arm.handler);
                    maybe(e.otherwise);
                },
                [&](const hir::FormatExpr& e) {
                    for (const hir::FormatArg& arg : e.args) value(arg.value);
                },
                [](const auto&) {},
            },
            expr.kind);
    }

    // The initialiser of a let: a place that the pattern takes apart, or a value.
    void scrutinee(ExprId id, Use use) {
        ExprId inner = id;
        while (auto* scope = std::get_if<hir::ScopeExpr>(&body_[inner].kind)) inner = scope->inner;
        if (hir::isPlace(body_[inner]))
            place(inner, use, body_[inner].span);
        else
            value(inner);
    }

    const hir::Body& body_;
    std::vector<PlaceUse> uses_;
};

// `match r { Some(x) -> .. }` on a captured reference looks through it in every pattern: said of `*r`, so
// that it is this that is captured.
class ScrutineesDereferenced {
  public:
    ScrutineesDereferenced(hir::Body& body, const types::TypeTable& table) : body_(body), table_(table) {}

    void run() {
        std::vector<ExprId> ids;
        for (std::uint32_t i = 0; i < body_.exprs.size(); ++i) ids.push_back(ExprId(i));
        for (ExprId id : ids) {
            hir::ExprKind& kind = body_.exprs[id].kind;
            if (auto* match = std::get_if<hir::MatchExpr>(&kind)) {
                hir::MatchExpr made = *match;
                std::vector<PatternId> patterns;
                for (const hir::Arm& arm : made.arms) patterns.push_back(arm.pattern);
                if (!dereference(made.scrutinee, patterns)) continue;
                for (std::size_t i = 0; i < patterns.size(); ++i) made.arms[i].pattern = patterns[i];
                body_.exprs[id].kind = std::move(made);
            }
        }
    }

  private:
    bool isCaptured(ExprId place) const {
        while (true) {
            const hir::ExprKind& kind = body_[place].kind;
            if (auto* field = std::get_if<hir::FieldPlace>(&kind))
                place = field->base;
            else if (auto* deref = std::get_if<hir::DerefPlace>(&kind))
                place = deref->pointer;
            else
                return std::holds_alternative<hir::CapturePlace>(kind);
        }
    }
    bool looksThrough(PatternId id, bool& any) const {
        const hir::PatternKind& kind = body_[id].kind;
        if (std::holds_alternative<hir::DerefPattern>(kind)) return any = true;
        if (std::holds_alternative<hir::WildcardPattern>(kind)) return true;
        const auto* either = std::get_if<hir::OrPattern>(&kind);
        if (!either) return false;
        return std::all_of(either->alternatives.begin(), either->alternatives.end(),
                           [&](PatternId part) { return looksThrough(part, any); });
    }
    PatternId inner(PatternId id, types::Ty ty) {
        if (auto* deref = std::get_if<hir::DerefPattern>(&body_[id].kind)) return deref->inner;
        if (auto* either = std::get_if<hir::OrPattern>(&body_[id].kind)) {
            hir::OrPattern made = *either;
            for (PatternId& part : made.alternatives) part = inner(part, ty);
            body_.patterns[id].kind = std::move(made);
        }
        body_.patterns[id].ty = ty;
        return id;
    }
    bool dereference(ExprId& scrutinee, std::vector<PatternId>& patterns) {
        bool changed = false;
        for (;;) {
            types::Ty ty = body_[scrutinee].ty;
            if (table_.kind(ty) != types::TyKind::Ref || !hir::isPlace(body_[scrutinee]) ||
                !isCaptured(scrutinee))
                return changed;
            bool any = false;
            for (PatternId pattern : patterns) {
                if (!looksThrough(pattern, any)) return changed;
            }
            if (!any) return changed;
            types::Ty pointee = table_.pointee(ty);
            for (PatternId& pattern : patterns) pattern = inner(pattern, pointee);
            scrutinee = body_.exprs.add({hir::DerefPlace{scrutinee}, pointee, body_[scrutinee].span});
            changed = true;
        }
    }

    hir::Body& body_;
    const types::TypeTable& table_;
};

struct Captured {
    std::uint32_t root = 0;
    std::vector<Projection> path;
    Use use = Use::Shared;
    Span span;
    Ty ty;
};

bool isPrefix(const std::vector<Projection>& shorter, const std::vector<Projection>& longer) {
    return shorter.size() <= longer.size() && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

}  // namespace

void BodyChecker::analyzeCaptures(Frame& frame) {
    hir::Body& body = *frame.body;
    bool isClosure = body.kind == hir::BodyKind::Closure;
    ScrutineesDereferenced(body, table_).run();
    std::vector<PlaceUse> uses = UseCollector(body).run();
    hir::CallKind kind = hir::CallKind::Fn;
    std::vector<Captured> captured;
    auto isOwnOfAsyncClosure = [&](std::uint32_t root) {
        return frame.parent != nullptr && frame.parent->isAsyncClosure &&
               frame.parent->locals.contains(frame.captureRoots[root]);
    };
    for (PlaceUse& use : uses) {
        bool moves = body.moves || isOwnOfAsyncClosure(use.root);
        std::size_t limit = use.path.size();
        std::size_t firstDeref = 0;
        while (firstDeref < use.path.size() && !use.path[firstDeref].deref) ++firstDeref;
        bool throughReference =
            firstDeref < use.path.size() && table_.kind(body[use.nodes[firstDeref]].ty) != TyKind::Adt;
        if (use.use == Use::Move && !throughReference) kind = hir::CallKind::FnOnce;
        if (use.use == Use::Mutable && kind == hir::CallKind::Fn) kind = hir::CallKind::FnMut;
        bool byValue = moves || use.use == Use::Move;
        if (byValue && use.use == Use::Move && throughReference && !moves) use.use = Use::Shared;
        if (moves || use.use == Use::Move) limit = std::min(limit, firstDeref);
        // A field of a type with a destructor cannot be moved out of it, unless as a copy: the whole is
        // captured.
        bool isCopy = byValue && solver_.isCopy(body[use.nodes[limit]].ty);
        for (std::size_t i = 0; i < limit && byValue && !isCopy; ++i) {
            Ty owner = body[use.nodes[i]].ty;
            if (table_.kind(owner) == TyKind::Adt &&
                solver_.evaluate(lang("Drop"), {owner}) == types::Outcome::Yes)
                limit = i;
        }
        Captured one;
        one.root = use.root;
        one.path.assign(use.path.begin(), use.path.begin() + static_cast<std::ptrdiff_t>(limit));
        one.use = moves ? Use::Move : use.use;
        one.span = use.span;
        one.ty = body[use.nodes[limit]].ty;
        bool merged = false;
        for (Captured& known : captured) {
            if (known.root != one.root || !isPrefix(known.path, one.path)) continue;
            if (one.use > known.use) known.use = one.use, known.span = one.span;
            merged = true;
            break;
        }
        if (merged) continue;
        for (auto it = captured.begin(); it != captured.end();) {
            if (it->root == one.root && isPrefix(one.path, it->path)) {
                if (it->use > one.use) one.use = it->use, one.span = it->span;
                it = captured.erase(it);
            } else {
                ++it;
            }
        }
        captured.push_back(std::move(one));
    }
    std::stable_sort(captured.begin(), captured.end(),
                     [](const Captured& a, const Captured& b) { return a.root < b.root; });

    // A moved capture whose path leads through a box or reference stops there; merging may have made it a
    // move after the fact.
    std::vector<hir::Capture> roots = body.captures;
    std::vector<hir::Capture> final;
    for (const Captured& one : captured) {
        hir::Capture capture = roots[one.root];
        capture.ty = one.ty;
        capture.use = one.span;
        capture.mode = one.use == Use::Move      ? hir::CaptureMode::Move
                       : one.use == Use::Mutable ? hir::CaptureMode::Mutable
                                                 : hir::CaptureMode::Shared;
        final.push_back(capture);
    }
    // Rewrite the uses.
    for (const PlaceUse& use : uses) {
        for (std::uint32_t i = 0; i < captured.size(); ++i) {
            if (captured[i].root != use.root || !isPrefix(captured[i].path, use.path)) continue;
            body.exprs[use.nodes[captured[i].path.size()]].kind = hir::CapturePlace{i};
            break;
        }
    }
    std::vector<ast::PatternId> rootPatterns = frame.captureRoots;
    body.captures = std::move(final);
    // What a closure is wanted for comes first: then it is its body that does too much.
    if (frame.wanted == hir::CallKind::Fn) kind = hir::CallKind::Fn;
    if (frame.wanted == hir::CallKind::FnMut && kind == hir::CallKind::FnOnce) kind = hir::CallKind::FnMut;
    body.callKind = kind;

    // The captured places, as the surrounding body sees them.
    Frame& outer = *frame.parent;
    std::vector<ExprId> values;
    for (std::uint32_t i = 0; i < captured.size(); ++i) {
        const Captured& one = captured[i];
        Span at = body.span;
        ExprId place = variableIn(outer, rootPatterns[one.root], one.span);
        std::string shown(text(roots[one.root].name));
        Ty ty = infer_.resolveAll(outer.body->exprs[place].ty);
        outer.body->exprs[place].ty = ty;
        for (const Projection& step : one.path) {
            if (step.deref) {
                ty = table_.kind(ty) == TyKind::Adt ? table_.args(ty)[0] : table_.pointee(ty);
                place = outer.body->exprs.add({hir::DerefPlace{place}, ty, one.span});
                continue;
            }
            if (table_.kind(ty) == TyKind::Tuple) {
                ty = table_.args(ty)[step.field];
                shown += "." + std::to_string(step.field);
            } else {
                const VariantInfo& variant = items_.adt(table_[ty].def).variants[step.variant];
                shown += "." + std::string(text(variant.fields[step.field].name));
                ty = finalType(
                    types::eraseRegions(
                        table_, types::substitute(table_, variant.fields[step.field].ty, table_.args(ty))),
                    at);
            }
            place = outer.body->exprs.add({hir::FieldPlace{place, step.variant, step.field}, ty, one.span});
        }
        body.captures[i].placeText = shown;
        hir::Expr value{hir::ErrorExpr{}, ty, one.span};
        switch (body.captures[i].mode) {
            case hir::CaptureMode::Shared:
                value.kind = hir::BorrowExpr{hir::BorrowKind::Shared, place, false};
                value.ty = table_.reference(false, ty);
                break;
            case hir::CaptureMode::Mutable:
                value.kind = hir::BorrowExpr{hir::BorrowKind::Mutable, place, false};
                value.ty = table_.reference(true, ty);
                break;
            case hir::CaptureMode::Move:
                if (solver_.isCopy(ty))
                    value.kind = hir::CopyExpr{place};
                else
                    value.kind = hir::MoveExpr{place};
                break;
        }
        values.push_back(outer.body->exprs.add(std::move(value)));
    }
    ClosureInfo& info = items_.closure(frame.id);
    std::vector<Ty> types;
    for (ExprId value : values) types.push_back(outer.body->exprs[value].ty);
    info.captures = std::move(types);
    if (isClosure) {
        for (Ty& param : info.signature.params) param = finalType(param, body.span);
        info.signature.result = finalType(info.signature.result, body.span);
        info.kind = kind;
        std::get<hir::ClosureExpr>(outer.body->exprs[frame.creation].kind).captures = std::move(values);
    } else {
        info.output = finalType(info.output, body.span);
        std::get<hir::AsyncExpr>(outer.body->exprs[frame.creation].kind).captures = std::move(values);
    }
}

}  // namespace oxide::check
