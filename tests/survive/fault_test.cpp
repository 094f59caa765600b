// The log on a disk that breaks at its first operation, its second, its third … until a run needs no more of them: what was
// acknowledged is there, what was refused is not, and the same keys finish the work exactly once.
// It must never stop before every operation has had its turn.
#include "feed/log.h"
#include "feed/log_files.h"
#include "tests/survive/faulty_disk.h"
#include "tests/survive/feed_house.h"

#include <catch2/catch_test_macros.hpp>

#include <functional>
#include <set>

using survive::Fault;
using survive::FaultyDisk;

namespace {

constexpr std::uint64_t most_operations = 2000;
constexpr int commands = 6;
constexpr int parts = 2;

const model::Actor actor{"統括A", "こだま運用", "api", model::Permission::commander};
const model::Instant noon = *model::parse_instant("2030-10-01T12:00:00+09:00");

// The n-th thing that people ask, with its key; large enough that the log needs pages of its own.
model::Command command(int number) {
    model::AddAction add;
    add.action = model::ActionId("A" + std::to_string(number));
    add.verb = model::Verb::isolate;
    add.object = {std::string(40, 'x'), std::string(40, 'y')};
    return add;
}
std::string key(int number) { return "key-" + std::to_string(number); }

// What a client was told.
struct Told {
    std::set<std::uint64_t> kept;
    std::set<int> answered;
    std::set<int> refused_for_sure;  // "Nothing was applied."
};

model::Result<std::unique_ptr<feed::Log>> loaded(const std::string& path) {
    auto store = feed::open_sqlite(path);
    if (!store) return store.problem();
    return feed::Log::load(std::move(*store));
}

void ask(feed::Log& log, int number, Told& told) {
    const auto accepted = log.apply(command(number), actor, noon, key(number));
    if (accepted) {
        told.kept.insert(accepted->seq);
        told.answered.insert(number);
        told.refused_for_sure.erase(number);
        return;
    }
    CHECK(accepted.problem().trouble != model::Trouble::invalid);
    CHECK_FALSE(accepted.problem().sentence.ja.empty());
    if (accepted.problem().sentence.en.find("Nothing was applied") != std::string::npos)
        told.refused_for_sure.insert(number);
}

// Everybody asks once, whatever becomes of it. Opening again in the middle makes it checkpoint.
void work(const std::string& path, Told& told) {
    for (int part = 0; part < parts; ++part) {
        const auto log = loaded(path);
        if (!log) continue;
        for (int number = part * commands / parts; number < (part + 1) * commands / parts; ++number)
            ask(**log, number, told);
    }
}

std::set<std::string> actions_in(const feed::Log& log) {
    std::set<std::string> ids;
    for (const model::Action& action : log.record().actions) ids.insert(action.id.text);
    return ids;
}

void check_kept(const feed::Log& log, const Told& told) {
    const auto there = actions_in(log);
    CHECK(log.record().seq == there.size());
    for (const int number : told.answered) CHECK(there.contains("A" + std::to_string(number)));
    for (const int number : told.refused_for_sure) CHECK_FALSE(there.contains("A" + std::to_string(number)));
    for (const std::uint64_t seq : told.kept) CHECK(seq <= log.record().seq);
}

// The disk works again: the log opens, agrees with what was told, and the same keys finish the work.
void check_recovery(const std::string& path, Told told) {
    {
        auto log = loaded(path);
        if (!log) FAIL(log.problem().sentence.en);
        check_kept(**log, told);
        for (int number = 0; number < commands; ++number) ask(**log, number, told);
        CHECK(told.answered.size() == commands);
        CHECK(told.kept.size() == commands);
        CHECK((*log)->record().seq == commands);
    }
    const auto verified = feed::verify_log(path);
    if (!verified) FAIL(verified.problem().sentence.en);
    CHECK(verified->events == commands);
}

// How many operations were tried.
std::uint64_t at_every_operation(Fault fault, const std::function<void(const std::string&, FaultyDisk&, Told&)>& then) {
    for (std::uint64_t at = 1; at < most_operations; ++at) {
        const sample::Scratch home;
        const std::string path = home.file("log.db");
        Told told;
        FaultyDisk disk(fault, at);
        INFO("operation " << at);
        work(path, told);
        INFO("which was: " << disk.struck_what());
        then(path, disk, told);
        if (!disk.struck()) return at - 1;
    }
    return most_operations;
}

void recover(const std::string& path, FaultyDisk& disk, const Told& told) {
    if (!disk.struck()) CHECK(told.answered.size() == commands);
    disk.heal();
    check_recovery(path, told);
}

void cut_power(std::uint64_t seed) {
    INFO("seed " << seed);
    const auto restart = [&](const std::string& path, FaultyDisk& disk, Told& told) {
        disk.start_again(seed);
        recover(path, disk, told);
    };
    CHECK(at_every_operation(Fault::power_cut, restart) > 20);
}

}  // namespace

TEST_CASE("a disk that is full for one write, at any of them, loses nothing and keeps nothing it refused") {
    CHECK(at_every_operation(Fault::full, recover) > 20);
}

TEST_CASE("one operation that fails, at any of them, loses nothing and keeps nothing it refused") {
    CHECK(at_every_operation(Fault::broken, recover) > 20);
}

TEST_CASE("a disk that dies at any operation, and the feed with it, loses nothing and keeps nothing it refused") {
    CHECK(at_every_operation(Fault::dead, recover) > 20);
}

TEST_CASE("a power cut at any operation, with torn and missing writes, loses nothing that was acknowledged") {
    cut_power(1);
}

TEST_CASE("power cuts at any operation, in a hundred ways of tearing, lose nothing that was acknowledged", "[.long]") {
    for (std::uint64_t seed = 2; seed <= 101; ++seed) cut_power(seed);
}
