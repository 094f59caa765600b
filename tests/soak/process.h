// What the kernel says about a process. It must never reach into it.
#pragma once

#include "tests/soak/verdict.h"

#include <sys/types.h>

#include <optional>

namespace soak {

// Nothing when there is no such process.
std::optional<Resources> resources_of(pid_t process);

// Wakes at a steady pace, however long the work between takes; what was missed meanwhile is not made up for.
class Metronome {
public:
    explicit Metronome(std::int64_t period_ms);
    ~Metronome();
    Metronome(const Metronome&) = delete;
    Metronome& operator=(const Metronome&) = delete;

    // Waits for the next beat; how many beats have passed since the last wait.
    std::uint64_t wait();

private:
    int timer_ = -1;
};

}  // namespace soak
