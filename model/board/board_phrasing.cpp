// Lengths of time are rounded down: nothing is said to have gone on longer than it has.
// It must never decide what is shown.
#include "model/board_phrasing.h"

#include "model/record/order.h"

#include "model/own_marks.h"
#include "model/text/text.h"

#include <algorithm>

namespace model::parts {
namespace {

constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
// Where what is only counted has room for its names, a name has room too.
constexpr std::size_t most_name_cells = 12, roomy_name_cells = 40;

std::int64_t day_of(Instant instant, std::int16_t offset_min) {
    const std::int64_t local = instant.ms + std::int64_t{offset_min} * 60'000;
    constexpr std::int64_t length = day * 1000;
    return local >= 0 ? local / length : (local - length + 1) / length;
}

std::string two_digits(std::int64_t value) {
    const std::string digits = std::to_string(value);
    return digits.size() < 2 ? "0" + digits : digits;
}

std::string verb_word(const Scene& scene, const Word<Verb>& verb) {
    switch (verb.value) {
        case Verb::confirm: return phrase(scene, Say::row_confirm);
        case Verb::manual: return phrase(scene, Say::row_manual);
        case Verb::notify: return phrase(scene, Say::row_notify);
        case Verb::hand_to_repair: return {};
        default: return word(scene, verb);
    }
}

// The verb without an ending that only makes it a heading: "Confirm:" is said by an object that holds "Confirm".
std::string_view bare(std::string_view verb) {
    if (verb.ends_with(':')) verb.remove_suffix(1);
    return verb;
}

}  // namespace

Text both_of(Say word) { return {std::string(say(word, Language::ja)), std::string(say(word, Language::en))}; }

std::string phrase(const Scene& scene, Say word, std::initializer_list<std::string> values) {
    return fill(say(word, scene.language), values);
}

std::string text(const Scene& scene, const Text& both) { return pick(both, scene.language); }

std::string inside_words(std::string words) {
    if (!words.empty() && words.front() >= 'A' && words.front() <= 'Z') words.front() += 'a' - 'A';
    return words;
}

std::string state_counted(const Scene& scene, Continuity state, std::size_t count) {
    return phrase(scene, Say::state_counted, {count_of(count), inside(scene, Word<Continuity>(state))});
}

std::string number(std::uint64_t value) {
    std::string digits = std::to_string(value);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string all;
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        if (!all.empty()) all += between;
        all += part;
    }
    return all;
}

std::string spaced(const std::string& left, const std::string& right) { return joined({left, right}, " "); }

std::string span(Language language, Milliseconds length) {
    const std::int64_t seconds = std::max<std::int64_t>(0, length.count() / 1000);
    if (seconds < minute) return fill(say(Say::seconds, language), {count_of(seconds)});
    if (seconds < hour) return fill(say(Say::minutes, language), {count_of(seconds / minute)});
    if (seconds < day) {
        const std::int64_t minutes = seconds % hour / minute;
        const std::string shown = language == Language::en ? two_digits(minutes) : count_of(minutes);
        return fill(say(Say::hours_minutes, language), {count_of(seconds / hour), shown});
    }
    return fill(say(Say::days_hours, language), {count_of(seconds / day), count_of(seconds % day / hour)});
}

std::string age(const Scene& scene, Instant happened) {
    if (lies_ahead(happened, scene.now)) return phrase(scene, Say::clock_was_set_back);
    return span(scene.language, scene.now - happened);
}

std::string told_late(const Scene& scene, const std::optional<Instant>& told) {
    return told ? phrase(scene, Say::told_late, {moment(scene, *told)}) : std::string{};
}

Instant local(const Scene& scene, Instant instant) { return scene.zone.local(instant); }

std::string clock_minute(const Scene& scene, Instant instant) { return hour_minute(local(scene, instant)); }

std::string clock_second(const Scene& scene, Instant instant) { return hour_minute_second(local(scene, instant)); }

bool is_today(const Scene& scene, Instant instant) {
    const Instant at = local(scene, instant);
    const std::int16_t present = scene.zone.named() ? local(scene, scene.now).offset_min : at.offset_min;
    return day_of(at, at.offset_min) == day_of(scene.now, present);
}

std::string moment(const Scene& scene, Instant instant) {
    const std::string time = clock_minute(scene, instant);
    return is_today(scene, instant) ? time : month_day_short(local(scene, instant)) + " " + time;
}

std::string short_moment(const Scene& scene, Instant instant) {
    return is_today(scene, instant) ? clock_minute(scene, instant) : month_day_short(local(scene, instant));
}

std::string other_zone(const Scene& scene) {
    const std::int16_t shown = local(scene, scene.now).offset_min;
    const auto& machine = scene.state.link.machine_offset_min;
    return machine && *machine != shown ? offset_name(shown) : std::string{};
}

Instant whole_second(Instant instant) {
    const std::int64_t rest = ((instant.ms % 1000) + 1000) % 1000;
    return instant - Milliseconds{rest};
}

namespace {

// The end of a name that is kept of it when it is cut inside: half of the room.
std::string_view kept_end(std::string_view name, std::size_t most) {
    std::size_t from = name.size(), used = 0;
    while (from > 0) {
        std::size_t before = from - 1;
        while (before > 0 && (static_cast<unsigned char>(name[before]) & 0xC0) == 0x80) --before;
        used += cells(name.substr(before, from - before));
        if (used > most / 2) break;
        from = before;
    }
    return name.substr(from);
}

// The end of a name that is too long, and as much of its beginning as there is room for.
std::string clipped_inside(const std::string& name, std::size_t most) {
    const std::string_view end = kept_end(name, most);
    return clipped(name, most - cells(end)).append(end);
}

// Names that begin alike are cut inside, so that what tells them apart is seen; when that does not, by their ids.
std::string told_apart(const Scene& scene, const Service& service, const std::string& name) {
    const std::size_t most = scene.budget.name_rest ? roomy_name_cells : most_name_cells;
    const std::string cut = clipped(name, most);
    if (cut == name) return cut;
    const std::string begin = cut.substr(0, cut.size() - std::string_view("…").size());
    const std::string inside = clipped_inside(name, most);
    const std::string_view end = kept_end(name, most);
    bool alike = false, alike_inside = false;
    for (const Service& other : scene.record.services) {
        const std::string& called = pick(other.name, scene.language);
        if (other.id == service.id || !called.starts_with(begin) || !text(scene, other.short_name).empty()) continue;
        alike = true;
        // Few end alike: of two hundred services each is compared with every other.
        alike_inside = alike_inside || (called.ends_with(end) && clipped_inside(called, most) == inside);
    }
    if (!alike) return cut;
    if (!alike_inside) return inside;
    const std::string id = " " + service.id.text;
    return clipped(name, most > cells(id) + 4 ? most - cells(id) : 4) + id;
}

}  // namespace

std::string service_name(const Scene& scene, const Service& service) {
    const std::string short_name = text(scene, service.short_name);
    if (!short_name.empty()) return short_name;
    const std::string name = text(scene, service.name);
    if (name.empty()) return service.id.text;
    return scene.budget.whole ? name : told_apart(scene, service, name);
}

std::string action_object(const Scene& scene, const Action& action) {
    const std::string object = text(scene, own_marked(action.object, action.only));
    const std::string verb = verb_word(scene, action.verb);
    if (object.empty()) return verb.empty() ? action.id.text : std::string(bare(verb));
    if (verb.empty() || object.find(bare(verb)) != std::string::npos) return object;
    return spaced(verb, object);
}

std::string action_state(const Scene& scene, const Word<ActionState>& state) {
    switch (state.value) {
        case ActionState::proposed: return phrase(scene, Say::row_proposed);
        case ActionState::ordered: return phrase(scene, Say::row_ordered);
        case ActionState::acknowledged: return phrase(scene, Say::row_acknowledged);
        case ActionState::verifying: return phrase(scene, Say::row_verifying);
        case ActionState::ineffective: return phrase(scene, Say::row_ineffective);
        case ActionState::cancelled: return phrase(scene, Say::row_cancelled);
        case ActionState::followup: return phrase(scene, Say::row_followup);
        case ActionState::other: return clipped(state.raw, 6);
        default: return word(scene, state);
    }
}

}  // namespace model::parts
