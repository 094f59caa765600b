// Keys that answer are taken before the board sees them; what is left goes to the board as ever. A drill that nobody
// follows ends by itself, and its result is kept once.
#include "ui/app/app_drill.h"

#include "model/drill_sheet.h"
#include "model/message.h"
#include "net/clock.h"
#include "ui/app/app_address.h"
#include "ui/app/app_drill_log.h"
#include "ui/app/app_print.h"
#include "ui/keys_desk.h"

#include <cctype>
#include <utility>

namespace ui {
namespace {

constexpr model::Milliseconds between_steps{250};

bool keeps_result(const Options& options) { return options.screenshot.empty(); }

}  // namespace

model::Result<std::unique_ptr<Playback>> DrillPlayer::open(const Options& options, model::State& state) {
    auto log = drill_log(options.drill_log, options.language);
    if (!log) return log.problem();
    const bool keeps = keeps_result(options);
    std::vector<model::DrillResult> earlier;
    if (keeps) earlier = model::results_of(drill_results(), model::log_mark(*log));
    const std::uint64_t seed = options.seed.value_or(earlier.size() + 1);
    auto drill = model::begin_drill(std::move(*log), seed, options.speed.value_or(model::drill_speed), net::now_tick());
    if (!drill) return drill.problem();
    std::unique_ptr<DrillPlayer> player(new DrillPlayer(std::move(*drill), std::move(earlier), keeps));
    player->bring(state);
    return std::unique_ptr<Playback>(std::move(player));
}

bool DrillPlayer::bring(model::State& state) {
    const model::Tick now = net::now_tick();
    const bool touched = std::exchange(touched_, false);
    if (!touched && now < due_) return false;
    const bool began = model::drill_goes_on(drill_, now);
    if (drill_.stage == model::DrillStage::over) keep();
    model::bring(drill_, state, now);
    const std::optional<model::Tick> next = model::drill_due(drill_, now);
    due_ = std::min(now + between_steps, next.value_or(now + between_steps));
    const bool moves = drill_.running || drill_.stage == model::DrillStage::asking;
    return touched || began || moves;
}

std::optional<model::Message> DrillPlayer::read(const model::ReadLog& wanted) const {
    return model::Message{model::read_of(drill_, wanted)};
}

bool DrillPlayer::takes(const KeyPress& key) {
    using Kind = KeyPress::Kind;
    const model::Tick now = net::now_tick();
    const char typed = key.kind == Kind::character ? letter_typed(key.text) : '\0';
    const char letter = static_cast<char>(std::tolower(static_cast<unsigned char>(typed)));
    touched_ = true;
    if (drill_.stage == model::DrillStage::asking && letter >= '1' && letter <= '4') {
        model::answer_drill(drill_, static_cast<std::size_t>(letter - '1'), now);
        return true;
    }
    if (key.kind == Kind::enter) {
        model::drill_onward(drill_, now);
        return true;
    }
    if (key.kind == Kind::left || key.kind == Kind::right) {
        model::step_drill(drill_, key.kind == Kind::left ? -1 : 1, now);
        return true;
    }
    switch (letter) {
        case ' ': model::pause_drill(drill_, now); return true;
        case ']':
            model::skip_to_question(drill_, now);
            model::drill_goes_on(drill_, now);  // the next key may already be the answer
            return true;
        case '<':
        case ',': model::change_drill_speed(drill_, -1, now); return true;
        case '>':
        case '.': model::change_drill_speed(drill_, 1, now); return true;
        case 'm': return true;  // the bar has no room for a question
        default: return false;
    }
}

bool DrillPlayer::takes(Point at, const DrillHits& hits) {
    const model::Tick now = net::now_tick();
    touched_ = true;
    for (std::size_t i = 0; i < hits.options.size(); ++i) {
        if (!hits.options[i].contains(at)) continue;
        model::answer_drill(drill_, i, now);
        return true;
    }
    if (!hits.onward || !hits.onward->contains(at)) return false;
    model::drill_onward(drill_, now);
    return true;
}

std::optional<model::DrillShown> DrillPlayer::shown(const model::State& state) const {
    return model::drill_shown(drill_, state, net::now_tick(), earlier_);
}

void DrillPlayer::keep() {
    if (!std::exchange(keeps_, false)) return;
    const model::DrillResult result = model::result_of(drill_, model::rfc3339(net::now_instant()));
    if (const auto kept = keep_result(result); !kept) say_problem(kept.problem().sentence);
}

int print_questions(const Options& options) {
    const auto log = drill_log(options.log, options.language);
    if (!log) {
        say_problem(log.problem().sentence);
        return exit_could_not;
    }
    const auto sheet = model::drill_sheet(*log, options.seed.value_or(1), options.language);
    if (!sheet) {
        say_problem(sheet.problem().sentence);
        return exit_could_not;
    }
    return printed(*sheet, exit_fine);
}

}  // namespace ui
