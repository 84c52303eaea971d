// The classes: members, and the boilerplate that gives them Oxide's meaning of move, drop and assignment.
#include "codegen/cpp/writer.h"
#include "frontend/base/fields.h"

namespace oxide::cpp {

namespace {

std::string paramList(const std::vector<FieldDecl>& fields) {
    std::string result;
    for (const FieldDecl& field : fields) {
        if (!result.empty()) result += ", ";
        result += field.type + (field.name.empty() ? "" : " " + field.name);
    }
    return result;
}

// C++ destroys members last to first; where that shows, they are declared in reverse.
std::vector<FieldDecl> declared(const std::vector<FieldDecl>& fields, const Destruction& destruction) {
    if (!destruction.isVisible && destruction.drop.empty()) return fields;
    return {fields.rbegin(), fields.rend()};
}

void printFields(Writer& out, const std::vector<FieldDecl>& fields) {
    for (const FieldDecl& field : fields) out.line(field.type + " " + field.name + ";");
}

void printInitialisers(Writer& out, std::string head, const std::vector<std::string>& initialisers) {
    if (initialisers.empty()) {
        out.line(head + " {}");
        return;
    }
    std::string list;
    for (const std::string& item : initialisers) list += (list.empty() ? ": " : ", ") + item;
    if (head.size() + list.size() + 4 + static_cast<std::size_t>(out.column()) <= kWidth) {
        out.line(head + " " + list + " {}");
        return;
    }
    out.line(head);
    out.line("    " + list + " {}");
}

std::string destructor(const std::string& name, const Destruction& destruction, std::string_view then = "") {
    if (destruction.drop.empty()) return "~" + name + "() { " + std::string(then) + " }";
    return "~" + name + "() noexcept(false) { if (std::exchange(alive_, false)) " + destruction.drop +
           "(this); " + std::string(then) + "}";
}

void printParts(Writer& out, const std::optional<std::vector<Type>>& parts) {
    if (!parts) return;
    std::string list;
    for (const Type& part : *parts) list += (list.empty() ? "" : ", ") + part;
    out.line("using Parts = ox::Parts<" + list + ">;");
}

void printReplacement(Writer& out, const std::string& name) {
    out.open(name + "& operator=(" + name + "&& other) noexcept");
    out.open("if (this != &other)");
    out.line("this->~" + name + "();");
    out.line("::new (static_cast<void*>(this)) " + name + "(std::move(other));");
    out.close();
    out.line("return *this;");
    out.close();
}

void printFuture(Writer& out, const FutureFacet& future) {
    out.line();
    out.line("using Output = " + future.output + ";");
    std::string self = future.isOfReference ? "&self" : "this";
    std::string call = "return poll_.poll(strand, " + self + ", " + future.poll + "); }";
    out.line("bool poll(Strand& strand) { " + std::string(future.isOfReference ? "auto* self = this; " : "") +
             call);
    out.line("Output take() { return poll_.take(); }");
    out.line("UserPoll<Output> poll_{};");
}

// Constructor, move and destruction of a class whose destruction can be observed.
void printSpecialMembers(Writer& out, const std::string& name, const std::vector<FieldDecl>& fields,
                         const Destruction& destruction, bool isFuture) {
    std::vector<FieldDecl> members = declared(fields, destruction);
    std::vector<std::string> build;
    std::vector<std::string> move;
    for (const FieldDecl& field : members) {
        build.push_back(field.name + "(std::move(" + field.name + "))");
        move.push_back(field.name + "(std::move(other." + field.name + "))");
    }
    if (isFuture) move.push_back("poll_(std::move(other.poll_))");
    printInitialisers(out, (fields.size() == 1 ? "explicit " : "") + name + "(" + paramList(fields) + ")",
                      build);
    if (destruction.drop.empty()) {
        out.line(name + "(" + name + "&& other) noexcept = default;");
    } else {
        move.push_back("alive_(std::exchange(other.alive_, false))");
        printInitialisers(out, name + "(" + name + "&& other) noexcept", move);
    }
    printReplacement(out, name);
    if (!destruction.drop.empty()) out.line(destructor(name, destruction));
}

void printStruct(Writer& out, const StructDecl& decl) {
    if (decl.fields.empty() && !decl.hasConstructor() && !decl.future) {
        out.line("struct " + decl.name + " {};");
        return;
    }
    out.open("struct " + decl.name);
    printParts(out, decl.parts);
    if (decl.hasConstructor()) {
        printSpecialMembers(out, decl.name, decl.fields, decl.destruction, decl.future.has_value());
        if (!decl.fields.empty()) out.line();
    }
    printFields(out, declared(decl.fields, decl.destruction));
    if (decl.future) printFuture(out, *decl.future);
    if (!decl.destruction.drop.empty()) out.line("bool alive_ = true;");
    out.close("};");
}

void printClosure(Writer& out, const ClosureDecl& decl) {
    out.open("struct " + decl.name);
    if (decl.hasConstructor()) printSpecialMembers(out, decl.name, decl.captures, decl.destruction, false);
    // Mostly called in one place, where it belongs; only a function that others might call would stay as
    // well.
    out.line("inline " + decl.result + " operator()(" + paramList(decl.params) + ")" +
             (decl.isConst ? " const;" : ";"));
    if (!decl.captures.empty()) out.line();
    printFields(out, declared(decl.captures, decl.destruction));
    out.close("};");
}

void printVTable(Writer& out, const VTableDecl& decl) {
    out.open("struct " + decl.name);
    out.line("VTableHeader header;");
    for (const VTableMethodDecl& method : decl.methods) {
        std::string params;
        for (const Type& param : method.params) params += (params.empty() ? "" : ", ") + param;
        out.line(method.result + " (*" + method.name + ")(" + params + ");");
    }
    for (const FieldDecl& super : decl.supers) out.line(super.type + " " + super.name + ";");
    out.close("};");
}

std::string payloadType(const VariantDecl& variant) { return variant.name + "_"; }

bool hasPayload(const EnumDecl& decl) {
    for (const VariantDecl& variant : decl.variants) {
        if (!variant.fields.empty()) return true;
    }
    return false;
}

void printTag(Writer& out, const EnumDecl& decl) {
    std::string head = "enum class Tag : " + decl.tagType;
    std::string names;
    for (const VariantDecl& variant : decl.variants) {
        names += (names.empty() ? " " : ", ") + variant.name +
                 (variant.value.empty() ? "" : " = " + variant.value);
    }
    std::string whole = head + " {" + names + (names.empty() ? "};" : " };");
    if (whole.size() + static_cast<std::size_t>(out.column()) <= kWidth) {
        out.line(whole);
        return;
    }
    out.open(head);
    for (const VariantDecl& variant : decl.variants) {
        out.line(variant.name + (variant.value.empty() ? "" : " = " + variant.value) + ",");
    }
    out.close("};");
}

// What is done for each variant with a payload, as a switch over the tag.
void printPerPayload(Writer& out, const EnumDecl& decl, std::string (*action)(const VariantDecl&)) {
    out.open("switch (tag_)");
    bool complete = true;
    for (const VariantDecl& variant : decl.variants) {
        if (variant.fields.empty()) {
            complete = false;
        } else {
            out.line("case Tag::" + variant.name + ": " + action(variant) + " break;");
        }
    }
    if (!complete) out.line("default: break;");
    out.close();
}

void printVariant(Writer& out, const EnumDecl& decl, const VariantDecl& variant) {
    const std::string& name = decl.name;
    if (variant.fields.empty()) {
        std::string constant = hasPayload(decl) ? "static " : "static constexpr ";
        out.line(constant + name + " " + variant.name + "() { return " + name + "(Tag::" + variant.name +
                 "); }");
        return;
    }
    out.open("static " + name + " " + variant.name + "(" + paramList(variant.fields) + ")");
    out.line(name + " value_(Tag::" + variant.name + ");");
    std::string values;
    for (const FieldDecl& field : declared(variant.fields, decl.destruction)) {
        values += (values.empty() ? "" : ", ") + ("." + field.name + " = std::move(" + field.name + ")");
    }
    out.line("::new (static_cast<void*>(&value_.payload_." + variant.name + ")) " + payloadType(variant) +
             "{" + values + "};");
    out.line("return value_;");
    out.close();
}

void printEnumMoves(Writer& out, const EnumDecl& decl) {
    const std::string& name = decl.name;
    const Destruction& destruction = decl.destruction;
    std::string also = decl.future ? "poll_ = std::move(other.poll_); " : "";
    if (!destruction.drop.empty()) also += "alive_ = std::exchange(other.alive_, false); ";
    out.line(name + "(" + name + "&& other) noexcept { take(other); " + also + "}");
    printReplacement(out, name);
    out.line(destructor(name, destruction, hasPayload(decl) ? "destroy();" : ""));
}

void printEnum(Writer& out, const EnumDecl& decl) {
    bool payload = hasPayload(decl);
    bool plain = decl.isTrivial && decl.destruction.drop.empty();
    out.open("struct " + decl.name);
    printTag(out, decl);
    std::vector<Type> parts;
    for (const VariantDecl& variant : decl.variants) {
        if (variant.fields.empty()) continue;
        out.open("struct " + payloadType(variant));
        printParts(out, variant.parts);
        printFields(out, declared(variant.fields, decl.destruction));
        out.close("};");
        parts.push_back(payloadType(variant));
    }
    if (!plain && !decl.future) printParts(out, parts);
    out.line();
    for (const VariantDecl& variant : decl.variants) printVariant(out, decl, variant);
    if (!plain) printEnumMoves(out, decl);
    out.line("constexpr Tag tag() const { return tag_; }");
    for (const VariantDecl& variant : decl.variants) {
        if (variant.fields.empty()) continue;
        std::string type = payloadType(variant);
        out.line(type + "& as" + variant.name + "() { return payload_." + variant.name + "; }");
        out.line(type + " const& as" + variant.name + "() const { return payload_." + variant.name + "; }");
    }
    if (decl.future) printFuture(out, *decl.future);
    out.line();
    out.outdent();
    out.line("  private:");
    out.indent();
    out.line("explicit constexpr " + decl.name + "(Tag tag) : tag_(tag) {}");
    if (!plain && payload) {
        out.open("void take(" + decl.name + "& other)");
        out.line("tag_ = other.tag_;");
        printPerPayload(out, decl, [](const VariantDecl& v) {
            return "::new (static_cast<void*>(&payload_." + v.name + ")) " + payloadType(v) +
                   "(std::move(other.payload_." + v.name + "));";
        });
        out.close();
        out.open("void destroy()");
        printPerPayload(out, decl, [](const VariantDecl& v) {
            return "payload_." + v.name + ".~" + payloadType(v) + "();";
        });
        out.close();
    } else if (!plain) {
        out.line("void take(" + decl.name + "& other) { tag_ = other.tag_; }");
    }
    if (payload) {
        out.open("union Payload");
        out.line("ox::Unit none;");
        for (const VariantDecl& variant : decl.variants) {
            if (!variant.fields.empty()) out.line(payloadType(variant) + " " + variant.name + ";");
        }
        out.line("constexpr Payload() : none() {}");
        if (!plain) out.line("~Payload() {}");
        out.close("} payload_;");
    }
    if (!decl.destruction.drop.empty()) out.line("bool alive_ = true;");
    out.line("Tag tag_;");
    out.close("};");
}

template <class T>
void printComment(Writer& out, const T& decl) {
    if (!decl.comment.empty()) out.line("// " + decl.comment);
}

}  // namespace

void printType(Writer& out, const TypeDecl& decl) {
    std::visit([&](const auto& node) { printComment(out, node); }, decl);
    std::visit(Overload{[&](const StructDecl& node) { printStruct(out, node); },
                        [&](const ClosureDecl& node) { printClosure(out, node); },
                        [&](const EnumDecl& node) { printEnum(out, node); },
                        [&](const VTableDecl& node) { printVTable(out, node); }},
               decl);
}

std::string print(const TypeDecl& decl) {
    Writer out(nullptr, {.lineDirectives = false});
    printType(out, decl);
    return out.take().text;
}

}  // namespace oxide::cpp
