// What is typed into a window on an X server, from the key to the text: a thread that reads the keyboard, asks the input
// method and the owner of the clipboard, and waits for all of them so that no frame ever does. Part of the window.
// It must never know what is typed into.
#pragma once

#include "ui/pen/composition.h"
#include "ui/window.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace ui {

class Keyboard;

class Typing {
public:
    // From now on, until the end of this object; nothing where the window is on no X server. `wake` is called from the
    // thread whenever there is something to take.
    static std::unique_ptr<Typing> begin(unsigned long window, std::function<void()> wake);
    ~Typing();
    Typing(const Typing&) = delete;
    Typing& operator=(const Typing&) = delete;

    // UI thread. Where the caret of the line stands, px of the window; nothing: nothing is typed into, and keys are keys.
    void type_at(std::optional<Rect> caret);
    void paste(bool primary);
    void copy(std::string text);
    // What was typed since; a paste by the middle button is asked for.
    void take_into(Happened& happened);

private:
    struct Taken {
        std::vector<KeyPress> keys;
        std::optional<Composition> composition;  // when it changed
        bool clipboard_silent = false;           // what was to be pasted did not come
    };
    struct Wishes {
        std::optional<Rect> caret;
        std::optional<bool> paste;  // of the primary selection
        std::optional<std::string> copy;
        bool end = false;
    };
    struct Loop;

    Typing(std::unique_ptr<Keyboard> keyboard, std::function<void()> wake);
    void wish(const std::function<void(Wishes&)>& change);
    void run();

    std::unique_ptr<Keyboard> keyboard_;
    const std::function<void()> wake_;
    int woken_;  // an eventfd: readable when there are wishes
    std::mutex mutex_;
    Wishes wishes_;
    Taken taken_;
    std::jthread thread_;
};

}  // namespace ui
