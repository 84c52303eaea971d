#include "codegen/lower/unused.h"

#include <unordered_set>

#include "frontend/base/fields.h"

namespace oxide::lower {

namespace {

// What is looked at, and what is only assigned to.
struct Names {
    std::unordered_set<std::string> used;
    std::unordered_set<std::string> assigned;
};

void collect(const cpp::Expr& expr, Names& names) {
    if (!expr) return;
    auto all = [&](const std::vector<cpp::Expr>& items) {
        for (const cpp::Expr& item : items) collect(item, names);
    };
    std::visit(Overload{
                   [&](const cpp::Name& node) { names.used.insert(node.text); },
                   [](const cpp::Literal&) {},
                   [&](const cpp::Call& node) {
                       collect(node.function, names);
                       all(node.args);
                   },
                   [&](const cpp::Member& node) { collect(node.base, names); },
                   [&](const cpp::Deref& node) { collect(node.pointer, names); },
                   [&](const cpp::AddressOf& node) { collect(node.place, names); },
                   [&](const cpp::Unary& node) { collect(node.operand, names); },
                   [&](const cpp::Binary& node) {
                       collect(node.left, names);
                       collect(node.right, names);
                   },
                   [&](const cpp::Conditional& node) {
                       collect(node.condition, names);
                       collect(node.then, names);
                       collect(node.otherwise, names);
                   },
                   [&](const cpp::Cast& node) { collect(node.operand, names); },
                   [&](const cpp::Move& node) { collect(node.place, names); },
                   [&](const cpp::Construct& node) { all(node.args); },
                   [&](const cpp::Aggregate& node) {
                       for (const auto& [field, value] : node.fields) collect(value, names);
                   },
                   [&](const cpp::List& node) { all(node.elements); },
                   [&](const cpp::Wording& node) { all(node.operands); },
               },
               expr->kind);
}

void collect(const cpp::Block& block, Names& names);

void collect(const cpp::Stmt& stmt, Names& names) {
    std::visit(Overload{
                   [&](const cpp::LocalStmt& node) {
                       for (const cpp::Expr& arg : node.args) collect(arg, names);
                   },
                   [&](const cpp::AssignStmt& node) {
                       if (const auto* name = cpp::get<cpp::Name>(node.place)) {
                           names.assigned.insert(name->text);
                       } else {
                           collect(node.place, names);
                       }
                       collect(node.value, names);
                   },
                   [&](const cpp::ExprStmt& node) { collect(node.expr, names); },
                   [&](const cpp::AwaitStmt& node) { names.used.insert(node.slot); },
                   [&](const cpp::AwaitOnStmt& node) { names.used.insert(node.future); },
                   [&](const cpp::IfStmt& node) {
                       collect(node.condition, names);
                       collect(node.then, names);
                       collect(node.otherwise, names);
                   },
                   [&](const cpp::WhileStmt& node) {
                       collect(node.condition, names);
                       collect(node.body, names);
                   },
                   [&](const cpp::ForStmt& node) {
                       for (const auto& [name, value] : node.locals) collect(value, names);
                       collect(node.condition, names);
                       for (const cpp::Expr& step : node.steps) collect(step, names);
                       collect(node.body, names);
                   },
                   [&](const cpp::LoopStmt& node) { collect(node.body, names); },
                   [&](const cpp::SwitchStmt& node) {
                       collect(node.value, names);
                       for (const cpp::Case& item : node.cases) collect(item.body, names);
                   },
                   [&](const cpp::BlockStmt& node) { collect(node.body, names); },
                   [&](const cpp::ReturnStmt& node) { collect(node.value, names); },
                   [&](const cpp::CoReturnStmt& node) { collect(node.value, names); },
                   [](const cpp::BreakStmt&) {},
                   [](const cpp::ContinueStmt&) {},
                   [](const cpp::GotoStmt&) {},
                   [](const cpp::LabelStmt&) {},
                   [](const cpp::UnreachableStmt&) {},
               },
               stmt.kind);
}

void collect(const cpp::Block& block, Names& names) {
    for (const cpp::Stmt& stmt : block) collect(stmt, names);
}

// Nothing happens when it is not evaluated.
bool doesNothing(const cpp::Expr& expr) {
    return std::visit(Overload{
                          [](const cpp::Name&) { return true; },
                          [](const cpp::Literal&) { return true; },
                          [](const cpp::Call& node) {
                              // The payload of a variant.
                              const auto* member = cpp::get<cpp::Member>(node.function);
                              return member && node.args.empty() && member->name.starts_with("as") &&
                                     doesNothing(member->base);
                          },
                          [](const cpp::Member& node) { return doesNothing(node.base); },
                          [](const cpp::Deref& node) { return doesNothing(node.pointer); },
                          [](const cpp::AddressOf& node) { return doesNothing(node.place); },
                          [](const auto&) { return false; },
                      },
                      expr->kind);
}

bool removeFrom(cpp::Block& block, const Names& names) {
    bool changed = false;
    std::erase_if(block, [&](cpp::Stmt& stmt) {
        auto* local = std::get_if<cpp::LocalStmt>(&stmt.kind);
        if (!local || names.used.contains(local->name)) return false;
        bool isIdle = local->isTrivial && local->form == cpp::Initialiser::Assign &&
                      doesNothing(local->args[0]) && !names.assigned.contains(local->name);
        if (isIdle) {
            changed = true;
            return true;
        }
        local->maybeUnused = true;
        return false;
    });
    auto inner = [&](cpp::Block& body) { changed |= removeFrom(body, names); };
    for (cpp::Stmt& stmt : block) {
        std::visit(Overload{
                       [&](cpp::IfStmt& node) {
                           inner(node.then);
                           inner(node.otherwise);
                       },
                       [&](cpp::WhileStmt& node) { inner(node.body); },
                       [&](cpp::ForStmt& node) { inner(node.body); },
                       [&](cpp::LoopStmt& node) { inner(node.body); },
                       [&](cpp::SwitchStmt& node) {
                           for (cpp::Case& item : node.cases) inner(item.body);
                       },
                       [&](cpp::BlockStmt& node) { inner(node.body); },
                       [](auto&) {},
                   },
                   stmt.kind);
    }
    return changed;
}

}  // namespace

void removeUnused(cpp::FunctionDecl& function) {
    Names names;
    // Removing one local may leave another without use.
    for (bool changed = true; changed;) {
        names = {};
        collect(function.body, names);
        changed = removeFrom(function.body, names);
    }
    for (cpp::FieldDecl& param : function.params) {
        if (names.used.contains(param.name)) continue;
        if (names.assigned.contains(param.name)) {
            param.type = "[[maybe_unused]] " + param.type;
        } else {
            param.name.clear();
        }
    }
}

}  // namespace oxide::lower
