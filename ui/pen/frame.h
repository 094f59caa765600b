// What every panel of one frame is drawn with, passed whole. A view makes it once a frame. It must never know which view
// that is, and decides nothing.
#pragma once

#include "model/board.h"
#include "ui/pen/area.h"
#include "ui/pen/canvas.h"
#include "ui/pen/panels.h"

namespace ui {

// The letters of one view in one language: design units of the em.
struct PanelStyle {
    float t1 = 76, state = 74, t2 = 50, t3 = 32;
    bool near = false;  // read from arm's length: smaller steps, thinner strokes
};

struct Frame {
    // From then on the canvas sets its letters in the board's language.
    Frame(Canvas& on, const PanelStyle& letters, const model::Board& seen, Size whole, Hits& pressed)
        : canvas(on), style(letters), board(seen), size(whole), hits(pressed) {
        canvas.set_language(board.language);
    }

    Canvas& canvas;
    const PanelStyle& style;
    const model::Board& board;
    Size size;   // of the whole view
    Hits& hits;  // what can be pressed: grows while it is drawn

    const Theme& theme() const { return canvas.theme(); }
    model::Language language() const { return board.language; }
    bool english() const { return board.language == model::Language::en; }

    // Of what the board says: it steps back once the feed is lost.
    Colour ink() const { return board.freshness == model::Freshness::lost ? theme().t2 : theme().t1; }
    // Of what stands beside it: labels, times, sources.
    TextStyle quiet(Align align = Align::left) const {
        return {.size = style.t3, .colour = theme().t2, .tier = Tier::t3, .align = align};
    }
};

}  // namespace ui
