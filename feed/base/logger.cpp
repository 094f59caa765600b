// One line per event on stderr. It must never be given a token, a path from a request or a body.
// The line is built first and written with one call, so that lines of two threads never mix.
#include "feed/base/logger.h"

#include "model/text/hex.h"
#include "model/text/text.h"

#include <unistd.h>

#include <array>
#include <chrono>
#include <ctime>

namespace feed {
namespace {

constexpr std::array<std::string_view, 4> level_words{"error", "warn", "info", "debug"};

std::string machine_time() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
    const std::time_t now = ms / 1000;
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    const std::string fraction = std::to_string(1000 + ms % 1000);
    return std::string(text.data(), size) + "." + fraction.substr(1) + "Z";
}

}  // namespace

std::string escaped(std::string_view text) {
    const bool readable = model::is_utf8(text);
    std::string out;
    for (const char c : readable ? model::without_controls(text) : std::string(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') out += '\\';
        if (readable || (byte >= 0x20 && byte < 0x7f)) {
            out += c;
        } else {
            out += "\\x";
            model::append_hex(out, byte);
        }
    }
    return out;
}

std::optional<Level> level_from(std::string_view word) {
    for (std::size_t i = 0; i < level_words.size(); ++i) {
        if (level_words[i] == word) return static_cast<Level>(i);
    }
    return std::nullopt;
}

void Logger::operator()(Level level, std::string_view event, std::initializer_list<Detail> details) const {
    if (!says(level)) return;
    std::string line = "time=" + machine_time() + " level=";
    line.append(level_words[static_cast<std::size_t>(level)]).append(" event=\"").append(event).append("\"");
    for (const Detail& detail : details) {
        line.append(" ").append(detail.name).append("=\"").append(escaped(detail.value)).append("\"");
    }
    line += '\n';
    const auto written = ::write(STDERR_FILENO, line.data(), line.size());
    static_cast<void>(written);
}

}  // namespace feed
