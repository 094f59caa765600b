// The way back: a command as the line that says it, marks where the table has a place for them, "field=value" for the
// rest. What it says is read again as the same command. It must never leave out a field.
#include "model/command_mistakes.h"
#include "model/command_names.h"
#include "model/command_values.h"
#include "model/field_said.h"
#include "model/language/command_table.h"

#include <algorithm>
#include <map>

namespace model {
namespace language {
namespace {

using Said = std::map<std::string, std::string, std::less<>>;

// How much of a row's own saying is true of the command; -1 when some of it is not.
int agreement(const Row& row, const Command& command, const Said& said) {
    if (row.type != type_of(command)) return -1;
    const Command blank = blank_command(row.type);
    for (const auto& [field, value] : row.fixed) {
        Command told = blank;
        set_field(told, field, value, {});
        const auto wanted = fields_said(told);
        const auto found = said.find(field);
        if (wanted.empty() ? found != said.end() : found == said.end() || found->second != wanted.front().value)
            return -1;
    }
    return static_cast<int>(row.fixed.size());
}

const Row& best_row(const Command& command, const Said& said) {
    const Row* best = nullptr;
    int most = -1;
    const Row* first = nullptr;
    for (const Row& row : rows()) {
        if (row.type == type_of(command) && !first) first = &row;
        if (const int agrees = agreement(row, command, said); agrees > most) {
            most = agrees;
            best = &row;
        }
    }
    return best ? *best : *first;
}

// A word of an enum in the language of the line; a word of several words is said as on the wire.
std::string word_in(const Command& command, std::string_view field, const std::string& wire, Language language) {
    for (const EnumChoice& choice : choices_of(command, field))
        if (choice.wire == wire && language == Language::ja) return choice.word.ja;
    return wire;
}

// The wire word of an enum field, also where it is the one a blank command has.
std::string present_word(const Command& command, const Said& said, std::string_view field) {
    const auto found = said.find(field);
    if (found != said.end()) return found->second;
    const auto choices = choices_of(command, field);
    return choices.empty() ? std::string() : choices.front().wire;
}

bool is_shared_verb(const Row& row) {
    return std::count_if(rows().begin(), rows().end(), [&](const Row& other) { return other.word.en == row.word.en; }) >
           1;
}

// True for an id that is read back as itself where it stands.
bool is_plain_id(const Row& row, std::string_view field, const std::string& id) {
    if (field == "chosen") return true;
    const bool digit = std::any_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
    return id_typed(id) == id && digit && (!is_shared_verb(row) || has_letters(id, letters_of(field)));
}

// Read back letter by letter without quotation marks.
bool is_one_word(const std::string& value) {
    const std::vector<LineWord> words = words_of(value);
    return words.size() == 1 && words.front().length == value.size() && words.front().plain == value &&
           value.find_first_of("\"|") == std::string::npos;
}

std::string name_in_mark(const std::string& value) {
    const std::string name = text_said(value).ja;
    const std::string marked = "@" + name;
    const std::vector<LineWord> words = words_of(marked);
    const bool whole = words.size() == 1 && words.front().length == marked.size() && !curved_quotation(name);
    const bool parted = name.find_first_of("/@=") != std::string::npos || name.find("／") != std::string::npos;
    const bool plain = whole && !parted && is_one_word(name);
    return plain ? name : in_quotes(name);
}

struct Teller {
    const Row& row;
    const Command& command;
    Said said;
    Language language;
    std::string line;

    void add(const std::string& word) { line += " " + word; }

    std::string take(std::string_view field) {
        const auto found = said.find(field);
        if (found == said.end()) return {};
        std::string value = std::move(found->second);
        said.erase(found);
        return value;
    }

    // Enum words the verb needs stand in front, whatever they are; ids and times when they are there.
    void tell_front() {
        for (const Part& part : row.front) {
            if (part.take == Take::word && (part.needed || said.contains(part.field))) {
                add(word_in(command, part.field, present_word(command, said, part.field), language));
                said.erase(std::string(part.field));
                continue;
            }
            const auto found = said.find(part.field);
            if (found == said.end()) continue;
            const bool id = part.take == Take::id;
            if (id && !is_plain_id(row, part.field, found->second)) continue;
            if (part.take == Take::service && !has_letters(found->second, "S")) {
                if (id_typed(found->second) == found->second) add("#" + take(part.field));
                continue;
            }
            add(take(part.field));
        }
    }

    void tell_texts() {
        std::string texts;
        std::size_t passed = 0;
        for (const TextPart& part : row.texts) {
            const std::string value = take(part.field);
            if (!value.empty()) {
                for (; passed > 0; --passed) texts += texts.empty() ? "/ " : " / ";
                texts += value;
            }
            if (value.empty() && part.needed) said[std::string(part.field)] = "";  // said to be empty
            ++passed;
        }
        if (!texts.empty()) add(texts);
    }

    void tell_ends() {
        for (const Part& part : row.ends) {
            if (part.take != Take::person || !said.contains(part.field)) continue;
            std::string person = "@" + name_in_mark(take(part.field));
            if (const std::string org = part.more.empty() ? std::string() : take(part.more); !org.empty())
                person += "/" + name_in_mark(org);
            add(person);
        }
        for (const auto& [field, value] : said) add(field + "=" + (is_one_word(value) ? value : in_quotes(value)));
    }
};

}  // namespace
}  // namespace language

const language::Row& language::row_saying(const Command& command) {
    Said said;
    for (const FieldSaid& field : fields_said(command)) said[field.field] = field.value;
    return best_row(command, said);
}

std::string line_of(const Command& command, Language language) {
    language::Said said;
    for (const language::FieldSaid& field : language::fields_said(command)) said[field.field] = field.value;
    const language::Row& row = language::best_row(command, said);
    const bool agrees = language::agreement(row, command, said) >= 0;
    for (const auto& [field, value] : row.fixed) {
        if (agrees)
            said.erase(std::string(field));
        else  // against what the verb says by itself, the field is named
            said[std::string(field)] = language::present_word(command, said, field);
    }
    language::Teller teller{row, command, std::move(said), language, {}};
    teller.line = language == Language::ja ? row.word.ja : row.word.en;
    teller.tell_front();
    teller.tell_texts();
    teller.tell_ends();
    return teller.line;
}

}  // namespace model
