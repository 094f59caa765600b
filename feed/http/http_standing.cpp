// Whether this feed may be relied on: /readyz, boards that know more than its log, and the way on from there, POST /v1/keep.
// It must never give a log another epoch that is as people know it.
#include "feed/http/http_routes.h"
#include "feed/log_mark.h"

namespace feed {
namespace {

using model::Trouble;

constexpr std::chrono::seconds between_tries{1};

Reply ready_to_serve() {
    Reply reply;
    reply.content_type = "text/plain; charset=utf-8";
    reply.body = "ready\n";
    return reply;
}

model::Problem nothing_to_keep() {
    return model::problem(Trouble::illegal_transition,
                          "この記録は盤の知るところまで続いています。新しい記録にする理由がありません。",
                          "This log is as far as boards know; there is no reason to give it a new epoch.");
}

model::Problem other_epoch(const std::string& epoch) {
    return model::problem(Trouble::illegal_transition,
                          "epoch=いまの epoch を付けてください。いまは " + epoch + " です。",
                          "Say epoch=EPOCH, the log's present one, which is " + epoch + ".", "epoch");
}

}  // namespace

// A balancer that sends no commands to a feed that is not ready would never learn that there is space again.
std::optional<Reply> Routes::ready(const Asked&) {
    parts_.log.look_at_place();
    if (parts_.log.displaced()) return problem_reply(503, *parts_.log.displaced());
    const auto now = std::chrono::steady_clock::now();
    if (!parts_.log.writable() && now - tried_ >= between_tries) {
        tried_ = now;
        parts_.log.try_writing();
    }
    if (parts_.log.held()) return problem_reply(503, *parts_.log.held());
    if (parts_.log.writable()) return ready_to_serve();
    return problem_reply(
        503, model::problem(Trouble::unavailable, "記録に書けません。空き容量と kyodo-feed のログを確かめてください。",
                            "The log cannot be written. Check free disk space and what kyodo-feed says."));
}

void Routes::note_ahead(const model::Actor& actor, std::uint64_t seq) {
    if (parts_.log.held()) return;
    const auto known = ahead_.note(actor, seq);
    if (known && parts_.behind) parts_.behind(*known);
}

std::optional<Reply> Routes::keep(const Asked& asked) {
    const model::Actor& actor = asked.actor;
    const bool commands =
        actor.permission == model::Permission::commander || actor.permission == model::Permission::admin;
    if (!commands)
        return problem_reply(403, model::problem(Trouble::forbidden,
                                                 "記録を新しくできるのは統括(commander)か管理(admin)のトークンです。",
                                                 "A log is kept with a commander's or an administrator's token."));
    if (!parts_.log.held()) return problem_reply(409, nothing_to_keep());
    const std::string before = parts_.log.record().epoch;
    if (parameter_of(asked.request.target, "epoch") != before) return problem_reply(409, other_epoch(before));
    if (auto renewed = parts_.log.renew(); !renewed) return problem_reply(503, renewed.problem());
    ahead_.forget();
    const model::Record& record = parts_.log.record();
    parts_.logger(Level::warn, "log kept under a new epoch",
                  {{"before", before},
                   {"epoch", record.epoch},
                   {"seq", std::to_string(record.seq)},
                   {"who", actor.who},
                   {"org", actor.org}});
    if (parts_.kept) parts_.kept();
    Reply reply;
    reply.body = "{\"epoch\":\"" + record.epoch + "\",\"seq\":" + std::to_string(record.seq) + "}";
    return reply;
}

}  // namespace feed
