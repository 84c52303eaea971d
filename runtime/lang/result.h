#pragma once

#include "ox/lang/basic.h"

namespace ox {

template <class T, class E>
struct Result {
    enum class Tag : u8 { Ok, Err };
    struct Ok_ {
        T _0;
    };
    struct Err_ {
        E _0;
    };
    static constexpr bool kTrivial = kTriviallyCopied<T> && kTriviallyCopied<E>;

    static constexpr Result Ok(T value) { return Result(OkTag(), std::move(value)); }
    static constexpr Result Err(E error) { return Result(ErrTag(), std::move(error)); }

    Result(Result const&)
        requires kTrivial
    = default;
    Result(Result&&)
        requires kTrivial
    = default;
    Result& operator=(Result const&)
        requires kTrivial
    = default;
    Result& operator=(Result&&)
        requires kTrivial
    = default;
    ~Result()
        requires kTrivial
    = default;

    Result(Result&& other) noexcept { take(other); }
    Result& operator=(Result&& other) noexcept {
        if (this != &other) {
            destroy();
            take(other);
        }
        return *this;
    }
    [[gnu::always_inline]] ~Result() { destroy(); }

    constexpr Tag tag() const { return tag_; }
    constexpr Ok_& asOk() { return ok_; }
    constexpr Ok_ const& asOk() const { return ok_; }
    constexpr Err_& asErr() { return err_; }
    constexpr Err_ const& asErr() const { return err_; }

    constexpr bool isOk() const { return tag_ == Tag::Ok; }
    constexpr bool isErr() const { return tag_ == Tag::Err; }

  private:
    struct OkTag {};
    struct ErrTag {};
    constexpr Result(OkTag, T&& value) : ok_{std::move(value)}, tag_(Tag::Ok) {}
    constexpr Result(ErrTag, E&& error) : err_{std::move(error)}, tag_(Tag::Err) {}

    void take(Result& other) {
        tag_ = other.tag_;
        if (tag_ == Tag::Ok) {
            new (&ok_) Ok_{std::move(other.ok_._0)};
        } else {
            new (&err_) Err_{std::move(other.err_._0)};
        }
    }
    [[gnu::always_inline]] void destroy() {
        if (tag_ == Tag::Ok) {
            ok_.~Ok_();
        } else {
            err_.~Err_();
        }
    }

    union {
        Ok_ ok_;
        Err_ err_;
    };
    Tag tag_;
};

}  // namespace ox
