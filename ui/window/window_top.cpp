// The work area leaves out what the desktop keeps for itself, so the bar lies below a panel, never under it.
// It must never move a full-screen window.
#include "ui/window/window_top.h"

#include "ui/window/window_monitor.h"
#include "ui/window/window_native.h"
#include "ui/window/x_server.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>

namespace ui {
namespace {

constexpr int most_width = 1920;

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

void TopEdge::lie(GLFWwindow* window, int height, GLFWmonitor* wanted) {
    if (lies_ || glfwGetWindowMonitor(window) != nullptr) return;
    lies_ = true;
    Place place;
    glfwGetWindowPos(window, &place.x, &place.y);
    glfwGetWindowSize(window, &place.width, &place.height);
    if (height > 0 && place.height > 3 * height) before_ = place;
    GLFWmonitor* monitor = wanted != nullptr ? wanted : monitor_of(window);
    const WorkArea area = work_area_of(monitor);
    const float scale = scale_of(window);
    const int wide = height > 0 ? std::min(area.width, scaled(most_width, scale)) : place.width;
    const int high = height > 0 ? scaled(height, scale) : place.height;
    dress(window, true);
    glfwSetWindowSize(window, wide, high);
    glfwSetWindowPos(window, area.x, area.y);
    keep_free(window, monitor, {area.x, area.y, wide, high});
}

void TopEdge::stand(GLFWwindow* window, int width, int height) {
    if (!lies_ || glfwGetWindowMonitor(window) != nullptr) return;
    lies_ = false;
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
