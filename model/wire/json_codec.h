// The field table read from a JSON tree: one template for every kind of row. Writing: model/record/json_fields.h.
// Included by json_*.cpp only. It must never hold a limit: check.h has them.
#pragma once

#include "model/record/check.h"
#include "model/record/json_fields.h"
#include "model/wire/json_tree.h"

#include <limits>
#include <utility>

namespace model::json {

inline constexpr std::string_view type_member = "type";  // names the kind of an entity or a command

// Reading moves texts out of the tree: a text member is read once.
// In json_record.cpp and json_command.cpp:
MaybeFault read(Node& node, Entity& entity);
MaybeFault read(Node& node, Command& command);
void write(Writer& out, const Entity& entity);
void write(Writer& out, const Command& command);

MaybeFault read(Node& node, std::string& text);
MaybeFault read(Node& node, Text& text);
MaybeFault read(Node& node, Instant& at);
MaybeFault read(Node& node, bool& value);
MaybeFault read(Node& node, int& value);
MaybeFault read(Node& node, std::uint64_t& value);
MaybeFault read(Node& node, double& value);

Fault not_an_object();
Fault not_a_list();
Fault missing_member();

template <class Tag>
MaybeFault read(Node& node, Id<Tag>& id) {
    return read(node, id.text);
}

template <class E>
MaybeFault read(Node& node, Word<E>& word) {
    std::string raw;
    if (auto found = read(node, raw)) return found;
    const std::optional<E> known = enum_from<E>(raw);
    word = known ? Word<E>{*known} : Word<E>{E::other, std::move(raw)};
    return std::nullopt;
}

template <class Row>
MaybeFault read(Node& node, Row& row);

template <class T>
MaybeFault read(Node& node, std::optional<T>& value) {
    return read(node, value.emplace());
}

template <class T>
MaybeFault read(Node& node, std::vector<T>& values) {
    List* list = node.as<List>();
    if (!list) return not_a_list();
    values.resize(list->size());
    for (std::size_t i = 0; i < list->size(); ++i) {
        if (auto found = read((*list)[i], values[i])) return std::move(*found).within(i);
    }
    return std::nullopt;
}

// The member of that name, null or not; nullptr when it is not there. `hint` makes members in the table's order quick to
// find. An object that may not be changed gives a member that may not be.
template <class SomeObject>
auto named(SomeObject& object, std::string_view name, std::size_t& hint) -> decltype(&object.front()) {
    for (std::size_t i = 0; i < object.size(); ++i) {
        const std::size_t at = (hint + i) % object.size();
        if (object[at].name != name) continue;
        hint = at + 1;
        return &object[at];
    }
    return nullptr;
}

// The value of the member; nullptr also when it is null.
template <class SomeObject>
auto member(SomeObject& object, std::string_view name, std::size_t& hint) -> decltype(&object.front().node) {
    auto* found = named(object, name, hint);
    return found && !found->node.absent() ? &found->node : nullptr;
}

// In json_kept.cpp: every member that is not null and not `known`, by name. A fault names one that is nested too deep.
MaybeFault keep_rest(const Object& object, bool (*known)(std::string_view name), Rest& rest);

// True for the fields of the table, and for "type", which every entity has beside them.
template <class Row>
bool is_known(std::string_view name) {
    bool known = is_entity<Row> && name == type_member;
    each_field(Of<Row>{}, [&](std::string_view field, auto, Limit, Need) { known = known || field == name; });
    return known;
}

// One object being read, field by field, until the first fault. What every field asks is asked here once, in json_kept.cpp,
// and not compiled again for every field of every row.
class FieldsRead {
public:
    using Into = MaybeFault (*)(Node& node, void* place);

    // `beside`: how many members the caller has read already.
    FieldsRead(Object& object, std::size_t beside) : object_(object), known_(beside) {}

    void field(std::string_view name, Need need, void* place, Into read);

    // The end: what no field asked for is kept. See keep_rest.
    void keep(bool (*known)(std::string_view name), Rest& rest);

    MaybeFault take() { return std::move(found_); }

private:
    Object& object_;
    std::size_t known_;
    std::size_t hint_ = 0;
    MaybeFault found_;
};

template <class T>
MaybeFault read_into(Node& node, void* place) {
    return read(node, *static_cast<T*>(place));
}

// What the object says about the row. Members the table does not know are kept where the row has a place for them, else
// left alone. `beside`: how many members the caller has read already.
template <class Row>
MaybeFault read_fields(Node& node, Row& row, std::size_t beside = 0) {
    Object* object = node.as<Object>();
    if (!object) return not_an_object();
    FieldsRead reading{*object, beside};
    each_field(Of<Row>{}, [&]<class T>(std::string_view name, T Row::*field, Limit, Need need) {
        reading.field(name, need, &(row.*field), read_into<T>);
    });
    if constexpr (requires { row.rest; }) reading.keep(is_known<Row>, row.rest);
    return reading.take();
}

template <class Row>
MaybeFault read(Node& node, Row& row) {
    return read_fields(node, row);
}

// A whole document that is one row, checked.
template <class Row>
Result<Row> parsed(std::string_view bytes, std::size_t most_bytes) {
    Result<Node> tree = tree_from(bytes, most_bytes);
    if (!tree) return tree.problem();
    Row row;
    auto found = read(*tree, row);
    if (!found) found = check(row);
    if (found) return problem_from(*found);
    return row;
}

}  // namespace model::json
