// What drills came to, as lines that outlive the board: read back whole, counted by log, never lost to a damaged line.
// It must never wait: time is an argument.
#include "model/drill_board.h"
#include "model/drill_sheet.h"
#include "model/state.h"
#include "tests/support/drill_stage.h"

#include <catch2/catch_test_macros.hpp>

using namespace model;

namespace {

constexpr Tick start{1'000'000'000};
constexpr auto when = "2026-11-23T10:00:00+09:00";

// A drill in which the first `right` questions were answered rightly, the others not at all.
Drill done_drill(std::size_t right, Tick& now, const std::string& until = "24:00") {
    auto drill = begin_drill(drilled::demo_log(until), 5, drill_speed, now);
    REQUIRE(drill);
    while (drill->stage != DrillStage::over) {
        if (drill->stage == DrillStage::playing) skip_to_question(*drill, now);
        if (drill->stage == DrillStage::asking && drill->given.size() < right)
            answer_drill(*drill, drill->question().right, now + Milliseconds{5200});
        now = now + Milliseconds{16'000};
        drill_goes_on(*drill, now);
    }
    return std::move(*drill);
}

State english() { return initial_state(View::wall, Language::en, {}, {}); }

}  // namespace

TEST_CASE("the result of a drill is one line, and read back it is the same") {
    Tick now = start;
    const Drill drill = done_drill(7, now);
    const DrillResult result = result_of(drill, when);
    const std::string line = result_json(result);
    CHECK(line.find('\n') == std::string::npos);
    const DrillResults read = parse_results(line + "\n");
    REQUIRE(read.read.size() == 1);
    CHECK(read.damaged == 0);
    CHECK(read.read.front().questions == result.questions);
    CHECK(read.read.front().log == log_mark(drill.log));
    CHECK(read.read.front().seed == 5);
    CHECK(right_of(read.read.front()) == 7);
}

TEST_CASE("a damaged line is counted and costs no other, whatever stands in it") {
    Tick now = start;
    const std::string good = result_json(result_of(done_drill(3, now), when));
    std::string cheating = good;
    cheating.replace(cheating.find("\"right\":false,\"answered\":false"), 30, "\"right\":true,\"answered\":false");
    const std::string bad[] = {"{",
                               "null",
                               "[]",
                               "\xff\xfe",
                               good.substr(0, good.size() / 2),
                               "{\"at\":\"yesterday\"}",
                               std::string(100'000, '['),
                               cheating};
    for (const std::string& line : bad) {
        const DrillResults read = parse_results(good + "\n" + line + "\n" + good);
        CHECK(read.read.size() == 2);
        CHECK(read.damaged == 1);
    }
    CHECK(parse_results("").read.empty());
    CHECK(parse_results("\n\n").damaged == 0);
}

TEST_CASE("drills are counted by what is in their log, not by what its file is called") {
    const std::string whole = log_mark(drilled::demo_log());
    CHECK(whole == log_mark(drilled::demo_log()));
    CHECK(whole != log_mark(drilled::demo_log("08:30")));
    Tick now = start;
    const std::string lines = result_json(result_of(done_drill(3, now), when)) + "\n" +
                              result_json(result_of(done_drill(3, now, "08:30"), when)) + "\n";
    CHECK(results_of(parse_results(lines), whole).size() == 1);
}

TEST_CASE("the score says what was right of what was asked, how long it took and how it went before") {
    Tick now = start;
    const Drill drill = done_drill(7, now);
    const std::vector<DrillResult> earlier = {result_of(done_drill(4, now), when), result_of(done_drill(6, now), when)};
    const DrillShown shown = drill_shown(drill, english(), now, earlier);
    CHECK(shown.title == "7 of 8 right");
    CHECK(shown.target.starts_with("The target is reached"));
    CHECK(shown.unasked.empty());
    CHECK(shown.attempts == std::vector<std::string>{"Drill 1: 4/8", "Drill 2: 6/8", "Drill 3: 7/8"});
    REQUIRE(shown.rows.size() == 8);
    CHECK(shown.rows[0].ask == "Which service is stopped now?");
    CHECK(shown.rows[0].verdict == "Right");
    CHECK(shown.rows[0].took == "5.2 s");
    CHECK(shown.rows[6].verdict == "No answer");
    CHECK(shown.rows[6].took.empty());
    CHECK(shown.seed == "Seed 5");
}

TEST_CASE("a log without an answer to a question says that it was not asked, and the score counts what was") {
    Tick now = start;
    const Drill drill = done_drill(6, now, "08:02");
    State state = english();
    state.language = Language::ja;
    const DrillShown shown = drill_shown(drill, state, now, {});
    CHECK(shown.title == "7問のうち 6問 正解");
    CHECK(shown.target == "目標は、3回目までに 8問中7問");
    CHECK(shown.unasked.find("7/8") != std::string::npos);
    CHECK(shown.rows[7].verdict == "問われず");
    CHECK_FALSE(shown.rows[7].asked);
}

TEST_CASE("seven of eight reach the target of a third drill, and of fewer questions all but none may be wrong") {
    CHECK(reaches_target(8, 8));
    CHECK(reaches_target(7, 8));
    CHECK_FALSE(reaches_target(6, 8));
    CHECK(reaches_target(7, 7));
    CHECK_FALSE(reaches_target(6, 7));
    CHECK_FALSE(reaches_target(0, 0));
}

TEST_CASE("where guests see the board people have call signs in what is asked too") {
    Tick now = start;
    auto drill = begin_drill(drilled::demo_log(), 1, drill_speed, now);
    REQUIRE(drill);
    State state = english();
    state.names = Names::roles;
    skip_to_question(*drill, now);
    drill_goes_on(*drill, now);
    bring(*drill, state, now);
    REQUIRE(drill->question().kind == DrillKind::commander);
    const DrillShown shown = drill_shown(*drill, state, now, {});
    for (const std::string& option : shown.options)
        for (const char* name : {"統括A", "記録C", "業務D", "復旧E"}) CHECK(option.find(name) == std::string::npos);
    CHECK(shown.options.size() == 4);
}

TEST_CASE("the sheet for who leads a drill has every question with its time and its answer, and no text is markup") {
    const auto sheet = drill_sheet(drilled::demo_log(), 1, Language::ja);
    REQUIRE(sheet);
    CHECK(sheet->starts_with("# 訓練の質問\n"));
    CHECK(sheet->find("07:15:20 いま止まっている業務は?") != std::string::npos);
    CHECK(sheet->find("- 正解: 相場配信\n") != std::string::npos);
    const Replay hostile = drilled::changed(drilled::demo_log(), [](Event& event) {
        for (Entity& entity : event.entities)
            if (auto* service = std::get_if<Service>(&entity)) service->short_name = {"<b>*S*</b>", "<b>*S*</b>"};
    });
    const auto english_sheet = drill_sheet(hostile, 1, Language::en);
    REQUIRE(english_sheet);
    CHECK(english_sheet->find("<b>") == std::string::npos);
    CHECK(english_sheet->find("Answer: 統括A") != std::string::npos);
    CHECK_FALSE(drill_sheet(drilled::demo_log("07:00"), 1, Language::en));
}
