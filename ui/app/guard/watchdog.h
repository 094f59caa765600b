// A picture that stands still is a lie: when the loop that draws does not go on, whatever library it is held in, the process
// is replaced by itself, with the same arguments, view and unsent line. Its number stays: a supervisor sees nothing.
// Part of the composition root. It must never take a machine that slept, a stopped process or a debugger for a hang.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace ui {

class Watchdog {
public:
    // From now on. `signals`: the mask the process began with, which its successor begins with again.
    explicit Watchdog(const sigset_t& signals);
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

    // By the loop, before it sleeps for at most that long; and so it shows that it goes on.
    void sleeps(std::chrono::milliseconds at_most);
    // By the loop, whenever it woke up: from now on it works, which takes no time worth watching.
    void works() { sleeps(std::chrono::milliseconds(0)); }
    // What the successor shows. `view`: of a table that lives as long as the process.
    void note_view(std::string_view view) { view_ = view.data(); }
    // What else it is to know: "KYODO_TOLD=..." for its environment. Lives until another is noted, or as long as the process.
    void note_told(const char* told) { told_ = told; }
    static constexpr const char* told_name = "KYODO_TOLD";

private:
    using Clock = std::chrono::steady_clock;

    std::atomic<Clock::rep> due_;     // when the loop goes on at the latest
    std::atomic<bool> begun_{false};  // the loop goes on: a window is open
    std::atomic<const char*> view_{nullptr};
    std::atomic<const char*> told_{nullptr};
    const sigset_t signals_;
    const int watched_;  // the thread that draws
    std::vector<std::string> words_;
    std::vector<char*> arguments_;
    std::size_t view_at_ = 0;   // the argument that names the view; 0: none does
    std::uint64_t waited_ = 0;  // ns the loop has waited for a core
    std::mutex mutex_;
    std::condition_variable end_;
    bool ending_ = false;
    std::jthread thread_;

    void watch();
    bool is_starved();
    [[noreturn]] void replace();
};

}  // namespace ui
