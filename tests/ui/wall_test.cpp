// What the wall shows of a board, and where: the places of the reference pictures, the order of giving way.
// Lengths are pixels of a 1920×1080 screen, where one is one design unit.
#include "tests/support/judge.h"
#include "tests/ui/boards.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

namespace {

using Catch::Matchers::WithinAbs;
using model::Language;
using ui::DrawnKind;
using ui_test::Headless;
using ui_test::Seen;

Seen hd(const model::Board& board) {
    Headless headless;
    return ui_test::wall(headless, board, 1920, 1080);
}

void check_text_at(const Seen& seen, const std::string& text, float left, float top, float size) {
    CAPTURE(text);
    const ui::Drawn* drawn = ui_test::find(seen, text);
    REQUIRE(drawn != nullptr);
    CHECK_THAT(drawn->rect.x, WithinAbs(left, 1.0));
    CHECK_THAT(drawn->rect.y, WithinAbs(top, 1.5));
    CHECK_THAT(drawn->size, WithinAbs(size, 0.01));
}

float right_of(const Seen& seen, const std::string& text) {
    const ui::Drawn* drawn = ui_test::find(seen, text);
    REQUIRE(drawn != nullptr);
    return drawn->rect.x + drawn->rect.w;
}

}  // namespace

TEST_CASE("the wall of an incident stands where the reference picture has it") {
    const Seen seen = hd(ui_test::incident_board(Language::ja));
    check_text_at(seen, "相場配信が止まっている", 48, 26, 76);
    check_text_at(seen, "発生 07:04 から", 984, 128, 32);
    check_text_at(seen, "停止", 140, 211, 74);
    check_text_at(seen, "相場配信", 48, 26, 76);
    check_text_at(seen, "次の報告 08:35", 48, 310, 32);
    check_text_at(seen, "全参加者", 476, 310, 32);
    check_text_at(seen, "注文受付", 476, 390, 76);
    check_text_at(seen, "統括B が", 984, 218, 32);
    check_text_at(seen, "手動切替か", 984, 258, 50);
    check_text_at(seen, "設定を直し", 1020, 328, 32);
    check_text_at(seen, "応援求む", 1062, 479, 50);
    check_text_at(seen, "切離し", 1128, 601, 50);
    check_text_at(seen, "復旧E", 1544, 601, 50);
    check_text_at(seen, "切替の経験者待ち", 1128, 657, 32);
    check_text_at(seen, "売買サーバ", 116, 931, 50);
    check_text_at(seen, "通常 5", 128, 751, 50);
    CHECK_THAT(right_of(seen, "いま 08:12:40"), WithinAbs(1872, 0.5));
    CHECK_THAT(right_of(seen, "受信 2秒前"), WithinAbs(1872, 0.5));
    CHECK_THAT(right_of(seen, "余裕25分"), WithinAbs(1872, 0.5));
}

TEST_CASE("everything the incident board says is on the wall") {
    for (const Language language : {Language::ja, Language::en}) {
        const model::Board board = ui_test::incident_board(language);
        const Seen seen = hd(board);
        for (const model::ServiceRow& row : board.services) {
            CHECK(ui_test::says(seen, row.name));
            CHECK(ui_test::says(seen, row.state));
            CHECK(ui_test::says(seen, row.impact));
            CHECK(ui_test::says(seen, row.promise));
        }
        for (const model::ActionRow& row : board.actions.rows) {
            CHECK(ui_test::says(seen, row.object));
            CHECK(ui_test::says(seen, row.owner));
            CHECK(ui_test::says(seen, row.org));
            CHECK(ui_test::says(seen, row.time));
        }
        for (const model::OptionRow& option : board.decision->options) CHECK(ui_test::says(seen, option.verdict));
        CHECK(ui_test::says(seen, board.decision->question));
        CHECK(ui_test::says(seen, board.help[0].text));
        CHECK(ui_test::says(seen, board.guardrails[0].why));
        CHECK(ui_test::says(seen, board.footer.commander));
        CHECK(ui_test::says(seen, board.footer.extra));
    }
}

TEST_CASE("a state is said by shape, word and edge, never by colour alone") {
    const Seen live = hd(ui_test::incident_board(Language::ja));
    CHECK(ui_test::count_of(live, DrawnKind::shape, "stopped") == 1);
    CHECK(ui_test::count_of(live, DrawnKind::fill, "stopped") == 1);
    CHECK(ui_test::count_of(live, DrawnKind::shape, "degraded") == 1);
    CHECK(ui_test::count_of(live, DrawnKind::dashed, "unknown") == 1);
    const Seen stale = hd(ui_test::stale_board(Language::ja));
    CHECK(ui_test::count_of(stale, DrawnKind::shape, "stopped") == 1);
    CHECK(ui_test::count_of(stale, DrawnKind::fill, "stopped") == 0);
    CHECK(ui_test::count_of(stale, DrawnKind::outline, "old") == 3);
    const Seen contained = hd(ui_test::contained_board(Language::ja));
    CHECK(ui_test::count_of(contained, DrawnKind::outline, "stopped") == 1);
    CHECK(ui_test::count_of(contained, DrawnKind::fill, "workaround") == 2);
}

TEST_CASE("an old board says so across the whole screen and pushes the rest down") {
    const Seen live = hd(ui_test::back_board(Language::ja));
    const Seen stale = hd(ui_test::stale_board(Language::ja));
    const Seen lost = hd(ui_test::lost_board(Language::ja));
    check_text_at(stale, "08:26:40 の情報です", 48, 196, 50);
    check_text_at(stale, "停止", 140, 295, 74);
    CHECK(ui_test::says(stale, "端末時計"));
    CHECK(ui_test::says(lost, "フィードに届きません"));
    CHECK(ui_test::count_of(lost, DrawnKind::fill, "strip") == 1);
    CHECK(ui_test::count_of(live, DrawnKind::fill, "changed") == 2);
    for (const ui::Drawn& drawn : ui_test::texts(lost, "S2")) CHECK(drawn.fg == ui::dark_theme().t2);
}

TEST_CASE("another record is said across the wall, and a press anywhere on that puts away what was read") {
    for (const Language language : {Language::ja, Language::en}) {
        const Seen seen = hd(ui_test::replaced_board(language));
        REQUIRE(seen.hits.places.size() == 1);
        const ui::Hit& hit = seen.hits.places.front();
        CHECK(std::get<model::NewsSeen>(hit.gesture).number == 3);
        CHECK(hit.rect.w == 1920);
        CHECK(ui_test::says(seen, "Esc"));
    }
    CHECK(hd(ui_test::back_board(Language::ja)).hits.places.empty());
}

TEST_CASE("a calm board has no state, no colour and proves that it looked") {
    const Seen seen = hd(ui_test::calm_board(Language::ja));
    check_text_at(seen, "すべて通常", 312, 220, 104);
    CHECK(ui_test::says(seen, "8サービス・いちばん古い確認は 3時間0分前"));
    CHECK(ui_test::says(seen, "参加者ポータル"));
    CHECK(ui_test::says(seen, "15:30"));
    CHECK(ui_test::chromatic_fills(seen) == 0);
    CHECK(ui_test::count_of(seen, DrawnKind::shape, "heartbeat") == 1);
}

TEST_CASE("what is planned on a service, and what fires without being against calm, is read whole on a calm wall") {
    for (const Language language : {Language::ja, Language::en}) {
        const model::Board board = ui_test::planned_board(language);
        const Seen seen = hd(board);
        CHECK(ui_test::find(seen, board.calm->names[4]) != nullptr);
        CHECK(ui_test::find(seen, board.calm->counted) != nullptr);
    }
}

TEST_CASE("what must not be done stays on a calm board") {
    model::Board board = ui_test::calm_board(Language::ja);
    board.guardrails = ui_test::incident_board(Language::ja).guardrails;
    Headless headless;
    const Seen seen = ui_test::wall(headless, board, 1920, 1080);
    CHECK(ui_test::says(seen, "売買サーバの再起動 禁止"));
    CHECK(ui_test::said(ui_test::faults_of_wall(seen, board, headless.faces())) == "");
}

TEST_CASE("before the first answer the wall shows no state at all") {
    const Seen seen = hd(ui_test::connecting_board(Language::en));
    CHECK(ui_test::says(seen, "Connecting"));
    CHECK(ui_test::says(seen, "127.0.0.1:8090"));
    for (const char* name : {"stopped", "degraded", "workaround", "normal", "unknown"})
        CHECK(ui_test::count_of(seen, DrawnKind::shape, name) == 0);
}

TEST_CASE("a drill cannot be confused with the real thing") {
    const Seen seen = hd(ui_test::drill_board(Language::ja));
    int bands = 0;
    for (const ui::Drawn& drawn : ui_test::texts(seen)) bands += drawn.text == "訓練" ? 1 : 0;
    CHECK(bands == 2);
    CHECK(ui_test::count_of(seen, DrawnKind::hatch, "drill") == 2);
}

TEST_CASE("four rows stand closer and all four stay") {
    const model::Board board = ui_test::organisation_board(Language::ja);
    const Seen seen = hd(board);
    for (const model::ServiceRow& row : board.services) CHECK(ui_test::says(seen, row.name));
    CHECK(ui_test::says(seen, "通常 44"));
    CHECK(ui_test::says(seen, "代替継続 3 最初の限度 11:30"));
    CHECK(ui_test::count_of(seen, DrawnKind::fill, "stop plate") == 2);
}

TEST_CASE("a deadline that has passed is on the colour of stopped, and names how late") {
    model::Board board = ui_test::incident_board(Language::ja);
    board.header.countdown = model::Countdown{{{"超過", "3分"}}, model::CountdownLook::overdue, true};
    const Seen seen = hd(board);
    const ui::Drawn* late = ui_test::find(seen, "超過");
    REQUIRE(late != nullptr);
    CHECK(late->bg == ui::dark_theme().stop);
    CHECK(ui_test::find(seen, "3") != nullptr);
}

TEST_CASE("when an option does not fit its bar passes the deadline, and words come before bars") {
    model::Board board = ui_test::incident_board(Language::ja);
    board.decision->options[0].fits = false;
    board.decision->options[0].verdict = "間に合わない";
    board.decision->options[1].known = false;
    Seen seen = hd(board);
    CHECK(ui_test::count_of(seen, DrawnKind::hatch, "too late") == 1);
    CHECK(ui_test::count_of(seen, DrawnKind::dashed, "lead time unknown") == 1);
    board.decision->options[2].text = "長い選択肢はことばが先で棒はことばのあと";
    seen = hd(board);
    CHECK(ui_test::count_of(seen, DrawnKind::fill, "lead time") == 0);
    CHECK(ui_test::says(seen, board.decision->options[2].text));
}

TEST_CASE("a name too long for the first tier is never cut there") {
    Headless headless;
    model::Board board = ui_test::incident_board(Language::ja);
    board.services[0].name = "参加者向け相場配信情報";
    const Seen seen = ui_test::wall(headless, board, 1920, 1080);
    std::string name;
    for (const ui::Drawn& drawn : ui_test::texts(seen, "S2"))
        if (drawn.tier == ui::Tier::t2) name += drawn.text;
    CHECK(name == board.services[0].name);
    CHECK(ui_test::says(seen, board.services[0].impact));
}

TEST_CASE("counts of alerts that find no room in the footer stand at the foot of the left column") {
    Headless headless;
    model::Board board = ui_test::stale_board(Language::en);
    board.footer.data = "Alerts 1,284 → 2 actions, 15 unclassified";
    board.footer.extra = "Handover stuck 12 min (read-back)";
    const Seen seen = ui_test::wall(headless, board, 1920, 1080);
    const ui::Drawn* data = ui_test::find(seen, "Alerts 1,284");
    REQUIRE(data != nullptr);
    CHECK(data->rect.y < 920);
    CHECK(ui_test::said(ui_test::faults_of_wall(seen, board, headless.faces())) == "");
}

TEST_CASE("a wall has room for the rows its height allows, and never for more than the eye") {
    const model::Budget hd_budget = ui::wall_budget({1920, 1080}, false);
    CHECK(hd_budget.services == 4);
    CHECK(hd_budget.actions == 4);
    const model::Budget tall = ui::wall_budget({1080, 4000}, false);
    CHECK(tall.services == 8);
    CHECK(tall.actions == 6);
    CHECK(ui::wall_budget({1920, 300}, false).services == 1);
}
