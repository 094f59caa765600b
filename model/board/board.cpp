// The board as a whole: the scene is set, each part says its words, the few colours are given out. It must never read a
// clock and never change the state.
#include "model/board.h"

#include "model/board/board_parts.h"
#include "model/board/timeline_signs.h"
#include "model/command_language.h"
#include "model/incident_view.h"
#include "model/intent.h"
#include "model/own_marks.h"
#include "model/record/order.h"
#include "model/record/zone_kind.h"
#include "model/understood.h"

namespace model {
namespace parts {
namespace {

Instant known_now(const State& state, Tick now) { return whole_second(*feed_now(state.link, now)); }

// "H1 強制切替の経験者"
std::string help_named(const Scene& scene, const HelpId& id) {
    const Help* help = scene.record.helps.find(id);
    if (!help) return spaced(phrase(scene, Say::no_such_help), id.text);
    return spaced(id.text, text(scene, help->skill));
}

}  // namespace

std::string entry_hint(const Scene& scene) {
    if (std::string said = line_said(scene); !said.empty()) return said;
    if (!scene.state.entry || scene.state.entry->empty()) return {};
    const Saying saying = saying_of(scene.state, scene.now);
    const EntryLine meant = entry_line(*scene.state.entry, scene.state.desk.mode, saying);
    const auto command = command_from(meant.line, saying);
    if (!command) return text(scene, command.problem().sentence);
    if (const auto* offer = std::get_if<OfferHelp>(&*command)) return help_named(scene, offer->help);
    const Reading reading = reading_of(meant.line, saying);
    if (!reading.doubts.empty()) return text(scene, reading.doubts.front().problem.sentence);
    const auto unknown = unknown_names(*command, *scene.state.record);
    const auto doubt = name_in_doubt(unknown);
    if (doubt && !scene.state.desk.asked) return text(scene, doubt->problem.sentence);
    return text(scene, with_new_names(understood(*command, saying), unknown));
}

Scene scene_of(const State& state, const Record& record, Tick now, const Budget& budget) {
    Scene scene{state, record, *state.gauges, budget, now, {}};
    scene.zone = zone_of(record);
    scene.now = scene.zone.local(known_now(state, now));
    scene.language = state.language;
    scene.fresh = freshness(state.link, now);
    scene.incidents = running_incidents(record, scene.now);
    scene.incident = shown_incident(record, state.incident, scene.now);
    scene.mode = mode_of(record, scene.incident, unrest(record, *state.gauges, scene.now));
    return scene;
}

}  // namespace parts

namespace {

using parts::Scene;

Board connecting(const State& state, Tick now) {
    Board board;
    board.language = state.language;
    board.connecting = say(Say::connecting, state.language);
    board.window_title = parts::program_title(state, std::string(say(Say::title_connecting, state.language)));
    if (state.link.trouble) board.connecting_why = pick(state.link.trouble->sentence, state.language);
    board.own_org = state.me.org;
    board.filter = state.filter;
    board.entry = state.entry;
    board.help_open = help_shown(state, now);
    return board;
}

void put_body(const Scene& scene, Board& board) {
    parts::put_services(scene, board);
    board.decision = parts::decision(scene);
    board.help = parts::help(scene);
    board.actions = parts::actions(scene);
    board.facts = parts::facts(scene);
}

void sign_news(const CallSigns& signs, News& news, Language language) {
    for (Lost& lost : news.lost) {
        if (!lost.who.empty()) lost.who = sign_or(signs, lost.who, language);
        sign_text(signs, lost.name);
    }
}

// Everybody who may be named beside the record.
std::vector<std::string> others_named(const State& state, const Budget& budget) {
    std::vector<std::string> people;
    if (budget.timeline && state.log) people = people_in(*state.log);
    if (!state.news) return people;
    for (const Lost& lost : state.news->lost)
        if (!lost.who.empty()) people.push_back(lost.who);
    return people;
}

// The same state with call signs wherever a person is named, refusals included.
State for_guests(State state, const CallSigns& signs) {
    state.record = std::make_shared<const Record>(with_call_signs(*state.record, signs));
    state.me.who = state.me.who.empty() ? std::string{} : sign_or(signs, state.me.who, state.language);
    for (Pending& pending : state.pending) {
        if (!pending.problem) continue;
        Problem& problem = *pending.problem;
        if (!problem.owner.empty()) problem.owner = sign_or(signs, problem.owner, state.language);
        sign_text(signs, problem.sentence);
    }
    if (state.news) sign_news(signs, *state.news, state.language);
    state.names = Names::people;
    return state;
}

Board guests_board(const State& state, Tick now, const Budget& budget) {
    const CallSigns signs = call_signs(*state.record, state.language, others_named(state, budget));
    Board board = board_from(for_guests(state, signs), now, budget);
    if (board.timeline) sign_timeline(signs, *board.timeline);
    return board;
}

// The same state with a mark before what the organisation keeps to itself.
State with_marks(State state) {
    state.record = std::make_shared<const Record>(with_own_marks(*state.record));
    return state;
}

// The record as the board of its incident shows it; none when that is all of it.
std::optional<Record> narrowed(const State& state, Tick now) {
    const Instant known = parts::known_now(state, now);
    const Incident* shown = shown_incident(*state.record, state.incident, known);
    if (!shown && has_ended_roles(*state.record)) return of_none(*state.record);
    if (!shown || !has_others(*state.record, shown->id)) return std::nullopt;
    return of_incident(*state.record, shown->id, known, state);
}

void put_look(const Scene& scene, Board& board) {
    const State& state = scene.state;
    board.connecting.clear();
    board.connecting_why.clear();
    board.mode = scene.mode;
    board.freshness = scene.fresh;
    board.colourless = parts::is_blind(scene);
    board.drill = state.link.clock.drill || state.replay;
    board.drill_word = say(state.replay ? Say::replay : Say::drill, state.language);
}

void put_parts(const Scene& scene, Board& board) {
    const Budget& budget = scene.budget;
    board.header = parts::header(scene);
    board.reasons = parts::unrest_said(scene);
    board.strip = parts::strip(scene);
    if (scene.mode == BoardMode::calm)
        board.calm = parts::calm(scene);
    else
        put_body(scene, board);
    if (budget.whole) board.every_service = parts::every_service(scene, board.services);
    if (budget.glance) board.glance = parts::glance(scene);
    if (budget.timeline) board.timeline = parts::timeline(scene);
    if (budget.desk) board.desk = parts::desk(scene);
    const ServiceId service = selected_service(scene.state);
    for (ServiceRow& row : board.services) row.selected = budget.desk && !row.id.empty() && row.id == service;
    for (ActionRow& row : board.actions.rows) row.selected = row.selected && (!budget.desk || service.empty());
    if (budget.tally) board.tally = parts::tally(scene);
    if (budget.sheet) board.sheet = parts::sheet(scene);
    board.guardrails = parts::guardrails(scene);
    board.first = parts::first_steps(scene);
    if (scene.mode == BoardMode::incident && !board.colourless && board.first.empty()) parts::put_none(scene, board);
    board.footer = parts::footer(scene);
    board.entry_hint = parts::entry_hint(scene);
    board.window_title = parts::window_title(scene, board);
    parts::spend_fills(board);
}

}  // namespace

Board board_from(const State& state, Tick now, const Budget& budget) {
    if (has_own(*state.record)) return board_from(with_marks(state), now, budget);
    if (state.names == Names::roles) return guests_board(state, now, budget);
    Board board = connecting(state, now);
    if (freshness(state.link, now) == Freshness::connecting) return board;
    const std::optional<Record> part = narrowed(state, now);
    const Scene scene = parts::scene_of(state, part ? *part : *state.record, now, budget);
    put_look(scene, board);
    put_parts(scene, board);
    return board;
}

int exit_status(const Board& board) {
    constexpr int calm = 0, look_at_it = 3, not_known = 4;
    const bool known = board.freshness == Freshness::live || board.freshness == Freshness::late;
    if (!known) return not_known;
    return board.mode == BoardMode::calm ? calm : look_at_it;
}

Board::Board() = default;
Board::Board(const Board&) = default;
Board::Board(Board&&) noexcept = default;
Board& Board::operator=(const Board&) = default;
Board& Board::operator=(Board&&) noexcept = default;
Board::~Board() = default;

}  // namespace model
