// Optimal string alignment on code points: three rows, words of at most 64 characters.
// It must never allocate more than those rows: it runs on what strangers typed.
#include "model/text/nearest.h"

#include "model/text/utf8.h"

#include <algorithm>
#include <array>
#include <limits>

namespace model {
namespace {

constexpr std::size_t most_letters = 64;
constexpr std::size_t too_far = std::numeric_limits<std::size_t>::max();

struct Letters {
    std::array<char32_t, most_letters> at{};
    std::size_t count = 0;
    bool whole = true;
};

Letters letters_of(std::string_view word) {
    Letters letters;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = code_point_at(word, at);
        if (point.size == 0 || letters.count == most_letters) {
            letters.whole = false;
            return letters;
        }
        const bool capital = point.value >= U'A' && point.value <= U'Z';
        letters.at[letters.count++] = capital ? point.value + (U'a' - U'A') : point.value;
        at += point.size;
    }
    return letters;
}

bool swapped(const Letters& a, const Letters& b, std::size_t i, std::size_t j) {
    return i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1];
}

std::size_t distance(const Letters& a, const Letters& b) {
    if (!a.whole || !b.whole) return too_far;
    using Row = std::array<std::size_t, most_letters + 1>;
    Row before_last{};
    Row last{};
    Row row{};
    for (std::size_t j = 0; j <= b.count; ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.count; ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.count; ++j) {
            const std::size_t replaced = last[j - 1] + (a.at[i - 1] == b.at[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            if (swapped(a, b, i, j)) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        before_last = last;
        last = row;
    }
    return last[b.count];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) { return distance(letters_of(a), letters_of(b)); }

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known) {
    const Letters wanted = letters_of(word);
    if (!wanted.whole || wanted.count == 0) return {};
    std::size_t best = std::max<std::size_t>(1, wanted.count / 3) + 1;
    std::string_view found;
    for (const std::string_view candidate : known) {
        const std::size_t edits = distance(wanted, letters_of(candidate));
        if (edits >= best) continue;
        best = edits;
        found = candidate;
    }
    return found;
}

}  // namespace model
