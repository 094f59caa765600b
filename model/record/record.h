// The record: what is true about the incident, as values. Every snapshot is this; every event changes it; every view is
// computed from it. It must never know how it arrived, who looks at it or what time it is.
// Vocabulary, state machines and invariants: docs/architecture.md and docs/protocol.md.
// Words, members and kinds that this version does not know are kept as they came (`Word::raw`, `rest`, `Other`), never
// mapped to normal.
#pragma once

#include "model/record/ids.h"
#include "model/record/rest.h"
#include "model/record/table.h"
#include "model/text/result.h"
#include "model/text/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace model {

// An enum as it came from outside: a word we know, or `other` with the raw word, shown in the unconfirmed style.
template <class E>
struct Word {
    E value{};
    std::string raw;  // only when value == E::other

    Word() = default;
    Word(E v) : value(v) {}
    Word(E v, std::string r) : value(v), raw(std::move(r)) {}
    bool operator==(const Word&) const = default;
    bool operator==(E v) const { return value == v; }
};

enum class Phase { recognised, assessing, responding, contained, closed, cancelled, other };
enum class Severity { sev1, sev2, sev3, other };
enum class Continuity { normal, workaround, degraded, unknown, stopped, other };
enum class Impact { none, limited, broad, total, unknown, other };
enum class DeadlineKind { hard, soft, other };
enum class EtaKind { none, estimate, committed, other };
enum class Verb {
    confirm,
    collect,
    isolate,
    switch_over,
    restart,
    stop,
    resume,
    rollback,
    bypass,
    throttle,
    manual,
    resend,
    notify,
    escalate,
    monitor,
    hand_to_repair,
    other
};
enum class ActionState {
    proposed,
    ordered,
    acknowledged,
    in_progress,
    blocked,
    verifying,
    done,
    ineffective,
    cancelled,
    followup,
    other
};
enum class DecisionState { open, decided, lapsed, withdrawn, superseded, other };
enum class FactStatus { unconfirmed, confirmed, refuted, corrected, other };
enum class FactKind { fact, estimate, hypothesis, other };
enum class HelpState { wanted, offered, accepted, arrived, released, withdrawn, other };
enum class RoleName { commander, deputy, scribe, service_lead, recovery_lead, comms, exec_liaison, other };
enum class HandoverState { requested, briefing, readback, accepted, announced, withdrawn, other };

struct Incident {
    IncidentId id;
    Text title;  // ≤ 16 full-width characters
    Word<Phase> phase = Phase::recognised;
    Word<Severity> severity = Severity::sev1;
    Text summary;  // ≤ 40
    Instant recognised_at;
    Text exit_criteria;
    std::optional<Instant> hold_until;
    std::optional<Instant> contained_at;
    int relapses = 0;
    std::string channel;
    Rest rest = {};
    bool operator==(const Incident&) const = default;
};

struct Deadline {
    Text label;
    Instant at;
    Word<DeadlineKind> kind = DeadlineKind::hard;
    Text consequence;
    Rest rest = {};
    bool operator==(const Deadline&) const = default;
};

struct Service {
    ServiceId id;
    Text name;        // ≤ 12 full-width characters
    Text short_name;  // ≤ 6; when empty the name is used if it fits
    std::string owner_org;
    int tier = 3;  // 1–3
    Word<Continuity> continuity = Continuity::unknown;
    std::optional<Instant> since;  // when it began to be so, by the clock of the world, not of whoever typed it
    Word<Impact> impact = Impact::unknown;
    Text impact_text;  // ≤ 24: who cannot do what
    FactId basis;      // the confirmed fact behind stopped, degraded, workaround
    std::vector<Deadline> deadlines;
    Text workaround;
    std::optional<Instant> workaround_until;
    std::optional<Instant> eta_at;
    Word<EtaKind> eta_kind = EtaKind::none;
    std::optional<Instant> next_update_at;
    bool accepted_residual = false;
    std::optional<Instant> told_at;         // when `since` was told; none: at once
    std::optional<Instant> impact_since;    // when its trouble, or the last one, began; none: with `since`, or never
    std::optional<Instant> impact_told_at;  // as told_at, of impact_since
    std::optional<Instant> normal_at;       // the last moment it was seen to be normal, before that trouble
    Rest rest = {};
    bool operator==(const Service&) const = default;
};

struct Note {
    Instant at;
    std::string by;
    Text text;
    Rest rest = {};
    bool operator==(const Note&) const = default;
};

struct Action {
    ActionId id;
    Word<Verb> verb = Verb::other;
    Text object;  // ≤ 14
    std::vector<ServiceId> service_ids;
    std::string owner;  // a person; empty means unowned
    std::string owner_org;
    std::optional<Instant> claimed_at;  // since when this owner has it
    Word<ActionState> state = ActionState::proposed;
    std::optional<Instant> state_since;
    std::optional<Instant> due;
    std::optional<Instant> check_at;
    Text blocked_by;
    Text result;
    DecisionId decision_id;
    std::string runbook;
    std::vector<Note> notes;  // newest last, ≤ 50
    std::string only;         // the one organisation that may see it; empty: everybody
    IncidentId incident;      // whose work it is; empty: no one incident's, so it stands on every board
    // Of an action that a monitoring source proposed: counts and never lists, so that a flood adds nothing to the log.
    int alerts = 0;                          // the most that fired when last written; 0: not from alerts
    std::string alerts_severity;             // their worst so far, the source's own word
    int alerts_times = 0;                    // how often they came, 10: or more; 0: once
    std::optional<Instant> alerts_worse_at;  // when the severity last got worse
    Rest rest = {};
    bool operator==(const Action&) const = default;
};

struct DecisionOption {
    std::string id;  // "a", "b", …
    Text text;
    std::optional<int> lead_time_min;  // none: unknown
    Text risk;
    Rest rest = {};
    bool operator==(const DecisionOption&) const = default;
};

struct Decision {
    DecisionId id;
    Text question;  // ≤ 16
    std::vector<DecisionOption> options;
    Text criteria;
    std::string decider;
    Instant decide_by;
    std::optional<Instant> for_deadline;
    Word<DecisionState> state = DecisionState::open;
    std::string chosen;  // option id
    Text why;            // ≤ 30
    std::optional<Instant> decided_at;
    std::string only;     // as in Action
    IncidentId incident;  // as in Action
    Rest rest = {};
    bool operator==(const Decision&) const = default;
};

struct Fact {
    FactId id;
    Instant at;
    Instant heard_at;
    std::string source;
    Word<FactStatus> status = FactStatus::unconfirmed;
    Word<FactKind> kind = FactKind::fact;
    Text text;  // ≤ 30
    ServiceId about;
    FactId supersedes;
    std::string confirmed_by;  // who confirmed or refuted it
    std::string confirmed_by_org;
    std::optional<Instant> status_since;
    std::string only;  // as in Action
    Rest rest = {};
    bool operator==(const Fact&) const = default;
};

struct Help {
    HelpId id;
    Text skill;  // ≤ 16
    int count = 1;
    std::optional<Instant> needed_by;
    ActionId action_id;
    Word<HelpState> state = HelpState::wanted;
    std::string asked_by;
    Text offer;  // who offers what
    std::string offer_org;
    Text thanks;
    std::optional<Instant> state_since;
    std::string only;  // as in Action
    Rest rest = {};
    bool operator==(const Help&) const = default;
};

struct Guardrail {
    GuardrailId id;
    Text text;  // ≤ 24: what must not be done
    Text why;
    std::string set_by;
    Instant since;
    std::optional<Instant> until;
    bool lifted = false;
    std::string only;  // as in Action
    Rest rest = {};
    bool operator==(const Guardrail&) const = default;
};

struct RoleHolding {
    RoleId id;
    Word<RoleName> role = RoleName::other;
    std::string holder;
    std::string org;
    Instant since;
    std::optional<Instant> until;
    IncidentId incident;  // empty: of every incident that has nobody of its own in this role
    Rest rest = {};
    bool operator==(const RoleHolding&) const = default;
};

struct Handover {
    HandoverId id;
    Word<RoleName> role = RoleName::commander;
    std::string from;
    std::string to;
    std::string to_org;
    Word<HandoverState> state = HandoverState::requested;
    Text reason;
    std::optional<Instant> state_since;
    IncidentId incident;  // of the role that is handed over
    Rest rest = {};
    bool operator==(const Handover&) const = default;
};

// A thing of a kind that this version does not know. `only` is read out of it, because it must be honoured all the same.
struct Other {
    OtherId id;        // "TYPE/ID": two kinds may use the same id
    std::string type;  // the kind's word
    std::string only;  // as in Action
    Rest rest = {};    // every member but "type"; "id" and "only" are among them
    bool operator==(const Other&) const = default;
};

// The whole of it. `epoch` names the log it comes from; `seq` is the last event in it (0: none yet).
// `digest` is the sum (mod 2^64) of the hashes of every entity: two records agree if epoch, seq and digest do.
struct Record {
    std::string epoch;
    std::uint64_t seq = 0;
    std::uint64_t digest = 0;
    Table<Incident> incidents;
    Table<Service> services;
    Table<Action> actions;
    Table<Decision> decisions;
    Table<Fact> facts;
    Table<Help> helps;
    Table<Guardrail> guardrails;
    Table<RoleHolding> roles;
    Table<Handover> handovers;
    Table<Other> others;

    // Copied, moved and destroyed in record.cpp only: these bodies are long, and every file had its own.
    Record();
    Record(const Record&);
    Record(Record&&) noexcept;
    Record& operator=(const Record&);
    Record& operator=(Record&&) noexcept;
    ~Record();
};

// How many entities of one kind a record may hold, and how many of all kinds that are not known; beyond it a command is
// refused with a sentence.
inline constexpr std::size_t most_of_a_kind = 20000;

}  // namespace model
