// Under Wayland the X server is a guest and blanks nothing itself, so that its word does not count there.
// It must never fail: a wall that goes dark after all is told about, not ended.
#include "ui/app/app_awake.h"

#include "ui/app/app_address.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace ui {
namespace {

bool is_guest() {
    const char* compositor = std::getenv("WAYLAND_DISPLAY");
    return compositor != nullptr && *compositor != '\0';
}

model::Text sentence_about(bool server, DesktopAnswer desktop) {
    const bool held = desktop == DesktopAnswer::held;
    if (server && held)
        return {
            "画面を消さないよう X サーバ(XScreenSaverSuspend)とデスクトップ(org.freedesktop.ScreenSaver)に頼みました。",
            "The screen is kept awake by the X server (XScreenSaverSuspend) and by the desktop "
            "(org.freedesktop.ScreenSaver)."};
    if (server)
        return {"画面を消さないよう X サーバ(XScreenSaverSuspend)に頼みました。頼めるデスクトップはありません。",
                "The screen is kept awake by the X server (XScreenSaverSuspend); there is no desktop to ask."};
    if (held)
        return {"画面を消さないようデスクトップ(org.freedesktop.ScreenSaver)に頼みました。",
                "The screen is kept awake by the desktop (org.freedesktop.ScreenSaver)."};
    return {
        "ここには画面を消さないよう頼める相手がありません。画面の電源設定で消灯を切ってください(X なら xset s off "
        "-dpms)。",
        "Nothing here keeps the screen awake; switch blanking off in its settings (under X: xset s off -dpms)."};
}

}  // namespace

Awake::Awake(Window& window)
    : window_(window),
      by_server_(window.hold_saver(true) && !is_guest()),
      stop_(::eventfd(0, EFD_CLOEXEC)),
      thread_([this] { keep_desktop_awake(stop_, [this](DesktopAnswer answer) { heard(answer); }); }) {}

Awake::~Awake() {
    const std::uint64_t now = 1;
    const ssize_t ignored = ::write(stop_, &now, sizeof now);
    static_cast<void>(ignored);
    thread_.join();
    ::close(stop_);
    window_.hold_saver(false);
}

void Awake::heard(DesktopAnswer answer) {
    desktop_ = answer;
    say_problem(sentence_about(by_server_, answer));
}

std::string Awake::used() const {
    const bool desktop = desktop_ == DesktopAnswer::held;
    if (by_server_) return desktop ? "x11 desktop" : "x11";
    return desktop ? "desktop" : "nothing";
}

}  // namespace ui
