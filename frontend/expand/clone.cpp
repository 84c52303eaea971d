#include "frontend/expand/clone.h"

namespace oxide::expand {

namespace {

// Replaces every id inside a node by that of a copy, found through the nodes' own lists of fields.
class Cloner {
  public:
    explicit Cloner(ast::Ast& ast) : ast_(ast) {}

    template <class T>
    void operator()(T& value) {
        if constexpr (std::is_same_v<T, ast::TypeId>) {
            if (value) value = ast_.types.add(copyOf(ast_[value]));
        } else if constexpr (std::is_same_v<T, ast::ExprId>) {
            if (value) value = ast_.exprs.add(copyOf(ast_[value]));
        } else if constexpr (std::is_same_v<T, ast::PatternId>) {
            if (value) value = ast_.patterns.add(copyOf(ast_[value]));
        } else if constexpr (std::is_same_v<T, ast::StmtId>) {
            if (value) value = ast_.stmts.add(copyOf(ast_[value]));
        } else if constexpr (requires { T::visitFields(value, [](const char*, auto&) {}); }) {
            T::visitFields(value, [this](const char*, auto& field) { (*this)(field); });
        } else if constexpr (requires { value.begin(), value.push_back(*value.begin()); } &&
                             !std::is_same_v<T, std::string>) {
            for (auto& element : value) (*this)(element);
        } else if constexpr (requires { value.has_value(), *value; }) {
            if (value) (*this)(*value);
        }
    }

  private:
    template <class Node>
    Node copyOf(const Node& original) {
        Node node = original;
        std::visit(Overload{[](std::monostate) {}, [this](auto& kind) { (*this)(kind); }}, node.kind);
        return node;
    }

    ast::Ast& ast_;
};

}  // namespace

ast::TypeId cloneType(ast::Ast& ast, ast::TypeId type) {
    Cloner{ast}(type);
    return type;
}

ast::Generics cloneGenerics(ast::Ast& ast, const ast::Generics& generics) {
    ast::Generics result = generics;
    Cloner{ast}(result);
    return result;
}

}  // namespace oxide::expand
