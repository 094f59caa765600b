// Walks the fields of the command, whatever its kind, so that nothing it holds is left unsaid.
#include "model/understood.h"

#include "model/command_mistakes.h"
#include "model/command_names.h"
#include "model/command_values.h"
#include "model/field_said.h"
#include "model/prohibition.h"
#include "model/record/order.h"
#include "model/record/words.h"

#include <algorithm>

namespace model {
namespace language {
namespace {

std::string spaced(const std::string& a, const std::string& b) { return a.empty() || b.empty() ? a + b : a + " " + b; }

// An id with the words it stands for; a service by its name, with its id where that is not the same.
std::string named(std::string_view field, const std::string& id, const Saying& saying, Language language) {
    if (!saying.record) return id;
    for (const Named& known : named_in(*saying.record, field)) {
        if (known.id != id) continue;
        const std::string& words = pick(known.words, language);
        return letters_of(field) == "S" ? words : spaced(id, words);
    }
    return id;
}

std::string word_shown(const Command& command, std::string_view field, const std::string& wire, Language language) {
    for (const EnumChoice& choice : choices_of(command, field))
        if (choice.wire == wire) return pick(choice.word, language);
    return wire;
}

std::string ids_shown(std::string_view field, const std::string& value, const Saying& saying, Language language) {
    std::string all;
    for (const LineWord& word : words_of(value)) {
        if (is_parting(word)) continue;
        const std::string one = named(field, word.plain, saying, language);
        all += all.empty() ? one : std::string(say(Say::separator, language)) + one;
    }
    return all;
}

// The one that was said, which is the last: those that stood before are kept in front of it.
std::string deadline_shown(const Command& command, const Saying& saying, Language language) {
    const auto* declare = std::get_if<DeclareService>(&command);
    if (!declare || !declare->deadlines || declare->deadlines->empty()) return {};
    const Deadline& said = declare->deadlines->back();
    return spaced(moment_said(said.at, saying, language), pick(said.label, language));
}

std::string text_shown(const Command& command, std::string_view field, const std::string& value, Language language) {
    const Text text = text_said(value);
    const bool forbids = std::holds_alternative<SetGuardrail>(command) && field == "text";
    return forbids ? prohibition(text, language) : pick(text, language);
}

std::string field_of(const Command& command, std::string_view field) {
    for (const FieldSaid& said : fields_said(command))
        if (said.field == field) return said.value;
    return {};
}

}  // namespace

std::string_view org_field(const Command& command, std::string_view person) {
    if (person == "owner" && meaning_of(command, "owner_org") != Meaning::none) return "owner_org";
    if (person == "holder") return "org";
    return person == "to" ? "to_org" : "";
}

std::string value_shown(const Command& command, std::string_view field, const std::string& value, const Saying& saying,
                        Language language) {
    switch (meaning_of(command, field)) {
        case Meaning::id: return named(field, value, saying, language);
        case Meaning::ids: return ids_shown(field, value, saying, language);
        case Meaning::word: return word_shown(command, field, value, language);
        case Meaning::text: return text_shown(command, field, value, language);
        case Meaning::time: {
            const auto at = parse_instant(value);
            return at ? moment_said(*at, saying, language) : value;
        }
        case Meaning::name: {
            const std::string_view org = org_field(command, field);
            const std::string of = org.empty() ? std::string() : text_said(field_of(command, org)).ja;
            return spaced(text_said(value).ja, of);
        }
        case Meaning::list: return field == "deadlines" ? deadline_shown(command, saying, language) : value;
        default: break;
    }
    return value;
}

namespace {

constexpr std::string_view between = " · ";

class Sentence {
public:
    Sentence(const Command& command, const Saying& saying, Language language)
        : command_(command), saying_(saying), language_(language) {}

    void put(const std::string& part) {
        if (!part.empty()) words_ += (words_.empty() ? std::string() : std::string(between)) + part;
    }
    void put(std::string_view field, const std::string& shown) {
        put(spaced(pick(field_label(field), language_), shown));
    }

    // Verb and object are one: "isolate unit 1".
    void put_fields() {
        const auto said = fields_said(command_);
        const Row& row = row_saying(command_);
        // What the verb says by itself: "fail", "close", "seen".
        if (!row.fixed.empty()) put(std::string(language_ == Language::ja ? row.word.ja : row.word.en));
        if (const auto* add = std::get_if<AddAction>(&command_)) {
            const Text verb = word_of(add->verb);
            put(spaced(pick(verb, language_), pick(add->object, language_)));
        }
        put_defaults(row, said);
        for (const FieldSaid& field : said)
            if (!is_said_already(row, field.field))
                put_field(field.field, value_shown(command_, field.field, field.value, saying_, language_));
    }

    const std::string& words() const { return words_; }

private:
    // A word that is the first of its kind is said too: "normal", "sev1".
    void put_defaults(const Row& row, const std::vector<FieldSaid>& said) {
        const auto put_first = [&](std::string_view field) {
            const bool there =
                std::any_of(said.begin(), said.end(), [&](const auto& one) { return one.field == field; });
            const auto choices = choices_of(command_, field);
            if (!there && !choices.empty()) put(field, pick(choices.front().word, language_));
        };
        for (const Part& part : row.front)
            if (part.take == Take::word && part.needed && !is_said_already(row, part.field)) put_first(part.field);
        if (std::holds_alternative<OpenIncident>(command_)) put_first("severity");
    }

    void put_field(const std::string& field, const std::string& shown) {
        if (meaning_of(command_, field) == Meaning::yes_no)
            put(pick(field_label(field), language_));
        else if (std::holds_alternative<SetGuardrail>(command_) && field == "text")
            put(shown);
        else
            put(field, shown);
    }

    // By the verb, by the words before, or beside a person's name.
    bool is_said_already(const Row& row, std::string_view field) const {
        const auto fixed = [&](const auto& one) { return one.first == field; };
        if (std::any_of(row.fixed.begin(), row.fixed.end(), fixed)) return true;
        if (std::holds_alternative<AddAction>(command_) && (field == "verb" || field == "object")) return true;
        for (const std::string_view person : {"owner", "holder", "to"})
            if (org_field(command_, person) == field && !field_of(command_, person).empty()) return true;
        return false;
    }

    const Command& command_;
    const Saying& saying_;
    Language language_;
    std::string words_;
};

// What the feed added to an action that somebody took: whose it is, and when it is looked at.
void put_taken(Sentence& sentence, const Command& command, const Action& action, const Saying& saying,
               Language language) {
    const bool takes = std::holds_alternative<ClaimAction>(command) || std::holds_alternative<TakeOverAction>(command);
    if (!takes) return;
    sentence.put("owner", spaced(action.owner, action.owner_org));
    if (action.check_at && !is_set(command, "check_at"))
        sentence.put("check_at", moment_said(*action.check_at, saying, language));
}

// The id of what the command made; empty where it named it itself.
std::string chosen_id(const Command& command, const Entity& entity) {
    const std::string id = std::visit(
        []<class Kind>(const Kind& one) {
            if constexpr (requires { one.id.text; })
                return one.id.text;
            else
                return std::string();
        },
        entity);
    for (const FieldSaid& said : fields_said(command))
        if (said.value == id) return {};
    return id;
}

std::string sentence_of(const Command& command, const Event* event, const Saying& saying, Language language) {
    Sentence sentence(command, saying, language);
    const Entity* entity = event && !event->entities.empty() ? &event->entities.front() : nullptr;
    if (entity) sentence.put(chosen_id(command, *entity));
    sentence.put_fields();
    if (const auto* action = entity ? std::get_if<Action>(entity) : nullptr)
        put_taken(sentence, command, *action, saying, language);
    return sentence.words();
}

}  // namespace
}  // namespace language

Text understood(const Command& command, const Saying& saying) {
    return {language::sentence_of(command, nullptr, saying, Language::ja),
            language::sentence_of(command, nullptr, saying, Language::en)};
}

Text understood(const Command& command, const Event& event, const Saying& saying) {
    return {language::sentence_of(command, &event, saying, Language::ja),
            language::sentence_of(command, &event, saying, Language::en)};
}

}  // namespace model
