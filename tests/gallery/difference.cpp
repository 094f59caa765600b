// See difference.h. It must never know what is in a picture.
#include "tests/gallery/difference.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>

namespace gallery {
namespace {

constexpr int colour_step = 8;

std::size_t index_of(const ui::Pixels& pixels, int x, int y) {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) + static_cast<std::size_t>(x)) * 3;
}

ui::Pixels blank(int width, int height) {
    ui::Pixels pixels{width, height, {}};
    pixels.rgb.resize(index_of(pixels, 0, height));
    return pixels;
}

std::array<unsigned char, 3> mean_of(const ui::Pixels& pixels, int left, int top) {
    const int right = std::min(left + square, pixels.width);
    const int bottom = std::min(top + square, pixels.height);
    std::array<int, 3> sum{};
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x)
            for (std::size_t c = 0; c < 3; ++c) sum[c] += pixels.rgb[index_of(pixels, x, y) + c];
    const int count = (right - left) * (bottom - top);
    std::array<unsigned char, 3> mean{};
    for (std::size_t c = 0; c < 3; ++c) mean[c] = static_cast<unsigned char>(sum[c] / count);
    return mean;
}

bool differs(const ui::Pixels& were, const ui::Pixels& are, int x, int y) {
    const std::size_t at = index_of(are, x, y);
    for (std::size_t c = at; c < at + 3; ++c)
        if (std::abs(were.rgb[c] - are.rgb[c]) > most_step) return true;
    return false;
}

bool same_size(const ui::Pixels& were, const ui::Pixels& are) {
    return were.width == are.width && were.height == are.height;
}

void put(ui::Pixels& onto, const ui::Pixels& from, int left) {
    for (int y = 0; y < from.height; ++y)
        std::copy_n(from.rgb.begin() + static_cast<std::ptrdiff_t>(index_of(from, 0, y)), from.width * 3,
                    onto.rgb.begin() + static_cast<std::ptrdiff_t>(index_of(onto, left, y)));
}

ui::Pixels enlarged(const ui::Pixels& squares) {
    ui::Pixels large = blank(squares.width * square, squares.height * square);
    for (int y = 0; y < large.height; ++y)
        for (int x = 0; x < large.width; ++x)
            std::copy_n(&squares.rgb[index_of(squares, x / square, y / square)], 3, &large.rgb[index_of(large, x, y)]);
    return large;
}

}  // namespace

ui::Pixels squares_of(const ui::Pixels& whole) {
    ui::Pixels squares = blank((whole.width + square - 1) / square, (whole.height + square - 1) / square);
    for (int y = 0; y < squares.height; ++y)
        for (int x = 0; x < squares.width; ++x) {
            const auto mean = mean_of(whole, x * square, y * square);
            std::copy(mean.begin(), mean.end(), &squares.rgb[index_of(squares, x, y)]);
        }
    return squares;
}

ui::Pixels fewer_colours(ui::Pixels squares) {
    for (unsigned char& part : squares.rgb)
        part = static_cast<unsigned char>(std::min((part + colour_step / 2) / colour_step * colour_step, 255));
    return squares;
}

bool Difference::visible() const {
    return !same_size || std::int64_t{differing} * 100'000 > std::int64_t{squares} * most_of_hundred_thousand;
}

Difference difference(const ui::Pixels& squares_were, const ui::Pixels& squares_are) {
    Difference found;
    found.same_size = same_size(squares_were, squares_are);
    if (!found.same_size) return found;
    found.squares = squares_are.width * squares_are.height;
    for (int y = 0; y < squares_are.height; ++y)
        for (int x = 0; x < squares_are.width; ++x) found.differing += differs(squares_were, squares_are, x, y) ? 1 : 0;
    return found;
}

ui::Pixels shown(const ui::Pixels& squares_were, const ui::Pixels& is) {
    const ui::Pixels was = enlarged(squares_were);
    const ui::Pixels squares_are = squares_of(is);
    ui::Pixels marked = is;
    for (unsigned char& part : marked.rgb) part = static_cast<unsigned char>(part / 3);
    const bool comparable = same_size(squares_were, squares_are);
    for (int y = 0; comparable && y < is.height; ++y)
        for (int x = 0; x < is.width; ++x)
            if (differs(squares_were, squares_are, x / square, y / square)) marked.rgb[index_of(marked, x, y)] = 255;
    ui::Pixels all = blank(was.width + 2 * is.width, std::max(was.height, is.height));
    put(all, was, 0);
    put(all, is, was.width);
    put(all, marked, was.width + is.width);
    return all;
}

}  // namespace gallery
