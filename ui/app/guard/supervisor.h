// What a supervisor (systemd, Type=notify) is told of this board: that it shows itself, and again and again that it goes on
// doing so. Part of the composition root. It must never be told anything by another thread than the one that draws: a
// board whose drawing stands still would be called well.
#pragma once

#include "model/text/time.h"

#include <optional>
#include <string>

namespace ui {

class Supervisor {
public:
    // NOTIFY_SOCKET and WATCHDOG_USEC, WATCHDOG_PID of the environment as sd_watchdog_enabled(3) reads them.
    Supervisor();

    // When the next frame is to be drawn at the latest, so that it can be told; nothing where nobody waits for it.
    std::optional<model::Tick> due() const { return due_; }
    // A frame was drawn, or none is to be seen because the window is minimised.
    void shown(model::Tick now);

private:
    std::string socket_;  // empty: nobody is told
    std::optional<model::Milliseconds> every_;
    std::optional<model::Tick> due_;
    bool ready_ = false;

    void tell(const char* state) const;
};

}  // namespace ui
