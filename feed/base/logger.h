// What the server says about itself: one line per event on stderr in logfmt, `time=… level=… event="…" name="…"`.
// Everything that came from outside is escaped. It must never be given a token, a path from a request or a body.
// Thread-safe: a line is written with one call. A value: copied to whoever has something to say.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace feed {

enum class Level { error, warn, info, debug };

// "error", "warn", "info", "debug".
std::optional<Level> level_from(std::string_view word);

struct Detail {
    std::string_view name;
    std::string_view value;
};

class Logger {
public:
    // Says what is at least as grave as `least`.
    explicit Logger(Level least = Level::warn) : least_(least) {}
    bool says(Level level) const { return level <= least_; }
    void operator()(Level level, std::string_view event, std::initializer_list<Detail> details = {}) const;

private:
    Level least_;
};

// Control and invisible characters removed, quotes and backslashes escaped; bytes that are not UTF-8 as \xNN.
std::string escaped(std::string_view text);

}  // namespace feed
