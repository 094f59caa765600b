// Values of the command line: from words to what they mean, or to what is wrong with them. It must never know an option.
#pragma once

#include "ui/cli.h"

#include <optional>
#include <string>

namespace ui {

// What `kyodo --help` says after the list of options.
inline constexpr const char* help_footer =
    "Without --feed the board plays the built-in incident on an in-process feed; status does so only with --demo.\n"
    "Settings: FILE of --config, or kyodo/kyodo.toml in $XDG_CONFIG_HOME or ~/.config: view = \"wall\", fullscreen = "
    "true.\n"
    "The command line comes before the environment, that before the settings, those before what was last chosen.\n"
    "Exit status: 0 fine, 1 could not, 2 wrong use, 5 the screen went away (start it again); status also\n"
    "3 something is not normal, 4 old information.\n"
    "Keys in compact and phone: j k select, c claim, r release, a acknowledge, s start or resume, b block, v verify,\n"
    "d done, n note, + five minutes later, t take over, o offer help, f own or all, / command, Esc close.\n"
    "Keys in timeline, and in every view of --replay: Space play, left right one event, [ ] decisions, Home End, < > "
    "speed.\n"
    "Keys everywhere: F1 or ? help, F2 or w next view, F3 or l language, F4 or p dark or light,\n"
    "F5 or i the next incident while several go on, m a thin bar on top of other windows.\n"
    "Keys in a drill: 1 to 4 answer, Enter go on, Space pause, left right one event, ] next question, < > speed.";

// What a word of the command line asks for; every verb is a command.
Task task_of(const std::string& name);

// Empty when the task has what it needs and nothing that belongs to another; a script must never watch a play unasked.
std::string fault_of_task(const Options& options, bool demo);

// "復旧E / つばめ保守": a person and an organisation.
model::Identity identity_from(const std::string& text);

// "08:12:40" and "08:12" on the demo's day, or a full time with offset.
std::optional<model::Instant> instant_from(const std::string& text);

// "1920x1080", 100 to 16384 wide, 32 to 16384 high.
bool read_size(const std::string& text, Options& options);

// Empty when it is the address of a feed.
std::string fault_of_feed(const std::string& url);

// Empty when it may be the id of an incident.
std::string fault_of_incident(const std::string& text);

// Empty when it is a number from 0 to 99 or may be the name of an output ("HDMI-1").
std::string fault_of_monitor(const std::string& text);

// Empty when it is two times of a day, "22:00-07:00".
std::string fault_of_quiet(const std::string& text);
// Precondition: no fault, or empty, which is none.
std::optional<model::QuietHours> quiet_from(const std::string& text);

// "mine"; empty: not said.
std::optional<model::Notify> notify_from(const std::string& text);

// As on the command line; files beside the settings may be named without their folder. Empty: a flag that is off.
std::string argument_of(const Setting& setting, const std::string& path);

}  // namespace ui
