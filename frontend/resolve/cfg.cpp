// #[cfg(..)]: what is part of the program at all.
#include "frontend/resolve/state.h"

namespace oxide::resolve {

namespace {

bool holds(const ast::MetaItem& predicate, bool debugAssertions) {
    if (predicate.path.size() != 1) return false;
    std::string_view name = text(predicate.path[0].name);
    auto all = [&](bool wanted) {
        for (const ast::MetaItem& arg : predicate.args) {
            if (holds(arg, debugAssertions) != wanted) return false;
        }
        return true;
    };
    if (predicate.hasArgs) {
        if (name == "not") return predicate.args.size() == 1 && !holds(predicate.args[0], debugAssertions);
        if (name == "all") return all(true);
        if (name == "any") return !all(false);
        return false;
    }
    if (predicate.value) {
        const std::string& value = *predicate.value;
        if (name == "target_os" || name == "targetOs") return value == "linux";
        if (name == "target_family" || name == "targetFamily") return value == "unix";
        if (name == "target_pointer_width" || name == "targetPointerWidth") return value == "64";
        if (name == "target_endian" || name == "targetEndian") return value == "little";
        if (name == "panic") return value == "unwind";
        return false;
    }
    if (name == "debug_assertions" || name == "debugAssertions") return debugAssertions;
    return name == "unix" || name == "true";
}

}  // namespace

bool isCompiled(const std::vector<ast::Attribute>& attributes, bool debugAssertions) {
    for (const ast::Attribute& attribute : attributes) {
        if (attribute.meta.path.size() != 1) continue;
        std::string_view name = text(attribute.meta.path[0].name);
        if (name == "test") return false;
        if (name == "cfg" && attribute.meta.args.size() == 1 &&
            !holds(attribute.meta.args[0], debugAssertions))
            return false;
    }
    return true;
}

}  // namespace oxide::resolve
