// Blocks and statements: the items of a block are visible in all of it, its variables from their declaration
// on.
#include <algorithm>

#include "frontend/resolve/walker.h"

namespace oxide::resolve {

void Walker::block(const ast::Block& block) {
    Frame frame(*this);
    std::vector<ast::ItemId> items;
    for (ast::StmtId id : block.statements) {
        if (const auto* item = std::get_if<ast::ItemStmt>(&state_.ast[id].kind)) items.push_back(item->item);
    }
    ScopeId outer = blockScope_;
    if (!items.empty()) {
        Scope scope;
        scope.module = module_;
        scope.owner = function_;
        scope.outer = this->scope();
        scope.isLibrary = state_.defs[function_].isLibrary;
        ScopeId id = state_.scopes.add(std::move(scope));
        blockScope_ = id;
        state_.collect(items, id);
        Entry entry;
        entry.kind = Entry::Kind::Scope;
        entry.scope = id;
        entries_.push_back(entry);
        if (!state_.scopes[id].isLibrary) state_.reportImports(id);
    }
    for (ast::StmtId id : block.statements) statement(id);
    expr(block.tail);
    blockScope_ = outer;
}

void Walker::statement(ast::StmtId id) {
    std::visit(Overload{
                   [](std::monostate) {},
                   [&](const ast::LetStmt& s) { letStatement(s); },
                   [&](const ast::GuardStmt& s) { guardStatement(s); },
                   [&](const ast::ExprStmt& s) {
                       // What the condition of a statement binds ends with it.
                       Frame frame(*this);
                       expr(s.expr);
                   },
                   [&](const ast::ItemStmt& s) { itemStatement(s.item); },
               },
               state_.ast[id].kind);
}

// In its place, so that a variable of the block is known to be one where the item cannot use it.
void Walker::itemStatement(ast::ItemId item) {
    for (std::size_t i = 0; i < state_.scopes[blockScope_].items.size(); ++i) {
        DefId def = state_.scopes[blockScope_].items[i];
        if (state_.defs[def].item == item && state_.defs[def].kind == DefKind::Macro) {
            Entry entry;
            entry.kind = Entry::Kind::Macro;
            entry.def = def;
            entries_.push_back(entry);
            return;
        }
        if (state_.defs[def].item == item && state_.defs[def].kind != DefKind::Module) nestedItem(def);
    }
}

void Walker::letStatement(const ast::LetStmt& let) {
    type(let.type);
    expr(let.init);
    lintParens(let.init, "assigned value");
    expr(let.otherwise);
    pattern(let.pattern, PatternPlace::Let);
    if (!let.init) return;
    const auto* init = std::get_if<ast::BlockExpr>(&state_.ast[let.init].kind);
    if (!init || !init->maybeClosure) return;
    if (isFunctionType(let.type)) {
        noteClosureBlock(let.init);
    } else if (!let.type && std::holds_alternative<ast::BindingPattern>(state_.ast[let.pattern].kind)) {
        maybeClosures_[let.pattern] = let.init;
    }
}

// `guard let p = e else { .. }`: p is bound after the statement, not in its block.
void Walker::guardStatement(const ast::GuardStmt& guard) {
    std::size_t before = entries_.size();
    expr(guard.condition);
    std::vector<Entry> bound(entries_.begin() + static_cast<std::ptrdiff_t>(before), entries_.end());
    entries_.resize(before);
    block(guard.otherwise);
    entries_.insert(entries_.end(), bound.begin(), bound.end());
}

bool Walker::isFunctionType(ast::TypeId id) const {
    if (!id) return false;
    auto namesFunctionTrait = [](const std::vector<ast::Bound>& bounds) {
        return std::any_of(bounds.begin(), bounds.end(), [](const ast::Bound& bound) {
            return !bound.path.segments.empty() && bound.path.segments.back().args.parenthesized;
        });
    };
    return std::visit(Overload{
                          [](const ast::FunctionType&) { return true; },
                          [&](const ast::ImplType& t) { return namesFunctionTrait(t.bounds); },
                          [&](const ast::PathType& t) {
                              Target target = state_.resolution.target(t.path).target;
                              if (target.kind != Target::Kind::Def || kindOf(target) != DefKind::TypeAlias)
                                  return false;
                              if (state_.defs.isMember(target.def)) return false;
                              return isFunctionType(state_.node<ast::TypeAliasItem>(target.def).type);
                          },
                          [](const auto&) { return false; },
                      },
                      state_.ast[id].kind);
}

void Walker::blockExpr(ast::ExprId id, const ast::BlockExpr& block) {
    if (block.kind == ast::BlockKind::Const) {
        Frame frame(*this);
        Entry border;
        border.kind = Entry::Kind::LengthBorder;
        entries_.push_back(border);
        std::vector<Jump> jumps = std::exchange(jumps_, {});
        this->block(block.block);
        jumps_ = std::move(jumps);
        return;
    }
    bool isJump = block.label || block.maybeClosure;
    if (isJump) {
        auto kind = block.label ? Jump::Kind::LabelledBlock : Jump::Kind::MaybeClosure;
        jumps_.push_back({kind, id, block.label.name});
    }
    this->block(block.block);
    if (isJump) jumps_.pop_back();
    lintLabel(id, block.label);
}

}  // namespace oxide::resolve
