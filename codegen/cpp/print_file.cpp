#include "codegen/cpp/writer.h"

namespace oxide::cpp {

namespace {

std::string signature(const FunctionDecl& function, bool declaration) {
    std::string text;
    if (declaration && function.isNoreturn) text += "[[noreturn]] ";
    if (declaration && function.inlining == Inlining::Never) text += "[[gnu::noinline]] ";
    if (declaration && function.inlining == Inlining::Always) text += "[[gnu::always_inline]] ";
    if (declaration && function.isCold) text += "[[gnu::cold]] ";
    if (function.isStatic) text += "static ";
    bool isInline = function.inlining == Inlining::Hinted || function.inlining == Inlining::Always;
    if (declaration && isInline) text += "inline ";
    text += function.result + " " + function.name + "(";
    for (std::size_t i = 0; i < function.params.size(); ++i) {
        const FieldDecl& param = function.params[i];
        if (i > 0) text += ", ";
        text += param.type;
        if (!declaration && !param.name.empty()) text += " " + param.name;
        if (declaration && !param.byDefault.empty()) text += " = " + param.byDefault;
    }
    return text + (function.isConst ? ") const" : ")");
}

void printDefinition(Writer& out, const FunctionDecl& function) {
    if (!function.comment.empty()) out.line("// " + function.comment);
    out.at(function.span);
    out.open(signature(function, false));
    printBlock(out, function.body);
    out.close();
}

std::string nameOf(const TypeDecl& decl) {
    return std::visit([](const auto& node) { return node.name; }, decl);
}

void printVariable(Writer& out, const VariableDecl& variable) {
    std::string head =
        (variable.isConstexpr ? "static constexpr " : "static ") + variable.type + " " + variable.name;
    if (variable.value) {
        head += " = ";
        head += layout(variable.value, out, head.size(), 1);
    }
    out.line(head + ";");
}

}  // namespace

Printed print(const File& file, const SourceMap& sources, const PrintOptions& options) {
    Writer out(&sources, options);
    for (const std::string& header : file.headers) out.line("#include \"" + header + "\"");
    out.line();
    out.line("namespace " + file.nameSpace + " {");
    out.line("using namespace ox;");
    if (!file.types.empty()) {
        out.line();
        for (const TypeDecl& decl : file.types) out.line("struct " + nameOf(decl) + ";");
    }
    std::vector<bool> isDeclared(file.functions.size());
    if (!file.early.empty()) out.line();
    for (std::size_t index : file.early) {
        out.line(signature(file.functions[index], true) + ";");
        isDeclared[index] = true;
    }
    for (const TypeDecl& decl : file.types) {
        out.line();
        printType(out, decl);
    }
    out.line();
    for (std::size_t i = 0; i < file.functions.size(); ++i) {
        bool isMember = file.functions[i].name.find("::") != std::string::npos;
        if (!isMember && !isDeclared[i]) out.line(signature(file.functions[i], true) + ";");
    }
    if (!file.vtables.empty()) out.line();
    for (const VariableDecl& variable : file.vtables) printVariable(out, variable);
    if (!file.statics.empty()) out.line();
    for (const VariableDecl& variable : file.statics) printVariable(out, variable);
    for (const FunctionDecl& function : file.functions) {
        out.line();
        printDefinition(out, function);
    }
    out.line("}");
    if (file.entry) {
        out.line();
        FunctionDecl entry = *file.entry;
        entry.isStatic = false;
        printDefinition(out, entry);
    }
    return out.take();
}

}  // namespace oxide::cpp
