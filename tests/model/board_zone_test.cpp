// A board says every time in the log's zone, whatever offset it came with, and says which zone that is where the machine's
// differs. What is tried here is the board's words alone.
#include "model/json_board.h"
#include "model/record/zone_kind.h"
#include "model/report.h"
#include "model/warnings.h"
#include "model/wire/wire.h"
#include "tests/model/board_stage.h"
#include "tests/support/zones.h"

#include <catch2/catch_test_macros.hpp>

using namespace model;
using namespace std::chrono_literals;
using stage::contains;
using stage::Stage;
using zones::at;

namespace {

Stage in(const Zone& zone, std::string_view now) {
    Stage stage;
    stage.language = Language::en;
    stage.now = at(now);
    if (zone.named()) stage.record.others.put(zone_entity(zone));
    return stage;
}

// A service in trouble with a hard deadline.
Stage with_deadline(Stage stage, std::string_view due) {
    stage.incident();
    Service& service = stage.service("S1", Continuity::unknown, "shop");
    service.deadlines = {{{"open", "open"}, at(due), DeadlineKind::hard, {}}};
    stage.put(service);
    return stage;
}

// The board where this machine's wall clock is in that offset.
std::string seen_at(const Stage& stage, std::int16_t machine_offset_min) {
    FeedConfirmed answer = stage.answer();
    answer.machine_now = Instant{stage.now.ms, machine_offset_min};
    State state = initial_state(View::wall, stage.language, stage.me, Limits{});
    update(state, answer, stage::start);
    return text_of(board_from(state, stage::start, stage.budget));
}

}  // namespace

TEST_CASE("every time on a board is in the log's zone, whatever offset it came with") {
    for (const char* due : {"2026-03-29T09:00:00+02:00", "2026-03-29T07:00:00Z", "2026-03-29T08:00:00+01:00"}) {
        const Stage stage = with_deadline(in(zones::berlin(), "2026-03-29T00:30:00Z"), due);
        CHECK(stage.board().header.deadline_short == "open 09:00");
        CHECK(stage.board().header.clock == "01:30:00");
    }
}

TEST_CASE("without a zone each time is said in the offset it came with") {
    const Stage stage = with_deadline(in(Zone{}, "2026-03-29T01:30:00+01:00"), "2026-03-29T08:00:00+01:00");
    CHECK(stage.board().header.deadline_short == "open 08:00");
}

TEST_CASE("a day is today by the wall of the zone, also when it has 23 hours or 25") {
    CHECK(with_deadline(in(zones::berlin(), "2026-03-28T23:30:00Z"), "2026-03-29T21:59:00Z")
              .board()
              .header.deadline_short == "open 23:59");
    CHECK(with_deadline(in(zones::berlin(), "2026-03-28T23:30:00Z"), "2026-03-29T22:01:00Z")
              .board()
              .header.deadline_short == "open 03/30 00:01");
    CHECK(with_deadline(in(zones::berlin(), "2026-10-24T22:30:00Z"), "2026-10-25T22:59:00Z")
              .board()
              .header.deadline_short == "open 23:59");
}

TEST_CASE("a board names its zone where the clock of this machine shows another time") {
    const Stage berlin = with_deadline(in(zones::berlin(), "2026-07-01T12:00:00+02:00"), "2026-07-01T15:00:00+02:00");
    CHECK(contains(seen_at(berlin, 540), "times in Europe/Berlin (UTC+2)"));
    CHECK(contains(seen_at(berlin, 540), "12:00:00 UTC+2"));
    CHECK_FALSE(contains(seen_at(berlin, 120), "UTC"));
    CHECK_FALSE(contains(berlin.said(), "times in"));  // nobody said what this machine's clock shows
    const Stage none = with_deadline(in(Zone{}, "2026-07-01T12:00:00+02:00"), "2026-07-01T15:00:00+02:00");
    CHECK(contains(seen_at(none, 540), "times in UTC+2"));
    CHECK_FALSE(contains(seen_at(none, 120), "times in"));
}

TEST_CASE("setting a zone is no trouble, and no reason to say that a board does not know everything") {
    Stage stage = in(zones::berlin(), "2026-07-01T12:00:00+02:00");
    stage.service("S1", Continuity::normal, "shop");
    CHECK(stage.board().mode == BoardMode::calm);
    CHECK_FALSE(contains(stage.said(), "older version"));
}

TEST_CASE("a data warning says its time in the log's zone") {
    Stage stage = in(zones::berlin(), "2026-03-29T09:00:00Z");
    Service& service = stage.service("S1", Continuity::unknown, "shop");
    service.deadlines = {{{"open", "open"}, at("2026-03-27T23:30:00Z"), DeadlineKind::hard, {}}};
    stage.put(service);
    std::string all;
    for (const Warning& warning : warnings(stage.record, stage.now)) all += warning.sentence.en;
    CHECK(contains(all, "(03/28 00:30)"));
}

TEST_CASE("what is decided is written down in the log's zone") {
    Record record;
    record.others.put(zone_entity(zones::berlin()));
    record.services.put(told::service("S1", Continuity::unknown));
    const Event event = told::done(record, PromiseUpdate{ServiceId("S1"), at("2026-03-29T07:00:00Z")},
                                   told::command_a(), at("2026-03-29T00:30:00Z"));
    CHECK(rfc3339(event.at) == "2026-03-29T01:30:00+01:00");
    CHECK(rfc3339(*std::get<Service>(event.entities.front()).next_update_at) == "2026-03-29T09:00:00+02:00");
}

TEST_CASE("what has not happened yet cannot be posted as a fact, and the sentence says so with its day") {
    Record record;
    record.others.put(zone_entity(zones::tokyo()));
    PostFact fact;
    fact.at = at("2026-10-22T09:00:00+09:00");
    fact.text = told::text("二か所目");
    const Problem refusal = told::refused(record, fact, told::command_a(), at("2026-10-20T21:45:00+09:00"));
    CHECK(refusal.sentence.en.starts_with("It cannot have happened at 10/22 09:00:00, which is still to come"));
    CHECK(refusal.sentence.ja.starts_with("起きた時刻 10/22 09:00:00 はまだ来ていません"));
}

TEST_CASE("the axis of a chronology has its marks at whole hours of the wall on both sides of a change") {
    Stage stage = in(zones::berlin(), "2026-03-29T04:10:00Z");
    stage.budget.timeline = TimelineBudget{};
    stage.incident();
    Incident incident = *stage.record.incidents.all().begin();
    incident.recognised_at = at("2026-03-28T22:00:00Z");
    stage.record.incidents.put(incident);
    std::string labels;
    const auto timeline = stage.board().timeline;
    REQUIRE(timeline);
    for (const AxisMark& mark : timeline->axis) labels += mark.label + " ";
    CHECK(labels == "23:00 03/29 01:00 03:00 04:00 05:00 06:00 07:00 ");
}

TEST_CASE("the desk says back which day a typed time is") {
    Stage stage = with_deadline(in(zones::tokyo(), "2026-10-20T21:45:00+09:00"), "2026-10-21T09:00:00+09:00");
    stage.budget.desk = true;
    State state = stage.state();
    state.entry = "deadline S1 15:00 close";
    state.desk.mode = EntryMode::any;
    const Board board = board_from(state, stage::start, stage.budget);
    REQUIRE(board.desk);
    std::string fields;
    for (const auto& field : board.desk->fields) fields += field.value + " | ";
    CHECK(contains(fields, "tomorrow 15:00 close"));
    CHECK(contains(board.entry_hint, "tomorrow 15:00 close"));
}

TEST_CASE("a report says every time in the log's zone, its picture in whole hours of that wall") {
    Event zone;
    zone.seq = 1;
    zone.at = at("2026-03-28T22:50:00Z");
    zone.what = Happening::zone_set;
    zone.entities = {zone_entity(zones::berlin())};
    Event opened = zone;
    opened.seq = 2;
    opened.what = Happening::incident_opened;
    Incident incident;
    incident.id = IncidentId("INC-1");
    incident.title = told::text("prices stand still");
    incident.recognised_at = at("2026-03-28T23:00:00Z");
    opened.entities = {incident};
    Event declared = opened;
    declared.seq = 3;
    declared.at = at("2026-03-29T03:30:00Z");
    declared.what = Happening::service_declared;
    declared.entities = {told::service("S1", Continuity::unknown)};
    const auto log = replay_of(event_json(zone) + "\n" + event_json(opened) + "\n" + event_json(declared) + "\n");
    REQUIRE(log);
    const Report report = report_of(*log, Language::en);
    std::string head;
    for (const auto& [name, value] : report.head) head += value + " | ";
    CHECK(contains(head, "2026-03-29 00:00"));
    std::string marks;
    for (const ReportMark& mark : report.picture.marks) marks += mark.label + " ";
    INFO(marks);
    CHECK(contains(marks, "01:30 03:00"));
    CHECK_FALSE(contains(marks, "02:"));
}

TEST_CASE("a log without a zone is written down as it was said") {
    Record record;
    record.services.put(told::service("S1", Continuity::unknown));
    const Event event = told::done(record, PromiseUpdate{ServiceId("S1"), at("2026-03-29T07:00:00-03:30")},
                                   told::command_a(), at("2026-03-29T00:30:00Z"));
    CHECK(rfc3339(*std::get<Service>(event.entities.front()).next_update_at) == "2026-03-29T07:00:00-03:30");
}
