// GLFW shows a window itself only by waiting for it without an end and on a whole core, so it is made hidden. A window manager
// that hangs holds back every window that is not marked as none of its business (override-redirect); whether it goes on is
// asked by the one question that it answers about a window it does not manage, how wide a frame it would have.
// It must never call GLFW's glfwShowWindow or glfwRestoreWindow.
#include "ui/window/window_shown.h"

#include "ui/window/window_native.h"
#include "ui/window/x_server.h"

#include <GLFW/glfw3.h>

#include <utility>

namespace ui {
namespace {

constexpr int patience_ms = 1'000;     // for a window manager in its ordinary moments, which answers within some 20
constexpr double most_patience = 3.0;  // seconds until the window does without
constexpr double asked_again = 2.0;    // seconds between two questions whether the manager goes on

}  // namespace

void Showing::begin(GLFWwindow* window, double now) {
    begun_ = true;
    since_ = now;
    by_ = By::manager;
    if (native_display() == nullptr) return;
    const unsigned long id = native_window(window);
    x_server::show(native_display(), id);
    if (!x_server::is_shown_within(native_display(), id, patience_ms)) by_ = By::nobody;
    if (by_ == By::manager) glfwFocusWindow(window);
}

std::optional<model::Text> Showing::look(GLFWwindow* window, GLFWmonitor* full, double now) {
    const unsigned long id = native_window(window);
    if (by_ == By::nobody && x_server::is_shown_within(native_display(), id, 0)) {
        by_ = By::manager;
        glfwFocusWindow(window);
        if (!std::exchange(said_, false)) return std::nullopt;
        return model::Text{"ウィンドウマネージャがまた答えたので、窓を任せました。",
                           "The window manager answers again and has the window."};
    }
    if (by_ == By::nobody && now - since_ > most_patience) return stand_alone(window, full, now);
    if (by_ != By::itself) return std::nullopt;
    if (x_server::manager_answers(native_display(), id)) {
        x_server::show(native_display(), id);
        by_ = By::nobody;
        since_ = now;
    } else if (now - since_ > asked_again) {
        x_server::ask_manager(native_display(), id);
        since_ = now;
    }
    return std::nullopt;
}

std::optional<model::Text> Showing::stand_alone(GLFWwindow* window, GLFWmonitor* full, double now) {
    by_ = By::itself;
    since_ = now;
    if (const GLFWvidmode* mode = full == nullptr ? nullptr : glfwGetVideoMode(full)) {
        int x = 0;
        int y = 0;
        glfwGetMonitorPos(full, &x, &y);
        glfwSetWindowSize(window, mode->width, mode->height);
        glfwSetWindowPos(window, x, y);
    }
    x_server::show_unmanaged(native_display(), native_window(window));
    x_server::ask_manager(native_display(), native_window(window));
    if (std::exchange(said_, true)) return std::nullopt;
    return model::Text{
        "ウィンドウマネージャが答えないので、枠なしで表示します。答えればそれに任せます。",
        "The window manager does not answer: the board stands on the screen without it, and is given to it when "
        "it does."};
}

}  // namespace ui
