// One table of consonants, the longest that fits first; what doubles a consonant or closes a syllable comes before it.
// It must never know a word of the vocabulary.
#include "model/language/romaji.h"

#include "model/text/utf8.h"

#include <algorithm>
#include <array>

namespace model::language {
namespace {

constexpr std::string_view vowels = "aiueo";

struct Syllables {
    std::string_view consonant;
    std::array<std::string_view, 5> kana;  // behind it a, i, u, e, o; empty: there is none
};
constexpr std::array<Syllables, 30> table{{{"ky", {"きゃ", "", "きゅ", "", "きょ"}},
                                           {"sh", {"しゃ", "し", "しゅ", "しぇ", "しょ"}},
                                           {"sy", {"しゃ", "", "しゅ", "", "しょ"}},
                                           {"ch", {"ちゃ", "ち", "ちゅ", "ちぇ", "ちょ"}},
                                           {"ty", {"ちゃ", "", "ちゅ", "", "ちょ"}},
                                           {"ts", {"", "", "つ", "", ""}},
                                           {"ny", {"にゃ", "", "にゅ", "", "にょ"}},
                                           {"hy", {"ひゃ", "", "ひゅ", "", "ひょ"}},
                                           {"my", {"みゃ", "", "みゅ", "", "みょ"}},
                                           {"ry", {"りゃ", "", "りゅ", "", "りょ"}},
                                           {"gy", {"ぎゃ", "", "ぎゅ", "", "ぎょ"}},
                                           {"zy", {"じゃ", "", "じゅ", "", "じょ"}},
                                           {"jy", {"じゃ", "", "じゅ", "", "じょ"}},
                                           {"by", {"びゃ", "", "びゅ", "", "びょ"}},
                                           {"py", {"ぴゃ", "", "ぴゅ", "", "ぴょ"}},
                                           {"k", {"か", "き", "く", "け", "こ"}},
                                           {"s", {"さ", "し", "す", "せ", "そ"}},
                                           {"t", {"た", "ち", "つ", "て", "と"}},
                                           {"n", {"な", "に", "ぬ", "ね", "の"}},
                                           {"h", {"は", "ひ", "ふ", "へ", "ほ"}},
                                           {"f", {"", "", "ふ", "", ""}},
                                           {"m", {"ま", "み", "む", "め", "も"}},
                                           {"y", {"や", "", "ゆ", "", "よ"}},
                                           {"r", {"ら", "り", "る", "れ", "ろ"}},
                                           {"g", {"が", "ぎ", "ぐ", "げ", "ご"}},
                                           {"z", {"ざ", "じ", "ず", "ぜ", "ぞ"}},
                                           {"j", {"じゃ", "じ", "じゅ", "じぇ", "じょ"}},
                                           {"d", {"だ", "ぢ", "づ", "で", "ど"}},
                                           {"b", {"ば", "び", "ぶ", "べ", "ぼ"}},
                                           {"p", {"ぱ", "ぴ", "ぷ", "ぺ", "ぽ"}}}};
constexpr std::array<std::string_view, 5> bare{"あ", "い", "う", "え", "お"};
constexpr std::string_view wa = "わ", closing = "ん", doubling = "っ", prolonging = "ー";

bool is_vowel(std::string_view rest) { return !rest.empty() && vowels.find(rest.front()) != std::string_view::npos; }

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// What one step took and what it says; nothing taken: no syllable.
struct Step {
    std::size_t letters = 0;
    std::string_view kana;
};

Step syllable(std::string_view rest) {
    if (is_vowel(rest)) return {1, bare[vowels.find(rest.front())]};
    if (rest.starts_with("wa")) return {2, wa};
    for (const Syllables& row : table) {
        if (!rest.starts_with(row.consonant) || !is_vowel(rest.substr(row.consonant.size()))) continue;
        const std::string_view kana = row.kana[vowels.find(rest[row.consonant.size()])];
        if (!kana.empty()) return {row.consonant.size() + 1, kana};
    }
    return {};
}

// "n" before a consonant or an end, "m" before b, p and m as it is heard, the first of two like consonants.
Step mark(std::string_view rest) {
    if (rest.front() == '-') return {1, prolonging};
    const std::string_view behind = rest.substr(1);
    if (rest.starts_with("n'") || rest == "nn") return {2, closing};
    if (rest.front() == 'n' && !is_vowel(behind) && !behind.starts_with('y')) return {1, closing};
    if (rest.front() == 'm' && !behind.empty() &&
        std::string_view("bpm").find(behind.front()) != std::string_view::npos)
        return {1, closing};
    if (!behind.empty() && is_letter(rest.front()) && (behind.front() == rest.front() || rest.starts_with("tch")))
        return {1, doubling};
    return {};
}

}  // namespace

std::string kana_of(std::string_view latin, bool begun) {
    std::string kana;
    while (!latin.empty()) {
        Step step = syllable(latin);
        if (step.letters == 0) step = mark(latin);
        if (step.letters == 0) {
            const bool open = latin.size() <= 2 && std::all_of(latin.begin(), latin.end(), is_letter);
            return begun && open ? kana : std::string();
        }
        kana += step.kana;
        latin.remove_prefix(step.letters);
    }
    return kana;
}

std::string without_long(std::string_view kana) {
    constexpr std::string_view of_o = "おこそとのほもよろごぞどぼぽょ", of_u = "うくすつぬふむゆるぐずづぶぷゅ";
    const auto ends_in = [](std::string_view all, std::string_view one) {
        return !one.empty() && all.find(one) != std::string_view::npos;
    };
    std::string kept;
    std::string_view before;
    for (std::size_t at = 0; at < kana.size();) {
        const std::size_t size = std::max<std::size_t>(1, code_point_at(kana, at).size);
        const std::string_view one = kana.substr(at, size);
        const bool u = one == "う" && (ends_in(of_o, before) || ends_in(of_u, before));
        const bool is_long = u || one == prolonging || (one == "お" && ends_in(of_o, before));
        if (!is_long) kept += one;
        before = one;
        at += size;
    }
    return kept;
}

}  // namespace model::language
