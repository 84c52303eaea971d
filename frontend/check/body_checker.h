// Checks one function (with the closures and async blocks inside it) and builds its HIR. Types are inferred
// on the way: HIR nodes hold inference variables until `finish` writes the final types back, decides between
// copies and moves, and works out what closures capture.
#pragma once

#include <memory>
#include <unordered_map>

#include "frontend/check/items.h"
#include "frontend/hir/hir.h"
#include "frontend/types/solver.h"

namespace oxide::check {

using hir::ExprId;
using hir::LocalId;
using hir::LoopId;
using hir::PatternId;
using types::BodyId;
using types::Cause;

// What the surroundings want of an expression. `ty` is a hint; whoever passes it coerces the result.
// `discard`: the value is dropped (statement position), so branches need not agree (D3, D23) and the result
// is unit.
struct Expect {
    Ty ty;
    bool discard = false;
    bool isFirm = false;  // whoever expects it accepts nothing else
};

struct LoopContext {
    ast::ExprId node;
    LoopId id;
    Ty breakType;  // invalid: break carries no value
    bool mayBreak = false;
    bool isBlock = false;  // a labelled block
};

// One body under construction.
struct Frame {
    BodyId id;
    hir::Body* body = nullptr;
    Frame* parent = nullptr;
    Ty returnType;
    bool isAsync = false;         // await is allowed
    bool isAsyncClosure = false;  // its body is one async block, which takes the closure's own variables
    bool isDriven = false;        // `main` as a runtime drives it: its body is an async block in Rust
    bool hasReturn = false;
    bool diverges = false;  // what follows here is never reached
    // What a `?` alone says of the result: nothing but failures. Whatever else the body gives decides, and
    // makes these a mistake if it is no result.
    Ty presumed;
    std::vector<Span> questions;
    Ty tailType;  // what is expected of the tail: invalid where the result is known from the start
    std::unordered_map<ast::PatternId, LocalId> locals;
    LocalId self;
    std::unordered_map<std::uint64_t, std::uint32_t> captureOf;  // root variable -> index in body->captures
    std::vector<ast::PatternId> captureRoots;                    // per capture; invalid: self
    std::vector<LoopContext> loops;
    ExprId creation;                      // in the parent: the ClosureExpr or AsyncExpr
    std::vector<Span> guesses;            // each `?` before the result type was known
    Span tail;                            // of a closure or async block: its value
    std::optional<hir::CallKind> wanted;  // a closure: how those who get it call it
};

class BodyChecker {
  public:
    BodyChecker(ItemTable& items, hir::Bodies& bodies, DefId owner);

    BodyId checkFunction();
    BodyId checkConstant();  // a const or static: its initial value
    BodyId checkAnonymousConstant(ast::ExprId expr,
                                  Ty type);  // an array length, const argument or discriminant of `owner`

  private:
    // What writeback still has to decide.
    struct OverloadedPlace {  // a DerefPlace made by Deref.deref or Index.index: its call
        bool isIndex = false;
        ExprId base;   // the place that was borrowed
        ExprId index;  // Index: the index value
    };
    struct PendingOperator {  // a binary operator whose operand types were not known
        Frame* frame;
        ExprId expr;
        ast::BinaryOp op;
        ExprId left;
        ExprId right;
    };
    struct PendingCast {
        Frame* frame;
        ExprId expr;
        ast::ExprId syntax;
    };

    // ---- building HIR (build.cpp)
    template <class Kind>
    ExprId make(Kind kind, Ty ty, Span span) {
        return frame_->body->exprs.add({std::move(kind), ty, span});
    }
    template <class Kind>
    PatternId makePattern(Kind kind, Ty ty, Span span) {
        return frame_->body->patterns.add({std::move(kind), ty, span});
    }
    hir::Expr& node(ExprId id) { return frame_->body->exprs[id]; }
    Ty typeOf(ExprId id) { return infer_.resolve(node(id).ty); }
    Span spanOf(ExprId id) { return node(id).span; }
    bool isPlace(ExprId id);
    bool isCaptured(ExprId place);
    ExprId toValue(ExprId id);
    ExprId toPlace(ExprId id);
    ExprId scoped(ExprId id);
    ExprId unitValue(Span span);
    ExprId errorExpr(Span span) {
        tainted_ = true;
        return make(hir::ErrorExpr{}, table_.error(), span);
    }
    ExprId deref(ExprId pointer, Span span);                 // built-in: &T, &mut T, *T, Box
    ExprId borrow(ExprId place, bool isMutable, Span span);  // makes the place usable mutably if needed
    ExprId makeMutable(ExprId place);  // Deref -> DerefMut, Index -> IndexMut on the way to a place
    ExprId callFunction(DefId def, std::vector<Ty> args, std::vector<ExprId> operands, Span span);
    ExprId someValue(ExprId value, Span span);
    ExprId noneValue(Ty inner, Span span);
    LocalId newLocal(std::string_view name, Ty ty, Span span, bool isMutable);
    void extendTemporaries(ExprId init, std::vector<hir::Stmt>* declared);
    void extendNested(ExprId borrow, std::vector<hir::Stmt>& declared);
    std::size_t variantIndex(DefId adt, std::string_view name);

    // ---- frames and variables (frames.cpp)
    void openFrame(Frame& frame, hir::BodyKind kind, Span span);
    void closeFrame();
    Frame& openConstant(Ty type, Span at);
    hir::Stmt pinSelf(Frame& frame, const ast::FunctionItem& syntax);
    BodyId closeConstant(Frame& frame, ast::ExprId syntax);
    ExprId variable(const resolve::Target& target, Span span);
    ExprId variableIn(Frame& frame, ast::PatternId root, Span span);

    // ---- expressions
    ExprId check(ast::ExprId expr, Expect expect = {});  // a value or a place
    ExprId checkValue(ast::ExprId expr, Expect expect = {});
    ExprId checkPlace(ast::ExprId expr);
    ExprId checkCoerced(ast::ExprId expr, Ty expected);  // checked with the hint, and coerced
    ExprId checkOperand(ast::ExprId expr, Ty hint);

    ExprId checkLiteral(ast::ExprId id, const ast::LiteralExpr& literal, Expect expect);
    ExprId checkName(ast::ExprId id, Expect expect);
    ExprId checkField(ast::ExprId id, const ast::FieldExpr& field, Expect expect);
    ExprId checkTupleField(ast::ExprId id, const ast::TupleFieldExpr& field);
    ExprId fieldOf(ExprId base, Name name, Span nameSpan, Span span);
    ExprId tupleFieldOf(ExprId base, std::uint32_t index, Span indexSpan, Span span);
    ExprId checkIndex(ast::ExprId id, const ast::IndexExpr& index);
    ExprId indexOf(ExprId base, ast::ExprId index, Span span);
    Ty onlyIndex(Ty indexed, Span span);
    void silence(Ty ty);
    Ty withoutLifetimes(Ty ty);
    bool reportOpen(Ty pointee, Span span);
    bool reportPrimitive(Ty ty, Span nameSpan);
    ExprId checkUnary(ast::ExprId id, const ast::UnaryExpr& unary, Expect expect);
    ExprId derefOf(ExprId operand, Span span);
    ExprId checkBorrow(ast::ExprId id, const ast::BorrowExpr& borrow, Expect expect);
    ExprId checkBinary(ast::ExprId id, const ast::BinaryExpr& binary, Expect expect);
    ExprId compareWithNull(const ast::BinaryExpr& binary, ast::ExprId other, Span span);
    ExprId overloadedBinary(ast::BinaryOp op, ExprId left, ExprId right, Span span, Span opSpan);
    ExprId autoDerefScalar(ExprId operand);
    ExprId checkAssign(ast::ExprId id, const ast::AssignExpr& assign);
    ExprId checkRange(ast::ExprId id, const ast::RangeExpr& range, Expect expect);
    ExprId checkCast(ast::ExprId id, const ast::CastExpr& cast);
    ExprId checkStruct(ast::ExprId id, const ast::StructExpr& literal, Expect expect);
    ExprId checkBraceNew(ast::ExprId id, const ast::BraceNewExpr& brace, Expect expect);
    ExprId checkTuple(ast::ExprId id, const ast::TupleExpr& tuple, Expect expect);
    ExprId checkArray(ast::ExprId id, const ast::ArrayExpr& array, Expect expect);
    ExprId checkRepeat(ast::ExprId id, const ast::RepeatExpr& repeat, Expect expect);
    ExprId arrayOf(const std::vector<ast::ExprId>& elements, Span span, Ty hint);

    // ---- control flow
    ExprId checkBlock(const ast::Block& block, Expect expect, Span span);
    void checkStatement(ast::StmtId id, std::vector<hir::Stmt>& out);
    bool mayBeUnit(Ty type);
    void reportOpenNumber(Ty number, const ast::PathSegment& method);  // E0689
    bool isNameOfTraitMethod(Name name);
    bool reportUndecided(ast::ExprId syntax, ExprId value, diag::Code code);  // E0283, E0284
    void checkUnusedResult(ast::ExprId syntax, ExprId value);                 // unused_must_use
    bool checkUnusedType(Ty type, ast::ExprId syntax);
    bool reportMustUse(DefId item, std::string_view what, Span at);
    void checkLet(const ast::LetStmt& let, Span span, std::vector<hir::Stmt>& out);
    bool checkGuard(const ast::GuardStmt& guard, Span span, std::vector<hir::Stmt>& out);
    ExprId checkIf(ast::ExprId id, const ast::IfExpr& node, Expect expect);
    ExprId checkCondition(ast::ExprId condition);
    ExprId checkLetCondition(ast::ExprId id, const ast::LetConditionExpr& let);
    PatternId unwrappingPattern(ast::PatternId pattern, Ty scrutinee);
    ExprId checkMatch(ast::ExprId id, const ast::MatchExpr& match, Expect expect);
    ExprId checkLoop(ast::ExprId id, const ast::LoopExpr& loop, Expect expect);
    ExprId checkWhile(ast::ExprId id, const ast::WhileExpr& loop);
    ExprId checkFor(ast::ExprId id, const ast::ForExpr& loop);
    ExprId checkBreak(ast::ExprId id, const ast::BreakExpr& node);
    ExprId checkContinue(ast::ExprId id, const ast::ContinueExpr& node);
    ExprId checkReturn(ast::ExprId id, const ast::ReturnExpr& node);
    LoopContext* jumpTarget(ast::ExprId jump);
    ExprId checkTry(ast::ExprId id, const ast::TryExpr& node);
    ExprId tryOf(ExprId operand, Span span);
    ExprId unwrapOf(ExprId operand, Span span);
    ExprId checkCoalesce(ast::ExprId id, const ast::CoalesceExpr& node, Expect expect);
    ExprId checkLabelledBlock(ast::ExprId id, const ast::BlockExpr& node, Expect expect);

    bool isPlainFunction(Ty ty) const;
    Ty pointerTo(Ty function, Span at);
    ExprId joinBranch(Ty& type, ExprId value, const Expect& expect, Span span, std::string_view what);

    // ---- calls (calls.cpp, methods.cpp, paths.cpp)
    ExprId checkCall(ast::ExprId id, const ast::CallExpr& call, Expect expect);
    ExprId callValue(ExprId callee, const std::vector<ast::ExprId>& args, Span span, Span argsSpan);
    ExprId callDefinition(DefId def, Args args, const std::vector<ast::ExprId>& operands,
                          std::vector<ExprId> receiver, Expect expect, Span span, Span calleeSpan,
                          Span argsSpan, bool isMethod);
    std::vector<ExprId> checkArguments(std::span<const Ty> params, const std::vector<ast::ExprId>& args,
                                       std::span<const Ty> hints, Span calleeSpan);
    void reportMisfits(std::span<const Ty> params, const std::vector<ast::ExprId>& args,
                       std::vector<ExprId>& values, const std::vector<std::size_t>& misfits, Span calleeSpan);
    void reportArgumentCount(DefId def, std::size_t wanted, std::size_t given, Span calleeSpan, Span argsSpan,
                             bool isMethod);
    void require(DefId item, std::span<const Ty> args, Span span,
                 Cause cause);  // its bounds become obligations

    ExprId checkMethodCall(ast::ExprId id, const ast::MethodCallExpr& call, Expect expect);
    // `ready`: arguments that are checked already, in place of the call's own.
    ExprId methodOn(ExprId receiver, const ast::MethodCallExpr& call, Expect expect, Span span,
                    std::vector<ExprId> ready = {});
    ExprId callMethod(ExprId receiver, std::string_view name, std::vector<ExprId> args, Span span);

    // A path that names a function, constant, constructor, .. as a value or callee.
    struct PathValue {
        enum class Kind { None, Function, Constructor, Const, Static, Value, Error };
        Kind kind = Kind::None;
        DefId def;
        Args args;
        ExprId value;  // Value, Error
        Span span;
    };
    PathValue resolvePath(ast::ExprId id, bool isCallee);
    PathValue namedValue(const resolve::Target& target, ast::ExprId id, bool isCallee, Span span);
    PathValue typeMember(Ty base, const ast::PathSegment& segment, Span span, ast::ExprId id);
    Args instantiate(DefId def, const ast::PathSegment* segment, std::vector<Ty> parentArgs, Span span);
    std::optional<Ty> typeNamedBy(ast::ExprId id);  // if the expression is the name of a type
    ExprId pathValue(const PathValue& path, Expect expect, Span span);

    struct AutoderefStep {
        Ty ty;
        bool overloaded = false;  // reached from the step before through Deref.deref
        bool unsize = false;      // array to slice
    };
    std::vector<AutoderefStep> autoderef(Ty ty, bool includeUnsize);
    ExprId applySteps(ExprId base, const std::vector<AutoderefStep>& steps, std::size_t count, Span span);
    std::optional<Ty> overloadedDerefTarget(Ty ty);

    struct MethodPick {
        DefId method;
        Args args;  // parent's arguments filled in, the method's own fresh or explicit
        std::size_t steps = 0;
        enum class AutoRef { None, Shared, Mutable } autoRef = AutoRef::None;
        bool viaTrait = false;
        bool takesPin = false;  // called on a Pin<&mut T> that the method takes, as Rust declares it
        DefId rival;            // another trait's method that fits as well
    };
    struct MethodCandidate {
        DefId method;
        DefId extension;        // inherent
        types::TraitRef bound;  // trait methods known from bounds, dyn, ..
        bool isTrait = false;
        bool anyTrait = false;  // a trait in scope
    };
    std::optional<MethodPick> probe(ExprId receiver, Name name, std::vector<AutoderefStep>& steps, Span span);
    std::optional<MethodPick> probeType(Ty receiver, Name name, std::vector<AutoderefStep>& steps, Span span);
    void methodCandidates(const std::vector<AutoderefStep>& steps, Name name,
                          std::vector<MethodCandidate>& inherent, std::vector<MethodCandidate>& traits);
    std::optional<Ty> pinnedReference(Ty ty);
    ExprId unpin(ExprId pin);
    bool hasResult(DefId method, const std::vector<Ty>& parentArgs);
    std::optional<Args> matchCandidate(const MethodCandidate& candidate, Ty self, bool commit, Span span);
    DefId rivalOf(const MethodCandidate& chosen, const std::vector<MethodCandidate>& candidates, Ty self,
                  Span at);
    void reportAmbiguousItem(Name name, DefId one, DefId other, Span at);
    void reportNoMethod(Ty receiver, const ast::PathSegment& method, Span span);

    // ---- closures, async (closures.cpp, async.cpp)
    ExprId checkClosure(ast::ExprId id, const ast::ClosureExpr& closure, Expect expect);
    ExprId coerceTail(ExprId block, Ty result, ast::ExprId tail);
    ExprId coerceResult(ExprId value, Ty result, ast::ExprId tail);
    void reportQuestions(Ty found);
    void checkDrivenResult(ExprId value, Ty declared);
    bool expectsClosure(Expect expect);
    bool givesClosure(const ast::Block& block, Expect expect);
    ExprId closureFromBlock(ast::ExprId id, const ast::BlockExpr& block, Expect expect);
    ExprId checkAsync(ast::ExprId id, const ast::AsyncExpr& node);
    ExprId asyncBlock(Span at, Span head, bool moves, const std::function<ExprId(Ty output)>& body);
    ExprId laterJoin(const ast::MacroExpr& macro, bool isTry, Span at);
    ExprId laterSelect(const ast::SelectExpr& select, Span at);
    ExprId checkAwait(ast::ExprId id, const ast::AwaitExpr& node, Expect expect);
    ExprId awaitChain(ast::ExprId id, bool& awaited, Span keyword, Expect expect);
    ExprId awaitOf(ExprId future, Span span, Span keyword);
    bool isFuture(Ty ty);
    bool operationExists(ast::ExprId operation, ExprId base);
    ExprId applyPostfix(ast::ExprId operation, ExprId base, Expect expect);
    ExprId checkJoin(const ast::MacroExpr& macro, bool isTry, Span span);
    ExprId checkSelect(const ast::SelectExpr& select, Expect expect, Span span);
    bool requireAsync(Span keyword, std::string_view what);
    Ty futureOutput(Ty future, Span span);
    bool isPointerToFuture(Ty ty);
    diag::Diagnostic& notAFuture(Ty ty, Span at, Span operand);
    Ty toFuture(ExprId& value, Span operand, Span at);

    // ---- macros and formatting (macros.cpp, format.cpp)
    ExprId checkMacro(ast::ExprId id, const ast::MacroExpr& macro, Expect expect);
    ExprId checkInterpolation(ast::ExprId id, const ast::InterpolationExpr& text);
    ExprId formatArguments(const std::vector<ast::MacroArg>& args, std::size_t templateIndex,
                           std::string_view suffix, Span span);
    ExprId formatToString(ExprId arguments, Span span);
    ExprId checkAssertion(const ast::MacroExpr& macro, resolve::BuiltinMacro which, Span span);
    ExprId checkPanic(const ast::MacroExpr& macro, std::string_view prefix, std::string_view fallback,
                      Span span);
    ExprId checkMatches(const ast::MacroExpr& macro, Span span);
    ExprId checkPin(const ast::MacroExpr& macro, Span at);
    ExprId checkDbg(const ast::MacroExpr& macro, Span at);
    ExprId checkReady(const ast::MacroExpr& macro, Span at);
    std::optional<std::string> constantText(ast::ExprId id);
    std::optional<std::string> environmentText(const ast::MacroExpr& macro);
    ExprId checkEnv(const ast::MacroExpr& macro, Span at);
    ExprId checkIncludeStr(const ast::MacroExpr& macro, Span at);
    ExprId checkVec(const ast::MacroExpr& macro, Expect expect, Span span);
    friend class FormatBuilder;

    // ---- patterns (patterns.cpp)
    enum class DefaultMode { Move, Shared, Mutable };
    PatternId checkPattern(ast::PatternId id, Ty expected, DefaultMode mode = DefaultMode::Move,
                           bool allMutable = false);
    PatternId checkBinding(ast::PatternId id, const ast::BindingPattern& binding, Ty expected,
                           DefaultMode mode, bool allMutable);
    PatternId checkConstantPattern(const resolve::Target& target, Ty expected, Span span);
    PatternId checkPathPattern(ast::PatternId id, const ast::Path& path, Ty expected);
    PatternId checkTupleStruct(ast::PatternId id, const ast::TupleStructPattern& pattern, Ty expected,
                               DefaultMode mode, bool allMutable);
    PatternId checkStructPattern(ast::PatternId id, const ast::StructPattern& pattern, Ty expected,
                                 DefaultMode mode, bool allMutable);
    PatternId checkSlicePattern(const ast::SlicePattern& pattern, Span span, Ty expected, DefaultMode mode,
                                bool allMutable);
    bool isRest(ast::PatternId id) const;
    bool needsValue(const Expect& expect);
    ast::ExprId unmetArgument(ast::ExprId call) const;
    bool bindsRest(ast::PatternId id) const;  // `name @ ..`
    PatternId checkRestBinding(ast::PatternId id, Ty ty, DefaultMode mode, bool allMutable);
    std::optional<std::size_t> restOf(const std::vector<ast::PatternId>& parts, std::string_view what);
    PatternId checkTuplePattern(const ast::TuplePattern& pattern, Span span, Ty expected, DefaultMode mode,
                                bool allMutable);
    PatternId checkLiteralPattern(ast::ExprId literal, Ty expected, Span span);
    PatternId checkRangePattern(const ast::RangePattern& pattern, Ty expected, Span span);
    std::optional<UInt128> patternBound(ast::ExprId syntax, ExprId typed, Ty ty);
    PatternId valuePattern(const ConstValue& value, Ty ty, Span at);
    PatternId somePattern(PatternId inner, Ty optionType, Span span);
    struct NamedVariant {
        DefId adt;
        std::uint32_t variant = 0;
        Ty ty;  // with fresh arguments
    };
    std::optional<NamedVariant> variantNamedBy(const ast::Path& path, Span span);
    bool isReferenceTransparent(const ast::PatternKind& kind, const resolve::Target& target);

    // ---- coercions (coerce.cpp)
    ExprId coerce(ExprId value, Ty target, ast::ExprId syntax = {});
    ExprId tryCoerce(ExprId value, Ty target, bool& ok, ast::ExprId syntax);
    ExprId coerceWhenSolved(ExprId value, Ty target, bool& ok, ast::ExprId syntax);
    ExprId coerceReference(ExprId value, Ty source, Ty target, bool& ok);
    bool canUnsize(Ty source, Ty target, Span span);
    void reportMismatch(Ty expected, Ty found, Span span, ast::ExprId syntax);
    bool equate(Ty a, Ty b, Span span);  // reports E0308

    // ---- finishing (finish.cpp, writeback.cpp, captures.cpp)
    void solve();
    Ty structurally(Ty ty,
                    Span span);  // resolved at its head, solving what is pending; E0282 if it stays unknown
    void finish();
    void reportFailures();
    bool isProjectedBefore(Ty unknown, DefId trait);
    void reportAmbiguous();
    Span whereUnknown(Ty unknown, Span otherwise);
    bool isCaptureKnown(const Predicate& root, Ty captured);
    void reportFailure(const types::Obligation& failure);
    void finishFrame(Frame& frame);
    void writeback(Frame& frame);
    void decideClosureCalls(hir::Body& body);
    void requireSameSize(const hir::CallExpr& call, Span at);
    void requireKnownSelf(const hir::CallExpr& call, Span at);
    void requireSizedArgs(DefId function, std::span<const Ty> args, Span at);
    void finishCast(const PendingCast& pending);
    Ty finalType(Ty ty, Span span);
    void analyzeCaptures(Frame& frame);
    void recordOpaques();

    bool hasFailed() const { return tainted_ || items_.diagnostics().errorCount() != errorsBefore_; }
    bool isConsequence(Ty ty);

    std::string show(Ty ty);
    diag::Diagnostic& error(diag::Code code, Span span, std::string message) {
        return items_.diagnostics().error(code, span, std::move(message));
    }
    TypeScope typeScope();
    Ty lowerType(ast::TypeId type) { return items_.lowerType(type, typeScope()); }
    Ty fresh(Span span) { return infer_.fresh(span); }
    Ty instantiateOpaques(Ty ty, Span span);
    DefId lang(std::string_view name) { return items_.langDef(name); }
    Ty langAdt(std::string_view name, std::initializer_list<Ty> args) {
        return table_.adt(lang(name), table_.makeArgs(args));
    }
    Ty option(Ty inner) { return langAdt("Option", {inner}); }
    bool isAdt(Ty ty, std::string_view name);
    std::span<const Ty> argsOf(Ty ty) { return table_.args(ty); }
    const ast::Ast& ast() const { return items_.ast(); }
    Span span(ast::ExprId id) const { return items_.ast()[id].span; }
    const resolve::Resolution& names() { return items_.resolver().resolution(); }

    ItemTable& items_;
    types::TypeTable& table_;
    hir::Bodies& bodies_;
    DefId owner_;
    types::InferContext infer_;
    types::Solver solver_;
    Frame* frame_ = nullptr;
    std::deque<std::unique_ptr<Frame>> frames_;

    std::map<std::pair<BodyId, ExprId>, OverloadedPlace> overloaded_;
    std::vector<PendingOperator> operators_;
    // Arguments that are not what the surroundings of their call hint at: the hint, and what they are.
    std::unordered_map<ast::ExprId, std::pair<Ty, Ty>> unmet_;
    std::set<std::pair<Ty, bool>> reportedCaptures_;  // by async blocks?
    std::vector<PendingCast> casts_;
    std::vector<std::pair<std::uint32_t, Ty>>
        opaqueVariables_;                 // opaque of this function -> the variable that stands for it
    std::vector<Ty> divergingVariables_;  // types that a diverging expression was coerced to
    bool reportedUnknown_ = false;
    std::vector<std::pair<Ty, Span>> openSelves_;  // of paths `Trait.member`
    std::size_t errorsBefore_ = 0;
    bool tainted_ = false;     // something in this body is wrong: what cannot be inferred is no news
    ast::ExprId currentExpr_;  // being checked: which block's imports count
};

}  // namespace oxide::check
