// What the feed tells outwards about the incident: the status page's summary and the gauges an operator alerts on.
// It must never look into the server except through what a client can see.
#include "model/record/words.h"
#include "tests/support/running_feed.h"

using namespace feed_test;

namespace {

model::DeclareService service(const std::string& id, model::Continuity continuity) {
    model::DeclareService declared;
    declared.service = model::ServiceId(id);
    declared.name = {"業務" + id, "Work " + id};
    declared.short_name = declared.name;
    declared.owner_org = "Ops";
    declared.continuity = continuity;
    return declared;
}

model::PostFact fact(const std::string& id, const std::string& text, bool confirmed, const std::string& about) {
    model::PostFact posted;
    posted.fact = model::FactId(id);
    posted.at = noon();
    posted.source = "monitor";
    posted.text = {text, text};
    posted.about = model::ServiceId(about);
    posted.confirmed = confirmed;
    return posted;
}

model::ChangeService stopped(const std::string& id, const std::string& basis) {
    model::ChangeService change;
    change.service = model::ServiceId(id);
    change.continuity = model::Continuity::stopped;
    change.impact = model::Impact::total;
    change.impact_text = {"誰も使えない", "Nobody can use it"};
    change.basis = model::FactId(basis);
    return change;
}

// One service stopped on a confirmed fact, one on a rumour, one normal; an incident is open.
std::unique_ptr<feed::Server> troubled(const Folder& folder) {
    feed::ServerOptions options = demo_options(folder);
    options.clock = [] { return model::FeedClock{noon() + std::chrono::minutes(5), 1.0, false}; };
    auto server = started(std::move(options));
    const auto give = [&](const model::Command& command) {
        const auto accepted = server->apply(command, commander(), noon());
        if (!accepted) FAIL(accepted.problem().sentence.en);
    };
    give(model::OpenIncident{model::IncidentId("I1"), {"相場が止まった", "Prices stopped"}, model::Severity::sev1, {}});
    for (const char* id : {"S1", "S3"}) give(service(id, model::Continuity::normal));
    give(service("S2", model::Continuity::unknown));
    give(fact("F1", "no packets leave", true, "S1"));
    give(fact("F2", "a rumour about orders", false, "S2"));
    give(stopped("S1", "F1"));
    return server;
}

}  // namespace

TEST_CASE("a status page reads every service, and only what is confirmed leaves", "[threads]") {
    const Folder folder;
    const auto server = troubled(folder);
    const auto reply = get(server->url() + "/api/v2/summary.json?lang=en");
    CHECK(reply.status == 200);
    CHECK(reply.content_type == "application/json");
    CHECK(says(reply.body, R"("indicator":"critical","description":"Some services have stopped")"));
    CHECK(says(reply.body, R"("id":"S1","name":"Work S1","status":"major_outage")"));
    CHECK(says(reply.body, R"("id":"S2","name":"Work S2","status":"degraded_performance")"));
    CHECK(says(reply.body, "Its state is not confirmed"));
    CHECK(says(reply.body, R"("id":"S3","name":"Work S3","status":"operational")"));
    CHECK(says(reply.body, R"("name":"Prices stopped","status":"investigating","impact":"critical")"));
    CHECK(says(reply.body, R"("body":"no packets leave")"));
    CHECK_FALSE(says(reply.body, "rumour"));
    CHECK(says(get(server->url() + "/api/v2/summary.json").body, "止まっているサービスがある"));
}

TEST_CASE("a status page of a record without services does not read as all systems operational") {
    const Folder folder;
    const auto server = started(demo_options(folder));
    const auto reply = get(server->url() + "/api/v2/summary.json?lang=en");
    CHECK(says(reply.body, R"("indicator":"minor","description":"No service is declared yet")"));
    CHECK_FALSE(says(reply.body, R"("indicator":"none")"));
}

TEST_CASE("a status page reads none only while the board may say calm", "[threads]") {
    const Folder folder;
    feed::ServerOptions options = demo_options(folder);
    options.clock = [] { return model::FeedClock{noon(), 1.0, false}; };
    const auto server = started(std::move(options));
    REQUIRE(server->apply(service("S1", model::Continuity::normal), commander(), noon()));
    const auto status = [&] {
        const std::string body = get(server->url() + "/api/v2/summary.json?lang=en").body;
        const std::size_t from = body.find("\"indicator\"");
        return body.substr(from, body.find('}', from) - from);
    };
    const std::string none = R"("indicator":"none","description":"All services normal")";
    const std::string unexplained =
        R"("indicator":"minor","description":"Services are normal, but alerts are unexplained or monitoring has gaps")";
    const std::string worked_on =
        R"("indicator":"minor","description":"Services are normal, but something is still being worked on")";
    CHECK(status() == none);
    model::Source source{"alertmanager", model::SourceHealth::failing, noon(), 0, {}};
    server->set_source(source, {});
    CHECK(status() == unexplained);
    source.health = model::SourceHealth::good;
    model::AlertGroup group;
    group.id = "unclassified";
    group.count = 1;
    server->set_source(source, {group});
    CHECK(status() == unexplained);
    group.id = "unread";
    server->set_source(source, {group});
    CHECK(status() == unexplained);
    group.id = "watchdog";
    group.disposition = model::Disposition::heartbeat;
    group.count = 0;
    server->set_source(source, {group});
    CHECK(status() == unexplained);
    server->set_source(source, {});
    CHECK(status() == none);
    REQUIRE(server->apply(model::OpenIncident{model::IncidentId("I1"), {"x", "x"}, {}, {}}, commander(), noon()));
    CHECK(status() == worked_on);
}

TEST_CASE("what nobody has confirmed for a year is no operational component", "[threads]") {
    const Folder folder;
    feed::ServerOptions options = demo_options(folder);
    options.clock = [] { return model::FeedClock{noon() + std::chrono::hours(366 * 24), 1.0, false}; };
    const auto server = started(std::move(options));
    REQUIRE(server->apply(service("S1", model::Continuity::normal), commander(), noon()));
    const std::string body = get(server->url() + "/api/v2/summary.json?lang=en").body;
    CHECK(says(body, R"("indicator":"minor")"));
    CHECK(says(body, R"("status":"degraded_performance","position":1,"description":"Its state is not confirmed")"));
}

TEST_CASE("the status page is for those with a token, like every other view of the record", "[threads]") {
    const Folder folder;
    std::vector<Person> people{{"Wall", "Ops", model::Permission::viewer, {}}};
    const auto server = started_for(folder, people);
    CHECK(get(server->url() + "/api/v2/summary.json").status == 401);
    CHECK(get(server->url() + "/api/v2/summary.json", {}, people.front().token).status == 200);
}

TEST_CASE("what is open, unowned and overdue can be alerted on, without a name of the record in it", "[threads]") {
    const Folder folder;
    const auto server = troubled(folder);
    model::AddAction unowned = add_action("A1");
    unowned.owner.clear();
    unowned.owner_org.clear();
    REQUIRE(server->apply(unowned, commander(), noon()));
    model::AddAction late = add_action("A2");
    late.owner = "Recovery E";
    late.owner_org = "Ops";
    late.check_at = noon();
    REQUIRE(server->apply(late, commander(), noon()));
    REQUIRE(server->apply(model::AskHelp{model::HelpId("H1"), {"経験者", "expert"}, 1, {}, model::ActionId("A1")},
                          commander(), noon()));
    const std::string text = get(server->url() + "/metrics").body;
    CHECK(says(text, "\nkyodo_incidents_open 1\n"));
    CHECK(says(text, "\nkyodo_services{continuity=\"stopped\"} 1\n"));
    CHECK(says(text, "\nkyodo_services{continuity=\"unknown\"} 1\n"));
    CHECK(says(text, "\nkyodo_services{continuity=\"normal\"} 1\n"));
    CHECK(says(text, "\nkyodo_actions_open 2\n"));
    CHECK(says(text, "\nkyodo_actions_unowned 1\n"));
    CHECK(says(text, "\nkyodo_actions_overdue 1\n"));
    CHECK(says(text, "\nkyodo_help_waiting 1\n"));
    CHECK_FALSE(says(text, "Recovery E"));
    CHECK_FALSE(says(text, "Prices"));
}
