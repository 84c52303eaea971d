#include <gtest/gtest.h>

#include "counted.h"
#include "ox/lang/arc.h"
#include "ox/lang/box.h"
#include "ox/lang/rc.h"
#include "ox/lang/string.h"

namespace ox {
namespace {

using test::Counted;

struct SpeakVTable {
    VTableHeader header;
    int (*value)(void const*);
};
int valueOf(void const* self) { return static_cast<Counted const*>(self)->value(); }
constexpr SpeakVTable kSpeak = {kVTableHeader<Counted>, &valueOf};
struct alignas(64) Wide {
    u8 bytes[64];
};
constexpr SpeakVTable kWide = {kVTableHeader<Wide>, nullptr};

class PointersTest : public ::testing::Test {
  protected:
    void SetUp() override { Counted::reset(); }
    void TearDown() override { EXPECT_EQ(Counted::live, 0); }
};

TEST_F(PointersTest, BoxOwns) {
    Box<Counted> box = Box<Counted>::make(Counted(1));
    Box<Counted> other = Box<Counted>::make(Counted(2));
    box = std::move(other);
    EXPECT_EQ(Counted::died, (std::vector<int>{1}));
    Counted inner = Box<Counted>::intoInner(std::move(box));
    EXPECT_EQ(inner.value(), 2);
    EXPECT_EQ(sizeof(Option<Box<int>>), sizeof(void*));
    Option<Box<Counted>> some = Option<Box<Counted>>::Some(Box<Counted>::make(Counted(3)));
    some = Option<Box<Counted>>::None();
    EXPECT_EQ(Counted::died.back(), 3);
}

TEST_F(PointersTest, BoxOfDyn) {
    Box<Dyn<SpeakVTable>> box = Box<Dyn<SpeakVTable>>::unsize(Box<Counted>::make(Counted(4)), &kSpeak);
    EXPECT_EQ(box.get().vtable->value(box.get().data), 4);
    Box<Dyn<SpeakVTable>> moved = std::move(box);
    moved = Box<Dyn<SpeakVTable>>::unsize(Box<Counted>::make(Counted(5)), &kSpeak);
    EXPECT_EQ(Counted::died, (std::vector<int>{4}));
    EXPECT_EQ(sizeof(Option<Box<Dyn<SpeakVTable>>>), 2 * sizeof(void*));
}

TEST_F(PointersTest, BoxOfStr) {
    Box<str> text = boxed::copyStr("hello");
    EXPECT_TRUE(Str(text.get()) == Str("hello"));
    EXPECT_EQ(boxed::copyStr("").get().len(), 0u);
}

TEST_F(PointersTest, RcCounts) {
    Rc<Counted> a = Rc<Counted>::make(Counted(1));
    rc::Weak<Counted> weak = a.downgrade();
    {
        Rc<Counted> b = a.clone();
        EXPECT_EQ(a.strongCount(), 2u);
        EXPECT_EQ(a.weakCount(), 1u);
        EXPECT_TRUE(a.ptrEq(&b));
        EXPECT_TRUE(Rc<Counted>::takeLast(&b).isNone());
    }
    EXPECT_FALSE(a.isUnique());
    EXPECT_TRUE(weak.upgrade().isSome());
    EXPECT_EQ(Rc<Counted>::takeLast(&a).asSome()._0.value(), 1);
    EXPECT_TRUE(weak.upgrade().isNone());
    EXPECT_EQ(weak.strongCount(), 0u);
    EXPECT_TRUE(rc::Weak<Counted>::make().upgrade().isNone());
}

TEST_F(PointersTest, RcUnsizes) {
    Rc<Counted> a = Rc<Counted>::make(Counted(7));
    Rc<Dyn<SpeakVTable>> speaker = Rc<Dyn<SpeakVTable>>::unsize(a.clone(), &kSpeak);
    EXPECT_EQ(speaker.get().vtable->value(speaker.get().data), 7);
    EXPECT_EQ(a.strongCount(), 2u);
    rc::Weak<Dyn<SpeakVTable>> weak = rc::Weak<Dyn<SpeakVTable>>::unsize(a.downgrade(), &kSpeak);
    EXPECT_TRUE(weak.upgrade().isSome());
    Rc<Wide> wide = Rc<Wide>::make(Wide{});
    Rc<Dyn<SpeakVTable>> wideSpeaker = Rc<Dyn<SpeakVTable>>::unsize(wide.clone(), &kWide);
    EXPECT_EQ(wideSpeaker.get().data, static_cast<void*>(wide.get()));
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(wide.get()) % 64, 0u);
}

TEST_F(PointersTest, RcOfSlicesAndStr) {
    Vec<Counted> vec;
    for (int i = 0; i < 3; ++i) vec.push(Counted(i));
    Rc<slice<Counted>> items = rc::fromVec(std::move(vec));
    EXPECT_EQ(items.get()[2].value(), 2);
    Arc<str> text = sync::copyStr("shared");
    Arc<str> other = text.clone();
    EXPECT_TRUE(Str(other.get()) == Str("shared"));
    Arc<slice<i32>> sized = Arc<slice<i32>>::unsize(Arc<Array<i32, 2>>::make(Array<i32, 2>::of(1, 2)));
    EXPECT_EQ(sized.get()[1], 2);
}

struct Node {
    rc::Weak<Node> self;
    Counted counted;
};

TEST_F(PointersTest, RcCyclic) {
    {
        Rc<Node> node = Rc<Node>::makeCyclic([](rc::Weak<Node> const* weak) {
            EXPECT_TRUE(weak->upgrade().isNone());
            return Node{weak->clone(), Counted(5)};
        });
        EXPECT_EQ(node.weakCount(), 1u);
        EXPECT_TRUE(node->self.upgrade().asSome()._0.ptrEq(&node));
    }
    EXPECT_THROW(Rc<Node>::makeCyclic([](rc::Weak<Node> const*) -> Node { throw 1; }), int);
}

TEST_F(PointersTest, ArcCounts) {
    Arc<Counted> a = Arc<Counted>::make(Counted(1));
    EXPECT_TRUE(a.isUnique());
    Arc<Counted> b = a.clone();
    EXPECT_FALSE(a.isUnique());
    EXPECT_TRUE(Arc<Counted>::intoInner(std::move(b)).isNone());
    EXPECT_EQ(a.strongCount(), 1u);
    sync::Weak<Counted> weak = a.downgrade();
    EXPECT_EQ(Arc<Counted>::intoInner(std::move(a)).asSome()._0.value(), 1);
    EXPECT_TRUE(weak.upgrade().isNone());
    EXPECT_EQ(sizeof(Option<Arc<int>>), sizeof(void*));
    Counted const* raw = Arc<Counted>::intoRaw(Arc<Counted>::make(Counted(8)));
    Arc<Counted>::incrementStrongCount(raw);
    Arc<Counted>::decrementStrongCount(raw);
    EXPECT_EQ(Arc<Counted>::fromRaw(raw)->value(), 8);
}

}  // namespace
}  // namespace ox
