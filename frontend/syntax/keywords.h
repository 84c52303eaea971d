// Words that are keywords: always, or only where the token filter finds that they stand as one.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace oxide::syntax {

enum class Word : std::uint8_t {
    // always a keyword
    As,
    Async,
    Await,
    Break,
    Const,
    Continue,
    Crate,
    Dyn,
    Else,
    Enum,
    Extern,
    False,
    Fn,
    For,
    If,
    Impl,
    In,
    Let,
    Loop,
    Match,
    Move,
    Mut,
    Null,
    Ref,
    Return,
    Self,
    SelfType,
    Static,
    Struct,
    Super,
    Trait,
    True,
    Type,
    Underscore,
    Unsafe,
    Where,
    While,
    Yield,
    // a keyword by its place
    Var,
    Guard,
    Import,
    Module,
    External,
    Extension,
    Mutating,
    Consuming,
    Public,
    Private,
    MacroRules,
    // Rust's
    Pub,
    Use,
    Mod,
};

std::optional<Word> wordOf(std::string_view text);

}  // namespace oxide::syntax
