// The kinds of monitoring the feed can ask, one row each: a new kind is two files in feed/source/ and its row. The command
// line, the worker and the help read the table, so that none of them knows a kind by name.
// It must never know rules, services or the record: a kind brings alerts, whatever they are taken to mean.
#pragma once

#include "model/fold.h"
#include "net/http.h"

#include <chrono>
#include <compare>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace feed {

// An alert that the server holds and nobody could read: what it is called, as far as that could be read, and the field.
struct UnreadAlert {
    std::string fingerprint;
    std::string name;   // its alertname, its fingerprint, or its place in the answer: "alerts[17]"
    std::string field;  // "startsAt"
    auto operator<=>(const UnreadAlert&) const = default;
};

// All that one server said at once. What it holds is `alerts` and `unread` together.
struct SourceAnswer {
    std::vector<model::Alert> alerts;
    std::vector<UnreadAlert> unread;
    // Since when it runs and how long that was when it answered, both by its own clock. Asked for after the alerts: a
    // list that came from a new run must never be judged by the age of the one before.
    std::optional<model::Instant> started_at;
    model::Milliseconds ran_for{0};
    model::Text start_unknown;  // why `started_at` is not known, and what to do
};

struct SourceAsk {
    std::string url;
    std::chrono::milliseconds limit{30'000};  // for each answer
    bool wants_start = true;                  // false: the age of the server matters to nobody
};

struct SourceKind {
    std::string_view word;     // before the "=" of --source, and the name of its first source
    std::string_view example;  // an address of such a server

    // What the server says, or why nothing came. Called on a thread of the worker; returns at once with a problem when
    // `stop` is requested.
    model::Result<SourceAnswer> (*poll)(net::Http& http, const SourceAsk& ask, std::stop_token stop);
};

std::span<const SourceKind> source_kinds();

// The row of that word, or nullptr. Valid as long as the program.
const SourceKind* source_kind(std::string_view word);

}  // namespace feed
