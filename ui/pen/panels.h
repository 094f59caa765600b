// The views: a Board in, drawing and places to press out. They decide nothing: no clock, no record, no order, no budget
// of their own. Every place to press says what it means by identity, and a press is judged against the places of the
// frame that was on screen when it happened.
#pragma once

#include "model/board.h"
#include "model/message.h"
#include "ui/pen/canvas.h"

#include <optional>
#include <vector>

namespace ui {

// What a press or a key means; what comes of it is for model::update to decide.
using Gesture = model::Message;

struct Hit {
    Rect rect;  // physical px
    Gesture gesture;
};
// Of a list of actions that may be longer than its room: the rows that are drawn, from `first` to before `end`.
struct RowsDrawn {
    std::size_t first = 0, end = 0;
    Rect list;  // physical px; where it lies
};
struct Hits {
    std::vector<Hit> places;             // later ones lie on top
    std::vector<model::ActionId> order;  // action rows as shown, for j and k
    std::vector<model::RowRef> rows;     // of a desk: services and actions as shown
    RowsDrawn drawn;
    std::optional<Rect> caret;  // of the line that is typed into, physical px; none: there is none
};

struct Size {
    float w = 0, h = 0;
};  // design units

// What fits; the caller passes it to model::board_from.
model::Budget wall_budget(Size size, bool drill);
model::Budget compact_budget(Size size);
model::Budget glance_budget(Size size);
model::Budget phone_budget(Size size);
model::Budget timeline_budget(Size size);
model::Budget desk_budget(Size size);
model::Budget bar_budget(Size size);
model::Budget sheet_budget(Size size);

// Where the card of a calm wall stands in the room it has, against burn-in: across 0 (left) to 1, along -1 (as high as
// it may) to 1 (as low); {0, 0} is where it was designed.
struct CalmPlace {
    float across = 0, along = 0;
};

// Wall, 1920×1080 units (wider: the columns grow; portrait: one column). Every mode: connecting, calm, incident, contained.
// To press there is only news, which stays until somebody has seen it.
Hits draw_wall(Canvas& canvas, const model::Board& board, Size size, CalmPlace calm = {});

// Compact, from 360×480 units; two or three columns where it is wide.
Hits draw_compact(Canvas& canvas, const model::Board& board, Size size);

// Glance, 1280×720 units, or 600 wide where the screen is upright.
void draw_glance(Canvas& canvas, const model::Board& board, Size size);

// Phone, upright from 320×568 units, or on its side from 568×360 in two columns.
Hits draw_phone(Canvas& canvas, const model::Board& board, Size size);
// Desk, 1280×800 units, from 900×600: the board at the left, one row in full and the entry at the right; up to four columns
// where it is wide, one from 720×960 where it is upright.
Hits draw_desk(Canvas& canvas, const model::Board& board, Size size);

// Chronology, from 1280×800 units.
Hits draw_timeline(Canvas& canvas, const model::Board& board, Size size);

// Handover sheet, from 1100×720 units, upright from 800×1200, on one screen whatever the record holds.
Hits draw_sheet(Canvas& canvas, const model::Board& board, Size size);

// Bar, 40 units high from 640 wide: one line.
Hits draw_bar(Canvas& canvas, const model::Board& board, Size size);

// The key that stands for a move in compact ("C", "S", …), the same one the keyboard handler uses.
char key_of(model::Move move);

}  // namespace ui
