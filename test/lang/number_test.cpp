#include "ox/lang/hash.h"
#include "ox/lang/num.h"
#include "test_text.h"

using namespace ox;

namespace {

/// Stands for an Option's None among the answers; no case has it as a value.
constexpr i128 kNothing = i128(u128(0x5A5A) << 100);

template <class T>
i128 answer(T value) {
    return static_cast<i128>(value);
}
template <class T>
i128 answer(Option<T> value) {
    return value.isSome() ? static_cast<i128>(value.asSome()._0) : kNothing;
}

void same(i128 got, i128 expected, char const* what) {
    EXPECT_TRUE(got == expected) << what << " gave " << static_cast<long long>(got);
}

void parsesInt(i32 fault, i32 expectedFault, i128 value, i128 expected, char const* what) {
    EXPECT_EQ(fault, expectedFault) << what;
    if (expectedFault == -1) same(value, expected, what);
}

template <class T>
void parsesFloat(Str text, bool ok, typename num::Float<T>::Bits bits) {
    T value = 0;
    EXPECT_EQ(num::Float<T>::parse(text, &value), ok) << toStd(text);
    if (ok) {
        EXPECT_EQ(num::Float<T>::toBits(value), bits) << toStd(text);
    }
}

u32 weigh(chars::CaseMapping mapping) {
    u32 weight = 0;
    for (u8 i = 0; i < mapping.len; ++i) weight = weight * 31 + mapping.items[i];
    return weight;
}

usize debugLength(char32_t c) {
    return fmt::format(fmt::Arguments("{}", {fmt::arg<fmt::debugChar>(&c)})).len();
}

template <class Property>
u64 digest(Property property) {
    u64 hash = 0xcbf29ce484222325;
    for (u32 c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        hash = (hash ^ static_cast<u32>(property(static_cast<char32_t>(c)))) * 0x100000001b3;
    }
    return hash;
}

TEST(Numbers, AnswerAsRusts) {
#define PARSE_INT(type, radix, text, fault, expected)                                         \
    {                                                                                         \
        type value = 0;                                                                       \
        i32 got = num::Int<type>::parse(text, radix, &value);                                 \
        parsesInt(got, fault, static_cast<i128>(value), expected, #type " " text " " #radix); \
    }
#define PARSE_FLOAT(type, text, ok, bits) parsesFloat<type>(text, ok, bits);
#define UNARY(type, method, a, expected) \
    same(answer(num::Int<type>::method(static_cast<type>(a))), expected, #type "." #method "(" #a ")");
#define BINARY(type, method, a, b, expected)                                \
    same(answer(num::Int<type>::method(static_cast<type>(a), b)), expected, \
         #type "." #method "(" #a ", " #b ")");
#define UNICODE(property, expected)                                                    \
    {                                                                                  \
        using namespace chars;                                                         \
        EXPECT_EQ(digest([](char32_t c) { return property; }), expected) << #property; \
    }
#include "number_cases.def"
}

TEST(Numbers, CastsSaturate) {
    EXPECT_EQ(ops::cast<u8>(300.7), 255);
    EXPECT_EQ(ops::cast<u8>(-5.0), 0);
    EXPECT_EQ(ops::cast<i32>(__builtin_nan("")), 0);
    EXPECT_EQ(ops::cast<i64>(1e30), std::numeric_limits<i64>::max());
    EXPECT_EQ(ops::cast<i8>(-1000.0f), -128);
    EXPECT_TRUE(ops::cast<u128>(__builtin_inf()) == ~u128(0));
    EXPECT_EQ(ops::cast<i32>(-1.9), -1);
    EXPECT_EQ(ops::cast<u8>(char32_t(0x141)), 0x41);
    EXPECT_TRUE((num::fits<u8>(255) && !num::fits<u8>(256) && !num::fits<u8>(-1) && !num::fits<i8>(200u)));
    EXPECT_TRUE((num::fits<u64>(i64(5)) && !num::fits<i64>(~u64(0)) && num::fits<i128>(~u64(0))));
}

TEST(Numbers, CheckedArithmeticPanicsWithRustsTexts) {
    auto message = [](auto body) {
        std::string text;
        panicking::catchUnwind(body, [&](Panic panic) { text = toStd(panic.message()); });
        return text;
    };
    testing::internal::CaptureStderr();
    i32 most = 2147483647;
    i32 zero = 0;
    i8 least = -128;
    EXPECT_EQ(message([&] { ops::add(most, 1); }), "attempt to add with overflow");
    EXPECT_EQ(message([&] { ops::sub(least, 1); }), "attempt to subtract with overflow");
    EXPECT_EQ(message([&] { ops::mul(most, 2); }), "attempt to multiply with overflow");
    EXPECT_EQ(message([&] { ops::div(most, zero); }), "attempt to divide by zero");
    EXPECT_EQ(message([&] { ops::div(least, -1); }), "attempt to divide with overflow");
    EXPECT_EQ(message([&] { ops::rem(most, zero); }),
              "attempt to calculate the remainder with a divisor of zero");
    EXPECT_EQ(message([&] { ops::rem(least, -1); }), "attempt to calculate the remainder with overflow");
    EXPECT_EQ(message([&] { ops::neg(least); }), "attempt to negate with overflow");
    EXPECT_EQ(message([&] { ops::shl(most, 32); }), "attempt to shift left with overflow");
    EXPECT_EQ(message([&] { ops::shr(most, -1); }), "attempt to shift right with overflow");
    Array<i32, 3> items = Array<i32, 3>::of(1, 2, 3);
    EXPECT_EQ(message([&] { ops::index(items, 3); }), "index out of bounds: the len is 3 but the index is 3");
    EXPECT_FALSE(panicking::isPanicking());
    std::string output = testing::internal::GetCapturedStderr();
    EXPECT_NE(output.find("\nthread 'main' panicked at "), std::string::npos);
    EXPECT_NE(output.find("number_test.cpp:"), std::string::npos);
}

TEST(Hash, DefaultHasherIsSiphash) {
    // What Rust's DefaultHasher::new() gives for (1u32, "abc", 7u8).
    DefaultHasher hasher = DefaultHasher::create();
    hasher.writeInteger(u32(1));
    hasher.writeStr("abc");
    hasher.writeInteger(u8(7));
    EXPECT_EQ(hasher.finish(), 13131520398546706435u);
    EXPECT_EQ(DefaultHasher::create().finish(), 15130871412783076140u);
}

TEST(Hash, RandomStateIsConsistentWithinItself) {
    RandomState state = RandomState::create();
    auto hash = [&](Str text) {
        DefaultHasher hasher = state.buildHasher();
        hasher.writeStr(text);
        return hasher.finish();
    };
    EXPECT_EQ(hash("some key"), hash("some key"));
    EXPECT_NE(hash("some key"), hash("some kez"));
    EXPECT_NE(hash(""), hash(Str("\0")));
    EXPECT_NE(hash("abcdefghijklmnopqrstuvwxyz"), hash("abcdefghijklmnopqrstuvwxyZ"));
}

}  // namespace
