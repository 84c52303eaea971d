// Initialisation and moves: E0381, E0382, E0384, and what may not be moved at all: E0507, E0508, E0509.
#pragma once

#include "frontend/flow/analysis.h"
#include "frontend/flow/move_paths.h"

namespace oxide::flow {

// Per block start: the paths that may have no value there.
struct MoveFacts {
    MovePaths paths;
    std::vector<BitSet> maybeUninit;
    std::vector<BitSet> everInit;  // variables (by VarId) that may have had a value since they were declared

    void step(BitSet& uninit, Location at, const Statement& statement) const;
    static void stepEver(BitSet& ever, const Statement& statement);
};

MoveFacts computeMoves(const Analysis& analysis);

void checkMoves(const Analysis& analysis, const MoveFacts& facts);        // E0381, E0382
void checkAssignments(const Analysis& analysis, const MoveFacts& facts);  // E0384
void checkMovesOut(const Analysis& analysis);                             // E0507, E0508, E0509

}  // namespace oxide::flow
