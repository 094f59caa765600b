// Looks after the log that is served. It must never write into the log.
#include "feed/log_keeper.h"

#include "feed/base/files.h"
#include "feed/log/store_place.h"
#include "feed/log/store_sqlite_open.h"
#include "feed/log_mark.h"

#include <utility>

namespace feed {
namespace {

constexpr std::chrono::hours between_heads{1};

}  // namespace

std::vector<std::string> files_of_log(const std::string& store_path) {
    const std::string wal = wal_of(store_path);
    const std::string real = wal.substr(0, wal.size() - std::string_view("-wal").size());
    return {store_path,
            wal,
            real + "-shm",
            real + ".lock",
            real + ".mark",
            store_path + ".refused",
            store_path + ".refused.1"};
}

bool LogKeeper::look() {
    log_.look_at_place();
    say_head();
    const auto& why = log_.displaced();
    const bool changed = why.has_value() != std::exchange(displaced_, why.has_value());
    if (changed && why) logger_(Level::error, "log is not the file at its path", {{"why", why->sentence.en}});
    if (changed && !why) {
        logger_(Level::info, "log is at its path again");
        rescued_ = said_unable_ = false;
    }
    if (why && !rescued_) rescue();
    return changed;
}

// The first one a moment after the start.
void LogKeeper::say_head() {
    const auto now = std::chrono::steady_clock::now();
    if (said_head_ != decltype(said_head_){} && now - said_head_ < between_heads) return;
    said_head_ = now;
    logger_(Level::info, "head of the log",
            {{"epoch", log_.record().epoch},
             {"head", head_words(log_.head())},
             {"kind", log_.chained() ? "chained" : "old: run kyodo-feed upgrade"}});
}

// Whoever finds commands refused restarts the feed, and what only memory holds would be gone.
void LogKeeper::rescue() {
    const std::string to = rescue_path(path_, log_.record().seq);
    PrivateFile file(to);
    const auto first = log_.rescue([&](std::string_view line) { return file.line(line); });
    auto kept = first ? file.finish() : model::Result<model::Done>(first.problem());
    if (kept) {
        rescued_ = true;
        logger_(Level::error, "the log is rescued from memory",
                {{"file", to}, {"from", std::to_string(*first)}, {"to", std::to_string(log_.record().seq)}});
    } else if (!std::exchange(said_unable_, true)) {
        logger_(Level::error, "the log cannot be rescued yet", {{"file", to}, {"why", kept.problem().sentence.en}});
    }
}

}  // namespace feed
