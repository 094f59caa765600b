// Xlib's error handlers have no user data, so that one flag must be static; it is written and read on the UI thread.
// It must never call Xlib from inside a handler.
#include "ui/window/x_server.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/scrnsaver.h>

namespace ui::x_server {
namespace {

bool& error_noted() {
    static bool noted = false;
    return noted;
}

// A request that did not suit leaves the window as it was; a drawable that is not there any more is lost. Extensions count
// from 128: GLX has drawables of its own.
int note_error(Display*, XErrorEvent* error) {
    const bool gone = error->error_code == BadWindow || error->error_code == BadDrawable || error->error_code >= 128;
    error_noted() = error_noted() || gone;
    return 0;
}

int say_nothing(Display*) { return 0; }

void call_gone(Display*, void* gone) { (*static_cast<const std::function<void()>*>(gone))(); }

}  // namespace

void hold_errors() { XSetErrorHandler(note_error); }

bool error_seen() { return error_noted(); }

void forget_errors(void* display) {
    if (display != nullptr) XSync(static_cast<Display*>(display), False);
    error_noted() = false;
}

void leave_keys(void* display, unsigned long window) {
    auto* server = static_cast<Display*>(display);
    XWindowAttributes now{};
    if (server == nullptr || XGetWindowAttributes(server, window, &now) == 0) return;
    XSelectInput(server, window, now.your_event_mask & ~(KeyPressMask | KeyReleaseMask));
    XFlush(server);
}

void want_attention(void* display, unsigned long window, bool wanted) {
    auto* server = static_cast<Display*>(display);
    if (server == nullptr) return;
    XWMHints* hints = XGetWMHints(server, window);
    if (hints == nullptr) hints = XAllocWMHints();
    if (hints == nullptr) return;
    hints->flags = wanted ? hints->flags | XUrgencyHint : hints->flags & ~XUrgencyHint;
    XSetWMHints(server, window, hints);
    XFree(hints);
    XFlush(server);
}

// The older property is for window managers that do not read the newer one.
void keep_top_free(void* display, unsigned long window, int height, int left, int right) {
    auto* server = static_cast<Display*>(display);
    if (server == nullptr) return;
    const Atom whole = XInternAtom(server, "_NET_WM_STRUT", False);
    const Atom part = XInternAtom(server, "_NET_WM_STRUT_PARTIAL", False);
    if (height <= 0) {
        XDeleteProperty(server, window, whole);
        XDeleteProperty(server, window, part);
    } else {
        const long edges[12] = {0, 0, height, 0, 0, 0, 0, 0, left, right, 0, 0};
        const auto* bytes = reinterpret_cast<const unsigned char*>(edges);
        XChangeProperty(server, window, whole, XA_CARDINAL, 32, PropModeReplace, bytes, 4);
        XChangeProperty(server, window, part, XA_CARDINAL, 32, PropModeReplace, bytes, 12);
    }
    XFlush(server);
}

void when_gone(void* display, const std::function<void()>& gone) {
    if (display == nullptr) return;
    XSetIOErrorHandler(say_nothing);
    XSetIOErrorExitHandler(static_cast<Display*>(display), call_gone, const_cast<std::function<void()>*>(&gone));
}

bool hold_saver(void* display, bool held) {
    auto* server = static_cast<Display*>(display);
    if (server == nullptr) return false;
    int ignored = 0;
    int major = 0;
    int minor = 0;
    if (XScreenSaverQueryExtension(server, &ignored, &ignored) == 0) return false;
    if (XScreenSaverQueryVersion(server, &major, &minor) == 0 || major < 1 || (major == 1 && minor < 1)) return false;
    XScreenSaverSuspend(server, held ? True : False);
    XFlush(server);
    return true;
}

}  // namespace ui::x_server
