// What keeps a board going for weeks: a screen that stays awake, counters on disk, a lost window made anew, and an end in
// order when the screen is gone. Part of the composition root. It must never change what the board remembers.
#pragma once

#include "model/state.h"
#include "ui/app/app_awake.h"
#include "ui/app/app_counters.h"
#include "ui/app/app_figures.h"
#include "ui/app/app_outside.h"
#include "ui/cli.h"
#include "ui/window.h"

#include <memory>
#include <optional>

namespace ui {

class Upkeep {
public:
    // From now on, until the end of this object, which writes the last counters. All four must live as long.
    Upkeep(Window& window, const Options& options, const model::State& state, Outside& outside);
    ~Upkeep();
    Upkeep(const Upkeep&) = delete;
    Upkeep& operator=(const Upkeep&) = delete;

    // For whoever has something to count.
    Counters counters;
    Figures figures;

    // What a wall needs behind its frames; to be called whenever the board wakes up.
    void look_after();
    // When look_after has something to do by itself; nothing while only a picture is made.
    std::optional<model::Tick> due() const;
    // Makes a lost window anew; the exit status when it is lost again and again, which is the supervisor's to look at.
    std::optional<int> recover();

private:
    Surroundings surroundings() const;
    void write(bool ended);
    void leave_now();

    Window& window_;
    const Options& options_;
    const model::State& state_;
    Outside& outside_;
    std::unique_ptr<Awake> awake_;
    model::Tick last_reopened_;
    int reopened_ = 0;  // in quick succession
};

}  // namespace ui
