// The borders: bytes that came from outside become whole values or one problem; values become bytes. Formats:
// docs/protocol.md and docs/schema.json. Nothing half-parsed leaves these functions. All of them refuse: NUL bytes,
// invalid UTF-8, a BOM, more than `most_depth` levels, duplicate keys, two documents, numbers out of range, times without
// offset, over-long texts, lists beyond their limits. Unknown members are ignored; unknown enum words are kept raw.
#pragma once

#include "model/decide.h"
#include "model/record/command.h"
#include "model/record/event.h"
#include "model/record/gauges.h"
#include "model/record/news.h"

#include <string>
#include <string_view>
#include <vector>

namespace model {

inline constexpr std::size_t most_depth = 16;
inline constexpr std::size_t most_feed_bytes = 64u << 20;
inline constexpr std::size_t most_command_bytes = 64u << 10;
inline constexpr std::string_view schema_name = "board/1";

// GET /v1/feed
struct Snapshot {
    Record record;
    Gauges gauges;
    FeedClock clock;
};
Result<Snapshot> parse_snapshot(std::string_view bytes);  // checks the digest against the entities
std::string snapshot_json(const Record& record, const Gauges& gauges, const FeedClock& clock);

// What a board keeps on its own disk: a snapshot, and beside it the news that nobody has seen yet. Without news the two are
// the same text; a board that knows no news reads it as a snapshot.
std::string saved_json(const Record& record, const Gauges& gauges, const FeedClock& clock,
                       const std::optional<News>& news);
Result<std::optional<News>> parse_saved_news(std::string_view bytes);

// GET /v1/events?after=EPOCH.SEQ : the events since, and the gauges if they moved.
struct Delta {
    std::string epoch;
    std::uint64_t seq = 0;     // after these events
    std::uint64_t digest = 0;  // of the record after these events
    std::vector<Event> events;
    std::optional<Gauges> gauges;
    FeedClock clock;
};
Result<Delta> parse_delta(std::string_view bytes);
std::string delta_json(const Delta& delta);

// One event as it lies in the log (one line, no newline).
Result<Event> parse_event(std::string_view bytes);
std::string event_json(const Event& event);

// POST /v1/commands : {"type":"claim_action","action":"A7", …}
Result<Command> parse_command(std::string_view bytes);
std::string command_json(const Command& command);
// The same, said to be meant as it is: names that the record has not heard of are new ("new":true).
std::string command_json_as_new(const Command& command);
bool says_new(std::string_view bytes);

// The wire word of a command: "claim_action".
std::string_view command_name(const Command& command);

// application/problem+json (RFC 9457). `status` is the HTTP status; `type` where the trouble has a word of its own;
// `nearest` where something known was perhaps meant.
std::string problem_json(const Problem& problem, int status, std::string_view type = {}, std::string_view nearest = {});
std::optional<Problem> parse_problem(std::string_view bytes);  // nothing: not such a document

// 200 answer of POST /v1/commands.
struct Accepted {
    std::uint64_t seq = 0;
    std::vector<Event> events;
    bool replayed = false;
    bool tried = false;    // of POST /v1/try: nothing was appended, `seq` and `events` are what would have been
    Text understood = {};  // what the feed took the command for; empty: an older feed
};
std::string accepted_json(const Accepted& accepted);
Result<Accepted> parse_accepted(std::string_view bytes);

// 200 answer of GET /v1/me: whose token it is, as the feed says it.
struct Me {
    std::string who, org;
    std::string role;  // "viewer", "responder", "commander", "admin", "source"; a word that is not known is kept
    std::string kind;
};
Result<Me> parse_me(std::string_view bytes);

// One line of the built-in incident (assets/demo.jsonl, parsed in json_demo.cpp). Each command names who gives it and
// with which permission, so that the demo is decided exactly as a real incident is; `actor.via` is "demo".
struct DemoCommand {
    Actor actor;
    Command command;
};
struct DemoStep {
    Instant at;
    Text note;
    std::vector<DemoCommand> commands;  // decided in this order at `at`, one event each
    std::vector<AlertGroup> groups;     // each replaces the group of the same id; the others stay
    std::optional<bool> silent;         // the feed falls silent / answers again
};
Result<DemoStep> parse_demo_step(std::string_view line);

}  // namespace model
