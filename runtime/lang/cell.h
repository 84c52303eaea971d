#pragma once

#include "ox/lang/memory.h"
#include "ox/lang/ops.h"
#include "ox/lang/option.h"
#include "ox/lang/panic.h"

namespace ox {

/// A value that changes behind a shared reference. All access is by value.
template <class T>
class Cell {
  public:
    static Cell make(T value) { return Cell(std::move(value)); }

    T get() const { return value_; }
    void set(T value) const { value_ = std::move(value); }
    T replace(T value) const { return ox::exchange(value_, std::move(value)); }
    T* asPtr() const { return &value_; }
    T* getMut() { return &value_; }
    static T intoInner(Cell cell) { return std::move(cell.value_); }

  private:
    explicit Cell(T value) : value_(std::move(value)) {}

    mutable T value_;
};

template <class T>
inline constexpr bool kRelocatable<Cell<T>> = kRelocatable<T>;

/// What the other cells are made of.
template <class T>
class UnsafeCell {
  public:
    static UnsafeCell make(T value) { return UnsafeCell(std::move(value)); }
    T* get() const { return &value_; }
    static T intoInner(UnsafeCell cell) { return std::move(cell.value_); }

  private:
    explicit UnsafeCell(T value) : value_(std::move(value)) {}

    mutable T value_;
};

template <class T>
inline constexpr bool kRelocatable<UnsafeCell<T>> = kRelocatable<T>;

namespace cell {

[[noreturn, gnu::cold]] void alreadyBorrowed(char const* file, u32 line);
[[noreturn, gnu::cold]] void alreadyMutablyBorrowed(char const* file, u32 line);

/// `Ref<'_, T>`: one of the shared borrows of a RefCell; null flag only when moved from.
template <class T>
class Borrow {
  public:
    using TriviallyRelocatable = void;

    Borrow(ox::Ref<T> value, isize* flag) : value_(value), flag_(flag) {}
    Borrow(Borrow&& other) noexcept : value_(other.value_), flag_(ox::exchange(other.flag_, nullptr)) {}
    Borrow& operator=(Borrow&& other) noexcept {
        release();
        value_ = other.value_;
        flag_ = ox::exchange(other.flag_, nullptr);
        return *this;
    }
    ~Borrow() { release(); }

    ox::Ref<T> get() const { return value_; }
    Borrow clone() const {
        ++*flag_;
        return Borrow(value_, flag_);
    }
    /// The same borrow, seen through a part of the value.
    template <class U, class F>
    static Borrow<U> map(Borrow self, F f) {
        ox::Ref<U> part = f(self.value_);
        return Borrow<U>(part, ox::exchange(self.flag_, nullptr));
    }

  private:
    template <class>
    friend class Borrow;

    void release() {
        if (flag_ != nullptr) --*flag_;
    }

    ox::Ref<T> value_;
    isize* flag_;
};

/// `RefMut<'_, T>`: the exclusive borrow.
template <class T>
class BorrowMut {
  public:
    using TriviallyRelocatable = void;

    BorrowMut(ox::RefMut<T> value, isize* flag) : value_(value), flag_(flag) {}
    BorrowMut(BorrowMut&& other) noexcept : value_(other.value_), flag_(ox::exchange(other.flag_, nullptr)) {}
    BorrowMut& operator=(BorrowMut&& other) noexcept {
        release();
        value_ = other.value_;
        flag_ = ox::exchange(other.flag_, nullptr);
        return *this;
    }
    ~BorrowMut() { release(); }

    ox::RefMut<T> get() const { return value_; }
    template <class U, class F>
    static BorrowMut<U> map(BorrowMut self, F f) {
        ox::RefMut<U> part = f(self.value_);
        return BorrowMut<U>(part, ox::exchange(self.flag_, nullptr));
    }

  private:
    template <class>
    friend class BorrowMut;

    void release() {
        if (flag_ != nullptr) *flag_ = 0;
    }

    ox::RefMut<T> value_;
    isize* flag_;
};

}  // namespace cell

/// A value whose borrows are counted while the program runs: the flag is the number of shared borrows, or -1.
template <class T>
class RefCell {
  public:
    static RefCell make(T value) { return RefCell(std::move(value)); }

    RefCell(RefCell&& other) noexcept : value_(std::move(other.value_)) {}
    RefCell& operator=(RefCell&& other) noexcept {
        value_ = std::move(other.value_);
        flag_ = 0;
        return *this;
    }

    cell::Borrow<T> borrow(OX_AT) const {
        if (flag_ < 0) [[unlikely]]
            cell::alreadyMutablyBorrowed(file, line);
        ++flag_;
        return cell::Borrow<T>(&value_, &flag_);
    }
    cell::BorrowMut<T> borrowMut(OX_AT) const {
        if (flag_ != 0) [[unlikely]]
            cell::alreadyBorrowed(file, line);
        flag_ = -1;
        return cell::BorrowMut<T>(&value_, &flag_);
    }
    Option<cell::Borrow<T>> tryBorrow() const {
        if (flag_ < 0) return Option<cell::Borrow<T>>::None();
        return Option<cell::Borrow<T>>::Some(borrow());
    }
    Option<cell::BorrowMut<T>> tryBorrowMut() const {
        if (flag_ != 0) return Option<cell::BorrowMut<T>>::None();
        return Option<cell::BorrowMut<T>>::Some(borrowMut());
    }
    T* asPtr() const { return &value_; }
    T* getMut() { return &value_; }
    static T intoInner(RefCell cell) { return std::move(cell.value_); }

  private:
    explicit RefCell(T value) : value_(std::move(value)) {}

    mutable isize flag_ = 0;
    mutable T value_;
};

template <class T>
inline constexpr bool kRelocatable<RefCell<T>> = kRelocatable<T>;

}  // namespace ox
