// Judges a frame from its draw record: sizes, contrast, overlap, edges, colour. Numbers: the HF figures of the design.
// It must never draw.
#pragma once

#include "tests/support/headless.h"
#include "ui/pen/panels.h"

#include <optional>
#include <string>
#include <vector>

namespace ui_test {

// A frame as it was drawn.
struct Seen {
    ui::DrawRecord record;
    ui::Hits hits;  // of wall and compact only
    float scale = 1;
    float width = 0, height = 0;  // physical px
};

// As on a screen of that many pixels, without knowledge of its inches.
ui::Size wall_size(float width, float height, std::optional<double> distance = std::nullopt);
Seen wall(Headless& headless, const model::Board& board, float width, float height,
          std::optional<double> distance = std::nullopt);
Seen compact(Headless& headless, const model::Board& board, float width, float height, float scale = 1);

// The ink of a line of text: kanji leave 3 % of the em free above and below, an opening bracket its left half, and
// neighbours may touch.
ui::Rect ink_of(const ui::Drawn& drawn);

// The drawn texts, in order, and those of one row.
std::vector<ui::Drawn> texts(const Seen& seen);
std::vector<ui::Drawn> texts(const Seen& seen, const std::string& row);
// The first text that is or starts with this; nullptr if there is none.
const ui::Drawn* find(const Seen& seen, const std::string& start);
bool says(const Seen& seen, const std::string& part);
int count_of(const Seen& seen, ui::DrawnKind kind, const std::string& name);
bool is_chromatic(ui::Colour colour);
int chromatic_fills(const Seen& seen);

// Each adds a sentence for every fault it finds; an empty list is a good frame.
using Faults = std::vector<std::string>;
void judge_edges(const Seen& seen, Faults& faults);                              // nothing outside the screen
void judge_overlap(const Seen& seen, Faults& faults);                            // no text on another
void judge_contrast(const Seen& seen, Faults& faults);                           // text ≥ 7, shapes ≥ 3 (HF-11)
void judge_colour(const Seen& seen, const model::Board& board, Faults& faults);  // HF-09, HF-10
void judge_wall_sizes(const Seen& seen, const model::Board& board, const ui::Faces& faces, Faults& faults);
void judge_endings(const Seen& seen, Faults& faults);  // the first tier is never cut (HF-27)
Faults faults_of_wall(const Seen& seen, const model::Board& board, const ui::Faces& faces);
Faults faults_of_compact(const Seen& seen, const model::Board& board);
std::string said(const Faults& faults);

}  // namespace ui_test
