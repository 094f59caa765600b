// A settings file: one `name = value` a line, in the part of TOML that needs no tables. The names are those of the command
// line without their dashes. It must never open a file, nor know which names exist.
#pragma once

#include "model/text/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace ui {

struct Setting {
    std::string name;
    std::string value;  // as it would stand on the command line; "true" and "false" for flags
    int line = 1;
};

inline constexpr std::size_t most_settings_bytes = 64u << 10;

// "PATH:LINE: …" names what is wrong and how to write it. A name may stand once.
model::Result<std::vector<Setting>> parse_settings(std::string_view path, std::string_view text);

// "PATH:LINE"
std::string place_of(std::string_view path, int line);

}  // namespace ui
