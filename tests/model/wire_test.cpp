// What goes out comes back whole, field by field, driven by the field table; the schema document names the same fields.
#include "model/wire/wire.h"
#include "tests/support/places.h"

#include "model/wire/json_codec.h"
#include "tests/model/filled.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <set>
#include <sstream>

using namespace model;

namespace {

Event event_of(Entity entity) {
    Event event = filled::row<Event>();
    event.entities = {std::move(entity)};
    return event;
}

void check_same(const Record& a, const Record& b) {
    CHECK(a.epoch == b.epoch);
    CHECK(a.seq == b.seq);
    CHECK(a.digest == b.digest);
    CHECK(a.incidents.all() == b.incidents.all());
    CHECK(a.services.all() == b.services.all());
    CHECK(a.actions.all() == b.actions.all());
    CHECK(a.decisions.all() == b.decisions.all());
    CHECK(a.facts.all() == b.facts.all());
    CHECK(a.helps.all() == b.helps.all());
    CHECK(a.guardrails.all() == b.guardrails.all());
    CHECK(a.roles.all() == b.roles.all());
    CHECK(a.handovers.all() == b.handovers.all());
    CHECK(a.others.all() == b.others.all());
}

const std::string claim = R"({"type":"claim_action","action":"A7","note":"行きます"})";

}  // namespace

TEST_CASE("every field of every entity survives the log") {
    for (const Entity& entity : filled::every_entity()) {
        const Event event = event_of(entity);
        const auto read = parse_event(event_json(event));
        INFO(event_json(event));
        if (!read) FAIL(read.problem().sentence.en);
        REQUIRE(read->entities.size() == 1);
        CHECK(read->entities == event.entities);
        CHECK(hash_of(read->entities.front()) == hash_of(entity));
        CHECK(read->seq == event.seq);
        CHECK(read->at == event.at);
        CHECK(read->who == event.who);
        CHECK(read->org == event.org);
        CHECK(read->via == event.via);
        CHECK(read->what == event.what);
        CHECK(read->note == event.note);
        CHECK(event_json(*read) == event_json(event));
    }
}

TEST_CASE("an event is one line") {
    Fact fact = filled::row<Fact>();
    fact.text.ja = "two\nlines";
    CHECK(event_json(event_of(fact)).find('\n') == std::string::npos);
}

TEST_CASE("an entity that says nothing more than it must is short on the wire") {
    Service service;
    service.id = ServiceId{"S1"};
    service.name.ja = "株式売買";
    Event event;
    event.seq = 1;
    event.what = Happening::service_declared;
    event.entities = {service};
    CHECK(event_json(event) == R"({"seq":1,"at":"1970-01-01T00:00:00Z","what":"service_declared","entities":[)"
                               R"({"type":"service","id":"S1","name":"株式売買","continuity":"unknown"}]})");
}

TEST_CASE("a phrase is one string when one language says it all") {
    const auto round = [](const Text& text) {
        Fact fact = filled::row<Fact>();
        fact.text = text;
        const auto read = parse_event(event_json(event_of(fact)));
        REQUIRE(read);
        CHECK(hash_of(read->entities.front()) == hash_of(fact));
        return std::get<Fact>(read->entities.front()).text;
    };
    CHECK(round({"停止", ""}) == Text{"停止", ""});
    CHECK(round({"停止", "停止"}) == Text{"停止", ""});
    CHECK(round({"", "Stopped"}) == Text{"", "Stopped"});
    CHECK(round({"停止", "Stopped"}) == Text{"停止", "Stopped"});
    CHECK(round({"", ""}) == Text{});
}

TEST_CASE("a word this version does not know is kept and written again, never taken for normal") {
    const std::string line = R"({"seq":1,"at":"2030-10-01T08:20:00Z","what":"service_melted","entities":[)"
                             R"({"type":"service","id":"S1","name":"a","continuity":"limping"}]})";
    const auto read = parse_event(line);
    REQUIRE(read);
    const Service& service = std::get<Service>(read->entities.front());
    CHECK(service.continuity.value == Continuity::other);
    CHECK(service.continuity.raw == "limping");
    CHECK(read->what.raw == "service_melted");
    CHECK(event_json(*read) == line);
}

TEST_CASE("members of a command that this version does not know are left alone") {
    const auto read = parse_command(R"({"type":"claim_action","mood":{"a":[1,2]},"action":"A7"})");
    REQUIRE(read);
    CHECK(std::get<ClaimAction>(*read).action.text == "A7");
}

TEST_CASE("null says nothing, as if the member were absent") {
    const auto read = parse_command(R"({"type":"claim_action","action":"A7","check_at":null,"note":null})");
    REQUIRE(read);
    CHECK_FALSE(std::get<ClaimAction>(*read).check_at);
}

TEST_CASE("every command survives the wire with every field") {
    std::set<std::string_view> names;
    for (const Command& command : filled::every_command()) {
        const std::string json = command_json(command);
        INFO(json);
        CHECK(json.starts_with("{\"type\":\"" + std::string{command_name(command)} + "\""));
        CHECK(names.insert(command_name(command)).second);
        const auto read = parse_command(json);
        if (!read) FAIL(read.problem().sentence.en);
        CHECK(read->index() == command.index());
        CHECK(command_json(*read) == json);
    }
    CHECK(names.size() == std::variant_size_v<CommandKinds>);
    CHECK(names.contains("claim_action"));
    CHECK(names.contains("take_over_action"));
}

TEST_CASE("a command with only what it needs keeps its defaults") {
    const auto completed = parse_command(R"({"type":"complete_action","action":"A7"})");
    REQUIRE(completed);
    CHECK(std::get<CompleteAction>(*completed).effective);
    const auto failed = parse_command(R"({"type":"complete_action","action":"A7","effective":false})");
    REQUIRE(failed);
    CHECK_FALSE(std::get<CompleteAction>(*failed).effective);
    const auto switched = parse_command(R"({"type":"add_action","verb":"switch","object":"2号機"})");
    REQUIRE(switched);
    CHECK(std::get<AddAction>(*switched).verb == Verb::switch_over);
}

TEST_CASE("a snapshot survives the wire with every field") {
    const Record record = filled::record();
    const Gauges gauges = filled::gauges();
    const FeedClock clock{filled::row<FeedClock>()};
    const std::string json = snapshot_json(record, gauges, clock);
    const auto read = parse_snapshot(json);
    if (!read) FAIL(read.problem().sentence.en);
    check_same(read->record, record);
    CHECK(read->gauges.revision == gauges.revision);
    CHECK(read->gauges.sources == gauges.sources);
    CHECK(read->gauges.groups == gauges.groups);
    CHECK(read->gauges.notices == gauges.notices);
    CHECK(read->clock.now == clock.now);
    CHECK(read->clock.rate == clock.rate);
    CHECK(read->clock.drill == clock.drill);
    CHECK(snapshot_json(read->record, read->gauges, read->clock) == json);
    CHECK(json.starts_with(R"({"schema":"board/1","epoch":"e-1","seq":412,"digest":")"));
}

TEST_CASE("an empty record is a snapshot too") {
    Record record;
    record.epoch = "e";
    const auto read = parse_snapshot(snapshot_json(record, Gauges{}, FeedClock{}));
    REQUIRE(read);
    CHECK(read->record.services.empty());
    CHECK(read->record.digest == 0);
}

TEST_CASE("a delta survives the wire, with gauges only when they moved") {
    Delta delta;
    delta.epoch = "e-1";
    delta.seq = 412;
    delta.digest = 0xfedcba9876543210u;
    delta.events = {event_of(filled::row<Action>()), event_of(filled::row<Fact>())};
    delta.clock.rate = 20;
    const auto read = parse_delta(delta_json(delta));
    if (!read) FAIL(read.problem().sentence.en);
    CHECK(read->epoch == "e-1");
    CHECK(read->seq == 412);
    CHECK(read->digest == delta.digest);
    CHECK_FALSE(read->gauges);
    CHECK(read->clock.rate == 20);
    CHECK(delta_json(*read) == delta_json(delta));

    delta.gauges = filled::gauges();
    const auto moved = parse_delta(delta_json(delta));
    REQUIRE(moved);
    REQUIRE(moved->gauges);
    CHECK(moved->gauges->groups == delta.gauges->groups);
}

TEST_CASE("a problem keeps its sentence, its field and who was first") {
    Problem problem =
        model::problem(Trouble::already_claimed, "復旧E(つばめ保守)が引受けています。", "Recovery E has it.", "action");
    problem.owner = "復旧E";
    problem.owner_org = "つばめ保守";
    problem.since = "2030-10-01T08:12:31+09:00";
    const std::string json = problem_json(problem, 409);
    CHECK(json.starts_with(R"({"type":"already-claimed","title":"Already claimed","status":409,)"));
    const auto read = parse_problem(json);
    REQUIRE(read);
    CHECK(read->trouble == Trouble::already_claimed);
    CHECK(read->sentence == problem.sentence);
    CHECK(read->field == "action");
    CHECK(read->owner == "復旧E");
    CHECK(read->owner_org == "つばめ保守");
    CHECK(read->since == problem.since);
}

TEST_CASE("a stranger's problem document still gives a sentence and a trouble") {
    const auto read = parse_problem(R"({"type":"about:blank","title":"Service Unavailable","status":503})");
    REQUIRE(read);
    CHECK(read->trouble == Trouble::unavailable);
    CHECK(read->sentence.en == "The feed refused: HTTP 503 (Service Unavailable).");
    CHECK(parse_problem(R"({"type":"https://errors.example/not-found","detail":"gone"})")->trouble ==
          Trouble::not_found);
    CHECK(parse_problem(R"({"status":401})")->trouble == Trouble::unauthorized);
    CHECK_FALSE(parse_problem("<html>"));
    CHECK_FALSE(parse_problem("{}"));
    CHECK_FALSE(parse_problem(R"({"detail":[1]})"));
}

TEST_CASE("a stranger's problem document whose words cannot be seen is said in ours") {
    const auto read = parse_problem(R"({"status":503,"detail":"\u200b\u2060","detail_ja":"\u202e"})");
    REQUIRE(read);
    CHECK(read->sentence.en == "The feed refused: HTTP 503.");
    CHECK(read->sentence.ja == "フィードが断りました: HTTP 503。");
}

TEST_CASE("an accepted command says which events it made, and whether it was a replay") {
    Accepted accepted{.seq = 413, .events = {event_of(filled::row<Action>())}, .replayed = true};
    const auto read = parse_accepted(accepted_json(accepted));
    if (!read) FAIL(read.problem().sentence.en);
    CHECK(read->seq == 413);
    CHECK(read->replayed);
    REQUIRE(read->events.size() == 1);
    CHECK(read->events.front().entities == accepted.events.front().entities);
}

TEST_CASE("what leaves is valid UTF-8 whatever was in memory") {
    Command command = ClaimAction{ActionId{"A7"}, Text{"a\xff\x1b", ""}, {}};
    CHECK(command_json(command) == R"({"type":"claim_action","action":"A7","note":"a"})");
}

TEST_CASE("control characters in a text are taken out on the way in") {
    const auto read = parse_command(R"({"type":"note_action","action":"A7","note":"50%s\u001b[31m\n{}\u202e"})");
    REQUIRE(read);
    CHECK(std::get<NoteAction>(*read).note.ja == "50%s[31m {}");
}

namespace {

template <class Row>
void stands_in_schema(const json::Object& definitions, std::string_view name, bool typed) {
    std::size_t hint = 0;
    INFO(name);
    const json::Node* definition = json::member(definitions, name, hint);
    REQUIRE(definition);
    const auto& object = *definition->as<json::Object>();
    hint = 0;
    const auto& properties = *json::member(object, "properties", hint)->as<json::Object>();
    const json::Node* list = json::member(object, "required", hint);
    std::set<std::string> required;
    if (list)
        for (const json::Node& node : *list->as<json::List>()) required.insert(*node.as<std::string>());
    std::set<std::string> said;
    for (const json::Member& member : properties) said.insert(member.name);
    if (typed) {
        CHECK(said.erase("type") == 1);
        CHECK(required.erase("type") == 1);
    }
    each_field(Of<Row>{}, [&](std::string_view field, auto, Limit, Need need) {
        INFO(field);
        CHECK(said.erase(std::string{field}) == 1);
        CHECK(required.erase(std::string{field}) == (need == Need::needed ? 1 : 0));
    });
    CHECK(said.empty());
    CHECK(required.empty());
}

struct OtherSays {  // what is read of a kind that is not known, beside its type
    std::string id;
    std::string only;
};
template <class V>
void each_field(Of<OtherSays>, V&& visit) {
    visit("id", &OtherSays::id, limit::id, Need::needed);
    visit("only", &OtherSays::only, limit::organisation, Need::optional);
}

template <class Row>
void entity_stands(const json::Object& definitions) {
    if constexpr (std::is_same_v<Row, Other>)
        stands_in_schema<OtherSays>(definitions, "other", true);
    else
        stands_in_schema<Row>(definitions, entity_type<Row>, false);
}

template <std::size_t... I>
void entities_stand(const json::Object& definitions, std::index_sequence<I...>) {
    (entity_stands<std::variant_alternative_t<I, EntityKinds>>(definitions), ...);
}

template <std::size_t... I>
void commands_stand(const json::Object& definitions, std::index_sequence<I...>) {
    (stands_in_schema<std::variant_alternative_t<I, CommandKinds>>(
         definitions, command_type<std::variant_alternative_t<I, CommandKinds>>, true),
     ...);
}

}  // namespace

TEST_CASE("every field of the table stands in docs/schema.json, and nothing else does") {
    std::ifstream file(support::source("docs/schema.json"));
    std::stringstream text;
    text << file.rdbuf();
    const auto tree = json::tree_from(text.str(), 1u << 20);
    if (!tree) FAIL(tree.problem().sentence.en);
    std::size_t hint = 0;
    const json::Node* node = json::member(*tree->as<json::Object>(), "$defs", hint);
    REQUIRE(node);
    const auto& definitions = *node->as<json::Object>();
    entities_stand(definitions, std::make_index_sequence<std::variant_size_v<EntityKinds>>{});
    commands_stand(definitions, std::make_index_sequence<std::variant_size_v<CommandKinds>>{});
    stands_in_schema<Deadline>(definitions, "deadline", false);
    stands_in_schema<Note>(definitions, "note", false);
    stands_in_schema<DecisionOption>(definitions, "option", false);
    stands_in_schema<Event>(definitions, "event", false);
    stands_in_schema<Source>(definitions, "source", false);
    stands_in_schema<AlertGroup>(definitions, "alert_group", false);
}
