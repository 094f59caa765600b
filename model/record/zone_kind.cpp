// See zone_kind.h. `changes` is a list of RFC 3339 times, each in the offset that begins at that moment.
// Precondition of reading: kept values are canonical JSON text (rest.h), so a list of plain strings has one form.
#include "model/record/zone_kind.h"

#include "model/record/fields.h"

#include <type_traits>

namespace model {
namespace {

constexpr std::string_view kind = "zone";
constexpr std::string_view only_id = "zone/zone";

std::string_view kept(const Other& other, std::string_view name) {
    for (const Kept& one : other.rest)
        if (one.name == name) return one.json;
    return {};
}

// The text between quotation marks; empty when it is none.
std::string_view unquoted(std::string_view json) {
    const bool quoted = json.size() >= 2 && json.starts_with('"') && json.ends_with('"');
    return quoted ? json.substr(1, json.size() - 2) : std::string_view{};
}

// Nothing when one of them is no time.
std::vector<Instant> times_in(std::string_view json) {
    std::vector<Instant> times;
    if (!json.starts_with('[') || !json.ends_with(']')) return {};
    json = json.substr(1, json.size() - 2);
    while (!json.empty()) {
        const std::size_t end = std::min(json.find(','), json.size());
        const auto at = parse_instant(unquoted(json.substr(0, end)));
        if (!at) return {};
        times.push_back(*at);
        json.remove_prefix(std::min(end + 1, json.size()));
    }
    return times;
}

struct InZone {
    const Zone& zone;

    void operator()(Instant& at) const { at = zone.local(at); }
    void operator()(std::optional<Instant>& at) const {
        if (at) at = zone.local(*at);
    }
    template <class T>
    void operator()(T& value) const {
        if constexpr (requires { value.front().rest; })
            for (auto& each : value) walk(each);
    }
    template <class Row>
    void walk(Row& row) const {
        each_field(Of<Row>{}, [&](std::string_view, auto member, Limit, Need) { (*this)(row.*member); });
    }
};

bool is_zone(const Other& other) { return other.type == kind && other.id.text == only_id; }

}  // namespace

bool is_known_zone(const Other& other) { return zone_in(other).named() && other.rest.size() == 3; }

Zone zone_in(const Other& other) {
    if (!is_zone(other)) return {};
    return Zone::from(std::string(unquoted(kept(other, "name"))), times_in(kept(other, "changes"))).value_or(Zone{});
}

Zone zone_of(const Record& record) {
    const Other* other = record.others.find(OtherId(std::string(only_id)));
    return other ? zone_in(*other) : Zone{};
}

Other zone_entity(const Zone& zone) {
    std::string changes;
    for (const Instant& change : zone.changes()) changes += (changes.empty() ? "\"" : ",\"") + rfc3339(change) + "\"";
    Other other;
    other.id.text = only_id;
    other.type = kind;
    other.rest = {{"changes", "[" + changes + "]"}, {"id", "\"zone\""}, {"name", "\"" + zone.name() + "\""}};
    return other;
}

Record in_its_zone(Record record) {
    const Zone zone = zone_of(record);
    if (!zone.named()) return record;
    each_table(record, [&]<class Row>(std::string_view, Table<Row>& table) {
        for (Row row : std::vector<Row>(table.all())) {
            InZone{zone}.walk(row);
            table.put(std::move(row));
        }
    });
    return record;
}

void put_in_zone(Event& event, const Zone& zone) {
    event.at = zone.local(event.at);
    for (Entity& entity : event.entities) std::visit([&](auto& row) { InZone{zone}.walk(row); }, entity);
}

}  // namespace model
