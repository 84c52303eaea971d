#include "driver/session.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace oxide::driver {

namespace {

namespace fs = std::filesystem;

std::optional<std::string> readText(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

std::optional<std::string> readValidText(const fs::path& path) {
    std::optional<std::string> text = readText(path);
    if (text && !isValidUtf8(*text)) return std::nullopt;
    return text;
}

// The length of the UTF-8 sequence that starts at `at`, 0 if it is not valid.
std::size_t sequenceLength(std::string_view text, std::size_t at) {
    auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; };
    auto continues = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
    unsigned first = byte(at);
    unsigned second = byte(at + 1);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return continues(at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        bool overlong = first == 0xE0 && second < 0xA0;
        bool surrogate = first == 0xED && second > 0x9F;
        return continues(at + 1) && continues(at + 2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        bool overlong = first == 0xF0 && second < 0x90;
        bool tooLarge = first == 0xF4 && second > 0x8F;
        bool whole = continues(at + 1) && continues(at + 2) && continues(at + 3);
        return whole && !overlong && !tooLarge ? 4 : 0;
    }
    return 0;
}

std::size_t validPrefix(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t bytes = 0;
        for (; at + sizeof bytes <= text.size(); at += sizeof bytes) {
            std::memcpy(&bytes, text.data() + at, sizeof bytes);
            if ((bytes & 0x8080808080808080) != 0) break;
        }
        if (at == text.size()) break;
        std::size_t length = sequenceLength(text, at);
        if (length == 0) break;
        at += length;
    }
    return at;
}

}  // namespace

bool isValidUtf8(std::string_view text) { return validPrefix(text) == text.size(); }

std::optional<std::string> DiskLoader::read(const std::string& path) { return readValidText(path); }

std::optional<std::string> DiskLoader::readLibrary(const std::string& path) {
    return readValidText(libraryRoot_ / path);
}

std::optional<std::string> DiskLoader::environment(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value != nullptr && isValidUtf8(value) ? std::optional<std::string>(value) : std::nullopt;
}

Session::Session(Options given)
    : options(std::move(given)), layout(toolchain::Layout::find()), loader(layout.api) {}

std::optional<std::string> readRootFile(const std::string& path, std::string& problem) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
        problem = fmt::format("`{}` is a folder; name the program's root file", path);
        return std::nullopt;
    }
    errno = 0;
    std::optional<std::string> text = readText(path);
    if (!text) {
        problem = fmt::format("cannot read `{}`: {}", path, std::strerror(errno ? errno : EIO));
        return std::nullopt;
    }
    std::size_t valid = validPrefix(*text);
    if (valid < text->size()) {
        std::size_t line = 1;
        for (std::size_t i = 0; i < valid; ++i) line += (*text)[i] == '\n';
        problem = fmt::format("`{}` is not valid UTF-8: line {}, byte {} of the file", path, line, valid);
        return std::nullopt;
    }
    return text;
}

}  // namespace oxide::driver
