// The rules that hold at every border. It must never know which border is tried.
#include "tests/fuzz/judge.h"

#include "model/record/check.h"
#include "model/record/fields.h"
#include "model/text/text.h"
#include "model/wire/wire.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace fuzz {
namespace {

void must_be_harmless(const std::string& words) {
    must(!words.empty(), "a refusal says something in each language");
    must(model::is_utf8(words), "a refusal is UTF-8", words);
    must(model::without_controls(words) == words, "a refusal carries no control character", words);
}

bool is_whole(std::string_view words) { return words.ends_with("。") || words.ends_with('.') || words.ends_with('?'); }

template <class Value>
void must_pass(Value value) {
    if (const auto found = model::check(value)) must(false, "what is let in is within the limits", found->path);
}

}  // namespace

void must(bool holds, std::string_view rule, std::string_view seen) {
    if (holds) return;
    std::fprintf(stderr, "kyodo: this does not hold: %.*s: %.*s\n", static_cast<int>(rule.size()), rule.data(),
                 static_cast<int>(seen.size()), seen.data());
    std::abort();
}

void must_be_readable(const model::Text& words) {
    must_be_harmless(model::pick(words, model::Language::ja));
    must_be_harmless(model::pick(words, model::Language::en));
}

void must_be_sentence(const model::Text& sentence) {
    must_be_readable(sentence);
    must(is_whole(sentence.ja), "a Japanese refusal is a whole sentence", sentence.ja);
    must(is_whole(sentence.en), "an English refusal is a whole sentence", sentence.en);
}

void must_refuse_well(const model::Problem& problem) {
    must_be_sentence(problem.sentence);
    must(model::is_utf8(problem.field), "a refusal's field is UTF-8", problem.field);
    must(model::without_controls(problem.field) == problem.field, "a refusal's field is harmless", problem.field);
}

void must_be_clean(const model::Event& event) {
    model::Event cleaned = event;
    if (const auto found = model::check(cleaned)) must(false, "an event is within the limits", found->path);
    must(cleaned.entities == event.entities && cleaned.note == event.note && cleaned.who == event.who,
         "an event is clean when it is let in");
}

void must_be_clean(const model::Record& record) {
    model::each_table(record, [](std::string_view name, const auto& table) {
        for (const auto& row : table) {
            model::Entity entity = row;
            if (const auto found = model::check(entity)) must(false, name, found->path);
            must(entity == model::Entity(row), "an entity is clean when it is let in", name);
        }
    });
    must(record.digest == model::digest_of(record), "a record's digest is that of its entities");
}

void must_be_clean(const model::Gauges& gauges) { must_pass(gauges); }
void must_be_clean(const model::FeedClock& clock) { must_pass(clock); }

bool same(const model::Record& one, const model::Record& other) {
    return model::snapshot_json(one, {}, {}) == model::snapshot_json(other, {}, {});
}

bool same(const model::Event& one, const model::Event& other) {
    return model::event_json(one) == model::event_json(other);
}

}  // namespace fuzz
