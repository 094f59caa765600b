// One thread waits for the signals; it is ended by one of them, sent to itself.
// It must never be made twice in a process.
#include "ui/app/app_signals.h"

#include <csignal>

#include <utility>

namespace ui {
namespace {

sigset_t ours() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
    return signals;
}

}  // namespace

HeldSignals::HeldSignals() {
    const sigset_t signals = ours();
    pthread_sigmask(SIG_BLOCK, &signals, &before_);
}

HeldSignals::~HeldSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

Signals::Signals(std::function<void()> wake) : wake_(std::move(wake)) {
    thread_ = std::jthread([this] {
        const sigset_t signals = ours();
        for (int signal = 0; !ending_;) {
            if (sigwait(&signals, &signal) != 0 || ending_) continue;
            asked_ = true;
            wake_();
        }
    });
}

Signals::~Signals() {
    ending_ = true;
    pthread_kill(thread_.native_handle(), SIGTERM);
    thread_.join();
}

}  // namespace ui
