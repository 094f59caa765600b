// A log that was set back: found by the mark beside it, or by boards that know more; what the feed then takes and says, and
// the way on from there. It must never look into the server except through what people and boards can see.
#include "feed/log_files.h"
#include "feed/log_mark.h"
#include "tests/support/running_feed.h"

#include <filesystem>

using namespace feed_test;

namespace {

namespace fs = std::filesystem;
using feed::Mark;

struct Kept {
    explicit Kept(const Folder& folder) : log(folder / "log.db"), older(folder / "older.db"), mark(log + ".mark") {}
    std::string log, older, mark;

    // As whoever puts a copy of the file back.
    void set_back() const {
        for (const char* beside : {"-wal", "-shm"}) fs::remove(log + beside);
        fs::copy_file(older, log, fs::copy_options::overwrite_existing);
    }
    void keep_a_copy() const { fs::copy_file(log, older, fs::copy_options::overwrite_existing); }
};

void add(feed::Server& server, const std::string& id) { REQUIRE(server.apply(add_action(id), commander())); }

// A log of five events whose copy has two.
Kept set_back_log(const Folder& folder) {
    const Kept kept(folder);
    {
        const auto server = started(demo_options(folder));
        add(*server, "A1");
        add(*server, "A2");
    }
    kept.keep_a_copy();
    {
        const auto server = started(demo_options(folder));
        for (const char* id : {"A3", "A4", "A5"}) add(*server, id);
    }
    return kept;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// Serves, says that it is behind, and takes nothing; `word` is in what it says.
void is_held(const feed::Server& server, const std::string& word, const std::string& token = {}) {
    const auto ready = get(server.url() + "/readyz");
    CHECK(ready.status == 503);
    CHECK(has(ready.body, word));
    CHECK(has(ready.body, "kyodo-feed keep"));
    const auto refused = post(server, claim_body("A1"), "k-held", token);
    CHECK(refused.status == 503);
    CHECK(has(refused.body, word));
    const auto board = get(server.url() + "/v1/feed", {}, token);
    REQUIRE(board.status == 200);
    const auto snapshot = model::parse_snapshot(board.body);
    REQUIRE(snapshot);
    REQUIRE(snapshot->gauges.notices.size() == 1);
    CHECK(has(snapshot->gauges.notices.front().en, word));
    REQUIRE_FALSE(snapshot->gauges.sources.empty());  // so no board is calm, and no status page reads none
    CHECK(snapshot->gauges.sources.back().health == model::SourceHealth::failing);
    CHECK(has(get(server.url() + "/metrics", {}, token).body, "kyodo_feed_log_behind 1\n"));
}

void is_not_held(const feed::Server& server, const std::string& token = {}) {
    CHECK(get(server.url() + "/readyz").status == 200);
    const auto snapshot = model::parse_snapshot(get(server.url() + "/v1/feed", {}, token).body);
    REQUIRE(snapshot);
    CHECK(snapshot->gauges.notices.empty());
    CHECK(snapshot->gauges.sources.empty());
    CHECK(has(get(server.url() + "/metrics", {}, token).body, "kyodo_feed_log_behind 0\n"));
}

void shows_cursor(const feed::Server& server, std::uint64_t seq, const std::string& token) {
    const std::string epoch = model::parse_snapshot(get(server.url() + "/v1/feed", {}, token).body)->record.epoch;
    const auto reply = get(server.url() + "/v1/events?after=" + epoch + "." + std::to_string(seq), {}, token);
    CHECK(reply.status == 410);
}

net::HttpReply keep(const feed::Server& server, const std::string& epoch, const std::string& token) {
    net::Http http({{}, token});
    net::HttpRequest request;
    request.url = server.url() + "/v1/keep?epoch=" + epoch;
    request.method = "POST";
    auto reply = http.perform(request, {});
    if (!reply) FAIL(reply.problem().sentence.en);
    return std::move(*reply);
}

}  // namespace

TEST_CASE("a mark is read as it was written, and nothing else is one") {
    const Mark mark{"8c1f", 412, 0xff00ff00ff00ff00, 7};
    CHECK(feed::mark_from(feed::mark_line(mark)) == mark);
    for (const char* bad : {"", "kyodo-mark/1 e 1", "kyodo-mark/2 e 1 0000000000000000 0", "kyodo-mark/1 e 1 xyz 0",
                            "kyodo-mark/1 e -x 0000000000000000 0"})
        CHECK_FALSE(feed::mark_from(bad));
}

TEST_CASE("a feed keeps beside its log how far it was when it ended") {
    const Folder folder;
    const Kept kept(folder);
    {
        const auto server = started(demo_options(folder));
        add(*server, "A1");
        add(*server, "A2");
    }
    const auto summary = feed::verify_log(kept.log);
    REQUIRE(summary);
    CHECK(feed::mark_from(read_file(kept.mark)) == Mark{summary->epoch, 2, summary->digest, 0});
}

TEST_CASE("an older copy of the log is served, but takes no command until it is kept under a new epoch", "[threads]") {
    const Folder folder;
    const Kept kept = set_back_log(folder);
    const auto before = feed::verify_log(kept.log);
    kept.set_back();
    {
        const auto server = started(demo_options(folder));
        is_held(*server, "behind what boards know");
        CHECK_FALSE(server->apply(add_action("A9"), commander()));
    }
    is_held(*started(demo_options(folder)), "they know 5");
    const auto now = feed::keep_log(kept.log);
    REQUIRE(now);
    CHECK(now->events == 2);
    CHECK(now->epoch != before->epoch);
    const auto server = started(demo_options(folder));
    is_not_held(*server);
    add(*server, "A9");
}

TEST_CASE("an older copy that is put back a second time, after it was kept the first time, is an older copy again",
          "[threads]") {
    const Folder folder;
    const Kept kept = set_back_log(folder);
    kept.set_back();
    is_held(*started(demo_options(folder)), "they know 5");
    REQUIRE(feed::keep_log(kept.log));
    {
        const auto server = started(demo_options(folder));
        is_not_held(*server);
        add(*server, "B3");
    }
    kept.set_back();
    is_held(*started(demo_options(folder)), "they know 5");
    is_held(*started(demo_options(folder)), "they know 5");
    REQUIRE(feed::keep_log(kept.log));
    const auto server = started(demo_options(folder));
    is_not_held(*server);
    add(*server, "C3");
}

TEST_CASE("a log with another event where the mark was made is another history", "[threads]") {
    const Folder folder;
    const Kept kept = set_back_log(folder);
    const std::string mark = read_file(kept.mark);
    kept.set_back();
    fs::remove(kept.mark);
    {
        const auto server = started(demo_options(folder));
        for (const char* id : {"B3", "B4", "B5", "B6"}) add(*server, id);
    }
    write_file(kept.mark, mark);
    is_held(*started(demo_options(folder)), "event 5 is another one");
}

TEST_CASE("a log that is further than its mark, has none, or an unreadable one, is served as it is", "[threads]") {
    const Folder folder;
    const Kept kept = set_back_log(folder);
    const auto at_two = feed::verify_log(kept.older);
    REQUIRE(at_two);
    for (const std::string& mark :
         {feed::mark_line({at_two->epoch, 2, at_two->digest, 0}), feed::mark_line({at_two->epoch, 0, 0, 0}),
          feed::mark_line({"another", 900, 5, 0}), std::string("nonsense"), std::string()}) {
        write_file(kept.mark, mark);
        is_not_held(*started(demo_options(folder)));
    }
    fs::remove(kept.mark);
    is_not_held(*started(demo_options(folder)));
}

TEST_CASE("one person's cursors beyond the log change nothing, however many and from however many tokens",
          "[threads]") {
    const Folder folder;
    std::vector<Person> people{{"壁1", "こだま運用", model::Permission::viewer, {}},
                               {"壁1", "こだま運用", model::Permission::viewer, {}},
                               {"復旧E", "つばめ保守", model::Permission::responder, {}}};
    const auto server = started_for(folder, people);
    add(*server, "A1");
    for (int i = 0; i < 20; ++i) {
        shows_cursor(*server, 1'000'000, people[0].token);
        shows_cursor(*server, 2'000'000, people[1].token);
    }
    is_not_held(*server, people[2].token);
    CHECK(post(*server, claim_body("A1"), "k1", people[2].token).status == 200);
}

TEST_CASE("a cursor of another epoch says nothing about this log", "[threads]") {
    const Folder folder;
    std::vector<Person> people{{"壁1", "A", model::Permission::viewer, {}},
                               {"壁2", "B", model::Permission::viewer, {}}};
    const auto server = started_for(folder, people);
    for (const Person& person : people)
        CHECK(get(server->url() + "/v1/events?after=other.900", {}, person.token).status == 410);
    is_not_held(*server, people[0].token);
}

TEST_CASE("when two people's boards know more the feed is behind, over restarts, until a commander keeps it",
          "[threads]") {
    const Folder folder;
    std::vector<Person> people{{"壁1", "こだま運用", model::Permission::viewer, {}},
                               {"復旧E", "つばめ保守", model::Permission::responder, {}},
                               {"統括A", "こだま運用", model::Permission::commander, {}}};
    std::string epoch;
    {
        const auto server = started_for(folder, people);
        add(*server, "A1");
        shows_cursor(*server, 99, people[0].token);
        is_not_held(*server, people[0].token);
        shows_cursor(*server, 12, people[1].token);
        is_held(*server, "they know 12", people[1].token);
    }
    const auto server = started_for(folder, people);
    is_held(*server, "they know 12", people[1].token);
    epoch = server->record().epoch;
    CHECK(keep(*server, epoch, people[1].token).status == 403);
    CHECK(keep(*server, "other", people[2].token).status == 409);
    const auto kept = keep(*server, epoch, people[2].token);
    REQUIRE(kept.status == 200);
    CHECK(server->record().epoch != epoch);
    CHECK(has(kept.body, server->record().epoch));
    is_not_held(*server, people[0].token);
    CHECK(post(*server, claim_body("A1"), "k1", people[1].token).status == 200);
    CHECK(get(server->url() + "/v1/events?after=" + epoch + ".1", {}, people[0].token).status == 410);
    CHECK(keep(*server, server->record().epoch, people[2].token).status == 409);
}

TEST_CASE("what an organisation keeps to itself is under the new epoch as well", "[threads]") {
    const Folder folder;
    std::vector<Person> people{{"壁1", "こだま運用", model::Permission::viewer, {}},
                               {"復旧E", "つばめ保守", model::Permission::responder, {}},
                               {"統括A", "こだま運用", model::Permission::commander, {}}};
    const auto server = started_for(folder, people);
    model::AddAction own;
    own.verb = model::Verb::isolate;
    own.object = {"自社の機器", "our unit"};
    own.only = "こだま運用";
    REQUIRE(server->apply(own, commander()));
    shows_cursor(*server, 9, people[0].token);
    shows_cursor(*server, 9, people[1].token);
    REQUIRE(keep(*server, server->record().epoch, people[2].token).status == 200);
    for (const Person& person : people) {
        const auto snapshot = model::parse_snapshot(get(server->url() + "/v1/feed", {}, person.token).body);
        REQUIRE(snapshot);
        CHECK(snapshot->record.epoch == server->record().epoch);
    }
}

TEST_CASE("keep says how the log stands, and refuses what is not there or is being served") {
    const Folder folder;
    CHECK_FALSE(feed::keep_log(folder / "none.db"));
    CHECK_FALSE(fs::exists(folder / "none.db"));
    const auto server = started(demo_options(folder));
    const auto refused = feed::keep_log(folder / "log.db");
    REQUIRE_FALSE(refused);
    CHECK(has(refused.problem().sentence.en, "in use"));
}
