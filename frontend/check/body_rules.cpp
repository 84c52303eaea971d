// What bodies must not do beyond what their types say.
#include <algorithm>
#include <array>

#include "frontend/check/item_check.h"
#include "frontend/check/item_checks.h"

namespace oxide::check {

namespace {

// What the library computes at run time only, of the functions that do not belong to a trait.
constexpr std::array<std::string_view, 9> kAllocatingTypes{
    "Box", "Rc", "Arc", "HashMap", "HashSet", "Instant", "SystemTime", "Runtime", "JoinSet"};
constexpr std::array<std::string_view, 36> kRunTimeMethods{
    "toString", "toOwned", "toVec", "toUppercase", "toLowercase", "withCapacity", "repeat", "chars",
    "lines",    "split",   "trim",  "contains",    "startsWith",  "endsWith",     "find",   "replace",
    "parse",    "iter",    "join",  "now",         "sqrt",        "cbrt",         "powi",   "powf",
    "sin",      "cos",     "tan",   "asin",        "acos",        "atan",         "exp",    "ln",
    "log",      "log2",    "log10", "hypot"};

template <typename Names>
bool isAmong(const Names& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

class BodyRules {
  public:
    BodyRules(ItemTable& items, const hir::Bodies& bodies, const std::vector<hir::BodyId>& ofItem)
        : items_(items), table_(items.table()), bodies_(bodies), ofItem_(ofItem) {}

    void run() {
        for (hir::BodyId id : ofItem_) {
            const hir::Body& body = bodies_[id];
            for (const hir::Expr& expr : body.exprs) {
                if (const auto* block = std::get_if<hir::BlockExpr>(&expr.kind); block && block->isUnsafe)
                    unsafe_.push_back({expr.span});
            }
        }
        for (hir::BodyId id : ofItem_) {
            const hir::Body& body = bodies_[id];
            for (const hir::Pattern& pattern : body.patterns) checkName(body, pattern);
            bool isUnsafe = body.kind != hir::BodyKind::Constant && isUnsafeFunction(body.owner);
            for (const hir::Expr& expr : body.exprs) {
                if (const auto* call = std::get_if<hir::CallExpr>(&expr.kind); call && call->callee.def) {
                    Span at = call->calleeSpan.valid() ? call->calleeSpan : expr.span;
                    checkDestructor(*call, at);
                    if (isConstant(body) && !isEmptyVec(body, *call))
                        checkConstantCall(call->callee.def, at, body);
                }
                if (const auto* repeat = std::get_if<hir::RepeatExpr>(&expr.kind))
                    checkRepeat(body, *repeat, expr);
                if (const auto* format = std::get_if<hir::FormatExpr>(&expr.kind);
                    format && isConstant(body) && isText(expr.ty))
                    reportConstantCall("format", expr.span, body);
                if (const auto* coerce = std::get_if<hir::CoerceExpr>(&expr.kind))
                    checkPointer(body, *coerce);
                checkUnsafe(body, expr, isUnsafe);
            }
        }
        for (const UnsafeBlock& block : unsafe_) {
            if (block.isUsed) continue;
            items_.diagnostics()
                .warning(Code::unused_unsafe, block.span, "unnecessary `unsafe` block")
                .label("unnecessary `unsafe` block");
        }
    }

  private:
    const ast::FunctionItem* function(DefId def) const {
        return items_.defs()[def].kind == DefKind::Function ? items_.functionSyntax(def) : nullptr;
    }
    bool isUnsafeFunction(DefId def) const {
        const ast::FunctionItem* syntax = function(def);
        return syntax && syntax->isUnsafe;
    }
    // The trait that a member is declared in or implements.
    DefId traitOf(DefId member) const {
        DefId owner = items_.defs()[member].parent;
        if (!owner) return {};
        if (items_.defs()[owner].kind == DefKind::Trait) return owner;
        if (items_.defs()[owner].kind != DefKind::Extension) return {};
        const auto& trait = items_.implementation(owner).trait;
        return trait ? trait->trait : DefId();
    }

    void checkDestructor(const hir::CallExpr& call, Span at) {
        DefId dropTrait = items_.langDef("Drop");
        if (traitOf(call.callee.def) != dropTrait) return;
        items_.diagnostics()
            .error(Code::E0040, at, "explicit use of destructor method")
            .label("explicit destructor calls not allowed")
            .help("consider using the `drop` function: `drop(..)`");
    }

    // `[value; 3]` copies the value.
    void checkRepeat(const hir::Body& body, const hir::RepeatExpr& repeat, const hir::Expr& array) {
        hir::ExprId inner = repeat.value;
        while (const auto* scope = std::get_if<hir::ScopeExpr>(&body[inner].kind)) inner = scope->inner;
        Ty ty = body[inner].ty, length = table_.args(array.ty)[1];
        bool isShort = table_.kind(length) == TyKind::Const && table_[length].value <= 1;
        const auto* block = std::get_if<hir::BlockExpr>(&body[inner].kind);
        bool isItem = std::holds_alternative<hir::ConstExpr>(body[inner].kind) || (block && block->isConst);
        if (isShort || isItem || table_[ty].hasError) return;
        bool hasGenerics = items_.defs()[body.owner].kind == DefKind::Function;
        Surroundings here(items_, hasGenerics ? items_.predicates(body.owner) : std::vector<Predicate>{});
        if (here.isCopy(ty)) return;
        items_.diagnostics()
            .error(Code::E0277, body[inner].span,
                   fmt::format("the trait bound `{}: Copy` is not satisfied", items_.typeText(ty)))
            .label(fmt::format("the trait `Copy` is not implemented for `{}`", items_.typeText(ty)))
            .note(
                "the `Copy` trait is required because this value will be copied for each element of the "
                "array");
    }

    bool isText(Ty ty) const {
        return table_.kind(ty) == TyKind::Adt && items_.defs()[table_[ty].def].isLibrary &&
               text(items_.defs()[table_[ty].def].name) == "String";
    }

    // A function pointer has no place for what a closure captures.
    void checkPointer(const hir::Body& body, const hir::CoerceExpr& coerce) {
        const hir::Expr& closure = body[coerce.operand];
        if (coerce.kind != hir::CoerceKind::ClosureFn || table_.kind(closure.ty) != TyKind::Closure) return;
        const auto& captures = bodies_[hir::BodyId(table_[closure.ty].index)].captures;
        if (captures.empty()) return;
        items_.diagnostics()
            .error(Code::E0308, closure.span, "mismatched types")
            .label("expected fn pointer, found closure")
            .label(captures[0].use, fmt::format("`{}` captured here", captures[0].placeText))
            .note("closures can only be coerced to function types if they do not capture any variables");
    }

    // `Red ->` for a `Light`: a new variable, hardly what was meant.
    void checkName(const hir::Body& body, const hir::Pattern& pattern) {
        const auto* binding = std::get_if<hir::BindingPattern>(&pattern.kind);
        if (!binding || binding->sub) return;
        Ty ty = pattern.ty;
        while (table_.kind(ty) == TyKind::Ref) ty = table_.pointee(ty);
        if (table_.kind(ty) != TyKind::Adt || !items_.adt(table_[ty].def).isEnum) return;
        Name name = body[binding->local].name;
        for (const VariantInfo& variant : items_.adt(table_[ty].def).variants) {
            if (variant.name != name || variant.shape != ast::VariantShape::Unit) continue;
            std::string_view owner = text(items_.defs()[table_[ty].def].name);
            items_.diagnostics()
                .error(Code::E0170, pattern.span,
                       fmt::format("pattern binding `{}` is named the same as one of the variants of the "
                                   "type `{}`",
                                   text(name), owner))
                .fix("to match on the variant, qualify the path", pattern.span,
                     fmt::format("{}.{}", owner, text(name)), diag::Applicability::Suggestion);
            return;
        }
    }

    // ---- unsafe

    // The outermost block around it is the one that is needed. What a macro wrote is placed in a text of its
    // own: any block may be around that.
    bool isInUnsafe(Span at) {
        UnsafeBlock* outermost = nullptr;
        for (UnsafeBlock& block : unsafe_) {
            bool isElsewhere = block.span.file != at.file;
            if (isElsewhere) block.isUsed = true;
            if (!isElsewhere && (at.begin < block.span.begin || block.span.end < at.end)) continue;
            bool isWider = !outermost || block.span.begin < outermost->span.begin;
            if (isElsewhere || isWider) outermost = &block;
        }
        if (outermost) outermost->isUsed = true;
        return outermost != nullptr;
    }

    void checkUnsafe(const hir::Body& body, const hir::Expr& expr, bool isUnsafeBody) {
        std::string what, why;
        Span at = expr.span;
        if (const auto* call = std::get_if<hir::CallExpr>(&expr.kind)) {
            if (!call->callee.def || !isUnsafeFunction(call->callee.def)) return;
            what = fmt::format("call to unsafe function `{}`", text(items_.defs()[call->callee.def].name));
            why = "call to unsafe function";
        } else if (const auto* place = std::get_if<hir::StaticPlace>(&expr.kind)) {
            const auto* item =
                std::get_if<ast::StaticItem>(&items_.ast()[items_.defs()[place->def].item].kind);
            if (!item || !item->isMutable || isAddress(body, expr)) return;
            what = "use of mutable static";
            why = "use of mutable static";
        } else if (const auto* place = std::get_if<hir::DerefPlace>(&expr.kind)) {
            if (table_.kind(body[place->pointer].ty) != TyKind::Pointer) return;
            what = "dereference of raw pointer";
            why = "dereference of raw pointer";
        } else {
            return;
        }
        if (isInUnsafe(at) || isUnsafeBody || !reported_.insert({at.file.value, at.begin}).second) return;
        items_.diagnostics()
            .error(Code::E0133, at, fmt::format("{} is unsafe and requires unsafe function or block", what))
            .label(why)
            .help("put it in an `unsafe` block, and see to it that what it asks for holds");
    }

    // `&raw mut COUNTER` only takes the address.
    static bool isAddress(const hir::Body& body, const hir::Expr& place) {
        return std::ranges::any_of(body.exprs, [&](const hir::Expr& expr) {
            const auto* raw = std::get_if<hir::RawBorrowExpr>(&expr.kind);
            return raw && &body[raw->place] == &place;
        });
    }

    // ---- constants

    bool isConstant(const hir::Body& body) const {
        if (body.kind == hir::BodyKind::Constant) return !isLazy(body.owner);
        const ast::FunctionItem* syntax = function(body.owner);
        return body.kind == hir::BodyKind::Function && syntax && syntax->isConst;
    }
    // The values of thread_local! and task_local! are computed when they are asked for.
    bool isLazy(DefId owner) const {
        const auto* item = std::get_if<ast::StaticItem>(&items_.ast()[items_.defs()[owner].item].kind);
        return item && (item->isThreadLocal || item->isTaskLocal);
    }

    bool mayRunInConstant(DefId callee) {
        const resolve::Def& def = items_.defs()[callee];
        const ast::FunctionItem* syntax = function(callee);
        if (!syntax || syntax->isConst) return true;
        if (traitOf(callee)) return false;
        if (!def.isLibrary) return false;
        if (isAmong(kRunTimeMethods, text(def.name)) || callee == items_.langDef("vecFromArray"))
            return false;
        if (text(def.name) != "new" || !def.parent || items_.defs()[def.parent].kind != DefKind::Extension)
            return true;
        Ty self = items_.implementation(def.parent).self;
        return table_.kind(self) != TyKind::Adt ||
               !isAmong(kAllocatingTypes, text(items_.defs()[table_[self].def].name));
    }

    // `vec![]` is Vec.new().
    bool isEmptyVec(const hir::Body& body, const hir::CallExpr& call) const {
        if (call.callee.def != items_.langDef("vecFromArray")) return false;
        const auto* array = std::get_if<hir::ArrayExpr>(&body[call.args[0]].kind);
        return array && array->elements.empty();
    }

    void checkConstantCall(DefId callee, Span at, const hir::Body& body) {
        if (!mayRunInConstant(callee)) reportConstantCall(text(items_.defs()[callee].name), at, body);
    }

    void reportConstantCall(std::string_view name, Span at, const hir::Body& body) {
        std::string_view where = body.kind == hir::BodyKind::Function                ? "constant functions"
                                 : items_.defs()[body.owner].kind == DefKind::Static ? "statics"
                                                                                     : "constants";
        items_.diagnostics()
            .error(Code::E0015, at, fmt::format("cannot call non-const function `{}` in {}", name, where))
            .label(fmt::format("calls in {} are limited to constant functions and constructors", where));
    }

    ItemTable& items_;
    types::TypeTable& table_;
    const hir::Bodies& bodies_;
    const std::vector<hir::BodyId>& ofItem_;
    struct UnsafeBlock {
        Span span;
        bool isUsed = false;
    };
    std::vector<UnsafeBlock> unsafe_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> reported_;
};

}  // namespace

void checkBodyRules(ItemTable& items, const hir::Bodies& bodies, const std::vector<hir::BodyId>& ofItem) {
    BodyRules(items, bodies, ofItem).run();
}

}  // namespace oxide::check
