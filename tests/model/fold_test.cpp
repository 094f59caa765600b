// Alerts converge: each is counted in exactly one group, whatever the rules say.
// It must never know where alerts come from.
#include "model/fold.h"

#include "tests/support/told.h"

#include <catch2/catch_test_macros.hpp>
#include <numeric>

namespace {

using namespace model;

Alert alert(std::string name, std::string severity, std::vector<std::pair<std::string, std::string>> more = {}) {
    Alert made;
    made.labels = {{"alertname", std::move(name)}, {"severity", std::move(severity)}};
    made.labels.insert(made.labels.end(), more.begin(), more.end());
    made.fingerprint = made.labels.front().second;
    return made;
}

Rule rule(std::string name, Matcher matcher, Disposition disposition = Disposition::folded) {
    Rule made;
    made.name = std::move(name);
    made.all = {std::move(matcher)};
    made.disposition = disposition;
    return made;
}

std::uint64_t sum(const std::vector<AlertGroup>& groups) {
    return std::accumulate(groups.begin(), groups.end(), std::uint64_t{0},
                           [](std::uint64_t all, const AlertGroup& group) { return all + group.count; });
}

Rules disk_rules() {
    Rules rules;
    rules.severities = {"critical", "warning"};
    rules.rules = {rule("disk", {"alertname", MatchKind::starts_with, {"Disk"}}),
                   rule("app", {"alertname", MatchKind::one_of, {"AppSlow", "AppDown"}}),
                   rule("test", {"env", MatchKind::equal, {"test"}}, Disposition::no_action)};
    rules.rules[2].owner = "運用J";
    rules.rules[2].expires = told::at("12:00");
    return rules;
}

bool takes(Matcher matcher, const Alert& one) {
    Rules rules;
    rules.rules = {rule("r", std::move(matcher))};
    return fold(std::span(&one, 1), rules, told::at("08:00")).front().id == "r";
}

}  // namespace

TEST_CASE("the first rule that matches takes the alert") {
    Rules rules = disk_rules();
    rules.rules.push_back(rule("late", {"alertname", MatchKind::equal, {"DiskFull"}}));
    const std::vector<Alert> alerts{alert("DiskFull", "warning")};
    const auto groups = fold(alerts, rules, told::at("08:00"));
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].id == "disk");
    CHECK(groups[0].count == 1);
}

TEST_CASE("what no rule takes is counted as unclassified and stands last") {
    const std::vector<Alert> alerts{alert("Odd", "info"), alert("AppDown", "critical"), alert("DiskBad", "warning")};
    const auto groups = fold(alerts, disk_rules(), told::at("08:00"));
    REQUIRE(groups.size() == 3);
    CHECK(groups[0].id == "disk");
    CHECK(groups[1].id == "app");
    CHECK(groups[2].id == "unclassified");
    CHECK(groups[2].disposition == Disposition::unclassified);
}

TEST_CASE("an expired no-action rule takes nothing any more") {
    const std::vector<Alert> alerts{alert("X", "warning", {{"env", "test"}})};
    CHECK(fold(alerts, disk_rules(), told::at("11:59:59")).front().id == "test");
    CHECK(fold(alerts, disk_rules(), told::at("12:00")).front().id == "unclassified");
}

TEST_CASE("a no-action rule without an end takes nothing") {
    Rules rules = disk_rules();
    rules.rules[2].expires.reset();
    const std::vector<Alert> alerts{alert("X", "warning", {{"env", "test"}})};
    CHECK(fold(alerts, rules, told::at("08:00")).front().id == "unclassified");
}

TEST_CASE("a group names its worst severity and its first and last alert") {
    std::vector<Alert> alerts{alert("DiskA", "odd"), alert("DiskB", "warning"), alert("DiskC", "critical"),
                              alert("DiskD", "warning")};
    alerts[1].starts_at = told::at("07:05");
    alerts[2].starts_at = told::at("07:04");
    const auto groups = fold(alerts, disk_rules(), told::at("08:00"));
    CHECK(groups[0].worst_severity == "critical");
    CHECK(*groups[0].first_at == told::at("07:04"));
    CHECK(*groups[0].last_at == told::at("07:05"));
}

TEST_CASE("what fires is what is neither silenced nor inhibited, and severity and times are its own") {
    std::vector<Alert> alerts{alert("DiskA", "critical"), alert("DiskB", "critical"), alert("DiskC", "warning")};
    alerts[0].quiet = Quiet::silenced;
    alerts[1].quiet = Quiet::inhibited;
    for (Alert& one : alerts) one.starts_at = told::at("07:00");
    alerts[2].starts_at = told::at("07:30");
    const AlertGroup group = fold(alerts, disk_rules(), told::at("08:00")).front();
    CHECK(group.count == 3);
    CHECK(group.silenced == 1);
    CHECK(group.inhibited == 1);
    CHECK(firing(group) == 1);
    CHECK(group.worst_severity == "warning");
    CHECK(*group.first_at == told::at("07:30"));
}

TEST_CASE("a silence ends when the first of its group ends, and without a known end it ends at no time") {
    std::vector<Alert> alerts{alert("DiskA", "critical"), alert("DiskB", "critical")};
    for (Alert& one : alerts) one.quiet = Quiet::silenced;
    alerts[0].quiet_until = told::at("23:00");
    alerts[1].quiet_until = told::at("22:00");
    CHECK(*fold(alerts, disk_rules(), told::at("08:00")).front().quiet_until == told::at("22:00"));
    alerts[1].quiet_until.reset();
    CHECK_FALSE(fold(alerts, disk_rules(), told::at("08:00")).front().quiet_until);
}

TEST_CASE("an inhibited alert is seen only while what inhibits it fires itself") {
    std::vector<Alert> alerts{alert("DiskA", "critical"), alert("Power", "critical")};
    alerts[0].quiet = Quiet::inhibited;
    alerts[0].quiet_by = {"gone", "Power"};
    CHECK(fold(alerts, disk_rules(), told::at("08:00")).front().unseen == 0);
    alerts[1].quiet = Quiet::silenced;
    CHECK(fold(alerts, disk_rules(), told::at("08:00")).front().unseen == 1);
    alerts.pop_back();
    CHECK(fold(alerts, disk_rules(), told::at("08:00")).front().unseen == 1);
    alerts[0].quiet_by.clear();
    CHECK(fold(alerts, disk_rules(), told::at("08:00")).front().unseen == 1);
}

TEST_CASE("what is quiet on the board itself stands for nothing that it inhibits") {
    std::vector<Alert> alerts{alert("DiskA", "critical"), alert("Hint", "info")};
    alerts[0].quiet = Quiet::inhibited;
    alerts[0].quiet_by = {"Hint"};
    const auto unseen = [&](const Rules& rules) { return fold(alerts, rules, told::at("08:00")).front().unseen; };
    CHECK(unseen(disk_rules()) == 1);  // too slight to count against calm
    alerts[1] = alert("Hint", "warning");
    CHECK(unseen(disk_rules()) == 0);
    Rules beating = disk_rules();
    Rule beat;
    beat.name = "beat";
    beat.all = {{"alertname", MatchKind::equal, {"Hint"}}};
    beat.disposition = Disposition::heartbeat;
    beating.rules.push_back(beat);
    CHECK(unseen(beating) == 1);
}

TEST_CASE("of the unclassified, those of a minor severity are counted as such; without a severity none is") {
    std::vector<Alert> alerts{alert("Odd", "info"), alert("Odd", "none"), alert("Odd", "critical"), alert("Odd", "")};
    alerts.push_back(alert("Odd", "info"));
    alerts.back().labels.pop_back();
    Rules rules = disk_rules();
    CHECK(fold(alerts, rules, told::at("08:00")).front().minor == 2);
    rules.minor.clear();
    CHECK(fold(alerts, rules, told::at("08:00")).front().minor == 0);
    CHECK(fold(std::vector<Alert>{alert("DiskA", "info")}, disk_rules(), told::at("08:00")).front().minor == 0);
}

TEST_CASE("a heartbeat has its group whether it is there or missing") {
    Rules rules;
    rules.rules = {rule("alive", {"alertname", MatchKind::equal, {"Watchdog"}}, Disposition::heartbeat)};
    const std::vector<AlertGroup> missing = fold(std::vector<Alert>{}, rules, told::at("08:00"));
    REQUIRE(missing.size() == 1);
    CHECK(missing.front().count == 0);
    CHECK(missing.front().disposition == Disposition::heartbeat);
    CHECK(fold(std::vector<Alert>{alert("Watchdog", "none")}, rules, told::at("08:00")).front().count == 1);
}

TEST_CASE("a later start of the same alert soon after it was seen is a return; the same start never is") {
    Sightings seen;
    Alert one = alert("DiskA", "critical");
    const auto look = [&](std::string_view began, std::string_view now) {
        one.starts_at = told::at(began);
        return seen.see(one, told::at(now));
    };
    CHECK_FALSE(look("08:00", "08:00").again);
    CHECK_FALSE(look("08:00", "08:10").again);
    const Sightings::Seen back = look("08:20", "08:20");
    CHECK(back.again);
    CHECK(*back.first == told::at("08:00"));
    CHECK_FALSE(look("08:36", "08:36").again);
    seen.forget(told::at("08:52"));
    CHECK(*look("08:55", "08:55").first == told::at("08:55"));
}

TEST_CASE("each kind of matcher says what it says") {
    const Alert one = alert("DiskFull", "warning");
    CHECK(takes({"alertname", MatchKind::equal, {"DiskFull"}}, one));
    CHECK_FALSE(takes({"alertname", MatchKind::equal, {"Disk"}}, one));
    CHECK(takes({"alertname", MatchKind::starts_with, {"Disk"}}, one));
    CHECK_FALSE(takes({"alertname", MatchKind::starts_with, {"Full"}}, one));
    CHECK(takes({"alertname", MatchKind::contains, {"Full"}}, one));
    CHECK(takes({"alertname", MatchKind::one_of, {"A", "DiskFull"}}, one));
    CHECK_FALSE(takes({"alertname", MatchKind::not_equal, {"DiskFull"}}, one));
    CHECK(takes({"region", MatchKind::not_equal, {"east"}}, one));
    CHECK(takes({"severity", MatchKind::present, {}}, one));
    CHECK_FALSE(takes({"region", MatchKind::present, {}}, one));
    CHECK_FALSE(takes({"region", MatchKind::equal, {""}}, one));
}

TEST_CASE("the counts of all groups add up to the alerts given") {
    const char* names[] = {"DiskFull", "AppSlow", "AppDown", "Other", "DiskBad"};
    const char* severities[] = {"critical", "warning", "info"};
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{10'000}, std::size_t{200'000}}) {
        std::vector<Alert> alerts;
        alerts.reserve(size);
        for (std::size_t i = 0; i < size; ++i)
            alerts.push_back(alert(names[i % 5], severities[i % 3], {{"env", i % 7 == 0 ? "test" : "live"}}));
        const auto groups = fold(alerts, disk_rules(), told::at("08:00"));
        INFO(size);
        CHECK(sum(groups) == size);
        CHECK(groups.size() <= 4);
    }
}
