// What the keyboard offers beside the line, by mode: the verbs of an action, the states of a service, what has been heard,
// the options of the open decision, the people who could take over. It must never offer what the record does not hold.
#include "model/board/board_parts.h"
#include "model/command_names.h"
#include "model/intent.h"
#include "model/record/enum_words.h"
#include "model/text/person.h"

#include <algorithm>

namespace model::parts {
namespace {

constexpr std::size_t most_choices = 16;

struct VerbKey {
    char letter;
    Verb verb;
};
// In the order of the drawing, four to a row.
constexpr VerbKey verb_keys[] = {
    {'k', Verb::confirm}, {'t', Verb::collect},  {'i', Verb::isolate}, {'w', Verb::switch_over},
    {'r', Verb::restart}, {'x', Verb::stop},     {'o', Verb::resume},  {'b', Verb::rollback},
    {'u', Verb::bypass},  {'l', Verb::throttle}, {'m', Verb::manual},  {'e', Verb::resend},
    {'n', Verb::notify},  {'c', Verb::escalate}, {'v', Verb::monitor}, {'p', Verb::hand_to_repair},
};
struct StateKey {
    char letter;
    Continuity state;
};
constexpr StateKey state_keys[] = {{'x', Continuity::stopped},
                                   {'d', Continuity::degraded},
                                   {'u', Continuity::unknown},
                                   {'w', Continuity::workaround},
                                   {'n', Continuity::normal}};

// The word a person types: a word of several words is typed as on the wire.
template <class E>
std::string typed(const Scene& scene, E value) {
    return scene.language == Language::ja ? std::string(enum_word(value).ja) : std::string(enum_word(value).wire);
}

void put_verbs(const Scene& scene, Desk& desk) {
    for (const VerbKey& key : verb_keys) {
        DeskChoice choice;
        choice.letter = std::string(1, key.letter);
        choice.word = text(scene, word_of(key.verb));
        choice.says = typed(scene, key.verb);
        choice.guarded = guardrail_against(scene.record, key.verb, scene.now) != nullptr;
        desk.choices.push_back(std::move(choice));
    }
}

// The newest confirmed fact that could prove another state of the service.
const Fact* proof_for(const Scene& scene, const Service& service) {
    const Fact* newest = nullptr;
    for (const Fact& fact : scene.record.facts) {
        const bool about = fact.about.empty() || fact.about == service.id;
        if (!about || !(fact.status == FactStatus::confirmed) || fact.id == service.basis) continue;
        if (!newest || newest->at <= fact.at) newest = &fact;
    }
    return newest;
}

void put_states(const Scene& scene, Desk& desk) {
    const Service* service = scene.record.services.find(saying_of(scene.state, scene.now).about);
    const Fact* proof = service ? proof_for(scene, *service) : nullptr;
    for (const StateKey& key : state_keys) {
        const bool needs = key.state != Continuity::unknown;
        DeskChoice choice;
        choice.letter = std::string(1, key.letter);
        choice.word = text(scene, word_of(key.state));
        choice.says = typed(scene, key.state);
        if (needs && proof) {
            choice.says += " " + proof->id.text;
            choice.word += "  " + proof->id.text + " " + text(scene, proof->text);
        } else if (needs) {
            choice.word += "  " + phrase(scene, Say::needs_proof);
        }
        desk.choices.push_back(std::move(choice));
    }
}

// A command's verb in the language of the board.
std::string verb_called(const Scene& scene, std::string_view en) {
    for (const CommandWord& word : command_words())
        if (word.en == en) return std::string(scene.language == Language::ja ? word.ja : word.en);
    return std::string(en);
}

void put_facts_heard(const Scene& scene, Desk& desk) {
    desk.choices.push_back({"s", phrase(scene, Say::choice_seen), verb_called(scene, "seen")});
    desk.choices.push_back({"e", phrase(scene, Say::choice_estimate), verb_called(scene, "estimate")});
    desk.choices.push_back({"y", phrase(scene, Say::choice_hypothesis), verb_called(scene, "hypothesis")});
    char letter = '1';
    for (auto fact = scene.record.facts.all().rbegin(); fact != scene.record.facts.all().rend(); ++fact) {
        if (!(fact->status == FactStatus::unconfirmed) || desk.choices.size() + 2 > 8) continue;
        const std::string said = fact->id.text + " " + text(scene, fact->text);
        const auto offer = [&](Say word, std::string_view verb) {
            desk.choices.push_back({std::string(1, letter++), phrase(scene, word, {said}),
                                    verb_called(scene, verb) + " " + fact->id.text});
        };
        offer(Say::choice_confirm, "confirm");
        offer(Say::choice_refute, "refute");
    }
}

void put_options(const Scene& scene, Desk& desk) {
    const std::optional<DecisionPanel> panel = decision(scene);
    if (!panel || !panel->open) return;
    for (const OptionRow& option : panel->options) {
        const std::string verdict = option.verdict.empty() ? std::string() : "  " + option.verdict;
        desk.choices.push_back({option.letter, option.text + verdict, option.letter});
    }
}

void put_people(const Scene& scene, Desk& desk) {
    char letter = 'a';
    for (const language::Person& person : language::people_in(scene.record)) {
        if (desk.choices.size() == 8) return;
        const bool plain = person.name.find_first_of(" /\"@=") == std::string::npos &&
                           person.org.find_first_of(" /\"@=") == std::string::npos;
        const Identity& me = scene.state.me;
        if (!plain || may_mean({person.name, person.org}, {me.who, me.org})) continue;
        const std::string org = person.org.empty() ? std::string() : "/" + person.org;
        desk.choices.push_back({std::string(1, letter++), spaced(person.name, person.org), "@" + person.name + org});
    }
}

void put_verbs_of_the_language(const Scene& scene, Desk& desk) {
    for (const CommandWord& word : command_words()) {
        if (desk.choices.size() == most_choices) return;
        const std::string said(scene.language == Language::ja ? word.ja : word.en);
        desk.choices.push_back({"", said, said});
    }
}

}  // namespace

void put_choices(const Scene& scene, Desk& desk) {
    desk.columns = 1;
    switch (scene.state.desk.mode) {
        case EntryMode::action:
            desk.columns = 4;
            put_verbs(scene, desk);
            break;
        case EntryMode::fact:
            desk.columns = 2;
            put_facts_heard(scene, desk);
            break;
        case EntryMode::state: put_states(scene, desk); break;
        case EntryMode::decision: put_options(scene, desk); break;
        case EntryMode::handover:
            desk.columns = 2;
            put_people(scene, desk);
            break;
        case EntryMode::any:
            desk.columns = 4;
            put_verbs_of_the_language(scene, desk);
            break;
    }
    const std::string& line = desk.line;
    for (DeskChoice& choice : desk.choices) {
        const bool begins = line.starts_with(choice.says);
        choice.chosen = begins && (line.size() == choice.says.size() || line[choice.says.size()] == ' ' ||
                                   std::string_view(line).substr(choice.says.size()).starts_with("\u3000"));
    }
}

}  // namespace model::parts
