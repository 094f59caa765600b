// Which monitor a full-screen board belongs on, and how it gets there when monitors come, go or change their mode.
// Part of the window. It must never guess: a monitor without a video mode is switched off.
#pragma once

#include "model/text/result.h"

#include <optional>
#include <string>

struct GLFWmonitor;
struct GLFWwindow;

namespace ui {

class MonitorChoice {
public:
    // A number from 0, the name of an output, or empty for the primary one. A full-screen board goes where its monitor
    // goes; another is put there when it opens, and then is its person's.
    MonitorChoice(std::string wanted, bool fullscreen) : wanted_(std::move(wanted)), fullscreen_(fullscreen) {}

    // The monitor that was asked for; nullptr when none was, or it is not there.
    GLFWmonitor* wanted() const;

    // The wanted monitor, else the primary, else any that is on; nullptr when none is.
    GLFWmonitor* best() const;

    // Brings a full-screen window to the best monitor in that one's present mode; true when anything changed. Asks the X
    // server for the mode only when `ask_mode`.
    bool follow(GLFWwindow* window, bool ask_mode);

    // Whether there is anything to look after, now and then.
    bool watches() const { return fullscreen_ || (!wanted_.empty() && !settled_); }

    // Looks where the desktop has put the window. Not sooner than it had time to.
    void judge(GLFWwindow* window);

    // How it is not as asked for, as last judged.
    const std::optional<model::Text>& amiss() const { return amiss_; }

    // What changed since the last call and is worth a sentence.
    std::optional<model::Text> news();

    // "HDMI-1", or empty when no monitor is on.
    std::string name() const;

private:
    std::optional<model::Text> absence();

    std::string wanted_;
    bool fullscreen_;
    bool settled_ = false;  // no full screen, and judged
    bool said_absent_ = false;
    std::optional<model::Text> amiss_, said_amiss_;
};

// What the desktop leaves free of a monitor, px of the screen; nullptr: an assumed one.
struct WorkArea {
    int x = 0, y = 0, width = 1920, height = 1080;
};
WorkArea work_area_of(GLFWmonitor* monitor);

// The monitor the middle of the window is on; nullptr when it is on none, or nothing says where it is.
GLFWmonitor* monitor_under(GLFWwindow* window);

}  // namespace ui
