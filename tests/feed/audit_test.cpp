// Who did what, at the wire and from the file. It must never look into the server but over HTTP.
#include "feed/audit.h"
#include "feed/log_files.h"
#include "tests/feed/private_stage.h"

#include <algorithm>

using namespace feed_test;
using model::Permission;

namespace {

std::string audit_of(const feed::Server& server, const std::string& query, const std::string& token) {
    const auto reply = get(server.url() + "/v1/audit" + query, {}, token);
    CHECK(reply.status == 200);
    CHECK(reply.content_type == "application/x-ndjson");
    return reply.body;
}

std::size_t lines_in(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the audit says who did what, when and through what, to those who command and nobody else", "[threads]") {
    Stage stage;
    const std::string all = audit_of(*stage.kept, "", stage.people[4].token);
    CHECK(lines_in(all) == told_events());
    CHECK(has(all, R"({"seq":2,"at":"2030-10-01T12:00:00+09:00","who":"統括A","org":"こだま運用","via":"api",)"
                   R"("what":"action_added","ids":["A1"],"note":""})"));
    CHECK(lines_in(audit_of(*stage.kept, "?who=%E7%B5%B1%E6%8B%ACA", stage.people[4].token)) == 4);
    for (const std::size_t reader : {1u, 3u, 5u}) {
        const auto refused = get(stage.kept->url() + "/v1/audit", {}, stage.people[reader].token);
        CHECK(refused.status == 403);
        CHECK(has(refused.body, "\"type\":\"forbidden\""));
    }
}

TEST_CASE("the audit shows nobody what another organisation keeps, whatever is asked for", "[threads]") {
    Stage stage;
    const std::string& admin = stage.people[4].token;
    check_absent(audit_of(*stage.kept, "", admin), secrets_of(tsubame, tsubame_words()));
    CHECK(lines_in(audit_of(*stage.kept, "?who=%E5%BE%A9%E6%97%A7E", admin)) == 0);
    const std::string own = audit_of(*stage.kept, "?who=%E5%BE%A9%E6%97%A7E", stage.people[0].token);
    CHECK(lines_in(own) == private_events / 2);
    CHECK(has(own, tsubame_words()[7]));
}

TEST_CASE("the audit of a time begins with it and ends before it", "[threads]") {
    const Folder folder;
    feed::ServerOptions options = demo_options(folder);
    options.clock = [] { return model::FeedClock{noon(), 1.0, false}; };  // no zone: times are in its offset
    auto server = started(std::move(options));
    for (int minute = 0; minute < 4; ++minute) {
        const auto at = noon() + std::chrono::minutes(minute);
        REQUIRE(server->apply(add_action("A" + std::to_string(minute)), commander(), at));
    }
    const std::string part = audit_of(*server, "?from=2030-10-01T12:01:00%2B09:00&to=2030-10-01T03:03:00Z", {});
    CHECK(lines_in(part) == 2);
    CHECK(has(part, "[\"A1\"]"));
    CHECK(has(part, "[\"A2\"]"));
    CHECK(audit_of(*server, "?from=2030-10-01%2012:01&to=2030/10/1%2012:03", {}) == part);
    for (const char* bad : {"?from=yesterday", "?to=noon", "?after=x"}) {
        INFO(bad);
        CHECK(get(server->url() + "/v1/audit" + bad).status == 422);
    }
}

TEST_CASE("a long audit goes on where its link leads, with what was asked for", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    REQUIRE(server->apply(add_action("A1"), commander()));
    for (int n = 0; n < 1200; ++n)
        REQUIRE(server->apply(model::NoteAction{model::ActionId("A1"), {"記録", ""}}, commander()));
    std::size_t found = 0;
    std::string address = "/v1/audit?who=%E7%B5%B1%E6%8B%ACA";
    for (int pages = 0; pages < 2; ++pages) {
        const auto reply = get(server->url() + address);
        found += lines_in(reply.body);
        const std::string link = header_of(reply, "link");
        CHECK(link.empty() == (pages == 1));
        if (!link.empty()) address = link.substr(1, link.find('>') - 1);
    }
    CHECK(found == 1201);
    CHECK(has(address, "who=%E7%B5%B1%E6%8B%ACA"));
}

TEST_CASE("the keeper of the disk audits the whole log, of one person too") {
    const Folder folder;
    {
        auto server = started(demo_options(folder));
        REQUIRE(server->apply(add_action("A1"), commander(), noon()));
        model::AskHelp help{{}, {"経験者", "an expert"}, 1, {}, {}};
        help.only = tsubame;
        REQUIRE(server->apply(help, {"復旧E", tsubame, "api", Permission::responder}, noon()));
    }
    std::string all;
    std::string one;
    const auto query = feed::audit_query({}, {}, "復旧E", {});
    REQUIRE(query);
    const auto read = feed::read_log(folder / "log.db", [&](const model::Event& event) {
        all += feed::audit_line(event, model::Language::en) + "\n";
        if (query->takes(event)) one += feed::audit_json(event) + "\n";
        return true;
    });
    REQUIRE(read);
    CHECK(lines_in(all) == 2);
    CHECK(has(all, "1\t2030-10-01T12:00:00+09:00\t統括A (こだま運用)\tapi\t"));
    CHECK(lines_in(one) == 1);
    CHECK(has(one, R"("what":"help_asked")"));
}

TEST_CASE(
    "the audit says whether somebody acted at a board, at a terminal or otherwise, in no words of the client's own",
    "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    int n = 0;
    for (const char* agent : {"kyodo-board/0.1.0", "kyodo-cli/9", "curl/8", "kyodo-demo/1", "xkyodo-cli/1", ""}) {
        net::Http http({{}, {}, agent});
        net::HttpRequest request;
        request.url = server->url() + "/v1/commands";
        request.method = "POST";
        request.headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", std::to_string(++n)}};
        request.body = model::command_json(model::Command(add_action("A" + std::to_string(n))));
        const auto reply = http.perform(request, {});
        REQUIRE(reply);
        CHECK(reply->status == 200);
    }
    const std::string all = audit_of(*server, "", {});
    std::string vias;
    for (std::size_t at = all.find("\"via\":\""); at != std::string::npos; at = all.find("\"via\":\"", at + 1))
        vias += all.substr(at + 7, all.find('"', at + 7) - at - 7) + ' ';
    CHECK(vias == "board cli api api api api ");
}
