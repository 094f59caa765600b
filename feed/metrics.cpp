// The feed's counters as text. It must never count per token or person.
#include "feed/metrics.h"

#include "feed/report.h"

namespace feed {
namespace {

void put(std::string& text, std::string_view name, std::string_view kind, std::string_view help, std::uint64_t value) {
    text.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ");
    text.append(kind).append("\n").append(name).append(" ").append(std::to_string(value)).append("\n");
}

void put_answers(std::string& text, const std::map<int, std::uint64_t>& answers) {
    text += "# HELP kyodo_feed_answers_total HTTP answers by status.\n# TYPE kyodo_feed_answers_total counter\n";
    for (const auto& [status, count] : answers) {
        text += "kyodo_feed_answers_total{status=\"" + std::to_string(status) + "\"} " + std::to_string(count) + "\n";
    }
}

void put_sources(std::string& text, const model::Gauges& gauges) {
    text += "# HELP kyodo_feed_source_up 1 when the source answered lately.\n# TYPE kyodo_feed_source_up gauge\n";
    for (const model::Source& source : gauges.sources) {
        const bool good = source.health == model::SourceHealth::good;
        text += "kyodo_feed_source_up{source=\"" + escaped(source.name) + "\"} " + (good ? "1" : "0") + "\n";
    }
    text += "# HELP kyodo_feed_alerts Alerts a source holds.\n# TYPE kyodo_feed_alerts gauge\n";
    for (const model::Source& source : gauges.sources) {
        text += "kyodo_feed_alerts{source=\"" + escaped(source.name) + "\"} " + std::to_string(source.received) + "\n";
    }
}

}  // namespace

std::string metrics_text(const Metrics& metrics, std::uint64_t seq, const model::Gauges& gauges) {
    std::string text;
    put(text, "kyodo_feed_seq", "counter", "Last event of the log.", seq);
    put(text, "kyodo_feed_connections", "gauge", "Open connections.", metrics.connections);
    put(text, "kyodo_feed_parked_polls", "gauge", "Polls waiting for something new.", metrics.parked);
    put(text, "kyodo_feed_connections_refused_total", "counter", "Connections beyond the limit.",
        metrics.connections_refused);
    put(text, "kyodo_feed_commands_accepted_total", "counter", "Commands accepted.", metrics.commands_accepted);
    put(text, "kyodo_feed_commands_refused_total", "counter", "Commands refused.", metrics.commands_refused);
    put(text, "kyodo_feed_failed_tokens_total", "counter", "Wrong tokens.", metrics.failed_tokens);
    put_answers(text, metrics.answers);
    put_sources(text, gauges);
    return text;
}

}  // namespace feed
