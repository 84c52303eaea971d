// Values of constant evaluation.
#pragma once

#include <string>
#include <vector>

#include "frontend/types/type.h"

namespace oxide::check {

// A value, or the content of a place. Pointers refer to values that the evaluator keeps alive.
struct ConstValue {
    enum class Kind : std::uint8_t {
        Unset,      // a place without a value
        Scalar,     // integers (two's complement of 128 bits, as their type has them), Bool, Char
        Float,      // `text`: as written
        Text,       // &str
        Aggregate,  // tuples, structs, variants, arrays; unit has no parts
        Pointer,    // to `target`; of slices: to `count` parts of it, from `first` on
    };
    Kind kind = Kind::Unset;
    bool isSlice = false;
    std::uint32_t variant = 0;
    std::uint64_t first = 0;
    std::uint64_t count = 0;
    UInt128 scalar = 0;
    std::string text;
    std::vector<ConstValue> parts;
    ConstValue* target = nullptr;

    static ConstValue of(UInt128 scalar) {
        ConstValue result;
        result.kind = Kind::Scalar;
        result.scalar = scalar;
        return result;
    }
    static ConstValue aggregate(std::size_t size) {
        ConstValue result;
        result.kind = Kind::Aggregate;
        result.parts.resize(size);
        return result;
    }
    static ConstValue pointer(ConstValue* target) {
        ConstValue result;
        result.kind = Kind::Pointer;
        result.target = target;
        return result;
    }
};

// `value` cut to the width of an integer type, in two's complement of 128 bits.
UInt128 truncateTo(const types::TypeTable& table, types::Ty type, UInt128 value);

}  // namespace oxide::check
