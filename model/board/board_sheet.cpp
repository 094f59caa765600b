// Each item says the most urgent thing first and counts the rest: a list of thirty is no handover. What only the outgoing
// commander knows is left to be said aloud where the record does not hold it.
#include "model/board/board_sheet.h"

#include "model/board/board_parts.h"
#include "model/board/outlook.h"
#include "model/prohibition.h"
#include "model/record/giving.h"
#include "model/text/text.h"

#include <algorithm>
#include <array>

namespace model::parts {
namespace {

constexpr std::size_t most_main = 44, most_second = 46;  // cells; ten of both are 450 characters
constexpr std::string_view gap = "  ";
constexpr int letters_a_second = 5;  // read aloud

struct Words {
    std::string main, second;
};

std::string more(const Scene& scene, std::size_t all, std::size_t shown) {
    return all > shown ? phrase(scene, Say::services_more, {count_of(all - shown)}) : std::string{};
}

std::string service_words(const Scene& scene, const Service& service) {
    return spaced(service_name(scene, service), text(scene, word_of(shown_continuity(scene.record, service))));
}

Words services(const Scene& scene) {
    const auto troubled = troubled_in_order(scene.record, scene.now);
    if (troubled.empty()) return {phrase(scene, Say::all_normal), {}};
    const Service& worst = *troubled.front();
    Words words{spaced(service_words(scene, worst), text(scene, worst.impact_text)), {}};
    if (troubled.size() > 1) words.second = service_words(scene, *troubled[1]);
    words.second = spaced(words.second, more(scene, troubled.size(), 2));
    const Header head = header(scene);
    words.second = joined({words.second, head.deadline_short}, gap);
    return words;
}

std::vector<const Action*> open_actions(const Scene& scene, bool blocked) {
    std::vector<const Action*> found = open_in_order(scene.record, scene.now);
    std::erase_if(found, [&](const Action* action) { return (action->state == ActionState::blocked) != blocked; });
    return found;
}

Words doing(const Scene& scene) {
    const auto open = open_actions(scene, false);
    if (open.empty()) return {phrase(scene, Say::no_actions), {}};
    const Action& first = *open.front();
    const std::string owner = first.owner.empty() ? phrase(scene, Say::owner_undecided) : first.owner;
    Words words{spaced(action_object(scene, first), spaced(owner, first.owner_org)), {}};
    if (first.check_at) words.second = spaced(phrase(scene, Say::check), moment(scene, *first.check_at));
    words.second = joined({words.second, more(scene, open.size(), 1)}, gap);
    return words;
}

Words stuck(const Scene& scene) {
    const auto blocked = open_actions(scene, true);
    Words words{phrase(scene, Say::sheet_none_stuck), {}};
    if (!blocked.empty())
        words.main = joined({spaced(action_object(scene, *blocked.front()), text(scene, blocked.front()->blocked_by)),
                             more(scene, blocked.size(), 1)},
                            gap);
    const Help* shown = nullptr;
    for (const Help& help : scene.record.helps) {
        const bool over = help.state == HelpState::released || help.state == HelpState::withdrawn;
        if (!over && (!shown || is_waiting(help))) shown = &help;
    }
    words.second =
        shown ? spaced(text(scene, shown->skill), word(scene, shown->state)) : phrase(scene, Say::sheet_no_help);
    return words;
}

std::string chosen_text(const Scene& scene, const Decision& decision) {
    for (const DecisionOption& option : decision.options)
        if (option.id == decision.chosen) return text(scene, option.text);
    return text(scene, decision.question);
}

Words decisions(const Scene& scene) {
    const Decision* open = nullptr;
    const Decision* last = nullptr;
    std::size_t count = 0;
    for (const Decision& decision : scene.record.decisions) {
        if (is_undecided(decision) && ++count && (!open || decision.decide_by < open->decide_by)) open = &decision;
        if (decision.state == DecisionState::decided && decision.decided_at &&
            (!last || *last->decided_at <= *decision.decided_at))
            last = &decision;
    }
    Words words{phrase(scene, Say::sheet_none_open), {}};
    if (open)
        words.main =
            joined({spaced(text(scene, open->question), phrase(scene, Say::until, {moment(scene, open->decide_by)})),
                    more(scene, count, 1)},
                   gap);
    if (last)
        words.second =
            joined({phrase(scene, Say::decided), moment(scene, *last->decided_at), chosen_text(scene, *last)}, " ");
    return words;
}

Words rules(const Scene& scene) {
    std::vector<const Guardrail*> active;
    for (const Guardrail& guardrail : scene.record.guardrails)
        if (is_active(guardrail, scene.now)) active.push_back(&guardrail);
    if (active.empty()) return {phrase(scene, Say::none), {}};
    return {joined({prohibition(active.back()->text, scene.language), more(scene, active.size(), 1)}, gap),
            text(scene, active.back()->why)};
}

Words rumours(const Scene& scene) {
    const Fact* open = nullptr;
    const Fact* died = nullptr;
    std::size_t count = 0;
    for (const Fact& fact : scene.record.facts) {
        if (fact.status == FactStatus::unconfirmed && ++count && (!open || open->at <= fact.at)) open = &fact;
        if (fact.status == FactStatus::refuted && fact.status_since &&
            (!died || *died->status_since <= *fact.status_since))
            died = &fact;
    }
    Words words{phrase(scene, Say::none), {}};
    if (open)
        words.main =
            joined({phrase(scene, Say::rumour, {text(scene, open->text), open->source}), more(scene, count, 1)}, gap);
    if (died)
        words.second =
            joined({text(scene, died->text), moment(scene, *died->status_since), word(scene, died->status)}, " ");
    return words;
}

Words promises(const Scene& scene) {
    const std::optional<Instant> next = next_promised(scene);
    Words words{phrase(scene, Say::no_promise), {}};
    if (next) {
        std::vector<std::string> names;
        for (const Service* service : troubled_in_order(scene.record, scene.now))
            if (service->next_update_at == next) names.push_back(service_name(scene, *service));
        words.main = spaced(moment(scene, *next), joined(names, say(Say::separator, scene.language)));
    }
    const Action* last = nullptr;
    for (const Action& action : scene.record.actions)
        if (action.verb == Verb::notify && action.state == ActionState::done && action.state_since &&
            (!last || *last->state_since <= *action.state_since))
            last = &action;
    if (last)
        words.second =
            phrase(scene, Say::glance_noticed, {text(scene, last->object), moment(scene, *last->state_since)});
    return words;
}

Words outlook(const Scene& scene) {
    const Forecast found = forecast(scene.record, scene.now);
    if (found.outlook == Outlook::none) return {phrase(scene, Say::glance_none_ahead), {}};
    const std::array<Say, 5> says = {Say::glance_none_ahead, Say::outlook_in_time, Say::outlook_at_risk,
                                     Say::outlook_too_late, Say::outlook_unknown};
    Words words{joined({moment(scene, found.deadline), text(scene, found.label),
                        phrase(scene, says[static_cast<std::size_t>(found.outlook)])},
                       " "),
                {}};
    for (const Service* service : troubled_in_order(scene.record, scene.now))
        for (const Deadline& deadline : service->deadlines)
            if (deadline.at == found.deadline && words.second.empty()) {
                const std::string worst = text(scene, deadline.consequence);
                if (!worst.empty()) words.second = phrase(scene, Say::sheet_worst, {worst});
            }
    return words;
}

Words seats(const Scene& scene) {
    std::vector<std::string> names;
    std::vector<std::string> orgs;
    for (const RoleHolding& holding : scene.record.roles) {
        if (is_over(holding) || holding.role == RoleName::commander) continue;
        names.push_back(holding.holder);
        if (std::find(orgs.begin(), orgs.end(), holding.org) == orgs.end()) orgs.push_back(holding.org);
    }
    if (names.empty()) return {phrase(scene, Say::none), {}};
    return {joined(names, gap), joined(orgs, " / ")};
}

Words ending(const Scene& scene) {
    const std::string criteria = scene.incident ? text(scene, scene.incident->exit_criteria) : std::string{};
    return {criteria.empty() ? phrase(scene, Say::sheet_unwritten) : criteria, {}};
}

const Handover* shown_handover(const Scene& scene) {
    const Handover* found = nullptr;
    for (const Handover& handover : scene.record.handovers) {
        const bool over = handover.state == HandoverState::withdrawn || handover.state == HandoverState::announced ||
                          handover.state == HandoverState::other;
        const bool old =
            over && (!handover.state_since || !is_recent(*handover.state_since, handover_shown, scene.now));
        if (handover.role == RoleName::commander && !old && !(handover.state == HandoverState::withdrawn))
            found = &handover;
    }
    return found;
}

int letters_of(const std::string& words) { return static_cast<int>((cells(words) + 1) / 2); }

void put_items(const Scene& scene, Sheet& sheet) {
    using Make = Words (*)(const Scene&);
    constexpr std::array<std::pair<Say, Make>, sheet_items> makers = {{{Say::sheet_services, services},
                                                                       {Say::sheet_doing, doing},
                                                                       {Say::sheet_stuck, stuck},
                                                                       {Say::sheet_decisions, decisions},
                                                                       {Say::sheet_rules, rules},
                                                                       {Say::sheet_rumours, rumours},
                                                                       {Say::sheet_promises, promises},
                                                                       {Say::sheet_outlook, outlook},
                                                                       {Say::sheet_seats, seats},
                                                                       {Say::sheet_ending, ending}}};
    for (const auto& [label, make] : makers) {
        const Words words = make(scene);
        SheetItem item{count_of(sheet.items.size() + 1), phrase(scene, label), clipped(words.main, most_main),
                       clipped(words.second, most_second)};
        sheet.characters += letters_of(item.main) + letters_of(item.second);
        sheet.items.push_back(std::move(item));
    }
}

void put_reading(const Scene& scene, const Handover* handover, Sheet& sheet) {
    const bool over = sheet.stage >= 3;
    const bool reading = sheet.stage == 2;
    // What other boards read back is not in the record, so this one speaks of its own only.
    const SheetRead& read = scene.state.sheet_read;
    const bool of_this = handover && (reading || over) && read.handover == handover->id;
    const int done = of_this ? read.items : 0;
    for (int i = 0; i < sheet_items; ++i) {
        ItemRead& item = sheet.items[static_cast<std::size_t>(i)].read;
        item = i < done ? ItemRead::done : reading && i == done ? ItemRead::current : ItemRead::not_yet;
    }
    sheet.ready = reading && done == sheet_items;
    if (reading || done > 0) sheet.counts = phrase(scene, Say::sheet_counts, {count_of(done), count_of(sheet_items)});
    sheet.length = phrase(
        scene, Say::sheet_length,
        {count_of(sheet.characters), span(scene.language, Milliseconds{sheet.characters * 1000 / letters_a_second})});
    if (!handover || over) return;
    sheet.accept = phrase(scene, Say::sheet_accept);
    sheet.wait = phrase(scene, Say::sheet_wait);
    if (!reading)
        sheet.accept_why = phrase(scene, Say::sheet_not_reading);
    else if (!sheet.ready)
        sheet.accept_why = phrase(scene, Say::sheet_left, {count_of(sheet_items - done)});
}

std::string rule_of(const Scene& scene, const Handover* handover, const Sheet& sheet) {
    const auto in_command = commanders(scene.record);
    const std::string now = in_command.size() == 1 ? in_command.front()->holder : phrase(scene, Say::commander_unknown);
    if (!handover) return phrase(scene, Say::sheet_none_going, {now});
    if (sheet.stage >= 3) return phrase(scene, Say::sheet_moved, {handover->to, handover->from});
    return phrase(scene, Say::sheet_rule, {now, handover->to});
}

}  // namespace

Sheet sheet(const Scene& scene) {
    const Handover* handover = shown_handover(scene);
    Sheet shown;
    shown.heading = phrase(scene, Say::sheet_heading);
    for (const HandoverState state : {HandoverState::requested, HandoverState::briefing, HandoverState::readback,
                                      HandoverState::accepted, HandoverState::announced}) {
        if (handover && handover->state == state) shown.stage = static_cast<int>(shown.rail.size());
        shown.rail.push_back(word(scene, Word<HandoverState>(state)));
    }
    const auto in_command = commanders(scene.record);
    shown.from = handover ? handover->from : in_command.size() == 1 ? in_command.front()->holder : std::string{};
    if (shown.from.empty()) shown.from = phrase(scene, Say::missing);
    shown.to = handover ? handover->to : phrase(scene, Say::missing);
    const RoleHolding* giving = handover                 ? given_seat(scene.record, *handover)
                                : in_command.size() == 1 ? in_command.front()
                                                         : nullptr;
    if (giving) shown.from_org = giving->org;
    if (handover) {
        shown.handover = handover->id;
        shown.to_org = handover->to_org;
        shown.reason = text(scene, handover->reason);
    }
    put_items(scene, shown);
    put_reading(scene, handover, shown);
    shown.rule = rule_of(scene, handover, shown);
    return shown;
}

}  // namespace model::parts
