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

// From arm's length more room is shared out: two thirds of it become larger letters, the rest more rows and columns.
constexpr float shared = 0.65f;
constexpr float most_grown = 1.8f;
// What a desktop enlarges may shrink again by so much before parts of the view are left out, but not below its own size.
constexpr float least_shrunk = 0.75f;

float filled_by(const Screen& screen, Size size) {
    return std::min(static_cast<float>(std::max(screen.width, 1)) / size.w,
                    static_cast<float>(std::max(screen.height, 1)) / size.h);
}

bool is_upright(const Screen& screen) { return screen.height > screen.width; }

// What a view that is read from arm's length needs, design units. `least`: below it everything shrinks together; `whole`:
// it shows all its parts; `ample`: beyond it letters grow.
struct Needs {
    Size least, whole, ample;
};

float near_scale(const Screen& screen, const Needs& needs) {
    const float wished = screen.content_scale > 0.0f ? screen.content_scale : 1.0f;
    const float growth = filled_by(screen, needs.ample) / wished;
    const float room = filled_by(screen, needs.whole) / wished;
    float scale = wished;
    if (growth > 1.0f) scale = wished * std::min(std::pow(growth, shared), most_grown);
    if (room < 1.0f) scale = wished * std::max({room, least_shrunk, std::min(1.0f, 1.0f / wished)});
    return std::min(scale, filled_by(screen, needs.least));
}

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
    constexpr Size level{1280, 720}, upright{720, 1000}, narrow{600, 900};
    constexpr float small = 0.6f;  // upright letters below it give up margins first
    const auto width = static_cast<float>(std::max(screen.width, 1));
    const auto height = static_cast<float>(std::max(screen.height, 1));
    float scale = filled_by(screen, width >= height ? level : upright);
    if (width < height && scale < small) scale = std::min(small, filled_by(screen, narrow));
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
    constexpr Needs level{{360, 480}, {420, 600}, {900, 800}}, upright{{360, 480}, {420, 600}, {480, 850}};
    const float scale = near_scale(screen, is_upright(screen) ? upright : level);
    return {scale, units(screen, scale), {}, std::nullopt};
}

Layout phone_layout(const Screen& screen) {
    constexpr Needs upright{{320, 568}, {320, 568}, {430, 932}}, lying{{568, 360}, {568, 360}, {932, 430}};
    const float scale = near_scale(screen, screen.height >= screen.width ? upright : lying);
    return {scale, units(screen, scale), {}, std::nullopt};
}

Layout desk_layout(const Screen& screen) {
    constexpr Needs level{{900, 600}, {1180, 720}, {1280, 800}}, upright{{720, 960}, {720, 1100}, {760, 1280}};
    const float scale = near_scale(screen, is_upright(screen) ? upright : level);
    return {scale, units(screen, scale), {}, std::nullopt};
}

Layout sheet_layout(const Screen& screen) {
    constexpr Size level{1280, 800}, upright{800, 1200}, small{1100, 720};
    if (is_upright(screen)) {
        const float scale = filled_by(screen, upright);
        return {scale, units(screen, scale), {}, std::nullopt};
    }
    float scale = filled_by(screen, level);
    if (scale < 1.0f) scale = std::min(1.0f, filled_by(screen, small));
    return {scale, units(screen, scale), {}, std::nullopt};
}

Layout bar_layout(const Screen& screen) {
    constexpr float least_width = 640;
    const float scale = std::min(static_cast<float>(std::max(screen.height, 1)) / static_cast<float>(bar_height),
                                 static_cast<float>(std::max(screen.width, 1)) / least_width);
    return {scale, units(screen, scale), {}, std::nullopt};
}

}  // namespace ui
