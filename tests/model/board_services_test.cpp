// The services of the board: rows, promises, folding by organisation, the words for what is not confirmed.
// It must never accept a service that is not normal and nowhere to be seen.
#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace model;
using namespace std::chrono_literals;
using stage::Stage;
using stage::start;

Service in_org(Stage& made, const std::string& id, Continuity continuity, const std::string& org) {
    Service service = made.service(id, continuity, "業務" + id);
    service.owner_org = org;
    made.put(service);
    return service;
}

// 8 services in trouble in three organisations, 2 normal: too many for four rows.
Stage wide() {
    Stage made;
    made.incident();
    for (const std::string id : {"1", "2", "3"}) in_org(made, id, Continuity::stopped, "かなた市場 業務部");
    for (const std::string id : {"4", "5"}) in_org(made, id, Continuity::degraded, "かなた市場 業務部");
    for (const std::string id : {"6", "7"}) in_org(made, id, Continuity::unknown, "かなた市場 監理部");
    in_org(made, "8", Continuity::degraded, "ほしぞら決済");
    in_org(made, "9", Continuity::normal, "ほしぞら決済");
    Service due = *made.record.services.find(ServiceId("2"));
    due.deadlines = {{told::text("取引開始"), told::at("09:00"), DeadlineKind::hard, {}}};
    made.put(due);
    return made;
}

}  // namespace

TEST_CASE("a service in trouble says its state, its promise and who cannot do what") {
    const Board board = stage::busy().board();
    REQUIRE(board.services.size() == 2);
    const ServiceRow& row = board.services[0];
    CHECK(row.tone == Tone::stopped);
    CHECK(row.filled);
    CHECK(row.state == "停止");
    CHECK(row.name == "相場配信");
    CHECK(row.promise == "次の報告 08:35");
    CHECK(row.promise_short == "次報 08:35");
    CHECK(row.impact == "全参加者 相場が見えない");
    CHECK(board.services[1].promise == "次の報告 未定");
    CHECK(board.normal.label == "通常 5");
    CHECK(board.normal.names.size() == 5);
}

TEST_CASE("a state on an unconfirmed fact is unknown with the claim in brackets") {
    Stage made = stage::busy();
    made.record.facts.put(told::fact("F-S1", FactStatus::unconfirmed, "S1"));
    const Board board = made.board();
    REQUIRE(board.services.size() == 2);
    CHECK(board.services[0].tone == Tone::unknown);
    CHECK(board.services[0].state == "未確認");
    CHECK(board.services[0].impact == "(停止) 全参加者 相場が見えない");
    CHECK(stage::contains(made.said(), "[未確認]  相場配信"));
}

TEST_CASE("a state word we do not know is unknown with the raw word, never normal") {
    Stage made = stage::busy();
    Service service = *made.record.services.find(ServiceId("S3"));
    service.continuity = {Continuity::other, "paused"};
    made.put(service);
    const Board board = made.board();
    CHECK(board.services.size() == 3);
    CHECK(board.services[1].tone == Tone::unknown);
    CHECK(board.services[1].impact == "(paused)");
    CHECK(board.normal.count == 4);
}

TEST_CASE("an unknown service quotes the newest rumour about it") {
    Stage made;
    made.service("S1", Continuity::unknown);
    Fact rumour = told::fact("F9", FactStatus::unconfirmed, "S1");
    rumour.text = told::text("注文が通らない");
    rumour.source = "参加者G";
    made.record.facts.put(rumour);
    CHECK(made.board().services[0].impact == "「注文が通らない」 参加者G");
}

TEST_CASE("a promise that has passed is late within a second") {
    Stage made = stage::busy();
    made.now = told::at("08:35:00");
    CHECK_FALSE(made.board().services[0].promise_overdue);
    CHECK(made.board(1s).services[0].promise_overdue);
    CHECK(made.board(1s).services[0].promise == "次報 超過 1秒");
    made.now = told::at("08:39:10");
    CHECK(made.board().services[0].promise == "次報 超過 4分");
    CHECK(made.board().services[0].promise_short == "超過 4分");
}

TEST_CASE("a workaround says how long it carries, or that nobody knows") {
    Stage made;
    made.incident();
    Service service = made.service("S1", Continuity::workaround);
    CHECK(made.board().services[0].promise == "限度の記入なし");
    service.workaround_until = told::at("15:30");
    made.put(service);
    CHECK(made.board().services[0].promise == "15:30 まで");
    service.workaround_until = told::at("08:10");
    made.put(service);
    CHECK(made.board().services[0].promise == "限度 超過 2分");
    CHECK(made.board().services[0].promise_overdue);
}

TEST_CASE("an accepted residual is outlined and says so") {
    Stage made;
    made.incident();
    Service service = made.service("S1", Continuity::stopped);
    service.accepted_residual = true;
    made.put(service);
    const ServiceRow row = made.board().services[0];
    CHECK(row.tone == Tone::stopped);
    CHECK_FALSE(row.filled);
    CHECK(row.promise == "残りを受容済み");
}

TEST_CASE("a service that is normal again is seen for a minute as recovered") {
    Stage made = stage::busy();
    State state = made.state();
    made.service("S2", Continuity::normal, "売買監視");
    ++made.record.seq;
    update(state, made.answer(), start + 5s);
    const auto rows = [&](Milliseconds after) { return board_from(state, start + after, {}).services; };
    REQUIRE(rows(6s).size() == 2);
    CHECK(rows(6s)[1].recovered);
    CHECK(rows(6s)[1].tone == Tone::normal);
    CHECK(rows(6s)[1].promise == "復旧");
    CHECK(rows(6s)[1].changed);
    CHECK_FALSE(rows(50s)[1].changed);
    CHECK(rows(64'999ms).size() == 2);
    CHECK(rows(65s).size() == 1);
}

TEST_CASE("too many rows become organisations with the worst state and all counts") {
    const Board board = wide().board();
    REQUIRE(board.services.size() == 3);
    const ServiceRow& first = board.services[0];
    CHECK(first.id.empty());
    CHECK(first.state == "停止 3");
    CHECK(first.name == "業務部");
    CHECK(first.promise == "期限 09:00・一部 2");
    CHECK(first.impact == "業務2・業務1・業務3・業務4・ほか 1");
    CHECK(first.members.size() == 5);
    CHECK(board.services[1].state == "未確認 2");
    CHECK(board.services[1].name == "監理部");
    CHECK(board.services[2].state == "一部 1");
    CHECK(board.services[2].name == "ほしぞら決済");
    CHECK(board.normal.label == "通常 1");
    CHECK(board.header.deadline_label == "最も近い期限 09:00");
    CHECK(board.header.since == "9サービス・全0アクション");
}

TEST_CASE(
    "services of one organisation are not folded: the worst keep their rows, the others are counted with their names") {
    Stage made;
    made.incident();
    for (const std::string id : {"1", "2", "3", "4", "5", "6"})
        in_org(made, id, id == "6" ? Continuity::stopped : Continuity::degraded, "かなた市場");
    const Board board = made.board();
    REQUIRE(board.services.size() == 4);
    CHECK(board.services[0].name == "業務6");
    CHECK(board.services[3].name == "業務3");
    CHECK(board.normal.rest == "一部影響 2");
    CHECK(board.normal.rest_names == std::vector<std::string>{"業務4", "業務5"});
}

TEST_CASE("where what is counted is named, what nobody has said anything of takes no row beside a trouble") {
    Stage made;
    made.incident();
    for (const auto& [id, name] : {std::pair("S1", "受付"), std::pair("S2", "食事")}) {
        Service declared = told::service(id, Continuity::unknown);
        declared.name = told::text(name);
        made.put(declared);
    }
    made.budget.name_rest = true;
    CHECK(made.board().services.size() == 2);
    in_org(made, "3", Continuity::degraded, "かなた市場");
    const Board board = made.board();
    REQUIRE(board.services.size() == 1);
    CHECK(board.services[0].name == "業務3");
    CHECK(board.normal.rest == "未確認 2");
    CHECK(board.normal.rest_names == std::vector<std::string>{"受付", "食事"});
    made.budget.name_rest = false;
    CHECK(made.board().services.size() == 3);
}

TEST_CASE("more organisations than rows share the last row") {
    Stage made = wide();
    made.budget.services = 2;
    const Board board = made.board();
    REQUIRE(board.services.size() == 2);
    CHECK(board.services[1].name == "そのほか");
    CHECK(board.services[1].state == "未確認 2");
    CHECK(board.services[1].promise == "一部 1");
    CHECK(board.services[1].members.size() == 3);
}

TEST_CASE("two organisations that end in the same word keep their whole names") {
    Stage made = wide();
    in_org(made, "10", Continuity::stopped, "ほしぞら決済 業務部");
    CHECK(made.board().services[0].name == "かなた市場 業務部");
}

TEST_CASE("workarounds with time left are counted when rows are short") {
    Stage made;
    made.incident();
    made.service("S1", Continuity::stopped);
    for (const std::string id : {"W1", "W2", "W3"}) {
        Service service = made.service(id, Continuity::workaround, "代替" + id);
        service.workaround_until = told::at(id == "W2" ? "11:30" : "15:30");
        made.put(service);
    }
    made.budget.services = 2;
    const Board board = made.board();
    CHECK(board.services.size() == 2);
    CHECK(board.services[0].state == "停止");
    CHECK(board.normal.counted.size() == 2);
    CHECK(stage::contains(board.normal.rest, "代替継続 2 最初の限度"));
}

TEST_CASE("no more than five colours are filled, the first in reading order") {
    Stage made;
    made.incident();
    made.budget.services = 8;
    for (const std::string id : {"1", "2", "3", "4"}) made.service(id, Continuity::stopped, "業務" + id);
    made.service("5", Continuity::unknown);
    made.budget.actions = 4;
    for (const std::string id : {"A1", "A2", "A3"}) made.record.actions.put(made.action(id, ActionState::blocked));
    const Board board = made.board();
    for (const ServiceRow& row : board.services) CHECK(row.filled == (row.tone == Tone::stopped));
    CHECK(board.actions.rows[0].filled);
    CHECK_FALSE(board.actions.rows[1].filled);
    CHECK_FALSE(board.actions.rows[2].filled);
}

TEST_CASE("every row says so when no source watches any more") {
    Stage made = stage::busy();
    made.gauges.sources = {{"alertmanager", SourceHealth::failing, {}, 0, told::text("応答がありません。")}};
    for (const ServiceRow& row : made.board().services) CHECK(row.source_tag == "監視 不明");
    made.gauges.sources.push_back({"other", SourceHealth::good, {}, 3, {}});
    for (const ServiceRow& row : made.board().services) CHECK(row.source_tag.empty());
    REQUIRE(made.board().strip);
    CHECK(made.board().strip->main == "alertmanager 監視 不明 応答がありません。");
}

TEST_CASE("where rows are counted and not folded, the worst keep their rows and every other is counted by its state") {
    Stage made = wide();
    made.budget.services = 3;
    made.budget.count_rest = true;
    const Board board = made.board();
    REQUIRE(board.services.size() == 2);
    CHECK(board.services[0].tone == Tone::stopped);
    CHECK_FALSE(board.services[0].id.empty());
    CHECK(board.normal.counted.size() == 6);
    CHECK(board.normal.rest == "停止 1・未確認 2・一部影響 3");
}
