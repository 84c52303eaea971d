#include "ox/lang/hash_table.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "counted.h"

namespace ox {
namespace {

using test::Counted;
using Table = hash::RawTable<Counted>;

// Few distinct hashes, so that probes run long and groups fill.
u64 hashOf(int value) { return static_cast<u64>(value % 37) * 0x9E3779B97F4A7C15ull; }
u64 hasher(Counted const* element) { return hashOf(element->value()); }
Counted* find(Table const& table, int value) {
    return table.find(hashOf(value), [&](Counted const* element) { return element->value() == value; });
}

TEST(HashTable, BehavesAsASet) {
    Counted::reset();
    {
        std::mt19937 random(1);
        Table table;
        std::set<int> expected;
        for (int step = 0; step < 20000; ++step) {
            int range = step < 10000 ? 300 : 20;
            int value = static_cast<int>(random() % static_cast<unsigned>(range));
            Counted* there = find(table, value);
            ASSERT_EQ(there != nullptr, expected.count(value) == 1);
            if (there == nullptr) {
                EXPECT_EQ(table.insert(hashOf(value), Counted(value), hasher)->value(), value);
                expected.insert(value);
            } else {
                EXPECT_EQ(table.remove(there).value(), value);
                expected.erase(value);
            }
            ASSERT_EQ(table.len(), expected.size());
            if (step % 500 == 0) {
                std::set<int> seen;
                hash::RawIter<Counted> iter = table.iter();
                while (Counted* element = iter.next()) seen.insert(element->value());
                ASSERT_EQ(seen, expected);
                ASSERT_EQ(static_cast<usize>(Counted::live), table.len());
            }
        }
        table.retain([](Counted* element) { return element->value() % 2 == 0; });
        table.shrinkTo(0, hasher);
        for (int value : expected) EXPECT_EQ(find(table, value) != nullptr, value % 2 == 0);
    }
    EXPECT_EQ(Counted::live, 0);
}

TEST(HashTable, SmallTables) {
    Counted::reset();
    for (int count = 0; count < 40; ++count) {
        Table table = Table::withCapacity(static_cast<usize>(count));
        EXPECT_GE(table.capacity(), static_cast<usize>(count));
        usize capacity = table.capacity();
        for (int i = 0; i < count; ++i) table.insert(hashOf(i), Counted(i), hasher);
        EXPECT_EQ(table.capacity(), capacity);
        for (int i = 0; i < count; ++i) EXPECT_NE(find(table, i), nullptr);
        EXPECT_EQ(find(table, count), nullptr);
        table.clear();
        EXPECT_EQ(table.len(), 0u);
        EXPECT_EQ(find(table, 0), nullptr);
        table.insert(hashOf(1), Counted(1), hasher);
    }
    EXPECT_EQ(Counted::live, 0);
}

TEST(HashTable, GivesItsElementsAway) {
    Counted::reset();
    {
        Table table;
        for (int i = 0; i < 30; ++i) table.insert(hashOf(i), Counted(i), hasher);
        std::set<int> seen;
        {
            hash::IntoIter<Counted> iter = table.drain();
            for (int i = 0; i < 10; ++i) seen.insert(iter.next().asSome()._0.value());
            hash::IntoIter<Counted> moved = std::move(iter);
            EXPECT_EQ(moved.len(), 20u);
            seen.insert(moved.next().asSome()._0.value());
        }
        EXPECT_EQ(seen.size(), 11u);
        EXPECT_EQ(Counted::live, 0);
        table.insert(hashOf(1), Counted(1), hasher);
        Table other = std::move(table);
        EXPECT_EQ(other.len(), 1u);
        EXPECT_EQ(table.len(), 0u);
    }
    EXPECT_EQ(Counted::live, 0);
}

}  // namespace
}  // namespace ox
