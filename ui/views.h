// The views in one table: their names, who sits before them, how each lies on a screen, what fits and how it is drawn.
// It must never know what a view draws.
#pragma once

#include "model/view.h"
#include "ui/pen/panels.h"
#include "ui/pen/sizing.h"

#include <optional>
#include <string_view>
#include <vector>

namespace ui {

struct ViewKind {
    std::string_view name;  // what --view, the settings file and the counters say
    // Nobody sits before it: no keyboard, the screen kept awake, the picture moved against burn-in.
    bool unattended = false;
    int width = 0, height = 0;  // of its window when nobody says otherwise, logical px; 0: as the screen allows
    // A thin line on top of other windows, at the upper edge; its window is not one to work in.
    bool on_top = false;
    bool typed_into = false;             // has a line to type into, rows to select and keys for them
    float smallest = 14;                 // of its letters, design units
    bool (*takes)(Size size) = nullptr;  // whether it has a layout for that shape; none: for any
    Layout (*layout)(const Screen& screen, float kanji) = nullptr;
    model::Budget (*budget)(Size size, bool drill) = nullptr;
    Hits (*draw)(Canvas& canvas, const model::Board& board, Size size, CalmPlace calm) = nullptr;
};

const ViewKind& kind_of(model::View view);

std::vector<std::string> view_names();  // in the order of View
inline std::string_view name_of(model::View view) { return kind_of(view).name; }
inline bool is_on_top(model::View view) { return kind_of(view).on_top; }
inline bool is_typed_into(model::View view) { return kind_of(view).typed_into; }
inline bool is_unattended(model::View view) { return kind_of(view).unattended; }
std::optional<model::View> view_from(std::string_view name);

// The view that suits a window of that many physical px: a flat one the bar, a small one the phone's shape or compact, a
// large one the wall.
model::View view_for(int width, int height, float content_scale, bool fullscreen);

// Whether the view can be used on such a screen: it has a layout for the shape, and no letter of it is below 12 px, nor of a
// wall below 18. A screen that nobody has said is one for any view; the bar makes its own window.
bool serves(model::View view, const Screen& screen);

// `wanted` where the screen is one for it, else the view that suits the shape.
model::View view_serving(model::View wanted, const Screen& screen);

// The one the key brings next, of those that serve the screen; after the last the first. The bar has a key of its own, and
// leads back to compact.
model::View view_after(model::View view, const Screen& screen = {});

}  // namespace ui
