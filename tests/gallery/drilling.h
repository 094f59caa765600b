// Drills of the built-in incident, each played to a moment of its own: what is asked, what was right, the score. The clock
// is an argument: the same moment is the same picture for ever.
// It must never know a view's drawing, a window or a file of pictures.
#pragma once

#include "model/drill_board.h"
#include "model/state.h"

#include <string>
#include <vector>

namespace gallery {

// Where a drill stands when its picture is taken. Questions are counted from 0.
struct Drilling {
    std::string name;                                   // "drill-asked"; part of the picture's name
    std::size_t question = 0;                           // the one that is asked, or was asked last
    model::DrillStage stage = model::DrillStage::over;  // asking, told (and wrong) or over
};

// What a board remembers in that moment, and what is said beside it.
struct DrillMoment {
    model::State state;
    model::Tick now;
    model::DrillShown shown;
};
DrillMoment moment_of(const Drilling& drilling, model::View view, model::Language language, model::Lighting lighting);

}  // namespace gallery
