// The strip under the header: old, lost, another record, back, or a notice that must not be missed. It must never be silent about a
// board that is not confirmed.
#include "model/board/board_parts.h"

#include "model/prohibition.h"
#include "model/record/versions.h"
#include "model/text/text.h"

#include <algorithm>

namespace model::parts {
namespace {

constexpr std::size_t most_listed = 3;
constexpr Milliseconds shortest_back{20'000};
constexpr Milliseconds late_source{
    15'000};  // asked every five seconds, a source that answers at once is never this old
constexpr std::size_t assumed_strip_cells = 120;  // the longest list of changes that is ever shown

std::string cause(const Scene& scene) {
    const auto& trouble = scene.state.link.trouble;
    if (trouble) return text(scene, trouble->sentence);
    return scene.state.link.from_disk ? phrase(scene, Say::saved_board) : std::string{};
}

std::string data_time(const Scene& scene) {
    const Instant at = scene.state.link.data_at.value_or(scene.now);
    const std::string time = clock_second(scene, at);
    return is_today(scene, at) ? time : month_day_short(local(scene, at)) + " " + time;
}

Strip blind_strip(const Scene& scene) {
    const Link& link = scene.state.link;
    const bool lost = scene.fresh == Freshness::lost;
    const std::string old = span(scene.language, age(link, scene.tick).value_or(Milliseconds{0}));
    Strip shown;
    shown.kind = lost ? StripKind::lost : StripKind::stale;
    shown.main = phrase(scene, Say::stale_main, {data_time(scene), old});
    shown.right = link.failures > 0 ? phrase(scene, Say::reconnecting, {count_of(link.failures)})
                                    : phrase(scene, Say::reconnecting_first);
    shown.second = lost ? spaced(phrase(scene, Say::lost_main), cause(scene)) : cause(scene);
    return shown;
}

std::string change_of(const Scene& scene, const Action& action) {
    std::vector<std::string> parts{action_object(scene, action), action_state(scene, action.state)};
    if (is_open(action) && action.check_at)
        parts.push_back(spaced(phrase(scene, Say::check), moment(scene, *action.check_at)));
    return joined(parts, " ");
}

// What the entity says now, in a few words; empty for what is not worth a place in the strip.
std::string change_text(const Scene& scene, const std::string& id) {
    const Record& record = *scene.state.record;
    if (const Service* service = record.services.find(ServiceId{id}))
        return spaced(service_name(scene, *service), text(scene, word_of(shown_continuity(record, *service))));
    if (const Action* action = record.actions.find(ActionId{id})) return change_of(scene, *action);
    if (const Decision* decision = record.decisions.find(DecisionId{id}))
        return spaced(text(scene, decision->question), word(scene, decision->state));
    if (const Incident* incident = record.incidents.find(IncidentId{id})) return word(scene, incident->phase);
    if (const Help* help = record.helps.find(HelpId{id}))
        return spaced(text(scene, help->skill), word(scene, help->state));
    if (const Guardrail* guardrail = record.guardrails.find(GuardrailId{id}))
        return prohibition(guardrail->text, scene.language);
    if (const Fact* fact = record.facts.find(FactId{id}))
        return spaced(word(scene, fact->status), text(scene, fact->text));
    if (const RoleHolding* role = record.roles.find(RoleId{id})) return spaced(word(scene, role->role), role->holder);
    if (const Handover* handover = record.handovers.find(HandoverId{id}))
        return spaced(handover->to, word(scene, handover->state));
    return {};
}

std::string changes_text(const Scene& scene) {
    std::vector<std::string> listed;
    const auto& ids = scene.state.back_changes;
    for (const std::string& id : ids) {
        if (listed.size() == most_listed) break;
        listed.push_back(change_text(scene, id));
    }
    if (ids.size() > listed.size())
        listed.push_back(phrase(scene, Say::services_more, {count_of(ids.size() - listed.size())}));
    const std::string all = joined(listed, say(Say::separator, scene.language));
    return scene.budget.whole ? all : clipped(all, assumed_strip_cells);
}

// The feed's clock at a moment before the last confirmation.
Instant feed_then(const Link& link, Tick then) {
    const double since =
        static_cast<double>((link.clock_at.value_or(*link.confirmed) - then).count()) * link.clock.rate;
    return link.clock.now - Milliseconds{static_cast<std::int64_t>(since)};
}

Strip back_strip(const Scene& scene) {
    const Instant at = feed_then(scene.state.link, *scene.state.back_since);
    const std::size_t count = scene.state.back_changes.size();
    const std::string changed =
        count == 0 ? phrase(scene, Say::no_changes) : phrase(scene, Say::changes, {count_of(count)});
    Strip shown;
    shown.kind = StripKind::back;
    shown.main = phrase(scene, Say::back_at, {clock_second(scene, at), changed});
    shown.right = phrase(scene, Say::was_silent, {span(scene.language, scene.state.back_gap)});
    shown.second = changes_text(scene);
    return shown;
}

// A source that has just been restarted answers, so it is not said to be unknown; how many alerts it lacks comes first.
std::string blind_source(const Scene& scene, const Source& source) {
    const std::string why = text(scene, source.sentence);
    if (!(source.health == SourceHealth::settling))
        return spaced(phrase(scene, Say::source_failing, {source.name}), why);
    const std::string missing = source.before_restart == 0
                                    ? std::string{}
                                    : phrase(scene, Say::source_before_restart, {number(source.before_restart)});
    return spaced(spaced(phrase(scene, Say::source_settling, {source.name}), missing), why);
}

// Of a source that is heard: how old its answer is when answers come late, and what is amiss all the same.
std::string heard_source(const Scene& scene, const Source& source) {
    std::string said;
    const bool is_late = source.confirmed_at && scene.now - *source.confirmed_at >= late_source;
    if (is_late) {
        const std::string old = span(scene.language, scene.now - *source.confirmed_at);
        said = phrase(scene, Say::source_answer_age, {source.name, old});
    }
    if (source.sentence == Text{}) return said;
    return spaced(said.empty() ? source.name : said, text(scene, source.sentence));
}

// Those that are not watching before those that are.
void put_sources(const Scene& scene, std::vector<std::string>& notices) {
    for (const Source& source : scene.gauges.sources)
        if (is_blind(source)) notices.push_back(blind_source(scene, source));
    for (const Source& source : scene.gauges.sources)
        if (!is_blind(source)) notices.push_back(heard_source(scene, source));
}

// Why the board is not calm, beyond what its title says and what a blind source says by itself.
std::vector<std::string> unrest_beyond_title(const Scene& scene) {
    std::vector<std::string> beyond = unrest_said(scene);
    const std::string title = header(scene).title;
    const std::string unclassified =
        phrase(scene, Say::unclassified_firing, {number(unrest(scene.record, scene.gauges, scene.now).unclassified)});
    std::erase_if(beyond, [&](const std::string& said) { return said == title || said == unclassified; });
    for (const Source& source : scene.gauges.sources)
        std::erase(beyond, phrase(scene, Say::source_silent, {source.name}));
    const bool told =
        std::ranges::any_of(unrest_said(scene), [&](const std::string& said) { return said == unclassified; });
    if (told) beyond.insert(beyond.begin(), unclassified_told(scene));
    return beyond;
}

// A refused command that no row of the board can show. That its record was replaced is told by the news.
std::string loose_refusal(const Scene& scene) {
    for (const Pending& pending : scene.state.pending) {
        const bool is_shown = pending.stage == PendingStage::refused && pending.problem &&
                              scene.tick - pending.stage_since < refusal_shown;
        const bool in_news = scene.state.news && is_shown && pending.problem->trouble == Trouble::unavailable;
        if (is_shown && !in_news && !scene.record.actions.find(pending.action))
            return text(scene, pending.problem->sentence);
    }
    return {};
}

std::optional<Strip> notice_strip(const Scene& scene) {
    std::vector<std::string> notices{loose_refusal(scene)};
    if (scene.state.window_said) notices.push_back(text(scene, *scene.state.window_said));
    put_sources(scene, notices);
    for (std::string& said : unrest_beyond_title(scene)) notices.push_back(std::move(said));
    if (scene.record.services.empty() && scene.incident) notices.push_back(phrase(scene, Say::empty_list));
    for (const Text& notice : scene.gauges.notices) notices.push_back(text(scene, notice));
    if (version_needed(scene.record) > record_version) notices.push_back(phrase(scene, Say::older_board));
    std::erase(notices, std::string{});
    if (notices.empty()) return std::nullopt;
    Strip shown;
    shown.kind = StripKind::notice;
    shown.main = notices.front();
    if (notices.size() > 1) shown.right = phrase(scene, Say::services_more, {count_of(notices.size() - 1)});
    return shown;
}

}  // namespace

std::optional<Tick> back_until(const State& state) {
    if (!state.back_since) return std::nullopt;
    const std::size_t listed = std::min(state.back_changes.size(), most_listed);
    const std::size_t letters = listed * assumed_strip_cells / most_listed;
    return *state.back_since + std::max(shortest_back, Milliseconds{2000 + static_cast<std::int64_t>(letters) * 200});
}

std::optional<Strip> strip(const Scene& scene) {
    if (is_blind(scene)) return blind_strip(scene);
    if (scene.state.news && loose_refusal(scene).empty()) return news_strip(scene);
    const auto until = back_until(scene.state);
    if (until && scene.tick < *until) return back_strip(scene);
    return notice_strip(scene);
}

}  // namespace model::parts
