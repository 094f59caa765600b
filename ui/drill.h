// A drill round any view: bands at the top and at the bottom of the screen, a panel with the question above the lower one,
// and the score at the end. The view is laid out in what is left, so that nothing it shows lies under the panel, and has
// the same place whether something is asked or not. It must never know which option is right before it is told.
#pragma once

#include "model/drill_board.h"
#include "ui/pen/frame.h"
#include "ui/views.h"

#include <optional>
#include <vector>

namespace ui {

// Where the parts lie, physical px.
struct DrillPlace {
    Layout view;
    float band = 0;       // height of the band above a view that has none of its own; else 0
    Rect panel;           // down to the lower edge, its band included
    float scale = 1;      // of the panel: px per unit, 32 units the em of its text
    bool narrow = false;  // options below each other
};
DrillPlace drill_place(const ViewKind& kind, const Screen& screen, float kanji);

// What can be pressed, physical px.
struct DrillHits {
    std::vector<Rect> options;   // while asking
    std::optional<Rect> onward;  // while told
};

// One frame of the panel or of the score: a board of which nothing is shown but the word for "drill".
struct DrillFrame : Frame {
    const model::DrillShown& shown;
    bool narrow = false;  // DrillPlace::narrow
};

// In units of the panel, (0,0) its upper left corner.
DrillHits draw_drill_panel(const DrillFrame& frame);

// On the whole screen, 1280×720 units, or 480 wide where it is upright.
Layout drill_score_layout(const Screen& screen);
void draw_drill_score(const DrillFrame& frame);

// The whole frame of a drill: view and panel, or the score.
struct DrillScene {
    const ViewKind& kind;
    const model::Board& board;
    const model::DrillShown& shown;
    CalmPlace calm;
};
struct DrillDrawn {
    Hits view;  // none once the score is shown
    DrillHits drill;
};
DrillDrawn draw_drill(const Surface& surface, const Screen& screen, const DrillScene& scene);

}  // namespace ui
