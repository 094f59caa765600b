// Every question is answered after 4.2 seconds: the second wrongly, the seventh not at all, the others rightly. Before it
// there was a drill that came to half as much. It must never hold an expectation.
#include "tests/gallery/drilling.h"

#include "assets/embedded.h"
#include "feed/demo_names.h"
#include "feed/demo_player.h"
#include "model/decide.h"
#include "model/wire/wire.h"

#include <stdexcept>

namespace gallery {
namespace {

using model::DrillStage;
using model::Milliseconds;
using model::Tick;

constexpr Tick start{1'000'000'000};
constexpr std::uint64_t seed = 2;
constexpr Milliseconds to_answer{4'200};
constexpr std::size_t wrong_one = 1, silent_one = 6;

template <class T>
T must(model::Result<T> result) {
    if (!result) throw std::runtime_error(result.problem().sentence.en);
    return std::move(*result);
}

// As `kyodo-feed export` would write it.
model::Replay demo_log(model::Language language) {
    std::string steps(assets::demo());
    if (language == model::Language::en) steps = feed::with_english_names(steps, assets::demo_names());
    model::Record record;
    std::string lines;
    for (const model::DemoStep& step : must(feed::parse_demo(steps))) {
        for (const model::DemoCommand& given : step.commands) {
            const model::Event event = must(model::decide(record, given.command, given.actor, step.at));
            must(model::advance(record, event));
            lines += model::event_json(event) + "\n";
        }
    }
    return must(model::replay_of(lines));
}

// A drill and the board before it, told what a feed would tell it whenever something changes.
class Played {
public:
    Played(model::State state, model::Language language)
        : state_(std::move(state)),
          drill_(must(model::begin_drill(demo_log(language), seed, model::drill_speed, start))) {}

    void to_question(std::size_t number) {
        while (drill_.given.size() < number || drill_.stage != DrillStage::asking) {
            if (drill_.stage == DrillStage::asking) answer(drill_.given.size() == wrong_one);
            model::drill_onward(drill_, now_);
            model::skip_to_question(drill_, now_);
            pass(Milliseconds{500});
        }
    }
    void answer(bool wrongly) {
        if (drill_.given.size() == silent_one) return pass(model::drill_time_to_answer);
        pass(to_answer);
        const model::DrillQuestion& asked = drill_.question();
        model::answer_drill(drill_, (asked.right + (wrongly ? 1 : 0)) % asked.options.size(), now_);
        pass(Milliseconds{500});
    }
    void end() {
        answer(false);
        model::drill_onward(drill_, now_);
    }
    void pass(Milliseconds time) {
        now_ = now_ + time;
        model::drill_goes_on(drill_, now_);
        model::bring(drill_, state_, now_);
    }
    DrillMoment moment() const { return {state_, now_, model::drill_shown(drill_, state_, now_, {earlier()})}; }

private:
    model::State state_;
    model::Drill drill_;
    Tick now_ = start;

    model::DrillResult earlier() const {
        model::DrillResult result = model::result_of(drill_, "2030-10-01T09:40:00+09:00");
        result.questions.clear();
        for (std::size_t kind = 0; kind < model::drill_kinds; ++kind)
            result.questions.push_back(
                {std::string(model::wire_word(static_cast<model::DrillKind>(kind))), kind % 2 == 0, true, 4200});
        return result;
    }
};

}  // namespace

DrillMoment moment_of(const Drilling& drilling, model::View view, model::Language language, model::Lighting lighting) {
    model::State state = model::initial_state(view, language, {}, model::Limits{});
    state.lighting = lighting;
    Played played(std::move(state), language);
    played.to_question(drilling.question);
    if (drilling.stage == DrillStage::asking) played.pass(to_answer);
    if (drilling.stage == DrillStage::told) played.answer(true);
    if (drilling.stage == DrillStage::over) played.end();
    return played.moment();
}

}  // namespace gallery
