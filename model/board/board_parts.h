// The parts of a board, one function each, and what several of them ask of the scene. It must never know pixels.
#pragma once

#include "model/board_phrasing.h"
#include "model/record/order.h"
#include "model/record/unrest.h"

#include <algorithm>

namespace model::parts {

// Rows of services are folded by organisation beyond this many in trouble (HF-07).
inline constexpr std::size_t most_service_rows = 8;
inline std::size_t service_room(const Scene& scene) {
    return scene.budget.whole ? scene.budget.services : std::min(most_service_rows, scene.budget.services);
}
// Actions are folded by verb and service beyond this many open ones.
inline constexpr std::size_t most_named_actions = 12;
inline constexpr Milliseconds decided_shown{30 * 60'000};
inline constexpr Milliseconds thanks_shown{30 * 60'000};
inline constexpr Milliseconds handover_shown{5 * 60'000};

Countdown countdown(Language language, Milliseconds left);
// The whole of it as one word: "47分", "2:20", "超過 3分"; empty for none.
std::string said(const std::optional<Countdown>& countdown);

// `record`: what this board shows of the whole. Precondition: the feed has confirmed something.
Scene scene_of(const State& state, const Record& record, Tick now, const Budget& budget);

Tone tone_of(Continuity continuity);
bool is_marked(const Scene& scene, const std::string& id);
bool is_blind(const Scene& scene);  // stale or lost
// False when there is no source.
bool all_sources_blind(const Scene& scene);

// What keeps a board from being calm beside the record (model/record/unrest.h), as sentences, the gravest first. While an
// incident goes on it is about other things: heartbeats only.
std::vector<std::string> unrest_said(const Scene& scene);
// "未分類のアラート 2 critical 12:05 から"; empty when there are none.
std::string unclassified_told(const Scene& scene);
// What fires for one action, of all its groups together.
struct Alerts {
    std::uint64_t still = 0;  // though it is over
    std::uint64_t fresh = 0;
    std::optional<Instant> fresh_at;
};
Alerts alerts_of(const Gauges& gauges, const ActionId& action);
// "軽微 3・静観 2・計画停止 1": what fires and is not against calm; empty when nothing does.
std::string quiet_count(const Scene& scene);
// "売買監視(計画 23:00 まで)": the service, and what is planned on it.
std::string name_with_plan(const Scene& scene, const Service& service);

// Incidents and the mode of the board.
BoardMode mode_of(const Record& record, const Incident* shown, const Unrest& unrest);
bool is_truly_contained(const Record& record, const Incident& incident);
// Who is in command, each person once.
std::vector<const RoleHolding*> commanders(const Record& record);

Header header(const Scene& scene);
std::optional<Strip> strip(const Scene& scene);
// False for the views of few words, which have no place for one.
inline bool shows_strip(View view) { return view != View::glance && view != View::bar; }
// Precondition: the state has news. Put away is only what is shown.
Strip news_strip(const Scene& scene);
// How long the strip of a return stays; none while there is none.
std::optional<Tick> back_until(const State& state);
void put_services(const Scene& scene, Board& board);
// `rows`, and behind them every service that has none.
std::vector<ServiceRow> every_service(const Scene& scene, std::vector<ServiceRow> rows);
ServiceRow service_row(const Scene& scene, const Service& service);
// "確認 07:50": when somebody last confirmed its state; empty where no confirmed fact stands behind it.
std::string checked_words(const Scene& scene, const Service& service);
// At most `room` (≥ 1) rows, one per organisation, the last one for all that have none of their own.
std::vector<ServiceRow> organisation_rows(const Scene& scene, const std::vector<const Service*>& services,
                                          std::size_t room);
std::optional<DecisionPanel> decision(const Scene& scene);
std::vector<HelpRow> help(const Scene& scene);
ActionList actions(const Scene& scene);
ActionRow action_row(const Scene& scene, const Action& action);
// `members`: at least one, an open one first.
ActionRow group_row(const Scene& scene, const std::vector<const Action*>& members);
// As what an action is counted where it has no row, in the order of those counts; beside it the word of a state that is not
// known. And the phrase that says such a count.
std::pair<int, std::string> counted_as(const Scene& scene, const Action& action);
Say count_word(int kind);
// Shows what a command on its way, or refused, means for the row of its action.
void put_pending(const Scene& scene, ActionRow& row);
std::vector<Move> moves(const Scene& scene, const Action& action);
std::vector<GuardrailRow> guardrails(const Scene& scene);
std::vector<FactRow> facts(const Scene& scene);
// That no help is asked for, and that nothing is forbidden, where that is so: an empty place says neither.
void put_none(const Scene& scene, Board& board);
Footer footer(const Scene& scene);
Calm calm(const Scene& scene);
Glance glance(const Scene& scene);
Timeline timeline(const Scene& scene);
Desk desk(const Scene& scene);
DeskDetail service_detail(const Scene& scene, const Service& service);
DeskDetail action_detail(const Scene& scene, const Action& action);
void put_choices(const Scene& scene, Desk& desk);
// What the typed line means, in labelled fields, and what it would come to.
// What is to be said of the line whatever it means: too long to be sent, or what became of what was pasted; mostly empty.
std::string line_said(const Scene& scene);
void put_understood(const Scene& scene, Desk& desk);
Tally tally(const Scene& scene);
// `board`: with its header and its decision.
std::string window_title(const Scene& scene, const Board& board);
// What is said, with the mark of what is not real before it: "訓練・停止 1".
std::string with_play_mark(const State& state, const std::string& said);
// The same as the title of a program: "訓練・停止 1 — Kyodo".
std::string program_title(const State& state, const std::string& said);
Sheet sheet(const Scene& scene);
// The nearest promised report of a service that is not normal.
std::optional<Instant> next_promised(const Scene& scene);
// "次の報告 08:35": the nearest promise still to come, or empty.
std::string next_promise(const Scene& scene);
// What to do first; nothing unless the feed holds neither a service nor an incident.
std::vector<FirstStep> first_steps(const Scene& scene);
// What the typed line would do, or the problem with it.
std::string entry_hint(const Scene& scene);

// Decides what is filled with a colour; nothing is when blind. The rest is outlined.
void spend_fills(Board& board);

}  // namespace model::parts
