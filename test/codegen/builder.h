// Builds monomorphic programs by hand: types, functions and HIR bodies as a test needs them, without a front
// end.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "codegen/cpp/print.h"
#include "codegen/lower/lower.h"
#include "frontend/mono/program.h"

namespace oxide::test {

using hir::ExprId;
using hir::LocalId;
using hir::LoopId;
using hir::PatternId;
using mono::FunctionId;
using types::DefId;
using types::Ty;
using types::TyKind;

// A program and its types.
class ProgramBuilder {
  public:
    ProgramBuilder();

    mono::Program program;
    types::TypeTable types;
    SourceMap sources;

    Ty i32, i64, usize, boolean, unit, never, str;
    Ty strRef;  // &str

    // Structs and enums. Fields are (name, type); a name of digits makes a tuple.
    using Fields = std::vector<std::pair<std::string, Ty>>;
    Ty structType(std::string name, Fields fields, bool isCopy = false);
    Ty enumType(std::string name, std::vector<std::pair<std::string, Fields>> variants, bool isCopy = false);
    Ty externType(std::string cppName, std::vector<Ty> args,
                  std::vector<std::pair<std::string, Fields>> variants = {});
    Ty string() { return externType("ox::String", {}); }
    Ty option(Ty inner) {
        return externType("ox::Option", {inner}, {{"None", {}}, {"Some", {{"0", inner}}}});
    }
    Ty ref(Ty ty) { return types.reference(false, ty); }
    Ty refMut(Ty ty) { return types.reference(true, ty); }
    Ty tuple(std::vector<Ty> items);
    void hasDrop(Ty ty, FunctionId drop);  // and is visible

    FunctionId externFunction(std::string text, Fields params, Ty result, bool hasReceiver = false);
    hir::Callee calleeOf(FunctionId id) const;

    std::string cpp(bool lines = false);

    DefId newDef() { return DefId(nextDef_++); }
    types::BodyId newBody() { return types::BodyId(nextBody_++); }
    Span span(std::uint32_t at) const { return {file_, at, at + 1}; }

  private:
    FileId file_;
    std::uint32_t nextDef_ = 1;
    std::uint32_t nextBody_ = 1;
    std::unordered_map<std::string, Ty> externs_;
};

// One function's body. Expressions are made bottom up; `finish` adds the function to the program.
class BodyBuilder {
  public:
    explicit BodyBuilder(ProgramBuilder& program) : p(program) {}

    ProgramBuilder& p;
    hir::Body body;

    template <class Kind>
    ExprId add(Kind kind, Ty ty) {
        return body.exprs.add({std::move(kind), ty, p.span(at)});
    }
    template <class Kind>
    PatternId pattern(Kind kind, Ty ty) {
        return body.patterns.add({std::move(kind), ty, p.span(at)});
    }
    std::uint32_t at = 0;  // the source offset that new nodes get

    LocalId local(std::string name, Ty ty, bool isMutable = false);
    LocalId param(std::string name, Ty ty);
    PatternId binds(LocalId local);
    PatternId variant(Ty ty, std::uint32_t index, std::vector<PatternId> fields = {});
    PatternId number(std::uint64_t value, Ty ty);
    PatternId any(Ty ty) { return pattern(hir::WildcardPattern{}, ty); }

    ExprId place(LocalId local);
    ExprId copy(LocalId local) { return copy(place(local)); }
    ExprId copy(ExprId place) { return add(hir::CopyExpr{place}, body[place].ty); }
    ExprId move(LocalId local) { return move(place(local)); }
    ExprId move(ExprId place) { return add(hir::MoveExpr{place}, body[place].ty); }
    ExprId borrow(ExprId place, bool isMutable = false);
    ExprId field(ExprId base, std::uint32_t index, Ty ty) { return add(hir::FieldPlace{base, 0, index}, ty); }
    ExprId deref(ExprId pointer) { return add(hir::DerefPlace{pointer}, p.types.pointee(body[pointer].ty)); }
    ExprId temp(ExprId value, bool extended = false) {
        return add(hir::TempPlace{value, extended}, body[value].ty);
    }
    ExprId integer(std::uint64_t value, Ty ty) { return add(hir::IntLiteral{value}, ty); }
    ExprId text(std::string value) { return add(hir::StringLiteral{std::move(value)}, p.strRef); }
    ExprId call(FunctionId id, std::vector<ExprId> args = {});
    ExprId binary(hir::BinaryOp op, ExprId left, ExprId right, Ty ty = {});
    ExprId assign(ExprId place, ExprId value) { return add(hir::AssignExpr{place, value}, p.unit); }
    ExprId scope(ExprId inner) { return add(hir::ScopeExpr{inner}, body[inner].ty); }
    ExprId structure(Ty ty, std::vector<ExprId> fields, std::uint32_t variant = 0);
    ExprId iff(ExprId condition, ExprId then, ExprId otherwise = {});
    ExprId match(ExprId scrutinee, std::vector<hir::Arm> arms, Ty ty);
    ExprId print(std::string format, std::vector<std::pair<ExprId, FunctionId>> args = {});

    hir::Stmt let(LocalId local, ExprId init = {});
    hir::Stmt run(ExprId expr) { return {hir::ExprStmt{expr}, p.span(at)}; }
    ExprId block(std::vector<hir::Stmt> statements, ExprId tail = {});

    FunctionId finish(std::string name, ExprId root, mono::Function function = {});
};

struct RunResult {
    std::string output;
    int status = -1;
};
// Compiles with every compiler there is at -O0 and -O2, warnings being errors, runs, and fails the test when
// the results differ.
RunResult compileAndRun(const std::string& name, const std::string& text);

}  // namespace oxide::test
