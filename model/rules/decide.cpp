// The door of decide: who may ask at all, then the rule of the command, then the limits on what came out of it.
// It must never know the arrow of a state machine: those lie beside their rules in decide_*.cpp.
#include "model/decide.h"

#include "model/record/check.h"
#include "model/record/giving.h"
#include "model/rules/deciding.h"
#include "model/text/person.h"

namespace model {
namespace deciding {
namespace {

bool is_commanding(Permission permission) {
    return permission == Permission::commander || permission == Permission::admin;
}

Text name_of(Permission permission) {
    switch (permission) {
        case Permission::viewer: return Text{"閲覧(viewer)", "viewer"};
        case Permission::responder: return Text{"対応(responder)", "responder"};
        case Permission::commander: return Text{"統括(commander)", "commander"};
        case Permission::admin: return Text{"管理(admin)", "admin"};
        case Permission::source: break;
    }
    return Text{"監視元(source)", "source"};
}

Problem forbidden(Permission needed, Permission present) {
    const Text need = name_of(needed);
    const Text have = name_of(present);
    return problem(
        Trouble::forbidden,
        "この操作には" + need.ja + "の権限が要ります。いまの権限は" + have.ja + "です。権限のある人に頼んでください。",
        "This needs a " + need.en + "'s token and this one is a " + have.en +
            "'s: ask somebody who has it to do this.");
}

// The least permission a command needs, where its row says that it depends.
struct ByCase {
    const Asked& asked;

    Permission operator()(const AddAction& add) const {
        const bool own = add.owner.empty() || is_actor(asked, add.owner, add.owner_org);
        return own && !add.followup ? Permission::responder : Permission::commander;
    }
    // Saying that we do not know is never less honest than what stands there: everybody who works may say it.
    Permission operator()(const ChangeService& change) const {
        return change.continuity == Continuity::unknown ? Permission::responder : Permission::commander;
    }
    // A handover is moved by the two it concerns; a name alone concerns nobody for certain.
    Permission operator()(const MoveHandover& move) const {
        const Handover* handover = asked.record.handovers.find(move.handover);
        const RoleHolding* given = handover ? given_seat(asked.record, *handover) : nullptr;
        const PersonName actor{asked.actor.who, asked.actor.org};
        const bool gives = given && same_person({given->holder, given->org}, actor);
        const bool receives = handover && same_person({handover->to, handover->to_org}, actor);
        const bool concerned = receives || (gives && !(move.state == HandoverState::accepted));
        return concerned ? Permission::responder : Permission::commander;
    }
};

Permission least_for(const Asked& asked, const Command& command) {
    return std::visit(
        [&]<class Kind>(const Kind& wanted) {
            constexpr Least least = CommandRow<Kind>::least;
            if constexpr (least == Least::by_case)
                return ByCase{asked}(wanted);
            else
                return least == Least::responder ? Permission::responder : Permission::commander;
        },
        command);
}

// How many alerts fire is what a monitoring source counts; from a person it would be a guess that looks like a count.
bool counts_alerts(const Command& command) {
    const auto* add = std::get_if<AddAction>(&command);
    const auto* note = std::get_if<NoteAction>(&command);
    return (add && add->alerts > 0) || (note && note->alerts > 0);
}

Refusal permission_refusal(const Asked& asked, const Command& command) {
    const Permission present = asked.actor.permission;
    if (present != Permission::source && counts_alerts(command)) return forbidden(Permission::source, present);
    const Permission least = least_for(asked, command);
    const bool may = present == Permission::source      ? is_for_sources(command)
                     : present == Permission::responder ? least == Permission::responder
                                                        : is_commanding(present);
    if (!may) return forbidden(least, present);
    return present == Permission::source ? source_refusal(asked, command) : std::nullopt;
}

Refusal actor_refusal(Actor& actor) {
    if (const auto fault = check(actor.who, limit::person)) return problem_from(Fault(*fault).within("who"));
    if (const auto fault = check(actor.org, limit::organisation)) return problem_from(Fault(*fault).within("org"));
    if (!is_blank(actor.who)) return std::nullopt;
    return problem(Trouble::unauthorized, "だれの操作か分かりません。名前のあるトークンで送ってください。",
                   "Nobody is behind this command: send it with a token that names a person.", "who");
}

}  // namespace
}  // namespace deciding

Result<Event> decide(const Record& record, const Command& command, const Actor& actor, Instant now) {
    return decide(record, record, command, actor, now);
}

Result<Event> decide(const Record& whole, const Record& seen, const Command& command, const Actor& actor, Instant now) {
    Actor who = actor;
    if (deciding::Refusal refusal = deciding::actor_refusal(who)) return *refusal;
    Command what = command;
    if (const auto fault = check(what)) return problem_from(*fault);
    const Zone zone = zone_of(whole);
    who = deciding::as_written(seen, std::move(who));
    const deciding::Asked asked{seen, whole, who, zone.local(now), zone, actor.org};
    deciding::spell_as_written(asked, what);
    if (deciding::Refusal refusal = deciding::people_refusal(asked, what)) return *refusal;
    if (deciding::Refusal refusal = deciding::permission_refusal(asked, what)) return *refusal;
    Result<Event> event = std::visit([&](const auto& wanted) { return deciding::decided(asked, wanted); }, what);
    if (!event) return event;
    if (deciding::Refusal refusal = deciding::privacy_refusal(asked, *event)) return *refusal;
    put_in_zone(*event, zone);
    if (const auto fault = check(*event)) return problem_from(*fault);
    return event;
}

}  // namespace model
