// GLFW takes a window off a monitor that goes, but never brings it back, and does not tell when a mode changes: both are
// looked after here. It must never set a mode: the desktop decides that.
#include "ui/window/window_monitor.h"

#include "model/text/text.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <vector>

namespace ui {
namespace {

std::vector<GLFWmonitor*> monitors() {
    int count = 0;
    GLFWmonitor** first = glfwGetMonitors(&count);
    return {first, first + count};
}

// Outside text: it reaches a terminal.
std::string name_of(GLFWmonitor* monitor) {
    const char* name = monitor == nullptr ? nullptr : glfwGetMonitorName(monitor);
    return name != nullptr && model::is_utf8(name) ? model::without_controls(name) : std::string{};
}

// The primary is the first that GLFW lists.
GLFWmonitor* found(const std::string& wanted) {
    const std::vector<GLFWmonitor*> all = monitors();
    const bool number =
        !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [](char c) { return c >= '0' && c <= '9'; });
    const std::size_t index = wanted.empty() ? 0 : number ? std::stoul(wanted.substr(0, 3)) : all.size();
    if (index < all.size()) return all[index];
    const auto named = std::find_if(all.begin(), all.end(), [&](GLFWmonitor* one) { return name_of(one) == wanted; });
    return named == all.end() ? nullptr : *named;
}

bool is_on(GLFWmonitor* monitor) { return monitor != nullptr && glfwGetVideoMode(monitor) != nullptr; }

std::string names() {
    std::string all;
    for (GLFWmonitor* monitor : monitors()) all += (all.empty() ? "" : ", ") + name_of(monitor);
    return all;
}

}  // namespace

GLFWmonitor* MonitorChoice::best() const {
    if (GLFWmonitor* wanted = found(wanted_)) return wanted;
    const std::vector<GLFWmonitor*> all = monitors();
    return all.empty() ? nullptr : all.front();
}

bool MonitorChoice::follow(GLFWwindow* window, bool ask_mode) {
    GLFWmonitor* monitor = best();
    const bool elsewhere = glfwGetWindowMonitor(window) != monitor;
    if (monitor == nullptr || (!elsewhere && !ask_mode) || !is_on(monitor)) return false;
    const GLFWvidmode mode = *glfwGetVideoMode(monitor);
    int width = 0;
    int height = 0;
    glfwGetWindowSize(window, &width, &height);
    if (!elsewhere && width == mode.width && height == mode.height) return false;
    glfwSetWindowMonitor(window, monitor, 0, 0, mode.width, mode.height, GLFW_DONT_CARE);
    return true;
}

std::optional<model::Text> MonitorChoice::news() {
    const bool absent = found(wanted_) == nullptr;
    if (absent == said_absent_) return std::nullopt;
    said_absent_ = absent;
    const std::string here = name();
    if (!absent && wanted_.empty())
        return model::Text{"モニタが戻りました(" + here + ")。", "A monitor is back: " + here + "."};
    if (!absent)
        return model::Text{"モニタ " + wanted_ + " が戻ったので、そこへ移りました。",
                           "Monitor " + wanted_ + " is back, and the board is on it again."};
    if (here.empty())
        return model::Text{"使えるモニタがありません。つながれば表示します。",
                           "No monitor is on; the board shows itself when one is."};
    return model::Text{"モニタ " + wanted_ + " がないので " + here +
                           " に表示します。つながればそこへ移ります。あるのは " + names() + "。",
                       "Monitor " + wanted_ + " is not there: the board is on " + here +
                           " and goes there when it is. There is " + names() + "."};
}

std::string MonitorChoice::name() const { return name_of(best()); }

}  // namespace ui
