// Callbacks only note; what a note means is decided where it is taken out. It must never draw.
#include "ui/window/window_input.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace ui {
namespace {

std::string utf8_of(unsigned int code) {
    if (code < 0x80) return std::string(1, static_cast<char>(code));
    const unsigned int tail = code < 0x800 ? 1 : (code < 0x10000 ? 2 : 3);
    std::string text(1, static_cast<char>((0xFFu << (7 - tail) & 0xFF) | code >> (6 * tail)));
    for (unsigned int left = tail; left-- > 0;) text.push_back(static_cast<char>(0x80 | (code >> (6 * left) & 0x3F)));
    return text;
}

std::optional<KeyPress::Kind> kind_of(int key) {
    switch (key) {
        case GLFW_KEY_ENTER:
        case GLFW_KEY_KP_ENTER: return KeyPress::Kind::enter;
        case GLFW_KEY_ESCAPE: return KeyPress::Kind::escape;
        case GLFW_KEY_BACKSPACE: return KeyPress::Kind::backspace;
        case GLFW_KEY_DELETE: return KeyPress::Kind::remove;
        case GLFW_KEY_TAB: return KeyPress::Kind::tab;
        case GLFW_KEY_UP: return KeyPress::Kind::up;
        case GLFW_KEY_DOWN: return KeyPress::Kind::down;
        case GLFW_KEY_LEFT: return KeyPress::Kind::left;
        case GLFW_KEY_RIGHT: return KeyPress::Kind::right;
        case GLFW_KEY_HOME: return KeyPress::Kind::home;
        case GLFW_KEY_END: return KeyPress::Kind::end;
        case GLFW_KEY_PAGE_UP: return KeyPress::Kind::page_up;
        case GLFW_KEY_PAGE_DOWN: return KeyPress::Kind::page_down;
        default: break;
    }
    if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F12) return KeyPress::Kind::function;
    return std::nullopt;
}

Happened& happened_of(GLFWwindow* window) { return *static_cast<Happened*>(glfwGetWindowUserPointer(window)); }

// By what the layout writes on the key; GLFW's own names are those of a US keyboard.
std::string letter_of(int key, int scancode) {
    const char* name = glfwGetKeyName(key, scancode);
    const bool is_letter = name != nullptr && name[0] > ' ' && name[0] < 0x7F && name[1] == '\0';
    return is_letter ? std::string(1, name[0]) : std::string();
}

void on_shortcut(GLFWwindow* window, const std::string& letter, int mods) {
    std::vector<KeyPress>& keys = happened_of(window).keys;
    if (letter != "v") {
        keys.push_back({KeyPress::Kind::shortcut, letter, 0, (mods & GLFW_MOD_SHIFT) != 0, true});
        return;
    }
    const char* pasted = glfwGetClipboardString(window);
    if (pasted != nullptr) keys.push_back({KeyPress::Kind::text, pasted, 0});
}

void on_key(GLFWwindow* window, int key, int scancode, int action, int mods) {
    if (action == GLFW_RELEASE) return;
    if ((mods & GLFW_MOD_CONTROL) != 0)
        if (const std::string letter = letter_of(key, scancode); !letter.empty())
            return on_shortcut(window, letter, mods);
    const std::optional<KeyPress::Kind> kind = kind_of(key);
    if (!kind) return;
    const int function = *kind == KeyPress::Kind::function ? key - GLFW_KEY_F1 + 1 : 0;
    const bool shift = (mods & GLFW_MOD_SHIFT) != 0;
    const bool control = (mods & GLFW_MOD_CONTROL) != 0;
    happened_of(window).keys.push_back({*kind, {}, function, shift, control});
}

void on_character(GLFWwindow* window, unsigned int code) {
    happened_of(window).keys.push_back({KeyPress::Kind::character, utf8_of(code), 0});
}

// Where the pointer is, physical px.
Point pointer_of(GLFWwindow* window) {
    double x = 0.0;
    double y = 0.0;
    glfwGetCursorPos(window, &x, &y);
    int width = 1;
    int height = 1;
    int pixels_wide = 1;
    int pixels_high = 1;
    glfwGetWindowSize(window, &width, &height);
    glfwGetFramebufferSize(window, &pixels_wide, &pixels_high);
    return {static_cast<float>(x * pixels_wide / std::max(width, 1)),
            static_cast<float>(y * pixels_high / std::max(height, 1))};
}

void on_button(GLFWwindow* window, int button, int action, int) {
    if (button == GLFW_MOUSE_BUTTON_MIDDLE && action == GLFW_PRESS) happened_of(window).paste_primary = true;
    if (button != GLFW_MOUSE_BUTTON_LEFT || action != GLFW_PRESS) return;
    happened_of(window).presses.push_back({pointer_of(window)});
}

// A notch is one row; less than half of one from a touchpad is none.
void on_wheel(GLFWwindow* window, double, double up) {
    const int rows = static_cast<int>(std::lround(-up));
    if (rows != 0) happened_of(window).turns.push_back({pointer_of(window), rows});
}

void on_pointer(GLFWwindow* window, double, double) { happened_of(window).pointer = pointer_of(window); }

void on_entered(GLFWwindow* window, int inside) {
    if (inside == GLFW_FALSE) happened_of(window).pointer = Point{-1, -1};
}

}  // namespace

void listen(GLFWwindow* window, Happened& happened, bool keys) {
    glfwSetWindowUserPointer(window, &happened);
    glfwSetKeyCallback(window, keys ? on_key : nullptr);
    glfwSetCharCallback(window, keys ? on_character : nullptr);
    glfwSetMouseButtonCallback(window, on_button);
    glfwSetScrollCallback(window, on_wheel);
    glfwSetCursorPosCallback(window, on_pointer);
    glfwSetCursorEnterCallback(window, on_entered);
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { happened_of(w).redraw = true; });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { happened_of(w).redraw = true; });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { happened_of(w).redraw = true; });
    glfwSetWindowIconifyCallback(window, [](GLFWwindow* w, int) { happened_of(w).redraw = true; });
    glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { happened_of(w).redraw = true; });
}

}  // namespace ui
