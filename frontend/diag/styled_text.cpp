#include "frontend/diag/styled_text.h"

#include <utf8proc.h>

namespace oxide::diag {

namespace {

constexpr std::string_view kTab = "    ";
constexpr std::string_view kReset = "\x1b[0m";

std::string_view escape(Style style) {
    switch (style) {
        case Style::None: return {};
        case Style::Error: return "\x1b[1;91m";
        case Style::Warning: return "\x1b[1;33m";
        case Style::Note: return "\x1b[1;92m";
        case Style::Help: return "\x1b[1;96m";
        case Style::Title: return "\x1b[1m";
        case Style::Gutter:
        case Style::Secondary: return "\x1b[1;94m";
        case Style::Addition: return "\x1b[92m";
        case Style::Removal: return "\x1b[91m";
    }
    return {};
}

struct Character {
    std::string_view text;
    std::size_t width;
};

// The first character of a valid UTF-8 text.
Character firstCharacter(std::string_view text) {
    utf8proc_int32_t codepoint = 0;
    auto bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    utf8proc_ssize_t length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &codepoint);
    if (length <= 0) return {text.substr(0, 1), 1};
    int width = utf8proc_charwidth(codepoint);
    return {text.substr(0, static_cast<std::size_t>(length)), static_cast<std::size_t>(width)};
}

bool isControl(std::string_view character) {
    auto first = static_cast<unsigned char>(character[0]);
    return first < 0x20 || first == 0x7F;
}

}  // namespace

std::string displayText(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        Character next = firstCharacter(text);
        text.remove_prefix(next.text.size());
        if (next.text == "\t") {
            shown += kTab;
        } else if (isControl(next.text)) {
            shown += "\xEF\xBF\xBD";
        } else {
            shown += next.text;
        }
    }
    return shown;
}

std::size_t displayWidth(std::string_view text) {
    std::string shown = displayText(text);
    std::string_view rest = shown;
    std::size_t width = 0;
    while (!rest.empty()) {
        Character next = firstCharacter(rest);
        rest.remove_prefix(next.text.size());
        width += next.width;
    }
    return width;
}

void StyledText::grow(std::size_t line, std::size_t columns) {
    if (lines_.size() <= line) lines_.resize(line + 1);
    if (lines_[line].size() < columns) lines_[line].resize(columns);
}

void StyledText::put(std::size_t line, std::size_t column, std::string_view text, Style style) {
    grow(line, column);
    while (!text.empty()) {
        Character next = firstCharacter(text);
        text.remove_prefix(next.text.size());
        if (next.width == 0) {
            if (column > 0) lines_[line][column - 1].character += next.text;
            continue;
        }
        grow(line, column + next.width);
        lines_[line][column] = {std::string(next.text), style};
        for (std::size_t i = 1; i < next.width; ++i) lines_[line][column + i] = {"", style};
        column += next.width;
    }
}

void StyledText::append(std::size_t line, std::string_view text, Style style) {
    grow(line, 0);
    put(line, lines_[line].size(), text, style);
}

void StyledText::fill(std::size_t line, std::size_t from, std::size_t to, char character, Style style) {
    grow(line, to);
    for (std::size_t column = from; column < to; ++column)
        lines_[line][column] = {std::string(1, character), style};
}

void StyledText::restyle(std::size_t line, std::size_t from, std::size_t to, Style style) {
    grow(line, to);
    for (std::size_t column = from; column < to; ++column) lines_[line][column].style = style;
}

std::string StyledText::text(bool colors) const {
    std::string result;
    for (const std::vector<Cell>& line : lines_) {
        std::size_t end = line.size();
        while (end > 0 && line[end - 1].character == " ") --end;
        Style current = Style::None;
        for (std::size_t i = 0; i < end; ++i) {
            if (colors && line[i].style != current) {
                if (current != Style::None) result += kReset;
                result += escape(line[i].style);
                current = line[i].style;
            }
            result += line[i].character;
        }
        if (current != Style::None) result += kReset;
        result += '\n';
    }
    return result;
}

}  // namespace oxide::diag
