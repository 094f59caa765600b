// A process that stood still knows nothing: neither the real board after a real stop, nor a state that finds an answer of
// ten minutes ago in its mailbox, may look current. It must never wait ten minutes.
#include "tests/fault/stopped.h"

#include "tests/fault/look.h"
#include "tests/fault/stage.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdio>

using faults::Look;
using faults::Stage;
using faults::Stopped;
using model::Milliseconds;

namespace {

constexpr Milliseconds ten_minutes{600'000};

void check_grey(const Stage& stage) {
    const Look look = faults::look_at(stage.state, stage.now(), model::Language::en);
    CHECK(look.board.freshness == model::Freshness::lost);
    CHECK(faults::coloured(look) == 0);
    CHECK(model::exit_status(look.board) == 4);
}

}  // namespace

TEST_CASE("a board that was stopped for ten minutes is grey at once, and live again after its next poll", "[threads]") {
    Stage stage;
    REQUIRE(stage.pump_until([&] { return stage.confirmations >= 2; }));
    CHECK(faults::coloured(faults::look_at(stage.state, stage.now(), model::Language::en)) > 0);
    stage.let_pass(ten_minutes);
    check_grey(stage);
    stage.change();
    REQUIRE(stage.pump_until([&] { return stage.state.record->seq >= stage.feed_seq(); }));
    const Look look = faults::look_at(stage.state, stage.now(), model::Language::en);
    CHECK(look.board.freshness == model::Freshness::live);
    CHECK(faults::coloured(look) > 0);
    CHECK(stage.state.back_changes == std::vector<std::string>{"A7"});
}

TEST_CASE("an answer that lay unread while the board was stopped for ten minutes confirms nothing of now",
          "[threads]") {
    Stage stage;
    REQUIRE(stage.pump_until([&] { return stage.confirmations >= 2; }));
    stage.change();
    auto unread = stage.next();
    while (unread && !std::get<model::FeedConfirmed>(*unread).record) unread = stage.next();
    REQUIRE(unread);
    stage.let_pass(ten_minutes);
    stage.take(*unread);
    CHECK(stage.state.record->seq == stage.feed_seq());
    check_grey(stage);
    REQUIRE(stage.pump());
    const Look look = faults::look_at(stage.state, stage.now(), model::Language::en);
    CHECK(look.board.freshness == model::Freshness::live);
    REQUIRE(look.board.strip);
    CHECK(look.board.strip->kind == model::StripKind::back);
    CHECK(stage.state.back_changes == std::vector<std::string>{"A7"});
}

TEST_CASE("the real board, stopped and continued while its feed is silent, shows no colour of a state within a second",
          "[threads]") {
    const Stopped& stopped = faults::stopped();
    if (!stopped.broken.empty()) FAIL(stopped.broken);
    CHECK(stopped.colour_before > 300);
    CHECK_FALSE(stopped.asked_while_stopped);
    CHECK(stopped.colour_after == 0);
    CHECK(stopped.bright_after > 1000);
    const Milliseconds shown{1'000}, written_and_ended{500};
    CHECK(stopped.until_shown <= shown + written_and_ended);
    std::printf("[figure] SIGCONT to picture written and program ended: %lld ms\n",
                static_cast<long long>(stopped.until_shown.count()));
}
