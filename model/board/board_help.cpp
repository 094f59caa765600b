// Help wanted, offered and thanked for; what must not be done; what has been heard. It must never drop a help request or
// a guardrail without a count.
#include "model/board/board_parts.h"

#include "model/prohibition.h"
#include "model/text/text.h"

#include <algorithm>

namespace model::parts {
namespace {

constexpr std::size_t most_skill_cells = 28;
constexpr std::size_t most_facts = 3;
constexpr Milliseconds refuted_shown{60'000};

std::string until(const Scene& scene, const Help& help) {
    if (!help.needed_by) return {};
    if (*help.needed_by > scene.now) return phrase(scene, Say::until, {moment(scene, *help.needed_by)});
    const std::string late = phrase(scene, Say::overdue_by, {span(scene.language, scene.now - *help.needed_by)});
    return spaced(moment(scene, *help.needed_by), late);
}

std::string wanted_text(const Scene& scene, const Help& help) {
    return phrase(scene, Say::skill_count, {text(scene, help.skill), count_of(help.count)});
}

// What the help is for and whose that is; whoever asked, where no action waits for it.
std::string detail_of(const Scene& scene, const Help& help) {
    const Action* action = scene.record.actions.find(help.action_id);
    if (!action) return help.asked_by;
    return spaced(action_object(scene, *action), spaced(action->owner, action->owner_org));
}

void put_offer(const Scene& scene, const Help& help, HelpRow& row) {
    if (scene.state.reads_only || scene.state.me.who.empty() || !(help.state == HelpState::wanted)) return;
    row.answers = help.id;
    row.offer_word = phrase(scene, Say::offer_button);
}

HelpRow row_of(const Scene& scene, const Help& help) {
    HelpRow row;
    row.id = help.id;
    row.changed = is_marked(scene, help.id.text);
    if (help.state == HelpState::released) {
        row.look = HelpLook::thanks;
        row.word = phrase(scene, Say::thanks);
        const std::string thanks = text(scene, help.thanks);
        row.text = !help.offer_org.empty() ? help.offer_org : !thanks.empty() ? thanks : text(scene, help.offer);
        return row;
    }
    const bool offered = help.state == HelpState::offered;
    row.look = offered ? HelpLook::offered : HelpLook::wanted;
    row.word = phrase(scene, offered ? Say::help_offered : Say::help_wanted);
    if (help.state == HelpState::other) row.word = word(scene, help.state);
    row.text = wanted_text(scene, help);
    if (offered) row.text = spaced(row.text, help.offer_org.empty() ? text(scene, help.offer) : help.offer_org);
    row.until = until(scene, help);
    row.detail = detail_of(scene, help);
    put_offer(scene, help, row);
    return row;
}

// A state we do not know stands among what is wanted, with its own word.
std::vector<const Help*> with(const Scene& scene, HelpState state) {
    std::vector<const Help*> found;
    for (const Help& help : scene.record.helps) {
        const bool over = help.state_since && !is_recent(*help.state_since, thanks_shown, scene.now);
        const bool unknown = help.state == HelpState::other && state == HelpState::wanted;
        if (unknown || (help.state == state && !(state == HelpState::released && over))) found.push_back(&help);
    }
    std::stable_sort(found.begin(), found.end(), [](const Help* a, const Help* b) {
        return a->needed_by && (!b->needed_by || *a->needed_by < *b->needed_by);
    });
    return found;
}

// "3件: 切替・端末・ほか 1"
HelpRow folded(const Scene& scene, const std::vector<const Help*>& wanted) {
    HelpRow row = row_of(scene, *wanted.front());
    const std::string between(say(Say::separator, scene.language));
    std::string names;
    std::size_t named = 0;
    for (const Help* help : wanted) {
        row.changed = row.changed || is_marked(scene, help->id.text);
        const std::string wider = joined({names, text(scene, help->skill)}, between);
        if (named + 1 < wanted.size() && named > 0 && cells(wider) > most_skill_cells) break;
        names = wider;
        ++named;
    }
    if (named < wanted.size())
        names = joined({names, phrase(scene, Say::members_more, {count_of(wanted.size() - named)})}, between);
    row.id = HelpId{};
    row.detail.clear();
    row.text = phrase(scene, Say::requests, {count_of(wanted.size()), names});
    return row;
}

// "15:30 まで 受付済みの注文が消える"
std::string reason(const Scene& scene, const Guardrail& guardrail) {
    const std::string why = text(scene, guardrail.why);
    if (!guardrail.until) return why;
    const std::string until = moment(scene, *guardrail.until);
    if (why.empty()) return phrase(scene, Say::until, {until});
    return phrase(scene, Say::guardrail_until, {until, why});
}

}  // namespace

std::vector<HelpRow> help(const Scene& scene) {
    std::vector<HelpRow> rows;
    const std::size_t room = scene.budget.help;
    const auto wanted = with(scene, HelpState::wanted);
    const auto offered = with(scene, HelpState::offered);
    if (room == 0) return rows;
    if (wanted.size() > 1 && wanted.size() + offered.size() > room) {
        rows.push_back(folded(scene, wanted));
    } else {
        for (const Help* help : wanted) rows.push_back(row_of(scene, *help));
    }
    for (const Help* help : offered) rows.push_back(row_of(scene, *help));
    if (rows.size() > room) {
        const std::string more = phrase(scene, Say::more_offers, {count_of(rows.size() - room)});
        rows.resize(room);
        rows.back().text = spaced(rows.back().text, more);
    }
    for (const Help* help : with(scene, HelpState::released))
        if (rows.size() < room) rows.push_back(row_of(scene, *help));
    return rows;
}

std::vector<GuardrailRow> guardrails(const Scene& scene) {
    std::vector<const Guardrail*> active;
    for (const Guardrail& guardrail : scene.record.guardrails)
        if (is_active(guardrail, scene.now)) active.push_back(&guardrail);
    std::stable_sort(active.begin(), active.end(),
                     [](const Guardrail* a, const Guardrail* b) { return a->since > b->since; });
    std::vector<GuardrailRow> rows;
    for (const Guardrail* guardrail : active) {
        if (rows.size() == scene.budget.guardrails) break;
        rows.push_back({prohibition(guardrail->text, scene.language), reason(scene, *guardrail)});
    }
    if (!rows.empty() && active.size() > rows.size()) {
        const std::string more = count_of(active.size() - rows.size());
        rows.back().text = spaced(rows.back().text, phrase(scene, Say::more_guardrails, {more}));
    }
    return rows;
}

void put_none(const Scene& scene, Board& board) {
    const auto& helps = scene.record.helps;
    const auto& rules = scene.record.guardrails;
    const bool asked = std::any_of(helps.begin(), helps.end(), [](const Help& help) {
        return !(help.state == HelpState::released) && !(help.state == HelpState::withdrawn);
    });
    const bool forbidden =
        std::any_of(rules.begin(), rules.end(), [&](const Guardrail& rule) { return is_active(rule, scene.now); });
    if (!asked) board.no_help = phrase(scene, Say::help_none);
    if (!forbidden) board.no_guardrails = phrase(scene, Say::guardrails_none);
}

std::vector<FactRow> facts(const Scene& scene) {
    std::vector<std::pair<int, const Fact*>> shown;
    for (const Fact& fact : scene.record.facts) {
        const bool died_lately = fact.status_since && is_recent(*fact.status_since, refuted_shown, scene.now);
        if (fact.status == FactStatus::unconfirmed || fact.status == FactStatus::other)
            shown.emplace_back(0, &fact);
        else if (fact.status == FactStatus::refuted && died_lately)
            shown.emplace_back(1, &fact);
        else if (fact.status == FactStatus::confirmed)
            shown.emplace_back(2, &fact);
    }
    std::stable_sort(shown.begin(), shown.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.second->at > b.second->at;
    });
    std::vector<FactRow> rows;
    for (const auto& [weight, fact] : shown) {
        if (rows.size() == std::min(scene.budget.facts, most_facts)) break;
        rows.push_back({moment(scene, fact->at), word(scene, fact->status), text(scene, fact->text), fact->source,
                        fact->status == FactStatus::confirmed, fact->status == FactStatus::refuted});
    }
    return rows;
}

}  // namespace model::parts
