// The built-in macros.
#include <fmt/format.h>

#include "frontend/check/body_checker.h"
#include "frontend/types/fold.h"

namespace oxide::check {

using diag::Code;
using resolve::BuiltinMacro;
using resolve::Target;

ExprId BodyChecker::checkPanic(const ast::MacroExpr& macro, std::string_view prefix,
                               std::string_view fallback, Span at) {
    ExprId call;
    Ty str = table_.reference(false, table_.str());
    if (macro.args.empty()) {
        ExprId message = make(hir::StringLiteral{std::string(fallback)}, str, at);
        call = callFunction(lang("panicStr"), {}, {message}, at);
    } else {
        ExprId arguments = formatArguments(macro.args, 0, "", at);
        if (auto* format = std::get_if<hir::FormatExpr>(&node(arguments).kind)) {
            format->format = std::string(prefix) + format->format;
        }
        call = callFunction(lang("panicFmt"), {}, {arguments}, at);
    }
    return call;
}

// assert!(c, ..), assertEq!(a, b, ..), assertNe!(a, b, ..)
ExprId BodyChecker::checkAssertion(const ast::MacroExpr& macro, BuiltinMacro which, Span at) {
    Ty str = table_.reference(false, table_.str());
    bool plain = which == BuiltinMacro::Assert || which == BuiltinMacro::DebugAssert;
    std::size_t operands = plain ? 1 : 2;
    if (macro.args.size() < operands) {
        error(Code::E1008, at,
              fmt::format("`{}!` takes {} argument{} and an optional message",
                          text(macro.path.segments.back().name.name), operands, operands == 1 ? "" : "s"));
        return errorExpr(at);
    }
    if (plain) {
        ExprId condition = scoped(checkCoerced(macro.args[0].value, table_.boolean()));
        ExprId failed;
        if (macro.args.size() > 1) {
            failed = callFunction(lang("panicFmt"), {}, {formatArguments(macro.args, 1, "", at)}, at);
        } else {
            std::string message =
                "assertion failed: " + std::string(items_.sources().textOf(span(macro.args[0].value)));
            failed = callFunction(lang("panicStr"), {}, {make(hir::StringLiteral{message}, str, at)}, at);
        }
        failed = make(hir::CoerceExpr{hir::CoerceKind::NeverToAny, scoped(failed)}, table_.unit(), at);
        return make(hir::IfExpr{condition, unitValue(at), failed}, table_.unit(), at);
    }
    // match (&left, &right) { (l, r) -> if !(*l == *r) { panic } }, so temporaries of the operands outlive
    // the bindings.
    ExprId left = borrow(check(macro.args[0].value), false, span(macro.args[0].value));
    solve();
    Ty hint = infer_.resolve(table_.pointee(typeOf(left)));
    ExprId right = borrow(check(macro.args[1].value, {hint, false}), false, span(macro.args[1].value));
    solve();
    std::vector<hir::Stmt> statements;
    auto bind = [&](const char* name, ExprId value) {
        Ty ty = node(value).ty;
        LocalId local = newLocal(name, ty, at, false);
        PatternId pattern = makePattern(hir::BindingPattern{local, hir::BindingMode::Copy, {}}, ty, at);
        statements.push_back({hir::LetStmt{pattern, value, {}}, at});
        return local;
    };
    LocalId l = bind("left", left);
    LocalId r = bind("right", right);
    auto use = [&](LocalId local) {
        return make(hir::LocalPlace{local}, frame_->body->locals[local].ty, at);
    };
    ExprId equal = overloadedBinary(ast::BinaryOp::Eq, deref(use(l), spanOf(left)),
                                    deref(use(r), spanOf(right)), at, at);
    bool wantEqual = which == BuiltinMacro::AssertEq || which == BuiltinMacro::DebugAssertEq;
    // The message Rust prints: both values with Debug, and the user's own text.
    hir::FormatExpr format;
    auto debug = [&](LocalId local) {
        hir::FormatArg arg;
        ExprId place = deref(use(local), at);
        Ty ty = node(place).ty;
        arg.value = borrow(place, false, at);
        arg.format = {items_.resolver().member(lang("Debug"), intern("fmt")), table_.makeArgs({ty})};
        types::Obligation obligation;
        obligation.predicate.trait = {lang("Debug"), table_.makeArgs({ty})};
        obligation.span = at;
        obligation.cause = Cause::Formatted;
        solver_.add(obligation);
        format.args.push_back(arg);
    };
    debug(l);
    debug(r);
    format.format = wantEqual ? "assertion `left == right` failed\n  left: {}\n right: {}"
                              : "assertion `left != right` failed\n  left: {}\n right: {}";
    Ty argumentsType =
        types::eraseRegions(table_, table_.adt(lang("Arguments"), items_.identityArgs(lang("Arguments"))));
    if (macro.args.size() > 2) {
        ExprId message = formatArguments(macro.args, 2, "", at);
        if (auto* own = std::get_if<hir::FormatExpr>(&node(message).kind)) {
            // The user's text comes between; its arguments follow ours, so each is named by its position.
            std::string renumbered;
            std::size_t next = 0;
            for (std::size_t i = 0; i < own->format.size(); ++i) {
                char c = own->format[i];
                bool isPlaceholder = c == '{' && i + 1 < own->format.size() && own->format[i + 1] != '{';
                if (c == '{' && !isPlaceholder)
                    renumbered += "{{", ++i;
                else if (!isPlaceholder)
                    renumbered += c;
                else {
                    std::size_t close = own->format.find('}', i);
                    std::string inside = own->format.substr(i + 1, close - i - 1);
                    std::size_t colon = inside.find(':');
                    std::string index = inside.substr(0, colon);
                    std::size_t number = index.empty() ? next++ : std::stoul(index);
                    std::string options = colon == std::string::npos ? "" : inside.substr(colon);
                    std::string shifted;
                    // Widths and precisions taken from arguments (`1$`) move along.
                    for (std::size_t k = 0; k < options.size();) {
                        std::size_t digits = k;
                        while (digits < options.size() && options[digits] >= '0' && options[digits] <= '9')
                            ++digits;
                        if (digits > k && digits < options.size() && options[digits] == '$') {
                            shifted += std::to_string(std::stoul(options.substr(k, digits - k)) + 2) + "$";
                            k = digits + 1;
                        } else {
                            shifted += options[k++];
                        }
                    }
                    renumbered += "{" + std::to_string(number + 2) + shifted + "}";
                    i = close;
                }
            }
            format.format = std::string(wantEqual ? "assertion `left == right` failed: "
                                                  : "assertion `left != right` failed: ") +
                            renumbered + "\n  left: {0}\n right: {1}";
            format.args.insert(format.args.end(), own->args.begin(), own->args.end());
        }
    }
    ExprId arguments = make(std::move(format), argumentsType, at);
    ExprId failed = callFunction(lang("panicFmt"), {}, {arguments}, at);
    failed = make(hir::CoerceExpr{hir::CoerceKind::NeverToAny, scoped(failed)}, table_.unit(), at);
    ExprId pass = unitValue(at);
    ExprId test = make(hir::IfExpr{scoped(equal), wantEqual ? pass : failed, wantEqual ? failed : pass},
                       table_.unit(), at);
    statements.push_back({hir::ExprStmt{scoped(test)}, at});
    return make(hir::BlockExpr{std::move(statements), {}, {}, false}, table_.unit(), at);
}

// matches!(e, pattern if guard)
ExprId BodyChecker::checkMatches(const ast::MacroExpr& macro, Span at) {
    if (macro.args.size() != 2 || !macro.args[1].pattern) {
        error(Code::E1008, at, "`matches!` takes a value and a pattern");
        return errorExpr(at);
    }
    ExprId scrutinee = toPlace(check(macro.args[0].value));
    solve();
    PatternId pattern = checkPattern(macro.args[1].pattern, node(scrutinee).ty);
    ExprId test = make(hir::LetConditionExpr{pattern, scrutinee}, table_.boolean(), at);
    if (macro.args[1].guard) {
        ExprId guard = checkCondition(macro.args[1].guard);
        test = make(hir::LogicalExpr{true, test, guard}, table_.boolean(), at);
    }
    ExprId yes = make(hir::IntLiteral{1}, table_.boolean(), at);
    ExprId no = make(hir::IntLiteral{0}, table_.boolean(), at);
    return make(hir::IfExpr{test, yes, no}, table_.boolean(), at);
}

ExprId BodyChecker::checkVec(const ast::MacroExpr& macro, Expect expect, Span at) {
    Ty hint;
    if (expect.ty && isAdt(expect.ty, "Vec")) hint = argsOf(infer_.resolve(expect.ty))[0];
    if (macro.repeat) {
        if (macro.args.size() != 1) {
            error(Code::E1008, at, "`vec![value; count]` takes one value");
            return errorExpr(at);
        }
        ExprId value = hint && table_.kind(infer_.resolve(hint)) != TyKind::Infer
                           ? checkCoerced(macro.args[0].value, hint)
                           : checkValue(macro.args[0].value, {hint, false});
        ExprId count = checkCoerced(macro.repeat, table_.integer(types::IntKind::USize));
        Ty element = node(value).ty;
        require(lang("vecFromElem"), std::vector<Ty>{element}, span(macro.args[0].value), Cause::Bound);
        return callFunction(lang("vecFromElem"), {element}, {value, count}, at);
    }
    std::vector<ast::ExprId> elements;
    for (const ast::MacroArg& arg : macro.args) elements.push_back(arg.value);
    ExprId array = arrayOf(elements, at, hint);
    auto parts = argsOf(typeOf(array));
    return callFunction(lang("vecFromArray"), {parts[0], parts[1]}, {array}, at);
}

// The value of the variable that `env!` or `optionEnv!` names.
std::optional<std::string> BodyChecker::environmentText(const ast::MacroExpr& macro) {
    auto name = macro.args.empty() ? std::nullopt : constantText(macro.args[0].value);
    return name ? items_.resolver().files().environment(*name) : std::nullopt;
}

// `env!("NAME")` and `env!("NAME", "what to say without it")`.
ExprId BodyChecker::checkEnv(const ast::MacroExpr& macro, Span at) {
    if (auto value = environmentText(macro))
        return make(hir::StringLiteral{*value}, table_.reference(false, table_.str()), at);
    auto name = macro.args.empty() ? std::nullopt : constantText(macro.args[0].value);
    auto message = macro.args.size() > 1 ? constantText(macro.args[1].value) : std::nullopt;
    if (!name)
        error(Code::E1008, at, "`env!` takes the name of a variable, a string literal");
    else if (message)
        error(Code::E1008, at, *message);
    else
        error(Code::E1008, at, fmt::format("environment variable `{}` not defined at compile time", *name))
            .help(fmt::format("use `std.env.var(\"{}\")` to read the variable at run time", *name));
    return errorExpr(at);
}

// `includeStr!("path")`: the path is seen from the folder of the file that this is written in.
ExprId BodyChecker::checkIncludeStr(const ast::MacroExpr& macro, Span at) {
    auto name = macro.args.size() == 1 ? constantText(macro.args[0].value) : std::nullopt;
    if (!name) {
        error(Code::E1008, at, "`includeStr!` takes the path of a file, a string literal");
        return errorExpr(at);
    }
    const std::string& from = items_.sources().file(items_.sources().invocation(at).file).name;
    std::size_t slash = from.rfind('/');
    std::string folder =
        slash == std::string::npos || name->starts_with('/') ? "" : from.substr(0, slash + 1);
    if (auto content = items_.resolver().files().read(folder + *name))
        return make(hir::StringLiteral{*content}, table_.reference(false, table_.str()), at);
    error(Code::E1008, at, fmt::format("couldn't read `{}`", folder + *name))
        .note("there is no such file, or it is not valid UTF-8");
    return errorExpr(at);
}

// What `concat!` makes of an argument: literals, and macros that stand for one.
std::optional<std::string> BodyChecker::constantText(ast::ExprId id) {
    Span at = span(id);
    return std::visit(Overload{
                          [&](const ast::ParenExpr& e) { return constantText(e.inner); },
                          [&](const ast::LiteralExpr& e) -> std::optional<std::string> {
                              switch (e.kind) {
                                  case ast::LiteralKind::String:
                                  case ast::LiteralKind::Float: return e.text;
                                  case ast::LiteralKind::Integer: {
                                      std::string digits;
                                      UInt128 rest = e.integer;
                                      do
                                          digits.insert(digits.begin(),
                                                        static_cast<char>('0' + static_cast<int>(rest % 10)));
                                      while ((rest /= 10) != 0);
                                      return digits;
                                  }
                                  case ast::LiteralKind::Bool: return e.integer != 0 ? "true" : "false";
                                  case ast::LiteralKind::Char: {
                                      std::string_view quoted = items_.sources().textOf(at);
                                      return std::string(quoted.substr(1, quoted.size() - 2));
                                  }
                                  default: return std::nullopt;
                              }
                          },
                          [&](const ast::UnaryExpr& e) -> std::optional<std::string> {
                              auto text =
                                  e.op == ast::UnaryOp::Negate ? constantText(e.operand) : std::nullopt;
                              if (text) text->insert(0, "-");
                              return text;
                          },
                          [&](const ast::MacroExpr& e) -> std::optional<std::string> {
                              Target target = names().target(e.path).target;
                              if (target.kind != Target::Kind::Macro) return std::nullopt;
                              Span call = items_.sources().invocation(at);
                              switch (target.macro) {
                                  case BuiltinMacro::Stringify: return e.tokens;
                                  case BuiltinMacro::Line: return std::to_string(items_.sources().line(call));
                                  case BuiltinMacro::Column:
                                      return std::to_string(items_.sources().position(call).column);
                                  case BuiltinMacro::File: return items_.sources().file(call.file).name;
                                  case BuiltinMacro::ModulePath:
                                      return items_.resolver().pathText(items_.defs()[owner_].module);
                                  case BuiltinMacro::Env: return environmentText(e);
                                  case BuiltinMacro::Concat: {
                                      std::string all;
                                      for (const ast::MacroArg& arg : e.args) {
                                          auto text = constantText(arg.value);
                                          if (!text) return std::nullopt;
                                          all += *text;
                                      }
                                      return all;
                                  }
                                  default: return std::nullopt;
                              }
                          },
                          [](const auto&) -> std::optional<std::string> { return std::nullopt; },
                      },
                      ast()[id].kind);
}

ExprId BodyChecker::checkMacro(ast::ExprId id, const ast::MacroExpr& macro, Expect expect) {
    Span at = span(id);
    Target target = names().target(macro.path).target;
    if (target.kind != Target::Kind::Macro) {
        for (const ast::MacroArg& arg : macro.args) {
            if (arg.value) checkValue(arg.value);
        }
        return errorExpr(at);
    }
    Ty str = table_.reference(false, table_.str());
    auto output = [&](const char* function, std::string_view suffix) {
        ExprId arguments = formatArguments(macro.args, 0, suffix, at);
        if (std::holds_alternative<hir::ErrorExpr>(node(arguments).kind))
            return make(hir::ErrorExpr{}, table_.unit(), at);
        return callFunction(lang(function), {}, {arguments}, at);
    };
    auto stringLiteral = [&](std::string text) { return make(hir::StringLiteral{std::move(text)}, str, at); };
    switch (target.macro) {
        case BuiltinMacro::Println: return output("printArguments", "\n");
        case BuiltinMacro::Print: return output("printArguments", "");
        case BuiltinMacro::Eprintln: return output("eprintArguments", "\n");
        case BuiltinMacro::Eprint: return output("eprintArguments", "");
        case BuiltinMacro::Format: return formatToString(formatArguments(macro.args, 0, "", at), at);
        case BuiltinMacro::FormatArgs: return formatArguments(macro.args, 0, "", at);
        case BuiltinMacro::Write:
        case BuiltinMacro::Writeln: {
            if (macro.args.empty()) {
                error(Code::E1008, at, "`write!` needs a destination");
                return errorExpr(at);
            }
            ExprId destination = check(macro.args[0].value);
            ExprId arguments =
                formatArguments(macro.args, 1, target.macro == BuiltinMacro::Writeln ? "\n" : "", at);
            if (std::holds_alternative<hir::ErrorExpr>(node(arguments).kind)) return arguments;
            return callMethod(destination, "writeFmt", {arguments}, at);
        }
        case BuiltinMacro::Panic: return checkPanic(macro, "", "explicit panic", at);
        case BuiltinMacro::Todo: return checkPanic(macro, "not yet implemented: ", "not yet implemented", at);
        case BuiltinMacro::Unimplemented:
            return checkPanic(macro, "not implemented: ", "not implemented", at);
        case BuiltinMacro::Unreachable:
            return checkPanic(macro, "internal error: entered unreachable code: ",
                              "internal error: entered unreachable code", at);
        case BuiltinMacro::Assert:
        case BuiltinMacro::AssertEq:
        case BuiltinMacro::AssertNe:
        case BuiltinMacro::DebugAssert:
        case BuiltinMacro::DebugAssertEq:
        case BuiltinMacro::DebugAssertNe: return checkAssertion(macro, target.macro, at);
        case BuiltinMacro::Vec: return checkVec(macro, expect, at);
        case BuiltinMacro::Matches: return checkMatches(macro, at);
        case BuiltinMacro::Concat: {
            std::string all;
            for (const ast::MacroArg& arg : macro.args) {
                auto text = constantText(arg.value);
                if (!text) {
                    error(Code::E1008, span(arg.value), "expected a literal")
                        .note("only literals can be passed to `concat!()`");
                    return errorExpr(at);
                }
                all += *text;
            }
            return stringLiteral(all);
        }
        case BuiltinMacro::CompileError: {
            auto text = macro.args.size() == 1 ? constantText(macro.args[0].value) : std::nullopt;
            error(Code::E1008, at, text.value_or("`compileError!` takes one string literal"));
            return errorExpr(at);
        }
        case BuiltinMacro::Stringify: return stringLiteral(macro.tokens);
        case BuiltinMacro::Line:
            return make(hir::IntLiteral{items_.sources().line(items_.sources().invocation(at))},
                        table_.integer(types::IntKind::U32), at);
        case BuiltinMacro::Column:
            return make(hir::IntLiteral{items_.sources().position(items_.sources().invocation(at)).column},
                        table_.integer(types::IntKind::U32), at);
        case BuiltinMacro::File: return stringLiteral(items_.sources().file(at.file).name);
        case BuiltinMacro::ModulePath:
            return stringLiteral(items_.resolver().pathText(items_.defs()[owner_].module));
        case BuiltinMacro::Stream:
        case BuiltinMacro::TryStream: {
            DefId generate = items_.resolver().lookupPath(
                {"asyncStream", target.macro == BuiltinMacro::Stream ? "generate" : "generateTry"});
            return callDefinition(generate, instantiate(generate, nullptr, {}, at), {macro.args[0].value}, {},
                                  expect, at, at, macro.argsSpan, false);
        }
        case BuiltinMacro::PollOnce:
        case BuiltinMacro::PendingOnce: {
            bool isPoll = target.macro == BuiltinMacro::PollOnce;
            DefId once =
                items_.resolver().lookupPath({"futures", "future", isPoll ? "pollOnce" : "pendingOnce"});
            std::vector<ast::ExprId> values;
            for (const ast::MacroArg& arg : macro.args) values.push_back(arg.value);
            return callDefinition(once, instantiate(once, nullptr, {}, at), values, {}, expect, at, at,
                                  macro.argsSpan, false);
        }
        case BuiltinMacro::Env: return checkEnv(macro, at);
        case BuiltinMacro::OptionEnv: {
            auto value = environmentText(macro);
            Ty str = table_.reference(false, table_.str());
            return value ? someValue(stringLiteral(*value), at) : noneValue(str, at);
        }
        case BuiltinMacro::IncludeStr: return checkIncludeStr(macro, at);
        case BuiltinMacro::Dbg: return checkDbg(macro, at);
        case BuiltinMacro::Pin: return checkPin(macro, at);
        case BuiltinMacro::Ready: return checkReady(macro, at);
        case BuiltinMacro::Join: return laterJoin(macro, false, at);
        case BuiltinMacro::TryJoin: return laterJoin(macro, true, at);
        default:
            for (const ast::MacroArg& arg : macro.args) {
                if (arg.value) checkValue(arg.value);
            }
            error(Code::E1011, at,
                  fmt::format("the macro `{}!` is not supported yet",
                              text(macro.path.segments.back().name.name)));
            return errorExpr(at);
    }
}

// `dbg!(e)` prints the text and the value of `e` on stderr and gives the value on; of several, a tuple.
ExprId BodyChecker::checkDbg(const ast::MacroExpr& macro, Span at) {
    Span call = items_.sources().invocation(at);
    LineColumn position = items_.sources().position(call);
    std::string place =
        fmt::format("[{}:{}:{}]", items_.sources().file(call.file).name, position.line, position.column);
    Ty argumentsType =
        types::eraseRegions(table_, table_.adt(lang("Arguments"), items_.identityArgs(lang("Arguments"))));
    auto show = [&](hir::FormatExpr format) {
        ExprId arguments = make(std::move(format), argumentsType, at);
        return hir::Stmt{hir::ExprStmt{scoped(callFunction(lang("eprintArguments"), {}, {arguments}, at))},
                         at};
    };
    if (macro.args.empty()) {
        hir::FormatExpr format;
        format.format = place + "\n";
        std::vector<hir::Stmt> statements{show(std::move(format))};
        return make(hir::BlockExpr{std::move(statements), {}, {}, false}, table_.unit(), at);
    }
    std::vector<ExprId> values;
    std::vector<Ty> parts;
    for (const ast::MacroArg& arg : macro.args) {
        // match e { value -> { print; value } }, so that temporaries of `e` outlive the use of the value.
        ExprId value = checkValue(arg.value);
        Ty ty = typeOf(value);
        hir::FormatExpr format;
        format.format = place + " ";
        for (char c : items_.sources().textOf(span(arg.value))) {
            format.format += c;
            if (c == '{' || c == '}') format.format += c;
        }
        format.format += " = {:#}\n";
        LocalId local = newLocal("value", ty, at, false);
        hir::FormatArg shown;
        shown.value = borrow(make(hir::LocalPlace{local}, ty, at), false, at);
        shown.format = {items_.resolver().member(lang("Debug"), intern("fmt")), table_.makeArgs({ty})};
        require(lang("Debug"), std::vector<Ty>{ty}, span(arg.value), Cause::Formatted);
        format.args.push_back(shown);
        std::vector<hir::Stmt> statements{show(std::move(format))};
        ExprId result = toValue(make(hir::LocalPlace{local}, ty, at));
        ExprId body = make(hir::BlockExpr{std::move(statements), result, {}, false}, ty, at);
        hir::MatchExpr match;
        match.scrutinee = toPlace(value);
        PatternId binding = makePattern(hir::BindingPattern{local, hir::BindingMode::Move, {}}, ty, at);
        match.arms.push_back({binding, {}, body, at});
        values.push_back(make(std::move(match), ty, at));
        parts.push_back(ty);
    }
    if (values.size() == 1) return values[0];
    return make(hir::TupleExpr{std::move(values)}, table_.tuple(parts), at);
}

// `pin!(e)`: the value in a temporary that lives as `&mut e` does, and a pin of it.
ExprId BodyChecker::checkPin(const ast::MacroExpr& macro, Span at) {
    if (macro.args.size() != 1) {
        error(Code::E1008, at, "`pin!` takes one value");
        return errorExpr(at);
    }
    ExprId value = toValue(checkValue(macro.args[0].value));
    Ty ty = typeOf(value);
    ExprId temporary = make(hir::TempPlace{value, false}, ty, at);
    Ty pointer = table_.reference(true, ty);
    ExprId borrowed = make(hir::BorrowExpr{hir::BorrowKind::Mutable, temporary, true}, pointer, at);
    return callFunction(lang("pinned"), {table_.erasedRegion(), ty}, {borrowed}, at);
}

// `ready!(e)`: what a poll gave, or the function says `Poll.Pending` as well.
ExprId BodyChecker::checkReady(const ast::MacroExpr& macro, Span at) {
    if (macro.args.size() != 1) {
        error(Code::E1008, at, "`ready!` takes one value");
        return errorExpr(at);
    }
    Ty value = fresh(at);
    Ty type = langAdt("Poll", {value});
    ExprId poll = checkCoerced(macro.args[0].value, type);
    Ty result = langAdt("Poll", {fresh(at)});
    if (!frame_->returnType || !infer_.unify(frame_->returnType, result)) {
        Ty wanted = frame_->returnType ? frame_->returnType : table_.unit();
        reportMismatch(wanted, result, at, {});
        return errorExpr(at);
    }
    auto ready = static_cast<std::uint32_t>(variantIndex(lang("Poll"), "Ready"));
    auto pending = static_cast<std::uint32_t>(variantIndex(lang("Poll"), "Pending"));
    hir::MatchExpr match;
    match.source = hir::MatchSource::Try;
    match.scrutinee = toPlace(poll);
    LocalId local = newLocal("value", value, at, false);
    PatternId binding = makePattern(hir::BindingPattern{local, hir::BindingMode::Move, {}}, value, at);
    ExprId output = toValue(make(hir::LocalPlace{local}, value, at));
    match.arms.push_back({makePattern(hir::VariantPattern{ready, {{0, binding}}}, type, at), {}, output, at});
    ExprId nothing = make(hir::StructExpr{pending, {}, {}}, frame_->returnType, at);
    ExprId leave = make(hir::ReturnExpr{nothing}, table_.never(), at);
    leave = make(hir::CoerceExpr{hir::CoerceKind::NeverToAny, leave}, value, at);
    match.arms.push_back({makePattern(hir::VariantPattern{pending, {}}, type, at), {}, leave, at});
    return make(std::move(match), value, at);
}

// A method call made by the compiler: the receiver is found as for a written one; the arguments are checked
// already.
ExprId BodyChecker::callMethod(ExprId receiver, std::string_view name, std::vector<ExprId> args, Span at) {
    ast::PathSegment segment;
    segment.name = {intern(name), at};
    Ty type = structurally(typeOf(receiver), spanOf(receiver));
    if (table_.kind(type) == TyKind::Error) return errorExpr(at);
    ast::MethodCallExpr call;
    call.method = segment;
    call.argsSpan = at;
    ExprId result = methodOn(receiver, call, {}, at, std::move(args));
    return result;
}

}  // namespace oxide::check
