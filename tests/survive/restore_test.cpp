// A backup restored while boards look on: the same record by its digest, another epoch, and a real board's poller that
// fetches everything anew by itself. It must never help the poller along.
#include "client/poller.h"
#include "tests/survive/feed_house.h"

#include <catch2/catch_test_macros.hpp>

#include <condition_variable>
#include <fstream>
#include <mutex>
#include <optional>

using journey::Ended;
using survive::FeedHouse;

namespace {

// What a board's poller confirmed last.
class Board {
public:
    explicit Board(const FeedHouse& house)
        : poller_({house.url(), {"", house.commander()}, std::chrono::seconds(1)},
                  [this](model::Message message) { take(std::move(message)); }) {}

    // The epoch of the first confirmation that is not `before`, with so many actions.
    std::string epoch_after(const std::string& before, std::size_t actions) {
        std::unique_lock lock(mutex_);
        const bool came = changed_.wait_for(lock, std::chrono::seconds(40),
                                            [&] { return !epoch_.empty() && epoch_ != before && actions_ == actions; });
        INFO(epoch_ << " with " << actions_ << " actions");
        REQUIRE(came);
        return epoch_;
    }

private:
    void take(model::Message message) {
        const auto* confirmed = std::get_if<model::FeedConfirmed>(&message);
        if (confirmed == nullptr || !confirmed->record) return;
        {
            const std::lock_guard lock(mutex_);
            epoch_ = confirmed->record->epoch;
            actions_ = confirmed->record->actions.size();
        }
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::string epoch_;
    std::size_t actions_ = 0;
    client::Poller poller_;
};

std::string after(const std::string& text, const std::string& words) {
    const std::size_t at = text.find(words);
    REQUIRE(at != std::string::npos);
    const std::size_t begin = at + words.size();
    return text.substr(begin, text.find_first_of(",\n", begin) - begin);
}

}  // namespace

TEST_CASE("a backup restores the same record under a new epoch, and a board that looks on fetches it anew") {
    FeedHouse house;
    house.start();
    house.listen = house.url().substr(std::string("http://").size());
    house.open_actions(3);
    Board board(house);
    const std::string before = board.epoch_after("", 3);

    const std::string backup = house.home.file("backup.ndjson");
    const Ended exported = house.tool({"export", "--store", house.store()});
    REQUIRE(exported.status == 0);
    std::ofstream(backup) << exported.out;
    house.give(model::NoteAction{model::ActionId("A1"), {"控えのあと", "after the backup"}});
    house.kill_at_once();

    house.log = house.home.file("restored.db");
    const Ended imported = journey::run(house.home, {"sh", "-c", "exec \"$1\" import --store \"$2\" < \"$3\"", "sh",
                                                     journey::kyodo_feed(), house.store(), backup});
    INFO(imported.err);
    REQUIRE(imported.status == 0);
    const Ended verified = house.tool({"verify", "--store", house.store()});
    CHECK(after(verified.out, "digest ") == after(exported.err, "digest "));
    CHECK(after(verified.out, "epoch ") != before);
    CHECK(after(verified.out, "epoch " + after(verified.out, "epoch ") + ", ") == "4 events");

    house.start();
    CHECK(board.epoch_after(before, 3) == after(verified.out, "epoch "));
}

TEST_CASE("an import that breaks off, or whose lines do not follow, leaves no log behind") {
    FeedHouse house;
    house.start();
    house.open_actions(2);
    const Ended exported = house.tool({"export", "--store", house.store()});
    const std::string path = house.home.file("cut.ndjson");
    const auto import_of = [&](const std::string& lines) {
        std::ofstream(path, std::ios::trunc) << lines;
        return journey::run(house.home, {"sh", "-c", "exec \"$1\" import --store \"sqlite:$2\" < \"$3\"", "sh",
                                         journey::kyodo_feed(), house.home.file("restored.db"), path});
    };
    const std::string second = exported.out.substr(exported.out.find('\n') + 1);
    for (const std::string& lines : {exported.out.substr(0, exported.out.size() - 30), second, std::string("{}\n")}) {
        const Ended imported = import_of(lines);
        CHECK(imported.status == 1);
        CHECK(imported.err.find("Nothing was imported") != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(house.home.file("restored.db")));
    }
    CHECK(import_of(exported.out).status == 0);
    CHECK(import_of(exported.out).status == 1);
}
