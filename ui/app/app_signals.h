// Ctrl-C and a polite kill close the board as its window's button does, so that nothing is left behind.
// Part of the composition root. It must never run anything inside a signal handler.
#pragma once

#include <atomic>
#include <csignal>
#include <functional>
#include <thread>

namespace ui {

// Holds the signals back in this thread and in every thread made after; those of a GL driver too.
class HeldSignals {
public:
    HeldSignals();
    ~HeldSignals();
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;

private:
    sigset_t before_;
};

// Waits for them. Precondition: they are held, by an object that lives longer.
class Signals {
public:
    // `wake` is called from the waiting thread.
    explicit Signals(std::function<void()> wake);
    ~Signals();
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;

    bool asked_to_end() const { return asked_; }

private:
    std::function<void()> wake_;
    std::atomic<bool> asked_{false};
    std::atomic<bool> ending_{false};
    std::jthread thread_;
};

}  // namespace ui
