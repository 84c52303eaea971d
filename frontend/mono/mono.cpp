#include "frontend/mono/mono.h"

#include <algorithm>

#include "frontend/mono/monomorphizer.h"

namespace oxide::mono {

using types::TyKind;

Program run(check::Program& program) { return Monomorphizer(program).run(); }

Monomorphizer::Monomorphizer(check::Program& program)
    : program_(program),
      items_(program.items()),
      table_(program.table()),
      infer_(program.table()),
      solver_(infer_, program.items(), {}, true) {}

void Monomorphizer::startAt(DefId main) {
    out_.main = functionFor(main, table_.makeArgs({}));
    Ty result = out_.functions[out_.main].result;
    if (!table_.isUnit(result) && table_.kind(result) != TyKind::Never) {
        DefId report = items_.resolver().member(items_.langDef("Termination"), intern("report"));
        out_.report = functionOf({report, table_.makeArgs({result})});
    }
    readRuntimeOptions(main);
}

Program Monomorphizer::run() {
    if (DefId main = items_.resolver().mainFunction()) startAt(main);
    exportAll();
    while (!open_.empty() || !openTypes_.empty()) {
        drainTypes();
        if (open_.empty()) continue;
        FunctionId id = open_.front();
        open_.pop_front();
        Function& function = out_.functions[id];
        BodyId generic = function.body;
        if (!generic) generic = program_.bodyOf(function.def);
        if (!generic) continue;
        hir::Body body = instantiate(program_.bodies()[generic], function.args);
        out_.functions[id].code = std::move(body);
    }
    findSuspending();
    out_.headers.assign(headers_.begin(), headers_.end());
    return std::move(out_);
}

// An async function or block suspends if it awaits anything that may: everything but an async function or
// block that does not.
void Monomorphizer::findSuspending() {
    auto futureSuspends = [&](Ty future) {
        const types::TyData& data = table_[future];
        if (data.kind == TyKind::AsyncCall) {
            auto it = out_.byCallee.find({data.def, data.args});
            return it == out_.byCallee.end() || out_.functions[it->second].suspends;
        }
        if (data.kind == TyKind::AsyncBlock) {
            auto it = out_.byBody.find({BodyId(data.index), data.args});
            return it == out_.byBody.end() || out_.functions[it->second].suspends;
        }
        return true;
    };
    for (bool changed = true; changed;) {
        changed = false;
        for (Function& function : out_.functions) {
            if (function.suspends || !function.isAsync || !function.code) continue;
            for (const hir::Expr& expr : function.code->exprs) {
                bool suspends = std::holds_alternative<hir::JoinExpr>(expr.kind) ||
                                std::holds_alternative<hir::SelectExpr>(expr.kind);
                // A future kept in a variable is polled like any other; only a call or block awaited where it
                // is written becomes a plain call.
                if (auto* await = std::get_if<hir::AwaitExpr>(&expr.kind)) {
                    const hir::Expr& future = function.code->exprs[await->future];
                    suspends =
                        !std::holds_alternative<hir::CallExpr>(future.kind) || futureSuspends(future.ty);
                }
                if (!suspends) continue;
                function.suspends = changed = true;
                break;
            }
        }
    }
}

// #[tokio.main(flavor = "current_thread", workerThreads = 2, startPaused = true)]
void Monomorphizer::readRuntimeOptions(DefId main) {
    out_.runtime.isAsyncMain = items_.isAsync(main);
    for (const ast::Attribute& attribute : items_.ast()[items_.defs()[main].item].attributes) {
        const auto& path = attribute.meta.path;
        if (path.size() != 2 || text(path[0].name) != "tokio" || text(path[1].name) != "main") continue;
        for (const ast::MetaItem& arg : attribute.meta.args) {
            if (arg.path.size() != 1 || !arg.value) continue;
            std::string_view name = text(camelCase(arg.path[0].name));
            if (name == "flavor")
                out_.runtime.currentThread = *arg.value == "current_thread" || *arg.value == "currentThread";
            if (name == "workerThreads")
                out_.runtime.workerThreads =
                    static_cast<std::uint32_t>(std::strtoul(arg.value->c_str(), nullptr, 10));
            if (name == "startPaused") out_.runtime.startPaused = *arg.value == "true";
        }
    }
}

}  // namespace oxide::mono
