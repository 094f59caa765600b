// What is true at a moment, and what a tired reader might take for it. Wrong answers come from what stands on the same
// board: another service, another person, another time. It must never look at what happens later.
#include "model/drill/drill.h"
#include "model/incident_view.h"
#include "model/prohibition.h"
#include "model/record/order.h"
#include "model/record/words.h"
#include "model/record/zone_kind.h"
#include "model/text/person.h"

#include <algorithm>
#include <string>

namespace model {
namespace {

Text both(Say word) { return {std::string(say(word, Language::ja)), std::string(say(word, Language::en))}; }

Text filled(Say word, const std::vector<Text>& values) {
    Text text;
    for (const Language language : {Language::ja, Language::en}) {
        const std::string first = pick(values.front(), language);
        const std::string second = values.size() > 1 ? pick(values[1], language) : std::string{};
        (language == Language::ja ? text.ja : text.en) = fill(say(word, language), {first, second});
    }
    return text;
}

Text same(const std::string& text) { return {text, text}; }
Text clock_of(Instant at) { return same(hour_minute(at)); }
bool is_said(const Text& text) { return !text.ja.empty() || !text.en.empty(); }

Text name_of(const Service& service) { return is_said(service.short_name) ? service.short_name : service.name; }

// "切離し 1号機"; the verb is left out where the object already says it.
Text work_of(const Action& action) {
    Text work;
    for (const Language language : {Language::ja, Language::en}) {
        const std::string verb = pick(word_of(action.verb), language);
        const std::string object = pick(action.object, language);
        const bool whole = object.empty() || object.find(verb) != std::string::npos;
        (language == Language::ja ? work.ja : work.en) = object.empty() ? verb : whole ? object : verb + " " + object;
    }
    return work;
}

void put_works(const Record& record, std::vector<Text>& into, const ActionId& except = {}) {
    const auto put = [&](bool open) {
        for (const Action& action : record.actions)
            if (is_open(action) == open && action.only.empty() && action.id != except) into.push_back(work_of(action));
    };
    put(true);
    put(false);
}

std::optional<DrillAnswer> stopped(const Record& record, Instant now) {
    DrillAnswer answer;
    const std::vector<const Service*> troubled = troubled_in_order(record, now);
    constexpr std::size_t most_named = 8;  // beyond it the board counts them by organisation
    if (troubled.empty() || troubled.size() > most_named) return std::nullopt;
    bool some_unsure = false;
    for (const Service* service : troubled) {
        const Continuity shown = shown_continuity(record, *service);
        const bool stands = shown == Continuity::stopped;
        some_unsure = some_unsure || shown == Continuity::unknown || (stands && is_residual(record, *service));
        if (stands && !is_said(answer.right) && !is_residual(record, *service)) answer.right = name_of(*service);
        if (!stands) answer.wrong.push_back(name_of(*service));
    }
    for (const Service& service : record.services)
        if (shown_continuity(record, service) == Continuity::normal) answer.wrong.push_back(name_of(service));
    answer.weak = !is_said(answer.right);
    if (answer.weak && some_unsure) return std::nullopt;
    (answer.weak ? answer.right : answer.wrong.emplace_back()) = both(Say::drill_none_stopped);
    return answer;
}

// Whether the board would name an earlier moment, because no option that is known would still be in time.
bool is_earlier_really(const Decision& decision) {
    for (const DecisionOption& option : decision.options) {
        if (!option.lead_time_min || !decision.for_deadline) continue;
        const Milliseconds lead{std::int64_t{*option.lead_time_min} * 60'000};
        if (*decision.for_deadline - lead >= decision.decide_by) return false;
    }
    return decision.for_deadline && std::any_of(decision.options.begin(), decision.options.end(),
                                                [](const auto& option) { return option.lead_time_min.has_value(); });
}

// Times that stand on the board beside the one that is asked for.
std::vector<Instant> times_on(const Record& record) {
    std::vector<Instant> times;
    const auto put = [&](const std::optional<Instant>& at) {
        if (at) times.push_back(*at);
    };
    for (const Service& service : record.services) {
        if (shown_continuity(record, service) == Continuity::normal) continue;
        put(service.next_update_at);
        put(service.workaround_until);
    }
    for (const Decision& decision : record.decisions)
        if (decision.only.empty()) put(decision.decide_by);
    for (const Action& action : record.actions)
        if (is_open(action) && action.only.empty()) put(action.check_at);
    for (const Decision& decision : record.decisions)
        if (decision.only.empty()) put(decision.for_deadline);
    for (const Service& service : record.services)
        for (const Deadline& deadline : service.deadlines) put(deadline.at);
    return times;
}

// The times nearest to `right` first, those it could be taken for; at the end some that are merely near.
std::vector<Instant> times_like(const Record& record, Instant right) {
    std::vector<Instant> times = times_on(record);
    const auto far = [&](Instant at) { return at < right ? right - at : at - right; };
    std::stable_sort(times.begin(), times.end(), [&](Instant a, Instant b) { return far(a) < far(b); });
    for (const int minutes : {10, -5, 20}) times.push_back(right + std::chrono::minutes(minutes));
    std::erase_if(times, [&](Instant at) { return hour_minute(at) == hour_minute(right); });
    return times;
}

std::optional<DrillAnswer> decision(const Record& record, Instant) {
    const Decision* next = nullptr;
    bool tied = false;
    for (const Decision& one : record.decisions) {
        if (!(one.state == DecisionState::open)) continue;
        tied = next && one.decide_by == next->decide_by;
        if (!next || one.decide_by < next->decide_by) next = &one;
    }
    if (!next || tied || !next->only.empty() || !is_said(next->question) || is_earlier_really(*next))
        return std::nullopt;
    const auto by = [](const Text& what, Instant at) { return filled(Say::drill_by, {what, clock_of(at)}); };
    const std::vector<Instant> times = times_like(record, next->decide_by);
    DrillAnswer answer{by(next->question, next->decide_by), {by(next->question, times.front())}};
    for (const Decision& other : record.decisions)
        if (&other != next && other.only.empty() && is_said(other.question))
            answer.wrong.push_back(by(other.question, next->decide_by));
    for (const Action& action : record.actions)
        if (is_open(action) && action.only.empty() && action.check_at)
            answer.wrong.push_back(by(work_of(action), *action.check_at));
    for (const Instant time : times) answer.wrong.push_back(by(next->question, time));
    return answer;
}

const RoleHolding* sole_commander(const Record& record) {
    const RoleHolding* found = nullptr;
    for (const RoleHolding& holding : record.roles) {
        if (!(holding.role == RoleName::commander) || is_over(holding)) continue;
        const PersonName holder{holding.holder, holding.org};
        if (holding.holder.empty() || (found && same_person({found->holder, found->org}, holder))) continue;
        if (found) return nullptr;
        found = &holding;
    }
    return found;
}

std::optional<DrillAnswer> commander(const Record& record) {
    const RoleHolding* in_command = sole_commander(record);
    if (!in_command) return std::nullopt;
    DrillAnswer answer{same(in_command->holder), {}};
    const auto put = [&](const std::string& who) {
        if (!who.empty()) answer.wrong.push_back(same(who));
    };
    for (const Handover& handover : record.handovers) {
        put(handover.to);
        put(handover.from);
    }
    for (const RoleHolding& holding : record.roles) put(holding.holder);
    for (const Action& action : record.actions)
        if (action.only.empty()) put(action.owner);
    answer.wrong.push_back(both(Say::drill_nobody));
    return answer;
}

std::optional<DrillAnswer> help(const Record& record, Instant) {
    const Help* wanted = nullptr;
    for (const Help& one : record.helps) {
        if (!is_waiting(one)) continue;
        if (wanted || !(one.state == HelpState::wanted)) return std::nullopt;
        wanted = &one;
    }
    if (!wanted || !wanted->only.empty()) return std::nullopt;
    const Action* work = record.actions.find(wanted->action_id);
    if (!wanted->action_id.empty() && (!work || !work->only.empty())) return std::nullopt;
    DrillAnswer answer{work ? work_of(*work) : wanted->skill, {}};
    if (!is_said(answer.right)) return std::nullopt;
    put_works(record, answer.wrong, wanted->action_id);
    answer.wrong.push_back(both(Say::drill_nowhere));
    return answer;
}

// A rule that was lifted is the best trap; then what is being done or thought of.
std::optional<DrillAnswer> forbidden(const Record& record, Instant now) {
    const Guardrail* newest = nullptr;  // which is the one the board shows first
    DrillAnswer answer;
    for (const Guardrail& rule : record.guardrails) {
        if (!is_active(rule, now)) {
            if (rule.only.empty()) answer.wrong.push_back(prohibition(rule.text));
        } else if (!newest || rule.since > newest->since) {
            newest = &rule;
        }
    }
    if (!newest || !newest->only.empty() || !is_said(newest->text)) return std::nullopt;
    answer.right = prohibition(newest->text);
    for (const Decision& one : record.decisions)
        if (one.state == DecisionState::open && one.only.empty())
            for (const DecisionOption& option : one.options) answer.wrong.push_back(option.text);
    put_works(record, answer.wrong);
    answer.wrong.push_back(both(Say::drill_all_allowed));
    const auto holds = [&](const Text& text) {  // the same words may stand under another rule
        return std::any_of(record.guardrails.begin(), record.guardrails.end(), [&](const Guardrail& rule) {
            return is_active(rule, now) && prohibition(rule.text) == text;
        });
    };
    std::erase_if(answer.wrong, holds);
    return answer;
}

std::optional<DrillAnswer> doubtful(const Record& record, Instant) {
    const Fact* newest = nullptr;  // which is the one the board shows first
    for (const Fact& fact : record.facts) {
        if (fact.status == FactStatus::other) return std::nullopt;
        if (fact.status == FactStatus::unconfirmed && (!newest || fact.at > newest->at)) newest = &fact;
    }
    if (!newest || !newest->only.empty() || !is_said(newest->text)) return std::nullopt;
    DrillAnswer answer{newest->text, {}};
    const std::vector<Fact>& all = record.facts.all();
    for (auto fact = all.rbegin(); fact != all.rend(); ++fact)
        if (fact->status == FactStatus::confirmed && fact->only.empty()) answer.wrong.push_back(fact->text);
    for (const Action& action : record.actions)
        if (action.state == ActionState::done && action.only.empty()) answer.wrong.push_back(action.result);
    answer.wrong.push_back(both(Say::drill_all_confirmed));
    return answer;
}

// Any age from 17 to 40 seconds, each of them old; among the wrong ones one that would be fresh.
std::optional<DrillAnswer> age(std::uint64_t luck) {
    const auto seconds = [](std::uint64_t count) { return filled(Say::seconds, {same(std::to_string(count))}); };
    const std::uint64_t old = 17 + luck % 24;
    DrillAnswer answer{seconds(old), {seconds(2 + luck / 24 % 7), seconds(old + 9), seconds(old + 18)}};
    answer.silence = std::chrono::seconds(old);
    return answer;
}

bool has_changed_hands(const Record& record, const RoleHolding& to) {
    return std::any_of(record.handovers.begin(), record.handovers.end(), [&](const Handover& handover) {
        const bool over = handover.state == HandoverState::accepted || handover.state == HandoverState::announced;
        return over && handover.role == RoleName::commander &&
               may_mean({handover.to, handover.to_org}, {to.holder, to.org});
    });
}

std::optional<DrillAnswer> report(const Record& record, Instant now) {
    const RoleHolding* in_command = sole_commander(record);
    if (!in_command || !has_changed_hands(record, *in_command)) return std::nullopt;
    std::optional<Instant> next;
    for (const Service& service : record.services) {
        if (!service.next_update_at || *service.next_update_at <= now) continue;
        if (shown_continuity(record, service) == Continuity::normal) continue;
        if (!next || *service.next_update_at < *next) next = service.next_update_at;
    }
    if (!next) return std::nullopt;
    DrillAnswer answer{clock_of(*next), {}};
    for (const Instant time : times_like(record, *next)) answer.wrong.push_back(clock_of(time));
    return answer;
}

std::optional<DrillAnswer> answer_to(DrillKind kind, const Record& record, Instant at, std::uint64_t luck) {
    switch (kind) {
        case DrillKind::stopped: return stopped(record, at);
        case DrillKind::decision: return decision(record, at);
        case DrillKind::commander: return commander(record);
        case DrillKind::help: return help(record, at);
        case DrillKind::forbidden: return forbidden(record, at);
        case DrillKind::doubtful: return doubtful(record, at);
        case DrillKind::age: return age(luck);
        case DrillKind::report: return report(record, at);
    }
    return std::nullopt;
}

// The board that is asked about is that of the gravest incident.
std::optional<DrillAnswer> answer_of_board(DrillKind kind, const Record& record, Instant at, std::uint64_t luck) {
    const Incident* shown = shown_incident(record, {}, at);
    if (!shown || !has_others(record, shown->id)) return answer_to(kind, record, at, luck);
    return answer_to(kind, of_incident(record, shown->id, at), at, luck);
}

}  // namespace

bool is_drilled(const Record& record) {
    const auto runs = [](const Incident& incident) {
        return incident.phase != Phase::closed && incident.phase != Phase::cancelled &&
               incident.phase != Phase::contained;
    };
    if (!record.incidents.empty()) return std::any_of(record.incidents.begin(), record.incidents.end(), runs);
    return std::any_of(record.services.begin(), record.services.end(),
                       [&](const Service& service) { return shown_continuity(record, service) != Continuity::normal; });
}

std::optional<DrillAnswer> drill_answer(DrillKind kind, const Record& record, Instant at, std::uint64_t luck) {
    if (!is_drilled(record)) return std::nullopt;
    // What is asked is compared with what a board says, which is in the log's zone.
    if (zone_of(record).named()) return answer_of_board(kind, in_its_zone(record), at, luck);
    return answer_of_board(kind, record, at, luck);
}

Text drill_asks(DrillKind kind) {
    switch (kind) {
        case DrillKind::stopped: return both(Say::drill_ask_stopped);
        case DrillKind::decision: return both(Say::drill_ask_decision);
        case DrillKind::commander: return both(Say::drill_ask_commander);
        case DrillKind::help: return both(Say::drill_ask_help);
        case DrillKind::forbidden: return both(Say::drill_ask_forbidden);
        case DrillKind::doubtful: return both(Say::drill_ask_doubtful);
        case DrillKind::age: return both(Say::drill_ask_age);
        case DrillKind::report: return both(Say::drill_ask_report);
    }
    return {};
}

}  // namespace model
