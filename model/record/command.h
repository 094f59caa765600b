// What somebody asks for: the imperative. One command value stands behind a button, a key, the command line and a POST;
// it names things by identity. It must never know who asks: that comes from the token.
// Times are Instants, texts bilingual; an empty optional means "leave as it is" where the entity exists already.
// `incident` left empty means the one that is open, or the one its writer has a role in (decide_which.cpp).
// `only` makes something for the writer's own organisation alone; its id is then chosen, never asked for.
#pragma once

#include "model/record/record.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace model {

struct OpenIncident {
    IncidentId incident;
    Text title;
    Word<Severity> severity = Severity::sev1;
    Text summary;
};
struct ChangePhase {
    IncidentId incident;
    Word<Phase> phase;
};  // every arrow of the incident, containment included
struct SetHold {
    IncidentId incident;
    Instant until;
    Text exit_criteria;
};

// Declares a service (new) or renames it (known): continuity is not touched when the service exists.
struct DeclareService {
    ServiceId service;
    Text name;
    Text short_name;
    std::string owner_org;
    std::optional<int> tier;
    std::optional<std::vector<Deadline>> deadlines;
    Word<Continuity> continuity = Continuity::unknown;
    Word<Impact> impact = Impact::unknown;
};
struct ChangeService {
    ServiceId service;
    Word<Continuity> continuity;
    std::optional<Word<Impact>> impact;
    Text impact_text;
    FactId basis;
    Text workaround;
    std::optional<Instant> workaround_until;
    std::optional<Instant> next_update_at;
};
// When its trouble began, or with a state, since when it is in that state: a beginning told late, or told better.
struct TellBeginning {
    ServiceId service;
    std::optional<Word<Continuity>> continuity;
    Instant at;
    Text note;
};
struct PromiseUpdate {
    ServiceId service;
    Instant next_update_at;
};
struct AcceptResidual {
    ServiceId service;
    bool accepted = true;
};

struct PostFact {
    FactId fact;
    Instant at;
    std::optional<Instant> heard_at;
    std::string source;
    Word<FactKind> kind = FactKind::fact;
    Text text;
    ServiceId about;
    bool confirmed = false;
    std::string only = {};
};
struct ConfirmFact {
    FactId fact;
};
struct RefuteFact {
    FactId fact;
};
struct CorrectFact {
    FactId fact;
    FactId replacement;
    Text text;
};

// Without an owner the action is `proposed`; with one it is `ordered`; `followup` is work beyond containment.
struct AddAction {
    ActionId action;
    Word<Verb> verb;
    Text object;
    std::vector<ServiceId> services;
    std::string owner;
    std::string owner_org;
    std::optional<Instant> due;
    std::optional<Instant> check_at;
    DecisionId decision;
    std::string runbook;
    bool followup = false;
    std::string only = {};
    IncidentId incident = {};
    int alerts = 0;  // this and the next two as in Action; a monitoring source's to say
    std::string alerts_severity = {};
    int alerts_times = 0;
};
struct OrderAction {
    ActionId action;
    std::string owner;
    std::string owner_org;
    std::optional<Instant> check_at;
};
struct ClaimAction {
    ActionId action;
    Text note;
    std::optional<Instant> check_at;
};
struct ReleaseAction {
    ActionId action;
    Text note;
};
struct TakeOverAction {
    ActionId action;
    std::string from;
    std::optional<Instant> check_at;
};
struct AcknowledgeAction {
    ActionId action;
};
struct StartAction {
    ActionId action;
    std::optional<Instant> check_at;
};  // also: resume from blocked
struct BlockAction {
    ActionId action;
    Text blocked_by;
};
struct VerifyAction {
    ActionId action;
};
struct CompleteAction {
    ActionId action;
    Text result;
    bool effective = true;
};
struct CancelAction {
    ActionId action;
    Text result;
};
struct NoteAction {
    ActionId action;
    Text note;
    int alerts = 0;  // these as in Action; a monitoring source's to say, and all it may note
    std::string alerts_severity = {};
    int alerts_times = 0;
    bool alerts_worse = false;  // the severity got worse now
};
struct MoveCheck {
    ActionId action;
    Instant check_at;
};

struct PutDecision {
    DecisionId decision;
    Text question;
    std::vector<DecisionOption> options;
    Text criteria;
    std::string decider;
    Instant decide_by;
    std::optional<Instant> for_deadline;
    std::string only = {};
    IncidentId incident = {};
};
struct MakeDecision {
    DecisionId decision;
    std::string chosen;
    Text why;
};
struct WithdrawDecision {
    DecisionId decision;
};
struct LapseDecision {
    DecisionId decision;
};
struct SupersedeDecision {
    DecisionId decision;
};

struct AskHelp {
    HelpId help;
    Text skill;
    int count = 1;
    std::optional<Instant> needed_by;
    ActionId action;
    std::string only = {};
};
struct OfferHelp {
    HelpId help;
    Text offer;
};
struct DeclineHelp {
    HelpId help;
};  // offered → wanted
struct AcceptHelp {
    HelpId help;
};
struct HelpArrived {
    HelpId help;
};
struct ReleaseHelp {
    HelpId help;
    Text thanks;
};
struct WithdrawHelp {
    HelpId help;
};

struct SetGuardrail {
    GuardrailId guardrail;
    Text text;
    Text why;
    std::optional<Instant> until;
    std::string only = {};
};
struct LiftGuardrail {
    GuardrailId guardrail;
};

struct AssignRole {
    Word<RoleName> role;
    std::string holder;
    std::string org;
    IncidentId incident = {};
};
struct RequestHandover {
    HandoverId handover;
    Word<RoleName> role = RoleName::commander;
    std::string to;
    std::string to_org;
    Text reason;
    IncidentId incident = {};
};
struct MoveHandover {
    HandoverId handover;
    Word<HandoverState> state;
};  // briefing … announced, withdrawn

// One of each row of commands.def, in its order.
template <class, class... Kinds>
using OneOf = std::variant<Kinds...>;
#define KYODO_COMMAND(Kind, ...) , Kind
using CommandKinds = OneOf<void
#include "model/record/commands.def"
                           >;

// A variant whose copying is compiled once, in command.cpp: done in every file that sees one, it was half of what the
// sanitized tests took to compile.
struct Command : CommandKinds {
    using Kinds = CommandKinds;
    using CommandKinds::variant;
    Command();
    Command(const Command&);
    Command(Command&&) noexcept;
    Command& operator=(const Command&);
    Command& operator=(Command&&) noexcept;
    ~Command();
};

}  // namespace model
