// sd-bus, driven by poll so that a stop is heard at once. The desktop forgets the request with the connection, so there is
// nothing to take back. It must never start a service: what nobody runs keeps nothing awake.
#include "ui/session_bus.h"

#include <systemd/sd-bus.h>

#include <poll.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ui {
namespace {

constexpr const char* service = "org.freedesktop.ScreenSaver";
constexpr const char* place = "/org/freedesktop/ScreenSaver";
class Desktop {
public:
    explicit Desktop(const std::function<void(DesktopAnswer)>& tell) : tell_(tell) {}
    ~Desktop() { sd_bus_close_unref(bus_); }
    Desktop(const Desktop&) = delete;
    Desktop& operator=(const Desktop&) = delete;

    void hold(int stop);

private:
    bool open();
    void ask();
    void say(DesktopAnswer answer);
    bool wait(int stop) const;
    static int answered(sd_bus_message* message, void* self, sd_bus_error*);
    static int owner_changed(sd_bus_message* message, void* self, sd_bus_error*);

    const std::function<void(DesktopAnswer)>& tell_;
    std::optional<DesktopAnswer> said_;
    sd_bus* bus_ = nullptr;
};

void Desktop::say(DesktopAnswer answer) {
    if (said_ == answer) return;
    said_ = answer;
    tell_(answer);
}

int Desktop::answered(sd_bus_message* message, void* self, sd_bus_error*) {
    const bool refused = sd_bus_message_is_method_error(message, nullptr) > 0;
    static_cast<Desktop*>(self)->say(refused ? DesktopAnswer::not_offered : DesktopAnswer::held);
    return 0;
}

int Desktop::owner_changed(sd_bus_message* message, void* self, sd_bus_error*) {
    const char* name = nullptr;
    const char* before = nullptr;
    const char* now = nullptr;
    if (sd_bus_message_read(message, "sss", &name, &before, &now) < 0 || std::string_view(name) != service) return 0;
    if (*now != '\0')
        static_cast<Desktop*>(self)->ask();
    else
        static_cast<Desktop*>(self)->say(DesktopAnswer::not_offered);
    return 0;
}

bool Desktop::open() {
    return sd_bus_open_user(&bus_) >= 0 &&
           sd_bus_match_signal_async(bus_, nullptr, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                     "org.freedesktop.DBus", "NameOwnerChanged", owner_changed, nullptr, this) >= 0;
}

void Desktop::ask() {
    sd_bus_message* request = nullptr;
    if (sd_bus_message_new_method_call(bus_, &request, service, place, service, "Inhibit") < 0) return;
    sd_bus_message_set_auto_start(request, 0);
    sd_bus_message_append(request, "ss", "Kyodo", "An incident board is on this screen");
    sd_bus_call_async(bus_, nullptr, request, answered, this, 0);
    sd_bus_message_unref(request);
}

// False when it is time to stop.
bool Desktop::wait(int stop) const {
    std::uint64_t until = UINT64_MAX;
    sd_bus_get_timeout(bus_, &until);
    pollfd handles[] = {{stop, POLLIN, 0},
                        {sd_bus_get_fd(bus_), static_cast<short>(std::max(sd_bus_get_events(bus_), 0)), 0}};
    constexpr int at_most_ms = 1000;  // only while an answer is due
    ::poll(handles, 2, until == UINT64_MAX ? -1 : at_most_ms);
    return handles[0].revents == 0;
}

void Desktop::hold(int stop) {
    if (!open()) {
        say(DesktopAnswer::no_bus);
        return;
    }
    ask();
    do {
        int done = 1;
        while (done > 0) done = sd_bus_process(bus_, nullptr);
        if (done < 0) {
            say(DesktopAnswer::no_bus);
            return;
        }
    } while (wait(stop));
}

}  // namespace

void keep_desktop_awake(int stop, const std::function<void(DesktopAnswer)>& tell) { Desktop(tell).hold(stop); }

}  // namespace ui
