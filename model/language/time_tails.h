// Times of a line with what Japanese puts behind them: "8:35まで", "明日 8:35 から". Part of the command language.
// It must never know which part of a line a time is for.
#pragma once

#include "model/command_values.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace model::language {

// How many bytes of まで, までに, 迄, から or より a word ends with; 0: none.
std::size_t tail_of(std::string_view plain);

// The words without the last `tail` bytes of the last one; without that one where nothing is left of it.
std::vector<LineWord> without_tail(std::span<const LineWord> words, std::size_t tail);

// The time at the front, or at the end, of the words and what stands behind it, where that is one of the tails.
std::optional<TimeSaid> time_with_tail_at_front(std::span<const LineWord> words, const Hearing& hearing);
std::optional<TimeSaid> time_with_tail_at_end(std::span<const LineWord> words, std::size_t tail,
                                              const Hearing& hearing);

}  // namespace model::language
