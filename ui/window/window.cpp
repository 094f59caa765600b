// One GLFW window with one OpenGL context. Nothing here waits for the screen (swap interval 0): a covered window must
// not stop the thread that tells how old the board is.
#include "ui/window.h"

#include "ui/pen/damage.h"
#include "ui/pen/fonts.h"
#include "ui/window/typing.h"
#include "ui/window/window_input.h"
#include "ui/window/window_made.h"
#include "ui/window/window_monitor.h"
#include "ui/window/window_native.h"
#include "ui/window/window_present.h"
#include "ui/window/window_top.h"
#include "ui/window/x_server.h"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

#define GLFW_INCLUDE_GLEXT
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace ui {
namespace {

constexpr float frame_seconds = 1.0f / 60.0f;  // ImGui wants a positive one; nothing here depends on it

// Why GLFW could not, in its own words and without line breaks.
std::string reason() {
    const char* words = nullptr;
    glfwGetError(&words);
    std::string text = words == nullptr ? "no reason given" : words;
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

model::Problem no_window(const std::string& why) {
    return model::problem(model::Trouble::unavailable,
                          "画面がありません(" + why + ")。kyodo status、コマンド、報告はそのまま使えます。",
                          "There is no display (" + why + "). kyodo status, commands and reports work without.");
}

// A display is there, a driver for it is not.
model::Problem no_opengl(const std::string& why) {
    return model::problem(model::Trouble::unavailable,
                          "画面はありますが、OpenGL 3.0 の窓を開けません(" + why +
                              ")。OpenGL のドライバを入れてください(Debian: libgl1-mesa-dri)。kyodo "
                              "status、コマンド、報告はそのまま使えます。",
                          "There is a display, but no OpenGL 3.0 window can be opened on it (" + why +
                              "). Install a driver for OpenGL (Debian: libgl1-mesa-dri). kyodo status, commands and "
                              "reports work without.");
}

// X11 first, also on a Wayland desktop that has a guest server: there parts of a frame can be presented, and a bar can lie
// above other windows. Returns why neither is there. Xlib's own way to an input method is shut: it waits for a method that
// hangs, and reports as pressed what the method took (typing.h speaks to it instead).
std::optional<std::string> start() {
    ::setenv("XMODIFIERS", "@im=none", 1);
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
    if (glfwInit() == GLFW_TRUE) return std::nullopt;
    std::string why = reason();
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_WAYLAND);
    return glfwInit() == GLFW_TRUE ? std::nullopt : std::optional(std::move(why));
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

// What is lost with a window or its context, and made again.
struct Pane {
    GLFWwindow* window = nullptr;
    ImGuiContext* context = nullptr;
    bool drawing = false;  // ImGui's OpenGL part is up
    PFNGLGETGRAPHICSRESETSTATUSARBPROC reset_status = nullptr;
    Faces faces;
    GlyphBudget glyphs;
    Presenter presenter;
    Damage damage;

    Pane() = default;
    Pane(const Pane&) = delete;
    Pane& operator=(const Pane&) = delete;
    ~Pane() {
        if (drawing) ImGui_ImplOpenGL3_Shutdown();
        if (context != nullptr) ImGui::DestroyContext(context);
        if (window != nullptr) glfwDestroyWindow(window);
    }

    model::Result<model::Done> open(const WindowOptions& options, const MonitorChoice& choice);
};

model::Result<model::Done> Pane::open(const WindowOptions& options, const MonitorChoice& choice) {
    window = made_window(options, choice);
    if (window == nullptr) return no_opengl(reason());
    glfwMakeContextCurrent(window);
    glfwSwapInterval(0);
    if (glfwExtensionSupported("GL_ARB_robustness") == GLFW_TRUE)
        reset_status =
            reinterpret_cast<PFNGLGETGRAPHICSRESETSTATUSARBPROC>(glfwGetProcAddress("glGetGraphicsResetStatusARB"));
    context = ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().LogFilename = nullptr;
    drawing = ImGui_ImplOpenGL3_Init("#version 130");
    if (!drawing) return no_opengl("OpenGL 3.0 does not start");
    const model::Result<Faces> loaded = load_faces();
    if (!loaded) return loaded.problem();
    faces = *loaded;
    return model::Done{};
}

constexpr double mode_every = 2.0;  // seconds between two looks at a full screen's mode

}  // namespace

struct Window::Inside {
    WindowOptions options;
    MonitorChoice choice;
    std::unique_ptr<Pane> pane;
    Happened happened;
    std::function<void()> gone;
    double mode_asked = 0.0;
    TopEdge top;
    std::string title;
    bool attention = false;
    std::optional<Rect> caret;
    std::unique_ptr<Typing> typing;

    explicit Inside(const WindowOptions& given)
        : options(given), choice(given.monitor, given.fullscreen), title(given.title) {}
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside() {
        typing.reset();
        pane.reset();
        glfwTerminate();  // the driver's threads end here, not somewhere in the exit of the process
    }

    // The old one goes first: a lost window must not hold the monitor.
    model::Result<model::Done> make_pane() {
        typing.reset();
        pane.reset();
        x_server::forget_errors(native_display());
        pane = std::make_unique<Pane>();
        model::Result<model::Done> open = pane->open(options, choice);
        if (!open) return open;
        const unsigned long window = native_window(pane->window);
        typing = Typing::begin(window, Window::wake);
        if (typing) x_server::leave_keys(native_display(), window), typing->type_at(caret);
        listen(pane->window, happened, typing == nullptr);
        glfwSetWindowTitle(pane->window, title.c_str());
        happened = {};
        happened.redraw = true;
        note_news();
        x_server::hold_errors();
        return open;
    }

    // The server is asked for the mode now and then only: nothing tells when it changes.
    void follow_monitor() {
        const bool ask = glfwGetTime() - mode_asked >= mode_every;
        if (ask) mode_asked = glfwGetTime();
        if (options.fullscreen && choice.follow(pane->window, ask)) happened.redraw = true;
        if (ask) choice.judge(pane->window);
        note_news();
    }

    // Somebody looks here now.
    void end_attention() {
        attention = false;
        x_server::want_attention(native_display(), native_window(pane->window), false);
    }

    bool is_looked_at() const { return glfwGetWindowAttrib(pane->window, GLFW_FOCUSED) == GLFW_TRUE; }

    void note_news() {
        std::optional<model::Text> news = choice.news();
        if (news) happened.notices.push_back(std::move(*news));
    }
};

Window::Window(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Window::~Window() = default;

model::Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options) {
    const std::optional<std::string> why_not = start();
    if (why_not) return no_window(*why_not);
    auto inside = std::make_unique<Inside>(options);
    const model::Result<model::Done> made = inside->make_pane();
    if (!made) return made.problem();
    return std::unique_ptr<Window>(new Window(std::move(inside)));
}

model::Result<model::Done> Window::reopen() { return inside_->make_pane(); }

bool Window::lost() const {
    const Pane& pane = *inside_->pane;
    return x_server::error_seen() || (pane.reset_status != nullptr && pane.reset_status() != GL_NO_ERROR);
}

void Window::when_screen_gone(std::function<void()> gone) {
    inside_->gone = std::move(gone);
    x_server::when_gone(native_display(), inside_->gone);
}

bool Window::hold_saver(bool held) { return x_server::hold_saver(native_display(), held); }

std::string Window::monitor() const { return inside_->options.fullscreen ? inside_->choice.name() : std::string{}; }

const std::optional<model::Text>& Window::amiss() const { return inside_->choice.amiss(); }

void Window::call(const std::string& title) {
    if (title == inside_->title) return;
    inside_->title = title;
    glfwSetWindowTitle(inside_->pane->window, title.c_str());
}

void Window::ask_for_attention() {
    if (inside_->attention || inside_->is_looked_at()) return;
    inside_->attention = true;
    glfwRequestWindowAttention(inside_->pane->window);
    x_server::want_attention(native_display(), native_window(inside_->pane->window), true);
}

void Window::come_forward() {
    glfwRestoreWindow(inside_->pane->window);
    glfwFocusWindow(inside_->pane->window);
}

Happened Window::wait(std::chrono::milliseconds limit) {
    x_server::hold_errors();
    std::chrono::duration<double> most(limit);
    const bool watches = inside_->choice.watches();
    if (watches) most = std::min(most, std::chrono::duration<double>(mode_every));
    if (limit.count() > 0)
        glfwWaitEventsTimeout(most.count());
    else
        glfwPollEvents();
    if (watches) inside_->follow_monitor();
    if (inside_->attention && inside_->is_looked_at()) inside_->end_attention();
    if (inside_->happened.redraw) inside_->pane->presenter.forget_screen();
    if (inside_->typing) inside_->typing->take_into(inside_->happened);
    inside_->happened.close = glfwWindowShouldClose(inside_->pane->window) == GLFW_TRUE;
    return std::exchange(inside_->happened, {});
}

void Window::lie_at_top(int height) { inside_->top.lie(inside_->pane->window, height, inside_->choice.wanted()); }

void Window::stand_again(int width, int height) { inside_->top.stand(inside_->pane->window, width, height); }

void Window::type_at(std::optional<Rect> caret) {
    if (caret == inside_->caret) return;
    inside_->caret = caret;
    if (inside_->typing) inside_->typing->type_at(caret);
}

void Window::copy(const std::string& text) {
    if (inside_->typing)
        inside_->typing->copy(text);
    else
        glfwSetClipboardString(inside_->pane->window, text.c_str());
}

void Window::wake() { glfwPostEmptyEvent(); }

bool Window::minimised() const {
    return glfwGetWindowAttrib(inside_->pane->window, GLFW_ICONIFIED) == GLFW_TRUE || width() <= 0 || height() <= 0;
}

int Window::width() const {
    int width = 0;
    glfwGetFramebufferSize(inside_->pane->window, &width, nullptr);
    return x_server::error_seen() ? 0 : width;
}

int Window::height() const {
    int height = 0;
    glfwGetFramebufferSize(inside_->pane->window, nullptr, &height);
    return x_server::error_seen() ? 0 : height;
}

float Window::content_scale() const {
    float across = 1.0f;
    glfwGetWindowContentScale(inside_->pane->window, &across, nullptr);
    return across > 0.0f ? across : 1.0f;
}

const Faces& Window::faces() const { return inside_->pane->faces; }

std::int64_t Window::atlas_bytes() const {
    const ImTextureData* texture = ImGui::GetIO().Fonts->TexData;
    return texture == nullptr ? 0 : texture->GetSizeInBytes();
}

std::optional<Pixels> Window::frame(Colour background, const std::function<void(ImDrawList&)>& draw, bool keep_pixels) {
    const int wide = width();
    const int high = height();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(wide), static_cast<float>(high)};
    io.DeltaTime = frame_seconds;
    inside_->pane->glyphs.hold();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    draw(*ImGui::GetBackgroundDrawList());
    ImGui::Render();
    ImDrawData& drawn = *ImGui::GetDrawData();
    std::vector<Rect> changed = inside_->pane->damage.changed_by(drawn, background);
    Presenter& presenter = inside_->pane->presenter;
    if (!presenter.holds_last_frame()) changed = {{0, 0, io.DisplaySize.x, io.DisplaySize.y}};
    glViewport(0, 0, wide, high);
    for (const Rect& part : changed) {
        clear(part, background, high);
        draw_inside(drawn, part, [&drawn] { ImGui_ImplOpenGL3_RenderDrawData(&drawn); });
    }
    std::optional<Pixels> pixels;
    if (keep_pixels) pixels = pixels_of(wide, high);
    x_server::hold_errors();
    presenter.present(inside_->pane->window, changed, wide, high);
    return pixels;
}

}  // namespace ui
