// The chain of a log: each event's link covers every byte of its line and the link before it, so that a changed, swapped,
// inserted or dropped event shows at its number, and one link names everything up to its event. It must never know what an
// event means, nor be taken for a signature: without a key, whoever may write the whole file can make another true chain.
// link(0) = 64 zeros; link(n) = SHA-256 of the text link(n-1) followed by the SHA-256 of line n; both in lower-case hex.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace feed {

struct Head {
    std::uint64_t seq = 0;
    std::string link = std::string(64, '0');  // 64 hex digits
    bool operator==(const Head&) const = default;
};

// Of the line as it is stored, without newline; 64 hex digits.
std::string line_hash(std::string_view line);
// The head after that event.
Head head_after(const Head& before, const std::string& hash);

// True for 64 lower-case hex digits.
bool is_hash(std::string_view text);
// "412:" and the link; nothing for any other text.
std::string head_words(const Head& head);
std::optional<Head> head_from(std::string_view words);

}  // namespace feed
