#pragma once

#include "ox/lang/alloc.h"
#include "ox/lang/char.h"
#include "ox/lang/option.h"

namespace ox {

/// `String`: growable UTF-8. Empty ones own nothing. Methods that Oxide has, under Oxide's names.
class String {
  public:
    String() : data_(emptyData()), len_(0), capacity_(0) {}
    explicit String(Str text) : String() {
        if (text.isEmpty()) return;
        data_ = static_cast<char*>(alloc::allocate(text.len()));
        __builtin_memcpy(data_, text.data(), text.len());
        len_ = capacity_ = text.len();
    }
    String(String&& other) noexcept : data_(other.data_), len_(other.len_), capacity_(other.capacity_) {
        other.forget();
    }
    String& operator=(String&& other) noexcept {
        if (this != &other) {
            release();
            data_ = other.data_;
            len_ = other.len_;
            capacity_ = other.capacity_;
            other.forget();
        }
        return *this;
    }
    ~String() { release(); }

    static String withCapacity(usize capacity);
    static String from(Str text) { return String(text); }
    static String from(char32_t c) { return String(EncodedChar(c).asStr()); }
    /// Takes over malloc'ed UTF-8.
    static String fromRawParts(char* data, usize len, usize capacity) {
        return capacity == 0 ? String() : String(data, len, capacity);
    }
    String clone() const { return String(asStr()); }

    Str asStr() const { return Str(data_, len_); }
    StrMut asMutStr() { return StrMut(data_, len_); }
    Slice<u8> asBytes() const { return asStr().asBytes(); }
    char* data() { return data_; }
    char const* data() const { return data_; }
    usize len() const { return len_; }
    usize capacity() const { return capacity_; }
    bool isEmpty() const { return len_ == 0; }

    void pushStr(Str text) {
        if (capacity_ - len_ < text.len()) [[unlikely]]
            grow(text.len());
        __builtin_memcpy(data_ + len_, text.data(), text.len());
        len_ += text.len();
    }
    inline void push(char32_t c) {
        if (c < 0x80 && len_ != capacity_) [[likely]] {
            data_[len_++] = static_cast<char>(c);
        } else if (__builtin_constant_p(c)) {
            pushStr(EncodedChar(c).asStr());
        } else {
            pushSlowly(c);
        }
    }
    Option<char32_t> pop();
    void clear() { len_ = 0; }
    void reserve(usize additional) {
        if (capacity_ - len_ < additional) grow(additional);
    }
    void reserveExact(usize additional);
    void shrinkTo(usize capacity);
    void shrinkToFit() { shrinkTo(0); }
    // These panic when an index is no boundary, as Oxide's do.
    void truncate(usize len, OX_AT);
    void insert(usize index, char32_t c, OX_AT) { insertStr(index, EncodedChar(c).asStr(), file, line); }
    void insertStr(usize index, Str text, OX_AT);
    char32_t remove(usize index, OX_AT);
    String splitOff(usize at, OX_AT);
    /// Removes the bytes `start..end`, in bounds and on boundaries.
    void removeRange(usize start, usize end);
    /// Keeps the first `len` bytes; the caller keeps UTF-8 whole.
    void setLen(usize len) { len_ = len; }
    /// Gives its storage away: malloc'ed if capacity is not 0.
    char* intoRawParts() {
        char* data = data_;
        forget();
        return data;
    }

    friend bool operator==(String const& a, String const& b) { return a.asStr() == b.asStr(); }

  private:
    friend struct Niche<String>;
    String(char* data, usize len, usize capacity) : data_(data), len_(len), capacity_(capacity) {}

    static char* emptyData() { return const_cast<char*>(""); }
    void forget() {
        data_ = emptyData();
        len_ = 0;
        capacity_ = 0;
    }
    void release() {
        if (capacity_ != 0) alloc::release(data_);
    }
    void grow(usize additional) { useRoom(alloc::grow({data_, capacity_}, len_, additional, 1)); }
    void useRoom(alloc::Room room) {
        data_ = static_cast<char*>(room.data);
        capacity_ = room.capacity;
    }
    void pushSlowly(char32_t c);

    char* data_;
    usize len_;
    usize capacity_;
};

template <>
struct Niche<String> {
    static constexpr bool kHas = true;
    static String none() { return String(nullptr, 0, 0); }
    static bool isNone(String const& value) { return value.data_ == nullptr; }
};

}  // namespace ox
