// Calm is said only while nothing unexplained fires, everybody is heard, and what is confirmed is remembered; what may fire
// on a calm board is counted there. It must never test a drawing.
#include "model/json_board.h"
#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace model;
using namespace std::chrono_literals;
using stage::Stage;

Stage quiet() {
    Stage made;
    made.language = Language::en;
    for (const std::string id : {"S1", "S2", "S3"}) made.service(id, Continuity::normal, "Service " + id);
    return made;
}

AlertGroup group(Disposition disposition, std::uint64_t count) {
    AlertGroup made;
    made.id = made.rule = "disk";
    made.disposition = disposition;
    made.count = count;
    made.worst_severity = "critical";
    made.first_at = told::at("08:00");
    made.service_ids = {ServiceId("S1")};
    if (disposition == Disposition::unclassified) made.id = made.rule = "unclassified";
    return made;
}

Stage with(const AlertGroup& one) {
    Stage made = quiet();
    made.gauges.groups = {one};
    return made;
}

void check_calm(const Stage& made) {
    const Board board = made.board();
    CHECK(board.mode == BoardMode::calm);
    CHECK(exit_status(board) == 0);
    CHECK(condition_of(board) == Condition::normal);
    CHECK(board.reasons.empty());
}

// Not calm anywhere it could be said.
void check_loud(const Stage& made, const std::string& title) {
    Stage seen = made;
    seen.budget.glance = true;
    const Board board = seen.board();
    CHECK(board.mode == BoardMode::incident);
    CHECK_FALSE(board.calm);
    CHECK(exit_status(board) == 3);
    CHECK(condition_of(board) == Condition::not_normal);
    CHECK(board.header.title == title);
    CHECK(board.reasons.front() == title);
    CHECK(board.glance->continues == "Being checked  " + title);
    CHECK(stage::contains(board_json(board), "\"reasons\":[\"" + title));
    CHECK(stage::contains(text_of(board), title));
}

}  // namespace

TEST_CASE("an unclassified alert is not calm, and the board says how bad and since when") {
    const Stage made = with(group(Disposition::unclassified, 2));
    check_loud(made, "Unclassified alerts: 2");
    CHECK(made.board().strip->main == "Unclassified alerts: 2 critical, since 08:00");
    check_loud(with(group(Disposition::other, 2)), "Unclassified alerts: 2");
}

TEST_CASE("minor unclassified alerts are counted on the calm board") {
    AlertGroup minor = group(Disposition::unclassified, 2);
    minor.minor = 2;
    const Stage made = with(minor);
    check_calm(made);
    CHECK(made.board().calm->headline == "All normal");
    CHECK(made.board().calm->counted == "2 minor alerts");
    minor.count = 3;
    check_loud(with(minor), "Unclassified alerts: 1");
}

TEST_CASE("what fires though its action is done is never calm, and its row says how many") {
    Stage made = quiet();
    Action done = told::action("disk", ActionState::done, "Recovery E", "Tsubame");
    done.result = told::text("swapped");
    made.record.actions.put(done);
    check_calm(made);
    AlertGroup firing = group(Disposition::folded, 3);
    firing.done_id = ActionId("disk");
    made.gauges.groups = {firing};
    check_loud(made, "Still firing: 3");
    const Board board = made.board(1min);
    REQUIRE(board.actions.rows.size() == 1);
    CHECK(board.actions.rows[0].id.text == "disk");
    CHECK(board.actions.rows[0].alarm);
    CHECK_FALSE(board.actions.rows[0].struck);
    CHECK(board.actions.rows[0].under == "3 alerts still firing, swapped");
    CHECK(board.actions.rows[0].under_first == "3 alerts still firing");
    made.gauges.groups[0].silenced = 3;
    made.gauges.groups[0].done_id = {};
    check_calm(made);
}

TEST_CASE("what fires is not calm because somebody works on it") {
    Stage made = quiet();
    made.record.actions.put(told::action("disk", ActionState::in_progress, "Recovery E", "Tsubame"));
    CHECK(made.board().mode == BoardMode::calm);
    AlertGroup firing = group(Disposition::folded, 3);
    firing.action_id = ActionId("disk");
    made.gauges.groups = {firing};
    check_loud(made, "Alerts firing: 3");
}

TEST_CASE("a row tells its owner by how much it grew and since when, that it got worse, and that it comes and goes") {
    Stage made = quiet();
    Action action = told::action("disk", ActionState::in_progress, "Recovery E", "Tsubame");
    action.check_at = told::at("08:20");
    action.alerts = 3;
    action.alerts_severity = "critical";
    action.alerts_worse_at = told::at("08:05");
    action.alerts_times = 4;
    made.record.actions.put(action);
    AlertGroup firing = group(Disposition::folded, 12);
    firing.action_id = ActionId("disk");
    firing.fresh = 9;
    firing.fresh_at = told::at("08:04");
    made.gauges.groups = {firing};
    CHECK(made.board().actions.rows[0].under == "worse: critical, 9 more alerts since 08:04, on and off, 4 times");
    CHECK(made.board().actions.rows[0].alarm);
    action.alerts_times = 10;
    action.state_since = told::at("08:06");
    made.record.actions.put(action);
    CHECK(made.board().actions.rows[0].under == "9 more alerts since 08:04, on and off, 10+ times");
    CHECK_FALSE(made.board().actions.rows[0].alarm);
}

TEST_CASE("a row whose alerts got worse rises over what nobody has") {
    Stage made = quiet();
    made.record.actions.put(told::action("A1", ActionState::proposed));
    Action worse = told::action("A2", ActionState::in_progress, "Recovery E", "Tsubame");
    made.record.actions.put(worse);
    CHECK(made.board().actions.rows[0].id.text == "A1");
    worse.alerts_worse_at = told::at("08:05");
    made.record.actions.put(worse);
    CHECK(made.board().actions.rows[0].id.text == "A2");
}

TEST_CASE("a promise of no action is calm until its end, and not a second longer") {
    AlertGroup promised = group(Disposition::no_action, 2);
    promised.no_action_expires = told::at("23:00");
    check_calm(with(promised));
    CHECK(with(promised).board().calm->counted == "2 left alone until 23:00");
    promised.no_action_expires = told::at("08:12:40");
    check_loud(with(promised), "Unclassified alerts: 2");
    promised.no_action_expires.reset();
    check_loud(with(promised), "Unclassified alerts: 2");
}

TEST_CASE("what is silenced until a known end stands beside its service, and a real fault wins") {
    AlertGroup planned = group(Disposition::folded, 1);
    planned.silenced = 1;
    planned.quiet_until = told::at("23:00");
    Stage made = with(planned);
    check_calm(made);
    CHECK(made.board().calm->names[0] == "Service S1 (planned until 23:00), checked 08:00");
    CHECK(made.board().calm->names[1] == "Service S2, checked 08:00");
    CHECK(made.board().calm->counted == "1 silenced");
    made.gauges.groups[0].quiet_until.reset();
    check_calm(made);
    CHECK(made.board().calm->names[0] == "Service S1 (silenced), checked 08:00");
    made.gauges.groups[0].quiet_until = told::at("08:12");
    check_loud(made, "Alerts firing: 1");
    planned.count = 2;
    check_loud(with(planned), "Alerts firing: 1");
}

TEST_CASE("what was silenced is planned no longer than its silence") {
    AlertGroup planned = group(Disposition::folded, 1);
    planned.silenced = 1;
    planned.quiet_until = told::at("08:13");
    Stage made = with(planned);
    CHECK(made.board().calm->names[0] == "Service S1 (planned until 08:13), checked 08:00");
    made.now = told::at("08:13");
    CHECK(made.board().normal.names.front() == "Service S1");
}

TEST_CASE("what nobody could read is not calm, and is no unclassified alert") {
    AlertGroup unread = group(Disposition::unclassified, 2);
    unread.id = "unread.alertmanager-2";
    check_loud(with(unread), "Unreadable alerts: 2");
    CHECK(with(unread).board().footer.data == "2 alerts → 0 actions");
}

TEST_CASE("what is inhibited is calm only while what inhibits it is seen to fire") {
    AlertGroup hidden = group(Disposition::folded, 2);
    hidden.inhibited = 2;
    check_calm(with(hidden));
    CHECK(with(hidden).board().calm->counted == "2 inhibited");
    hidden.unseen = 1;
    check_loud(with(hidden), "Inhibited, cause unseen: 1");
}

TEST_CASE("a heartbeat is quiet while it is there and loud when it is missing") {
    AlertGroup beat = group(Disposition::heartbeat, 1);
    beat.rule = "Watchdog";
    check_calm(with(beat));
    CHECK(with(beat).board().calm->counted.empty());
    CHECK(with(beat).board().footer.data == "1 alert → 0 actions");
    beat.silenced = 1;
    check_calm(with(beat));
    beat.count = beat.silenced = 0;
    check_loud(with(beat), "No heartbeat: Watchdog");
}

TEST_CASE("one silent source among several is not calm") {
    Stage made = quiet();
    made.gauges.sources = {{"good", SourceHealth::good, {}, 0, {}}, {"am", SourceHealth::waiting, {}, 0, {}}};
    for (const SourceHealth health : {SourceHealth::waiting, SourceHealth::failing, SourceHealth::unknown}) {
        made.gauges.sources[1].health = health;
        check_loud(made, "No monitoring: am");
    }
    made.gauges.sources[1].health = SourceHealth::good;
    check_calm(made);
}

TEST_CASE("the calm board says how old the oldest confirmation is, and after a year it is not calm") {
    Stage made = quiet();
    Fact fact = *made.record.facts.find(FactId("F-S2"));
    fact.status_since = told::at("06:10");
    made.record.facts.put(fact);
    Service service = *made.record.services.find(ServiceId("S2"));
    service.since = told::at("06:00");
    made.put(service);
    CHECK(made.board().calm->checked == "3 services, oldest check 2 h 02 min ago");
    made.now = made.now + Milliseconds{std::int64_t{364} * 24 * 3'600'000};
    CHECK(made.board().mode == BoardMode::calm);
    made.now = made.now + Milliseconds{std::int64_t{24} * 3'600'000};
    check_loud(made, "Unconfirmed for a year");
    service.basis = {};
    service.since.reset();
    made.put(service);
    made.now = told::at("08:12:40");
    check_loud(made, "Unconfirmed for a year");
}

TEST_CASE("a contained board tells what still fires") {
    Stage made = with(group(Disposition::unclassified, 2));
    made.incident(Phase::contained);
    const Board board = made.board();
    CHECK(board.mode == BoardMode::contained);
    CHECK(exit_status(board) == 3);
    CHECK(board.strip->main == "Unclassified alerts: 2 critical, since 08:00");
}
