// Sizes are looked up anew for every frame: windows move between screens and walls change.
// It must never keep anything of a frame but the board and the places to press.
#include "ui/app_frames.h"

#include "ui/app_address.h"
#include "ui/orbit.h"
#include "ui/views.h"

namespace ui {
namespace {

model::Budget budget(const model::State& state, Size size) {
    switch (state.view) {
        case model::View::compact: return compact_budget(size);
        case model::View::glance: return glance_budget(size);
        case model::View::wall: break;
    }
    return wall_budget(size, state.link.clock.drill);
}

}  // namespace

Layout Frames::layout(model::View view) {
    const Screen screen{window_.width(), window_.height(), window_.content_scale(), options_.diagonal,
                        options_.distance};
    if (view == model::View::compact) return compact_layout(screen);
    if (view == model::View::glance) return glance_layout(screen);
    Layout layout = wall_layout(screen, window_.faces().kanji);
    if (layout.warning && layout.warning->en != warned_) {
        warned_ = layout.warning->en;
        say_problem(*layout.warning);
    }
    return layout;
}

std::optional<model::Tick> Frames::next_move(const model::State& state, model::Tick now) const {
    if (!is_unattended(state.view) || !since_) return std::nullopt;
    return now + until_next_place(now - *since_);
}

// A drill stands still: it lasts hours at most, and its band fills the edge to the last pixel.
std::optional<Pixels> Frames::draw(const model::State& state, model::Tick now, bool keep_pixels) {
    const Layout at = layout(state.view);
    board_ = model::board_from(state, now, budget(state, at.size));
    if (!since_) since_ = now;
    const model::Milliseconds shown = now - *since_;
    const auto drawing = [&](ImDrawList& list) {
        Canvas canvas(list, window_.faces(), theme_, at.scale, at.origin, nullptr);
        hits_ = {};
        switch (state.view) {
            case model::View::compact: hits_ = draw_compact(canvas, board_, at.size); return;
            case model::View::glance: draw_glance(canvas, board_, at.size); break;
            case model::View::wall: draw_wall(canvas, board_, at.size, calm_place_at(shown)); break;
        }
        if (!board_.drill)
            shift(list, orbit_at(shown, window_.width(), window_.height()), window_.width(), window_.height());
    };
    return window_.frame(theme_.bg, drawing, keep_pixels);
}

}  // namespace ui
