// The pure part: reducing one event and saying what is to be seen, for a large record. It must never touch a socket.
#include "model/board.h"
#include "model/message.h"
#include "model/record/event.h"
#include "model/report.h"
#include "model/state.h"
#include "model/update.h"
#include "model/wire/wire.h"
#include "tests/bench/figure.h"
#include "tests/support/crowd_log.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace bench {
namespace {

constexpr model::Instant start{1917036000000, 540};

model::Service service_number(int n) {
    model::Service service;
    service.id = model::ServiceId("S" + std::to_string(n));
    service.name = {"業務" + std::to_string(n), "Service " + std::to_string(n)};
    service.owner_org = "部" + std::to_string(n % 12);
    service.continuity = n % 5 == 0   ? model::Continuity::stopped
                         : n % 5 == 1 ? model::Continuity::degraded
                                      : model::Continuity::normal;
    service.since = start;
    service.impact_text = {"一部の参加者が見られない", "Some cannot see prices"};
    service.deadlines = {{{"取引開始", "Market opens"}, start + std::chrono::hours(2), model::DeadlineKind::hard, {}}};
    return service;
}

model::Action action_number(int n) {
    model::Action action;
    action.id = model::ActionId("A" + std::to_string(n));
    action.verb = n % 3 == 0 ? model::Verb::switch_over : model::Verb::confirm;
    action.object = {"対象" + std::to_string(n), "object " + std::to_string(n)};
    action.service_ids = {model::ServiceId("S" + std::to_string(n % 200))};
    action.owner = n % 7 == 0 ? "" : "担当" + std::to_string(n % 40);
    action.owner_org = "部" + std::to_string(n % 12);
    action.state = n % 4 == 0 ? model::ActionState::done : model::ActionState::in_progress;
    action.state_since = start;
    action.check_at = start + std::chrono::minutes(n % 90);
    return action;
}

void add(model::Record& record, model::Entity entity) {
    model::Event event;
    event.seq = record.seq + 1;
    event.at = start;
    event.what = model::Happening::action_noted;
    event.entities = {std::move(entity)};
    (void)model::advance(record, event);
}

model::State large_state() {
    auto record = std::make_shared<model::Record>();
    record->epoch = "bench";
    for (int n = 0; n < 200; ++n) add(*record, service_number(n));
    for (int n = 0; n < 400; ++n) add(*record, action_number(n));
    model::State state = model::initial_state(model::View::wall, model::Language::ja, {}, {});
    model::update(
        state, model::FeedConfirmed{record, std::make_shared<model::Gauges>(), model::FeedClock{start, 1, false}, {}},
        model::Tick{1000});
    return state;
}

}  // namespace
}  // namespace bench

TEST_CASE("figures: what is to be seen of a large record", "[model]") {
    using namespace bench;
    const model::State state = large_state();
    model::Record record = *state.record;
    int turn = 0;
    const auto work = [&] {
        model::Action action = action_number(turn++ % 400);
        action.result.ja = std::to_string(turn);
        add(record, action);
        (void)model::board_from(state, model::Tick{1000 + turn}, model::Budget{});
    };
    print({"advance + board_from, 200 services, 400 actions", "ms", timed_ms(500, work), 1.0, "", {}});
    const std::string bytes = model::snapshot_json(*state.record, {}, {});
    const std::vector<double> parsed = timed_ms(50, [&bytes] { (void)model::parse_snapshot(bytes); });
    print({"the same record written as JSON", "ms",
           timed_ms(50, [&state] { (void)model::snapshot_json(*state.record, {}, {}); }), 20.0, "parsing it",
           median(parsed)});
}

TEST_CASE("figures: the report of an incident", "[model]") {
    using namespace bench;
    std::string lines;
    for (const auto& event : ui_test::log_events({})) lines += model::event_json(*event) + "\n";
    const auto work = [&lines] {
        const auto log = model::replay_of(lines);
        if (log) (void)model::report_html(model::report_of(*log, model::Language::ja));
    };
    print({"report as a page, from a log of 200 events", "ms", timed_ms(20, work), 1000.0, "", {}});
}
