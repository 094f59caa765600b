// The reducer: what it refuses, what it changes, and that the digest is the record's.
// It must never know why an event happened.
#include "tests/support/told.h"

using namespace model;

namespace {

Event event_with(const Record& record, std::vector<Entity> entities) {
    Event event;
    event.seq = record.seq + 1;
    event.at = told::at("08:00");
    event.who = "統括A";
    event.what = Happening::action_added;
    event.entities = std::move(entities);
    return event;
}

Record record_with_action() {
    Record record;
    REQUIRE(advance(record, event_with(record, {told::action("A1", ActionState::ordered)})));
    return record;
}

}  // namespace

TEST_CASE("an event puts its entities in their place and moves the sequence") {
    Record record = record_with_action();
    Action changed = *record.actions.find(ActionId("A1"));
    changed.state = ActionState::acknowledged;
    REQUIRE(advance(record, event_with(record, {changed, told::action("A2", ActionState::proposed)})));
    CHECK(record.seq == 2);
    REQUIRE(record.actions.size() == 2);
    CHECK(record.actions.all()[0] == changed);
    CHECK(record.actions.all()[1].id == ActionId("A2"));
}

TEST_CASE("the digest kept along the way is the digest of the whole record") {
    Record record = record_with_action();
    CHECK(record.digest == digest_of(record));
    const std::uint64_t before = record.digest;
    Action changed = *record.actions.find(ActionId("A1"));
    changed.owner = "復旧E";
    REQUIRE(advance(record, event_with(record, {changed, told::service("S1", Continuity::normal)})));
    CHECK(record.digest == digest_of(record));
    CHECK(record.digest != before);
    REQUIRE(advance(record, event_with(record, {changed, changed})));
    CHECK(record.digest == digest_of(record));
}

TEST_CASE("an event out of its turn changes nothing") {
    for (const std::uint64_t seq : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{3}, ~std::uint64_t{0}}) {
        Record record = record_with_action();
        Event event = event_with(record, {told::action("A2", ActionState::proposed)});
        event.seq = seq;
        const auto result = advance(record, event);
        REQUIRE_FALSE(result);
        CHECK(result.problem().trouble == Trouble::corrupt);
        CHECK(record.seq == 1);
        CHECK(record.actions.size() == 1);
        CHECK(record.digest == digest_of(record));
    }
}

TEST_CASE("an event without entities, with too many or with a nameless one changes nothing") {
    Record record = record_with_action();
    const std::uint64_t digest = record.digest;
    CHECK_FALSE(advance(record, event_with(record, {})));
    CHECK_FALSE(
        advance(record, event_with(record, std::vector<Entity>(17, told::action("A2", ActionState::proposed)))));
    const std::vector<Entity> nameless{told::action("A2", ActionState::proposed),
                                       told::action("", ActionState::proposed)};
    CHECK_FALSE(advance(record, event_with(record, nameless)));
    CHECK(record.actions.size() == 1);
    CHECK(record.digest == digest);
    CHECK(record.seq == 1);
}

TEST_CASE("a full record takes changes to what it holds and nothing new") {
    Record record;
    for (std::size_t i = 0; i < most_of_a_kind; ++i)
        record.facts.put(told::fact("F" + std::to_string(i), FactStatus::unconfirmed));
    record.digest = digest_of(record);
    CHECK_FALSE(advance(record, event_with(record, {told::fact("F-new", FactStatus::unconfirmed)})));
    REQUIRE(advance(record, event_with(record, {told::fact("F7", FactStatus::confirmed)})));
    CHECK(record.facts.size() == most_of_a_kind);
    CHECK(record.digest == digest_of(record));
    const Problem full = told::refused(record, PostFact{{}, told::at("08:00"), {}, "", {}, told::text("x"), {}, false},
                                       told::business(), told::at("08:01"));
    CHECK(full.trouble == Trouble::invalid);
}
