// A house on a bad day, dealt by a number: which house, how many of its services are hit and how, who does what, how late,
// how many incidents at once. The same number deals the same day. It must never hold an expectation.
#pragma once

#include "model/state.h"

#include <string>

namespace ui_test {

struct Dealt {
    model::State state;
    model::Tick now{};
    model::Instant instant;  // the feed's clock at `now`
    std::string described;
};

Dealt dealt(unsigned number, model::View view, model::Language language);

}  // namespace ui_test
