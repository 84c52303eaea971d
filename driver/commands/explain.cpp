#include "frontend/diag/explain.h"

#include <fmt/format.h>

#include <cctype>

#include "driver/commands/commands.h"
#include "driver/exit_status.h"

namespace oxide::driver {

int explainCommand(const Options& options) {
    std::string code = options.code;
    // `382` and `e0382` are as clear as `E0382`.
    bool isNumber =
        !code.empty() && code.find_first_not_of("0123456789") == std::string::npos && code.size() <= 4;
    if (isNumber) code = fmt::format("E{:0>4}", code);
    if (code.size() == 5 && code[0] == 'e' && std::isdigit(static_cast<unsigned char>(code[1])))
        code[0] = 'E';
    std::optional<diag::Code> known = diag::parseCode(code);
    if (!known) {
        fmt::print(stderr, "error: {} is not an error code of oxidec\n", options.code);
        return kProgramErrors;
    }
    std::string_view page = diag::explanation(*known);
    if (page.empty()) {
        fmt::print("# {}: {}\n", code, diag::codeTitle(*known));
    } else {
        fmt::print("{}", page);
    }
    return kSuccess;
}

}  // namespace oxide::driver
