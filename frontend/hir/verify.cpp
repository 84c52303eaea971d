#include "frontend/hir/verify.h"

#include <unordered_set>

#include "frontend/base/fields.h"
#include "frontend/hir/places.h"

namespace oxide::hir {

namespace {

class Verifier {
  public:
    explicit Verifier(const Body& body) : body_(body) {}

    void run() {
        for (const BodyParam& param : body_.params) pattern(param.pattern);
        expr(body_.root);
    }

  private:
    void place(ExprId id) {
        bool isWrong = std::holds_alternative<ErrorExpr>(body_[id].kind);
        OX_CHECK(isWrong || isPlace(body_[id]), "a value where a place belongs");
        expr(id);
    }
    void optional(ExprId id) {
        if (id) expr(id);
    }
    void all(const std::vector<ExprId>& ids) {
        for (ExprId id : ids) expr(id);
    }
    void jump(LoopId loop) const { OX_CHECK(loops_.contains(loop.value), "a jump to what is not around it"); }

    void pattern(PatternId id) {
        auto fields = [&](const std::vector<FieldSubpattern>& items) {
            for (const FieldSubpattern& item : items) pattern(item.pattern);
        };
        std::visit(Overload{[](const ErrorPattern&) {}, [](const WildcardPattern&) {},
                            [](const ConstPattern&) {}, [](const RangePattern&) {},
                            [&](const BindingPattern& node) {
                                static_cast<void>(body_[node.local]);
                                if (node.sub) pattern(node.sub);
                            },
                            [&](const VariantPattern& node) { fields(node.fields); },
                            [&](const StructPattern& node) { fields(node.fields); },
                            [&](const DerefPattern& node) { pattern(node.inner); },
                            [&](const SlicePattern& node) {
                                for (PatternId item : node.prefix) pattern(item);
                                if (node.rest) pattern(node.rest);
                                for (PatternId item : node.suffix) pattern(item);
                            },
                            [&](const OrPattern& node) {
                                OX_CHECK(!node.alternatives.empty(), "an or-pattern without alternatives");
                                for (PatternId item : node.alternatives) pattern(item);
                            }},
                   body_[id].kind);
    }

    void statement(const Stmt& stmt) {
        std::visit(Overload{[&](const LetStmt& node) {
                                pattern(node.pattern);
                                optional(node.init);
                                optional(node.otherwise);
                            },
                            [&](const ExprStmt& node) { expr(node.expr); }},
                   stmt.kind);
    }

    void expr(ExprId id) {
        const Expr& node = body_[id];
        OX_CHECK(node.ty.valid(), "an expression without a type");
        std::visit(Overload{
                       [](const ErrorExpr&) {},
                       [&](const LocalPlace& item) { static_cast<void>(body_[item.local]); },
                       [&](const CapturePlace& item) {
                           OX_CHECK(item.capture < body_.captures.size(), "a capture that does not exist");
                       },
                       [](const StaticPlace& item) {
                           OX_CHECK(item.def.valid(), "a static without its definition");
                       },
                       [&](const FieldPlace& item) { place(item.base); },
                       [&](const DerefPlace& item) { expr(item.pointer); },
                       [&](const IndexPlace& item) {
                           place(item.base);
                           expr(item.index);
                       },
                       [&](const TempPlace& item) { expr(item.value); },
                       [&](const CopyExpr& item) { place(item.place); },
                       [&](const MoveExpr& item) { place(item.place); },
                       [&](const BorrowExpr& item) { place(item.place); },
                       [&](const RawBorrowExpr& item) { place(item.place); },
                       [](const IntLiteral&) {},
                       [](const FloatLiteral&) {},
                       [](const StringLiteral&) {},
                       [](const BytesLiteral&) {},
                       [&](const CallExpr& item) { all(item.args); },
                       [&](const CallValueExpr& item) {
                           expr(item.function);
                           all(item.args);
                       },
                       [&](const CallClosureExpr& item) {
                           expr(item.closure);
                           all(item.operands);
                       },
                       [&](const CallPointerExpr& item) {
                           expr(item.function);
                           all(item.args);
                       },
                       [&](const CallDynExpr& item) {
                           expr(item.receiver);
                           all(item.args);
                       },
                       [&](const UnaryExpr& item) { expr(item.operand); },
                       [&](const BinaryExpr& item) {
                           expr(item.left);
                           expr(item.right);
                       },
                       [&](const LogicalExpr& item) {
                           expr(item.left);
                           expr(item.right);
                       },
                       [&](const CastExpr& item) { expr(item.operand); },
                       [&](const CoerceExpr& item) { expr(item.operand); },
                       [&](const AssignExpr& item) {
                           expr(item.value);
                           place(item.place);
                       },
                       [&](const AssignOpExpr& item) {
                           expr(item.value);
                           place(item.place);
                       },
                       [&](const TupleExpr& item) { all(item.elements); },
                       [&](const ArrayExpr& item) { all(item.elements); },
                       [&](const RepeatExpr& item) { expr(item.value); },
                       [&](const StructExpr& item) {
                           for (const FieldValue& field : item.fields) expr(field.value);
                           if (item.base) place(item.base);
                       },
                       [](const FunctionExpr&) {},
                       [](const ConstExpr&) {},
                       [](const ConstParamExpr&) {},
                       [&](const ClosureExpr& item) { all(item.captures); },
                       [&](const AsyncExpr& item) { all(item.captures); },
                       [&](const BlockExpr& item) {
                           if (item.label) loops_.insert(item.label.value);
                           for (const Stmt& stmt : item.statements) statement(stmt);
                           optional(item.tail);
                           if (item.label) loops_.erase(item.label.value);
                       },
                       [&](const ScopeExpr& item) { expr(item.inner); },
                       [&](const IfExpr& item) {
                           expr(item.condition);
                           expr(item.then);
                           optional(item.otherwise);
                       },
                       [&](const LetConditionExpr& item) {
                           place(item.scrutinee);
                           pattern(item.pattern);
                       },
                       [&](const MatchExpr& item) {
                           place(item.scrutinee);
                           for (const Arm& arm : item.arms) {
                               pattern(arm.pattern);
                               optional(arm.guard);
                               expr(arm.body);
                           }
                       },
                       [&](const LoopExpr& item) {
                           loops_.insert(item.loop.value);
                           expr(item.body);
                           loops_.erase(item.loop.value);
                       },
                       [&](const CountExpr& item) {
                           expr(item.from);
                           expr(item.to);
                           optional(item.step);
                           pattern(item.pattern);
                           loops_.insert(item.loop.value);
                           expr(item.body);
                           loops_.erase(item.loop.value);
                       },
                       [&](const BreakExpr& item) {
                           jump(item.loop);
                           optional(item.value);
                       },
                       [&](const ContinueExpr& item) { jump(item.loop); },
                       [&](const ReturnExpr& item) { optional(item.value); },
                       [&](const AwaitExpr& item) { expr(item.future); },
                       [&](const JoinExpr& item) { all(item.futures); },
                       [&](const SelectExpr& item) {
                           for (const SelectArm& arm : item.arms) {
                               pattern(arm.pattern);
                               optional(arm.precondition);
                               expr(arm.future);
                               expr(arm.handler);
                           }
                           optional(item.otherwise);
                       },
                       [&](const FormatExpr& item) {
                           for (const FormatArg& arg : item.args) expr(arg.value);
                       },
                   },
                   node.kind);
    }

    const Body& body_;
    std::unordered_set<std::uint32_t> loops_;
};

}  // namespace

void verify(const Body& body) { Verifier(body).run(); }

}  // namespace oxide::hir
