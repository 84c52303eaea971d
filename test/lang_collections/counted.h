// A value that knows how many of its kind live and in which order they died.
#pragma once

#include <gtest/gtest.h>

#include <vector>

#include "ox/lang/panic.h"

#define EXPECT_PANIC(statement)         \
    EXPECT_THROW(statement, ox::Panic); \
    ox::panicking::ended()

namespace ox::test {

class Counted {
  public:
    explicit Counted(int value) : value_(value) { ++live; }
    Counted(Counted&& other) noexcept : value_(std::exchange(other.value_, kInert)) {}
    Counted& operator=(Counted&& other) noexcept {
        int old = std::exchange(value_, std::exchange(other.value_, kInert));
        if (old != kInert) die(old);
        return *this;
    }
    ~Counted() {
        if (value_ != kInert) die(value_);
    }

    int value() const { return value_; }

    static void reset() {
        live = 0;
        died.clear();
    }

    static inline int live = 0;
    static inline std::vector<int> died;

  private:
    static constexpr int kInert = -1;
    static void die(int value) {
        --live;
        died.push_back(value);
    }

    int value_;
};

}  // namespace ox::test
