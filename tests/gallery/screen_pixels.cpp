// A client of its own, so that nothing the product keeps can answer in the server's place.
// It must never draw.
#include "tests/gallery/screen_pixels.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include <memory>
#include <span>
#include <stdexcept>

namespace gallery {
namespace {

using Server = std::unique_ptr<Display, decltype([](Display* display) { XCloseDisplay(display); })>;
using Image = std::unique_ptr<XImage, decltype([](XImage* image) { XDestroyImage(image); })>;

XID window_of(Display* display, int width, int height) {
    Window root = 0, parent = 0;
    Window* children = nullptr;
    unsigned count = 0;
    XQueryTree(display, DefaultRootWindow(display), &root, &parent, &children, &count);
    XID found = 0;
    for (const Window child : std::span(children, count)) {
        XWindowAttributes is;
        if (XGetWindowAttributes(display, child, &is) != 0 && is.map_state == IsViewable && is.width == width &&
            is.height == height)
            found = child;
    }
    if (children != nullptr) XFree(children);
    return found;
}

}  // namespace

void settle(void* display) { XSync(static_cast<Display*>(display), False); }

ui::Pixels on_screen(int width, int height) {
    const Server server(XOpenDisplay(nullptr));
    const XID window = server ? window_of(server.get(), width, height) : 0;
    if (window == 0) throw std::runtime_error("no window of that size is on the screen");
    const Image image(XGetImage(server.get(), window, 0, 0, static_cast<unsigned>(width), static_cast<unsigned>(height),
                                AllPlanes, ZPixmap));
    if (!image) throw std::runtime_error("the screen cannot be read");
    ui::Pixels pixels{width, height, {}};
    pixels.rgb.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const unsigned long pixel = XGetPixel(image.get(), x, y);
            for (const int shift : {16, 8, 0}) pixels.rgb.push_back(static_cast<unsigned char>(pixel >> shift & 0xFF));
        }
    return pixels;
}

}  // namespace gallery
