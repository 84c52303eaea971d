// C++ model -> text. Deterministic; 110 columns where lines may be broken.
#pragma once

#include "codegen/cpp/file.h"

namespace oxide::cpp {

struct PrintOptions {
    bool lineDirectives =
        true;            // then statements stay on one line each, so that every panic reports its own line
    std::string header{};  // what declares the interface; empty: nothing
};

// Line `cppLine` (1-based) of the text comes from `span`.
struct LineMapEntry {
    std::uint32_t cppLine = 0;
    Span span;
};

struct Printed {
    std::string text;
    std::vector<LineMapEntry> lineMap;  // ascending
};

Printed print(const File& file, const SourceMap& sources, const PrintOptions& options = {});

// The header that declares the interface.
std::string printHeader(const File& file);

// Of one expression or type declaration, for tests and dumps.
std::string print(const Expr& expr);
std::string print(const TypeDecl& decl);

}  // namespace oxide::cpp
