// The dark tokens are the struct's defaults; here are the light ones and what follows from both.
// It must never know where a colour is used.
#include "ui/pen/theme.h"

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

Theme light_theme() {
    Theme theme;
    theme.bg = {0xECEDEA};
    theme.panel = {0xFAFAF8};
    theme.line = {0xC6C9C6};
    theme.mark = {0x767D84};
    theme.t1 = {0x14181D};
    theme.t2 = {0x3B434B};
    theme.norm = {0x4A525A};
    theme.stop = {0x9C2E00};
    theme.stop_ink = {0xFFFFFF};
    theme.degraded = {0xF2CC0C};
    theme.degraded_edge = {0x14181D};
    theme.workaround = {0x005A8F};
    theme.workaround_ink = {0xFFFFFF};
    theme.paper = {0x14181D};
    theme.paper_ink = {0xECEDEA};
    theme.hatch = {0xD9DBD7};
    theme.focus = {0xFAFAF8};
    theme.calm = {0x14181D};
    theme.bar = {0xC6C9C6};
    return theme;
}

Theme theme_for(model::Lighting lighting) { return lighting == model::Lighting::light ? light_theme() : dark_theme(); }

FillAndInk plaque_colours(const Theme& theme, model::Tone tone) {
    switch (tone) {
        case model::Tone::stopped: return {theme.stop, theme.stop_ink, theme.stop};
        case model::Tone::degraded: return {theme.degraded, theme.degraded_ink, theme.degraded_edge};
        case model::Tone::workaround: return {theme.workaround, theme.workaround_ink, theme.workaround};
        case model::Tone::normal:
        case model::Tone::unknown: break;
    }
    return {theme.bg, theme.t1, theme.t1};
}

double contrast(Colour a, Colour b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace ui
