#include <gtest/gtest.h>

#include <deque>
#include <random>

#include "counted.h"
#include "ox/lang/linked_list.h"
#include "ox/lang/vec_deque.h"

namespace ox {
namespace {

using test::Counted;

std::vector<int> values(VecDeque<Counted> const& deque) {
    std::vector<int> result;
    for (Counted const& element : deque.firstPart()) result.push_back(element.value());
    for (Counted const& element : deque.secondPart()) result.push_back(element.value());
    return result;
}

TEST(VecDeque, BehavesAsADeque) {
    Counted::reset();
    {
        std::mt19937 random(5);
        VecDeque<Counted> deque;
        std::deque<int> expected;
        for (int step = 0; step < 5000; ++step) {
            usize index = expected.empty() ? 0 : random() % (expected.size() + 1);
            auto place = expected.begin() + static_cast<std::ptrdiff_t>(index);
            switch (random() % 7) {
                case 0:
                case 1:
                    deque.pushBack(Counted(step));
                    expected.push_back(step);
                    break;
                case 2:
                    deque.pushFront(Counted(step));
                    expected.push_front(step);
                    break;
                case 3:
                    deque.insert(index, Counted(step));
                    expected.insert(place, step);
                    break;
                case 4: {
                    Option<Counted> removed = deque.remove(index);
                    ASSERT_EQ(removed.isSome(), index < expected.size());
                    if (index < expected.size()) {
                        EXPECT_EQ(removed.asSome()._0.value(), *place);
                        expected.erase(place);
                    }
                    break;
                }
                case 5:
                    if (!expected.empty()) {
                        EXPECT_EQ(deque.popFront().asSome()._0.value(), expected.front());
                        expected.pop_front();
                        deque.rotateLeft(index / 2);
                        std::rotate(expected.begin(),
                                    expected.begin() + static_cast<std::ptrdiff_t>(index / 2),
                                    expected.end());
                    }
                    break;
                default:
                    EXPECT_EQ(deque.popBack().isSome(), !expected.empty());
                    if (!expected.empty()) expected.pop_back();
                    break;
            }
            ASSERT_EQ(values(deque), std::vector<int>(expected.begin(), expected.end()));
            if (!expected.empty()) {
                ASSERT_EQ(deque.at(expected.size() - 1)->value(), expected.back());
            }
        }
        deque.rotateRight(3);
        deque.makeContiguous();
        EXPECT_EQ(deque.secondPart().len(), 0u);
        deque.retain([](Counted* element) { return element->value() % 2 == 0; });
        for (int value : values(deque)) EXPECT_EQ(value % 2, 0);
        Vec<Counted> vec = VecDeque<Counted>::intoVec(std::move(deque));
        VecDeque<Counted> back = VecDeque<Counted>::fromVec(std::move(vec));
        back.shrinkTo(0);
        back.pushFront(Counted(1));
    }
    EXPECT_EQ(Counted::live, 0);
}

TEST(LinkedList, PushesPopsSplits) {
    Counted::reset();
    {
        LinkedList<Counted> list;
        for (int i = 0; i < 5; ++i) list.pushBack(Counted(i));
        list.pushFront(Counted(10));
        LinkedList<Counted> tail = list.splitOff(4);
        EXPECT_EQ(list.len(), 4u);
        EXPECT_EQ(tail.front()->value(), 3);
        EXPECT_EQ(list.back()->value(), 2);
        EXPECT_EQ(list.popBack().asSome()._0.value(), 2);
        list.append(&tail);
        EXPECT_EQ(tail.len(), 0u);
        EXPECT_EQ(list.popFront().asSome()._0.value(), 10);
        std::vector<int> seen;
        list::Iter<Counted> iter = list.iter();
        seen.push_back(iter.nextBack()->value());
        while (Counted* element = iter.next()) seen.push_back(element->value());
        EXPECT_EQ(seen, (std::vector<int>{4, 0, 1, 3}));
        LinkedList<Counted> whole = list.splitOff(0);
        EXPECT_EQ(list.front(), nullptr);
        EXPECT_EQ(whole.len(), 4u);
    }
    EXPECT_EQ(Counted::live, 0);
}

}  // namespace
}  // namespace ox
