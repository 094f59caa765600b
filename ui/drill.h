// A drill round any view: bands at the top and at the bottom of the screen, a panel with the question above the lower one,
// and the score at the end. The view is laid out in what is left, so that nothing it shows lies under the panel, and has
// the same place whether something is asked or not. It must never know which option is right before it is told.
#pragma once

#include "model/drill_board.h"
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

// `canvas` in units of the panel, (0,0) its upper left corner; `board` gives the words of the bands.
DrillHits draw_drill_panel(Canvas& canvas, const model::Board& board, const model::DrillShown& shown, Size size,
                           bool narrow);

// On the whole screen, 1280×720 units, or 480 wide where it is upright.
Layout drill_score_layout(const Screen& screen);
void draw_drill_score(Canvas& canvas, const model::Board& board, const model::DrillShown& shown, Size size);

// One band across the screen: hatched, with the word for "drill" in its middle.
void draw_drill_band(Canvas& canvas, std::string_view word, Rect band);

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
DrillDrawn draw_drill(ImDrawList& list, const Faces& faces, const Theme& theme, const Screen& screen,
                      const DrillScene& scene, DrawRecord* record);

}  // namespace ui
