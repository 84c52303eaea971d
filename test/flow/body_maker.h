// Bodies made by hand for tests of ownership analysis. Every expression gets a span of its own; errors are
// found by the text of labels.
#pragma once

#include <map>
#include <set>

#include "frontend/flow/flow.h"

namespace oxide::flow::test {

// Types: a struct is Copy or has a destructor when the test says so; everything else follows from its parts.
class Queries : public TypeQueries {
  public:
    explicit Queries(types::TypeTable& types) : types_(types) {}

    std::set<Ty> copies, droppers;
    std::map<Ty, std::vector<Field>> structs;
    std::map<DefId, Signature> signatures;  // others take anything and give anything

    void enter(DefId) override {}
    bool isCopy(Ty ty) override {
        const types::TyData& data = types_[ty];
        return types_.isScalar(ty) || types_.isUnit(ty) || copies.contains(ty) ||
               (data.kind == types::TyKind::Ref && !data.flag);
    }
    bool isClone(Ty ty) override { return isCopy(ty) || types_.kind(ty) == types::TyKind::Adt; }
    bool isSend(Ty) override { return true; }
    bool needsDrop(Ty ty) override { return !isCopy(ty) && types_.kind(ty) != types::TyKind::Ref; }
    bool hasDropImpl(Ty ty) override { return droppers.contains(ty); }
    bool isAllowed(diag::Code, DefId) override { return false; }
    std::string typeText(Ty ty) override {
        const types::TyData& data = types_[ty];
        if (data.kind == types::TyKind::Ref)
            return std::string(data.flag ? "&mut " : "&") + typeText(types_.pointee(ty));
        if (data.kind == types::TyKind::Int) return "Int";
        return data.kind == types::TyKind::Adt ? "Text" : "T";
    }
    std::string functionText(DefId) override { return "consume"; }
    std::string variantName(Ty, std::uint32_t) override { return "Some"; }
    std::uint32_t variantCount(Ty) override { return 2; }
    DefId extendedTrait(DefId) override { return {}; }
    DefId extendedType(DefId) override { return {}; }
    bool takesAnyReference(types::BodyId, std::size_t) override { return false; }
    bool mayGiveAnyReference(types::BodyId) override { return false; }
    bool isMutableStatic(DefId) override { return false; }
    bool isComputedEarly(DefId) override { return false; }
    bool isNamedByTypes(DefId) override { return false; }
    std::vector<Field> fields(Ty ty, std::uint32_t) override { return structs[ty]; }
    bool requiresSend(const hir::Callee&, std::uint32_t) override { return false; }
    bool givesSend(DefId) override { return false; }
    bool isSendDyn(Ty) override { return false; }
    Signature signature(DefId def) override {
        return signatures.contains(def) ? signatures[def]
                                        : Signature{.params = {}, .result = types_.unit(), .outlives = {}};
    }
    Ty normalize(Ty ty) override { return ty; }
    std::vector<Variance> variances(DefId) override { return {}; }

  private:
    types::TypeTable& types_;
};

class BodyMaker {
  public:
    BodyMaker() : queries(types) {
        FileId file{0};
        file_ = file;
        DefId name = define(resolve::DefKind::Struct, "Text");
        text = types.adt(name, types.makeArgs({}));
        integer = types.integer(types::IntKind::I32);
        function = define(resolve::DefKind::Function, "consume");
        owner = define(resolve::DefKind::Function, "main");
        id = bodies.all.add({});
        body().owner = owner;
        body().resultTy = types.unit();
    }

    DefId define(resolve::DefKind kind, std::string_view name) {
        resolve::Def def;
        def.kind = kind;
        def.name = intern(name);
        def.span = next();
        return defs.add(std::move(def));
    }

    hir::Body& body() { return bodies[id]; }
    Span next() {
        ++counter_;
        return {file_, counter_ * 10, counter_ * 10 + 5};
    }

    hir::LocalId local(std::string_view name, Ty ty, bool isMutable = false) {
        return body().locals.add({intern(name), ty, isMutable, false, false, next()});
    }
    hir::LocalId param(std::string_view name, Ty ty) {
        hir::LocalId id = local(name, ty);
        body().locals[id].isParam = true;
        body().params.push_back({bind(id), ty, next()});
        return id;
    }
    hir::ExprId expr(hir::ExprKind kind, Ty ty) { return body().exprs.add({std::move(kind), ty, next()}); }
    hir::ExprId place(hir::LocalId local) { return expr(hir::LocalPlace{local}, body()[local].ty); }
    hir::ExprId field(hir::ExprId base, std::uint32_t index, Ty ty) {
        return expr(hir::FieldPlace{base, 0, index}, ty);
    }
    hir::ExprId deref(hir::ExprId base) {
        return expr(hir::DerefPlace{base}, types.pointee(body()[base].ty));
    }
    hir::ExprId move(hir::ExprId place) { return expr(hir::MoveExpr{place}, body()[place].ty); }
    hir::ExprId move(hir::LocalId local) { return move(place(local)); }
    hir::ExprId copy(hir::ExprId place) { return expr(hir::CopyExpr{place}, body()[place].ty); }
    hir::ExprId borrow(hir::ExprId place, bool isMutable = false) {
        return expr(
            hir::BorrowExpr{isMutable ? hir::BorrowKind::Mutable : hir::BorrowKind::Shared, place, true},
            types.reference(isMutable, body()[place].ty));
    }
    hir::ExprId number() { return expr(hir::IntLiteral{1}, integer); }
    hir::ExprId truth() { return expr(hir::IntLiteral{1}, types.boolean()); }
    hir::ExprId call(std::vector<hir::ExprId> args) {
        hir::CallExpr node;
        node.callee = {function, types.makeArgs({})};
        node.args = std::move(args);
        return expr(std::move(node), types.unit());
    }
    hir::ExprId fresh(Ty ty) {  // a value out of nowhere
        hir::CallExpr node;
        node.callee = {function, types.makeArgs({})};
        return expr(std::move(node), ty);
    }
    hir::PatternId bind(hir::LocalId local, hir::BindingMode mode = hir::BindingMode::Move) {
        return body().patterns.add(
            {hir::BindingPattern{local, mode, {}}, body()[local].ty, body()[local].span});
    }
    hir::ExprId scope(hir::ExprId inner) { return expr(hir::ScopeExpr{inner}, body()[inner].ty); }
    hir::Stmt let(hir::LocalId local, hir::ExprId init = {}) {
        return {hir::LetStmt{bind(local), init ? scope(init) : init, {}}, next()};
    }
    hir::Stmt stmt(hir::ExprId value) { return {hir::ExprStmt{scope(value)}, next()}; }
    hir::Stmt assign(hir::ExprId place, hir::ExprId value) {
        return stmt(expr(hir::AssignExpr{place, value}, types.unit()));
    }
    hir::ExprId block(std::vector<hir::Stmt> statements) {
        hir::BlockExpr node;
        node.statements = std::move(statements);
        return expr(std::move(node), types.unit());
    }
    hir::ExprId when(hir::ExprId then, hir::ExprId otherwise = {}) {
        return expr(hir::IfExpr{scope(truth()), then, otherwise}, types.unit());
    }
    hir::ExprId loop(hir::ExprId inner) {
        return expr(hir::LoopExpr{hir::LoopId(body().loopCount++), inner}, types.never());
    }

    // Runs the analysis on a function with these statements.
    const std::deque<diag::Diagnostic>& run(std::vector<hir::Stmt> statements) {
        body().root = block(std::move(statements));
        runBody(bodies, id, types, defs, queries, diagnostics);
        return diagnostics.all();
    }

    types::TypeTable types;
    resolve::Definitions defs;
    hir::Bodies bodies;
    diag::Diagnostics diagnostics;
    Queries queries;
    Ty text, integer;
    DefId function, owner;
    BodyId id;

  private:
    FileId file_;
    std::uint32_t counter_ = 0;
};

}  // namespace oxide::flow::test
