#include "codegen/cpp/writer.h"
#include "frontend/base/fields.h"

namespace oxide::cpp {

namespace {

enum Precedence {
    kAssignment,
    kConditional,
    kOr,
    kAnd,
    kBitOr,
    kBitXor,
    kBitAnd,
    kEquality,
    kRelation,
    kThreeWay,
    kShift,
    kSum,
    kProduct,
    kUnary,
    kPostfix
};

Precedence precedenceOf(std::string_view op) {
    if (op == "=" || op == "+=") return kAssignment;
    if (op == "||") return kOr;
    if (op == "&&") return kAnd;
    if (op == "|") return kBitOr;
    if (op == "^") return kBitXor;
    if (op == "&") return kBitAnd;
    if (op == "==" || op == "!=") return kEquality;
    if (op == "<" || op == ">" || op == "<=" || op == ">=") return kRelation;
    if (op == "<<" || op == ">>") return kShift;
    if (op == "+" || op == "-") return kSum;
    return kProduct;
}

bool compares(std::string_view op) { return precedenceOf(op) == kEquality || precedenceOf(op) == kRelation; }

// Compilers warn about a && b || c, a & b == c and a < b == c without parentheses: whatever is not plain
// arithmetic keeps them.
bool wantsParens(std::string_view outer, const Expr& operand) {
    if (precedenceOf(outer) == kAssignment) return false;
    const Binary* inner = get<Binary>(operand);
    if (inner && compares(outer) && compares(inner->op)) return true;
    return inner && inner->op != outer && precedenceOf(outer) <= kShift && precedenceOf(inner->op) <= kBitAnd;
}

Precedence precedenceOf(const Expr& expr) {
    return std::visit(
        Overload{[](const Binary& node) { return precedenceOf(node.op); },
                 [](const Conditional&) { return kConditional; }, [](const Deref&) { return kUnary; },
                 [](const AddressOf&) { return kUnary; }, [](const Unary&) { return kUnary; },
                 [](const Wording&) { return kConditional; }, [](const auto&) { return kPostfix; }},
        expr->kind);
}

bool isWholeWording(const Expr& expr) {
    const Wording* node = get<Wording>(expr);
    return node && node->operands.empty();
}

// The widest line allowed, and where it starts; a huge limit prints flat.
struct Frame {
    int indent = 0;
    std::size_t column = 0;
    std::size_t tail = 0;
    bool mayBreak = false;
    Frame deeper() const { return {indent + 4, static_cast<std::size_t>(indent + 4), 1, mayBreak}; }
    Frame shifted(std::size_t by) const { return {indent, column + by, tail, mayBreak}; }
};

std::string text(const Expr& expr, Frame frame);

std::string flat(const Expr& expr) { return text(expr, {}); }

std::string inParens(const Expr& expr, Precedence least, Frame frame) {
    if (precedenceOf(expr) >= least) return text(expr, frame);
    return "(" + text(expr, frame.shifted(1)) + ")";
}

std::string joined(const std::vector<std::string>& items) {
    std::string result;
    for (const std::string& item : items) {
        if (!result.empty()) result += ", ";
        result += item;
    }
    return result;
}

// head + open + items + close, each item on a line of its own when it does not fit.
std::string listed(std::string head, char open, const std::vector<std::pair<std::string, Expr>>& items,
                   char close, Frame frame) {
    std::vector<std::string> flats;
    for (const auto& [label, item] : items) flats.push_back(label + flat(item));
    std::string result = head + open + joined(flats) + close;
    if (!frame.mayBreak || items.empty() || frame.column + result.size() + frame.tail <= kWidth)
        return result;
    // A single last argument hugs its call: f(Arguments("..", {..})).
    if (items.size() == 1) {
        head += open;
        head += items[0].first;
        std::string inner =
            text(items[0].second, {frame.indent, frame.column + head.size(), frame.tail + 1, true});
        return head + inner + close;
    }
    Frame inner = frame.deeper();
    result = head + open;
    for (std::size_t i = 0; i < items.size(); ++i) {
        result += "\n" + std::string(static_cast<std::size_t>(inner.indent), ' ') + items[i].first;
        result += text(items[i].second, inner.shifted(items[i].first.size()));
        result += i + 1 < items.size() ? ',' : close;
    }
    return result;
}

std::vector<std::pair<std::string, Expr>> unlabelled(const std::vector<Expr>& items) {
    std::vector<std::pair<std::string, Expr>> result;
    for (const Expr& item : items) result.emplace_back("", item);
    return result;
}

std::string memberText(const Member& node) {
    if (const Deref* base = get<Deref>(node.base))
        return inParens(base->pointer, kPostfix, {}) + "->" + node.name;
    return inParens(node.base, kPostfix, {}) + "." + node.name;
}

std::string binaryText(const Binary& node, Frame frame) {
    Precedence level = precedenceOf(node.op);
    auto side = [&](const Expr& operand, Precedence least) {
        if (wantsParens(node.op, operand)) return "(" + flat(operand) + ")";
        return inParens(operand, least, {});
    };
    std::string left = side(node.left, level);
    std::string right = side(node.right, static_cast<Precedence>(level + 1));
    std::string result = left + " " + node.op + " " + right;
    if (!frame.mayBreak || level > kAnd || frame.column + result.size() + frame.tail <= kWidth) return result;
    left = wantsParens(node.op, node.left)
               ? left
               : inParens(node.left, level, {frame.indent, frame.column, 3, true});
    return left + " " + node.op + "\n" + std::string(static_cast<std::size_t>(frame.indent + 4), ' ') + right;
}

std::string wordingText(const Wording& node) {
    std::string result = node.texts[0];
    for (std::size_t i = 0; i < node.operands.size(); ++i) {
        result += isWholeWording(node.operands[i]) ? flat(node.operands[i])
                                                   : inParens(node.operands[i], kPostfix, {});
        result += node.texts[i + 1];
    }
    return result;
}

std::string text(const Expr& expr, Frame frame) {
    return std::visit(
        Overload{
            [](const Name& node) { return node.text; },
            [](const Literal& node) { return node.typed; },
            [&](const Call& node) {
                return listed(inParens(node.function, kPostfix, {}), '(', unlabelled(node.args), ')', frame);
            },
            [](const Member& node) { return memberText(node); },
            [](const Deref& node) { return "*" + inParens(node.pointer, kUnary, {}); },
            [](const AddressOf& node) { return "&" + inParens(node.place, kUnary, {}); },
            [](const Unary& node) {
                std::string operand = inParens(node.operand, kUnary, {});
                return node.op + (operand.starts_with(node.op) ? " " : "") + operand;
            },
            [&](const Binary& node) { return binaryText(node, frame); },
            [](const Conditional& node) {
                return inParens(node.condition, kOr, {}) + " ? " + inParens(node.then, kOr, {}) + " : " +
                       flat(node.otherwise);
            },
            [&](const Cast& node) {
                if (node.kind.empty()) return listed(node.type, '(', {{"", node.operand}}, ')', frame);
                return listed(node.kind + "<" + node.type + ">", '(', {{"", node.operand}}, ')', frame);
            },
            [](const Move& node) { return "std::move(" + flat(node.place) + ")"; },
            [&](const Construct& node) { return listed(node.type, '(', unlabelled(node.args), ')', frame); },
            [&](const Aggregate& node) {
                std::vector<std::pair<std::string, Expr>> fields = node.fields;
                for (auto& field : fields) {
                    if (!field.first.empty()) field.first = "." + field.first + " = ";
                }
                return listed(node.type, '{', fields, '}', frame);
            },
            [&](const List& node) { return listed("", '{', unlabelled(node.elements), '}', frame); },
            [](const Wording& node) { return wordingText(node); },
        },
        expr->kind);
}

}  // namespace

std::string layout(const Expr& expr, const Writer& writer, std::size_t used, std::size_t tail) {
    return text(expr,
                {writer.column(), static_cast<std::size_t>(writer.column()) + used, tail, writer.mayBreak()});
}

std::string print(const Expr& expr) { return flat(expr); }

}  // namespace oxide::cpp
