// The record grows and older boards go with it: whoever knows a member that came later and whoever only keeps it hold the
// same digest and write the same bytes. The next version is played by rows of this test, walked as every row is.
#include "model/record/hash_walk.h"
#include "model/record/version_walk.h"
#include "model/wire/json_tagged.h"
#include "model/wire/wire.h"
#include "tests/model/filled.h"

#include <catch2/catch_test_macros.hpp>

using namespace model;

namespace {

// A plan with steps, as today's version knows it, as the next one does, and as the one after that.
struct Step {
    std::string text;
    Rest rest = {};
    bool operator==(const Step&) const = default;
};
struct Plan {
    std::string id;
    std::vector<Step> steps;
    Rest rest = {};
};
struct NewerStep {
    std::string text;
    std::optional<Instant> done_at;
    Rest rest = {};
    bool operator==(const NewerStep&) const = default;
};
struct NewerPlan {
    std::string id;
    std::vector<NewerStep> steps;
    Text hazard;
    Word<Severity> grade = Severity::sev3;
    std::vector<NewerStep> undo;
    int weight = 1;
    Rest rest = {};
};

// A kind of the next version: all of it came later.
struct Card {
    Id<struct CardTag> id;
    std::string only;
    Text text;
    int points = 0;
    Rest rest = {};
};

template <class V>
void each_field(Of<Step>, V&& visit) {
    visit("text", &Step::text, limit::sentence, Need::needed);
}
template <class V>
void each_field(Of<Plan>, V&& visit) {
    visit("id", &Plan::id, limit::id, Need::needed);
    visit("steps", &Plan::steps, limit::notes, Need::optional);
}
template <class V>
void each_field(Of<NewerStep>, V&& visit) {
    visit("text", &NewerStep::text, limit::sentence, Need::needed);
    visit("done_at", &NewerStep::done_at, limit::none, Need::later);
}
template <class V>
void each_field(Of<NewerPlan>, V&& visit) {
    visit("id", &NewerPlan::id, limit::id, Need::needed);
    visit("steps", &NewerPlan::steps, limit::notes, Need::optional);
    visit("weight", &NewerPlan::weight, limit::people, Need::later);
    visit("hazard", &NewerPlan::hazard, limit::sentence, Need::later);
    visit("grade", &NewerPlan::grade, limit::raw_word, Need::later);
    visit("undo", &NewerPlan::undo, limit::notes, Need::later);
}
template <class V>
void each_field(Of<Card>, V&& visit) {
    visit("id", &Card::id, limit::id, Need::later);
    visit("text", &Card::text, limit::sentence, Need::later);
    visit("only", &Card::only, limit::organisation, Need::later);
    visit("points", &Card::points, limit::people, Need::later);
}

template <class Row>
Row read_as(const std::string& json) {
    auto tree = json::tree_from(json, most_feed_bytes);
    REQUIRE(tree);
    Row row;
    const auto found = json::read_fields(*tree, row);
    INFO((found ? found->path + ": " + found->why.en : ""));
    REQUIRE_FALSE(found);
    return row;
}

NewerPlan newer_plan() {
    NewerPlan plan;
    plan.id = "P1";
    plan.steps = {{"切替", *parse_instant("2030-10-01T08:20:00+09:00")}, {"確認", {}}};
    plan.hazard = Text{"感電", "Shock"};
    plan.grade = Severity::sev1;
    plan.undo = {{"戻す", {}}};
    plan.weight = 5;
    return plan;
}

constexpr const char* plan_json =
    R"({"id":"P1","steps":[{"text":"切替","done_at":"2030-10-01T08:20:00+09:00"},{"text":"確認"}],)"
    R"("grade":"sev1","hazard":{"ja":"感電","en":"Shock"},"undo":[{"text":"戻す"}],"weight":5})";

const std::string line_of_every_unknown =
    R"({"seq":1,"at":"2030-10-01T08:20:00Z","who":"復旧E","what":"action_dreamt","entities":[)"
    R"({"type":"action","id":"A7","verb":"levitate","object":"2号機","state":"dreaming",)"
    R"("notes":[{"at":"2030-10-01T08:20:00Z","text":"a","mood":"calm"}],"aim":{"b":[1,-2,2.5,1e+30],"a":null},"zeal":true},)"
    R"({"type":"drill_card","aim":"A7","id":"K1"}],"because":["weather"]})";

Event event_of(const std::string& line) {
    auto event = parse_event(line);
    if (!event) FAIL(event.problem().sentence.en);
    return std::move(*event);
}

Record record_of(const Event& event) {
    Record record;
    record.epoch = "e";
    record.seq = event.seq - 1;
    REQUIRE(advance(record, event));
    return record;
}

}  // namespace

TEST_CASE("whoever knows a field that came later and whoever only keeps it write the same and hash the same") {
    const NewerPlan newer = newer_plan();
    CHECK(json::written(newer) == plan_json);
    const auto older = read_as<Plan>(plan_json);
    CHECK(older.rest.size() == 4);
    CHECK(older.steps.front().rest.size() == 1);
    CHECK(json::written(older) == plan_json);
    CHECK(hashing::hash_of("plan", older) == hashing::hash_of("plan", newer));

    NewerPlan changed = newer;
    changed.steps.front().done_at = {};
    CHECK(hashing::hash_of("plan", changed) != hashing::hash_of("plan", newer));
    changed = newer;
    changed.weight = 6;
    CHECK(hashing::hash_of("plan", changed) != hashing::hash_of("plan", newer));
}

TEST_CASE("of three versions the middle one knows a part, keeps a part, and agrees with both") {
    std::string newest = plan_json;
    newest.insert(newest.find("\"undo\""), R"("mood":"calm",)");
    newest.insert(newest.size() - 1, R"(,"zone":{"b":1,"a":2})");
    const auto middle = read_as<NewerPlan>(newest);
    CHECK(middle.rest.size() == 2);
    CHECK(middle.weight == 5);
    CHECK(json::written(middle) == newest);
    const auto older = read_as<Plan>(newest);
    CHECK(json::written(older) == newest);
    CHECK(hashing::hash_of("plan", older) == hashing::hash_of("plan", middle));
}

TEST_CASE("a row without anything that came later hashes as it always did, whatever its table has grown by") {
    NewerPlan newer;
    newer.id = "P1";
    const auto older = read_as<Plan>(R"({"id":"P1"})");
    CHECK(json::written(newer) == R"({"id":"P1"})");
    CHECK(hashing::hash_of("plan", older) == hashing::hash_of("plan", newer));
}

TEST_CASE("a kind that came later hashes alike for whoever knows it and whoever only keeps it") {
    const Card card{Id<CardTag>("K1"), "つばめ保守", {"引く", "Pull"}, 3};
    json::Writer out;
    json::write_tagged(out, "drill_card", card);
    const std::string written = out.take();
    const Event event =
        event_of(R"({"seq":1,"at":"2030-10-01T08:20:00Z","what":"card_drawn","entities":[)" + written + "]}");
    REQUIRE(event.entities.size() == 1);
    const Other& other = std::get<Other>(event.entities.front());
    CHECK(other.id.text == "drill_card/K1");
    CHECK(other.only == "つばめ保守");
    CHECK(hash_of(other) == hashing::hash_of("drill_card", card));
    CHECK(event_json(event).find(written) != std::string::npos);
}

TEST_CASE("what an event says beyond what this version knows is kept, hashed and written again as it came") {
    const Event event = event_of(line_of_every_unknown);
    CHECK(event_json(event) == line_of_every_unknown);
    const Record record = record_of(event);
    CHECK(record.digest == digest_of(record));
    REQUIRE(record.actions.size() == 1);
    REQUIRE(record.others.size() == 1);
    CHECK(record.actions.all().front().object.ja == "2号機");

    const std::string json = snapshot_json(record, {}, {});
    CHECK(json.ends_with(R"("handovers":[],"others":[{"type":"drill_card","aim":"A7","id":"K1"}]})"));
    const auto read = parse_snapshot(json);
    if (!read) FAIL(read.problem().sentence.en);
    CHECK(read->record.digest == record.digest);
    CHECK(snapshot_json(read->record, read->gauges, read->clock) == json);

    for (const char* unknown : {R"(,"zeal":true)", R"(,"mood":"calm")", R"(,"aim":"A7")"}) {
        INFO(unknown);
        std::string less = line_of_every_unknown;
        less.erase(less.find(unknown), std::string(unknown).size());
        CHECK(record_of(event_of(less)).digest != record.digest);
    }
}

TEST_CASE("members come in any order, null says nothing, and every number has one way to be written") {
    const std::string head =
        R"({"seq":1,"at":"2030-10-01T08:20:00Z","what":"x","entities":[{"type":"drill_card","id":"K1",)";
    const auto written = [&](const std::string& members) { return event_json(event_of(head + members + "}]}")); };
    CHECK(written(R"("b":-0.0,"a":5.0,"c":null)") == written(R"("a":5,"b":-0)"));
    CHECK(written(R"("a":1e2)") == written(R"("a":100.0)"));
    CHECK(written(R"("a":18446744073709551615)").find("18446744073709551615") != std::string::npos);
    CHECK(written(R"("\u0061":"\u00e9\n")") == written("\"a\":\"é\\u000a\""));
    for (const std::string number :
         {"-0.0", "0.0", "5.0", "1e15", "1e100", "-1e-7", "123456789012345678901234567890"}) {
        INFO(number);
        const std::string once = written("\"a\":" + number);
        CHECK(event_json(event_of(once)) == once);
    }
}

TEST_CASE("a record without anything unknown is the snapshot it always was") {
    Record record = filled::record();
    CHECK(snapshot_json(record, {}, {}).find("\"others\"") != std::string::npos);
    record.others = {};
    CHECK(snapshot_json(record, {}, {}).find("\"others\"") == std::string::npos);
}

TEST_CASE("two kinds that are not known may use the same id, and the newest word about each stands") {
    Record record;
    const auto say = [&](const std::string& type, const std::string& text) {
        const Event event = event_of("{\"seq\":" + std::to_string(record.seq + 1) +
                                     R"(,"at":"2030-10-01T08:20:00Z","what":"x","entities":[{"type":")" + type +
                                     R"(","id":"K1","text":")" + text + "\"}]}");
        const std::uint64_t said = digest_after(record, event);
        REQUIRE(advance(record, event));
        CHECK(record.digest == said);
        CHECK(record.digest == digest_of(record));
    };
    say("card", "a");
    say("ticket", "b");
    say("card", "c");
    REQUIRE(record.others.size() == 2);
    CHECK(record.others.find(OtherId("card/K1"))->rest.back().json == "\"c\"");
    CHECK(record.others.find(OtherId("ticket/K1"))->rest.back().json == "\"b\"");
}

TEST_CASE("no command brings in what this version does not know") {
    const auto read =
        parse_command(R"({"type":"put_decision","question":"q","decide_by":"2030-10-01T08:20:00Z","mood":1,)"
                      R"("options":[{"id":"a","text":"t","mood":{"x":1}}]})");
    REQUIRE(read);
    CHECK(std::get<PutDecision>(*read).options.front().rest.empty());
    CHECK(command_json(*read).find("mood") == std::string::npos);
}

TEST_CASE("an event and a record say which version they need") {
    const Event plain = event_of(R"({"seq":1,"at":"2030-10-01T08:20:00Z","what":"action_dreamt","entities":[)"
                                 R"({"type":"action","id":"A7","verb":"levitate","object":"a","state":"dreaming"}]})");
    CHECK(version_needed(plain) == 1);
    CHECK(version_needed(record_of(plain)) == 1);
    const Event grown = event_of(line_of_every_unknown);
    CHECK(version_needed(grown) == record_version + 1);
    for (const char* unknown : {R"(,"zeal":true)", R"(,"aim":{"b":[1,-2,2.5,1e+30],"a":null})",
                                R"(,"because":["weather"])", R"(,{"type":"drill_card","aim":"A7","id":"K1"})"}) {
        std::string less = line_of_every_unknown;
        less.erase(less.find(unknown), std::string(unknown).size());
        CHECK(version_needed(record_of(event_of(less))) == record_version + 1);
    }
    std::string note_only =
        R"({"seq":1,"at":"2030-10-01T08:20:00Z","what":"x","entities":[{"type":"action","id":"A7","verb":"stop",)"
        R"("object":"a","state":"done","notes":[{"at":"2030-10-01T08:20:00Z","text":"a","mood":"calm"}]}]})";
    CHECK(version_needed(record_of(event_of(note_only))) == record_version + 1);
    CHECK(version_needed(Record{}) == 1);

    NewerPlan newer;
    CHECK(version_needed_by(newer) == 1);
    newer.undo = {{"戻す", {}}};
    CHECK(version_needed_by(newer) == record_version);
    newer.rest = {{"zone", "1"}};
    CHECK(version_needed_by(newer) == record_version + 1);
}

namespace {

template <class... Rows>
bool has_later(std::type_identity<std::variant<Rows...>>) {
    bool any = false;
    const auto look = [&](std::string_view, auto, Limit, Need need) { any = any || need == Need::later; };
    (each_field(Of<Rows>{}, look), ...);
    each_field(Of<Deadline>{}, look);
    each_field(Of<Note>{}, look);
    each_field(Of<DecisionOption>{}, look);
    each_field(Of<Event>{}, look);
    return any;
}

}  // namespace

TEST_CASE("the version of the record is raised with the first field or kind that comes later") {
    const bool knows_zone = version_needed_by(zone_entity(*Zone::from("Asia/Tokyo", {Instant{0, 540}}))) > 1;
    CHECK((knows_zone || has_later(std::type_identity<EntityKinds>{})) == (record_version > 1));
}
