// Longer names are replaced first, so that a name inside another does not leave its rest behind. The digest is left as
// it is: what is signed here is for the eye and never travels.
#include "model/call_signs.h"

#include "model/record/enum_words.h"

#include <algorithm>
#include <vector>

namespace model {
namespace {

// Everybody who is named, holders of seats first.
std::vector<std::string> people(const Record& record, const std::vector<std::string>& more) {
    std::vector<std::string> all;
    const auto add = [&all](const std::string& name) {
        if (!name.empty() && std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
    };
    for (const RoleHolding& holding : record.roles) add(holding.holder);
    for (const Handover& handover : record.handovers) {
        add(handover.from);
        add(handover.to);
    }
    for (const Action& action : record.actions) {
        add(action.owner);
        for (const Note& note : action.notes) add(note.by);
    }
    for (const Decision& decision : record.decisions) add(decision.decider);
    for (const Fact& fact : record.facts) add(fact.confirmed_by);
    for (const Help& help : record.helps) add(help.asked_by);
    for (const Guardrail& guardrail : record.guardrails) add(guardrail.set_by);
    for (const std::string& name : more) add(name);
    return all;
}

// The seat a person holds last; commands are worth more than seats left before.
const RoleHolding* seat_of(const Record& record, const std::string& name) {
    const RoleHolding* last = nullptr;
    for (const RoleHolding& holding : record.roles)
        if (holding.holder == name && (!last || !holding.until || last->until)) last = &holding;
    return last;
}

class Signer {
public:
    explicit Signer(const CallSigns& signs) : signs_(signs), by_length_(signs.begin(), signs.end()) {
        std::stable_sort(by_length_.begin(), by_length_.end(),
                         [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    }

    void name(std::string& person) const {
        const auto found = signs_.find(person);
        if (found != signs_.end()) person = found->second;
    }
    void text(std::string& words) const {
        for (const auto& [person, sign] : by_length_)
            for (std::size_t at = words.find(person); at != std::string::npos;
                 at = words.find(person, at + sign.size()))
                words.replace(at, person.size(), sign);
    }
    void text(Text& both) const {
        text(both.ja);
        text(both.en);
    }

private:
    const CallSigns& signs_;
    std::vector<std::pair<std::string, std::string>> by_length_;
};

void sign(const Signer& signer, Incident& incident) {
    signer.text(incident.title);
    signer.text(incident.summary);
    signer.text(incident.exit_criteria);
}
void sign(const Signer& signer, Service& service) {
    signer.text(service.impact_text);
    signer.text(service.workaround);
}
void sign(const Signer& signer, Action& action) {
    signer.name(action.owner);
    signer.text(action.object);
    signer.text(action.blocked_by);
    signer.text(action.result);
    for (Note& note : action.notes) {
        signer.name(note.by);
        signer.text(note.text);
    }
}
void sign(const Signer& signer, Decision& decision) {
    signer.name(decision.decider);
    signer.text(decision.question);
    signer.text(decision.criteria);
    signer.text(decision.why);
    for (DecisionOption& option : decision.options) {
        signer.text(option.text);
        signer.text(option.risk);
    }
}
void sign(const Signer& signer, Fact& fact) {
    signer.text(fact.source);
    signer.text(fact.text);
    signer.name(fact.confirmed_by);
}
void sign(const Signer& signer, Help& help) {
    signer.text(help.skill);
    signer.text(help.offer);
    signer.text(help.thanks);
    signer.name(help.asked_by);
}
void sign(const Signer& signer, Guardrail& guardrail) {
    signer.text(guardrail.text);
    signer.text(guardrail.why);
    signer.name(guardrail.set_by);
}
void sign(const Signer& signer, RoleHolding& holding) { signer.name(holding.holder); }
void sign(const Signer& signer, Handover& handover) {
    signer.name(handover.from);
    signer.name(handover.to);
    signer.text(handover.reason);
}

template <class Entity>
void sign_all(const Signer& signer, Table<Entity>& table) {
    const std::vector<Entity> before(table.begin(), table.end());
    for (Entity entity : before) {
        sign(signer, entity);
        table.put(std::move(entity));
    }
}

}  // namespace

CallSigns call_signs(const Record& record, Language language, const std::vector<std::string>& more) {
    const std::vector<std::string> all = people(record, more);
    std::map<std::string, std::vector<std::string>> seats;  // word of the seat → who holds or held it
    for (const std::string& name : all) {
        const RoleHolding* seat = seat_of(record, name);
        const std::string word = seat ? pick(word_of(seat->role), language) : std::string(say(Say::owner, language));
        seats[word].push_back(name);
    }
    CallSigns signs;
    for (const auto& [word, holders] : seats)
        for (std::size_t i = 0; i < holders.size(); ++i)
            signs[holders[i]] = holders.size() == 1 ? word : word + std::to_string(i + 1);
    return signs;
}

std::string sign_or(const CallSigns& signs, const std::string& name, Language language) {
    const auto found = signs.find(name);
    return found == signs.end() ? std::string(say(Say::owner, language)) : found->second;
}

void sign_text(const CallSigns& signs, Text& both) { Signer(signs).text(both); }

void sign_texts(const CallSigns& signs, const std::vector<std::string*>& texts) {
    const Signer signer(signs);
    for (std::string* text : texts) signer.text(*text);
}

Record with_call_signs(const Record& record, const CallSigns& signs) {
    Record shown = record;
    const Signer signer(signs);
    sign_all(signer, shown.incidents);
    sign_all(signer, shown.services);
    sign_all(signer, shown.actions);
    sign_all(signer, shown.decisions);
    sign_all(signer, shown.facts);
    sign_all(signer, shown.helps);
    sign_all(signer, shown.guardrails);
    sign_all(signer, shown.roles);
    sign_all(signer, shown.handovers);
    return shown;
}

}  // namespace model
