// Any view of the table in ui/views.h, on any screen, in any light, as its window would draw it. A view that is added
// there is judged without a line here. It must never know one view from another.
#pragma once

#include "tests/support/crowd.h"
#include "tests/support/judge.h"
#include "ui/pen/sizing.h"

namespace ui_test {

struct Look {
    ui::Screen screen{1920, 1080, 1.0f, {}, {}};
    model::Lighting lighting = model::Lighting::dark;
    bool letters = false;  // rasterised, as a window would
};

struct Shown {
    Seen seen;
    model::Board board;
    ui::Layout layout;
};

// What a board of this view shows of the state at that moment. Letters are measured and noted but not rasterised unless
// asked for: of thousands of frames nobody looks at one.
Shown shown(Headless& headless, const model::State& state, model::Tick now, const Look& look);

}  // namespace ui_test
