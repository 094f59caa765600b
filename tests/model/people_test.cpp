// Two people of one name in two organisations are two: in handovers, claims, roles, on boards and in drills.
// It must never know how a token is checked.
#include "model/text/person.h"
#include "tests/model/board_stage.h"

#include "model/record/giving.h"

using namespace model;
using told::at;
using told::text;

namespace {

const std::string tsubame = "つばめ保守";
const std::string kanata = "かなた市場";
const Instant now = at("08:30");

bool may(const Record& record, const Command& command, const Actor& actor) {
    return static_cast<bool>(decide(record, command, actor, now));
}

// 統括A of こだま運用 hands command to 復旧E of つばめ保守.
Record handing_over() {
    Record record;
    told::done(record, AssignRole{RoleName::commander, "統括A", "こだま運用"}, told::command_a(), at("07:00"));
    told::done(record, RequestHandover{{}, RoleName::commander, "復旧E", tsubame, {}}, told::command_a(), at("08:00"));
    return record;
}

const MoveHandover briefing{HandoverId("HO1"), HandoverState::briefing};
const MoveHandover withdrawn{HandoverId("HO1"), HandoverState::withdrawn};

}  // namespace

TEST_CASE("a person of the same name in another organisation moves no handover, neither as giver nor as receiver") {
    const Record record = handing_over();
    CHECK(may(record, briefing, told::responder("復旧E", tsubame)));
    CHECK(may(record, briefing, told::responder("統括A", "こだま運用")));
    CHECK(may(record, withdrawn, told::responder("統括A", "こだま運用")));
    for (const std::string& org : {kanata, std::string{}}) {
        for (const std::string who : {"復旧E", "統括A"}) {
            CHECK_FALSE(may(record, briefing, told::responder(who, org)));
            CHECK_FALSE(may(record, withdrawn, told::responder(who, org)));
        }
    }
}

TEST_CASE("whoever gave command away announces it, and nobody of the same name elsewhere does") {
    Record record = handing_over();
    for (const HandoverState state : {HandoverState::briefing, HandoverState::readback, HandoverState::accepted})
        told::done(record, MoveHandover{HandoverId("HO1"), state}, told::command_a(), at("08:10"));
    const MoveHandover announced{HandoverId("HO1"), HandoverState::announced};
    told::done(record, AssignRole{RoleName::commander, "統括A", kanata}, told::command_a(), at("08:20"));
    const RoleHolding* given = given_seat(record, record.handovers.all().front());
    REQUIRE(given);
    CHECK(given->org == "こだま運用");
    CHECK(may(record, announced, told::responder("統括A", "こだま運用")));
    CHECK_FALSE(may(record, announced, told::responder("統括A", kanata)));
}

TEST_CASE("a name without an organisation is the one person of that name whom the record knows") {
    Record record;
    record.actions.put(told::action("A1", ActionState::proposed));
    record.actions.put(told::action("A2", ActionState::ordered, "復旧E", tsubame));
    const Event ordered = told::done(record, OrderAction{ActionId("A1"), "復旧E", {}, {}}, told::command_a(), now);
    CHECK(told::changed<Action>(ordered).owner_org == tsubame);
    const Event unknown =
        told::done(record, RequestHandover{{}, RoleName::commander, "統括K", {}, {}}, told::command_a(), now);
    CHECK(told::changed<Handover>(unknown).to_org.empty());
    const Event self = told::done(record, AssignRole{RoleName::scribe, "統括A", {}}, told::command_a(), now);
    CHECK(told::changed<RoleHolding>(self).org == "こだま運用");
}

TEST_CASE("a name that two organisations have is asked back with both") {
    Record record;
    record.actions.put(told::action("A1", ActionState::proposed));
    record.actions.put(told::action("A2", ActionState::ordered, "復旧E", tsubame));
    record.actions.put(told::action("A3", ActionState::ordered, "復旧E", kanata));
    const Problem which = told::refused(record, OrderAction{ActionId("A1"), "復旧E", {}, {}}, told::command_a(), now);
    CHECK(which.trouble == Trouble::invalid);
    CHECK(which.sentence.en.find("復旧E (かなた市場), 復旧E (つばめ保守)") != std::string::npos);
    CHECK(which.sentence.ja.find("組織も書いてください") != std::string::npos);
    CHECK(may(record, OrderAction{ActionId("A1"), "復旧E", kanata, {}}, told::command_a()));
}

TEST_CASE("a handover to a name alone is moved by commanders, because nobody knows whose name it is") {
    Record record = handing_over();
    Handover alone = record.handovers.all().front();
    alone.to_org.clear();
    record.handovers.put(alone);
    for (const std::string& org : {tsubame, kanata}) CHECK_FALSE(may(record, briefing, told::responder("復旧E", org)));
    CHECK(may(record, briefing, told::command_a()));
}

TEST_CASE("an action given to a name alone is anybody's of that name, until two organisations have it") {
    Record record;
    record.actions.put(told::action("A1", ActionState::acknowledged, "復旧E"));
    const ReleaseAction release{ActionId("A1"), {}};
    CHECK(may(record, release, told::responder("復旧E", tsubame)));
    record.actions.put(told::action("A2", ActionState::ordered, "復旧E", kanata));
    CHECK_FALSE(may(record, release, told::responder("復旧E", tsubame)));
}

TEST_CASE("only the owner releases an action, and a namesake reads who has it") {
    Record record;
    record.actions.put(told::action("A1", ActionState::acknowledged, "復旧E", tsubame));
    CHECK(may(record, ReleaseAction{ActionId("A1"), {}}, told::responder("復旧E", tsubame)));
    for (const std::string& org : {kanata, std::string{}}) {
        CHECK_FALSE(may(record, ReleaseAction{ActionId("A1"), {}}, told::responder("復旧E", org)));
        const Problem taken =
            told::refused(record, ClaimAction{ActionId("A1"), {}, {}}, told::responder("復旧E", org), now);
        CHECK(taken.trouble == Trouble::already_claimed);
        CHECK(taken.owner_org == tsubame);
    }
}

TEST_CASE(
    "another width, case or Unicode form of a name is the same person, another name of an organisation another one") {
    const PersonName person{"Alice ガ", "Ops"};
    CHECK(same_person(person, {"Alice ガ", "Ops"}));
    for (const PersonName& other :
         {PersonName{"Ａｌｉｃｅ ガ", "Ops"}, PersonName{"alice ガ", "ｏｐｓ"}, PersonName{"Alice ｶﾞ", "Ops"},
          PersonName{"Alice カ\u3099", "Ops"}, PersonName{"Alice がさん", "OPS"}})
        CHECK(same_person(person, other));
    for (const PersonName& other : {PersonName{"Alice ガ", "Operations"}, PersonName{"Alice ガ", ""},
                                    PersonName{"Alice カ", "Ops"}, PersonName{"Alicia ガ", "Ops"}})
        CHECK_FALSE(same_person(person, other));
    CHECK_FALSE(same_person({"", "Ops"}, {"", "Ops"}));
    CHECK_FALSE(may_mean({"", ""}, {"", ""}));
    CHECK(may_mean({"Alice", ""}, {"Alice", "Ops"}));
    CHECK_FALSE(may_mean({"Alice", "Ops"}, {"Alice", ""}));
}

TEST_CASE("an action of somebody of the same name elsewhere is not marked as this board's") {
    stage::Stage on;
    on.record.actions.put(on.action("A1"));
    Action theirs = on.action("A2");
    theirs.owner_org = kanata;
    on.record.actions.put(theirs);
    on.incident();
    const Board board = on.board();
    int mine = 0;
    for (const ActionRow& row : board.actions.rows) {
        if (row.mine) ++mine;
        CHECK(row.mine == (row.id == ActionId("A1")));
    }
    CHECK(mine == 1);
}
