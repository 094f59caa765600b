// A rules file: either a list of sentences, or rules by which every alert is counted once and every proposal is a
// command that the feed takes.
#include "feed/http/gauge_book.h"
#include "feed/rules_toml.h"
#include "feed/source/proposals.h"
#include "model/wire/wire.h"
#include "tests/fuzz/judge.h"

namespace {

using fuzz::must;

const model::Instant now = *model::parse_instant("2030-10-01T08:12:00+09:00");

std::vector<model::Alert> alerts() {
    return {{"a1", {{"alertname", "DiskFull"}, {"severity", "page"}, {"service", "S1"}}, "disk", now},
            {"a2", {{"alertname", "DiskFull"}, {"severity", "warn"}}, "", now, model::Quiet::silenced},
            {"a3", {}, "nothing said", now}};
}

void must_count_all(const model::Rules& rules) {
    const std::vector<model::Alert> all = alerts();
    const std::vector<model::AlertGroup> groups = model::fold(all, rules, now);
    std::uint64_t counted = 0;
    for (const model::AlertGroup& group : groups) counted += group.count;
    must(counted == all.size(), "every alert is counted once");
    feed::GaugeBook book(1);
    book.set_source({"alertmanager", model::SourceHealth::good, now, counted, {}}, groups);
    fuzz::must_be_clean(book.gauges());
    for (const model::Command& command : feed::proposals(model::Record{}, rules, {groups, {}, "source"}, now)) {
        const auto taken = model::parse_command(model::command_json(command));
        if (!taken) must(false, "what the rules propose is a command the feed takes", taken.problem().sentence.en);
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const feed::RulesRead read = feed::parse_rules(fuzz::bytes(data, size), "rules.toml", {});
    for (const model::Text& mistake : read.mistakes) {
        fuzz::must_be_sentence(mistake);
        must(mistake.en.starts_with("rules.toml:"), "a mistake names file and line", mistake.en);
    }
    if (read.mistakes.empty()) must_count_all(read.rules);
    return 0;
}
