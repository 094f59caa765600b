// Every command there is, said in a line and read again: the line loses nothing, in either language, whatever the texts
// are. Seeds are printed with a failure. It must never need a feed.
#include "model/command_language.h"
#include "model/record/check.h"
#include "model/record/enum_words.h"
#include "model/record/words.h"
#include "model/wire/wire.h"
#include "tests/model/filled.h"
#include "tests/support/seed.h"
#include "tests/support/told.h"

#include <random>
#include <set>

using namespace model;

namespace {

using Chance = std::mt19937;

std::size_t below(Chance& chance, std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most - 1)(chance);
}

// Words that mean something to the language, beside ordinary ones: what a text must be protected from.
std::string some_text(Chance& chance) {
    static const std::vector<std::string> words = {"切離し",    "1号機",      "A7",      "S1",
                                                   "F2",        "@復旧E",     "08:40",   "+15m",
                                                   "20分後",    "/",          "／",      "||",
                                                   "=A9",       "note=x",     "2名",     "by",
                                                   "until",     "まで",       "\"",      "\"a\"",
                                                   "a\"b",      "unit",       "　",      "sev1",
                                                   "soft",      "!",          "x3",      "10m",
                                                   "08:15まで", "確認",       "done",    "#S1",
                                                   "％",        "「未確認」", "復旧　E", "action=A1",
                                                   "きりかえ",  "めやす",     "juudai",  "0840",
                                                   "1240",      "8:35から",   "まで。",  "相場が、20分後",
                                                   "8:35、",    "＠“統括A”",  "S1、S2",  "から"};
    std::string text;
    for (std::size_t i = 0; i <= below(chance, 4); ++i) text += (i ? " " : "") + words[below(chance, words.size())];
    return text;
}

void vary(Chance& chance, std::string& text, Limit) { text = below(chance, 3) == 0 ? "復旧E" : some_text(chance); }
void vary(Chance& chance, Text& text, Limit) {
    text = Text{some_text(chance), below(chance, 2) == 0 ? std::string() : some_text(chance)};
}
void vary(Chance& chance, Instant& at, Limit) {
    at = told::at("08:30") + Milliseconds(static_cast<std::int64_t>(below(chance, 100'000'000)));
}
void vary(Chance& chance, bool& flag, Limit) { flag = below(chance, 2) == 0; }
void vary(Chance& chance, int& number, Limit limit) {
    number = static_cast<int>(
        limit.low + static_cast<std::int64_t>(below(chance, static_cast<std::size_t>(limit.high - limit.low + 1))));
}
template <class Tag>
void vary(Chance& chance, Id<Tag>& id, Limit) {
    static const std::vector<std::string> ids = {"A7",     "S1",      "HO1", "H2",    "D3", "a7",
                                                 "disk-4", "X-1.a_b", "F12", "order", "12"};
    id.text = ids[below(chance, ids.size())];
}
template <class E>
void vary(Chance& chance, Word<E>& word, Limit) {
    word = Word<E>(static_cast<E>(below(chance, EnumWords<E>::all.size() - 1)));
}
void vary(Chance& chance, DecisionOption& option, Limit);
void vary(Chance& chance, Deadline& deadline, Limit);
template <class T>
void vary(Chance& chance, std::vector<T>& list, Limit limit);
template <class T>
void vary(Chance& chance, std::optional<T>& value, Limit limit) {
    if (below(chance, 2) == 0) vary(chance, value.emplace(), limit);
}
template <class T>
void vary(Chance& chance, std::vector<T>& list, Limit limit) {
    for (std::size_t i = 0; i <= below(chance, 2); ++i) vary(chance, list.emplace_back(), limit);
}
void vary(Chance& chance, DecisionOption& option, Limit) {
    option.id = std::string(1, static_cast<char>('a' + below(chance, 6)));
    vary(chance, option.text, {});
    vary(chance, option.lead_time_min, limit::minutes);
    if (below(chance, 2) == 0) vary(chance, option.risk, {});
}
void vary(Chance& chance, Deadline& deadline, Limit) {
    vary(chance, deadline.label, {});
    vary(chance, deadline.at, {});
    vary(chance, deadline.kind, {});
    if (below(chance, 2) == 0) vary(chance, deadline.consequence, {});
}

template <class Row>
Command varied(Chance& chance) {
    Row row;
    each_field(Of<Row>{}, [&](std::string_view name, auto member, Limit limit, Need need) {
        if (need == Need::needed || below(chance, 2) == 0) vary(chance, row.*member, limit);
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(row.*member)>, std::string>)
            if (name == "chosen") row.*member = "b";
    });
    return row;
}

template <std::size_t... I>
Command any_command(Chance& chance, std::size_t which, std::index_sequence<I...>) {
    Command made;
    ((which == I ? void(made = varied<std::variant_alternative_t<I, CommandKinds>>(chance)) : void()), ...);
    return made;
}

void speaks(const Command& command, Language language) {
    const std::string line = line_of(command, language);
    const auto again = command_from(line, told::at("08:30"));
    INFO(line);
    if (!again) FAIL(again.problem().sentence.en);
    CHECK(command_json(*again) == command_json(command));
}

}  // namespace

TEST_CASE("every command there is can be said in one line of either language and is read as itself", "[random]") {
    const std::size_t kinds = std::variant_size_v<CommandKinds>;
    for (unsigned seed = 1; seed <= 3000; ++seed) {
        CAPTURE(seed);
        Chance chance(support::seed_from(seed));
        Command command =
            any_command(chance, seed % kinds, std::make_index_sequence<std::variant_size_v<CommandKinds>>{});
        if (check(command)) continue;  // too long for the border: nobody can send it
        speaks(command, Language::ja);
        speaks(command, Language::en);
    }
}

TEST_CASE("every example of the manual is a whole command, and each verb has one") {
    std::set<std::string_view> types;
    for (const CommandWord& word : command_words()) {
        INFO(word.example);
        const auto command = command_from(word.example, told::at("08:30"));
        if (!command) FAIL(command.problem().sentence.en);
        types.insert(command_name(*command));
        CHECK(word.example.starts_with(word.en));
        CHECK_FALSE(word.meaning.ja.empty());
        CHECK_FALSE(word.meaning.en.empty());
        std::string japanese(word.ja);
        japanese += word.example.substr(word.en.size());
        const auto same = command_from(japanese, told::at("08:30"));
        REQUIRE(same);
        CHECK(command_json(*same) == command_json(*command));
    }
    CHECK(types.size() == std::variant_size_v<CommandKinds>);
}
