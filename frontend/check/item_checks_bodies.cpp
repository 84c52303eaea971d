// `main`, and futures that would hold themselves.
#include <algorithm>
#include <set>

#include "frontend/check/item_check.h"
#include "frontend/check/item_checks.h"

namespace oxide::check {

namespace {

// What `main` returns becomes the exit status: nothing, a Result or an ExitCode.
void checkMainResult(ItemTable& items, DefId main, const ast::FunctionItem& syntax) {
    types::TypeTable& table = items.table();
    Ty result = items.signature(main).result;
    while (table.kind(result) == TyKind::Adt && items.defs()[table[result].def].isLibrary &&
           text(items.defs()[table[result].def].name) == "Result" && !table.args(result).empty())
        result = table.args(result)[0];
    bool isStatus = table.kind(result) == TyKind::Adt && items.defs()[table[result].def].isLibrary &&
                    text(items.defs()[table[result].def].name) == "ExitCode";
    if (table.isUnit(result) || table.kind(result) == TyKind::Never || table[result].hasError || isStatus ||
        table.kind(result) == TyKind::Opaque)
        return;
    items.diagnostics()
        .error(Code::E0277, items.ast()[syntax.result].span,
               fmt::format("`main` has invalid return type `{}`", items.typeText(result)))
        .label("`main` can only return types that implement `Termination`");
}

}  // namespace

namespace {

bool isPublic(ItemTable& items, DefId item) {
    for (; item && items.defs()[item].parent; item = items.defs()[item].parent) {
        if (!items.defs()[item].access.everybody) return false;
    }
    return true;
}

}  // namespace

void checkTraitMembers(ItemTable& items, DefId owner) {
    bool isTrait = items.defs()[owner].kind == DefKind::Trait;
    for (DefId member : items.resolver().members(owner)) {
        const ast::FunctionItem* syntax =
            items.defs()[member].kind == DefKind::Function ? items.functionSyntax(member) : nullptr;
        if (syntax && isTrait && syntax->isAsync && isPublic(items, owner)) {
            items.diagnostics()
                .warning(Code::async_fn_in_trait, items.defs()[member].span,
                         "use of `async fn` in public traits is discouraged as auto trait bounds cannot be "
                         "specified")
                .note(
                    "you can suppress this lint if you plan to use the trait only in your own code, or do "
                    "not care about auto traits like `Send` on the `Future`");
        }
        if (!syntax || !syntax->isConst) continue;
        items.diagnostics()
            .error(Code::E0379, items.defs()[member].span,
                   fmt::format("functions in {} cannot be declared const",
                               isTrait ? "traits" : "implementations of traits"))
            .label("functions of traits cannot be const");
    }
}

namespace {

const std::set<std::string_view> kRuntimeOptions{"worker_threads", "workerThreads",   "start_paused",
                                                 "startPaused",    "unhandled_panic", "unhandledPanic"};

void checkRuntime(ItemTable& items, const ast::Attribute& attribute) {
    auto wrong = [&](std::string message) {
        items.diagnostics().error(Code::E0565, attribute.span, std::move(message));
    };
    bool isOneThread = false, hasWorkers = false;
    for (const ast::MetaItem& arg : attribute.meta.args) {
        std::string value = arg.value.value_or("");
        std::string_view name = arg.path.size() == 1 ? text(arg.path[0].name) : std::string_view();
        hasWorkers |= name == "worker_threads" || name == "workerThreads";
        if (name == "flavor") {
            isOneThread = value == "current_thread" || value == "local";
            if (isOneThread || value == "multi_thread") continue;
            wrong(
                fmt::format("no such runtime flavor `{}`; the runtime flavors are `current_thread` and "
                            "`multi_thread`",
                            value));
        } else if (!kRuntimeOptions.contains(name)) {
            wrong(
                fmt::format("unknown attribute {} is specified; expected one of: `flavor`, "
                            "`worker_threads`, `start_paused`",
                            name));
        }
    }
    if (isOneThread && hasWorkers)
        wrong("the `worker_threads` option requires the `multi_thread` runtime flavor");
}

const ast::Attribute* runtimeOf(ItemTable& items, DefId main) {
    const auto& attributes = items.ast()[items.defs()[main].item].attributes;
    auto runtime = std::ranges::find_if(attributes, [](const ast::Attribute& attribute) {
        return !attribute.meta.path.empty() && text(attribute.meta.path.back().name) == "main";
    });
    return runtime == attributes.end() ? nullptr : &*runtime;
}

}  // namespace

bool isIdleMain(ItemTable& items, DefId function) {
    return function == items.resolver().mainFunction() && !items.functionSyntax(function)->isAsync &&
           runtimeOf(items, function) != nullptr;
}

void checkMain(ItemTable& items) {
    DefId main = items.resolver().mainFunction();
    if (!main) return;
    const ast::FunctionItem& syntax = *items.functionSyntax(main);
    Span at = items.defs()[main].span;
    const ast::Attribute* runtime = runtimeOf(items, main);
    bool hasRuntime = runtime != nullptr;
    if (hasRuntime) checkRuntime(items, *runtime);
    if (syntax.isAsync && !hasRuntime) {
        items.diagnostics()
            .error(Code::E0752, at, "`main` function is not allowed to be `async`")
            .label("`main` function is not allowed to be `async`")
            .fix("let a runtime drive it", items.ast()[items.defs()[main].item].span.startPoint(),
                 "#[tokio.main]\n", diag::Applicability::Suggestion);
    }
    if (hasRuntime && !syntax.isAsync) {
        items.diagnostics()
            .error(Code::E1008, at, "the `async` keyword is missing from the function declaration")
            .label("a runtime drives what is `async`");
    }
    checkMainResult(items, main, syntax);
    if (!syntax.generics.where.empty()) {
        items.diagnostics()
            .error(Code::E0646, at, "`main` function is not allowed to have a `where` clause")
            .label("`main` cannot have a `where` clause");
    }
    if (!items.generics(main).own.empty()) {
        items.diagnostics()
            .error(Code::E0131, at, "`main` function is not allowed to have generic parameters")
            .label("`main` cannot have generic parameters");
    } else if (!syntax.params.empty()) {
        items.diagnostics()
            .error(Code::E0580, at, "`main` function has wrong type")
            .label("`main` takes no parameters")
            .help("the arguments of the program are in `std.env.args()`");
    }
}

namespace {

// Which futures the future of a body holds in itself.
class AsyncRecursion {
  public:
    AsyncRecursion(ItemTable& items, const hir::Bodies& bodies)
        : items_(items), table_(items.table()), bodies_(bodies) {}

    void run() {
        for (std::uint32_t i = 0; i < bodies_.all.size(); ++i) {
            types::BodyId body(i);
            bool isFuture = bodies_[body].isAsync || bodies_[body].kind == hir::BodyKind::AsyncBlock;
            if (isFuture && !items_.defs()[bodies_[body].owner].isLibrary) visit(body);
        }
    }

  private:
    enum class State { Open, Done };

    void visit(types::BodyId body) {
        auto [it, isNew] = states_.try_emplace(body, State::Open);
        if (!isNew) {
            if (it->second == State::Open) report(body);
            return;
        }
        open_.push_back(body);
        std::set<types::BodyId> held;
        std::set<Ty> seen;
        for (const hir::Expr& expr : bodies_[body].exprs) {
            if (const auto* await = std::get_if<hir::AwaitExpr>(&expr.kind)) {
                collect(bodies_[body][await->future].ty, held, seen);
            } else if (const auto* join = std::get_if<hir::JoinExpr>(&expr.kind)) {
                for (hir::ExprId future : join->futures) collect(bodies_[body][future].ty, held, seen);
            } else if (const auto* select = std::get_if<hir::SelectExpr>(&expr.kind)) {
                for (const hir::SelectArm& arm : select->arms)
                    collect(bodies_[body][arm.future].ty, held, seen);
            }
        }
        for (const hir::Capture& capture : bodies_[body].captures) {
            if (capture.mode == hir::CaptureMode::Move) collect(capture.ty, held, seen);
        }
        for (types::BodyId inner : held) visit(inner);
        open_.pop_back();
        states_[body] = State::Done;
    }

    void collect(Ty ty, std::set<types::BodyId>& held, std::set<Ty>& seen) {
        if (!ty || !seen.insert(ty).second) return;
        const types::TyData& data = table_[ty];
        std::vector<Ty> parts(table_.args(ty).begin(), table_.args(ty).end());
        switch (data.kind) {
            case TyKind::AsyncCall: {
                auto body = bodies_.of.find(data.def);
                if (body != bodies_.of.end()) held.insert(body->second);
                break;
            }
            case TyKind::AsyncBlock: held.insert(types::BodyId(data.index)); return;
            case TyKind::Closure:
                parts = items_.captureTypes(types::BodyId(data.index)).value_or(std::vector<Ty>{});
                break;
            case TyKind::Opaque: parts = {items_.opaque(data.index).hidden}; break;
            case TyKind::Adt: parts = heldBy(ty, std::move(parts)); break;
            case TyKind::Tuple:
            case TyKind::Array: break;
            default: return;
        }
        for (Ty part : parts) collect(part, held, seen);
    }

    std::vector<Ty> heldBy(Ty ty, std::vector<Ty> args) {
        DefId def = table_[ty].def;
        const AdtInfo& info = items_.adt(def);
        if (info.isExtern && !info.isEnum) return items_.attribute(def, "inPlace") ? args : std::vector<Ty>{};
        std::vector<Ty> fields;
        for (const VariantInfo& variant : info.variants) {
            for (const FieldInfo& field : variant.fields)
                fields.push_back(types::substitute(table_, field.ty, args));
        }
        return fields;
    }

    // The cycle is reported once, at its first function.
    void report(types::BodyId body) {
        auto begin = std::ranges::find(open_, body);
        types::BodyId first = body;
        for (auto it = begin; it != open_.end(); ++it) {
            if (bodies_[*it].kind == hir::BodyKind::Function &&
                (bodies_[first].kind != hir::BodyKind::Function || *it < first))
                first = *it;
        }
        bool isFunction = bodies_[first].kind == hir::BodyKind::Function;
        items_.diagnostics()
            .error(Code::E0733, bodies_[first].headSpan,
                   fmt::format("recursion in an async {} requires boxing", isFunction ? "fn" : "block"))
            .label("its future would hold itself")
            .note(
                "a recursive `async fn` call must introduce indirection such as `Box.pin(..)` to avoid an "
                "infinitely sized future");
    }

    ItemTable& items_;
    types::TypeTable& table_;
    const hir::Bodies& bodies_;
    std::map<types::BodyId, State> states_;
    std::vector<types::BodyId> open_;
};

}  // namespace

void checkAsyncRecursion(ItemTable& items, const hir::Bodies& bodies) { AsyncRecursion(items, bodies).run(); }

}  // namespace oxide::check
