// What only Xlib can say about the X server the window is on: errors that would end the process, a server that goes away,
// its screen saver. A display may be null: the window is on no X server, and nothing is said of one. It must never open a
// display of its own. UI thread only.
#pragma once

#include <functional>

namespace ui::x_server {

// X errors (a window that somebody destroyed) are noted from now on instead of ending the process. GLFW puts Xlib's own
// handler back now and then, so this is called again before every wait and frame; it costs nothing.
void hold_errors();

// Whether one was noted. What GLFW then says of the window's size is not to be believed.
bool error_seen();

// Waits for what is under way on this display and forgets what was noted.
void forget_errors(void* display);

// Asks for the window to be shown, by the window manager where there is one. Takes a window back that was shown unmanaged.
void show(void* display, unsigned long window);

// Waits for at most `limit_ms` until the window is on the screen, or would be if nothing covered it.
bool is_shown_within(void* display, unsigned long window, int limit_ms);

// Shows the window whatever the window manager does, above all others, and gives it the keyboard.
void show_unmanaged(void* display, unsigned long window);

// Asks the window manager something about a window that it does not manage, and whether it has answered since.
void ask_manager(void* display, unsigned long window);
bool manager_answers(void* display, unsigned long window);

// Keys of this window are not sent here any more; somebody else reads them.
void leave_keys(void* display, unsigned long window);

// The hint of window managers that know no other: somebody should look at this window.
void want_attention(void* display, unsigned long window, bool wanted);

// Other windows leave this many px at the upper edge of the screen free, from `left` to `right` (both included); 0: none.
void keep_top_free(void* display, unsigned long window, int height, int left, int right);

// The window is a panel of its desktop, or an ordinary window again.
void be_panel(void* display, unsigned long window, bool panel);

// Calls `gone` in the middle of Xlib when the server or the connection to it ends. `gone` must not return, nor use the
// display, nor wait for a thread. It must live as long as the display.
void when_gone(void* display, const std::function<void()>& gone);

// Holds back the server's screen saver and its power saving until called with false or the process ends; false when the
// server cannot.
bool hold_saver(void* display, bool held);

}  // namespace ui::x_server
