// Logs are written and read as lines, the way a file comes.
#include "tests/support/drill_stage.h"
#include "tests/support/places.h"

#include "model/wire/wire.h"
#include "tests/support/told.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>

namespace drilled {
namespace {

model::Replay read(const std::string& lines) {
    auto log = model::replay_of(lines);
    REQUIRE(log);
    return std::move(*log);
}

}  // namespace

model::Replay demo_log(const std::string& until) {
    std::ifstream file(support::source("assets/demo.jsonl"));
    model::Record record;
    std::string lines;
    for (std::string line; std::getline(file, line);) {
        const auto step = model::parse_demo_step(line);
        REQUIRE(step);
        if (model::hour_minute(step->at) > until) break;
        for (const model::DemoCommand& one : step->commands)
            lines += model::event_json(told::done(record, one.command, one.actor, step->at)) + "\n";
    }
    return read(lines);
}

model::Replay without(const model::Replay& log, const std::function<bool(const model::Event&)>& dropped) {
    std::string lines;
    std::uint64_t seq = 0;
    for (const auto& event : log.events) {
        if (dropped(*event)) continue;
        model::Event kept = *event;
        kept.seq = ++seq;
        lines += model::event_json(kept) + "\n";
    }
    return read(lines);
}

model::Replay changed(const model::Replay& log, const std::function<void(model::Event&)>& change) {
    std::string lines;
    for (const auto& event : log.events) {
        model::Event other = *event;
        change(other);
        lines += model::event_json(other) + "\n";
    }
    return read(lines);
}

}  // namespace drilled
