// See told.h.
// It must never hold an expectation beyond "this was accepted" and "this was refused".
#include "tests/support/told.h"

#include <stdexcept>

namespace told {

using namespace model;

Instant at(std::string_view clock) {
    const std::string seconds = clock.size() == 5 ? ":00" : "";
    const auto parsed = parse_instant("2030-10-01T" + std::string(clock) + seconds + "+09:00");
    if (!parsed) throw std::invalid_argument(std::string(clock));
    return *parsed;
}

Actor responder(std::string who, std::string org) {
    return Actor{std::move(who), std::move(org), "board", Permission::responder};
}

Actor commander(std::string who, std::string org) {
    return Actor{std::move(who), std::move(org), "board", Permission::commander};
}

Action action(std::string id, ActionState state, std::string owner, std::string org) {
    Action made;
    made.id = ActionId(std::move(id));
    made.verb = Verb::isolate;
    made.object = text("1号機");
    made.state = state;
    made.state_since = at("08:00");
    if (!owner.empty()) made.claimed_at = at("08:00");
    made.owner = std::move(owner);
    made.owner_org = std::move(org);
    return made;
}

Fact fact(std::string id, FactStatus status, std::string about, std::string confirmed_by_org) {
    Fact made;
    made.id = FactId(std::move(id));
    made.at = made.heard_at = at("08:00");
    made.status = status;
    made.text = text("電文が出ていない");
    made.about = ServiceId(std::move(about));
    made.confirmed_by_org = std::move(confirmed_by_org);
    return made;
}

Service service(std::string id, Continuity continuity, std::string owner_org) {
    Service made;
    made.id = ServiceId(std::move(id));
    made.name = text("相場配信");
    made.owner_org = std::move(owner_org);
    made.continuity = continuity;
    made.since = at("07:00");
    return made;
}

RoleHolding holding(std::string id, RoleName role, std::string holder, std::string org, std::string_view since) {
    RoleHolding made;
    made.id = RoleId(std::move(id));
    made.role = role;
    made.holder = std::move(holder);
    made.org = std::move(org);
    made.since = at(since);
    return made;
}

Event done(Record& record, const Command& command, const Actor& actor, Instant now) {
    const auto event = decide(record, command, actor, now);
    if (!event) FAIL(event.problem().sentence.ja << " / " << event.problem().sentence.en);
    const auto advanced = advance(record, *event);
    REQUIRE(advanced);
    return *event;
}

Problem refused(const Record& record, const Command& command, const Actor& actor, Instant now) {
    const auto event = decide(record, command, actor, now);
    if (event) FAIL("accepted, although it must be refused");
    CHECK_FALSE(event.problem().sentence.ja.empty());
    CHECK_FALSE(event.problem().sentence.en.empty());
    return event.problem();
}

}  // namespace told
