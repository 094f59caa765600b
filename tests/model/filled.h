// Rows with every field filled, made from the field table itself, so that a new field is tested the day it is added.
#pragma once

#include "model/record/fields_command.h"

#include <string>
#include <utility>

namespace filled {

using namespace model;

template <class Row>
Row row();

inline void fill(std::string& text) { text = "復旧E \"50%s\"\\n"; }
inline void fill(Text& text) { text = Text{"相場配信", "Market data"}; }
inline void fill(Instant& at) { at = *parse_instant("2030-10-01T08:36:02.125+09:00"); }
inline void fill(bool& value) { value = !value; }
inline void fill(int& value) { value = 2; }
inline void fill(std::uint64_t& value) { value = 1284; }
inline void fill(double& value) { value = 20.5; }
template <class Tag>
void fill(Id<Tag>& id) {
    id.text = "X-1.a_b";
}
template <class E>
void fill(Word<E>& word) {
    word = word.value == static_cast<E>(1) ? static_cast<E>(0) : static_cast<E>(1);
}
inline void fill(Entity& entity);
template <class T>
void fill(std::optional<T>& value);
template <class T>
void fill(std::vector<T>& values);
template <class Row>
void fill(Row& held) {
    held = row<Row>();
}
template <class T>
void fill(std::optional<T>& value) {
    fill(value.emplace());
}
template <class T>
void fill(std::vector<T>& values) {
    fill(values.emplace_back());
    fill(values.emplace_back());
}
inline void fill(Entity& entity) { entity = row<Action>(); }

template <class Row>
Row row() {
    Row row;
    each_field(Of<Row>{}, [&](std::string_view, auto member, Limit, Need) { fill(row.*member); });
    return row;
}

// Of a kind that is not known, as a newer feed would send it.
inline Other other(const std::string& id) {
    Other other;
    other.type = "drill_card";
    other.id.text = other.type + "/" + id;
    other.rest = {{"due", "1284"}, {"id", '"' + id + '"'}, {"steps", R"([{"text":"相場配信"},null,20.5])"}};
    return other;
}

// One of every kind of entity.
inline std::vector<Entity> every_entity() {
    return {row<Incident>(), row<Service>(),   row<Action>(),      row<Decision>(), row<Fact>(),
            row<Help>(),     row<Guardrail>(), row<RoleHolding>(), row<Handover>(), other("K-1")};
}

template <std::size_t... I>
std::vector<Command> every_command(std::index_sequence<I...>) {
    return {Command{row<std::variant_alternative_t<I, CommandKinds>>()}...};
}
inline std::vector<Command> every_command() {
    return every_command(std::make_index_sequence<std::variant_size_v<CommandKinds>>{});
}

template <class Row>
void put_two(Table<Row>& table) {
    Row second = row<Row>();
    second.id.text = "X-2";
    table.put(row<Row>());
    table.put(std::move(second));
}
inline void put_two(Table<Other>& table) {
    table.put(other("K-1"));
    table.put(other("K-2"));
}

inline Record record() {
    Record record;
    record.epoch = "e-1";
    record.seq = 412;
    each_table(record, [](std::string_view, auto& table) { put_two(table); });
    record.digest = digest_of(record);
    return record;
}

inline Gauges gauges() {
    Gauges gauges = row<Gauges>();
    return gauges;
}

}  // namespace filled
