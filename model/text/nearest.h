// The known word a mistyped one was most likely meant to be, for refusals that name what would have worked.
// It must never replace what somebody wrote: a suggestion is said, not acted on.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace model {

// Insertions, deletions, replacements and swaps of neighbouring characters between two words; letters of either case
// are the same. Characters are code points. Words longer than 64 characters are as far apart as can be.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The nearest of `known` that is at most a third of the word (and at least one edit) away, or an empty view.
// The first wins among equals. The view points into `known`.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace model
