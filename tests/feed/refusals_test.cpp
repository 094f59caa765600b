// What was refused, as the audit tells it: of whom, of which kind, never more, never too much of it. It must never look
// into the server but over HTTP and its files.
#include "feed/refusals.h"
#include "feed/audit.h"
#include "tests/feed/private_stage.h"

#include <algorithm>
#include <filesystem>

using namespace feed_test;
using model::Permission;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

std::string audit_of(const feed::Server& server, const std::string& token) {
    return get(server.url() + "/v1/audit", {}, token).body;
}

feed::Refusal refusal(const std::string& who, std::chrono::seconds after = {}) {
    return {1, noon() + after, who, "こだま運用", "cli", "claim_action", "already-claimed", {}};
}

}  // namespace

TEST_CASE("the audit tells a refused command where it happened: who, of which organisation, when, what and why",
          "[threads]") {
    const Folder folder;
    std::vector<Person> people{{"統括A", "こだま運用", Permission::commander, {}}, {"監理H", "かなた市場", {}, {}}};
    people[1].role = Permission::responder;
    const std::string refused =
        R"("who":"監理H","org":"かなた市場","via":"api","refused":"claim_action","why":"already-claimed"})";
    {
        feed::ServerOptions options = at_noon(folder);
        const auto server = started_for(std::move(options), folder, people);
        const std::string add = model::command_json(model::Command(add_action("A1")));
        CHECK(post(*server, add, "1", people[0].token).status == 200);
        CHECK(post(*server, claim_body("A1"), "2", people[0].token).status == 200);
        CHECK(post(*server, claim_body("A1"), "3", people[1].token).status == 409);
        CHECK(post(*server, "nonsense", "4", people[1].token).status == 422);
        CHECK(post(*server, add, "5", "kyodo_wrong").status == 401);
        CHECK(post(*server, R"({"type":"note_action","action":"A1","note":"x"})", "6", people[0].token).status == 200);
        const std::string audit = audit_of(*server, people[0].token);
        CHECK(has(audit, R"({"after":2,"at":"2030-10-01T12:00:00+09:00",)" + refused));
        CHECK(has(audit, R"("refused":"","why":"invalid")"));
        CHECK(has(audit, R"("who":"","org":"","via":"api","refused":"","why":"unauthorized")"));
        CHECK(audit.find("action_claimed") < audit.find(refused));
        CHECK(audit.find(refused) < audit.find("action_noted"));
        CHECK(count(audit, "\n") == 6);
        CHECK_FALSE(has(audit, "only"));
        CHECK(get(server->url() + "/v1/audit?who=%E7%9B%A3%E7%90%86H", {}, people[0].token).body.find("\"seq\"") ==
              std::string::npos);
    }
    const auto again = feed::Server::start([&] {
        feed::ServerOptions options = at_noon(folder);
        options.demo = false;
        options.tokens_path = folder / "tokens";
        return options;
    }());
    REQUIRE(again);
    CHECK(has(audit_of(**again, people[0].token), refused));
}

TEST_CASE("a refused command about what an organisation keeps to itself is told to its own readers only", "[threads]") {
    Stage stage;
    const std::string own = private_ids(tsubame).front();
    int key = 0;
    for (const std::string& body : bodies_that_name(own))
        post(*stage.kept, body, "refused" + std::to_string(++key), stage.people[0].token);
    const std::string to_own = audit_of(*stage.kept, stage.people[0].token);
    const std::string to_others = audit_of(*stage.kept, stage.people[4].token);
    CHECK(count(to_own, "\"refused\":\"") > 5);
    INFO(to_others.substr(std::min(to_others.size(), to_others.find("\"refused\""))));
    CHECK(count(to_others, "\"refused\":\"") == 0);
    CHECK_FALSE(has(to_own, "\"only\""));
    const std::string file = read_file(stage.folder / "log.db.refused");
    CHECK(count(file, "\n") == count(to_own, "\"refused\":\""));
    for (const std::string& id : private_ids(tsubame)) CHECK_FALSE(has(file, id));
}

TEST_CASE("a flood of refusals of one person keeps a few a minute, says so, and pushes nobody else out") {
    feed::Refusals refusals;
    refusals.note(refusal("監理H"));
    for (int n = 0; n < 100000; ++n) refusals.note(refusal("統括A", std::chrono::seconds(n / 2000)));
    REQUIRE(refusals.kept().size() == feed::Refusals::most_a_minute + 2);
    CHECK(refusals.kept().front().who == "監理H");
    CHECK(refusals.kept().back().why == "and-more");
    CHECK(refusals.kept().back().what.empty());
    refusals.note(refusal("統括A", std::chrono::seconds(61)));
    CHECK(refusals.kept().back().why == "already-claimed");
}

TEST_CASE("refusals never take more than their room, on the disk as in memory, and the newest stay") {
    const Folder folder;
    const std::string path = folder / "log.db";
    {
        feed::Refusals refusals(path, 7);
        for (std::size_t n = 0; n < 3 * feed::Refusals::most_kept; ++n)
            refusals.note(refusal("人" + std::to_string(n)));
        CHECK(refusals.kept().size() == feed::Refusals::most_kept);
    }
    const auto bytes = std::filesystem::file_size(path + ".refused") + std::filesystem::file_size(path + ".refused.1");
    CHECK(bytes < (4u << 20));
    const auto kept = feed::read_refusals(path, 7);
    CHECK(kept.size() >= feed::Refusals::most_kept / 2);
    CHECK(kept.size() <= feed::Refusals::most_kept);
    CHECK(kept.back().who == "人" + std::to_string(3 * feed::Refusals::most_kept - 1));
    CHECK((std::filesystem::status(path + ".refused").permissions() & std::filesystem::perms::others_read) ==
          std::filesystem::perms::none);
}

TEST_CASE("lines beside the log that are no refusals are left out, and none stands beyond the log's end") {
    const Folder folder;
    const std::string path = folder / "log.db";
    {
        feed::Refusals refusals(path, 9);
        refusals.note(refusal("統括A"));
    }
    write_file(path + ".refused", "{\"after\":9,\"at\":\"no\"}\n{\"after\":9,\"who\":\"a\"}\n[\n\n\xff\n" +
                                      read_file(path + ".refused") +
                                      R"({"after":500,"at":"2030-10-01T12:00:00+09:00","who":"b","x":1})" + "\n{\"aft");
    const auto kept = feed::read_refusals(path, 9);
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].why == "already-claimed");
    CHECK(kept[1].after == 9);
    const std::string line = feed::audit_line(kept[0], model::Language::en);
    CHECK(line == "-\t2030-10-01T12:00:00+09:00\t統括A (こだま運用)\tcli\trefused\tclaim_action\tsomebody else has it");
    CHECK(has(feed::audit_line(kept[0], model::Language::ja), "\t拒否\tclaim_action\t担当者がいる"));
}

TEST_CASE("where refusals cannot be written the feed goes on and still tells them") {
    feed::Refusals refusals("/proc/none/log.db", 0, feed::Logger(feed::Level::error));
    refusals.note(refusal("統括A"));
    CHECK(refusals.kept().size() == 1);
}
