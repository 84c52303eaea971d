#include "frontend/resolve/edit_distance.h"

#include <algorithm>
#include <string>
#include <utility>

namespace oxide::resolve {

namespace {

// Insertions, deletions, replacements and swaps of neighbours.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> beforeLast, last(b.size() + 1), current(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({last[j] + 1, current[j - 1] + 1, replace});
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) current[j] = std::min(current[j], beforeLast[j - 2] + 1);
        }
        beforeLast = std::exchange(last, current);
    }
    return last[b.size()];
}

std::string plain(std::string_view name) {
    std::string result;
    for (char c : name) {
        if (c != '_') result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

}  // namespace

Name bestMatch(Name name, const std::vector<Name>& candidates) {
    std::string_view wanted = text(name);
    std::size_t limit = std::max<std::size_t>(wanted.size(), 3) / 3;
    Name best;
    std::size_t bestDistance = limit + 1;
    for (Name candidate : candidates) {
        std::string_view other = text(candidate);
        if (candidate == name || other == "_") continue;
        if (plain(other) == plain(wanted)) return candidate;
        std::size_t difference =
            other.size() > wanted.size() ? other.size() - wanted.size() : wanted.size() - other.size();
        if (difference >= bestDistance) continue;
        std::size_t d = distance(wanted, other);
        if (d < bestDistance) {
            best = candidate;
            bestDistance = d;
        }
    }
    return best;
}

}  // namespace oxide::resolve
