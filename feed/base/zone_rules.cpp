// Debian's date library reads the system's zone files (tzdata). It throws when it finds none, or no such name; neither is
// let out of here. It must never be asked for a name that was not checked: it would be looked for as a file.
#include "feed/base/zone_rules.h"

#include <date/tz.h>

#include <chrono>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

namespace feed {
namespace {

using date::sys_seconds;

const sys_seconds first_rule{date::sys_days{date::year{2000} / 1 / 1}};
const sys_seconds no_rule_from{date::sys_days{date::year{2100} / 1 / 1}};

model::Instant change_at(sys_seconds at, std::chrono::seconds offset) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(offset).count();
    return model::Instant{at.time_since_epoch().count() * 1000, static_cast<std::int16_t>(minutes)};
}

std::vector<model::Instant> changes_of(const date::time_zone& zone) {
    date::sys_info rule = zone.get_info(first_rule);
    std::vector<model::Instant> changes{change_at(first_rule, rule.offset)};
    while (rule.end < no_rule_from) {
        const sys_seconds at = rule.end;
        rule = zone.get_info(at);
        const model::Instant change = change_at(at, rule.offset);
        if (change.offset_min != changes.back().offset_min) changes.push_back(change);
        if (rule.end <= at) break;
    }
    return changes;
}

// Nothing when there is no such zone here.
std::optional<model::Zone> found(const std::string& name) {
    if (!model::is_zone_name(name)) return std::nullopt;
    try {
        return model::Zone::from(name, changes_of(*date::locate_zone(name)));
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

// TZ is a name, or a file: one of the zones', or another, which is then what the machine is set to ("/etc/localtime").
std::optional<std::string> name_in_environment() {
    const char* said = std::getenv("TZ");
    if (said == nullptr) return std::nullopt;
    const std::string name = *said == ':' ? said + 1 : said;
    if (!name.starts_with('/')) return name;
    constexpr std::string_view folder = "/zoneinfo/";
    const std::size_t at = name.find(folder);
    return at == std::string::npos ? std::nullopt : std::optional(name.substr(at + folder.size()));
}

std::string machine_zone_name() {
    if (auto name = name_in_environment()) return std::move(*name);
    try {
        return date::current_zone()->name();
    } catch (const std::runtime_error&) {
        return {};
    }
}

}  // namespace

model::Result<model::Zone> zone_named(const std::string& name) {
    if (auto zone = found(name)) return std::move(*zone);
    return model::problem(
        model::Trouble::not_found,
        "--zone " + name +
            " という時間帯はこの機械にありません。Asia/Tokyo のように書き、パッケージ tzdata があるか見てください。",
        "--zone " + name +
            ": this machine knows no such time zone. Write one like Europe/Berlin; the names come with the "
            "package tzdata.",
        "--zone");
}

model::Zone machine_zone() {
    const model::Zone zone = found(machine_zone_name()).value_or(model::Zone{});
    const bool is_utc = zone.changes().size() == 1 && zone.changes().front().offset_min == 0;
    return is_utc ? model::Zone{} : zone;
}

}  // namespace feed
