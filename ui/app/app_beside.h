// What of the board is seen beside its window: the title, the desktop's notifications, the mark that somebody should look.
// Part of the composition root. It must never decide what is told, nor let the desktop delay a frame.
#pragma once

#include "model/board.h"
#include "model/message.h"
#include "model/notices.h"
#include "net/mailbox.h"
#include "ui/cli.h"
#include "ui/notifications.h"
#include "ui/window.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace ui {

class Beside {
public:
    // Both must live as long. `before`: what a predecessor of this process handed down, or nothing.
    Beside(Window& window, const Options& options, const char* before);

    // Tells what is new and takes away what is over.
    void tell(const model::State& state, model::Tick now);
    // What was pressed in notifications, each as the message its key at the board would be, with the key it is sent with.
    std::vector<model::Message> pressed(const model::State& state, model::Tick now);

    // What a successor of this process has to know, so that nobody is told twice and what is over is taken away: one line
    // that stands until it is asked for twice more.
    const char* handed_down(const char* name);

private:
    void inherit(const std::string& line);
    void show(const model::State& state, const model::Notice& notice);
    std::vector<model::Message> follow(const model::Notice& notice);

    Window& window_;
    const Options& options_;
    model::Telling telling_;
    std::array<std::string, 2> handed_;
    ShownByServer inherited_;
    net::Mailbox<NotificationPress> presses_{Window::wake};
    std::vector<model::Notice> shown_;        // so that a press is known though what it was about is over
    std::unique_ptr<Notifications> desktop_;  // none where nothing is told
};

}  // namespace ui
