// The line up to the caret is read without its last word: what is still wanted there says what could stand there.
// It must never offer an id the record does not hold.
#include "model/completion.h"

#include "model/command_mistakes.h"
#include "model/command_names.h"
#include "model/field_said.h"
#include "model/language/readings.h"
#include "model/text/likeness.h"
#include "model/text/text.h"

#include <algorithm>

namespace model {
namespace {

using language::Part;
using language::Take;

constexpr std::size_t most_offers = 6;
constexpr std::size_t most_shown_cells = 36;

class Offers {
public:
    Offers(std::size_t at, std::string_view begun, Language language)
        : at_(at), begun_(begun), like_(likeness(begun)), latin_(language == Language::ja) {}

    void add(const std::string& text, const std::string& shown) {
        if (likeness(text).starts_with(like_)) put(text, shown);
    }
    // A Japanese word also by what its reading begins with.
    void add_read(const std::string& ja, const std::string& shown) {
        if (!begun_.empty() && language::begins_as(begun_, ja, latin_)) put(ja, shown);
    }
    std::vector<Completion> take() { return std::move(found_); }

private:
    void put(const std::string& text, const std::string& shown) {
        if (found_.size() == most_offers || language::lower(text) == language::lower(begun_)) return;
        const bool known =
            std::any_of(found_.begin(), found_.end(), [&](const Completion& one) { return one.text == text; });
        if (!known) found_.push_back({at_, text, clipped(shown, most_shown_cells)});
    }

    std::size_t at_;
    std::string_view begun_;
    std::string like_;
    bool latin_;
    std::vector<Completion> found_;
};

void offer_choices(Offers& offers, const Command& draft, std::string_view field, Language language) {
    const bool ja = language == Language::ja;
    for (const auto& choice : language::choices_of(draft, field))
        offers.add(ja ? choice.word.ja : choice.wire, ja ? choice.word.ja : choice.wire);
    for (const auto& choice : language::choices_of(draft, field))
        offers.add(ja ? choice.wire : choice.word.ja, pick(choice.word, language));
    for (const auto& choice : language::choices_of(draft, field))
        offers.add_read(choice.word.ja, ja ? choice.word.ja : choice.wire);
}

void offer_ids(Offers& offers, std::string_view field, std::string_view mark, const Saying& saying, Language language) {
    if (!saying.record) return;
    const auto named = language::named_in(*saying.record, field);
    for (auto one = named.rbegin(); one != named.rend(); ++one)
        offers.add(std::string(mark) + one->id, one->id + " " + pick(one->words, language));
}

void offer_people(Offers& offers, const Saying& saying) {
    if (!saying.record) return;
    for (const language::Person& person : language::people_in(*saying.record)) {
        const bool plain = person.name.find_first_of(" /\"@=") == std::string::npos;
        const std::string name = plain ? person.name : language::in_quotes(person.name);
        offers.add("@" + name, person.org.empty() ? "@" + person.name : "@" + person.name + " " + person.org);
    }
}

void offer_times(Offers& offers, const Saying& saying) {
    for (const int minutes : {10, 15, 20, 30, 60}) {
        const Instant at = saying.now + Milliseconds{std::int64_t{minutes} * 60'000};
        offers.add("+" + std::to_string(minutes) + "m", "+" + std::to_string(minutes) + "m " + hour_minute(at));
    }
}

// The front part that the next word would fill, as far as the line before it is understood.
const Part* next_front(const language::Row& row, const Reading& before) {
    for (const Part& part : row.front) {
        const bool taken = std::any_of(before.taken.begin(), before.taken.end(),
                                       [&](const Taken& one) { return one.field == part.field; });
        if (!taken && part.needed) return &part;
    }
    return nullptr;
}

// With a mark of either width.
bool begins(std::string_view begun, char mark) { return half_width(begun).starts_with(mark); }

void offer_rest(Offers& offers, const language::Row& row, std::string_view begun, const Saying& saying,
                Language language) {
    for (const Part& part : row.ends) {
        if (part.take == Take::person && (begins(begun, '@') || begun.empty())) offer_people(offers, saying);
        if (part.take == Take::listed && !begun.empty()) offer_ids(offers, part.field, "", saying, language);
        if (part.take == Take::time && (begins(begun, '+') || begun.empty())) offer_times(offers, saying);
    }
    if (begins(begun, '#')) offer_ids(offers, "service", "#", saying, language);
}

void offer_verbs(Offers& offers, EntryMode mode, Language language) {
    const bool ja = language == Language::ja;
    const Command add = language::blank_command("add_action");
    if (mode == EntryMode::action) offer_choices(offers, add, "verb", language);
    for (const CommandWord& word : command_words()) {
        const std::string meaning = std::string(ja ? word.ja : word.en) + "  " + pick(word.meaning, language);
        offers.add(std::string(ja ? word.ja : word.en), meaning);
    }
    for (const CommandWord& word : command_words())
        offers.add(std::string(ja ? word.en : word.ja),
                   std::string(ja ? word.en : word.ja) + "  " + pick(word.meaning, language));
    for (const CommandWord& word : command_words())
        offers.add_read(std::string(word.ja), std::string(word.ja) + "  " + pick(word.meaning, language));
    if (mode == EntryMode::any) offer_choices(offers, add, "verb", language);
}

}  // namespace

std::vector<Completion> completions_for(std::string_view typed, std::size_t caret, EntryMode mode, const Saying& saying,
                                        Language language) {
    const std::string_view until = typed.substr(0, std::min(caret, typed.size()));
    const std::vector<language::LineWord> words = language::words_of(until);
    const bool in_word = !words.empty() && words.back().at + words.back().length == until.size();
    const std::size_t at = in_word ? words.back().at : until.size();
    const std::string_view begun = until.substr(at);
    Offers offers(at, begun, language);
    const std::string before(until.substr(0, at));
    const EntryLine meant = entry_line(before, mode, saying);
    if (language::words_of(meant.line).empty()) {
        if (!begun.empty()) offer_verbs(offers, mode, language);
        return offers.take();
    }
    const Reading reading = reading_of(meant.line, saying);
    if (!reading.word) return {};
    const language::Row& row = language::row_of(*reading.word);
    if (const Part* part = next_front(row, reading)) {
        if (part->take == Take::word) offer_choices(offers, reading.draft, part->field, language);
        if (part->take == Take::id) offer_ids(offers, part->field, "", saying, language);
        if (part->take == Take::time) offer_times(offers, saying);
        if (language::words_of(before).empty() && !begun.empty()) offer_verbs(offers, mode, language);
    } else {
        offer_rest(offers, row, begun, saying, language);
    }
    return offers.take();
}

}  // namespace model
