// verb, action, and what is said about it: read from the front, each word understood or named in a problem.
// It must never look into a record: whether an action exists or a move is possible is for decide to say.
#include "model/command_language.h"

#include "model/nearest.h"
#include "model/spoken_time.h"
#include "model/text.h"

#include <algorithm>

namespace model {
namespace {

constexpr std::size_t most_line_bytes = 4096;
constexpr std::string_view wide_space = "\u3000";

// What may follow the action.
enum class Tail { nothing, may_say, must_say, may_name_time, must_name_time, claim, person };

struct Said {
    Text text;
    std::optional<Instant> at;
};

struct Entry {
    CommandWord word;
    Tail tail;
    Command (*command)(ActionId action, const Said& said);
};

template <class Move>
Command plain(ActionId id, const Said&) {
    return Move{id};
}
template <class Move>
Command said(ActionId id, const Said& said) {
    return Move{id, said.text};
}
template <class Move>
Command timed(ActionId id, const Said& said) {
    return Move{id, said.at};
}
Command claim(ActionId id, const Said& said) { return ClaimAction{id, said.text, said.at}; }
Command complete(ActionId id, const Said& said) { return CompleteAction{id, said.text, true}; }
Command fail(ActionId id, const Said& said) { return CompleteAction{id, said.text, false}; }
Command move_check(ActionId id, const Said& said) { return MoveCheck{id, *said.at}; }
Command take_over(ActionId id, const Said& said) { return TakeOverAction{id, said.text.ja, {}}; }

const std::vector<Entry>& entries() {
    static const std::vector<Entry> all{
        {{"claim", "引受", "claim A7", {"自分が引受ける", "take it yourself"}}, Tail::claim, claim},
        {{"release", "手放す", "release A7", {"担当を手放す", "give it back"}}, Tail::may_say, said<ReleaseAction>},
        {{"ack", "了解", "ack A7", {"指示を了解した", "the order is understood"}},
         Tail::nothing,
         plain<AcknowledgeAction>},
        {{"start", "開始", "start A7", {"始めた", "work has begun"}}, Tail::may_name_time, timed<StartAction>},
        {{"resume", "再開", "resume A7", {"停滞が解けた", "no longer stuck"}}, Tail::may_name_time, timed<StartAction>},
        {{"block", "停滞", "block A7 waiting for an expert", {"何かを待っている", "stuck, and on what"}},
         Tail::must_say,
         said<BlockAction>},
        {{"verify", "効果確認", "verify A7", {"効果を確かめている", "checking the effect"}},
         Tail::nothing,
         plain<VerifyAction>},
        {{"done", "完了", "done A7 unit 1 isolated", {"効果があった", "it worked, and how"}}, Tail::must_say, complete},
        {{"fail", "効果なし", "fail A7 switch timed out", {"効果がなかった", "it did not work, and why"}},
         Tail::must_say,
         fail},
        {{"cancel", "中止", "cancel A7 no longer needed", {"やめる", "call it off"}},
         Tail::may_say,
         said<CancelAction>},
        {{"note", "記す", "note A7 vendor called back", {"書き留める", "write something down"}},
         Tail::must_say,
         said<NoteAction>},
        {{"later", "延期", "later A7 +15m", {"次の確認時刻を変える", "move the next check"}},
         Tail::must_name_time,
         move_check},
        {{"takeover", "交代", "takeover A7 復旧E", {"名を挙げた人から引継ぐ", "take it over from the one you name"}},
         Tail::person,
         take_over},
    };
    return all;
}

std::string lower(std::string word) {
    for (char& c : word)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return word;
}

// Words, spaces of either width apart; what is left keeps its own width, because it is what a person wrote.
class Line {
public:
    explicit Line(std::string_view text) : rest_(text) { skip_spaces(); }

    std::string_view word() {
        std::size_t end = 0;
        while (end < rest_.size() && space_at(rest_.substr(end)) == 0) ++end;
        const std::string_view taken = rest_.substr(0, end);
        rest_.remove_prefix(end);
        skip_spaces();
        return taken;
    }

    std::string_view rest() const {
        std::string_view trimmed = rest_;
        while (trimmed.ends_with(' ') || trimmed.ends_with(wide_space))
            trimmed.remove_suffix(trimmed.ends_with(' ') ? 1 : wide_space.size());
        return trimmed;
    }

private:
    static std::size_t space_at(std::string_view text) {
        if (text.starts_with(' ')) return 1;
        return text.starts_with(wide_space) ? wide_space.size() : 0;
    }
    void skip_spaces() {
        while (const std::size_t size = space_at(rest_)) rest_.remove_prefix(size);
    }

    std::string_view rest_;
};

Problem not_understood(std::string ja, std::string en, std::string field) {
    return problem(Trouble::invalid, std::move(ja), std::move(en), std::move(field));
}

// "引受ける" is nearer to 引受 than its letters say: an inflected verb begins with the one that is known.
std::string_view nearest_verb(const std::string& verb) {
    std::vector<std::string_view> known;
    for (const Entry& entry : entries()) {
        if (verb.starts_with(entry.word.ja)) return entry.word.ja;
        known.push_back(entry.word.en);
        known.push_back(entry.word.ja);
    }
    return nearest(verb, known);
}

Problem unknown_verb(const std::string& verb) {
    const std::string near(nearest_verb(verb));
    const std::string shown = clipped(verb, 40);
    if (near.empty()) {
        return not_understood("「" + shown + "」は分かりません。動詞と番号で書いてください(例: claim A7、引受 A7)。",
                              "\"" + shown + "\" is not understood: write a verb and an id, such as claim A7.", "verb");
    }
    return not_understood("「" + shown + "」は分かりません。近いのは「" + near + "」です。",
                          "\"" + shown + "\" is not understood. The nearest is \"" + near + "\".", "verb");
}

// "a7" and "ho1" are how "A7" and "HO1" are typed; any other id is taken as written.
ActionId action_id(std::string word) {
    std::size_t letters = 0;
    while (letters < word.size() && word[letters] >= 'a' && word[letters] <= 'z') ++letters;
    const bool digits = letters < word.size() && std::all_of(word.begin() + static_cast<std::ptrdiff_t>(letters),
                                                             word.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (letters <= 2 && digits)
        for (char& c : word)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return ActionId(std::move(word));
}

bool is_id(std::string_view word) {
    return !word.empty() && word.size() <= 40 && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == '-';
    });
}

Problem no_action(const Entry& entry, const std::string& word) {
    const std::string example(entry.word.example);
    if (word.empty()) {
        return not_understood("どのアクションか、番号を書いてください(例: " + example + ")。",
                              "Say which action by its id, such as: " + example + ".", "action");
    }
    const std::string shown = clipped(word, 40);
    return not_understood("「" + shown + "」は番号ではありません(例: " + example + ")。",
                          "\"" + shown + "\" is not an id; write for example: " + example + ".", "action");
}

Problem words_missing(const Entry& entry) {
    const std::string example(entry.word.example);
    return not_understood("続きを書いてください(例: " + example + ")。", "Say more, for example: " + example + ".",
                          "text");
}

Problem words_too_many(const Entry& entry, std::string_view rest) {
    const std::string shown = clipped(rest, 40);
    return not_understood(
        "「" + shown + "」は " + std::string(entry.word.en) + " には要りません。書き留めるなら note です。",
        "\"" + shown + "\" is not needed with " + std::string(entry.word.en) + ": to write it down, use note.", "text");
}

Problem not_a_time(std::string_view rest) {
    const std::string shown = clipped(rest, 40);
    return not_understood("「" + shown + "」は時刻ではありません。08:40、+15m、20分後 のように書いてください。",
                          "\"" + shown + "\" is not a time: write 08:40, +15m or +1h30m.", "time");
}

Result<Said> said_from(const Entry& entry, std::string_view rest, Instant now) {
    const std::string word = half_width(rest);
    const auto at = instant_from(lower(word), now);
    const Said text{Text{std::string(rest), {}}, std::nullopt};
    const Said time{Text{}, at ? at : instant_from(word, now)};
    switch (entry.tail) {
        case Tail::nothing: return rest.empty() ? Result<Said>(Said{}) : words_too_many(entry, rest);
        case Tail::may_say: return text;
        case Tail::must_say:
        case Tail::person: return rest.empty() ? Result<Said>(words_missing(entry)) : text;
        case Tail::claim: return time.at ? time : text;
        case Tail::may_name_time: return rest.empty() || time.at ? Result<Said>(time) : not_a_time(rest);
        case Tail::must_name_time: break;
    }
    if (rest.empty()) return words_missing(entry);
    return time.at ? Result<Said>(time) : not_a_time(rest);
}

const Entry* entry_of(std::string_view verb) {
    for (const Entry& entry : entries())
        if (entry.word.en == verb || entry.word.ja == verb) return &entry;
    return nullptr;
}

// A Japanese verb needs no space before its id: "引受A7". The longest verb wins.
const Entry* entry_before_id(std::string_view word) {
    const Entry* found = nullptr;
    for (const Entry& entry : entries()) {
        const bool begins = word.starts_with(entry.word.ja) && is_id(half_width(word.substr(entry.word.ja.size())));
        if (begins && (!found || found->word.ja.size() < entry.word.ja.size())) found = &entry;
    }
    return found;
}

}  // namespace

Result<Command> command_from(std::string_view line, Instant now) {
    if (line.size() > most_line_bytes || !is_utf8(line)) {
        return not_understood("一行が長すぎるか、UTF-8 ではありません。短く書き直してください。",
                              "The line is too long or not UTF-8: write it again, shorter.", "line");
    }
    const std::string clean = without_controls(line);
    Line words(clean);
    const std::string_view first = words.word();
    const std::string verb = lower(half_width(first));
    if (verb.empty()) {
        return not_understood("動詞と番号を書いてください(例: claim A7、引受 A7)。",
                              "Write a verb and an id, such as claim A7.", "verb");
    }
    const Entry* entry = entry_of(verb);
    std::string id;
    if (entry) {
        id = half_width(words.word());
    } else if ((entry = entry_before_id(first))) {
        id = half_width(first.substr(entry->word.ja.size()));
    } else {
        return unknown_verb(verb);
    }
    if (!is_id(id)) return no_action(*entry, id);
    const auto said = said_from(*entry, words.rest(), now);
    if (!said) return said.problem();
    return entry->command(action_id(std::move(id)), *said);
}

const std::vector<CommandWord>& command_words() {
    static const std::vector<CommandWord> words = [] {
        std::vector<CommandWord> all;
        for (const Entry& entry : entries()) all.push_back(entry.word);
        return all;
    }();
    return words;
}

}  // namespace model
