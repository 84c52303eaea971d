#pragma once

#include <gtest/gtest.h>

#include "explorer/explorer.h"

namespace explorer {

/// Right under all schedules; with each of the seeds, wrong under some.
template <class S, class... Args>
void expectRight(unsigned deviations, std::initializer_list<Seed> seeds, Args... args) {
    auto make = [=] { return std::unique_ptr<Scenario>(new S(args...)); };
    Outcome const right = explore(make, deviations);
    EXPECT_EQ(right.failure, "") << "in schedule " << right.schedules;
    EXPECT_GT(right.schedules, 1u);
    for (Seed seed : seeds) {
        Outcome const wrong = explore(make, deviations, seed);
        EXPECT_NE(wrong.failure, "") << "seed " << static_cast<int>(seed) << " was not found in "
                                     << wrong.schedules << " schedules";
    }
}

/// A scenario that is wrong by itself.
template <class S, class... Args>
void expectWrong(unsigned deviations, Args... args) {
    Outcome const outcome = explore([=] { return std::unique_ptr<Scenario>(new S(args...)); }, deviations);
    EXPECT_NE(outcome.failure, "") << "after " << outcome.schedules << " schedules";
}

}  // namespace explorer
