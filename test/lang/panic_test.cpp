#include "ox/lang/catch_unwind.h"
#include "test_text.h"

using namespace ox;

namespace {

TEST(Panic, HooksReplaceTheMessage) {
    static std::string seen;
    seen.clear();
    testing::internal::CaptureStderr();
    panicking::setHook(panicking::Hook::of([](panicking::HookInfo const* info) {
        seen += toStd(info->message_) + "@" + std::to_string(info->line()) + (info->isLiteral_ ? "!" : "?");
    }));
    Result<Unit, Panic> result = panicking::catchResult<Unit>([] { panicking::panic("first", "f", 7); });
    panicking::Hook hook = panicking::takeHook();
    panicking::catchResult<Unit>(
        [] { panicking::panicFmt(fmt::Arguments("{} {}", {fmt::display(1), fmt::display(2)})); });
    std::string printed = testing::internal::GetCapturedStderr();
    EXPECT_EQ(seen, "first@7!");
    EXPECT_NE(printed.find("thread 'main' panicked at "), std::string::npos);
    EXPECT_NE(printed.find("\n1 2\n"), std::string::npos);
    ASSERT_TRUE(result.isErr());
    EXPECT_EQ(toStd(result.asErr()._0.message()), "first");
    EXPECT_FALSE(panicking::isPanicking());
}

TEST(Panic, ResultsComeThrough) {
    Result<i32, Panic> result = panicking::catchResult<i32>([] { return 5; });
    ASSERT_TRUE(result.isOk());
    EXPECT_EQ(result.asOk()._0, 5);
}

TEST(Panic, AssertionsShowBothSides) {
    testing::internal::CaptureStderr();
    i32 left = 1;
    Result<Unit, Panic> result = panicking::catchResult<Unit>([&] {
        panicking::assertFailed(
            true, fmt::Arguments("  left: {}\n right: {}", {fmt::display(left), fmt::display(2)}),
            Option<fmt::Arguments>::Some(fmt::Arguments("m {}", {fmt::display(left)})));
    });
    testing::internal::GetCapturedStderr();
    EXPECT_EQ(toStd(result.asErr()._0.message()),
              "assertion `left == right` failed: m 1\n  left: 1\n right: 2");
}

TEST(Panic, DoublePanicAborts) {
    EXPECT_DEATH(
        {
            struct Guard {
                ~Guard() noexcept(false) { panicking::panic("second"); }
            };
            panicking::catchResult<Unit>([] {
                Guard guard;
                panicking::panic("first");
            });
        },
        "second");
}

TEST(Panic, HookThatPanicsAborts) {
    EXPECT_DEATH(
        {
            panicking::setHook(
                panicking::Hook::of([](panicking::HookInfo const*) { panicking::panic("in the hook"); }));
            panicking::catchResult<Unit>([] { panicking::panic("first"); });
        },
        "in the hook");
}

}  // namespace
