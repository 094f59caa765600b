// Text made harmless, measured and broken into lines; the line vectors are those of the design's human-factors page.
#include "model/text/text.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdint>
#include <string>

using namespace model;

namespace {

std::string joined(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += (all.empty() ? "" : "|") + line;
    return all;
}

}  // namespace

TEST_CASE("only valid UTF-8 counts as text") {
    CHECK(is_utf8("相場配信 A7 é 😀"));
    CHECK(is_utf8(""));
    CHECK_FALSE(is_utf8("\xff"));
    CHECK_FALSE(is_utf8("\xc0\xaf"));          // overlong
    CHECK_FALSE(is_utf8("\xe0\x80\xaf"));      // overlong
    CHECK_FALSE(is_utf8("\xed\xa0\x80"));      // surrogate
    CHECK_FALSE(is_utf8("\xf4\x90\x80\x80"));  // above U+10FFFF
    CHECK_FALSE(is_utf8("\xe7\x9b"));          // cut off
    CHECK_FALSE(is_utf8("a\x80"));
}

TEST_CASE("control characters, turned text and invisible marks do not get onto the board") {
    CHECK(without_controls("a\x1b[31mb\x07") == "a[31mb");
    CHECK(without_controls("one\r\ntwo\tthree\n") == "one two three ");
    CHECK(without_controls("a\u202eb\u200bc\u2066d\ufeffe\u00adf\u2028g") == "abcdef g");
    CHECK(without_controls("\u009b31m") == "31m");
    CHECK(without_controls("50%s %n {}") == "50%s %n {}");
    CHECK(without_controls("が\u3099") == "が\u3099");
    CHECK(without_controls("a\u0301\u0302\u0303\u0304\u0305\u0306b") == "a\u0301\u0302\u0303b");
}

TEST_CASE("cleaning clean text changes nothing") {
    const std::string once = without_controls("a \n\n\x01\n b\u200b\u0301\u0301\u0301\u0301\u202e\u0301 c");
    CHECK(without_controls(once) == once);
}

TEST_CASE("cells are what a Japanese font draws") {
    CHECK(cells("") == 0);
    CHECK(cells("08:45") == 5);
    CHECK(cells("相場配信") == 8);
    CHECK(cells("\uff76\uff85 \uff76\uff9e") == 5);  // half-width kana
    CHECK(cells("①…→●×─") == 12);                    // ambiguous: wide
    CHECK(cells("café") == 4);
    CHECK(cells("한국") == 4);
    CHECK(cells("😀") == 2);
    CHECK(cells("か\u3099") == 2);
    CHECK(cells("\uff01\uff08\u3000") == 6);
}

TEST_CASE("what counts as plain is text, is clean, and is measured as any other text is") {
    CHECK(cells_if_plain("") == 0);
    CHECK(cells_if_plain("A7: 相場配信を切替え。「8:35」ー（1〜2）") ==
          cells("A7: 相場配信を切替え。「8:35」ー（1〜2）"));
    CHECK_FALSE(cells_if_plain("相場\xe7\x9b"));
    CHECK_FALSE(cells_if_plain("\xe0\x80\xaf"));
    std::size_t plain = 0, otherwise = 0;
    for (std::uint32_t value = 0; value < 0x10000; ++value) {
        std::string letter{static_cast<char>(0xe0 | value >> 12), static_cast<char>(0x80 | (value >> 6 & 0x3f)),
                           static_cast<char>(0x80 | (value & 0x3f))};
        if (value < 0x80) letter = static_cast<char>(value);
        const auto size = cells_if_plain(letter);
        if (!size) continue;
        ++plain;
        if (!is_utf8(letter) || without_controls(letter) != letter || cells(letter) != *size) ++otherwise;
    }
    CHECK(otherwise == 0);
    CHECK(plain > 20'000);
}

TEST_CASE("a clipped text ends in an ellipsis and keeps within its cells") {
    CHECK(clipped("相場配信", 8) == "相場配信");
    CHECK(clipped("相場配信が停止", 8) == "相場配…");
    CHECK(clipped("相場配信が停止", 9) == "相場配…");
    CHECK(clipped("abcdef", 5) == "abc…");
    CHECK(clipped("相場", 1).empty());
    for (std::size_t most = 0; most < 12; ++most) CHECK(cells(clipped("売買A7サーバーの再起動", most)) <= most);
}

TEST_CASE("lines break as a Japanese reader expects") {
    CHECK(joined(lines_of("相場配信が停止(全参加者)。代替で継続中。", 16)) ==
          "相場配信が停止|(全参加者)。代替|で継続中。");
    CHECK(joined(lines_of("相場配信が停止(全参加者)。代替で継続中。", 24)) ==
          "相場配信が停止(全参加|者)。代替で継続中。");
    CHECK(joined(lines_of("売買サーバーの再起動は禁止。", 10)) == "売買サー|バーの再起|動は禁止。");
    CHECK(joined(lines_of("手作業で300件/時、10:30まで継続できる", 16)) == "手作業で300件/|時、10:30まで継|続できる");
    CHECK(joined(lines_of("復旧見込みは「未確認」です。次報は08:45。", 18)) ==
          "復旧見込みは「未確|認」です。次報は|08:45。");
    CHECK(joined(lines_of("チャットとメールを両方確認してください。", 12)) ==
          "チャットと|メールを両方|確認してくだ|さい。");
}

TEST_CASE("numbers, times and counts with their unit are never split") {
    const std::string text = "アラート1,284件を15分で2アクションに、1号機は08:45:10まで、残り2時間7分、あと300件";
    for (std::size_t most = 8; most <= 40; ++most) {
        const auto lines = lines_of(text, most);
        for (const std::string whole : {"1,284件", "15分", "1号機", "08:45:10", "2時間", "7分", "300件"}) {
            INFO(most << " " << whole << " " << joined(lines));
            CHECK(joined(lines).find(whole) != std::string::npos);
        }
    }
    CHECK(joined(lines_of("awaiting expert 41 min", 18)) == "awaiting expert|41 min");
    const auto narrow_i = [](std::string_view part) {
        float width = 0;
        for (const char c : part) width += c == 'i' ? 1.0f : 2.0f;
        return width;
    };
    CHECK(joined(model::lines_of("iiii iiii mm", 10.0f, narrow_i)) == "iiii iiii|mm");
    CHECK(joined(model::lines_of("iiiiiimmmm", 8.0f, narrow_i)) == "iiiiiim|mmm");
    CHECK(joined(lines_of("残り\uff13\uff10\uff10件", 8)) == "残り|\uff13\uff10\uff10件");
}

TEST_CASE("no line is too wide and nothing but blanks is lost") {
    const std::string text =
        "「共有ディスク1号機」を切り離し(強制切替の経験者待ち) https://runbook.example/storage/very/long A7…";
    std::string wanted = text;
    std::erase(wanted, ' ');
    for (std::size_t most = 2; most <= 60; ++most) {
        std::string all;
        for (const std::string& line : lines_of(text, most)) {
            CHECK(cells(line) <= most);
            all += line;
        }
        std::erase(all, ' ');
        CHECK(all == wanted);
    }
}

TEST_CASE("no line begins with a closing mark or ends with an opening one") {
    const std::string text = "これは、(例えば)「ボール」や『チョコレート』と――ー々・ッ……の、長い!行?です。";
    for (std::size_t most = 12; most <= 60; ++most) {
        for (const std::string& line : lines_of(text, most)) {
            for (const std::string bad : {"、", "。", ")", "」", "』", "ー", "ッ", "ョ", "々", "・", "!", "?"})
                CHECK_FALSE(line.starts_with(bad));
            for (const std::string bad : {"(", "「", "『"}) CHECK_FALSE(line.ends_with(bad));
        }
    }
}

TEST_CASE("Latin breaks at blanks, which are dropped there") {
    CHECK(joined(lines_of("No participant sees prices", 14)) == "No participant|sees prices");
    CHECK(joined(lines_of("  a  b  ", 10)) == "a  b");
    CHECK(lines_of("", 10).empty());
    CHECK(joined(lines_of("abcdefgh", 3)) == "abc|def|gh");
    CHECK(joined(lines_of("相場", 0)) == "相|場");
}
