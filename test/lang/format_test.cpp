#include "test_text.h"

using namespace ox;

namespace {

enum class Trait { Display, Debug, LowerHex, UpperHex, Octal, Binary, LowerExp, UpperExp };

/// In our templates the trait is the function's business, so it is taken out of Rust's placeholder.
Trait takeTrait(std::string& spec) {
    std::size_t end = spec.find_last_not_of('}');
    std::size_t colon = spec.rfind(':');
    if (colon == std::string::npos || end == std::string::npos || end <= colon) return Trait::Display;
    Trait trait = Trait::Display;
    switch (spec[end]) {
        case '?': trait = Trait::Debug; break;
        case 'x': trait = Trait::LowerHex; break;
        case 'X': trait = Trait::UpperHex; break;
        case 'o': trait = Trait::Octal; break;
        case 'b': trait = Trait::Binary; break;
        case 'e': trait = Trait::LowerExp; break;
        case 'E': trait = Trait::UpperExp; break;
        default: return trait;
    }
    spec.erase(end, 1);
    return trait;
}

template <class T>
fmt::Argument argumentOf(T const& value, Trait trait) {
    if constexpr (std::is_same_v<T, Str>) {
        return trait == Trait::Debug ? fmt::arg<fmt::debugStr>(&value) : fmt::arg<fmt::displayStr>(&value);
    } else if constexpr (std::is_same_v<T, char32_t>) {
        return trait == Trait::Debug ? fmt::arg<fmt::debugChar>(&value) : fmt::arg<fmt::displayChar>(&value);
    } else if constexpr (std::is_same_v<T, bool>) {
        return fmt::arg<fmt::displayBool>(&value);
    } else if constexpr (ops::kIsFloat<T>) {
        switch (trait) {
            case Trait::Debug: return fmt::arg<fmt::Float<T>::debug>(&value);
            case Trait::LowerExp: return fmt::arg<fmt::Float<T>::lowerExp>(&value);
            case Trait::UpperExp: return fmt::arg<fmt::Float<T>::upperExp>(&value);
            default: return fmt::arg<fmt::Float<T>::display>(&value);
        }
    } else {
        switch (trait) {
            case Trait::Debug: return fmt::arg<fmt::Int<T>::debug>(&value);
            case Trait::LowerHex: return fmt::arg<fmt::Int<T>::lowerHex>(&value);
            case Trait::UpperHex: return fmt::arg<fmt::Int<T>::upperHex>(&value);
            case Trait::Octal: return fmt::arg<fmt::Int<T>::octal>(&value);
            case Trait::Binary: return fmt::arg<fmt::Int<T>::binary>(&value);
            case Trait::LowerExp: return fmt::arg<fmt::Int<T>::lowerExp>(&value);
            case Trait::UpperExp: return fmt::arg<fmt::Int<T>::upperExp>(&value);
            default: return fmt::arg<fmt::Int<T>::display>(&value);
        }
    }
}

template <class T>
void check(char const* rustSpec, char const* valueText, T value, Str expected) {
    std::string spec = rustSpec;
    Trait trait = takeTrait(spec);
    String text = fmt::format(fmt::Arguments(Str(spec.data(), spec.size()), {argumentOf(value, trait)}));
    EXPECT_EQ(toStd(text), toStd(expected)) << rustSpec << " of " << valueText;
}

TEST(Format, PrintsWhatRustPrints) {
#define FORMAT_CASE(spec, value, expected) check(spec, #value, value, expected);
#include "format_cases.def"
#undef FORMAT_CASE
}

TEST(Format, PicksArgumentsAndCounts) {
    i32 a = 1;
    i32 b = 22;
    usize width = 6;
    usize precision = 2;
    f64 pi = 3.14159;
    EXPECT_EQ(toStd(fmt::format(fmt::Arguments("{1} {0} {} {}", {fmt::display(a), fmt::display(b)}))),
              "22 1 1 22");
    EXPECT_EQ(toStd(fmt::format(fmt::Arguments("[{0:>1$}]", {fmt::display(a), fmt::count(&width)}))),
              "[     1]");
    EXPECT_EQ(toStd(fmt::format(fmt::Arguments("[{0:1$.2$}]", {fmt::arg<fmt::Float<f64>::display>(&pi),
                                                               fmt::count(&width), fmt::count(&precision)}))),
              "[  3.14]");
    EXPECT_EQ(toStd(fmt::format(fmt::Arguments("[{0:01$}]", {fmt::display(b), fmt::count(&width)}))),
              "[000022]");
}

struct Point {
    i32 x;
    Str name;
};

fmt::Result debugPoint(Point const* point, fmt::Formatter* formatter) {
    fmt::DebugStruct builder = formatter->debugStruct("Point");
    return builder.field("x", fmt::arg<fmt::Int<i32>::debug>(&point->x))
        ->field("name", fmt::debug(point->name))
        ->finish();
}

fmt::Result debugPoints(Slice<Point> points, fmt::Formatter* formatter) {
    fmt::DebugInner list = formatter->debugList();
    for (Point const& point : points) list.entry(fmt::arg<debugPoint>(&point));
    return list.finish();
}

fmt::Result debugMapOfPoints(Slice<Point> const* points, fmt::Formatter* formatter) {
    fmt::DebugInner map = formatter->debugMap();
    for (Point const& point : *points) {
        map.keyWith([&](fmt::Formatter* inner) { return fmt::Int<i32>::debug(&point.x, inner); });
        map.value(fmt::arg<debugPoint>(&point));
    }
    return map.finish();
}

TEST(Format, BuildsDebugForms) {
    Point points[] = {{1, "a"}, {2, "b\n"}};
    Slice<Point> slice(points, 2);
    EXPECT_EQ(toStd(fmt::format(fmt::Arguments("{:}", {fmt::arg<debugPoints>(&slice)}))),
              R"([Point { x: 1, name: "a" }, Point { x: 2, name: "b\n" }])");
    EXPECT_EQ(toStd(fmt::format(fmt::Arguments("{:#}", {fmt::arg<debugPoints>(&slice)}))),
              "[\n    Point {\n        x: 1,\n        name: \"a\",\n    },\n    Point {\n        x: 2,\n     "
              "   name: "
              "\"b\\n\",\n    },\n]");
    EXPECT_EQ(toStd(fmt::format(fmt::Arguments("{:#}", {fmt::arg<debugMapOfPoints>(&slice)}))),
              "{\n    1: Point {\n        x: 1,\n        name: \"a\",\n    },\n    2: Point {\n        x: "
              "2,\n        "
              "name: \"b\\n\",\n    },\n}");
    EXPECT_EQ(toStd(fmt::format(fmt::Arguments("{:}", {fmt::arg<debugMapOfPoints>(&slice)}))),
              R"({1: Point { x: 1, name: "a" }, 2: Point { x: 2, name: "b\n" }})");
    Slice<Point> none;
    EXPECT_EQ(toStd(fmt::format(fmt::Arguments("{:#}", {fmt::arg<debugPoints>(&none)}))), "[]");
}

TEST(Format, TuplesOfOneWithoutNameHaveAComma) {
    i32 value = 3;
    auto show = [&](Str name) {
        String text;
        fmt::Formatter formatter(fmt::Sink::of(&text));
        formatter.debugTuple(name).field(fmt::display(value))->finish();
        return toStd(text);
    };
    EXPECT_EQ(show(""), "(3,)");
    EXPECT_EQ(show("Some"), "Some(3)");
}

}  // namespace
