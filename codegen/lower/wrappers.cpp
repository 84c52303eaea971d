// C++ functions for what has none: extern declarations, constructors and closures as function pointers.
#include "codegen/lower/body.h"
#include "codegen/lower/declarations.h"

namespace oxide::lower {

namespace {

cpp::FunctionDecl head(Context& context, const mono::Function& function, std::string name,
                       std::vector<Value>& args) {
    cpp::FunctionDecl decl;
    decl.name = std::move(name);
    decl.comment = function.signature;
    decl.result = context.resultType(function.result);
    decl.isNoreturn = context.isNever(function.result);
    for (std::size_t i = 0; i < function.params.size(); ++i) {
        std::string param = "argument" + std::to_string(i);
        decl.params.push_back({context.type(function.params[i].ty), param});
        cpp::Expr arg = cpp::name(param);
        args.push_back({context.isTrivial(function.params[i].ty) ? arg : cpp::moved(arg)});
    }
    return decl;
}

void finish(Context& context, const mono::Function& function, cpp::FunctionDecl& decl, cpp::Expr call) {
    bool isVoid = context.isUnit(function.result) || context.isNever(function.result);
    if (isVoid) {
        decl.body.push_back({cpp::ExprStmt{std::move(call)}, {}});
    } else {
        decl.body.push_back({cpp::ReturnStmt{std::move(call)}, {}});
    }
    if (decl.isNoreturn) decl.body.push_back({cpp::UnreachableStmt{}, {}});
}

}  // namespace

cpp::FunctionDecl wrapper(Context& context, FunctionId id) {
    const mono::Function& function = context.function(id);
    std::vector<Value> args;
    cpp::FunctionDecl decl = head(context, function, context.wrapperName(id), args);
    if (function.isAsync) {
        decl.result = context.type(context.types.asyncCall(function.def, function.args));
        decl.body.push_back({cpp::ReturnStmt{callFunction(context, id, std::move(args)).expr}, {}});
        return decl;
    }
    finish(context, function, decl, callFunction(context, id, std::move(args)).expr);
    return decl;
}

cpp::FunctionDecl closurePointer(Context& context, FunctionId id) {
    const mono::Function& function = context.function(id);
    std::vector<Value> args;
    cpp::FunctionDecl decl = head(context, function, context.closurePointer(id), args);
    std::string type;
    for (const mono::ClosureInstance& closure : context.program.closures) {
        if (closure.function == id) type = identifier(closure.name);
    }
    decl.body.push_back({cpp::LocalStmt{.type = type, .name = "closure"}, {}});
    std::vector<cpp::Expr> operands;
    for (Value& arg : args) operands.push_back(arg.expr);
    finish(context, function, decl, cpp::call("closure", std::move(operands)));
    return decl;
}

}  // namespace oxide::lower
