// The one form of Date that servers send today (RFC 9110, IMF-fixdate). It must never guess at another.
#include "net/http_date.h"

#include <ctime>

namespace net {

std::optional<std::int64_t> parse_http_date(const std::string& text) {
    std::tm parts{};
    const char* end = strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    if (!end || *end != '\0') return std::nullopt;
    return timegm(&parts);
}

}  // namespace net
