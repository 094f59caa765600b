// A feed on which two organisations keep things to themselves. It must never look into a server but over HTTP.
#include "tests/feed/private_stage.h"

namespace feed_test {

using model::Permission;

const std::vector<std::string>& tsubame_words() {
    static const std::vector<std::string> words = {"otter",  "heron", "badger", "walrus",  "lemur", "gecko",
                                                   "marmot", "stoat", "ibex",   "pelican", "quokka"};
    return words;
}

const std::vector<std::string>& kanata_words() {
    static const std::vector<std::string> words = {"zebra", "yak",    "xerus", "wombat", "vole", "urial",
                                                   "tapir", "serval", "raven", "puffin", "okapi"};
    return words;
}

namespace {

struct Told {
    std::string who;
    std::string org;
    model::Command command;
    bool keeps = false;  // for one organisation only
};

model::Text word(const std::string& animal) { return {animal + "の件", "matter of " + animal}; }

// One of each kind, and everything that can happen to it afterwards.
std::vector<Told> kept_by(const std::string& who, const std::string& org, const std::vector<std::string>& words) {
    const std::string a = model::private_prefix("A", org) + "1";
    const std::string d = model::private_prefix("D", org) + "1";
    const std::string f = model::private_prefix("F", org) + "1";
    const std::string h = model::private_prefix("H", org) + "1";
    const std::string x = model::private_prefix("X", org) + "1";
    model::PostFact fact{{}, noon(), {}, {}, {}, word(words[0]), {}, true};
    model::PutDecision decision{{}, word(words[1]), {{"a", word(words[2]), {}, {}}}, {}, {}, noon(), {}};
    model::AddAction action = add_action("");
    action.object = word(words[3]);
    action.decision = model::DecisionId(d);
    model::AskHelp help{{}, word(words[4]), 1, {}, model::ActionId(a)};
    model::SetGuardrail rail{{}, word(words[5]), {}, {}};
    for (std::string* only : {&fact.only, &decision.only, &action.only, &help.only, &rail.only}) *only = org;
    std::vector<Told> told;
    const auto add = [&](model::Command command) { told.push_back({who, org, std::move(command), true}); };
    add(fact);
    add(decision);
    add(action);
    add(help);
    add(rail);
    add(model::CorrectFact{model::FactId(f), {}, word(words[6])});
    add(model::ClaimAction{model::ActionId(a), word(words[7]), {}});
    add(model::NoteAction{model::ActionId(a), word(words[8])});
    add(model::MakeDecision{model::DecisionId(d), "a", word(words[9])});
    add(model::OfferHelp{model::HelpId(h), word(words[10])});
    add(model::LiftGuardrail{model::GuardrailId(x)});
    return told;
}

std::vector<Told> whole_story() {
    std::vector<Told> told;
    const auto open = [&](model::Command command) {
        told.push_back({"統括A", "こだま運用", std::move(command), false});
    };
    open(model::DeclareService{model::ServiceId("S1"), {"相場配信", "Market data"}, {}, {}, {}, {}, {}, {}});
    open(add_action("A1"));
    for (Told& one : kept_by("復旧E", tsubame, tsubame_words())) told.push_back(std::move(one));
    open(model::ClaimAction{model::ActionId("A1"), {}, {}});
    for (Told& one : kept_by("監理H", kanata, kanata_words())) told.push_back(std::move(one));
    open(model::PostFact{{}, noon(), {}, {}, {}, {"見えている", "for all"}, {}, false});
    return told;
}

std::vector<Person> everybody() {
    return {{"復旧E", tsubame, Permission::commander, {}},  {"壁つばめ", tsubame, Permission::viewer, {}},
            {"監理H", kanata, Permission::commander, {}},   {"壁かなた", kanata, Permission::viewer, {}},
            {"管理Z", "こだま運用", Permission::admin, {}}, {"監視", "こだま運用", Permission::source, {}}};
}

}  // namespace

std::size_t told_events() { return whole_story().size(); }

feed::ServerOptions at_noon(const Folder& folder) {
    feed::ServerOptions options = demo_options(folder);
    options.clock = [] { return model::FeedClock{noon(), 1.0, false}; };
    options.demo_actor = {"見学", "見学", "api", Permission::commander};
    return options;
}

void tell(feed::Server& server, bool also_private) {
    for (const Told& one : whole_story()) {
        if (one.keeps && !also_private) continue;
        const auto accepted = server.apply(one.command, {one.who, one.org, "api", Permission::commander});
        INFO(model::command_json(one.command));
        if (!accepted) FAIL(accepted.problem().sentence.en);
    }
}

std::string all_of(const net::HttpReply& reply) {
    std::string all = std::to_string(reply.status) + "\n";
    for (const auto& [name, value] : reply.headers)
        if (name != "date") all += name + ": " + value + "\n";
    return all + reply.body;
}

model::Snapshot board_of(const feed::Server& server, const std::string& token) {
    auto snapshot = model::parse_snapshot(get(server.url() + "/v1/feed", {}, token).body);
    if (!snapshot) FAIL(snapshot.problem().sentence.en);
    return std::move(*snapshot);
}

// Every readable byte of the feed, packed and not, whole, in every part, as a first answer and as an answer to waiting.
std::string everything_read(const feed::Server& server, const std::string& token) {
    const model::Record record = board_of(server, token).record;
    std::vector<std::string> addresses = {
        "/v1/feed", "/v1/log", "/v1/audit", "/metrics", "/api/v2/summary.json", "/api/v2/summary.json?lang=en",
        "/healthz", "/readyz"};
    for (std::uint64_t seq = 0; seq <= record.seq; ++seq) {
        const std::string at = std::to_string(seq);
        addresses.push_back("/v1/events?after=" + record.epoch + "." + at);
        addresses.push_back("/v1/events?after=" + record.epoch + "." + at + "&gauge=1");
        if (seq > 0) addresses.push_back("/v1/log?from=" + at + "&to=" + at);
    }
    std::string all;
    for (const std::string& address : addresses) {
        for (const char* coding : {"gzip", "identity"})
            all += all_of(get(server.url() + address, {{"Accept-Encoding", coding}, {"Prefer", "wait=0"}}, token));
    }
    return all;
}

std::vector<std::string> bodies_that_name(const std::string& id) {
    const std::string text = R"("text":"x","at":"2030-10-01T12:00:00+09:00")";
    const auto one = [&](const std::string& type, const std::string& field, const std::string& more = {}) {
        return R"({"type":")" + type + R"(",")" + field + R"(":")" + id + "\"" + more + "}";
    };
    return {one("claim_action", "action"),
            one("release_action", "action"),
            one("note_action", "action", R"(,"note":"x")"),
            one("take_over_action", "action", R"(,"from":"復旧E")"),
            one("complete_action", "action", R"(,"result":"x")"),
            one("add_action", "action", R"(,"verb":"stop","object":"x")"),
            one("add_action", "decision", R"(,"verb":"stop","object":"x")"),
            one("make_decision", "decision", R"(,"chosen":"a")"),
            one("withdraw_decision", "decision"),
            one("confirm_fact", "fact"),
            one("correct_fact", "fact", R"(,"text":"x")"),
            one("post_fact", "fact", "," + text),
            one("change_service", "basis", R"(,"service":"S1","continuity":"stopped")"),
            one("offer_help", "help", R"(,"offer":"x")"),
            one("ask_help", "action", R"(,"skill":"x")"),
            one("ask_help", "help", R"(,"skill":"x")"),
            one("lift_guardrail", "guardrail"),
            one("set_guardrail", "guardrail", R"(,"text":"x")"),
            one("note_action", "action", R"(,"note":"x","only":"つばめ保守")"),
            one("add_action", "action", R"(,"verb":"stop","object":"x","only":"つばめ保守")")};
}

std::vector<std::string> private_ids(const std::string& org) {
    std::vector<std::string> ids;
    for (const char* prefix : {"A", "D", "F", "H", "X"}) ids.push_back(model::private_prefix(prefix, org) + "1");
    ids.push_back(model::private_prefix("F", org) + "2");  // the correction
    return ids;
}

// What must not be found in what others read.
std::vector<std::string> secrets_of(const std::string& org, const std::vector<std::string>& words) {
    std::vector<std::string> secrets = private_ids(org);
    secrets.insert(secrets.end(), words.begin(), words.end());
    secrets.push_back("\"only\"");
    return secrets;
}

void check_absent(const std::string& bytes, const std::vector<std::string>& secrets) {
    for (const std::string& secret : secrets) {
        INFO(secret);
        CHECK(bytes.find(secret) == std::string::npos);
    }
}

Stage::Stage() : people(everybody()), bare_people(everybody()) {
    kept = started_for(at_noon(folder), folder, people);
    bare = started_for(at_noon(bare_folder), bare_folder, bare_people);
    tell(*kept, true);
    tell(*bare, false);
}

}  // namespace feed_test
