#include "frontend/base/snake_case.h"

namespace oxide {

std::string snakeCase(std::string_view name) {
    if (name.empty() || !(name[0] >= 'a' && name[0] <= 'z')) return std::string(name);
    std::string result;
    for (char c : name) {
        if (c >= 'A' && c <= 'Z') {
            result += '_';
            result += static_cast<char>(c - 'A' + 'a');
        } else {
            result += c;
        }
    }
    return result;
}

}  // namespace oxide
