// What each address of the feed answers: reading parks, writing decides. It must never know a socket.
// Every 200, 204 and 304 confirms what the board has, so each carries the feed's clock.
#include "feed/http/http_routes.h"

#include "feed/http/metrics_record.h"
#include "model/record/words.h"
#include "model/text/time.h"
#include "model/wire/statuspage.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace feed {
namespace {

using model::Trouble;

constexpr std::size_t most_key = 200;

std::string decimal(double number) {
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} ? std::string(text.data(), end) : "1";
}

Reply refused(int status, std::string_view type, const model::Text& sentence, const char* field = "") {
    return problem_reply(status, model::problem(Trouble::invalid, sentence.ja, sentence.en, field), type);
}

Reply cursor_gone() {
    return refused(410, "cursor-gone",
                   {"その続きはありません。GET /v1/feed で全体を取り直してください。",
                    "This log has no events after that point. Fetch the whole board with GET /v1/feed."},
                   "after");
}

Reply plain(std::string text, const char* type = "text/plain; charset=utf-8") {
    Reply reply;
    reply.content_type = type;
    reply.body = std::move(text);
    return reply;
}

bool is_key(std::string_view key) {
    return key.size() <= most_key && std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

bool is_json(std::string_view content_type) {
    std::string type(content_type.substr(0, content_type.find(';')));
    while (type.ends_with(' ')) type.pop_back();
    std::transform(type.begin(), type.end(), type.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return type == "application/json";
}

struct Cursor {
    std::string_view epoch;
    std::uint64_t seq = 0;
};

std::optional<Cursor> cursor_from(std::string_view text) {
    const std::size_t dot = text.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const auto seq = number_from(text.substr(dot + 1));
    if (!seq) return std::nullopt;
    return Cursor{text.substr(0, dot), *seq};
}

// Never the method as it came: a line of the log holds no words of a stranger.
std::string_view method_of(const Request& request) {
    for (const std::string_view known : {"GET", "HEAD", "POST", "OPTIONS"}) {
        if (request.method == known) return known;
    }
    return "other";
}

}  // namespace

const Routes::Route* Routes::route_at(std::string_view path) {
    using enum Route::Kind;
    static constexpr std::array<Route, 12> routes{{{"/v1/feed", "feed", board, &Routes::feed},
                                                   {"/v1/events", "events", board, &Routes::events},
                                                   {"/v1/log", "log", made, &Routes::log},
                                                   {"/v1/audit", "audit", made, &Routes::audit},
                                                   {"/v1/me", "me", read, &Routes::me},
                                                   {"/v1/commands", "commands", write, &Routes::command},
                                                   {"/v1/try", "try", write, &Routes::tried},
                                                   {"/v1/keep", "keep", write, &Routes::keep},
                                                   {"/healthz", "healthz", open, &Routes::healthy},
                                                   {"/readyz", "readyz", open, &Routes::ready},
                                                   {"/metrics", "metrics", read, &Routes::metrics},
                                                   {"/api/v2/summary.json", "summary", made, &Routes::summary}}};
    const auto found = std::find_if(routes.begin(), routes.end(), [&](const Route& one) { return one.path == path; });
    return found == routes.end() ? nullptr : &*found;
}

std::vector<std::pair<std::string, std::string>> Routes::heartbeat() const {
    const model::FeedClock clock = parts_.answers.clock();
    return {{"Kyodo-Now", model::rfc3339(clock.now)}, {"Kyodo-Rate", decimal(clock.rate)}};
}

std::optional<Reply> Routes::answer(const Request& request, bool last, Shares::Held& place) {
    const auto began = std::chrono::steady_clock::now();
    auto reply = answered(request, last, place);
    if (reply) note(request, *reply, std::chrono::steady_clock::now() - began);
    return reply;
}

void Routes::note(const Request& request, const Reply& reply, std::chrono::nanoseconds took) {
    const Route* at = route_at(path_of(request.target));
    const std::string_view route = at ? at->name : "other";
    parts_.metrics.answer_times[route].observe(took);
    const bool board = at && at->kind == Route::Kind::board;
    if (board && (reply.status == 200 || reply.status == 204 || reply.status == 304)) ++parts_.metrics.confirmations;
    if (!parts_.logger.says(Level::debug)) return;
    const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    parts_.logger(Level::debug, "answer",
                  {{"method", method_of(request)},
                   {"route", route},
                   {"status", std::to_string(reply.status)},
                   {"refusal", reply.refusal},
                   {"us", std::to_string(micros)},
                   {"peer", request.peer}});
}

void Routes::note(const model::Command& command, const model::Actor& actor, const model::Problem* refusal,
                  std::uint64_t seq) const {
    parts_.logger(Level::info, refusal == nullptr ? "command accepted" : "command refused",
                  {{"type", model::command_name(command)},
                   {"who", actor.who},
                   {"org", actor.org},
                   {refusal == nullptr ? "seq" : "refusal",
                    refusal == nullptr ? std::to_string(seq) : std::string(model::wire_name(refusal->trouble))}});
}

std::optional<Reply> Routes::healthy(const Asked&) { return plain("ok\n"); }

// The figures for whoever watches the feed count what everybody may see, and the status page shows no more.
std::optional<Reply> Routes::metrics(const Asked&) {
    const model::Record& record = parts_.log.seen_by({});
    const Log& log = parts_.log;
    return plain(metrics_text(parts_.metrics,
                              {record.seq, log.writable() && !log.displaced(), log.held().has_value(),
                               log.displaced().has_value(), head_words(log.head())},
                              parts_.book.gauges()) +
                     record_metrics_text(record, parts_.answers.clock().now) +
                     (parts_.more_metrics ? parts_.more_metrics() : std::string()),
                 "text/plain; version=0.0.4; charset=utf-8");
}

Reply Routes::not_modified(const Request& request) const {
    Reply reply;
    reply.content_type.clear();
    reply.headers.emplace_back("ETag", "W/\"" + parts_.answers.version() + '"');
    const auto waited = wait_of(request.prefer);
    if (waited.count() > 0) reply.headers.emplace_back("Preference-Applied", "wait=" + std::to_string(waited.count()));
    return reply;
}

std::optional<Reply> Routes::feed(const Asked& asked) {
    const Request& request = asked.request;
    if (names_version(request.if_none_match, parts_.answers.version())) {
        if (!asked.last) return std::nullopt;
        Reply reply = not_modified(request);
        reply.status = 304;
        return reply;
    }
    Reply reply = not_modified(request);
    reply.content_type = "application/json";
    reply.shared = parts_.answers.snapshot(asked.actor.org);
    reply.middle = model::rfc3339(parts_.answers.clock().now);
    return reply;
}

std::optional<Reply> Routes::events(const Asked& asked) {
    const Request& request = asked.request;
    const auto cursor = cursor_from(parameter_of(request.target, "after"));
    const std::string_view gauge_text = parameter_of(request.target, "gauge");
    const auto gauge = number_from(gauge_text);
    if (!cursor || (!gauge && !gauge_text.empty())) {
        return refused(422, "invalid",
                       {"after=EPOCH.SEQ(と gauge=REV)を付けてください(例: after=8c1f.412&gauge=7)。",
                        "Say after=EPOCH.SEQ (and gauge=REV), for example after=8c1f.412&gauge=7."},
                       "after");
    }
    const model::Record& record = parts_.log.record();
    if (cursor->epoch == record.epoch && cursor->seq > record.seq) note_ahead(asked.actor, cursor->seq);
    if (cursor->epoch != record.epoch || cursor->seq > record.seq) return cursor_gone();
    const bool gauges_moved = gauge && *gauge != parts_.book.gauges().revision;
    if (cursor->seq == record.seq && !gauges_moved) {
        if (!asked.last) return std::nullopt;
        Reply reply = not_modified(request);
        reply.status = 204;
        return reply;
    }
    Reply reply = not_modified(request);
    reply.content_type = "application/json";
    reply.shared = parts_.answers.delta(asked.actor.org, cursor->seq, gauge);
    if (!reply.shared) return cursor_gone();
    reply.middle = model::rfc3339(parts_.answers.clock().now);
    return reply;
}

// Not kept for later: a status page reads it once a minute, and it names the time.
std::optional<Reply> Routes::summary(const Asked& asked) {
    const bool english = parameter_of(asked.request.target, "lang") == "en";
    Reply reply = plain(model::statuspage_json(parts_.log.seen_by({}), parts_.book.gauges(), parts_.answers.clock(),
                                               english ? model::Language::en : model::Language::ja),
                        "application/json");
    reply.headers.emplace_back("Cache-Control", "no-cache");
    return reply;
}

std::optional<Reply> Routes::command(const Asked& asked) {
    std::optional<model::Command> command;
    Reply reply = decided(asked.request, asked.actor, command);
    if (!reply.refusal.empty()) remember(asked.actor, command, reply.refusal);
    return reply;
}

void Routes::remember(const model::Actor& actor, const std::optional<model::Command>& asked, const std::string& why) {
    Refusal refusal{parts_.log.record().seq, parts_.answers.clock().now, actor.who, actor.org, actor.via, {}, why, {}};
    if (asked) {
        refusal.what = model::command_name(*asked);
        refusal.only = feed::audience_of(*asked, actor.org);
    }
    parts_.refusals.note(std::move(refusal));
}

// `asked`: the command, as soon as it was read.
Reply Routes::decided(const Request& request, const model::Actor& actor, std::optional<model::Command>& asked) {
    if (!is_json(request.content_type)) {
        return refused(
            415, "not-json",
            {"Content-Type: application/json で送ってください。", "Send commands as Content-Type: application/json."});
    }
    if (request.idempotency_key.empty() || !is_key(request.idempotency_key)) {
        return refused(422, "invalid",
                       {"Idempotency-Key に新しい UUID(200文字以内、空白なし)を付けてください。",
                        "Send an Idempotency-Key header: a fresh UUID, at most 200 characters without spaces."},
                       "Idempotency-Key");
    }
    const auto refuse = [&](const model::Problem& problem) {
        ++parts_.metrics.commands_refused;
        Reply reply = problem_reply(status_of(problem), problem);
        if (reply.status == 503) reply.headers.emplace_back("Retry-After", "1");
        return reply;
    };
    if (actor.permission == model::Permission::viewer) return refuse(only_reads());
    const auto parsed = model::parse_command(request.body);
    if (!parsed) return refuse(parsed.problem());
    asked = *parsed;
    const Unknown unknown = unknown_in(*parsed, actor);
    if (auto doubt = in_doubt(request, unknown)) {
        ++parts_.metrics.commands_refused;
        return *doubt;
    }
    auto accepted = parts_.log.apply(*parsed, actor, parts_.answers.clock().now, request.idempotency_key);
    note(*parsed, actor, accepted ? nullptr : &accepted.problem(), accepted ? accepted->seq : 0);
    if (!accepted) return refuse(accepted.problem());
    ++parts_.metrics.commands_accepted;
    if (!accepted->replayed) parts_.changed();
    Reply reply;
    accepted->understood = understood(*parsed, *accepted, actor, unknown);
    reply.body = model::accepted_json(*accepted);
    return reply;
}

}  // namespace feed
