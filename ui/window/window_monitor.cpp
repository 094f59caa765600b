// GLFW takes a window off a monitor that goes, but never brings it back, and does not tell when a mode changes: both are
// looked after here. It must never set a mode: the desktop decides that.
#include "ui/window/window_monitor.h"

#include "model/text/text.h"
#include "ui/window/window_native.h"

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

// Window managers that do not know which monitor a full screen is for take the one the window stands on.
void stand_on(GLFWwindow* window, GLFWmonitor* monitor) {
    const WorkArea area = work_area_of(monitor);
    glfwSetWindowMonitor(window, nullptr, area.x, area.y, area.width, area.height, GLFW_DONT_CARE);
}

bool is_inside(int x, int y, GLFWmonitor* monitor) {
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    int left = 0;
    int top = 0;
    glfwGetMonitorPos(monitor, &left, &top);
    return mode != nullptr && x >= left && y >= top && x < left + mode->width && y < top + mode->height;
}

}  // namespace

WorkArea work_area_of(GLFWmonitor* monitor) {
    WorkArea area;
    if (monitor == nullptr) return area;
    glfwGetMonitorWorkarea(monitor, &area.x, &area.y, &area.width, &area.height);
    return area.width > 0 && area.height > 0 ? area : WorkArea{};
}

GLFWmonitor* monitor_under(GLFWwindow* window) {
    if (native_display() == nullptr) return glfwGetWindowMonitor(window);
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    glfwGetWindowPos(window, &x, &y);
    glfwGetWindowSize(window, &width, &height);
    for (GLFWmonitor* monitor : monitors())
        if (is_inside(x + width / 2, y + height / 2, monitor)) return monitor;
    return nullptr;
}

GLFWmonitor* MonitorChoice::wanted() const { return wanted_.empty() ? nullptr : found(wanted_); }

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
    if (elsewhere && native_display() != nullptr) stand_on(window, monitor);
    glfwSetWindowMonitor(window, monitor, 0, 0, mode.width, mode.height, GLFW_DONT_CARE);
    return true;
}

void MonitorChoice::judge(GLFWwindow* window) {
    settled_ = !fullscreen_;
    GLFWmonitor* wanted = this->wanted();
    if (wanted == nullptr || glfwGetWindowAttrib(window, GLFW_ICONIFIED) == GLFW_TRUE) return;
    GLFWmonitor* under = monitor_under(window);
    amiss_.reset();
    if (under == wanted) return;
    const std::string here = under == nullptr ? "-" : name_of(under);
    amiss_ = model::Text{"デスクトップが盤をモニタ " + wanted_ + " に置きませんでした(いまは " + here + ")。",
                         "The desktop did not put the board on monitor " + wanted_ + ": it is on " + here + "."};
}

std::optional<model::Text> MonitorChoice::news() {
    if (!fullscreen_ && wanted_.empty()) return std::nullopt;
    if (std::optional<model::Text> said = absence()) return said;
    if (amiss_ == said_amiss_) return std::nullopt;
    said_amiss_ = amiss_;
    return amiss_;
}

// A monitor that is not there is amiss for as long; that it is back is only news.
std::optional<model::Text> MonitorChoice::absence() {
    const bool absent = found(wanted_) == nullptr;
    if (absent == said_absent_) return std::nullopt;
    said_absent_ = absent;
    amiss_.reset();
    const std::string here = name();
    if (!absent && wanted_.empty())
        return model::Text{"モニタが戻りました(" + here + ")。", "A monitor is back: " + here + "."};
    if (!absent && !fullscreen_) return std::nullopt;
    if (!absent)
        return model::Text{"モニタ " + wanted_ + " が戻ったので、そこへ移りました。",
                           "Monitor " + wanted_ + " is back, and the board is on it again."};
    if (here.empty())
        return model::Text{"使えるモニタがありません。つながれば表示します。",
                           "No monitor is on; the board shows itself when one is."};
    amiss_ =
        model::Text{"モニタ " + wanted_ + " がないので " + here + " に表示します。" +
                        (fullscreen_ ? "つながればそこへ移ります。" : "") + "つながっているモニタ: " + names() + "。",
                    "Monitor " + wanted_ + " is not there: the board is on " + here +
                        (fullscreen_ ? " and goes there when it is" : "") + ". Connected: " + names() + "."};
    said_amiss_ = amiss_;
    return amiss_;
}

std::string MonitorChoice::name() const { return name_of(best()); }

}  // namespace ui
