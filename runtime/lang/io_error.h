#pragma once

#include "ox/lang/box.h"
#include "ox/lang/option.h"
#include "ox/lang/string.h"

namespace ox::io {

/// `io.ErrorKind`.
struct ErrorKind {
    enum class Tag : u8 {
#define OX_ERROR_KIND(name, description) name,
#include "ox/lang/io_error_kinds.def"
    };
#define OX_ERROR_KIND(name, description) \
    static constexpr ErrorKind name() { return {Tag::name}; }
#include "ox/lang/io_error_kinds.def"
    constexpr Tag tag() const { return tag_; }

    Tag tag_;
};

Str describe(ErrorKind kind);
ErrorKind kindOfErrno(i32 code);

/// A kind with a message that lives forever.
struct LiteralMessage {
    ErrorKind kind;
    Str text;
};

/// `io.Error`: an errno, a kind, a kind with a literal message, or a kind with a boxed `dyn Error + Send +
/// Sync`. One word, as in Rust: a code, or a pointer, above two bits that tell which.
class Error {
  public:
    using TriviallyRelocatable = void;

    static Error fromRawOsError(i32 code) { return Error(Form::Os, static_cast<u32>(code)); }
    static Error lastOsError();
    static Error fromKind(ErrorKind kind) { return Error(Form::Simple, static_cast<u32>(kind.tag())); }
    /// `message` lives forever.
    static Error fromMessage(LiteralMessage const& message) { return Error(Form::Message, &message); }
    template <class D>
    static Error custom(ErrorKind kind, Box<D> boxed) {
        RefMut<D> raw = Box<D>::intoRaw(std::move(boxed));
        return Error(Form::Custom, new Custom{kind, raw.data, raw.vtable, [](Custom const& custom) {
                                                  Box<D>::fromRaw(custom.boxed<D>());
                                              }});
    }

    Error(Error&& other) noexcept : word_(ox::exchange(other.word_, kNone)) {}
    Error& operator=(Error&& other) noexcept {
        ox::swap(word_, other.word_);
        return *this;
    }
    ~Error() {
        if (form() == Form::Custom) [[unlikely]]
            deleteCustom();
    }

    ErrorKind kind() const;
    Option<i32> rawOsError() const {
        return form() == Form::Os ? Option<i32>::Some(static_cast<i32>(code())) : Option<i32>::None();
    }
    /// What the system says about the errno.
    String osMessage() const;
    Option<Str> simpleMessage() const {
        return form() == Form::Message ? Option<Str>::Some(pointer<LiteralMessage const>()->text)
                                       : Option<Str>::None();
    }

    // The custom error; `D` is what it was made of.
    template <class D>
    Option<Ref<D>> customRef() const {
        if (form() != Form::Custom) return Option<Ref<D>>::None();
        return Option<Ref<D>>::Some(pointer<Custom>()->boxed<D>());
    }
    template <class D>
    Option<RefMut<D>> customMut() {
        if (form() != Form::Custom) return Option<RefMut<D>>::None();
        return Option<RefMut<D>>::Some(pointer<Custom>()->boxed<D>());
    }
    template <class D>
    Option<Box<D>> intoCustom() {
        if (form() != Form::Custom) return Option<Box<D>>::None();
        Custom* const custom = pointer<Custom>();
        word_ = kNone;
        Box<D> box = Box<D>::fromRaw(custom->boxed<D>());
        delete custom;
        return Option<Box<D>>::Some(std::move(box));
    }

  private:
    friend Niche<Error>;

    // No word of these forms is zero but that of a moved value.
    enum class Form : u8 { Message, Os, Simple, Custom };
    struct Custom {
        ErrorKind kind;
        void* data;
        void const* vtable;
        void (*drop)(Custom const&);

        template <class D>
        RefMut<D> boxed() const {
            return {data, static_cast<decltype(RefMut<D>::vtable)>(vtable)};
        }
    };
    static constexpr u64 kNone = 0;
    static constexpr u64 kFormMask = 3;

    explicit Error(u64 word) : word_(word) {}
    Error(Form form, u32 code) : word_(u64{code} << 32 | static_cast<u64>(form)) {}
    Error(Form form, void const* pointer)
        : word_(reinterpret_cast<uintptr_t>(pointer) | static_cast<u64>(form)) {}

    Form form() const { return static_cast<Form>(word_ & kFormMask); }
    u32 code() const { return static_cast<u32>(word_ >> 32); }
    template <class T>
    T* pointer() const {
        return reinterpret_cast<T*>(word_ & ~kFormMask);
    }
    void deleteCustom();

    u64 word_;
};

}  // namespace ox::io

template <>
struct ox::Niche<ox::io::Error> {
    static constexpr bool kHas = true;
    static io::Error none() { return io::Error(io::Error::kNone); }
    static bool isNone(io::Error const& error) { return error.word_ == io::Error::kNone; }
};
