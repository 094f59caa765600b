// A thousand incidents nobody thought of: sequences of commands out of seeds, decided by the function the feed uses. After
// each command everything the information model promises still holds, on the feed and in a record that hears of it over
// the wire, and every fourth event a board of it counts what is there. What breaks is cut down to the fewest commands that
// break it, and printed.
#include "model/board.h"
#include "model/incident_view.h"
#include "model/record/command_row.h"
#include "model/record/order.h"
#include "model/update.h"
#include "model/wire/wire.h"
#include "tests/model/random_commands.h"
#include "tests/model/sound.h"
#include "tests/support/seed.h"
#include "tests/support/told.h"

#include <algorithm>
#include <set>

using namespace model;
using random_commands::below;
using random_commands::Chance;
using random_commands::Step;
using sound::Faults;

namespace {

constexpr unsigned sequences = 1000;
// A board costs as much as everything else a command is checked for; at the end there is always one.
bool wants_board(const Record& feed) { return support::other_seeds() || feed.seq % 4 == 0; }

// The feed, and a board that gets every line of its log.
struct World {
    Record feed;
    Record board;

    World() { feed.epoch = board.epoch = "log-1"; }
};

// The digest is over every field; a phrase in one language is the same phrase when it is written as both. That the
// digest of `known` is the sum of its entities has been shown.
bool same(const Record& known, const Record& other) {
    return known.epoch == other.epoch && known.seq == other.seq && known.digest == other.digest &&
           digest_of(other) == other.digest;
}

bool same(const Event& one, const Event& other) {
    const auto alike = [](const Entity& a, const Entity& b) { return hash_of(a) == hash_of(b); };
    return one.seq == other.seq && one.at == other.at && one.who == other.who && one.what == other.what &&
           std::equal(one.entities.begin(), one.entities.end(), other.entities.begin(), other.entities.end(), alike);
}

// The event is one of those that the command's row names, and holds what the command is about.
bool is_as_its_row_says(const Command& command, const Event& event) {
    return std::visit(
        [&]<class Kind>(const Kind&) {
            using Row = CommandRow<Kind>;
            const auto named = [&](Happening happening) { return event.what == happening; };
            const auto about = [](const Entity& entity) { return std::holds_alternative<typename Row::About>(entity); };
            return std::any_of(Row::makes.begin(), Row::makes.end(), named) &&
                   std::any_of(event.entities.begin(), event.entities.end(), about);
        },
        command);
}

void add(Faults& all, Faults more) { all.insert(all.end(), more.begin(), more.end()); }

void need(Faults& faults, bool holds, const std::string& what) {
    if (!holds) faults.push_back(what);
}

Faults faults_of_refusal(const World& world, const Problem& problem, std::uint64_t seq, std::uint64_t digest) {
    Faults faults;
    need(faults, !problem.sentence.ja.empty() && !problem.sentence.en.empty(), "a refusal says nothing");
    need(faults, world.feed.seq == seq && world.feed.digest == digest, "a refusal changed the record");
    return faults;
}

// Bytes and back: the event is the same, and the board gets where the feed is.
Faults take(World& world, const Step& step, const Event& event) {
    Faults faults;
    const auto inside = decide(world.feed, step.command, step.actor, step.now);
    const std::string line = event_json(event);
    // What is not UTF-8 cannot be written: inside the process it is refused, over the wire it never comes.
    need(faults, !inside || same(*inside, event), "over the wire the command means something else: " + line);
    const auto read = parse_event(line);
    if (!read) return {"an event that was logged cannot be read: " + read.problem().sentence.en};
    need(faults, event_json(*read) == line, "an event read and written again is another one");
    need(faults, is_as_its_row_says(step.command, event), "the command makes something else happen: " + line);
    add(faults, sound::faults_of_step(world.feed, event, step.actor, step.now));
    need(faults, static_cast<bool>(advance(world.feed, event)), "the feed cannot take its own event");
    need(faults, static_cast<bool>(advance(world.board, *read)), "a board cannot take the event");
    need(faults, same(world.feed, world.board), "the board holds another record than the feed");
    return faults;
}

// What a board of the incident it is about shows of the actions: all of them while there is no other incident.
std::size_t actions_of_board(const World& world, const State& state, Instant now) {
    const Incident* shown = shown_incident(world.feed, {}, now);
    if (!shown || !has_others(world.feed, shown->id)) return world.feed.actions.size();
    return of_incident(world.feed, shown->id, now, state).actions.size();
}

// Every service and every action is on the board once: in a row, in a group or in a count.
Faults faults_of_board(const World& world, Instant now) {
    State state = initial_state(View::wall, Language::ja, {"復旧E", "つばめ保守"}, {});
    update(state, FeedConfirmed{std::make_shared<Record>(world.board), nullptr, FeedClock{now, 1.0, false}, {}},
           Tick{1});
    const Board board = board_from(state, Tick{1}, {});
    std::multiset<std::string> services, actions;
    for (const ServiceRow& row : board.services)
        for (const ServiceId& id : row.members) services.insert(id.text);
    for (const ServiceId& id : board.normal.counted) services.insert(id.text);
    for (const ActionRow& row : board.actions.rows) {
        if (!row.id.empty()) actions.insert(row.id.text);
        for (const ActionId& id : row.members) actions.insert(id.text);
    }
    Faults faults;
    const auto normal = static_cast<std::size_t>(board.normal.count);
    const auto rest = static_cast<std::size_t>(board.actions.rest_count);
    if (board.mode == BoardMode::incident || board.mode == BoardMode::contained) {
        need(faults, services.size() + normal == world.feed.services.size(), "the board counts other services");
        need(faults, actions.size() + rest == actions_of_board(world, state, now), "the board counts other actions");
    }
    need(faults, !text_of(board).empty(), "the board says nothing");
    return faults;
}

// The command as the feed gets it, from bytes. What does not hold after it; empty: everything does.
Faults play(World& world, const Step& step) {
    const std::uint64_t seq = world.feed.seq;
    const std::uint64_t digest = world.feed.digest;
    const auto heard = parse_command(command_json(step.command));
    if (!heard) return faults_of_refusal(world, heard.problem(), seq, digest);
    const auto event = decide(world.feed, *heard, step.actor, step.now);
    if (!event) return faults_of_refusal(world, event.problem(), seq, digest);
    Faults faults = take(world, step, *event);
    add(faults, sound::faults_of(world.feed));
    if (faults.empty() && wants_board(world.feed)) add(faults, faults_of_board(world, step.now));
    return faults;
}

// The snapshot written and read is the record. The log reduced is the board, which got it line by line.
Faults faults_of_end(const World& world, Instant now) {
    const auto snapshot = parse_snapshot(snapshot_json(world.feed, {}, {}));
    Faults faults;
    need(faults, snapshot && same(world.feed, snapshot->record), "the snapshot read again is another record");
    need(faults, digest_of(world.feed) == world.feed.digest, "a refusal changed an entity");
    add(faults, faults_of_board(world, now));
    return faults;
}

Faults replayed(const std::vector<Step>& steps) {
    World world;
    for (const Step& step : steps)
        if (Faults faults = play(world, step); !faults.empty()) return faults;
    return steps.empty() ? Faults{} : faults_of_end(world, steps.back().now);
}

// Everything after the first fault was never played; of what came before, whatever it does not need is left out.
std::vector<Step> fewest(std::vector<Step> steps) {
    for (std::size_t i = steps.size(); i-- > 0;) {
        std::vector<Step> fewer = steps;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        if (!replayed(fewer).empty()) steps = std::move(fewer);
    }
    return steps;
}

using Kinds = std::set<std::size_t>;

// Of a few commands one that is taken, mostly, and rather of a kind that this sequence has not seen: one that is only
// refused, or only adds, gets nowhere.
Step next_step(Chance& chance, const Record& record, Instant now, const Kinds& seen) {
    Step step = random_commands::any_step(chance, record, now);
    for (int tries = 0; tries < 12 && below(chance, 16) != 0; ++tries) {
        const bool wanted = !seen.contains(step.command.index()) || below(chance, 4) == 0;
        if (wanted && decide(record, step.command, step.actor, step.now)) break;
        step = random_commands::any_step(chance, record, now);
    }
    return step;
}

struct Played {
    std::size_t taken = 0, refused = 0;
    Kinds kinds;  // of commands that were taken
};

// 5 to 60; most are short.
std::size_t length_of(Chance& chance) {
    return 5 +
           std::min({below(chance, 56), below(chance, 56), below(chance, 56), below(chance, 56), below(chance, 56)});
}

void play_seed(unsigned seed, Played& played) {
    Chance chance(seed);
    World world;
    std::vector<Step> steps;
    Instant now = told::at("07:00");
    Faults faults;
    Kinds seen;
    for (std::size_t left = length_of(chance); left > 0 && faults.empty(); --left) {
        now = now + Milliseconds(static_cast<std::int64_t>(below(chance, 180'000)));
        steps.push_back(next_step(chance, world.feed, now, seen));
        const std::uint64_t seq = world.feed.seq;
        faults = play(world, steps.back());
        const bool taken = world.feed.seq != seq;
        ++(taken ? played.taken : played.refused);
        if (taken) seen.insert(steps.back().command.index());
    }
    played.kinds.insert(seen.begin(), seen.end());
    if (faults.empty()) faults = faults_of_end(world, now);
    if (faults.empty()) return;
    steps = fewest(std::move(steps));
    FAIL("seed " << seed << ": " << replayed(steps).front() << "\n" << random_commands::said(steps));
}

}  // namespace

TEST_CASE("after each command of a thousand random incidents everything the record promises holds", "[random]") {
    Played played;
    for (unsigned seed = 1; seed <= sequences; ++seed) play_seed(support::seed_from(seed), played);
    CAPTURE(played.taken, played.refused, played.kinds);
    CHECK(played.kinds.size() == std::variant_size_v<CommandKinds>);  // else the dice have forgotten a kind
    CHECK(played.taken > 3'500);
    CHECK(played.refused > 3'000);
}
