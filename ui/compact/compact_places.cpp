// Every gesture of the near views that comes from a press; the ones from keys are made in keys.cpp.
// It must never know what is drawn at a place.
#include "ui/compact_places.h"

#include <utility>

namespace ui {
namespace {

void add(const Frame& frame, Rect rect, Gesture gesture) {
    frame.hits.places.push_back({frame.canvas.on_screen(rect), std::move(gesture)});
}

}  // namespace

void place_row(const Frame& frame, Rect rect, const model::ActionId& action) {
    add(frame, rect, model::Message{model::ActionSelected{action}});
}

void place_move(const Frame& frame, Rect rect, const model::ActionId& action, model::Move move) {
    add(frame, rect, model::Message{model::MoveChosen{action, move}});
}

void place_step(const Frame& frame, Rect rect, int by) {
    add(frame, rect, model::Message{model::SelectionMoved{by, frame.hits.order}});
}

void place_filter(const Frame& frame, Rect rect, model::Filter filter) {
    add(frame, rect, model::Message{model::FilterChanged{filter}});
}

void place_dismissal(const Frame& frame, Rect rect, const std::string& refusal_key) {
    add(frame, rect, model::Message{model::RefusalDismissed{refusal_key}});
}

void place_entry(const Frame& frame, Rect rect) {
    add(frame, rect, model::Message{model::EntryChanged{std::string{}}});
}

void place_submit(const Frame& frame, Rect rect) { add(frame, rect, model::Message{model::EntrySubmitted{}}); }

void place_offer(const Frame& frame, Rect rect, const model::HelpId& help) {
    add(frame, rect, model::Message{model::OfferBegun{help}});
}

void place_chosen_row(const Frame& frame, Rect rect, const model::RowRef& row) {
    add(frame, rect, model::Message{model::RowChosen{row}});
}

void place_mode(const Frame& frame, Rect rect, model::EntryMode mode) {
    add(frame, rect, model::Message{model::ModeChosen{mode}});
}

void place_choice(const Frame& frame, Rect rect, const model::DeskChoice& choice) {
    add(frame, rect, model::Message{model::ChoiceTaken{choice.says}});
}

void place_completion(const Frame& frame, Rect rect, const model::CompletionTaken& taken) {
    add(frame, rect, model::Message{taken});
}

void place_focus(const Frame& frame, Rect rect, model::DeskFocus focus) {
    add(frame, rect, model::Message{model::FocusMoved{focus}});
}

void place_acceptance(const Frame& frame, Rect rect, const model::HandoverId& handover) {
    add(frame, rect, model::Message{model::AcceptanceBegun{handover}});
}

void place_read(const Frame& frame, Rect rect, const model::SheetRead& read) { add(frame, rect, model::Message{read}); }

void place_view(const Frame& frame, Rect rect, model::View view) {
    add(frame, rect, model::Message{model::ViewChanged{view}});
}

void place_help(const Frame& frame, Rect rect) { add(frame, rect, model::Message{model::HelpToggled{}}); }

}  // namespace ui
