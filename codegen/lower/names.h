// C++ identifiers for Oxide names.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace oxide::lower {

// The name itself, unless C++ or the generated code reserves it. Names that end in `_` are ours.
std::string identifier(std::string_view name);
std::string fieldName(std::string_view name);  // "0" is _0
std::string variantName(std::string_view name, std::string_view enumName);

// The locals of one function: each name once, also in different scopes, so that nothing hides anything.
class LocalNames {
  public:
    explicit LocalNames(const std::unordered_set<std::string>& globals) : globals_(&globals) {}

    std::string fresh(std::string_view hint);
    void reserve(std::string name) { taken_.emplace(std::move(name), 1); }

  private:
    const std::unordered_set<std::string>* globals_;
    std::unordered_map<std::string, int> taken_;  // and how often it was asked for
};

}  // namespace oxide::lower
