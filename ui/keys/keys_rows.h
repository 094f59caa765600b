// What a key means for the rows that are shown, alike in every view. Part of the keyboard's meaning (keys.h). It must
// never offer a move the row does not show.
#pragma once

#include "ui/keys.h"

namespace ui {

// The move of the selected row that this letter stands for; nothing without a selected row.
std::optional<Gesture> move_of(char letter, const model::Board& board);

// The same of a letter the selected row does not show: nothing comes of it but the words why.
std::optional<Gesture> idle_move_of(char letter, const model::Board& board);

// Own actions or all of them, whichever is not shown.
Gesture other_filter(const model::State& state);

// Escape takes away what lies on top: the list of keys, then the first refusal, then the news in the strip.
std::optional<Gesture> closed(const model::Board& board);

}  // namespace ui
