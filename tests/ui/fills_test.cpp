// The few colours of every view: which things are filled is the board's word, and a view only follows it.
// It must never know in which order they are given out; the tests of the model do.
#include "tests/ui/judge_fills.h"
#include "ui/views.h"

#include <catch2/catch_test_macros.hpp>

#include <map>
#include <memory>
#include <set>

namespace {

using model::Milliseconds;
using ui_test::Crowd;
using ui_test::Headless;
using ui_test::Look;
using ui_test::Shown;

constexpr std::int64_t minute = 60'000;

// Nobody commands, and what is to be decided and the nearest deadline are late: all that may be filled wants to be.
model::State at_its_worst(const Crowd& crowd) {
    model::State state = crowd_state(crowd);
    auto record = std::make_shared<model::Record>(*state.record);
    const model::Instant late = ui_test::crowd_instant(crowd) - Milliseconds{3 * minute};
    for (model::RoleHolding holding : std::vector(record->roles.all())) {
        holding.until = late;
        record->roles.put(holding);
    }
    for (model::Service service : std::vector(record->services.all())) {
        for (model::Deadline& deadline : service.deadlines) deadline.at = late;
        record->services.put(service);
    }
    for (model::Decision decision : std::vector(record->decisions.all())) {
        decision.decide_by = late;
        record->decisions.put(decision);
    }
    state.record = record;
    return state;
}

Look look_of(const ui::ViewKind& kind, bool large) {
    const ui::Screen usual{kind.width > 0 ? kind.width : 1920, kind.width > 0 ? kind.height : 1080, 1.0f, {}, {}};
    const ui::Screen tall{usual.width, usual.height * 2, 1.0f, {}, {}};
    return {large && !kind.on_top ? tall : usual, model::Lighting::dark};
}

template <class Judge>
void for_every_board(Headless& headless, const ui::ViewKind& kind, Judge judge) {
    for (const std::size_t services : {1u, 3u, 12u, 40u})
        for (const std::size_t actions : {0u, 2u, 5u, 40u})
            for (const bool worst : {false, true})
                for (const Milliseconds age : {Milliseconds{2000}, Milliseconds{20'000}}) {
                    Crowd crowd{
                        .services = services, .actions = actions, .view = *ui::view_from(kind.name), .age = age};
                    const model::State state = worst ? at_its_worst(crowd) : crowd_state(crowd);
                    for (const bool large : {false, true})
                        judge(shown(headless, state, crowd_now(crowd), look_of(kind, large)));
                }
}

}  // namespace

TEST_CASE("in every view the filled things are those its board says, and never more than five") {
    // A glance and a sheet have marks of colour, but nothing filled.
    const std::set<std::string> without = {"glance", "handover"};
    Headless headless;
    for (const std::string& name : ui::view_names()) {
        CAPTURE(name);
        int whole = 0, most = 0;
        for_every_board(headless, ui::kind_of(*ui::view_from(name)), [&](const Shown& now) {
            ui_test::Faults faults;
            judge_fills(now.seen, now.board, faults);
            CHECK(ui_test::said(faults) == "");
            const int drawn = ui_test::chromatic_fills(now.seen);
            CHECK(drawn <= ui_test::filled_of(now.board));
            whole += drawn > 0 && drawn == ui_test::filled_of(now.board) ? 1 : 0;
            most = std::max(most, drawn);
        });
        CHECK((most == 0) == without.contains(name));
        CHECK((whole > 0) == !without.contains(name));
    }
}

TEST_CASE("a sixth coloured thing is outlined") {
    Headless headless;
    const Crowd crowd{.services = 12, .actions = 5};
    const Shown now = shown(headless, at_its_worst(crowd), crowd_now(crowd), Look{});
    CHECK(ui_test::chromatic_fills(now.seen) == 5);
    CHECK(ui_test::count_of(now.seen, ui::DrawnKind::outline, "stop plate") > 0);
}
