// Every sentence says what was read, and what to write instead. It must never echo more of a line than fits one.
#include "model/command_mistakes.h"

#include "model/command_names.h"
#include "model/field_said.h"
#include "model/text/nearest.h"
#include "model/text/text.h"

namespace model::language {
namespace {

constexpr std::size_t most_cells = 40;

std::string shown(std::string_view word) { return clipped(word, most_cells); }

std::string nearest_of(const std::string& word, const std::vector<std::string>& known) {
    const std::vector<std::string_view> views(known.begin(), known.end());
    return std::string(nearest(word, views));
}

struct Offer {
    std::string ja;
    std::string en;
};

// "近いのは「X」です。" / "The nearest is "X"."
Offer offer(const std::string& near) {
    if (near.empty()) return {};
    return {"近いのは「" + near + "」です。", " The nearest is \"" + near + "\"."};
}

std::string example_of(const Row& row) { return std::string(row.word.example); }

Mistake no_time(const LineWord& word, std::string field) {
    const std::string said = shown(word.raw);
    return mistake_at(word.at, word.length, std::move(field),
                      "「" + said + "」は時刻ではありません。08:40、明日 15:00、20分後 のように書いてください。",
                      "\"" + said + "\" is not a time: write 08:40, tomorrow 15:00 or +15m.");
}

Mistake no_id(const LineWord& word, const Row& row, std::string_view field, const Saying& saying) {
    const std::string said = shown(word.raw);
    std::vector<std::string> known;
    if (saying.record)
        for (const Named& named : named_in(*saying.record, field)) {
            known.push_back(named.id);
            known.push_back(named.words.ja);
            known.push_back(named.words.en);
        }
    const std::string near = nearest_of(word.plain, known);
    const Offer nearest = offer(near);
    const std::string ja = nearest.ja.empty() ? "(例: " + example_of(row) + ")" : std::string();
    return mistake_at(word.at, word.length, std::string(field),
                      "「" + said + "」は番号ではありません" + ja + "。" + nearest.ja,
                      "\"" + said + "\" is not an id; write for example: " + example_of(row) + "." + nearest.en, near);
}

Mistake no_choice(const LineWord& word, const Command& draft, std::string_view field) {
    const std::string said = shown(word.raw);
    std::vector<std::string> known;
    Offer all;
    for (const EnumChoice& choice : choices_of(draft, field)) {
        known.push_back(choice.word.ja);
        known.push_back(choice.wire);
        all.ja += (all.ja.empty() ? "" : "・") + choice.word.ja;
        all.en += (all.en.empty() ? "" : ", ") + choice.wire;
    }
    const std::string near = nearest_of(lower(word.plain), known);
    const Offer nearest = offer(near);
    return mistake_at(
        word.at, word.length, std::string(field),
        "「" + said + "」は分かりません。" + (near.empty() ? all.ja + " のどれかです。" : nearest.ja),
        "\"" + said + "\" is not understood." + (near.empty() ? " It is one of " + all.en + "." : nearest.en), near);
}

}  // namespace

Mistake mistake_at(std::size_t at, std::size_t length, std::string field, std::string ja, std::string en,
                   std::string nearest) {
    return {problem(Trouble::invalid, std::move(ja), std::move(en), std::move(field)), at, length, std::move(nearest)};
}

Mistake unreadable_line() {
    return mistake_at(0, 0, "line", "一行が長すぎるか、UTF-8 ではありません。短く書き直してください。",
                      "The line is too long or not UTF-8: write it again, shorter.");
}

Mistake no_verb() {
    return mistake_at(0, 0, "verb", "動詞から書いてください(例: 引受 A7、事実 S1 …)。",
                      "Begin with a verb, for example: claim A7.");
}

Mistake unknown_verb(const LineWord& word, std::string_view near) {
    const std::string said = shown(lower(word.plain));
    if (near.empty()) {
        return mistake_at(word.at, word.length, "verb",
                          "「" + said + "」は分かりません。動詞から書いてください(例: claim A7、引受 A7)。",
                          "\"" + said + "\" is not understood: begin with a verb, such as: claim A7.");
    }
    const Offer nearest = offer(std::string(near));
    return mistake_at(word.at, word.length, "verb", "「" + said + "」は分かりません。" + nearest.ja,
                      "\"" + said + "\" is not understood." + nearest.en, std::string(near));
}

Mistake wrong_word(const LineWord& word, const Row& row, const Command& draft, const Part& part, const Saying& saying) {
    if (part.take == Take::time) return no_time(word, std::string(part.field));
    if (part.take == Take::word) return no_choice(word, draft, part.field);
    return no_id(word, row, part.field, saying);
}

Mistake wrong_value(const LineWord& word, const Row& row, const Command& draft, std::string_view field) {
    if (meaning_of(draft, field) == Meaning::time) return no_time(word, std::string(field));
    if (meaning_of(draft, field) == Meaning::word) return no_choice(word, draft, field);
    const std::string said = shown(word.raw);
    return mistake_at(word.at, word.length, std::string(field),
                      "「" + said + "」は読めません(例: " + example_of(row) + ")。",
                      "\"" + said + "\" cannot be read here; write for example: " + example_of(row) + ".");
}

Mistake too_many(std::span<const LineWord> words, const Row& row, std::string_view line) {
    const std::size_t from = words.front().at;
    const std::size_t length = words.back().at + words.back().length - from;
    for (const Part& part : row.ends)
        if (part.take == Take::time) {
            LineWord whole = words.front();
            whole.length = length;
            whole.raw = line.substr(from, length);
            return no_time(whole, std::string(part.field));
        }
    const std::string said = shown(line.substr(from, length));
    const std::string verb(row.word.en);
    return mistake_at(from, length, "text",
                      "「" + said + "」は " + verb + " には要りません。書き留めるなら note です。",
                      "\"" + said + "\" is not needed with " + verb + ": to write it down, use note.");
}

Mistake unknown_id(const LineWord& word, std::string_view field, const std::string& id, const Record& record) {
    std::vector<std::string> known;
    for (const Named& named : named_in(record, field)) known.push_back(named.id);
    const std::string near = nearest_of(id, known);
    const Offer nearest = offer(near);
    return mistake_at(word.at, word.length, std::string(field), shown(id) + " は見つかりません。" + nearest.ja,
                      "There is no " + shown(id) + "." + nearest.en, near);
}

Mistake person_inside(const LineWord& word) {
    const std::string said = shown(word.raw);
    return mistake_at(
        word.at, word.length, "text",
        said +
            " が文の途中にあります。人は行の終わりに @名前/組織 と書いてください。文の一部なら、文を \"…\" "
            "で囲んでください。",
        said +
            " stands in the middle of the text. Name a person at the end of the line, as @NAME/ORGANISATION; "
            "if it is part of the text, put the text in \"quotation marks\".");
}

Mistake missing_part(const Row& row, const std::string& field, std::size_t line_length) {
    const std::string example = example_of(row);
    if (field == "action" && !row.front.empty()) {
        return mistake_at(line_length, 0, field, "どのアクションか、番号を書いてください(例: " + example + ")。",
                          "Say which action by its id, such as: " + example + ".");
    }
    return mistake_at(line_length, 0, field, "続きを書いてください(例: " + example + ")。",
                      "Say more, for example: " + example + ".");
}

}  // namespace model::language
