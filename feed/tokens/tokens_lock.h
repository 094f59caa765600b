// One change of a token file at a time, whoever makes it. It must never know what is in the file.
#pragma once

#include "feed/base/lock.h"
#include "model/text/result.h"

#include <chrono>
#include <string>

namespace feed {

// A token file by its real name, and the right to replace it while this lives: its readers need none.
struct TokensHeld {
    std::string path;
    Lock lock;
};

// Waits for whoever changes it now, at most `limit`. The lock is FILE.lock beside the real file, mode 0600; it stays there
// and is empty, for removing it would let two hold one. A problem names the lock file: a folder that is missing or
// read-only, a symbolic link in its place, another process that holds on to it. Any thread.
model::Result<TokensHeld> hold_tokens(const std::string& path,
                                      std::chrono::milliseconds limit = std::chrono::seconds(10));

}  // namespace feed
