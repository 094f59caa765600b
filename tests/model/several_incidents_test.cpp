// Several incidents at once: services belong to all of them, what is done, decided and commanded to one. What the rules
// say about which, and what the board of each shows. It must never know a pixel.
#include "model/incident_view.h"
#include "model/intent.h"
#include "model/record/order.h"
#include "model/warnings.h"
#include "model/wire/wire.h"
#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace model;
using stage::Stage;
using told::at;
using told::text;

namespace {

Actor second_commander() { return told::commander("統括B", "つばめ保守"); }

Command opened(const char* title, Severity severity) {
    OpenIncident open;
    open.title = text(title);
    open.severity = severity;
    return open;
}

Command added(const char* object, const IncidentId& incident = {}) {
    AddAction add;
    add.verb = Verb::confirm;
    add.object = text(object);
    add.incident = incident;
    return add;
}

Command asked(const char* question, const IncidentId& incident = {}) {
    PutDecision put;
    put.question = text(question);
    put.options = {{"a", text("待つ"), 5, {}}};
    put.decide_by = at("08:30");
    put.incident = incident;
    return put;
}

// 統括A commands INC-1 (sev1), 統括B INC-2 (sev2).
Stage two() {
    Stage made;
    made.record.roles = {};
    told::done(made.record, opened("相場が止まっている", Severity::sev1), told::command_a(), at("08:00"));
    told::done(made.record, AssignRole{RoleName::commander, "統括A", "こだま運用"}, told::command_a(), at("08:00"));
    told::done(made.record, opened("決済が遅れている", Severity::sev2), told::command_a(), at("08:05"));
    told::done(made.record, AssignRole{RoleName::commander, "統括B", "つばめ保守", IncidentId("INC-2")},
               told::command_a(), at("08:05"));
    made.service("S1", Continuity::stopped);
    return made;
}

// 当直K commands all from the start; INC-1 has nobody of its own, INC-2 統括B since `own`.
Stage under_one_command(Instant own) {
    Stage made;
    made.record.roles = {};
    told::done(made.record, AssignRole{RoleName::commander, "当直K", "こだま運用"}, told::command_a(), at("07:00"));
    told::done(made.record, opened("相場が止まっている", Severity::sev1), told::command_a(), at("08:00"));
    told::done(made.record, opened("決済が遅れている", Severity::sev2), told::command_a(), at("08:01"));
    told::done(made.record, AssignRole{RoleName::commander, "統括B", "つばめ保守", IncidentId("INC-2")},
               told::command_a(), own);
    return made;
}

std::vector<std::string> objects(const Board& board) {
    std::vector<std::string> all;
    for (const ActionRow& row : board.actions.rows) all.push_back(row.object);
    return all;
}

Board board_about(const Stage& made, const char* id) {
    State state = made.state();
    update(state, IncidentChosen{IncidentId(id)}, stage::start);
    return board_from(state, stage::start, made.budget);
}

}  // namespace

TEST_CASE("what is new belongs to the one incident that is open") {
    Record record;
    told::done(record, opened("相場が止まっている", Severity::sev1), told::command_a(), at("08:00"));
    const Event event = told::done(record, added("1号機"), told::recovery(), at("08:01"));
    CHECK(told::changed<Action>(event).incident == IncidentId("INC-1"));
    const Event put = told::done(record, asked("切り替えるか"), told::command_a(), at("08:02"));
    CHECK(told::changed<Decision>(put).incident == IncidentId("INC-1"));
}

TEST_CASE("before any incident is open what is new belongs to none and stands on every board") {
    Record record;
    const Event event = told::done(record, added("1号機"), told::recovery(), at("07:59"));
    CHECK(told::changed<Action>(event).incident.empty());
}

TEST_CASE("with two incidents open whoever has a role in one of them need not say which") {
    Stage made = two();
    const Event event = told::done(made.record, added("決済電文"), second_commander(), at("08:06"));
    CHECK(told::changed<Action>(event).incident == IncidentId("INC-2"));
}

TEST_CASE("with two incidents open anybody else is asked which, by name") {
    Stage made = two();
    const Problem problem = told::refused(made.record, added("1号機"), told::recovery(), at("08:06"));
    CHECK(problem.field == "incident");
    CHECK(problem.sentence.ja.find("INC-1 相場が止まっている, INC-2 決済が遅れている") != std::string::npos);
    CHECK(problem.sentence.en.find("2 incidents are open") != std::string::npos);
    const Event said = told::done(made.record, added("1号機", IncidentId("INC-2")), told::recovery(), at("08:06"));
    CHECK(told::changed<Action>(said).incident == IncidentId("INC-2"));
}

TEST_CASE("an incident that is over, or that does not exist, takes no new work") {
    Stage made = two();
    told::done(made.record, ChangePhase{IncidentId("INC-2"), Phase::cancelled}, told::command_a(), at("08:07"));
    const Problem over = told::refused(made.record, added("1号機", IncidentId("INC-2")), told::recovery(), at("08:08"));
    CHECK(over.trouble == Trouble::illegal_transition);
    const Problem none =
        told::refused(made.record, asked("待つか", IncidentId("INC-9")), told::command_a(), at("08:08"));
    CHECK(none.sentence.en.find("INC-9") != std::string::npos);
}

TEST_CASE("what a decision brings about belongs to the incident it was taken for") {
    Stage made = two();
    told::done(made.record, asked("待つか", IncidentId("INC-2")), told::command_a(), at("08:06"));
    AddAction add;
    add.verb = Verb::confirm;
    add.object = text("決済電文");
    add.decision = made.record.decisions.all().back().id;
    const Event event = told::done(made.record, add, told::recovery(), at("08:07"));
    CHECK(told::changed<Action>(event).incident == IncidentId("INC-2"));
}

TEST_CASE("a monitoring source cannot know the incident, so what it proposes stands on every board") {
    Stage made = two();
    const Actor source{"alertmanager", {}, "source", Permission::source};
    const Event event = told::done(made.record, added("1号機"), source, at("08:06"));
    CHECK(told::changed<Action>(event).incident.empty());
    CHECK(objects(board_about(made, "INC-1")) == objects(board_about(made, "INC-2")));
}

TEST_CASE("each incident has its own commander, and handing one over leaves the other") {
    Stage made = two();
    CHECK(board_about(made, "INC-1").footer.commander == "統括A");
    CHECK(board_about(made, "INC-2").footer.commander == "統括B");
    told::done(made.record, RequestHandover{{}, RoleName::commander, "統括C", "こだま運用", text("夜勤交代")},
               told::command_a(), at("08:06"));
    CHECK(commander_line(board_about(made, "INC-1").footer) == "統括A(→統括C)");
    CHECK(commander_line(board_about(made, "INC-2").footer) == "統括B");
    for (const HandoverState step : {HandoverState::briefing, HandoverState::readback, HandoverState::accepted})
        told::done(made.record, MoveHandover{HandoverId("HO1"), step}, told::command_a(), at("08:07"));
    made.now = at("08:07:30");
    CHECK(board_about(made, "INC-1").footer.commander == "統括C");
    CHECK(board_about(made, "INC-2").footer.commander == "統括B");
    CHECK(std::ranges::none_of(warnings(made.record, at("08:08")),
                               [](const Warning& one) { return one.kind == Poor::two_commanders; }));
}

TEST_CASE("whoever commands all incidents commands those that have nobody of their own") {
    const Stage made = under_one_command(at("08:02"));
    CHECK(board_about(made, "INC-1").footer.commander == "当直K");
    CHECK(board_about(made, "INC-2").footer.commander == "統括B");
}

TEST_CASE("an incident without a commander says so, though another one has one") {
    Stage made = two();
    told::done(made.record, opened("照会が通らない", Severity::sev3), told::command_a(), at("08:10"));
    CHECK(board_about(made, "INC-3").footer.commander_alarm);
    CHECK_FALSE(board_about(made, "INC-1").footer.commander_alarm);
}

TEST_CASE("the wall shows the gravest incident, its work alone, all services, and that there are others") {
    Stage made = two();
    made.service("S2", Continuity::degraded, "決済");
    told::done(made.record, added("1号機", IncidentId("INC-1")), told::command_a(), at("08:06"));
    told::done(made.record, added("決済電文", IncidentId("INC-2")), told::command_a(), at("08:06"));
    told::done(made.record, asked("待つか", IncidentId("INC-2")), told::command_a(), at("08:06"));
    const Board wall = made.board();
    CHECK(wall.header.title == "相場が止まっている");
    CHECK(wall.header.rail_note == "ほかのインシデント 1件");
    CHECK(objects(wall) == std::vector<std::string>{"確認 1号機"});
    CHECK_FALSE(wall.decision);
    CHECK(wall.services.size() == 2);
    const Board other = board_about(made, "INC-2");
    CHECK(other.header.title == "決済が遅れている");
    CHECK(objects(other) == std::vector<std::string>{"確認 決済電文"});
    REQUIRE(other.decision);
    CHECK(other.services.size() == 2);
}

TEST_CASE("a chosen incident that ends gives the board back to the gravest") {
    Stage made = two();
    told::done(made.record, ChangePhase{IncidentId("INC-2"), Phase::cancelled}, told::command_a(), at("08:07"));
    const Board board = board_about(made, "INC-2");
    CHECK(board.header.incident == IncidentId("INC-1"));
    CHECK(board.header.rail_note.empty());
}

TEST_CASE("help wanted and one's own work stand on the board of another incident, and say whose they are") {
    Stage made = two();
    told::done(made.record, added("決済電文", IncidentId("INC-2")), told::command_a(), at("08:06"));
    AskHelp ask;
    ask.skill = text("電文の経験者");
    ask.action = ActionId("A1");
    told::done(made.record, ask, told::command_a(), at("08:07"));
    const Board before = made.board();
    REQUIRE(before.help.size() == 1);
    CHECK(before.help.front().text.starts_with("〔INC-2〕電文の経験者"));
    CHECK(objects(before).empty());
    told::done(made.record, ClaimAction{ActionId("A1"), {}, {}}, told::recovery(), at("08:08"));
    CHECK(objects(made.board()) == std::vector<std::string>{"確認 〔INC-2〕決済電文"});
    made.me = {};
    CHECK(objects(made.board()).empty());
}

TEST_CASE("work left open by an incident that is over is hidden from no board") {
    Stage made = two();
    told::done(made.record, added("決済電文", IncidentId("INC-2")), told::command_a(), at("08:06"));
    told::done(made.record, asked("待つか", IncidentId("INC-2")), told::command_a(), at("08:06"));
    told::done(made.record, ChangePhase{IncidentId("INC-2"), Phase::cancelled}, told::command_a(), at("08:07"));
    const Board wall = made.board();
    CHECK(objects(wall) == std::vector<std::string>{"確認 〔INC-2〕決済電文"});
    REQUIRE(wall.decision);
    CHECK(wall.decision->question == "〔INC-2〕待つか");
}

TEST_CASE("a person's load counts what they have in every incident, and nothing of a namesake elsewhere") {
    Stage made = two();
    for (const char* id : {"INC-1", "INC-2"}) {
        told::done(made.record, added("電文", IncidentId(id)), told::command_a(), at("08:06"));
        told::done(made.record, ClaimAction{made.record.actions.all().back().id, {}, {}}, told::recovery(),
                   at("08:07"));
    }
    made.record.actions.put(told::action("A99", ActionState::in_progress, "復旧E", "かなた市場"));
    made.me = {"統括A", "こだま運用"};
    made.budget.desk = true;
    State state = made.state();
    update(state, ViewChanged{View::desk}, stage::start);
    update(state, EntryChanged{"add 確認 電文 @復旧E/つばめ保守", {}}, stage::start);
    const Board board = board_from(state, stage::start, made.budget);
    REQUIRE(board.desk);
    CHECK(stage::contains(board.desk->consequence, "復旧E はいま2件を担当。"));
    CHECK(board.desk->consequence.starts_with("INC-1 "));
}

TEST_CASE("an incident may be named at the end of a line") {
    Stage made = two();
    const State state = made.state();
    const Saying saying{made.now, state.record.get(), {}};
    for (const char* line : {"add confirm unit 1 INC-2", "put wait? / a wait 5m by 08:30 INC-2",
                             "role scribe @記録C INC-2", "handover @統括C end of shift INC-2"}) {
        INFO(line);
        const auto command = command_from(line, saying);
        REQUIRE(command);
        CHECK(command_json(*command).find(R"("incident":"INC-2")") != std::string::npos);
        const auto again = command_from(line_of(*command, Language::en), saying);
        REQUIRE(again);
        CHECK(command_json(*again) == command_json(*command));
    }
    for (const char* line :
         {"contain INC-2", "phase responding INC-2", "hold 09:50 no new complaint INC-2", "close INC-2"})
        CHECK(command_from(line, saying));
}

TEST_CASE("what is typed at the board of an incident is for that incident, and says so before Enter") {
    Stage made = two();
    made.budget.desk = true;
    State state = made.state();
    update(state, IncidentChosen{IncidentId("INC-2")}, stage::start);
    for (const char* line : {"add confirm 電文 @復旧E", "put wait? / a wait 5m by 08:30", "phase assessing"}) {
        INFO(line);
        update(state, EntryChanged{line, {}}, stage::start);
        const Board board = board_from(state, stage::start, made.budget);
        REQUIRE(board.desk);
        CHECK(board.desk->consequence.starts_with("INC-2"));
        const auto sent = entry_command(state, made.now);
        REQUIRE(sent);
        CHECK(stage::contains(command_json(*sent), R"("incident":"INC-2")"));
    }
}

TEST_CASE("the board of one incident has no data warning for lack of a command that another incident has") {
    Stage made = two();
    CHECK(warnings(made.record, made.now).empty());
    CHECK(board_about(made, "INC-1").footer.data.empty());
    CHECK(board_about(made, "INC-2").footer.data.empty());
}

TEST_CASE("whoever commands all commands an incident until it has a commander of its own, and that is no gap") {
    const Stage made = under_one_command(at("08:10"));
    CHECK(warnings(made.record, made.now).empty());
}

TEST_CASE("a commander who owns an action of their own incident is warned about, one who owns another's is not") {
    Stage made = two();
    for (const char* id : {"INC-1", "INC-2"}) {
        told::done(made.record, added("電文", IncidentId(id)), told::command_a(), at("08:06"));
        told::done(made.record, ClaimAction{made.record.actions.all().back().id, {}, at("08:30")}, second_commander(),
                   at("08:07"));
    }
    std::vector<std::string> about;
    for (const Warning& one : warnings(made.record, made.now))
        if (one.kind == Poor::commander_owns_action) about.push_back(one.about);
    CHECK(about == std::vector<std::string>{"A2"});
}

TEST_CASE("containing one incident is not warned about for what another is still working on") {
    Stage made = two();
    told::done(made.record, added("電文", IncidentId("INC-1")), told::command_a(), at("08:06"));
    const auto count = [&] {
        return std::ranges::count_if(warnings(made.record, made.now), [](const Warning& one) {
            return one.kind == Poor::contained_with_open_work || one.kind == Poor::contained_with_stopped_service;
        });
    };
    for (const char* id : {"INC-2", "INC-1"}) {
        told::done(made.record, ChangePhase{IncidentId(id), Phase::assessing}, told::command_a(), at("08:07"));
        told::done(made.record, ChangePhase{IncidentId(id), Phase::contained}, told::command_a(), at("08:08"));
        CHECK(count() == (std::string_view(id) == "INC-1" ? 2 : 0));  // A1 is open, S1 is stopped
    }
}

TEST_CASE("when all incidents are over whoever commanded one of them is not one of two commanders") {
    Stage made = two();
    made.record.services = {};
    made.service("S1", Continuity::normal);
    for (const char* id : {"INC-1", "INC-2"})
        told::done(made.record, ChangePhase{IncidentId(id), Phase::cancelled}, told::command_a(), at("08:07"));
    const Board calm = made.board();
    CHECK(calm.mode == BoardMode::calm);
    CHECK_FALSE(calm.footer.commander_alarm);
    CHECK(calm.footer.commander == "統括B");
    told::done(made.record, AssignRole{RoleName::commander, "当直K", "こだま運用"}, told::command_a(), at("08:08"));
    CHECK(made.board().footer.commander == "当直K");
}
