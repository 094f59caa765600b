// A drill under way: a clock that plays, stands for a question and never hangs, and a board that takes it for a drill.
// It must never wait: time is an argument.
#include "model/drill/drill_run.h"
#include "model/board.h"
#include "tests/model/board_stage.h"
#include "tests/support/drill_stage.h"

#include <catch2/catch_test_macros.hpp>

using namespace model;
using namespace std::chrono_literals;

namespace {

struct Play {
    Drill drill;
    State state = initial_state(View::wall, Language::ja, {}, {});
    Tick now = stage::start;

    Play() {
        auto begun = begin_drill(drilled::demo_log(), 1, drill_speed, now);
        REQUIRE(begun);
        drill = std::move(*begun);
        bring(drill, state, now);
    }
    void pass(Milliseconds time, Milliseconds step = 250ms) {
        for (Milliseconds gone{0}; gone < time; gone += step) {
            now = now + step;
            drill_goes_on(drill, now);
            bring(drill, state, now);
        }
    }
    void to_question(DrillKind kind) {
        while (!(drill.stage == DrillStage::asking && drill.question().kind == kind)) {
            if (drill.stage == DrillStage::asking) answer_drill(drill, drill.question().right, now);
            drill_onward(drill, now);
            skip_to_question(drill, now);
            pass(250ms);
        }
    }
    Board board() const { return board_from(state, now, Budget{}); }
};

}  // namespace

TEST_CASE("a drill's clock runs as fast as told, stands while it asks and goes on afterwards") {
    Play play;
    CHECK(hour_minute_second(drill_time(play.drill, play.now)) == "07:00:00");
    play.pass(10s);
    CHECK(hour_minute_second(drill_time(play.drill, play.now)) == "07:03:20");
    play.pass(9s);
    REQUIRE(play.drill.stage == DrillStage::asking);
    CHECK(play.drill.question().kind == DrillKind::commander);
    CHECK(play.board().header.clock.find("07:06:20") != std::string::npos);
    play.pass(5s);
    CHECK(play.board().header.clock.find("07:06:20") != std::string::npos);
    answer_drill(play.drill, play.drill.question().right, play.now);
    CHECK(play.drill.given.front().right);
    CHECK(play.drill.given.front().took == 5s);
    CHECK(play.drill.stage == DrillStage::told);
    drill_onward(play.drill, play.now);
    play.pass(2s);
    CHECK(hour_minute_second(drill_time(play.drill, play.now)) == "07:07:00");
}

TEST_CASE(
    "a question that nobody answers counts as unanswered after 15 seconds, and the drill ends with nobody there") {
    Play play;
    play.to_question(DrillKind::commander);
    play.pass(14'500ms);
    CHECK(play.drill.stage == DrillStage::asking);
    play.pass(750ms);
    REQUIRE(play.drill.stage == DrillStage::told);
    CHECK_FALSE(play.drill.given.front().chosen);
    CHECK_FALSE(play.drill.given.front().right);
    play.pass(12'250ms);
    CHECK(play.drill.stage == DrillStage::playing);
    play.pass(20min, 1s);
    CHECK(play.drill.stage == DrillStage::over);
    CHECK(play.drill.given.size() == 8);
    CHECK(drill_score(play.drill) == 0);
    CHECK_FALSE(drill_due(play.drill, play.now));
}

TEST_CASE("every answer counts once, and only while it is asked for") {
    Play play;
    answer_drill(play.drill, 0, play.now);
    CHECK(play.drill.given.empty());
    play.to_question(DrillKind::commander);
    const std::size_t wrong = (play.drill.question().right + 1) % 4;
    answer_drill(play.drill, 9, play.now);
    CHECK(play.drill.stage == DrillStage::asking);
    answer_drill(play.drill, wrong, play.now);
    answer_drill(play.drill, play.drill.question().right, play.now);
    REQUIRE(play.drill.given.size() == 1);
    CHECK_FALSE(play.drill.given.front().right);
    CHECK(play.drill.given.front().chosen == wrong);
}

TEST_CASE("whoever answers all eight rightly scores eight") {
    Play play;
    play.to_question(DrillKind::age);
    answer_drill(play.drill, play.drill.question().right, play.now);
    drill_onward(play.drill, play.now);
    CHECK(play.drill.stage == DrillStage::over);
    CHECK(drill_score(play.drill) == 8);
}

TEST_CASE("every moment of a drill says that it is one, to whoever reads the board by eye or as text") {
    Play play;
    for (int i = 0; i < 200; ++i) {
        play.pass(2s);
        const Board board = play.board();
        CHECK(board.drill);
        CHECK(board.drill_word == "訓練");
        CHECK(text_of(board).starts_with("[訓練]\n"));
    }
}

TEST_CASE("a board in a drill is as old as the question about its age says, and fresh again after it") {
    Play play;
    play.to_question(DrillKind::age);
    const DrillQuestion question = play.drill.question();
    for (int i = 0; i < 20; ++i) {
        const Board board = play.board();
        REQUIRE(board.strip);
        CHECK(board.colourless);
        CHECK(board.strip->main.find(question.options[question.right].ja) != std::string::npos);
        CHECK(board.header.clock.find(hour_minute_second(question.at)) != std::string::npos);
        play.pass(500ms);
    }
    play.to_question(DrillKind::age);
    Play other;
    other.to_question(DrillKind::report);
    CHECK(other.board().freshness == Freshness::live);
}

TEST_CASE("one steps through a drill event by event, never past a question, and sees nothing of what comes") {
    Play play;
    step_drill(play.drill, 1, play.now);
    bring(play.drill, play.state, play.now);
    CHECK_FALSE(play.drill.running);
    CHECK(hour_minute_second(drill_time(play.drill, play.now)) == "07:04:00");
    CHECK(play.state.record->seq == 12);
    for (int i = 0; i < 30; ++i) step_drill(play.drill, 1, play.now);
    CHECK(drill_time(play.drill, play.now) == play.drill.questions.front().at);
    step_drill(play.drill, -1, play.now);
    step_drill(play.drill, -1, play.now);
    bring(play.drill, play.state, play.now);
    CHECK(hour_minute(drill_time(play.drill, play.now)) == "07:04");
    CHECK(play.state.record->seq == 12);
    const LogRead read = read_of(play.drill, {play.state.record->epoch, 1, play.state.record->seq});
    CHECK(read.events.size() == 12);
}

TEST_CASE("the chronology of a drill has every event up to the moment that is shown, also after a step back") {
    Play play;
    play.state = initial_state(View::timeline, Language::ja, {}, {});
    const auto has_all = [&] {
        return play.state.log && play.state.log->last() == play.state.record->seq && !play.state.log_trouble;
    };
    for (const DrillKind kind : {DrillKind::commander, DrillKind::help, DrillKind::report}) {
        play.to_question(kind);
        CHECK(has_all());
    }
    answer_drill(play.drill, 0, play.now);
    drill_onward(play.drill, play.now);
    step_drill(play.drill, -1, play.now);
    play.pass(250ms);
    CHECK(has_all());
}

TEST_CASE("a drill that is paused stands until somebody lets it go on, and its speed can be chosen") {
    Play play;
    pause_drill(play.drill, play.now);
    play.pass(60s);
    CHECK(hour_minute_second(drill_time(play.drill, play.now)) == "07:00:00");
    CHECK(play.board().freshness == Freshness::live);
    change_drill_speed(play.drill, 1, play.now);
    CHECK(play.drill.speed == 60.0);
    pause_drill(play.drill, play.now);
    play.pass(2s);
    CHECK(hour_minute_second(drill_time(play.drill, play.now)) == "07:02:00");
    for (int i = 0; i < 9; ++i) change_drill_speed(play.drill, -1, play.now);
    CHECK(play.drill.speed == 1.0);
}

TEST_CASE("nothing is asked of anybody in a drill") {
    Play play;
    play.to_question(DrillKind::decision);
    REQUIRE_FALSE(play.state.record->actions.empty());
    const ActionId first = play.state.record->actions.all().front().id;
    CHECK(update(play.state, MoveChosen{first, Move::claim, "k1"}, play.now).empty());
    CHECK(play.state.pending.empty());
}

TEST_CASE("a log without an incident makes no drill, and the sentence says what to do") {
    const auto drill = begin_drill(drilled::demo_log("07:00"), 1, 1.0, stage::start);
    REQUIRE_FALSE(drill);
    CHECK(drill.problem().sentence.en.find("choose another log") != std::string::npos);
    CHECK(drill.problem().sentence.ja.find("別の記録") != std::string::npos);
}
