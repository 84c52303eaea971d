#pragma once

#include <initializer_list>

#include "ox/lang/char.h"
#include "ox/lang/result.h"
#include "ox/lang/string.h"

/// Formatting. Everything is type-erased: a value and the function that writes it.
namespace ox::fmt {

/// `fmt.Error`: a writer refused.
struct Error {
    constexpr bool operator==(Error const&) const = default;
};
using Result = ox::Result<Unit, Error>;

inline constexpr Result ok() { return Result::Ok(Unit{}); }
inline constexpr Result resultOf(bool success) { return success ? Result::Ok(Unit{}) : Result::Err(Error{}); }

class Formatter;

struct Argument {
    void const* value;
    /// Null for a count: `value` is a `usize`.
    Result (*write)(void const* value, Formatter* formatter);
};

/// `F` is `Result F(T const*, Formatter*)`, or `Result F(T, Formatter*)` for the reference types Str, Slice,
/// DynRef.
template <auto F, class T>
constexpr Argument arg(T const* value) {
    return {value, [](void const* erased, Formatter* formatter) -> Result {
                T const* typed = static_cast<T const*>(erased);
                if constexpr (requires { F(typed, formatter); }) {
                    return F(typed, formatter);
                } else {
                    return F(*typed, formatter);
                }
            }};
}
/// A width or precision for `{:w$}`, `{:.p$}`.
constexpr Argument count(usize const* value) { return {value, nullptr}; }

/// A template and its arguments, valid within the statement that makes it. In the template `{}` is the next
/// argument, `{i}`, `{:spec}` and
/// `{i:spec}` have Rust's meaning (in a spec, the trait is left out; `x` or `X` ask Debug for hexadecimal),
/// `{{` and `}}` are braces.
struct Arguments {
    Str text;
    Argument const* args;
    usize count;

    constexpr Arguments(Str text) : text(text), args(nullptr), count(0) {}
    constexpr Arguments(Str text, std::initializer_list<Argument> list)
        : text(text), args(list.begin()), count(list.size()) {}
    /// Valid as long as `args` is.
    constexpr Arguments(Str text, Argument const* args, usize count) : text(text), args(args), count(count) {}
};

/// Where text goes: `write` returns false on failure.
struct Sink {
    void* target;
    bool (*write)(void* target, char const* data, usize len);

    bool put(Str text) const { return write(target, text.data(), text.len()); }
    bool put(char32_t c) const { return put(EncodedChar(c).asStr()); }
    bool fill(char32_t c, usize times) const;
    static Sink of(String* string);
};

enum class Align : u8 { Left, Right, Center, Unknown };

struct Spec {
    char32_t fill = U' ';
    Align align = Align::Unknown;
    bool plus = false;
    bool minus = false;
    bool alternate = false;
    bool zero = false;
    bool debugLowerHex = false;
    bool debugUpperHex = false;
    bool hasWidth = false;
    bool hasPrecision = false;
    usize width = 0;
    usize precision = 0;
};

/// `fmt.Alignment`.
struct Alignment {
    enum class Tag : u8 { Left, Right, Center };
    static constexpr Alignment Left() { return {Tag::Left}; }
    static constexpr Alignment Right() { return {Tag::Right}; }
    static constexpr Alignment Center() { return {Tag::Center}; }
    constexpr Tag tag() const { return tag_; }
    Tag tag_;
};

class DebugStruct;
class DebugTuple;
class DebugInner;

/// What a `fmt` method writes to: a sink and the options of the placeholder. Methods have Oxide's names.
class Formatter {
  public:
    explicit Formatter(Sink sink) : sink_(sink) {}
    Formatter(Sink sink, Spec const& spec) : sink_(sink), spec_(spec) {}

    Result writeStr(Str text) { return resultOf(sink_.put(text)); }
    Result writeChar(char32_t c) { return resultOf(sink_.put(c)); }
    Result writeFmt(Arguments const& arguments);
    /// Writes `text` with width, fill and alignment, cut to the precision.
    Result pad(Str text);
    /// Writes the digits of an integer with sign, prefix (for `#`), width and zero padding.
    Result padIntegral(bool isNonNegative, Str prefix, Str digits);

    char32_t fill() const { return spec_.fill; }
    Option<Alignment> align() const;
    Option<usize> width() const;
    Option<usize> precision() const;
    bool signPlus() const { return spec_.plus; }
    bool signMinus() const { return spec_.minus; }
    bool alternate() const { return spec_.alternate; }
    bool signAwareZeroPad() const { return spec_.zero; }

    DebugStruct debugStruct(Str name);
    DebugTuple debugTuple(Str name);
    DebugInner debugList();
    DebugInner debugSet();
    DebugInner debugMap();

    Sink sink() const { return sink_; }
    Spec& spec() { return spec_; }
    Spec const& spec() const { return spec_; }
    /// Writes what `content` writes (ASCII or counted in Chars by `len`), padded to the width; numbers lean
    /// right, text left.
    Result padTo(usize len, Align natural, Argument content);

  private:
    Sink sink_;
    Spec spec_;
};

bool write(Sink sink, Arguments const& arguments);
/// Writes to a user's `Write`: `writeStr(Str)` returns fmt::Result.
template <class F>
Result writeWith(F&& writeStr, Arguments arguments) {
    using Writer = std::remove_reference_t<F>;
    Sink sink{const_cast<void*>(static_cast<void const*>(&writeStr)),
              [](void* target, char const* data, usize len) {
                  return (*static_cast<Writer*>(target))(Str(data, len)).isOk();
              }};
    return resultOf(write(sink, arguments));
}
String format(Arguments const& arguments);
/// `write!` to a String.
inline Result writeToString(String* string, Arguments arguments) {
    return resultOf(write(Sink::of(string), arguments));
}
/// The text if no argument is needed to know it (`Arguments.asStr`).
Option<Str> asStr(Arguments const& arguments);
Result displayArguments(Arguments const* arguments, Formatter* formatter);

// The runtime's own Display and Debug.
Result displayStr(Str value, Formatter* formatter);
Result debugStr(Str value, Formatter* formatter);
Result displayString(String const* value, Formatter* formatter);
Result debugString(String const* value, Formatter* formatter);
Result displayChar(char32_t const* value, Formatter* formatter);
Result debugChar(char32_t const* value, Formatter* formatter);
Result displayBool(bool const* value, Formatter* formatter);
Result debugUnit(Unit const* value, Formatter* formatter);
Result pointer(void const* value, Formatter* formatter);

/// Pointer for references to `T`; of an unsized one the address alone is shown.
template <class T>
struct Address {
    static Result shared(Ref<T> const* value, Formatter* formatter) {
        return pointer(addressOf(*value), formatter);
    }
    static Result exclusive(RefMut<T> const* value, Formatter* formatter) {
        return pointer(addressOf(Ref<T>(*value)), formatter);
    }

  private:
    static void const* addressOf(void const* thin) { return thin; }
    static void const* addressOf(Str text) { return text.data(); }
    template <class E>
    static void const* addressOf(Slice<E> items) {
        return items.data();
    }
    template <class V>
    static void const* addressOf(DynRef<V> object) {
        return object.data;
    }
};

/// All traits of one integer type.
template <class T>
struct Int {
    static Result display(T const* value, Formatter* formatter);
    static Result debug(T const* value, Formatter* formatter);
    static Result lowerHex(T const* value, Formatter* formatter);
    static Result upperHex(T const* value, Formatter* formatter);
    static Result octal(T const* value, Formatter* formatter);
    static Result binary(T const* value, Formatter* formatter);
    static Result lowerExp(T const* value, Formatter* formatter);
    static Result upperExp(T const* value, Formatter* formatter);
    /// `toString()`, without the machinery.
    static String toString(T value);
};

template <class T>
struct Float {
    static Result display(T const* value, Formatter* formatter);
    static Result debug(T const* value, Formatter* formatter);
    static Result lowerExp(T const* value, Formatter* formatter);
    static Result upperExp(T const* value, Formatter* formatter);
};

// For C++ code: `Arguments("{} of {}", {display(a), display(b)})`.
inline Argument display(Str const& value) { return arg<displayStr>(&value); }
inline Argument display(String const& value) { return arg<displayString>(&value); }
inline Argument display(char32_t const& value) { return arg<displayChar>(&value); }
inline Argument display(i32 const& value) { return arg<Int<i32>::display>(&value); }
inline Argument display(u32 const& value) { return arg<Int<u32>::display>(&value); }
inline Argument display(i64 const& value) { return arg<Int<i64>::display>(&value); }
inline Argument display(u64 const& value) { return arg<Int<u64>::display>(&value); }
inline Argument debug(Str const& value) { return arg<debugStr>(&value); }

extern template struct Int<i8>;
extern template struct Int<i16>;
extern template struct Int<i32>;
extern template struct Int<i64>;
extern template struct Int<i128>;
extern template struct Int<u8>;
extern template struct Int<u16>;
extern template struct Int<u32>;
extern template struct Int<u64>;
extern template struct Int<u128>;
extern template struct Float<f32>;
extern template struct Float<f64>;

}  // namespace ox::fmt

#include "ox/lang/fmt_builders.h"
