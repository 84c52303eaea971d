// The expressions of the C++ that we emit. An Expr is a cheap handle of an immutable tree. Nothing here can
// await, declare or branch over class types: whatever needs that is a statement.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace oxide::cpp {

// A type as C++ spells it; only `lower/types` makes them.
using Type = std::string;

struct ExprNode;

class Expr {
  public:
    Expr() = default;
    explicit Expr(ExprNode node);

    explicit operator bool() const { return node_ != nullptr; }
    const ExprNode& operator*() const { return *node_; }
    const ExprNode* operator->() const { return node_.get(); }

  private:
    std::shared_ptr<const ExprNode> node_;
};

struct Name {  // a variable, member of `this`, function or constant; may be qualified
    std::string text;
};
// `typed` stands anywhere (`i64(5)`, `Str("a")`); `bare` where the context gives the type (`5`, `"a"`).
struct Literal {
    std::string typed;
    std::string bare;
};
struct Call {
    Expr function;
    std::vector<Expr> args;
};
struct Member {  // base.name, or pointer->name when the base is a dereference
    Expr base;
    std::string name;
};
struct Deref {
    Expr pointer;
    bool isObject = false;  // the operator of a class: &*x is not x
};
struct AddressOf {
    Expr place;
};
struct Unary {
    std::string op;  // - ! ~
    Expr operand;
};
struct Binary {
    std::string op;
    Expr left;
    Expr right;
};
struct Conditional {  // scalars and pointers only
    Expr condition;
    Expr then;
    Expr otherwise;
};
struct Cast {  // static_cast, reinterpret_cast or, when `kind` is empty, Type(operand)
    std::string kind;
    Type type;
    Expr operand;
};
struct Move {
    Expr place;
};
struct Construct {  // Type(args)
    Type type;
    std::vector<Expr> args;
};
struct Aggregate {  // Type{.field = value}; without names Type{value}
    Type type;
    std::vector<std::pair<std::string, Expr>> fields;
};
struct List {  // {a, b}, as an argument
    std::vector<Expr> elements;
};
// An expression of the library's own wording with operands in it: text, operand, text, .., text.
struct Wording {
    std::vector<std::string> texts;  // one more than operands
    std::vector<Expr> operands;
};

struct ExprNode {
    std::variant<Name, Literal, Call, Member, Deref, AddressOf, Unary, Binary, Conditional, Cast, Move,
                 Construct, Aggregate, List, Wording>
        kind;
};

inline Expr::Expr(ExprNode node) : node_(std::make_shared<const ExprNode>(std::move(node))) {}

template <class T>
const T* get(const Expr& expr) {
    return expr ? std::get_if<T>(&expr->kind) : nullptr;
}

Expr name(std::string text);
Expr literal(std::string typed, std::string bare);
Expr literal(std::string text);
Expr bare(const Expr& expr);  // a literal in its bare form
Expr call(Expr function, std::vector<Expr> args = {});
Expr call(std::string function, std::vector<Expr> args = {});
Expr member(Expr base, std::string name);
Expr methodCall(Expr base, std::string name, std::vector<Expr> args = {});
Expr deref(Expr pointer);        // *&x is x
Expr derefObject(Expr pointer);  // the operator of a class: ox::Box, ox::Deferred
Expr addressOf(Expr place);      // &*p is p
Expr unary(std::string op, Expr operand);
Expr negated(Expr condition);  // !x, or the opposite comparison
Expr binary(std::string op, Expr left, Expr right);
Expr conditional(Expr condition, Expr then, Expr otherwise);
Expr staticCast(Type type, Expr operand);
Expr cast(std::string kind, Type type, Expr operand);
Expr convert(Type type, Expr operand);  // Type(operand)
Expr moved(Expr place);
Expr construct(Type type, std::vector<Expr> args);
Expr aggregate(Type type, std::vector<std::pair<std::string, Expr>> fields);
Expr list(std::vector<Expr> elements);
Expr wording(std::vector<std::string> texts, std::vector<Expr> operands);

}  // namespace oxide::cpp
