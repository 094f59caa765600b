// The palette against WCAG 2.2: the ratios docs/architecture.md quotes, and HF-11.
// It must never know where a colour is used.
#include "ui/pen/theme.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using Catch::Matchers::WithinAbs;

TEST_CASE("contrast is 21 between black and white and 1 between equals") {
    CHECK_THAT(ui::contrast({0x000000}, {0xFFFFFF}), WithinAbs(21.0, 0.001));
    CHECK_THAT(ui::contrast({0xFFFFFF}, {0x000000}), WithinAbs(21.0, 0.001));
    CHECK_THAT(ui::contrast({0x737C85}, {0x737C85}), WithinAbs(1.0, 0.001));
}

TEST_CASE("the dark tokens have the contrast they are chosen for") {
    const ui::Theme theme = ui::dark_theme();
    CHECK_THAT(ui::contrast(theme.mark, theme.bg), WithinAbs(4.2, 0.05));
    CHECK_THAT(ui::contrast(theme.t1, theme.bg), WithinAbs(14.6, 0.05));
    CHECK_THAT(ui::contrast(theme.t2, theme.bg), WithinAbs(9.8, 0.05));
    CHECK_THAT(ui::contrast(theme.t2, theme.panel), WithinAbs(8.6, 0.05));
    CHECK_THAT(ui::contrast(theme.stop, theme.stop_ink), WithinAbs(7.1, 0.05));
    CHECK_THAT(ui::contrast(theme.degraded, theme.degraded_ink), WithinAbs(13.5, 0.05));
    CHECK_THAT(ui::contrast(theme.workaround, theme.workaround_ink), WithinAbs(7.7, 0.05));
    CHECK(ui::contrast(theme.t2, theme.hatch) >= 7.0);
}

TEST_CASE("the light tokens have the contrast they are chosen for") {
    const ui::Theme theme = ui::light_theme();
    CHECK_THAT(ui::contrast(theme.mark, theme.bg), WithinAbs(3.55, 0.05));
    CHECK_THAT(ui::contrast(theme.t1, theme.bg), WithinAbs(15.2, 0.05));
    CHECK_THAT(ui::contrast(theme.t2, theme.bg), WithinAbs(8.55, 0.05));
    CHECK_THAT(ui::contrast(theme.t2, theme.panel), WithinAbs(9.6, 0.05));
    CHECK_THAT(ui::contrast(theme.stop, theme.stop_ink), WithinAbs(7.5, 0.05));
    CHECK_THAT(ui::contrast(theme.degraded, theme.degraded_ink), WithinAbs(11.4, 0.05));
    CHECK_THAT(ui::contrast(theme.workaround, theme.workaround_ink), WithinAbs(7.3, 0.05));
    CHECK(ui::contrast(theme.degraded_edge, theme.bg) >= 3.0);
    CHECK(ui::contrast(theme.t2, theme.hatch) >= 7.0);  // words of a lost board on its hatched plates
}

TEST_CASE("every plaque's ink has at least 7 to 1 on its fill") {
    for (const ui::Theme& theme : {ui::dark_theme(), ui::light_theme()})
        for (const model::Tone tone : {model::Tone::normal, model::Tone::workaround, model::Tone::degraded,
                                       model::Tone::unknown, model::Tone::stopped}) {
            const ui::FillAndInk colours = ui::plaque_colours(theme, tone);
            CHECK(ui::contrast(colours.fill, colours.ink) >= 7.0);
        }
}

TEST_CASE("normal and unknown carry no colour") {
    const ui::Theme theme = ui::dark_theme();
    CHECK(ui::plaque_colours(theme, model::Tone::normal).fill == theme.bg);
    CHECK(ui::plaque_colours(theme, model::Tone::unknown).fill == theme.bg);
}
