#include "codegen/cpp/expr.h"

namespace oxide::cpp {

Expr name(std::string text) { return Expr({Name{std::move(text)}}); }
Expr literal(std::string typed, std::string bare) {
    return Expr({Literal{std::move(typed), std::move(bare)}});
}
Expr literal(std::string text) { return Expr({Literal{text, text}}); }

Expr bare(const Expr& expr) {
    const Literal* node = get<Literal>(expr);
    return node && node->bare != node->typed ? literal(node->bare) : expr;
}

Expr call(Expr function, std::vector<Expr> args) {
    return Expr({Call{std::move(function), std::move(args)}});
}
Expr call(std::string function, std::vector<Expr> args) {
    return call(name(std::move(function)), std::move(args));
}
Expr member(Expr base, std::string name) { return Expr({Member{std::move(base), std::move(name)}}); }
Expr methodCall(Expr base, std::string name, std::vector<Expr> args) {
    return call(member(std::move(base), std::move(name)), std::move(args));
}

Expr deref(Expr pointer) {
    if (const AddressOf* node = get<AddressOf>(pointer)) return node->place;
    return Expr({Deref{std::move(pointer)}});
}

Expr derefObject(Expr pointer) { return Expr({Deref{std::move(pointer), true}}); }

Expr addressOf(Expr place) {
    if (const Deref* node = get<Deref>(place); node && !node->isObject) return node->pointer;
    return Expr({AddressOf{std::move(place)}});
}

Expr unary(std::string op, Expr operand) { return Expr({Unary{std::move(op), std::move(operand)}}); }
Expr negated(Expr condition) {
    if (const Unary* node = get<Unary>(condition); node && node->op == "!") return node->operand;
    if (const Binary* node = get<Binary>(condition)) {
        if (node->op == "==") return binary("!=", node->left, node->right);
        if (node->op == "!=") return binary("==", node->left, node->right);
    }
    return unary("!", std::move(condition));
}
Expr binary(std::string op, Expr left, Expr right) {
    return Expr({Binary{std::move(op), std::move(left), std::move(right)}});
}
Expr conditional(Expr condition, Expr then, Expr otherwise) {
    return Expr({Conditional{std::move(condition), std::move(then), std::move(otherwise)}});
}
Expr cast(std::string kind, Type type, Expr operand) {
    return Expr({Cast{std::move(kind), std::move(type), std::move(operand)}});
}
Expr staticCast(Type type, Expr operand) { return cast("static_cast", std::move(type), std::move(operand)); }
Expr convert(Type type, Expr operand) { return cast("", std::move(type), bare(operand)); }
Expr moved(Expr place) { return Expr({Move{std::move(place)}}); }
Expr construct(Type type, std::vector<Expr> args) {
    return Expr({Construct{std::move(type), std::move(args)}});
}
Expr aggregate(Type type, std::vector<std::pair<std::string, Expr>> fields) {
    return Expr({Aggregate{std::move(type), std::move(fields)}});
}
Expr list(std::vector<Expr> elements) { return Expr({List{std::move(elements)}}); }
Expr wording(std::vector<std::string> texts, std::vector<Expr> operands) {
    return Expr({Wording{std::move(texts), std::move(operands)}});
}

}  // namespace oxide::cpp
