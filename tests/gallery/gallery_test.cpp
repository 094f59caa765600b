// The pictures of docs/images are what the product draws. When one drifts, what it was, is and where it differs lies in
// build/…/gallery; `./dev gallery` renews the folder, and somebody looks before it is committed.
// It must never renew a picture itself.
#include "tests/gallery/gallery.h"
#include "tests/gallery/difference.h"
#include "tests/support/places.h"
#include "ui/png.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace {

const std::filesystem::path images = std::filesystem::path(support::source("docs/images"));
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

}  // namespace

TEST_CASE("every picture of every view, state, language and light in docs/images is what the product draws") {
    if (std::getenv("DISPLAY") == nullptr) SKIP("no X server");
    std::filesystem::create_directories(drifts);
    std::set<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(images)) files.insert(entry.path().filename());
    gallery::draw(gallery::pictures(), [&](const gallery::Picture& picture, const ui::Pixels& is) {
        const std::string file = picture.name() + ".png";
        CAPTURE(file);
        files.erase(file);
        const auto was = ui::read_png(images / file);
        CHECK(was);
        if (!was) return;
        const gallery::Difference found = gallery::difference(*was, is);
        if (found.visible()) CHECK(ui::write_png(drifts / file, gallery::shown(*was, is)));
        CHECK_FALSE(found.visible());
    });
    for (const std::string& file : files) FAIL_CHECK("a picture of nothing the product draws: " << file);
}

TEST_CASE("a word that is missing from a picture is seen, an edge that falls otherwise is not") {
    ui::Pixels was = plain(800, 600, 30);
    paint(was, 100, 100, 200, 40, 230);
    ui::Pixels softer = was;
    paint(softer, 100, 100, 200, 1, 180);
    paint(softer, 299, 100, 1, 40, 200);
    CHECK_FALSE(gallery::difference(was, softer).visible());
    ui::Pixels shorter = was;
    paint(shorter, 280, 100, 20, 40, 30);
    CHECK(gallery::difference(was, shorter).visible());
    CHECK(gallery::difference(was, plain(801, 600, 30)).visible());
    CHECK(gallery::difference(was, was).differing == 0);
}

TEST_CASE("the picture of a difference shows what was, what is and where they differ") {
    ui::Pixels was = plain(16, 8, 30);
    ui::Pixels is = was;
    paint(is, 0, 0, 8, 8, 230);
    const ui::Pixels all = gallery::shown(was, is);
    CHECK(all.width == 48);
    CHECK(all.rgb[0] == 30);
    CHECK(all.rgb[16 * 3] == 230);
    CHECK(all.rgb[32 * 3] == 255);
    CHECK(all.rgb[(32 + 12) * 3] == 10);
}
