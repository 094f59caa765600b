// A log from a file on the board: reads it once, then brings the board to wherever its playhead is. Part of the
// composition root. It must never open a connection.
#pragma once

#include "model/replay.h"
#include "ui/cli.h"

#include <memory>

namespace ui {

class Player {
public:
    // Reads options.replay and begins in `state`; or why the file is no log.
    static model::Result<std::unique_ptr<Player>> open(const Options& options, model::State& state);

    // Brings the board on when that is due, or when the person has moved the playhead. True when it shows another moment.
    bool bring(model::State& state);
    model::Tick due() const { return due_; }

private:
    explicit Player(model::Replay replay) : replay_(std::move(replay)) {}

    model::Replay replay_;
    model::Playhead seen_;
    model::Tick due_;
};

}  // namespace ui
