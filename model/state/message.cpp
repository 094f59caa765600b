// The copying of a message, compiled once: done in every file that sees one, it would be half of their cost. And the key
// that a message is given on its way in. It must never make one up: that would be no pure function.
#include "model/message.h"

#include <utility>

namespace model {

Message::Message() = default;
Message::Message(const Message&) = default;
Message::Message(Message&&) noexcept = default;
Message& Message::operator=(const Message&) = default;
Message& Message::operator=(Message&&) noexcept = default;
Message::~Message() = default;

Message keyed(Message message, std::string key) {
    if (auto* move = std::get_if<MoveChosen>(&message)) move->key = std::move(key);
    if (auto* line = std::get_if<EntrySubmitted>(&message)) line->key = std::move(key);
    return message;
}

}  // namespace model
