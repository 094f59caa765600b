// What decide checks of every command, whoever made it: ids, references, lengths, bytes.
// It must never know JSON.
#include "model/wire/wire.h"
#include "tests/support/told.h"

using namespace model;
using told::at;
using told::text;

namespace {

AddAction add_action(std::string id = {}) {
    AddAction add;
    add.action = ActionId(std::move(id));
    add.verb = Verb::isolate;
    add.object = text("1号機");
    return add;
}

}  // namespace

TEST_CASE("an event follows the record and carries who, when and from where") {
    Record record;
    record.seq = 41;
    const auto event = decide(record, add_action(), told::recovery(), at("08:30"));
    REQUIRE(event);
    CHECK(event->seq == 42);
    CHECK(event->at == at("08:30"));
    CHECK(event->who == "復旧E");
    CHECK(event->org == "つばめ保守");
    CHECK(event->via == "board");
}

TEST_CASE("an id left out is the next after the highest in use") {
    Record record;
    for (const std::string id : {"A2", "A14", "A9x", "B99", "A"})
        record.actions.put(told::action(id, ActionState::proposed));
    const Event event = told::done(record, add_action(), told::recovery(), at("08:30"));
    CHECK(told::changed<Action>(event).id == ActionId("A15"));
}

TEST_CASE("an id in use or badly written is refused") {
    Record record;
    record.actions.put(told::action("A1", ActionState::proposed));
    CHECK(told::refused(record, add_action("A1"), told::recovery(), at("08:30")).field == "action");
    CHECK(told::refused(record, add_action("A 1"), told::recovery(), at("08:30")).field == "action");
    CHECK(told::refused(record, add_action(std::string(41, 'a')), told::recovery(), at("08:30")).field == "action");
    CHECK(decide(record, add_action(std::string(40, 'a')), told::recovery(), at("08:30")));
}

TEST_CASE("an unknown id is named with the nearest that exists") {
    Record record;
    record.actions.put(told::action("A7", ActionState::proposed));
    const Problem near = told::refused(record, ClaimAction{ActionId("A71"), {}, {}}, told::recovery(), at("08:30"));
    CHECK(near.trouble == Trouble::not_found);
    CHECK(near.sentence.ja == "アクション A71 はありません。近いのは A7 です。");
    CHECK(near.sentence.en == "There is no action A71. The nearest is A7.");
    const Problem far = told::refused(record, ClaimAction{ActionId("disk-4"), {}, {}}, told::recovery(), at("08:30"));
    CHECK(far.sentence.en == "There is no action disk-4.");
}

TEST_CASE("what a command refers to has to exist") {
    AddAction add = add_action();
    add.services = {ServiceId("S1")};
    CHECK(told::refused(Record(), add, told::recovery(), at("08:30")).field == "service");
    add.services.clear();
    add.decision = DecisionId("D1");
    CHECK(told::refused(Record(), add, told::recovery(), at("08:30")).field == "decision");
    const PostFact post{{}, at("08:00"), {}, {}, {}, text("停止"), ServiceId("S1"), false};
    CHECK(told::refused(Record(), post, told::recovery(), at("08:30")).trouble == Trouble::not_found);
    const AskHelp ask{{}, text("経験者"), 1, {}, ActionId("A1")};
    CHECK(told::refused(Record(), ask, told::recovery(), at("08:30")).trouble == Trouble::not_found);
}

TEST_CASE("texts lose their control characters and keep everything else") {
    AddAction add = add_action();
    add.object = text("1号機\x1b[31m %s\n再起動");
    const auto event = decide(Record(), add, told::recovery(), at("08:30"));
    REQUIRE(event);
    CHECK(told::changed<Action>(*event).object.ja == "1号機[31m %s 再起動");
}

TEST_CASE("texts that are blank, over-long or not UTF-8 are refused by field") {
    AddAction add = add_action();
    add.object = text(" 　\t");
    CHECK(told::refused(Record(), add, told::recovery(), at("08:30")).field == "object");
    add.object = text(std::string(10'000, 'x'));
    CHECK(told::refused(Record(), add, told::recovery(), at("08:30")).field == "object");
    add.object = text("\xff\xfe");
    CHECK(told::refused(Record(), add, told::recovery(), at("08:30")).field == "object");
    const Actor nameless{"\xff", "つばめ保守", "board", Permission::responder};
    CHECK(told::refused(Record(), add_action(), nameless, at("08:30")).field == "who");
}

TEST_CASE("what decide lets into the log can be read from it") {
    AddAction add = add_action();
    std::string longest;
    for (int i = 0; i < 40; ++i) longest += "漢";
    add.object = Text{longest, longest};
    add.owner = longest;
    add.owner_org = longest;
    const auto event = decide(Record(), add, told::command_a(), at("08:30"));
    REQUIRE(event);
    const auto read = parse_event(event_json(*event));
    if (!read) FAIL(read.problem().sentence.en);
    CHECK(hash_of(read->entities.at(0)) == hash_of(event->entities.at(0)));
}
