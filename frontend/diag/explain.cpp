#include "frontend/diag/explain.h"

namespace oxide::diag {

namespace {

struct Page {
    std::string_view code;
    std::string_view text;
};

// The last entry keeps the array from being empty.
constexpr Page kPages[] = {
#include "explain_pages.inc"
    {"", ""},
};

}  // namespace

std::string_view explanation(Code code) {
    for (const Page& page : kPages) {
        if (page.code == codeText(code)) return page.text;
    }
    return {};
}

}  // namespace oxide::diag
