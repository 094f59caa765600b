// One line per event on stderr. It must never be given a token, a path from a request or a body.
// The line is built first and written with one call, so that lines of two threads never mix.
#include "feed/report.h"

#include "model/text.h"

#include <unistd.h>

#include <array>
#include <chrono>
#include <ctime>

namespace feed {
namespace {

std::string machine_time() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return std::string(text.data(), size);
}

std::string_view word_of(Level level) {
    switch (level) {
        case Level::info: return "info";
        case Level::warning: return "warning";
        default: return "error";
    }
}

}  // namespace

std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    const bool readable = model::is_utf8(text);
    std::string out;
    for (const char c : readable ? model::without_controls(text) : std::string(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') out += '\\';
        if (readable || (byte >= 0x20 && byte < 0x7f)) {
            out += c;
        } else {
            out += "\\x";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    return out;
}

void report(Level level, std::string_view what, std::initializer_list<Detail> details) {
    std::string line = machine_time();
    line.append(" ").append(word_of(level)).append(" ").append(what);
    for (const Detail& detail : details) {
        line.append(" ").append(detail.name).append("=\"").append(escaped(detail.value)).append("\"");
    }
    line += '\n';
    const auto written = ::write(STDERR_FILENO, line.data(), line.size());
    static_cast<void>(written);
}

}  // namespace feed
