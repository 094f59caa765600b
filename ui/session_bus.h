// The desktop's own word for "do not blank the screen": org.freedesktop.ScreenSaver on the session bus.
// It must never be called from a thread that draws: a bus may answer late or never.
#pragma once

#include <functional>

namespace ui {

enum class DesktopAnswer { no_bus, not_offered, held };

// Asks the desktop to stay awake and holds that until the handle `stop` is readable; asks again when the service starts
// anew. `tell` is called with every answer that differs from the last.
void keep_desktop_awake(int stop, const std::function<void(DesktopAnswer)>& tell);

}  // namespace ui
