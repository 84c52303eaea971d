#include "codegen/lower/body.h"

namespace oxide::lower {

namespace {

std::string decimal(UInt128 value) {
    if (value == 0) return "0";
    std::string digits;
    for (; value != 0; value /= 10)
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
    return digits;
}

constexpr UInt128 kMax64 = ~UInt128(0) >> 64;
constexpr UInt128 kMaxI64 = kMax64 >> 1;

std::string hex(UInt128 value) {
    std::string digits;
    for (; value != 0; value >>= 4)
        digits.insert(digits.begin(), "0123456789abcdef"[static_cast<int>(value & 15)]);
    return "0x" + (digits.empty() ? "0" : digits);
}

// A C++ integer literal has at most 64 bits, and no sign of its own.
std::string integerText(UInt128 value, bool isSigned, unsigned bits) {
    bool isNegative = isSigned && (value >> 127) != 0;
    UInt128 magnitude = isNegative ? -value : value;
    if (bits == 128 && magnitude > kMaxI64) {
        const char* type = isSigned ? "i128" : "u128";
        return std::string(type) + "(u128(" + hex(value >> 64) + "u) << 64 | " + hex(value & kMax64) + "u)";
    }
    if (isNegative) {
        if (bits == 64 && magnitude > kMaxI64) return "(-9223372036854775807 - 1)";
        if (bits == 32 && magnitude == UInt128(1) << 31) return "(-2147483647 - 1)";
        return "-" + decimal(magnitude);
    }
    return decimal(magnitude) + (magnitude > kMaxI64 ? "u" : "");
}

void appendEscaped(std::string& text, unsigned char c) {
    switch (c) {
        case '"': text += "\\\""; return;
        case '\\': text += "\\\\"; return;
        case '\n': text += "\\n"; return;
        case '\r': text += "\\r"; return;
        case '\t': text += "\\t"; return;
        default: break;
    }
    if (c >= 32 && c != 127) {
        text += static_cast<char>(c);
        return;
    }
    // Three octal digits: what follows cannot be taken for another.
    text += '\\';
    for (int shift : {6, 3, 0}) text += static_cast<char>('0' + (c >> shift & 7));
}

}  // namespace

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (char c : text) appendEscaped(result, static_cast<unsigned char>(c));
    return result + "\"";
}

Value BodyLowering::intLiteral(Ty ty, UInt128 value) {
    switch (context_.kind(ty)) {
        case TyKind::Bool: return {cpp::literal(value ? "true" : "false")};
        case TyKind::Char: {
            if (value >= 32 && value < 127 && value != '\'' && value != '\\') {
                return {cpp::literal(std::string("U'") + static_cast<char>(value) + "'")};
            }
            return {cpp::literal("char32_t(" + hex(value) + ")")};
        }
        case TyKind::Int: break;
        default: OX_UNREACHABLE("an integer literal of another type");
    }
    types::IntKind kind = context_.types.intKind(ty);
    std::string bare = integerText(value, types::isSigned(kind), types::bitWidth(kind));
    if (kind == types::IntKind::I32)
        return {cpp::literal(bare.starts_with("-") ? "(" + bare + ")" : bare, bare)};
    return {cpp::literal(context_.type(ty) + "(" + bare + ")", bare)};
}

Value BodyLowering::floatLiteral(Ty ty, const std::string& text) {
    std::string bare = text;
    if (bare.find_first_of(".eE") == std::string::npos) bare += ".0";
    if (bare.ends_with('.')) bare += "0";
    if (context_.types.floatKind(ty) == types::FloatKind::F32) bare += "f";
    return {cpp::literal(bare.starts_with("-") ? "(" + bare + ")" : bare, bare)};
}

Value BodyLowering::stringLiteral(const std::string& text) {
    std::string literal = quoted(text);
    return {cpp::literal(context_.core("Str") + "(" + literal + ")", literal)};
}

Value BodyLowering::bytesLiteral(const hir::Expr& expr, const std::string& bytes) {
    Ty array = context_.types.pointee(expr.ty);
    std::vector<cpp::Expr> elements;
    for (char c : bytes) elements.push_back(cpp::literal(std::to_string(static_cast<unsigned char>(c))));
    std::string name = names_.fresh("bytes");
    emit(cpp::LocalStmt{.type = context_.type(array),
                        .name = name,
                        .form = cpp::Initialiser::Assign,
                        .args = {cpp::call(context_.type(array) + "::of", std::move(elements))},
                        .storage = cpp::Storage::Constant});
    return {cpp::addressOf(cpp::name(name))};
}

}  // namespace oxide::lower
