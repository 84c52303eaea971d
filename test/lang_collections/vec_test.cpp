#include "ox/lang/vec.h"

#include <gtest/gtest.h>

#include "counted.h"
#include "ox/lang/array.h"
#include "ox/lang/slice.h"
#include "ox/lang/string.h"

namespace ox {
namespace {

using test::Counted;
using Ints = std::vector<int>;

Vec<Counted> counted(int count) {
    return Vec<Counted>::generate(static_cast<usize>(count),
                                  [](usize i) { return Counted(static_cast<int>(i)); });
}
Ints values(Vec<Counted> const& vec) {
    Ints result;
    for (Counted const& element : vec) result.push_back(element.value());
    return result;
}
Ints values(Vec<i32> const& vec) { return Ints(vec.begin(), vec.end()); }
Vec<i32> ints(int count) {
    return Vec<i32>::generate(static_cast<usize>(count), [](usize i) { return static_cast<i32>(i); });
}

class VecTest : public ::testing::Test {
  protected:
    void SetUp() override { Counted::reset(); }
    void TearDown() override { EXPECT_EQ(Counted::live, 0); }
};

TEST_F(VecTest, DropsFrontToBack) {
    counted(4);
    EXPECT_EQ(Counted::died, (Ints{0, 1, 2, 3}));
}

TEST_F(VecTest, GrowsLikeRust) {
    Vec<i32> small;
    EXPECT_EQ(small.capacity(), 0u);
    small.push(1);
    EXPECT_EQ(small.capacity(), 4u);
    for (int i = 0; i < 4; ++i) small.push(i);
    EXPECT_EQ(small.capacity(), 8u);
    Vec<u8> bytes;
    bytes.push(1);
    EXPECT_EQ(bytes.capacity(), 8u);
    small.shrinkToFit();
    EXPECT_EQ(small.capacity(), 5u);
}

TEST_F(VecTest, MovedFromIsEmpty) {
    Vec<Counted> a = counted(3);
    Vec<Counted> b = std::move(a);
    EXPECT_EQ(b.len(), 3u);
    a = counted(2);
    b = std::move(a);
    EXPECT_EQ(Counted::died, (Ints{0, 1, 2}));
}

TEST_F(VecTest, InsertsAndRemoves) {
    Vec<Counted> vec = counted(3);
    vec.insert(0, Counted(10));
    vec.insert(4, Counted(11));
    vec.insert(2, Counted(12));
    EXPECT_EQ(values(vec), (Ints{10, 0, 12, 1, 2, 11}));
    EXPECT_EQ(vec.remove(2).value(), 12);
    EXPECT_EQ(vec.swapRemove(0).value(), 10);
    EXPECT_EQ(values(vec), (Ints{11, 0, 1, 2}));
    EXPECT_EQ(vec.pop().asSome()._0.value(), 2);
    vec.truncate(1);
    EXPECT_EQ(values(vec), (Ints{11}));
    vec.clear();
    EXPECT_TRUE(vec.pop().isNone());
    EXPECT_PANIC(vec.remove(0));
    EXPECT_PANIC(vec.insert(1, Counted(1)));
}

TEST_F(VecTest, Retains) {
    Vec<Counted> vec = counted(6);
    vec.retain([](Counted* element) { return element->value() % 2 == 1; });
    EXPECT_EQ(values(vec), (Ints{1, 3, 5}));
    EXPECT_EQ(Counted::died, (Ints{0, 2, 4}));
}

TEST_F(VecTest, RetainKeepsTheRestWhenItPanics) {
    Vec<Counted> vec = counted(6);
    auto keep = [](Counted* element) -> bool {
        if (element->value() == 3) throw 1;
        return element->value() == 1;
    };
    EXPECT_THROW(vec.retain(keep), int);
    EXPECT_EQ(values(vec), (Ints{1, 3, 4, 5}));
}

TEST_F(VecTest, Dedups) {
    Vec<i32> vec = Vec<i32>::fromArray(Array<i32, 7>::of(1, 1, 2, 3, 3, 3, 1));
    vec.dedupBy([](i32* a, i32* b) { return *a == *b; });
    EXPECT_EQ(values(vec), (Ints{1, 2, 3, 1}));
}

TEST_F(VecTest, Drains) {
    Vec<Counted> vec = counted(8);
    {
        vec::Drain<Counted> drain = vec.drain(2, 6);
        EXPECT_EQ(drain.next().asSome()._0.value(), 2);
        EXPECT_EQ(drain.nextBack().asSome()._0.value(), 5);
        EXPECT_EQ(drain.len(), 2u);
    }
    EXPECT_EQ(values(vec), (Ints{0, 1, 6, 7}));
    EXPECT_EQ(Counted::died, (Ints{2, 5, 3, 4}));
}

TEST_F(VecTest, SplicesFewerAndMore) {
    for (int count : {0, 2, 3, 4, 9}) {
        Vec<Counted> vec = counted(8);
        vec.shrinkToFit();
        {
            vec::Drain<Counted> drain = vec.drain(2, 5);
            drain.next();
            drain.replaceBy(counted(count));
        }
        Ints expected{0, 1};
        for (int i = 0; i < count; ++i) expected.push_back(i);
        for (int i = 5; i < 8; ++i) expected.push_back(i);
        EXPECT_EQ(values(vec), expected);
    }
}

TEST_F(VecTest, IteratesByValueFromBothEnds) {
    vec::IntoIter<Counted> iter = Vec<Counted>::intoIter(counted(5));
    EXPECT_EQ(iter.next().asSome()._0.value(), 0);
    EXPECT_EQ(iter.nextBack().asSome()._0.value(), 4);
    vec::IntoIter<Counted> moved = std::move(iter);
    EXPECT_EQ(moved.len(), 3u);
    EXPECT_EQ(iter.len(), 0u);
}

TEST_F(VecTest, AppendsAndSplits) {
    Vec<Counted> a = counted(2);
    Vec<Counted> b = counted(3);
    a.append(&b);
    EXPECT_EQ(b.len(), 0u);
    EXPECT_EQ(values(a.splitOff(3)), (Ints{1, 2}));
    EXPECT_EQ(values(a), (Ints{0, 1, 0}));
    EXPECT_EQ(values(a.splitOff(0)), (Ints{0, 1, 0}));
    EXPECT_TRUE(a.isEmpty());
}

TEST_F(VecTest, AppendsACopyOfItself) {
    Vec<i32> vec = ints(3);
    vec.shrinkToFit();
    vec.appendCopies(vec.asSlice());
    EXPECT_EQ(values(vec), (Ints{0, 1, 2, 0, 1, 2}));
}

TEST_F(VecTest, BecomesABoxedSliceAndBack) {
    Box<slice<Counted>> box = Vec<Counted>::intoBoxedSlice(counted(3));
    EXPECT_EQ(box.get().len(), 3u);
    Vec<Counted> vec = Vec<Counted>::fromBox(std::move(box));
    vec.push(Counted(9));
    EXPECT_EQ(values(vec), (Ints{0, 1, 2, 9}));
    Box<slice<Counted>> none = Vec<Counted>::intoBoxedSlice(Vec<Counted>());
    EXPECT_EQ(none.get().len(), 0u);
}

TEST_F(VecTest, FitsInOption) {
    EXPECT_EQ(sizeof(Option<Vec<i32>>), sizeof(Vec<i32>));
    Option<Vec<i32>> none = Option<Vec<i32>>::None();
    EXPECT_TRUE(none.isNone());
    none = Option<Vec<i32>>::Some(Vec<i32>());
    EXPECT_TRUE(none.isSome());
}

TEST_F(VecTest, HoldsStrings) {
    Vec<String> vec;
    for (int i = 0; i < 100; ++i) vec.push(String(Str("a rather long text that lies on the heap")));
    vec.remove(3);
    vec.insert(50, String(Str("x")));
    EXPECT_TRUE(vec[50].asStr() == Str("x"));
}

TEST_F(VecTest, ArraysByValue) {
    using Three = Array<Counted, 3>;
    {
        array::IntoIter<Counted, 3> iter = array::intoIter(Three::of(Counted(0), Counted(1), Counted(2)));
        EXPECT_EQ(iter.nextBack().asSome()._0.value(), 2);
        array::IntoIter<Counted, 3> moved = std::move(iter);
        EXPECT_EQ(moved.next().asSome()._0.value(), 0);
        EXPECT_EQ(moved.len(), 1u);
    }
    auto doubled = array::map<i32>(Three::of(Counted(3), Counted(4), Counted(5)),
                                   [](Counted element) { return element.value() * 2; });
    EXPECT_EQ(doubled[2], 10);
    EXPECT_EQ((vec::intoArray<3>(ints(3)))[1], 1);
}

TEST_F(VecTest, SliceOperations) {
    Vec<i32> vec = ints(7);
    slices::rotateLeft(vec.asMutSlice(), 3);
    EXPECT_EQ(values(vec), (Ints{3, 4, 5, 6, 0, 1, 2}));
    slices::reverse(vec.asMutSlice());
    EXPECT_EQ(values(vec), (Ints{2, 1, 0, 6, 5, 4, 3}));
    slices::copy(vec.asMutSlice().from(1, 3), Slice<i32>(vec.asSlice().from(0, 3)));
    EXPECT_EQ(values(vec), (Ints{2, 2, 1, 0, 5, 4, 3}));
    EXPECT_EQ(slices::range(vec.asSlice(), 7, 7).len(), 0u);
    EXPECT_PANIC(slices::range(vec.asSlice(), 3, 8));
    EXPECT_PANIC(slices::range(vec.asSlice(), 4, 3));
    slices::Iter<i32> iter(vec.asSlice());
    EXPECT_EQ(*iter.nth(2).asSome()._0, 1);
    EXPECT_EQ(*iter.nthBack(1).asSome()._0, 4);
    EXPECT_EQ(iter.len(), 2u);
    EXPECT_TRUE(iter.nth(5).isNone());
    EXPECT_EQ(iter.len(), 0u);
}

}  // namespace
}  // namespace ox
