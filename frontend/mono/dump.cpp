#include "frontend/mono/dump.h"

#include <fmt/format.h>

namespace oxide::mono {

namespace {

std::string_view kindText(const Function& function) {
    switch (function.kind) {
        case FunctionKind::Plain:
            return function.isAsync && !function.suspends ? "plain, never suspends" : "plain";
        case FunctionKind::Extern: return "extern";
        case FunctionKind::Closure: return "closure";
        case FunctionKind::AsyncBlock:
            return function.suspends ? "async block" : "async block, never suspends";
        case FunctionKind::Constructor: return "constructor";
    }
    return "";
}

}  // namespace

std::string dump(const Program& program) {
    std::string out;
    for (const AdtInstance& adt : program.adts) {
        out += fmt::format("{} {} = {}\n", adt.isEnum ? "enum" : "struct", adt.name, adt.comment);
    }
    for (const ClosureInstance& closure : program.closures) {
        out += fmt::format("closure {} ({} captures)\n", closure.name, closure.captures.size());
    }
    for (const Function& function : program.functions) {
        out += fmt::format("{} = {} [{}]\n", function.name, function.signature, kindText(function));
    }
    for (const VTable& table : program.vtables)
        out += fmt::format("vtable {} ({} methods)\n", table.name, table.methods.size());
    for (const StaticInstance& one : program.statics) out += fmt::format("static {}\n", one.name);
    return out;
}

}  // namespace oxide::mono
