// A file is lines of `name = value`, read back by the reader of settings: half a file is no file. Each board has one, by
// its process; those of boards that are gone are removed when another starts.
// It must never be written more often than once a minute: state folders lie on flash.
#include "ui/app/app_counters.h"

#include "model/text/json_writer.h"
#include "net/clock.h"
#include "ui/app/app_address.h"
#include "ui/app/app_files.h"
#include "ui/settings.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

namespace ui {
namespace {

constexpr model::Milliseconds first_after{5'000};
constexpr model::Milliseconds every{60'000};
constexpr std::string_view mark = "counters-";
constexpr std::size_t most_bytes = 4096;
constexpr std::size_t most_boards = 64;

// "counters-1234" → 1234; 0 when it is another file.
pid_t process_of(const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    pid_t process = 0;
    if (!name.starts_with(mark)) return 0;
    const auto read = std::from_chars(name.data() + mark.size(), name.data() + name.size(), process);
    return read.ec == std::errc{} && read.ptr == name.data() + name.size() ? process : 0;
}

bool is_running(pid_t process) { return ::kill(process, 0) == 0 || errno == EPERM; }

std::vector<std::filesystem::path> counter_files() {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(own_folder(), error))
        if (process_of(entry.path()) > 0) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::int64_t resident_bytes() {
    std::ifstream file("/proc/self/statm");
    std::int64_t whole = 0;
    std::int64_t resident = 0;
    file >> whole >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

class Lines {
public:
    void add(std::string_view name, std::int64_t value) { line(name, std::to_string(value)); }
    void add(std::string_view name, const std::string& value) { line(name, '"' + value + '"'); }
    std::string take() { return std::move(text_); }

private:
    void line(std::string_view name, const std::string& value) { text_ += std::string(name) + " = " + value + "\n"; }
    std::string text_;
};

bool is_number(const std::string& text) {
    return !text.empty() && text.size() <= 18 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void put_board(model::json::Writer& out, const std::vector<Setting>& counters, bool running) {
    out.open_object();
    out.name("running");
    out.boolean(running);
    for (const Setting& counter : counters) {
        std::string name = counter.name;
        std::replace(name.begin(), name.end(), '-', '_');
        out.name(name);
        if (is_number(counter.value))
            out.number(std::int64_t{std::stoll(counter.value)});
        else
            out.text(counter.value);
    }
    out.close_object();
}

}  // namespace

Counters::Counters()
    : path_(own_folder() / (std::string(mark) + std::to_string(::getpid()))), due_(net::now_tick() + first_after) {
    std::error_code ignored;
    for (const std::filesystem::path& file : counter_files())
        if (!is_running(process_of(file))) std::filesystem::remove(file, ignored);
}

void Counters::note(const model::Message& message) {
    polls_good_ += std::holds_alternative<model::FeedConfirmed>(message) ? 1 : 0;
    polls_failed_ += std::holds_alternative<model::FeedFailed>(message) ? 1 : 0;
    accepted_ += std::holds_alternative<model::CommandAccepted>(message) ? 1 : 0;
    refused_ += std::holds_alternative<model::CommandRefused>(message) ? 1 : 0;
    unsure_ += std::holds_alternative<model::CommandUnsure>(message) ? 1 : 0;
}

void Counters::write(const Figures& figures, const Surroundings& now, model::Tick tick, bool ended) {
    due_ = tick + every;
    Lines lines;
    lines.add("process", std::int64_t{::getpid()});
    lines.add("written-at", model::rfc3339(net::now_instant()));
    lines.add("state", std::string(ended ? "ended" : "running"));
    lines.add("view", now.view);
    lines.add("uptime-seconds", ms_since_exec().value_or(0) / 1000);
    lines.add("first-frame-ms", figures.first_frame_ms());
    lines.add("frames", figures.frames());
    lines.add("polls-good", polls_good_);
    lines.add("polls-failed", polls_failed_);
    lines.add("bytes-received", static_cast<std::int64_t>(now.bytes));
    lines.add("connections-opened", static_cast<std::int64_t>(now.connections));
    lines.add("commands-sent", sent_);
    lines.add("commands-accepted", accepted_);
    lines.add("commands-refused", refused_);
    lines.add("commands-unsure", unsure_);
    lines.add("windows-reopened", reopened_);
    lines.add("resident-bytes", resident_bytes());
    lines.add("glyph-atlas-bytes", now.atlas_bytes);
    lines.add("kept-awake-by", now.awake);
    lines.add("monitor", now.monitor);
    if (now.confirmed_ago) lines.add("confirmed-ms-ago", now.confirmed_ago->count());
    const model::Result<model::Done> written = write_own(path_, lines.take());
    if (!written && !std::exchange(said_, true)) say_problem(written.problem().sentence);
}

std::string with_counters(std::string board_json, bool answered, model::Milliseconds took) {
    model::json::Writer request;
    request.open_object();
    request.name("answered");
    request.boolean(answered);
    request.name("milliseconds");
    request.number(std::int64_t{took.count()});
    request.close_object();
    model::json::Writer boards;
    boards.open_list();
    std::size_t count = 0;
    for (const std::filesystem::path& file : counter_files()) {
        const model::Result<std::string> text = read_small(file, most_bytes);
        if (!text || ++count > most_boards) continue;
        const model::Result<std::vector<Setting>> counters = parse_settings(file.string(), *text);
        if (counters) put_board(boards, *counters, is_running(process_of(file)));
    }
    boards.close_list();
    board_json.pop_back();
    return board_json + ",\"request\":" + request.take() + ",\"boards\":" + boards.take() + "}";
}

}  // namespace ui
