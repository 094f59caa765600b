// The lines of an answer to GET /v1/log as events that follow one another. It must never pass on a line that is no event.
#pragma once

#include "model/record/event.h"
#include "model/text/result.h"

#include <cstdint>
#include <functional>
#include <string>

namespace client {

model::Problem other_log(const std::string& place);
model::Problem not_in_order(const std::string& place);

// Hands on each event of the body; they have to begin with `next` and go on without a gap.
model::Result<model::Done> each_event(const std::string& body, std::uint64_t next, const std::string& place,
                                      const std::function<void(model::Event)>& take);

}  // namespace client
