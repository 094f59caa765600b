// One line of the built-in incident: {"at", "note", "commands": [{"who", "org", "permission", "command": {…}}], "groups",
// "silent"}. A command in it is exactly what would be posted. It must never know what the commands do.
#include "model/wire/json_codec.h"
#include "model/wire/wire.h"

#include <algorithm>
#include <array>
#include <utility>

namespace model {

template <class V>
void each_field(Of<DemoStep>, V&& visit) {
    visit("at", &DemoStep::at, limit::none, Need::needed);
    visit("note", &DemoStep::note, limit::sentence, Need::needed);
    visit("commands", &DemoStep::commands, limit::commands, Need::optional);
    visit("groups", &DemoStep::groups, limit::groups, Need::optional);
    visit("silent", &DemoStep::silent, limit::none, Need::optional);
}

namespace {

constexpr std::array<std::pair<std::string_view, Permission>, 5> permissions{{
    {"viewer", Permission::viewer},
    {"responder", Permission::responder},
    {"commander", Permission::commander},
    {"admin", Permission::admin},
    {"source", Permission::source},
}};

}  // namespace

namespace json {
namespace {

MaybeFault read_permission(Node& node, Permission& permission) {
    std::string word;
    if (auto found = read(node, word)) return found;
    const auto known =
        std::find_if(permissions.begin(), permissions.end(), [&](const auto& named) { return named.first == word; });
    if (known == permissions.end()) {
        return fault("viewer, responder, commander, admin, source のどれかにしてください。",
                     "write viewer, responder, commander, admin or source.");
    }
    permission = known->second;
    return std::nullopt;
}

template <class Value, class Read>
MaybeFault read_member(Object& object, std::string_view name, Value& value, Read read_value) {
    std::size_t hint = 0;
    Node* said = member(object, name, hint);
    auto found = said ? read_value(*said, value) : MaybeFault{missing_member()};
    return found ? MaybeFault{std::move(*found).within(name)} : std::nullopt;
}

}  // namespace

MaybeFault read(Node& node, DemoCommand& said) {
    Object* object = node.as<Object>();
    if (!object) return not_an_object();
    const auto any = [](Node& from, auto& value) { return read(from, value); };
    if (auto found = read_member(*object, "who", said.actor.who, any)) return found;
    if (auto found = read_member(*object, "org", said.actor.org, any)) return found;
    if (auto found = read_member(*object, "permission", said.actor.permission, read_permission)) return found;
    said.actor.via = "demo";
    return read_member(*object, "command", said.command, any);
}

}  // namespace json

MaybeFault check(DemoStep& step) {
    if (auto found = check(step.note, limit::sentence)) return std::move(*found).within("note");
    for (std::size_t i = 0; i < step.commands.size(); ++i) {
        if (auto found = check(step.commands[i].command)) {
            return std::move(*found).within("command").within(i).within("commands");
        }
    }
    for (std::size_t i = 0; i < step.groups.size(); ++i) {
        if (auto found = check(step.groups[i])) return std::move(*found).within(i).within("groups");
    }
    return std::nullopt;
}

Result<DemoStep> parse_demo_step(std::string_view line) { return json::parsed<DemoStep>(line, most_command_bytes); }

}  // namespace model
