#include "ox/lang/btree.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "counted.h"

namespace ox {
namespace {

using test::Counted;
using Tree = btree::BTree<Counted>;

btree::Found<Counted> search(Tree const& tree, int value) {
    return tree.search([&](Counted const* element) { return Ordering::compare(element->value(), value); });
}
std::vector<int> forwards(btree::Iter<Counted> iter) {
    std::vector<int> result;
    while (Counted* element = iter.next()) result.push_back(element->value());
    return result;
}
std::vector<int> backwards(btree::Iter<Counted> iter) {
    std::vector<int> result;
    while (Counted* element = iter.nextBack()) result.push_back(element->value());
    return result;
}
btree::Iter<Counted> range(Tree const& tree, int from, int to) {
    return tree.range([&](Counted const* element) { return element->value() < from; },
                      [&](Counted const* element) { return element->value() < to; });
}

TEST(BTree, BehavesAsASortedSet) {
    Counted::reset();
    for (unsigned seed = 0; seed < 6; ++seed) {
        std::mt19937 random(seed);
        Tree tree;
        std::set<int> expected;
        for (int step = 0; step < 12000; ++step) {
            int span = seed % 2 == 0 ? 2000 : 150;
            int value = static_cast<int>(random() % static_cast<unsigned>(span));
            btree::Found<Counted> found = search(tree, value);
            ASSERT_EQ(found.isFound(), expected.count(value) == 1);
            if (found.isFound() && (step > 8000 || random() % 2 == 0)) {
                ASSERT_EQ(tree.remove(found.position()).value(), value);
                expected.erase(value);
            } else if (!found.isFound()) {
                ASSERT_EQ(tree.insert(found, Counted(value))->value(), value);
                expected.insert(value);
            }
            if (step % 200 == 0) {
                ASSERT_EQ(forwards(tree.iter()), std::vector<int>(expected.begin(), expected.end()));
                ASSERT_EQ(backwards(tree.iter()), std::vector<int>(expected.rbegin(), expected.rend()));
                int from = static_cast<int>(random() % static_cast<unsigned>(span));
                int to = from + static_cast<int>(random() % 40);
                std::vector<int> part(expected.lower_bound(from), expected.lower_bound(to));
                ASSERT_EQ(forwards(range(tree, from, to)), part);
                std::reverse(part.begin(), part.end());
                ASSERT_EQ(backwards(range(tree, from, to)), part);
                ASSERT_EQ(static_cast<usize>(Counted::live), tree.len());
            }
        }
        while (tree.len() > 0) {
            ASSERT_EQ(tree.popFirst().asSome()._0.value(), *expected.begin());
            expected.erase(expected.begin());
            if (tree.len() == 0) break;
            ASSERT_EQ(tree.popLast().asSome()._0.value(), *expected.rbegin());
            expected.erase(std::prev(expected.end()));
        }
        EXPECT_TRUE(tree.popFirst().isNone());
    }
    EXPECT_EQ(Counted::live, 0);
}

TEST(BTree, RetainsSplitsAndGivesAway) {
    Counted::reset();
    {
        Tree tree;
        btree::Appender<Counted> end(&tree);
        for (int i = 0; i < 500; ++i) end.push(Counted(i));
        tree.retain([](Counted* element) { return element->value() % 3 == 0; });
        EXPECT_EQ(tree.len(), 167u);
        Tree tail = tree.splitOff([](Counted const* element) { return element->value() < 100; });
        EXPECT_EQ(tree.len(), 34u);
        EXPECT_EQ(tail.len(), 133u);
        EXPECT_EQ(forwards(tail.iter()).front(), 102);
        btree::IntoIter<Counted> iter = Tree::intoIter(std::move(tail));
        EXPECT_EQ(iter.next().asSome()._0.value(), 102);
        EXPECT_EQ(iter.nextBack().asSome()._0.value(), 498);
        btree::IntoIter<Counted> moved = std::move(iter);
        EXPECT_EQ(moved.len(), 131u);
        tree.clear();
        EXPECT_TRUE(tree.isEmpty());
        tree.insert(search(tree, 4), Counted(4));
    }
    EXPECT_EQ(Counted::live, 0);
}

// An appended tree's last nodes are short: it shrinks and grows like any other.
TEST(BTree, ChangesAfterAppending) {
    Counted::reset();
    for (int count = 0; count < 200; ++count) {
        Tree tree;
        btree::Appender<Counted> end(&tree);
        for (int i = 0; i < count; ++i) end.push(Counted(2 * i));
        std::set<int> expected;
        for (int i = 0; i < count; ++i) expected.insert(2 * i);
        for (int i = count; i-- > count / 2;) {
            tree.remove(search(tree, 2 * i).position());
            expected.erase(2 * i);
            tree.insert(search(tree, 2 * i + 1), Counted(2 * i + 1));
            expected.insert(2 * i + 1);
        }
        ASSERT_EQ(forwards(tree.iter()), std::vector<int>(expected.begin(), expected.end()));
        while (!tree.isEmpty()) tree.popLast();
    }
    EXPECT_EQ(Counted::live, 0);
}

TEST(BTree, DropsInOrder) {
    Counted::reset();
    {
        Tree tree;
        for (int value : {3, 1, 2}) tree.insert(search(tree, value), Counted(value));
    }
    EXPECT_EQ(Counted::died, (std::vector<int>{1, 2, 3}));
}

}  // namespace
}  // namespace ox
