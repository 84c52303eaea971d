// Macros: which one is called, and the names inside of format templates.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/resolve/walker.h"

namespace oxide::resolve {

using diag::Code;

namespace {

bool startsName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool continuesName(char c) { return startsName(c) || (c >= '0' && c <= '9'); }

// Which argument of the macro is its template.
std::optional<std::size_t> templateIndex(BuiltinMacro macro) {
    switch (macro) {
        case BuiltinMacro::Println:
        case BuiltinMacro::Print:
        case BuiltinMacro::Eprintln:
        case BuiltinMacro::Eprint:
        case BuiltinMacro::Format:
        case BuiltinMacro::FormatArgs:
        case BuiltinMacro::Panic:
        case BuiltinMacro::Todo:
        case BuiltinMacro::Unimplemented:
        case BuiltinMacro::Unreachable: return 0;
        case BuiltinMacro::Write:
        case BuiltinMacro::Writeln:
        case BuiltinMacro::Assert:
        case BuiltinMacro::DebugAssert: return 1;
        case BuiltinMacro::AssertEq:
        case BuiltinMacro::AssertNe:
        case BuiltinMacro::DebugAssertEq:
        case BuiltinMacro::DebugAssertNe: return 2;
        default: return std::nullopt;
    }
}

}  // namespace

Binding Walker::macroPath(const ast::Path& path) {
    OX_CHECK(!path.segments.empty(), "macro without a name");
    Segments segments = path.segments;
    const ast::Identifier& name = segments.back().name;
    Binding found;
    if (segments.size() == 1) {
        found = lookup(name, Namespace::Macro);
        // The program's own macros are expanded by now, where they are in sight.
        if (found.target.kind == Target::Kind::Macro && found.target.def)
            found = libraryMacro("std", name.name);
        if (found) return found;
        diag::Diagnostic& diagnostic = state_.diagnostics.error(
            Code::E1008, path.span, fmt::format("cannot find macro `{}` in this scope", text(name.name)));
        for (std::string_view crate : {"tokio", "std.pin", "std.task"}) {
            if (!libraryMacro(crate, name.name)) continue;
            diagnostic.help(fmt::format("the macro is `{}.{}!`", crate, text(name.name)));
            break;
        }
    } else {
        PathTarget prefix = pathTarget(segments.first(segments.size() - 1), PathUse::Module);
        if (prefix.target.kind == Target::Kind::Error) {
            found.target = error();
            return found;
        }
        if (isModule(prefix.target)) found = state_.lookupIn(prefix.target.def, name.name, Namespace::Macro);
        if (found) {
            state_.markUsed(found);
            return found;
        }
        state_.diagnostics
            .error(Code::E0433, name.span,
                   fmt::format("cannot find macro `{}` in `{}`", text(name.name),
                               isModule(prefix.target) ? state_.pathText(prefix.target.def) : "this type"))
            .label("no such macro");
    }
    found.target = error();
    return found;
}

void Walker::macroExpr(const ast::MacroExpr& macro) {
    Binding found = macroPath(macro.path);
    if (found.hasOwnSyntax) {
        state_.diagnostics.error(
            Code::E1011, macro.path.span,
            fmt::format("`{}!` cannot be used here", text(macro.path.segments.back().name.name)));
    }
    PathTarget result{found.target, static_cast<std::uint32_t>(macro.path.segments.size())};
    state_.resolution.paths[&macro.path] = result;
    for (const ast::MacroArg& arg : macro.args) {
        Frame frame(*this);
        templateArgs_ = &macro.args;
        expr(arg.value);
        templateArgs_ = nullptr;
        pattern(arg.pattern, PatternPlace::Match);
        expr(arg.guard);
    }
    // `vec![v; n]` takes any expression as n.
    expr(macro.repeat);
    if (found.target.kind == Target::Kind::Macro && !found.target.def && !found.hasOwnSyntax) {
        formatTemplate(macro, found.target.macro);
    }
}

void Walker::selectExpr(const ast::SelectExpr& select) {
    // Of futures' select! check needs the function that its futures go through.
    Binding macro = macroPath(select.path);
    if (macro.hasOwnSyntax && macro.target.macro == BuiltinMacro::PollOnce) {
        Target through;
        through.kind = Target::Kind::Def;
        constexpr std::string_view kBranch[] = {"futures", "future", "branches", "branch"};
        through.def = state_.lookupPath(kBranch);
        state_.resolution.paths[&select.path] = {through,
                                                 static_cast<std::uint32_t>(select.path.segments.size())};
    }
    for (const ast::SelectArm& arm : select.arms) {
        expr(arm.precondition);
        expr(arm.future);
    }
    for (const ast::SelectArm& arm : select.arms) {
        Frame frame(*this);
        pattern(arm.pattern, PatternPlace::Match);
        expr(arm.handler);
    }
    expr(select.otherwise);
}

void Walker::formatTemplate(const ast::MacroExpr& macro, BuiltinMacro which) {
    std::optional<std::size_t> index = templateIndex(which);
    if (!index || *index >= macro.args.size() || !macro.args[*index].value) return;
    ast::ExprId value = macro.args[*index].value;
    if (const auto* literal = std::get_if<ast::LiteralExpr>(&state_.ast[value].kind)) {
        if (literal->kind == ast::LiteralKind::String) formatText(literal->text, value, macro.args);
    } else if (const auto* parts = std::get_if<ast::InterpolationExpr>(&state_.ast[value].kind)) {
        for (const std::string& text : parts->texts) formatText(text, value, macro.args);
    }
}

// The names in `{name}`, `{name:spec}` and, in the specification, `width$`.
void Walker::formatText(std::string_view text, ast::ExprId literal, const std::vector<ast::MacroArg>& args) {
    auto nameAt = [&](std::size_t at) {
        std::size_t end = at;
        if (end < text.size() && startsName(text[end])) {
            while (end < text.size() && continuesName(text[end])) ++end;
        }
        return text.substr(at, end - at);
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '{') continue;
        if (i + 1 < text.size() && text[i + 1] == '{') {
            ++i;
            continue;
        }
        std::size_t close = text.find('}', i);
        if (close == std::string_view::npos) return;
        std::size_t at = i + 1;
        while (at < close && text[at] == ' ') ++at;
        if (std::string_view name = nameAt(at); !name.empty() && name != "_")
            formatName(intern(name), literal, args);
        std::size_t colon = text.find(':', i);
        for (std::size_t j = colon; j < close;) {
            std::string_view name = nameAt(++j);
            if (name.empty()) continue;
            j += name.size();
            if (j < close && text[j] == '$') formatName(intern(name), literal, args);
        }
        i = close;
    }
}

void Walker::formatSpec(const ast::FormatSpec& spec, ast::ExprId literal,
                        const std::vector<ast::MacroArg>& args) {
    for (const ast::FormatCount& count : {spec.width, spec.precision}) {
        if (count.kind == ast::FormatCount::Kind::Name) formatName(count.name.name, literal, args);
    }
}

void Walker::formatName(Name name, ast::ExprId literal, const std::vector<ast::MacroArg>& args) {
    bool isArgument =
        std::any_of(args.begin(), args.end(), [&](const ast::MacroArg& a) { return a.name.name == name; });
    auto& names = state_.resolution.formatNames[literal];
    if (isArgument || names.contains(name)) return;
    // Point at the name inside of the literal where it is written plainly.
    Span span = state_.ast[literal].span;
    std::string_view source = state_.sources.textOf(span);
    for (std::string_view before : {"{", ":", ""}) {
        std::string needle = std::string(before) + std::string(text(name));
        std::size_t at = source.find(needle);
        if (at == std::string_view::npos) continue;
        span.begin += static_cast<std::uint32_t>(at + before.size());
        span.end = span.begin + static_cast<std::uint32_t>(text(name).size());
        break;
    }
    Name local = state_.sources.localName(name, state_.ast[literal].span);
    names.emplace(name, singleName({local, span}, PathUse::Value));
}

}  // namespace oxide::resolve
