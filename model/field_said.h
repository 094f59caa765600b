// One field of any command, set from what somebody said and said again from its value, by the field table of
// model/record/fields_command.h. Shared by the files of the command language. It must never know a verb.
#pragma once

#include "model/command_language.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model::language {

// A command of that wire type with nothing said. Precondition: the type exists.
Command blank_command(std::string_view type);
std::string_view type_of(const Command& command);

// What may stand in a field; `none` where the command has no such field.
enum class Meaning { none, id, name, text, word, time, number, yes_no, ids, list };
Meaning meaning_of(const Command& command, std::string_view field);

// The words an enum field takes: Japanese, English and wire, in the enum's order; empty for other fields.
struct EnumChoice {
    std::string wire;
    Text word;
};
std::vector<EnumChoice> choices_of(const Command& command, std::string_view field);

// False when `value` cannot stand there; then the command is unchanged. Lists grow by what is said.
bool set_field(Command& command, std::string_view field, std::string_view value, const Saying& saying);

bool is_set(const Command& command, std::string_view field);

// Every field that differs from a blank command, in wire order; `value` is what set_field takes.
struct FieldSaid {
    std::string field;
    std::string value;
};
std::vector<FieldSaid> fields_said(const Command& command);

// Every time in the command, those of its deadlines too, in wire order.
std::vector<Instant> times_in(const Command& command);

// Fields that may be named in a line of this command.
std::vector<std::string_view> field_names(const Command& command);

}  // namespace model::language
