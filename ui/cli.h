// The command line of `kyodo`: words in, one Options value out, or what to print and the exit status. It must never
// open a file, a socket or a window.
#pragma once

#include "model/text/result.h"
#include "model/text/time.h"
#include "model/view.h"
#include "ui/settings.h"

#include <optional>
#include <string>

namespace ui {

enum class Task { board, status, command, report, questions };

struct Options {
    Task task = Task::board;
    std::optional<std::string> feed;  // "http://127.0.0.1:8480", no trailing slash; none: the demo
    std::string token_file;
    std::string ca_file;
    model::Identity me;  // empty: nobody is named
    model::View view = model::View::wall;
    model::Language language = model::Language::ja;
    model::Lighting lighting = model::Lighting::dark;
    // Else what was last chosen at this board counts.
    bool view_by_shape = false;  // neither given nor remembered: the window's shape chooses, and goes on choosing
    bool view_given = false, language_given = false, lighting_given = false;
    model::Names names = model::Names::people;
    model::IncidentId incident;                // empty: the gravest
    int width = 0, height = 0;                 // 0: as the screen allows
    std::optional<double> diagonal, distance;  // inches, metres
    std::string monitor;                       // a number from 0 or an output's name; empty: the primary one
    std::optional<model::Notify> notify;       // not said: one's own, and of a play none
    bool notify_sound = false;
    std::optional<model::QuietHours> quiet;
    bool fullscreen = false;
    std::optional<model::Instant> at;  // where the demo or the replay starts
    std::optional<double> speed;       // of its clock
    std::string replay;                // a log from a file instead of a feed; empty: none
    bool drill = false;                // train with a log instead of following a feed
    std::string drill_log;             // from a file; empty: the built-in incident
    std::optional<std::uint64_t> seed;
    std::string screenshot;  // a PNG file; empty: none
    double after = 0.0;      // seconds after the first frame
    bool figures = false;    // say at the end what the run cost
    bool json = false;
    std::string command;    // one line of the command language
    bool as_new = false;    // of a command: names nobody has heard of are meant
    bool only_try = false;  // of a command: say what would become of it, and do nothing
    std::string log;        // of a report or questions: a log from a file; empty: the feed's, or the built-in incident
    bool html = false;      // a report as a page, else as Markdown
    std::string out;        // where a report is written; empty: printed
};

// Exit statuses every task shares; `kyodo status` adds two, a board one.
inline constexpr int exit_fine = 0;
inline constexpr int exit_could_not = 1;
inline constexpr int exit_wrong_use = 2;
inline constexpr int exit_not_normal = 3;
inline constexpr int exit_old = 4;
inline constexpr int exit_screen_gone = 5;  // of a board: the X server or the window is gone for good; start it again

struct Parsed {
    std::optional<Options> options;  // none: print `message` (to stderr if the status is not 0) and end
    int status = exit_fine;
    std::string message;
};

// A settings file that was read.
struct SettingsFile {
    std::string path;
    std::string text;
};

// The command line comes first, then the environment, then the settings. A mistake in the settings names file and line.
Parsed options_from(int count, const char* const* arguments, const SettingsFile* settings = nullptr);

// What --config names; nothing when it is not there.
std::optional<std::string> config_argument(int count, const char* const* arguments);

// The language of sentences on the terminal: the environment's, Japanese or English.
model::Language terminal_language();

}  // namespace ui
