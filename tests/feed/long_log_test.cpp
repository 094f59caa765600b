// Logs longer than what is read at once: parsed ahead on other threads, imported in big steps, and still one event after
// the other. It must never depend on how many cores the machine has.
#include "feed/log.h"
#include "feed/log_files.h"
#include "tests/support/running_feed.h"

#include <filesystem>

using namespace feed_test;

namespace {

constexpr std::uint64_t many = 2321;  // two stretches and a part of one

struct Written {
    std::vector<feed::StoredEvent> events;
    std::uint64_t digest = 0;
};

// One action, and then a note after the other on it.
Written long_log() {
    Written log;
    model::Record record;
    model::Event event;
    event.seq = 1;
    event.at = noon();
    event.who = "統括A";
    event.org = "こだま運用";
    event.via = "api";
    event.what = model::Happening::action_added;
    model::Action action;
    action.id = model::ActionId("A1");
    action.object = {"1号機", "unit 1"};
    while (event.seq <= many) {
        action.result = {"記録 " + std::to_string(event.seq), ""};
        event.entities.assign(1, model::Entity(action));
        REQUIRE(model::advance(record, event));
        log.events.push_back({event.seq, model::event_json(event), record.digest});
        ++event.seq;
    }
    log.digest = record.digest;
    return log;
}

std::unique_ptr<feed::Store> stored(const std::vector<feed::StoredEvent>& events) {
    auto store = feed::open_sqlite(":memory:");
    REQUIRE(store);
    REQUIRE((*store)->append_all(0, events));
    return std::move(*store);
}

std::string refusal_of(const std::vector<feed::StoredEvent>& events) {
    const auto log = feed::Log::load(stored(events));
    return log ? "" : log.problem().sentence.en;
}

// Lines of a log for an import, one changed into something else.
model::Result<feed::LogSummary> imported(const Folder& folder, std::size_t changed, const std::string& into) {
    const Written log = long_log();
    std::size_t at = 0;
    return feed::import_log(folder / "new.db", [&](std::string& line) {
        if (at == log.events.size()) return false;
        line = at == changed ? into : log.events[at].json;
        ++at;
        return true;
    });
}

constexpr std::size_t none = many;

}  // namespace

TEST_CASE("a long log loads as the same record, and its newest events are at hand") {
    const Written written = long_log();
    auto log = feed::Log::load(stored(written.events));
    REQUIRE(log);
    CHECK((*log)->record().seq == many);
    CHECK((*log)->record().digest == written.digest);
    REQUIRE((*log)->since(many - feed::most_recent_events));
    CHECK((*log)->since(many - 2)->front().seq == many - 1);
}

TEST_CASE("in a long log the one event that is damaged is named, wherever it stands") {
    const Written written = long_log();
    for (const std::size_t at : {std::size_t{999}, std::size_t{1000}, none - 1}) {
        INFO(at);
        const std::string name = "Event " + std::to_string(at + 1) + " ";
        auto digest = written.events;
        ++digest[at].digest;
        CHECK(refusal_of(digest).starts_with(name));
        auto bytes = written.events;
        bytes[at].json.pop_back();
        CHECK(refusal_of(bytes).starts_with(name));
        auto another = written.events;
        another[at].json = written.events[(at + 7) % many].json;
        CHECK(refusal_of(another).starts_with(name));
    }
}

TEST_CASE("a long log with a gap is refused and what is missing is named") {
    auto events = long_log().events;
    events.erase(events.begin() + 2000);
    CHECK(refusal_of(events).starts_with("Event 2001 "));
}

TEST_CASE("events that come together are in the log all or not at all") {
    const auto events = long_log().events;
    auto store = stored(events);
    auto twice = std::vector<feed::StoredEvent>{{many + 1, "{}", 0}, {many + 1, "{}", 0}};
    CHECK_FALSE(store->append_all(many, twice));
    CHECK_FALSE(store->append_all(many - 1, {{many, "{}", 0}}));
    CHECK(store->last_seq() == many);
    CHECK(store->read(many, 10)->empty());
    CHECK(store->append_all(many, {{many + 1, "{}", 0}}));
    CHECK(store->last_seq() == many + 1);
}

TEST_CASE("a long log is imported whole, or nothing of it is") {
    const Folder folder;
    const auto broken = imported(folder, 2210, "{}");
    REQUIRE_FALSE(broken);
    CHECK(broken.problem().sentence.en.starts_with("Line 2211: "));
    CHECK(std::filesystem::is_empty(folder / "."));
    const auto whole = imported(folder, none, {});
    if (!whole) FAIL(whole.problem().sentence.en);
    CHECK(whole->events == many);
    CHECK(whole->digest == long_log().digest);
    REQUIRE(feed::verify_log(folder / "new.db"));
}
