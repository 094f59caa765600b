// Alertmanager's answers: a list of alerts is refused whole with a sentence, or every alert in it is counted once, in groups
// the board may hold, and the same alerts written again are the same alerts; of the rest whatever can be read is.
#include "feed/http/gauge_book.h"
#include "feed/source/held.h"
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
        member("state", alert.quiet == model::Quiet::none ? "active" : "suppressed");
        out.name("inhibitedBy");
        out.open_list();
        for (const std::string& by : alert.quiet_by) out.text(by);
        out.close_list();
        out.close_object();
        out.close_object();
    }
    out.close_list();
    return out.take();
}

void must_count_all(const feed::Held& held) {
    const std::uint64_t all = held.alerts.size() + held.unread.size();
    std::uint64_t counted = 0;
    auto groups = model::fold(held.alerts, rules(), now);
    if (auto unread = feed::unread_group(held.unread)) groups.push_back(*unread);
    for (const model::AlertGroup& group : groups) counted += group.count;
    must(counted == all, "every alert is counted once");
    feed::GaugeBook book(1);
    book.set_source({"alertmanager", model::SourceHealth::good, now, counted, feed::unread_sentence(held.unread)},
                    groups);
    fuzz::must_be_clean(book.gauges());
}

void must_survive(const std::vector<model::Alert>& alerts) {
    const std::string text = written(alerts);
    const auto again = feed::parse_alertmanager(text);
    if (!again) must(false, "alerts that were read can be read again", again.problem().sentence.en);
    must(again->unread.empty(), "alerts that were read can each be read again", text);
    must(written(again->alerts) == text, "alerts survive being written", text);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::bytes(data, size);
    static_cast<void>(feed::alertmanager_start(bytes));
    static_cast<void>(feed::alertmanager_silences(bytes));
    auto read = feed::parse_alertmanager(bytes);
    if (!read) {
        fuzz::must_refuse_well(read.problem());
        return 0;
    }
    for (const model::Alert& alert : read->alerts)
        must(model::without_controls(alert.summary) == alert.summary, "a summary is harmless", alert.summary);
    for (const auto& silenced : read->silenced)
        must(silenced.alert < read->alerts.size() && !silenced.ids.empty(), "what is silenced is there");
    must_survive(read->alerts);
    feed::Held held{std::move(read->alerts), std::move(read->unread)};
    feed::unite(held.alerts);
    must_count_all(held);
    return 0;
}
