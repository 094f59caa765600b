// A log from a file, whole, for whatever plays or tells it: `--replay`, `--drill`, `report`, `questions`. Part of the
// composition root. It must never wait without a word, nor read without end.
#pragma once

#include "model/text/result.h"

#include <string>

namespace ui {

// The bytes of a file, or of a pipe up to its end; a pipe nobody writes to is waited for, which is said. A problem's
// sentence says why, and leaves it to the caller to say of what.
model::Result<std::string> log_bytes(const std::string& name);

}  // namespace ui
