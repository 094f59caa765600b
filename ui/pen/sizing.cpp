// Distance decides, not the pixel count: a 4K wall holds no more rows than one of 1080 lines, only finer ones.
// A reader farther away gets larger letters and fewer rows. It must never make letters smaller than their tier.
#include "ui/pen/sizing.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <string>

namespace ui {
namespace {

constexpr float wall_width = 1920.0f;
constexpr float wall_height = 1080.0f;
constexpr float column_width = 1080.0f;     // one column, when the screen is not wide
constexpr float least_wide = 1.5f;          // width by height from which there are two columns
constexpr float smallest_far_text = 74.0f;  // the state word: the smallest text that is read from the far line
constexpr float smallest_text = 32.0f;      // of a wall
constexpr double least_face = 24.0;         // px: fewer cannot show the strokes of a kanji from any distance (HF-06)
constexpr double forgiven = 0.99;           // a pixel's rounding is no reason to warn
constexpr double most_enlarged = 1.3;       // beyond it an incident, its decision and one action no longer fit
constexpr float least_compact_width = 360.0f;
constexpr float least_compact_height = 480.0f;

std::string one_decimal(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

// How much larger the far text must be drawn for the farthest reader; nullopt where nobody said who reads from where.
std::optional<double> needed_growth(const Screen& screen, float scale, float kanji) {
    if (!screen.diagonal && !screen.distance) return std::nullopt;
    const double distance = screen.distance.value_or(wall_distance);
    const double pitch = pitch_of(screen.diagonal.value_or(wall_diagonal), screen.width, screen.height);
    const double shown = static_cast<double>(smallest_far_text * kanji * scale);
    return face_of(distance, kanji_minutes, pitch) / shown;
}

// A warning when even enlarged the largest texts are smaller than the farthest reader needs. `missing`: still needed.
std::optional<model::Text> too_far(const Screen& screen, double missing) {
    if (missing * forgiven <= 1.0) return std::nullopt;
    const double distance = screen.distance.value_or(wall_distance);
    const std::string wanted = one_decimal(distance);
    const std::string readable = one_decimal(std::floor(distance / missing * 10.0) / 10.0);
    return model::Text{"この画面の一番大きい文字は " + readable + " m までしか読めません(指定は " + wanted +
                           " m)。もっと大きい画面を使うか、" + readable + " m 以内から見てください。",
                       "The largest letters on this screen can be read from " + readable + " m, not from " + wanted +
                           " m: use a larger screen or stand within " + readable + " m."};
}

Size units(const Screen& screen, float scale) {
    return {static_cast<float>(screen.width) / scale, static_cast<float>(screen.height) / scale};
}

}  // namespace

double pitch_of(double diagonal, int width, int height) {
    constexpr double millimetres_per_inch = 25.4;
    return diagonal * millimetres_per_inch / std::hypot(width, height);
}

double face_of(double distance, double minutes, double pitch) {
    const double half_angle = minutes / 2.0 / 60.0 * std::numbers::pi / 180.0;
    return 2.0 * distance * 1000.0 * std::tan(half_angle) / pitch;
}

Layout wall_layout(const Screen& screen, float kanji) {
    const auto width = static_cast<float>(std::max(screen.width, 1));
    const auto height = static_cast<float>(std::max(screen.height, 1));
    const bool wide = width / height >= least_wide;
    const float scale =
        wide ? std::min(width / wall_width, height / wall_height) : std::min(width, height) / column_width;
    const double needed = needed_growth(screen, scale, kanji).value_or(1.0);
    const double raster = least_face / static_cast<double>(smallest_text * kanji * scale);
    const double wanted = needed * forgiven <= 1.0 ? 1.0 : needed;
    const double growth = std::clamp(std::max(wanted, raster), 1.0, most_enlarged);
    const float enlarged = scale * static_cast<float>(growth);
    return {enlarged, units(screen, enlarged), {}, too_far(screen, needed / growth)};
}

Layout glance_layout(const Screen& screen) {
    constexpr Size level{1280, 720}, upright{720, 1000};
    const auto width = static_cast<float>(std::max(screen.width, 1));
    const auto height = static_cast<float>(std::max(screen.height, 1));
    const Size least = width >= height ? level : upright;
    const float scale = std::min(width / least.w, height / least.h);
    return {scale, units(screen, scale), {}, std::nullopt};
}

Layout timeline_layout(const Screen& screen) {
    constexpr Size least{1280, 800};
    const auto width = static_cast<float>(std::max(screen.width, 1));
    const auto height = static_cast<float>(std::max(screen.height, 1));
    const float scale = std::min(width / least.w, height / least.h);
    return {scale, units(screen, scale), {}, std::nullopt};
}

Layout compact_layout(const Screen& screen) {
    const float scale =
        std::min({screen.content_scale, static_cast<float>(std::max(screen.width, 1)) / least_compact_width,
                  static_cast<float>(std::max(screen.height, 1)) / least_compact_height});
    return {scale, units(screen, scale), {}, std::nullopt};
}

Layout phone_layout(const Screen& screen) {
    constexpr Size upright{320, 568}, lying{568, 360};
    const auto width = static_cast<float>(std::max(screen.width, 1));
    const auto height = static_cast<float>(std::max(screen.height, 1));
    const Size least = height >= width ? upright : lying;
    const float scale = std::min({screen.content_scale, width / least.w, height / least.h});
    return {scale, units(screen, scale), {}, std::nullopt};
}

Layout desk_layout(const Screen& screen) {
    constexpr float least_width = 900, least_height = 600;
    const float scale = std::min({screen.content_scale, static_cast<float>(std::max(screen.width, 1)) / least_width,
                                  static_cast<float>(std::max(screen.height, 1)) / least_height});
    return {scale, units(screen, scale), {}, std::nullopt};
}

Layout sheet_layout(const Screen& screen) {
    constexpr Size least{1280, 800};
    const float scale = std::min(static_cast<float>(std::max(screen.width, 1)) / least.w,
                                 static_cast<float>(std::max(screen.height, 1)) / least.h);
    return {scale, units(screen, scale), {}, std::nullopt};
}

Layout bar_layout(const Screen& screen) {
    constexpr float least_width = 640;
    const float scale = std::min(static_cast<float>(std::max(screen.height, 1)) / static_cast<float>(bar_height),
                                 static_cast<float>(std::max(screen.width, 1)) / least_width);
    return {scale, units(screen, scale), {}, std::nullopt};
}

}  // namespace ui
