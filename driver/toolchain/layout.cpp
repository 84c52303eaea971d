#include "driver/toolchain/layout.h"

namespace oxide::toolchain {

Layout Layout::find() {
    namespace fs = std::filesystem;
    std::error_code error;
    fs::path root = fs::read_symlink("/proc/self/exe", error).parent_path().parent_path();
    return {root / "share/oxidec/include", root / "share/oxidec/api", root / "lib/oxidec/libox_runtime.a"};
}

}  // namespace oxide::toolchain
