// What happened: the past tense. The log is a list of these and the record is their sum. One accepted command makes one
// event, so a change is either wholly in the log or not at all. It must never know which command asked for it.
// An event carries the entities it changed as they are afterwards: reducing is putting them in their place, so every
// board that reduces the same log holds the same record, whatever its version of the rules.
#pragma once

#include "model/record/record.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace model {

// Why an event is in the chronology, in the order of a life: the wire word is the name itself ("action_claimed").
enum class Happening {
    incident_opened,
    phase_changed,
    hold_set,
    service_declared,
    service_changed,
    beginning_told,
    update_promised,
    residual_accepted,
    deadlines_set,
    fact_posted,
    fact_confirmed,
    fact_refuted,
    fact_corrected,
    action_added,
    action_ordered,
    action_claimed,
    action_released,
    action_taken_over,
    action_acknowledged,
    action_started,
    action_blocked,
    action_verifying,
    action_completed,
    action_cancelled,
    action_noted,
    check_moved,
    decision_put,
    decision_made,
    decision_withdrawn,
    decision_lapsed,
    decision_superseded,
    help_asked,
    help_offered,
    help_declined,
    help_accepted,
    help_arrived,
    help_released,
    help_withdrawn,
    guardrail_set,
    guardrail_lifted,
    role_assigned,
    handover_requested,
    handover_briefing,
    handover_readback,
    handover_accepted,
    handover_announced,
    handover_withdrawn,
    zone_set,  // in which zone this log says times (model/record/zone_kind.h)
    withheld,  // something that another organisation keeps to itself: no content, nobody's name
    other
};

// Other comes last: it takes what is none of those before it.
using EntityKinds =
    std::variant<Incident, Service, Action, Decision, Fact, Help, Guardrail, RoleHolding, Handover, Other>;
// As with Command, copied in event.cpp only.
struct Entity : EntityKinds {
    using Kinds = EntityKinds;
    using EntityKinds::variant;
    Entity();
    Entity(const Entity&);
    Entity(Entity&&) noexcept;
    Entity& operator=(const Entity&);
    Entity& operator=(Entity&&) noexcept;
    ~Entity();
};

struct Event {
    std::uint64_t seq = 0;  // from 1, without a gap
    Instant at;             // the feed's clock
    std::string who;        // the person behind the token; never from a body
    std::string org;
    std::string via;  // "board", "cli", "demo", "api"; the first two as the client says
    Word<Happening> what = Happening::other;
    std::vector<Entity> entities;  // 1–16, as they are after the event; none when withheld
    Text note;                     // what the person added, may be empty
    Rest rest = {};

    // Copied, moved and destroyed in event.cpp only: these bodies are long, and every file had its own.
    Event();
    Event(const Event&);
    Event(Event&&) noexcept;
    Event& operator=(const Event&);
    Event& operator=(Event&&) noexcept;
    ~Event();
};

// Puts the event's entities in their place and moves seq and digest. Precondition, checked: event.seq == record.seq + 1.
// On a problem the record is unchanged. The only function that changes a record.
Result<Done> advance(Record& record, const Event& event);

// The id of an entity, of Other with its type before it. Valid as long as the entity.
const std::string& id_of(const Entity& entity);

// The digest that advance(record, event) will reach, for whoever has to say it before the event is taken.
std::uint64_t digest_after(const Record& record, const Event& event);

// Hash of one entity over every member, known or kept, stable across machines and builds (FNV-1a 64 over a canonical
// byte form).
std::uint64_t hash_of(const Entity& entity);

// The digest of the whole record computed anew; equals record.digest in a sound record.
std::uint64_t digest_of(const Record& record);

}  // namespace model
