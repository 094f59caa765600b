// Wrong tokens by address, one minute at a time. It must never know a token.
#include "feed/failed_tokens.h"

namespace feed {
namespace {

constexpr std::chrono::seconds minute{60};
constexpr std::size_t most_addresses = 10000;

}  // namespace

std::chrono::seconds FailedTokens::count(const std::string& address, Time now) {
    if (windows_.size() >= most_addresses) {
        std::erase_if(windows_, [&](const auto& entry) { return now - entry.second.began >= minute; });
        if (windows_.size() >= most_addresses) windows_.clear();
    }
    Window& window = windows_[address];
    if (window.failures == 0 || now - window.began >= minute) window = {now, 0};
    if (++window.failures <= most_a_minute) return std::chrono::seconds{0};
    return std::chrono::duration_cast<std::chrono::seconds>(window.began + minute - now) + std::chrono::seconds{1};
}

bool FailedTokens::is_news(const std::string& address) const {
    const auto at = windows_.find(address);
    return at != windows_.end() && (at->second.failures == 1 || at->second.failures == most_a_minute + 1);
}

}  // namespace feed
