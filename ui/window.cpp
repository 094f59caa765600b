// One GLFW window with one OpenGL context. Nothing here waits for the screen (swap interval 0): a covered window must
// not stop the thread that tells how old the board is.
#include "ui/window.h"

#include "ui/damage.h"
#include "ui/fonts.h"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace ui {
namespace {

constexpr float frame_seconds = 1.0f / 60.0f;  // ImGui wants a positive one; nothing here depends on it

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
        case GLFW_KEY_TAB: return KeyPress::Kind::tab;
        case GLFW_KEY_UP: return KeyPress::Kind::up;
        case GLFW_KEY_DOWN: return KeyPress::Kind::down;
        default: break;
    }
    if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F12) return KeyPress::Kind::function;
    return std::nullopt;
}

Happened& happened_of(GLFWwindow* window) { return *static_cast<Happened*>(glfwGetWindowUserPointer(window)); }

void on_key(GLFWwindow* window, int key, int, int action, int mods) {
    if (action == GLFW_RELEASE) return;
    if (key == GLFW_KEY_V && (mods & GLFW_MOD_CONTROL) != 0) {
        const char* pasted = glfwGetClipboardString(window);
        if (pasted != nullptr) happened_of(window).keys.push_back({KeyPress::Kind::character, pasted, 0});
        return;
    }
    const std::optional<KeyPress::Kind> kind = kind_of(key);
    if (!kind) return;
    const int function = *kind == KeyPress::Kind::function ? key - GLFW_KEY_F1 + 1 : 0;
    happened_of(window).keys.push_back({*kind, {}, function});
}

void on_character(GLFWwindow* window, unsigned int code) {
    happened_of(window).keys.push_back({KeyPress::Kind::character, utf8_of(code), 0});
}

void on_button(GLFWwindow* window, int button, int action, int) {
    if (button != GLFW_MOUSE_BUTTON_LEFT || action != GLFW_PRESS) return;
    double x = 0.0;
    double y = 0.0;
    glfwGetCursorPos(window, &x, &y);
    int width = 1;
    int height = 1;
    int pixels_wide = 1;
    int pixels_high = 1;
    glfwGetWindowSize(window, &width, &height);
    glfwGetFramebufferSize(window, &pixels_wide, &pixels_high);
    const Point at{static_cast<float>(x * pixels_wide / std::max(width, 1)),
                   static_cast<float>(y * pixels_high / std::max(height, 1))};
    happened_of(window).presses.push_back({at});
}

void listen(GLFWwindow* window, Happened& happened) {
    glfwSetWindowUserPointer(window, &happened);
    glfwSetKeyCallback(window, on_key);
    glfwSetCharCallback(window, on_character);
    glfwSetMouseButtonCallback(window, on_button);
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { happened_of(w).redraw = true; });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { happened_of(w).redraw = true; });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { happened_of(w).redraw = true; });
    glfwSetWindowIconifyCallback(window, [](GLFWwindow* w, int) { happened_of(w).redraw = true; });
    glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { happened_of(w).redraw = true; });
}

// Why GLFW could not, in its own words and without line breaks.
std::string reason() {
    const char* words = nullptr;
    glfwGetError(&words);
    std::string text = words == nullptr ? "no reason given" : words;
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

model::Problem no_window(const std::string& why) {
    return model::problem(model::Trouble::unavailable, "画面がありません(" + why + ")。",
                          "There is no display (" + why + ").");
}

// A monitor that is switched off has no video mode; a full-screen window on it would bring the process down.
model::Result<GLFWmonitor*> monitor_of(const WindowOptions& options) {
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    const std::string wanted = std::to_string(options.monitor);
    if (options.monitor < 0 || options.monitor >= count || glfwGetVideoMode(monitors[options.monitor]) == nullptr)
        return model::problem(model::Trouble::unavailable,
                              "モニタ " + wanted + " は使えません。見つかったのは " + std::to_string(count) +
                                  " 台で、番号は 0 からです。",
                              "Monitor " + wanted + " cannot be used; " + std::to_string(count) +
                                  " found, counted from 0. Choose another with --monitor.");
    return monitors[options.monitor];
}

struct Extent {
    int width = 0, height = 0;
};

Extent extent_of(const WindowOptions& options) {
    Extent free{1920, 1080};
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
    if (width > 0 && height > 0) free = {std::min(free.width, width), std::min(free.height, height)};
    return {options.width > 0 ? options.width : free.width, options.height > 0 ? options.height : free.height};
}

model::Result<GLFWwindow*> made_window(const WindowOptions& options) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // a wall keeps showing when the focus goes elsewhere
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "kyodo");
    GLFWmonitor* monitor = nullptr;
    Extent extent = extent_of(options);
    if (options.fullscreen) {
        const model::Result<GLFWmonitor*> found = monitor_of(options);
        if (!found) return found.problem();
        monitor = *found;
        const GLFWvidmode* mode = glfwGetVideoMode(monitor);
        extent = {mode->width, mode->height};
    }
    GLFWwindow* window = glfwCreateWindow(extent.width, extent.height, options.title.c_str(), monitor, nullptr);
    if (window == nullptr) return no_window(reason());
    return window;
}

Pixels pixels_of(int width, int height) {
    Pixels pixels{width, height, {}};
    const std::size_t row = static_cast<std::size_t>(width) * 3;
    std::vector<unsigned char> bottom_first(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, bottom_first.data());
    pixels.rgb.resize(bottom_first.size());
    for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y)
        std::memcpy(&pixels.rgb[y * row], &bottom_first[(static_cast<std::size_t>(height) - 1 - y) * row], row);
    return pixels;
}

// Paints the ground of `part`, whole pixels from the top left.
void clear(Rect part, Colour colour, int height) {
    const auto channel = [&colour](int shift) { return static_cast<float>((colour.rgb >> shift) & 0xFF) / 255.0f; };
    glEnable(GL_SCISSOR_TEST);
    glScissor(static_cast<int>(part.x), height - static_cast<int>(part.y + part.h), static_cast<int>(part.w),
              static_cast<int>(part.h));
    glClearColor(channel(16), channel(8), channel(0), 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    glDisable(GL_SCISSOR_TEST);
}

// A back buffer is undefined after a swap; software GL keeps it, others may not. So each frame leaves its number in the
// alpha of one pixel, which nobody sees, and only what still carries the last number is drawn over in part.
class Stamp {
public:
    bool is_on_back_buffer() const {
        unsigned char pixel[4] = {};
        glReadPixels(0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, pixel);
        return pixel[3] == number_;
    }

    void put_next() {
        number_ = static_cast<unsigned char>(number_ % 250 + 1);  // 0 and 255 are what drivers begin with
        glEnable(GL_SCISSOR_TEST);
        glScissor(0, 0, 1, 1);
        glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
        glClearColor(0.0f, 0.0f, 0.0f, static_cast<float>(number_) / 255.0f);
        glClear(GL_COLOR_BUFFER_BIT);
        glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
        glDisable(GL_SCISSOR_TEST);
    }

private:
    unsigned char number_ = 0;
};

}  // namespace

struct Window::Inside {
    GLFWwindow* window = nullptr;
    ImGuiContext* context = nullptr;
    bool drawing = false;  // ImGui's OpenGL part is up
    Faces faces;
    Happened happened;
    Stamp stamp;
    Damage damage;

    Inside() = default;
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside() {
        if (drawing) ImGui_ImplOpenGL3_Shutdown();
        if (context != nullptr) ImGui::DestroyContext(context);
        if (window != nullptr) glfwDestroyWindow(window);
        glfwTerminate();  // the driver's threads end here, not somewhere in the exit of the process
    }
};

Window::Window(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Window::~Window() = default;

model::Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options) {
    if (glfwInit() == GLFW_FALSE) return no_window(reason());
    auto inside = std::make_unique<Inside>();
    const model::Result<GLFWwindow*> window = made_window(options);
    if (!window) return window.problem();
    inside->window = *window;
    listen(inside->window, inside->happened);
    glfwMakeContextCurrent(inside->window);
    glfwSwapInterval(0);
    inside->context = ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().LogFilename = nullptr;
    inside->drawing = ImGui_ImplOpenGL3_Init("#version 130");
    if (!inside->drawing) return no_window("OpenGL 3.0 does not start");
    const model::Result<Faces> faces = load_faces();
    if (!faces) return faces.problem();
    inside->faces = *faces;
    return std::unique_ptr<Window>(new Window(std::move(inside)));
}

Happened Window::wait(std::chrono::milliseconds limit) {
    if (limit.count() > 0)
        glfwWaitEventsTimeout(std::chrono::duration<double>(limit).count());
    else
        glfwPollEvents();
    inside_->happened.close = glfwWindowShouldClose(inside_->window) == GLFW_TRUE;
    return std::exchange(inside_->happened, {});
}

void Window::wake() { glfwPostEmptyEvent(); }

bool Window::minimised() const {
    return glfwGetWindowAttrib(inside_->window, GLFW_ICONIFIED) == GLFW_TRUE || width() <= 0 || height() <= 0;
}

int Window::width() const {
    int width = 0;
    glfwGetFramebufferSize(inside_->window, &width, nullptr);
    return width;
}

int Window::height() const {
    int height = 0;
    glfwGetFramebufferSize(inside_->window, nullptr, &height);
    return height;
}

float Window::content_scale() const {
    float across = 1.0f;
    glfwGetWindowContentScale(inside_->window, &across, nullptr);
    return across > 0.0f ? across : 1.0f;
}

const Faces& Window::faces() const { return inside_->faces; }

std::optional<Pixels> Window::frame(Colour background, const std::function<void(ImDrawList&)>& draw, bool keep_pixels) {
    const int wide = width();
    const int high = height();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(wide), static_cast<float>(high)};
    io.DeltaTime = frame_seconds;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    draw(*ImGui::GetBackgroundDrawList());
    ImGui::Render();
    ImDrawData& drawn = *ImGui::GetDrawData();
    Rect changed = inside_->damage.changed_by(drawn, background);
    if (!inside_->stamp.is_on_back_buffer()) changed = {0, 0, io.DisplaySize.x, io.DisplaySize.y};
    restrict_to(drawn, changed);
    glViewport(0, 0, wide, high);
    clear(changed, background, high);
    ImGui_ImplOpenGL3_RenderDrawData(&drawn);
    inside_->stamp.put_next();
    std::optional<Pixels> pixels;
    if (keep_pixels) pixels = pixels_of(wide, high);
    glfwSwapBuffers(inside_->window);
    return pixels;
}

}  // namespace ui
