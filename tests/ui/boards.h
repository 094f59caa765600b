// Boards written by hand, equal to the reference pictures: every element visible at once, which the demo never shows.
// They must never be computed: what the views do is judged against them.
#pragma once

#include "model/board.h"

namespace ui_test {

model::Board incident_board(model::Language language);      // decision, help, unknown service, three actions
model::Board organisation_board(model::Language language);  // four rows of organisations
model::Board stale_board(model::Language language);
model::Board lost_board(model::Language language);
model::Board back_board(model::Language language);
model::Board replaced_board(model::Language language);
model::Board contained_board(model::Language language);
model::Board calm_board(model::Language language);
model::Board planned_board(model::Language language);  // calm, with silences and minor alerts
model::Board connecting_board(model::Language language);
model::Board drill_board(model::Language language);
// With a selected, a claimable, a pending and a refused action, as the compact view shows them.
model::Board responder_board(model::Language language);

}  // namespace ui_test
