#include "ox/lang/sort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "ox/lang/box.h"

namespace ox {
namespace {

struct Item {
    i32 key;
    i32 order;
};

TEST(Sort, IsStableAndRight) {
    std::mt19937 random(7);
    for (int len : {0, 1, 2, 3, 19, 20, 21, 22, 40, 64, 100, 1000, 5000}) {
        for (int range : {1, 2, 10, 100000}) {
            for (int shape = 0; shape < 4; ++shape) {
                Vec<Item> vec;
                for (int i = 0; i < len; ++i) {
                    int key = static_cast<int>(random() % static_cast<unsigned>(range));
                    if (shape == 1) key = i;
                    if (shape == 2) key = len - i;
                    if (shape == 3) key = i % 50;
                    vec.push(Item{key, i});
                }
                sort::stable(vec.asMutSlice(), [](Item const* a, Item const* b) { return a->key < b->key; });
                for (usize i = 1; i < vec.len(); ++i) {
                    ASSERT_LE(vec[i - 1].key, vec[i].key);
                    if (vec[i - 1].key == vec[i].key) {
                        ASSERT_LT(vec[i - 1].order, vec[i].order);
                    }
                }
            }
        }
    }
}

TEST(Sort, KeepsAllElementsWhenTheComparisonPanics) {
    std::mt19937 random(3);
    for (int stop = 1; stop < 3000; stop += 13) {
        Vec<Box<i32>> vec;
        for (int i = 0; i < 200; ++i) vec.push(Box<i32>::make(static_cast<i32>(random() % 50)));
        std::vector<i32> before;
        for (Box<i32> const& box : vec) before.push_back(*box);
        int calls = 0;
        auto less = [&](Box<i32> const* a, Box<i32> const* b) {
            if (++calls == stop) throw 1;
            return **a < **b;
        };
        try {
            sort::stable(vec.asMutSlice(), less);
        } catch (int) {
        }
        std::vector<i32> after;
        for (Box<i32> const& box : vec) after.push_back(*box);
        std::sort(before.begin(), before.end());
        std::sort(after.begin(), after.end());
        ASSERT_EQ(before, after);
    }
}

TEST(Sort, Permutes) {
    Vec<Box<i32>> vec;
    for (int i = 0; i < 4; ++i) vec.push(Box<i32>::make(i));
    sort::permute(vec.asMutSlice(), Vec<usize>::fromArray(Array<usize, 4>::of(2, 0, 3, 1)));
    EXPECT_EQ(*vec[0], 2);
    EXPECT_EQ(*vec[3], 1);
}

}  // namespace
}  // namespace ox
