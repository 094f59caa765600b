// The composite incident of 08:12:40 and what follows from it, in both languages.
// It must never hold an expectation.
#include "tests/ui/boards.h"

#include <utility>

namespace ui_test {
namespace {

using model::Beat;
using model::Language;
using model::StationState;
using model::Tone;

// The text of one language.
struct Words {
    Language language;
    std::string operator()(const char* ja, const char* en) const { return language == Language::ja ? ja : en; }
};

model::ServiceRow service(const char* id, Tone tone, std::string state, std::string name, std::string promise,
                          std::string promise_short, std::string impact) {
    model::ServiceRow row;
    row.id = model::ServiceId(id);
    row.tone = tone;
    row.state = std::move(state);
    row.name = std::move(name);
    row.promise = std::move(promise);
    row.promise_short = std::move(promise_short);
    row.impact = std::move(impact);
    return row;
}

model::ActionRow action(const char* id, std::string state, std::string object, std::string owner, std::string org,
                        std::string time) {
    model::ActionRow row;
    row.id = model::ActionId(id);
    row.state = std::move(state);
    row.object = std::move(object);
    row.owner = std::move(owner);
    row.org = std::move(org);
    row.time = std::move(time);
    return row;
}

model::Header header(const Words& say) {
    model::Header header;
    header.title = say("相場配信が止まっている", "Market data has stopped");
    header.deadline_label = say("取引開始 09:00 まで", "Market opens at 09:00");
    header.deadline_short = say("取引開始 09:00", "Market opens 09:00");
    header.countdown = model::Countdown{{{"47", say("分", " min")}}, model::CountdownLook::plain};
    header.rail = {{say("認識", "Detect"), StationState::past},
                   {say("影響確認", "Assess"), StationState::past},
                   {say("暫定対応", "Respond"), StationState::current},
                   {say("収束", "Contain"), StationState::next}};
    header.since = say("発生 07:04 から 1時間8分", "Incident since 07:04 (1 h 08 min)");
    header.clock = "08:12:40";
    header.clock_label = say("いま", "Now");
    return header;
}

std::vector<model::ServiceRow> services(const Words& say) {
    const std::string at35 = say("次の報告 08:35", "Next update 08:35");
    const std::string at20 = say("次の報告 08:20", "Next update 08:20");
    const std::string short35 = say("次報 08:35", "Update 08:35");
    const std::string short20 = say("次報 08:20", "Update 08:20");
    return {service("S2", Tone::stopped, say("停止", "Stopped"), say("相場配信", "Market data"), at35, short35,
                    say("全参加者 相場が見えない", "No participant sees prices")),
            service("S3", Tone::unknown, say("未確認", "Unknown"), say("注文受付", "Order entry"), at20, short20,
                    say("「注文が通らない」 1社から", "Orders rejected: 1 firm")),
            service("S5", Tone::degraded, say("一部影響", "Degraded"), say("売買監視", "Surveillance"), at35, short35,
                    say("監視画面 一部停止", "Some screens frozen"))};
}

model::DecisionPanel decision(const Words& say) {
    model::DecisionPanel panel;
    panel.id = model::DecisionId("D2");
    panel.who_line = say("統括B が 08:15 までに決める", "Commander B decides by 08:15");
    panel.question = say("手動切替か 停止公表か", "Switch, or announce halt?");
    panel.countdown = model::Countdown{{{"2:20", ""}}, model::CountdownLook::boxed};
    panel.options = {{"a", say("設定を直し手動切替 20分", "Fix, switch manually, 20 min"),
                      say("余裕25分", "25 min to spare"), true, true, 20.0 / 45.0},
                     {"b", say("今すぐ停止を公表 5分", "Announce halt now, 5 min"), say("余裕40分", "40 min to spare"),
                      true, true, 5.0 / 45.0},
                     {"c", say("a をして08:40に再判断", "Do a, re-decide 08:40"), say("余裕20分", "20 min to spare"),
                      true, true, 25.0 / 45.0}};
    return panel;
}

model::ActionList actions(const Words& say) {
    model::ActionList list;
    list.head = say("アクション 未了3・完了5", "Actions: 3 open, 5 done");
    list.head_owner = say("担当", "Owner");
    list.head_time = say("次の確認", "Next check");
    list.rows = {action("A7", say("停滞", "Stuck"), say("切離し 1号機", "Isolate unit 1"), say("復旧E", "Recov E"),
                        say("つばめ保守", "Tsubame Maint."), "08:20"),
                 action("A9", say("実施", "Doing"), say("確認 注文受付", "Confirm: orders"), say("業務D", "Biz D"),
                        say("かなた市場 業務部", "Kanata Business"), "08:20"),
                 action("A4", say("実施", "Doing"), say("手作業 売買監視", "Manual: watch"), say("監理H", "Surv. H"),
                        say("かなた市場 監理部", "Kanata Oversight"), "08:30")};
    list.rows[0].alarm = true;
    list.rows[0].under = say("切替の経験者待ち 41分", "awaiting expert 41 min");
    list.own_count = 4;
    list.all_count = 9;
    return list;
}

model::Footer footer(const Words& say) {
    model::Footer footer;
    footer.label = say("いまの指揮", "In command now");
    footer.commander = say("統括B", "Commander B");
    footer.org = say("つばめ保守", "Tsubame Maintenance");
    footer.extra = say("08:12 に 統括A から交代", "from A at 08:12");
    footer.beats.assign(12, Beat::good);
    footer.fresh = say("受信 2秒前", "Received 2 s ago");
    return footer;
}

// What is left when there is no open decision, no help and no unconfirmed service.
model::Board decided_board(const Words& say) {
    model::Board board = incident_board(say.language);
    board.services.erase(board.services.begin() + 1);
    board.normal = {6,
                    say("通常 6", "6 normal"),
                    {say("株式売買", "Equities"), say("注文受付", "Orders"), say("清算・決済", "Clearing"),
                     say("参加者ポータル", "Portal"), say("店頭決済", "In-store pay"), say("統計", "Stats")},
                    {},
                    {}};
    board.decision->open = false;
    board.decision->who_line = say("08:08 に 統括A が決定", "Decided at 08:08 by Commander A");
    board.decision->question = say("手動切替し08:40に再判断", "Switch, re-decide 08:40");
    board.decision->countdown.reset();
    board.decision->options.clear();
    board.help.clear();
    board.actions.rows.erase(board.actions.rows.begin());
    board.actions.rows[0].under = say("確認を 7分 超過", "check 7 min late");
    board.actions.rows[0].alarm = true;
    board.actions.rows[0].overdue = true;
    board.footer.extra = say("次の報告 08:35", "Next update 08:35");
    return board;
}

}  // namespace

model::Board incident_board(Language language) {
    const Words say{language};
    model::Board board;
    board.mode = model::BoardMode::incident;
    board.freshness = model::Freshness::live;
    board.language = language;
    board.header = header(say);
    board.services = services(say);
    board.normal = {5,
                    say("通常 5", "5 normal"),
                    {say("株式売買", "Equities"), say("清算・決済", "Clearing"), say("統計", "Stats"),
                     say("参加者ポータル", "Portal"), say("店頭決済", "In-store pay")},
                    {},
                    {}};
    board.decision = decision(say);
    board.help = {{model::HelpId("H1"), model::HelpLook::wanted, say("応援求む", "Help wanted"),
                   say("強制切替の経験者 1名", "switch-over expert ×1"), say("07:50 まで", "until 07:50"), false,
                   say("切離し 1号機 復旧E つばめ保守", "Isolate unit 1 Recov E Tsubame Maint."), model::HelpId("H1"),
                   say("申し出る", "Offer")}};
    board.actions = actions(say);
    board.guardrails = {{say("売買サーバの再起動 禁止", "Do NOT restart trading servers"),
                         say("受付済みの注文が消える", "accepted orders would be lost")}};
    board.footer = footer(say);
    return board;
}

model::Board organisation_board(Language language) {
    const Words say{language};
    model::Board board = incident_board(language);
    board.header.title = say("広域で業務が止まっている", "Work has stopped widely");
    const std::string due = say("期限 09:00・一部 2", "Due 09:00, 2 degraded");
    board.services = {
        service("", Tone::stopped, say("停止 3", "3 stopped"), say("業務部", "Business"), due, due,
                say("相場配信・約定通知・照会", "Prices, Trades, Queries")),
        service("", Tone::stopped, say("停止 1", "1 stopped"), say("決済部", "Settlement"), due, due, "OTC"),
        service("", Tone::unknown, say("未確認 2", "2 unknown"), say("監理部", "Oversight"), due, due,
                say("売買監視・報告受付", "Watch, Reports")),
        service("", Tone::degraded, say("一部 4", "4 degraded"), say("運用部", "Operations"), due, due,
                say("ポータル・統計・帳票・認証", "Portal, Stats, Forms, Login"))};
    board.normal = {44,
                    say("通常 44", "44 normal"),
                    {},
                    say("代替継続 3 最初の限度 11:30", "3 on fallback, first limit 11:30"),
                    {}};
    board.actions.rows[1].owner_look = model::OwnerLook::none;
    board.actions.rows[1].owner = say("未定", "Unowned");
    board.actions.rows[1].alarm = true;
    return board;
}

model::Board stale_board(Language language) {
    const Words say{language};
    model::Board board = decided_board(say);
    board.freshness = model::Freshness::stale;
    board.colourless = true;
    board.header.clock = say("08:27:00 端末時計", "08:27:00 local clock");
    board.header.clock_label.clear();  // it says whose it is
    board.footer.label = say("最後の情報", "Last known");
    board.strip = model::Strip{model::StripKind::stale,
                               say("08:26:40 の情報です(20秒前)", "Data as of 08:26:40 (20 s ago)"),
                               say("再接続中 3回目", "Reconnecting, try 3"),
                               {}};
    for (std::size_t i = 8; i < 12; ++i) board.footer.beats[i] = Beat::missed;
    board.footer.fresh = say("20秒前の情報", "Data 20 s old");
    board.footer.fresh_bold = true;
    return board;
}

model::Board lost_board(Language language) {
    const Words say{language};
    model::Board board = stale_board(language);
    board.freshness = model::Freshness::lost;
    board.strip =
        model::Strip{model::StripKind::lost, say("08:26:40 の情報です(2分前)", "Data as of 08:26:40 (2 min ago)"),
                     say("再接続中 24回目", "Reconnecting, try 24"),
                     say("古い情報 — デスクに電話で確認 フィードに届きません。",
                         "Old data: phone the desk The feed cannot be reached.")};
    board.footer.beats.assign(12, Beat::missed);
    board.footer.fresh = say("2分前の情報", "Data 2 min old");
    return board;
}

model::Board back_board(Language language) {
    const Words say{language};
    model::Board board = decided_board(say);
    board.strip =
        model::Strip{model::StripKind::back, say("復帰 2分10秒ぶり 変更 3件", "Back after 2 min 3 changes"),
                     say("08:28:50", "08:28:50"),
                     say("売買監視 次の確認 08:40 ・ 手動切替 2号機 完了", "Surveillance check 08:40, switch done")};
    board.services[1].changed = true;
    board.actions.rows[1].changed = true;
    return board;
}

model::Board replaced_board(Language language) {
    const Words say{language};
    model::Board board = decided_board(say);
    board.strip = model::Strip{model::StripKind::replaced,
                               say("記録が別のものに替わりました: "
                                   "対応3件・復旧Eさんの引受1件・監理Hさんの引受2件・決定1件・ほか12件が消えています",
                                   "The record was replaced. Gone: 3 actions, 1 claim of Recovery E, 2 claims of "
                                   "Control H, 1 decision, 12 more"),
                               say("押すか Esc で閉じる", "Press it, or Esc: seen"),
                               say("切替 2号機・情報を確認 配信の遅れ・切離し 1号機・ほか16件",
                                   "Switch over unit 2, Confirm the delay of quotes, Isolate unit 1, 16 more"),
                               3};
    return board;
}

}  // namespace ui_test
