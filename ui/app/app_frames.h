// One window's frames: lays the board out for the screen as it is now, draws it, and keeps what can be pressed on it.
// Part of the composition root. It must never know a feed.
#pragma once

#include "ui/cli.h"
#include "ui/drill.h"
#include "ui/keys.h"
#include "ui/views.h"

#include <optional>
#include <string>
#include <utility>

namespace ui {

class Frames {
public:
    Frames(Window& window, const Options& options) : window_(window), options_(options) {}

    // Draws what is to be seen of `state` at `now`; the pixels when asked.
    // In a drill the view lies above what is asked, and gives way to the score.
    std::optional<Pixels> draw(const model::State& state, model::Tick now, bool keep_pixels,
                               const std::optional<model::DrillShown>& drill = std::nullopt);

    // The window's title as of `now`, without a frame: of a minimised board nothing else is seen.
    void call(const model::State& state, model::Tick now);

    // What an input method composes in the line, until told otherwise.
    void compose(Composition composition) { composition_ = std::move(composition); }

    // The pointer is there now, physical px; true where the picture has to change for it.
    bool point(Point at);

    // When the picture moves by itself next, against burn-in; nothing while it may stand still.
    std::optional<model::Tick> next_move(const model::State& state, model::Tick now) const;

    // The frame on screen, for judging input.
    Scene scene(const model::State& state) const { return {state, board_, hits_, screen_}; }
    const Hits& hits() const { return hits_; }
    const DrillHits& drill_hits() const { return drill_hits_; }

private:
    void warn(const Layout& layout);

    Window& window_;
    const Options& options_;
    Theme theme_;
    Screen screen_;
    model::Board board_;
    Hits hits_;
    DrillHits drill_hits_;
    std::vector<CutText> cuts_;     // of the frame on screen
    std::optional<Point> pointer_;  // nothing until it has been somewhere
    bool moved_ = false;            // since: a window may open under it
    Composition composition_;
    std::optional<model::Tick> since_;  // the first frame
    std::string warned_;
};

// The exit status: a picture that cannot be written is said.
int write_picture(const std::string& path, const Pixels& pixels);

}  // namespace ui
