// The Date of a reply: what its server's own clock showed. It must never compare it with a clock of this machine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace net {

// Seconds since 1970 of "Tue, 01 Oct 2030 08:12:31 GMT"; nothing for anything else.
std::optional<std::int64_t> parse_http_date(const std::string& text);

}  // namespace net
