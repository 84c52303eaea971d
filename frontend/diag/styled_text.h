// A canvas of styled characters: lines grow as they are written to, so that labels, underlines and the bars
// of multi-line spans can be drawn in any order. Columns count terminal cells; a wide character takes two.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace oxide::diag {

enum class Style { None, Error, Warning, Note, Help, Title, Gutter, Secondary, Addition, Removal };

class StyledText {
  public:
    std::size_t lineCount() const { return lines_.size(); }

    void put(std::size_t line, std::size_t column, std::string_view text, Style style);
    void append(std::size_t line, std::string_view text, Style style);
    void fill(std::size_t line, std::size_t from, std::size_t to, char character, Style style);
    void restyle(std::size_t line, std::size_t from, std::size_t to, Style style);

    std::string text(bool colors) const;  // each line ends in a line end and without trailing blanks

  private:
    struct Cell {
        std::string character = " ";  // empty: the right half of a wide character
        Style style = Style::None;
    };
    void grow(std::size_t line, std::size_t columns);

    std::vector<std::vector<Cell>> lines_;
};

// Terminal cells of a text; a tab counts four, as it is drawn.
std::size_t displayWidth(std::string_view text);

// What is drawn for a source text: tabs are four blanks, control characters do not reach the terminal.
std::string displayText(std::string_view text);

}  // namespace oxide::diag
