// Boards of any number of services and actions, made by the product's own board_from from a record in which every
// state, every length of text and every kind of trouble occurs. It must never hold an expectation.
#pragma once

#include "model/state.h"

#include <cstddef>
#include <optional>

namespace ui_test {

struct Crowd {
    std::size_t services = 0, actions = 0;
    model::Language language = model::Language::ja;
    model::View view = model::View::wall;
    model::Milliseconds age{2000};  // since the last confirmation
    bool long_texts = false;        // at the limits of what the border lets in
    bool hostile_texts = false;     // crowd_hostile.h
    bool drill = false;
    bool handover = false;  // command is on its way to 統括C
    // Else one, and what is done and decided belongs to none: crowd_incidents.h.
    std::optional<std::size_t> going_on{};
    model::IncidentId chosen{};
};

inline constexpr model::Tick crowd_start{1'000'000'000};

model::State crowd_state(const Crowd& crowd);
inline model::Tick crowd_now(const Crowd& crowd) { return crowd_start + crowd.age; }
model::Instant crowd_instant(const Crowd& crowd);  // the feed's clock at crowd_now

}  // namespace ui_test
