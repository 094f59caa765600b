// What is not known is taken whole or refused with the place, like everything else: limits, ids, whom it is for.
#include "model/text/text.h"
#include "model/wire/wire.h"
#include "tests/model/filled.h"

#include <catch2/catch_test_macros.hpp>

using namespace model;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

// A good snapshot with more at the beginning of its list of kinds that are not known.
Problem refused_others(const std::string& more) {
    std::string text = snapshot_json(filled::record(), filled::gauges(), filled::row<FeedClock>());
    const std::string list = "\"others\":[";
    text.insert(text.find(list) + list.size(), more);
    const auto read = parse_snapshot(text);
    REQUIRE_FALSE(read);
    CHECK(read.problem().sentence.ja.ends_with("。"));
    return read.problem();
}

Problem refused_entity(const std::string& members) {
    const auto read =
        parse_event(R"({"seq":1,"at":"2030-10-01T08:20:00Z","what":"fact_posted","entities":[{)" + members + "}]}");
    INFO(members);
    REQUIRE_FALSE(read);
    CHECK(read.problem().sentence.ja.ends_with("。"));
    CHECK(read.problem().sentence.en.ends_with("."));
    CHECK(is_utf8(read.problem().field));
    CHECK(without_controls(read.problem().field) == read.problem().field);
    return read.problem();
}

}  // namespace

TEST_CASE("an entity of a type that is not known has to say which one it is and for whom") {
    const Problem wrong = refused_entity(R"("type":"rumour")");
    CHECK(wrong.field == "entities[0].id");
    CHECK(wrong.sentence.en == "entities[0].id: this is required.");
    CHECK(refused_entity(R"("type":"rumour","id":7)").field == "entities[0].id");
    CHECK(refused_entity(R"("type":"rumour","id":"R/1")").field == "entities[0].id");
    CHECK(refused_entity(R"("type":"rumour","id":"R1","only":["a","b"])").field == "entities[0].only");
    CHECK(refused_entity(R"("type":"rumour","id":"R1","only":"a\u0007")").field == "entities[0].only");
    CHECK(refused_entity(R"("type":"","id":"R1")").field == "entities[0].type");
    CHECK(refused_entity(R"("type":"ru/mour","id":"R1")").field == "entities[0].type");
    CHECK(refused_entity(R"("id":"R1")").field == "entities[0].type");
}

TEST_CASE("what is not known is held to limits as well") {
    const std::string rumour = R"("type":"rumour","id":"R1")";
    const auto members = [&](int count) {
        std::string all;
        for (int i = 0; i < count; ++i) all += ",\"m" + std::to_string(i) + "\":0";
        return all;
    };
    const auto event = [&](const std::string& more) {
        return parse_event(R"({"seq":1,"at":"2030-10-01T08:20:00Z","what":"fact_posted","entities":[{)" + rumour +
                           more + "}]}");
    };
    CHECK(event(members(63)));
    CHECK(refused_entity(rumour + members(64)).field == "entities[0]");
    CHECK(event(R"(,"deep":)" + repeated("[", 8) + repeated("]", 8)));
    const Problem deep = refused_entity(rumour + R"(,"deep\u001b\u202e":)" + repeated("[", 9) + repeated("]", 9));
    CHECK(deep.sentence.en ==
          "entities[0].deep: a member that this version does not know is nested too deep: at most 8 "
          "levels.");
    CHECK(event(R"(,"long":")" + std::string(65'000, 'a') + "\""));
    CHECK(refused_entity(rumour + R"(,"long":")" + std::string(66'000, 'a') + "\"").field == "entities[0]");
    CHECK(refused_entity(R"("type":"guardrail","id":"X1","text":"a","since":"2030-10-01T08:20:00Z","long":")" +
                         std::string(66'000, 'a') + "\"")
              .field == "entities[0]");

    std::string many;
    for (int i = 0; i < 20'001; ++i) many += R"({"type":"rumour","id":"R)" + std::to_string(i) + R"("},)";
    CHECK(refused_others(many).field == "others");
}

TEST_CASE("a kind that has a list of its own is refused in the list of those that are not known") {
    CHECK(refused_others(R"({"type":"handover","id":"HO1","role":"commander","to":"b","state":"requested"},)").field ==
          "others[0].type");
}
