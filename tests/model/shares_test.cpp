// How much of a record one person and one role may fill, and that a commander always has room.
// It must never know a log.
#include "model/shares.h"
#include "tests/support/told.h"

using namespace model;
using told::at;
using told::text;

namespace {

const Instant now = at("08:30");

Record with_facts(std::size_t count) {
    Record record;
    for (std::size_t n = 0; n < count; ++n) record.facts.put(told::fact("G" + std::to_string(n), FactStatus::refuted));
    return record;
}

Event new_fact(const Record& record) {
    const auto event = decide(record, PostFact{{}, now, {}, {}, {}, text("停止"), {}, false}, told::command_a(), now);
    REQUIRE(event);
    return *event;
}

std::optional<Problem> full(const Record& record, Permission role, const Added& added = {}) {
    return share_refusal(record, new_fact(record), role, added);
}

Added facts(std::size_t count) {
    Added added;
    added.of_kind[Entity(Fact{}).index()] = count;
    return added;
}

}  // namespace

TEST_CASE("sources leave half of a kind to people, and responders a tenth of it to commanders") {
    const Record half = with_facts(10'000);
    REQUIRE(full(half, Permission::source));
    CHECK(full(half, Permission::source)->trouble == Trouble::forbidden);
    CHECK(full(half, Permission::source)->sentence.en.find("the rest is kept for commanders") != std::string::npos);
    CHECK_FALSE(full(half, Permission::responder));
    CHECK_FALSE(full(with_facts(9'999), Permission::source));
    const Record nearly = with_facts(18'000);
    CHECK(full(nearly, Permission::responder));
    CHECK_FALSE(full(nearly, Permission::commander));
    CHECK_FALSE(full(nearly, Permission::admin));
    CHECK_FALSE(full(with_facts(19'999), Permission::commander));
}

TEST_CASE("one person adds a share of a kind and no more, and the other kinds stay open") {
    CHECK_FALSE(full(Record(), Permission::source, facts(3'999)));
    REQUIRE(full(Record(), Permission::source, facts(4'000)));
    CHECK(full(Record(), Permission::source, facts(4'000))->sentence.en.find("at most 4000 of one kind") !=
          std::string::npos);
    CHECK_FALSE(full(Record(), Permission::responder, facts(7'999)));
    CHECK(full(Record(), Permission::responder, facts(8'000)));
    CHECK_FALSE(full(Record(), Permission::commander, facts(19'999)));
    AddAction add;
    add.verb = Verb::isolate;
    add.object = text("1号機");
    const auto action = decide(Record(), add, told::command_a(), now);
    REQUIRE(action);
    CHECK_FALSE(share_refusal(Record(), *action, Permission::source, facts(4'000)));
}

TEST_CASE("a source proposes at most 300 things a minute and reads when to send again") {
    Added added;
    added.lately = 299;
    CHECK_FALSE(full(Record(), Permission::source, added));
    added.lately = 300;
    const auto refused = full(Record(), Permission::source, added);
    REQUIRE(refused);
    CHECK(refused->trouble == Trouble::unavailable);
    CHECK(refused->sentence.en.find("a minute later") != std::string::npos);
    CHECK_FALSE(full(Record(), Permission::responder, added));
}

TEST_CASE("what is there already is changed however full the record is") {
    Record record = with_facts(18'000);
    record.facts.put(told::fact("F1", FactStatus::unconfirmed));
    const auto confirmed = decide(record, ConfirmFact{FactId("F1")}, told::recovery(), now);
    REQUIRE(confirmed);
    CHECK_FALSE(share_refusal(record, *confirmed, Permission::responder, facts(20'000)));
}
