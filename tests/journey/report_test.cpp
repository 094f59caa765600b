// `kyodo report` as a person types it: of a feed, of a log in a file, into a file, and of what is no log.
// It must never judge the words of the document: the model's own test does.
#include "tests/journey/own_feed.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <iterator>

using journey::Ended;
using journey::OwnFeed;
using journey::Words;
using sample::has;

namespace {

OwnFeed& with_incident(OwnFeed& feed) {
    model::OpenIncident open;
    open.title = {"相場配信が止まっている", "Market data has stopped"};
    REQUIRE(feed.give("統括A", open));
    return feed;
}

const std::vector<journey::Person> one_commander{{"統括A", "こだま運用", "commander"}};

Ended report(const OwnFeed& feed, Words words) {
    words.insert(words.begin(), {journey::kyodo(), "report"});
    return journey::run(feed.home, words);
}

std::string export_of(const OwnFeed& feed) {
    const Ended exported =
        journey::run(feed.home, {journey::kyodo_feed(), "export", "--store", "sqlite:" + feed.home.file("log.db")});
    const std::string file = feed.home.file("log.ndjson");
    std::ofstream(file) << exported.out;
    return file;
}

std::string content_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("the report of a feed is the report of its exported log, in the language and form asked for") {
    OwnFeed feed(one_commander);
    const std::string log = export_of(with_incident(feed));
    const Ended of_feed = feed.kyodo("統括A", {"report"});
    const Ended of_file = report(feed, {"--log", log, "--lang", "en"});
    INFO(of_feed.err << of_file.err);
    CHECK(of_feed.status == 0);
    CHECK(of_file.status == 0);
    CHECK(has(of_feed.out, "# Incident report: Market data has stopped"));
    CHECK(of_feed.out == of_file.out);
    const std::string page = feed.home.file("report.html");
    const Ended written = report(feed, {"--log", log, "--lang", "ja", "--format", "html", "--out", page});
    INFO(written.err);
    CHECK(written.status == 0);
    CHECK(written.out.empty());
    CHECK(has(content_of(page), "<title>振返り報告: 相場配信が止まっている</title>"));
    CHECK(content_of(page).ends_with("</html>\n"));
}

TEST_CASE("a report without a log, of no log, or into nowhere is a sentence and no document") {
    OwnFeed feed(one_commander);
    const std::string log = export_of(with_incident(feed));
    CHECK(report(feed, {}).status == 2);
    CHECK(has(report(feed, {}).err, "--log FILE"));
    CHECK(report(feed, {"--log", log, "--format", "pdf"}).status == 2);
    const std::string notes = feed.home.file("notes.txt");
    std::ofstream(notes) << "not a log\n";
    const Ended none = report(feed, {"--log", notes});
    CHECK(none.status == 1);
    CHECK(has(none.err, "notes.txt"));
    CHECK(none.out.empty());
    CHECK(has(report(feed, {"--log", feed.home.file("gone")}).err, "gone"));
    const Ended nowhere = report(feed, {"--log", log, "--out", feed.home.file("no/such/report.md")});
    CHECK(nowhere.status == 1);
    CHECK(has(nowhere.err, "--out"));
    const Ended empty = OwnFeed(one_commander).kyodo("統括A", {"report"});
    CHECK(empty.status == 1);
    CHECK(empty.out.empty());
}
