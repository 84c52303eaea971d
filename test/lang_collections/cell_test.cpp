#include "ox/lang/cell.h"

#include <gtest/gtest.h>

#include "counted.h"

namespace ox {
namespace {

using test::Counted;

TEST(Cell, ReplacesAndSets) {
    Counted::reset();
    {
        Cell<Counted> cell = Cell<Counted>::make(Counted(1));
        cell.set(Counted(2));
        EXPECT_EQ(cell.replace(Counted(3)).value(), 2);
        EXPECT_EQ(Cell<Counted>::intoInner(std::move(cell)).value(), 3);
    }
    EXPECT_EQ(Counted::live, 0);
}

TEST(RefCell, CountsBorrows) {
    RefCell<i32> cell = RefCell<i32>::make(1);
    {
        cell::Borrow<i32> a = cell.borrow();
        cell::Borrow<i32> b = a.clone();
        EXPECT_TRUE(cell.tryBorrowMut().isNone());
        EXPECT_PANIC(cell.borrowMut());
    }
    {
        cell::BorrowMut<i32> guard = cell.borrowMut();
        *guard.get() = 5;
        EXPECT_TRUE(cell.tryBorrow().isNone());
        cell::BorrowMut<i32> moved = std::move(guard);
        EXPECT_PANIC(cell.borrow());
    }
    EXPECT_EQ(*cell.borrow().get(), 5);
}

TEST(RefCell, MapsBorrows) {
    using Pair = Tuple<i32, i32>;
    RefCell<Pair> cell = RefCell<Pair>::make(Pair(1, 2));
    {
        auto part = cell::BorrowMut<Pair>::map<i32>(cell.borrowMut(), [](Pair* pair) { return &pair->_1; });
        *part.get() = 7;
        EXPECT_TRUE(cell.tryBorrow().isNone());
    }
    auto part = cell::Borrow<Pair>::map<i32>(cell.borrow(), [](Pair const* pair) { return &pair->_1; });
    EXPECT_EQ(*part.get(), 7);
}

}  // namespace
}  // namespace ox
