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

// What functions may need before their definitions: classes, and the functions themselves.
void printDeclarations(Writer& out, const File& file, bool ofInterface) {
    auto isWanted = [&](const std::string& name) { return file.interface.contains(name) == ofInterface; };
    bool first = true;
    auto begin = [&] {
        if (std::exchange(first, false)) out.line();
    };
    for (const TypeDecl& decl : file.types) {
        if (!isWanted(nameOf(decl))) continue;
        begin();
        out.line("struct " + nameOf(decl) + ";");
    }
    std::vector<bool> isDeclared(file.functions.size());
    auto declare = [&](std::size_t index) {
        const FunctionDecl& function = file.functions[index];
        bool isMember = function.name.find("::") != std::string::npos;
        if (isMember || !isWanted(function.name) || isDeclared[index]) return;
        begin();
        if (ofInterface && !function.comment.empty()) out.line("// " + function.comment);
        out.line(signature(function, true) + ";");
        isDeclared[index] = true;
    };
    first = true;
    for (std::size_t index : file.early) declare(index);
    for (const TypeDecl& decl : file.types) {
        if (!isWanted(nameOf(decl))) continue;
        out.line();
        printType(out, decl);
    }
    first = true;
    for (std::size_t i = 0; i < file.functions.size(); ++i) declare(i);
}

// Up to the first definition of a function; the namespace stays open.
void printHead(Writer& out, const File& file, const std::vector<std::string>& headers, bool ofInterface) {
    for (const std::string& header : headers) out.line("#include \"" + header + "\"");
    out.line();
    out.line("namespace " + file.nameSpace + " {");
    out.line("using namespace ox;");
    printDeclarations(out, file, ofInterface);
}

}  // namespace

std::string printHeader(const File& file) {
    Writer out(nullptr, {});
    out.line("#pragma once");
    out.line();
    printHead(out, file, file.headers, true);
    out.line("}");
    return out.take().text;
}

Printed print(const File& file, const SourceMap& sources, const PrintOptions& options) {
    Writer out(&sources, options);
    printHead(out, file, options.header.empty() ? file.headers : std::vector{options.header}, false);
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
