// Help asked for, offered, accepted, arrived and released with thanks.
// It must never know which action waits for it beyond its name.
#include "model/rules/deciding.h"

namespace model::deciding {
namespace {

constexpr Arrow<HelpState> help_arrows[] = {
    {HelpState::wanted, HelpState::offered},     {HelpState::wanted, HelpState::withdrawn},
    {HelpState::offered, HelpState::accepted},   {HelpState::offered, HelpState::wanted},
    {HelpState::offered, HelpState::withdrawn},  {HelpState::accepted, HelpState::arrived},
    {HelpState::accepted, HelpState::withdrawn}, {HelpState::arrived, HelpState::released},
};

// Where a call for help goes, and what that is called.
struct Step {
    HelpState to;
    Happening what;
};

template <class Change>
Result<Event> moved(const Asked& asked, const HelpId& id, Step step, Change changed) {
    auto help = existing(asked.record.helps, id, help_kind);
    if (!help) return help.problem();
    if (Refusal refusal = arrow_refusal<HelpState>(help_arrows, help->id.text, help->state, step.to)) return *refusal;
    help->state = step.to;
    help->state_since = asked.now;
    changed(*help);
    return event_of(asked, step.what, {*help});
}

}  // namespace

Result<Event> decided(const Asked& asked, const AskHelp& command) {
    const auto id = new_id(asked.whole.helps, command.help, help_kind, command.only);
    if (!id) return id.problem();
    if (Refusal refusal = reference_refusal(asked.record.actions, command.action, action_kind)) return *refusal;
    Help help;
    help.id = *id;
    help.skill = command.skill;
    help.count = command.count;
    help.needed_by = command.needed_by;
    help.action_id = command.action;
    help.asked_by = asked.actor.who;
    help.state_since = asked.now;
    help.only = command.only;
    return event_of(asked, makes<AskHelp>, {help});
}

Result<Event> decided(const Asked& asked, const OfferHelp& command) {
    return moved(asked, command.help, {HelpState::offered, makes<OfferHelp>}, [&](Help& help) {
        help.offer = command.offer;
        help.offer_org = asked.actor.org;
    });
}

Result<Event> decided(const Asked& asked, const DeclineHelp& command) {
    return moved(asked, command.help, {HelpState::wanted, makes<DeclineHelp>}, [](Help& help) {
        help.offer = Text();
        help.offer_org.clear();
    });
}

Result<Event> decided(const Asked& asked, const AcceptHelp& command) {
    return moved(asked, command.help, {HelpState::accepted, makes<AcceptHelp>}, [](Help&) {});
}

Result<Event> decided(const Asked& asked, const HelpArrived& command) {
    return moved(asked, command.help, {HelpState::arrived, makes<HelpArrived>}, [](Help&) {});
}

Result<Event> decided(const Asked& asked, const ReleaseHelp& command) {
    return moved(asked, command.help, {HelpState::released, makes<ReleaseHelp>},
                 [&](Help& help) { help.thanks = command.thanks; });
}

Result<Event> decided(const Asked& asked, const WithdrawHelp& command) {
    return moved(asked, command.help, {HelpState::withdrawn, makes<WithdrawHelp>}, [](Help&) {});
}

}  // namespace model::deciding
