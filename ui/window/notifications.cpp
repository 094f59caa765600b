// sd-bus, driven by poll on a thread of its own. A server is asked once for what it can do; what it is to show waits for
// that answer, and for a server where none runs. No message starts one. It must never believe a signal about a notification
// that it did not show.
#include "ui/notifications.h"

#include "ui/window/notification_text.h"

#include <systemd/sd-bus.h>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <mutex>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace ui {
namespace {

constexpr const char* service = "org.freedesktop.Notifications";
constexpr const char* place = "/org/freedesktop/Notifications";
constexpr const char* button_action = "button";
constexpr const char* follow_action = "default";  // the protocol's word for a press on the notification itself
constexpr std::uint64_t answer_within_us = 10'000'000;

struct Wishes {
    std::vector<Notification> show;
    std::vector<std::string> take_away;
    bool end = false;
};

// All that the thread alone knows.
class Server {
public:
    Server(const std::function<void(NotificationPress)>& pressed, const ShownByServer& before) : pressed_(pressed) {
        for (const auto& [key, id] : before) shown_[key] = {{}, id, true};
    }
    ~Server() { sd_bus_flush_close_unref(bus_); }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    bool open();
    void obey(Wishes wishes);
    // False when the bus is gone.
    bool work();
    void wait(int woken) const;
    void take_all_away();
    ShownByServer shown() const;

private:
    struct Shown {
        Notification what;
        std::uint32_t id = 0;  // 0: not answered yet, or shown by no server
        bool sent = false;
    };
    struct Asked {
        Server* server;
        std::string key;
    };

    void ask_what_it_can();
    void send(Shown& shown);
    void send_waiting();
    void close(std::uint32_t id);
    void forget_server();
    std::string key_of(std::uint32_t id) const;
    static int told_what_it_can(sd_bus_message* message, void* self, sd_bus_error*);
    static int told_id(sd_bus_message* message, void* asked, sd_bus_error*);
    static int was_pressed(sd_bus_message* message, void* self, sd_bus_error*);
    static int was_closed(sd_bus_message* message, void* self, sd_bus_error*);
    static int owner_changed(sd_bus_message* message, void* self, sd_bus_error*);

    const std::function<void(NotificationPress)>& pressed_;
    sd_bus* bus_ = nullptr;
    bool ready_ = false;  // a server is there and has said what it can do
    ServerCan can_;
    std::map<std::string, Shown> shown_;
};

bool Server::open() {
    const auto listen = [this](const char* sender, const char* path, const char* interface, const char* member,
                               sd_bus_message_handler_t heard) {
        return sd_bus_match_signal_async(bus_, nullptr, sender, path, interface, member, heard, nullptr, this) >= 0;
    };
    const bool listens = sd_bus_open_user(&bus_) >= 0 &&
                         listen("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                "NameOwnerChanged", owner_changed) &&
                         listen(service, place, service, "ActionInvoked", was_pressed) &&
                         listen(service, place, service, "NotificationClosed", was_closed);
    if (listens) ask_what_it_can();
    return listens;
}

void Server::ask_what_it_can() {
    sd_bus_message* request = nullptr;
    if (sd_bus_message_new_method_call(bus_, &request, service, place, service, "GetCapabilities") < 0) return;
    sd_bus_message_set_auto_start(request, 0);
    sd_bus_call_async(bus_, nullptr, request, told_what_it_can, this, answer_within_us);
    sd_bus_message_unref(request);
}

int Server::told_what_it_can(sd_bus_message* message, void* self, sd_bus_error*) {
    Server& server = *static_cast<Server*>(self);
    if (sd_bus_message_is_method_error(message, nullptr) > 0 || sd_bus_message_enter_container(message, 'a', "s") < 0)
        return 0;
    server.can_ = {};
    const char* word = nullptr;
    while (sd_bus_message_read(message, "s", &word) > 0) server.can_.note(word);
    server.ready_ = true;
    server.send_waiting();
    return 0;
}

void Server::send_waiting() {
    for (auto& [key, shown] : shown_)
        if (!shown.sent) send(shown);
}

void Server::send(Shown& shown) {
    const Notification& what = shown.what;
    const NotificationText text = text_for(what, can_);
    sd_bus_message* request = nullptr;
    if (sd_bus_message_new_method_call(bus_, &request, service, place, service, "Notify") < 0) return;
    sd_bus_message_set_auto_start(request, 0);
    sd_bus_message_append(request, "susss", "Kyodo", 0u, "kyodo", text.summary.c_str(), text.body.c_str());
    sd_bus_message_open_container(request, 'a', "s");
    if (can_.actions) sd_bus_message_append(request, "ss", follow_action, what.open.c_str());
    if (can_.actions && !what.button.empty()) sd_bus_message_append(request, "ss", button_action, what.button.c_str());
    sd_bus_message_close_container(request);
    sd_bus_message_open_container(request, 'a', "{sv}");
    sd_bus_message_append(request, "{sv}", "urgency", "y", what.urgent ? 2 : 1);
    sd_bus_message_append(request, "{sv}", "desktop-entry", "s", "kyodo");
    if (what.sound)
        sd_bus_message_append(request, "{sv}", "sound-name", "s", what.urgent ? "dialog-warning" : "message");
    else
        sd_bus_message_append(request, "{sv}", "suppress-sound", "b", 1);
    sd_bus_message_close_container(request);
    sd_bus_message_append(request, "i", -1);
    auto asked = std::make_unique<Asked>(Asked{this, what.key});
    sd_bus_slot* slot = nullptr;
    shown.sent = sd_bus_call_async(bus_, &slot, request, told_id, asked.get(), answer_within_us) >= 0;
    sd_bus_message_unref(request);
    if (!shown.sent) return;
    sd_bus_slot_set_destroy_callback(slot, [](void* gone) { delete static_cast<Asked*>(gone); });
    static_cast<void>(asked.release());
    sd_bus_slot_set_floating(slot, 1);
    sd_bus_slot_unref(slot);
}

// What was taken away while its answer was under way is closed now.
int Server::told_id(sd_bus_message* message, void* asked, sd_bus_error*) {
    const Asked& mine = *static_cast<Asked*>(asked);
    std::uint32_t id = 0;
    if (sd_bus_message_is_method_error(message, nullptr) > 0 || sd_bus_message_read(message, "u", &id) < 0) return 0;
    const auto found = mine.server->shown_.find(mine.key);
    if (found == mine.server->shown_.end())
        mine.server->close(id);
    else
        found->second.id = id;
    return 0;
}

std::string Server::key_of(std::uint32_t id) const {
    const auto found = std::ranges::find_if(shown_, [id](const auto& one) { return id != 0 && one.second.id == id; });
    return found == shown_.end() ? std::string{} : found->first;
}

int Server::was_pressed(sd_bus_message* message, void* self, sd_bus_error*) {
    const Server& server = *static_cast<Server*>(self);
    std::uint32_t id = 0;
    const char* action = nullptr;
    if (sd_bus_message_read(message, "us", &id, &action) < 0) return 0;
    const std::string key = server.key_of(id);
    if (!key.empty()) server.pressed_({key, std::string_view(action) == button_action});
    return 0;
}

// It is not shown again: whoever closed it has seen it.
int Server::was_closed(sd_bus_message* message, void* self, sd_bus_error*) {
    Server& server = *static_cast<Server*>(self);
    std::uint32_t id = 0;
    std::uint32_t why = 0;
    if (sd_bus_message_read(message, "uu", &id, &why) < 0) return 0;
    server.shown_.erase(server.key_of(id));
    return 0;
}

// What the server before has shown went with it; what nobody has shown yet goes to the next.
void Server::forget_server() {
    ready_ = false;
    std::erase_if(shown_, [](const auto& one) { return one.second.id != 0; });
    for (auto& [key, shown] : shown_) shown.sent = false;
}

int Server::owner_changed(sd_bus_message* message, void* self, sd_bus_error*) {
    Server& server = *static_cast<Server*>(self);
    const char* name = nullptr;
    const char* before = nullptr;
    const char* now = nullptr;
    if (sd_bus_message_read(message, "sss", &name, &before, &now) < 0 || std::string_view(name) != service) return 0;
    server.forget_server();
    if (*now != '\0') server.ask_what_it_can();
    return 0;
}

void Server::close(std::uint32_t id) {
    sd_bus_message* request = nullptr;
    if (sd_bus_message_new_method_call(bus_, &request, service, place, service, "CloseNotification") < 0) return;
    sd_bus_message_set_auto_start(request, 0);
    sd_bus_message_set_expect_reply(request, 0);
    sd_bus_message_append(request, "u", id);
    sd_bus_send(bus_, request, nullptr);
    sd_bus_message_unref(request);
}

void Server::obey(Wishes wishes) {
    for (Notification& what : wishes.show) {
        Shown& shown = shown_[what.key];
        shown = {std::move(what), 0, false};
        if (ready_) send(shown);
    }
    for (const std::string& key : wishes.take_away) {
        const auto found = shown_.find(key);
        if (found == shown_.end()) continue;
        if (found->second.id != 0) close(found->second.id);
        shown_.erase(found);
    }
}

void Server::take_all_away() {
    for (const auto& [key, shown] : shown_)
        if (shown.id != 0) close(shown.id);
}

ShownByServer Server::shown() const {
    ShownByServer all;
    for (const auto& [key, shown] : shown_)
        if (shown.id != 0) all[key] = shown.id;
    return all;
}

bool Server::work() {
    int done = 1;
    while (done > 0) done = sd_bus_process(bus_, nullptr);
    return done >= 0;
}

void Server::wait(int woken) const {
    std::uint64_t until = UINT64_MAX;
    sd_bus_get_timeout(bus_, &until);
    pollfd handles[] = {{woken, POLLIN, 0},
                        {sd_bus_get_fd(bus_), static_cast<short>(std::max(sd_bus_get_events(bus_), 0)), 0}};
    constexpr int at_most_ms = 1000;  // only while an answer is due
    ::poll(handles, 2, until == UINT64_MAX ? -1 : at_most_ms);
    std::uint64_t ignored = 0;
    if (handles[0].revents != 0) static_cast<void>(!::read(woken, &ignored, sizeof ignored));
}

}  // namespace

struct Notifications::Inside {
    Inside(std::function<void(NotificationPress)> told, ShownByServer before)
        : pressed(std::move(told)),
          shown(std::move(before)),
          woken(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
          thread([this] { serve(); }) {}

    const std::function<void(NotificationPress)> pressed;
    ShownByServer shown;  // behind the mutex, as the wishes are
    const int woken;
    std::mutex mutex;
    Wishes wishes;
    std::jthread thread;

    // `change` alters the wishes; the thread is told.
    void wish(const std::function<void(Wishes&)>& change) {
        {
            const std::lock_guard lock(mutex);
            change(wishes);
        }
        const std::uint64_t one = 1;
        static_cast<void>(!::write(woken, &one, sizeof one));
    }

    void note(ShownByServer now) {
        const std::lock_guard lock(mutex);
        shown = std::move(now);
    }

    void serve() {
        Server server(pressed, shown);
        if (!server.open()) return;  // no bus: the title and the window's mark are all there is
        while (server.work()) {
            Wishes now;
            {
                const std::lock_guard lock(mutex);
                now = std::exchange(wishes, {});
            }
            const bool end = now.end;
            server.obey(std::move(now));
            note(server.shown());
            if (end) return server.take_all_away();
            server.wait(woken);
        }
    }
};

Notifications::Notifications(std::function<void(NotificationPress)> pressed, ShownByServer before)
    : inside_(std::make_unique<Inside>(std::move(pressed), std::move(before))) {}

Notifications::~Notifications() {
    inside_->wish([](Wishes& wishes) { wishes.end = true; });
    inside_->thread.join();
    ::close(inside_->woken);
}

void Notifications::show(Notification notification) {
    inside_->wish([&](Wishes& wishes) { wishes.show.push_back(std::move(notification)); });
}

void Notifications::take_away(std::string key) {
    inside_->wish([&](Wishes& wishes) { wishes.take_away.push_back(std::move(key)); });
}

ShownByServer Notifications::shown() const {
    const std::lock_guard lock(inside_->mutex);
    return inside_->shown;
}

}  // namespace ui
