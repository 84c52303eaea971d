#include "codegen/lower/body.h"
#include "codegen/lower/declarations.h"

namespace oxide::lower {

// Statics are never destroyed.
cpp::VariableDecl staticDecl(Context& context, const mono::StaticInstance& item) {
    cpp::Type type = context.type(item.ty);
    if (!item.initializer)
        return {.type = type, .name = identifier(item.name), .value = cpp::construct(type, {})};
    Value initial = callFunction(context, item.initializer, {});
    if (!context.needsDrop(item.ty))
        return {.type = type, .name = identifier(item.name), .value = initial.expr};
    return {.type = type + "&",
            .name = identifier(item.name),
            .value = cpp::wording({"*new " + type + "(", ")"}, {initial.expr})};
}

std::string keyName(const mono::StaticInstance& item) { return identifier(item.name) + "_key"; }

namespace {

// The static's own type; what names it has the type LocalKey<T>.
Ty keptType(Context& context, const mono::StaticInstance& item) {
    return context.externName(item.ty) == "ox::thread::LocalKey" ? context.adt(item.ty)->cppArgs[0] : item.ty;
}

}  // namespace

cpp::VariableDecl threadLocalKey(Context& context, const mono::StaticInstance& item) {
    cpp::Expr function = cpp::addressOf(cpp::name(identifier(item.name)));
    return {.type = "thread::LocalKey<" + context.type(keptType(context, item)) + ">",
            .name = keyName(item),
            .value = cpp::list({function})};
}

// A function around the variable, so that no coroutine keeps its address on another thread.
cpp::FunctionDecl threadLocal(Context& context, const mono::StaticInstance& item) {
    cpp::FunctionDecl decl;
    decl.name = identifier(item.name);
    cpp::Type type = context.type(keptType(context, item));
    decl.result = type + "*";
    decl.inlining = cpp::Inlining::Never;
    decl.body.push_back({cpp::LocalStmt{.type = type,
                                        .name = "value",
                                        .form = cpp::Initialiser::Assign,
                                        .args = {callFunction(context, item.initializer, {}).expr},
                                        .storage = cpp::Storage::ThreadLocal},
                         {}});
    decl.body.push_back({cpp::ReturnStmt{cpp::addressOf(cpp::name("value"))}, {}});
    return decl;
}

}  // namespace oxide::lower
