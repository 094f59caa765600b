// Countdowns, and when the board will next say something else by itself.
// It must never know what is drawn around them.
#include "model/board/board_parts.h"

#include <algorithm>
#include <cmath>

namespace model {
namespace parts {
namespace {

constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;

std::string two_digits(std::int64_t value) {
    const std::string digits = std::to_string(value);
    return digits.size() < 2 ? "0" + digits : digits;
}

Countdown passed(Language language, std::int64_t seconds) {
    if (seconds == 0) return {{{std::string(say(Say::overdue, language)), ""}}, CountdownLook::overdue};
    const std::string by = span(language, Milliseconds{seconds * 1000});
    const std::string_view form = say(Say::overdue_by, language);  // "超過 {}", "{} late"
    const std::string before(form.substr(0, form.find('{'))), after(form.substr(form.find('}') + 1));
    if (before.empty()) return {{{by, after}}, CountdownLook::overdue};
    return {{{before.substr(0, before.find_last_not_of(' ') + 1), by}}, CountdownLook::overdue};
}

Countdown in_hours(Language language, std::int64_t seconds) {
    const std::int64_t minutes = seconds % hour / minute;
    Countdown shown{{{std::to_string(seconds / hour), std::string(say(Say::unit_hours, language))}},
                    CountdownLook::quiet};
    if (minutes == 0) return shown;
    const std::string digits = language == Language::en ? two_digits(minutes) : std::to_string(minutes);
    shown.pieces.push_back({digits, std::string(say(Say::unit_minutes, language))});
    return shown;
}

// The first tick after `now` at which the feed's clock shows another second.
Tick next_second(const Link& link, Tick now) {
    const Instant shown = whole_second(*feed_now(link, now));
    const double wait = static_cast<double>((shown + Milliseconds{1000} - link.clock.now).count()) / link.clock.rate;
    Tick next = link.clock_at.value_or(*link.confirmed) + Milliseconds{static_cast<std::int64_t>(std::ceil(wait)) - 1};
    constexpr int most_rounding = 4;  // the double may be off by a millisecond, never by more
    for (int i = 0; i < most_rounding && (next <= now || whole_second(*feed_now(link, next)) == shown); ++i)
        next = next + Milliseconds{1};
    constexpr Milliseconds at_most_two_a_second{500};
    return link.clock.rate > 1.0 ? std::max(next, now + at_most_two_a_second) : next;
}

// Collects the earliest tick after now.
struct Earliest {
    Tick now;
    Tick best;

    void offer(Tick tick) {
        if (tick > now) best = std::min(best, tick);
    }
    // The next whole `unit` counted from `since`.
    void offer_next(Tick since, Milliseconds unit) {
        const std::int64_t passed = std::max<std::int64_t>(0, (now - since).count());
        offer(since + unit * (passed / unit.count() + 1));
    }
};

constexpr Milliseconds one_second{1000};
constexpr Milliseconds one_minute{60'000};

// Lengths of time are said in seconds for a minute, then in minutes.
void offer_length(Earliest& earliest, Tick since) {
    earliest.offer_next(since, earliest.now - since < one_minute ? one_second : one_minute);
}

void offer_link(Earliest& earliest, const Link& link) {
    if (!link.confirmed) return;
    const Tick from = *link.confirmed;
    earliest.offer(next_second(link, earliest.now));
    offer_length(earliest, from);
    earliest.offer(from + link.limits.late + Milliseconds{1});
    earliest.offer(from + link.limits.stale);
    earliest.offer(from + link.limits.lost);
    const Milliseconds poll = link.limits.poll;
    const bool beats_change = poll.count() > 0 && earliest.now - from < poll * 13;
    if (beats_change) earliest.offer_next(from + link.on_way + poll / 5, poll);
}

}  // namespace

Countdown countdown(Language language, Milliseconds left) {
    if (left.count() <= 0) return passed(language, -left.count() / 1000);
    const std::int64_t seconds = std::max<std::int64_t>(1, left.count() / 1000);
    if (seconds >= hour) return in_hours(language, seconds);
    if (seconds >= 10 * minute) {
        const CountdownLook look = seconds >= 15 * minute ? CountdownLook::plain : CountdownLook::boxed;
        return {{{std::to_string(seconds / minute), std::string(say(Say::unit_minutes, language))}}, look};
    }
    return {{{std::to_string(seconds / minute) + ":" + two_digits(seconds % minute), ""}}, CountdownLook::boxed};
}

std::string said(const std::optional<Countdown>& countdown) {
    std::string all;
    if (!countdown) return all;
    for (const CountdownPiece& piece : countdown->pieces) {
        const bool word_first = countdown->look == CountdownLook::overdue && !piece.unit.starts_with(' ');
        all += piece.digits + (word_first && !piece.unit.empty() ? " " : "") + piece.unit;
    }
    return all;
}

}  // namespace parts

Tick next_change(const State& state, Tick now) {
    constexpr Milliseconds at_most{60 * 60 * 1000};
    parts::Earliest earliest{now, now + at_most};
    parts::offer_link(earliest, state.link);
    for (const auto& [id, mark] : state.changed) {
        earliest.offer(mark.at + mark_shown);
        earliest.offer(mark.at + recovery_shown);
    }
    for (const Pending& pending : state.pending) {
        parts::offer_length(earliest, pending.since);
        if (pending.stage == PendingStage::refused) earliest.offer(pending.stage_since + refusal_shown);
    }
    if (const auto until = parts::back_until(state)) earliest.offer(*until);
    constexpr Milliseconds at_most_two_a_second{500};
    const std::optional<Instant> present = feed_now(state.link, now);
    const bool plays = state.playhead.playing && present && playhead_at(state.playhead, now, *present);
    if (state.view == View::timeline && plays) earliest.offer(now + at_most_two_a_second);
    if (state.help_open && state.help_closes) earliest.offer(*state.help_closes);
    return earliest.best;
}

}  // namespace model
