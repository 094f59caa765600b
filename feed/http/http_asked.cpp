// Before a request is answered: is there such an address, may it be asked this way, by whom, and how much has whoever asks
// already. It must never know what an address answers.
// Nothing that one token does keeps another from being answered: what is short for all is given out in shares.
#include "feed/http/http_routes.h"
#include "feed/http/older_boards.h"

namespace feed {
namespace {

using model::Trouble;

constexpr std::size_t made_bytes = 1u << 20;  // of an answer that is made whole for one request, about

Reply refused(int status, std::string_view type, const char* ja, const char* en) {
    return problem_reply(status, model::problem(Trouble::invalid, ja, en), type);
}

Reply method_not_allowed(const std::string& allowed) {
    Reply reply =
        refused(405, "method-not-allowed", "このアドレスではその方法は使えません。Allow にある方法で送ってください。",
                "This address does not take that method. Use one that the Allow header names.");
    reply.headers.emplace_back("Allow", allowed);
    return reply;
}

Reply not_found() {
    return refused(404, "not-found", "そのアドレスはありません。/v1/feed を試してください。",
                   "There is nothing at this address. Try /v1/feed.");
}

Reply too_many_commands(std::chrono::seconds wait) {
    const std::string seconds = std::to_string(wait.count());
    Reply reply = problem_reply(
        429,
        model::problem(
            Trouble::unavailable,
            "このトークンからの操作が多すぎます。" + seconds +
                "秒後に同じ Idempotency-Key で送り直してください。何も適用していません。",
            "Too many commands come with this token. Nothing was applied; send the same again, with the same "
            "Idempotency-Key, in " +
                seconds + " s."),
        "too-many-commands");
    reply.headers.emplace_back("Retry-After", seconds);
    return reply;
}

Reply too_many_answers() {
    Reply reply = problem_reply(
        429,
        model::problem(Trouble::unavailable,
                       "このトークンへの長い答えがまだ読み終わっていません。読み終えてから尋ねてください。",
                       "Long answers to this token are still unread. Read them first, then ask again."),
        "too-many-answers");
    reply.headers.emplace_back("Retry-After", "1");
    return reply;
}

}  // namespace

// A balancer that only knows OPTIONS, as HAProxy does unless told otherwise, means: may I send people here?
Reply Routes::options(const Route* route, std::string_view path) {
    const bool whole = path == "/" || path == "*";
    if (!route && !whole) return not_found();
    Reply reply;
    if (whole) reply = *ready(Asked{Request{}, {}, {}, {}, true});
    if (route) reply.status = 204;
    reply.headers.emplace_back("Allow", !route                              ? "GET, HEAD, POST, OPTIONS"
                                        : route->kind == Route::Kind::write ? "POST, OPTIONS"
                                                                            : "GET, HEAD, OPTIONS");
    return reply;
}

std::optional<Reply> Routes::answered(const Request& request, bool last, Shares::Held& place) {
    const std::string_view path = path_of(request.target);
    const Route* route = route_at(path);
    if (request.method == "OPTIONS") return options(route, path);
    if (!route) return not_found();
    const bool reads = request.method == "GET" || request.method == "HEAD";
    const bool is_written = route->kind == Route::Kind::write;
    if (is_written && request.method != "POST") return method_not_allowed("POST, OPTIONS");
    if (!is_written && !reads) return method_not_allowed("GET, HEAD, OPTIONS");
    if (route->kind == Route::Kind::open) return (this->*route->answer)(Asked{request, {}, {}, {}, true});
    return admitted(*route, request, last, place);
}

std::optional<Reply> Routes::admitted(const Route& route, const Request& request, bool last, Shares::Held& place) {
    auto admission = parts_.admission.admit(request);
    if (auto* refusal = std::get_if<Reply>(&admission)) {
        const model::Actor nobody{{}, {}, std::string(said_via(request.user_agent)), model::Permission::viewer};
        if (route.kind == Route::Kind::write) remember(nobody, std::nullopt, refusal->refusal);
        return std::move(*refusal);
    }
    auto& who = std::get<Admitted>(admission);
    const bool board = route.kind == Route::Kind::board;
    if (board && is_first_board(request.user_agent) && parts_.answers.needs(who.actor.org) > 1) return board_too_old();
    const bool waits = board && !last && request.method != "HEAD" && wait_of(request.prefer).count() > 0;
    const Shares::Held held = waits ? shares_.place(who.share) : nullptr;
    Request as_asked = request;
    if (waits && !held) as_asked.prefer.clear();  // an answer that did not wait must not say that it did
    auto reply = within_share(route, Asked{as_asked, std::move(who.actor), who.by, std::move(who.share), !held});
    if (!reply) place = held;
    return reply;
}

std::optional<Reply> Routes::within_share(const Route& route, const Asked& asked) {
    if (route.kind == Route::Kind::write) {
        const auto wait = shares_.command(asked.share, std::chrono::steady_clock::now());
        if (wait.count() > 0) {
            ++parts_.metrics.commands_refused;
            return too_many_commands(wait);
        }
    }
    if (route.kind != Route::Kind::made) return (this->*route.answer)(asked);
    const bool in_pieces = route.answer == &Routes::log;
    auto held = shares_.answer(asked.share, in_pieces ? log_piece_bytes : made_bytes);
    if (!held) return too_many_answers();
    auto reply = (this->*route.answer)(asked);
    if (reply) reply->held = std::move(held);
    return reply;
}

std::optional<std::string> Routes::line_of(const Request& request) {
    const Route* route = route_at(path_of(request.target));
    const bool is_long = route && route->kind != Route::Kind::open && route->kind != Route::Kind::board;
    return is_long ? parts_.admission.share_of(request) : std::nullopt;
}

}  // namespace feed
