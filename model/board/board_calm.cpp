// The calm board: how many services are normal and how old the oldest confirmation of that is, today's deadlines, what an
// ended incident has left, and what fires without being against calm. It must never say that all is normal when the data
// is old; what else forbids calm is the mode's (board_incident.cpp).
#include "model/board/board_parts.h"

#include <algorithm>
#include <tuple>

namespace model::parts {
namespace {

constexpr std::size_t most_names = 24;
constexpr std::size_t most_deadlines = 6;

std::size_t normal_count(const Scene& scene) {
    const auto& services = scene.record.services;
    return static_cast<std::size_t>(std::count_if(services.begin(), services.end(), [&](const Service& service) {
        return shown_continuity(scene.record, service) == Continuity::normal;
    }));
}

std::string headline(const Scene& scene, std::size_t normal) {
    const std::string counted = phrase(scene, Say::normal_count, {count_of(normal)});
    if (is_blind(scene)) return phrase(scene, Say::normal_then, {counted});
    return normal == scene.record.services.size() ? phrase(scene, Say::all_normal) : counted;
}

// The age of the oldest confirmation: a poll that came back confirms no service.
std::string checked(const Scene& scene) {
    std::optional<Instant> oldest;
    for (const Service& service : scene.record.services) {
        const std::optional<Instant> at = confirmed_at(scene.record, service);
        if (at && (!oldest || *at < *oldest)) oldest = at;
    }
    const std::string count = count_of(scene.record.services.size());
    return phrase(scene, Say::calm_checked, {span(scene.language, scene.now - oldest.value_or(scene.now)), count});
}

// "代替 2・停止 1 (受容)", and actions that are still open on a calm board.
std::string residual(const Scene& scene) {
    std::vector<std::string> parts;
    bool accepted = false;
    for (const Continuity kind :
         {Continuity::workaround, Continuity::degraded, Continuity::unknown, Continuity::stopped}) {
        const auto& services = scene.record.services;
        const auto count = std::count_if(services.begin(), services.end(), [&](const Service& service) {
            return shown_continuity(scene.record, service) == kind;
        });
        if (count == 0) continue;
        accepted = accepted || kind != Continuity::workaround;
        parts.push_back(kind == Continuity::workaround ? phrase(scene, Say::workaround_left, {count_of(count)})
                                                       : state_counted(scene, kind, static_cast<std::size_t>(count)));
    }
    std::string line = joined(parts, say(Say::separator, scene.language));
    if (accepted) line = phrase(scene, Say::residual_line, {line});
    const auto& actions = scene.record.actions;
    const auto open = std::count_if(actions.begin(), actions.end(), is_open);
    return open == 0 ? line : spaced(line, phrase(scene, Say::open_actions, {count_of(open)}));
}

// "決済(計画 23:00 まで) 確認09:40"
std::string name_and_check(const Scene& scene, const Service& service) {
    const std::string name = name_with_plan(scene, service);
    const std::optional<Instant> at = confirmed_at(scene.record, service);
    return at ? phrase(scene, Say::calm_name, {name, short_moment(scene, *at)}) : name;
}

// The incident that ended last, and what is left of it.
std::string last_incident(const Scene& scene) {
    const Incident* last = nullptr;
    for (const Incident& incident : scene.state.record->incidents)
        if (incident.contained_at && (!last || *last->contained_at <= *incident.contained_at)) last = &incident;
    if (!last) return {};
    const std::string title = text(scene, last->title);
    const std::string ended =
        phrase(scene, Say::calm_last,
               {title.empty() ? phrase(scene, Say::no_title) : title, moment(scene, *last->contained_at)});
    const auto& actions = scene.state.record->actions;
    const auto left = std::count_if(actions.begin(), actions.end(), [&](const Action& action) {
        return action.state == ActionState::followup && action.incident == last->id;
    });
    if (left == 0) return ended;
    return joined({ended, phrase(scene, Say::calm_followups, {count_of(left)})}, say(Say::separator, scene.language));
}

std::vector<std::string> names(const Scene& scene) {
    std::vector<std::string> shown;
    for (const Service& service : scene.record.services)
        if (shown_continuity(scene.record, service) == Continuity::normal)
            shown.push_back(name_and_check(scene, service));
    if (scene.budget.whole || shown.size() <= most_names) return shown;
    const std::size_t unnamed = shown.size() - most_names + 1;
    shown.resize(most_names);
    shown.back() = phrase(scene, Say::services_more, {count_of(unnamed)});
    return shown;
}

struct Ahead {
    const Deadline* deadline;
    int tier;
};

// One per moment, the hardest of the most important service: two at the same place could not be told apart.
std::vector<Deadline> deadlines_ahead(const Scene& scene) {
    std::vector<Ahead> ahead;
    for (const Service& service : scene.record.services)
        for (const Deadline& deadline : service.deadlines)
            if (deadline.at > scene.now && is_today(scene, deadline.at)) ahead.push_back({&deadline, service.tier});
    std::stable_sort(ahead.begin(), ahead.end(), [](const Ahead& a, const Ahead& b) {
        const bool a_soft = !is_hard(*a.deadline);
        const bool b_soft = !is_hard(*b.deadline);
        return std::tie(a.deadline->at.ms, a_soft, a.tier) < std::tie(b.deadline->at.ms, b_soft, b.tier);
    });
    std::vector<Deadline> shown;
    for (const Ahead& one : ahead) {
        if (shown.size() == most_deadlines) break;
        if (shown.empty() || !(shown.back().at == one.deadline->at)) shown.push_back(*one.deadline);
    }
    return shown;
}

void put_deadlines(const Scene& scene, Calm& calm) {
    const auto ahead = deadlines_ahead(scene);
    calm.deadlines_label = phrase(scene, ahead.empty() ? Say::no_deadlines_today : Say::deadlines_today);
    if (ahead.empty()) return;
    calm.now_label = phrase(scene, Say::now);
    const double whole = static_cast<double>((ahead.back().at - scene.now).count());
    for (const Deadline& deadline : ahead) {
        const double place = static_cast<double>((deadline.at - scene.now).count()) / whole;
        calm.deadlines.push_back({clock_minute(scene, deadline.at), text(scene, deadline.label), place});
    }
}

}  // namespace

Calm calm(const Scene& scene) {
    const std::size_t normal = normal_count(scene);
    Calm shown;
    shown.heading = phrase(scene, Say::calm);
    shown.date = month_day(local(scene, scene.now), scene.language);
    shown.count = count_of(normal);
    shown.headline = headline(scene, normal);
    shown.checked = checked(scene);
    shown.names = names(scene);
    put_deadlines(scene, shown);
    shown.residual = residual(scene);
    shown.last = last_incident(scene);
    shown.counted = quiet_count(scene);
    return shown;
}

}  // namespace model::parts
