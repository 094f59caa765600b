// The work area leaves out what the desktop keeps for itself, so the bar lies below a panel, never under it.
// It must never move a full-screen window.
#include "ui/window/window_top.h"

#include "ui/window/window_monitor.h"
#include "ui/window/window_native.h"
#include "ui/window/x_server.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int most_width = 1920;
constexpr double patience = 1.0;  // seconds that a desktop has to put it there

GLFWmonitor* monitor_of(GLFWwindow* window) {
    GLFWmonitor* under = monitor_under(window);
    return under != nullptr ? under : glfwGetPrimaryMonitor();
}

float scale_of(GLFWwindow* window) {
    float across = 1.0f;
    glfwGetWindowContentScale(window, &across, nullptr);
    return across > 0.0f ? across : 1.0f;
}

int scaled(int length, float scale) { return static_cast<int>(static_cast<float>(length) * scale); }

void dress(GLFWwindow* window, bool bar) {
    glfwSetWindowAttrib(window, GLFW_DECORATED, bar ? GLFW_FALSE : GLFW_TRUE);
    glfwSetWindowAttrib(window, GLFW_FLOATING, bar ? GLFW_TRUE : GLFW_FALSE);
}

// A monitor below another one cannot keep anything free: the property counts from the edge of the whole screen.
void keep_free(GLFWwindow* window, GLFWmonitor* monitor, WorkArea bar) {
    int left = 0;
    int top = 0;
    if (monitor != nullptr) glfwGetMonitorPos(monitor, &left, &top);
    const int height = top == 0 ? bar.y + bar.height : 0;
    x_server::keep_top_free(native_display(), native_window(window), height, bar.x, bar.x + bar.width - 1);
}

}  // namespace

TopEdge::Place TopEdge::place_of(GLFWwindow* window) {
    Place place;
    glfwGetWindowPos(window, &place.x, &place.y);
    glfwGetWindowSize(window, &place.width, &place.height);
    return place;
}

void TopEdge::put(GLFWwindow* window) {
    glfwSetWindowSize(window, wanted_.width, wanted_.height);
    glfwSetWindowPos(window, wanted_.x, wanted_.y);
    settled_ = false;
    since_.reset();
}

void TopEdge::lie(GLFWwindow* window, int height, GLFWmonitor* wanted) {
    if (lies_ || glfwGetWindowMonitor(window) != nullptr) return;
    lies_ = true;
    height_ = height;
    const Place place = place_of(window);
    if (height > 0 && place.height > 3 * height) before_ = place;
    GLFWmonitor* monitor = wanted != nullptr ? wanted : monitor_of(window);
    const WorkArea area = work_area_of(monitor);
    const float scale = scale_of(window);
    wanted_ = {area.x, area.y, height > 0 ? std::min(area.width, scaled(most_width, scale)) : place.width,
               height > 0 ? scaled(height, scale) : place.height};
    dress(window, true);
    if (!shown_) glfwSetWindowSizeLimits(window, wanted_.width, wanted_.height, wanted_.width, wanted_.height);
    put(window);
    keep_free(window, monitor, {wanted_.x, wanted_.y, wanted_.width, wanted_.height});
}

void TopEdge::lie_again(GLFWwindow* window, GLFWmonitor* wanted) {
    shown_ = false;
    if (!std::exchange(lies_, false)) return;
    panel_ = false;
    lie(window, height_, wanted);
}

// Where a desktop keeps a window out of the very room that the window keeps free (mutter), only a panel lies in it.
std::optional<model::Text> TopEdge::judge(GLFWwindow* window, double now) {
    if (!watches() || !shown_) return std::nullopt;
    if (!since_) since_ = now;
    if (now - *since_ < patience) return std::nullopt;
    settled_ = true;
    glfwSetWindowSizeLimits(window, GLFW_DONT_CARE, GLFW_DONT_CARE, GLFW_DONT_CARE, GLFW_DONT_CARE);
    const Place place = place_of(window);
    if (place.y == wanted_.y && place.height < 2 * wanted_.height) return std::nullopt;  // some have a least height
    if (!panel_ && place.height == wanted_.height && place.y >= wanted_.y + wanted_.height) {
        panel_ = true;
        x_server::be_panel(native_display(), native_window(window), true);
        put(window);
        return std::nullopt;
    }
    amiss_ = model::Text{
        "このデスクトップは窓を上端の帯にしません。kyodo "
        "の窓を浮動にして上端へ置く設定にするか、ほかの表示を選んでください。",
        "This desktop makes no bar at the upper edge of the window: set it to let windows of class kyodo float there, "
        "or "
        "choose another view."};
    return amiss_;
}

void TopEdge::stand(GLFWwindow* window, int width, int height) {
    if (!lies_ || glfwGetWindowMonitor(window) != nullptr) return;
    lies_ = false;
    amiss_.reset();
    if (std::exchange(panel_, false)) x_server::be_panel(native_display(), native_window(window), false);
    const WorkArea area = work_area_of(monitor_of(window));
    const float scale = scale_of(window);
    const Place fresh{area.x + area.width / 8, area.y + area.height / 8,
                      width > 0 ? scaled(width, scale) : area.width / 2,
                      height > 0 ? scaled(height, scale) : area.height / 2};
    const Place place = before_.value_or(fresh);
    x_server::keep_top_free(native_display(), native_window(window), 0, 0, 0);
    dress(window, false);
    glfwSetWindowSize(window, place.width, place.height);
    glfwSetWindowPos(window, place.x, place.y);
}

}  // namespace ui
