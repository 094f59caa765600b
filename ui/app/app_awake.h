// Keeps the screen of a wall awake, by the X server and by the desktop, and says once what of the two there is.
// Part of the composition root. It must never delay a frame: the desktop is asked on a thread of its own.
#pragma once

#include "ui/session_bus.h"
#include "ui/window.h"

#include <atomic>
#include <string>
#include <thread>

namespace ui {

class Awake {
public:
    // From now on, until the end of this object. UI thread.
    explicit Awake(Window& window);
    ~Awake();
    Awake(const Awake&) = delete;
    Awake& operator=(const Awake&) = delete;

    // "x11", "desktop", "x11 desktop" or "nothing".
    std::string used() const;

private:
    void heard(DesktopAnswer answer);

    Window& window_;
    const bool by_server_;
    std::atomic<DesktopAnswer> desktop_{DesktopAnswer::no_bus};
    int stop_;  // an eventfd: readable when the thread shall end
    std::jthread thread_;
};

}  // namespace ui
