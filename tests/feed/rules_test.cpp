// Rules files: what they mean, and that every mistake is named by file and line with what to write instead.
// It must never need an alert source.
#include "feed/rules_toml.h"
#include "tests/support/places.h"
#include "tests/support/running_feed.h"
#include "tests/support/zones.h"

#include <algorithm>

using namespace feed_test;
using model::MatchKind;

namespace {

const feed::TimePlace tokyo{noon(), zones::tokyo()};

feed::RulesRead read(const std::string& text, const feed::TimePlace& here = tokyo) {
    return feed::parse_rules(text, "rules.toml", here);
}

// The only mistake of `text`.
std::string mistake(const std::string& text) {
    const auto rules = read(text);
    INFO(text);
    REQUIRE(rules.mistakes.size() == 1);
    CHECK_FALSE(rules.mistakes[0].ja.empty());
    return rules.mistakes[0].en;
}

bool has(const std::string& sentence, const std::string& part) {
    INFO(sentence);
    return sentence.find(part) != std::string::npos;
}

const std::string service = "[[service]]\nid = \"S2\"\nname = \"相場配信\"\n";

std::string rule(const std::string& lines) {
    return service + "[[rule]]\nname = \"storage\"\nmatch = { alertname = \"DiskFull\" }\n" + lines;
}

}  // namespace

TEST_CASE("the example has no mistake and folds") {
    const auto rules = feed::read_rules(support::source("assets/rules.example.toml"), tokyo);
    for (const auto& said : rules.mistakes) FAIL(said.en);
    CHECK(rules.rules.services.size() >= 2);
    CHECK(rules.rules.rules.size() >= 3);
    CHECK(rules.rules.severities.front() == "critical");
}

TEST_CASE("a rule says which alerts, which services and which move") {
    const auto rules =
        read(rule("services = [\"S2\"]\ndo = \"switch\"\nobject = { ja = \"2号機へ\", en = \"to unit 2\" }\n"));
    REQUIRE(rules.mistakes.empty());
    REQUIRE(rules.rules.rules.size() == 1);
    const model::Rule& only = rules.rules.rules[0];
    CHECK(only.name == "storage");
    CHECK(only.disposition == model::Disposition::folded);
    CHECK(only.verb == model::Verb::switch_over);
    CHECK(only.object.en == "to unit 2");
    CHECK(only.services == std::vector{model::ServiceId("S2")});
    CHECK(rules.rules.services[0].tier == 2);
}

TEST_CASE("labels can be matched in six ways") {
    const auto rules = read(R"([[rule]]
name = "r"
do = "confirm"
object = "x"
[rule.match]
a = "1"
b = ["1", "2"]
c = { not = "1" }
d = { starts_with = ["db-", "web-"] }
e = { contains = "disk" }
f = { present = true }
)");
    REQUIRE(rules.mistakes.empty());
    const auto& all = rules.rules.rules[0].all;
    REQUIRE(all.size() == 6);
    CHECK(all[0].kind == MatchKind::equal);
    CHECK(all[1].kind == MatchKind::one_of);
    CHECK(all[1].values.size() == 2);
    CHECK(all[2].kind == MatchKind::not_equal);
    CHECK(all[3].kind == MatchKind::starts_with);
    CHECK(all[3].values.size() == 2);
    CHECK(all[4].kind == MatchKind::contains);
    CHECK(all[5].kind == MatchKind::present);
}

TEST_CASE("no action needs somebody who answers for it, and an end") {
    const auto rules = read(rule("no_action = { owner = \"監理H\", until = 2030-10-01T12:00:00+09:00 }\n"));
    REQUIRE(rules.mistakes.empty());
    CHECK(rules.rules.rules[0].disposition == model::Disposition::no_action);
    CHECK(rules.rules.rules[0].owner == "監理H");
    REQUIRE(rules.rules.rules[0].expires);
    CHECK(*rules.rules.rules[0].expires == noon());
    const auto as_text = read(rule("no_action = { owner = \"監理H\", until = \"2030-10-01T03:00:00Z\" }\n"));
    REQUIRE(as_text.mistakes.empty());
    CHECK(*as_text.rules.rules[0].expires == noon());
    CHECK(has(mistake(rule("no_action = { owner = \"監理H\" }\n")), "until"));
    CHECK(has(mistake(rule("no_action = { until = 2030-10-01T12:00:00Z }\n")), "\"owner\" is missing"));
    CHECK(has(mistake(rule("no_action = true\n")), "no_action = {"));
}

TEST_CASE("an end without its offset is a time on the wall of the log's zone, and has its year") {
    const auto end = [](const std::string& until, const feed::TimePlace& here) {
        const auto rules = read(rule("no_action = { owner = \"監理H\", until = " + until + " }\n"), here);
        return rules.mistakes.empty() ? model::rfc3339(*rules.rules.rules[0].expires) : rules.mistakes[0].en;
    };
    for (const char* until :
         {"2030-10-01T12:00:00", "2030-10-01 12:00:00", "\"2030-10-01 12:00\"", "\"2030/10/1 12時\""}) {
        INFO(until);
        CHECK(end(until, tokyo) == "2030-10-01T12:00:00+09:00");
        CHECK(end(until, {noon(), zones::berlin()}) == "2030-10-01T12:00:00+02:00");
        CHECK(end(until, {noon(), {}}) == "2030-10-01T12:00:00+09:00");
    }
    // Shown twice: the promise ends with the first, whenever the file is read.
    const model::Instant between = *model::parse_instant("2026-10-25T02:45:00+02:00");
    CHECK(end("\"2026-10-25 02:30\"", {between, zones::berlin()}) == "2026-10-25T02:30:00+02:00");
    for (const char* until : {"\"12:00\"", "\"tomorrow 12:00\"", "\"10/1 12:00\"", "\"+15m\"", "2030-10-01", "12:00:00",
                              "\"2030-13-01 12:00\"", "\"\""}) {
        INFO(until);
        CHECK(has(end(until, tokyo), "such as 2030-10-01 12:00"));
    }
}

TEST_CASE("a heartbeat is a rule of its own kind, and speaks of no service") {
    const auto rules = read(rule("heartbeat = true\n"));
    REQUIRE(rules.mistakes.empty());
    CHECK(rules.rules.rules[0].disposition == model::Disposition::heartbeat);
    CHECK(has(mistake(rule("heartbeat = false\n")), "Write heartbeat = true"));
    CHECK(has(mistake(rule("heartbeat = true\nservices = [\"S2\"]\n")), "without \"services\""));
    CHECK(has(mistake(rule("heartbeat = true\ndo = \"isolate\"\nobject = \"x\"\n")), "write one of them"));
}

TEST_CASE("how long a rule lets what was done settle is five minutes, or what it says") {
    const std::string move = "do = \"isolate\"\nobject = \"x\"\n";
    CHECK(read(rule(move)).rules.rules[0].settle == model::Milliseconds{300'000});
    CHECK(read(rule(move + "settle_min = 0\n")).rules.rules[0].settle == model::Milliseconds{0});
    CHECK(has(mistake(rule(move + "settle_min = -1\n")), "as 0 to 1440 minutes"));
    CHECK(has(mistake(rule(move + "settle_min = \"5m\"\n")), "as 0 to 1440 minutes"));
    CHECK(has(mistake(rule("heartbeat = true\nsettle_min = 5\n")), "in a rule with \"do\""));
}

TEST_CASE("severities that may fire unclassified are info and none, or what the file says") {
    CHECK(read("").rules.minor == std::vector<std::string>{"info", "none"});
    CHECK(read("minor = [\"debug\"]\n").rules.minor == std::vector<std::string>{"debug"});
    CHECK(read("minor = []\n").mistakes.empty());
    CHECK(read("minor = []\n").rules.minor.empty());
    CHECK(has(mistake("minor = \"info\"\n"), "as a list"));
}

TEST_CASE("no rule is called as the second action of another would be") {
    const auto both = [](const std::string& first, const std::string& second) {
        const std::string move = "match = { a = \"1\" }\ndo = \"isolate\"\nobject = \"x\"\n";
        return "[[rule]]\nname = \"" + first + "\"\n" + move + "[[rule]]\nname = \"" + second + "\"\n" + move;
    };
    CHECK(has(mistake(both("disk", "disk-2")), "rules.toml:6: \"disk-2\" is taken"));
    CHECK(has(mistake(both("disk-14", "disk")), "rules.toml:1: \"disk-14\" is taken"));
    CHECK(read(both("disk", "disk-a2")).mistakes.empty());
    CHECK(read(both("disk-2", "disk-3")).mistakes.empty());
}

TEST_CASE("every mistake is named by file and line with what to write") {
    const std::string move = "do = \"isolate\"\nobject = \"x\"\n";
    CHECK(has(mistake("a ="), "rules.toml:1: This is not TOML"));
    CHECK(has(mistake("\n\nseverities = \"critical\"\n"), "rules.toml:3: Write \"severities\" as a list"));
    CHECK(has(mistake("servces = []\n"), "Did you mean \"service\"?"));
    CHECK(has(mistake(rule(move + "servicse = [\"S2\"]\n")), "Did you mean \"services\"?"));
    CHECK(
        has(mistake(rule(move + "services = [\"S3\"]\n")), "rules.toml:9: There is no [[service]] with the id \"S3\""));
    CHECK(
        has(mistake(rule("do = \"isolat\"\nobject = \"x\"\n")), "There is no move \"isolat\": choose one of confirm"));
    CHECK(has(mistake(rule("do = \"other\"\nobject = \"x\"\n")), "There is no move"));
    CHECK(has(mistake(rule("do = \"isolate\"\n")), "\"object\" is missing"));
    CHECK(has(mistake(rule("")), "A rule says \"do\""));
    CHECK(has(mistake(rule(move + "no_action = { owner = \"a\", until = 2030-10-01T12:00:00Z }\n")),
              "write one of them"));
    CHECK(has(mistake("[[rule]]\nname = \"r\"\n" + move), "Write \"match\" with at least one label"));
    CHECK(has(mistake("[[rule]]\nname = \"r\"\nmatch = { a = 1 }\n" + move), "rules.toml:3: Write \"a\" as \"value\""));
    CHECK(
        has(mistake("[[rule]]\nname = \"r\"\nmatch = { a = { like = \"x\" } }\n" + move), "starts_with|contains|not"));
    CHECK(has(mistake("[[rule]]\nname = \"r\"\nmatch = { a = { present = false } }\n" + move), "present = true"));
    CHECK(has(mistake("[[rule]]\nname = \"a b\"\nmatch = { a = \"1\" }\n" + move), "letters, digits"));
    for (const std::string name : {"unread", "unread.alertmanager-2"})
        CHECK(has(mistake("[[rule]]\nname = \"" + name + "\"\nmatch = { a = \"1\" }\n" + move), "choose another name"));
    CHECK(has(mistake("[[rule]]\nname = \"unclassified\"\nmatch = { a = \"1\" }\n" + move), "choose another name"));
    CHECK(has(mistake("[rule]\nname = \"r\"\n"), "Write it as [[rule]]"));
    CHECK(has(mistake(service + "tier = 4\n"), "rules.toml:4: \"tier\" is 1, 2 or 3"));
    CHECK(has(mistake(service + service), "\"id\" \"S2\" is there twice"));
    CHECK(has(mistake("[[service]]\nid = \"S2\"\n"), "\"name\" is missing"));
    CHECK(has(mistake("[[service]]\nid = \"S2\"\nname = 5\n"), "as text in quotes"));
    CHECK(has(mistake(rule("do = \"isolate\"\nobject = \"" + std::string(500, 'x') + "\"\n")), "too long"));
    CHECK(has(mistake("a = \"\xff\"\n"), "not UTF-8"));
}

TEST_CASE("all mistakes are listed, in the order of the lines") {
    const auto rules = read(service + "tier = 9\n[[rule]]\nname = \"r\"\nmatch = {}\nfoo = 1\n");
    REQUIRE(rules.mistakes.size() == 4);
    CHECK(has(rules.mistakes[0].en, "rules.toml:4:"));
    CHECK(has(rules.mistakes.back().en, "rules.toml:8:"));
}

TEST_CASE("a key of endless dots is a mistake by its line, not the end of the feed") {
    std::string key = "a";
    for (int i = 0; i < 200'000; ++i) key += ".a";
    for (const std::string& line : {"[" + key + "]", key + " = 1", "a = {" + key + " = 1}"})
        CHECK(has(mistake("# first\n" + line + "\n"), "rules.toml:2: This line has more than 120 dots"));
    CHECK(read("# " + std::string(120, '.') + "\n").mistakes.empty());
}

TEST_CASE("hostile files end in a sentence, not in a crash") {
    CHECK_FALSE(read(std::string(100000, '[')).mistakes.empty());
    std::string nested = "a = ";
    for (int n = 0; n < 5000; ++n) nested += "[";
    CHECK_FALSE(read(nested).mistakes.empty());
    const auto escape = read("\"\\u001b[31m%s%n\" = 1\n");
    REQUIRE(escape.mistakes.size() == 1);
    CHECK(escape.mistakes[0].en.find('\x1b') == std::string::npos);
    const Folder folder;
    CHECK(feed::read_rules(folder / "none.toml", tokyo).mistakes.size() == 1);
    CHECK(feed::read_rules(folder / ".", tokyo).mistakes.size() == 1);
}
