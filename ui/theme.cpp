// The dark tokens are the struct's defaults; here is what follows from them.
// It must never name a colour of its own.
#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

double linear(std::uint32_t byte) {
    const double value = static_cast<double>(byte) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * linear((colour.rgb >> 16) & 0xFF) + 0.7152 * linear((colour.rgb >> 8) & 0xFF) +
           0.0722 * linear(colour.rgb & 0xFF);
}

}  // namespace

Theme dark_theme() { return {}; }

FillAndInk plaque_colours(const Theme& theme, model::Tone tone) {
    switch (tone) {
        case model::Tone::stopped: return {theme.stop, theme.stop_ink};
        case model::Tone::degraded: return {theme.degraded, theme.degraded_ink};
        case model::Tone::workaround: return {theme.workaround, theme.workaround_ink};
        case model::Tone::normal:
        case model::Tone::unknown: break;
    }
    return {theme.bg, theme.t1};
}

double contrast(Colour a, Colour b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace ui
