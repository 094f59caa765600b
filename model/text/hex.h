// Bytes as two digits each, and back never: what is read here was never written in them.
// It must never know what the digits stand for: an escape, a key, a digest.
#pragma once

#include <string>
#include <string_view>

namespace model {

inline constexpr std::string_view lower_digits = "0123456789abcdef";
inline constexpr std::string_view upper_digits = "0123456789ABCDEF";

// "0a" for 10: the high half first.
inline void append_hex(std::string& text, unsigned char byte, std::string_view digits = lower_digits) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
}

}  // namespace model
