// Plays the built-in incident into a server: what lies before the start at once, the rest when its time comes. The feed's
// clock is simulated. It must never know HTTP.
#pragma once

#include "feed/server.h"
#include "model/wire/wire.h"

#include <memory>
#include <string_view>
#include <vector>

namespace feed {

// The steps of assets/demo.jsonl; a problem names the line.
model::Result<std::vector<model::DemoStep>> parse_demo(std::string_view lines);

// The simulated clock: starts at `start` when made, runs `rate` times as fast as the machine's. Thread-safe.
std::function<model::FeedClock()> demo_clock(model::Instant start, double rate);

class DemoPlayer {
public:
    // Applies every step up to clock() before returning, then plays the others on its own thread.
    DemoPlayer(Server& server, std::vector<model::DemoStep> steps, std::function<model::FeedClock()> clock);
    ~DemoPlayer();

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace feed
