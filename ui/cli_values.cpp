// Small readers, each for one kind of word. It must never print or throw.
#include "ui/cli_values.h"

#include "model/command_values.h"

#include <algorithm>
#include <charconv>

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

}  // namespace

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

}  // namespace ui
