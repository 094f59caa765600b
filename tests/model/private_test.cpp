// What an organisation keeps to itself, as decide and the reducer see it. The wire: tests/feed/private_test.cpp.
// It must never know a token.
#include "model/record/audience.h"
#include "model/wire/wire.h"
#include "tests/support/told.h"

using namespace model;
using told::at;
using told::text;

namespace {

Actor of(const std::string& org) { return {"人", org, "api", Permission::commander}; }

AddAction kept_action(const std::string& org) {
    AddAction add;
    add.verb = Verb::stop;
    add.object = text("1号機");
    add.only = org;
    return add;
}

// A record in which 甲 keeps one action, and as 乙 sees it.
struct Two {
    Record whole;
    Record seen;
    ActionId kept;

    Two() {
        kept = std::get<Action>(take(kept_action("甲"), "甲").entities.front()).id;
        AddAction open = kept_action({});
        take(open, "乙");
    }
    Event take(const Command& command, const std::string& org) {
        auto event = decide(whole, org == "甲" ? whole : seen, command, of(org), at("08:30"));
        if (!event) FAIL(event.problem().sentence.en);
        REQUIRE(advance(whole, *event));
        REQUIRE(advance(seen, seen_by(*event, "乙")));
        return *event;
    }
    Result<Event> asked(const Command& command, const std::string& org) const {
        return decide(whole, org == "甲" ? whole : seen, command, of(org), at("08:30"));
    }
};

}  // namespace

TEST_CASE("a private item gets an id of its organisation, and public ids count on as if it were not there") {
    const Two two;
    CHECK(two.kept.text == private_prefix("A", "甲") + "1");
    CHECK(has_private_form(two.kept.text));
    CHECK(two.whole.actions.find(ActionId("A1")));
    CHECK(two.seen.actions.size() == 1);
    CHECK(two.seen.seq == two.whole.seq);
    CHECK(two.seen.digest == digest_of(two.seen));
}

TEST_CASE("ids that people choose never have the form of private ones") {
    for (const char* id : {"A1", "A-1", "A-abc1", "storage-2", "INC-1", "commander-2", "A-bcd", "a-bcd1"})
        CHECK_FALSE(has_private_form(id));
    AddAction add = kept_action({});
    add.action = ActionId(private_prefix("A", "甲") + "9");
    const auto refused = decide(Record(), add, of("乙"), at("08:30"));
    REQUIRE_FALSE(refused);
    CHECK(refused.problem().field == "action");
    AddAction wanted = kept_action("甲");
    wanted.action = ActionId("A7");
    CHECK_FALSE(decide(Record(), wanted, of("甲"), at("08:30")));
}

TEST_CASE("what others keep is not there, with the nearest id that is") {
    const Two two;
    const auto refused = two.asked(ClaimAction{two.kept, {}, {}}, "乙");
    REQUIRE_FALSE(refused);
    CHECK(refused.problem().trouble == Trouble::not_found);
    CHECK(two.asked(ClaimAction{two.kept, {}, {}}, "甲"));
}

TEST_CASE("what everybody sees cannot name what one organisation keeps") {
    const Two two;
    AskHelp help{{}, text("経験者"), 1, {}, two.kept};
    const auto open = two.asked(help, "甲");
    REQUIRE_FALSE(open);
    CHECK(open.problem().field == "action");
    help.only = "甲";
    CHECK(two.asked(help, "甲"));
}

TEST_CASE("nobody of another organisation can be given what they cannot see") {
    const Two two;
    const auto given = two.asked(OrderAction{two.kept, "業務D", "乙", {}}, "甲");
    REQUIRE_FALSE(given);
    CHECK(given.problem().field == "owner_org");
    CHECK(two.asked(OrderAction{two.kept, "業務D", "甲", {}}, "甲"));
}

TEST_CASE("only one's own organisation can be named, and nobody without one keeps anything") {
    for (const std::string org : {"乙", ""}) {
        const auto refused = decide(Record(), kept_action("甲"), of(org), at("08:30"));
        REQUIRE_FALSE(refused);
        CHECK(refused.problem().trouble == Trouble::forbidden);
        CHECK(refused.problem().field == "only");
    }
}

TEST_CASE("a guardrail that stands for everybody does not become private by a new word") {
    Record record;
    told::done(record, SetGuardrail{{}, text("自動切替しない"), {}, {}}, of("甲"), at("08:30"));
    SetGuardrail again{GuardrailId("X1"), text("自動切替しない"), {}, {}};
    again.only = "甲";
    const auto refused = decide(record, again, of("甲"), at("08:31"));
    REQUIRE_FALSE(refused);
    CHECK(refused.problem().field == "only");
}

TEST_CASE("an event without content is taken if and only if it says that it was withheld") {
    Event event;
    event.seq = 1;
    event.at = at("08:30");
    Record record;
    CHECK_FALSE(advance(record, event));
    event.what = Happening::withheld;
    const auto read = parse_event(event_json(event));
    REQUIRE(read);
    REQUIRE(advance(record, *read));
    CHECK(record.seq == 1);
    CHECK(record.digest == 0);
    event.entities = {told::action("A1", ActionState::proposed, {}, {})};
    CHECK_FALSE(parse_event(event_json(event)));
}

TEST_CASE("an event that is partly private keeps who did it and what everybody may see, without the note") {
    Event event;
    event.who = "人";
    event.what = Happening::action_noted;
    event.note = text("内緒");
    Action kept = told::action("A-bcd1", ActionState::proposed, {}, {});
    kept.only = "甲";
    event.entities = {told::action("A1", ActionState::proposed, {}, {}), kept};
    const Event seen = seen_by(event, "乙");
    CHECK(seen.entities.size() == 1);
    CHECK(seen.who == "人");
    CHECK(seen.note == Text());
    CHECK(seen_by(event, "甲").entities.size() == 2);
}

namespace {

Event told_line(const std::string& entities) {
    auto event = parse_event(
        R"({"seq":1,"at":"2030-10-01T08:20:00Z","who":"復旧E","what":"x","note":"n","hint":"h","entities":[)" +
        entities + "]}");
    if (!event) FAIL(event.problem().sentence.en);
    return std::move(*event);
}

const std::string open_card = R"({"type":"card","id":"K1","text":"open"})";
const std::string kept_card = R"({"type":"card","id":"K2","text":"kept","only":"つばめ保守"})";
// A kind that has no `only` today, said by a later version for one organisation.
const std::string kept_service =
    R"({"type":"service","id":"S1","name":"kept","continuity":"normal","only":"つばめ保守"})";

}  // namespace

TEST_CASE("what one organisation keeps of a kind or by a member that is not known stays there") {
    for (const std::string& kept : {kept_card, kept_service}) {
        INFO(kept);
        const Event event = told_line(open_card + "," + kept);
        CHECK(has_private(event));
        CHECK(only_of(event.entities.back()) == "つばめ保守");
        CHECK(event_json(seen_by(event, "つばめ保守")) == event_json(event));
        for (const std::string audience : {"", "かなた市場"}) {
            const std::string seen = event_json(seen_by(event, audience));
            CHECK(seen ==
                  R"({"seq":1,"at":"2030-10-01T08:20:00Z","who":"復旧E","what":"x","entities":[)" + open_card + "]}");
            CHECK(event_json(seen_by(told_line(kept), audience)) ==
                  R"({"seq":1,"at":"2030-10-01T08:20:00Z","what":"withheld","entities":[]})");
        }
    }
    CHECK_FALSE(has_private(told_line(open_card)));
}

TEST_CASE("a later word about who may see something is seen by nobody rather than by too many") {
    for (const char* only : {R"(["つばめ保守"])", R"("a\"b")", "7", R"({"org":"つばめ保守"})"}) {
        INFO(only);
        const Event event = told_line(R"({"type":"service","id":"S1","name":"kept","continuity":"normal","only":)" +
                                      std::string(only) + "}");
        CHECK(has_private(event));
        for (const std::string audience : {"", "つばめ保守", "a\"b", "7"})
            CHECK(seen_by(event, audience).what == Happening::withheld);
    }
    CHECK_FALSE(has_private(told_line(R"({"type":"service","id":"S1","name":"a","continuity":"normal","only":""})")));
}
