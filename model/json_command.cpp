// Commands as JSON: {"type":"claim_action","action":"A7"}. Which fields there are: model/fields_command.h.
// It must never know whether a command is possible now.
#include "model/fields_command.h"
#include "model/json_codec.h"
#include "model/nearest.h"
#include "model/text.h"
#include "model/wire.h"

namespace model {

namespace json {

namespace {

template <std::size_t... I>
std::vector<std::string_view> known_types(std::index_sequence<I...>) {
    return {command_type<std::variant_alternative_t<I, Command>>...};
}

// Makes the command whose type has this word; false when there is none.
template <std::size_t I = 0>
bool choose(Command& command, std::string_view type) {
    if constexpr (I == std::variant_size_v<Command>) {
        return false;
    } else {
        using Row = std::variant_alternative_t<I, Command>;
        static_assert(!command_type<Row>.empty(), "a command without its wire word in fields_command.h");
        if (command_type<Row> != type) return choose<I + 1>(command, type);
        command.emplace<I>();
        return true;
    }
}

Fault no_such_type(const std::string& word) {
    const std::string shown = clipped(without_controls(word), 40);
    const auto known = known_types(std::make_index_sequence<std::variant_size_v<Command>>{});
    const std::string near{nearest(word, known)};
    Fault unknown = fault("「" + shown + "」という指示はありません。", "there is no command \"" + shown + "\".");
    if (!near.empty()) {
        unknown.why.ja += "近いのは " + near + " です。";
        unknown.why.en += " The nearest is " + near + ".";
    }
    return unknown;
}

}  // namespace

MaybeFault read(const Node& node, Command& command) {
    const Object* object = node.as<Object>();
    if (!object) return not_an_object();
    std::size_t hint = 0;
    const Node* type = member(*object, "type", hint);
    std::string word;
    if (auto found = type ? read(*type, word) : MaybeFault{missing_member()}) return std::move(*found).within("type");
    if (!choose(command, word)) return no_such_type(word).within("type");
    return std::visit([&](auto& row) { return read_fields(node, row); }, command);
}

void write(Writer& out, const Command& command) {
    std::visit(
        [&]<class Row>(const Row& row) {
            out.open_object();
            out.name("type");
            out.text(command_type<Row>);
            write_fields(out, row);
            out.close_object();
        },
        command);
}

}  // namespace json

Result<Command> parse_command(std::string_view bytes) { return json::parsed<Command>(bytes, most_command_bytes); }

std::string command_json(const Command& command) { return json::written(command); }

std::string_view command_name(const Command& command) {
    return std::visit([]<class Row>(const Row&) { return command_type<Row>; }, command);
}

}  // namespace model
