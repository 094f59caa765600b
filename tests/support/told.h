// A record on which commands are tried, and small ways to write times, texts and people.
// It must never hold an expectation.
#pragma once

#include "model/decide.h"

#include <string>
#include <string_view>

namespace told {

// "08:12:31" or "08:12" on the demo's day, Tokyo time.
model::Instant at(std::string_view clock);

inline model::Text text(std::string words) { return model::Text{std::move(words), {}}; }

model::Actor responder(std::string who, std::string org);
model::Actor commander(std::string who, std::string org);
inline model::Actor recovery() { return responder("復旧E", "つばめ保守"); }
inline model::Actor oversight() { return responder("監理H", "かなた市場 監理部"); }
inline model::Actor business() { return responder("業務D", "かなた市場 業務部"); }
inline model::Actor command_a() { return commander("統括A", "こだま運用"); }

model::Action action(std::string id, model::ActionState state, std::string owner = {}, std::string org = {});
model::Fact fact(std::string id, model::FactStatus status, std::string about = {}, std::string confirmed_by_org = {});
model::Service service(std::string id, model::Continuity continuity, std::string owner_org = {});
model::RoleHolding holding(std::string id, model::RoleName role, std::string holder, std::string org,
                           std::string_view since);

// Decides and advances; fails the test with the refusal's sentence when the command is refused.
model::Event done(model::Record& record, const model::Command& command, const model::Actor& actor, model::Instant now);
// The refusal; fails the test when the command is accepted.
model::Problem refused(const model::Record& record, const model::Command& command, const model::Actor& actor,
                       model::Instant now);

// The entity of this type in the event; fails the test when there is none.
template <class Entity>
Entity changed(const model::Event& event);

}  // namespace told

#include <catch2/catch_test_macros.hpp>

template <class Entity>
Entity told::changed(const model::Event& event) {
    for (const model::Entity& entity : event.entities)
        if (const auto* found = std::get_if<Entity>(&entity)) return *found;
    FAIL("the event does not carry such an entity");
    return {};
}
