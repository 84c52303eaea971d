// What runs first: the program's main, on a runtime if it is async, and its exit status.
#include "codegen/lower/body.h"
#include "codegen/lower/declarations.h"

namespace oxide::lower {

namespace {

constexpr const char* kProgram = "runProgram";

cpp::Expr runtimeConfig(Context& context, const mono::RuntimeOptions& options) {
    std::vector<std::pair<std::string, cpp::Expr>> fields;
    std::string type = context.core("RuntimeConfig");
    if (options.currentThread) fields.emplace_back("flavor", cpp::name(type + "::Flavor::CurrentThread"));
    if (options.workerThreads > 0)
        fields.emplace_back("workerThreads", cpp::literal(std::to_string(options.workerThreads)));
    if (options.startPaused) fields.emplace_back("startPaused", cpp::literal("true"));
    return cpp::aggregate(type, std::move(fields));
}

}  // namespace

cpp::FunctionDecl program(Context& context) {
    const mono::Program& program = context.program;
    const mono::Function& main = context.function(program.main);
    cpp::FunctionDecl decl;
    decl.name = LocalNames(context.globals).fresh(kProgram);
    decl.result = "int";
    auto emit = [&](auto stmt) { decl.body.push_back({std::move(stmt), {}}); };
    cpp::Expr call = callFunction(context, program.main, {}).expr;
    if (program.runtime.isAsyncMain)
        call = cpp::call("ox::tokio::main", {runtimeConfig(context, program.runtime), call});
    if (context.isUnit(main.result) || context.isNever(main.result)) {
        emit(cpp::ExprStmt{call});
        emit(cpp::ReturnStmt{cpp::literal("0")});
        return decl;
    }
    OX_CHECK(program.report.valid(), "main gives a value, and nothing says what it means");
    Ty exitCode = context.function(program.report).result;
    emit(cpp::LocalStmt{.type = context.type(exitCode),
                        .name = "code",
                        .form = cpp::Initialiser::Assign,
                        .args = {callFunction(context, program.report, {Value{call}}).expr}});
    emit(cpp::ReturnStmt{cpp::member(cpp::name("code"), context.fieldOf(exitCode, 0, 0))});
    return decl;
}

cpp::FunctionDecl entry(const std::string& nameSpace, const std::string& program) {
    cpp::FunctionDecl decl;
    decl.name = "main";
    decl.result = "int";
    decl.isStatic = false;
    decl.params = {{"int", "argc"}, {"char**", "argv"}};
    cpp::Expr run =
        cpp::call("ox::runMain<" + nameSpace + "::" + program + ">", {cpp::name("argc"), cpp::name("argv")});
    decl.body.push_back({cpp::ReturnStmt{run}, {}});
    return decl;
}

}  // namespace oxide::lower
