#include "frontend/ast/dump.h"

#include <fmt/format.h>

#include <type_traits>

namespace oxide::ast {

namespace {

template <class T>
concept HasFields = requires(const T& value) { T::visitFields(value, [](const char*, const auto&) {}); };

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

std::string_view kindName(const ExprKind& kind) {
    static constexpr std::string_view kNames[] = {
        "none",
#define OX_EXPR(name) #name,
#include "frontend/ast/nodes.def"
    };
    return kNames[kind.index()];
}
std::string_view kindName(const StmtKind& kind) {
    static constexpr std::string_view kNames[] = {
        "none",
#define OX_STMT(name) #name,
#include "frontend/ast/nodes.def"
    };
    return kNames[kind.index()];
}
std::string_view kindName(const PatternKind& kind) {
    static constexpr std::string_view kNames[] = {
        "none",
#define OX_PATTERN(name) #name,
#include "frontend/ast/nodes.def"
    };
    return kNames[kind.index()];
}
std::string_view kindName(const TypeKind& kind) {
    static constexpr std::string_view kNames[] = {
        "none",
#define OX_TYPE(name) #name,
#include "frontend/ast/nodes.def"
    };
    return kNames[kind.index()];
}
std::string_view kindName(const ItemKind& kind) {
    static constexpr std::string_view kNames[] = {
        "none",
#define OX_ITEM(name) #name,
#include "frontend/ast/nodes.def"
    };
    return kNames[kind.index()];
}

std::string_view enumName(LiteralKind kind) {
    static constexpr std::string_view kNames[] = {"Integer", "Float",  "Bool",       "Char",
                                                  "Byte",    "String", "ByteString", "CString"};
    return kNames[static_cast<int>(kind)];
}
std::string_view enumName(FormatCount::Kind kind) {
    static constexpr std::string_view kNames[] = {"None", "Literal", "Argument", "Name"};
    return kNames[static_cast<int>(kind)];
}
std::string_view enumName(UnaryOp op) {
    static constexpr std::string_view kNames[] = {"Negate", "Not", "Deref"};
    return kNames[static_cast<int>(op)];
}
std::string_view enumName(BinaryOp op) {
    static constexpr std::string_view kNames[] = {"Add",   "Sub",    "Mul", "Div", "Rem", "BitAnd",
                                                  "BitOr", "BitXor", "Shl", "Shr", "Eq",  "Ne",
                                                  "Lt",    "Le",     "Gt",  "Ge",  "And", "Or"};
    return kNames[static_cast<int>(op)];
}
std::string_view enumName(BlockKind kind) {
    static constexpr std::string_view kNames[] = {"Plain", "Unsafe", "Const"};
    return kNames[static_cast<int>(kind)];
}
std::string_view enumName(Visibility visibility) {
    static constexpr std::string_view kNames[] = {"Inherited", "Public", "Crate", "Super"};
    return kNames[static_cast<int>(visibility)];
}
std::string_view enumName(Receiver receiver) {
    static constexpr std::string_view kNames[] = {"None", "Shared", "Mutable", "Owned", "Typed"};
    return kNames[static_cast<int>(receiver)];
}
std::string_view enumName(VariantShape shape) {
    static constexpr std::string_view kNames[] = {"Unit", "Tuple", "Struct"};
    return kNames[static_cast<int>(shape)];
}
std::string_view enumName(GenericArg::Kind kind) {
    static constexpr std::string_view kNames[] = {"Type", "Const", "Lifetime", "Binding", "Constraint"};
    return kNames[static_cast<int>(kind)];
}
std::string_view enumName(GenericParam::Kind kind) {
    static constexpr std::string_view kNames[] = {"Type", "Const", "Lifetime"};
    return kNames[static_cast<int>(kind)];
}
std::string_view enumName(Bound::Kind kind) {
    static constexpr std::string_view kNames[] = {"Trait", "Lifetime"};
    return kNames[static_cast<int>(kind)];
}

std::string quoted(std::string_view text, bool bytes = false) {
    std::string result = "\"";
    for (char c : text) {
        if (c == '\n')
            result += "\\n";
        else if (c == '\r')
            result += "\\r";
        else if (c == '\t')
            result += "\\t";
        else if (c == '\0')
            result += "\\0";
        else if (c == '"' || c == '\\')
            result += std::string("\\") + c;
        else if (static_cast<unsigned char>(c) < 0x20 || (bytes && static_cast<unsigned char>(c) >= 0x80))
            result += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        else
            result += c;
    }
    return result + "\"";
}

// Fields that fit on the node's line are printed there; nodes and lists of them follow, indented.
class Dumper {
  public:
    explicit Dumper(const Ast& ast) : ast_(ast) {}

    std::string module(const Module& module) {
        line("Module");
        depth_++;
        if (!module.documentation.empty())
            line(fmt::format("documentation {}", quoted(module.documentation)));
        children("attributes", module.attributes);
        for (ItemId item : module.items) node("", item);
        return std::move(out_);
    }

  private:
    void line(std::string_view text) { out_ += fmt::format("{:{}}{}\n", "", depth_ * 2, text); }
    static std::string labelled(std::string_view label, std::string_view text) {
        return label.empty() ? std::string(text) : fmt::format("{}: {}", label, text);
    }

    // ---- what fits on a line: "" for nothing to say, nullopt for something that does not fit

    static std::optional<std::string> brief(bool value) { return value ? "true" : ""; }
    static std::optional<std::string> brief(char value) {
        return value == 0 ? "" : fmt::format("'{}'", value);
    }
    static std::optional<std::string> brief(std::uint32_t value) { return fmt::format("{}", value); }
    static std::optional<std::string> brief(const std::string& value) {
        return value.empty() ? "" : quoted(value);
    }
    static std::optional<std::string> brief(Name name) { return std::string(text(name)); }
    static std::optional<std::string> brief(const Identifier& name) { return std::string(text(name.name)); }
    static std::optional<std::string> brief(std::optional<BinaryOp> op) {
        return op ? std::string(enumName(*op)) : "";
    }
    template <class T>
        requires std::is_enum_v<T>
    static std::optional<std::string> brief(T value) {
        return std::string(enumName(value));
    }
    static std::optional<std::string> brief(const PathSegment& segment) {
        if (segment.args.present) return std::nullopt;
        return std::string(text(segment.name.name));
    }
    static std::optional<std::string> brief(const Path& path) {
        if (path.qualifiedSelf) return std::nullopt;
        std::string result;
        for (const PathSegment& segment : path.segments) {
            if (segment.args.present) return std::nullopt;
            result += (result.empty() ? "" : ".") + std::string(text(segment.name.name));
        }
        return result;
    }
    static std::optional<std::string> brief(const FormatSpec& spec) {
        return std::string(spec.span.valid() ? fmt::format("{}", specText(spec)) : "");
    }
    static std::optional<std::string> brief(const std::optional<std::string>& value) {
        return value ? quoted(*value) : "";
    }
    static std::optional<std::string> brief(const std::vector<std::string>& values) {
        std::string result = "[";
        for (const std::string& value : values) result += (result.size() > 1 ? ", " : "") + quoted(value);
        return result + "]";
    }
    static std::optional<std::string> brief(const std::vector<Identifier>& names) {
        std::string result;
        for (const Identifier& name : names)
            result += (result.empty() ? "" : ".") + std::string(text(name.name));
        return result;
    }
    template <class T>
        requires(!std::is_enum_v<T>)
    static std::optional<std::string> brief(const T&) {
        return std::nullopt;
    }

    static std::string countText(const FormatCount& count) {
        switch (count.kind) {
            case FormatCount::Kind::None: return "";
            case FormatCount::Kind::Literal: return std::to_string(count.value);
            case FormatCount::Kind::Argument: return std::to_string(count.value) + "$";
            case FormatCount::Kind::Name: return std::string(text(count.name.name)) + "$";
        }
        return "";
    }
    static std::string specText(const FormatSpec& spec) {
        std::string result = ":";
        if (spec.align != 0) {
            if (spec.fill != U' ')
                result += spec.fill < 0x80 ? std::string(1, static_cast<char>(spec.fill))
                                           : fmt::format("U+{:04X}", static_cast<unsigned>(spec.fill));
            result += spec.align;
        }
        if (spec.sign != 0) result += spec.sign;
        if (spec.alternate) result += '#';
        if (spec.zero) result += '0';
        result += countText(spec.width);
        if (spec.precisionStar)
            result += ".*";
        else if (spec.precision.kind != FormatCount::Kind::None)
            result += "." + countText(spec.precision);
        return result + spec.trait;
    }

    // ---- nodes

    template <class Fields>
    void fields(std::string head, const Fields& value) {
        if constexpr (HasFields<Fields>) {
            Fields::visitFields(value, [&](const char* name, const auto& field) {
                if (auto text = brief(field); text && !text->empty() && !isDefault(field))
                    head += fmt::format(" {}={}", name, *text);
            });
        }
        line(head);
        ++depth_;
        if constexpr (HasFields<Fields>) {
            Fields::visitFields(value, [&](const char* name, const auto& field) {
                if (!brief(field)) child(name, field);
            });
        }
        --depth_;
    }
    static bool isDefault(FormatCount::Kind kind) { return kind == FormatCount::Kind::None; }
    static bool isDefault(BlockKind kind) { return kind == BlockKind::Plain; }
    static bool isDefault(Visibility visibility) { return visibility == Visibility::Inherited; }
    static bool isDefault(Receiver receiver) { return receiver == Receiver::None; }
    static bool isDefault(GenericArg::Kind kind) { return kind == GenericArg::Kind::Type; }
    static bool isDefault(GenericParam::Kind kind) { return kind == GenericParam::Kind::Type; }
    static bool isDefault(Bound::Kind kind) { return kind == Bound::Kind::Trait; }
    template <class T>
    static bool isDefault(const T&) {
        return false;
    }

    template <class T>
    void child(std::string_view name, const T& value) {
        if constexpr (requires { ast_[value]; }) {
            if (value) node(name, value);
        } else if constexpr (IsVector<T>::value) {
            children(name, value);
        } else if constexpr (IsOptional<T>::value) {
            if (value) child(name, *value);
        } else if constexpr (std::is_same_v<T, Generics>) {
            if (!value.params.empty() || !value.where.empty()) fields(std::string(name), value);
        } else if constexpr (std::is_same_v<T, GenericArgs>) {
            if (value.present) fields(std::string(name), value);
        } else {
            fields(std::string(name), value);
        }
    }
    template <class T>
    void children(std::string_view name, const std::vector<T>& values) {
        if (values.empty()) return;
        line(name);
        ++depth_;
        for (const T& value : values) {
            if (auto text = brief(value))
                line(*text);
            else
                child("-", value);
        }
        --depth_;
    }

    template <class IdT>
    void node(std::string_view label, IdT id) {
        const auto& value = ast_[id];
        if (label == "-") label = "";
        std::visit(
            [&](const auto& kind) {
                std::string head = labelled(label, kindName(value.kind));
                using Kind = std::decay_t<decltype(kind)>;
                if constexpr (std::is_same_v<Kind, LiteralExpr>)
                    head += literal(kind);
                else if constexpr (std::is_same_v<IdT, ItemId>)
                    head += itemHead(value);
                if constexpr (std::is_same_v<Kind, LiteralExpr>)
                    line(head);
                else
                    fields(head, kind);
                if constexpr (std::is_same_v<IdT, ItemId>) {
                    ++depth_;
                    children("attributes", value.attributes);
                    --depth_;
                }
            },
            value.kind);
    }

    static std::string itemHead(const Item& item) {
        std::string result;
        if (item.visibility != Visibility::Inherited) result += fmt::format(" {}", enumName(item.visibility));
        if (!item.documentation.empty())
            result += fmt::format(" documentation={}", quoted(item.documentation));
        return result;
    }

    static std::string literal(const LiteralExpr& literal) {
        std::string suffix = literal.suffix ? std::string(text(literal.suffix)) : "";
        switch (literal.kind) {
            case LiteralKind::Integer: return " " + decimal(literal.integer) + suffix;
            case LiteralKind::Float: return " Float " + literal.text + suffix;
            case LiteralKind::Bool: return literal.integer != 0 ? " true" : " false";
            case LiteralKind::Char:
                return fmt::format(" Char U+{:04X}", static_cast<unsigned>(literal.integer));
            case LiteralKind::Byte: return fmt::format(" Byte {}", static_cast<unsigned>(literal.integer));
            default:
                return fmt::format(" {} {}", enumName(literal.kind),
                                   quoted(literal.text, literal.kind != LiteralKind::String));
        }
    }

    const Ast& ast_;
    std::string out_;
    int depth_ = 0;
};

}  // namespace

std::string dump(const Ast& ast, ModuleId module) { return Dumper(ast).module(ast[module]); }

}  // namespace oxide::ast
