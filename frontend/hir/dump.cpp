#include "frontend/hir/dump.h"

#include "frontend/base/fields.h"

namespace oxide::hir {

namespace {

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (char c : text) {
        if (c == '\n') {
            result += "\\n";
        } else if (c == '"' || c == '\\') {
            result += {'\\', c};
        } else {
            result += c;
        }
    }
    return result + "\"";
}

const char* text(BinaryOp op) {
    static const char* const kTexts[] = {"+",  "-",  "*",  "/",  "%", "&",  "|", "^",
                                         "<<", ">>", "==", "!=", "<", "<=", ">", ">="};
    return kTexts[static_cast<int>(op)];
}

const char* text(CoerceKind kind) {
    static const char* const kTexts[] = {"neverToAny", "unsize", "reify", "closureFn", "mutToConst"};
    return kTexts[static_cast<int>(kind)];
}

class Dumper {
  public:
    Dumper(const Body& body, const types::PrintContext& types, const Bodies* bodies, int depth)
        : body_(body), types_(types), bodies_(bodies), depth_(depth) {}

    std::string run() {
        static const char* const kKinds[] = {"fn", "closure", "async block", "const"};
        std::string head = kKinds[static_cast<int>(body_.kind)];
        if (body_.isAsync) head = "async " + head;
        if (body_.kind == BodyKind::Function || body_.kind == BodyKind::Constant)
            head += " " + name(body_.owner);
        head += "(";
        for (std::size_t i = 0; i < body_.params.size(); ++i) {
            head += (i ? ", " : "") + pattern(body_.params[i].pattern) + ": " + type(body_.params[i].ty);
        }
        line(head + "): " + type(body_.resultTy));
        ++depth_;
        for (std::size_t i = 0; i < body_.captures.size(); ++i) {
            static const char* const kModes[] = {"&", "&mut ", "move "};
            const Capture& capture = body_.captures[i];
            line("capture " + std::to_string(i) + " = " + kModes[static_cast<int>(capture.mode)] +
                 capture.placeText + ": " + type(capture.ty));
        }
        block(body_.root);
        return std::move(out_);
    }

  private:
    void line(const std::string& content) {
        out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
        out_ += content;
        out_ += '\n';
    }

    std::string type(Ty ty) const { return types::typeText(types_, ty); }
    std::string name(DefId def) const {
        if (!def) return "?";
        const resolve::Def& item = types_.defs[def];
        std::string own = item.name.valid() ? std::string(oxide::text(item.name)) : "extension";
        bool isMember = item.kind == resolve::DefKind::Variant || types_.defs.isMember(def);
        return isMember ? name(item.parent) + "." + own : own;
    }
    std::string callee(const Callee& callee) const {
        std::string result = name(callee.def);
        if (!callee.args.valid()) return result;
        std::string args;
        for (Ty arg : types_.table.list(callee.args)) {
            if (types_.table.kind(arg) != types::TyKind::Region)
                args += (args.empty() ? "" : ", ") + type(arg);
        }
        return args.empty() ? result : result + "<" + args + ">";
    }
    std::string local(LocalId id) const {
        const Local& item = body_[id];
        std::string own = item.name.valid() ? std::string(oxide::text(item.name)) : "tmp";
        return own + "#" + std::to_string(id.value);
    }
    std::string loop(LoopId id) const { return "'" + std::to_string(id.value); }

    std::string list(const std::vector<ExprId>& items) {
        std::string result;
        for (ExprId item : items) result += (result.empty() ? "" : ", ") + expr(item);
        return result;
    }

    // A construct of several lines stands indented below the line that it is part of.
    std::string below(const std::string& head, const std::function<void()>& make) {
        Dumper inner(body_, types_, bodies_, depth_ + 1);
        std::swap(out_, inner.out_);
        ++depth_;
        make();
        --depth_;
        std::swap(out_, inner.out_);
        return head + " {\n" + inner.out_ + std::string(static_cast<std::size_t>(depth_) * 2, ' ') + "}";
    }

    void block(ExprId id) {
        const auto* node = std::get_if<BlockExpr>(&body_[id].kind);
        if (node && !node->label) {
            statements(*node);
        } else {
            line(expr(id));
        }
    }

    void statements(const BlockExpr& node) {
        for (const Stmt& stmt : node.statements) {
            std::visit(Overload{[&](const LetStmt& let) {
                                    std::string head =
                                        "let " + pattern(let.pattern) + ": " + type(body_[let.pattern].ty);
                                    if (let.init) head += " = " + expr(let.init);
                                    if (let.otherwise) head += " else " + braced(let.otherwise);
                                    line(head);
                                },
                                [&](const ExprStmt& item) { line(expr(item.expr) + ";"); }},
                       stmt.kind);
        }
        if (node.tail) line(expr(node.tail));
    }

    std::string braced(ExprId id) {
        return below("", [&] { block(id); }).substr(1);
    }

    std::string pattern(PatternId id) {
        const Pattern& node = body_[id];
        auto fields = [&](const std::vector<FieldSubpattern>& items) {
            std::string result;
            for (const FieldSubpattern& item : items) {
                result +=
                    (result.empty() ? "" : ", ") + std::to_string(item.field) + ": " + pattern(item.pattern);
            }
            return result;
        };
        auto patterns = [&](const std::vector<PatternId>& items, const char* separator) {
            std::string result;
            for (PatternId item : items) result += (result.empty() ? "" : separator) + pattern(item);
            return result;
        };
        bool isSigned = types_.table.isInteger(node.ty) && types::isSigned(types_.table.intKind(node.ty));
        return std::visit(Overload{
                              [](const ErrorPattern&) -> std::string { return "<error>"; },
                              [](const WildcardPattern&) -> std::string { return "_"; },
                              [&](const BindingPattern& item) {
                                  static const char* const kModes[] = {"copy ", "move ", "ref ", "ref mut "};
                                  std::string result =
                                      kModes[static_cast<int>(item.mode)] + local(item.local);
                                  return item.sub ? result + " @ " + pattern(item.sub) : result;
                              },
                              [&](const ConstPattern& item) {
                                  if (const auto* number = std::get_if<UInt128>(&item.value))
                                      return decimal(*number, isSigned);
                                  return quoted(std::get<std::string>(item.value));
                              },
                              [&](const RangePattern& item) {
                                  std::string result = item.from ? decimal(*item.from, isSigned) : "";
                                  result += item.inclusive ? "..=" : "..";
                                  return item.to ? result + decimal(*item.to, isSigned) : result;
                              },
                              [&](const VariantPattern& item) {
                                  return type(node.ty) + "/" + std::to_string(item.variant) + "(" +
                                         fields(item.fields) + ")";
                              },
                              [&](const StructPattern& item) { return "(" + fields(item.fields) + ")"; },
                              [&](const DerefPattern& item) { return "&" + pattern(item.inner); },
                              [&](const SlicePattern& item) {
                                  std::string result = "[" + patterns(item.prefix, ", ");
                                  if (item.hasRest)
                                      result += " .." + (item.rest ? pattern(item.rest) : "") + " ";
                                  return result + patterns(item.suffix, ", ") + "]";
                              },
                              [&](const OrPattern& item) { return patterns(item.alternatives, " | "); },
                          },
                          node.kind);
    }

    std::string captured(BodyId body, const std::vector<ExprId>& captures, const char* word) {
        std::string head = std::string(word) + " [" + list(captures) + "]";
        if (!bodies_) return head + " #" + std::to_string(body.value);
        return below(head, [&] { out_ += Dumper((*bodies_)[body], types_, bodies_, depth_).run(); });
    }

    std::string expr(ExprId id) {
        if (!id.valid()) return "()";
        const Expr& node = body_[id];
        return std::visit(
            Overload{
                [](const ErrorExpr&) -> std::string { return "<error>"; },
                [&](const LocalPlace& item) { return local(item.local); },
                [](const CapturePlace& item) { return "capture" + std::to_string(item.capture); },
                [&](const StaticPlace& item) { return "static " + name(item.def); },
                [&](const FieldPlace& item) {
                    std::string variant = item.variant ? "/" + std::to_string(item.variant) : "";
                    return expr(item.base) + variant + "." + std::to_string(item.field);
                },
                [&](const DerefPlace& item) { return "(*" + expr(item.pointer) + ")"; },
                [&](const IndexPlace& item) { return expr(item.base) + "[" + expr(item.index) + "]"; },
                [&](const TempPlace& item) {
                    return (item.extended ? "extended(" : "temp(") + expr(item.value) + ")";
                },
                [&](const CopyExpr& item) { return "copy " + expr(item.place); },
                [&](const MoveExpr& item) { return "move " + expr(item.place); },
                [&](const BorrowExpr& item) {
                    static const char* const kKinds[] = {"&", "&mut ", "&two-phase "};
                    return kKinds[static_cast<int>(item.kind)] + expr(item.place);
                },
                [&](const RawBorrowExpr& item) {
                    return (item.isMutable ? "&raw mut " : "&raw ") + expr(item.place);
                },
                [&](const IntLiteral& item) {
                    bool isSigned =
                        types_.table.isInteger(node.ty) && types::isSigned(types_.table.intKind(node.ty));
                    return decimal(item.value, isSigned) + " as " + type(node.ty);
                },
                [&](const FloatLiteral& item) { return item.text; },
                [&](const StringLiteral& item) { return quoted(item.text); },
                [&](const BytesLiteral& item) { return "b" + quoted(item.bytes); },
                [&](const CallExpr& item) { return callee(item.callee) + "(" + list(item.args) + ")"; },
                [&](const CallValueExpr& item) {
                    return "call " + expr(item.function) + "(" + list(item.args) + ")";
                },
                [&](const CallClosureExpr& item) {
                    return "closure " + expr(item.closure) + "(" + list(item.operands) + ")";
                },
                [&](const CallPointerExpr& item) {
                    return "pointer " + expr(item.function) + "(" + list(item.args) + ")";
                },
                [&](const CallDynExpr& item) {
                    return "dyn " + expr(item.receiver) + "." + callee(item.method) + "(" + list(item.args) +
                           ")";
                },
                [&](const UnaryExpr& item) {
                    return (item.op == UnaryOp::Negate ? "-" : "!") + expr(item.operand);
                },
                [&](const BinaryExpr& item) {
                    return "(" + expr(item.left) + " " + text(item.op) + " " + expr(item.right) + ")";
                },
                [&](const LogicalExpr& item) {
                    return "(" + expr(item.left) + (item.isAnd ? " && " : " || ") + expr(item.right) + ")";
                },
                [&](const CastExpr& item) { return "(" + expr(item.operand) + " as " + type(node.ty) + ")"; },
                [&](const CoerceExpr& item) {
                    return std::string(text(item.kind)) + "(" + expr(item.operand) + ": " + type(node.ty) +
                           ")";
                },
                [&](const AssignExpr& item) { return expr(item.place) + " = " + expr(item.value); },
                [&](const AssignOpExpr& item) {
                    return expr(item.place) + " " + text(item.op) + "= " + expr(item.value);
                },
                [&](const TupleExpr& item) { return "(" + list(item.elements) + ")"; },
                [&](const ArrayExpr& item) { return "[" + list(item.elements) + "]"; },
                [&](const RepeatExpr& item) { return "[" + expr(item.value) + "; ..]"; },
                [&](const StructExpr& item) {
                    std::string result = type(node.ty) + "/" + std::to_string(item.variant) + " {";
                    for (const FieldValue& field : item.fields)
                        result += " " + std::to_string(field.field) + ": " + expr(field.value);
                    if (item.base) result += " .." + expr(item.base);
                    return result + " }";
                },
                [&](const FunctionExpr& item) { return "fn " + callee(item.callee); },
                [&](const ConstExpr& item) { return "const " + callee(item.callee); },
                [&](const ConstParamExpr& item) { return "const " + type(item.param); },
                [&](const ClosureExpr& item) { return captured(item.body, item.captures, "closure"); },
                [&](const AsyncExpr& item) { return captured(item.body, item.captures, "async"); },
                [&](const BlockExpr& item) {
                    std::string head = item.label ? loop(item.label) + ": block" : "block";
                    return below(head, [&] { statements(item); });
                },
                [&](const ScopeExpr& item) { return "scope " + expr(item.inner); },
                [&](const IfExpr& item) {
                    std::string result = "if " + expr(item.condition) + " " + braced(item.then);
                    return item.otherwise ? result + " else " + braced(item.otherwise) : result;
                },
                [&](const LetConditionExpr& item) {
                    return "let " + pattern(item.pattern) + " = " + expr(item.scrutinee);
                },
                [&](const MatchExpr& item) {
                    return below("match " + expr(item.scrutinee), [&] {
                        for (const Arm& arm : item.arms) {
                            std::string head = pattern(arm.pattern);
                            if (arm.guard) head += " if " + expr(arm.guard);
                            line(head + " -> " + expr(arm.body));
                        }
                    });
                },
                [&](const LoopExpr& item) { return "loop " + loop(item.loop) + " " + braced(item.body); },
                [&](const CountExpr& item) {
                    std::string result = "count " + loop(item.loop) + " " + pattern(item.pattern) + " in ";
                    result += expr(item.from) + (item.isInclusive ? "..=" : "..") + expr(item.to);
                    if (item.isReversed) result += " reversed";
                    if (item.step) result += " by " + expr(item.step);
                    return result + " " + braced(item.body);
                },
                [&](const BreakExpr& item) {
                    return "break " + loop(item.loop) + (item.value ? " " + expr(item.value) : "");
                },
                [&](const ContinueExpr& item) { return "continue " + loop(item.loop); },
                [&](const ReturnExpr& item) { return "return" + (item.value ? " " + expr(item.value) : ""); },
                [&](const AwaitExpr& item) { return "await " + expr(item.future); },
                [&](const JoinExpr& item) {
                    return (item.isTry ? "tryJoin(" : "join(") + list(item.futures) + ")";
                },
                [&](const SelectExpr& item) {
                    return below(item.biased ? "select biased" : "select", [&] {
                        for (const SelectArm& arm : item.arms) {
                            std::string head = pattern(arm.pattern) + " = " + expr(arm.future);
                            if (arm.precondition) head += ", if " + expr(arm.precondition);
                            line(head + " -> " + expr(arm.handler));
                        }
                        if (item.otherwise) line("else -> " + expr(item.otherwise));
                    });
                },
                [&](const FormatExpr& item) {
                    std::string result = "format " + quoted(item.format);
                    for (const FormatArg& arg : item.args) {
                        result +=
                            ", " + expr(arg.value) + " by " + (arg.isCount ? "count" : callee(arg.format));
                    }
                    return result;
                },
            },
            node.kind);
    }

    const Body& body_;
    const types::PrintContext& types_;
    const Bodies* bodies_;
    int depth_;
    std::string out_;
};

}  // namespace

std::string dump(const Body& body, const types::PrintContext& types, const Bodies* bodies) {
    return Dumper(body, types, bodies, 0).run();
}

}  // namespace oxide::hir
