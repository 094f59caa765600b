// Alertmanager's answer: refused whole with a sentence, or every alert in it is counted once, in groups the board may
// hold; and the same alerts written again are the same alerts.
#include "feed/http/gauge_book.h"
#include "feed/source/source_alertmanager.h"
#include "model/text/json_writer.h"
#include "model/text/text.h"
#include "tests/fuzz/judge.h"

namespace {

using fuzz::must;

const model::Instant now = *model::parse_instant("2030-10-01T08:12:00+09:00");

model::Rules rules() {
    model::Rule disk{"disk", {}, {{"alertname", model::MatchKind::starts_with, {"Disk"}}}, {}, {}, {}, {}, {}, {}};
    model::Rule quiet{"quiet", {}, {{"severity", model::MatchKind::not_equal, {"page"}}}, {}, {}, {}, {}, {}, {}};
    quiet.disposition = model::Disposition::no_action;
    return {{}, {disk, quiet}, {"page", "warn"}};
}

std::string written(const std::vector<model::Alert>& alerts) {
    model::json::Writer out;
    const auto member = [&out](std::string_view name, std::string_view value) {
        out.name(name);
        out.text(value);
    };
    out.open_list();
    for (const model::Alert& alert : alerts) {
        out.open_object();
        member("fingerprint", alert.fingerprint);
        member("startsAt", model::rfc3339(*alert.starts_at));
        out.name("labels");
        out.open_object();
        for (const auto& [name, value] : alert.labels) member(name, value);
        out.close_object();
        out.name("annotations");
        out.open_object();
        member("summary", alert.summary);
        out.close_object();
        out.name("status");
        out.open_object();
        member("state", alert.quiet != model::Quiet::none ? "suppressed" : "active");
        out.close_object();
        out.close_object();
    }
    out.close_list();
    return out.take();
}

void must_count_all(const std::vector<model::Alert>& alerts) {
    std::uint64_t counted = 0;
    const auto groups = model::fold(alerts, rules(), now);
    for (const model::AlertGroup& group : groups) counted += group.count;
    must(counted == alerts.size(), "every alert is counted once");
    feed::GaugeBook book(1);
    book.set_source({"alertmanager", model::SourceHealth::good, now, counted, {}}, groups);
    fuzz::must_be_clean(book.gauges());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto alerts = feed::parse_alertmanager(fuzz::bytes(data, size));
    if (!alerts) {
        fuzz::must_refuse_well(alerts.problem());
        return 0;
    }
    for (const model::Alert& alert : *alerts)
        must(model::without_controls(alert.summary) == alert.summary, "a summary is harmless", alert.summary);
    must_count_all(*alerts);
    const std::string text = written(*alerts);
    const auto again = feed::parse_alertmanager(text);
    if (!again) must(false, "alerts that were read can be read again", again.problem().sentence.en);
    must(written(*again) == text, "alerts survive being written", text);
    return 0;
}
