// Nobody's name becomes nothing or an empty box, and no text gets out of its line or turns round: with the fallback face
// and without it. Widths and boxes are those of the letters ImGui is handed, not of the draw record.
// It must never depend on which fonts the machine has, but where it says so.
#include "ui/pen/glyphs.h"

#include "model/text/text.h"
#include "tests/support/crowd_hostile.h"
#include "tests/support/headless.h"

#include <iconv.h>
#include <imgui.h>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using ui::Weight;

constexpr ui::Fallback none{"/nowhere/regular.ttc", "/nowhere/bold.ttc"};

struct Box {
    float left = 0, top = 0, right = 0, bottom = 0;
};

// The boxes of the letters of a text drawn at 100,100 in size 50, in drawing order.
std::vector<Box> letters_of(ui_test::Headless& headless, const std::string& text, Weight weight = Weight::regular) {
    std::vector<Box> boxes;
    const ui::Theme theme = ui::dark_theme();
    headless.frame(8000, 400, [&](ImDrawList& list) {
        ui::Canvas canvas({list, headless.faces(), theme});
        const int before = list.VtxBuffer.Size;
        canvas.text({100, 100}, text, {50, weight, theme.t1});
        for (int i = before; i + 3 < list.VtxBuffer.Size; i += 4)
            boxes.push_back({list.VtxBuffer[i].pos.x, list.VtxBuffer[i].pos.y, list.VtxBuffer[i + 2].pos.x,
                             list.VtxBuffer[i + 2].pos.y});
    });
    return boxes;
}

std::string drawn_as(const ui_test::Headless& headless, std::string_view text) {
    std::string scratch;
    return std::string(headless.faces().glyphs->drawable(text, scratch));
}

// Every character of the standard: its rows 1–8 and 16–84 as EUC-JP writes them, read by the system's own tables.
std::u32string jis_x_0208() {
    std::u32string all;
    const iconv_t reader = iconv_open("UTF-32LE", "EUC-JP");
    REQUIRE(reader != reinterpret_cast<iconv_t>(-1));
    for (int row = 0xA1; row <= 0xF4; ++row)
        for (int cell = 0xA1; cell <= 0xFE; ++cell) {
            if (row > 0xA8 && row < 0xB0) continue;
            std::array<char, 2> bytes{static_cast<char>(row), static_cast<char>(cell)};
            char32_t character = 0;
            char *from = bytes.data(), *to = reinterpret_cast<char*>(&character);
            std::size_t left = bytes.size(), room = sizeof character;
            if (iconv(reader, &from, &left, &to, &room) != static_cast<std::size_t>(-1))
                all += character;
            else
                iconv(reader, nullptr, nullptr, nullptr, nullptr);
        }
    iconv_close(reader);
    return all;
}

}  // namespace

TEST_CASE("what the faces have is drawn as it is written, without a copy") {
    const ui_test::Headless headless(none);
    std::string scratch;
    for (const std::string_view text :
         {"相場配信が止まっている", "Market data 08:12", "髙橋・﨑山", "ｱﾗｰﾄ ｶﾞ", "Łódź Ångström", "…→①％", ""})
        CHECK(headless.faces().glyphs->drawable(text, scratch).data() == text.data());
}

TEST_CASE("a character that no face has is drawn as the printers' 〓, which everybody sees") {
    ui_test::Headless headless(none);
    CHECK(drawn_as(headless, "𠮷田") == "〓田");
    CHECK(drawn_as(headless, "🔥火事") == "〓火事");
    CHECK(drawn_as(headless, "한국 김") == "〓〓 〓");
    CHECK(drawn_as(headless, "خدمة A") == "〓〓〓〓 A");
    for (const Weight weight : {Weight::regular, Weight::bold}) {
        const std::vector<Box> boxes = letters_of(headless, "🔥", weight);
        REQUIRE(boxes.size() == 1);
        CHECK(boxes[0].bottom - boxes[0].top > 15);
        CHECK(boxes[0].right - boxes[0].left > 25);
    }
}

TEST_CASE("no character of JIS X 0208 and none of ①–⑳ is missing, without the fallback face") {
    const ui_test::Headless headless(none);
    const std::u32string all = jis_x_0208();
    CHECK(all.size() == 6879);
    std::string missing;
    for (const char32_t character : all)
        if (!headless.faces().glyphs->has(character)) missing += " " + std::to_string(std::uint32_t{character});
    for (char32_t number = U'①'; number <= U'⑳'; ++number)
        if (!headless.faces().glyphs->has(number)) missing += " " + std::to_string(std::uint32_t{number});
    CHECK(missing == "");
}

TEST_CASE("with the fallback face names from everywhere around are written in their own characters") {
    if (!std::filesystem::exists(ui::Fallback{}.regular)) SKIP("fonts-noto-cjk is not installed");
    ui_test::Headless headless;
    for (const char* name : {"𠮷田", "한국거래소", "김철수", "张伟", "龍龘", "𩸽"}) {
        CHECK(drawn_as(headless, name) == name);
        const auto cells = static_cast<float>(model::cells(name));
        const std::vector<Box> boxes = letters_of(headless, name);
        CHECK(boxes.size() == static_cast<std::size_t>(cells / 2));
        CHECK(boxes.back().right - 100 <= cells * 25 + 1);
        CHECK(boxes.back().right - 100 >= cells * 22);
    }
}

TEST_CASE("letters and marks that came apart are drawn as one, and a mark that none can set is left out") {
    const ui_test::Headless headless(none);
    CHECK(drawn_as(headless, "か\u3099") == "が");
    CHECK(drawn_as(headless, "ハ\u309aス\u3099ウ\u3099ト\u3099") == "パズヴド");
    CHECK(drawn_as(headless, "ほ\u309aつ\u3099あ\u3099") == "ぽづあ");
    CHECK(drawn_as(headless, "e\u0301 n\u0303 u\u0308 C\u030c") == "é ñ ü Č");
    CHECK(drawn_as(headless, "x\u0301\u0302\u0303y") == "xy");
    CHECK(drawn_as(headless,
                   "a\xff"
                   "b\nc") == "a〓b c");
}

TEST_CASE("every voiced kana is the one that Unicode composes") {
    const ui_test::Headless headless(none);
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"かきくけこさしすせそたちつてとはひふへほ", "がぎぐげござじずぜぞだぢづでどばびぶべぼ"},
        {"カキクケコサシスセソタチツテトハヒフヘホ", "ガギグゲゴザジズゼゾダヂヅデドバビブベボ"}};
    for (const auto& [plain, voiced] : rows)
        for (std::size_t i = 0; i < plain.size(); i += 3)
            CHECK(drawn_as(headless, plain.substr(i, 3) + "\u3099") == voiced.substr(i, 3));
    for (const std::string kana : {"な", "ん", "ア", "ッ", "っ", "ー"})
        CHECK(drawn_as(headless, kana + "\u3099") == kana);
}

TEST_CASE("whatever is sent stays inside its line, from left to right, and is as wide as it was measured") {
    for (const ui::Fallback& fallback : {ui::Fallback{}, none}) {
        ui_test::Headless headless(fallback);
        const ui::Theme theme = ui::dark_theme();
        for (std::size_t i = 0; i < 24; ++i) {
            const std::string text = ui_test::hostile(i);
            CAPTURE(text);
            float width = 0;
            headless.frame(8000, 400, [&](ImDrawList& list) {
                const ui::Canvas canvas({list, headless.faces(), theme});
                width = canvas.width(text, 50);
            });
            const std::vector<Box> boxes = letters_of(headless, text);
            CHECK(!boxes.empty());
            float before = 0;
            for (const Box& box : boxes) {
                CHECK(box.top >= 100 - 6);
                CHECK(box.bottom <= 150 + 6);
                CHECK(box.left >= before);
                CHECK(box.right <= 100 + width + 8);
                before = box.left - 4;
            }
        }
    }
}

TEST_CASE("what turns a text round or hides it has no effect on what is drawn") {
    ui_test::Headless headless(none);
    const auto shown = [&](const char* text) { return letters_of(headless, model::without_controls(text)); };
    const std::vector<Box> plain = shown("相場A7停止");
    for (const char* text :
         {"\u202e相場A7停止", "相\u200b場A7\u2066停止\u2069", "相場\ufeffA7停\u00ad止", "相場A7\u200f停止\u061c"}) {
        const std::vector<Box> turned = shown(text);
        REQUIRE(turned.size() == plain.size());
        for (std::size_t i = 0; i < plain.size(); ++i) CHECK(turned[i].left == plain[i].left);
    }
}
