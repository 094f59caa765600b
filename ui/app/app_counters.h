// What one running board knows about itself, for whoever looks after a room full of them: counted here, written to the
// state folder now and then, read by `kyodo status --json`. Part of the composition root.
// It must never hold a name, a token or anything of the record.
#pragma once

#include "model/message.h"
#include "ui/app/app_figures.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace ui {

// What others know, taken when the counters are written.
struct Surroundings {
    std::string view;     // "wall", "compact"
    std::string awake;    // as Awake::used
    std::string monitor;  // of a full-screen board
    std::int64_t atlas_bytes = 0;
    std::optional<model::Milliseconds> confirmed_ago;
    std::uint64_t bytes = 0, connections = 0;  // received from the feed; opened to it
};

class Counters {
public:
    Counters();

    void note(const model::Message& message);
    void note_sent() { ++sent_; }
    void note_reopened() { ++reopened_; }

    // When they are to be written next: a few seconds after the start, then once a minute.
    model::Tick due() const { return due_; }
    // Replaces the last ones. A problem is said once, and is no reason to end.
    void write(const Figures& figures, const Surroundings& now, model::Tick tick, bool ended);

private:
    std::filesystem::path path_;
    model::Tick due_;
    bool said_ = false;
    std::int64_t polls_good_ = 0, polls_failed_ = 0;
    std::int64_t sent_ = 0, accepted_ = 0, refused_ = 0, unsure_ = 0;
    std::int64_t reopened_ = 0;
};

// `board_json` with what this request cost and the counters of this person's boards on this machine beside it.
std::string with_counters(std::string board_json, bool answered, model::Milliseconds took);

}  // namespace ui
