// The same board the window shows, without a budget. When the feed does not answer, the saved board is printed as what
// it is: old. It must never print old information with the status of fresh.
#include "ui/app/app_status.h"

#include "client/saved_board.h"
#include "client/sender.h"
#include "model/json_board.h"
#include "model/update.h"
#include "net/clock.h"
#include "ui/app/app_address.h"
#include "ui/app/app_counters.h"
#include "ui/app/app_demo.h"
#include "ui/app/app_print.h"
#include "ui/app/app_replay.h"

namespace ui {
namespace {

constexpr std::size_t everything = 100'000;

model::Result<client::Fetched> board_of(const Options& options) {
    if (options.feed) {
        const model::Result<net::FeedAddress> address = feed_address_from(options);
        if (!address) return address.problem();
        return client::fetch(*address);
    }
    const model::Result<std::unique_ptr<Demo>> demo = Demo::start(options);
    if (!demo) return demo.problem();
    net::FeedAddress address;
    address.url = (*demo)->url();
    return client::fetch(address);
}

// An answer is as old as it took to come.
model::FeedConfirmed confirmed_by(client::Fetched fetched) {
    model::Snapshot& snapshot = fetched.snapshot;
    return {std::make_shared<const model::Record>(std::move(snapshot.record)),
            std::make_shared<const model::Gauges>(std::move(snapshot.gauges)),
            snapshot.clock,
            net::now_instant(),
            fetched.at,
            net::now_tick()};
}

int status_of(const model::Board& board) {
    switch (model::condition_of(board)) {
        case model::Condition::normal: return exit_fine;
        case model::Condition::not_normal: return exit_not_normal;
        case model::Condition::old: return exit_old;
        case model::Condition::unknown: break;
    }
    return exit_could_not;
}

// `asked`: when this request began; `answered`: whether the feed did.
int print(const Options& options, const model::State& state, model::Tick asked, bool answered) {
    model::Budget budget{everything, everything, everything, everything, everything};
    budget.whole = true;
    const model::Board board = model::board_from(state, net::now_tick(), budget);
    const auto json = [&] { return with_counters(model::board_json(board), answered, net::now_tick() - asked) + "\n"; };
    const std::string text = options.json ? json() : model::text_of(board);
    return printed(text, status_of(board));
}

}  // namespace

int print_status(const Options& options) {
    model::State state = model::initial_state(model::View::wall, options.language,
                                              options.feed ? options.me : demo_identity(options), model::Limits{});
    state.names = options.names;
    state.feed = options.feed.value_or("");
    state.incident = options.incident;
    state.link.machine_offset_min = net::now_instant().offset_min;
    const model::Tick asked = net::now_tick();
    model::Result<client::Fetched> fetched = board_of(options);
    if (fetched) {
        model::update(state, confirmed_by(std::move(*fetched)), net::now_tick());
        return print(options, state, asked, true);
    }
    say_problem(fetched.problem().sentence);
    if (!options.feed) return exit_could_not;
    const model::Result<model::SavedBoardLoaded> saved = client::load_board(client::saved_board_path(*options.feed));
    if (!saved) return exit_could_not;
    model::update(state, *saved, net::now_tick());
    return print(options, state, asked, false);
}

int print_replay(const Options& options) {
    model::State state = model::initial_state(model::View::wall, options.language, {}, model::Limits{});
    state.names = options.names;
    state.incident = options.incident;
    const auto player = Player::open(options, state);
    if (!player) {
        say_problem(player.problem().sentence);
        return exit_could_not;
    }
    return print(options, state, net::now_tick(), false) == exit_could_not ? exit_could_not : exit_fine;
}

}  // namespace ui
