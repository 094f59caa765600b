// The gauges of all sources together: what has no room is still counted, and nothing explains it. It must never need HTTP.
#include "feed/http/gauge_book.h"

#include "model/record/unrest.h"

#include <catch2/catch_test_macros.hpp>
#include <numeric>

namespace {

std::vector<model::AlertGroup> groups(int from, int until) {
    std::vector<model::AlertGroup> made;
    for (int n = from; n < until; ++n) {
        model::AlertGroup group;
        group.id = group.rule = "rule-" + std::to_string(n);
        group.disposition = model::Disposition::folded;
        group.count = 2;
        made.push_back(std::move(group));
    }
    return made;
}

std::uint64_t sum(const model::Gauges& gauges) {
    return std::accumulate(gauges.groups.begin(), gauges.groups.end(), std::uint64_t{0},
                           [](std::uint64_t all, const model::AlertGroup& group) { return all + group.count; });
}

}  // namespace

TEST_CASE(
    "groups beyond five hundred are counted in a last one that is not classified, so no board is calm over them") {
    feed::GaugeBook book{1};
    const auto hear = [&](const std::string& name, std::vector<model::AlertGroup> heard) {
        book.set_source({name, model::SourceHealth::good, {}, 2 * heard.size(), {}}, std::move(heard));
    };
    hear("a", groups(0, 400));
    CHECK(book.gauges().groups.size() == 400);
    hear("b", groups(400, 700));
    REQUIRE(book.gauges().groups.size() == 500);
    CHECK(sum(book.gauges()) == 1400);
    CHECK(book.gauges().groups.back().disposition == model::Disposition::unclassified);
    CHECK(model::firing(book.gauges().groups.back()) == 402);
}

TEST_CASE("a feed whose log is older than what boards know is a source that fails, until the log is kept") {
    feed::GaugeBook book{1};
    book.set_source({"a", model::SourceHealth::good, {}, 0, {}}, {});
    CHECK(book.set_warning(model::Text{"古い", "old"}));
    REQUIRE(book.gauges().sources.size() == 2);
    CHECK(book.gauges().sources.back().health == model::SourceHealth::failing);
    CHECK(model::unrest({}, book.gauges(), {}).any());
    const std::uint64_t revision = book.gauges().revision;
    CHECK(book.set_warning(std::nullopt));
    CHECK(book.gauges().sources.size() == 1);
    CHECK(book.gauges().notices.empty());
    CHECK_FALSE(model::unrest({}, book.gauges(), {}).any());
    CHECK(book.gauges().revision > revision);
}
