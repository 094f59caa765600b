// How many wrong tokens an address has shown lately. A right token is never turned away for its neighbour's mistakes:
// tokens have 160 random bits, so what is limited here is noise, not guessing. It must never know a token.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <unordered_map>

namespace feed {

class FailedTokens {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr int most_a_minute = 10;

    // Counts one wrong token. Zero while the address may go on, else the seconds until it may.
    std::chrono::seconds count(const std::string& address, Time now);

    // True after the first wrong token of an address in a minute, and after the first too many: what a log should say.
    bool is_news(const std::string& address) const;

private:
    struct Window {
        Time began;
        int failures = 0;
    };
    std::unordered_map<std::string, Window> windows_;
};

}  // namespace feed
