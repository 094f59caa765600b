// Four questions of an executive, answered in words: does business go on, will the deadline be made, what have customers
// been told, what is asked of us. It must never answer the first two from an old record.
#include "model/board/board_parts.h"
#include "model/board/outlook.h"

#include <algorithm>
#include <array>

namespace model::parts {
namespace {

constexpr std::string_view gap = "  ";

Say continues(const Scene& scene, const std::vector<const Service*>& troubled) {
    if (is_blind(scene)) return Say::glance_blind;
    const std::set<ServiceId> unstated = unstated_services(scene.record);
    int worst = 0;
    std::size_t stopped = 0;
    for (const Service* service : troubled) {
        if (unstated.contains(service->id)) continue;
        worst = std::max(worst, rank(scene.record, *service));
        stopped += shown_continuity(scene.record, *service) == Continuity::stopped ? 1 : 0;
    }
    switch (worst) {
        case 4: return stopped == scene.record.services.size() ? Say::glance_all_stopped : Say::glance_some_stopped;
        case 3: return Say::glance_unknown;
        case 2: return Say::glance_degraded;
        case 1: return Say::glance_workaround;
        default: break;
    }
    if (scene.record.services.empty()) return Say::empty_list;
    if (!unstated.empty()) return Say::glance_unknown;
    return unrest(scene.record, scene.gauges, scene.now).any() ? Say::glance_unknown : Say::glance_normal;
}

// That its trouble began before anybody told the board, and when.
std::string late_words(const Scene& scene, const Service& service) {
    const std::optional<Beginning> impact = impact_of(service);
    if (!impact || !impact->told) return {};
    return phrase(scene, Say::glance_late, {short_moment(scene, impact->at)});
}

void put_services(const Scene& scene, Glance& glance) {
    const auto troubled = troubled_in_order(scene.record, scene.now);
    glance.continues_label = phrase(scene, Say::glance_continues);
    glance.continues = phrase(scene, continues(scene, troubled));
    if (!is_blind(scene) && !scene.record.services.empty() && troubled.empty())
        glance.continues = joined({glance.continues, joined(unrest_said(scene), gap)}, gap);
    const std::size_t shown = std::min(troubled.size(), scene.budget.services);
    for (std::size_t i = 0; i < shown; ++i) {
        const ServiceRow row = service_row(scene, *troubled[i]);
        glance.services.push_back({row.tone, row.state, row.name, late_words(scene, *troubled[i])});
    }
    if (troubled.size() > shown)
        glance.services_more = phrase(scene, Say::services_more, {count_of(troubled.size() - shown)});
    glance.normal_count = static_cast<int>(scene.record.services.size() - troubled.size());
    if (glance.normal_count > 0) glance.normal = phrase(scene, Say::normal_count, {count_of(glance.normal_count)});
}

Say word_for(Outlook outlook) {
    switch (outlook) {
        case Outlook::in_time: return Say::outlook_in_time;
        case Outlook::at_risk: return Say::outlook_at_risk;
        case Outlook::too_late: return Say::outlook_too_late;
        default: return Say::outlook_unknown;
    }
}

std::string slack_words(const Scene& scene, Milliseconds slack) {
    if (slack < Milliseconds{0}) return phrase(scene, Say::short_by, {span(scene.language, Milliseconds{0} - slack)});
    if (slack < Milliseconds{60'000}) return phrase(scene, Say::no_slack);
    return phrase(scene, Say::slack, {span(scene.language, slack)});
}

// A line needs a moment when work ends; without one there is nothing to draw that would be true.
std::optional<GlanceLine> line_of(const Scene& scene, const Forecast& found) {
    if (!found.slack || !found.until) return std::nullopt;
    const double whole = static_cast<double>((found.deadline - scene.now).count());
    const auto place = [&](Instant at) {
        return whole > 0 ? std::max(0.0, static_cast<double>((at - scene.now).count()) / whole) : 0.0;
    };
    GlanceLine line;
    if (!found.decided) {
        const std::string at = moment(scene, found.from);
        line.decide = found.decision->decider.empty()
                          ? phrase(scene, Say::nobody_decides_by, {at})
                          : phrase(scene, Say::glance_decides, {at, found.decision->decider});
    }
    line.work_from = place(found.from);
    line.work_until = place(*found.until);
    line.work = text(scene, found.work);
    line.work_ends = phrase(scene, Say::glance_work_ends, {moment(scene, *found.until), line.work});
    line.deadline = moment(scene, found.deadline);
    return line;
}

void put_outlook(const Scene& scene, Glance& glance) {
    const Forecast found = forecast(scene.record, scene.now);
    if (found.outlook == Outlook::none) {
        glance.outlook_label = phrase(scene, Say::glance_no_deadline);
        glance.outlook = phrase(scene, is_blind(scene) ? Say::glance_blind : Say::glance_none_ahead);
        return;
    }
    glance.outlook_label = phrase(scene, Say::glance_outlook, {moment(scene, found.deadline)});
    glance.outlook_of = text(scene, found.label);
    if (is_blind(scene)) {
        glance.outlook = phrase(scene, Say::glance_blind);
        if (scene.state.link.trouble) glance.outlook_why = text(scene, scene.state.link.trouble->sentence);
        return;
    }
    glance.outlook = phrase(scene, word_for(found.outlook));
    std::vector<std::string> why;
    if (found.undecided > 0) why.push_back(phrase(scene, Say::glance_undecided, {count_of(found.undecided)}));
    if (found.stuck > 0) why.push_back(phrase(scene, Say::glance_stuck, {count_of(found.stuck)}));
    if (!found.slack) why.push_back(phrase(scene, found.decision ? Say::lead_unknown : Say::glance_no_way));
    const std::string reason = joined(why, say(Say::separator, scene.language));
    glance.outlook_why = joined({reason, found.slack ? slack_words(scene, *found.slack) : std::string{}}, gap);
    glance.line = line_of(scene, found);
}

void put_notice(const Scene& scene, Glance& glance) {
    const Action* last = nullptr;
    for (const Action& action : scene.record.actions) {
        if (!(action.verb == Verb::notify) || !(action.state == ActionState::done) || !action.state_since) continue;
        if (!last || *last->state_since <= *action.state_since) last = &action;
    }
    glance.notice_label = phrase(scene, Say::glance_notice);
    glance.notice =
        last ? phrase(scene, Say::glance_noticed, {text(scene, last->object), moment(scene, *last->state_since)})
             : phrase(scene, is_blind(scene) ? Say::glance_blind : Say::glance_no_notice);
    const std::optional<Instant> next = next_promised(scene);
    if (next) glance.notice_next = phrase(scene, Say::glance_next, {moment(scene, *next)});
}

// What only those who lead the company can give: judgement, words to the outside, money and people.
bool asks_executives(const Help& help) {
    constexpr std::array<std::string_view, 5> ja = {"経営", "役員", "判断", "対外", "資源"};
    constexpr std::array<std::string_view, 4> en = {"xecutive", "pproval", "ublic", "udget"};
    const auto in = [](const std::string& text) {
        return [&text](std::string_view word) { return text.find(word) != std::string::npos; };
    };
    return std::any_of(ja.begin(), ja.end(), in(help.skill.ja)) || std::any_of(en.begin(), en.end(), in(help.skill.en));
}

void put_request(const Scene& scene, Glance& glance) {
    std::vector<std::string> asked;
    for (const Help& help : scene.record.helps)
        if (is_waiting(help) && asks_executives(help)) asked.push_back(text(scene, help.skill));
    glance.request_label = phrase(scene, Say::glance_request);
    glance.request_open = !asked.empty();
    glance.request = asked.empty() ? phrase(scene, is_blind(scene) ? Say::glance_blind : Say::glance_no_request)
                                   : joined(asked, say(Say::separator, scene.language));
}

}  // namespace

Glance glance(const Scene& scene) {
    Glance found;
    put_services(scene, found);
    put_outlook(scene, found);
    put_notice(scene, found);
    put_request(scene, found);
    return found;
}

}  // namespace model::parts
