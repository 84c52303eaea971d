// Lints about checked bodies.
#include <algorithm>

#include "frontend/check/item_check.h"
#include "frontend/check/item_checks.h"

namespace oxide::check {

namespace {

class BodyLints {
  public:
    BodyLints(ItemTable& items, const hir::Body& body) : items_(items), table_(items.table()), body_(body) {}

    void run() {
        for (const hir::Expr& expr : body_.exprs) {
            if (const auto* call = std::get_if<hir::CallExpr>(&expr.kind)) {
                lintDrop(*call, expr.span);
                lintOrdering(*call);
                lintDeprecated(call->callee.def, call->calleeSpan.valid() ? call->calleeSpan : expr.span);
            }
            if (const auto* function = std::get_if<hir::FunctionExpr>(&expr.kind))
                lintDeprecated(function->callee.def, expr.span);
            if (const auto* constant = std::get_if<hir::ConstExpr>(&expr.kind))
                lintDeprecated(constant->callee.def, expr.span);
            if (const auto* made = std::get_if<hir::StructExpr>(&expr.kind)) lintMade(*made, expr);
            if (const auto* field = std::get_if<hir::FieldPlace>(&expr.kind)) lintField(*field, expr.span);
            if (const auto* block = std::get_if<hir::BlockExpr>(&expr.kind); block && block->isUnsafe)
                items_.diagnostics().warning(Code::unsafe_code, expr.span, "usage of an `unsafe` block");
            if (const auto* binary = std::get_if<hir::BinaryExpr>(&expr.kind))
                lintComparison(*binary, expr.span);
            if (const auto* borrow = std::get_if<hir::BorrowExpr>(&expr.kind)) lintStatic(*borrow, expr.span);
            if (const auto* block = std::get_if<hir::BlockExpr>(&expr.kind)) {
                for (const hir::Stmt& statement : block->statements) {
                    if (const auto* let = std::get_if<hir::LetStmt>(&statement.kind))
                        lintLock(*let, statement.span);
                }
            }
        }
    }

  private:
    std::string_view nameOf(DefId def) const { return text(items_.defs()[def].name); }
    bool isLibraryAdt(Ty ty, std::string_view name) const {
        return table_.kind(ty) == TyKind::Adt && items_.defs()[table_[ty].def].isLibrary &&
               nameOf(table_[ty].def) == name;
    }
    hir::ExprId withoutScopes(hir::ExprId id) const {
        while (const auto* scope = std::get_if<hir::ScopeExpr>(&body_[id].kind)) id = scope->inner;
        return id;
    }

    // `drop(&value)` and `drop(3)` drop nothing.
    void lintDrop(const hir::CallExpr& call, Span at) {
        if (!call.callee.def || call.args.size() != 1) return;
        const resolve::Def& def = items_.defs()[call.callee.def];
        bool isDrop = text(def.name) == "drop";
        if (!def.isLibrary || (!isDrop && text(def.name) != "forget") || !def.parent ||
            items_.defs()[def.parent].kind != DefKind::Module ||
            text(items_.defs()[def.parent].name) != "mem")
            return;
        Ty ty = body_[call.args[0]].ty;
        bool isReference = table_.kind(ty) == TyKind::Ref;
        if (table_[ty].hasError || (!isReference && !isCopy(ty))) return;
        Code code = isReference ? (isDrop ? Code::dropping_references : Code::forgetting_references)
                                : (isDrop ? Code::dropping_copy_types : Code::forgetting_copy_types);
        items_.diagnostics()
            .warning(code, at,
                     fmt::format("calls to `{}` with a {} does nothing", text(def.name),
                                 isReference ? "reference instead of an owned value"
                                             : "value that implements `Copy`"))
            .label(body_[call.args[0]].span, fmt::format("argument has type `{}`", items_.typeText(ty)))
            .note("use `let _ = ...` to ignore the expression or result");
    }

    // `counter.load(Ordering.Release)`
    void lintOrdering(const hir::CallExpr& call) {
        if (!call.callee.def || !items_.defs()[call.callee.def].isLibrary) return;
        std::string_view name = nameOf(call.callee.def);
        for (std::size_t i = 0; i < call.args.size(); ++i) {
            std::string_view order = orderingIn(call.args[i]);
            bool releases = order == "Release" || order == "AcqRel";
            bool acquires = order == "Acquire" || order == "AcqRel";
            std::string_view problem;
            if (name == "load" && releases)
                problem = "atomic loads cannot have `Release` or `AcqRel` ordering";
            if (name == "store" && acquires)
                problem = "atomic stores cannot have `Acquire` or `AcqRel` ordering";
            if (name == "fence" && order == "Relaxed")
                problem = "memory fences cannot have `Relaxed` ordering";
            bool isExchange = name == "compareExchange" || name == "compareExchangeWeak";
            if ((isExchange ? i == 4 : name == "fetchUpdate" && i == 2) && releases)
                problem =
                    "the ordering of a failure may not be `Release` or `AcqRel`, since a failure writes "
                    "nothing";
            if (problem.empty()) continue;
            items_.diagnostics()
                .error(Code::invalid_atomic_ordering, body_[call.args[i]].span, std::string(problem))
                .label(fmt::format("`{}` cannot be used here", order));
        }
    }
    std::string_view orderingIn(hir::ExprId id) const {
        const hir::Expr& value = body_[withoutScopes(id)];
        const auto* made = std::get_if<hir::StructExpr>(&value.kind);
        if (!made || !isLibraryAdt(value.ty, "Ordering")) return {};
        if (items_.resolver().pathText(table_[value.ty].def) != "std.sync.atomic.Ordering") return {};
        return text(items_.adt(table_[value.ty].def).variants[made->variant].name);
    }

    void lintDeprecated(DefId def, Span at) {
        if (!def || items_.defs()[def].isLibrary) return;
        reportDeprecated(items_.attributeSyntax(def, "deprecated"), items_.defs()[def].name, at);
    }
    void lintMade(const hir::StructExpr& made, const hir::Expr& expr) {
        if (table_.kind(expr.ty) != TyKind::Adt) return;
        DefId adt = table_[expr.ty].def;
        lintDeprecated(adt, expr.span);
        if (items_.defs()[adt].isLibrary) return;
        const auto* item = std::get_if<ast::EnumItem>(&items_.ast()[items_.defs()[adt].item].kind);
        if (!item) return;
        const ast::VariantDecl& variant = item->variants[made.variant];
        reportDeprecated(deprecatedIn(variant.attributes), variant.name.name, expr.span);
    }
    void lintField(const hir::FieldPlace& place, Span at) {
        Ty ty = body_[place.base].ty;
        if (table_.kind(ty) != TyKind::Adt) return;
        DefId adt = table_[ty].def;
        if (items_.defs()[adt].isLibrary) return;
        const auto* item = std::get_if<ast::StructItem>(&items_.ast()[items_.defs()[adt].item].kind);
        if (!item || place.field >= item->fields.size()) return;
        const ast::FieldDecl& field = item->fields[place.field];
        reportDeprecated(deprecatedIn(field.attributes), field.name.name, at);
    }
    static const ast::Attribute* deprecatedIn(const std::vector<ast::Attribute>& attributes) {
        auto found = std::ranges::find_if(attributes, [](const ast::Attribute& attribute) {
            return attribute.meta.path.size() == 1 && text(attribute.meta.path[0].name) == "deprecated";
        });
        return found == attributes.end() ? nullptr : &*found;
    }
    void reportDeprecated(const ast::Attribute* attribute, Name name, Span at) {
        if (!attribute || isOfDeprecated()) return;
        std::string reason = attribute->meta.value.value_or("");
        for (const ast::MetaItem& arg : attribute->meta.args) {
            if (arg.path.size() == 1 && text(arg.path[0].name) == "note") reason = arg.value.value_or("");
        }
        items_.diagnostics().warning(
            Code::deprecated, at,
            fmt::format("use of deprecated `{}`{}{}", text(name), reason.empty() ? "" : ": ", reason));
    }
    // What should not be used any more may use its like.
    bool isOfDeprecated() const {
        for (DefId def = body_.owner; def; def = items_.defs()[def].parent) {
            if (items_.attributeSyntax(def, "deprecated") ||
                items_.attributeSyntax(def, "automaticallyDerived"))
                return true;
        }
        return false;
    }

    bool isCopy(Ty ty) {
        bool hasGenerics = items_.defs()[body_.owner].kind == DefKind::Function;
        Surroundings here(items_, hasGenerics ? items_.predicates(body_.owner) : std::vector<Predicate>{});
        return here.isCopy(ty);
    }

    // No number of the type is beyond its limits.
    void lintComparison(const hir::BinaryExpr& binary, Span at) {
        using Op = hir::BinaryOp;
        bool isOrder =
            binary.op == Op::Lt || binary.op == Op::Le || binary.op == Op::Gt || binary.op == Op::Ge;
        if (!isOrder || !table_.isInteger(body_[binary.left].ty)) return;
        const auto* left = literal(binary.left);
        const auto* right = literal(binary.right);
        if ((left == nullptr) == (right == nullptr)) return;
        types::IntKind kind = table_.intKind(body_[binary.left].ty);
        unsigned width = types::bitWidth(kind);
        if (types::isSigned(kind) || width == 128) return;
        UInt128 highest = (static_cast<UInt128>(1) << width) - 1;
        UInt128 value = left ? left->value : right->value;
        // As if the number stood on the right.
        Op op = binary.op;
        if (left) op = op == Op::Lt ? Op::Gt : op == Op::Gt ? Op::Lt : op == Op::Le ? Op::Ge : Op::Le;
        bool isUseless = (value == 0 && (op == Op::Lt || op == Op::Ge)) ||
                         (value == highest && (op == Op::Gt || op == Op::Le));
        if (isUseless)
            items_.diagnostics().warning(Code::unused_comparisons, at,
                                         "comparison is useless due to type limits");
    }
    const hir::IntLiteral* literal(hir::ExprId id) const {
        return std::get_if<hir::IntLiteral>(&body_[withoutScopes(id)].kind);
    }

    // Nothing keeps others from changing it meanwhile.
    void lintStatic(const hir::BorrowExpr& borrow, Span at) {
        hir::ExprId place = borrow.place;
        for (;;) {
            if (const auto* field = std::get_if<hir::FieldPlace>(&body_[place].kind)) {
                place = field->base;
            } else if (const auto* index = std::get_if<hir::IndexPlace>(&body_[place].kind)) {
                place = index->base;
            } else {
                break;
            }
        }
        const auto* named = std::get_if<hir::StaticPlace>(&body_[place].kind);
        if (!named) return;
        const auto* item = std::get_if<ast::StaticItem>(&items_.ast()[items_.defs()[named->def].item].kind);
        if (!item || !item->isMutable) return;
        std::string_view what = borrow.kind == hir::BorrowKind::Shared ? "shared" : "mutable";
        items_.diagnostics()
            .error(Code::static_mut_refs, at, fmt::format("creating a {} reference to mutable static", what))
            .label(fmt::format("{} reference to mutable static", what))
            .note("it is undefined behavior when the static is changed while the reference lives")
            .help("copy the value first, or use an atomic or a `Mutex`");
    }

    // `let _ = mutex.lock()` does not keep the lock.
    void lintLock(const hir::LetStmt& let, Span at) {
        if (!let.pattern || !let.init ||
            !std::holds_alternative<hir::WildcardPattern>(body_[let.pattern].kind))
            return;
        Ty ty = body_[let.init].ty;
        if (isLibraryAdt(ty, "Result")) ty = table_.args(ty)[0];
        if (table_.kind(ty) != TyKind::Adt) return;
        std::string_view name = nameOf(table_[ty].def);
        bool isGuard = name == "MutexGuard" || name == "RwLockReadGuard" || name == "RwLockWriteGuard";
        if (!isGuard || !items_.resolver().pathText(table_[ty].def).starts_with("std.")) return;
        items_.diagnostics()
            .error(Code::let_underscore_lock, at, "non-binding let on a synchronization lock")
            .label("this lock is not assigned to a binding and is immediately dropped")
            .help("consider binding to an unused variable to avoid immediately dropping the value");
    }

    ItemTable& items_;
    types::TypeTable& table_;
    const hir::Body& body_;
};

}  // namespace

void lintBodies(ItemTable& items, const hir::Bodies& bodies, const std::vector<hir::BodyId>& ofItem) {
    for (hir::BodyId id : ofItem) {
        BodyLints(items, bodies[id]).run();
        if (bodies[id].kind != hir::BodyKind::Constant) lintPanics(items, bodies[id]);
    }
}

}  // namespace oxide::check
