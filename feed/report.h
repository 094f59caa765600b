// What the server says about itself: one line per event on stderr, `time level what name="value"`. Everything that came
// from outside is escaped. It must never be given a token, a path from a request or a body.
// Thread-safe: a line is written with one call.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace feed {

enum class Level { info, warning, error };

struct Detail {
    std::string_view name;
    std::string_view value;
};

void report(Level level, std::string_view what, std::initializer_list<Detail> details = {});

// Control and invisible characters removed, quotes and backslashes escaped; bytes that are not UTF-8 as \xNN.
std::string escaped(std::string_view text);

}  // namespace feed
