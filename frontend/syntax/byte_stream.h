// The text as the generated lexer reads it: bytes, so that positions are byte offsets.
#pragma once

#include <antlr4-runtime.h>

#include <string_view>

namespace oxide::syntax {

class ByteStream final : public antlr4::CharStream {
  public:
    // Stands for every byte of a character beyond ASCII: the lexer caches its steps only for ASCII.
    static constexpr unsigned char kBeyondAscii = 0x7F;

    explicit ByteStream(std::string_view text) : text_(text) {}

    void consume() override { ++position_; }
    std::size_t LA(ssize_t offset) override {
        std::size_t at = position_ + static_cast<std::size_t>(offset > 0 ? offset - 1 : offset);
        if (at >= text_.size()) return antlr4::IntStream::EOF;
        auto byte = static_cast<unsigned char>(text_[at]);
        return byte < 0x80 ? byte : kBeyondAscii;
    }
    ssize_t mark() override { return 0; }
    void release(ssize_t) override {}
    std::size_t index() override { return position_; }
    void seek(std::size_t position) override { position_ = position; }
    std::size_t size() override { return text_.size(); }
    std::string getSourceName() const override { return {}; }
    std::string getText(const antlr4::misc::Interval&) override { return {}; }
    std::string toString() const override { return {}; }

  private:
    std::string_view text_;
    std::size_t position_ = 0;
};

}  // namespace oxide::syntax
