// The last good board on disk, shown as old at the next start. It must never make old data look fresh: the age by the
// machine's wall clock comes with it. Written whole to a temporary file and renamed, so that it is never half there.
#pragma once

#include "model/effect.h"
#include "model/message.h"

#include <filesystem>
#include <string>

namespace client {

// $XDG_STATE_HOME/kyodo/board-<hash of the feed's address>.json
std::filesystem::path saved_board_path(const std::string& feed_url);

model::Result<model::Done> save_board(const std::filesystem::path& path, const model::SaveBoard& board);

// A corrupt, foreign or missing file is a problem with a sentence; the file is left as it is.
model::Result<model::SavedBoardLoaded> load_board(const std::filesystem::path& path);

}  // namespace client
