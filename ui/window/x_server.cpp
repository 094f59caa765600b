// Xlib's error handlers have no user data, so that one flag must be static; it is written and read on the UI thread.
// It must never call Xlib from inside a handler.
#include "ui/window/x_server.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/scrnsaver.h>
#include <poll.h>

#include <algorithm>

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

// Whether the window manager has to do with the window is the window's to say, and counts when it is shown next.
void set_managed(Display* server, unsigned long window, bool managed) {
    XSetWindowAttributes wanted{};
    wanted.override_redirect = managed ? False : True;
    XChangeWindowAttributes(server, window, CWOverrideRedirect, &wanted);
}

bool is_viewable(Display* server, unsigned long window) {
    XWindowAttributes now{};
    return XGetWindowAttributes(server, window, &now) != 0 && now.map_state == IsViewable;
}

void call_gone(Display*, void* gone) { (*static_cast<const std::function<void()>*>(gone))(); }

}  // namespace

void hold_errors() { XSetErrorHandler(note_error); }

bool error_seen() { return error_noted(); }

void forget_errors(void* display) {
    if (display != nullptr) XSync(static_cast<Display*>(display), False);
    error_noted() = false;
}

void show(void* display, unsigned long window) {
    auto* server = static_cast<Display*>(display);
    XWindowAttributes now{};
    if (server == nullptr || XGetWindowAttributes(server, window, &now) == 0) return;
    if (now.override_redirect != False) {
        XUnmapWindow(server, window);
        set_managed(server, window, true);
    }
    XMapWindow(server, window);
    XFlush(server);
}

// The question reads what has come into Xlib's queue; after it only what comes anew wakes the poll.
bool is_shown_within(void* display, unsigned long window, int limit_ms) {
    constexpr int look_every_ms = 20;
    auto* server = static_cast<Display*>(display);
    if (server == nullptr) return true;
    for (int waited = 0; !is_viewable(server, window); waited += look_every_ms) {
        if (waited >= limit_ms) return false;
        pollfd answer{ConnectionNumber(server), POLLIN, 0};
        ::poll(&answer, 1, look_every_ms);
    }
    return true;
}

void show_unmanaged(void* display, unsigned long window) {
    auto* server = static_cast<Display*>(display);
    if (server == nullptr) return;
    set_managed(server, window, false);
    XMapRaised(server, window);
    XSync(server, False);
    XSetInputFocus(server, window, RevertToPointerRoot, CurrentTime);
    XFlush(server);
}

void ask_manager(void* display, unsigned long window) {
    auto* server = static_cast<Display*>(display);
    if (server == nullptr) return;
    XDeleteProperty(server, window, XInternAtom(server, "_NET_FRAME_EXTENTS", False));
    XEvent question{};
    question.xclient.type = ClientMessage;
    question.xclient.window = window;
    question.xclient.format = 32;
    question.xclient.message_type = XInternAtom(server, "_NET_REQUEST_FRAME_EXTENTS", False);
    XSendEvent(server, DefaultRootWindow(server), False, SubstructureNotifyMask | SubstructureRedirectMask, &question);
    XFlush(server);
}

bool manager_answers(void* display, unsigned long window) {
    auto* server = static_cast<Display*>(display);
    int count = 0;
    Atom* all = server == nullptr ? nullptr : XListProperties(server, window, &count);
    if (all == nullptr) return false;
    const Atom* const end = all + count;
    const bool answered =
        std::find(static_cast<const Atom*>(all), end, XInternAtom(server, "_NET_FRAME_EXTENTS", False)) != end;
    XFree(all);
    return answered;
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

void be_panel(void* display, unsigned long window, bool panel) {
    auto* server = static_cast<Display*>(display);
    if (server == nullptr) return;
    const Atom type = XInternAtom(server, panel ? "_NET_WM_WINDOW_TYPE_DOCK" : "_NET_WM_WINDOW_TYPE_NORMAL", False);
    XChangeProperty(server, window, XInternAtom(server, "_NET_WM_WINDOW_TYPE", False), XA_ATOM, 32, PropModeReplace,
                    reinterpret_cast<const unsigned char*>(&type), 1);
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
