// The Idempotency-Key of an event in its exported line, so that a command sent again after an import is answered with what
// happened the first time. It must never hold the key or the command, only their hashes.
// The form: a last member "idempotency:KEY:PAYLOAD" whose value is null, each 64 hex digits. Null says nothing, so every
// other reader of such a line, kyodo 0.1 among them, has the same event as without it; and no event ever stores it.
#pragma once

#include "feed/log/store.h"
#include "model/text/result.h"

#include <optional>
#include <string>

namespace feed {

// `json`: an event as it is stored.
std::string with_key(const std::string& json, const StoredKey& key);
// Nothing when the line has none; a problem when it has one that is no such member, or two.
model::Result<std::optional<StoredKey>> key_in(const std::string& line);

}  // namespace feed
