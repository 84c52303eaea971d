// A function's head: parameters, captures, and how they become locals.
#include "codegen/lower/body.h"
#include "codegen/lower/unused.h"

namespace oxide::lower {

std::vector<cpp::FieldDecl> captureFields(Context& context, const hir::Body& body) {
    LocalNames names(context.globals);
    std::vector<cpp::FieldDecl> fields;
    for (const hir::Capture& capture : body.captures) {
        cpp::Type type = capture.mode == hir::CaptureMode::Move
                             ? context.type(capture.ty)
                             : context.reference(capture.mode == hir::CaptureMode::Mutable, capture.ty);
        fields.push_back({type, names.fresh(text(capture.name))});
    }
    return fields;
}

namespace {

// A parameter that is just a name.
const hir::BindingPattern* plainBinding(const hir::Body& body, PatternId id) {
    const auto* binding = std::get_if<hir::BindingPattern>(&body[id].kind);
    bool byValue =
        binding && (binding->mode == hir::BindingMode::Copy || binding->mode == hir::BindingMode::Move);
    return byValue && !binding->sub ? binding : nullptr;
}

cpp::Inlining inliningOf(mono::Inlining inlining) {
    switch (inlining) {
        case mono::Inlining::Chosen: return cpp::Inlining::Chosen;
        case mono::Inlining::Hinted: return cpp::Inlining::Hinted;
        case mono::Inlining::Always: return cpp::Inlining::Always;
        case mono::Inlining::Never: return cpp::Inlining::Never;
    }
    OX_UNREACHABLE("an inlining of no kind");
}

}  // namespace

void BodyLowering::prepareLocals() {
    bool isBlock = function_.kind == mono::FunctionKind::AsyncBlock;
    std::vector<cpp::FieldDecl> fields = captureFields(context_, body_);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        names_.reserve(fields[i].name);
        if (!isBlock) members_.insert(fields[i].name);
        cpp::Expr name = cpp::name(fields[i].name);
        const hir::Capture& capture = body_.captures[i];
        bool isPointer = capture.mode != hir::CaptureMode::Move && !context_.isUnsized(capture.ty);
        captures_.push_back(isPointer ? cpp::deref(name) : name);
    }
}

void BodyLowering::prepareParams(cpp::FunctionDecl& decl) {
    // Values whose death shows become locals, so that they die after the other locals, the last parameter
    // first. A coroutine's parameters outlive its locals anyway, but a panic cannot be caught there, and g++
    // 12 destroys them first to last: the first one may stay if it is the library's.
    bool mayStay = isCoroutine_;
    auto mustBeLocal = [&](Ty ty) {
        if (!context_.isVisible(ty)) return false;
        return !std::exchange(mayStay, false) || context_.dropsUsersValue(ty);
    };
    auto toLocal = [&](const std::string& name, Ty ty) {
        std::string param = names_.fresh(name + "_param");
        emitLocal(name, ty, {cpp::moved(cpp::name(param))});
        return param;
    };
    if (function_.kind == mono::FunctionKind::AsyncBlock) {
        std::vector<cpp::FieldDecl> fields = captureFields(context_, body_);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const hir::Capture& item = body_.captures[i];
            bool move = item.mode == hir::CaptureMode::Move && mustBeLocal(item.ty);
            decl.params.push_back({fields[i].type, move ? toLocal(fields[i].name, item.ty) : fields[i].name});
        }
    } else if (function_.kind == mono::FunctionKind::Closure && body_.callKind == hir::CallKind::FnOnce) {
        std::vector<cpp::FieldDecl> fields = captureFields(context_, body_);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const hir::Capture& item = body_.captures[i];
            if (item.mode != hir::CaptureMode::Move || !context_.isVisible(item.ty)) continue;
            std::string name = names_.fresh(fields[i].name);
            emitLocal(name, item.ty, {cpp::moved(cpp::name(fields[i].name))});
            captures_[i] = cpp::name(name);
        }
    }
    for (std::size_t i = 0; i < body_.params.size(); ++i) {
        const hir::BodyParam& param = body_.params[i];
        const hir::BindingPattern* binding = plainBinding(body_, param.pattern);
        std::string hint = i < function_.params.size() ? function_.params[i].name : "param";
        if (binding && body_[binding->local].name.valid()) hint = text(body_[binding->local].name);
        std::string name = names_.fresh(hint);
        bool isIgnored = std::holds_alternative<hir::WildcardPattern>(body_[param.pattern].kind);
        std::string paramName = name;
        if (mustBeLocal(param.ty)) {
            paramName = toLocal(name, param.ty);
        } else if (isIgnored) {
            paramName.clear();
        }
        decl.params.push_back({context_.type(param.ty), paramName});
        if (binding) {
            locals_[binding->local.value] = cpp::name(name);
        } else if (!isIgnored) {
            // Before the next parameter, because what is bound dies after it.
            bool isFat = context_.isUnsized(body_[param.pattern].ty);
            bind(param.pattern, {cpp::name(name), Order::Pure, isFat});
        }
    }
}

cpp::FunctionDecl BodyLowering::run() {
    cpp::FunctionDecl decl;
    decl.name = identifier(function_.name);
    decl.comment = function_.signature;
    decl.span = function_.span;
    bool isAsync = function_.isAsync || function_.kind == mono::FunctionKind::AsyncBlock;
    isCoroutine_ = isAsync && function_.suspends;
    if (isCoroutine_) {
        decl.form = cpp::Body::Coroutine;
        cpp::Type output = context_.type(function_.result);
        decl.result = context_.core("Async") + "<" + output + ">";
        decl.params.push_back({context_.core("Strand") + "&", "strand"});
        decl.params.push_back({context_.core("Slot") + "<" + output + ">&", ""});
    } else {
        decl.result = context_.resultType(function_.result);
        decl.isNoreturn = context_.isNever(function_.result);
    }
    if (function_.kind == mono::FunctionKind::Closure) {
        decl.isStatic = false;
        decl.isNoreturn = false;  // [[noreturn]] belongs to the declaration in the class
        decl.isConst = body_.callKind == hir::CallKind::Fn;
        for (const mono::ClosureInstance& closure : context_.program.closures) {
            if (&context_.function(closure.function) == &function_)
                decl.name = identifier(closure.name) + "::operator()";
        }
    }
    if (!isCoroutine_) decl.inlining = inliningOf(function_.inlining);
    decl.isCold = function_.isCold;
    Buffer buffer;
    out_ = &buffer;
    span_ = function_.span;
    frames_.emplace_back();
    prepareLocals();
    prepareParams(decl);
    if (function_.tracksCaller) {
        caller_ = cpp::name(names_.fresh("caller"));
        std::string type = context_.externText("ox::panicking::Caller");
        decl.params.push_back({type, cpp::get<cpp::Name>(caller_)->text, type + "::here()"});
    }
    bool returnsValue = !context_.isUnit(function_.result) && !context_.isNever(function_.result);
    bodyOf(body_.root, returnsValue ? Destination::result() : Destination::discard());
    if (!buffer.diverged) {
        if (returnsValue || context_.isNever(function_.result)) {
            unreachable();
        } else if (isCoroutine_) {
            emitReturn({});
        }
    }
    decl.body = std::move(buffer.statements);
    removeUnused(decl);
    return decl;
}

}  // namespace oxide::lower
