// Commands as JSON: {"type":"claim_action","action":"A7"}. Which fields there are: model/record/fields_command.h.
// It must never know whether a command is possible now.
#include "model/record/fields_command.h"
#include "model/text/nearest.h"
#include "model/text/text.h"
#include "model/wire/json_tagged.h"
#include "model/wire/wire.h"

namespace model {

namespace json {

namespace {

constexpr auto word_of = []<class Row>(std::type_identity<Row>) { return command_type<Row>; };

MaybeFault no_such_type(const Object&, const std::string& word) {
    const std::string shown = clipped(without_controls(word), 40);
    const std::string near{nearest(word, words_of_kinds<Command>(word_of))};
    Fault unknown = fault("「" + shown + "」という指示はありません。", "there is no command \"" + shown + "\".");
    if (!near.empty()) {
        unknown.why.ja += "近いのは " + near + " です。";
        unknown.why.en += " The nearest is " + near + ".";
    }
    return std::move(unknown).within(type_member);
}

}  // namespace

MaybeFault read(Node& node, Command& command) { return read_tagged(node, command, word_of, no_such_type); }

void write(Writer& out, const Command& command) {
    std::visit([&]<class Row>(const Row& row) { write_tagged(out, command_type<Row>, row); }, command);
}

}  // namespace json

Result<Command> parse_command(std::string_view bytes) { return json::parsed<Command>(bytes, most_command_bytes); }

std::string command_json(const Command& command) { return json::written(command); }

std::string command_json_as_new(const Command& command) {
    std::string said = json::written(command);
    said.pop_back();
    return said + ",\"new\":true}";
}

bool says_new(std::string_view bytes) {
    const auto tree = json::tree_from(bytes, most_command_bytes);
    const auto* object = tree ? tree->as<json::Object>() : nullptr;
    std::size_t hint = 0;
    const json::Node* said = object ? json::member(*object, "new", hint) : nullptr;
    const bool* value = said ? said->as<bool>() : nullptr;
    return value && *value;
}

std::string_view command_name(const Command& command) {
    return std::visit([]<class Row>(const Row&) { return command_type<Row>; }, command);
}

}  // namespace model
