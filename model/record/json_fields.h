// The field table written as JSON text, one template for every kind of row: what goes on the wire and into the log, and
// what the hash takes of members that came later. It must never read a text (model/wire/json_codec.h) or hold a limit.
#pragma once

#include "model/record/fields.h"
#include "model/record/words.h"
#include "model/text/json_writer.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace model::json {

void write(Writer& out, const Text& text);
inline void write(Writer& out, const std::string& text) { out.text(text); }
inline void write(Writer& out, const Instant& at) { out.text(rfc3339(at)); }
inline void write(Writer& out, bool value) { out.boolean(value); }
inline void write(Writer& out, int value) { out.number(std::int64_t{value}); }
inline void write(Writer& out, std::uint64_t value) { out.number(value); }
inline void write(Writer& out, double value) { out.number(value); }

template <class Tag>
void write(Writer& out, const Id<Tag>& id) {
    out.text(id.text);
}

template <class E>
void write(Writer& out, const Word<E>& word) {
    out.text(word.value == E::other && !word.raw.empty() ? std::string_view{word.raw} : wire_name(word.value));
}

template <class Row>
void write(Writer& out, const Row& row);

template <class T>
void write(Writer& out, const std::optional<T>& value) {
    write(out, *value);
}

template <class T>
void write(Writer& out, const std::vector<T>& values) {
    out.open_list();
    for (const T& value : values) write(out, value);
    out.close_list();
}

template <class T>
std::string written(const T& value) {
    Writer out;
    write(out, value);
    return out.take();
}

template <class Row>
bool keeps_something(const Row& row) {
    if constexpr (requires { row.rest; }) return !row.rest.empty();
    return false;
}

// Everything of the row that came after version 1 of the record and stands: its later fields and what is kept, in one
// order, so that whoever knows a member and whoever only keeps it write and hash the same.
template <class Row>
Rest later_members(const Row& row) {
    Rest all;
    if constexpr (requires { row.rest; }) all = row.rest;
    each_field(Of<Row>{}, [&](std::string_view name, auto field, Limit, Need need) {
        if (need == Need::later && stands(row, field, need))
            all.push_back(Kept{std::string{name}, written(row.*field)});
    });
    std::sort(all.begin(), all.end(), [](const Kept& a, const Kept& b) { return a.name < b.name; });
    return all;
}

template <class Row>
void write_fields(Writer& out, const Row& row) {
    bool later = keeps_something(row);
    each_field(Of<Row>{}, [&](std::string_view name, auto field, Limit, Need need) {
        if (!stands(row, field, need)) return;
        if (need == Need::later) {
            later = true;
            return;
        }
        out.name(name);
        write(out, row.*field);
    });
    if (!later) return;
    for (const Kept& kept : later_members(row)) {
        out.name(kept.name);
        out.raw(kept.json);
    }
}

template <class Row>
void write(Writer& out, const Row& row) {
    out.open_object();
    write_fields(out, row);
    out.close_object();
}

}  // namespace model::json
