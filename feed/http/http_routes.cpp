// What each address of the feed answers: reading parks, writing decides. It must never know a socket.
// Every 200, 204 and 304 confirms what the board has, so each carries the feed's clock.
#include "feed/http/http_routes.h"

#include "feed/http/metrics_record.h"
#include "feed/http/older_boards.h"
#include "model/record/words.h"
#include "model/text/time.h"
#include "model/wire/statuspage.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace feed {
namespace {

using model::Trouble;

constexpr std::uint64_t most_log_lines = 10000;
constexpr std::size_t most_key = 200;

std::optional<std::uint64_t> number_from(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

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

Reply method_not_allowed(const char* allowed) {
    Reply reply = refused(405, "method-not-allowed",
                          {"このアドレスではその方法は使えません。Allow にある方法で送ってください。",
                           "This address does not take that method. Use one that the Allow header names."});
    reply.headers.emplace_back("Allow", allowed);
    return reply;
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
    for (const std::string_view known : {"GET", "HEAD", "POST"}) {
        if (request.method == known) return known;
    }
    return "other";
}

}  // namespace

const Routes::Route* Routes::route_at(std::string_view path) {
    using enum Route::Kind;
    static constexpr std::array<Route, 11> routes{{{"/v1/feed", "feed", board, &Routes::feed},
                                                   {"/v1/events", "events", board, &Routes::events},
                                                   {"/v1/log", "log", read, &Routes::log},
                                                   {"/v1/audit", "audit", read, &Routes::audit},
                                                   {"/v1/commands", "commands", write, &Routes::command},
                                                   {"/v1/try", "try", write, &Routes::tried},
                                                   {"/v1/keep", "keep", write, &Routes::keep},
                                                   {"/healthz", "healthz", open, &Routes::healthy},
                                                   {"/readyz", "readyz", open, &Routes::ready},
                                                   {"/metrics", "metrics", read, &Routes::metrics},
                                                   {"/api/v2/summary.json", "summary", read, &Routes::summary}}};
    const auto found = std::find_if(routes.begin(), routes.end(), [&](const Route& one) { return one.path == path; });
    return found == routes.end() ? nullptr : &*found;
}

std::vector<std::pair<std::string, std::string>> Routes::heartbeat() const {
    const model::FeedClock clock = parts_.answers.clock();
    return {{"Kyodo-Now", model::rfc3339(clock.now)}, {"Kyodo-Rate", decimal(clock.rate)}};
}

std::optional<Reply> Routes::answer(const Request& request, bool last) {
    const auto began = std::chrono::steady_clock::now();
    auto reply = answered(request, last);
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

std::optional<Reply> Routes::answered(const Request& request, bool last) {
    const Route* route = route_at(path_of(request.target));
    if (!route) {
        return refused(404, "not-found",
                       {"そのアドレスはありません。/v1/feed を試してください。",
                        "There is nothing at this address. Try /v1/feed."});
    }
    const bool reads = request.method == "GET" || request.method == "HEAD";
    const bool is_written = route->kind == Route::Kind::write;
    if (is_written && request.method != "POST") return method_not_allowed("POST");
    if (!is_written && !reads) return method_not_allowed("GET, HEAD");
    if (route->kind == Route::Kind::open) return (this->*route->answer)(Asked{request, {}, true});
    return admitted(*route, request, last);
}

std::optional<Reply> Routes::admitted(const Route& route, const Request& request, bool last) {
    auto admission = parts_.admission.admit(request);
    if (auto* refusal = std::get_if<Reply>(&admission)) {
        const model::Actor nobody{{}, {}, std::string(said_via(request.user_agent)), model::Permission::viewer};
        if (route.kind == Route::Kind::write) remember(nobody, std::nullopt, refusal->refusal);
        return std::move(*refusal);
    }
    const bool now_or_never = last || request.method == "HEAD" || wait_of(request.prefer).count() == 0;
    const Asked asked{request, std::get<model::Actor>(std::move(admission)), now_or_never};
    const bool board = route.kind == Route::Kind::board;
    if (board && is_first_board(request.user_agent) && parts_.answers.needs(asked.actor.org) > 1)
        return board_too_old();
    return (this->*route.answer)(asked);
}

std::optional<Reply> Routes::healthy(const Asked&) { return plain("ok\n"); }

// The figures for whoever watches the feed count what everybody may see, and the status page shows no more.
std::optional<Reply> Routes::metrics(const Asked&) {
    const model::Record& record = parts_.log.seen_by({});
    return plain(metrics_text(parts_.metrics, {record.seq, parts_.log.writable(), parts_.log.held().has_value()},
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
    Reply reply = plain(model::statuspage_json(parts_.log.seen_by({}), parts_.answers.clock(),
                                               english ? model::Language::en : model::Language::ja),
                        "application/json");
    reply.headers.emplace_back("Cache-Control", "no-cache");
    return reply;
}

std::optional<Reply> Routes::log(const Asked& asked) {
    const std::string_view from_text = parameter_of(asked.request.target, "from");
    const std::string_view to_text = parameter_of(asked.request.target, "to");
    const auto from = from_text.empty() ? std::optional<std::uint64_t>(1) : number_from(from_text);
    const auto to = to_text.empty() ? std::optional<std::uint64_t>(parts_.log.record().seq) : number_from(to_text);
    if (!from || !to || *from == 0) {
        return refused(422, "invalid",
                       {"from と to は出来事の番号(1から)です(例: /v1/log?from=1&to=500)。",
                        "from and to are sequence numbers from 1, for example /v1/log?from=1&to=500."},
                       "from");
    }
    const std::uint64_t last = std::min(*to, *from + most_log_lines - 1);
    Reply reply = plain({}, "application/x-ndjson");
    reply.headers.emplace_back("Kyodo-Epoch", parts_.log.record().epoch);
    if (last < *from) return reply;
    auto lines = parts_.log.lines(*from - 1, static_cast<std::size_t>(last - *from + 1), asked.actor.org);
    if (!lines) return problem_reply(status_of(lines.problem()), lines.problem());
    for (const std::string& line : *lines) reply.body += line + '\n';
    if (last < *to && last < parts_.log.record().seq) {
        const std::string next = "/v1/log?from=" + std::to_string(last + 1) + "&to=" + std::to_string(*to);
        reply.headers.emplace_back("Link", "<" + next + ">; rel=\"next\"");
    }
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
