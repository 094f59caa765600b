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
    std::uint64_t seq = 0;  // of the event; 0: a record alone does not remember it
};

// The feed's clock was set back before this event: `before` is the last it had shown, `after` what it showed then.
// How long anything lasted across it nobody knows; spans that went on say `set_back`.
struct ClockStep {
    std::uint64_t seq = 0;
    Instant before, after;
};

struct CommandSpan {
    RoleId role;
    std::string holder, org;
    Instant from;
    std::optional<Instant> until;
    bool set_back = false;
};

struct HandoverSpan {
    HandoverId id;
    std::string from, to;
    Instant asked;
    std::optional<Instant> ended;  // accepted or withdrawn
    Word<HandoverState> state;
    bool set_back = false;
};

struct DecisionSpan {
    DecisionId id;
    Text question;
    std::optional<Instant> put;  // none: a record alone does not remember it
    Instant decide_by;
    Word<DecisionState> state;
    std::optional<Instant> ended;  // decided, lapsed, withdrawn, superseded
    Text answer;                   // what was chosen
    bool set_back = false;
};

// A state that a service was in, from when it truly began. Shown as it was known at that time: a claim without a
// confirmed fact is `unknown`.
struct ServiceBand {
    Continuity shown = Continuity::unknown;
    bool accepted = false;  // a residual, left behind on purpose
    bool relapse = false;   // in trouble again after it went on
    Instant from;
    std::optional<Instant> until;
    Text impact;                          // the last that was said of it
    std::optional<Instant> limit;         // of a workaround
    Instant told;                         // when it was told; nobody knew of it before
    Instant stated;                       // when this state was told, whatever was said of its beginning afterwards
    bool late = false;                    // well after it had begun
    std::optional<Instant> went_on_from;  // the band before went on until the clock, set back here, had shown this
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
    std::vector<ServiceBand> bands;  // without what later turned out to have been otherwise
    // For the next event: every state in the order it was told, and what the service then said of its beginnings.
    std::vector<ServiceBand> told = {};
    Word<Continuity> said = {};
    std::optional<Instant> since = {}, impact_since = {};
};

enum class WorkEnd { running, worked, ineffective, cancelled, handed_on };  // handed_on: another owner, or to repair
struct Stretch {
    Instant from;
    std::optional<Instant> until;
    bool set_back = false;
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
    bool set_back = false;
};

struct HelpSpan {
    HelpId id;
    Instant asked;
    std::optional<Instant> arrived;
    std::optional<Instant> ended;  // released or withdrawn
    bool set_back = false;
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
    std::vector<ClockStep> clock_steps;

    std::map<std::string, std::size_t> present;  // action id → its newest span in `work`

    // Copied, moved and destroyed in chronology.cpp only: these bodies are long, and every file had its own.
    Chronology();
    Chronology(const Chronology&);
    Chronology(Chronology&&) noexcept;
    Chronology& operator=(const Chronology&);
    Chronology& operator=(Chronology&&) noexcept;
    ~Chronology();
};

// What a state of the record says about the span it belongs to.
bool has_ended(const Help& help);
bool has_ended(const Handover& handover);
Text answer_of(const Decision& decision);  // the option that was chosen; empty: none
WorkEnd end_of(const Action& action);

// Whether the clock was set back after event `from` and not after event `until`.
bool was_set_back(const Chronology& all, std::uint64_t from, std::uint64_t until);

// The first that is confirmed to be trouble of those bands which end with `last` and are not normal; null: none is.
const ServiceBand* impact_before(const std::vector<ServiceBand>& bands, std::size_t last);

// The chronology one event later. On a problem (an event that does not follow) it is unchanged.
Result<Done> advance(Chronology& chronology, const Event& event);

// A chronology to begin with when the first `seq` events are not known any more: what no later event touches is as it
// is now, everything else is unknown until its first event.
Chronology chronology_before(const Record& now, std::uint64_t seq, const std::vector<const Event*>& later);

// What a record alone remembers: the last time of everything, no way there.
Chronology chronology_of(const Record& record);

}  // namespace model
