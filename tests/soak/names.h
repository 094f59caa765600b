// Ever-new names: no two numbers give the same words, and over time every script and every common kanji is met.
// It must never need memory for the names that were.
#pragma once

#include "model/text/result.h"

#include <cstdint>
#include <string>

namespace soak {

// At most 8 full-width characters.
std::string japanese_name(std::uint64_t number);
// Latin, Greek, Cyrillic or Hangul letters, at most 12.
std::string other_name(std::uint64_t number);

// Hands out numbers and counts them: how many distinct names and ids were made so far.
class Names {
public:
    model::Text text();
    std::string japanese() { return japanese_name(next_++); }
    std::string other() { return other_name(next_++); }
    std::string id(const std::string& prefix) { return prefix + std::to_string(next_++); }
    std::uint64_t made() const { return next_; }

private:
    std::uint64_t next_ = 0;
};

}  // namespace soak
