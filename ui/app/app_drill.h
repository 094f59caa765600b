// A drill in the window: the log it plays, the keys that answer, and the results it keeps. Part of the composition root.
// It must never open a connection, nor send a command to anybody.
#pragma once

#include "model/drill_board.h"
#include "ui/app/app_replay.h"

#include <memory>
#include <string>
#include <vector>

namespace ui {

class DrillPlayer : public Playback {
public:
    // Reads options.drill_log, or takes the built-in incident, and begins; or why there is no drill in it.
    static model::Result<std::unique_ptr<Playback>> open(const Options& options, model::State& state);

    bool bring(model::State& state) override;
    model::Tick due() const override { return due_; }
    std::optional<model::Message> read(const model::ReadLog& wanted) const override;
    bool takes(const KeyPress& key) override;
    bool takes(Point at, const DrillHits& hits) override;
    std::optional<model::DrillShown> shown(const model::State& state) const override;

private:
    DrillPlayer(model::Drill drill, std::vector<model::DrillResult> earlier, bool keeps)
        : drill_(std::move(drill)), earlier_(std::move(earlier)), keeps_(keeps) {}
    void keep();

    model::Drill drill_;
    std::vector<model::DrillResult> earlier_;  // of the same log
    bool keeps_;
    bool touched_ = true;
    model::Tick due_;
};

// `kyodo questions`: the sheet for whoever leads a drill before a real wall.
int print_questions(const Options& options);

}  // namespace ui
