// Boards after, before and beside the incident: contained, calm, connecting, drill, and a responder's compact one.
// It must never hold an expectation.
#include "tests/ui/boards.h"

#include <utility>

namespace ui_test {
namespace {

using model::Language;
using model::StationState;
using model::Tone;

struct Words {
    Language language;
    std::string operator()(const char* ja, const char* en) const { return language == Language::ja ? ja : en; }
};

void set_service(model::ServiceRow& row, Tone tone, std::string state, std::string name, std::string promise,
                 std::string impact) {
    row.tone = tone;
    row.state = std::move(state);
    row.name = std::move(name);
    row.promise_short = promise;
    row.promise = std::move(promise);
    row.impact = std::move(impact);
}

void set_action(model::ActionRow& row, std::string state, std::string object, std::string owner, std::string org,
                std::string time) {
    row.alarm = false;
    row.under.clear();
    row.state = std::move(state);
    row.object = std::move(object);
    row.owner = std::move(owner);
    row.org = std::move(org);
    row.time = std::move(time);
}

// What is left to do after containment.
void put_follow_ups(model::ActionList& actions, const Words& say) {
    actions.head = say("本格対応へ 3", "Follow-up 3");
    actions.head_owner = say("引継ぎ先", "Handed to");
    actions.head_time = say("次の報告", "Update");
    const std::string passed = say("引継", "Passed");
    set_action(actions.rows[0], passed, say("1号機の交換", "Replace unit 1"), say("設備K", "Site K"),
               say("つばめ保守", "Tsubame Maint."), "15:30");
    set_action(actions.rows[1], passed, say("自動切替の点検", "Check failover"), say("基盤L", "Infra L"),
               say("こだま運用", "Kodama Ops"), "10/02");
    set_action(actions.rows[2], passed, say("統計配信の再開", "Resume statistics"), say("運用J", "Ops J"),
               say("こだま運用", "Kodama Ops"), "13:00");
}

}  // namespace

model::Board contained_board(Language language) {
    const Words say{language};
    model::Board board = incident_board(language);
    board.mode = model::BoardMode::contained;
    board.header.title = say("相場配信 収束", "Market data contained");
    board.header.deadline_label = board.header.deadline_short = say("代替の限度 11:30", "Fallback until 11:30");
    board.header.countdown =
        model::Countdown{{{"2", say("時間", " h ")}, {"7", say("分", " min")}}, model::CountdownLook::quiet};
    for (model::Station& station : board.header.rail) station.state = StationState::past;
    board.header.rail.back().state = StationState::current;
    board.header.since = say("影響 07:04 から 2時間16分", "Impact since 07:04 (2 h 16 min)");
    board.header.clock = "09:22:10";
    set_service(board.services[0], Tone::workaround, say("代替継続", "Fallback"), say("相場配信", "Market data"),
                say("15:30 まで", "until 15:30"), say("片系運転 予備なし", "One side, no spare"));
    set_service(board.services[1], Tone::workaround, say("代替継続", "Fallback"), say("売買監視", "Surveillance"),
                say("11:30 まで", "until 11:30"), say("5名で目視", "5 people watching"));
    set_service(board.services[2], Tone::stopped, say("停止", "Stopped"), say("統計配信", "Statistics"),
                say("残りを受容済み", "Accepted as it is"),
                say("意図した停止 午後に再開", "On purpose, back after noon"));
    board.services[2].filled = false;
    board.decision->open = false;
    board.decision->who_line = say("統括B が 09:20 に宣言", "Declared by Commander B at 09:20");
    board.decision->question = say("収束 取引は予定通り09:00開始", "Contained, market opened 09:00");
    board.decision->countdown.reset();
    board.decision->options.clear();
    board.help[0].look = model::HelpLook::thanks;
    board.help[0].word = say("ありがとう", "Thank you");
    board.help[0].text = say("となりの取引所", "Neighbour Exchange");
    board.help[0].until.clear();
    put_follow_ups(board.actions, say);
    board.guardrails[0].why = say("15:30 まで 受付済みの注文が消える", "until 15:30: orders would be lost");
    board.footer.extra = say("次の報告 09:30", "Next update 09:30");
    return board;
}

model::Board calm_board(Language language) {
    const Words say{language};
    model::Board board;
    board.mode = model::BoardMode::calm;
    board.freshness = model::Freshness::live;
    board.language = language;
    board.header.clock = "07:00:20";
    board.header.clock_label = say("いま", "Now");
    model::Calm calm;
    calm.heading = say("平常", "All calm");
    calm.date = say("10月1日(火)", "Tue 1 Oct");
    calm.count = "8";
    calm.headline = say("すべて通常", "All normal");
    calm.checked = say("8サービス・いちばん古い確認は 3時間0分前", "8 services, oldest check 3 h 00 min ago");
    calm.names = {say("株式売買", "Equities"),     say("相場配信", "Market data"),  say("注文受付", "Order entry"),
                  say("清算・決済", "Clearing"),   say("売買監視", "Surveillance"), say("参加者ポータル", "Portal"),
                  say("店頭決済", "In-store pay"), say("統計配信", "Statistics")};
    calm.deadlines_label = say("きょうの業務期限", "Today's deadlines");
    calm.now_label = say("いま", "Now");
    calm.deadlines = {{"08:00", say("受付開始", "Order entry"), 0.109},
                      {"09:00", say("取引開始", "Market opens"), 0.217},
                      {"10:30", say("決済締切", "Settlement"), 0.38},
                      {"15:30", say("取引終了", "Market closes"), 0.9247}};
    board.calm = std::move(calm);
    const model::Board incident = incident_board(language);
    board.footer = incident.footer;
    board.footer.label = say("当番", "On duty");
    board.footer.commander = say("統括A", "Commander A");
    board.footer.org = say("こだま運用", "Kodama Operations");
    board.footer.extra.clear();
    return board;
}

model::Board planned_board(Language language) {
    const Words say{language};
    model::Board board = calm_board(language);
    board.calm->names[4] = say("売買監視(計画 23:00 まで)", "Surveillance (planned until 23:00)");
    board.calm->counted =
        say("軽微なアラート 3・静観 2(12:00 まで)・静音 1", "3 minor alerts, 2 left alone until 12:00, 1 silenced");
    return board;
}

model::Board connecting_board(Language language) {
    const Words say{language};
    model::Board board;
    board.language = language;
    board.connecting = say("接続中… 初めての受信を待っています", "Connecting… waiting for the first answer");
    board.connecting_why = say("127.0.0.1:8090 に接続できません。kyodo-feed が動いているか確かめてください。",
                               "Cannot connect to 127.0.0.1:8090. Check that kyodo-feed is running there.");
    board.footer.beats.assign(12, model::Beat::none);
    board.footer.beats.back() = model::Beat::missed;
    return board;
}

model::Board drill_board(Language language) {
    model::Board board = incident_board(language);
    board.drill = true;
    board.drill_word = language == Language::ja ? "訓練" : "DRILL";
    return board;
}

model::Board responder_board(Language language) {
    const Words say{language};
    using model::Move;
    model::Board board = incident_board(language);
    board.own_org = say("つばめ保守", "Tsubame");
    board.filter = model::Filter::own;
    model::ActionRow focused = board.actions.rows[0];
    focused.selected = true;
    focused.mine = true;
    focused.moves = {Move::resume, Move::verify, Move::later, Move::note};
    model::ActionRow free = focused;
    free.selected = false;
    free.id = model::ActionId("A12");
    set_action(free, say("指示", "Ordered"), say("採取 1号機ログ", "Collect: unit 1 log"), say("未定", "Unowned"), "",
               "");
    free.owner_look = model::OwnerLook::none;
    free.alarm = true;
    free.claimable = true;
    free.moves = {Move::claim, Move::note};
    model::ActionRow pending = free;
    pending.id = model::ActionId("A13");
    set_action(pending, say("引受", "Claim"), say("確認 2号機の設定", "Confirm: unit 2 set-up"),
               say("復旧E", "Recov E"), "", "");
    pending.owner_look = model::OwnerLook::pending;
    pending.pending = true;
    pending.claimable = false;
    pending.under = say("送信中… 確定するまで担当は未定", "Sending… no owner until confirmed");
    pending.under_right = say("2秒", "2 s");
    model::ActionRow refused = board.actions.rows[2];
    refused.refusal = say("監理H が 08:12:31 に先に引受けました", "Surv. H took it first at 08:12:31");
    refused.refusal_key = "k1";
    board.actions.rows = {focused, free, pending, refused};
    return board;
}

}  // namespace ui_test
