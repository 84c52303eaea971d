#include "ox/tokio/task/task_local.h"

#include "ox/tokio/sync/mutex.h"
#include "ox/tokio/sync/rwlock.h"
#include "test/runtime/by_hand.h"

namespace ox::test {
namespace {

using namespace tokio::sync;
using namespace tokio::task;

struct TaskLocalTest : testing::Test {
    Watcher watcher;
    Hand hand = Hand(watcher);
    LocalKey<i32> key;
};

/// What the key has at each poll and when the future dies; pending until fired.
class Looks {
  public:
    using Output = i32;

    Looks(LocalKey<i32> const& key, std::string& log) : key_(&key), log_(&log) {}
    Looks(Looks&& other) noexcept : key_(std::exchange(other.key_, nullptr)), log_(other.log_) {}
    ~Looks() {
        if (key_ != nullptr) note('~');
    }
    bool poll(Strand&) {
        note('p');
        return ++polls_ == 2;
    }
    i32 take() { return *key_->find().asSome()._0; }

  private:
    void note(char what) {
        *log_ += what;
        *log_ += key_->find().isSome() ? std::to_string(*key_->find().asSome()._0) : std::string("-");
    }

    LocalKey<i32> const* key_;
    std::string* log_;
    int polls_ = 0;
};

TEST_F(TaskLocalTest, hasItsValueWhileItIsPolledAndDropped) {
    std::string log;
    {
        auto outer = scope(&key, 1, scope(&key, 2, Looks(key, log)));
        EXPECT_TRUE(key.find().isNone());
        EXPECT_FALSE(hand.poll(outer));
        EXPECT_TRUE(key.find().isNone());
        auto other = scope(&key, 3, Looks(key, log));
        EXPECT_FALSE(hand.poll(other));
        EXPECT_TRUE(hand.poll(outer));
    }
    EXPECT_EQ(log, "p2p3p2~3~2");
    EXPECT_TRUE(key.find().isNone());
}

TEST_F(TaskLocalTest, otherKeysAreNotSeen) {
    LocalKey<i32> second;
    key.syncScope(4, [&] {
        EXPECT_TRUE(second.find().isNone());
        second.syncScope(5, [&] {
            EXPECT_EQ(*key.find().asSome()._0, 4);
            EXPECT_EQ(*second.find().asSome()._0, 5);
        });
        EXPECT_TRUE(second.find().isNone());
    });
}

TEST(MappedGuardTest, aPartKeepsTheWholeLocked) {
    Watcher watcher;
    Hand hand(watcher);
    Mutex<i32> mutex = Mutex<i32>::make(7);
    auto next = mutex.lock();
    {
        auto locked = mutex.tryLock();
        HeldMutex held = std::move(locked.asOk()._0).intoLock();
        EXPECT_FALSE(hand.poll(next));
        HeldMutex moved = std::move(held);
        EXPECT_TRUE(mutex.tryLock().isErr());
        EXPECT_EQ(watcher.wakes, 0);
    }
    EXPECT_EQ(watcher.wakes, 1);
    ASSERT_TRUE(hand.poll(next));
    EXPECT_EQ(*next.take().deref(), 7);
}

TEST(MappedGuardTest, aReaderOfAPartIsAReader) {
    RwLock<std::pair<i32, i32>> lock = RwLock<std::pair<i32, i32>>::make({1, 2});
    {
        auto locked = lock.tryRead();
        i32 const* const second = &locked.asOk()._0.deref()->second;
        auto part = std::move(locked.asOk()._0).narrow<i32>(second);
        EXPECT_EQ(*part.deref(), 2);
        EXPECT_TRUE(lock.tryRead().isOk());
        EXPECT_TRUE(lock.tryWrite().isErr());
    }
    EXPECT_TRUE(lock.tryWrite().isOk());
}

}  // namespace
}  // namespace ox::test
