#include "codegen/lower/body.h"

namespace oxide::lower {

// The futures of join! and select!, built in order.
std::vector<cpp::Expr> BodyLowering::futureOperands(const std::vector<ExprId>& futures, std::string& types) {
    std::vector<Operand> operands;
    for (ExprId future : futures) {
        operands.push_back(operand(future, "future"));
        types += (types.empty() ? "" : ", ") + operands.back().type;
    }
    return exprs(sequence(std::move(operands)));
}

void BodyLowering::joinInto(const hir::Expr& expr, const hir::JoinExpr& node, Destination& destination) {
    auto run = [&](Destination& to) {
        std::string types;
        std::vector<cpp::Expr> futures = futureOperands(node.futures, types);
        if (out_->diverged) return;
        std::string name = names_.fresh("join");
        emit(cpp::LocalStmt{.type = context_.core(node.isTry ? "TryJoin" : "Join") + "<" + types + ">",
                            .name = name,
                            .form = futures.empty() ? cpp::Initialiser::None : cpp::Initialiser::Construct,
                            .args = std::move(futures)});
        emitAwait(name);
        takeInto(cpp::methodCall(cpp::name(name), "take"), expr.ty, to);
    };
    if (!node.isTry) {
        run(destination);
        return;
    }
    // After an error the other futures are dropped at once.
    predeclare(destination);
    emitBlock(block([&] { run(destination); }));
}

}  // namespace oxide::lower
