// ibus-daemon writes its address into a file named after machine and display. That of a dead daemon stays: connecting to
// it fails. It must never look at another display's.
#include "ui/window/input_method.h"

#include <systemd/sd-id128.h>

#include <cstdlib>
#include <fstream>
#include <string_view>

namespace ui {
namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

std::string settings_folder() {
    const std::string given = variable("XDG_CONFIG_HOME");
    return given.empty() ? variable("HOME") + "/.config" : given;
}

// ":1.0" is number 1 of this machine, "host:1" of another.
std::string file_name() {
    const std::string display = variable("DISPLAY");
    const std::size_t colon = display.rfind(':');
    sd_id128_t machine{};
    if (colon == std::string::npos || sd_id128_get_machine(&machine) < 0) return {};
    const std::string host = colon == 0 ? "unix" : display.substr(0, colon);
    const std::string number = display.substr(colon + 1, display.find('.', colon) - colon - 1);
    char name[SD_ID128_STRING_MAX];
    return std::string(sd_id128_to_string(machine, name)) + "-" + host + "-" + number;
}

}  // namespace

std::string ibus_address() {
    const std::string given = variable("IBUS_ADDRESS");
    if (!given.empty()) return given;
    const std::string name = file_name();
    if (name.empty()) return {};
    std::ifstream file(settings_folder() + "/ibus/bus/" + name);
    constexpr std::string_view key = "IBUS_ADDRESS=";
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(key)) return line.substr(key.size());
    return {};
}

}  // namespace ui
