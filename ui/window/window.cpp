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
#include "ui/window/window_shown.h"
#include "ui/window/window_top.h"
#include "ui/window/x_server.h"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

#define GLFW_INCLUDE_GLEXT
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr float frame_seconds = 1.0f / 60.0f;  // ImGui wants a positive one; nothing here depends on it

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
    if (window == nullptr) return no_opengl();
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
constexpr double look_every = 0.2;  // seconds, while it is not where it is to be

}  // namespace

struct Window::Inside {
    WindowOptions options;
    MonitorChoice choice;
    std::unique_ptr<Pane> pane;
    Happened happened;
    std::function<void()> gone;
    double mode_asked = 0.0;
    Showing showing;
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
        x_server::hold_errors();
        top.lie_again(pane->window, choice.wanted());
        showing = {};
        return open;
    }

    // Not before it has the shape it is to have: desktops judge a window by how it comes.
    void appear() {
        if (showing.has_begun()) return;
        showing.begin(pane->window, glfwGetTime());
        take_place();
    }

    // Until it is on the screen for good.
    void show() {
        std::optional<model::Text> news =
            showing.look(pane->window, options.fullscreen ? choice.best() : nullptr, glfwGetTime());
        if (news) happened.notices.push_back(std::move(*news));
        take_place();
    }

    // Not judged sooner than the desktop had time to.
    void take_place() {
        mode_asked = glfwGetTime();
        if (!showing.is_managed()) return;
        top.shown();
        follow_monitor();
    }

    // The server is asked for the mode now and then only: nothing tells when it changes.
    void follow_monitor() {
        const bool ask = glfwGetTime() - mode_asked >= mode_every;
        if (ask) mode_asked = glfwGetTime();
        const bool seen =
            x_server::is_shown_within(native_display(), native_window(pane->window), 0);  // else GLFW waits
        if (options.fullscreen && seen && choice.follow(pane->window, ask)) happened.redraw = true;
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
    const std::optional<model::Problem> why_not = no_screen();
    if (why_not) return *why_not;
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

const std::optional<model::Text>& Window::amiss() const {
    return inside_->choice.amiss() ? inside_->choice.amiss() : inside_->top.amiss();
}

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
    x_server::show(native_display(), native_window(inside_->pane->window));
    glfwFocusWindow(inside_->pane->window);
}

Happened Window::wait(std::chrono::milliseconds limit) {
    x_server::hold_errors();
    std::chrono::duration<double> most(limit);
    const bool watches = inside_->choice.watches();
    if (watches) most = std::min(most, std::chrono::duration<double>(mode_every));
    inside_->appear();
    const bool managed = inside_->showing.is_managed();
    if (!managed || inside_->top.watches()) most = std::min(most, std::chrono::duration<double>(look_every));
    if (limit.count() > 0)
        glfwWaitEventsTimeout(most.count());
    else
        glfwPollEvents();
    if (!managed)
        inside_->show();
    else if (watches)
        inside_->follow_monitor();
    std::optional<model::Text> news = managed ? inside_->top.judge(inside_->pane->window, glfwGetTime()) : std::nullopt;
    if (news) inside_->happened.notices.push_back(std::move(*news));
    if (inside_->attention && inside_->is_looked_at()) inside_->end_attention();
    if (!inside_->happened.presses.empty() && !inside_->is_looked_at()) glfwFocusWindow(inside_->pane->window);
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
    inside_->appear();
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
