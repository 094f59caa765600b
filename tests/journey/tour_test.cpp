// The whole idea on one screen: alerts become an action, somebody claims it, every board arrives at the same record and
// says the same words. A reader's first test; it must never hold a detail that another test is about.
#include "feed/rules_toml.h"
#include "feed/source/proposals.h"
#include "model/board.h"
#include "model/update.h"
#include "model/wire/wire.h"
#include "tests/support/places.h"

#include <catch2/catch_test_macros.hpp>

using namespace model;

namespace {

const Instant first_alarm{1'917'000'000'000, 540};
const Actor monitoring{"alertmanager", {}, "source", Permission::source};
const Actor person{"復旧E", "つばめ保守", "board", Permission::responder};

// What a command makes of the record: the event, in the feed and, over the wire, on a board.
void happen(Record& feed, Record& board, const Command& command, const Actor& who) {
    const Result<Event> event = decide(feed, command, who, first_alarm);
    if (!event) FAIL(event.problem().sentence.en);
    REQUIRE(advance(feed, *event));
    const Result<Event> heard = parse_event(event_json(*event));
    REQUIRE(heard);
    REQUIRE(advance(board, *heard));
}

}  // namespace

TEST_CASE("two alerts fold into one action, a person claims it, and the board says whose it is") {
    // What fires is folded by the team's rules: a few moves, each about a business service.
    const feed::RulesRead read = feed::read_rules(support::source("assets/rules.example.toml"), {});
    REQUIRE(read.mistakes.empty());
    const std::vector<Alert> alerts = {
        {"f1", {{"alertname", "DiskFull"}, {"instance", "stor-1"}}, "full", first_alarm},
        {"f2", {{"alertname", "DiskSlow"}, {"instance", "stor-2"}}, "slow", first_alarm}};
    const std::vector<AlertGroup> groups = fold(alerts, read.rules, first_alarm);
    REQUIRE(groups.size() == 1);

    // Monitoring proposes, as an unowned action and an unconfirmed fact; nothing else is its to say.
    Record feed, board;
    feed.epoch = board.epoch = "log-1";
    for (const Command& command : feed::proposals(feed, read.rules, {groups, {}, "alertmanager"}, first_alarm))
        happen(feed, board, command, monitoring);
    const ActionId action = feed.actions.all().front().id;
    CHECK(feed.actions.all().front().owner.empty());

    // One person has it; a second claim would be refused with the first one's name.
    happen(feed, board, ClaimAction{action, {}, {}}, person);
    CHECK_FALSE(decide(feed, ClaimAction{action, {}, {}}, Actor{"復旧F", "つばめ保守", "cli", Permission::responder},
                       first_alarm));

    // Reduced from bytes, the board's record is the feed's: same place in the log, same digest.
    CHECK(board.seq == feed.seq);
    CHECK(board.digest == feed.digest);
    CHECK(digest_of(board) == board.digest);

    // What is to be seen is words, made from that record and nothing else.
    State state = initial_state(View::wall, Language::ja, {"統括A", "こだま運用"}, {});
    update(state, FeedConfirmed{std::make_shared<Record>(board), nullptr, FeedClock{first_alarm, 1.0, false}, {}},
           Tick{1});
    const std::string words = text_of(board_from(state, Tick{1}, {}));
    CHECK(words.find("共有ディスク") != std::string::npos);
    CHECK(words.find("復旧E") != std::string::npos);
}
