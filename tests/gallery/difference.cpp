// Squares at the right and lower edges may be smaller. See difference.h.
// It must never know what is in a picture.
#include "tests/gallery/difference.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>

namespace gallery {
namespace {

using Mean = std::array<int, 3>;

const unsigned char* at(const ui::Pixels& pixels, int x, int y) {
    return &pixels.rgb[(static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) +
                        static_cast<std::size_t>(x)) *
                       3];
}

Mean mean_of(const ui::Pixels& pixels, int left, int top) {
    const int right = std::min(left + square, pixels.width);
    const int bottom = std::min(top + square, pixels.height);
    Mean sum{};
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x)
            for (std::size_t c = 0; c < 3; ++c) sum[c] += at(pixels, x, y)[c];
    for (int& part : sum) part /= (right - left) * (bottom - top);
    return sum;
}

bool differs(const ui::Pixels& was, const ui::Pixels& is, int left, int top) {
    const Mean before = mean_of(was, left, top);
    const Mean after = mean_of(is, left, top);
    for (std::size_t c = 0; c < 3; ++c)
        if (std::abs(before[c] - after[c]) > most_step) return true;
    return false;
}

void put(ui::Pixels& onto, const ui::Pixels& from, int left) {
    for (int y = 0; y < from.height; ++y)
        std::copy_n(at(from, 0, y), from.width * 3,
                    onto.rgb.begin() + ((static_cast<std::ptrdiff_t>(y) * onto.width) + left) * 3);
}

}  // namespace

bool Difference::visible() const {
    return !same_size || std::int64_t{differing} * 100'000 > std::int64_t{squares} * most_of_hundred_thousand;
}

Difference difference(const ui::Pixels& was, const ui::Pixels& is) {
    Difference found;
    found.same_size = was.width == is.width && was.height == is.height;
    if (!found.same_size) return found;
    for (int top = 0; top < is.height; top += square)
        for (int left = 0; left < is.width; left += square) {
            ++found.squares;
            found.differing += differs(was, is, left, top) ? 1 : 0;
        }
    return found;
}

ui::Pixels shown(const ui::Pixels& was, const ui::Pixels& is) {
    ui::Pixels all;
    all.width = was.width + 2 * is.width;
    all.height = std::max(was.height, is.height);
    all.rgb.resize(static_cast<std::size_t>(all.width) * static_cast<std::size_t>(all.height) * 3);
    put(all, was, 0);
    put(all, is, was.width);
    ui::Pixels marked = is;
    for (unsigned char& part : marked.rgb) part = static_cast<unsigned char>(part / 3);
    const bool comparable = was.width == is.width && was.height == is.height;
    for (int y = 0; comparable && y < is.height; ++y)
        for (int x = 0; x < is.width; ++x)
            if (differs(was, is, x / square * square, y / square * square))
                marked.rgb[static_cast<std::size_t>(y * is.width + x) * 3] = 255;
    put(all, marked, was.width + is.width);
    return all;
}

}  // namespace gallery
