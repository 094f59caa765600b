// Entities and events as JSON. Which fields there are: model/record/fields.h. It must never know a snapshot or a command,
// and never refuse a kind because it does not know it.
#include "model/wire/json_tagged.h"
#include "model/wire/wire.h"

namespace model {

namespace json {

namespace {

constexpr auto word_of = []<class Row>(std::type_identity<Row>) { return entity_type<Row>; };

bool is_type(std::string_view name) { return name == type_member; }

// A copy: the member stays among what is kept. Empty when it is not there.
MaybeFault read_copy(const Object& object, std::string_view name, std::string& text) {
    std::size_t hint = 0;
    const Node* said = member(object, name, hint);
    Node copy = said ? *said : Node{std::string{}};
    auto found = read(copy, text);
    return found ? MaybeFault{std::move(*found).within(name)} : std::nullopt;
}

MaybeFault read_other(const Object& object, std::string word, Other& other) {
    std::string id;
    if (auto found = read_copy(object, "id", id)) return found;
    if (auto found = read_copy(object, "only", other.only)) return found;
    other.id.text = word + "/" + id;
    other.type = std::move(word);
    return keep_rest(object, is_type, other.rest);
}

}  // namespace

MaybeFault read(Node& node, Entity& entity) {
    return read_tagged(node, entity, word_of, [&](const Object& object, std::string word) {
        return read_other(object, std::move(word), entity.emplace<Other>());
    });
}

void write(Writer& out, const Entity& entity) {
    std::visit([&](const auto& row) { write_tagged(out, type_of(row), row); }, entity);
}

}  // namespace json

Result<Event> parse_event(std::string_view bytes) { return json::parsed<Event>(bytes, most_feed_bytes); }

std::string event_json(const Event& event) { return json::written(event); }

}  // namespace model
