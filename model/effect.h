// Everything a board asks of the world around it: somebody else sends, keeps and fetches. It must never know who does it,
// nor wait for what comes of it: that comes back as a message.
#pragma once

#include "model/entry.h"
#include "model/record/command.h"
#include "model/record/gauges.h"
#include "model/record/news.h"
#include "model/record/record.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace model {

struct SendCommand {
    std::string key;
    Command command;
    bool as_new = true;  // names that nobody has heard of are meant: whoever sat there was asked
};
struct SaveBoard {
    std::shared_ptr<const Record> record;
    std::shared_ptr<const Gauges> gauges;
    FeedClock clock;
    std::optional<News> news = {};
};
struct ReadLog {  // events from … to, both included
    std::string epoch;
    std::uint64_t from = 1, to = 0;
};
struct SaveEntry {  // so that a crash loses nothing that was typed
    std::string text;
    EntryMode mode = EntryMode::any;
};
using Effect = std::variant<SendCommand, SaveBoard, ReadLog, SaveEntry>;

}  // namespace model
