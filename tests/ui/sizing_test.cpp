// Letters large enough for the people who read them: the table of the human-factors figures, and its warnings.
// It must never know a font file.
#include "ui/pen/sizing.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using Catch::Matchers::WithinAbs;

namespace {
constexpr float kanji = 0.94f;
}

TEST_CASE("pixel pitch follows from the diagonal") {
    CHECK_THAT(ui::pitch_of(55, 3840, 2160), WithinAbs(0.3171, 0.0001));
    CHECK_THAT(ui::pitch_of(55, 1920, 1080), WithinAbs(0.6342, 0.0001));
    CHECK_THAT(ui::pitch_of(65, 3840, 2160), WithinAbs(0.3747, 0.0001));
}

TEST_CASE("25 minutes of arc on a 55 inch wall are 138, 92 and 58 pixels of 4K at 6, 4 and 2.5 metres") {
    const double pitch = ui::pitch_of(55, 3840, 2160);
    CHECK_THAT(ui::face_of(6.0, ui::kanji_minutes, pitch), WithinAbs(138, 0.6));
    CHECK_THAT(ui::face_of(4.0, ui::kanji_minutes, pitch), WithinAbs(92, 0.6));
    CHECK_THAT(ui::face_of(2.5, ui::kanji_minutes, pitch), WithinAbs(58, 0.9));
}

TEST_CASE("a wall of 1080 lines and one of 2160 hold the same") {
    const ui::Layout small = ui::wall_layout({1920, 1080, 1.0f, {}, {}}, kanji);
    const ui::Layout large = ui::wall_layout({3840, 2160, 1.0f, {}, {}}, kanji);
    CHECK(small.scale == 1.0f);
    CHECK(large.scale == 2.0f);
    CHECK(small.size.w == large.size.w);
    CHECK(small.size.h == large.size.h);
}

TEST_CASE("a wider wall gains width only, a portrait one is a column of the same letters") {
    CHECK(ui::wall_layout({2560, 1080, 1.0f, {}, {}}, kanji).size.w == 2560.0f);
    const ui::Layout portrait = ui::wall_layout({1080, 1920, 1.0f, {}, {}}, kanji);
    CHECK(portrait.scale == 1.0f);
    CHECK(portrait.size.h == 1920.0f);
}

TEST_CASE("55 inches at 6 metres is what the wall is made for") {
    CHECK_FALSE(ui::wall_layout({3840, 2160, 1.0f, 55.0, 6.0}, kanji).warning);
    CHECK_FALSE(ui::wall_layout({1920, 1080, 1.0f, 55.0, 6.0}, kanji).warning);
    CHECK_FALSE(ui::wall_layout({1920, 1080, 1.0f, {}, {}}, kanji).warning);
}

TEST_CASE("a reader farther away gets larger letters and fewer rows") {
    const ui::Layout usual = ui::wall_layout({1920, 1080, 1.0f, 55.0, 6.0}, kanji);
    const ui::Layout far = ui::wall_layout({1920, 1080, 1.0f, 55.0, 7.5}, kanji);
    CHECK_FALSE(far.warning);
    CHECK_THAT(static_cast<double>(far.scale), WithinAbs(7.5 / 6.0, 0.02));
    const model::Budget fewer = ui::wall_budget(far.size, false);
    const model::Budget all = ui::wall_budget(usual.size, false);
    CHECK(fewer.services < all.services);
    CHECK(fewer.actions < all.actions);
    CHECK(ui::wall_layout({1920, 1080, 1.0f, 55.0, 3.0}, kanji).scale == usual.scale);
}

TEST_CASE("a screen too small for its readers even with larger letters says from where it can be read") {
    const ui::Layout far = ui::wall_layout({1920, 1080, 1.0f, 43.0, 8.0}, kanji);
    REQUIRE(far.warning);
    CHECK(far.scale > 1.2f);
    CHECK(far.warning->en.find("can be read from 6.1 m, not from 8.0 m") != std::string::npos);
    CHECK(far.warning->ja.find("6.1 m") != std::string::npos);
}

TEST_CASE("compact follows the desktop's scaling and shrinks only below its least size") {
    CHECK(ui::compact_layout({840, 1440, 2.0f, {}, {}}).scale == 2.0f);
    CHECK(ui::compact_layout({840, 1440, 2.0f, {}, {}}).size.w == 420.0f);
    CHECK(ui::compact_layout({420, 720, 1.0f, {}, {}}).scale == 1.0f);
    CHECK(ui::compact_layout({180, 240, 1.0f, {}, {}}).size.w == 360.0f);
}
