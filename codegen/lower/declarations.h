// What stands around the functions: classes, vtables, statics, wrappers, main.
#pragma once

#include "codegen/lower/context.h"

namespace oxide::lower {

// The generated structs, enums and closures, each behind what it contains.
std::vector<Ty> definitionOrder(Context& context);
std::vector<cpp::TypeDecl> typeDecls(Context& context);

// The table of one concrete type; the functions in it go to `thunks`: they take the object as `void*`.
cpp::VariableDecl vtableDecl(Context& context, const mono::VTable& vtable,
                             std::vector<cpp::FunctionDecl>& thunks);

// A C++ function for an extern declaration or a constructor that is used as a value.
cpp::FunctionDecl wrapper(Context& context, FunctionId id);
// A C++ function that calls a closure without captures.
cpp::FunctionDecl closurePointer(Context& context, FunctionId id);

cpp::VariableDecl threadLocalKey(Context& context, const mono::StaticInstance& item);
cpp::FunctionDecl threadLocal(Context& context, const mono::StaticInstance& item);
cpp::VariableDecl staticDecl(Context& context, const mono::StaticInstance& item);

// Runs main and gives the exit status; and the C++ main, which calls that.
cpp::FunctionDecl program(Context& context);
cpp::FunctionDecl entry(const std::string& nameSpace, const std::string& program);

}  // namespace oxide::lower
