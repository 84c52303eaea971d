#include "codegen/lower/context.h"

#include "codegen/lower/names.h"

namespace oxide::lower {

Context::Context(const mono::Program& program, types::TypeTable& types, const SourceMap& sources)
    : program(program), types(types), sources(sources) {
    auto add = [&](const std::string& name) {
        globals.insert(name);
        typeNames_.insert(name);
    };
    for (const mono::AdtInstance& adt : program.adts) {
        if (!adt.isExtern) add(identifier(adt.name));
    }
    for (const mono::ClosureInstance& closure : program.closures) add(identifier(closure.name));
    for (const mono::VTableType& vtable : program.vtableTypes) add(identifier(vtable.name));
    for (const mono::Function& function : program.functions) globals.insert(identifier(function.name));
    for (const mono::StaticInstance& item : program.statics) globals.insert(identifier(item.name));
}

FunctionId Context::callee(const hir::Callee& callee) const {
    auto found = program.byCallee.find({callee.def, callee.args});
    OX_CHECK(found != program.byCallee.end(), "a callee that is not in the program");
    return found->second;
}

FunctionId Context::bodyOf(types::BodyId body, types::Args args) const {
    auto found = program.byBody.find({body, args});
    OX_CHECK(found != program.byBody.end(), "a closure that is not in the program");
    return found->second;
}

std::string wrapperName(const mono::Function& function) { return identifier(function.name); }

std::string Context::use(FunctionId id) {
    if (neededSet_.insert(id).second) needed_.push_back(id);
    return identifier(function(id).name);
}

std::string Context::useValue(FunctionId id) {
    const mono::Function& item = function(id);
    if (item.kind != mono::FunctionKind::Extern && item.kind != mono::FunctionKind::Constructor) return use(id);
    if (wrapperSet_.insert(id).second) wrappers_.push_back(id);
    return wrapperName(item);
}

void Context::useEarly(FunctionId id) {
    if (!earlySet_.insert(id).second) return;
    use(id);
    // What the signature mentions is declared before it.
    for (const mono::Param& param : function(id).params) type(param.ty);
    type(function(id).result);
    early_.push_back(id);
}

std::string Context::useFormat(FunctionId id) {
    const mono::Function& item = function(id);
    if (item.kind != mono::FunctionKind::Extern) return use(id);
    std::string text = item.external.text;
    bool isName = text.find('$') == std::string::npos && !text.starts_with(".") && !text.starts_with("Self::");
    if (!isName) return useValue(id);
    for (const auto& [name, ty] : item.external.names) {
        std::string placeholder = "{" + name + "}";
        for (std::size_t at; (at = text.find(placeholder)) != std::string::npos;) text.replace(at, placeholder.size(), type(ty));
    }
    return externText(text);
}

}  // namespace oxide::lower
