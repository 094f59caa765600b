// Every fault of the table as a test of its own name: all are played at once, each on a feed, a proxy and a poller of its
// own, then judged one after the other from what would have been drawn and printed. It must never let a fault pass that
// could not be played.
#include "tests/fault/faults.h"
#include "tests/fault/look.h"
#include "tests/fault/stopped.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdio>
#include <future>
#include <vector>

using faults::Fault;
using faults::Look;
using faults::Moment;
using faults::Outcome;
using faults::Trial;
using model::Language;
using model::Milliseconds;
using model::Tick;
using sample::has;

namespace {

constexpr Language both[] = {Language::ja, Language::en};

// Plays all of them at once: most of a trial is waiting for a time-out.
const Trial& trial_of(std::size_t number) {
    static const std::vector<Fault> table = faults::all_faults();
    static std::vector<std::shared_future<Trial>> played = [] {
        faults::incident_log();
        faults::begin_stopped();
        std::vector<std::shared_future<Trial>> all;
        for (const Fault& fault : table)
            all.push_back(std::async(std::launch::async, [&fault] { return faults::played(fault); }).share());
        return all;
    }();
    return played[number].get();
}

void check_everywhere(const Look& look, const std::string& words) {
    CAPTURE(words);
    const std::string wanted = faults::without_blanks(words);
    CHECK(has(look.wall_words, wanted));
    CHECK(has(look.compact_words, wanted));
    CHECK(has(look.text, wanted));
}

void check_nowhere(const Look& look, const std::string& words) {
    CAPTURE(words);
    const std::string unwanted = faults::without_blanks(words);
    CHECK_FALSE(has(look.wall_words, unwanted));
    CHECK_FALSE(has(look.compact_words, unwanted));
    CHECK_FALSE(has(look.text, unwanted));
}

void check_clean(const Look& look) { CHECK(ui_test::said(look.wrong).empty()); }

// The worst service and who works on the first action: what people must still be able to read.
void check_names(const Look& look) {
    REQUIRE_FALSE(look.board.services.empty());
    REQUIRE_FALSE(look.board.actions.rows.empty());
    check_everywhere(look, look.board.services.front().name);
    check_everywhere(look, look.board.actions.rows.front().owner);
}

void check_live(const Look& look) {
    CHECK(look.board.freshness == model::Freshness::live);
    CHECK_FALSE(look.board.colourless);
    CHECK(faults::coloured(look) > 0);
    check_names(look);
}

void check_lone(const Trial& trial, const Fault& fault, Language language) {
    const Tick then = *trial.lone->state.link.confirmed + Milliseconds{9'000};
    const Look look = faults::look_at(trial.lone->state, then, language);
    check_live(look);
    CHECK_FALSE(look.board.strip);
    check_nowhere(look, language == Language::ja ? fault.ja : fault.en);
}

void check_late(const Trial& trial) {
    const model::Board board =
        model::board_from(trial.blind->state, *trial.blind->state.link.confirmed + Milliseconds{10'001}, {});
    CHECK(board.freshness == model::Freshness::late);
    CHECK_FALSE(board.colourless);
    CHECK_FALSE(board.strip);
}

void check_stale(const Trial& trial, const Fault& fault, Language language) {
    const Tick then = *trial.blind->state.link.confirmed + trial.detection;
    const Look look = faults::look_at(trial.blind->state, then, language);
    CHECK(look.board.freshness == model::Freshness::stale);
    CHECK(look.board.colourless);
    CHECK(faults::coloured(look) == 0);
    check_everywhere(look, language == Language::ja ? fault.ja : fault.en);
    check_names(look);
    check_clean(look);
    CHECK(model::exit_status(look.board) == 4);
}

void check_lost(const Trial& trial, const Fault& fault, Language language) {
    const Tick then = *trial.blind->state.link.confirmed + Milliseconds{120'000};
    const Look look = faults::look_at(trial.blind->state, then, language);
    CHECK(look.board.freshness == model::Freshness::lost);
    CHECK(faults::coloured(look) == 0);
    check_everywhere(look, language == Language::ja ? fault.ja : fault.en);
    check_names(look);
    check_clean(look);
}

void check_back(const Trial& trial, Language language) {
    const Look look = faults::look_at(trial.back->state, trial.back->at, language);
    check_live(look);
    REQUIRE(look.board.strip);
    CHECK(look.board.strip->kind == model::StripKind::back);
    CHECK(trial.back->state.back_changes == std::vector<std::string>{"A7"});
    check_everywhere(look, look.board.actions.rows.front().object);
    CHECK(has(look.board.strip->second, look.board.actions.rows.front().object));
    check_clean(look);
}

void check_old(const Trial& trial, const Fault& fault) {
    CHECK(trial.believed <= Milliseconds{500});
    CHECK(trial.detection >= Milliseconds{15'000});
    CHECK(trial.detection <= Milliseconds{16'000});
    CHECK(trial.recovery <= Milliseconds{6'000});
    check_late(trial);
    for (const Language language : both) {
        check_lone(trial, fault, language);
        check_stale(trial, fault, language);
        check_lost(trial, fault, language);
        check_back(trial, language);
    }
}

void check_ridden(const Trial& trial, bool replaces) {
    CHECK(trial.longest_age <= Milliseconds{10'000});
    for (const Language language : both) {
        const Look look = faults::look_at(trial.back->state, trial.back->at, language);
        check_live(look);
        CHECK(look.board.strip.has_value() == replaces);
        if (look.board.strip) CHECK(look.board.strip->kind == model::StripKind::replaced);
        check_clean(look);
    }
    const model::Action* action = trial.back->state.record->actions.find(model::ActionId("A7"));
    REQUIRE(action);
    CHECK(action->state == model::ActionState::blocked);
}

class FaultCase : public Catch::ITestInvoker {
public:
    FaultCase(std::size_t number, Fault fault) : number_(number), fault_(std::move(fault)) {}

    void invoke() const override {
        const Trial& trial = trial_of(number_);
        if (!trial.broken.empty()) FAIL(trial.broken);
        std::string said;
        for (const model::Problem& problem : trial.problems) said += problem.sentence.en + problem.sentence.ja + "\n";
        INFO(said);
        check_live(faults::look_at(trial.live->state, trial.live->at, Language::ja));
        if (fault_.outcome == Outcome::old)
            check_old(trial, fault_);
        else
            check_ridden(trial, fault_.replaces);
        std::printf("[figure] detection %lld ms, recovery %lld ms, believed %lld ms\n",
                    static_cast<long long>(trial.detection.count()), static_cast<long long>(trial.recovery.count()),
                    static_cast<long long>(trial.believed.count()));
    }

private:
    std::size_t number_;
    Fault fault_;
};

const bool registered = [] {
    std::size_t number = 0;
    for (const Fault& fault : faults::all_faults()) {
        const Catch::AutoReg entry(Catch::Detail::make_unique<FaultCase>(number++, fault),
                                   Catch::SourceLineInfo(__FILE__, static_cast<std::size_t>(__LINE__)),
                                   Catch::StringRef(), Catch::NameAndTags{fault.name, "[threads]"});
    }
    return true;
}();

}  // namespace
