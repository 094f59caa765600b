// Ten thousand alerts in the real Alertmanager: what folding and publishing them costs beyond the source's own answer.
// It must never fold anything but what that server said.
#include "feed/source/held.h"
#include "feed/source/source_alertmanager.h"
#include "tests/bench/figure.h"
#include "tests/support/alertmanager.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace {

constexpr int per_rule = 2500;
const std::vector<std::string> names = {"StorageFault", "DeliveryTimeout", "OrderLatency", "Unknown"};

model::Rules four_rules() {
    model::Rules rules;
    for (const std::string& name : names) {
        model::Rule rule;
        rule.name = name;
        rule.all = {{"alertname", model::MatchKind::equal, {name}}};
        rule.verb = model::Verb::isolate;
        rules.rules.push_back(rule);
    }
    rules.rules.pop_back();
    return rules;
}

std::string bytes_of(net::Http& http, const std::string& url) {
    net::HttpRequest request;
    request.url = url + "/api/v2/alerts";
    const auto reply = http.perform(request, {});
    REQUIRE(reply);
    return reply->body;
}

}  // namespace

TEST_CASE("figures: ten thousand alerts", "[alerts]") {
    const feed_test::Folder folder;
    feed_test::Alertmanager source(folder, "bench");
    for (const std::string& name : names) source.post_alerts(name, "critical", per_rule);
    const auto server = feed_test::started(feed_test::demo_options(folder));
    net::Http http(net::HttpTrust{});
    const model::Rules rules = four_rules();
    const double answer = bench::median(bench::timed_ms(10, [&] { (void)bytes_of(http, source.url()); }));
    std::uint64_t counted = 0;
    std::vector<double> whole = bench::timed_ms(10, [&] {
        auto answer_now = feed::poll_alertmanager(http, {source.url()}, {});
        REQUIRE(answer_now);
        feed::unite(answer_now->alerts);
        const auto groups = model::fold(answer_now->alerts, rules, feed_test::noon());
        counted = 0;
        for (const model::AlertGroup& group : groups) counted += group.count;
        server->set_source({"alertmanager", model::SourceHealth::good, feed_test::noon(), counted, {}}, groups);
    });
    CHECK(counted == names.size() * per_rule);
    for (double& sample : whole) sample = std::max(0.0, sample - answer);
    bench::print(
        {"10,000 alerts folded and published, beyond the answer", "ms", whole, 500.0, "the source's answer", answer});
}
