// Entities and events as JSON. Which fields there are: model/fields.h. It must never know a snapshot or a command.
#include "model/json_codec.h"
#include "model/text.h"
#include "model/wire.h"

namespace model {

namespace json {

namespace {

// Makes the entity whose type has this word; false when there is none.
template <std::size_t I = 0>
bool choose(Entity& entity, std::string_view type) {
    if constexpr (I == std::variant_size_v<Entity>) {
        return false;
    } else {
        using Row = std::variant_alternative_t<I, Entity>;
        if (entity_type<Row> != type) return choose<I + 1>(entity, type);
        entity.emplace<I>();
        return true;
    }
}

}  // namespace

MaybeFault read(const Node& node, Entity& entity) {
    const Object* object = node.as<Object>();
    if (!object) return not_an_object();
    std::size_t hint = 0;
    const Node* type = member(*object, "type", hint);
    std::string word;
    if (auto found = type ? read(*type, word) : MaybeFault{missing_member()}) return std::move(*found).within("type");
    if (!choose(entity, word))
        return fault("「" + clipped(without_controls(word), 40) + "」という種類はありません。",
                     "there is no type \"" + clipped(without_controls(word), 40) + "\".")
            .within("type");
    return std::visit([&](auto& row) { return read_fields(node, row); }, entity);
}

void write(Writer& out, const Entity& entity) {
    std::visit(
        [&]<class Row>(const Row& row) {
            out.open_object();
            out.name("type");
            out.text(entity_type<Row>);
            write_fields(out, row);
            out.close_object();
        },
        entity);
}

}  // namespace json

Result<Event> parse_event(std::string_view bytes) { return json::parsed<Event>(bytes, most_feed_bytes); }

std::string event_json(const Event& event) { return json::written(event); }

}  // namespace model
