// Logs as files that people keep. It must never change a log that exists.
// An import is made beside its place and renamed when the last line is in and checked.
#include "feed/log_files.h"

#include "feed/base/files.h"
#include "feed/log.h"
#include "feed/log/store_place.h"
#include "feed/log_mark.h"
#include "model/record/versions.h"

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>
#include <vector>

namespace feed {
namespace {

using model::Problem;
using model::Result;
using model::Trouble;

constexpr std::size_t events_a_read = 1000;
constexpr std::size_t events_a_flush = 1000;  // until the import is renamed nobody relies on any of them

Problem line_problem(std::uint64_t number, const model::Text& why) {
    const std::string place = std::to_string(number);
    return model::problem(Trouble::invalid, place + " 行目: " + why.ja + " 何も取り込んでいません。",
                          "Line " + place + ": " + why.en + " Nothing was imported.");
}

Result<StoredEvent> checked_line(model::Record& record, const std::string& line, std::uint64_t number) {
    auto event = model::parse_event(line);
    if (!event) return line_problem(number, event.problem().sentence);
    if (auto advanced = model::advance(record, *event); !advanced) {
        return line_problem(number, advanced.problem().sentence);
    }
    return StoredEvent{event->seq, model::event_json(*event), record.digest, model::version_needed(*event)};
}

void remove_unfinished(const std::string& path) {
    for (const char* ending : {"", "-wal", "-shm", ".lock"}) std::remove((path + ending).c_str());
}

Result<LogSummary> fill(const std::string& path, const std::function<bool(std::string&)>& next) {
    auto store = open_sqlite(path);
    if (!store) return store.problem();
    model::Record record;
    record.epoch = (*store)->epoch();
    std::vector<StoredEvent> together;
    const auto put = [&] {
        auto added = (*store)->append_all((*store)->last_seq(), together);
        together.clear();
        return added;
    };
    std::string line;
    for (std::uint64_t number = 1; next(line); ++number) {
        if (line.empty()) continue;
        auto checked = checked_line(record, line, number);
        if (!checked) return checked.problem();
        together.push_back(std::move(*checked));
        if (together.size() < events_a_flush) continue;
        if (auto added = put(); !added) return added.problem();
    }
    if (auto added = put(); !added) return added.problem();
    return LogSummary{record.epoch, record.seq, record.digest, (*store)->needs()};
}

}  // namespace

std::optional<model::Text> newer_than_known(const LogSummary& summary) {
    if (summary.needs <= model::record_version) return std::nullopt;
    const std::string version = std::to_string(summary.needs);
    const std::string known = std::to_string(model::record_version);
    return model::Text{"この記録は版 " + version + " です。この kyodo-feed が知るのは版 " + known +
                           " までで、知らないものはそのまま残しました。配信には新しい kyodo-feed を使ってください。",
                       "This log has version " + version + ", this kyodo-feed knows version " + known +
                           ": what it does not know was kept as it is. Serve it with a newer kyodo-feed."};
}

Result<LogSummary> verify_log(const std::string& store_path) {
    auto store = open_sqlite(store_path, StoreUse::read);
    if (!store) return store.problem();
    const int needs = (*store)->needs();
    auto log = Log::load(std::move(*store));
    if (!log) return log.problem();
    const model::Record& record = (*log)->record();
    return LogSummary{record.epoch, record.seq, record.digest, needs};
}

Result<LogSummary> export_log(const std::string& store_path, const std::function<bool(std::string_view)>& line) {
    auto store = open_sqlite(store_path, StoreUse::read);
    if (!store) return store.problem();
    LogSummary summary{(*store)->epoch(), 0, 0, (*store)->needs()};
    while (true) {
        auto events = (*store)->read(summary.events, events_a_read);
        if (!events) return events.problem();
        for (const StoredEvent& event : *events) {
            if (!line(event.json)) {
                return model::problem(Trouble::unavailable, "書き出し先に書けません。空き容量を確かめてください。",
                                      "The output cannot be written. Check free space where it goes.");
            }
            summary.events = event.seq;
            summary.digest = event.digest;
        }
        if (events->size() < events_a_read) return summary;
    }
}

Result<LogSummary> read_log(const std::string& store_path, const std::function<bool(const model::Event&)>& take) {
    std::optional<Problem> unreadable;
    const auto read = export_log(store_path, [&](std::string_view line) {
        const auto event = model::parse_event(line);
        if (!event) unreadable = event.problem();
        return event && take(*event);
    });
    if (unreadable) return *unreadable;
    return read;
}

Result<LogSummary> import_log(const std::string& store_path, const std::function<bool(std::string&)>& next) {
    if (file_exists(store_path)) {
        return model::problem(Trouble::invalid,
                              store_path + " は既にあります。別の名前を指定するか、先に移してください。",
                              store_path + " exists already. Name another file, or move that one aside first.");
    }
    const std::string unfinished = store_path + ".importing";
    remove_unfinished(unfinished);
    auto summary = fill(unfinished, next);
    if (summary && std::rename(unfinished.c_str(), store_path.c_str()) != 0) {
        summary = log_not_written(store_path, std::error_code(errno, std::generic_category()).message());
    }
    remove_unfinished(unfinished);
    sync_folder(store_path);
    return summary;
}

Result<LogSummary> keep_log(const std::string& store_path) {
    if (auto place = check_place(store_path, StoreUse::read); !place) return place.problem();
    auto store = open_sqlite(store_path);
    if (!store) return store.problem();
    const int needs = (*store)->needs();
    auto log = Log::load(std::move(*store));
    if (!log) return log.problem();
    if (auto renewed = (*log)->renew(); !renewed) return renewed.problem();
    const model::Record& record = (*log)->record();
    LogMark(mark_path(store_path), Logger(Level::warn)).note(**log);
    return LogSummary{record.epoch, record.seq, record.digest, needs};
}

}  // namespace feed
