// What one run of the board cost: for `--figures`, read by people and by `./dev bench`. Part of the composition root.
// It must never change what the board does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace ui {

// Milliseconds since this process was started, by the kernel's account (10 ms fine); nothing where there is no /proc.
std::optional<std::int64_t> ms_since_exec();

class Figures {
public:
    void frame_drawn();
    void woken() { ++wakes_; }
    // "figures: first_frame_ms=212 frames=21 cpu_ms=480 seconds=20.1 wakes=95": time since exec, frames, CPU of all
    // threads, how often the window's thread woke up.
    std::string line() const;
    std::int64_t first_frame_ms() const { return first_frame_ms_; }
    std::int64_t frames() const { return frames_; }

private:
    std::int64_t first_frame_ms_ = -1;
    std::int64_t frames_ = 0;
    std::int64_t wakes_ = 0;
};

}  // namespace ui
