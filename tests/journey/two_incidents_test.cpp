// Two incidents at once on one feed, from terminals of two organisations: what each types, what each board says, and the
// report of both. It must never reach into a program.
#include "tests/journey/own_feed.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

using journey::Ended;
using journey::OwnFeed;
using journey::Words;
using sample::has;

namespace {

const std::vector<journey::Person> two_organisations{
    {"統括A", "こだま運用", "commander"}, {"統括B", "つばめ保守", "commander"}, {"復旧E", "つばめ保守", "responder"}};

void say(const OwnFeed& feed, const std::string& who, const std::string& line) {
    const Ended typed = feed.kyodo(who, {"do", line});
    INFO(line << "\n" << typed.err);
    REQUIRE(typed.status == 0);
}

void open_two(const OwnFeed& feed) {
    say(feed, "統括A", "service 相場配信 =S1");
    say(feed, "統括A", "open prices stand still sev1");
    say(feed, "統括A", "role commander @統括A/こだま運用");
    say(feed, "統括A", "open settlement is late sev2");
    say(feed, "統括A", "role commander @統括B/つばめ保守 INC-2");
    say(feed, "統括A", "add isolate unit 1 S1");
    say(feed, "統括B", "add resend settlement files S1");
}

std::string board(const OwnFeed& feed, const Words& more = {}) {
    Words words{"status"};
    words.insert(words.end(), more.begin(), more.end());
    const Ended shown = feed.kyodo("復旧E", words);
    INFO(shown.err);
    CHECK(shown.status == 3);
    return shown.out;
}

}  // namespace

TEST_CASE("two incidents on one feed have a commander and a board each, and each board says there is another") {
    OwnFeed feed(two_organisations);
    open_two(feed);
    const std::string gravest = board(feed);
    INFO(gravest);
    CHECK(has(gravest, "prices stand still"));
    CHECK(has(gravest, "1 more incident "));
    CHECK(has(gravest, "In command now  統括A"));
    CHECK(has(gravest, "unit 1"));
    CHECK_FALSE(has(gravest, "settlement"));
    const std::string other = board(feed, {"--incident", "INC-2"});
    INFO(other);
    CHECK(has(other, "settlement is late"));
    CHECK(has(other, "In command now  統括B"));
    CHECK(has(other, "settlement files"));
    CHECK_FALSE(has(other, "unit 1"));
}

TEST_CASE("whoever has no role in either of two incidents is asked which is meant, and nothing is added") {
    OwnFeed feed(two_organisations);
    open_two(feed);
    const Ended asked = feed.kyodo("復旧E", {"do", "add confirm unit 2 S1"});
    CHECK(asked.status == 1);
    CHECK(has(asked.err, "INC-1 prices stand still, INC-2 settlement is late"));
    CHECK(feed.record().actions.size() == 2);
    say(feed, "復旧E", "add confirm unit 2 S1 INC-2");
    CHECK(feed.record().actions.size() == 3);
}

TEST_CASE("one incident is contained and closed while the other goes on, and the report names whose each action was") {
    OwnFeed feed(two_organisations);
    open_two(feed);
    for (const char* phase : {"assessing", "responding", "contained", "closed"})
        say(feed, "統括B", std::string("phase ") + phase + " INC-2");
    const std::string left = board(feed);
    INFO(left);
    CHECK(has(left, "prices stand still"));
    CHECK_FALSE(has(left, "more incidents"));
    CHECK(has(left, "[INC-2] settlement files"));
    const Ended report = feed.kyodo("統括A", {"report", "--format", "html"});
    INFO(report.out << report.err);
    CHECK(has(report.out, "[INC-1] unit 1"));
    CHECK(has(report.out, "[INC-2] settlement files"));
    CHECK(has(report.out, "INC-2 統括B"));
    const Ended wrong = feed.kyodo("復旧E", {"status", "--incident", "second one"});
    CHECK(wrong.status == 2);
    CHECK(has(wrong.err, "INC-2"));
}
