// The services: one row for each in trouble, folded by organisation when there are too many of several, the normal ones in
// one line. It must never hide a service that is not normal: each is in a row, in a group or counted by its state, by name
// where there is room.
#include "model/board/board_parts.h"

#include "model/text/text.h"

#include <algorithm>
#include <set>

namespace model::parts {
namespace {

using Services = std::vector<const Service*>;
constexpr Milliseconds soon{120 * 60'000};

Services rows_in_place(const Scene& scene) {
    Services rows;
    std::set<ServiceId> placed;
    for (const ServiceId& id : scene.state.places) {
        const Service* service = scene.record.services.find(id);
        if (!service || !placed.insert(id).second) continue;
        if (shown_continuity(scene.record, *service) != Continuity::normal) rows.push_back(service);
    }
    for (const Service* service : troubled_in_order(scene.record, scene.now))
        if (placed.insert(service->id).second) rows.push_back(service);
    return rows;
}

bool is_recovered(const Scene& scene, const ServiceId& id) {
    const Service* service = scene.record.services.find(id);
    const auto mark = scene.state.changed.find(id.text);
    return service && mark != scene.state.changed.end() && scene.tick - mark->second.at < recovery_shown &&
           shown_continuity(scene.record, *service) == Continuity::normal;
}

// Rows normal again take the room that is left, in the place they had.
Services with_recovered(const Scene& scene, const Services& troubled, std::size_t room) {
    Services rows;
    std::size_t spare = room - troubled.size();
    for (const ServiceId& id : scene.state.places) {
        const auto at =
            std::find_if(troubled.begin(), troubled.end(), [&](const Service* row) { return row->id == id; });
        if (at != troubled.end())
            rows.push_back(*at);
        else if (spare > 0 && is_recovered(scene, id))
            --spare, rows.push_back(scene.record.services.find(id));
    }
    for (const Service* row : troubled)
        if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
    return rows;
}

// Those that may never be only a count while there is room for a group: worse than a workaround, or due within 2 hours.
bool must_be_named(const Scene& scene, const Service& service, const std::set<ServiceId>& unstated) {
    if (rank(scene.record, service) >= 2) return !unstated.contains(service.id);
    const auto deadline = next_hard_deadline(service, scene.now);
    if (deadline && *deadline - scene.now <= soon && !service.accepted_residual) return true;
    return service.workaround_until && *service.workaround_until - scene.now <= soon;
}

// Leaves out what may be counted only, from the end, until `room` is kept.
void keep_most_urgent(const Scene& scene, Services& rows, std::size_t room, std::vector<ServiceId>& counted) {
    const std::set<ServiceId> unstated = unstated_services(scene.record);
    for (std::size_t i = rows.size(); i > 0 && rows.size() > room; --i) {
        if (must_be_named(scene, *rows[i - 1], unstated)) continue;
        counted.push_back(rows[i - 1]->id);
        rows.erase(rows.begin() + static_cast<long>(i - 1));
    }
}

// Beside any trouble, what nobody has said anything of is counted; alone it is all that there is to see.
void count_unstated(const Scene& scene, Services& rows, std::vector<ServiceId>& counted) {
    const std::set<ServiceId> unstated = unstated_services(scene.record);
    const auto at = std::stable_partition(rows.begin(), rows.end(),
                                          [&](const Service* row) { return !unstated.contains(row->id); });
    if (at == rows.begin()) return;
    for (auto row = at; row != rows.end(); ++row) counted.push_back((*row)->id);
    rows.erase(at, rows.end());
}

// Where the count takes the place of a row, one row less is left than there is room for.
void count_beyond(const Scene& scene, Services& rows, std::size_t room, std::vector<ServiceId>& counted) {
    const std::size_t kept = scene.budget.count_rest && room > 0 ? room - 1 : room;
    if (rows.size() <= room && (counted.empty() || !scene.budget.count_rest)) return;
    for (std::size_t i = kept; i < rows.size(); ++i) counted.push_back(rows[i]->id);
    rows.resize(std::min(rows.size(), kept));
}

std::string limit_text(const Scene& scene, const Services& services) {
    std::optional<Instant> first;
    for (const Service* service : services)
        if (service->workaround_until && (!first || *service->workaround_until < *first))
            first = service->workaround_until;
    const std::string count = count_of(services.size());
    if (!first) return phrase(scene, Say::workaround_count, {count});
    return phrase(scene, Say::workaround_from, {count, moment(scene, *first)});
}

// Of one organisation a group says no more than a count, and hides the names.
bool are_of_several(const Services& rows) {
    return std::any_of(rows.begin(), rows.end(),
                       [&](const Service* row) { return row->owner_org != rows.front()->owner_org; });
}

// In the order of the board, so that the worst are named where there is room for a few.
std::vector<std::string> names_of(const Scene& scene, const std::vector<ServiceId>& counted) {
    const std::set<ServiceId> wanted(counted.begin(), counted.end());
    std::vector<std::string> names;
    for (const Service* service : troubled_in_order(scene.record, scene.now))
        if (wanted.contains(service->id)) names.push_back(service_name(scene, *service));
    return names;
}

std::string counted_text(const Scene& scene, const std::vector<ServiceId>& counted) {
    std::vector<std::string> parts;
    for (const Continuity kind :
         {Continuity::stopped, Continuity::unknown, Continuity::degraded, Continuity::workaround}) {
        Services of_kind;
        for (const ServiceId& id : counted) {
            const Service* service = scene.record.services.find(id);
            if (service && shown_continuity(scene.record, *service) == kind) of_kind.push_back(service);
        }
        if (of_kind.empty()) continue;
        if (kind == Continuity::workaround)
            parts.push_back(limit_text(scene, of_kind));
        else
            parts.push_back(state_counted(scene, kind, of_kind.size()));
    }
    return joined(parts, say(Say::separator, scene.language));
}

void put_normal_line(const Scene& scene, Board& board, bool grouped) {
    NormalLine& line = board.normal;
    for (const Service& service : scene.record.services) {
        if (shown_continuity(scene.record, service) != Continuity::normal) continue;
        ++line.count;
        if (!grouped) line.names.push_back(name_with_plan(scene, service));
    }
    line.label = phrase(scene, Say::normal_count, {count_of(line.count)});
    line.rest = counted_text(scene, line.counted);
    line.rest_names = names_of(scene, line.counted);
}

}  // namespace

std::vector<ServiceRow> every_service(const Scene& scene, std::vector<ServiceRow> rows) {
    for (const Service& service : scene.record.services) {
        const bool listed =
            std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.id == service.id; });
        if (listed) continue;
        const Continuity shown = shown_continuity(scene.record, service);
        ServiceRow row = service_row(scene, service);
        if (shown == Continuity::normal) row.promise.clear();  // back from nothing
        rows.push_back(std::move(row));
    }
    return rows;
}

void put_services(const Scene& scene, Board& board) {
    const std::size_t room = service_room(scene);
    Services rows = rows_in_place(scene);
    if (scene.budget.name_rest) count_unstated(scene, rows, board.normal.counted);
    keep_most_urgent(scene, rows, room, board.normal.counted);
    const bool grouped = rows.size() > room && room > 0 && !scene.budget.count_rest && are_of_several(rows);
    if (!grouped && room > 0) count_beyond(scene, rows, room, board.normal.counted);
    if (grouped) {
        keep_most_urgent(scene, rows, 0, board.normal.counted);
        board.services = organisation_rows(scene, rows, room);
    } else if (room == 0) {
        for (const Service* service : rows) board.normal.counted.push_back(service->id);
    } else {
        for (const Service* service : with_recovered(scene, rows, room))
            board.services.push_back(service_row(scene, *service));
    }
    put_normal_line(scene, board, grouped);
    if (all_sources_blind(scene))
        for (ServiceRow& row : board.services) row.source_tag = phrase(scene, Say::source_blind);
}

}  // namespace model::parts
