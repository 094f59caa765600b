// One line in a small file, replaced whole. It must never keep a log from being read.
#include "feed/log_mark.h"

#include "feed/base/files.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <sstream>
#include <utility>

namespace feed {
namespace {

using model::Problem;
using model::Trouble;

constexpr std::size_t most_bytes = 4096;
constexpr std::size_t most_before = 2;  // with more of them the version before this one finds the file too long
constexpr const char* form = "kyodo-mark/1";

constexpr const char* what_to_do_ja =
    "操作は受けません。この記録で続けるなら kyodo-feed keep(または統括の POST /v1/keep)で新しい記録にしてください。";
constexpr const char* what_to_do_en =
    "Commands are refused. To go on with this log, keep it under a new epoch: kyodo-feed keep, or POST /v1/keep by a "
    "commander.";

Problem other_history(std::uint64_t seq) {
    const std::string at = std::to_string(seq);
    return model::problem(Trouble::unavailable,
                          "この feed の記録は、前に配信した記録の続きではありません(" + at +
                              " 番の出来事が別のものです)。" + what_to_do_ja,
                          "This feed's log does not go on from the one it served before: event " + at +
                              " is another one. " + what_to_do_en);
}

std::string hex(std::uint64_t value) {
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(value));
    return digits.data();
}

}  // namespace

Problem behind_problem(std::uint64_t seq, std::uint64_t known) {
    const std::string at = std::to_string(seq);
    const std::string far = std::to_string(known);
    return model::problem(Trouble::unavailable,
                          "この feed の記録は " + at + " 番で終わっていますが、盤は " + far +
                              " 番まで知っています(古い控えです)。" + what_to_do_ja,
                          "This feed is behind what boards know: its log ends at event " + at + ", they know " + far +
                              ". It is an older copy. " + what_to_do_en);
}

std::string mark_line(const Mark& mark) {
    return std::string(form) + ' ' + mark.epoch + ' ' + std::to_string(mark.seq) + ' ' + hex(mark.digest) + ' ' +
           std::to_string(mark.known) + '\n';
}

std::optional<Mark> mark_from(const std::string& line) {
    std::istringstream words(line);
    std::string kind;
    std::string digest;
    Mark mark;
    if (!(words >> kind >> mark.epoch >> mark.seq >> digest >> mark.known) || kind != form) return std::nullopt;
    const auto [end, error] = std::from_chars(digest.data(), digest.data() + digest.size(), mark.digest, 16);
    if (digest.size() != 16 || error != std::errc{} || end != digest.data() + digest.size()) return std::nullopt;
    return mark;
}

std::string mark_path(const std::string& store_path) {
    std::error_code ignored;
    const std::filesystem::path real = std::filesystem::weakly_canonical(store_path, ignored);
    return (real.empty() ? store_path : real.string()) + ".mark";
}

std::optional<Problem> LogMark::compare(Log& log) {
    if (path_.empty() || !file_exists(path_)) return std::nullopt;
    const auto bytes = whole_file(path_, most_bytes);
    const auto mark = bytes ? mark_from(*bytes) : std::nullopt;
    if (!mark) {
        logger_(Level::warn, "the mark beside the log cannot be read", {{"file", path_}});
        return std::nullopt;
    }
    const std::vector<std::string> lines = lines_in(*bytes);
    for (std::size_t at = 1; at < lines.size(); ++at)
        if (const auto earlier = mark_from(lines[at])) leave_behind(*earlier);
    if (mark->epoch == log.record().epoch) {
        written_ = *mark;
        return against(*mark, log);
    }
    logger_(Level::info, "a log of another epoch than the last one served", {{"before", mark->epoch}});
    std::optional<Problem> why;
    for (const Mark& earlier : before_)
        if (!why) why = against(earlier, log);
    std::erase_if(before_, [&](const Mark& earlier) { return !why && earlier.epoch == log.record().epoch; });
    leave_behind(*mark);
    return why;
}

std::optional<Problem> LogMark::against(const Mark& mark, Log& log) {
    const model::Record& record = log.record();
    if (mark.epoch != record.epoch) return std::nullopt;
    if (mark.known > 0) return behind_problem(record.seq, mark.known);
    if (record.seq < mark.seq) return behind_problem(record.seq, mark.seq);
    const auto digest = log.digest_at(mark.seq);
    if (!digest) return digest.problem();
    if (*digest != mark.digest) return other_history(mark.seq);
    return std::nullopt;
}

void LogMark::leave_behind(const Mark& mark) {
    std::erase_if(before_, [&](const Mark& earlier) { return earlier.epoch == mark.epoch; });
    before_.push_back(mark);
    if (before_.size() > most_before) before_.erase(before_.begin());
}

void LogMark::note(const Log& log) {
    if (log.held()) return;
    const model::Record& record = log.record();
    write({record.epoch, record.seq, record.digest, 0});
}

void LogMark::note_behind(const Log& log, std::uint64_t known) {
    const model::Record& record = log.record();
    write({record.epoch, record.seq, record.digest, known});
}

void LogMark::write(const Mark& mark) {
    if (path_.empty() || written_ == mark) return;
    if (written_ && written_->epoch != mark.epoch) leave_behind(*written_);
    std::string lines = mark_line(mark);
    for (const Mark& earlier : before_)
        if (earlier.epoch != mark.epoch) lines += mark_line(earlier);
    const auto replaced = replace_file(path_, lines);
    if (replaced)
        written_ = mark;
    else if (!std::exchange(said_, true))
        logger_(Level::warn, "the mark beside the log cannot be written", {{"why", replaced.problem().sentence.en}});
}

}  // namespace feed
