// The classes that the program's types become.
#include <algorithm>

#include "codegen/lower/body.h"
#include "codegen/lower/declarations.h"

namespace oxide::lower {

namespace {

class TypeDecls {
  public:
    explicit TypeDecls(Context& context) : context_(context) {}

    std::vector<cpp::TypeDecl> run() {
        for (const mono::VTableType& vtable : context_.program.vtableTypes) vtableType(vtable);
        for (Ty ty : definitionOrder(context_)) {
            if (const mono::AdtInstance* adt = context_.adt(ty)) {
                adtDecl(*adt);
            } else {
                closureDecl(*context_.closure(ty));
            }
        }
        return std::move(decls_);
    }

  private:
    std::vector<cpp::FieldDecl> fields(const mono::Variant& variant) {
        std::vector<cpp::FieldDecl> result;
        for (const mono::Field& field : variant.fields)
            result.push_back({context_.type(field.ty), fieldName(field.name)});
        return result;
    }

    // None for a class that C++ itself copies as bytes.
    std::optional<std::vector<cpp::Type>> parts(const mono::Variant& variant, bool needsDrop) {
        std::vector<cpp::Type> result;
        for (const mono::Field& field : variant.fields) {
            cpp::Type type = context_.type(field.ty);
            if (!context_.isTrivial(field.ty) && std::ranges::find(result, type) == result.end())
                result.push_back(std::move(type));
        }
        if (result.empty() && !needsDrop) return std::nullopt;
        return result;
    }

    cpp::Destruction destruction(Ty ty) {
        cpp::Destruction result;
        result.isVisible = context_.isVisible(ty);
        auto facts = context_.program.facts.find(ty);
        if (facts != context_.program.facts.end() && facts->second.drop) {
            context_.useEarly(facts->second.drop);
            result.drop = context_.use(facts->second.drop);
        }
        return result;
    }

    std::optional<cpp::FutureFacet> future(Ty ty) {
        auto poll = context_.program.userPoll.find(ty);
        if (poll == context_.program.userPoll.end()) return std::nullopt;
        FunctionId function = poll->second.function;
        context_.useEarly(function);
        // Poll<Output>
        Ty result = context_.function(function).result;
        return cpp::FutureFacet{context_.type(context_.adt(result)->cppArgs[0]), context_.use(function),
                                poll->second.isOfReference};
    }

    void adtDecl(const mono::AdtInstance& adt) {
        std::string name = identifier(adt.name);
        if (!adt.isEnum) {
            cpp::StructDecl decl{.name = name,
                                 .comment = adt.comment,
                                 .fields = fields(adt.variants[0]),
                                 .destruction = destruction(adt.ty),
                                 .future = future(adt.ty)};
            // A future holds its result as well.
            if (!decl.future) decl.parts = parts(adt.variants[0], context_.needsDrop(adt.ty));
            decls_.push_back(std::move(decl));
            return;
        }
        cpp::EnumDecl decl{.name = name, .comment = adt.comment};
        Int128 least = 0;
        Int128 greatest = 0;
        Int128 expected = 0;
        bool isTrivial = true;
        for (std::uint32_t i = 0; i < adt.variants.size(); ++i) {
            const mono::Variant& variant = adt.variants[i];
            std::string value;
            if (variant.discriminant != expected)
                value = std::to_string(static_cast<long long>(variant.discriminant));
            expected = variant.discriminant + 1;
            least = std::min(least, variant.discriminant);
            greatest = std::max(greatest, variant.discriminant);
            for (const mono::Field& field : variant.fields) isTrivial &= context_.isTrivial(field.ty);
            decl.variants.push_back(
                {context_.variantOf(adt, i), value, fields(variant), parts(variant, false)});
        }
        decl.tagType = least >= 0 && greatest < 256                                  ? "u8"
                       : least >= -128 && greatest < 128                             ? "i8"
                       : least >= -(Int128(1) << 31) && greatest < (Int128(1) << 31) ? "i32"
                                                                                     : "i64";
        if (greatest >= Int128(1) << 63) decl.tagType = "u64";
        decl.isTrivial = isTrivial;
        decl.destruction = destruction(adt.ty);
        decl.future = future(adt.ty);
        decls_.push_back(std::move(decl));
    }

    void closureDecl(const mono::ClosureInstance& closure) {
        const mono::Function& function = context_.function(closure.function);
        cpp::ClosureDecl decl{.name = identifier(closure.name), .comment = function.signature};
        decl.captures = captureFields(context_, *function.code);
        decl.destruction.isVisible = context_.isVisible(closure.ty);
        decl.result = context_.resultType(function.result);
        decl.isConst = function.code->callKind == hir::CallKind::Fn;
        for (const mono::Param& param : function.params)
            decl.params.push_back({context_.type(param.ty), identifier(param.name)});
        decls_.push_back(std::move(decl));
    }

    void vtableType(const mono::VTableType& vtable) {
        cpp::VTableDecl decl{.name = identifier(vtable.name)};
        for (std::size_t i = 0; i < vtable.methods.size(); ++i) {
            const mono::VTableMethod& method = vtable.methods[i];
            if (method.isPoll) return;  // the runtime's FutureVTable
            cpp::VTableMethodDecl item{.name = Context::methodName(vtable, i),
                                       .result = context_.resultType(method.result)};
            item.params.push_back(method.isMutable || method.consumes ? "void*" : "void const*");
            for (Ty param : method.params) item.params.push_back(context_.type(param));
            decl.methods.push_back(std::move(item));
        }
        for (Ty super : vtable.upcasts)
            decl.supers.push_back({context_.vtableClass(super) + " const*", context_.superName(super)});
        decls_.push_back(std::move(decl));
    }

    Context& context_;
    std::vector<cpp::TypeDecl> decls_;
};

}  // namespace

std::vector<cpp::TypeDecl> typeDecls(Context& context) { return TypeDecls(context).run(); }

}  // namespace oxide::lower
