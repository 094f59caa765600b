// A back buffer is undefined after a swap; software GL keeps it, others may not. So each frame leaves its number in the
// alpha of one pixel, which nobody sees, and only what still carries the last number is drawn over in part.
// Copying a part (GLX_MESA_copy_sub_buffer) leaves the back buffer as it is.
// It must never know ImGui.
#include "ui/window/window_present.h"

#include "ui/window/window_native.h"

#define GLFW_INCLUDE_GLEXT
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cstring>

namespace ui {
namespace {

// Of a frame whose part is larger than this a swap is cheaper than a copy.
constexpr float most_copied = 0.5f;

using CopyPart = void (*)(void* display, unsigned long drawable, int x, int y, int width, int height);

CopyPart copy_part() {
    if (glfwExtensionSupported("GLX_MESA_copy_sub_buffer") == GLFW_FALSE) return nullptr;
    return reinterpret_cast<CopyPart>(glfwGetProcAddress("glXCopySubBufferMESA"));
}

// Tiles at the edges reach over the screen's.
Rect within(Rect part, int width, int height) {
    const float right = std::min(part.x + part.w, static_cast<float>(width));
    const float bottom = std::min(part.y + part.h, static_cast<float>(height));
    return {part.x, part.y, right - part.x, bottom - part.y};
}

}  // namespace

void clear(Rect part, Colour colour, int height) {
    const auto channel = [&colour](int shift) { return static_cast<float>((colour.rgb >> shift) & 0xFF) / 255.0f; };
    glEnable(GL_SCISSOR_TEST);
    glScissor(static_cast<int>(part.x), height - static_cast<int>(part.y + part.h), static_cast<int>(part.w),
              static_cast<int>(part.h));
    glClearColor(channel(16), channel(8), channel(0), 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    glDisable(GL_SCISSOR_TEST);
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

bool Presenter::holds_last_frame() const {
    unsigned char pixel[4] = {};
    glReadPixels(0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, pixel);
    return pixel[3] == number_;
}

void Presenter::stamp() {
    number_ = static_cast<unsigned char>(number_ % 250 + 1);  // 0 and 255 are what drivers begin with
    glEnable(GL_SCISSOR_TEST);
    glScissor(0, 0, 1, 1);
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
    glClearColor(0.0f, 0.0f, 0.0f, static_cast<float>(number_) / 255.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glDisable(GL_SCISSOR_TEST);
}

void Presenter::present(GLFWwindow* window, std::span<const Rect> changed, int width, int height) {
    stamp();
    float area = 0.0f;
    for (const Rect& part : changed) area += part.w * part.h;
    const bool small = area <= most_copied * static_cast<float>(width) * static_cast<float>(height);
    const unsigned long drawable = screen_is_current_ && small ? native_drawable(window) : 0;
    const CopyPart copy = drawable == 0 ? nullptr : copy_part();
    screen_is_current_ = true;
    if (copy == nullptr) return glfwSwapBuffers(window);
    for (const Rect& whole : changed) {
        const Rect part = within(whole, width, height);
        copy(native_display(), drawable, static_cast<int>(part.x), height - static_cast<int>(part.y + part.h),
             static_cast<int>(part.w), static_cast<int>(part.h));
    }
}

}  // namespace ui
