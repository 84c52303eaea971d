// How types are spelled in C++: docs/generated_code.md section 2.
#include "codegen/lower/context.h"
#include "codegen/lower/names.h"

namespace oxide::lower {

namespace {

std::string constantText(UInt128 value) {
    if (value == 0) return "0";
    std::string digits;
    for (; value != 0; value /= 10)
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
    return digits;
}

const char* intName(types::IntKind kind) {
    static const char* const kNames[] = {"i8", "i16", "i32", "i64", "i128", "isize",
                                         "u8", "u16", "u32", "u64", "u128", "usize"};
    return kNames[static_cast<int>(kind)];
}

}  // namespace

std::string Context::core(std::string_view name) {
    std::string result(name);
    return typeNames_.contains(result) ? "ox::" + result : result;
}

std::string Context::externText(std::string_view text) {
    constexpr std::string_view kPrefix = "ox::";
    if (!text.starts_with(kPrefix)) return std::string(text);
    std::string_view rest = text.substr(kPrefix.size());
    std::string_view head = rest.substr(0, rest.find_first_of(":<("));
    return globals.contains(std::string(head)) ? std::string(text) : std::string(rest);
}

cpp::Type Context::type(Ty ty) {
    if (auto found = spelled_.find(ty); found != spelled_.end()) return found->second;
    cpp::Type result = spell(ty);
    spelled_.emplace(ty, result);
    return result;
}

cpp::Type Context::resultType(Ty ty) { return isUnit(ty) || isNever(ty) ? "void" : type(ty); }

cpp::Type Context::reference(bool isMutable, Ty pointee) {
    if (isText(pointee)) return core(isMutable ? "StrMut" : "Str");
    switch (kind(pointee)) {
        case TyKind::Slice:
            return core(isMutable ? "SliceMut" : "Slice") + "<" + type(types.args(pointee)[0]) + ">";
        case TyKind::Dyn: {
            std::string inner = type(pointee);  // Dyn<V>
            return core(isMutable ? "DynMut" : "DynRef") + inner.substr(inner.find('<'));
        }
        default: return type(pointee) + (isMutable ? "*" : " const*");
    }
}

cpp::Type Context::futureType(FunctionId id, std::span<const Ty> args) {
    const mono::Function& item = function(id);
    std::string text = core(item.suspends ? "Lazy" : "LazyCall") + "<" + type(item.result) + ", ";
    // Futures that it holds are declared before it.
    std::string held;
    for (Ty arg : args) held += ", " + type(arg);
    useEarly(id);
    return text + use(id) + held + ">";
}

cpp::Type Context::spell(Ty ty) {
    const types::TyData& data = types[ty];
    auto args = types.args(ty);
    auto listed = [&](std::string head, std::span<const Ty> items) {
        head += "<";
        for (std::size_t i = 0; i < items.size(); ++i) head += (i ? ", " : "") + type(items[i]);
        return head + ">";
    };
    switch (data.kind) {
        case TyKind::Never: return core("Never");
        case TyKind::Bool: return "bool";
        case TyKind::Char: return "char32_t";
        case TyKind::Int: return intName(types.intKind(ty));
        case TyKind::Float: return types.floatKind(ty) == types::FloatKind::F32 ? "f32" : "f64";
        case TyKind::Str: return "str";
        case TyKind::Slice: return listed("slice", args);
        case TyKind::Ref:
        case TyKind::Pointer: return reference(data.flag, types.pointee(ty));
        case TyKind::Array: return listed(core("Array"), args);
        case TyKind::Tuple: return args.empty() ? core("Unit") : listed(core("Tuple"), args);
        case TyKind::Const: return constantText(data.value);
        case TyKind::FnPtr: {
            std::string params;
            for (Ty param : types.fnParams(ty)) params += (params.empty() ? "" : ", ") + type(param);
            return core("FnPtr") + "<" + resultType(types.fnResult(ty)) + "(" + params + ")>";
        }
        case TyKind::FnDef: {
            const mono::Function& item = function(callee({data.def, data.args}));
            std::string params;
            for (const mono::Param& param : item.params)
                params += (params.empty() ? "" : ", ") + type(param.ty);
            std::string result = resultType(item.result);
            if (item.isAsync) result = type(types.asyncCall(data.def, data.args));
            return core("FnPtr") + "<" + result + "(" + params + ")>";
        }
        case TyKind::Adt: {
            const mono::AdtInstance* item = adt(ty);
            OX_CHECK(item, "a struct or enum that is not in the program");
            if (!item->isExtern) return identifier(item->name);
            std::string name = externText(item->name);
            return item->cppArgs.empty() ? name : listed(name, item->cppArgs);
        }
        case TyKind::Closure: {
            const mono::ClosureInstance* item = closure(ty);
            OX_CHECK(item, "a closure type that is not in the program");
            return identifier(item->name);
        }
        case TyKind::AsyncBlock: {
            const mono::ClosureInstance* item = closure(ty);
            OX_CHECK(item, "an async block that is not in the program");
            std::vector<Ty> captures;
            for (const mono::Field& capture : item->captures) captures.push_back(capture.ty);
            return futureType(item->function, captures);
        }
        case TyKind::AsyncCall: {
            FunctionId id = callee({data.def, data.args});
            const mono::Function& item = function(id);
            if (item.kind == mono::FunctionKind::Extern) {
                return externText(substituted(item.external, item.external.future));
            }
            std::vector<Ty> params;
            for (const mono::Param& param : item.params) params.push_back(param.ty);
            return futureType(id, params);
        }
        case TyKind::Dyn: {
            auto found = program.vtableTypeOf.find(ty);
            OX_CHECK(found != program.vtableTypeOf.end(), "a dyn type without its vtable");
            const mono::VTableType& item = program.vtableTypes[found->second];
            for (const mono::VTableMethod& method : item.methods) {
                if (method.isPoll)
                    return core("Dyn") + "<" + core("FutureVTable") + "<" + type(method.result) + ">>";
            }
            return core("Dyn") + "<" + identifier(item.name) + ">";
        }
        case TyKind::Error:
        case TyKind::Opaque:
        case TyKind::Param:
        case TyKind::Projection:
        case TyKind::Infer:
        case TyKind::Region: break;
    }
    OX_UNREACHABLE("a type that is not concrete");
}

}  // namespace oxide::lower
