// The proof of legibility: thousands of boards made from generated records, drawn by every view on every usual screen in
// both languages and both lights, young and old, each judged by every figure that a draw record can show.
// It must never name a fault that is excused: what is wrong is mended in the view.
#include "model/record/words.h"
#include "tests/ui/judge_fills.h"
#include "tests/ui/judge_incidents.h"
#include "tests/ui/judge_places.h"
#include "ui/views.h"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <iostream>
#include <map>
#include <string>

namespace {

using model::Language;
using model::Lighting;
using model::Milliseconds;
using ui_test::Crowd;
using ui_test::Faults;
using ui_test::Headless;
using ui_test::Look;
using ui_test::Shown;

enum class Texts { usual, long_ones, hostile };

constexpr std::array ages = {Milliseconds{2000}, Milliseconds{12'000}, Milliseconds{20'000}, Milliseconds{130'000}};

struct Asked {
    int width, height;
    std::optional<double> diagonal{}, distance{};
};
constexpr std::array<Asked, 9> walls = {{{1280, 720},
                                         {1920, 1080},
                                         {3840, 2160},
                                         {1080, 1920},
                                         {3440, 1440},
                                         {1920, 1080, 55, 7.5},
                                         {3840, 2160, 75, 8},
                                         {1280, 800},
                                         {2560, 1440, 43, 4}}};

std::string described(const Crowd& crowd, const Look& look) {
    return std::to_string(crowd.services) + " services, " + std::to_string(crowd.actions) + " actions, " +
           (crowd.language == Language::ja ? "ja" : "en") +
           (crowd.going_on ? ", " + std::to_string(*crowd.going_on) + " going on " + crowd.chosen.text : "") +
           (crowd.long_texts ? ", long" : "") + (crowd.hostile_texts ? ", hostile" : "") +
           (crowd.drill ? ", drill" : "") + ", age " + std::to_string(crowd.age.count()) + ", " +
           std::to_string(look.screen.width) + "x" + std::to_string(look.screen.height) +
           (look.lighting == Lighting::light ? " light" : "");
}

// Sums up what is said of many boards: of each kind of fault (its words up to a colon) how often, and the first one.
class Verdict {
public:
    void add(const Crowd& crowd, const Look& look, const Faults& faults) {
        ++judged_;
        faulty_ += faults.empty() ? 0 : 1;
        for (const std::string& fault : faults) {
            Kind& kind = kinds_[fault.substr(0, fault.find(':'))];
            if (kind.times++ == 0) kind.first = fault + " (" + described(crowd, look) + ")";
        }
    }
    std::size_t judged() const { return judged_; }
    std::string said() const {
        std::string all;
        for (const auto& [name, kind] : kinds_) all += std::to_string(kind.times) + " x " + kind.first + "\n";
        return all;
    }
    void print(const std::string& what) const {
        std::cout << judged_ << " boards of " << what << " judged, " << faulty_ << " with a fault\n";
    }

private:
    struct Kind {
        std::size_t times = 0;
        std::string first;
    };
    std::size_t judged_ = 0, faulty_ = 0;
    std::map<std::string, Kind> kinds_;
};

Faults faults_of(const Shown& shown, const Crowd& crowd) {
    Faults faults;
    judge_edges(shown.seen, faults);
    judge_overlap(shown.seen, faults);
    judge_contrast(shown.seen, faults);
    judge_shapes(shown.seen, faults);
    judge_boxes(shown.seen, faults);
    judge_colour(shown.seen, shown.board, faults);
    judge_fills(shown.seen, shown.board, faults);
    judge_endings(shown.seen, faults);
    if (!crowd.hostile_texts) judge_lines(shown.seen, faults);
    return faults;
}

Crowd crowd_of(std::size_t services, std::size_t actions, Texts texts, Language language, std::size_t turn) {
    Crowd crowd{.services = services, .actions = actions, .language = language};
    crowd.long_texts = texts == Texts::long_ones;
    crowd.hostile_texts = texts == Texts::hostile;
    crowd.age = ages[turn % 5 < 2 ? 0 : turn % 5 - 1];
    crowd.drill = turn % 7 == 3;
    crowd.handover = turn % 6 == 1;
    // Of five crowds one has one incident and nothing that belongs to it.
    if (turn % 5 < 4) crowd.going_on = turn % 5;
    if (turn % 3 == 1) crowd.chosen = model::IncidentId(turn % 2 == 0 ? "I1" : "I3");
    return crowd;
}

template <class Judge>
void for_every_crowd(model::View view, Judge judge) {
    std::size_t turn = 0;
    for (const std::size_t services : {0u, 1u, 3u, 6u, 40u, 200u})
        for (const std::size_t actions : {0u, 5u, 300u})
            for (const Texts texts : {Texts::usual, Texts::long_ones, Texts::hostile})
                for (const Language language : {Language::ja, Language::en}) {
                    Crowd crowd = crowd_of(services, actions, texts, language, turn++);
                    crowd.view = view;
                    const model::State state = crowd_state(crowd);
                    for (const Lighting lighting : {Lighting::dark, Lighting::light})
                        judge(crowd, state, lighting, turn);
                }
}

}  // namespace

TEST_CASE(
    "whatever happens the wall is legible, whole and in the order of reading, on every screen and in every light") {
    Headless headless;
    Verdict verdict;
    for_every_crowd(
        model::View::wall, [&](Crowd crowd, const model::State& state, Lighting lighting, std::size_t turn) {
            for (const Asked& asked : walls) {
                crowd.age = ages[++turn % 5 < 2 ? 0 : turn % 5 - 1];
                const Look look{{asked.width, asked.height, 1.0f, asked.diagonal, asked.distance}, lighting};
                const Shown now = shown(headless, state, crowd_now(crowd), look);
                Faults faults = faults_of(now, crowd);
                judge_far(now, look, headless.faces(), faults);
                judge_budget(now, faults);
                judge_rows(now, faults);
                judge_order(now, faults);
                const model::Instant at = ui_test::crowd_instant(crowd);
                ui_test::judge_whole(*state.record, now.board, ui_test::actions_due(state, at), faults);
                ui_test::judge_incidents(state, now.board, at, faults);
                if (&asked == &walls.front()) ui_test::judge_nothing_lost(state, crowd_now(crowd), faults);
                ui_test::judge_duty(*state.record, now, {at, crowd.language}, faults);
                if (turn % 4 == 0)
                    judge_still(now, shown(headless, state, crowd_now(crowd) + Milliseconds{1000}, look), faults);
                verdict.add(crowd, look, faults);
            }
        });
    verdict.print("wall");
    CHECK(verdict.judged() >= 1900);
    CHECK(verdict.said() == "");
}

TEST_CASE("a replay says on every large view that it is not the present, and never that it is a drill") {
    Headless headless;
    for (const std::string& name : ui::view_names()) {
        Crowd crowd{.services = 6, .actions = 5, .view = *ui::view_from(name)};
        if (ui::kind_of(crowd.view).on_top) continue;  // one line: its age says so
        model::State state = crowd_state(crowd);
        state.replay = true;
        const Shown now = shown(headless, state, crowd_now(crowd), Look{{1280, 800, 1.0f, {}, {}}});
        CAPTURE(name);
        CHECK(ui_test::says(now.seen, std::string(model::say(model::Say::replay, Language::ja))));
        CHECK_FALSE(ui_test::says(now.seen, std::string(model::say(model::Say::drill, Language::ja))));
        CHECK(ui_test::said(faults_of(now, crowd)) == "");
    }
}

TEST_CASE("whatever happens every other view is legible too") {
    Headless headless;
    for (const std::string& name : ui::view_names()) {
        const model::View view = *ui::view_from(name);
        if (view == model::View::wall) continue;
        Verdict verdict;
        for_every_crowd(view, [&](Crowd crowd, const model::State& state, Lighting lighting, std::size_t turn) {
            const ui::ViewKind& kind = ui::kind_of(view);
            const std::array<ui::Screen, 3> own = {{{kind.width, kind.height, 1.0f, {}, {}},
                                                    {kind.width * 2, kind.height * 2, 2.0f, {}, {}},
                                                    {kind.width + 160, kind.height + 240, 1.0f, {}, {}}}};
            const std::array<ui::Screen, 3> far = {
                {{1280, 720, 1.0f, {}, {}}, {3840, 2160, 1.0f, {}, {}}, {1080, 1920, 1.0f, {}, {}}}};
            const Look look{(kind.width > 0 ? own : far)[turn % 3], lighting};
            const Shown now = shown(headless, state, crowd_now(crowd), look);
            Faults faults = faults_of(now, crowd);
            const model::Instant at = ui_test::crowd_instant(crowd);
            ui_test::judge_duty(*state.record, now, {at, crowd.language}, faults);
            ui_test::judge_incidents(state, now.board, at, faults);
            verdict.add(crowd, look, faults);
        });
        verdict.print(name);
        CAPTURE(name);
        CHECK(verdict.judged() >= 200);
        CHECK(verdict.said() == "");
    }
}
