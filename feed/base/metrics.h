// What the feed counts about itself, in the text format that Prometheus reads. It must never count per token or person:
// every label has a small fixed set of values. Used from one thread.
#pragma once

#include "model/record/gauges.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace feed {

// Durations counted in fixed buckets, from half a millisecond to two and a half seconds.
class Histogram {
public:
    static constexpr std::array<double, 12> bounds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                   0.05,   0.1,   0.25,   0.5,   1,    2.5};  // seconds

    void observe(std::chrono::nanoseconds took);
    // The lines of this histogram; `label` is empty or such as `route="feed"`.
    void put(std::string& text, std::string_view name, const std::string& label) const;

private:
    std::array<std::uint64_t, bounds.size() + 1> counts_{};
    double sum_ = 0;  // seconds
};

struct Metrics {
    std::map<int, std::uint64_t> answers;                // by HTTP status
    std::map<std::string, std::uint64_t> refusals;       // by the type of the problem
    std::map<std::string_view, Histogram> answer_times;  // by route: names that live for ever
    Histogram append_times;
    std::uint64_t store_failures = 0;
    std::uint64_t confirmations = 0;  // answers that told a board that what it shows is true now
    std::uint64_t commands_accepted = 0;
    std::uint64_t commands_refused = 0;
    std::uint64_t failed_tokens = 0;
    std::uint64_t connections_refused = 0;
    std::uint64_t connections_displaced = 0;
    std::size_t connections = 0;
    std::size_t parked = 0;
};

struct LogFigures {
    std::uint64_t seq = 0;
    bool writable = true;
    bool held = false;       // behind what boards know: no command is taken
    bool displaced = false;  // its file is not the one at its path any more
    std::string head;        // "412:" and the link: the one label here whose values are not few, one at a time
};

std::string metrics_text(const Metrics& metrics, const LogFigures& log, const model::Gauges& gauges);

}  // namespace feed
