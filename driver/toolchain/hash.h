// Keys of the build cache: 128 bits over a list of texts, so that ("ab", "c") and ("a", "bc") differ.
#pragma once

#include <string>
#include <string_view>

#include "frontend/base/int128.h"

namespace oxide::toolchain {

class Hasher {
  public:
    Hasher& add(std::string_view part);
    std::string hex() const;  // 32 digits

  private:
    void byte(unsigned char value);

    UInt128 state_ = (static_cast<UInt128>(0x6c62272e07bb0142ull) << 64) | 0x62b821756295c58dull;
};

}  // namespace oxide::toolchain
