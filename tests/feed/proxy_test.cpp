// Names from an authenticating proxy: believed from it and from nobody else. It must never stand in for the proxy where
// a real one can be asked.
#include "feed/cli.h"
#include "tests/feed/nginx.h"

using namespace feed_test;
using model::Permission;

namespace {

constexpr const char* name_header = "X-Forwarded-User";
constexpr const char* org_header = "X-Forwarded-Org";
constexpr const char* role_header = "X-Forwarded-Role";

enum { front_door, somebody };  // the people of a stage, in the order of their tokens

struct Stage {
    explicit Stage(feed::ProxyOptions proxy, Permission most = Permission::commander) {
        people = {{"玄関", "こだま運用", most, {}}, {"監理H", "かなた市場", Permission::commander, {}}};
        feed::ServerOptions options = demo_options(folder);
        options.proxy = std::move(proxy);
        server = started_for(std::move(options), folder, people);
    }
    std::string bearer(int person) const { return "Bearer " + people[static_cast<std::size_t>(person)].token; }
    net::HttpReply send(Headers headers, const std::string& body = claim_body("A1")) const {
        return exchanged(server->url(), std::move(headers), body);
    }
    static net::HttpReply exchanged(const std::string& url, Headers headers, const std::string& body) {
        net::Http http(net::HttpTrust{});
        net::HttpRequest request;
        request.url = url + "/v1/commands";
        request.method = "POST";
        request.headers = std::move(headers);
        request.headers.emplace_back("Content-Type", "application/json");
        request.headers.emplace_back("Idempotency-Key", std::to_string(++keys));
        request.body = body;
        auto reply = http.perform(request, {});
        if (!reply) FAIL(reply.problem().sentence.en);
        return std::move(*reply);
    }
    Folder folder;
    std::vector<Person> people;
    std::unique_ptr<feed::Server> server;
    static inline int keys = 0;
};

feed::ProxyOptions names_only() { return {"t1", name_header, {}, {}}; }
feed::ProxyOptions everything() { return {"t1", name_header, org_header, role_header}; }

const std::string adding = R"({"type":"add_action","action":"A1","verb":"isolate","object":{"ja":"1号機"}})";

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// A refusal that says which header, and did nothing.
void check_refused(const Stage& stage, const net::HttpReply& reply, const char* header) {
    INFO(reply.body);
    CHECK(reply.status == 403);
    CHECK(has(reply.body, R"("type":"not-the-proxy")"));
    CHECK(has(reply.body, R"("field":")" + std::string(header) + '"'));
    CHECK(stage.server->record().seq == 0);
}

std::string wrong_use(std::vector<const char*> words) {
    words.insert(words.begin(), "kyodo-feed");
    const auto read = feed::read_command_line(static_cast<int>(words.size()), words.data());
    CHECK_FALSE(read.command);
    CHECK(read.exit_status == 2);
    return read.words;
}

}  // namespace

TEST_CASE("through a real nginx that asks for a password, the event and the audit carry the name of who logged in",
          "[threads]") {
    const Stage stage(names_only());
    const Nginx nginx(stage.folder, stage.server->url(),
                      "      proxy_set_header Authorization \"" + stage.bearer(front_door) +
                          "\";\n      proxy_set_header X-Forwarded-User $remote_user;\n",
                      {"統括A", "eri"});
    // The names and "password" in Base64, as a browser sends them.
    const Headers commander_a = {{"Authorization", "Basic 57Wx5ousQTpwYXNzd29yZA=="}};
    const Headers eri = {{"Authorization", "Basic ZXJpOnBhc3N3b3Jk"}, {name_header, "統括A"}};
    const auto added = Stage::exchanged(nginx.url(), commander_a, adding);
    INFO(added.body);
    CHECK(added.status == 200);
    CHECK(has(added.body, R"("who":"統括A","org":"こだま運用")"));
    const auto claimed = Stage::exchanged(nginx.url(), eri, claim_body("A1"));
    CHECK(claimed.status == 200);
    CHECK(stage.server->record().actions.find(model::ActionId("A1"))->owner == "eri");
    const auto audit = get(nginx.url() + "/v1/audit", commander_a);
    CHECK(has(audit.body, R"("who":"統括A","org":"こだま運用","via":"api","what":"action_added")"));
    CHECK(has(audit.body, R"("who":"eri","org":"こだま運用","via":"api","what":"action_claimed")"));
    CHECK(Stage::exchanged(nginx.url(), {}, adding).status == 401);
    CHECK(Stage::exchanged(nginx.url(), {{"Authorization", stage.bearer(somebody)}}, adding).status == 401);
}

TEST_CASE(
    "whoever asks who they are is told what the feed takes them for, by their token, through the proxy or in the demo",
    "[threads]") {
    const Stage stage(names_only());
    const std::string url = stage.server->url() + "/v1/me";
    CHECK(get(url).status == 401);
    CHECK(get(url, {}, "kyodo_wrong").status == 401);
    CHECK(get(url, {}, stage.people[somebody].token).body ==
          R"({"who":"監理H","org":"かなた市場","role":"commander","kind":"token"})");
    CHECK(get(url, {{"Authorization", stage.bearer(front_door)}, {name_header, "復旧E"}}).body ==
          R"({"who":"復旧E","org":"こだま運用","role":"commander","kind":"proxy"})");
    CHECK(get(url, {{"Authorization", stage.bearer(front_door)}}).status == 403);
    const Folder folder;
    CHECK(get(started(demo_options(folder))->url() + "/v1/me").body ==
          R"({"who":"統括A","org":"こだま運用","role":"commander","kind":"demo"})");
}

TEST_CASE("a name that does not come from the proxy is refused, whoever says it, and never silently believed",
          "[threads]") {
    const Stage stage(everything());
    for (const char* header : {name_header, org_header, role_header}) {
        check_refused(stage, stage.send({{"Authorization", stage.bearer(somebody)}, {header, "commander"}}, adding),
                      header);
        check_refused(stage, stage.send({{header, "commander"}}, adding), header);
    }
    CHECK(stage.send({{"Authorization", "Bearer kyodo_wrong"}, {name_header, "統括A"}}, adding).status == 401);
    CHECK(get(stage.server->url() + "/v1/feed", {{name_header, "統括A"}}, stage.people[somebody].token).status == 403);
    const auto own = stage.send({{"Authorization", stage.bearer(somebody)}}, adding);
    CHECK(own.status == 200);
    CHECK(has(own.body, R"("who":"監理H")"));
}

TEST_CASE("the proxy that says nobody, two people or what is no name is refused", "[threads]") {
    const Stage stage(names_only());
    const std::pair<std::string, std::string> proxy{"Authorization", stage.bearer(front_door)};
    check_refused(stage, stage.send({proxy}, adding), name_header);
    check_refused(stage, stage.send({proxy, {name_header, "統括A"}, {name_header, "監理H"}}, adding), name_header);
    check_refused(stage, stage.send({proxy, {"x-forwarded-user", "統括A"}, {name_header, "統括A"}}, adding),
                  name_header);
    check_refused(stage, stage.send({proxy, {name_header, std::string(121, 'a')}}, adding), name_header);
    check_refused(stage,
                  stage.send({proxy,
                              {name_header,
                               "a\u202e"
                               "b"}},
                             adding),
                  name_header);
    for (const std::string bad : {"\xff", "a\tb", "\xc3("}) {
        const auto answer = raw_exchange(
            stage.server->port(), "GET /v1/feed HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + proxy.first + ": " +
                                      proxy.second + "\r\n" + name_header + ": " + bad + "\r\n\r\n");
        CHECK(answer.starts_with("HTTP/1.1 403 "));
        CHECK(has(answer, "UTF-8"));
    }
    CHECK(stage.send({proxy, {name_header, std::string(40, 'a')}}, adding).status == 200);
}

TEST_CASE("the proxy gives organisation and role where it was asked to, and never more than its own role",
          "[threads]") {
    const Stage stage(everything(), Permission::responder);
    const auto as = [&](const std::string& role, const std::string& org = "つばめ保守") {
        return Headers{{"Authorization", stage.bearer(front_door)},
                       {name_header, "復旧E"},
                       {org_header, org},
                       {role_header, role}};
    };
    check_refused(stage, stage.send(as("king"), adding), role_header);
    check_refused(stage, stage.send(as("source"), adding), role_header);
    check_refused(stage, stage.send(as("responder", std::string(121, 'a')), adding), org_header);
    CHECK(has(stage.send(as("viewer"), adding).body, R"("type":"forbidden")"));
    CHECK(get(stage.server->url() + "/v1/audit", as("admin")).status == 403);
    const auto added = stage.send(as("admin"), adding);
    INFO(added.body);
    CHECK(added.status == 200);
    CHECK(has(added.body, R"("who":"復旧E","org":"つばめ保守")"));
}

TEST_CASE("however the proxy spells a person's name, it is one person's share of commands", "[threads]") {
    const Stage stage(names_only());
    const auto status_as = [&](const char* name) {
        return stage.send({{"Authorization", stage.bearer(front_door)}, {name_header, name}}).status;
    };
    int sent = 0;
    bool slowed = false;
    while (!slowed && sent++ < 190) slowed = status_as("復旧E") == 429 || status_as("復旧Ｅ") == 429;
    CHECK(slowed);
    CHECK(status_as("業務D") != 429);
}

TEST_CASE("a proxy with a monitoring source's token makes nobody more than a source", "[threads]") {
    const Stage stage(everything(), Permission::source);
    const net::HttpReply reply = stage.send({{"Authorization", stage.bearer(front_door)},
                                             {name_header, "統括A"},
                                             {org_header, "こだま運用"},
                                             {role_header, "admin"}},
                                            R"({"type":"assign_role","role":"commander","holder":"統括A"})");
    INFO(reply.body);
    CHECK(reply.status == 403);
    CHECK(has(reply.body, R"("type":"forbidden")"));
    CHECK(stage.server->record().seq == 0);
}

TEST_CASE("a feed that was not told of a proxy takes no name from a header", "[threads]") {
    const Folder folder;
    std::vector<Person> people{{"監理H", "かなた市場", Permission::commander, {}}};
    const auto server = started_for(folder, people);
    const auto reply = Stage::exchanged(
        server->url(), {{"Authorization", "Bearer " + people[0].token}, {name_header, "統括A"}}, adding);
    CHECK(reply.status == 200);
    CHECK(has(reply.body, R"("who":"監理H","org":"かなた市場")"));
}

TEST_CASE("a proxy that is not there yet, or only half told, is wrong use and says what is missing") {
    const Folder folder;
    std::vector<Person> people{{"監理H", "かなた市場", Permission::commander, {}}};
    feed::ServerOptions options = demo_options(folder);
    options.proxy = feed::ProxyOptions{"t9", name_header, {}, {}};
    options.demo = false;
    options.tokens_path = folder / "tokens";
    REQUIRE(feed::add_token(options.tokens_path, {Permission::viewer, "w", "o"}, noon()));
    const auto server = feed::Server::start(std::move(options));
    REQUIRE_FALSE(server);
    CHECK(has(server.problem().sentence.en, "t9"));
    CHECK(has(wrong_use({"--proxy-token", "t1"}), "--proxy-name-header"));
    CHECK(has(wrong_use({"--proxy-name-header", name_header}), "--proxy-token"));
    CHECK(has(wrong_use({"--demo", "--proxy-token", "t1", "--proxy-name-header", name_header}), "--demo"));
    CHECK(has(wrong_use({"--proxy-token", "t1", "--proxy-name-header", "authorization"}), "X-Forwarded-User"));
    CHECK(has(wrong_use({"--proxy-token", "t1", "--proxy-name-header", "a b"}), "X-Forwarded-User"));
    CHECK(has(wrong_use({"--proxy-token", "t1", "--proxy-name-header", "X-A", "--proxy-org-header", "x-a"}), "twice"));
}
