// What a command was taken for, said back from its value, and names that nobody has heard of. It must never need a feed.
#include "model/understood.h"
#include "model/board.h"
#include "model/intent.h"
#include "model/record/zone_kind.h"
#include "model/wire/wire.h"
#include "tests/model/board_stage.h"

using namespace model;

namespace {

struct Heard {
    stage::Stage made = stage::demo("07:31:40");
    State state = made.state();

    Saying saying() const { return {made.now, state.record.get(), {}, {}, zone_of(*state.record)}; }
    Command command(const std::string& line) const {
        const auto command = command_from(line, saying());
        if (!command) FAIL(line << ": " << command.problem().sentence.en);
        return *command;
    }
    std::string en(const std::string& line) const { return understood(command(line), saying()).en; }
    std::string ja(const std::string& line) const { return understood(command(line), saying()).ja; }
    std::string wire(const std::string& line) const { return command_json(command(line)); }
};

bool has(const std::string& all, const std::string& part) {
    INFO(all);
    return all.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every command is said back with who, what, which service, until when and on which day") {
    const Heard heard;
    const std::string add = heard.ja("切替 2号機へ手動 S1 @復旧E/つばめ保守 明日 8:35");
    CHECK(add.starts_with("切替 2号機へ手動"));
    CHECK(has(add, "担当 復旧E つばめ保守"));
    CHECK(has(add, "明日 08:35"));
    CHECK(has(heard.en("state S1 normal"), "State Normal"));
    CHECK(has(heard.en("fail A1 timed out"), "fail · "));
    CHECK(heard.ja("終了") == "終了");
    CHECK(has(heard.en("donot restart the servers until 15:00"), "DO NOT restart the servers"));
    CHECK(has(heard.en("donot restart the servers until 15:00"), "Until 15:00"));
}

TEST_CASE("a severity at the end of a line is taken in Japanese too, and said back") {
    const Heard heard;
    CHECK(has(heard.wire("認識 決済が止まる 大"), R"("title":"決済が止まる","severity":"sev2")"));
    CHECK(has(heard.ja("認識 決済が止まる 重大"), "重大度 重大"));
    CHECK_FALSE(has(heard.wire("認識 決済が止まる 重大"), "止まる 重大"));
}

TEST_CASE("a person of several words keeps their name and organisation without quotation marks") {
    const Heard heard;
    const std::string whole = R"("owner":"Taro Yamada","owner_org":"Tsubame Maintenance West")";
    CHECK(has(heard.wire("add isolate unit 1 @Taro Yamada/Tsubame Maintenance West"), whole));
    CHECK(has(heard.wire("add isolate unit 1 S1 @Taro Yamada/Tsubame Maintenance West +15m"), whole));
    CHECK(has(heard.wire("add isolate unit 1 @Taro Yamada/Tsubame Maintenance West tomorrow 15:00"), whole));
    CHECK(has(heard.wire("order A7 @Taro Yamada/Tsubame Maintenance West 08:20"), whole));
    CHECK(has(heard.wire("role commander @Taro Yamada/Tsubame Maintenance West"), R"("holder":"Taro Yamada")"));
    CHECK(
        has(heard.wire("handover @統括B/つばめ保守 end of shift"), R"("to_org":"つばめ保守","reason":"end of shift")"));
    CHECK(has(heard.wire("fact prices stand still @field staff"), R"("source":"field staff")"));
}

TEST_CASE("somebody named in the middle of a text is pointed at, and never lost in it") {
    const Heard heard;
    const auto command =
        command_from("add isolate unit 1 @復旧E and then the other unit of theirs too", heard.saying());
    REQUIRE_FALSE(command);
    CHECK(has(command.problem().sentence.en, "@復旧E stands in the middle of the text"));
    CHECK(command_from("note A7 told @復旧E about it", heard.saying()));
    CHECK(command_from("add isolate \"unit @1\"", heard.saying()));
}

TEST_CASE("a name a slip away from a known one is asked back with it, and somebody new is not") {
    Record record;
    record.epoch = "log-1";
    Action action = told::action("A1", ActionState::in_progress, "Suzuki", "Maintenance");
    record.actions.put(action);
    const auto doubt = [&](const std::string& owner, const std::string& org) {
        return name_in_doubt(unknown_names(OrderAction{ActionId("A2"), owner, org, {}}, record));
    };
    REQUIRE(doubt("Suzukki", ""));
    CHECK(doubt("Suzukki", "")->nearest == "Suzuki / Maintenance");
    CHECK(doubt("Suzuki", "Operations"));
    CHECK_FALSE(doubt("Suzuki", "Maintenance"));
    CHECK_FALSE(doubt("Kato", "Operations"));
    CHECK_FALSE(name_in_doubt(unknown_names(OrderAction{ActionId("A2"), "Suzukki", "", {}}, Record{})));
    CHECK_FALSE(name_in_doubt(
        unknown_names(OrderAction{ActionId("A2"), "Suzukki", "", {}}, record, {{"Suzukki", "Maintenance"}})));
}

TEST_CASE("the first Enter on a name in doubt only asks, the second sends it") {
    Heard heard;
    update(heard.state, ViewChanged{View::compact}, stage::start);
    Record record = *heard.state.record;
    record.actions.put(told::action("A90", ActionState::in_progress, "Suzuki", "Maintenance"));
    record.actions.put(told::action("A91", ActionState::proposed));
    heard.state.record = std::make_shared<const Record>(record);
    update(heard.state, EntryChanged{"order A91 @Suzukki"}, stage::start);
    CHECK(has(board_from(heard.state, stage::start, heard.made.budget).entry_hint, "Suzuki / Maintenance"));
    CHECK(update(heard.state, EntrySubmitted{"k1"}, stage::start).empty());
    CHECK(heard.state.entry);
    const auto effects = update(heard.state, EntrySubmitted{"k2"}, stage::start);
    REQUIRE_FALSE(effects.empty());
    CHECK(std::any_of(effects.begin(), effects.end(),
                      [](const Effect& effect) { return std::holds_alternative<SendCommand>(effect); }));
}

TEST_CASE("service= names one that is there; one that is not is doubted, and =ID makes it") {
    const Heard heard;
    CHECK_FALSE(reading_of("service service=S99 Payments", heard.saying()).doubts.empty());
    CHECK(reading_of("service service=S1 Payments", heard.saying()).doubts.empty());
    CHECK(reading_of("service Payments =S99", heard.saying()).doubts.empty());
}

TEST_CASE("a key that does nothing for whoever sits here says why") {
    Heard heard;
    update(heard.state, ViewChanged{View::compact}, stage::start);
    const ActionId action = heard.state.record->actions.begin()->id;
    update(heard.state, PersonTold{{"Wall", "Operations"}, true}, stage::start);
    const Board board = board_from(heard.state, stage::start, heard.made.budget);
    for (const ActionRow& row : board.actions.rows) CHECK(row.moves.empty());
    CHECK(update(heard.state, MoveChosen{action, Move::claim, "k1", false}, stage::start).empty());
    REQUIRE(heard.state.pending.size() == 1);
    CHECK(has(heard.state.pending.front().problem->sentence.en, "This token only reads"));
}

TEST_CASE("the token says who sits at a board, whatever was said by hand") {
    Heard heard;
    update(heard.state, PersonTold{{"復旧F", "つばめ保守"}, false}, stage::start);
    CHECK(heard.state.me.who == "復旧F");
    update(heard.state, PersonTold{}, stage::start);
    CHECK(heard.state.me.who == "復旧F");
}
