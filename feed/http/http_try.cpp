// A command before and after it is decided: asked back about, decided without being appended, said back. It must never
// append.
#include "feed/http/http_routes.h"
#include "model/record/zone_kind.h"
#include "model/understood.h"

namespace feed {

model::Problem Routes::only_reads() {
    return model::problem(model::Trouble::forbidden,
                          "閲覧用のトークンでは操作できません。対応者のトークンで送ってください。",
                          "A viewer's token may only read. Use a responder's or commander's token.");
}

Routes::Unknown Routes::unknown_in(const model::Command& command, const model::Actor& actor) {
    if (actor.permission == model::Permission::source) return {};  // nobody sits there to be asked
    return model::unknown_names(command, parts_.log.seen_by(actor.org), parts_.admission.people());
}

// Somebody else may have been meant: asked before anything is decided, and taken when it is said to be new.
std::optional<Reply> Routes::in_doubt(const Request& request, const Unknown& unknown) {
    const auto doubt = model::name_in_doubt(unknown);
    if (!doubt || model::says_new(request.body)) return std::nullopt;
    Reply reply = problem_reply(422, doubt->problem);
    reply.body = model::problem_json(doubt->problem, 422, {}, doubt->nearest);
    return reply;
}

model::Text Routes::understood(const model::Command& command, const model::Accepted& accepted,
                               const model::Actor& actor, const Unknown& unknown) {
    const model::Record& seen = parts_.log.seen_by(actor.org);
    const model::Saying saying{parts_.answers.clock().now, &seen, {}, {}, model::zone_of(seen)};
    const bool made = !accepted.events.empty();
    return model::with_new_names(
        made ? model::understood(command, accepted.events.front(), saying) : model::understood(command, saying),
        unknown);
}

// As POST /v1/commands up to the append, which does not happen. Not another meaning of that address: a feed that does not
// know it would have done what was only to be tried.
std::optional<Reply> Routes::tried(const Asked& asked) {
    const auto no = [](const model::Problem& problem) { return problem_reply(status_of(problem), problem); };
    if (asked.actor.permission == model::Permission::viewer) return no(only_reads());
    const auto command = model::parse_command(asked.request.body);
    if (!command) return no(command.problem());
    const Unknown unknown = unknown_in(*command, asked.actor);
    if (auto doubt = in_doubt(asked.request, unknown)) return doubt;
    if (const auto& held = parts_.log.held()) return no(*held);
    const model::Record& seen = parts_.log.seen_by(asked.actor.org);
    auto event = model::decide(parts_.log.record(), seen, *command, asked.actor, parts_.answers.clock().now);
    if (!event) return no(event.problem());
    model::Accepted would{event->seq, {std::move(*event)}, false, true, {}};
    would.understood = understood(*command, would, asked.actor, unknown);
    Reply reply;
    reply.body = model::accepted_json(would);
    return reply;
}

}  // namespace feed
