// Primitive types and the macros of the library: the names that are declared nowhere.
#include <array>
#include <utility>

#include "frontend/resolve/state.h"

namespace oxide::resolve {

namespace {

constexpr std::pair<std::string_view, BuiltinType> kTypes[] = {
    {"Int", BuiltinType::Int32},       {"UInt", BuiltinType::UInt32},     {"Float", BuiltinType::Float64},
    {"Int8", BuiltinType::Int8},       {"Int16", BuiltinType::Int16},     {"Int32", BuiltinType::Int32},
    {"Int64", BuiltinType::Int64},     {"Int128", BuiltinType::Int128},   {"IntSize", BuiltinType::IntSize},
    {"UInt8", BuiltinType::UInt8},     {"UInt16", BuiltinType::UInt16},   {"UInt32", BuiltinType::UInt32},
    {"UInt64", BuiltinType::UInt64},   {"UInt128", BuiltinType::UInt128}, {"UIntSize", BuiltinType::UIntSize},
    {"Float32", BuiltinType::Float32}, {"Float64", BuiltinType::Float64}, {"Bool", BuiltinType::Bool},
    {"Char", BuiltinType::Char},       {"str", BuiltinType::Str},         {"Void", BuiltinType::Unit},
    {"Unit", BuiltinType::Unit},       {"Never", BuiltinType::Never},     {"i8", BuiltinType::Int8},
    {"i16", BuiltinType::Int16},       {"i32", BuiltinType::Int32},       {"i64", BuiltinType::Int64},
    {"i128", BuiltinType::Int128},     {"isize", BuiltinType::IntSize},   {"u8", BuiltinType::UInt8},
    {"u16", BuiltinType::UInt16},      {"u32", BuiltinType::UInt32},      {"u64", BuiltinType::UInt64},
    {"u128", BuiltinType::UInt128},    {"usize", BuiltinType::UIntSize},  {"f32", BuiltinType::Float32},
    {"f64", BuiltinType::Float64},     {"bool", BuiltinType::Bool},       {"char", BuiltinType::Char},
};

struct LibraryMacro {
    std::string_view module;
    std::string_view name;
    std::optional<BuiltinMacro> macro;  // none: a name with syntax of its own, or of an attribute
    bool hasOwnSyntax = !macro.has_value();
};

constexpr LibraryMacro kMacros[] = {
    {"std", "println", BuiltinMacro::Println},
    {"std", "print", BuiltinMacro::Print},
    {"std", "eprintln", BuiltinMacro::Eprintln},
    {"std", "eprint", BuiltinMacro::Eprint},
    {"std", "format", BuiltinMacro::Format},
    {"std", "formatArgs", BuiltinMacro::FormatArgs},
    {"std", "write", BuiltinMacro::Write},
    {"std", "writeln", BuiltinMacro::Writeln},
    {"std", "panic", BuiltinMacro::Panic},
    {"std", "assert", BuiltinMacro::Assert},
    {"std", "assertEq", BuiltinMacro::AssertEq},
    {"std", "assertNe", BuiltinMacro::AssertNe},
    {"std", "debugAssert", BuiltinMacro::DebugAssert},
    {"std", "debugAssertEq", BuiltinMacro::DebugAssertEq},
    {"std", "debugAssertNe", BuiltinMacro::DebugAssertNe},
    {"std", "unreachable", BuiltinMacro::Unreachable},
    {"std", "todo", BuiltinMacro::Todo},
    {"std", "unimplemented", BuiltinMacro::Unimplemented},
    {"std", "vec", BuiltinMacro::Vec},
    {"std", "matches", BuiltinMacro::Matches},
    {"std", "dbg", BuiltinMacro::Dbg},
    {"std", "concat", BuiltinMacro::Concat},
    {"std", "stringify", BuiltinMacro::Stringify},
    {"std", "line", BuiltinMacro::Line},
    {"std", "column", BuiltinMacro::Column},
    {"std", "file", BuiltinMacro::File},
    {"std", "modulePath", BuiltinMacro::ModulePath},
    {"std", "env", BuiltinMacro::Env},
    {"std", "optionEnv", BuiltinMacro::OptionEnv},
    {"std", "includeStr", BuiltinMacro::IncludeStr},
    {"std", "compileError", BuiltinMacro::CompileError},
    {"std", "cfg", BuiltinMacro::Cfg},
    {"std", "threadLocal", std::nullopt},
    {"std.pin", "pin", BuiltinMacro::Pin},
    {"std.task", "ready", BuiltinMacro::Ready},
    {"tokio", "join", BuiltinMacro::Join},
    {"tokio", "tryJoin", BuiltinMacro::TryJoin},
    {"tokio", "pin", BuiltinMacro::Pin},
    {"tokio", "select", std::nullopt},
    {"tokio", "taskLocal", std::nullopt},
    {"tokio", "main", std::nullopt},
    {"tokio", "test", std::nullopt},
    {"asyncStream", "stream", BuiltinMacro::Stream},
    {"asyncStream", "tryStream", BuiltinMacro::TryStream},
    {"futures", "join", BuiltinMacro::Join},
    {"futures", "tryJoin", BuiltinMacro::TryJoin},
    {"futures", "ready", BuiltinMacro::Ready},
    {"futures", "pinMut", BuiltinMacro::Pin},
    {"futures", "poll", BuiltinMacro::PollOnce},
    {"futures", "pending", BuiltinMacro::PendingOnce},
    // Told from Tokio's by this: they poll what is not at its end.
    {"futures", "select", BuiltinMacro::PollOnce, true},
    {"futures", "selectBiased", BuiltinMacro::PollOnce, true},
};

}  // namespace

std::optional<BuiltinType> builtinType(Name name) {
    static const auto kTable = [] {
        std::unordered_map<Name, BuiltinType> table;
        for (auto [text, type] : kTypes) table.emplace(intern(text), type);
        return table;
    }();
    auto it = kTable.find(name);
    return it == kTable.end() ? std::nullopt : std::optional(it->second);
}

std::string_view builtinTypeName(BuiltinType type) {
    if (type == BuiltinType::Int32) return "Int";
    if (type == BuiltinType::UInt32) return "UInt";
    if (type == BuiltinType::Float64) return "Float";
    if (type == BuiltinType::Unit) return "()";
    for (auto [name, candidate] : kTypes) {
        if (candidate == type) return name;
    }
    OX_UNREACHABLE("builtin type without a name");
}

Binding libraryMacro(std::string_view modulePath, Name name) {
    std::string_view wanted = text(camelCase(name));
    for (const LibraryMacro& entry : kMacros) {
        if (entry.module != modulePath || entry.name != wanted) continue;
        Binding binding;
        binding.target.kind = Target::Kind::Macro;
        binding.access.everybody = true;
        binding.hasOwnSyntax = entry.hasOwnSyntax;
        if (entry.macro) binding.target.macro = *entry.macro;
        return binding;
    }
    return {};
}

std::string_view builtinMacroName(BuiltinMacro macro) {
    for (const LibraryMacro& entry : kMacros) {
        if (entry.macro == macro) return entry.name;
    }
    OX_UNREACHABLE("macro without a name");
}

}  // namespace oxide::resolve
