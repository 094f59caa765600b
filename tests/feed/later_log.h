// A log as only a later kyodo-feed could write it: with a word, members and kinds that this version does not know. What
// such a feed would do is played by this one, which serves what nothing says it may not.
// It must never hold what a later version really has.
#pragma once

#include "feed/log/store.h"

#include <string>
#include <vector>

namespace feed_test {

// An incident in an invented phase; a service in an invented state with an invented member; an action with an invented
// verb and members, in its note too; a thing of an invented kind, in an event with an invented member.
std::vector<std::string> later_lines();

// The same kind once more, for つばめ保守 only.
std::string later_private_line();

// The lines with their digests, as they lie in a store; `needs` is left as version 1 has it.
std::vector<feed::StoredEvent> stored_lines(const std::vector<std::string>& lines);

// A log of them in a fresh file. Fails the test when it cannot be made.
void write_log(const std::string& path, const std::vector<std::string>& lines);

}  // namespace feed_test
