// The row of commands.def for each type of command, to be read by type. A command cannot do without one: the kinds of
// Command are the rows. It must never know a rule of decide.
#pragma once

#include "model/record/command.h"
#include "model/record/event.h"

#include <array>
#include <string_view>

namespace model {

// Who may give a command at least; `by_case`: it depends on what it says or whom it concerns.
enum class Least { responder, commander, by_case };

// CommandRow<ClaimAction>: `word` on the wire, `least`, `About` the entity it is about and every event holds at least one of,
// `makes` the one thing it makes happen or those that may be.
template <class Kind>
struct CommandRow;

#define KYODO_COMMAND(Kind, word_, least_, About_, ...) \
    template <>                                         \
    struct CommandRow<Kind> {                           \
        static constexpr std::string_view word = word_; \
        static constexpr Least least = Least::least_;   \
        using About = About_;                           \
        static constexpr auto makes = [] {              \
            using enum Happening;                       \
            return std::to_array({__VA_ARGS__});        \
        }();                                            \
    };
#include "model/record/commands.def"

// The wire word of a command's type, "claim_action".
template <class Kind>
inline constexpr std::string_view command_type = CommandRow<Kind>::word;

}  // namespace model
