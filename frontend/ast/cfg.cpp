#include "frontend/ast/cfg.h"

namespace oxide::ast {

bool cfgHolds(const MetaItem& predicate, bool debugAssertions) {
    if (predicate.path.empty()) return predicate.value == "true";
    if (predicate.path.size() != 1) return false;
    std::string_view name = text(predicate.path[0].name);
    auto all = [&](bool wanted) {
        for (const MetaItem& arg : predicate.args) {
            if (cfgHolds(arg, debugAssertions) != wanted) return false;
        }
        return true;
    };
    if (predicate.hasArgs) {
        if (name == "not") return predicate.args.size() == 1 && !cfgHolds(predicate.args[0], debugAssertions);
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
        if (name == "target_arch" || name == "targetArch") return value == "x86_64";
        if (name == "target_env" || name == "targetEnv") return value == "gnu";
        if (name == "panic") return value == "unwind";
        return false;
    }
    if (name == "debug_assertions" || name == "debugAssertions") return debugAssertions;
    return name == "unix" || (debugAssertions && (name == "overflow_checks" || name == "overflowChecks"));
}

bool isCompiled(const std::vector<Attribute>& attributes, bool debugAssertions) {
    for (const Attribute& attribute : attributes) {
        if (attribute.meta.path.size() != 1) continue;
        std::string_view name = text(attribute.meta.path[0].name);
        if (name == "test") return false;
        if (name == "cfg" && attribute.meta.args.size() == 1 &&
            !cfgHolds(attribute.meta.args[0], debugAssertions))
            return false;
    }
    return true;
}

}  // namespace oxide::ast
