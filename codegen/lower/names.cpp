#include "codegen/lower/names.h"

namespace oxide::lower {

namespace {

const std::unordered_set<std::string_view>& reservedWords() {
    static const std::unordered_set<std::string_view> kWords = {
        // C++
        "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case",
        "catch", "char", "char8_t", "char16_t", "char32_t", "class", "compl", "concept", "const", "consteval",
        "constexpr", "constinit", "const_cast", "continue", "co_await", "co_return", "co_yield", "decltype",
        "default", "delete", "do", "double", "dynamic_cast", "else", "enum", "explicit", "export", "extern",
        "false", "float", "for", "friend", "goto", "if", "inline", "int", "long", "mutable", "namespace",
        "new", "noexcept", "not", "not_eq", "nullptr", "operator", "or", "or_eq", "private", "protected",
        "public", "register", "reinterpret_cast", "requires", "return", "short", "signed", "sizeof", "static",
        "static_assert", "static_cast", "struct", "switch", "template", "this", "thread_local", "throw",
        "true", "try", "typedef", "typeid", "typename", "union", "unsigned", "using", "virtual", "void",
        "volatile", "wchar_t", "while", "xor", "xor_eq",
        // macros that a C library header may define
        "assert", "errno", "stdin", "stdout", "stderr", "major", "minor", "makedev", "linux", "unix", "NULL",
        "EOF", "INFINITY", "NAN", "SIGINT", "SIGTERM", "offsetof", "signbit", "isnan", "isinf", "isfinite",
        "BUFSIZ", "RAND_MAX", "INT_MAX", "INT_MIN", "CHAR_BIT", "PATH_MAX", "EXIT_SUCCESS", "EXIT_FAILURE",
        // what generated code itself says
        "std", "ox", "app", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128",
        "usize", "f32", "f64", "makeLazy", "strand", "str", "slice", "Tag", "Output", "Payload"};
    return kWords;
}

}  // namespace

std::string identifier(std::string_view name) {
    std::string result(name);
    if (reservedWords().contains(name) || result.ends_with('_')) result += "_x";
    if (result.starts_with("__")) result.insert(0, "x");
    return result;
}

std::string fieldName(std::string_view name) {
    if (!name.empty() && name[0] >= '0' && name[0] <= '9') return "_" + std::string(name);
    return identifier(name);
}

std::string variantName(std::string_view name, std::string_view enumName) {
    if (name == "Tag" || name == "Output" || name == "Payload" || name == enumName)
        return std::string(name) + "Variant";
    return identifier(name);
}

std::string LocalNames::fresh(std::string_view hint) {
    std::string base = identifier(hint.empty() ? "value" : hint);
    int& uses = taken_[base];
    if (uses == 0 && !globals_->contains(base)) {
        uses = 1;
        return base;
    }
    for (;;) {
        std::string name = base + "_" + std::to_string(++uses);
        if (globals_->contains(name) || !taken_.emplace(name, 1).second) continue;
        return name;
    }
}

}  // namespace oxide::lower
