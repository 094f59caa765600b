// Lanes of people: who had what, how long it stood still, how it ended, who came to help. Bars of one person that
// overlap lie in rows of their own. It must never leave out work without counting it.
#include "model/board/timeline/timeline_parts.h"

#include "model/own_marks.h"
#include "model/text/text.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace model::parts {
namespace {

constexpr std::size_t most_object_cells = 36;
constexpr std::size_t most_rows_of_one = 3;
constexpr std::size_t most_helps = 2;
constexpr double least_gap = 0.006;  // of the axis, between two bars of one row

using Key = std::pair<std::string, std::string>;  // person and organisation

struct Person {
    std::vector<const WorkSpan*> work;
    int weight = 0;
    Instant since;
};

int weight_of(const WorkSpan& span) {
    const bool blocked = !span.blocked.empty() && !span.blocked.back().until;
    if (blocked) return 5;
    if (!span.until && span.owner.empty()) return 4;
    if (!span.until) return 3;
    return span.end == WorkEnd::ineffective ? 2 : 1;
}

std::map<Key, Person> people_of(const Period& period) {
    std::map<Key, Person> people;
    for (const WorkSpan& span : period.all.work) {
        if (!period.meets(span.from, span.until)) continue;
        Person& person = people[{span.owner, span.org}];
        if (person.work.empty()) person.since = span.from;
        person.work.push_back(&span);
        person.since = std::min(person.since, span.from);
        person.weight = std::max(person.weight, weight_of(span));
    }
    return people;
}

BarEnd bar_end(const WorkSpan& span) {
    switch (span.end) {
        case WorkEnd::running: return BarEnd::running;
        case WorkEnd::worked: return BarEnd::worked;
        case WorkEnd::ineffective: return BarEnd::ineffective;
        default: return BarEnd::over;
    }
}

WorkBar bar_of(const Period& period, const WorkSpan& span) {
    const Scene& scene = period.scene;
    WorkBar bar;
    bar.id = span.id.text;
    bar.from = period.place(span.from);
    bar.until = period.place(std::max(span.from, span.until.value_or(period.known)));
    bar.end = bar_end(span);
    bar.decision = span.decision.text;
    if (const Action* action = period.all.record.actions.find(span.id)) {
        bar.object_whole = action_object(scene, *action);
        bar.object = clipped(bar.object_whole, most_object_cells);
        if (bar.end == BarEnd::ineffective)
            bar.outcome =
                clipped(spaced(phrase(scene, Say::timeline_no_effect), text(scene, action->result)), most_object_cells);
    }
    for (const Stretch& stretch : span.blocked) {
        const Instant until = std::max(stretch.from, stretch.until.value_or(period.known));
        const std::string length = stretch.set_back ? phrase(scene, Say::clock_was_set_back)
                                                    : parts::span(scene.language, until - stretch.from);
        bar.blocked.push_back({period.place(stretch.from), period.place(until),
                               spaced(text(scene, word_of(ActionState::blocked)), length)});
    }
    return bar;
}

// What the bar and the words beside it take of the axis.
double end_with_words(const Period& period, const WorkBar& bar) {
    const double cell = period.scene.budget.timeline->cell;
    const double inside = bar.until - bar.from - 2 * cell;
    const double object = static_cast<double>(cells(bar.object)) * cell;
    const double outcome = bar.outcome.empty() ? 0.0 : static_cast<double>(cells(bar.outcome) + 1) * cell;
    return bar.until + outcome + (object <= inside ? 0.0 : object + cell);
}

// Rows are filled from the top; returns how many bars found none.
std::size_t put_rows(const Period& period, const Person& person, std::size_t room, PersonLane& lane) {
    std::vector<double> ends;
    std::size_t left_out = 0;
    for (const WorkSpan* span : person.work) {
        WorkBar bar = bar_of(period, *span);
        const double from = std::max(0.0, bar.from);
        const auto row = std::find_if(ends.begin(), ends.end(), [&](double end) { return end + least_gap <= from; });
        if (row == ends.end() && ends.size() >= room) {
            ++left_out;
            continue;
        }
        bar.row = static_cast<std::size_t>(row - ends.begin());
        const double end = end_with_words(period, bar);
        if (row == ends.end())
            ends.push_back(end);
        else
            *row = end;
        lane.bars.push_back(std::move(bar));
    }
    lane.rows = std::max<std::size_t>(1, ends.size());
    return left_out;
}

// Lanes for those who come first while there are rows; the last row is kept for the count of the others.
struct Choice {
    const Period& period;
    std::size_t room;
    std::vector<std::pair<Instant, PersonLane>> lanes;
    std::size_t people_left, work_left;

    void offer(const Key& key, const Person& person, std::size_t behind) {
        const bool counts = behind > 0 || work_left > 0;
        if (room == 0 || (room == 1 && counts)) {
            ++people_left;
            work_left += person.work.size();
            return;
        }
        PersonLane lane;
        lane.nobody = key.first.empty();
        lane.who = lane.nobody ? phrase(period.scene, Say::owner_undecided) : key.first;
        lane.org = short_organisation(period.scene, key.second);
        const std::size_t spare = counts ? room - 1 : room;
        work_left += put_rows(period, person, std::min(most_rows_of_one, spare), lane);
        room -= std::min(room, lane.rows);
        lanes.emplace_back(person.since, std::move(lane));
    }
};

PersonLane help_lane(const Period& period, const HelpSpan& span, const Help& help) {
    const Scene& scene = period.scene;
    PersonLane lane;
    lane.who = help.offer_org.empty() ? phrase(scene, Say::timeline_helper) : help.offer_org;
    HelpBar bar;
    bar.from = period.place(span.asked);
    bar.until = period.place(std::max(span.asked, span.arrived.value_or(span.ended.value_or(period.known))));
    bar.word = phrase(scene, Say::help_wanted);
    if (span.arrived) {
        bar.helped = period.place(std::max(*span.arrived, span.ended.value_or(period.known)));
        bar.over = span.ended.has_value();
        const std::string arrived = phrase(scene, Say::timeline_arrived,
                                           {span.set_back ? phrase(scene, Say::clock_was_set_back)
                                                          : parts::span(scene.language, *span.arrived - span.asked)});
        bar.note = joined({text(scene, own_marked(help.skill, help.only)), arrived}, "  ");
        if (help.state == HelpState::released) bar.thanks = phrase(scene, Say::thanks);
    } else {
        bar.note = text(scene, own_marked(help.skill, help.only));
    }
    lane.help = std::move(bar);
    return lane;
}

std::vector<PersonLane> helps_of(const Period& period) {
    std::vector<std::pair<bool, PersonLane>> found;
    for (const HelpSpan& span : period.all.helps) {
        const Help* help = period.all.record.helps.find(span.id);
        if (!help || !period.meets(span.asked, span.ended)) continue;
        found.emplace_back(!span.arrived && !span.ended, help_lane(period, span, *help));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<PersonLane> lanes;
    for (auto& [waiting, lane] : found)
        if (lanes.size() < most_helps) lanes.push_back(std::move(lane));
    return lanes;
}

// Command of another incident than the one the axis was chosen for is not this one's. `Entity`: a role or a handover.
template <class Entity, class IdType>
bool is_others(const Period& period, const Table<Entity>& table, const IdType& id) {
    const Entity* entity = table.find(id);
    return entity && period.incident && !entity->incident.empty() && entity->incident != period.incident->id;
}

// From the request on: hatched until it is accepted, with a cut where command moves.
void put_handovers(const Period& period, Timeline& shown) {
    for (const HandoverSpan& span : period.all.handovers) {
        if (!period.meets(span.asked, span.ended) || is_others(period, period.all.record.handovers, span.id)) continue;
        const bool accepted = span.state == HandoverState::accepted || span.state == HandoverState::announced;
        const std::string long_words = phrase(period.scene, Say::timeline_handover, {span.from, span.to});
        const std::string short_words = phrase(period.scene, Say::timeline_handover_short);
        shown.handovers.push_back({period.place(span.asked),
                                   period.place(std::max(span.asked, span.ended.value_or(period.known))),
                                   accepted,
                                   {long_words, short_words}});
    }
}

}  // namespace

void put_command(const Period& period, Timeline& shown) {
    for (const CommandSpan& holding : period.all.command)
        if (!holding.holder.empty() && period.meets(holding.from, holding.until) &&
            !is_others(period, period.all.record.roles, holding.role))
            shown.command.push_back({period.place(holding.from),
                                     period.place(std::max(holding.from, holding.until.value_or(period.known))),
                                     holding.holder, holding.org});
    put_handovers(period, shown);
}

void put_people(const Period& period, Timeline& shown) {
    const std::map<Key, Person> people = people_of(period);
    std::vector<const std::pair<const Key, Person>*> order;
    for (const auto& entry : people) order.push_back(&entry);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
        return std::tuple(-a->second.weight, a->second.since.ms) < std::tuple(-b->second.weight, b->second.since.ms);
    });
    std::vector<PersonLane> helps = helps_of(period);
    const std::size_t all_rows = period.scene.budget.timeline->people;
    Choice choice{period, all_rows - std::min(all_rows, helps.size()), {}, 0, 0};
    for (std::size_t i = 0; i < order.size(); ++i)
        choice.offer(order[i]->first, order[i]->second, order.size() - i - 1);
    std::stable_sort(choice.lanes.begin(), choice.lanes.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [since, lane] : choice.lanes) shown.people.push_back(std::move(lane));
    for (PersonLane& lane : helps) shown.people.push_back(std::move(lane));
    if (choice.work_left == 0) return;
    const std::string work = count_of(choice.work_left);
    shown.people_rest = choice.people_left == 0
                            ? phrase(period.scene, Say::timeline_work_rest, {work})
                            : phrase(period.scene, Say::timeline_people_rest, {count_of(choice.people_left), work});
}

}  // namespace model::parts
