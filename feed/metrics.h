// What the feed counts about itself, in the text format that Prometheus reads. It must never count per token or person.
// Used from one thread.
#pragma once

#include "model/gauges.h"

#include <cstdint>
#include <map>
#include <string>

namespace feed {

struct Metrics {
    std::map<int, std::uint64_t> answers;  // by HTTP status
    std::uint64_t commands_accepted = 0;
    std::uint64_t commands_refused = 0;
    std::uint64_t failed_tokens = 0;
    std::uint64_t connections_refused = 0;
    std::size_t connections = 0;
    std::size_t parked = 0;
};

std::string metrics_text(const Metrics& metrics, std::uint64_t seq, const model::Gauges& gauges);

}  // namespace feed
