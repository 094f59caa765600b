// A state that has read a log of its own: any number of events over any number of services, from a seed, with every kind
// of trouble, in times that lie close together and far apart. It must never hold an expectation.
#pragma once

#include "model/state.h"

#include <cstddef>

namespace ui_test {

struct LogCrowd {
    std::size_t services = 8, events = 200;
    unsigned seed = 1;
    model::Language language = model::Language::ja;
    model::Milliseconds age{2000};  // since the last confirmation
    bool long_texts = false;        // at the limits of what the border lets in
    bool drill = false;
    bool read = true;  // else the log could not be read
};

model::State log_state(const LogCrowd& crowd);
model::Tick log_now(const LogCrowd& crowd);
// The events alone, in order.
std::vector<std::shared_ptr<const model::Event>> log_events(const LogCrowd& crowd);

}  // namespace ui_test
