// Ctrl-C and a polite kill close the board as its window's button does, so that nothing is left behind.
// Part of the composition root. It must never run anything inside a signal handler.
#pragma once

#include <atomic>
#include <csignal>
#include <functional>
#include <mutex>
#include <thread>

namespace ui {

// Holds the signals back in this thread and in every thread made after; those of a GL driver too.
class HeldSignals {
public:
    HeldSignals();
    ~HeldSignals();
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;

    // Which ones were held before.
    const sigset_t& before() const { return before_; }

private:
    sigset_t before_;
};

// Waits for them, and ends the process by force when it has not ended within a second: what it is held in would not let
// it. Precondition: they are held, by an object that lives longer.
class Signals {
public:
    // `wake` is called from the waiting thread.
    explicit Signals(std::function<void()> wake);
    ~Signals();
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;

    bool asked_to_end() const { return asked_; }
    // What is still to be done before an end by force, from the waiting thread; nothing from the next call on.
    void at_last(std::function<void()> last);

private:
    std::function<void()> wake_;
    std::atomic<bool> asked_{false};
    std::atomic<bool> ending_{false};
    std::mutex mutex_;
    std::function<void()> last_;
    std::jthread thread_;

    void wait();
    void end_by_force();
};

}  // namespace ui
