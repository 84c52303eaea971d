// Resolves the names inside one item: its signature, then its body. Keeps what is lexically in scope and
// records every answer in the Resolution. The parts are in files of their names: walk_types.cpp,
// walk_patterns.cpp, walk_chains.cpp, ..
#pragma once

#include <string>
#include <vector>

#include "frontend/resolve/state.h"

namespace oxide::resolve {

// What a path stands for in the text; it decides the namespace of its last segment and which error fits.
enum class PathUse { Type, GenericArg, Trait, Struct, TupleStructPattern, UnitPattern, Value, Call, Module };

using Segments = std::span<const ast::PathSegment>;

class Walker {
  public:
    Walker(State& state, DefId item)
        : state_(state), outermost_(state.scopeOf[item]), module_(state.defs[item].module), function_(item) {}

    void resolve(DefId item, ResolvedPart part);

  private:
    struct Entry {
        enum class Kind {
            Local,     // name, pattern
            Param,     // name, def: a type or constant parameter
            Lifetime,  // name
            Scope,     // a block's items
            Macro,     // def: macro_rules! in a block
            SelfType,  // def
            SelfValue,
            FunctionBorder,  // an item of a block: neither locals nor parameters of the outer function reach
                             // into it
            ConstantBorder,  // the same of a constant or type
            LengthBorder,  // an array length or constant argument: locals do not reach into it, parameters do
        };
        Kind kind = Kind::Local;
        Name name;
        ast::PatternId pattern;
        DefId def;
        ScopeId scope;
    };
    // Forgets what was entered since its construction.
    class Frame {
      public:
        explicit Frame(Walker& walker) : walker_(walker), size_(walker.entries_.size()) {}
        ~Frame() { walker_.entries_.resize(size_); }
        Frame(const Frame&) = delete;
        Frame& operator=(const Frame&) = delete;

      private:
        Walker& walker_;
        std::size_t size_;
    };

    // What break and continue can leave, and what they cannot.
    struct Jump {
        enum class Kind { Loop, LoopHead, LabelledBlock, Closure, MaybeClosure, AsyncBlock };
        Kind kind = Kind::Loop;
        ast::ExprId target;
        Name label;
    };
    struct PendingJump {  // leaves a block that may still turn out to be a closure (D5)
        ast::ExprId block;
        Span span;
        bool isBreak;
    };

    // ---- walk_items.cpp
    void enter(DefId def);
    void enterParams(DefId owner);
    void signature(DefId def);
    void body(DefId def);
    void functionSignature(const ast::FunctionItem& function);
    void functionBody(const ast::FunctionItem& function);
    void fields(const std::vector<ast::FieldDecl>& fields);
    void checkMembersOf(DefId extension, const ast::Path& traitPath);
    void genericsBounds(DefId owner);
    void checkParamNames(DefId owner);
    void attributes(const std::vector<ast::Attribute>& attributes);
    void nestedItem(DefId def);

    // ---- walk_types.cpp
    void type(ast::TypeId id);
    void bound(const ast::Bound& bound);
    void bounds(const std::vector<ast::Bound>& bounds);
    void genericArgs(const ast::GenericArgs& args);
    void genericArg(const ast::GenericArg& arg);
    void lifetime(ast::Identifier name);
    void lifetimeParams(const std::vector<ast::Identifier>& names);
    void constant(ast::ExprId id);

    // ---- walk_exprs.cpp
    void expr(ast::ExprId id);
    void exprs(const std::vector<ast::ExprId>& ids);
    void closure(ast::ExprId id, const ast::ClosureExpr& closure);
    void matchExpr(const ast::MatchExpr& match);
    void loopBody(ast::ExprId id, ast::Identifier label, const ast::Block& body);
    void loopHead(ast::ExprId id, ast::Identifier label, ast::ExprId condition);
    void call(const ast::CallExpr& call);

    // ---- walk_blocks.cpp
    void block(const ast::Block& block);
    void statement(ast::StmtId id);
    void itemStatement(ast::ItemId item);
    void letStatement(const ast::LetStmt& let);
    void guardStatement(const ast::GuardStmt& guard);
    void blockExpr(ast::ExprId id, const ast::BlockExpr& block);
    void noteClosureBlock(ast::ExprId block);
    bool isFunctionType(ast::TypeId id) const;

    // ---- walk_jumps.cpp
    void breakOrContinue(ast::ExprId id, ast::Identifier label, bool isBreak);

    // ---- walk_lints.cpp
    void lintLabel(ast::ExprId id, ast::Identifier label);
    void lintNegation(ast::ExprId id, const ast::UnaryExpr& negation);
    void lintParens(ast::ExprId id, std::string_view around);

    // ---- walk_macros.cpp
    void macroExpr(const ast::MacroExpr& macro);
    void selectExpr(const ast::SelectExpr& select);
    Binding macroPath(const ast::Path& path);
    void formatTemplate(const ast::MacroExpr& macro, BuiltinMacro which);
    void formatText(std::string_view text, ast::ExprId literal, const std::vector<ast::MacroArg>& args);
    void formatSpec(const ast::FormatSpec& spec, ast::ExprId literal, const std::vector<ast::MacroArg>& args);
    void formatName(Name name, ast::ExprId literal, const std::vector<ast::MacroArg>& args);

    // ---- walk_patterns.cpp
    enum class PatternPlace { Let, Param, Match, For };
    struct BoundName {
        Name name;
        ast::PatternId pattern;
        Span span;
    };
    using BoundNames = std::vector<BoundName>;
    void pattern(ast::PatternId id, PatternPlace place);
    void paramPatterns(const std::vector<ast::PatternId>& patterns);
    void collect(ast::PatternId id, PatternPlace place, BoundNames& bound);
    void collect(const std::vector<ast::PatternId>& ids, PatternPlace place, BoundNames& bound);
    void merge(const BoundNames& more, BoundNames& bound);
    void bindingPattern(ast::PatternId id, const ast::BindingPattern& binding, PatternPlace place,
                        BoundNames& bound);
    void orPattern(const ast::OrPattern& pattern, PatternPlace place, BoundNames& bound);
    bool namesConstant(ast::PatternId id, const ast::BindingPattern& binding, PatternPlace place);
    void bind(const BoundNames& bound);
    void bind(Name name, ast::PatternId pattern);

    // ---- walk_chains.cpp
    void chain(ast::ExprId id, bool called);
    const ast::PathSegment& segmentOf(ast::ExprId id) const;
    Target singleName(const ast::Identifier& name, PathUse use);
    Target chainHead(std::span<const ast::ExprId> nodes);
    Target keywordHead(std::span<const ast::ExprId> nodes);
    Target stepInModule(DefId module, std::span<const ast::ExprId> nodes, bool called);
    Target stepToVariant(DefId variant, const ast::Identifier& name);
    bool looksLikeType(std::span<const ast::ExprId> nodes) const;

    // ---- walk_paths.cpp
    PathTarget path(const ast::Path& path, PathUse use);
    PathTarget pathTarget(Segments segments, PathUse use);
    PathTarget pathFrom(Binding current, std::size_t next, Segments segments, PathUse use);
    Target lastOf(const Binding& binding, const ast::Identifier& name, PathUse use, bool inPath);
    Target lastMissing(const ast::Identifier& name, PathUse use, DefId module);
    Target checkPattern(const Binding& binding, const ast::Identifier& name, PathUse use);

    // ---- walk_names.cpp: one name, from inside out
    Binding lookup(const ast::Identifier& name, Namespace space, bool locals = true);
    bool isWrittenBy(Name name, DefId macro) const;
    bool hasLocal(Name name) const;
    Target selfType(Span span, bool pathHead);
    std::optional<Target> selfValue(Span span);
    ScopeId scope() const { return blockScope_ ? blockScope_ : outermost_; }
    void reportAmbiguous(const ast::Identifier& name);
    bool checkAccess(const Binding& binding, const ast::Identifier& name);
    std::vector<Name> visibleNames(Namespace space) const;

    // ---- errors.cpp
    Target unknown(const ast::Identifier& name, PathUse use, DefId inModule = {});
    Target unknownHead(const ast::Identifier& name, DefId inModule = {});
    Target wrongKind(const Binding& binding, const ast::Identifier& name, PathUse use);
    void suggest(diag::Diagnostic& diagnostic, const ast::Identifier& name, Namespace space, DefId inModule);
    bool suggestImport(diag::Diagnostic& diagnostic, const ast::Identifier& name);
    bool suggestSelf(diag::Diagnostic& diagnostic, const ast::Identifier& name, bool called);

    void record(ast::ExprId id, const Target& target) { state_.resolution.exprs[id] = target; }
    static Target error();
    static Target of(DefId def);
    static Binding bindingOf(DefId def);
    bool isModule(const Target& target) const;
    DefKind kindOf(const Target& target) const { return state_.defs[target.def].kind; }

    State& state_;
    ScopeId outermost_;  // where the item is declared
    DefId module_;
    DefId function_;  // the item being walked: the parent of items in its blocks
    ScopeId blockScope_;
    std::vector<Entry> entries_;
    std::vector<Jump> jumps_;
    std::vector<PendingJump> pendingJumps_;
    std::unordered_set<ast::ExprId> labelled_;  // loops and blocks that are left by their label
    std::unordered_map<ast::PatternId, ast::ExprId> maybeClosures_;
    const std::vector<ast::MacroArg>* templateArgs_ = nullptr;  // of the macro whose argument is walked next
    bool isInBody_ = false;
    bool isInParamType_ = false;  // of a const parameter
    DefId paramWithDefault_;      // while its default is walked: later parameters are not in scope (E0128)
};

}  // namespace oxide::resolve
