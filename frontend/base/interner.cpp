#include "frontend/base/interner.h"

#include <deque>
#include <map>
#include <unordered_map>

#include "frontend/base/check.h"

namespace oxide {

namespace {

// Which expansion wrote a name, and which name it wrote.
struct Origin {
    Name inner;
    std::uint32_t expansion = Name::kNone;
};

struct Table {
    std::deque<std::string> texts;
    std::unordered_map<std::string_view, std::uint32_t> ids;
    std::unordered_map<std::uint32_t, Origin> origins;                 // of the hygienic names
    std::map<std::pair<std::uint32_t, std::uint32_t>, Name> hygienic;  // name and expansion
};

Table& table() {
    static Table instance;
    return instance;
}

bool isLowerOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

Name intern(std::string_view text) {
    Table& t = table();
    if (auto it = t.ids.find(text); it != t.ids.end()) return Name(it->second);
    t.texts.emplace_back(text);
    auto id = static_cast<std::uint32_t>(t.texts.size() - 1);
    t.ids.emplace(t.texts.back(), id);
    return Name(id);
}

std::string_view text(Name name) {
    if (!name) return {};
    OX_CHECK(name.value < table().texts.size(), "name was not interned");
    return table().texts[name.value];
}

Name hygienic(Name name, std::uint32_t expansion) {
    Table& t = table();
    Name& result = t.hygienic[{name.value, expansion}];
    if (result) return result;
    t.texts.emplace_back(t.texts[name.value]);
    result = Name(static_cast<std::uint32_t>(t.texts.size() - 1));
    t.origins[result.value] = {name, expansion};
    return result;
}

namespace {

Origin originOf(Name name) {
    auto found = table().origins.find(name.value);
    return found == table().origins.end() ? Origin{name, Name::kNone} : found->second;
}

}  // namespace

std::uint32_t expansionOf(Name name) { return originOf(name).expansion; }
Name withoutExpansion(Name name) { return originOf(name).inner; }

Name plain(Name name) {
    while (expansionOf(name) != Name::kNone) name = withoutExpansion(name);
    return name;
}

Name camelCase(Name name) {
    std::string_view from = text(name);
    std::size_t first = from.find_first_not_of('_');
    if (first == std::string_view::npos || from.find('_', first) == std::string_view::npos) return name;
    if (!(from[first] >= 'a' && from[first] <= 'z')) return name;
    std::string to(from.substr(0, first));
    for (std::size_t i = first; i < from.size(); ++i) {
        bool joins = from[i] == '_' && i + 1 < from.size() && isLowerOrDigit(from[i + 1]);
        if (!joins) {
            to += from[i];
            continue;
        }
        char next = from[++i];
        to += next >= 'a' && next <= 'z' ? static_cast<char>(next - 'a' + 'A') : next;
    }
    return intern(to);
}

}  // namespace oxide
