// Small readers, each for one kind of word. It must never print or throw.
#include "ui/cli_values.h"

#include "model/command_values.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

namespace ui {
namespace {

constexpr const char* demo_day = "2030-10-01T";
constexpr const char* demo_offset = "+09:00";

std::string trimmed(std::string text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_of_a_name(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; }

// "07:30" as 450; nothing for what is no time of a day.
std::optional<int> minute_of_day(const std::string& text) {
    const bool form = text.size() == 5 && text[2] == ':' && is_digit(text[0]) && is_digit(text[1]) &&
                      is_digit(text[3]) && is_digit(text[4]);
    if (!form) return std::nullopt;
    const int hour = (text[0] - '0') * 10 + (text[1] - '0');
    const int minute = (text[3] - '0') * 10 + (text[4] - '0');
    if (hour > 23 || minute > 59) return std::nullopt;
    return hour * 60 + minute;
}

}  // namespace

Task task_of(const std::string& name) {
    if (name == "report") return Task::report;
    if (name == "questions") return Task::questions;
    return name == "status" ? Task::status : Task::command;
}

std::string fault_of_task(const Options& options, bool demo) {
    const bool plays = !options.replay.empty() || options.drill;
    if (options.task == Task::status && plays)
        return "status shows what is now; leave out --replay and --drill (kyodo report --log FILE tells a log)";
    if (options.task == Task::status && !options.feed && !demo)
        return "status shows a shared record: say which one with --feed URL (or KYODO_FEED); --demo shows the built-in "
               "incident, which is a play";
    if ((options.only_try || options.as_new) && options.task != Task::command)
        return "--try and --new belong to a command, such as: kyodo do \"claim A7\" --try";
    if (options.task == Task::report && options.log.empty() && !options.feed)
        return "a report is made of a log: say which one with --log FILE, or --feed URL (or KYODO_FEED)";
    if (options.task == Task::command && !options.feed)
        return "a command changes a shared record: say which one with --feed URL (or KYODO_FEED)";
    return {};
}

model::Identity identity_from(const std::string& text) {
    const auto slash = text.find('/');
    if (slash == std::string::npos) return {trimmed(text), {}};
    return {trimmed(text.substr(0, slash)), trimmed(text.substr(slash + 1))};
}

std::optional<model::Instant> instant_from(const std::string& text) {
    const std::string full = text.find('T') != std::string::npos ? text : demo_day + text + demo_offset;
    const bool without_seconds = full != text && text.size() == 5;
    const model::Result<model::Instant> parsed =
        model::parse_instant(without_seconds ? demo_day + text + ":00" + demo_offset : full);
    if (!parsed) return std::nullopt;
    return *parsed;
}

bool read_size(const std::string& text, Options& options) {
    const char* end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), end, options.width);
    if (width.ec != std::errc{} || width.ptr == end || *width.ptr != 'x') return false;
    const auto height = std::from_chars(width.ptr + 1, end, options.height);
    const auto sound = [](int side, int least) { return side >= least && side <= 16384; };
    return height.ec == std::errc{} && height.ptr == end && sound(options.width, 100) && sound(options.height, 32);
}

std::string fault_of_feed(const std::string& url) {
    const std::string use = "; give an address like http://127.0.0.1:8480 or https://feed.example:8480";
    const bool http = url.starts_with("http://") || url.starts_with("https://");
    const std::size_t host = url.find("//") + 2;
    if (!http || host >= url.size()) return "--feed " + url + " is not a feed's address" + use;
    if (url.find('@') != std::string::npos) return "--feed must not carry a name or a secret; use --token-file";
    if (url.find_first_of(" ?#", host) != std::string::npos || url.find('/', host) != std::string::npos)
        return "--feed " + url + " must end after the port" + use;
    return {};
}

std::string fault_of_monitor(const std::string& text) {
    const bool number = !text.empty() && text.size() <= 2 && std::all_of(text.begin(), text.end(), is_digit);
    const bool name = !text.empty() && !is_digit(text.front()) && text.front() != '-' &&
                      std::all_of(text.begin(), text.end(), is_of_a_name);
    return number || name ? std::string{} : "give a number from 0 or a name like HDMI-1, not " + text;
}

std::string fault_of_quiet(const std::string& text) {
    return quiet_from(text) ? std::string{} : "give two times of a day like 22:00-07:00, not " + text;
}

std::optional<model::QuietHours> quiet_from(const std::string& text) {
    const auto dash = text.find('-');
    if (dash == std::string::npos) return std::nullopt;
    const std::optional<int> from = minute_of_day(text.substr(0, dash));
    const std::optional<int> to = minute_of_day(text.substr(dash + 1));
    if (!from || !to || *from == *to) return std::nullopt;
    return model::QuietHours{*from, *to};
}

std::optional<model::Notify> notify_from(const std::string& text) {
    if (text.empty()) return std::nullopt;
    if (text == "all") return model::Notify::all;
    return text == "none" ? model::Notify::none : model::Notify::mine;
}

std::string argument_of(const Setting& setting, const std::string& path) {
    std::string value = setting.value;
    if (value == "false") return {};
    if (value == "true") return "--" + setting.name;
    const std::size_t folder = path.rfind('/');
    if (setting.name.ends_with("-file") && !value.starts_with('/') && folder != std::string::npos)
        value = path.substr(0, folder + 1) + value;
    return "--" + setting.name + "=" + value;
}

std::string fault_of_incident(const std::string& text) {
    return model::language::is_id(text) ? std::string{} : "give the id of an incident like INC-2, not " + text;
}

std::optional<std::string> config_argument(int count, const char* const* arguments) {
    for (int i = 1; i < count; ++i) {
        const std::string_view word = arguments[i];
        if (word == "--config" && i + 1 < count) return arguments[i + 1];
        if (word.starts_with("--config=")) return std::string(word.substr(9));
    }
    return std::nullopt;
}

model::Language terminal_language() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0')
            return std::string_view(value).starts_with("ja") ? model::Language::ja : model::Language::en;
    }
    return model::Language::en;
}

}  // namespace ui
