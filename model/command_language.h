// One command language for the board's own line, `kyodo claim A7` and `kyodo do "…"`. It must never know the network.
#pragma once

#include "model/command.h"

#include <string_view>
#include <vector>

namespace model {

// "claim A7" · "release A7" · "ack A7" · "start A7" · "block A7 waiting for an expert" · "verify A7" · "done A7 result" ·
// "fail A7 result" · "cancel A7 why" · "note A7 text" · "later A7 08:40" (also +15m) · "takeover A7 NAME"; the Japanese
// verbs 引受 手放す 了解 開始 停滞 効果確認 完了 効果なし 中止 記す 延期 交代 are the same commands. Ids may be written "a7".
// Problems name the word that was not understood and the nearest that would be.
Result<Command> command_from(std::string_view line, Instant now);

// The verbs it knows with an example each, for help texts: {"claim", "引受", "claim A7"}.
struct CommandWord {
    std::string_view en;
    std::string_view ja;
    std::string_view example;
    Text meaning;
};
const std::vector<CommandWord>& command_words();

}  // namespace model
