// Logs as files that people keep. It must never change what a log says.
// An import is made beside its place and renamed when the last line is in and checked.
#include "feed/log_files.h"

#include "feed/base/files.h"
#include "feed/log.h"
#include "feed/log/export_line.h"
#include "feed/log/place_watch.h"
#include "feed/log/store_place.h"
#include "feed/log/store_sqlite_copy.h"
#include "feed/log/store_sqlite_open.h"
#include "feed/log_mark.h"
#include "model/record/versions.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <set>
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
    auto key = key_in(line);
    if (!key) return line_problem(number, key.problem().sentence);
    return StoredEvent{event->seq,     model::event_json(*event), record.digest, model::version_needed(*event), {},
                       std::move(*key)};
}

Problem key_twice(std::uint64_t number) {
    return line_problem(number, {"同じ Idempotency-Key が二度あります。", "its Idempotency-Key came before."});
}

void remove_unfinished(const std::string& path) {
    for (const char* ending : {"", "-wal", "-shm", ".lock"}) std::remove((path + ending).c_str());
}

Result<LogSummary> fill(const std::string& path, const std::function<bool(std::string&)>& next) {
    auto store = open_sqlite(path);
    if (!store) return store.problem();
    model::Record record;
    record.epoch = (*store)->epoch();
    Head head;
    std::vector<StoredEvent> together;
    const auto put = [&] {
        auto added = (*store)->append_all((*store)->last_seq(), together);
        together.clear();
        return added;
    };
    std::string line;
    std::set<std::string> keys;
    for (std::uint64_t number = 1; next(line); ++number) {
        if (line.empty()) continue;
        auto checked = checked_line(record, line, number);
        if (!checked) return checked.problem();
        if (checked->key && !keys.insert(checked->key->hash).second) return key_twice(number);
        head = head_after(head, line_hash(checked->json));
        together.push_back(std::move(*checked));
        if (together.size() < events_a_flush) continue;
        if (auto added = put(); !added) return added.problem();
    }
    if (auto added = put(); !added) return added.problem();
    return LogSummary{record.epoch, record.seq, record.digest, (*store)->needs(), head, false, std::nullopt};
}

LogSummary summary_of(const Log& log, int needs) {
    const model::Record& record = log.record();
    return {record.epoch, record.seq, record.digest, needs, log.head(), !log.chained(), log.doubt()};
}

Problem not_as_expected(const Head& expected, std::uint64_t last) {
    const std::string at = std::to_string(expected.seq);
    if (last < expected.seq) {
        const std::string ends = std::to_string(last);
        return model::problem(Trouble::corrupt,
                              "記録は " + ends + " 番で終わっています。" + at + " 番までの出来事が欠けています。",
                              "The log ends at event " + ends + ": the events up to " + at + " are missing.");
    }
    return model::problem(
        Trouble::corrupt,
        "記録の " + at + " 番までは、その控えのときのものと違います(別の記録か、書き換えられています)。",
        "Up to event " + at + " the log is not the one that had this head: it is another log, or was changed.");
}

// The link at that event, counted anew: one of the old kind stores none.
Result<model::Done> check_head(Store& store, const Head& expected) {
    Head reached;
    while (reached.seq < expected.seq) {
        const auto events = store.read(reached.seq, events_a_read);
        if (!events) return events.problem();
        if (events->empty()) return not_as_expected(expected, reached.seq);
        for (const StoredEvent& event : *events) {
            if (reached.seq < expected.seq) reached = head_after(reached, line_hash(event.json));
        }
    }
    if (reached != expected) return not_as_expected(expected, reached.seq);
    return model::Done{};
}

Result<LogSummary> verified(const std::string& path, const std::optional<Head>& expected) {
    auto store = open_sqlite(path, StoreUse::read);
    if (!store) return store.problem();
    if (expected)
        if (auto as_expected = check_head(**store, *expected); !as_expected) return as_expected.problem();
    const int needs = (*store)->needs();
    auto log = Log::load(std::move(*store));
    if (!log) return log.problem();
    if ((*log)->doubt()) return *(*log)->doubt();
    return summary_of(**log, needs);
}

Problem exists_already(const std::string& path) {
    return model::problem(Trouble::invalid, path + " は既にあります。別の名前を指定するか、先に移してください。",
                          path + " exists already. Name another file, or move that one aside first.");
}

// Never over a file that came meanwhile, where the file system knows links.
Result<model::Done> put_in_place(const std::string& from, const std::string& to) {
    if (::link(from.c_str(), to.c_str()) == 0) return model::Done{};
    if (errno == EEXIST) return exists_already(to);
    if (std::rename(from.c_str(), to.c_str()) == 0) return model::Done{};
    return log_not_written(to, std::error_code(errno, std::generic_category()).message());
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

// A server that begins while a log is read that nobody had open changes it under the reader: then it is read once more.
Result<LogSummary> verify_log(const std::string& store_path, const std::optional<Head>& expected) {
    const bool alone = !look_at(wal_of(store_path));
    auto summary = verified(store_path, expected);
    if (!summary && alone && look_at(wal_of(store_path))) return verified(store_path, expected);
    return summary;
}

Result<LogSummary> back_up(const std::string& store_path, const std::string& to) {
    if (auto place = check_place(store_path, StoreUse::read); !place) return place.problem();
    if (file_exists(to)) return exists_already(to);
    const auto source = open_sqlite(store_path, StoreUse::read);
    if (!source) return source.problem();
    if ((*source)->doubt()) return *(*source)->doubt();
    const std::string unfinished = to + ".unfinished";
    Result<LogSummary> summary = LogSummary{};
    if (auto copied = copy_file_of(store_path, unfinished); !copied)
        summary = copied.problem();
    else
        summary = verified(unfinished, std::nullopt);
    if (summary)
        if (auto put = put_in_place(unfinished, to); !put) summary = put.problem();
    remove_unfinished(unfinished);
    std::remove((unfinished + "-journal").c_str());
    if (summary) sync_folder(to);
    return summary;
}

Result<LogSummary> upgrade_log(const std::string& store_path) {
    const auto before = verify_log(store_path);
    if (!before) return before;
    if (before->old_kind)
        if (auto rewritten = upgrade_file(store_path); !rewritten) return rewritten.problem();
    return verify_log(store_path);
}

Result<LogSummary> export_log(const std::string& store_path, const std::function<bool(std::string_view)>& line) {
    auto store = open_sqlite(store_path, StoreUse::read);
    if (!store) return store.problem();
    LogSummary summary{(*store)->epoch(), 0, 0, (*store)->needs(), {}, !(*store)->chained(), (*store)->doubt()};
    const auto keys = (*store)->keys();
    if (!keys) return keys.problem();
    while (true) {
        auto events = (*store)->read(summary.events, events_a_read);
        if (!events) return events.problem();
        for (const StoredEvent& event : *events) {
            const auto key = keys->find(event.seq);
            if (!line(key == keys->end() ? event.json : with_key(event.json, key->second))) {
                return model::problem(Trouble::unavailable, "書き出し先に書けません。空き容量を確かめてください。",
                                      "The output cannot be written. Check free space where it goes.");
            }
            summary.events = event.seq;
            summary.digest = event.digest;
            summary.head = head_after(summary.head, line_hash(event.json));
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
    if (file_exists(store_path)) return exists_already(store_path);
    const std::string unfinished = store_path + ".importing";
    remove_unfinished(unfinished);
    auto summary = fill(unfinished, next);
    // What is closed whole leaves no -wal: one that is left has what did not fit into the file.
    if (summary && look_at(wal_of(unfinished))) summary = log_not_written(store_path, "not all of it");
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
    LogMark mark(mark_path(store_path), Logger(Level::warn));
    mark.compare(**log);  // what was served under the epoch before stays known
    mark.note(**log);
    return summary_of(**log, needs);
}

}  // namespace feed
