// The log is read whole before a word is written; a log that cannot be read is a sentence and no document.
// It must never leave half a document behind under the name that was asked for.
#include "ui/app/app_report.h"

#include "client/log_reader.h"
#include "client/sender.h"
#include "model/report.h"
#include "model/wire/wire.h"
#include "ui/app/app_address.h"
#include "ui/app/app_log_file.h"
#include "ui/app/app_print.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <future>

namespace ui {
namespace {

model::Problem about(const std::string& what, const model::Text& why) {
    return model::problem(model::Trouble::invalid, what + " から報告を作れません。" + why.ja,
                          "No report can be made of " + what + ". " + why.en);
}

model::Result<model::Replay> log_from_file(const std::string& name) {
    const auto lines = log_bytes(name);
    if (!lines) return about(name, lines.problem().sentence);
    auto log = model::replay_of(*lines);
    if (!log) return about(name, log.problem().sentence);
    return log;
}

// The reader answers once, from its own thread.
model::Result<model::Replay> log_of_feed(const Options& options) {
    const model::Result<net::FeedAddress> address = feed_address_from(options);
    if (!address) return address.problem();
    const model::Result<model::Snapshot> snapshot = client::fetch_snapshot(*address);
    if (!snapshot) return snapshot.problem();
    std::promise<model::Message> told;
    std::future<model::Message> answer = told.get_future();
    client::LogReader reader(*address, [&told](model::Message message) { told.set_value(std::move(message)); });
    reader.read({snapshot->record.epoch, 1, snapshot->record.seq});
    const model::Message message = answer.get();
    if (const auto* failed = std::get_if<model::LogFailed>(&message)) return failed->problem;
    std::string lines;
    for (const auto& event : std::get<model::LogRead>(message).events) lines += model::event_json(*event) + "\n";
    auto log = model::replay_of(lines);
    if (!log) return about(*options.feed, log.problem().sentence);
    return log;
}

// Beside the file that was asked for first, then in its place.
model::Result<model::Done> write_whole(const std::string& name, const std::string& document) {
    std::error_code unknown;
    const auto there = std::filesystem::status(name, unknown).type();
    if (there != std::filesystem::file_type::not_found && there != std::filesystem::file_type::regular)
        return model::problem(model::Trouble::invalid,
                              name + " は普通のファイルではありません。別の名前を指定するか、--out を外してください。",
                              name + " is no ordinary file. Name another with --out, or leave it out to print.");
    const std::string beside = name + ".part";
    std::ofstream file(beside, std::ios::binary);
    file << document;
    file.close();
    std::error_code trouble;
    if (file) std::filesystem::rename(beside, name, trouble);
    if (file && !trouble) return model::Done{};
    const std::string why = trouble ? trouble.message() : std::strerror(errno);
    std::filesystem::remove(beside, trouble);
    return model::problem(model::Trouble::invalid, name + " に書けません(" + why + ")。別の場所を指定してください。",
                          name + " cannot be written (" + why + "). Name another place with --out.");
}

}  // namespace

int write_report(const Options& options) {
    const auto log = options.log.empty() ? log_of_feed(options) : log_from_file(options.log);
    if (!log) {
        say_problem(log.problem().sentence);
        return exit_could_not;
    }
    const model::Report report = model::report_of(*log, options.language);
    const std::string document = options.html ? model::report_html(report) : model::report_markdown(report);
    if (options.out.empty()) return printed(document, exit_fine);
    const auto written = write_whole(options.out, document);
    if (!written) say_problem(written.problem().sentence);
    return written ? exit_fine : exit_could_not;
}

}  // namespace ui
