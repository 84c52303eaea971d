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

/// `compare(a, b, calls)`; all elements must still be there.
template <class Compare>
void expectKept(Compare compare) {
    std::mt19937 random(5);
    Vec<i32> vec;
    for (int i = 0; i < 3000; ++i) vec.push(static_cast<i32>(random() % 700));
    std::vector<i32> before(vec.begin(), vec.end());
    int calls = 0;
    try {
        sort::stable(vec.asMutSlice(), [&](i32 const* a, i32 const* b) { return compare(*a, *b, ++calls); });
    } catch (int) {
    }
    std::vector<i32> after(vec.begin(), vec.end());
    std::sort(before.begin(), before.end());
    std::sort(after.begin(), after.end());
    ASSERT_EQ(before, after);
}

TEST(Sort, KeepsAllBytesWhenTheComparisonPanics) {
    for (int stop = 1; stop < 40000; stop += 997) {
        expectKept([&](i32 a, i32 b, int calls) { return calls == stop ? throw 1 : a < b; });
    }
}

TEST(Sort, KeepsAllBytesWhenTheComparisonIsNoOrder) {
    expectKept([](i32, i32, int) { return true; });
    expectKept([](i32, i32, int) { return false; });
    expectKept([](i32 a, i32 b, int) { return a <= b; });
    std::mt19937 random(9);
    for (int i = 0; i < 50; ++i) expectKept([&](i32, i32, int) { return random() % 2 == 0; });
}

TEST(Sort, LongSlicesOfMixedRuns) {
    std::mt19937 random(11);
    Vec<Item> vec;
    for (int part = 0; part < 60; ++part) {
        int const len = static_cast<int>(random() % 3000);
        int const shape = static_cast<int>(random() % 3);
        for (int i = 0; i < len; ++i) {
            int const key = shape == 0 ? static_cast<int>(random() % 5000) : shape == 1 ? i : -i;
            vec.push(Item{key, static_cast<i32>(vec.len())});
        }
    }
    sort::stable(vec.asMutSlice(), [](Item const* a, Item const* b) { return a->key < b->key; });
    for (usize i = 1; i < vec.len(); ++i) {
        bool const isOrdered =
            vec[i - 1].key < vec[i].key || (vec[i - 1].key == vec[i].key && vec[i - 1].order < vec[i].order);
        ASSERT_TRUE(isOrdered) << i;
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
