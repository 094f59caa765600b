// From the first word to the row that is meant: a command's verb, or the verb of an action, which adds one. Several
// rows may share a verb; the id, or a field that is named, tells them apart.
// It must never need a record: one only helps.
#include "model/command_language.h"

#include "model/command_mistakes.h"
#include "model/command_names.h"
#include "model/command_values.h"
#include "model/field_said.h"
#include "model/language/command_table.h"
#include "model/language/spoken_time.h"
#include "model/text/nearest.h"
#include "model/text/text.h"

#include <algorithm>

namespace model {
namespace language {
namespace {

constexpr std::size_t most_line_bytes = 4096;

using Rows = std::vector<const Row*>;

Rows rows_called(const std::string& verb) {
    Rows found;
    for (const Row& row : rows())
        if (row.word.en == verb || row.word.ja == verb) found.push_back(&row);
    if (found.empty())
        for (const Row& row : rows())
            if (is_read_as(verb, row.word.ja)) found.push_back(&row);
    if (found.empty() || found.size() > 1) return found;
    for (const Row& row : rows())  // "受入" and "受領" are one English verb: the id tells them apart
        if (&row != found.front() && row.word.en == found.front()->word.en) found.push_back(&row);
    return found;
}

// "引受ける" is nearer to 引受 than its letters say: an inflected verb begins with the one that is known.
std::string_view nearest_verb(const std::string& verb) {
    std::vector<std::string_view> known;
    for (const Row& row : rows()) {
        const auto& spellings = spellings_of(row.word.ja);
        const auto begins = [&](const std::string& spelling) { return verb.starts_with(spelling); };
        if (verb.starts_with(row.word.ja) || std::any_of(spellings.begin(), spellings.end(), begins))
            return row.word.ja;
        known.push_back(row.word.en);
        known.push_back(row.word.ja);
    }
    for (const EnumWord& word : EnumWords<Verb>::all) {
        known.push_back(word.wire);
        known.push_back(word.ja);
    }
    return nearest(verb, known);
}

// A Japanese verb and how many bytes of the word it takes.
struct Before {
    const Row* row = nullptr;
    std::size_t size = 0;
};

// A Japanese verb needs no space before its id: "引受A7", "引き受けA7". The longest verb wins.
Before verb_before_id(std::string_view word) {
    Before found;
    const auto look = [&](const Row& row, std::string_view ja) {
        const bool begins = word.starts_with(ja) && is_id(half_width(word.substr(ja.size())));
        if (begins && found.size < ja.size()) found = {&row, ja.size()};
    };
    for (const Row& row : rows()) {
        look(row, row.word.ja);
        for (const std::string& spelling : spellings_of(row.word.ja)) look(row, spelling);
    }
    return found;
}

bool names_field(const LineWord& word, std::string_view field) {
    return !word.quoted && lower(word.plain).starts_with(std::string(field) + "=");
}

// Of rows with one verb: the one whose id field is named, then the one whose record or letters know the id.
const Row& row_meant(const Rows& found, std::span<const LineWord> words, const Saying& saying) {
    if (found.size() == 1) return *found.front();
    for (const Row* row : found)
        for (const LineWord& word : words)
            if (!row->front.empty() && names_field(word, row->front.front().field)) return *row;
    if (words.empty()) return *found.front();
    const std::string& word = words.front().plain;
    for (const Row* row : found) {
        const std::string_view field = row->front.front().field;
        if (saying.record && is_known(field, id_meant(field, word, saying), saying)) return *row;
    }
    for (const Row* row : found)
        if (has_letters(id_typed(word), letters_of(row->front.front().field))) return *row;
    return *found.front();
}

const Row& adding_row() {
    static const Row& row =
        *std::find_if(rows().begin(), rows().end(), [](const Row& each) { return each.word.en == "add"; });
    return row;
}

// "確認 注文受付" adds an action where "確認 F2" would confirm a fact: only an id or nothing follows a command's verb.
bool is_rather_an_action(const Row& row, const std::string& verb, std::span<const LineWord> words,
                         const Saying& saying) {
    if (!enum_said<Verb>(verb) || row.front.empty() || row.front.front().take != Take::id || words.empty())
        return false;
    const std::string_view field = row.front.front().field;
    const std::string& word = words.front().plain;
    if (names_field(words.front(), field)) return false;
    const std::string id = id_meant(field, word, saying);
    if (id.empty()) return true;
    const bool looks_like_one = std::any_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
    return !looks_like_one && !(saying.record && is_known(field, id, saying));
}

Reading mistaken(Mistake mistake) {
    Reading reading;
    reading.mistake = std::move(mistake);
    return reading;
}

Reading with_verb(Reading reading, std::size_t at, std::size_t length) {
    reading.taken.insert(reading.taken.begin(), Taken{at, length, "command"});
    return reading;
}

Reading read_line(std::string_view line, const Saying& saying) {
    const std::vector<LineWord> words = words_of(line);
    if (words.empty()) return mistaken(no_verb());
    const LineWord& first = words.front();
    const std::string verb = lower(first.plain);
    const std::span<const LineWord> rest = std::span(words).subspan(1);
    if (const Rows found = rows_called(verb); !found.empty()) {
        const Row& row = row_meant(found, rest, saying);
        if (is_rather_an_action(row, verb, rest, saying)) return read_row(adding_row(), line, words, saying);
        return with_verb(read_row(row, line, rest, saying), first.at, first.length);
    }
    if (enum_said<Verb>(verb)) return read_row(adding_row(), line, words, saying);
    if (const auto [row, size] = verb_before_id(first.raw); row != nullptr) {
        std::vector<LineWord> parted = words;
        parted.front().at += size;
        parted.front().length -= size;
        parted.front().raw.remove_prefix(size);
        parted.front().plain = half_width(parted.front().raw);
        const Row& meant = row_meant(rows_called(std::string(row->word.ja)), parted, saying);
        return with_verb(read_row(meant, line, parted, saying), first.at, size);
    }
    return mistaken(unknown_verb(first, nearest_verb(verb)));
}

}  // namespace

const Row& row_of(const CommandWord& word) {
    return *std::find_if(rows().begin(), rows().end(), [&](const Row& row) { return &row.word == &word; });
}

}  // namespace language

Reading reading_of(std::string_view line, const Saying& saying) {
    if (line.size() > language::most_line_bytes || !is_utf8(line))
        return language::mistaken(language::unreadable_line());
    return language::read_line(line, saying);
}

Result<Command> command_from(std::string_view line, const Saying& saying) {
    const std::string clean = is_utf8(line) ? without_controls(line) : std::string(line);
    const Reading reading = reading_of(clean, saying);
    if (reading.mistake) return reading.mistake->problem;
    if (reading.missing.empty()) return reading.draft;
    const language::Row& row = language::row_of(*reading.word);
    return language::missing_part(row, reading.missing.front(), clean.size()).problem;
}

const std::vector<CommandWord>& command_words() {
    static const std::vector<CommandWord> words = [] {
        std::vector<CommandWord> all;
        for (const language::Row& row : language::rows()) all.push_back(row.word);
        return all;
    }();
    return words;
}

}  // namespace model
