// Names over HTTP, with real tokens: whichever program a command comes from, another spelling is the known one, a name that
// is only near is asked back, and the log keeps what was written first.
#include "feed/tokens.h"
#include "model/wire/wire.h"
#include "tests/support/running_feed.h"

using namespace feed_test;
using model::Permission;

namespace {

std::string declare_body(const std::string& name) {
    model::DeclareService declare;
    declare.name = {name, {}};
    return model::command_json(declare);
}

// A token file of an older kyodo-feed, which took 復旧Ｅ for somebody else than 復旧E: a token of each.
std::vector<std::string> tokens_in_two_spellings(const Folder& folder) {
    std::vector<std::string> tokens;
    for (const std::string who : {"復旧E", "復旧F"})
        tokens.push_back(*feed::add_token(folder / "tokens", {Permission::responder, who, "つばめ保守"}, noon()));
    std::string file = read_file(folder / "tokens");
    const std::string other = "復旧F";
    file.replace(file.find(other), other.size(), "復旧Ｅ");
    write_file(folder / "tokens", file);
    return tokens;
}

}  // namespace

TEST_CASE("two tokens that an older feed wrote in two spellings are one person to every claim", "[threads]") {
    const Folder folder;
    const auto tokens = tokens_in_two_spellings(folder);
    feed::ServerOptions options = demo_options(folder);
    options.demo = false;
    options.tokens_path = folder / "tokens";
    const auto server = started(std::move(options));
    CHECK(post(*server, model::command_json(add_action("A1")), "k1", tokens[0]).status == 200);
    CHECK(post(*server, claim_body("A1"), "k2", tokens[0]).status == 200);
    const auto again = post(*server, claim_body("ａ１"), "k3", tokens[1]);
    CHECK(again.status == 409);
    CHECK(says(again.body, "A1 is yours already"));
    CHECK(post(*server, model::command_json(model::ReleaseAction{model::ActionId("A1"), {}}), "k4", tokens[1]).status ==
          200);
    CHECK(post(*server, claim_body("A1"), "k5", tokens[1]).status == 200);
    CHECK(server->record().actions.find(model::ActionId("A1"))->owner == "復旧E");
}

TEST_CASE("no program makes a second service of one name, and one that is only near says so with new", "[threads]") {
    const Folder folder;
    std::vector<Person> people{{"統括A", "こだま運用", Permission::commander, {}}};
    const auto server = started_for(folder, people);
    const std::string& token = people[0].token;
    CHECK(post(*server, declare_body("ガイド配信系"), "k1", token).status == 200);
    const auto same = post(*server, declare_body("ｶﾞｲﾄﾞ配信系"), "k2", token);
    CHECK(same.status == 422);
    CHECK(says(same.body, "\"field\":\"name\""));
    const auto near = post(*server, declare_body("ガイト配信系"), "k3", token);
    CHECK(near.status == 422);
    CHECK(says(near.body, "\"nearest\":\"ガイド配信系 (S1)\""));
    CHECK(server->record().services.size() == 1);
    std::string meant = declare_body("ガイト配信系");
    meant.insert(meant.size() - 1, ",\"new\":true");
    CHECK(post(*server, meant, "k4", token).status == 200);
    std::string forced = declare_body("がいど配信系");
    forced.insert(forced.size() - 1, ",\"new\":true");
    CHECK(post(*server, forced, "k5", token).status == 422);
    CHECK(server->record().services.size() == 2);
}
