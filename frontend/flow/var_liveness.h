// Which variables are live where: used later, or dropped later while they may hold a value.
#pragma once

#include "frontend/flow/moves.h"

namespace oxide::flow {

struct VarLiveness {
    std::vector<BitSet> usedAtEnd;     // by block: variables that may be used after its end
    std::vector<BitSet> droppedAtEnd;  // variables that may be dropped after its end

    // Backwards over one statement.
    static void stepUsed(BitSet& used, const Statement& statement);
    static void stepDropped(BitSet& dropped, const Statement& statement, bool mayHoldValue);
};

// Forward: by block, the variables any part of which may hold a value at its start.
std::vector<BitSet> computeMaybeInit(const Analysis& analysis, const MoveFacts& moves);
void stepMaybeInit(BitSet& init, const MoveFacts& moves, Location at,
                   const Statement& statement);  // over move paths
bool mayHoldValue(const BitSet& init, const MoveFacts& moves, VarId var);

VarLiveness computeLiveness(const Analysis& analysis, const MoveFacts& moves,
                            const std::vector<BitSet>& maybeInit);

}  // namespace oxide::flow
