#include "codegen/cpp/writer.h"
#include "frontend/base/fields.h"

namespace oxide::cpp {

namespace {

void printLocal(Writer& out, const LocalStmt& node) {
    std::string head = node.maybeUnused ? "[[maybe_unused]] " : "";
    if (node.storage == Storage::Constant) head += "static ";
    if (node.storage == Storage::ThreadLocal) head += "thread_local ";
    cpp::Type type = node.type;
    if (node.storage == Storage::Constant) {
        // Behind the type, which may be a pointer; a reference is one to a constant.
        bool isReference = type.ends_with('&');
        if (isReference) type.pop_back();
        type += isReference ? " const&" : " const";
    }
    head += type + " " + node.name;
    switch (node.form) {
        case Initialiser::None: out.line(head + ";"); return;
        case Initialiser::Assign:
            head += " = ";
            out.line(head + layout(node.args[0], out, head.size(), 1) + ";");
            return;
        case Initialiser::Construct: {
            Expr call = cpp::call(head, node.args);
            out.line(layout(call, out, 0, 1) + ";");
            return;
        }
    }
}

void printIf(Writer& out, const IfStmt& node) {
    out.open("if (" + layout(node.condition, out, 4, 3) + ")");
    const IfStmt* current = &node;
    for (;;) {
        printBlock(out, current->then);
        if (current->otherwise.empty()) break;
        // else if: the chain stays flat
        const IfStmt* next =
            current->otherwise.size() == 1 ? std::get_if<IfStmt>(&current->otherwise[0].kind) : nullptr;
        if (!next) {
            out.reopen("} else {");
            printBlock(out, current->otherwise);
            break;
        }
        out.at(current->otherwise[0].span);
        out.reopen("} else if (" + layout(next->condition, out, 11, 3) + ") {");
        current = next;
    }
    out.close();
}

void printFor(Writer& out, const ForStmt& node) {
    std::string head = "for (" + node.type;
    for (const auto& [name, value] : node.locals) {
        head += (&name == &node.locals[0].first ? " " : ", ") + name + " = " + print(bare(value));
    }
    head += "; " + print(node.condition) + ";";
    for (const Expr& step : node.steps) head += (&step == &node.steps[0] ? " " : ", ") + print(step);
    out.open(head + ")");
    printBlock(out, node.body);
    out.close();
}

void printSwitch(Writer& out, const SwitchStmt& node) {
    out.open("switch (" + layout(node.value, out, 8, 3) + ")");
    for (const Case& item : node.cases) {
        std::string head;
        for (const Expr& label : item.labels)
            head += (head.empty() ? "case " : " case ") + print(label) + ":";
        if (item.labels.empty()) head = "default:";
        out.open(head);
        printBlock(out, item.body);
        if (!item.leaves) out.line("break;");
        out.close();
    }
    out.close();
}

void printStmt(Writer& out, const Stmt& stmt) {
    out.at(stmt.span);
    auto valued = [&](std::string head, const Expr& value) {
        out.line(value ? head + " " + layout(value, out, head.size() + 1, 1) + ";" : head + ";");
    };
    std::visit(Overload{
                   [&](const LocalStmt& node) { printLocal(out, node); },
                   [&](const AssignStmt& node) {
                       std::string head = print(node.place) + " = ";
                       out.line(head + layout(node.value, out, head.size(), 1) + ";");
                   },
                   [&](const ExprStmt& node) {
                       std::string head = node.discards ? "static_cast<void>(" : "";
                       out.line(head + layout(node.expr, out, head.size(), 1) + (node.discards ? ");" : ";"));
                   },
                   [&](const AwaitStmt& node) { out.line("co_await " + node.slot + ";"); },
                   [&](const AwaitOnStmt& node) {
                       out.line("while (co_await ox::pending(" + node.future + ")) {}");
                   },
                   [&](const IfStmt& node) { printIf(out, node); },
                   [&](const WhileStmt& node) {
                       out.open("while (" + layout(node.condition, out, 7, 3) + ")");
                       printBlock(out, node.body);
                       out.close();
                   },
                   [&](const ForStmt& node) { printFor(out, node); },
                   [&](const LoopStmt& node) {
                       out.open("for (;;)");
                       printBlock(out, node.body);
                       out.close();
                   },
                   [&](const SwitchStmt& node) { printSwitch(out, node); },
                   [&](const BlockStmt& node) {
                       out.open("");
                       printBlock(out, node.body);
                       out.close();
                   },
                   [&](const ReturnStmt& node) { valued("return", node.value); },
                   [&](const CoReturnStmt& node) { valued("co_return", node.value); },
                   [&](const BreakStmt&) { out.line("break;"); },
                   [&](const ContinueStmt&) { out.line("continue;"); },
                   [&](const GotoStmt& node) { out.line("goto " + node.label + ";"); },
                   [&](const LabelStmt& node) { out.label(node.label); },
                   [&](const UnreachableStmt&) { out.line("__builtin_unreachable();"); },
               },
               stmt.kind);
}

}  // namespace

void printBlock(Writer& out, const Block& block) {
    for (const Stmt& stmt : block) printStmt(out, stmt);
}

}  // namespace oxide::cpp
