// Whom a command means. A name alone is the one person of that name whom the record or the token knows; where it knows two,
// whoever asks has to say which. It must never take somebody of another organisation for the one who is meant.
#include "model/record/fields_command.h"
#include "model/record/people.h"
#include "model/rules/deciding.h"
#include "model/text/person.h"

#include <map>

namespace model::deciding {
namespace {

// The organisations in which somebody of that name is known, by their likeness, each as written first.
std::map<std::string, std::string> organisations_of(const Asked& asked, std::string_view name) {
    std::map<std::string, std::string> known;
    const auto met = [&](const std::string& person, const std::string* org) {
        if (org != nullptr && !org->empty() && alike_people(person, name)) known.emplace(likeness(*org), *org);
    };
    each_table(asked.record, [&](std::string_view, const auto& table) {
        for (const auto& row : table) each_person(row, met);
    });
    met(asked.actor.who, &asked.actor.org);
    return known;
}

Problem which_person(const std::string& name, const std::map<std::string, std::string>& orgs) {
    Text list;
    for (const auto& [like, org] : orgs) {
        const Text person = person_text(name, org);
        list.ja += (list.ja.empty() ? "" : "、") + person.ja;
        list.en += (list.en.empty() ? "" : ", ") + person.en;
    }
    const std::string example = "@" + name + "/" + orgs.begin()->second;
    return problem(Trouble::invalid,
                   "「" + name + "」は複数の組織にいます(" + list.ja + ")。組織も書いてください(例 " + example + ")。",
                   "There is a " + name + " in more than one organisation (" + list.en +
                       "): write the organisation too (" + example + ").");
}

}  // namespace

Refusal people_refusal(const Asked& asked, Command& command) {
    Refusal refusal;
    const auto settle = [&](std::string& name, std::string* org) {
        if (refusal || org == nullptr || !org->empty() || is_blank(name)) return;
        const auto orgs = organisations_of(asked, name);
        if (orgs.size() == 1) *org = orgs.begin()->second;
        if (orgs.size() > 1) refusal = which_person(name, orgs);
    };
    std::visit([&](auto& wanted) { each_person(wanted, settle); }, command);
    return refusal;
}

// By name alone somebody is meant whom nobody of another organisation can be taken for.
bool is_actor(const Asked& asked, const std::string& person, const std::string& org) {
    const PersonName actor{asked.actor.who, asked.actor.org};
    if (same_person({person, org}, actor)) return true;
    return may_mean({person, org}, actor) && organisations_of(asked, person).size() <= 1;
}

}  // namespace model::deciding
