// Far views keep their proportions: what a wall shows in a drill is what it shows on the day. A near view only has less
// height: on a small screen it shows less rather than letters too small for the hand.
// It must never let a view reach under the panel.
#include "ui/drill.h"

#include "ui/pen/panel_marks.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr float em = 32;  // units
constexpr float wide_height = 188, narrow_height = 346;
constexpr float narrow_below = 36;                       // em of width
constexpr float far_lines = 1080;                        // units of a far screen's shorter side
constexpr float compact_em = 16, least_compact_em = 13;  // logical px

bool has_own_bands(const ViewKind& kind) { return kind.name != "glance" && kind.name != "handover"; }

float em_of(const ViewKind& kind, const Screen& screen) {
    const auto width = static_cast<float>(std::max(screen.width, 1));
    const auto height = static_cast<float>(std::max(screen.height, 1));
    if (kind.unattended) return em * std::min(width, height) / far_lines;
    return std::max(least_compact_em, std::min({compact_em * screen.content_scale, width / 20.0f, height / 35.0f}));
}

// A phone gives up second lines, a timeline room between its lanes, before the letters become this much smaller than
// they are on the day: 14 units, the least of either, are then 12 px on a small phone and on 1280×720.
float least_of_day(const ViewKind& kind) {
    return kind.name == "phone" ? 0.86f : kind.name == "timeline" ? 0.96f : 0.0f;
}

void keep_letters(const ViewKind& kind, const Screen& screen, float kanji, Layout& view) {
    const float least = least_of_day(kind) * kind.layout(screen, kanji).scale;
    if (view.scale >= least) return;
    const float larger = least / view.scale;
    view.scale = least;
    view.size = {view.size.w / larger, view.size.h / larger};
}

// The diagonal of the part the view has, so that distance and pitch stay those of the screen.
Screen part_of(const Screen& screen, int height) {
    Screen part = screen;
    part.height = std::max(height, 1);
    if (screen.diagonal || screen.distance)
        part.diagonal = screen.diagonal.value_or(wall_diagonal) * std::hypot(part.width, part.height) /
                        std::hypot(screen.width, screen.height);
    return part;
}

}  // namespace

DrillPlace drill_place(const ViewKind& kind, const Screen& screen, float kanji) {
    DrillPlace place;
    const float em_px = em_of(kind, screen);
    place.scale = em_px / em;
    place.narrow = static_cast<float>(screen.width) < narrow_below * em_px;
    const float height = std::round((place.narrow ? narrow_height : wide_height) * place.scale);
    const auto top = static_cast<float>(screen.height) - height;
    place.panel = {0, top, static_cast<float>(screen.width), height};
    place.band = has_own_bands(kind) ? 0.0f : std::round(em_px * 0.75f);
    place.view = kind.layout(part_of(screen, static_cast<int>(top - place.band)), kanji);
    keep_letters(kind, screen, kanji, place.view);
    place.view.origin.y += place.band;
    return place;
}

DrillDrawn draw_drill(const Surface& surface, const Screen& screen, const DrillScene& scene) {
    const PanelStyle style;
    DrillDrawn drawn;
    if (scene.shown.stage == model::DrillStage::over) {
        const Layout at = drill_score_layout(screen);
        Canvas canvas(surface, at.scale, at.origin);
        draw_drill_score({{canvas, style, scene.board, at.size, drawn.view}, scene.shown});
        return drawn;
    }
    const DrillPlace place = drill_place(scene.kind, screen, surface.faces.kanji);
    Canvas view(surface, place.view.scale, place.view.origin);
    drawn.view = scene.kind.draw(view, scene.board, place.view.size, scene.calm);
    Canvas canvas(surface, place.scale, {place.panel.x, place.panel.y});
    canvas.set_ground(surface.theme.bg);
    canvas.set_language(scene.board.language);
    const Size size{place.panel.w / place.scale, place.panel.h / place.scale};
    if (place.band > 0)
        draw_drill_band(canvas, scene.board.drill_word,
                        {0, -place.panel.y / place.scale, size.w, place.band / place.scale});
    drawn.drill = draw_drill_panel({{canvas, style, scene.board, size, drawn.view}, scene.shown, place.narrow});
    return drawn;
}

}  // namespace ui
