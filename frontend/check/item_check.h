// What the checks of items share.
#pragma once

#include <fmt/format.h>

#include "frontend/check/items.h"
#include "frontend/types/fold.h"
#include "frontend/types/solver.h"

namespace oxide::check {

using diag::Code;

// A solver for requirements in the surroundings of an item.
class Surroundings {
  public:
    Surroundings(ItemTable& items, std::vector<Predicate> environment)
        : infer_(items.table()), solver_(infer_, items, std::move(environment), false) {}

    Ty normalize(Ty ty, Span at) {
        return types::eraseRegions(infer_.table(), infer_.resolveAll(solver_.normalize(ty, at)));
    }
    // False only for what is known not to hold.
    bool mayHold(const Predicate& predicate) { return solver_.evaluate(predicate) != types::Outcome::No; }
    bool holds(DefId trait, Ty self) { return solver_.holds(trait, self); }
    bool isCopy(Ty ty) { return solver_.isCopy(ty); }
    bool isSized(Ty ty) { return solver_.isSized(ty); }
    types::InferContext& infer() { return infer_; }
    types::Solver& solver() { return solver_; }

  private:
    types::InferContext infer_;
    types::Solver solver_;
};

Predicate substitute(types::TypeTable& table, Predicate predicate, std::span<const Ty> args);
bool mentionsError(const types::TypeTable& table, const Predicate& predicate);
bool mentionsOpaque(const types::TypeTable& table, Ty ty);  // an `impl Trait`

// E0277 for a requirement that does not hold. Silent about types that are unknown.
void reportUnsatisfied(ItemTable& items, const Predicate& predicate, Span at);
void reportUnsized(ItemTable& items, Ty ty, Span at);

// `1 parameter`, `2 parameters`
std::string counted(std::size_t count, std::string_view noun);

bool isLocal(ItemTable& items, DefId def);

// The checks, each about one item of the user's program.
void checkImplementation(ItemTable& items, DefId extension);  // against its trait
// Orphan rules, unconstrained parameters, Copy and Drop; false if the extension should not exist at all.
bool checkExtensionHead(ItemTable& items, DefId extension);
void checkAdt(ItemTable& items, DefId adt);            // finite size, used parameters, discriminants
void checkWrittenTypes(ItemTable& items, DefId item);  // the bounds of the types in its signature
void checkLifetimes(ItemTable& items, DefId item);     // elision
void checkOverlaps(ItemTable& items);                  // of implementations, and of inherent members
void checkTraitObjects(ItemTable& items);              // every `dyn` in the program
void checkTraitMembers(ItemTable& items, DefId traitOrExtension);
void checkMain(ItemTable& items);
void lintNames(ItemTable& items, DefId item);

}  // namespace oxide::check
