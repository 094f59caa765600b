// Screens of a test's own: an X server in memory, or one with several outputs, and boards on them. It must never touch
// the screen of whoever runs the test.
#pragma once

#include "tests/support/program.h"

#include <csignal>
#include <functional>
#include <memory>
#include <string>

namespace journey {

class Stage {
public:
    // Xvfb with one output of that size.
    explicit Stage(const std::string& size = "1280x720");
    // Xorg with up to 16 outputs, DUMMY0 (1920×1080) connected; null when this machine cannot start one.
    static std::unique_ptr<Stage> with_outputs();

    const std::string& display() const { return display_; }
    Words environment(const Words& more = {}) const;
    // `kyodo --lang en` with these arguments.
    std::unique_ptr<Program> board(const Words& arguments, const Words& more = {}) const;
    // What a small X program (xdotool, xrandr) prints.
    std::string ask(const Words& words) const;
    // "1920,0 1280x720" of the board's window, once there is one.
    std::string window_place() const;
    // Until the board's window has the keyboard: a key that is pressed before goes nowhere.
    void await_keyboard() const;

    void end() { server_->kill(SIGKILL); }
    // The server answers nobody any more.
    void stop() const { server_->kill(SIGSTOP); }

    sample::Scratch home;

private:
    explicit Stage(const Words& server, bool);

    std::unique_ptr<Program> server_;
    std::string display_;
};

// Waits until `holds`, looking again whenever a file in the home changed and at least ten times a second. False after
// ten seconds.
bool eventually(const sample::Scratch& home, const std::function<bool()>& holds);

// Until the program has said this on stderr.
bool says(const sample::Scratch& home, const Program& program, const std::string& words);

}  // namespace journey
