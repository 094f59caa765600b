// The chain of a log. It must never know what an event means.
#include "feed/log/chain.h"

#include "feed/tokens.h"

#include <algorithm>
#include <charconv>

namespace feed {

std::string line_hash(std::string_view line) { return sha256_hex(line); }

Head head_after(const Head& before, const std::string& hash) {
    return {before.seq + 1, sha256_hex(before.link + hash)};
}

bool is_hash(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(),
                                            [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string head_words(const Head& head) { return std::to_string(head.seq) + ':' + head.link; }

std::optional<Head> head_from(std::string_view words) {
    Head head;
    const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), head.seq);
    if (error != std::errc{} || end == words.data() + words.size() || *end != ':') return std::nullopt;
    head.link = words.substr(static_cast<std::size_t>(end - words.data()) + 1);
    if (!is_hash(head.link)) return std::nullopt;
    return head;
}

}  // namespace feed
