// A line against its row of the table: named fields and marks are taken from its end, ids and words from its front,
// and what is left is text. It must never look past the record it was given.
#include "model/command_mistakes.h"
#include "model/command_names.h"
#include "model/command_values.h"
#include "model/field_said.h"
#include "model/language/command_table.h"
#include "model/language/implied.h"
#include "model/language/person_marks.h"
#include "model/language/time_tails.h"

#include "model/text/text.h"

#include <algorithm>
#include <set>
#include <type_traits>

namespace model::language {
namespace {

using Words = std::span<const LineWord>;

class Reader {
public:
    Reader(const Row& row, std::string_view line, Words words, const Saying& saying)
        : row_(row), line_(line), words_(words), saying_(saying) {
        reading_.word = &row.word;
        reading_.draft = blank_command(row.type);
        for (const auto& [field, value] : row.fixed) set_field(reading_.draft, field, value, saying_);
    }

    Reading read() {
        while (!reading_.mistake && take_from_end()) words_ = words_.first(words_.size() - taken_);
        for (const Part& part : row_.front)
            if (!reading_.mistake) take_front(part);
        while (!reading_.mistake && take_before_text()) words_ = words_.subspan(1);
        if (!reading_.mistake) take_texts();
        if (!reading_.mistake) finish();
        return std::move(reading_);
    }

private:
    bool has(std::string_view field) const { return set_.contains(field); }

    void note(const LineWord& first, const LineWord& last, std::string_view field) {
        set_.insert(field);
        reading_.taken.push_back({first.at, last.at + last.length - first.at, std::string(field)});
    }

    bool put(const LineWord& word, std::string_view field, std::string_view value) {
        if (!set_field(reading_.draft, field, value, saying_)) return false;
        note(word, word, field);
        return true;
    }

    void doubt_unknown(const LineWord& word, std::string_view field, const std::string& id) {
        if (!is_known(field, id, saying_)) reading_.doubts.push_back(unknown_id(word, field, id, *saying_.record));
    }

    bool put_id(const LineWord& word, std::string_view field, const std::string& said) {
        const std::string id = id_meant(field, said, saying_);
        if (id.empty() || !put(word, field, id)) return false;
        doubt_unknown(word, field, id);
        return true;
    }

    // "field=value" for any field of this command.
    bool take_named(const LineWord& word) {
        if (word.quoted) return false;
        const std::size_t equal = word.plain.find('=');
        if (equal == std::string::npos || equal == 0) return false;
        const std::string field = lower(word.plain.substr(0, equal));
        const Meaning meaning = meaning_of(reading_.draft, field);
        if (meaning == Meaning::none) return false;
        const auto names = field_names(reading_.draft);
        const std::string_view name = *std::find(names.begin(), names.end(), field);
        const std::size_t raw_equal = word.raw.find('=');
        const std::string value = raw_equal == std::string_view::npos ? word.plain.substr(equal + 1)
                                                                      : one_word_said(word.raw.substr(raw_equal + 1));
        if (!put(word, name, value))
            reading_.mistake = wrong_value(word, row_, reading_.draft, name);
        else if (meaning == Meaning::id && !makes(name))
            doubt_unknown(word, name, value);
        return true;
    }

    // The id of something new. "service=S9" is for one that is there: a new one is "=S9".
    bool makes(std::string_view field) const {
        return row_.type != "declare_service" && std::any_of(row_.ends.begin(), row_.ends.end(), [&](const Part& part) {
                   return part.take == Take::fresh_id && part.field == field;
               });
    }

    bool take_person(const LineWord& word, const Part& part) {
        if (!word.raw.starts_with('@') && !word.raw.starts_with("＠")) return false;
        const std::string_view rest = without_mark(word.raw);
        if (rest.empty()) {  // somebody is about to be named
            reading_.missing.emplace_back(part.field);
            return true;
        }
        const Person said = person_said(rest);
        const auto [name, org] = saying_.record ? person_meant(said, *saying_.record) : said;
        if (name.empty() || !set_field(reading_.draft, part.field, in_quotes(name), saying_)) return false;
        note(word, word, part.field);
        const std::string from = org.empty() ? known_org(name, saying_) : org;
        if (!part.more.empty() && !from.empty() && !has(part.more)) {
            set_field(reading_.draft, part.more, in_quotes(from), saying_);
            set_.insert(part.more);
        }
        return true;
    }

    bool take_listed(const LineWord& word, const Part& part) {
        if (word.quoted) return false;
        const bool service = part.more == "S";
        if (service && word.plain.starts_with('#')) return put_id(word, part.field, word.plain.substr(1));
        const std::string id = id_typed(word.plain);
        return has_letters(id, part.more) && (part.field == "services" || !has(part.field)) &&
               put_id(word, part.field, id);
    }

    bool take_count(const LineWord& word, const Part& part) {
        const std::string& plain = word.plain;
        const bool counted =
            plain.ends_with("名") || plain.ends_with("人") || plain.starts_with('x') || plain.starts_with('X');
        return !word.quoted && counted && !has(part.field) && number_said(plain) && put(word, part.field, plain);
    }

    bool take_keyed(const Part& part) {
        const LineWord& last = words_.back();
        std::string_view keys = part.more;
        const std::string_view before = keys.substr(0, keys.find('|'));
        const std::string_view behind = keys.substr(keys.find('|') + 1);
        if (has(part.field) || last.quoted) return false;
        if (last.plain.ends_with(behind)) return take_with_tail(part, behind.size());
        const auto said = time_at_end(words_, hearing_of(saying_, part.field), Digits::time);
        if (!said || words_.size() == said->words) return false;
        const LineWord& key = words_[words_.size() - said->words - 1];
        return !key.quoted && lower(key.plain) == before && put_time(part, *said, 1);
    }

    // "08:15まで", "明日 08:15まで", "08:15 まで".
    bool take_with_tail(const Part& part, std::size_t tail) {
        const auto said = time_with_tail_at_end(words_, tail, hearing_of(saying_, part.field));
        return said && put_time(part, *said, 0);
    }

    // The last words of the line, `more` of them beside the time.
    bool put_time(const Part& part, const TimeSaid& said, std::size_t more) {
        if (!set_field(reading_.draft, part.field, said.value, saying_)) return false;
        taken_ = said.words + more;
        note(words_[words_.size() - taken_], words_.back(), part.field);
        return true;
    }

    // A time behind the key of another part is that part's.
    bool is_keyed(std::size_t words) const {
        if (words_.size() <= words) return false;
        const LineWord& key = words_[words_.size() - words - 1];
        return !key.quoted && std::any_of(row_.ends.begin(), row_.ends.end(), [&](const Part& part) {
            return part.take == Take::keyed && lower(key.plain) == part.more.substr(0, part.more.find('|'));
        });
    }

    bool take_time(const Part& part) {
        if (has(part.field) || words_.back().quoted) return false;
        const bool alone = words_.size() > 1 && is_person_mark(words_[words_.size() - 2]);
        const auto said = time_at_end(words_, hearing_of(saying_, part.field), alone ? Digits::time : Digits::number);
        if (said) return !is_keyed(said->words) && put_time(part, *said, 0);
        const std::size_t tail = tail_of(words_.back().plain);
        return tail > 0 && !says_until() && take_with_tail(part, tail);
    }

    // Where まで is the word of another part, a time before it is that part's.
    bool says_until() const {
        return std::any_of(row_.ends.begin(), row_.ends.end(),
                           [](const Part& part) { return part.take == Take::keyed && part.more.ends_with("まで"); });
    }

    bool take_end_part(const Part& part) {
        const LineWord& word = words_.back();
        switch (part.take) {
            case Take::person: return !has(part.field) && take_person(word, part);
            case Take::listed: return take_listed(word, part);
            case Take::count: return take_count(word, part);
            case Take::keyed: return take_keyed(part);
            case Take::time: return take_time(part);
            case Take::word: return !word.quoted && !has(part.field) && is_end_word(word, part.field);
            case Take::fresh_id:
                return !word.quoted && !has(part.field) && word.plain.size() > 1 && word.plain.front() == '=' &&
                       is_id(word.plain.substr(1)) && put(word, part.field, word.plain.substr(1));
            default: return false;
        }
    }

    // At the end of a line the wire's own word or the Japanese one ("sev1", "重大"), each a word of its own.
    bool is_end_word(const LineWord& word, std::string_view field) {
        const auto choices = choices_of(reading_.draft, field);
        const std::string wanted = lower(word.plain);
        const bool known = std::any_of(choices.begin(), choices.end(), [&](const EnumChoice& choice) {
            return choice.wire == wanted || is_read_as(wanted, choice.word.ja);
        });
        return known && put(word, field, wanted);
    }

    bool take_from_end() {
        if (words_.empty()) return false;
        taken_ = 1;
        if (take_named(words_.back())) return !reading_.mistake;
        const auto& ends = row_.ends;
        return std::any_of(ends.begin(), ends.end(), [this](const Part& part) { return take_end_part(part); }) ||
               std::any_of(ends.begin(), ends.end(), [this](const Part& part) { return take_long_person(part); });
    }

    // Not where it would leave no text: "handover @B/Operations end of shift" names somebody first.
    bool take_long_person(const Part& part) {
        if (part.take != Take::person || has(part.field)) return false;
        const auto person = long_person_at_end(words_, line_, saying_);
        if (!person) return false;
        const std::size_t before = words_.size() - person->words;
        const bool wants_text = !row_.texts.empty() && !has(row_.texts.front().field);
        const auto needed =
            std::count_if(row_.front.begin(), row_.front.end(), [](const Part& one) { return one.needed; });
        if (wants_text && before <= static_cast<std::size_t>(needed)) return false;
        if (!take_person(person->whole, part)) return false;
        taken_ = person->words;
        return true;
    }

    bool take_before_text() {
        if (words_.empty()) return false;
        const LineWord& word = words_.front();
        if (take_named(word)) return true;
        return std::any_of(row_.ends.begin(), row_.ends.end(), [&](const Part& part) {
            if (part.take == Take::person) return !has(part.field) && take_person(word, part);
            return part.take == Take::listed && take_listed(word, part);
        });
    }

    void take_front(const Part& part) {
        if (has(part.field)) return;
        if (words_.empty()) {
            if (part.needed) reading_.missing.emplace_back(part.field);
            return;
        }
        const LineWord& word = words_.front();
        taken_ = 1;
        if (take_front_word(part, word)) {
            words_ = words_.subspan(taken_);
        } else if (part.needed) {
            reading_.mistake = wrong_word(word, row_, reading_.draft, part, saying_);
        }
    }

    bool take_front_word(const Part& part, const LineWord& word) {
        if (word.quoted) return false;
        switch (part.take) {
            case Take::id: return put_id(word, part.field, word.plain);
            case Take::service:
                if (word.plain.starts_with('#')) return put_id(word, part.field, word.plain.substr(1));
                return has_letters(id_typed(word.plain), "S") && put_id(word, part.field, word.plain);
            case Take::time: return take_front_time(part);
            default: return put(word, part.field, word.plain);
        }
    }

    bool take_front_time(const Part& part) {
        const Hearing hearing = hearing_of(saying_, part.field);
        auto said = time_with_tail_at_front(words_, hearing);
        if (!said) said = time_at_front(words_, hearing, part.needed ? Digits::time : Digits::number);
        if (!said || !set_field(reading_.draft, part.field, said->value, saying_)) return false;
        taken_ = said->words;
        note(words_.front(), words_[taken_ - 1], part.field);
        return true;
    }

    // The words up to the next lone "/", unless this is the last text, which takes everything.
    Words segment(bool last) {
        std::size_t end = words_.size();
        if (!last)
            end = static_cast<std::size_t>(std::find_if(words_.begin(), words_.end(), is_parting) - words_.begin());
        const Words found = words_.first(end);
        words_ = words_.subspan(std::min(words_.size(), end + 1));
        return found;
    }

    void take_texts() {
        for (std::size_t i = 0; i < row_.texts.size() && !reading_.mistake; ++i) {
            const TextPart& part = row_.texts[i];
            if (has(part.field)) continue;
            const bool last = i + 1 == row_.texts.size() && !part.many;
            do {
                take_text(part, segment(last));
            } while (part.many && !words_.empty() && !reading_.mistake);
        }
        if (!reading_.mistake && !words_.empty()) reading_.mistake = too_many(words_, row_, line_);
    }

    void take_text(const TextPart& part, Words words) {
        if (words.empty()) return;
        for (const LineWord& word : words)
            if (is_person_mark(word) && may_name_somebody()) {
                reading_.mistake = person_inside(word);
                return;
            }
        const std::size_t from = words.front().at;
        const std::string_view raw = line_.substr(from, words.back().at + words.back().length - from);
        if (set_field(reading_.draft, part.field, raw, saying_))
            note(words.front(), words.back(), part.field);
        else
            reading_.mistake = wrong_value(words.front(), row_, reading_.draft, part.field);
    }

    bool may_name_somebody() const {
        return std::any_of(row_.ends.begin(), row_.ends.end(),
                           [&](const Part& part) { return part.take == Take::person && !has(part.field); });
    }

    void finish() {
        for (const TextPart& part : row_.texts)
            if (part.needed && !has(part.field)) reading_.missing.emplace_back(part.field);
        for (const Part& part : row_.ends)
            if (part.needed && !has(part.field)) reading_.missing.emplace_back(part.field);
        reading_.times = times_in(reading_.draft);
        if (auto* fact = std::get_if<PostFact>(&reading_.draft); fact && !has("at")) fact->at = saying_.now;
        auto* declare = std::get_if<DeclareService>(&reading_.draft);
        if (declare && row_.word.en == "deadline") keep_deadlines(*declare, saying_);
        if (!saying_.incident.empty() && !has("incident")) put_incident(reading_.draft, saying_);
        if (saying_.about.empty()) return;
        if (auto* add = std::get_if<AddAction>(&reading_.draft); add && add->services.empty())
            add->services.push_back(saying_.about);
    }

    const Row& row_;
    std::string_view line_;
    Words words_;
    const Saying& saying_;
    std::size_t taken_ = 1;
    std::set<std::string_view> set_;
    Reading reading_;
};

}  // namespace

Reading read_row(const Row& row, std::string_view line, std::span<const LineWord> words, const Saying& saying) {
    return Reader(row, line, words, saying).read();
}

}  // namespace model::language
