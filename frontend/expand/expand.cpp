#include "frontend/expand/expand.h"

#include <algorithm>
#include <unordered_map>

#include "frontend/expand/derive.h"

namespace oxide::expand {

namespace {

class Expander {
  public:
    Expander(ast::Ast& ast, diag::Diagnostics& diagnostics) : ast_(ast), diagnostics_(diagnostics) {}

    void run(ast::ModuleId module, Mark before) {
        Mark end = Mark::of(ast_);
        for (std::uint32_t i = before.items; i < end.items; ++i) {
            ast::ItemId item(i);
            const auto& attributes = ast_[item].attributes;
            if (std::ranges::none_of(attributes, [](const auto& a) { return isNamed(a, "derive"); }))
                continue;
            if (auto made = derive(ast_, item, diagnostics_); !made.empty()) made_[item] = std::move(made);
        }
        if (made_.empty()) return;
        insert(ast_.modules[module].items);
        for (std::uint32_t i = before.items; i < end.items; ++i) {
            ast::ItemKind& kind = ast_.items[ast::ItemId(i)].kind;
            if (auto* inner = std::get_if<ast::ModuleItem>(&kind)) insert(inner->items);
            insertInBlocks(kind);
        }
        if (made_.empty()) return;
        for (std::uint32_t i = before.exprs; i < end.exprs; ++i)
            insertInBlocks(ast_.exprs[ast::ExprId(i)].kind);
        for (std::uint32_t i = before.stmts; i < end.stmts; ++i)
            insertInBlocks(ast_.stmts[ast::StmtId(i)].kind);
    }

  private:
    // Behind each item of the list, what it derives.
    void insert(std::vector<ast::ItemId>& items) {
        std::vector<ast::ItemId> result;
        for (ast::ItemId item : items) {
            result.push_back(item);
            auto made = made_.extract(item);
            if (!made.empty()) result.insert(result.end(), made.mapped().begin(), made.mapped().end());
        }
        items = std::move(result);
    }

    void insert(ast::Block& block) {
        std::vector<ast::StmtId> result;
        for (ast::StmtId id : block.statements) {
            result.push_back(id);
            const auto* statement = std::get_if<ast::ItemStmt>(&ast_[id].kind);
            if (!statement) continue;
            auto made = made_.extract(statement->item);
            if (made.empty()) continue;
            for (ast::ItemId item : made.mapped())
                result.push_back(ast_.stmts.add({ast::ItemStmt{item}, ast_[item].span}));
        }
        block.statements = std::move(result);
    }

    template <class Kind>
    void insertInBlocks(Kind& kind) {
        auto field = [&](const char*, auto& value) {
            using T = std::remove_cvref_t<decltype(value)>;
            if constexpr (std::is_same_v<T, ast::Block>) insert(value);
            if constexpr (std::is_same_v<T, std::optional<ast::Block>>) {
                if (value) insert(*value);
            }
        };
        std::visit(
            Overload{[](std::monostate) {},
                     [&](auto& node) { std::remove_cvref_t<decltype(node)>::visitFields(node, field); }},
            kind);
    }

    ast::Ast& ast_;
    diag::Diagnostics& diagnostics_;
    std::unordered_map<ast::ItemId, std::vector<ast::ItemId>> made_;
};

}  // namespace

void run(ast::Ast& ast, ast::ModuleId module, Mark before, diag::Diagnostics& diagnostics) {
    Expander(ast, diagnostics).run(module, before);
}

}  // namespace oxide::expand
