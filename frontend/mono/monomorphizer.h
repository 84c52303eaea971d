// The worklist behind mono::run.
#pragma once

#include <deque>
#include <set>

#include "frontend/mono/mono.h"
#include "frontend/types/solver.h"

namespace oxide::mono {

class Monomorphizer {
  public:
    explicit Monomorphizer(check::Program& program);

    Program run();

  private:
    void startAt(DefId main);

    // ---- exports (exports.cpp)
    void exportFunction(DefId def);
    bool isForCallers(DefId trait) const;
    void exportAll();

    // ---- types (types.cpp)
    Ty concrete(Ty ty, Args args);  // substituted, normalized, lifetimes erased
    Args concrete(Args list, Args args);
    Ty normalized(Ty ty);
    bool isCopy(Ty ty);
    void visit(Ty ty);  // registers the type and everything in it
    void visitAdt(Ty ty);
    void drainTypes();
    TypeFacts& facts(Ty ty);
    bool isHeapContainer(DefId adt) const;
    void recordFuture(Ty future);
    ClosureInstance& closureInstance(Ty ty);

    // ---- callees (callees.cpp)
    struct Resolved {
        enum class Kind { Function, Dyn, CloneShim } kind = Kind::Function;
        DefId def;
        Args args;
    };
    Resolved resolve(DefId def, Args args);
    bool tracksCaller(DefId function);
    FunctionId functionFor(DefId def, Args args);      // of a resolved callee
    FunctionId functionOf(const hir::Callee& callee);  // resolves first; dyn methods and built-in clones get
                                                       // a function of their own
    FunctionId closureFunction(BodyId body, Args args);
    std::optional<std::pair<DefId, Args>> implementationFor(DefId trait, Args args);
    FunctionId cloneShim(DefId method, Args args);
    FunctionId dynShim(DefId method, Args args);
    FunctionId typeNameShim(DefId def, Args args);
    Extern externOf(DefId def, Args args);
    void addHeaders(DefId def, std::vector<std::string>& into);

    // ---- bodies (bodies.cpp)
    hir::Body instantiate(const hir::Body& generic, Args args);
    void rewrite(hir::Body& body, hir::ExprId id, Args args);
    hir::ExprId withoutPin(const hir::Body& body, hir::ExprId future);
    void rewritePattern(hir::Body& body, hir::PatternId id, Args args);
    void rewriteCall(hir::Body& body, hir::ExprId id);
    void rewriteCallValue(hir::Body& body, hir::ExprId id);

    // ---- loops that count (counting.cpp)
    std::optional<hir::CountExpr> countingLoop(const hir::Body& body, const hir::MatchExpr& loop, Args args);

    // ---- vtables and statics (vtables.cpp)
    Ty withMethodsOnly(Ty dyn);
    VTableType& vtableType(Ty dyn);
    void vtableFor(Ty dyn, Ty concrete);
    std::uint32_t slotOf(Ty dyn, DefId method);
    void unsize(Ty from, Ty to);
    void upcast(Ty dyn, Ty super);
    void staticFor(DefId def);

    // ---- names (names.cpp)
    std::string unique(std::string name);
    std::string typeName(Ty ty);
    std::string functionName(DefId def, Args args);
    std::string signatureText(const Function& function);

    void findSuspending();
    void readRuntimeOptions(DefId main);

    check::Program& program_;
    check::ItemTable& items_;
    types::TypeTable& table_;
    types::InferContext infer_;
    types::Solver solver_;
    Program out_;
    std::deque<FunctionId> open_;  // functions whose bodies are still to be made
    std::deque<Ty> openTypes_;     // types reached only through pointers
    std::set<Ty> seenTypes_;
    std::set<std::string> names_;
    std::set<std::string> headers_;
    std::unordered_map<Ty, Ty> normalized_;
    std::unordered_map<Ty, bool> copies_;
    std::map<std::pair<DefId, Args>, std::optional<std::pair<DefId, Args>>> implementations_;  // of traits
};

}  // namespace oxide::mono
