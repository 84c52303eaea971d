// The monomorphic program as C++. Cannot fail: whatever could be wrong was reported before.
#pragma once

#include "codegen/cpp/file.h"
#include "frontend/mono/program.h"

namespace oxide::lower {

struct Options {
    std::string nameSpace = "app";
    bool verify = true;  // check the program and the emitted model by hir/verify.h and cpp/verify.h
};

cpp::File run(const mono::Program& program, types::TypeTable& types, const SourceMap& sources,
              const Options& options = {});

}  // namespace oxide::lower
