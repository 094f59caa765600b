// Tables are walked, never indexed: a line is typed by one person and a record holds hundreds of things.
// It must never change a record.
#include "model/command_names.h"

#include "model/command_values.h"
#include "model/prohibition.h"
#include "model/record/people.h"
#include "model/record/words.h"
#include "model/text/likeness.h"

#include <algorithm>
#include <utility>

namespace model::language {
namespace {

constexpr std::pair<std::string_view, std::string_view> letters[] = {
    {"action", "A"},    {"service", "S"},   {"services", "S"},    {"about", "S"},
    {"decision", "D"},  {"fact", "F"},      {"basis", "F"},       {"help", "H"},
    {"guardrail", "X"}, {"handover", "HO"}, {"incident", "INC-"}, {"replacement", "F"},
};

template <class Table_, class Words>
std::vector<Named> named(const Table_& table, Words words) {
    std::vector<Named> found;
    for (const auto& entity : table) found.push_back({entity.id.text, words(entity)});
    return found;
}

Text object_of(const Action& action) {
    const Text verb = word_of(action.verb);
    return {verb.ja + " " + pick(action.object, Language::ja), verb.en + " " + pick(action.object, Language::en)};
}

bool is_called(const Service& service, const std::string& word) {
    const std::string wanted = likeness(word);
    for (const Text* name : {&service.name, &service.short_name})
        for (const std::string* said : {&name->ja, &name->en})
            if (!said->empty() && likeness(*said) == wanted) return true;
    return false;
}

// Everybody met so far, each as first written, and what their names and organisations are like.
struct Crowd {
    std::vector<Person> people;
    std::vector<Person> likes;

    void meet(const std::string& name, const std::string& org) {
        if (name.empty()) return;
        const Person like{likeness_of_person(name), likeness(org)};
        const auto known = std::find_if(likes.begin(), likes.end(), [&](const Person& one) {
            return one.name == like.name && (one.org == like.org || like.org.empty() || one.org.empty());
        });
        if (known == likes.end()) {
            people.push_back({name, org});
            likes.push_back(like);
        } else if (known->org.empty()) {
            people[static_cast<std::size_t>(known - likes.begin())].org = org;
            known->org = like.org;
        }
    }
};

// "/ORGANISATION" behind a name, in either width and any quotation marks; empty when there is none.
std::string organisation_said(std::string_view behind) {
    for (const std::string_view slash : {"/", "／"}) {
        if (!behind.starts_with(slash)) continue;
        behind.remove_prefix(slash.size());
        const auto curved = curved_quotation(behind);
        return curved && curved->behind.empty() ? std::string(curved->inside) : text_said(behind).ja;
    }
    return {};
}

}  // namespace

Person person_said(std::string_view rest) {
    if (const auto curved = curved_quotation(rest))
        return {std::string(curved->inside), organisation_said(curved->behind)};
    const std::string_view quoted = rest.starts_with('"') ? rest.substr(1) : std::string_view();
    if (quoted.empty()) {
        const std::size_t slash = std::min(rest.find('/'), rest.find("／"));
        if (slash == std::string_view::npos) return {std::string(rest), {}};
        return {std::string(rest.substr(0, slash)), organisation_said(rest.substr(slash))};
    }
    std::size_t end = 0;
    while (end < quoted.size() && (quoted[end] != '"' || quoted.substr(end).starts_with("\"\"")))
        end += quoted[end] == '"' ? 2 : 1;
    const std::string name = text_said(rest.substr(0, std::min(end + 2, rest.size()))).ja;
    const std::string_view after = end + 2 < rest.size() ? rest.substr(end + 2) : std::string_view();
    return {name, organisation_said(after)};
}

// Who has a seat now, then who works, then everybody else.
std::vector<Person> people_in(const Record& record) {
    Crowd crowd;
    const auto met = [&crowd](const std::string& name, const std::string* org) {
        crowd.meet(name, org != nullptr ? *org : std::string());
    };
    for (const RoleHolding& holding : record.roles)
        if (!holding.until) each_person(holding, met);
    for (const Action& action : record.actions) crowd.meet(action.owner, action.owner_org);
    each_table(record, [&](std::string_view, const auto& table) {
        for (const auto& row : table) each_person(row, met);
    });
    return std::move(crowd.people);
}

Person person_meant(const Person& said, const Record& record) {
    const Person like{likeness_of_person(said.name), likeness(said.org)};
    for (const Person& known : people_in(record)) {
        if (likeness_of_person(known.name) != like.name) continue;
        if (like.org.empty()) return {known.name, {}};
        if (likeness(known.org) == like.org) return known;
    }
    return said;
}

std::vector<Named> named_in(const Record& record, std::string_view field) {
    if (field == "action") return named(record.actions, object_of);
    if (field == "service" || field == "services" || field == "about")
        return named(record.services, [](const Service& service) { return service.name; });
    if (field == "decision") return named(record.decisions, [](const Decision& decision) { return decision.question; });
    if (field == "fact" || field == "basis") return named(record.facts, [](const Fact& fact) { return fact.text; });
    if (field == "help") return named(record.helps, [](const Help& help) { return help.skill; });
    if (field == "guardrail")
        return named(record.guardrails, [](const Guardrail& rail) { return prohibition(rail.text); });
    if (field == "handover")
        return named(record.handovers, [](const Handover& handover) { return Text{handover.to, handover.to}; });
    if (field == "incident") return named(record.incidents, [](const Incident& incident) { return incident.title; });
    return {};
}

std::string_view letters_of(std::string_view field) {
    for (const auto& [name, prefix] : letters)
        if (name == field) return prefix;
    return {};
}

bool has_letters(std::string_view id, std::string_view wanted) {
    if (wanted.empty() || !id.starts_with(wanted) || id.size() == wanted.size()) return false;
    return std::all_of(id.begin() + static_cast<std::ptrdiff_t>(wanted.size()), id.end(),
                       [](char c) { return c >= '0' && c <= '9'; });
}

std::string id_meant(std::string_view field, const std::string& word, const Saying& saying) {
    const bool service = letters_of(field) == "S";
    if (saying.record && service)
        for (const Service& known : saying.record->services)
            if (known.id.text == word || is_called(known, word)) return known.id.text;
    if (!is_id(word)) return {};
    if (!saying.record) return id_typed(word);
    const std::vector<Named> all = named_in(*saying.record, field);
    for (const Named& known : all)
        if (known.id == word) return word;
    for (const Named& known : all)
        if (alike(known.id, word)) return known.id;
    return id_typed(word);
}

bool is_known(std::string_view field, const std::string& id, const Saying& saying) {
    if (!saying.record || field == "incident" || field == "replacement") return true;
    const std::vector<Named> known = named_in(*saying.record, field);
    if (letters_of(field).empty()) return true;
    return std::any_of(known.begin(), known.end(), [&](const Named& named) { return alike(named.id, id); });
}

}  // namespace model::language
