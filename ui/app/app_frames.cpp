// Sizes are looked up anew for every frame: windows move between screens and walls change.
// It must never keep anything of a frame but the board and the places to press.
#include "ui/app/app_frames.h"

#include "ui/app/app_address.h"
#include "ui/pen/orbit.h"
#include "ui/pen/tip.h"
#include "ui/png.h"

namespace ui {

void Frames::warn(const Layout& layout) {
    if (!layout.warning || layout.warning->en == warned_) return;
    warned_ = layout.warning->en;
    say_problem(*layout.warning);
}

std::optional<model::Tick> Frames::next_move(const model::State& state, model::Tick now) const {
    if (!is_unattended(state.view) || !since_) return std::nullopt;
    return now + until_next_place(now - *since_);
}

void Frames::call(const model::State& state, model::Tick now) {
    window_.call(model::board_from(state, now, {}).window_title);
}

bool Frames::point(Point at) {
    const CutText* before = moved_ && pointer_ ? cut_at(cuts_, *pointer_) : nullptr;
    moved_ = moved_ || (pointer_ && (pointer_->x != at.x || pointer_->y != at.y));
    pointer_ = at;
    return before != (moved_ ? cut_at(cuts_, at) : nullptr);
}

// A drill stands still: it lasts hours at most, and its band fills the edge to the last pixel.
std::optional<Pixels> Frames::draw(const model::State& state, model::Tick now, bool keep_pixels,
                                   const std::optional<model::DrillShown>& drill) {
    const ViewKind& view = kind_of(state.view);
    screen_ = {window_.width(), window_.height(), window_.content_scale(), options_.diagonal, options_.distance};
    const Screen& screen = screen_;
    const Layout at =
        drill ? drill_place(view, screen, window_.faces().kanji).view : view.layout(screen, window_.faces().kanji);
    warn(at);
    composition_.at = state.desk.caret;
    theme_ = theme_for(state.lighting);
    board_ = model::board_from(state, now, view.budget(at.size, state.link.clock.drill || state.replay));
    window_.call(board_.window_title);
    if (!since_) since_ = now;
    const model::Milliseconds shown = now - *since_;
    const auto drawing = [&](ImDrawList& list) {
        cuts_.clear();
        const Surface surface{list, window_.faces(), theme_, nullptr, &composition_, &cuts_};
        if (drill) {
            DrillDrawn drawn = draw_drill(surface, screen, {view, board_, *drill, calm_place_at(shown)});
            hits_ = std::move(drawn.view);
            drill_hits_ = std::move(drawn.drill);
            return;
        }
        Canvas canvas(surface, at.scale, at.origin);
        hits_ = view.draw(canvas, board_, at.size, calm_place_at(shown));
        const CutText* cut = moved_ && !view.unattended ? cut_at(cuts_, *pointer_) : nullptr;
        if (cut != nullptr) draw_tip(canvas, CutText(*cut), {0, 0, at.size.w, at.size.h});
        if (view.unattended && !board_.drill)
            shift(list, orbit_at(shown, window_.width(), window_.height()), window_.width(), window_.height());
    };
    std::optional<Pixels> pixels = window_.frame(theme_.bg, drawing, keep_pixels);
    window_.type_at(hits_.caret);
    return pixels;
}

int write_picture(const std::string& path, const Pixels& pixels) {
    const model::Result<model::Done> written = write_png(path, pixels);
    if (written) return exit_fine;
    say_problem(written.problem().sentence);
    return exit_could_not;
}

}  // namespace ui
