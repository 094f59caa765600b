// Prometheus Alertmanager v2 as a source: its alerts, since when it runs, until when its silences hold. It must never know
// rules, services or the record.
// Traps seen on the real server: no ETag, no gzip, HEAD is 405, more than 8 concurrent GETs are answered 503 text/plain;
// after a restart it answers 200 and [] at once and gets its alerts back over minutes; /api/v2/status calls the time of
// its start "uptime".
#pragma once

#include "feed/source_kind.h"

#include <cstddef>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace feed {

// All alerts the server holds, those that are silenced or inhibited marked as such, or why not.
model::Result<SourceAnswer> poll_alertmanager(net::Http& http, const SourceAsk& ask, std::stop_token stop);

struct AlertmanagerAlerts {
    struct Silenced {
        std::size_t alert = 0;         // its place in `alerts`
        std::vector<std::string> ids;  // of the silences that hold it
    };
    std::vector<model::Alert> alerts;
    std::vector<UnreadAlert> unread;
    std::vector<Silenced> silenced;
};

// The parsing alone; `bytes` is the whole answer to GET /api/v2/alerts. What is not a list of alerts is refused with a
// sentence; an alert that cannot be read costs no other.
model::Result<AlertmanagerAlerts> parse_alertmanager(std::string_view bytes);

// The start of the server out of GET /api/v2/status; nothing when it does not stand there.
std::optional<model::Instant> alertmanager_start(std::string_view bytes);

// The ends of the silences out of GET /api/v2/silences, by id; what cannot be read is left out.
std::map<std::string, model::Instant> alertmanager_silences(std::string_view bytes);

// What bytes or their type are when they are no answer of Alertmanager v2.
model::Problem not_alertmanager(const std::string& where);

// Go writes up to nine digits of a second; an Instant holds three.
model::Result<model::Instant> go_instant(const std::string& text);

}  // namespace feed
