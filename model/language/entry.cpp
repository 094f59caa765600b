// The words a mode implies. It must never imply an id the record does not hold.
#include "model/entry.h"

#include "model/command_mistakes.h"
#include "model/command_names.h"
#include "model/command_values.h"
#include "model/record/order.h"
#include "model/text/likeness.h"

#include <algorithm>

namespace model {
namespace {

using language::LineWord;

// A whole command all the same: its verb, and something the record knows right behind it.
bool is_whole_command(const std::vector<LineWord>& words, const Saying& saying) {
    if (words.size() < 2 || !saying.record) return false;
    const std::string verb = language::lower(words[0].plain);
    for (const language::Row& row : language::rows()) {
        if ((row.word.en != verb && !language::is_read_as(verb, row.word.ja)) || row.front.empty()) continue;
        const language::Part& first = row.front.front();
        if (first.take != language::Take::id || language::letters_of(first.field).empty()) continue;
        if (language::enum_said<Verb>(verb) && language::letters_of(first.field) == "S") continue;
        const std::string id = language::id_meant(first.field, words[1].plain, saying);
        if (!id.empty() && language::is_known(first.field, id, saying)) return true;
    }
    return false;
}

bool begins_with(const std::vector<LineWord>& words, std::string_view en, std::string_view ja) {
    return !words.empty() && (language::lower(words[0].plain) == en || language::is_read_as(words[0].plain, ja));
}

const Decision* open_decision(const Record& record) {
    const Decision* first = nullptr;
    for (const Decision& decision : record.decisions)
        if (decision.state == DecisionState::open && (!first || decision.decide_by < first->decide_by))
            first = &decision;
    return first;
}

const Handover* handover_under_way(const Record& record) {
    for (const Handover& handover : record.handovers)
        if (handover.state == HandoverState::requested || handover.state == HandoverState::briefing ||
            handover.state == HandoverState::readback || handover.state == HandoverState::accepted)
            return &handover;
    return nullptr;
}

// "a fastest way" decides what is open; anything else puts a question.
std::string decision_prefix(const std::vector<LineWord>& words, const Saying& saying) {
    const Decision* open = saying.record ? open_decision(*saying.record) : nullptr;
    if (open && !words.empty())
        for (const DecisionOption& option : open->options)
            if (option.id == language::lower(words[0].plain)) return "decide " + open->id.text + " ";
    return "put ";
}

// The verb alone is enough for the next step of the handover that is under way.
std::string handover_prefix(const std::vector<LineWord>& words, const Saying& saying, std::string& line) {
    const Handover* going = saying.record ? handover_under_way(*saying.record) : nullptr;
    if (!going || words.empty() || words.size() > 1) return "handover ";
    for (const language::Row& row : language::rows()) {
        if (row.type != "move_handover" || !begins_with(words, row.word.en, row.word.ja)) continue;
        line += " " + going->id.text;
        return {};
    }
    return "handover ";
}

struct OwnVerb {
    EntryMode mode;
    std::string_view en;
    std::string_view ja;
};
constexpr OwnVerb own_verbs[] = {
    {EntryMode::action, "add", "追加"},         {EntryMode::action, "followup", "本格対応"},
    {EntryMode::fact, "fact", "事実"},          {EntryMode::fact, "seen", "現認"},
    {EntryMode::fact, "estimate", "見込み"},    {EntryMode::fact, "hypothesis", "仮説"},
    {EntryMode::state, "state", "状態"},        {EntryMode::decision, "put", "判断"},
    {EntryMode::handover, "handover", "引継ぎ"}};

std::string prefix_of(EntryMode mode, const std::vector<LineWord>& words, const Saying& saying, std::string& line) {
    for (const OwnVerb& own : own_verbs)
        if (own.mode == mode && begins_with(words, own.en, own.ja)) return {};
    const bool named = !words.empty() && saying.record &&
                       language::is_known("service", language::id_meant("service", words[0].plain, saying), saying);
    const bool says_which = named || saying.about.empty();
    switch (mode) {
        case EntryMode::action: return "add ";
        case EntryMode::fact:
            if (named && language::is_id(words[0].plain)) return "fact ";
            return saying.about.empty() ? "fact " : "fact #" + saying.about.text + " ";
        case EntryMode::state: return says_which ? "state " : "state " + saying.about.text + " ";
        case EntryMode::decision: return decision_prefix(words, saying);
        case EntryMode::handover: return handover_prefix(words, saying, line);
        case EntryMode::any: break;
    }
    return {};
}

bool names(const std::string& text, std::string_view word) {
    return !word.empty() && likeness(text).find(likeness(word)) != std::string::npos;
}

// The verb, however a text writes it; its reading too, where it is long enough not to be part of other words.
bool names_verb(const std::string& text, std::string_view verb) {
    constexpr std::size_t long_enough = std::string_view("きりかえ").size();
    const std::vector<std::string>& spellings = language::spellings_of(verb);
    return names(text, verb) || std::any_of(spellings.begin(), spellings.end(), [&](const std::string& one) {
               return (&one != &spellings.front() || one.size() >= long_enough) && names(text, one);
           });
}

}  // namespace

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

EntryLine entry_line(std::string_view typed, EntryMode mode, const Saying& saying) {
    const std::vector<LineWord> words = language::words_of(typed);
    if (typed.starts_with('/')) return {" " + std::string(typed.substr(1)), 0};
    EntryLine meant{std::string(typed), 0};
    if (mode == EntryMode::any || is_whole_command(words, saying)) return meant;
    const std::string prefix = prefix_of(mode, words, saying, meant.line);
    meant.line = prefix + meant.line;
    meant.implied = prefix.size();
    return meant;
}

const Guardrail* guardrail_against(const Record& record, Verb verb, Instant now) {
    if (verb == Verb::other) return nullptr;
    const EnumWord& word = enum_word(verb);
    for (const Guardrail& guardrail : record.guardrails) {
        if (!is_active(guardrail, now)) continue;
        if (names_verb(guardrail.text.ja, word.ja) || names(guardrail.text.en, word.en) ||
            names(guardrail.text.en, word.wire))
            return &guardrail;
    }
    return nullptr;
}

}  // namespace model
