// One thread waits for the signals; it is ended by one of them, sent to itself.
// It must never be made twice in a process.
#include "ui/app/app_signals.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>

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
    thread_ = std::jthread([this] { wait(); });
}

void Signals::wait() {
    const sigset_t signals = ours();
    constexpr timespec patience{0, 800'000'000};
    for (int signal = 0; !ending_ && !asked_;) {
        if (sigwait(&signals, &signal) != 0 || ending_) continue;
        asked_ = true;
        wake_();
    }
    while (!ending_)
        if (sigtimedwait(&signals, nullptr, &patience) < 0 && errno == EAGAIN && !ending_) end_by_force();
}

void Signals::at_last(std::function<void()> last) {
    const std::scoped_lock lock(mutex_);
    last_ = std::move(last);
}

// Asked for, it is no failure.
void Signals::end_by_force() {
    const std::scoped_lock lock(mutex_);
    if (last_) last_();
    std::_Exit(0);
}

Signals::~Signals() {
    ending_ = true;
    pthread_kill(thread_.native_handle(), SIGTERM);
    thread_.join();
}

}  // namespace ui
