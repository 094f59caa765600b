// Debian's own server of notifications, dunst, on a session bus and a screen of the test's own. It writes down what it shows;
// its menu always takes the button. It must never touch the bus of whoever runs the test.
#pragma once

#include "tests/journey/stage.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

struct sd_bus;

namespace journey {

class NotificationDesk {
public:
    // A bus, with no server yet.
    explicit NotificationDesk(const Stage& screen);
    ~NotificationDesk();
    NotificationDesk(const NotificationDesk&) = delete;
    NotificationDesk& operator=(const NotificationDesk&) = delete;

    // What a board needs to find it.
    Words environment() const;
    // Returns when it can be spoken to. Fails the test when it cannot.
    void start();
    void stop_answering() const { server_->kill(SIGSTOP); }
    bool has_server() const;
    // Waits until one was shown whose line has these words: "urgency|title|body", the body as the board sent it.
    bool shows(const std::string& words) const;
    std::string shown() const;
    // How many are on the screen now.
    std::uint32_t count() const;
    // Presses the button of what is on the screen; the notification itself.
    void press_button() const { call("ContextMenuCall"); }
    void follow() const { call("NotificationAction", 0); }

private:
    void call(const char* method, int argument = -1) const;

    const Stage& screen_;
    std::unique_ptr<Program> daemon_;
    std::string address_;
    sd_bus* bus_ = nullptr;
    std::unique_ptr<Program> server_;
};

// openbox on this screen; returns when it manages windows.
std::unique_ptr<Program> window_manager(const Stage& screen);

}  // namespace journey
