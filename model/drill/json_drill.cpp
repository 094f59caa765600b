// One drill's result as a line of JSON, and back. A line is taken whole or not at all.
// It must never trust a line: the file lies where anybody may write.
#include "model/drill_results.h"
#include "model/text/text.h"
#include "model/wire/json_codec.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace model {

template <class V>
void each_field(Of<DrillLine>, V&& visit) {
    visit("question", &DrillLine::question, limit::none, Need::needed);
    visit("right", &DrillLine::right, limit::none, Need::needed);
    visit("answered", &DrillLine::answered, limit::none, Need::needed);
    visit("ms", &DrillLine::ms, limit::none, Need::needed);
}

template <class V>
void each_field(Of<DrillResult>, V&& visit) {
    visit("at", &DrillResult::at, limit::none, Need::needed);
    visit("log", &DrillResult::log, limit::none, Need::needed);
    visit("seed", &DrillResult::seed, limit::none, Need::needed);
    visit("questions", &DrillResult::questions, limit::none, Need::needed);
}

namespace {

constexpr std::size_t most_line_bytes = 4096;
constexpr std::array<std::string_view, drill_kinds> words = {"stopped",   "decision", "commander", "help",
                                                             "forbidden", "doubtful", "age",       "report"};

bool is_sound(const DrillResult& result) {
    const auto known = [](const DrillLine& line) {
        return std::find(words.begin(), words.end(), line.question) != words.end() &&
               line.ms <= static_cast<std::uint64_t>(drill_time_to_answer.count()) && (line.answered || !line.right);
    };
    return !result.questions.empty() && result.questions.size() <= drill_kinds && parse_instant(result.at) &&
           std::all_of(result.questions.begin(), result.questions.end(), known);
}

}  // namespace

std::string_view wire_word(DrillKind kind) { return words[static_cast<std::size_t>(kind)]; }

std::string log_mark(const Replay& log) {
    Record record = *log.stops.back();
    while (record.seq < log.events.size() && advance(record, *log.events[static_cast<std::size_t>(record.seq)])) {
    }
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%016llx-%zu", static_cast<unsigned long long>(record.digest),
                  log.events.size());
    return text.data();
}

DrillResult result_of(const Drill& drill, const std::string& at) {
    DrillResult result{at, log_mark(drill.log), drill.seed, {}};
    for (const DrillGiven& given : drill.given)
        result.questions.push_back({std::string(wire_word(given.kind)), given.right, given.chosen.has_value(),
                                    static_cast<std::uint64_t>(given.took.count())});
    return result;
}

std::string result_json(const DrillResult& result) { return json::written(result); }

DrillResults parse_results(std::string_view lines) {
    DrillResults all;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        if (line.empty()) continue;
        auto tree = json::tree_from(line, most_line_bytes);
        DrillResult result;
        const bool read = tree && !json::read(*tree, result) && is_sound(result);
        if (read)
            all.read.push_back(std::move(result));
        else
            ++all.damaged;
    }
    return all;
}

std::vector<DrillResult> results_of(const DrillResults& all, const std::string& log) {
    std::vector<DrillResult> found;
    std::copy_if(all.read.begin(), all.read.end(), std::back_inserter(found),
                 [&](const DrillResult& result) { return result.log == log; });
    return found;
}

std::size_t right_of(const DrillResult& result) {
    return static_cast<std::size_t>(std::count_if(result.questions.begin(), result.questions.end(),
                                                  [](const DrillLine& line) { return line.right; }));
}

}  // namespace model
