// A log from a file on the board: reads it once, then brings the board to wherever its playhead is. Part of the
// composition root. It must never open a connection.
#pragma once

#include "model/drill_board.h"
#include "model/replay.h"
#include "ui/cli.h"
#include "ui/drill.h"
#include "ui/keys.h"

#include <memory>

namespace ui {

// What plays a board that follows no feed. Nothing can be asked of it but its log, and nothing it is told is kept.
class Playback {
public:
    virtual ~Playback() = default;

    // Brings the board on when that is due, or when the person has moved it. True when it shows another moment.
    virtual bool bring(model::State& state) = 0;
    virtual model::Tick due() const = 0;
    // What the log says; nothing where the board has it already.
    virtual std::optional<model::Message> read(const model::ReadLog&) const { return std::nullopt; }
    // Input that is meant for the playback and not for the board. True when it was.
    virtual bool takes(const KeyPress&) { return false; }
    virtual bool takes(Point, const DrillHits&) { return false; }
    // What stands round the board; nothing but in a drill.
    virtual std::optional<model::DrillShown> shown(const model::State&) const { return std::nullopt; }
};

class Player : public Playback {
public:
    // Reads options.replay and begins in `state`; or why the file is no log.
    static model::Result<std::unique_ptr<Playback>> open(const Options& options, model::State& state);

    bool bring(model::State& state) override;
    model::Tick due() const override { return due_; }

private:
    explicit Player(model::Replay replay) : replay_(std::move(replay)) {}

    model::Replay replay_;
    model::Playhead seen_;
    model::Tick due_;
};

}  // namespace ui
