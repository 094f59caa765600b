// The rules of line breaking over texts nobody chose: whatever is written, lines begin and end as they may, and what
// belongs together stays together. The vectors of the design stand in text_test.cpp.
// It must never share a table with the product: its lists are written out here.
#include "model/text/text.h"
#include "model/text/utf8.h"
#include "tests/support/seed.h"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <random>
#include <string>
#include <vector>

using namespace model;

namespace {

// JLReq cl-02 … cl-07, cl-09 … cl-11, as a Japanese keyboard writes them.
constexpr std::u32string_view not_first =
    U"、。，．・：；？！ゝゞヽヾ々〻ーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ)]}"
    U"）］｝〕〉》」』】〗〙〟’”‐〜～–‼⁇⁈⁉ｰｧｨｩｪｫｬｭｮｯ｣､｡･";
constexpr std::u32string_view not_last = U"([{（［｛〔〈《「『【〖〘〝‘“｢";

// What is never split, each with blanks or kanji around it in the texts below.
constexpr std::array<std::string_view, 31> units = {
    "09:00",  "08:45:10", "1,284件", "300件",  "15分",        "2時間7分", "10月1日",    "2030年10月1日",
    "1号機",  "A7",       "3.5%",    "50％",   "192.168.0.1", "10/02",    "第2報",      "第三報",
    "約30分", "￥1,200",  "2回目",   "４５分", "12:30〜",     "41 min",   "1 h 09 min", "5 GB",
    "2名",    "S-12",     "v1.2.3",  "30日前", "40台",        "100ms",    "12:30～"};
constexpr std::array<std::string_view, 26> words = {"相場配信が止まっている",
                                                    "サーバーの再起動",
                                                    "は",
                                                    "、",
                                                    "。",
                                                    "(全参加者)",
                                                    "「未確認」",
                                                    "・",
                                                    "…",
                                                    "――",
                                                    "Market data",
                                                    "restart",
                                                    "ッ",
                                                    "『チョコ』",
                                                    "々",
                                                    "!?",
                                                    "を手動で",
                                                    "切替の経験者",
                                                    "）",
                                                    "（",
                                                    "ゃ",
                                                    "ー",
                                                    "%",
                                                    "：次",
                                                    "〜",
                                                    "～"};

char32_t first_of(std::string_view text) { return code_point_at(text, 0).value; }
char32_t last_of(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return code_point_at(text, at).value;
}
bool in(std::u32string_view set, char32_t value) { return set.find(value) != std::u32string_view::npos; }

std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
}

struct Made {
    std::string text;
    std::vector<std::string> whole;  // units in it that no line may break
};

Made made_by(std::mt19937& random) {
    Made made;
    const auto pick = [&](const auto& from) { return std::string(from[random() % from.size()]); };
    for (unsigned i = 0; i < 3 + random() % 12; ++i) {
        if (random() % 3 == 0) {
            made.whole.push_back(pick(units));
            made.text += " " + made.whole.back() + (random() % 2 == 0 ? " の" : "の");
        } else {
            made.text += pick(words);
            if (random() % 5 == 0) made.text += ' ';
        }
    }
    return made;
}

std::string shown(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += line + "|";
    return all;
}

// A line wider than this holds any unit with the marks that stick to it, however they fall.
constexpr std::size_t wide_enough = 60;

}  // namespace

TEST_CASE("over any text no line is too wide and only blanks are lost", "[random]") {
    std::mt19937 random(support::seed_from(2030));
    for (int round = 0; round < 3000; ++round) {
        const Made made = made_by(random);
        const std::size_t most = 2 + random() % 60;
        const std::vector<std::string> lines = lines_of(made.text, most);
        std::string all;
        for (const std::string& line : lines) {
            INFO(most << " " << shown(lines));
            CHECK(cells(line) <= most);
            CHECK_FALSE(line.empty());
            all += line;
        }
        CHECK(without_blanks(all) == without_blanks(made.text));
    }
}

TEST_CASE("over any text lines begin and end as they may, and no number is split", "[random]") {
    std::mt19937 random(support::seed_from(911));
    for (int round = 0; round < 3000; ++round) {
        const Made made = made_by(random);
        const std::vector<std::string> lines = lines_of(made.text, wide_enough + random() % 20);
        INFO(shown(lines));
        for (std::size_t i = 1; i < lines.size(); ++i) {
            CHECK_FALSE(in(not_first, first_of(lines[i])));
            CHECK_FALSE(in(not_last, last_of(lines[i - 1])));
        }
        for (const std::string& unit : made.whole) {
            const bool kept = shown(lines).find(unit) != std::string::npos;
            CHECK(kept);
        }
    }
}

TEST_CASE("each thing that is never split goes to the next line whole, as narrow as the line may be") {
    for (const std::string_view unit : units)
        for (std::size_t before = 1; before < 14; ++before) {
            std::string text;
            for (std::size_t i = 0; i < before; ++i) text += "相";
            text += unit;
            text += "場";
            const std::vector<std::string> lines = lines_of(text, std::max<std::size_t>(14, cells(unit) + 2));
            INFO(shown(lines));
            CHECK(shown(lines).find(unit) != std::string::npos);
        }
}

TEST_CASE("a line is as full as the rules allow") {
    for (std::size_t most = 8; most < 40; ++most) {
        const std::vector<std::string> lines = lines_of("売買監視の画面が一部停止しており手作業で続けている", most);
        for (std::size_t i = 0; i + 1 < lines.size(); ++i) CHECK(cells(lines[i]) + 2 > most - most % 2);
    }
}
