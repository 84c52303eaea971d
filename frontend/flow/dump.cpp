#include <fmt/format.h>

#include "frontend/flow/accesses.h"
#include "frontend/flow/builder.h"
#include "frontend/flow/flow.h"
#include "frontend/flow/graph.h"

namespace oxide::flow {

namespace {

class Printer {
  public:
    Printer(const Cfg& cfg, const resolve::Definitions& defs, TypeQueries& queries)
        : cfg_(cfg), defs_(defs), queries_(queries) {}

    std::string run() {
        const hir::Body& body = *cfg_.body;
        std::string_view sort = body.kind == hir::BodyKind::Function     ? (body.isAsync ? "async fn" : "fn")
                                : body.kind == hir::BodyKind::Closure    ? "closure in"
                                : body.kind == hir::BodyKind::AsyncBlock ? "async block in"
                                                                         : "const";
        text_ = fmt::format("{} {} {{\n", sort, body.owner ? queries_.functionText(body.owner) : "?");
        for (std::uint32_t i = 0; i < cfg_.vars.size(); ++i) {
            const Var& var = cfg_.vars[VarId(i)];
            text_ += fmt::format("    {}{}: {}\n", var.isMutable && var.kind == VarKind::Local ? "var " : "",
                                 name(VarId(i)), queries_.typeText(var.ty));
        }
        Graph graph(cfg_);
        for (std::uint32_t i = 0; i < cfg_.blocks.size(); ++i) {
            if (graph.isReachable(BlockId(i))) block(i, cfg_.blocks[BlockId(i)]);
        }
        return text_ + "}\n";
    }

  private:
    void block(std::uint32_t index, const Block& block) {
        text_ += fmt::format("  {}:\n", index);
        for (const Statement& statement : block.statements) text_ += "    " + print(statement) + "\n";
        if (block.returns) text_ += "    return\n";
        if (!block.returns && block.targets.empty()) text_ += "    never\n";
        if (block.targets.empty()) return;
        text_ += "    goto";
        for (BlockId target : block.targets) text_ += fmt::format(" {}", target.value);
        text_ += "\n";
    }

    std::string name(VarId id) const {
        const Var& var = cfg_.vars[id];
        switch (var.kind) {
            case VarKind::Local:
                return fmt::format("{}_{}", text(cfg_.body->locals[var.local].name), id.value);
            case VarKind::GuardRef: return fmt::format("guard_{}", id.value);
            case VarKind::Capture:
                return fmt::format("capture_{}_{}", text(cfg_.body->captures[var.capture].name), id.value);
            case VarKind::Static: return fmt::format("static_{}", text(defs_[var.def].name));
            case VarKind::Result: return "result";
            case VarKind::Promoted: return fmt::format("constant_{}", id.value);
            case VarKind::Temp: return fmt::format("t{}", id.value);
        }
        return "?";
    }

    std::string print(const Place& place) const {
        std::string result = name(place.var);
        for (const Projection& step : place.path) {
            switch (step.kind) {
                case Projection::Kind::Field:
                    result += step.variant ? fmt::format(".{}:{}", step.variant, step.index)
                                           : fmt::format(".{}", step.index);
                    break;
                case Projection::Kind::Deref: result = fmt::format("(*{})", result); break;
                case Projection::Kind::Index: result += "[_]"; break;
                case Projection::Kind::Element:
                    result += fmt::format("[{}{}]", step.fromEnd ? "-" : "", step.index);
                    break;
                case Projection::Kind::Subslice:
                    result += fmt::format("[{}..-{}]", step.index, step.back);
                    break;
            }
        }
        return result;
    }

    std::string print(const Operand& operand) const {
        switch (operand.kind) {
            case Operand::Kind::Constant: return "const";
            case Operand::Kind::Copy: return "copy " + print(operand.place);
            case Operand::Kind::Move: return "move " + print(operand.place);
        }
        return "?";
    }

    std::string print(const std::vector<Operand>& operands) const {
        std::string result;
        for (const Operand& operand : operands) result += (result.empty() ? "" : ", ") + print(operand);
        return "(" + result + ")";
    }

    std::string print(const Value& value) const {
        return std::visit(
            Overload{
                [&](const UseValue& use) { return print(use.operand); },
                [&](const BorrowValue& borrow) {
                    std::string_view sort = borrow.kind == hir::BorrowKind::Shared    ? "&"
                                            : borrow.kind == hir::BorrowKind::Mutable ? "&mut "
                                                                                      : "&mut(two-phase) ";
                    return std::string(sort) + print(borrow.place);
                },
                [&](const RawBorrowValue& borrow) {
                    return std::string(borrow.isMutable ? "&raw mut " : "&raw ") + print(borrow.place);
                },
                [&](const InspectValue& inspect) { return "inspect " + print(inspect.place); },
                [&](const CallValue& call) {
                    return "call " +
                           (call.callee ? queries_.functionText(call.callee->def) : std::string("value")) +
                           print(call.args);
                },
                [&](const AggregateValue& aggregate) {
                    std::string_view sort = aggregate.kind == AggregateValue::Kind::Tuple    ? "tuple"
                                            : aggregate.kind == AggregateValue::Kind::Array  ? "array"
                                            : aggregate.kind == AggregateValue::Kind::Struct ? "struct"
                                                                                             : "closure";
                    return std::string(sort) + print(aggregate.operands);
                },
                [&](const ComputeValue& compute) {
                    std::string_view sort = compute.kind == ComputeValue::Kind::Operator ? "operator"
                                            : compute.kind == ComputeValue::Kind::Coerce ? "coerce"
                                                                                         : "format";
                    return std::string(sort) + print(compute.operands);
                },
                [&](const AwaitValue& await) {
                    return (await.isSelect ? "select" : "await") + print(await.futures);
                },
                [&](const SelectedValue& selected) { return "output of " + print(selected.future); },
            },
            value);
    }

    std::string print(const Statement& statement) const {
        return std::visit(Overload{
                              [&](const Assign& assign) {
                                  return fmt::format("{} {}{}", print(assign.target),
                                                     assign.isDeclaration ? "= "
                                                     : assign.replaces    ? ":= drop, "
                                                                          : ":= ",
                                                     print(assign.value));
                              },
                              [&](const Mention& mention) { return "mention " + print(mention.place); },
                              [&](const Drop& drop) { return "drop " + name(drop.var); },
                              [&](const StorageDead& dead) { return "dead " + name(dead.var); },
                          },
                          statement.kind);
    }

    const Cfg& cfg_;
    const resolve::Definitions& defs_;
    TypeQueries& queries_;
    std::string text_;
};

}  // namespace

std::string dumpBody(const hir::Bodies& bodies, BodyId body, types::TypeTable& types,
                     const resolve::Definitions& defs, TypeQueries& queries) {
    queries.enter(bodies[body].owner);
    Cfg cfg = buildCfg(bodies, body, types, defs, queries);
    return Printer(cfg, defs, queries).run();
}

}  // namespace oxide::flow
