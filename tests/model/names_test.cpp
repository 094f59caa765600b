// Names are what people mean: from whatever board or program a command comes, what it names in another spelling is the
// known one, the record keeps what was written first, and what is only near is asked back.
#include "model/understood.h"
#include "model/warnings.h"
#include "tests/support/told.h"

#include <algorithm>

using namespace model;
using told::at;
using told::text;

namespace {

const std::string tsubame = "つばめ保守";
const Instant now = at("08:30");

DeclareService service_called(const std::string& name, const std::string& id = {}) {
    DeclareService declare;
    declare.service = ServiceId(id);
    declare.name = text(name);
    return declare;
}

// 復旧E of つばめ保守 works on A1, A2 waits, S1 is ガイド配信.
Record known() {
    Record record;
    record.actions.put(told::action("A1", ActionState::acknowledged, "復旧E", tsubame));
    record.actions.put(told::action("A2", ActionState::proposed));
    told::done(record, service_called("ガイド配信"), told::command_a(), at("08:00"));
    return record;
}

const std::vector<std::string> spellings{"復旧Ｅ", "復旧e", "復旧E様", "復旧Ｅさん", "復旧\U000E0100E"};

}  // namespace

TEST_CASE(
    "an order to somebody in another spelling goes to the one who is known, under the name that was written first") {
    for (const std::string& name : spellings) {
        CAPTURE(name);
        Record record = known();
        const Event ordered =
            told::done(record, OrderAction{ActionId("A2"), name, "ﾂﾊﾞﾒ保守", {}}, told::command_a(), now);
        CHECK(told::changed<Action>(ordered).owner == "復旧E");
        CHECK(told::changed<Action>(ordered).owner_org == tsubame);
    }
}

TEST_CASE("whoever acts under another spelling of a name is the person the record has") {
    for (const std::string& name : spellings) {
        CAPTURE(name);
        Record record = known();
        const Actor same = told::responder(name, "ツバメ保守");
        const Event claimed = told::done(record, ClaimAction{ActionId("A2"), {}, {}}, same, now);
        CHECK(told::changed<Action>(claimed).owner == "復旧E");
        CHECK(told::changed<Action>(claimed).owner_org == tsubame);
        CHECK(claimed.who == "復旧E");
        const Event released = told::done(record, ReleaseAction{ActionId("A1"), {}}, same, now);
        CHECK(told::changed<Action>(released).owner.empty());
    }
}

TEST_CASE(
    "a handover to somebody in another spelling is theirs, and the seat is taken over from who is named in another "
    "one") {
    Record record = known();
    told::done(record, AssignRole{RoleName::commander, "統括A", "こだま運用"}, told::command_a(), at("08:00"));
    const Event asked =
        told::done(record, RequestHandover{{}, RoleName::commander, "復旧Ｅ", {}, {}}, told::command_a(), now);
    CHECK(told::changed<Handover>(asked).to == "復旧E");
    CHECK(decide(record, MoveHandover{HandoverId("ＨＯ１"), HandoverState::briefing},
                 told::responder("復旧ｅ", tsubame), now));
    const Event taken =
        told::done(record, TakeOverAction{ActionId("a1"), "復旧Ｅ様", {}}, told::responder("統括K", "こだま運用"), now);
    CHECK(told::changed<Action>(taken).owner == "統括K");
}

TEST_CASE("somebody who reads alike in another organisation stays somebody else") {
    Record record = known();
    const Actor elsewhere = told::responder("復旧Ｅ", "かなた市場");
    CHECK(told::refused(record, ReleaseAction{ActionId("A1"), {}}, elsewhere, now).trouble == Trouble::forbidden);
    const Event claimed = told::done(record, ClaimAction{ActionId("A2"), {}, {}}, elsewhere, now);
    CHECK(told::changed<Action>(claimed).owner == "復旧Ｅ");
    CHECK(told::changed<Action>(claimed).owner_org == "かなた市場");
}

TEST_CASE("an id in another width or case is the one that is there, and makes no second one") {
    for (const std::string id : {"a2", "Ａ２", "ａ２"}) {
        CAPTURE(id);
        Record record = known();
        CHECK(told::changed<Action>(
                  told::done(record, ClaimAction{ActionId(id), {}, {}}, told::responder("統括K", "こだま運用"), now))
                  .id == ActionId("A2"));
        AddAction add;
        add.action = ActionId(id);
        add.object = text("2号機");
        CHECK(told::refused(known(), add, told::command_a(), now)
                  .sentence.en.starts_with("There is already a action A2"));
    }
    Record record = known();
    const Event renamed = told::done(record, service_called("番組表", "ｓ１"), told::command_a(), now);
    CHECK(told::changed<Service>(renamed).id == ServiceId("S1"));
}

TEST_CASE("ids that older logs have in two spellings stay apart") {
    Record record = known();
    record.actions.put(told::action("a2", ActionState::proposed));
    for (const std::string id : {"A2", "a2"})
        CHECK(told::changed<Action>(
                  told::done(record, ClaimAction{ActionId(id), {}, {}}, told::responder("統括K", "こだま運用"), now))
                  .id == ActionId(id));
}

TEST_CASE("a service whose name reads like that of another is not made, and the other one is named") {
    for (const std::string name : {"ガイド配信", "がいど配信", "ｶﾞｲﾄﾞ配信", "カ\u3099イト\u3099配信"}) {
        CAPTURE(name);
        const Problem taken = told::refused(known(), service_called(name), told::command_a(), now);
        CHECK(taken.trouble == Trouble::invalid);
        CHECK(taken.field == "name");
        CHECK(taken.sentence.en.find("(S1)") != std::string::npos);
        CHECK_FALSE(decide(known(), service_called(name, "S9"), told::command_a(), now));
    }
    CHECK(decide(known(), service_called("がいど配信", "S1"), told::command_a(), now));
    CHECK(decide(known(), service_called("ガイト配信"), told::command_a(), now));
}

TEST_CASE("services that an older log has in two spellings stay two, each goes on, and the board warns of them") {
    Record record = known();
    Service other = *record.services.find(ServiceId("S1"));
    other.id = ServiceId("S2");
    other.name = text("ｶﾞｲﾄﾞ配信");
    record.services.put(other);
    const auto found = warnings(record, now);
    CHECK(std::any_of(found.begin(), found.end(),
                      [](const Warning& one) { return one.kind == Poor::one_name_twice && one.about == "S2"; }));
    CHECK(decide(record, service_called("ｶﾞｲﾄﾞ配信", "S2"), told::command_a(), now));
    other.name = text("番組表");
    record.services.put(other);
    for (const Warning& one : warnings(record, now)) CHECK(one.kind != Poor::one_name_twice);
}

TEST_CASE("a new service whose name is a slip away from a known one is asked back, one that is counted or far is not") {
    Record record;
    told::done(record, service_called("注文受付系A"), told::command_a(), at("08:00"));
    told::done(record, service_called("Payments 1"), told::command_a(), at("08:00"));
    const auto doubt = [&](const std::string& name) {
        return name_in_doubt(unknown_names(service_called(name), record));
    };
    REQUIRE(doubt("注文受附系A"));
    CHECK(doubt("注文受附系A")->nearest == "注文受付系A (S1)");
    CHECK(doubt("Payment 1"));
    for (const std::string name : {"注文受付系B", "Payments 2", "相場配信", "注文", "注文受付系Ａ"}) {
        CAPTURE(name);
        CHECK_FALSE(doubt(name));
    }
    CHECK(may_name_new(service_called("Payment")));
}

TEST_CASE("a known person in another spelling is not asked back, and one who is near in another spelling is") {
    const Record record = known();
    const auto unknown = [&](const std::string& name) {
        return unknown_names(OrderAction{ActionId("A2"), name, tsubame, {}}, record);
    };
    for (const std::string& name : spellings) CHECK(unknown(name).empty());
    Record suzuki;
    suzuki.actions.put(told::action("A1", ActionState::in_progress, "Ｓｕｚｕｋｉ", "Maintenance"));
    const auto near = name_in_doubt(unknown_names(OrderAction{ActionId("A2"), "SUZUKKI", "", {}}, suzuki));
    REQUIRE(near);
    CHECK(near->nearest == "Ｓｕｚｕｋｉ / Maintenance");
}

TEST_CASE("asking for a private id in other letters tells no more than asking for it") {
    Record whole = known();
    Action kept = told::action("A-bcd1", ActionState::proposed);
    kept.only = tsubame;
    whole.actions.put(kept);
    for (const std::string id : {"A-bcd1", "a-bcd1", "A-BCD1", "A-bcd2", "a-BCD2"}) {
        AddAction add;
        add.action = ActionId(id);
        add.object = text("2号機");
        const auto event = decide(whole, known(), add, told::command_a(), now);
        REQUIRE_FALSE(event);
        CHECK(event.problem().sentence.en.find("are chosen for what is for one organisation only") !=
              std::string::npos);
    }
}
