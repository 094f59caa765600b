// Where guests see the board, people have call signs in the questions too.
// It must never say which option is right before the answer is given.
#include "model/drill_board.h"

#include "model/call_signs.h"
#include "model/record/words.h"
#include "model/record/zone_kind.h"
#include "model/state.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace model {
namespace {

constexpr Milliseconds hurry{5'000};
constexpr std::size_t most_attempts = 6;

std::string phrase(Language language, Say word, std::initializer_list<std::string> values = {}) {
    return fill(say(word, language), values);
}

std::string of(std::size_t part, std::size_t whole) { return std::to_string(part) + "/" + std::to_string(whole); }

std::string speed_of(double speed) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", speed);
    return text;
}

std::string seconds_of(Language language, Milliseconds took) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", static_cast<double>(took.count()) / 1000.0);
    return phrase(language, Say::seconds, {text});
}

void put_question(const Drill& drill, const State& state, Tick now, DrillShown& shown) {
    const DrillQuestion& question = drill.question();
    const Language language = state.language;
    shown.ask = pick(question.ask, language);
    const bool guests = state.names == Names::roles;
    const CallSigns signs = guests ? call_signs(*state.record, language) : CallSigns{};
    for (Text option : question.options) {
        if (guests) sign_text(signs, option);
        shown.options.push_back(pick(option, language));
    }
    if (drill.stage == DrillStage::asking) {
        const Milliseconds left = std::max(Milliseconds{0}, drill_time_to_answer - (now - drill.since));
        shown.left = phrase(language, Say::drill_left, {std::to_string((left.count() + 999) / 1000)});
        shown.hurries = left <= hurry;
        shown.keys = phrase(language, Say::drill_keys_asking, {std::to_string(shown.options.size())});
        return;
    }
    const DrillGiven& given = drill.given.back();
    shown.right = question.right;
    shown.chosen = given.chosen;
    shown.verdict = phrase(language, given.right    ? Say::drill_right
                                     : given.chosen ? Say::drill_wrong
                                                    : Say::drill_too_late);
    shown.keys = phrase(language, Say::drill_keys_told);
}

DrillRow row_of(const Drill& drill, DrillKind kind, Language language) {
    DrillRow row{pick(drill_asks(kind), language), phrase(language, Say::drill_not_asked), {}, false, false};
    for (const DrillGiven& given : drill.given) {
        if (given.kind != kind) continue;
        row.asked = true;
        row.right = given.right;
        row.verdict = phrase(language, given.right    ? Say::drill_right
                                       : given.chosen ? Say::drill_wrong
                                                      : Say::drill_too_late);
        if (given.chosen) row.took = seconds_of(language, given.took);
    }
    return row;
}

std::string attempt(Language language, std::size_t number, std::size_t right, std::size_t asked) {
    return phrase(language, Say::drill_attempt, {std::to_string(number), of(right, asked)});
}

void put_score(const Drill& drill, Language language, const std::vector<DrillResult>& earlier, DrillShown& shown) {
    const std::size_t right = drill_score(drill), asked = drill.given.size();
    shown.title = phrase(language, Say::drill_title, {std::to_string(asked), std::to_string(right)});
    shown.target = phrase(language, reaches_target(right, asked) ? Say::drill_reached : Say::drill_target);
    if (asked < drill_kinds) shown.unasked = phrase(language, Say::drill_unasked, {of(asked, drill_kinds)});
    shown.seed = phrase(language, Say::drill_seed, {std::to_string(drill.seed)});
    for (std::size_t kind = 0; kind < drill_kinds; ++kind)
        shown.rows.push_back(row_of(drill, static_cast<DrillKind>(kind), language));
    const std::size_t from = earlier.size() + 1 > most_attempts ? earlier.size() + 1 - most_attempts : 0;
    for (std::size_t i = from; i < earlier.size(); ++i)
        shown.attempts.push_back(attempt(language, i + 1, right_of(earlier[i]), earlier[i].questions.size()));
    shown.attempts.push_back(attempt(language, earlier.size() + 1, right, asked));
    shown.keys = phrase(language, Say::drill_keys_over);
}

}  // namespace

bool reaches_target(std::size_t right, std::size_t asked) {
    return asked > 0 && right * drill_kinds >= asked * (drill_kinds - 1);
}

DrillShown drill_shown(const Drill& drill, const State& state, Tick now, const std::vector<DrillResult>& earlier) {
    const Language language = state.language;
    DrillShown shown;
    shown.stage = drill.stage;
    const bool is_told = drill.stage == DrillStage::told;
    const std::size_t number = std::min(drill.given.size() + (is_told ? 0 : 1), drill.questions.size());
    shown.number = phrase(language, Say::drill_number, {of(number, drill.questions.size())});
    shown.score = phrase(language, Say::drill_score_so_far, {of(drill_score(drill), drill.given.size())});
    if (drill.stage == DrillStage::over) {
        put_score(drill, language, earlier, shown);
    } else if (drill.stage == DrillStage::playing) {
        const std::string clock = hour_minute_second(zone_of(*state.record).local(drill_time(drill, now)));
        shown.clock = drill.running ? phrase(language, Say::drill_clock, {clock, speed_of(drill.speed)})
                                    : phrase(language, Say::drill_stands, {clock});
        shown.keys = phrase(language, Say::drill_keys_playing);
    } else {
        put_question(drill, state, now, shown);
    }
    return shown;
}

}  // namespace model
