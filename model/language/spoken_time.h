// Times as people type them in a hurry: "8:40", "+15m", "20分後". It must never read a clock: now is an argument.
#pragma once

#include "model/text/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace model {

// Full-width letters, digits and signs as their ASCII forms, the full-width space as a space. Other text is unchanged.
// Precondition: valid UTF-8.
std::string half_width(std::string_view text);

// The moment meant by `word` (half-width), or nothing:
//   "8:40", "08:40", "8時40分", "8時"     today in now's offset, tomorrow when that passed more than 12 hours ago
//   "+15m", "+15", "+1h", "+1h30m", "20分後", "1時間後", "1時間30分後"     from now, up to 7 days
//   "2030-10-01T08:40:00+09:00"          as written
std::optional<Instant> instant_from(std::string_view word, Instant now);

}  // namespace model
