// The copying of a message, compiled once: done in every file that sees one, it would be half of their cost.
// It must never do more than copy.
#include "model/message.h"

namespace model {

Message::Message() = default;
Message::Message(const Message&) = default;
Message::Message(Message&&) noexcept = default;
Message& Message::operator=(const Message&) = default;
Message& Message::operator=(Message&&) noexcept = default;
Message::~Message() = default;

}  // namespace model
