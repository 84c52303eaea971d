// Oxide evaluates left to right, C++ in an order of its own: what could tell the difference is computed into
// locals, in order.
#include "codegen/lower/body.h"

namespace oxide::lower {

BodyLowering::Operand BodyLowering::operand(ExprId id, std::string hint) {
    Ty ty = typeOf(id);
    return {.lower = [this, id] { return value(id); },
            .type = context_.type(ty),
            .hint = std::move(hint),
            .moves = !context_.isTrivial(ty)};
}

std::vector<Value> BodyLowering::sequence(std::vector<Operand> operands) {
    struct Lowered {
        Buffer buffer;
        Value value;
    };
    std::vector<Lowered> lowered;
    for (Operand& item : operands) {
        Lowered& entry = lowered.emplace_back();
        entry.buffer = capture([&] {
            hint_ = item.hint;
            entry.value = item.lower();
            hint_.clear();
        });
        if (entry.buffer.diverged) break;
    }
    std::vector<bool> spills(lowered.size());
    bool laterActs = false;     // a later operand has statements or effects of its own
    bool laterDepends = false;  // a later operand reads something
    for (std::size_t i = lowered.size(); i-- > 0;) {
        Order order = lowered[i].value.order;
        spills[i] = (laterActs && order != Order::Pure) || (laterDepends && order == Order::Effect);
        if (operands[i].mustBeName) {
            const cpp::Expr& expr = lowered[i].value.expr;
            bool isName = cpp::get<cpp::Name>(expr) || cpp::get<cpp::Literal>(expr);
            const cpp::AddressOf* address = cpp::get<cpp::AddressOf>(expr);
            if (address && cpp::get<cpp::Name>(address->place)) isName = true;
            spills[i] = spills[i] || !isName;
        }
        laterActs = laterActs || !lowered[i].buffer.statements.empty() || order == Order::Effect;
        laterDepends = laterDepends || order != Order::Pure;
    }
    std::vector<Value> values;
    for (std::size_t i = 0; i < lowered.size(); ++i) {
        splice(std::move(lowered[i].buffer));
        if (spills[i] && !out_->diverged) {
            std::string name = names_.fresh(operands[i].hint);
            emitTyped(name, operands[i].type, lowered[i].value, !operands[i].moves);
            lowered[i].value = {operands[i].moves ? cpp::moved(cpp::name(name)) : cpp::name(name),
                                Order::Pure};
        }
        values.push_back(lowered[i].value);
    }
    // Behind an operand that never comes back nothing is emitted.
    while (values.size() < operands.size()) values.push_back({unitValue()});
    return values;
}

std::vector<cpp::Expr> exprs(const std::vector<Value>& values) {
    std::vector<cpp::Expr> result;
    for (const Value& item : values) result.push_back(item.expr);
    return result;
}

Order strongest(const std::vector<Value>& values) {
    Order result = Order::Pure;
    for (const Value& item : values) result = std::max(result, item.order);
    return result;
}

}  // namespace oxide::lower
