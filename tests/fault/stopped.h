// The real board stopped for twenty seconds as by a suspend, and continued while its feed says nothing: what its first
// picture afterwards shows. It must never be judged here.
#pragma once

#include <chrono>
#include <string>

namespace faults {

struct Stopped {
    std::string broken;     // why it could not be played; empty when it was
    int colour_before = 0;  // pixels in a colour of a state, on a board that was not stopped
    int colour_after = 0;   // in the first picture after it went on
    int bright_after = 0;   // pixels of letters in that picture
    bool asked_while_stopped = false;
    std::chrono::milliseconds until_shown{0};  // from SIGCONT to the end of the program, which wrote the picture
};

// Begins to play it beside everything else; later calls do nothing.
void begin_stopped();
// Waits for its end.
const Stopped& stopped();

}  // namespace faults
