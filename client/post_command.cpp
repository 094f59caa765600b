// POST /v1/commands and the reading of its answer. A page from a proxy, an answer that does not parse and a lost answer are
// all the same here: undecided. It must never take "no answer" for "no".
#include "client/post_command.h"

#include "client/reply_problem.h"
#include "model/understood.h"
#include "model/wire/wire.h"

namespace client {
namespace {

net::HttpRequest request_from(const net::FeedAddress& address, const model::SendCommand& command,
                              std::chrono::milliseconds limit) {
    net::HttpRequest request;
    request.url = address.url + "/v1/commands";
    request.method = "POST";
    request.headers = {{"Content-Type", "application/json"},
                       {"Accept", "application/json, application/problem+json"},
                       {"Idempotency-Key", command.key}};
    request.body = command.as_new && model::may_name_new(command.command) ? model::command_json_as_new(command.command)
                                                                          : model::command_json(command.command);
    request.total_limit = limit;
    request.most_bytes = 4u << 20;
    return request;
}

bool is_final(const net::HttpReply& reply) {
    return reply.status >= 400 && reply.status < 500 && reply.status != 408 && reply.status != 429 &&
           reply.content_type == "application/problem+json";
}

// A feed that cannot decide now, or not so many, says why; a 503 from somewhere in between does not.
Undecided undecided(const std::string& place, const net::HttpReply& reply) {
    const bool said = (reply.status == 503 || reply.status == 429) && reply.content_type == "application/problem+json";
    const auto problem = said ? model::parse_problem(reply.body) : std::nullopt;
    if (!problem) return {reply_problem(place, reply), reply.retry_after};
    return {model::problem(model::Trouble::unavailable, place + ": " + problem->sentence.ja,
                           place + ": " + problem->sentence.en),
            reply.retry_after, true};
}

}  // namespace

model::Result<model::Accepted> try_command(net::Http& http, const net::FeedAddress& address,
                                           const model::SendCommand& command, const Patience& patience) {
    net::HttpRequest request = request_from(address, command, patience.limit);
    request.url = address.url + "/v1/try";
    const auto reply = http.perform(request, patience.stop);
    if (!reply) return reply.problem();
    const std::string place = place_of(address.url);
    if (reply->status == 200 && reply->content_type == "application/json") {
        auto accepted = model::parse_accepted(reply->body);
        if (accepted && accepted->tried) return std::move(*accepted);
    }
    const auto problem = is_final(*reply) ? model::parse_problem(reply->body) : std::nullopt;
    const bool there = reply->status != 404 || (problem && !problem->field.empty());
    if (!there)
        return place_problem(place,
                             "この feed は --try を知りません。新しい kyodo-feed が要ります。何も送っていません。",
                             "this feed does not know --try: it needs a newer kyodo-feed. Nothing was sent.");
    if (problem) return *problem;
    return reply_problem(place, *reply);
}

Posted post_command(net::Http& http, const net::FeedAddress& address, const model::SendCommand& command,
                    const Patience& patience) {
    const auto reply = http.perform(request_from(address, command, patience.limit), patience.stop);
    if (!reply) return Undecided{reply.problem(), std::nullopt};
    if (reply->status == 200 && reply->content_type == "application/json") {
        if (auto accepted = model::parse_accepted(reply->body)) return std::move(*accepted);
    } else if (is_final(*reply)) {
        if (auto problem = model::parse_problem(reply->body)) return Refused{std::move(*problem)};
    }
    return undecided(place_of(address.url), *reply);
}

}  // namespace client
