#include "codegen/lower/body.h"
#include "codegen/lower/declarations.h"

namespace oxide::lower {

namespace {

// A method's entry: like the method, but taking the object as an untyped pointer.
cpp::FunctionDecl thunk(Context& context, const mono::VTable& vtable, const mono::VTableMethod& method,
                        const std::string& name, FunctionId target) {
    cpp::Type concrete = context.type(vtable.concrete);
    bool isMutable = method.isMutable || method.consumes;
    cpp::FunctionDecl decl;
    decl.name = identifier(vtable.name) + "_" + name;
    decl.result = context.resultType(method.result);
    decl.params.push_back({isMutable ? "void*" : "void const*", "object"});
    std::vector<Value> args;
    cpp::Expr object = cpp::staticCast(concrete + (isMutable ? "*" : " const*"), cpp::name("object"));
    for (std::size_t i = 0; i < method.params.size(); ++i) {
        std::string argument = "argument" + std::to_string(i);
        decl.params.push_back({context.type(method.params[i]), argument});
        cpp::Expr arg = cpp::name(argument);
        args.push_back({context.isTrivial(method.params[i]) ? arg : cpp::moved(arg)});
    }
    cpp::Expr call;
    // A box of a callable is callable in C++ as well.
    Ty callee = vtable.concrete;
    while (context.isBox(callee)) callee = context.types.args(callee)[0];
    bool isObject = context.kind(callee) == TyKind::Closure || context.kind(callee) == TyKind::FnDef ||
                    context.kind(callee) == TyKind::FnPtr || context.kind(callee) == TyKind::Dyn;
    if (method.isCall && isObject) {
        cpp::Expr callable = cpp::deref(object);
        if (method.consumes) {
            decl.body.push_back({cpp::LocalStmt{.type = concrete,
                                                .name = "callable",
                                                .form = cpp::Initialiser::Assign,
                                                .args = {cpp::moved(cpp::deref(object))}},
                                 {}});
            callable = cpp::name("callable");
        }
        if (const mono::ClosureInstance* closure = context.closure(callee)) context.use(closure->function);
        std::vector<cpp::Expr> operands;
        for (Value& arg : args) operands.push_back(arg.expr);
        call = cpp::call(callable, std::move(operands));
    } else {
        const mono::Function& function = context.function(target);
        Ty self = function.params.at(0).ty;
        cpp::Expr receiver = object;
        if (context.ownsObject(self)) {
            receiver = cpp::call(context.type(self) + "::fromRaw", {object});
        } else if (context.externName(self) == "ox::Pin") {
            receiver = cpp::call(context.type(self) + "::make", {object});
        } else if (context.kind(self) != TyKind::Ref) {
            receiver = cpp::moved(cpp::deref(object));
        }
        args.insert(args.begin(), Value{receiver});
        call = callFunction(context, target, std::move(args)).expr;
    }
    bool isVoid = decl.result == "void";
    if (isVoid) {
        decl.body.push_back({cpp::ExprStmt{call}, {}});
    } else {
        decl.body.push_back({cpp::ReturnStmt{call}, {}});
    }
    return decl;
}

}  // namespace

cpp::VariableDecl vtableDecl(Context& context, const mono::VTable& vtable,
                             std::vector<cpp::FunctionDecl>& thunks) {
    const mono::VTableType& type = context.program.vtableTypes[context.program.vtableTypeOf.at(vtable.dyn)];
    std::vector<cpp::Expr> entries{cpp::literal("kVTableHeader<" + context.type(vtable.concrete) + ">")};
    for (std::size_t i = 0; i < type.methods.size(); ++i) {
        FunctionId target = i < vtable.methods.size() ? vtable.methods[i] : FunctionId();
        thunks.push_back(thunk(context, vtable, type.methods[i], Context::methodName(type, i), target));
        entries.push_back(cpp::addressOf(cpp::name(thunks.back().name)));
    }
    for (Ty super : type.upcasts)
        entries.push_back(cpp::addressOf(cpp::name(context.vtable(super, vtable.concrete))));
    return {.type = identifier(type.name),
            .name = identifier(vtable.name),
            .value = cpp::list(std::move(entries)),
            .isConstexpr = true};
}

}  // namespace oxide::lower
