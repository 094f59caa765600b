// What is kept of the pictures is what the product draws. When one drifts, what is and where it differs lies in
// build/…/gallery; `./dev gallery` renews what is kept, and somebody looks before it is committed.
// It must never renew a picture itself.
#include "tests/gallery/gallery.h"
#include "tests/gallery/difference.h"
#include "tests/gallery/kept.h"
#include "tests/support/places.h"
#include "ui/png.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace {

const std::filesystem::path drifts = std::filesystem::path(support::built("gallery"));

ui::Pixels plain(int width, int height, unsigned char grey) {
    ui::Pixels pixels{width, height, {}};
    pixels.rgb.assign(static_cast<std::size_t>(width * height) * 3, grey);
    return pixels;
}

void paint(ui::Pixels& pixels, int left, int top, int width, int height, unsigned char grey) {
    for (int y = top; y < top + height; ++y)
        for (int x = left; x < left + width; ++x)
            std::fill_n(pixels.rgb.begin() + (static_cast<std::ptrdiff_t>(y) * pixels.width + x) * 3, 3, grey);
}

bool visible(const ui::Pixels& was, const ui::Pixels& is) {
    return gallery::difference(gallery::squares_of(was), gallery::squares_of(is)).visible();
}

}  // namespace

TEST_CASE("every picture of every view, state, language and light that is kept is what the product draws") {
    if (std::getenv("DISPLAY") == nullptr) SKIP("no X server");
    std::filesystem::create_directories(drifts);
    std::set<std::string> names;
    gallery::draw(gallery::pictures(), [&](const gallery::Picture& picture, const ui::Pixels& is) {
        const std::string name = picture.name();
        CAPTURE(name);
        names.insert(name);
        CHECK(is.width == picture.width);
        CHECK(is.height == picture.height);
        const auto were = gallery::squares_kept(name);
        CHECK(were);
        if (!were) return;
        const bool drifted = gallery::difference(*were, gallery::squares_of(is)).visible();
        if (drifted) CHECK(ui::write_png(drifts / (name + ".png"), gallery::shown(*were, is)));
        CHECK_FALSE(drifted);
    });
    CHECK(names.size() >= 400);
    for (const std::string& file : gallery::strangers(names))
        FAIL_CHECK("a picture of nothing the product draws: " << file);
}

TEST_CASE("a word that is missing from a picture is seen, an edge that falls otherwise is not") {
    ui::Pixels was = plain(800, 600, 30);
    paint(was, 100, 100, 200, 40, 230);
    ui::Pixels softer = was;
    paint(softer, 100, 100, 200, 1, 180);
    paint(softer, 299, 100, 1, 40, 200);
    CHECK_FALSE(visible(was, softer));
    ui::Pixels shorter = was;
    paint(shorter, 280, 100, 20, 40, 30);
    CHECK(visible(was, shorter));
    CHECK(visible(was, plain(801, 600, 30)));
    const ui::Pixels squares = gallery::squares_of(was);
    CHECK(gallery::difference(squares, squares).differing == 0);
}

TEST_CASE("fewer colours move no square by more than four") {
    ui::Pixels all = plain(256, 1, 0);
    for (int grey = 0; grey < 256; ++grey) paint(all, grey, 0, 1, 1, static_cast<unsigned char>(grey));
    const ui::Pixels fewer = gallery::fewer_colours(all);
    int most = 0;
    for (std::size_t i = 0; i < all.rgb.size(); ++i) most = std::max(most, std::abs(all.rgb[i] - fewer.rgb[i]));
    CHECK(most == 4);
    CHECK(std::set<unsigned char>(fewer.rgb.begin(), fewer.rgb.end()).size() == 33);
}

TEST_CASE("the picture of a difference shows what was, what is and where they differ") {
    ui::Pixels was = plain(16, 8, 30);
    ui::Pixels is = was;
    paint(is, 0, 0, 8, 8, 230);
    const ui::Pixels all = gallery::shown(gallery::squares_of(was), is);
    CHECK(all.width == 48);
    CHECK(all.rgb[0] == 30);
    CHECK(all.rgb[16 * 3] == 230);
    CHECK(all.rgb[32 * 3] == 255);
    CHECK(all.rgb[(32 + 12) * 3] == 10);
}
