// Makes the control-flow graph of one body. Private to flow: the entry point is buildCfg.
#pragma once

#include <unordered_map>

#include "frontend/flow/cfg.h"
#include "frontend/flow/type_queries.h"
#include "frontend/types/type.h"

namespace oxide::flow {

Cfg buildCfg(const hir::Bodies& bodies, BodyId id, types::TypeTable& types, const resolve::Definitions& defs,
             TypeQueries& queries);

class Builder {
  public:
    Builder(const hir::Bodies& bodies, BodyId id, types::TypeTable& types, const resolve::Definitions& defs,
            TypeQueries& queries);
    Cfg build();

  private:
    enum class ScopeKind { Block, Temps };
    struct Scheduled {
        VarId var;
        bool drops = false;  // its value is dropped, not only its storage
    };
    struct Scope {
        ScopeKind kind = ScopeKind::Block;
        std::vector<Scheduled> vars;
        Span end;
    };
    struct Loop {
        hir::LoopId id;
        Place result;
        BlockId breakTo;
        BlockId continueTo;  // invalid for a labelled block
        std::size_t depth = 0;
    };
    // Where a condition goes when it is false: out of all scopes above `depth`.
    struct Otherwise {
        BlockId block;
        std::size_t depth = 0;
    };
    struct Binding {
        hir::LocalId local;
        hir::BindingMode mode = hir::BindingMode::Move;
        Place place;
        Span span;
    };
    // A way through a pattern: where matching goes on, and what it has bound so far. Only or-patterns make
    // several.
    struct Way {
        BlockId block;
        std::vector<Binding> bindings;
    };
    // Where a failed match goes; the block is made when a test needs it.
    struct Failure {
        BlockId block;
    };

    // blocks and statements
    BlockId newBlock() { return cfg_.blocks.add({}); }
    Block& block() { return cfg_.blocks[current_]; }
    void go(BlockId to, Span span = {});
    void finish(Span span);  // nothing comes after: go on in a block that is never reached
    void branch(std::vector<BlockId> targets, Span span);
    Statement& assign(Place target, Value value, Span span, bool isDeclaration = true);
    Statement& assign(Place target, Value value, const hir::Expr& expr);
    void mention(const Place& place, Span span);

    // variables and scopes
    VarId temp(Ty ty, Span span);
    Place placeOf(VarId var) const { return Place{var, {}}; }
    static Place project(Place base, Projection step);
    void schedule(std::size_t scope, VarId var, bool drops);
    std::size_t tempScope() const;
    std::size_t blockScope() const;
    void enter(ScopeKind kind, Span whole);
    void leave();                      // emits the drops and forgets the scope
    void unwindTo(std::size_t depth);  // emits the drops, the scopes stay
    void emitExit(const Scope& scope);

    // expressions
    void into(const Place& target, hir::ExprId id);
    void discard(hir::ExprId id);
    Operand operand(hir::ExprId id);
    Operand constant(Ty ty, Span span) const { return Operand{Operand::Kind::Constant, {}, ty, span}; }
    Operand use(Place place, bool isMove, Span span) const;
    std::vector<Operand> operands(const std::vector<hir::ExprId>& ids);
    void compute(const Place& target, ComputeValue::Kind kind, std::vector<Operand> operands, Span span);
    void call(const Place& target, const hir::CallExpr& call, const hir::Expr& expr);
    void callValue(const Place& target, const hir::CallValueExpr& call, const hir::Expr& expr);
    void structExpr(const Place& target, const hir::StructExpr& node, const hir::Expr& expr);
    void closure(const Place& target, BodyId body, const std::vector<hir::ExprId>& captures,
                 const hir::Expr& expr);
    void assignOp(const hir::AssignOpExpr& node, const hir::Expr& expr);
    void taken(const Operand& value, TakenBy by, Span span, DefId taker = {});
    TakenBy takenByCall(const hir::CallExpr& call, std::size_t arg, Span callSpan) const;

    // places
    Place place(hir::ExprId id);
    bool isPlace(hir::ExprId id) const;
    Place capturePlace(std::uint32_t index);
    Place tempPlace(const hir::TempPlace& node, const hir::Expr& expr);
    VarId staticVar(DefId def, Ty ty, Span span);

    // control
    void ifExpr(const Place& target, const hir::IfExpr& node, Span span);
    void condition(hir::ExprId id, const Otherwise& otherwise);
    bool holdsLet(hir::ExprId id) const;
    void failTo(BlockId from, const Otherwise& otherwise);
    bool comesAfter(const hir::MatchExpr& node, std::size_t arm) const;
    void matchExpr(const Place& target, const hir::MatchExpr& node, const hir::Expr& expr);
    void guard(const hir::Arm& arm, std::vector<Way>& ways, const Otherwise& otherwise);
    void loopExpr(const Place& target, const hir::LoopExpr& node, const hir::Expr& expr);
    void blockExpr(const Place& target, const hir::BlockExpr& node, const hir::Expr& expr);
    void letStmt(const hir::LetStmt& node, Span span);
    void leaveLoop(const Loop& loop, BlockId to, Span span);
    const Loop& loop(hir::LoopId id) const;

    // patterns
    std::vector<Way> match(hir::PatternId id, const Place& place, Span scrutinee, Failure& failure);
    void match(hir::PatternId id, const Place& place, std::vector<Way>& ways, Failure& failure);
    void test(const Place& place, Ty ty, std::vector<Way>& ways, Failure& failure, Span span,
              bool failsFirst);
    void bind(std::vector<Way>& ways, Span scrutinee);
    void bindOne(const Binding& binding, Span scrutinee);
    void declare(hir::PatternId id);  // makes the locals of a pattern, in the innermost scope
    bool bindsNothing(hir::PatternId id) const;
    VarId localVar(hir::LocalId id);
    Place localPlace(hir::LocalId id);

    // async
    void awaitExpr(const Place& target, const hir::AwaitExpr& node, const hir::Expr& expr);
    void joinExpr(const Place& target, const hir::JoinExpr& node, const hir::Expr& expr);
    void selectExpr(const Place& target, const hir::SelectExpr& node, const hir::Expr& expr);

    const hir::Bodies& bodies_;
    const hir::Body& body_;
    types::TypeTable& types_;
    const resolve::Definitions& defs_;
    TypeQueries& queries_;
    Cfg cfg_;
    BlockId current_;
    std::vector<Scope> scopes_;
    std::vector<Loop> loops_;
    std::vector<VarId> captures_;
    std::unordered_map<DefId, VarId> statics_;
    std::unordered_map<hir::LocalId, VarId> guardRefs_;  // while a guard is built
    std::size_t extendedScope_ = 0;                      // of the `let` whose initializer is built
    bool failsFirst_ = false;                            // of the next test of a variant
    Span matched_;                                       // the scrutinee of the patterns being tested
    bool promotes_ = false;  // `&` of a constant: the place to build lives for ever
};

}  // namespace oxide::flow
