// What is to be seen, wholly in words: every string final in one language, every order and budget kept, every tone
// chosen. Panels draw it, the terminal prints it, tests read it. It must never know pixels, fonts or threads.
#pragma once

#include "model/board/board_desk.h"
#include "model/board/board_sheet.h"
#include "model/board/board_timeline.h"
#include "model/freshness.h"
#include "model/moves.h"
#include "model/text/tone.h"
#include "model/view.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace model {

struct State;

enum class BoardMode { connecting, calm, incident, contained };

// "47" "分" · "2" "時間" "7" "分" · "2:20" "" · overdue: "超過" "3分" …
struct CountdownPiece {
    std::string digits;
    std::string unit;
};
enum class CountdownLook { quiet, plain, boxed, overdue };  // > 60 min, 60–15, < 15 (mm:ss below 10), passed
struct Countdown {
    std::vector<CountdownPiece> pieces;
    CountdownLook look = CountdownLook::plain;
    bool filled = false;  // on the colour of stopped; else outlined, when overdue
};

enum class StationState { past, current, next };
struct Station {
    std::string label;
    StationState state = StationState::next;
};

struct Header {
    std::string title;
    std::string deadline_label;  // "取引開始 09:00 まで"; empty when there is no deadline
    std::string deadline_short;  // "取引開始 09:00" for narrow views
    std::optional<Countdown> countdown;
    std::vector<Station> rail;          // 4 stations; empty when calm
    std::string rail_note;              // "再発1"
    IncidentId incident;                // that the board is about; none when calm or only suspected
    std::vector<IncidentId> incidents;  // all that go on, the gravest first
    std::string since;                  // "発生 07:04 から 1時間8分"
    std::string clock;                  // "08:12:40", "08:27:00 端末時計" when not live
    std::string clock_label;            // "いま": before it, where there is room to say what it is
};
std::string clock_named(const Header& header);  // with its label

enum class StripKind { stale, lost, back, notice, replaced };
struct Strip {
    StripKind kind = StripKind::stale;
    std::string main;        // "08:26:40 の情報です(20秒前)"
    std::string right;       // "再接続中 3回目"
    std::string second;      // cause in a sentence, or what changed; may be empty
    std::uint64_t news = 0;  // replaced: the number of the news; a press on the strip puts it away
};

struct ServiceRow {
    ServiceId id;  // empty when the row is an organisation
    Tone tone = Tone::normal;
    bool filled = true;         // false: outlined in the tone (emphasis budget spent, or accepted residual)
    std::string state;          // "停止", "停止 3"
    std::string since;          // "07:04 から": since when it is so; empty where the record does not say
    std::string checked;        // "確認 07:50": when somebody last confirmed it; empty where nobody has
    std::string name;           // short name
    std::string promise;        // "次の報告 08:35", "15:30 まで", "残りを受容済み"
    std::string promise_short;  // "次報 08:35"
    bool promise_overdue = false;
    std::string impact;      // "全参加者 相場が見えない"
    std::string source_tag;  // this row's own source is blind: "監視 不明"; empty otherwise
    bool changed = false;
    bool recovered = false;          // normal again within 60 s: "復旧"
    bool selected = false;           // at a desk
    std::vector<ServiceId> members;  // whom the row stands for: itself, or the services of an organisation
};

struct NormalLine {
    int count = 0;
    std::string label;                         // "通常 5"
    std::vector<std::string> names;            // of normal services, feed order
    std::string rest;                          // "代替継続 3 限度 11:30 から"; may be empty
    std::vector<ServiceId> counted;            // not normal, but only counted in `rest`
    std::vector<std::string> rest_names = {};  // of those counted, the worst first
};

struct OptionRow {
    std::string letter;
    std::string text;
    std::string verdict;  // "余裕25分", "間に合わない", "所要時間の記入なし"
    bool fits = true;
    bool known = true;  // lead time known
    double lead = 0.0;  // length of the bar as a fraction of decide-by … deadline, 0–1 (more when it does not fit)
};
struct DecisionPanel {
    DecisionId id;
    bool open = true;
    std::string who_line;  // "統括B が 08:15 までに決める", "08:08 に 統括A が決定"; on an old board "最後の情報: …"
    std::string who_short;  // "08:15 まで 統括B": the time first, for where a name may be cut; empty when decided
    std::string question;   // or what was decided
    std::optional<Countdown> countdown;
    std::vector<OptionRow> options;  // ≤ 4, only when open
    int more_open = 0;               // further open decisions
    std::string more;  // "未決3件の1件目"; on an old board that it may have been decided, and what to do
    std::string runs;  // "これで動いているもの 切替 2号機 (実施)": actions of it that are under way or over
    std::string more_for;  // with what the options are measured by, where their bars end: "…・取引開始 09:00 に対して"
};

enum class HelpLook { wanted, offered, thanks };
struct HelpRow {
    HelpId id;
    HelpLook look = HelpLook::wanted;
    std::string word;   // "応援求む", "申出あり", "ありがとう"
    std::string text;   // "強制切替の経験者 1名"
    std::string until;  // "07:50 まで"
    bool changed = false;
    std::string detail;  // for which action, and whose: "切離し 1号機 復旧E つばめ保守"; empty for several
    HelpId answers;      // which request an offer from here would answer; empty when none can be made
    std::string offer_word;  // "申し出る"
};

enum class OwnerLook { settled, none, pending };
struct ActionRow {
    ActionId id;        // empty for a group of actions
    std::string state;  // "停滞", "実施", "引受" while a claim is on its way
    // Blocked, unowned or overdue: a stop plate lies on the owner's word where owner_look is none, else on the state.
    bool alarm = false;
    bool filled = true;    // false: the stop plate is outlined (emphasis budget spent, or blind)
    bool pending = false;  // dashed state box
    std::string object;    // "切離し 1号機"
    std::string owner;     // "復旧E"; "未定" with OwnerLook::none
    OwnerLook owner_look = OwnerLook::settled;
    std::string org;
    std::string time;  // next check "08:20"; "確認時刻なし" as a tag in `under`
    bool overdue = false;
    std::string under;  // second line: blocked by, "確認を 7分 超過", "送信中… 確定するまで担当は未定"
    std::string under_first;  // its first part alone, for where the whole has no room; empty when there is one part
    std::string under_right;  // "2秒" while pending
    std::string refusal;      // "監理H が 08:12:31 に先に引受けました"; shown in a panel under the row
    std::string refusal_key;
    bool mine = false;
    bool claimable = false;
    bool selected = false;
    bool changed = false;
    bool struck = false;            // done within the last 60 s
    std::vector<Move> moves;        // what can be done to it now; compact shows these keys and only these
    std::vector<ActionId> members;  // of a group: the actions it stands for; empty for a single action
};
struct ActionList {
    std::string head;        // "アクション 未了3・完了5"
    std::string head_owner;  // "担当"
    std::string head_time;   // "次の確認"
    std::vector<ActionRow> rows;
    std::string rest;    // "ほか7件: 超過 1・担当未定 1・完了 5", each once; empty when all are shown
    int rest_count = 0;  // actions in `rest`
    int rest_open = 0;   // of them, those that are not over
    std::vector<std::string>
        rest_after;     // the same where only the first 0, 1, … of the rows are shown; the last is `rest`
    int own_count = 0;  // for the filter words
    int all_count = 0;
};

struct GuardrailRow {
    std::string text;
    std::string why;
};  // "売買サーバの再起動 禁止", "受付済みの注文が消える"

struct FactRow {
    std::string time;
    std::string status;
    std::string text;
    std::string source;
    bool confirmed = false;
    bool refuted = false;
};

struct Footer {
    std::string label;              // "指揮", calm: "当番"
    std::string commander;          // "統括 不明" when none or two
    std::string next;               // "統括B", while command is being handed over
    std::string line;               // who commands while that is so: "統括A(統括B へ引継ぎ中)"
    std::string line_short;         // "統括A(→統括B)"
    bool commander_alarm = false;   // stands on a stop plate
    bool commander_filled = false;  // which is filled, else outlined
    std::string org;    // the commander's, "統括A: かなた市場・統括B: つばめ保守" while handing over
    std::string extra;  // "08:12 に 統括A から交代", "引継ぎ 説明中"
    std::string data;   // "記録の不備 3件", "アラート 1,284 → 2アクション・未分類 15"
    std::vector<std::string> gaps;  // in a whole board: each of them, as a sentence
    std::vector<Beat> beats;
    std::string fresh;  // "受信 2秒前", "20秒前の情報", "受信なし 12秒"
    bool fresh_bold = false;
};
// Who commands now; while command is being handed over both names, in words or, for narrow places, short.
const std::string& commander_words(const Footer& footer);
const std::string& commander_line(const Footer& footer);

struct CalmDeadline {
    std::string time;
    std::string label;
    double place = 0.0;
};  // place: 0–1 along the line, true time
struct Calm {
    std::string heading;   // "平常"
    std::string date;      // "10月1日(火)"
    std::string count;     // "8"
    std::string headline;  // "すべて通常"
    std::string checked;   // "8サービス・最も古い確認は 3時間前"
    std::string counted;  // what fires and is not against calm: "軽微 3・静観 2・計画停止 1"; empty when nothing does
    std::vector<std::string>
        names;  // when each was last confirmed, and what is planned: "売買監視(計画 23:00 まで) 確認09:40"
    std::string deadlines_label;
    std::string now_label;
    std::vector<CalmDeadline> deadlines;
    std::string residual;  // "代替 2・停止 1 (受容)" after containment; empty otherwise
    std::string last;  // "前回 相場配信が止まっている 10/01 09:20 収束・本格対応 3件 残り"; empty when there was none
};

// Four answers for whoever has five seconds. Lists are whole; the view shows as many as fit and counts the rest.
struct GlanceService {
    Tone tone = Tone::normal;
    std::string state;
    std::string name;
    std::string late;  // "16:58 から 後報": its trouble was told late; empty otherwise
};
struct GlanceLine {           // from now to the deadline
    std::string decide;       // "08:15 統括B が決める"; empty when decided
    double work_from = 0.0;   // 0–1; here it is decided
    double work_until = 0.0;  // 0–1, more than 1 when too late
    std::string work;         // "手動切替 20分"
    std::string work_ends;    // "08:35 手動切替 が終わる"
    std::string deadline;     // "09:00"
};
struct Glance {
    std::string continues_label;          // "業務は続いているか"
    std::string continues;                // "一部 止まっています"
    std::vector<GlanceService> services;  // not normal, worst first
    std::string services_more;            // "ほか 4"
    std::string normal;                   // "通常 5"
    int normal_count = 0;
    std::string outlook_label;  // "09:00 に間に合うか"; empty: no deadline ahead
    std::string outlook_of;     // "取引開始"
    std::string outlook;        // "間に合わないおそれ"
    std::string outlook_why;  // "未決 1件・停滞 1件  余裕25分": the reason, and the slack, said nowhere else
    std::optional<GlanceLine> line;
    std::string notice_label;   // "お客さまへの連絡"
    std::string notice;         // "第二報 08:08 済"
    std::string notice_next;    // "次は 08:35"
    std::string request_label;  // "経営へのお願い"
    std::string request;        // "いまはありません"
    bool request_open = false;
};

// What to do first with a feed that holds nothing: one step, and the line that is typed in a terminal.
struct FirstStep {
    std::string number, what, line;
};

// What is asked of people, for a view of one line.
struct Tally {
    std::string decide;  // "未決 1件"; empty when nothing is
    std::string help;    // "応援求む 1件"
};

// At most five things of a board are filled with a colour (HF-09), the first in reading order; which ones is said here and
// nowhere else: `filled` of rows, spans, bands and countdowns, and `commander_filled`.
struct Board {
    BoardMode mode = BoardMode::connecting;
    Freshness freshness = Freshness::connecting;
    Language language = Language::ja;
    bool colourless = false;   // stale or lost: no state colour anywhere, plaques hatched
    bool drill = false;        // or a replay: bands at the edges say that this is not the real thing
    std::string drill_word;    // what they say
    std::string window_title;  // "停止 1・判断 2:20 — Kyodo": the state in a few words; what is old says so first
    std::string connecting;    // "接続中… 初めての受信を待っています", and why not yet
    std::string connecting_why;
    Header header;
    std::optional<Strip> strip;
    std::vector<ServiceRow> services;
    NormalLine normal;
    std::optional<DecisionPanel> decision;
    std::vector<HelpRow> help;
    ActionList actions;
    std::vector<GuardrailRow> guardrails;
    std::vector<ServiceRow> every_service;  // in a whole board: those in trouble first; else empty
    std::vector<FactRow> facts;             // unconfirmed ones first, ≤ 3
    Footer footer;
    std::string no_help, no_guardrails;  // "応援求む なし", "禁止 記入なし": where the record has none at all
    std::vector<FirstStep> first;        // while the feed holds no service and no incident
    std::vector<std::string> reasons;    // why it is not calm, from alerts and sources alone; the gravest first
    std::optional<Calm> calm;
    std::optional<Glance> glance;      // only when the budget asks for it
    std::optional<Timeline> timeline;  // likewise
    std::optional<Desk> desk;
    std::optional<Tally> tally;
    std::optional<Sheet> sheet;
    Filter filter = Filter::all;
    std::string own_org;
    std::optional<std::string> entry;
    std::string entry_hint;  // what was understood, or the word that was not
    bool help_open = false;

    // Copied, moved and destroyed in board.cpp only: these bodies are long, and every file had its own.
    Board();
    Board(const Board&);
    Board(Board&&) noexcept;
    Board& operator=(const Board&);
    Board& operator=(Board&&) noexcept;
    ~Board();
};

// How many rows the view has room for (HF-07); a panel asks for less, never for more.
struct Budget {
    std::size_t services = 4;
    std::size_t actions = 3;
    std::size_t help = 1;
    std::size_t guardrails = 1;
    std::size_t facts = 0;
    bool count_rest = false;  // services beyond the rows are counted by state, not folded by organisation
    bool name_rest = false;   // what is counted has room for its names: what nobody has said anything of needs no row
    bool glance = false;
    std::optional<TimelineBudget> timeline = std::nullopt;
    bool desk = false;
    bool tally = false;
    bool sheet = false;
    bool whole = false;  // for a document, a terminal or a script: names are never cut, every service is listed
};

// Everything that is to be seen of `state` at `now`. Pure; cost ≤ 1 ms for 200 services and 400 actions.
Board board_from(const State& state, Tick now, const Budget& budget);

// The next Tick at which board_from would say something else without any message; the ui sleeps until then.
Tick next_change(const State& state, Tick now);

// The board as plain text, in reading order, for terminals, scripts and screen readers. Control characters never pass.
std::string text_of(const Board& board);

// For `kyodo status`: 0 calm, 3 an incident, a suspicion or a containment to be looked at, 4 stale, lost or no answer yet.
int exit_status(const Board& board);

}  // namespace model
