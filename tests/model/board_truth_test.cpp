// The one promise: the board never lies. Blind boards have no colour, silence is told, calm is only what is known to be.
// It must never test a drawing.
#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace model;
using namespace std::chrono_literals;
using stage::Stage;
using stage::start;

Stage quiet() {
    Stage made;
    for (const std::string id : {"S1", "S2", "S3"}) made.service(id, Continuity::normal, "業務" + id);
    return made;
}

Stage after_containment(Instant contained_at) {
    Stage made = quiet();
    made.incident(Phase::contained);
    Incident incident = *made.record.incidents.find(IncidentId("INC-1"));
    incident.contained_at = contained_at;
    made.record.incidents.put(incident);
    made.service("S4", Continuity::workaround);
    Service stopped = made.service("S5", Continuity::stopped, "統計");
    stopped.accepted_residual = true;
    made.put(stopped);
    return made;
}

bool says_all_is_normal(const Stage& made) {
    const Board board = made.board();
    return board.calm && board.calm->headline == (made.language == Language::ja ? "すべて通常" : "All normal");
}

}  // namespace

TEST_CASE("before the first answer the board shows no state at all") {
    State state = initial_state(View::wall, Language::ja, {}, {});
    Board board = board_from(state, start, {});
    CHECK(board.mode == BoardMode::connecting);
    CHECK(board.connecting == "接続中… 初めての受信を待っています");
    CHECK(board.services.empty());
    CHECK_FALSE(board.calm);
    update(state, FeedFailed{problem(Trouble::unreachable, "フィードに届きません。", "No feed.")}, start);
    board = board_from(state, start + 1h, {});
    CHECK(board.mode == BoardMode::connecting);
    CHECK(board.connecting_why == "フィードに届きません。");
    CHECK(exit_status(board) == 4);
}

TEST_CASE("a blind board is without colour from the very tick it is stale") {
    const Stage made = stage::busy();
    CHECK_FALSE(made.board(14'999ms).colourless);
    for (const Milliseconds after : {Milliseconds{15s}, Milliseconds{120s}, Milliseconds{24h}}) {
        const Board board = made.board(after);
        CHECK(board.colourless);
        for (const ServiceRow& row : board.services) CHECK_FALSE(row.filled);
        for (const ActionRow& row : board.actions.rows) CHECK_FALSE(row.filled);
        CHECK(exit_status(board) == 4);
        CHECK(made.said(after).starts_with("!  "));
    }
}

TEST_CASE("stale and lost say whose time it is and what to do") {
    Stage made = stage::busy();
    State state = made.state();
    for (int i = 0; i < 3; ++i)
        update(state, FeedFailed{problem(Trouble::unreachable, "フィードに届きません。", "No feed.")}, start + 15s);
    Strip strip = *board_from(state, start + 20s, {}).strip;
    CHECK(strip.kind == StripKind::stale);
    CHECK(strip.main == "08:12:40 の情報です(20秒前)");
    CHECK(strip.right == "再接続中 3回目");
    CHECK(strip.second == "フィードに届きません。");
    strip = *board_from(state, start + 120s, {}).strip;
    CHECK(strip.kind == StripKind::lost);
    CHECK(strip.second == "古い情報 — デスクに電話で確認 フィードに届きません。");
}

TEST_CASE("the footer tells the age in every state of the link") {
    const Stage made = stage::busy();
    CHECK(made.board(2s).footer.fresh == "受信 2秒前");
    CHECK(made.board(12s).footer.fresh == "受信なし 12秒");
    CHECK(made.board(20s).footer.fresh == "20秒前の情報");
    CHECK(made.board(5min).footer.fresh == "5分前の情報");
    CHECK(made.board(2s).footer.beats.size() == 12);
}

TEST_CASE("back from silence lists the changes for at least twenty seconds") {
    Stage made = stage::busy();
    State state = made.state();
    Action action = *made.record.actions.find(ActionId("A1"));
    action.check_at = told::at("08:40");
    made.record.actions.put(action);
    ++made.record.seq;
    made.now = told::at("08:14");
    update(state, made.answer(), start + 80s);
    update(state, stage::nothing_new(told::at("08:14:05")), start + 85s);
    const Strip strip = *board_from(state, start + 86s, {}).strip;
    CHECK(strip.kind == StripKind::back);
    CHECK(strip.main == "復帰 08:14:00 変更 1件");
    CHECK(strip.second == "切離し 1号機 実施 次の確認 08:40");
    CHECK(strip.right == "途絶 1分");
    update(state, stage::nothing_new(told::at("08:14:15")), start + 95s);
    CHECK(board_from(state, start + 99'999ms, {}).strip->main == strip.main);
    CHECK_FALSE(board_from(state, start + 100s, {}).strip);
}

TEST_CASE("all normal is said only when everything is normal, watched and fresh") {
    Stage made = quiet();
    Board board = made.board();
    REQUIRE(board.mode == BoardMode::calm);
    CHECK(board.calm->headline == "すべて通常");
    CHECK(board.calm->count == "3");
    CHECK(board.calm->checked == "3サービス・いちばん古い確認は 12分前");
    CHECK(exit_status(board) == 0);
    CHECK(made.board(20s).calm->headline == "通常 3(古い情報)");
    for (const SourceHealth health : {SourceHealth::waiting, SourceHealth::failing, SourceHealth::unknown}) {
        made.gauges.sources = {{"alertmanager", health, {}, 0, told::text("応答がありません。")}};
        board = made.board();
        CHECK(board.mode == BoardMode::incident);
        CHECK(board.header.title == "監視 不明 alertmanager");
        CHECK(exit_status(board) == 3);
        CHECK(board.strip->main == "alertmanager 監視 不明 応答がありません。");
    }
    made.gauges.sources[0].health = SourceHealth::good;
    CHECK(made.board().calm->headline == "すべて通常");
}

TEST_CASE("a source that was restarted a moment ago does not make anything normal, and what it lacks is counted") {
    Stage made = quiet();
    made.gauges.sources = {{"alertmanager", SourceHealth::settling, made.now, 0,
                            Text{"08:10 に起動。08:15 までは、アラートが消えても復旧とは限りません。",
                                 "Started at 08:10: until 08:15 an alert that is gone is no recovery."}}};
    CHECK_FALSE(says_all_is_normal(made));
    CHECK(made.board().strip->main ==
          "alertmanager まだ復旧と言えません 08:10 に起動。08:15 までは、"
          "アラートが消えても復旧とは限りません。");
    made.gauges.sources[0].before_restart = 1284;
    made.language = Language::en;
    CHECK_FALSE(says_all_is_normal(made));
    CHECK(made.board().strip->main ==
          "alertmanager: no all-clear yet before its restart: 1,284 Started at 08:10: until "
          "08:15 an alert that is gone is no recovery.");
}

TEST_CASE("alerts that nobody can read are not calm, and stand in the strip by name") {
    Stage made = quiet();
    AlertGroup unread;
    unread.id = "unread.alertmanager-2";
    unread.count = 1;
    made.gauges.groups = {unread};
    made.gauges.sources = {{"alertmanager-2", SourceHealth::good, made.now, 1,
                            told::text("読めないアラート 1件: Odd(startsAt)。発生元で直してください。")}};
    CHECK_FALSE(says_all_is_normal(made));
    CHECK(made.board().strip->main == "alertmanager-2 読めないアラート 1件: Odd(startsAt)。発生元で直してください。");
    made.gauges.groups.clear();
    CHECK(says_all_is_normal(made));
}

TEST_CASE("a source whose answers come late tells how old the last one is") {
    Stage made = quiet();
    made.gauges.sources = {{"alertmanager", SourceHealth::good, made.now, 0, {}}};
    CHECK_FALSE(made.board().strip);
    made.gauges.sources[0].confirmed_at = made.now - 42s;
    CHECK(made.board().strip->main == "alertmanager 42秒前の答え");
    CHECK(says_all_is_normal(made));
    made.gauges.sources[0].sentence = told::text("答えないメンバー: http://a。");
    CHECK(made.board().strip->main == "alertmanager 42秒前の答え 答えないメンバー: http://a。");
    made.gauges.sources.push_back({"other", SourceHealth::failing, {}, 0, told::text("応答がありません。")});
    CHECK(made.board().strip->main == "other 監視 不明 応答がありません。");
    CHECK(made.board().strip->right == "ほか 1");
}

TEST_CASE("an empty list is never calm") {
    Stage made;
    const Board board = made.board();
    CHECK(board.mode == BoardMode::incident);
    CHECK_FALSE(board.calm);
    CHECK(board.header.title == "サービスの登録なし");
    CHECK(exit_status(board) == 3);
    made.incident();
    CHECK(made.board().header.title == "相場配信が止まっている");
    CHECK(made.board().strip->main == "サービスの登録なし");
}

TEST_CASE("trouble without an incident is a suspicion, not calm") {
    const auto check = [](auto change) {
        Stage made = quiet();
        change(made);
        CHECK(made.board().mode == BoardMode::incident);
        CHECK(made.board().header.title == "異常の疑い");
    };
    check([](Stage& made) { made.service("S1", Continuity::unknown); });
    check([](Stage& made) { made.service("S1", Continuity::workaround); });
    check([](Stage& made) { made.record.actions.put(told::action("A1", ActionState::proposed)); });
    check([](Stage& made) { made.record.decisions = stage::busy().record.decisions; });
    check([](Stage& made) { made.record.helps = stage::busy().record.helps; });
}

TEST_CASE("the contained board gives way to calm after half an hour, with what was left") {
    const Stage fresh = after_containment(told::at("08:00"));
    CHECK(fresh.board().mode == BoardMode::contained);
    const Stage old = after_containment(told::at("07:42:40"));
    const Board board = old.board();
    REQUIRE(board.mode == BoardMode::calm);
    CHECK(board.calm->headline == "通常 3");
    CHECK(board.calm->residual == "代替 1・停止 1 (受容)");
}

TEST_CASE("what goes wrong after the containment is not part of what was left") {
    Stage made = after_containment(told::at("07:42:40"));
    Service service = made.service("S4", Continuity::workaround);
    service.since = told::at("08:00");
    made.put(service);
    CHECK(made.board().mode == BoardMode::incident);
    CHECK(made.board().header.title == "異常の疑い");
}

TEST_CASE("contained with something stopped is still being responded to") {
    Stage made = quiet();
    made.incident(Phase::contained);
    made.service("S1", Continuity::stopped);
    const Board board = made.board();
    CHECK(board.mode == BoardMode::incident);
    REQUIRE(board.header.rail.size() == 4);
    CHECK(board.header.rail[2].state == StationState::current);
    CHECK(board.header.rail[3].state == StationState::next);
}

TEST_CASE("of several incidents the worst is in the title and the others are counted") {
    Stage made = stage::busy();
    Incident other;
    other.id = IncidentId("INC-2");
    other.title = told::text("端末が遅い");
    other.phase = Phase::assessing;
    other.severity = Severity::sev3;
    other.recognised_at = told::at("06:00");
    made.record.incidents.put(other);
    CHECK(made.board().header.title == "相場配信が止まっている");
    CHECK(made.board().header.rail_note == "ほかのインシデント 1件");
}

TEST_CASE("two commanders or none are an unknown commander") {
    Stage made = stage::busy();
    CHECK(made.board().footer.commander == "統括A");
    made.record.roles.put(told::holding("commander-2", RoleName::commander, "統括B", "つばめ保守", "08:00"));
    CHECK(made.board().footer.commander == "統括 不明: 統括A / 統括B");
    CHECK(made.board().footer.commander_alarm);
    made.record.roles = {};
    CHECK(made.board().footer.commander == "統括 不明");
    CHECK(made.board().footer.commander_alarm);
}

TEST_CASE("a handover is seen while it goes on and for five minutes after") {
    Stage made = stage::demo("08:04:30");
    CHECK(made.board().footer.commander == "統括A");
    CHECK(commander_line(made.board().footer) == "統括A(→統括B)");
    CHECK(made.board().footer.extra == "引継ぎ 説明中");
    made = stage::demo("08:12:40");
    CHECK(commander_line(made.board().footer) == "統括B");
    CHECK(made.board().footer.extra == "08:12 に 統括A から交代");
    made.now = told::at("08:17");
    CHECK(made.board().footer.extra == "次の報告 08:35");
}

TEST_CASE("alerts are told as what they came to") {
    const Stage made = stage::demo("08:12:40");
    CHECK(stage::contains(made.board().footer.data, "アラート 1,284 → 2アクション・未分類 15"));
}

TEST_CASE("a clock that is off by more than two seconds is tagged") {
    const Stage made = quiet();
    State state = made.state();
    FeedConfirmed answer = stage::nothing_new(told::at("08:12:45"));
    answer.machine_now = told::at("08:12:43");
    update(state, answer, start + 5s);
    CHECK(board_from(state, start + 5s, {}).footer.data.empty());
    answer.machine_now = told::at("08:12:30");
    update(state, answer, start + 5s);
    CHECK(board_from(state, start + 5s, {}).footer.data == "時計のずれ 15秒");
}

TEST_CASE("the calm board places today's deadlines by true time") {
    Stage made = quiet();
    Service service = made.service("S1", Continuity::normal);
    const auto at = [](const char* clock) { return told::at(clock); };
    service.deadlines = {{told::text("取引終了"), at("15:30"), DeadlineKind::hard, {}},
                         {told::text("寄前"), at("08:00"), DeadlineKind::hard, {}},
                         {told::text("取引開始"), at("09:00"), DeadlineKind::hard, {}},
                         {told::text("目安"), at("09:00"), DeadlineKind::soft, {}}};
    made.put(service);
    const Calm calm = *made.board().calm;
    CHECK(calm.date == "10月1日(火)");
    REQUIRE(calm.deadlines.size() == 2);
    CHECK(calm.deadlines[0].time == "09:00");
    CHECK(calm.deadlines[0].label == "取引開始");
    CHECK(calm.deadlines[1].place == 1.0);
    CHECK(calm.deadlines[0].place > 0.107);
    CHECK(calm.deadlines[0].place < 0.109);
}
