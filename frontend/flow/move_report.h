// The words for uses of what has no value: E0381 and E0382.
#pragma once

#include <map>
#include <set>

#include "frontend/flow/moves.h"

namespace oxide::flow {

class MoveReport {
  public:
    enum class Action { Borrow, Use, Assign, PartialAssign };

    MoveReport(const Analysis& analysis, const MoveFacts& facts) : analysis_(analysis), facts_(facts) {}

    // `moved`: the place that has no value; `used`: the place that is used; `path`: what to look for, `moved`
    // or something below it.
    void use(Action action, const Place& moved, const Place& used, Span span, Location at, MovePathId path);

    // Reports what was collected.
    void finish();

  private:
    struct Site {
        Location at;
        MovePathId path;
        bool crossesLoop = false;
    };
    // A use that is to be reported, when all are known.
    struct Use {
        Action action;
        Place moved, used;
        Span span;
        Location at;
        std::vector<Site> sites;
    };
    struct Search {
        std::vector<Site> sites;
        bool reachesStart = false;  // or the declaration: a way without any value
    };
    Search search(Location from, MovePathId path) const;

    void uninitialised(Action action, const Place& used, Span span, MovePathId path);
    void moved(Action action, const Place& place, Span span, Location at, const std::vector<Site>& sites);
    void explainSite(diag::Diagnostic& error, const Site& site, const Place& moved, Span span, Location at,
                     bool& isSameMove);
    void explainCaptureUse(diag::Diagnostic& error, Location at, bool isBorrow);
    void suggest(diag::Diagnostic& error, const Site& site);

    const Analysis& analysis_;
    const MoveFacts& facts_;
    std::set<VarId> uninitReported_;
    std::map<std::vector<Location>, Use> uses_;  // by the moves that reach them
};

}  // namespace oxide::flow
