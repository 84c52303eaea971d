#include "ox/lang/env.h"
#include "ox/lang/io_error.h"
#include "ox/lang/string_vec.h"
#include "test_text.h"

using namespace ox;

namespace {

std::string panicOf(auto body) {
    std::string text = "no panic";
    testing::internal::CaptureStderr();
    panicking::catchUnwind(body, [&](Panic panic) { text = toStd(panic.message()); });
    testing::internal::GetCapturedStderr();
    return text;
}

TEST(Str, SlicesOnBoundaries) {
    Str text =
        "a\xC3\xA9\xE6\x97\xA5"
        "bc";
    EXPECT_EQ(toStd(strs::slice(text, 1, 3)), "\xC3\xA9");
    EXPECT_EQ(toStd(strs::sliceFrom(text, 6)), "bc");
    EXPECT_EQ(toStd(strs::sliceTo(text, 0)), "");
    EXPECT_TRUE(strs::get(text, 2, 3).isNone());
    EXPECT_TRUE(strs::get(text, 0, 99).isNone());
    EXPECT_EQ(panicOf([&] { strs::sliceFrom(text, 2); }),
              "start byte index 2 is not a char boundary; it is inside '\xC3\xA9' (bytes 1..3) of "
              "`a\xC3\xA9\xE6\x97\xA5"
              "bc`");
    EXPECT_EQ(panicOf([&] { strs::sliceTo(text, 2); }),
              "end byte index 2 is not a char boundary; it is inside '\xC3\xA9' (bytes 1..3) of "
              "`a\xC3\xA9\xE6\x97\xA5"
              "bc`");
    EXPECT_EQ(panicOf([&] { strs::sliceFrom(text, 100); }),
              "start byte index 100 is out of bounds of `a\xC3\xA9\xE6\x97\xA5"
              "bc`");
    EXPECT_EQ(panicOf([&] { strs::slice(text, 3, 1); }),
              "begin > end (3 > 1) when slicing `a\xC3\xA9\xE6\x97\xA5"
              "bc`");
}

TEST(Str, WalksCharsFromBothEnds) {
    Chars chars("a\xC3\xA9\xE6\x97\xA5\xF0\x9F\x98\x80");
    EXPECT_EQ(chars.count(), 4u);
    EXPECT_EQ(chars.next().asSome()._0, U'a');
    EXPECT_EQ(chars.nextBack().asSome()._0, char32_t(0x1F600));
    EXPECT_EQ(chars.nextBack().asSome()._0, char32_t(0x65E5));
    EXPECT_EQ(chars.next().asSome()._0, char32_t(0xE9));
    EXPECT_TRUE(chars.next().isNone());
    EXPECT_TRUE(chars.nextBack().isNone());
}

TEST(Str, Finds) {
    EXPECT_EQ(strs::find("abcabc", "bc", 0).asSome()._0, 1u);
    EXPECT_EQ(strs::find("abcabc", "bc", 2).asSome()._0, 4u);
    EXPECT_TRUE(strs::find("abc", "x", 0).isNone());
    EXPECT_EQ(strs::find("abc", "", 3).asSome()._0, 3u);
    EXPECT_TRUE(strs::find("abc", "", 4).isNone());
    EXPECT_EQ(strs::findBack("abcabc", "bc", 6).asSome()._0, 4u);
    EXPECT_EQ(strs::findBack("abcabc", "bc", 5).asSome()._0, 1u);
    EXPECT_EQ(strs::findBack("abc", "", 3).asSome()._0, 3u);
    EXPECT_EQ(strs::findChar("a\xC3\xA9z", U'\xE9', 0).asSome()._0, 1u);
    EXPECT_EQ(strs::findCharBack("a.b.c", U'.', 3).asSome()._0, 1u);
    EXPECT_EQ(toStd(strs::trim(" \t\xE3\x80\x80 x y \n")), "x y");
    EXPECT_EQ(toStd(strs::trim("  ")), "");
}

TEST(Str, ChangesCase) {
    EXPECT_EQ(toStd(strs::toUppercase("stra\xC3\x9F"
                                      "e")),
              "STRASSE");
    EXPECT_EQ(toStd(strs::toLowercase("\xCE\x9F\xCE\x94\xCE\xA5\xCE\xA3\xCE\xA3\xCE\x95\xCE\xA5\xCE\xA3")),
              "\xCE\xBF\xCE\xB4\xCF\x85\xCF\x83\xCF\x83\xCE\xB5\xCF\x85\xCF\x82");
    EXPECT_EQ(toStd(strs::toAsciiUppercase("h\xC3\xA9")), "H\xC3\xA9");
    EXPECT_TRUE(strs::eqIgnoreAsciiCase("AbC", "aBc"));
    EXPECT_EQ(toStd(strs::repeat("ab", 3)), "ababab");
    EXPECT_EQ(panicOf([] { strs::repeat("ab", ~usize(0)); }), "capacity overflow");
    EXPECT_EQ(toStd(strs::escapeDefault("\xC3\xA9\n'")), "\\u{e9}\\n\\'");
    EXPECT_EQ(toStd(strs::escapeDebug("e\xCC\x81\n\0")), "e\xCC\x81\\n\\0");
    EXPECT_EQ(toStd(strs::escapeUnicode("a\xF0\x9F\x98\x80")), "\\u{61}\\u{1f600}");
}

TEST(Str, ChecksUtf8) {
    auto check = [](Str bytes) { return strs::checkUtf8(bytes.asBytes()); };
    EXPECT_TRUE(check("h\xC3\xA9\xF0\x9F\x98\x80").valid);
    EXPECT_EQ(check("ab\xFFz").validUpTo, 2u);
    EXPECT_EQ(check("ab\xFFz").errorLen, 1);
    EXPECT_EQ(check("a\xE6\x97").errorLen, 0);
    EXPECT_EQ(check("a\xE6\x97z").errorLen, 2);
    EXPECT_FALSE(check("\xC0\x80").valid);
    EXPECT_FALSE(check("\xED\xA0\x80").valid);
    EXPECT_FALSE(check("\xF4\x90\x80\x80").valid);
    EXPECT_EQ(toStd(strs::fromUtf8Lossy(Str("a\xF0\x9F\x98z\xFF").asBytes())), "a\xEF\xBF\xBDz\xEF\xBF\xBD");
}

TEST(String, GrowsAndShrinks) {
    String text;
    for (int i = 0; i < 100; ++i) text.push(U'\xE9');
    EXPECT_EQ(text.len(), 200u);
    text.truncate(4);
    EXPECT_EQ(text.pop().asSome()._0, char32_t(0xE9));
    text.insert(0, U'x');
    text.insertStr(1, "yz");
    EXPECT_EQ(toStd(text), "xyz\xC3\xA9");
    EXPECT_EQ(text.remove(1), U'y');
    String tail = text.splitOff(2);
    EXPECT_EQ(toStd(tail), "\xC3\xA9");
    String moved = std::move(text);
    EXPECT_EQ(toStd(moved), "xz");
    moved.shrinkToFit();
    EXPECT_EQ(moved.capacity(), 2u);
    EXPECT_EQ(panicOf([&] { tail.truncate(1); }), "assertion failed: self.is_char_boundary(new_len)");
    EXPECT_EQ(panicOf([&] { tail.remove(2); }), "cannot remove a char from the end of a string");
    Vec<u8> bytes = strings::intoBytes(std::move(moved));
    EXPECT_EQ(bytes.len(), 2u);
    bytes.push('!');
    EXPECT_EQ(toStd(strings::fromBytes(std::move(bytes))), "xz!");
    String whole("hello");
    EXPECT_EQ(toStd(strings::takeRange(&whole, 1, 3)), "el");
    EXPECT_EQ(toStd(whole), "hlo");
}

TEST(String, HasANiche) {
    static_assert(sizeof(Option<String>) == sizeof(String));
    Option<String> none = Option<String>::None();
    EXPECT_TRUE(none.isNone());
    Option<String> empty = Option<String>::Some(String());
    EXPECT_TRUE(empty.isSome());
    none = Option<String>::Some(String("x"));
    String taken = std::move(none.asSome()._0);
    EXPECT_EQ(toStd(taken), "x");
}

TEST(IoError, KnowsKindsAndMessages) {
    io::Error missing = io::Error::fromRawOsError(2);
    EXPECT_TRUE(missing.kind().tag() == io::ErrorKind::Tag::NotFound);
    EXPECT_EQ(toStd(missing.osMessage()), "No such file or directory");
    static constexpr io::LiteralMessage kEarly{io::ErrorKind::UnexpectedEof(), "early"};
    io::Error simple = io::Error::fromMessage(kEarly);
    io::Error moved = std::move(simple);
    EXPECT_TRUE(moved.kind().tag() == io::ErrorKind::Tag::UnexpectedEof);
    EXPECT_EQ(toStd(moved.simpleMessage().asSome()._0), "early");
    EXPECT_EQ(toStd(io::describe(io::ErrorKind::AddrInUse())), "address in use");
}

TEST(Env, ReadsAndWrites) {
    EXPECT_TRUE(env::get("OX_TEST_NOTHING").isNone());
    env::set("OX_TEST_VALUE", "a=b");
    EXPECT_EQ(toStd(env::get("OX_TEST_VALUE").asSome()._0), "a=b");
    bool found = false;
    for (usize i = 0; i < env::count(); ++i) {
        if (toStd(env::nameAt(i)) == "OX_TEST_VALUE") found = toStd(env::valueAt(i)) == "a=b";
    }
    EXPECT_TRUE(found);
    env::unset("OX_TEST_VALUE");
    EXPECT_TRUE(env::get("OX_TEST_VALUE").isNone());
}

TEST(Array, DropsInOrder) {
    static std::string order;
    struct Noisy {
        explicit Noisy(char name) : name(name) {}
        Noisy(Noisy&& other) noexcept : name(std::exchange(other.name, '\0')) {}
        Noisy& operator=(Noisy&& other) noexcept {
            if (name != '\0') order += name;
            name = std::exchange(other.name, '\0');
            return *this;
        }
        ~Noisy() {
            if (name != '\0') order += name;
        }
        char name;
    };
    order.clear();
    {
        Array<Noisy, 3> array = Array<Noisy, 3>::of(Noisy('a'), Noisy('b'), Noisy('c'));
        Tuple<Noisy, Noisy> pair(Noisy('d'), Noisy('e'));
        pair = Tuple<Noisy, Noisy>(Noisy('f'), Noisy('g'));
    }
    EXPECT_EQ(order, "defgabc");
}

}  // namespace
