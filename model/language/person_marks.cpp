// An organisation behind a "/" makes sure that words belong to a person; without one, a name has three words at most.
#include "model/language/person_marks.h"

#include "model/command_names.h"
#include "model/text/likeness.h"

#include <algorithm>

namespace model::language {
namespace {

constexpr std::size_t most_words = 8, most_of_a_name = 3;

// The last person mark there is, counted from the end; 0: there is none, or texts are parted behind it.
std::size_t words_from_mark(std::span<const LineWord> words) {
    for (std::size_t count = 1; count <= words.size(); ++count) {
        const LineWord& word = words[words.size() - count];
        if (is_parting(word)) return 0;
        if (is_person_mark(word)) return count;
    }
    return 0;
}

bool is_somebody(const std::string& name, const Saying& saying) {
    if (!saying.record) return false;
    const std::vector<Person> people = people_in(*saying.record);
    return std::any_of(people.begin(), people.end(),
                       [&](const Person& person) { return alike_people(person.name, name); });
}

}  // namespace

std::string_view without_mark(std::string_view raw) {
    return raw.substr(raw.starts_with('@') ? 1 : std::string_view("＠").size());
}

bool is_person_mark(const LineWord& word) {
    const bool marked = word.raw.starts_with('@') || word.raw.starts_with("＠");
    return !word.quoted && marked && !without_mark(word.raw).empty();
}

std::string known_org(const std::string& name, const Saying& saying) {
    if (!saying.record) return {};
    std::string org;
    for (const Person& person : people_in(*saying.record)) {
        if (person.org.empty() || !alike_people(person.name, name)) continue;
        if (!org.empty()) return {};  // two of that name: the line must say which
        org = person.org;
    }
    return org;
}

std::optional<LongPerson> long_person_at_end(std::span<const LineWord> words, std::string_view line,
                                             const Saying& saying) {
    const std::size_t count = words_from_mark(words);
    if (count < 2 || count > most_words) return std::nullopt;
    LongPerson person{words[words.size() - count], count};
    const Person first = person_said(without_mark(person.whole.raw));
    person.whole.length = words.back().at + words.back().length - person.whole.at;
    person.whole.raw = line.substr(person.whole.at, person.whole.length);
    const Person all = person_said(without_mark(person.whole.raw));
    const bool sure = !all.org.empty() || is_somebody(all.name, saying);
    if (!sure && (count > most_of_a_name || is_somebody(first.name, saying))) return std::nullopt;
    return person;
}

}  // namespace model::language
