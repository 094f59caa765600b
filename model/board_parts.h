// What the files of the board share: the scene they look at, words with values filled in, times as people read them,
// and one function per part. Included by board*.cpp and report*.cpp only. It must never know pixels.
#pragma once

#include "model/board.h"
#include "model/record/order.h"
#include "model/record/words.h"
#include "model/state.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace model::parts {

// Everything a part looks at. `now` is the feed's clock cut to the whole second, so that every text that depends on it
// changes exactly when the shown clock does.
struct Scene {
    const State& state;
    const Record& record;  // of the incident shown; `state.record` is the whole
    const Gauges& gauges;
    const Budget& budget;
    Tick tick;
    Instant now;
    Language language = Language::ja;
    Freshness fresh = Freshness::connecting;
    BoardMode mode = BoardMode::connecting;
    const Incident* incident = nullptr;           // the one in the title; none when calm or only suspected
    std::vector<const Incident*> incidents = {};  // all that go on, the gravest first
};

// Rows of services are folded by organisation beyond this many in trouble (HF-07).
inline constexpr std::size_t most_service_rows = 8;
// Actions are folded by verb and service beyond this many open ones.
inline constexpr std::size_t most_named_actions = 12;
// Chromatic plaques and plates at once (HF-09).
inline constexpr int most_fills = 5;
inline constexpr Milliseconds decided_shown{30 * 60'000};
inline constexpr Milliseconds thanks_shown{30 * 60'000};
inline constexpr Milliseconds handover_shown{5 * 60'000};

std::string phrase(const Scene& scene, Say word, std::initializer_list<std::string> values = {});
std::string text(const Scene& scene, const Text& both);
template <class E>
std::string word(const Scene& scene, const Word<E>& value) {
    return text(scene, word_of(value));
}
std::string number(std::uint64_t value);  // "1,284"
template <class Integer>
std::string count_of(Integer value) {
    return std::to_string(value);
}
std::string joined(const std::vector<std::string>& parts, std::string_view between);
// Both when both are there, separated by one space.
std::string spaced(const std::string& left, const std::string& right);

// "12秒", "41分", "1時間8分", "3日2時間"; whole units, rounded down; negative lengths read as 0秒.
std::string span(Language language, Milliseconds length);
// The word in both languages, for where a text of the record stands as well.
Text both_of(Say word);
// "08:35" today, "10/02 08:35" on another day; both in the instant's own offset.
std::string moment(const Scene& scene, Instant instant);
// "08:35" today, "10/02" on another day: for narrow columns.
std::string short_moment(const Scene& scene, Instant instant);
bool is_today(const Scene& scene, Instant instant);
Instant whole_second(Instant instant);
Countdown countdown(Language language, Milliseconds left);

Tone tone_of(Continuity continuity);
// "業務部" of "かなた市場 業務部" where no other organisation ends in the same word.
std::string short_organisation(const Scene& scene, const std::string& name);
std::string service_name(const Scene& scene, const Service& service);
// "切離し 1号機"; the verb is left out where the object already says it.
std::string action_object(const Scene& scene, const Action& action);
std::string action_state(const Scene& scene, const Word<ActionState>& state);
bool is_marked(const Scene& scene, const std::string& id);
bool is_blind(const Scene& scene);  // stale or lost
// Sources that do not answer. `all_sources_blind` is false when there is no source at all.
bool is_blind(const Source& source);
bool any_source_blind(const Scene& scene);
bool all_sources_blind(const Scene& scene);

// Incidents and the mode of the board.
BoardMode mode_of(const Record& record, const Incident* shown);
bool is_truly_contained(const Record& record, const Incident& incident);
// The commanders in force at `at`, each person once.
std::vector<const RoleHolding*> commanders(const Record& record, Instant at);

Header header(const Scene& scene);
std::optional<Strip> strip(const Scene& scene);
// How long the strip of a return stays; none while there is none.
std::optional<Tick> back_until(const State& state);
void put_services(const Scene& scene, Board& board);
ServiceRow service_row(const Scene& scene, const Service& service);
// At most `room` (≥ 1) rows, one per organisation, the last one for all that have none of their own.
std::vector<ServiceRow> organisation_rows(const Scene& scene, const std::vector<const Service*>& services,
                                          std::size_t room);
std::optional<DecisionPanel> decision(const Scene& scene);
std::vector<HelpRow> help(const Scene& scene);
ActionList actions(const Scene& scene);
ActionRow action_row(const Scene& scene, const Action& action);
// `members`: at least one, an open one first.
ActionRow group_row(const Scene& scene, const std::vector<const Action*>& members);
// Shows what a command on its way, or refused, means for the row of its action.
void put_pending(const Scene& scene, ActionRow& row);
std::vector<Move> moves(const Scene& scene, const Action& action);
std::vector<GuardrailRow> guardrails(const Scene& scene);
std::vector<FactRow> facts(const Scene& scene);
Footer footer(const Scene& scene);
Calm calm(const Scene& scene);
Glance glance(const Scene& scene);
Timeline timeline(const Scene& scene);
Desk desk(const Scene& scene);
DeskDetail service_detail(const Scene& scene, const Service& service);
DeskDetail action_detail(const Scene& scene, const Action& action);
void put_choices(const Scene& scene, Desk& desk);
// What the typed line means, in labelled fields, and what it would come to.
void put_understood(const Scene& scene, Desk& desk);
std::string field_label(const Scene& scene, std::string_view field);
Tally tally(const Scene& scene);
Sheet sheet(const Scene& scene);
// The nearest promised report of a service that is not normal.
std::optional<Instant> next_promised(const Scene& scene);
// "次の報告 08:35": the nearest promise still to come, or empty.
std::string next_promise(const Scene& scene);
// What the typed line would do, or the problem with it.
std::string entry_hint(const Scene& scene);

// Gives the chromatic fills to the first rows in reading order and outlines the rest; none when blind.
void spend_fills(Board& board);

}  // namespace model::parts
