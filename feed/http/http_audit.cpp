// Who is who: GET /v1/me, whose token this is; GET /v1/audit, who did what, for those who command. It must never know a socket.
// A call reads a bounded part of the log, because it is read on the event thread; `Link` leads on from where it ended.
#include "feed/audit.h"
#include "feed/http/http_routes.h"
#include "feed/tokens.h"
#include "model/record/zone_kind.h"
#include "model/text/json_writer.h"
#include "model/wire/wire.h"

#include <algorithm>
#include <limits>

namespace feed {
namespace {

constexpr std::size_t most_events_read = 1000;

bool commands(model::Permission permission) {
    return permission == model::Permission::commander || permission == model::Permission::admin;
}

Reply not_for_you() {
    return problem_reply(
        403, model::problem(model::Trouble::forbidden, "記録の照会は統括(commander)か管理(admin)のトークンでできます。",
                            "The audit is for a commander's or an administrator's token."));
}

// The sequence number to go on after; nothing: not a number.
std::optional<std::uint64_t> place_in(std::string_view text) {
    return text.empty() ? std::optional<std::uint64_t>(0) : number_from(text);
}

std::string next_page(const Request& request, std::uint64_t after) {
    std::string next = "/v1/audit?after=" + std::to_string(after);
    for (const std::string_view name : {"from", "to", "who"}) {
        const std::string_view value = parameter_of(request.target, name);
        if (!value.empty()) next += '&' + std::string(name) + '=' + std::string(value);
    }
    return next;
}

std::string_view word_of(Admitted::By by) {
    switch (by) {
        case Admitted::By::proxy: return "proxy";
        case Admitted::By::demo: return "demo";
        default: return "token";
    }
}

}  // namespace

std::optional<Reply> Routes::me(const Asked& asked) {
    model::json::Writer out;
    out.open_object();
    const auto member = [&](std::string_view name, std::string_view value) {
        out.name(name);
        out.text(value);
    };
    member("who", asked.actor.who);
    member("org", asked.actor.org);
    member("role", role_word(asked.actor.permission));
    member("kind", word_of(asked.by));
    out.close_object();
    Reply reply;
    reply.body = out.take();
    return reply;
}

std::optional<Reply> Routes::audit(const Asked& asked) {
    const Request& request = asked.request;
    const model::Actor& actor = asked.actor;
    if (!commands(actor.permission)) return not_for_you();
    const auto said = [&](std::string_view name) { return unescaped(parameter_of(request.target, name)); };
    const TimePlace here{parts_.answers.clock().now, model::zone_of(parts_.log.record()), true};
    const auto query = audit_query(said("from"), said("to"), said("who"), here);
    if (!query) return problem_reply(422, query.problem());
    const auto after = place_in(parameter_of(request.target, "after"));
    if (!after) {
        return problem_reply(422, model::problem(model::Trouble::invalid, "after は出来事の番号です(例: after=500)。",
                                                 "after is a sequence number, for example after=500.", "after"));
    }
    const auto events = parts_.log.events(*after, most_events_read, actor.org);
    if (!events) return problem_reply(status_of(events.problem()), events.problem());
    Reply reply;
    reply.content_type = "application/x-ndjson";
    const auto& refusals = parts_.refusals.kept();
    auto refusal = std::find_if(refusals.begin(), refusals.end(), [&](const Refusal& r) { return r.after >= *after; });
    const auto tell_refusals_before = [&](std::uint64_t seq) {
        for (; refusal != refusals.end() && refusal->after < seq; ++refusal) {
            const bool theirs = refusal->only.empty() || refusal->only == actor.org;
            if (theirs && query->takes(refusal->at, refusal->who)) reply.body += audit_json(*refusal) + '\n';
        }
    };
    for (const model::Event& event : *events) {
        tell_refusals_before(event.seq);
        if (query->takes(event)) reply.body += audit_json(event) + '\n';
    }
    if (events->size() < most_events_read) tell_refusals_before(std::numeric_limits<std::uint64_t>::max());
    if (events->size() == most_events_read)
        reply.headers.emplace_back("Link", "<" + next_page(request, events->back().seq) + ">; rel=\"next\"");
    return reply;
}

}  // namespace feed
