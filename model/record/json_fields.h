// The field table written as JSON text, one template for every kind of row: what goes on the wire and into the log, and
// what the hash takes of members that came later. It must never read a text (model/wire/json_codec.h) or hold a limit.
#pragma once

#include "model/record/fields.h"
#include "model/record/words.h"
#include "model/text/json_writer.h"

#include <optional>
#include <utility>
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

// What of a row came after version 1 of the record and stands: its later fields and what is kept, in one order, so that
// whoever knows a member and whoever only keeps it write and hash the same.
class LaterMembers {
public:
    void add(std::string_view name, std::string json) { members_.push_back({std::string{name}, std::move(json)}); }

    // By name, once all are there. `rest`: what the row keeps.
    Rest with(const Rest& rest);

private:
    Rest members_;
};

// What every field asks of a walk stands here and in json_fields.cpp once, and is not compiled again for every field.
using From = void (*)(Writer& out, const void* place);
void write_field(Writer& out, std::string_view name, const void* place, From write);
void add_later(LaterMembers& later, std::string_view name, const void* place, From write);
void write_kept(Writer& out, const Rest& members);

template <class T>
void write_from(Writer& out, const void* place) {
    write(out, *static_cast<const T*>(place));
}

template <class Row>
void write_fields(Writer& out, const Row& row) {
    LaterMembers later;
    each_field(Of<Row>{}, [&]<class T>(std::string_view name, T Row::*field, Limit, Need need) {
        if (!stands(row, field, need)) return;
        if (need == Need::later)
            add_later(later, name, &(row.*field), write_from<T>);
        else
            write_field(out, name, &(row.*field), write_from<T>);
    });
    if constexpr (requires { row.rest; }) write_kept(out, later.with(row.rest));
}

template <class Row>
void write(Writer& out, const Row& row) {
    out.open_object();
    write_fields(out, row);
    out.close_object();
}

}  // namespace model::json
