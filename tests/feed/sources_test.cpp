// The real Alertmanager, watched: a flood folds into a handful, its death shows on that source alone, rules are followed
// while it runs. It must never pretend to be Alertmanager, except to hang.
#include "tests/feed/source_stage.h"
#include "tests/support/alertmanager.h"
#include "tests/support/fault_server.h"

using namespace feed_test;

TEST_CASE("ten thousand alerts are a handful of groups whose counts add up", "[threads]") {
    const Folder folder;
    const Alertmanager alertmanager(folder, "am");
    alertmanager.post_alerts("DiskFull", "warning", 6000);
    alertmanager.post_alerts("LinkDown", "critical", 2500);
    alertmanager.post_alerts("LinkFlap", "warning", 1000);
    alertmanager.post_alerts("Strange", "whatever", 500);
    write_file(folder / "rules.toml", rules);
    auto server = started(demo_options(folder));
    const feed::SourceWorker worker(*server, watched(folder, "alertmanager", alertmanager.url()));
    const auto board = wait_for(*server, [](const model::Snapshot& seen) { return sum(seen) == 10000; });
    REQUIRE(board.gauges.groups.size() == 3);
    CHECK(group(board, "storage")->count == 6000);
    CHECK(group(board, "network")->count == 3500);
    CHECK(group(board, "network")->worst_severity == "critical");
    CHECK(group(board, "unclassified")->count == 500);
    CHECK(source(board, "alertmanager")->received == 10000);
    CHECK(source(board, "alertmanager")->health == SourceHealth::good);
    CHECK(group(board, "storage")->action_id.text == "storage");
    CHECK(board.record.actions.size() == 2);
    const auto* action = board.record.actions.find(model::ActionId("storage"));
    REQUIRE(action != nullptr);
    CHECK(action->state == model::ActionState::proposed);
    CHECK(action->owner.empty());
    CHECK(board.record.services.find(model::ServiceId("S2"))->continuity == model::Continuity::unknown);
}

TEST_CASE("when one Alertmanager is killed only that source fails, and the log goes on", "[threads]") {
    const Folder folder;
    write_file(folder / "rules.toml", rules);
    Alertmanager killed(folder, "killed");
    const Alertmanager other(folder, "other");
    killed.post_alerts("DiskFull", "warning", 10);
    auto server = started(demo_options(folder));
    const feed::SourceWorker first(*server, watched(folder, "killed", killed.url()));
    const feed::SourceWorker second(*server, watched(folder, "other", other.url()));
    wait_for(*server, [](const model::Snapshot& seen) {
        return is(seen, "killed", SourceHealth::good) && is(seen, "other", SourceHealth::good) && sum(seen) == 10;
    });
    killed.kill_it();
    const auto board =
        wait_for(*server, [](const model::Snapshot& seen) { return is(seen, "killed", SourceHealth::failing); });
    CHECK(source(board, "killed")->sentence.en.find(killed.url().substr(7)) != std::string::npos);
    CHECK_FALSE(source(board, "killed")->sentence.ja.empty());
    CHECK(source(board, "killed")->received == 10);
    CHECK(group(board, "storage")->count == 10);
    CHECK(is(board, "other", SourceHealth::good));
    const auto confirmed = *source(board, "other")->confirmed_at;
    wait_for(*server, [&](const model::Snapshot& seen) { return *source(seen, "other")->confirmed_at > confirmed; });
    CHECK(server->apply(add_action("A1"), commander()));
}

TEST_CASE("a source that hangs is failing when its time is up, though the poll still waits", "[threads]") {
    const Folder folder;
    write_file(folder / "rules.toml", rules);
    Alertmanager alertmanager(folder, "am");
    faults::FaultServer hanging({faults::json("[]"), faults::Reply{"", faults::End::hang}});
    auto server = started(demo_options(folder));
    const feed::SourceWorker good(*server, watched(folder, "good", alertmanager.url()));
    feed::SourceOptions options = watched(folder, "hangs", hanging.url());
    options.says_mistakes = false;
    options.answer_limit = std::chrono::minutes(5);
    const feed::SourceWorker hangs(*server, options);
    wait_for(*server, [](const model::Snapshot& seen) { return is(seen, "hangs", SourceHealth::good); });
    const auto board =
        wait_for(*server, [](const model::Snapshot& seen) { return is(seen, "hangs", SourceHealth::failing); });
    CHECK_FALSE(source(board, "hangs")->sentence.en.empty());
    CHECK(is(board, "good", SourceHealth::good));
}

TEST_CASE("a mistake in the rules is on the board, the rules before stay in force, and its repair is followed",
          "[threads]") {
    const Folder folder;
    const Alertmanager alertmanager(folder, "am");
    alertmanager.post_alerts("DiskFull", "warning", 4);
    write_file(folder / "rules.toml", rules);
    auto server = started(demo_options(folder));
    const feed::SourceWorker worker(*server, watched(folder, "alertmanager", alertmanager.url()));
    wait_for(*server, [](const model::Snapshot& seen) { return group(seen, "storage") != nullptr; });
    write_file(folder / "rules.toml", "severities = 5\n");
    const auto wrong = wait_for(*server, [](const model::Snapshot& seen) { return !seen.gauges.notices.empty(); });
    CHECK(wrong.gauges.notices[0].en.find("rules.toml:1:") != std::string::npos);
    CHECK(wrong.gauges.notices[0].en.find("stay in force") != std::string::npos);
    CHECK(group(wrong, "storage") != nullptr);
    write_file(folder / "rules.toml", "severities = [\"critical\"]\n");
    const auto right =
        wait_for(*server, [](const model::Snapshot& seen) { return group(seen, "unclassified") != nullptr; });
    CHECK(right.gauges.notices.empty());
    CHECK(group(right, "unclassified")->count == 4);
}

TEST_CASE("an alert that goes on after its action is done stays on the board, and a worse one is proposed at once",
          "[threads]") {
    const Folder folder;
    const Alertmanager alertmanager(folder, "am");
    alertmanager.post_alerts("DiskFull", "warning", 1);
    write_file(folder / "rules.toml", rules);
    auto server = started(demo_options(folder));
    const feed::SourceWorker worker(*server, watched(folder, "alertmanager", alertmanager.url()));
    const model::ActionId id("storage");
    wait_for(*server, [&](const model::Snapshot& seen) { return seen.record.actions.find(id) != nullptr; });
    REQUIRE(server->apply(model::ClaimAction{id, {}, {}}, commander()));
    REQUIRE(server->apply(model::StartAction{id, {}}, commander()));
    REQUIRE(server->apply(model::VerifyAction{id}, commander()));
    REQUIRE(server->apply(model::CompleteAction{id, {"替えた", "swapped"}, true}, commander()));
    const auto done = wait_for(*server, [](const model::Snapshot& seen) {
        const model::AlertGroup* found = group(seen, "storage");
        return found != nullptr && found->done_id.text == "storage";
    });
    CHECK(done.record.actions.size() == 1);
    alertmanager.post_alerts("DiskFull", "critical", 1);
    const auto again = wait_for(*server, [](const model::Snapshot& seen) {
        return seen.record.actions.find(model::ActionId("storage-2")) != nullptr &&
               group(seen, "storage")->action_id.text == "storage-2";
    });
    CHECK(again.record.actions.find(model::ActionId("storage-2"))->alerts == 2);
    CHECK(again.record.actions.find(model::ActionId("storage-2"))->alerts_severity == "critical");
    CHECK(group(again, "storage")->done_id.empty());
}
