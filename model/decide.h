// May this command happen now, and what is the event? The one place where the state machines live. It must never know
// a clock, a token's secret or a socket: who and when are arguments.
// Refused is only what would corrupt the record; what is poor practice but true is taken and warned about
// (warnings.h): in an emergency the board must never refuse the truth.
#pragma once

#include "model/record/command.h"
#include "model/record/event.h"
#include "model/record/permission.h"

#include <string>

namespace model {

// Who asks. For claim and release the owner is `who`.
struct Actor {
    std::string who;
    std::string org;
    std::string via;
    Permission permission = Permission::responder;
};

// The event that makes the command true in `record`, with seq = record.seq + 1, or the problem that says what would
// work. Ids that the command leaves empty where it creates something are chosen ("A15"). Texts, ids, counts and limits
// are checked here for commands made inside the process as well as for parsed ones.
Result<Event> decide(const Record& record, const Command& command, const Actor& actor, Instant now);

// The same where organisations keep items to themselves (audience.h): judged by what the actor's organisation has `seen`,
// so that what others keep is answered as what is not there; `whole` only keeps ids apart. Both stand at the same seq.
Result<Event> decide(const Record& whole, const Record& seen, const Command& command, const Actor& actor, Instant now);

}  // namespace model
