// The answers to flow's questions, from the trait solver and the program's syntax.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>

#include "frontend/ast/ast.h"
#include "frontend/flow/type_queries.h"
#include "frontend/resolve/resolution.h"
#include "frontend/types/solver.h"

namespace oxide::flow {

class SolverQueries : public TypeQueries {
  public:
    SolverQueries(types::TypeTable& table, types::Items& items, const ast::Ast& ast);

    void enter(DefId owner) override;
    bool isCopy(Ty ty) override;
    bool isClone(Ty ty) override;
    bool isSend(Ty ty) override;
    bool needsDrop(Ty ty) override;
    bool hasDropImpl(Ty ty) override;
    bool isAllowed(diag::Code lint, DefId item) override;
    std::string typeText(Ty ty) override;
    std::string functionText(DefId def) override;
    std::string variantName(Ty adt, std::uint32_t variant) override;
    std::uint32_t variantCount(Ty adt) override;
    DefId extendedTrait(DefId extension) override;
    DefId extendedType(DefId extension) override;
    bool takesAnyReference(types::BodyId closure, std::size_t param) override;
    bool mayGiveAnyReference(types::BodyId closure) override { return items_.closureMayGiveAny(closure); }
    bool isMutableStatic(DefId def) override;
    bool isComputedEarly(DefId item) override;
    bool isNamedByTypes(DefId constant) override { return items_.isNamedByTypes(constant); }
    std::vector<Field> fields(Ty adt, std::uint32_t variant) override;
    bool requiresSend(const hir::Callee& callee, std::uint32_t index) override;
    bool givesSend(DefId function) override;
    bool isSendDyn(Ty ty) override;
    Signature signature(DefId function) override;
    Ty normalize(Ty ty) override;
    std::vector<Variance> variances(DefId adt) override;

  private:
    const std::vector<ast::FieldDecl>* syntaxOfFields(DefId adt, std::uint32_t variant) const;
    bool isExtern(DefId adt) const;
    bool isCollecting(DefId trait) const;
    bool holds(std::string_view trait, Ty ty);
    Ty erase(Ty ty);
    std::vector<OutlivesBound> writtenOutlives(DefId item);
    Ty lifetimeOf(const ast::ImplType& opaque, DefId function);
    bool tiesLifetimes(Ty opaque);
    void useIn(Ty ty, Variance variance, std::vector<Variance>& found);

    types::TypeTable& table_;
    types::Items& items_;
    const ast::Ast& ast_;
    std::optional<types::InferContext> infer_;
    std::unique_ptr<types::Solver> solver_;
    DefId owner_;
    std::unordered_map<Ty, bool> copy_, drops_;  // of the current owner
    std::unordered_map<DefId, std::vector<Variance>> variances_;
    std::unordered_map<DefId, Signature> signatures_;
};

}  // namespace oxide::flow
