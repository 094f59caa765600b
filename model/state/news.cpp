// Records are compared by what they say: each entity comes to a few statements (there is an action A7 "isolate unit 1",
// toma has it), and lost is what one record states and the other does not. So an id that was given anew to another thing
// is no match. It must never take what went on by itself for a loss: a claim that was worked off is still its owner's.
#include "model/news.h"

#include "model/record/order.h"
#include "model/record/words.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace model {
namespace {

// The record as it was states what people relied on; the one in its place states whatever bears that out.
enum class Side { before, after };

Text both(const Text& word, const Text& rest) {
    return {pick(word, Language::ja) + " " + pick(rest, Language::ja),
            pick(word, Language::en) + " " + pick(rest, Language::en)};
}

class Statements {
public:
    explicit Statements(Side side) : side_(side) {}

    void put(const Action& action) {
        const Text name = both(word_of(action.verb), action.object);
        const auto say = [&](LostKind kind, const Text& words, const std::string& who) {
            all.push_back({kind, action.id.text, words, who, action.only});
        };
        say(LostKind::action, name, {});
        const bool held = !action.owner.empty() && (side_ == Side::after || is_open(action));
        if (held) say(LostKind::claim, name, action.owner);
        if (!is_open(action)) say(LostKind::state, both(name, word_of(action.state)), {});
    }
    void put(const Decision& decision) {
        all.push_back({LostKind::decision, decision.id.text, decision.question, {}, decision.only});
        if (!is_undecided(decision))
            all.push_back({LostKind::decided, decision.id.text, decision.question, {}, decision.only});
    }
    void put(const Fact& fact) {
        all.push_back({LostKind::fact, fact.id.text, fact.text, {}, fact.only});
        if (fact.status != FactStatus::unconfirmed)
            all.push_back({LostKind::confirmed, fact.id.text, both(word_of(fact.status), fact.text), {}, fact.only});
    }
    void put(const Help& help) {
        all.push_back({LostKind::help, help.id.text, help.skill, {}, help.only});
        if (help.state != HelpState::wanted)
            all.push_back({LostKind::state, help.id.text, both(help.skill, word_of(help.state)), {}, help.only});
    }
    void put(const Guardrail& guardrail) {
        if (!guardrail.lifted)
            all.push_back({LostKind::guardrail, guardrail.id.text, guardrail.text, {}, guardrail.only});
    }
    void put(const Incident& incident) {
        all.push_back({LostKind::incident, incident.id.text, incident.title, {}, {}});
        all.push_back({LostKind::state, incident.id.text, both(incident.title, word_of(incident.phase)), {}, {}});
    }
    void put(const RoleHolding& role) {
        if (!role.until) all.push_back({LostKind::role, role.id.text, word_of(role.role), role.holder, {}});
    }
    void put(const Handover& handover) {
        all.push_back({LostKind::handover, handover.id.text, word_of(handover.role), handover.to, {}});
    }
    void put(const Service& service) {
        all.push_back({LostKind::service, service.id.text, service.name, {}, {}});
        all.push_back({LostKind::state, service.id.text, both(service.name, word_of(service.continuity)), {}, {}});
    }
    void put(const Other& other) { all.push_back({LostKind::other, other.id.text, {}, {}, other.only}); }

    std::vector<Lost> all;

private:
    Side side_;
};

std::vector<Lost> statements_of(const Record& record, Side side) {
    Statements statements(side);
    const auto put_all = [&](const auto& table) {
        for (const auto& row : table) statements.put(row);
    };
    put_all(record.actions);
    put_all(record.incidents);
    put_all(record.decisions);
    put_all(record.facts);
    put_all(record.helps);
    put_all(record.guardrails);
    put_all(record.roles);
    put_all(record.handovers);
    put_all(record.services);
    put_all(record.others);
    return std::move(statements.all);
}

std::string key_of(const Lost& lost) {
    std::string key(wire_name(lost.kind.value));
    const std::string& ja = pick(lost.name, Language::ja);
    const std::string& en = pick(lost.name, Language::en);
    for (const std::string* part : {&lost.kind.raw, &lost.id, &ja, &en, &lost.who}) key.append(1, '\x1f').append(*part);
    return key;
}

std::unordered_set<std::string> keys_of(const std::vector<Lost>& statements) {
    std::unordered_set<std::string> keys;
    for (const Lost& statement : statements) keys.insert(key_of(statement));
    return keys;
}

// Whoever lost the thing has lost how it stood as well; that is not told twice.
void leave_out_states_of_the_lost(std::vector<Lost>& lost) {
    std::unordered_set<std::string> gone;
    const auto is_thing = [](const Lost& one) {
        return one.kind == LostKind::action || one.kind == LostKind::incident || one.kind == LostKind::help ||
               one.kind == LostKind::service;
    };
    for (const Lost& one : lost)
        if (is_thing(one)) gone.insert(one.id);
    std::erase_if(lost, [&](const Lost& one) { return one.kind == LostKind::state && gone.contains(one.id); });
}

}  // namespace

void put_in_order(News& news) {
    std::stable_sort(news.lost.begin(), news.lost.end(),
                     [](const Lost& a, const Lost& b) { return a.kind.value < b.kind.value; });
    if (news.lost.size() <= most_lost) return;
    news.unlisted += news.lost.size() - most_lost;
    news.lost.resize(most_lost);
}

News news_between(const Record& before, const Record& after) {
    const auto still = keys_of(statements_of(after, Side::after));
    News news;
    news.lost = statements_of(before, Side::before);
    std::erase_if(news.lost, [&](const Lost& lost) { return still.contains(key_of(lost)); });
    leave_out_states_of_the_lost(news.lost);
    put_in_order(news);
    return news;
}

News merged(const News& earlier, const News& later, const Record& now) {
    auto told = keys_of(statements_of(now, Side::after));
    News news;
    news.unlisted = earlier.unlisted + later.unlisted;
    for (const News* each : {&earlier, &later})
        for (const Lost& lost : each->lost)
            if (told.insert(key_of(lost)).second) news.lost.push_back(lost);
    put_in_order(news);
    return news;
}

}  // namespace model
