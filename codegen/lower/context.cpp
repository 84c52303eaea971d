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

std::string Context::wrapperName(FunctionId id) const {
    std::string name = identifier(function(id).name);
    return function(id).isAsync ? name + "_future" : function(id).tracksCaller ? name + "_value" : name;
}

std::string Context::use(FunctionId id) {
    if (neededSet_.insert(id).second) needed_.push_back(id);
    return identifier(function(id).name);
}

std::string Context::useValue(FunctionId id) {
    const mono::Function& item = function(id);
    bool isFunction = item.kind != mono::FunctionKind::Extern &&
                      item.kind != mono::FunctionKind::Constructor && !item.isAsync && !item.tracksCaller;
    if (isFunction) return use(id);
    if (wrapperSet_.insert(id).second) wrappers_.push_back(id);
    return wrapperName(id);
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
    if (item.kind != mono::FunctionKind::Extern) return useValue(id);
    std::string text = item.external.text;
    bool isName =
        text.find('$') == std::string::npos && !text.starts_with(".") && !text.starts_with("Self::");
    if (!isName) return useValue(id);
    return externText(substituted(item.external, text));
}

std::string Context::closurePointer(FunctionId id) {
    if (closurePointerSet_.insert(id).second) closurePointers_.push_back(id);
    return identifier(function(id).name) + "_call";
}

std::string Context::vtable(Ty dyn, Ty concrete) {
    auto found = program.vtableOf.find({dyn, concrete});
    OX_CHECK(found != program.vtableOf.end(),
             "a vtable that is not in the program: " + type(dyn) + " of " + type(concrete));
    for (const mono::VTableMethod& method : program.vtableTypes[program.vtableTypeOf.at(dyn)].methods) {
        if (method.isPoll) return core("kFutureVTable") + "<" + type(concrete) + ">";
    }
    if (vtableSet_.insert(found->second).second) vtables_.push_back(found->second);
    return identifier(program.vtables[found->second].name);
}

std::string Context::vtableClass(Ty dyn) {
    std::string tag = type(dyn);  // Dyn<V>
    std::size_t open = tag.find('<') + 1;
    return tag.substr(open, tag.size() - open - 1);
}

std::string Context::superName(Ty dyn) {
    return "super_" + identifier(program.vtableTypes[program.vtableTypeOf.at(dyn)].name);
}

std::string Context::methodName(const mono::VTableType& type, std::size_t slot) {
    std::string name = identifier(type.methods[slot].name);
    for (std::size_t i = 0; i < slot; ++i) {
        if (type.methods[i].name == type.methods[slot].name) return name + "_" + std::to_string(slot);
    }
    return name == "header" ? "header_method" : name;
}

std::string Context::methodName(Ty dyn, std::uint32_t slot) const {
    return methodName(program.vtableTypes[program.vtableTypeOf.at(dyn)], slot);
}

const mono::VTableMethod& Context::vtableMethod(Ty dyn, std::uint32_t slot) const {
    auto found = program.vtableTypeOf.find(dyn);
    OX_CHECK(found != program.vtableTypeOf.end(), "a dyn type without its vtable");
    return program.vtableTypes[found->second].methods[slot];
}

}  // namespace oxide::lower
