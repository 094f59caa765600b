// How a source is heard, with the real Alertmanager wherever it can show it: restarted, as two members of one cluster, as
// two sources that are one; and with one alert that nobody can read. It must never wait for a time, only for what is said.
#include "tests/feed/source_stage.h"
#include "tests/support/alertmanager.h"
#include "tests/support/fault_server.h"

using namespace feed_test;

namespace {

std::string odd_answer() {
    const std::string rest = R"(,"startsAt":"2030-10-01T03:00:00Z","status":{"state":"active"}})";
    const std::string good = R"({"fingerprint":"f1","labels":{"alertname":"DiskFull"})" + rest;
    const std::string odd = R"({"fingerprint":"f2","labels":{"alertname":"Odd"},"startsAt":"0001-01-01T00:00:00Z"})";
    return "[" + good + "," + odd + "]";
}

}  // namespace

TEST_CASE("the real Alertmanager, restarted, holds nothing at once and is not believed", "[threads]") {
    const Folder folder;
    Alertmanager alertmanager(folder, "am");
    write_file(folder / "rules.toml", rules);
    auto server = started(demo_options(folder));
    feed::SourceOptions options = watched(folder, "alertmanager", alertmanager.url());
    options.settled_after = std::chrono::seconds(6);
    const feed::SourceWorker worker(*server, options);
    wait_for(*server, [](const model::Snapshot& seen) { return is(seen, "alertmanager", SourceHealth::settling); });
    alertmanager.post_alerts("DiskFull", "warning", 12);
    wait_for(*server, [](const model::Snapshot& seen) {
        return is(seen, "alertmanager", SourceHealth::good) && sum(seen) == 12;
    });
    alertmanager.kill_it();
    alertmanager.start_again();
    const auto board = wait_for(*server, [](const model::Snapshot& seen) {
        return is(seen, "alertmanager", SourceHealth::settling) && source(seen, "alertmanager")->received == 0;
    });
    CHECK(source(board, "alertmanager")->before_restart == 12);
    CHECK(source(board, "alertmanager")->sentence.en.find("no recovery") != std::string::npos);
    alertmanager.post_alerts("DiskFull", "warning", 5);
    wait_for(*server, [](const model::Snapshot& seen) { return source(seen, "alertmanager")->before_restart == 7; });
}

TEST_CASE("two real members of one cluster are one source, and the death of one costs nothing", "[threads]") {
    const Folder folder;
    Alertmanager first(folder, "first");
    const Alertmanager second(folder, "second");
    write_file(folder / "rules.toml", rules);
    first.post_alerts("DiskFull", "warning", 20);
    second.post_alerts("DiskFull", "warning", 20);
    auto server = started(demo_options(folder));
    feed::SourceOptions options = watched(folder, "alertmanager", first.url());
    options.urls.push_back(second.url());
    const feed::SourceWorker worker(*server, options);
    auto board = wait_for(*server, [](const model::Snapshot& seen) { return sum(seen) > 0; });
    CHECK(sum(board) == 20);
    first.kill_it();
    second.post_alerts("LinkDown", "critical", 1);
    board = wait_for(*server, [](const model::Snapshot& seen) {
        return sum(seen) == 21 && !source(seen, "alertmanager")->sentence.en.empty();
    });
    CHECK(is(board, "alertmanager", SourceHealth::good));
    CHECK(source(board, "alertmanager")->received == 21);
    CHECK(source(board, "alertmanager")->sentence.en.find(first.url()) != std::string::npos);
    CHECK(source(board, "alertmanager")->sentence.en.find(second.url()) == std::string::npos);
}

TEST_CASE("two sources that hold the same alerts stay two, and whoever sees it is asked whether they are one cluster",
          "[threads]") {
    const Folder folder;
    const Alertmanager first(folder, "first");
    const Alertmanager second(folder, "second");
    write_file(folder / "rules.toml", rules);
    first.post_alerts("DiskFull", "warning", 3);
    second.post_alerts("DiskFull", "warning", 4);
    auto server = started(demo_options(folder));
    const auto workers = feed::watch_sources(
        *server, {watched(folder, "alertmanager", first.url()), watched(folder, "alertmanager-2", second.url())});
    const auto board = wait_for(*server, [](const model::Snapshot& seen) {
        return sum(seen) == 7 && !source(seen, "alertmanager")->sentence.en.empty();
    });
    CHECK(source(board, "alertmanager")->sentence.en ==
          "3 equal fingerprints with alertmanager-2: are these one cluster? Then write --source alertmanager=URL,URL.");
    CHECK(source(board, "alertmanager")->sentence.ja.find("3件") != std::string::npos);
    CHECK(is(board, "alertmanager", SourceHealth::good));
}

TEST_CASE("one odd alert is counted and named, and the others are folded as ever", "[threads]") {
    const Folder folder;
    write_file(folder / "rules.toml", rules);
    faults::FaultServer odd({faults::json(odd_answer())});
    auto server = started(demo_options(folder));
    const feed::SourceWorker worker(*server, watched(folder, "alertmanager", odd.url()));
    const auto board = wait_for(*server, [](const model::Snapshot& seen) { return sum(seen) > 0; });
    CHECK(is(board, "alertmanager", SourceHealth::good));
    CHECK(source(board, "alertmanager")->received == 2);
    CHECK(sum(board) == 2);
    REQUIRE(group(board, "unread"));
    CHECK(group(board, "unread")->count == 1);
    CHECK(group(board, "storage")->count == 1);
    CHECK(group(board, "storage")->action_id.text == "storage");
    CHECK(source(board, "alertmanager")->sentence.en ==
          "1 alert cannot be read: Odd (startsAt). Correct it where it is made.");
}

TEST_CASE("a source whose whole answer is no answer keeps its last counts and says so", "[threads]") {
    const Folder folder;
    write_file(folder / "rules.toml", rules);
    faults::FaultServer server_down({faults::json(odd_answer()), faults::json(R"({"status":"error"})")});
    auto server = started(demo_options(folder));
    const feed::SourceWorker worker(*server, watched(folder, "alertmanager", server_down.url()));
    const auto board =
        wait_for(*server, [](const model::Snapshot& seen) { return is(seen, "alertmanager", SourceHealth::failing); });
    CHECK(source(board, "alertmanager")->received == 2);
    CHECK(sum(board) == 2);
    CHECK(source(board, "alertmanager")->sentence.en.find("not an answer of Alertmanager v2 (at alerts)") !=
          std::string::npos);
}
