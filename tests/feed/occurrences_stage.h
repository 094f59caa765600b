// A rule that watches disks, without the server around it: what its source answers, what is proposed, what people do. Shared
// by the tests of occurrences. It must never decide what a case comes to.
#pragma once

#include "feed/source/proposals.h"
#include "tests/support/running_feed.h"

#include <algorithm>
#include <string>
#include <vector>

namespace feed_test {

using Alerts = std::vector<model::Alert>;

inline model::Instant minute(int n) { return noon() + model::Milliseconds{60'000 * n}; }

inline model::Alert disk(const std::string& host, int began, const std::string& severity = "warning") {
    model::Alert made;
    made.fingerprint = host;
    made.labels = {{"alertname", "DiskFull"}, {"severity", severity}, {"instance", host}};
    made.starts_at = minute(began);
    return made;
}

inline Alerts hosts(int from, int until, int began) {
    Alerts made;
    for (int n = from; n < until; ++n) made.push_back(disk("host-" + std::to_string(n), began));
    return made;
}

inline Alerts together(Alerts first, const Alerts& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

// One feed with one rule, without the server around it.
class Watched {
public:
    Watched() {
        rules.severities = {"critical", "warning"};
        rules.services = {{model::ServiceId("S2"), {"相場配信", "Market data"}, {}, {}, 1}};
        model::Rule rule;
        rule.name = "disk";
        rule.all = {{"alertname", model::MatchKind::equal, {"DiskFull"}}};
        rule.services = {model::ServiceId("S2")};
        rule.verb = model::Verb::isolate;
        rule.object = {"ディスク", "the disk"};
        rules.rules = {rule};
        hear({}, -60);
    }

    // The source answers with these at that minute.
    void hear(const Alerts& alerts, int at) {
        memory.claimed = feed::claims_of(record, rules);
        groups = model::fold(alerts, rules, minute(at), memory);
        const model::Actor source{"am", {}, "source", model::Permission::source};
        said = feed::proposals(record, rules, {groups, memory.again, "am"}, minute(at));
        for (const model::Command& command : said) decide(command, source, at);
        feed::put_actions(record, groups);
    }

    void restart() { memory = {}; }

    void work(const model::Command& command, int at) { decide(command, commander(), at); }
    void claim(int at) { work(model::ClaimAction{model::ActionId("disk"), {}, {}}, at); }
    void finish(int at, bool effective = true) {
        const model::ActionId id("disk");
        claim(at);
        work(model::StartAction{id, {}}, at);
        work(model::VerifyAction{id}, at);
        work(model::CompleteAction{id, {"替えた", "swapped"}, effective}, at);
    }

    const model::Action* action(const std::string& id) const { return record.actions.find(model::ActionId(id)); }

    model::Record record;
    model::Rules rules;
    model::FoldMemory memory;
    std::vector<model::AlertGroup> groups;
    std::vector<model::Command> said;

private:
    void decide(const model::Command& command, const model::Actor& actor, int at) {
        const auto event = model::decide(record, command, actor, minute(at));
        if (!event) FAIL(event.problem().sentence.en);
        REQUIRE(model::advance(record, *event));
    }
};

// What the last answer of the source came to: "proposed disk-2 ×2", "noted", "nothing", each with what fires after the end.
inline std::string outcome(const Watched& watched) {
    std::string came_to = "nothing";
    for (const model::Command& command : watched.said) {
        if (std::holds_alternative<model::NoteAction>(command)) came_to = "noted";
        const auto* add = std::get_if<model::AddAction>(&command);
        if (!add) continue;
        came_to = "proposed " + add->action.text;
        if (add->alerts_times > 1) came_to += " ×" + std::to_string(add->alerts_times);
    }
    for (const model::AlertGroup& group : watched.groups)
        if (!group.done_id.empty()) came_to += ", still " + std::to_string(model::firing(group));
    return came_to;
}

}  // namespace feed_test
