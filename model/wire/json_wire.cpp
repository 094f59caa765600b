// What the feed and the board say to each other: the snapshot and the events since. See docs/protocol.md.
// It must never let out a record whose digest is not the one it came with.
#include "model/wire/json_tagged.h"
#include "model/wire/wire.h"

#include <array>
#include <charconv>

namespace model {

namespace json {

namespace {

// What a snapshot and a delta begin with.
struct Head {
    std::string schema{schema_name};
    std::string epoch;
    std::uint64_t seq = 0;
    std::string digest;
};

std::string hex(std::uint64_t value) {
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    const std::string text(digits.data(), end);
    return std::string(16 - text.size(), '0') + text;
}

MaybeFault read_digest(const std::string& text, std::uint64_t& digest) {
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, digest, 16);
    if (text.size() == 16 && error == std::errc{} && stopped == end) return std::nullopt;
    return fault("16 桁の 16 進数にしてください。", "write 16 hexadecimal digits.").within("digest");
}

}  // namespace

template <class V>
void each_field(Of<Head>, V&& visit) {
    visit("schema", &Head::schema, limit::id, Need::needed);
    visit("epoch", &Head::epoch, limit::id, Need::needed);
    visit("seq", &Head::seq, limit::sequence, Need::needed);
    visit("digest", &Head::digest, limit::id, Need::optional);
}

namespace {

MaybeFault read_head(Node& node, Head& head) {
    std::size_t hint = 0;
    Object* object = node.as<Object>();
    Node* schema = object ? member(*object, "schema", hint) : nullptr;
    if (object && (!schema || !schema->as<std::string>() || *schema->as<std::string>() != schema_name))
        return fault("この盤が読むのは board/1 です。フィードの URL と版を確かめてください。",
                     "this board reads board/1: check the feed's address and version.")
            .within("schema");
    if (auto found = read_fields(node, head)) return found;
    if (head.epoch.empty() || head.epoch.size() > static_cast<std::size_t>(limit::id.high))
        return fault("1〜40 文字にしてください。", "write 1 to 40 characters.").within("epoch");
    if (head.seq > static_cast<std::uint64_t>(limit::sequence.high))
        return fault("2 の 53 乗までの数にしてください。", "write a number up to 2 to the 53rd.").within("seq");
    return std::nullopt;
}

MaybeFault read_clock(Node& node, FeedClock& clock) {
    if (auto found = read_fields(node, clock)) return found;
    return check(clock);
}

MaybeFault read_gauges(Node& node, Gauges& gauges) {
    if (auto found = read_fields(node, gauges)) return found;
    return check(gauges);
}

template <class Row>
MaybeFault read_row(Node& node, Table<Row>& table) {
    Row row;
    if (auto found = read_fields(node, row)) return found;
    Entity entity = std::move(row);
    if (auto found = check(entity)) return found;
    table.put(std::get<Row>(std::move(entity)));
    return std::nullopt;
}

// Kinds that are not known share a list, so each says its type.
MaybeFault read_row(Node& node, Table<Other>& table) {
    Entity entity;
    if (auto found = read(node, entity)) return found;
    if (!std::holds_alternative<Other>(entity))
        return fault("この種類には別の一覧があります。そちらに入れてください。",
                     "this type has a list of its own: put it there.")
            .within(type_member);
    if (auto found = check(entity)) return found;
    table.put(std::get<Other>(std::move(entity)));
    return std::nullopt;
}

template <class Row>
MaybeFault read_table(Node& node, Table<Row>& table) {
    List* list = node.as<List>();
    if (!list) return not_a_list();
    if (list->size() > most_of_a_kind)
        return fault("多すぎます(" + std::to_string(most_of_a_kind) + " 件まで)。",
                     "too many: at most " + std::to_string(most_of_a_kind) + ".");
    for (std::size_t i = 0; i < list->size(); ++i) {
        if (auto found = read_row((*list)[i], table)) return std::move(*found).within(i);
    }
    return std::nullopt;
}

// A table that is not there is a feed we do not understand, not an empty one: an absent list never means all calm. Only
// the list of unknown kinds, of which older feeds know nothing, may be left out.
MaybeFault read_tables(Node& node, Record& record) {
    MaybeFault found;
    std::size_t hint = 0;
    each_table(record, [&]<class Row>(std::string_view name, Table<Row>& table) {
        if (found) return;
        Node* said = member(*node.as<Object>(), name, hint);
        if (!said && std::is_same_v<Row, Other>) return;
        found = said ? read_table(*said, table) : MaybeFault{missing_member()};
        if (found) found = std::move(*found).within(name);
    });
    return found;
}

template <class Row>
void write_table(Writer& out, std::string_view name, const Table<Row>& table) {
    out.name(name);
    write(out, table.all());
}

void write_table(Writer& out, std::string_view name, const Table<Other>& table) {
    if (table.empty()) return;
    out.name(name);
    out.open_list();
    for (const Other& other : table) write_tagged(out, other.type, other);
    out.close_list();
}

// Digest and entities have to agree; a feed that does not send a digest is taken at its word.
std::optional<Problem> sealed(const Head& head, Record& record) {
    record.digest = digest_of(record);
    std::uint64_t said = record.digest;
    if (auto found = head.digest.empty() ? std::nullopt : read_digest(head.digest, said)) return problem_from(*found);
    if (said == record.digest) return std::nullopt;
    return problem_from(fault("中身と合いません。この受信は使わず、取り直します。",
                              "it does not match the contents: this answer is not used and is fetched again.")
                            .within("digest"),
                        Trouble::corrupt);
}

MaybeFault read_snapshot(Node& node, Head& head, Snapshot& snapshot) {
    if (auto found = read_head(node, head)) return found;
    if (auto found = read_clock(node, snapshot.clock)) return found;
    if (auto found = read_gauges(node, snapshot.gauges)) return found;
    return read_tables(node, snapshot.record);
}

MaybeFault read_delta(Node& node, Delta& delta) {
    Head head;
    if (auto found = read_head(node, head)) return found;
    if (auto found = read_digest(head.digest, delta.digest)) return found;
    delta.epoch = std::move(head.epoch);
    delta.seq = head.seq;
    if (auto found = read_clock(node, delta.clock)) return found;
    std::size_t hint = 0;
    if (member(*node.as<Object>(), "gauge", hint)) {
        if (auto found = read_gauges(node, delta.gauges.emplace())) return found;
    }
    Node* events = member(*node.as<Object>(), "events", hint);
    if (auto found = events ? read(*events, delta.events) : MaybeFault{missing_member()})
        return std::move(*found).within("events");
    for (std::size_t i = 0; i < delta.events.size(); ++i) {
        if (auto found = check(delta.events[i])) return std::move(*found).within(i).within("events");
    }
    return std::nullopt;
}

}  // namespace

}  // namespace json

Result<Snapshot> parse_snapshot(std::string_view bytes) {
    auto tree = json::tree_from(bytes, most_feed_bytes);
    if (!tree) return tree.problem();
    json::Head head;
    Snapshot snapshot;
    if (auto found = json::read_snapshot(*tree, head, snapshot)) return problem_from(*found);
    snapshot.record.epoch = head.epoch;
    snapshot.record.seq = head.seq;
    if (auto refused = json::sealed(head, snapshot.record)) return std::move(*refused);
    return snapshot;
}

std::string snapshot_json(const Record& record, const Gauges& gauges, const FeedClock& clock) {
    json::Writer out;
    out.open_object();
    json::write_fields(out, json::Head{std::string{schema_name}, record.epoch, record.seq, json::hex(record.digest)});
    json::write_fields(out, clock);
    json::write_fields(out, gauges);
    each_table(record, [&](std::string_view name, const auto& table) { json::write_table(out, name, table); });
    out.close_object();
    return out.take();
}

Result<Delta> parse_delta(std::string_view bytes) {
    auto tree = json::tree_from(bytes, most_feed_bytes);
    if (!tree) return tree.problem();
    Delta delta;
    if (auto found = json::read_delta(*tree, delta)) return problem_from(*found);
    return delta;
}

std::string delta_json(const Delta& delta) {
    json::Writer out;
    out.open_object();
    json::write_fields(out, json::Head{std::string{schema_name}, delta.epoch, delta.seq, json::hex(delta.digest)});
    json::write_fields(out, delta.clock);
    if (delta.gauges) json::write_fields(out, *delta.gauges);
    out.name("events");
    json::write(out, delta.events);
    out.close_object();
    return out.take();
}

}  // namespace model
