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
    // A number from 0, the name of an output, or empty for the primary one.
    explicit MonitorChoice(std::string wanted) : wanted_(std::move(wanted)) {}

    // The wanted monitor, else the primary, else any that is on; nullptr when none is.
    GLFWmonitor* best() const;

    // Brings a full-screen window to the best monitor in that one's present mode; true when anything changed. Asks the X
    // server for the mode only when `ask_mode`.
    bool follow(GLFWwindow* window, bool ask_mode);

    // What changed since the last call and is worth a sentence.
    std::optional<model::Text> news();

    // "HDMI-1", or empty when no monitor is on.
    std::string name() const;

private:
    std::string wanted_;
    bool said_absent_ = false;
};

}  // namespace ui
