// mozc_server refuses root, so where the test is root they run as nobody; the bus lets anybody in, and so does the screen.
// mozc leaves a server behind that no handle leads to: it is found by the home it was given. It must never wait for a time.
#include "tests/journey/input_method_stage.h"

#include <catch2/catch_test_macros.hpp>

#include <systemd/sd-bus.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace journey {
namespace {

namespace fs = std::filesystem;

constexpr const char* bus_settings =
    R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "">
<busconfig>
  <type>session</type>
  <listen>unix:path=@place@/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

constexpr const char* fcitx_profile = R"([Groups/0]
Name=Default
Default Layout=us
DefaultIM=mozc
[Groups/0/Items/0]
Name=keyboard-us
Layout=
[Groups/0/Items/1]
Name=mozc
Layout=
[GroupOrder]
0=Default
)";

// Else it begins switched off, and only a key that switches it off as well would switch it on.
constexpr const char* mozc_on_ibus = R"(engines {
  name : "mozc-jp"
  longname : "Mozc"
  layout : "default"
  layout_variant : ""
  layout_option : ""
  rank : 80
}
active_on_launch: True
)";

void write_open(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
    for (fs::path at = file; at.filename() != "" && at != fs::temp_directory_path(); at = at.parent_path())
        fs::permissions(at, fs::perms::all);
}

std::string in_place(std::string text, const fs::path& place) {
    const std::string mark = "@place@";
    return text.replace(text.find(mark), mark.size(), place.string());
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

InputMethods::InputMethods(const Stage& screen) : screen_(screen) {
    fs::permissions(place_.path(), fs::perms::all);
    write_open(place_.path() / "bus.conf", in_place(bus_settings, place_.path()));
    write_open(place_.path() / "fcitx5/profile", fcitx_profile);
    write_open(place_.path() / "mozc/ibus_config.textproto", mozc_on_ibus);
    bus_ = std::make_unique<Program>(
        place_, Words{"dbus-daemon", "--nofork", "--print-address=1", "--config-file=" + place_.file("bus.conf")});
    address_ = bus_->line();
    INFO(bus_->errors());
    REQUIRE_FALSE(address_.empty());
    REQUIRE(sd_bus_new(&asked_) >= 0);
    REQUIRE(sd_bus_set_address(asked_, address_.c_str()) >= 0);
    REQUIRE(sd_bus_set_bus_client(asked_, 1) >= 0);
    REQUIRE(sd_bus_start(asked_) >= 0);
}

InputMethods::~InputMethods() {
    sd_bus_flush_close_unref(asked_);
    daemon_.reset();
    end_helpers();
}

// Whatever was started with this home.
void InputMethods::end_helpers() const {
    const std::string mark = "HOME=" + place_.path().string();
    std::error_code gone;
    for (const fs::directory_entry& process : fs::directory_iterator("/proc", gone)) {
        const std::string name = process.path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos) continue;
        std::ifstream in(process.path() / "environ", std::ios::binary);
        const std::string environment{std::istreambuf_iterator<char>(in), {}};
        if (has(environment, mark)) ::kill(static_cast<pid_t>(std::stol(name)), SIGKILL);
    }
}

Words InputMethods::environment() const {
    return {"DBUS_SESSION_BUS_ADDRESS=" + address_, "XDG_CONFIG_HOME=" + place_.path().string()};
}

Words InputMethods::as_user(Words words) const {
    if (::geteuid() != 0) return words;
    Words nobody{"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--pdeathsig=KILL"};
    nobody.insert(nobody.end(), words.begin(), words.end());
    return nobody;
}

std::string InputMethods::ask(const Words& words) const {
    return run(place_, as_user(words), screen_.environment(environment())).out;
}

bool InputMethods::runs(const char* service) const {
    sd_bus_message* answer = nullptr;
    int owned = 0;
    const int done = sd_bus_call_method(asked_, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                        "NameHasOwner", nullptr, &answer, "s", service);
    if (done >= 0) sd_bus_message_read(answer, "b", &owned);
    sd_bus_message_unref(answer);
    return owned != 0;
}

void InputMethods::start(const Words& words, const char* service) {
    Words there = screen_.environment(environment());
    there.push_back("GSETTINGS_BACKEND=memory");
    daemon_ = std::make_unique<Program>(place_, as_user(words), there);
    bool up = false;
    for (int tries = 0; !up && tries < 6; ++tries) up = eventually(place_, [&] { return runs(service); });  // a minute
    INFO(daemon_->errors());
    REQUIRE(up);
}

void InputMethods::start_fcitx() {
    start({"fcitx5", "--disable=all", "--enable=dbus,dbusfrontend,keyboard,mozc"}, "org.fcitx.Fcitx5");
}

void InputMethods::start_fcitx_with_candidates() {
    start({"fcitx5", "--disable=all", "--enable=dbus,dbusfrontend,keyboard,mozc,classicui,xcb"}, "org.fcitx.Fcitx5");
}

void InputMethods::start_ibus() {
    is_ibus_ = true;
    start({"ibus-daemon", "--xim", "--panel", "disable"}, "org.freedesktop.IBus");
}

void InputMethods::kill() {
    daemon_->kill(SIGKILL);
    daemon_->wait();
    const char* service = is_ibus_ ? "org.freedesktop.IBus" : "org.fcitx.Fcitx5";
    REQUIRE(eventually(place_, [&] { return !runs(service); }));
}

// fcitx5 and ibus switch on what has the keyboard at that moment, so it is asked for until it is so.
bool InputMethods::switch_on() const {
    return eventually(place_, [&] {
        if (!is_ibus_) {
            ask({"fcitx5-remote", "-o"});
            return has(ask({"fcitx5-remote", "-n"}), "mozc");
        }
        ask({"ibus", "engine", "mozc-jp"});
        return has(ask({"ibus", "engine"}), "mozc-jp");
    });
}

}  // namespace journey
