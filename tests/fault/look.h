// One moment of a trial as people see it: wall, compact and terminal, in both languages, drawn without a window.
// It must never be used from two threads: there is one drawing context.
#pragma once

#include "model/board.h"
#include "tests/fault/trial.h"
#include "tests/support/judge.h"

#include <string>

namespace faults {

struct Look {
    model::Board board;  // without a budget
    ui_test::Seen wall;
    ui_test::Seen compact;
    ui_test::Faults wrong;  // what no frame may ever have: overlaps, poor contrast, colour where none may be
    // All the words without blanks, because lines are broken at them: on the wall, on compact, from `kyodo status`.
    std::string wall_words, compact_words, text;
};

std::string without_blanks(std::string text);

Look look_at(const model::State& state, model::Tick at, model::Language language);

// Draw entries in a colour of any state, on wall and compact together.
int coloured(const Look& look);

}  // namespace faults
