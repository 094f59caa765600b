// Longer names are replaced first, so that a name inside another does not leave its rest behind. The digest is left as
// it is: what is signed here is for the eye and never travels.
#include "model/call_signs.h"

#include "model/record/enum_words.h"
#include "model/record/people.h"
#include "model/text/person.h"

#include <algorithm>
#include <set>
#include <vector>

namespace model {
namespace {

using Person = std::pair<std::string, std::string>;  // name and organisation; empty: it was not said

// Everybody who is named, holders of seats first.
std::vector<Person> people(const Record& record, const std::vector<std::string>& more) {
    std::vector<Person> all;
    std::set<Person> known;
    const auto add = [&](const std::string& name, const std::string* org = nullptr) {
        Person person{name, org ? *org : std::string{}};
        if (!name.empty() && known.insert(person).second) all.push_back(std::move(person));
    };
    const auto add_all = [&](const auto& table) {
        for (const auto& row : table) each_person(row, add);
    };
    add_all(record.roles);
    add_all(record.handovers);
    each_table(record, [&](std::string_view, const auto& table) { add_all(table); });
    for (const std::string& name : more) add(name);
    return all;
}

// What a name is signed under: itself, and where several organisations have it, each of them apart.
std::string key_of(const std::string& name, const std::string& org) { return name + '\n' + org; }

std::set<std::string> names_of_several(const std::vector<Person>& all) {
    std::map<std::string, std::set<std::string>> orgs;
    for (const auto& [name, org] : all)
        if (!org.empty()) orgs[name].insert(org);
    std::set<std::string> several;
    for (const auto& [name, of] : orgs)
        if (of.size() > 1) several.insert(name);
    return several;
}

// The seat a person holds last; commands are worth more than seats left before. `org` empty: whatever organisation.
const RoleHolding* seat_of(const Record& record, const std::string& name, const std::string& org) {
    const RoleHolding* last = nullptr;
    for (const RoleHolding& holding : record.roles) {
        const bool theirs = may_mean({name, org}, {holding.holder, holding.org});
        if (theirs && (!last || !holding.until || last->until)) last = &holding;
    }
    return last;
}

class Signer {
public:
    explicit Signer(const CallSigns& signs) : signs_(signs), by_length_(signs.begin(), signs.end()) {
        std::stable_sort(by_length_.begin(), by_length_.end(),
                         [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    }

    void name(std::string& person, const std::string* org) const {
        auto found = org ? signs_.find(key_of(person, *org)) : signs_.end();
        if (found == signs_.end()) found = signs_.find(person);
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

template <class Entity>
void sign_all(const Signer& signer, Table<Entity>& table) {
    const std::vector<Entity> before(table.begin(), table.end());
    for (Entity entity : before) {
        each_person(entity, [&](std::string& name, std::string* org) { signer.name(name, org); });
        each_writing(entity, [&](std::string& words) { signer.text(words); });
        table.put(std::move(entity));
    }
}

}  // namespace

CallSigns call_signs(const Record& record, Language language, const std::vector<std::string>& more) {
    const std::vector<Person> all = people(record, more);
    const std::set<std::string> several = names_of_several(all);
    std::map<std::string, std::vector<std::string>> seats;  // word of the seat → under what its holders are signed
    for (const auto& [name, org] : all) {
        const bool apart = several.contains(name);
        if (apart && org.empty()) continue;
        const std::string key = apart ? key_of(name, org) : name;
        const RoleHolding* seat = seat_of(record, name, apart ? org : std::string{});
        const std::string word = seat ? pick(word_of(seat->role), language) : std::string(say(Say::owner, language));
        std::vector<std::string>& holders = seats[word];
        if (std::find(holders.begin(), holders.end(), key) == holders.end()) holders.push_back(key);
    }
    CallSigns signs;
    for (const auto& [word, holders] : seats)
        for (std::size_t i = 0; i < holders.size(); ++i)
            signs[holders[i]] = holders.size() == 1 ? word : word + std::to_string(i + 1);
    for (const std::string& name : several) signs[name] = say(Say::owner, language);  // a text does not say which
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
    each_table(shown, [&](std::string_view, auto& table) { sign_all(signer, table); });
    return shown;
}

}  // namespace model
