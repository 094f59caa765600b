// The work area leaves out what the desktop keeps for itself, so the bar lies below a panel, never under it.
// It must never move a full-screen window.
#include "ui/window/window_top.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>

namespace ui {
namespace {

constexpr int most_width = 1920;

struct WorkArea {
    int x = 0, y = 0, width = most_width, height = 1080;
};

WorkArea work_area() {
    WorkArea area;
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    if (monitor == nullptr) return area;
    glfwGetMonitorWorkarea(monitor, &area.x, &area.y, &area.width, &area.height);
    return area.width > 0 && area.height > 0 ? area : WorkArea{};
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

}  // namespace

void TopEdge::lie(GLFWwindow* window, int height) {
    if (lies_ || glfwGetWindowMonitor(window) != nullptr) return;
    lies_ = true;
    Place place;
    glfwGetWindowPos(window, &place.x, &place.y);
    glfwGetWindowSize(window, &place.width, &place.height);
    if (place.height > 3 * height) before_ = place;
    const WorkArea area = work_area();
    dress(window, true);
    glfwSetWindowSize(window, std::min(area.width, scaled(most_width, scale_of(window))),
                      scaled(height, scale_of(window)));
    glfwSetWindowPos(window, area.x, area.y);
}

void TopEdge::stand(GLFWwindow* window, int width, int height) {
    if (!lies_ || glfwGetWindowMonitor(window) != nullptr) return;
    lies_ = false;
    const WorkArea area = work_area();
    const float scale = scale_of(window);
    const Place fresh{area.x + area.width / 8, area.y + area.height / 8,
                      width > 0 ? scaled(width, scale) : area.width / 2,
                      height > 0 ? scaled(height, scale) : area.height / 2};
    const Place place = before_.value_or(fresh);
    dress(window, false);
    glfwSetWindowSize(window, place.width, place.height);
    glfwSetWindowPos(window, place.x, place.y);
}

}  // namespace ui
