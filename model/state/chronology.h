// What happened, as lanes over time: phases, command, decisions, services, people, help, deadlines. Reduced from events,
// or guessed from a record alone, which remembers only the last time of everything. It must never know words of the
// board, a view or what time it is: what is not over has no end.
#pragma once

#include "model/record/event.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace model {

struct PhaseStep {
    IncidentId incident;
    Word<Phase> phase;
    Instant at;
};

struct CommandSpan {
    RoleId role;
    std::string holder, org;
    Instant from;
    std::optional<Instant> until;
};

struct HandoverSpan {
    HandoverId id;
    std::string from, to;
    Instant asked;
    std::optional<Instant> ended;  // accepted or withdrawn
    Word<HandoverState> state;
};

struct DecisionSpan {
    DecisionId id;
    Text question;
    std::optional<Instant> put;  // none: a record alone does not remember it
    Instant decide_by;
    Word<DecisionState> state;
    std::optional<Instant> ended;  // decided, lapsed, withdrawn, superseded
    Text answer;                   // what was chosen
};

// A state that a service was in. Shown as it was at that time: a claim without a confirmed fact is `unknown`.
struct ServiceBand {
    Continuity shown = Continuity::unknown;
    bool accepted = false;  // a residual, left behind on purpose
    bool relapse = false;   // in trouble again after it went on
    Instant from;
    std::optional<Instant> until;
    Text impact;                   // the last that was said of it
    std::optional<Instant> limit;  // of a workaround
};

struct FactMark {
    FactId id;
    ServiceId about;  // may be empty
    Instant at;
    FactStatus status = FactStatus::unconfirmed;
    Text text;
    bool last = true;  // no later mark of the same fact
};

struct ServiceLane {
    ServiceId id;
    std::vector<ServiceBand> bands;
};

enum class WorkEnd { running, worked, ineffective, cancelled, handed_on };  // handed_on: another owner, or to repair
struct Stretch {
    Instant from;
    std::optional<Instant> until;
};
// One person's time with one action, from the order or the claim. An empty owner: nobody had it.
struct WorkSpan {
    ActionId id;
    std::string owner, org;
    DecisionId decision;  // that made it
    Instant from;
    std::optional<Instant> until;
    WorkEnd end = WorkEnd::running;
    std::vector<Stretch> blocked;
};

struct HelpSpan {
    HelpId id;
    Instant asked;
    std::optional<Instant> arrived;
    std::optional<Instant> ended;  // released or withdrawn
};

struct EventMark {
    std::uint64_t seq = 0;
    Instant at;
    bool major = false;  // a state, a decision or the command changed
};

struct Chronology {
    Record record;  // after the last event
    std::vector<PhaseStep> phases;
    std::vector<CommandSpan> command;
    std::vector<HandoverSpan> handovers;
    std::vector<DecisionSpan> decisions;
    std::vector<ServiceLane> services;  // in the order they were declared
    std::vector<FactMark> facts;
    std::vector<WorkSpan> work;
    std::vector<HelpSpan> helps;
    std::vector<EventMark> marks;

    std::map<std::string, std::size_t> present;  // action id → its newest span in `work`
};

// What a state of the record says about the span it belongs to.
bool has_ended(const Help& help);
bool has_ended(const Handover& handover);
Text answer_of(const Decision& decision);  // the option that was chosen; empty: none
WorkEnd end_of(const Action& action);

// The chronology one event later. On a problem (an event that does not follow) it is unchanged.
Result<Done> advance(Chronology& chronology, const Event& event);

// A chronology to begin with when the first `seq` events are not known any more: what no later event touches is as it
// is now, everything else is unknown until its first event.
Chronology chronology_before(const Record& now, std::uint64_t seq, const std::vector<const Event*>& later);

// What a record alone remembers: the last time of everything, no way there.
Chronology chronology_of(const Record& record);

}  // namespace model
