// The field table read from a JSON tree and written as JSON text: one template for every kind of row.
// Included by json_*.cpp only. It must never hold a limit: check.h has them.
#pragma once

#include "model/record/check.h"
#include "model/record/fields.h"
#include "model/record/words.h"
#include "model/wire/json_tree.h"
#include "model/wire/json_writer.h"

#include <limits>
#include <utility>

namespace model::json {

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
void write(Writer& out, const Text& text);
inline void write(Writer& out, const std::string& text) { out.text(text); }
inline void write(Writer& out, const Instant& at) { out.text(rfc3339(at)); }
inline void write(Writer& out, bool value) { out.boolean(value); }
inline void write(Writer& out, int value) { out.number(std::int64_t{value}); }
inline void write(Writer& out, std::uint64_t value) { out.number(value); }
inline void write(Writer& out, double value) { out.number(value); }

Fault not_an_object();
Fault not_a_list();
Fault missing_member();

template <class Tag>
MaybeFault read(Node& node, Id<Tag>& id) {
    return read(node, id.text);
}
template <class Tag>
void write(Writer& out, const Id<Tag>& id) {
    out.text(id.text);
}

template <class E>
MaybeFault read(Node& node, Word<E>& word) {
    std::string raw;
    if (auto found = read(node, raw)) return found;
    const std::optional<E> known = enum_from<E>(raw);
    word = known ? Word<E>{*known} : Word<E>{E::other, std::move(raw)};
    return std::nullopt;
}
template <class E>
void write(Writer& out, const Word<E>& word) {
    out.text(word.value == E::other && !word.raw.empty() ? std::string_view{word.raw} : wire_name(word.value));
}

template <class Row>
MaybeFault read(Node& node, Row& row);
template <class Row>
void write(Writer& out, const Row& row);

template <class T>
MaybeFault read(Node& node, std::optional<T>& value) {
    return read(node, value.emplace());
}
template <class T>
void write(Writer& out, const std::optional<T>& value) {
    write(out, *value);
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
template <class T>
void write(Writer& out, const std::vector<T>& values) {
    out.open_list();
    for (const T& value : values) write(out, value);
    out.close_list();
}

// The member, or nullptr when it is not there or null. `hint` makes members in the table's order quick to find.
// An object that may not be changed gives a node that may not be.
template <class SomeObject>
auto member(SomeObject& object, std::string_view name, std::size_t& hint) -> decltype(&object.front().node) {
    for (std::size_t i = 0; i < object.size(); ++i) {
        const std::size_t at = (hint + i) % object.size();
        if (object[at].name != name) continue;
        hint = at + 1;
        return object[at].node.absent() ? nullptr : &object[at].node;
    }
    return nullptr;
}

// What the object says about the row; members the table does not know are left alone.
template <class Row>
MaybeFault read_fields(Node& node, Row& row) {
    Object* object = node.as<Object>();
    if (!object) return not_an_object();
    MaybeFault found;
    std::size_t hint = 0;
    each_field(Of<Row>{}, [&](std::string_view name, auto field, Limit, Need need) {
        if (found) return;
        Node* said = member(*object, name, hint);
        if (said)
            found = read(*said, row.*field);
        else if (need == Need::needed)
            found = missing_member();
        if (found) found = std::move(*found).within(name);
    });
    return found;
}

template <class Row>
void write_fields(Writer& out, const Row& row) {
    each_field(Of<Row>{}, [&](std::string_view name, auto field, Limit, Need need) {
        if (!stands(row, field, need)) return;
        out.name(name);
        write(out, row.*field);
    });
}

template <class Row>
MaybeFault read(Node& node, Row& row) {
    return read_fields(node, row);
}
template <class Row>
void write(Writer& out, const Row& row) {
    out.open_object();
    write_fields(out, row);
    out.close_object();
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

template <class Row>
std::string written(const Row& row) {
    Writer out;
    write(out, row);
    return out.take();
}

}  // namespace model::json
