// However a word of the vocabulary is typed (another okurigana, its reading in hiragana, katakana, half-width kana or Latin
// letters), it is found; the whole vocabulary is walked, so that a new word without its readings fails here.
#include "model/language/readings.h"
#include "model/command_values.h"
#include "model/completion.h"
#include "model/field_said.h"
#include "model/language/command_table.h"
#include "model/record/enum_words.h"
#include "model/record/words.h"
#include "tests/support/told.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>

using namespace model;
using language::is_read_as;
using language::spellings_of;

namespace {

// Japanese words that stand in one place of a line and must be told apart.
using Place = std::set<std::string>;

Place verbs() {
    Place all;
    for (const CommandWord& word : command_words()) all.emplace(word.ja);
    for (const EnumWord& word : EnumWords<Verb>::all)
        if (word.wire != "other") all.emplace(word.ja);
    return all;
}

std::vector<Place> vocabulary() {
    std::vector<Place> places{verbs()};
    for (const language::Row& row : language::rows()) {
        const Command draft = language::blank_command(row.type);
        for (const std::string_view field : language::field_names(draft)) {
            Place place;
            for (const language::EnumChoice& choice : language::choices_of(draft, field)) place.insert(choice.word.ja);
            if (!place.empty()) places.push_back(place);
        }
    }
    places.emplace_back();
    for (const EnumWord& word : EnumWords<DeadlineKind>::all)
        if (word.wire != "other") places.back().emplace(word.ja);
    return places;
}

std::string katakana(std::string_view hiragana) {
    std::string all;
    for (std::size_t at = 0; at + 2 < hiragana.size(); at += 3) {
        const unsigned code =
            (hiragana[at] & 0x0Fu) << 12 | (hiragana[at + 1] & 0x3Fu) << 6 | (hiragana[at + 2] & 0x3Fu);
        const unsigned kata = code >= 0x3041 && code <= 0x3096 ? code + 0x60 : code;
        all += {static_cast<char>(0xE0 | kata >> 12), static_cast<char>(0x80 | (kata >> 6 & 0x3F)),
                static_cast<char>(0x80 | (kata & 0x3F))};
    }
    return all;
}

std::string completed(const std::string& typed, EntryMode mode = EntryMode::any, const Record* record = nullptr) {
    std::string all;
    for (const Completion& one :
         completions_for(typed, typed.size(), mode, Saying{told::at("08:30"), record}, Language::ja))
        all += one.text + " ";
    return all;
}

}  // namespace

TEST_CASE(
    "every word of the vocabulary is found by its reading in either kana and by its other spellings, and no other word "
    "is") {
    for (const Place& place : vocabulary())
        for (const std::string& word : place) {
            CAPTURE(word);
            REQUIRE_FALSE(spellings_of(word).empty());
            std::vector<std::string> typed = spellings_of(word);
            typed.push_back(katakana(typed.front()));
            for (const std::string& one : typed)
                for (const std::string& other : place) {
                    CAPTURE(one, other);
                    CHECK(is_read_as(one, other) == (word == other));
                }
        }
}

TEST_CASE("every verb is found where it stands, however it is typed") {
    for (const CommandWord& word : command_words())
        for (const std::string& spelling : spellings_of(word.ja)) {
            CAPTURE(spelling);
            const Reading reading = reading_of(spelling, Saying{told::at("08:30")});
            REQUIRE(reading.word);
            CHECK((reading.word->ja == word.ja || language::enum_said<Verb>(word.ja)));
        }
    for (const EnumWord& word : EnumWords<Verb>::all)
        for (const std::string& spelling : spellings_of(word.ja))
            CHECK(language::enum_said<Verb>(spelling) == language::enum_said<Verb>(word.ja));
}

TEST_CASE("切り替え, きりかえ, half-width kana and Latin letters are 切替") {
    for (const std::string typed :
         {"切替", "切り替え", "切替え", "きりかえ", "キリカエ", "ｷﾘｶｴ", "kirikae", "KIRIKAE", "ｋｉｒｉｋａｅ"}) {
        CAPTURE(typed);
        const auto command = command_from(typed + " 2号機へ", told::at("08:30"));
        REQUIRE(command);
        CHECK(std::get<AddAction>(*command).verb == Verb::switch_over);
        CHECK(std::get<AddAction>(*command).object == told::text("2号機へ"));
    }
}

TEST_CASE("verbs in Latin letters are written as people write them") {
    const std::vector<std::pair<std::string, std::string>> typed{
        {"hikiuke", "引受"},   {"ryoukai", "了解"}, {"ryokai", "了解"}, {"kakunin", "確認"}, {"kakuninn", "確認"},
        {"kettei", "決定"},    {"jouji", ""},       {"joutai", "状態"}, {"zyoutai", "状態"}, {"saikidou", "再起動"},
        {"saikido", "再起動"}, {"chuushi", "中止"}, {"tyuusi", "中止"}, {"renraku", "連絡"}, {"hukkyuu", "復旧"},
        {"fukkyuu", "復旧"},   {"nin'mei", "任命"}, {"ninmei", "任命"}, {"mokuteki", ""},    {"genshu", "厳守"},
        {"tsujo", "通常"},     {"tuuzyou", "通常"}, {"switch", ""},     {"kyodo", ""}};
    const std::vector<Place> places = vocabulary();
    for (const auto& [latin, meant] : typed) {
        std::set<std::string> found;
        for (const Place& place : places)
            for (const std::string& word : place)
                if (is_read_as(latin, word)) found.insert(word);
        CAPTURE(latin);
        CHECK(found == (meant.empty() ? std::set<std::string>{} : std::set<std::string>{meant}));
    }
}

TEST_CASE("an English verb is never read as a Japanese one in Latin letters") {
    for (const Place& place : vocabulary())
        for (const std::string& word : place)
            for (const CommandWord& verb : command_words()) CHECK_FALSE(is_read_as(verb.en, word));
}

TEST_CASE("a verb in another spelling needs no space before its id, and an inflected one is near") {
    const auto claimed = command_from("引き受けA7", told::at("08:30"));
    REQUIRE(claimed);
    CHECK(std::get<ClaimAction>(*claimed).action == ActionId("A7"));
    CHECK(command_from("引き受ける A7", told::at("08:30")).problem().sentence.ja.find("「引受」") != std::string::npos);
}

TEST_CASE("words other than verbs are read too") {
    const auto state = command_from("じょうたい S1 テイシ F3", told::at("08:30"));
    REQUIRE(state);
    CHECK(std::get<ChangeService>(*state).continuity == Continuity::stopped);
    const auto opened = command_from("認識 相場が止まっている じゅうだい", told::at("08:30"));
    REQUIRE(opened);
    CHECK(std::get<OpenIncident>(*opened).severity == Severity::sev1);
}

TEST_CASE("the beginning of a reading completes to its word") {
    CHECK(completed("きり").find("切") != std::string::npos);
    CHECK(completed("きりか", EntryMode::action).find("切替 ") != std::string::npos);
    CHECK(completed("カクニン").find("確認 ") != std::string::npos);
    CHECK(completed("ｷﾘｶ", EntryMode::action).find("切替 ") != std::string::npos);
    CHECK(completed("kirik", EntryMode::action).find("切替 ") != std::string::npos);
    CHECK(completed("ひきう").find("引受 ") != std::string::npos);
    CHECK(completed("状態 S1 てい").find("停止 ") != std::string::npos);
}

TEST_CASE("a name completes from another width or case of its beginning") {
    Record record;
    record.actions.put(told::action("A1", ActionState::in_progress, "復旧E", "つばめ保守"));
    for (const std::string begun : {"＠復", "@復旧ｅ", "＠復旧"}) {
        CAPTURE(begun);
        CHECK(completed("切替 2号機 " + begun, EntryMode::any, &record).find("@復旧E ") != std::string::npos);
    }
}

TEST_CASE("a prohibition stands against a verb however it writes it") {
    for (const std::string text : {"切替", "切り替え", "キリカエ", "手動の切替えは禁止"}) {
        CAPTURE(text);
        Record record;
        Guardrail guardrail;
        guardrail.id = GuardrailId("X1");
        guardrail.text = told::text(text);
        record.guardrails.put(guardrail);
        CHECK(guardrail_against(record, Verb::switch_over, told::at("08:30")));
        CHECK_FALSE(guardrail_against(record, Verb::stop, told::at("08:30")));
    }
}
