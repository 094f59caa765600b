// What the files of decide share: who asks, the arrows of a state machine, the refusals they have in common.
// Included by decide*.cpp only. It must never hold a rule about one kind of thing.
#pragma once

#include "model/decide.h"
#include "model/record/audience.h"
#include "model/record/command_row.h"
#include "model/record/words.h"
#include "model/record/zone_kind.h"
#include "model/text/likeness.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace model::deciding {

// One question put to decide. Valid during the call only.
struct Asked {
    const Record& record;  // as the actor's organisation sees it
    const Record& whole;   // with what others keep to themselves: for keeping ids apart, never for an answer
    const Actor& actor;    // in the record's spelling
    Instant now;
    const Zone& zone;             // of the log
    const std::string& audience;  // the actor's organisation as the token has it: what is private goes by these letters
};

// "08:35:02", on another day than this "10/01 08:35:02": how a sentence says a time.
std::string clock(const Asked& asked, Instant at);

// Nothing: the command may happen as far as this check is concerned.
using Refusal = std::optional<Problem>;

// A list of these is the state machine: what is not in it is refused.
template <class State>
struct Arrow {
    State from;
    State to;
};

// The refusal for a step no arrow allows, with the present state and everything possible from it.
Problem no_arrow(const std::string& id, const Text& from, const Text& to, const std::vector<Text>& possible);

template <class State>
Refusal arrow_refusal(std::span<const Arrow<State>> arrows, const std::string& id, const Word<State>& from, State to) {
    std::vector<Text> possible;
    for (const Arrow<State>& arrow : arrows) {
        if (!(from == arrow.from)) continue;
        if (arrow.to == to) return std::nullopt;
        possible.push_back(word_of(arrow.to));
    }
    return no_arrow(id, word_of(from), word_of(to), possible);
}

// What a kind of entity is called in a sentence, and the field of a command that names one.
struct Kind {
    std::string_view ja;
    std::string_view en;
    std::string_view field;
    std::string_view prefix;  // of ids chosen here: "A" makes "A15"
};
inline constexpr Kind incident_kind{"インシデント", "incident", "incident", "INC-"};
inline constexpr Kind service_kind{"サービス", "service", "service", "S"};
inline constexpr Kind action_kind{"アクション", "action", "action", "A"};
inline constexpr Kind decision_kind{"判断", "decision", "decision", "D"};
inline constexpr Kind fact_kind{"情報", "fact", "fact", "F"};
inline constexpr Kind help_kind{"応援", "help request", "help", "H"};
inline constexpr Kind guardrail_kind{"禁止事項", "guardrail", "guardrail", "X"};
inline constexpr Kind handover_kind{"引継ぎ", "handover", "handover", "HO"};

// "There is no action A71. The nearest is A7."
Problem not_found(const Kind& kind, const std::string& id, const std::vector<std::string_view>& known);
Problem id_taken(const Kind& kind, const std::string& id);
Problem too_many(const Kind& kind);

template <class Entity>
std::vector<std::string_view> ids_of(const Table<Entity>& table) {
    std::vector<std::string_view> ids;
    ids.reserve(table.size());
    for (const Entity& entity : table) ids.push_back(entity.id.text);
    return ids;
}

// A copy of the entity, ready to be changed, or the refusal that it does not exist.
template <class Entity, class IdType>
Result<Entity> existing(const Table<Entity>& table, const IdType& id, const Kind& kind) {
    if (const Entity* found = table.find(id)) return *found;
    return not_found(kind, id.text, ids_of(table));
}

// For references that may be left empty.
template <class Entity, class IdType>
Refusal reference_refusal(const Table<Entity>& table, const IdType& id, const Kind& kind) {
    if (id.empty() || table.find(id)) return std::nullopt;
    return not_found(kind, id.text, ids_of(table));
}

// The first of prefix1, prefix2, … above every number in use.
std::string next_id(std::string_view prefix, const std::vector<std::string_view>& known);

// What is for one organisation only (decide_private.cpp).
Problem not_yours_to_choose(const Kind& kind);
Refusal hiding_refusal(const std::string& id, const std::string& present, const std::string& wanted);
Refusal privacy_refusal(const Asked& asked, const Event& event);

// The id for something new: the wanted one when it is free, a chosen one when none is wanted; always a chosen one for
// what is for `only` one organisation. `table`: of the whole record.
template <class Entity, class IdType>
Result<IdType> new_id(const Table<Entity>& table, const IdType& wanted, const Kind& kind,
                      const std::string& only = {}) {
    if (table.size() >= most_of_a_kind) return too_many(kind);
    const bool chosen_form = requires(Entity entity) { entity.only; }
    &&has_private_form(private_spelling(wanted.text));
    if (chosen_form || (!only.empty() && !wanted.empty())) return not_yours_to_choose(kind);
    if (!only.empty()) return IdType(next_id(private_prefix(kind.prefix, only), ids_of(table)));
    if (wanted.empty()) return IdType(next_id(kind.prefix, ids_of(table)));
    for (const std::string_view known : ids_of(table))
        if (alike(known, wanted.text)) return id_taken(kind, std::string(known));
    return wanted;
}

// Nothing but spaces. Precondition: checked (check.h), so no control characters are left.
bool is_blank(std::string_view text);
bool is_blank(const Text& text);

// Refuses a text that only this case needs; `ja` and `en` say what is missing ("結果", "result").
Refusal blank_refusal(const Text& text, std::string_view field, std::string_view ja, std::string_view en);

// decide_spelling.cpp: what was written first stays. An actor, and the ids, people and organisations of a command, as the
// record has them already where it knows them in another spelling.
Actor as_written(const Record& record, Actor actor);
void spell_as_written(const Asked& asked, Command& command);
// Refuses a name for a service that reads like that of another one. `own`: the service it is for, which may keep what it has.
Refusal name_refusal(const Asked& asked, const DeclareService& command, const ServiceId& own);

// decide_people.cpp: whom a command means. A name alone gets the organisation of the one person who has it; refused when
// two have it.
Refusal people_refusal(const Asked& asked, Command& command);
// True if `person` of `org` is this actor. Without an organisation it is, when nobody of another one has that name.
bool is_actor(const Asked& asked, const std::string& person, const std::string& org);

// decide_source.cpp: what a monitoring source may not do with what is known; nothing for what its role never may.
Refusal source_refusal(const Asked& asked, const Command& command);
// True for the commands that a source may give at all.
bool is_for_sources(const Command& command);

// "復旧E(つばめ保守)" / "復旧E (つばめ保守)".
Text person_text(const std::string& person, const std::string& org);

// A role, in one incident or (empty) in all of them.
struct Seat {
    Word<RoleName> role;
    IncidentId incident;
};

// Who has it now: those of that incident alone, else those of all incidents.
std::vector<const RoleHolding*> present_holdings(const Asked& asked, const Seat& seat);

// decide_which.cpp: what belongs to which incident.
bool is_over(const Incident& incident);
// True if this is the one incident that people still work on.
bool is_only_one(const Record& record, const IncidentId& id);
// The one named; else the only one that goes on; else the only one of them its writer has a role in. Empty when none is
// open, and for a monitoring source that cannot know. Refused when it has to be said, or when there is no such incident.
Result<IncidentId> incident_of(const Asked& asked, const IncidentId& named);
// The same for new work: refused when the incident is over, because no board would show it.
Result<IncidentId> incident_for_work(const Asked& asked, const IncidentId& named);

// What this command makes happen, where that is one thing whatever is decided.
template <class Kind>
inline constexpr Happening makes = [] {
    static_assert(CommandRow<Kind>::makes.size() == 1, "it depends: say which");
    return CommandRow<Kind>::makes.front();
}();

Event event_of(const Asked& asked, Happening what, std::vector<Entity> entities, Text note = {});

// The rules, one for each command, by file: incident, service, fact, owner, action, decision, help, roles.
#define KYODO_COMMAND(Kind, ...) Result<Event> decided(const Asked& asked, const Kind& command);
#include "model/record/commands.def"

}  // namespace model::deciding
