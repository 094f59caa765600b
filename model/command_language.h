// One command language for the board's own line, `kyodo claim A7`, `kyodo do "…"` and the manual. It must never know the
// network. Every command of model/record/command.h can be said in one line:
//   VERB [ID …] [text [/ text]] [@NAME[/ORGANISATION]] [time] [ids] [=NEW-ID] [field=value …]
// Verbs and enum words are Japanese or English; a time is "08:35", "明日 15:00", "+15m" or "20分後"; a text that would be taken for one
// of the marks stands in "quotation marks"; `field` is any field of the command as on the wire.
#pragma once

#include "model/record/command.h"
#include "model/text/zone.h"

#include <string>
#include <string_view>
#include <vector>

namespace model {

// What a line may lean on. Without a record ids are taken as they are written and names are not known.
struct Saying {
    Instant now;
    const Record* record = nullptr;
    ServiceId about = {};      // the service a new action is for when none is named
    IncidentId incident = {};  // the one that is meant when none is named; empty: for the feed to say
    Zone zone = {};            // of the log; none: times are in the offset of `now`
};

// A verb with its example, for help texts: {"claim", "引受", "claim A7"}.
struct CommandWord {
    std::string_view en;
    std::string_view ja;
    std::string_view example;
    Text meaning;
};
// In the order of the manual. A verb that is said of several kinds of things stands once for each.
const std::vector<CommandWord>& command_words();

// The word that is wrong, and the nearest that would do.
struct Mistake {
    Problem problem;
    std::size_t at = 0, length = 0;  // bytes of the line; length 0: something is missing there
    std::string nearest;             // empty: nothing is near
};

// Which bytes of the line became which field; "command" is the command's own verb.
struct Taken {
    std::size_t at = 0, length = 0;
    std::string field;
};

// A line as far as it goes.
struct Reading {
    const CommandWord* word = nullptr;  // none: the verb is not understood
    Command draft;                      // what has been understood; valid when word is
    std::vector<Taken> taken;
    std::vector<std::string> missing;  // fields still to be said, wire names
    std::optional<Mistake> mistake;
    std::vector<Mistake> doubts;  // ids the record does not know: said, but for the feed to judge
    std::vector<Instant> times;   // what the times in the line were taken for

    bool complete() const { return word != nullptr && !mistake && missing.empty(); }
};
Reading reading_of(std::string_view line, const Saying& saying);

// The command, or the problem naming the word that was not understood and the nearest that would be.
Result<Command> command_from(std::string_view line, const Saying& saying);
inline Result<Command> command_from(std::string_view line, Instant now) { return command_from(line, Saying{now}); }

// The line that says `command`: command_from gives it back whole.
std::string line_of(const Command& command, Language language);

}  // namespace model
