// Text that fits: the sizes a text may take, tried in order, with line breaks by model::lines_of. Only the last resort
// cuts, and says so with "…". It must never know what the words mean.
#pragma once

#include "ui/pen/area.h"
#include "ui/pen/canvas.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

// A text in its weight.
struct Words {
    std::string_view text;
    Weight weight = Weight::regular;
};

// One way to write a text: size, the tier it then belongs to, and how many lines it may take.
struct Step {
    float size = 32;
    Tier tier = Tier::t3;
    std::size_t lines = 1;
};

struct Fitted {
    Step step;
    std::vector<std::string> lines;  // empty for an empty text
    bool cut = false;                // the last line ends in "…"
    std::string whole = {};          // what was cut; empty when nothing was
};

inline constexpr float leading = 1.12f;  // from line to line, of the size

// The first step in which the whole text fits `width` design units; if none does, the last one, cut.
// Precondition: at least one step.
Fitted fitted(const Canvas& canvas, Words words, float width, std::initializer_list<Step> steps);

// The same for a list: broken after a separator only, so that a count stays with its word, unless an item is wider than
// the line.
struct WordList {
    Words words;
    std::string_view separator;
};
Fitted fitted_list(const Canvas& canvas, const WordList& list, float width, std::initializer_list<Step> steps);

// Words and names behind them.
struct Named {
    std::string_view head;
    const std::vector<std::string>& names;
    std::string_view separator;
};
// The head and as many whole names as one line holds; "…" stands for those left out.
std::string named(const Canvas& canvas, const Named& list, float size, float width);

// In one line of this size.
bool fits(const Canvas& canvas, Words words, float size, float width);

// Height of its lines in design units, without the leading after the last one.
float height_of(const Fitted& fitted);

// Draws the lines downward from `at`; size and tier come from the step.
void draw_fitted(Canvas& canvas, Point at, const Fitted& fitted, TextStyle style);

// One line, cut with "…" when the slot is too narrow for it; draws and returns the advance. A figure is never torn: it
// goes whole, or the "…" stands before it.
float draw_line(Canvas& canvas, Slot slot, std::string_view text, const TextStyle& style);

// The start of a text that is too wide for one line, with "…" after it; empty where not even a letter fits.
std::string cut_to(const Canvas& canvas, Words words, float size, float width);

// Everything drawn while it lives stands on this colour.
class Ground {
public:
    Ground(Canvas& canvas, Colour colour) : canvas_(canvas), before_(canvas.ground()) { canvas_.set_ground(colour); }
    ~Ground() { canvas_.set_ground(before_); }
    Ground(const Ground&) = delete;
    Ground& operator=(const Ground&) = delete;

private:
    Canvas& canvas_;
    Colour before_;
};

}  // namespace ui
