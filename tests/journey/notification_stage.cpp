// dunst runs a script for each notification it shows, and another to choose from its menu. Both are written here.
// It must never answer for the server.
#include "tests/journey/notification_stage.h"

#include <systemd/sd-bus.h>

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace journey {
namespace {

constexpr const char* service = "org.freedesktop.Notifications";
constexpr const char* place = "/org/freedesktop/Notifications";
constexpr const char* commands = "org.dunstproject.cmd0";

void write_script(const std::string& path, const std::string& words) {
    std::ofstream(path) << "#!/bin/sh\n" << words << "\n";
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
}

}  // namespace

NotificationDesk::NotificationDesk(const Stage& screen)
    : screen_(screen),
      daemon_(
          std::make_unique<Program>(screen.home, Words{"dbus-daemon", "--session", "--nofork", "--print-address=1",
                                                       "--address=unix:path=" + screen.home.file("notification-bus")})),
      address_(daemon_->line()) {
    INFO(daemon_->errors());
    REQUIRE_FALSE(address_.empty());
    REQUIRE(sd_bus_new(&bus_) >= 0);
    REQUIRE(sd_bus_set_address(bus_, address_.c_str()) >= 0);
    REQUIRE(sd_bus_set_bus_client(bus_, 1) >= 0);
    REQUIRE(sd_bus_start(bus_) >= 0);
    const sample::Scratch& home = screen.home;
    write_script(home.file("note"), "printf '%s|%s|%s\\n' \"$5\" \"$2\" \"$3\" >>" + home.file("shown"));
    write_script(home.file("choose"), "grep -m1 ',button]'");
    std::ofstream(home.file("dunstrc")) << "[global]\nforce_xwayland = true\ndmenu = " << home.file("choose")
                                        << "\n[every]\nscript = " << home.file("note") << "\n";
}

NotificationDesk::~NotificationDesk() {
    if (server_) server_->kill(SIGCONT);
    sd_bus_flush_close_unref(bus_);
}

Words NotificationDesk::environment() const { return {"DBUS_SESSION_BUS_ADDRESS=" + address_}; }

void NotificationDesk::start() {
    server_ = std::make_unique<Program>(screen_.home, Words{"dunst", "-config", screen_.home.file("dunstrc")},
                                        screen_.environment(environment()));
    const bool there = eventually(screen_.home, [&] { return has_server(); });
    INFO(server_->errors());
    REQUIRE(there);
}

bool NotificationDesk::has_server() const {
    sd_bus_message* reply = nullptr;
    int there = 0;
    const int asked = sd_bus_call_method(bus_, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                         "NameHasOwner", nullptr, &reply, "s", service);
    if (asked >= 0) sd_bus_message_read(reply, "b", &there);
    sd_bus_message_unref(reply);
    return there != 0;
}

std::string NotificationDesk::shown() const {
    std::ostringstream all;
    all << std::ifstream(screen_.home.file("shown")).rdbuf();
    return all.str();
}

bool NotificationDesk::shows(const std::string& words) const {
    const bool is = eventually(screen_.home, [&] { return shown().find(words) != std::string::npos; });
    if (!is) UNSCOPED_INFO("shown was:\n" << shown());
    return is;
}

std::uint32_t NotificationDesk::count() const {
    std::uint32_t found = 0;
    REQUIRE(sd_bus_get_property_trivial(bus_, service, place, commands, "displayedLength", nullptr, 'u', &found) >= 0);
    return found;
}

void NotificationDesk::call(const char* method, int argument) const {
    sd_bus_error why = SD_BUS_ERROR_NULL;
    const int done = argument < 0 ? sd_bus_call_method(bus_, service, place, commands, method, &why, nullptr, "")
                                  : sd_bus_call_method(bus_, service, place, commands, method, &why, nullptr, "u",
                                                       static_cast<std::uint32_t>(argument));
    INFO((why.message ? why.message : ""));
    CHECK(done >= 0);
    sd_bus_error_free(&why);
}

std::unique_ptr<Program> window_manager(const Stage& screen) {
    auto manager = std::make_unique<Program>(screen.home, Words{"openbox"}, screen.environment());
    REQUIRE(eventually(screen.home, [&] {
        return screen.ask({"xprop", "-root", "_NET_SUPPORTING_WM_CHECK"}).find("window id") != std::string::npos;
    }));
    return manager;
}

}  // namespace journey
