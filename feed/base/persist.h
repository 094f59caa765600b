// A thread's work that must not end the program whatever it throws: a lack of memory, a library's exception. It must never
// know what the work is.
#pragma once

#include "feed/base/logger.h"

#include <chrono>
#include <exception>
#include <stop_token>
#include <thread>

namespace feed {

// Runs `work` until it returns. What it throws is logged as `what`, and it is run again after a second, unless `stop` is
// requested. Any thread.
template <class Work>
void persist(const Logger& logger, const std::stop_token& stop, const char* what, Work work) {
    constexpr std::chrono::milliseconds step{50};
    constexpr int steps = 20;
    while (true) {
        try {
            return work();
        } catch (const std::exception& error) {
            logger(Level::error, "work failed and begins again", {{"what", what}, {"why", error.what()}});
        }
        for (int n = 0; n < steps && !stop.stop_requested(); ++n) std::this_thread::sleep_for(step);
        if (stop.stop_requested()) return;
    }
}

}  // namespace feed
