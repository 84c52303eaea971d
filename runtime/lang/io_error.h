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

/// `io.Error`: an errno, a kind, a kind with a literal message, or a kind with a boxed `dyn Error + Send +
/// Sync`. Moved-from ones own nothing.
class Error {
  public:
    using TriviallyRelocatable = void;

    static Error fromRawOsError(i32 code) { return Error(Form::Os, kindOfErrno(code), code); }
    static Error lastOsError();
    static Error fromKind(ErrorKind kind) { return Error(Form::Simple, kind, 0); }
    /// `message` lives forever.
    static Error fromMessage(ErrorKind kind, Str message) {
        Error error(Form::Message, kind, 0);
        error.message_ = message;
        return error;
    }
    template <class D>
    static Error custom(ErrorKind kind, Box<D> boxed) {
        Error error(Form::Custom, kind, 0);
        RefMut<D> raw = Box<D>::intoRaw(std::move(boxed));
        error.data_ = raw.data;
        error.vtable_ = raw.vtable;
        error.drop_ = [](void* data, void const* vtable) { Box<D>::fromRaw(asMut<D>(data, vtable)); };
        return error;
    }

    Error(Error&& other) noexcept
        : form_(other.form_),
          kind_(other.kind_),
          code_(other.code_),
          message_(other.message_),
          data_(other.data_),
          vtable_(other.vtable_),
          drop_(other.drop_) {
        other.form_ = Form::Simple;
    }
    Error& operator=(Error&& other) noexcept {
        if (this != &other) {
            this->~Error();
            new (this) Error(std::move(other));
        }
        return *this;
    }
    ~Error() {
        if (form_ == Form::Custom) drop_(data_, vtable_);
    }

    ErrorKind kind() const { return kind_; }
    Option<i32> rawOsError() const {
        return form_ == Form::Os ? Option<i32>::Some(code_) : Option<i32>::None();
    }
    /// What the system says about the errno.
    String osMessage() const;
    Option<Str> simpleMessage() const {
        return form_ == Form::Message ? Option<Str>::Some(message_) : Option<Str>::None();
    }

    // The custom error; `D` is what it was made of.
    template <class D>
    Option<Ref<D>> customRef() const {
        if (form_ != Form::Custom) return Option<Ref<D>>::None();
        return Option<Ref<D>>::Some(asMut<D>(data_, vtable_));
    }
    template <class D>
    Option<RefMut<D>> customMut() {
        if (form_ != Form::Custom) return Option<RefMut<D>>::None();
        return Option<RefMut<D>>::Some(asMut<D>(data_, vtable_));
    }
    template <class D>
    Option<Box<D>> intoCustom() {
        if (form_ != Form::Custom) return Option<Box<D>>::None();
        form_ = Form::Simple;
        return Option<Box<D>>::Some(Box<D>::fromRaw(asMut<D>(data_, vtable_)));
    }

  private:
    enum class Form : u8 { Os, Simple, Message, Custom };

    Error(Form form, ErrorKind kind, i32 code) : form_(form), kind_(kind), code_(code) {}
    template <class D>
    static RefMut<D> asMut(void* data, void const* vtable) {
        return {data, static_cast<decltype(RefMut<D>::vtable)>(vtable)};
    }

    Form form_;
    ErrorKind kind_;
    i32 code_;
    Str message_;
    void* data_ = nullptr;
    void const* vtable_ = nullptr;
    void (*drop_)(void*, void const*) = nullptr;
};

}  // namespace ox::io
