// Entities and events as JSON. Which fields there are: model/record/fields.h. It must never know a snapshot or a command.
#include "model/text/text.h"
#include "model/wire/json_tagged.h"
#include "model/wire/wire.h"

namespace model {

namespace json {

namespace {

constexpr auto word_of = []<class Row>(std::type_identity<Row>) { return entity_type<Row>; };

Fault no_such_type(const std::string& word) {
    const std::string shown = clipped(without_controls(word), 40);
    return fault("「" + shown + "」という種類はありません。", "there is no type \"" + shown + "\".");
}

}  // namespace

MaybeFault read(Node& node, Entity& entity) { return read_tagged(node, entity, word_of, no_such_type); }

void write(Writer& out, const Entity& entity) { write_tagged(out, entity, word_of); }

}  // namespace json

Result<Event> parse_event(std::string_view bytes) { return json::parsed<Event>(bytes, most_feed_bytes); }

std::string event_json(const Event& event) { return json::written(event); }

}  // namespace model
