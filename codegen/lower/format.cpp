#include "codegen/lower/body.h"

namespace oxide::lower {

Value BodyLowering::formatExpr(const hir::FormatExpr& node) {
    std::vector<Operand> operands;
    for (const hir::FormatArg& arg : node.args) {
        operands.push_back(operand(arg.value, "text"));
        operands.back().lower = [this, &arg] {
            Value shown = value(arg.value);
            Ty ty = typeOf(arg.value);
            if (!context_.isUnsized(context_.types.pointee(ty))) return shown;
            // What is handed on is the address of the fat pointer.
            cpp::Expr pointer = shown.expr;
            if (!cpp::get<cpp::Name>(pointer)) pointer = temporary("text", ty, shown);
            return Value{cpp::addressOf(pointer)};
        };
        bool isFat = context_.isUnsized(context_.types.pointee(typeOf(arg.value)));
        if (isFat) operands.back().type = "auto*";
    }
    std::vector<Value> values = sequence(std::move(operands));
    std::vector<cpp::Expr> args;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const hir::FormatArg& arg = node.args[i];
        std::string maker =
            arg.isCount ? "fmt::count" : "fmt::arg<" + context_.useFormat(context_.callee(arg.format)) + ">";
        args.push_back(cpp::call(maker, {values[i].expr}));
    }
    std::vector<cpp::Expr> parts{cpp::literal(quoted(node.format))};
    if (!args.empty()) parts.push_back(cpp::list(std::move(args)));
    return {cpp::construct("fmt::Arguments", std::move(parts)), std::max(strongest(values), Order::Read)};
}

}  // namespace oxide::lower
