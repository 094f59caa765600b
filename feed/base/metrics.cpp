// The feed's counters as text. It must never count per token or person.
#include "feed/base/metrics.h"

#include "feed/base/logger.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace feed {
namespace {

std::string decimal(double number) {
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} ? std::string(text.data(), end) : "0";
}

// What a figure is called, of which kind it is, and what it says.
struct Figure {
    std::string_view name, kind, help;
};

void put_head(std::string& text, const Figure& figure) {
    text.append("# HELP ").append(figure.name).append(" ").append(figure.help);
    text.append("\n# TYPE ").append(figure.name).append(" ").append(figure.kind).append("\n");
}

void put_line(std::string& text, std::string_view name, const std::string& label, const std::string& value) {
    text.append(name);
    if (!label.empty()) text.append("{").append(label).append("}");
    text.append(" ").append(value).append("\n");
}

void put(std::string& text, const Figure& figure, std::uint64_t value) {
    put_head(text, figure);
    put_line(text, figure.name, {}, std::to_string(value));
}

void put_answers(std::string& text, const Metrics& metrics) {
    put_head(text, {"kyodo_feed_answers_total", "counter", "HTTP answers by status."});
    for (const auto& [status, count] : metrics.answers)
        put_line(text, "kyodo_feed_answers_total", "status=\"" + std::to_string(status) + "\"", std::to_string(count));
    put_head(text, {"kyodo_feed_refusals_total", "counter", "Answers that refused, by the type of the problem."});
    for (const auto& [type, count] : metrics.refusals)
        put_line(text, "kyodo_feed_refusals_total", "type=\"" + escaped(type) + "\"", std::to_string(count));
    put_head(text, {"kyodo_feed_answer_seconds", "histogram",
                    "From a whole request, or from waking a parked one, to its answer."});
    for (const auto& [route, times] : metrics.answer_times)
        times.put(text, "kyodo_feed_answer_seconds", "route=\"" + std::string(route) + "\"");
}

void put_log(std::string& text, const Metrics& metrics, const LogFigures& log) {
    put(text, {"kyodo_feed_events_total", "counter", "Events in the log."}, log.seq);
    put(text, {"kyodo_feed_log_writable", "gauge", "0 after a write that failed, until one works."},
        log.writable ? 1 : 0);
    put(text,
        {"kyodo_feed_log_behind", "gauge", "1 while the log is behind what boards know and commands are refused."},
        log.held ? 1 : 0);
    put(text,
        {"kyodo_feed_log_displaced", "gauge",
         "1 while the log's file was moved, replaced or written over and commands are refused."},
        log.displaced ? 1 : 0);
    put_head(text, {"kyodo_feed_log_head_info", "gauge", "The head of the log, for kyodo-feed verify --expect."});
    put_line(text, "kyodo_feed_log_head_info", "head=\"" + escaped(log.head) + "\"", "1");
    put(text, {"kyodo_feed_store_failures_total", "counter", "Writes that the store could not do."},
        metrics.store_failures);
    put_head(text, {"kyodo_feed_append_seconds", "histogram", "One event written and flushed to the disk."});
    metrics.append_times.put(text, "kyodo_feed_append_seconds", {});
}

void put_connections(std::string& text, const Metrics& metrics) {
    put(text, {"kyodo_feed_connections", "gauge", "Open connections."}, metrics.connections);
    put(text, {"kyodo_feed_connections_refused_total", "counter", "Connections beyond the limit, answered 503."},
        metrics.connections_refused);
    put(text,
        {"kyodo_feed_connections_displaced_total", "counter",
         "Connections without a whole request, closed at the limit to make room."},
        metrics.connections_displaced);
}

void put_sources(std::string& text, const model::Gauges& gauges) {
    const auto each = [&](std::string_view name, std::string_view help, const auto& value) {
        put_head(text, {name, "gauge", help});
        for (const model::Source& source : gauges.sources)
            put_line(text, name, "source=\"" + escaped(source.name) + "\"", value(source));
    };
    each("kyodo_feed_source_up", "1 when the source answered lately.", [](const model::Source& source) {
        const bool answers =
            source.health == model::SourceHealth::good || source.health == model::SourceHealth::settling;
        return std::string(answers ? "1" : "0");
    });
    each("kyodo_feed_source_confirmed_timestamp_seconds", "When the source last answered wholly; 0 for never.",
         [](const model::Source& source) {
             return std::to_string(source.confirmed_at ? source.confirmed_at->ms / 1000 : 0);
         });
    each("kyodo_feed_alerts", "Alerts a source holds.",
         [](const model::Source& source) { return std::to_string(source.received); });
}

}  // namespace

void Histogram::observe(std::chrono::nanoseconds took) {
    const double seconds = std::chrono::duration<double>(took).count();
    const auto bucket = std::lower_bound(bounds.begin(), bounds.end(), seconds) - bounds.begin();
    ++counts_[static_cast<std::size_t>(bucket)];
    sum_ += seconds;
}

void Histogram::put(std::string& text, std::string_view name, const std::string& label) const {
    const std::string before = label.empty() ? "" : label + ",";
    const std::string full(name);
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        count += counts_[i];
        const std::string bound = i < bounds.size() ? decimal(bounds[i]) : "+Inf";
        put_line(text, full + "_bucket", before + "le=\"" + bound + "\"", std::to_string(count));
    }
    put_line(text, full + "_sum", label, decimal(sum_));
    put_line(text, full + "_count", label, std::to_string(count));
}

std::string metrics_text(const Metrics& metrics, const LogFigures& log, const model::Gauges& gauges) {
    std::string text;
    put_log(text, metrics, log);
    put(text,
        {"kyodo_feed_confirmations_total", "counter",
         "Answers that told a board that what it shows is true now: nobody watches while it stands still."},
        metrics.confirmations);
    put(text, {"kyodo_feed_parked_polls", "gauge", "Polls waiting for something new."}, metrics.parked);
    put(text, {"kyodo_feed_commands_accepted_total", "counter", "Commands accepted."}, metrics.commands_accepted);
    put(text, {"kyodo_feed_commands_refused_total", "counter", "Commands refused."}, metrics.commands_refused);
    put(text, {"kyodo_feed_failed_tokens_total", "counter", "Wrong tokens."}, metrics.failed_tokens);
    put_answers(text, metrics);
    put_connections(text, metrics);
    put_sources(text, gauges);
    return text;
}

}  // namespace feed
