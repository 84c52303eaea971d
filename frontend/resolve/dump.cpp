// --print=names: the definitions of the program, then every name in it with what it means, in source order.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/resolve/resolution.h"
#include "frontend/resolve/state.h"

namespace oxide::resolve {

namespace {

std::string_view kindText(DefKind kind) {
    switch (kind) {
        case DefKind::Module: return "module";
        case DefKind::Struct: return "struct";
        case DefKind::Enum: return "enum";
        case DefKind::Variant: return "variant";
        case DefKind::Trait: return "trait";
        case DefKind::Function: return "fn";
        case DefKind::Const: return "const";
        case DefKind::Static: return "static";
        case DefKind::TypeAlias: return "type";
        case DefKind::Extension: return "extension";
        case DefKind::TypeParam: return "type parameter";
        case DefKind::ConstParam: return "const parameter";
        case DefKind::LifetimeParam: return "lifetime parameter";
        case DefKind::Macro: return "macro";
    }
    OX_UNREACHABLE("kind of definition");
}

class Dump {
  public:
    Dump(const Resolver& resolver, const ast::Ast& ast, const SourceMap& sources)
        : resolver_(resolver), ast_(ast), sources_(sources) {}

    std::string run() {
        for (DefId def : resolver_.userItems()) definition(def);
        const Resolution& names = resolver_.resolution();
        for (const auto& [id, target] : names.exprs) add(nameSpan(id), target, "");
        for (const auto& [id, target] : names.patterns) add(ast_[id].span, target, "pattern ");
        for (const auto& [path, target] : names.paths)
            add(path->span, target.target, "", target.consumed, path);
        for (const auto& [id, same] : names.sameBinding) {
            line(ast_[id].span, fmt::format("same as {}", place(ast_[same].span)));
        }
        for (ast::ExprId id : names.closureBlocks) line(ast_[id].span, "closure");
        for (const auto& [id, target] : names.jumps) {
            line(ast_[id].span, fmt::format("leaves {}", place(ast_[target].span)), "jump");
        }
        for (const auto& [id, table] : names.formatNames) {
            for (const auto& [name, target] : table) {
                line(ast_[id].span, fmt::format("{{{}}} -> {}", text(name), shown(target)));
            }
        }
        std::sort(lines_.begin(), lines_.end());
        FileId current;
        for (const auto& [file, begin, end, text] : lines_) {
            if (FileId(file) != current)
                out_ += fmt::format("names of {}\n", sources_.file(FileId(file)).name);
            current = FileId(file);
            out_ += "  " + text + "\n";
        }
        return out_;
    }

  private:
    std::string place(Span span) const {
        LineColumn at = sources_.position(span);
        return fmt::format("{}:{}", at.line, at.column);
    }

    void definition(DefId id) {
        const Def& def = resolver_.defs()[id];
        out_ += fmt::format("{} {} {}", place(def.span), kindText(def.kind), resolver_.pathText(id));
        if (!def.access.everybody && def.access.within != resolver_.rootModule()) {
            out_ += fmt::format(" (within {})", resolver_.pathText(def.access.within));
        }
        out_ += "\n";
    }

    std::string shown(const Target& target) const {
        const Definitions& defs = resolver_.defs();
        switch (target.kind) {
            case Target::Kind::None: return "member";
            case Target::Kind::Error: return "error";
            case Target::Kind::Local: return fmt::format("local {}", place(ast_[target.local].span));
            case Target::Kind::SelfValue: return "self";
            case Target::Kind::Def:
                return fmt::format("{} {}", kindText(defs[target.def].kind), resolver_.pathText(target.def));
            case Target::Kind::SelfType: return fmt::format("Self of {}", resolver_.pathText(target.def));
            case Target::Kind::Builtin: return fmt::format("builtin {}", builtinTypeName(target.builtin));
            case Target::Kind::Macro:
                return target.def ? fmt::format("macro {}", resolver_.pathText(target.def))
                                  : fmt::format("macro {}", builtinMacroName(target.macro));
        }
        OX_UNREACHABLE("kind of target");
    }

    Span nameSpan(ast::ExprId id) const {
        const ast::ExprKind& kind = ast_[id].kind;
        if (const auto* field = std::get_if<ast::FieldExpr>(&kind)) return field->field.name.span;
        if (const auto* method = std::get_if<ast::MethodCallExpr>(&kind)) return method->method.name.span;
        return ast_[id].span;
    }

    void add(Span span, const Target& target, std::string_view what, std::uint32_t consumed = 0,
             const ast::Path* path = nullptr) {
        std::string rest;
        if (path && consumed < path->segments.size()) {
            for (std::size_t i = consumed; i < path->segments.size(); ++i) {
                rest += "." + std::string(text(path->segments[i].name.name));
            }
            rest = " then " + rest;
        }
        line(span, fmt::format("{}-> {}{}", what, shown(target), rest));
    }

    void line(Span span, std::string what, std::string_view name = {}) {
        if (!span.valid() || sources_.file(span.file).isLibrary) return;
        std::string_view source = name.empty() ? sources_.textOf(span) : name;
        std::string shownSource(source.substr(0, std::min(source.find('\n'), source.size())));
        lines_.emplace_back(span.file.value, span.begin, span.end,
                            fmt::format("{} {} {}", place(span), shownSource, what));
    }

    const Resolver& resolver_;
    const ast::Ast& ast_;
    const SourceMap& sources_;
    std::string out_;
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::string>> lines_;
};

}  // namespace

std::string dump(const Resolver& resolver, const ast::Ast& ast, const SourceMap& sources) {
    return Dump(resolver, ast, sources).run();
}

}  // namespace oxide::resolve
