// The window: GLFW, OpenGL 3 and ImGui's platform part; the only file that knows them. It must never know what is drawn
// nor when: the caller decides when a frame is worth it and what is in it.
// UI thread only, except `wake`.
#pragma once

#include "model/text/result.h"
#include "ui/pen/canvas.h"
#include "ui/pen/composition.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ui {

struct WindowOptions {
    int width = 0, height = 0;  // 0: as large as the monitor's free area allows, at most 1920×1080 logical px
    bool logical = false;       // width and height grow with the desktop's scaling, as far as the monitor allows
    bool fullscreen = false;
    std::string monitor;  // where it opens: a number from 0, an output's name, or empty for the primary
    std::string title = "Kyodo";
};

struct KeyPress {
    enum class Kind {
        character,
        enter,
        escape,
        backspace,
        remove,  // the key that deletes forward
        tab,
        up,
        down,
        left,
        right,
        home,
        end,
        page_up,
        page_down,
        function,
        shortcut,  // Control with a letter: `text`, in lower case
        text       // committed by an input method or pasted: it is typed, whatever its letters, and never a key
    } kind = Kind::character;
    std::string text;                     // UTF-8
    int function = 0;                     // F1 … F12
    bool shift = false, control = false;  // held with it; a typed character has them in its text
    bool caps = false;                    // CapsLock is on, and in its text too
    bool repeated = false;                // by the keyboard, because the key is held
};
struct Press {
    Point at;
};  // left button down, physical px

struct Turn {
    Point at;      // the pointer, physical px
    int rows = 0;  // down is more
};                 // of the wheel

struct Happened {
    std::vector<KeyPress> keys;
    std::vector<Press> presses;
    std::vector<Turn> turns;
    std::optional<Point> pointer;  // where it is now, physical px, when it moved; outside: below zero
    bool close = false;
    bool redraw = false;                     // exposed, resized, focus or scale changed, on another monitor
    std::optional<Composition> composition;  // as it is now, when it changed
    bool paste_primary = false;              // the middle button
    bool paste_failed = false;               // there was nothing to paste, or its owner does not answer
    std::vector<model::Text> notices;        // the wanted monitor is not there, or is back
};

struct Pixels {
    int width = 0, height = 0;
    std::vector<unsigned char> rgb;
};  // top row first

class Window {
public:
    // A problem says in one sentence why there is no window (no display, no OpenGL 3).
    static model::Result<std::unique_ptr<Window>> open(const WindowOptions& options);
    ~Window();

    // Sleeps until something happened, `wake` was called or `limit` passed.
    Happened wait(std::chrono::milliseconds limit);
    // Somebody destroyed the window, or the graphics driver lost what was on it; until it is reopened.
    bool lost() const;
    // The same window made anew; nothing of its place in the caller changes.
    model::Result<model::Done> reopen();
    // `gone` is called when the X server ends, and must end the process: without returning, drawing or waiting for a
    // thread.
    void when_screen_gone(std::function<void()> gone);
    // Keeps the server from blanking the screen; false when it cannot.
    bool hold_saver(bool held);
    // The name of the monitor a full-screen board is on; empty otherwise.
    std::string monitor() const;
    // How the window is not as it was asked for, now: it is on another monitor. Nothing while it is.
    const std::optional<model::Text>& amiss() const;

    // Its title from now on; a server is told only of another one. Every byte is shown as text.
    void call(const std::string& title);
    // Asks the desktop to show that somebody should look here, until somebody does. Nothing while it has the keyboard.
    void ask_for_attention();
    // Comes back from being minimised and to the front, as far as the desktop lets it.
    void come_forward();

    // Lies as a bar of that many logical px (0: as large as it is) at the upper edge, on top of other windows, which leave
    // that room free; or stands again, as large as told where it never stood before (0: half the screen).
    void lie_at_top(int height);
    void stand_again(int width, int height);

    // Thread-safe: ends a running or the next wait. Only while a window lives.
    static void wake();

    // The caret of the line that is typed into, physical px, or nothing when none is: only then an input method is asked
    // for keys, beside it it shows its candidates, and only there something can be pasted.
    void type_at(std::optional<Rect> caret);
    // Others can paste it from now on.
    void copy(const std::string& text);

    bool minimised() const;
    int width() const;  // framebuffer px; 0 when the window is lost
    int height() const;
    float content_scale() const;  // the desktop's scaling, 1.0 = 96 dpi

    const Faces& faces() const;
    std::int64_t atlas_bytes() const;  // of the texture all glyphs share
    // Runs `draw` between the begin and the end of one frame and presents it; keeps the pixels when asked.
    std::optional<Pixels> frame(Colour background, const std::function<void(ImDrawList&)>& draw, bool keep_pixels);

private:
    struct Inside;
    explicit Window(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace ui
