// Calls of what the runtime implements: the texts of #[cpp(..)], docs/generated_code.md section 3.
#include "codegen/lower/body.h"

namespace oxide::lower {

namespace {

bool isTemplate(std::string_view text) { return text.find('$') != std::string_view::npos; }

// Methods of the runtime that look and do nothing else.
bool onlyReads(std::string_view method) {
    return method == "len" || method == "isEmpty" || method == "asStr" || method == "asBytes" ||
           method == "asSlice" || method == "capacity";
}

// `$self`, `$0`, `$1`: the operand's number and the length of its spelling.
std::optional<std::pair<std::size_t, std::size_t>> operandAt(std::string_view text, std::size_t at,
                                                             bool hasReceiver) {
    constexpr std::string_view kSelf = "$self";
    if (text.substr(at).starts_with(kSelf)) return {{0, kSelf.size()}};
    std::size_t end = at + 1;
    std::size_t number = 0;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9')
        number = number * 10 + static_cast<std::size_t>(text[end++] - '0');
    if (end == at + 1) return std::nullopt;
    return {{number + (hasReceiver ? 1 : 0), end - at}};
}

// Where a panic is said to be: a file and a line, two arguments.
constexpr std::string_view kCaller = "$caller";

// "($0 == $1)": the printer puts parentheses where they are needed.
void stripParens(std::vector<std::string>& texts) {
    if (!texts.front().starts_with('(') || !texts.back().ends_with(')')) return;
    int depth = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t k = 0; k < texts[i].size(); ++k) {
            depth += texts[i][k] == '(' ? 1 : texts[i][k] == ')' ? -1 : 0;
            bool isEnd = i + 1 == texts.size() && k + 1 == texts[i].size();
            if (depth == 0 && !isEnd) return;
        }
    }
    texts.front().erase(0, 1);
    texts.back().pop_back();
}

}  // namespace

std::string Context::substituted(const mono::Extern& external, std::string text) {
    for (std::size_t at = 0; (at = text.find('{', at)) != std::string::npos;) {
        bool replaced = false;
        for (const auto& [name, ty] : external.names) {
            if (text.compare(at + 1, name.size(), name) != 0 || text.size() <= at + 1 + name.size() ||
                text[at + 1 + name.size()] != '}')
                continue;
            std::string spelled = type(ty);
            text.replace(at, name.size() + 2, spelled);
            at += spelled.size();
            replaced = true;
            break;
        }
        if (!replaced) ++at;
    }
    return text;
}

std::vector<std::size_t> repeatedOperands(const mono::Extern& external) {
    std::vector<std::size_t> result;
    if (!isTemplate(external.text)) return result;
    for (std::size_t at = 0; (at = external.text.find('$', at)) != std::string::npos; ++at) {
        if (auto operand = operandAt(external.text, at, external.hasReceiver))
            result.push_back(operand->first);
    }
    return result;
}

Value callExtern(Context& context, const mono::Function& function, std::vector<Value> args,
                 const cpp::Expr& caller) {
    const mono::Extern& external = function.external;
    std::vector<cpp::Expr> place;
    if (function.tracksCaller) addCaller(place, caller);
    auto called = [&](std::vector<cpp::Expr> operands) {
        operands.insert(operands.end(), place.begin(), place.end());
        return operands;
    };
    std::string text = context.substituted(external, external.text);
    if (isTemplate(text)) {
        std::vector<std::string> texts;
        std::vector<cpp::Expr> operands;
        std::string piece;
        for (std::size_t at = 0; at < text.size();) {
            if (text.compare(at, kCaller.size(), kCaller) == 0) {
                at += kCaller.size();
                if (place.empty()) {
                    piece += "__builtin_FILE(), __builtin_LINE()";
                    continue;
                }
                texts.insert(texts.end(), {std::exchange(piece, {}), ", "});
                operands.insert(operands.end(), place.begin(), place.end());
                continue;
            }
            auto operand = text[at] == '$' ? operandAt(text, at, external.hasReceiver) : std::nullopt;
            if (!operand || operand->first >= args.size()) {
                piece += text[at++];
                continue;
            }
            texts.push_back(std::exchange(piece, {}));
            operands.push_back(args[operand->first].expr);
            at += operand->second;
        }
        texts.push_back(piece);
        stripParens(texts);
        texts[0] = context.externText(texts[0]);
        bool isCall = text.find('(') != std::string::npos || text.find("->") != std::string::npos;
        return {cpp::wording(std::move(texts), std::move(operands)),
                isCall ? Order::Effect : std::max(strongest(args), Order::Read)};
    }
    if (text.starts_with(".")) {
        OX_CHECK(!args.empty(), "a method without its receiver");
        Ty receiverTy = function.params[0].ty;
        bool isPointer =
            context.kind(receiverTy) == TyKind::Ref && !context.isUnsized(context.types.pointee(receiverTy));
        cpp::Expr receiver = isPointer ? cpp::deref(args[0].expr) : args[0].expr;
        std::vector<cpp::Expr> rest;
        for (std::size_t i = 1; i < args.size(); ++i) rest.push_back(args[i].expr);
        std::string method = text.substr(1);
        Order order = onlyReads(method) ? std::max(strongest(args), Order::Read) : Order::Effect;
        return {cpp::methodCall(receiver, std::move(method), called(std::move(rest))), order};
    }
    constexpr std::string_view kSelf = "Self::";
    if (text.starts_with(kSelf)) {
        for (const auto& [name, ty] : external.names) {
            if (name == "Self") text = context.type(ty) + "::" + text.substr(kSelf.size());
        }
    } else {
        text = context.externText(text);
    }
    return {cpp::call(text, called(exprs(args))), Order::Effect};
}

}  // namespace oxide::lower
