// Hostile and broken bytes: each ends in one sentence that names the place and says what to do. Nothing is half read.
#include "model/text/text.h"
#include "model/wire/wire.h"
#include "tests/model/filled.h"

#include <catch2/catch_test_macros.hpp>

using namespace model;

namespace {

std::string command_with(const std::string& members) {
    return R"({"type":"claim_action","action":"A7",)" + members + "}";
}

// The problem both parsers give for these bytes; every refusal is a whole sentence in both languages.
Problem refused(const std::string& bytes) {
    INFO(bytes.substr(0, 200));
    const auto parsed = parse_command(bytes);
    REQUIRE_FALSE(parsed);
    const Problem& problem = parsed.problem();
    CHECK(problem.trouble == Trouble::invalid);
    CHECK(problem.sentence.ja.ends_with("。"));
    CHECK(problem.sentence.en.ends_with("."));
    CHECK(is_utf8(problem.sentence.ja));
    CHECK(is_utf8(problem.sentence.en));
    CHECK(problem.sentence.en.find('\x1b') == std::string::npos);
    return problem;
}

Problem refused_snapshot(const std::string& bytes) {
    INFO(bytes.substr(0, 200));
    const auto parsed = parse_snapshot(bytes);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.problem().sentence.ja.ends_with("。"));
    CHECK(parsed.problem().sentence.en.ends_with("."));
    return parsed.problem();
}

std::string changed(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string without_digest(std::string text) {
    const std::size_t at = text.find("\"digest\"");
    return text.erase(at, text.find(',', at) + 1 - at);
}

std::string good_snapshot() { return snapshot_json(filled::record(), filled::gauges(), filled::row<FeedClock>()); }

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("bytes that are not one JSON document are refused") {
    CHECK(refused("").sentence.en == "there is nothing here: send JSON.");
    CHECK(refused(" \n").sentence.en == "there is nothing here: send JSON.");
    CHECK(refused("{").sentence.en == "this is not JSON: the mistake is at byte 2.");
    CHECK(refused("{'type':1}").sentence.en == "this is not JSON: the mistake is at byte 2.");
    CHECK(refused("{\"type\":\"claim_action\",}").sentence.en.starts_with("this is not JSON"));
    CHECK(refused("{\"a\":NaN}").sentence.en.starts_with("this is not JSON"));
    CHECK(refused("{\"a\":01}").sentence.en.starts_with("this is not JSON"));
    CHECK(refused("{\"a\":1e999}").sentence.en.starts_with("this is not JSON"));
    CHECK(refused("// a\n{}").sentence.en.starts_with("this is not JSON"));
    CHECK(refused("[]").sentence.en == "this has to be an object { }.");
    CHECK(refused("7").sentence.en == "this has to be an object { }.");
}

TEST_CASE("two documents are refused") {
    CHECK(refused(R"({"type":"claim_action","action":"A7"}{"type":"x"})").sentence.en ==
          "a second document follows the first: send one.");
    CHECK(refused("{} 1").sentence.en == "a second document follows the first: send one.");
}

TEST_CASE("a login page is not a feed") {
    CHECK(refused_snapshot("<!DOCTYPE html><html>").sentence.en ==
          "this is a page such as HTML, not JSON: check the address.");
}

TEST_CASE("what is not UTF-8 is refused") {
    for (const std::string bad : {"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xe7\x9b", "\xf4\x90\x80\x80"})
        CHECK(refused(command_with("\"note\":\"" + bad + "\"")).sentence.en == "this is not UTF-8: send it as UTF-8.");
    CHECK(refused(command_with(R"("note":"\ud800")")).sentence.en.starts_with("this is not JSON"));
}

TEST_CASE("a byte order mark is refused") {
    CHECK(refused("\xef\xbb\xbf{}").sentence.en == "it begins with a BOM: send UTF-8 without one.");
}

TEST_CASE("NUL is refused, raw and escaped") {
    CHECK(refused(command_with("\"note\":\"a") + std::string(1, '\0') + "\"}").sentence.en ==
          "it contains NUL: remove it.");
    const Problem escaped = refused(command_with(R"("note":"a\u0000b")"));
    CHECK(escaped.sentence.en == "note: a text contains NUL: remove it.");
    CHECK(escaped.field == "note");
    CHECK(refused(R"({"a\u0000":1})").sentence.en == "a member's name contains NUL: remove it.");
}

TEST_CASE("deep nesting is refused before it costs anything") {
    const std::string fits = repeated("[", 15) + repeated("]", 15);
    CHECK(parse_command(command_with("\"x\":" + fits)));
    CHECK(refused(command_with("\"x\":" + repeated("[", 16) + repeated("]", 16)))
              .sentence.en.find("nested too deep: at most 16 levels.") != std::string::npos);
    CHECK(refused_snapshot(repeated("[", 1'000'000)).sentence.en.find("nested too deep") != std::string::npos);
    CHECK(refused_snapshot(repeated("{\"a\":", 1'000'000)).sentence.en.find("nested too deep") != std::string::npos);
}

TEST_CASE("a member that is there twice is refused") {
    const Problem twice = refused(R"({"type":"claim_action","action":"A7","action":"A8"})");
    CHECK(twice.sentence.en == "action: the member \"action\" is there twice: keep one.");
    refused(command_with(R"("x":[{"a":1},{"b":1,"b":2}])"));
}

TEST_CASE("bodies, members and values beyond their limits are refused") {
    CHECK(refused(command_with("\"note\":\"" + std::string(70'000, 'a') + "\"")).sentence.en ==
          "this is too large: at most 65536 bytes.");
    std::string many = "{\"type\":\"claim_action\"";
    for (int i = 0; i < 200; ++i) many += ",\"m" + std::to_string(i) + "\":0";
    CHECK(refused(many + "}").sentence.en.find("too many members") != std::string::npos);
    CHECK(refused_snapshot("{\"a\":[" + repeated("0,", 4'000'000) + "0]}").sentence.en.find("too many values") !=
          std::string::npos);
}

TEST_CASE("a number out of range is refused") {
    const auto help = [](const std::string& count) {
        return refused(R"({"type":"ask_help","skill":"強制切替の経験者","count":)" + count + "}");
    };
    CHECK(help("-1").sentence.en == "count: write a whole number, 0 or more.");
    CHECK(help("0").sentence.en == "count: write a number from 1 to 1000.");
    CHECK(help("1001").sentence.en == "count: write a number from 1 to 1000.");
    CHECK(help("1.5").sentence.en == "count: write a whole number, 0 or more.");
    CHECK(help("1e3").sentence.en == "count: write a whole number, 0 or more.");
    CHECK(help("18446744073709551616").sentence.en == "count: write a whole number, 0 or more.");
    CHECK(help("4294967297").sentence.en == "count: write a whole number, 0 or more.");
    CHECK(help("\"1\"").sentence.en == "count: write a whole number, 0 or more.");

    const std::string good = good_snapshot();
    CHECK(refused_snapshot(changed(good, "\"seq\":412", "\"seq\":-1")).field == "seq");
    CHECK(refused_snapshot(changed(good, "\"seq\":412", "\"seq\":18446744073709551616")).field == "seq");
    CHECK(refused_snapshot(changed(good, "\"seq\":412", "\"seq\":18446744073709551615")).field == "seq");
    CHECK(refused_snapshot(changed(good, "\"rate\":20.5", "\"rate\":0")).field == "rate");
    CHECK(refused_snapshot(changed(good, "\"rate\":20.5", "\"rate\":1000.5")).field == "rate");
    CHECK(refused_snapshot(changed(good, "\"tier\":2", "\"tier\":4")).field == "services[0].tier");
    CHECK(refused_snapshot(changed(good, "\"received\":1284", "\"received\":-1")).field == "sources[0].received");
}

TEST_CASE("the answer to a command is held to its limits as well") {
    const auto answer = parse_accepted(R"({"seq":18446744073709551615,"events":[]})");
    REQUIRE_FALSE(answer);
    CHECK(answer.problem().field == "seq");
    CHECK(parse_accepted(R"({"seq":9007199254740992,"events":[]})"));
}

TEST_CASE("a time without its offset is refused with the path and an example") {
    const Problem time = refused(command_with(R"("check_at":"2030-10-01T08:20:00")"));
    CHECK(time.field == "check_at");
    CHECK(time.sentence.en == "check_at: write the time with its date and offset, e.g. 2030-10-01T08:20:00+09:00.");
    CHECK(time.sentence.ja == "check_at: 時刻は日付と時差まで書いてください(例 2030-10-01T08:20:00+09:00)。");
    refused(command_with(R"("check_at":"08:20")"));
    refused(command_with(R"("check_at":1917041762)"));
    const std::string good = good_snapshot();
    const std::size_t second = good.find("\"check_at\"", good.find("\"check_at\"") + 1);
    std::string bad = good;
    bad.replace(bad.find("+09:00", second), 6, "");
    CHECK(refused_snapshot(bad).field == "actions[1].check_at");
}

TEST_CASE("a text or a name that is too long is refused with what fits") {
    const Problem note = refused(command_with("\"note\":\"" + repeated("長", 161) + "\""));
    CHECK(note.sentence.en == "note: this is too long: write at most 320 characters (160 full-width).");
    CHECK(parse_command(command_with("\"note\":\"" + repeated("長", 160) + "\"")));
    CHECK(refused(command_with("\"note\":{\"ja\":\"a\",\"en\":\"" + repeated("a", 321) + "\"}")).field == "note");
    CHECK(refused(R"({"type":"assign_role","role":"scribe","holder":")" + repeated("名", 41) + "\"}").field ==
          "holder");
}

TEST_CASE("an id that is none is refused") {
    for (const std::string id :
         {"", "A 7", "A/7", "アクション", "../../etc", "A7\\n", "12345678901234567890123456789012345678901"}) {
        const Problem wrong = refused(R"({"type":"claim_action","action":")" + id + "\"}");
        CHECK(wrong.field == "action");
    }
    CHECK(refused(R"({"type":"claim_action","action":"A/7"})").sentence.en ==
          "action: an id is 1 to 40 letters, digits, '.', '_' or '-', such as A7.");
    CHECK(refused(R"({"type":"add_action","verb":"stop","object":"a","services":["S1","S 2"]})").field ==
          "services[1]");
}

TEST_CASE("what is needed and missing is refused by name") {
    CHECK(refused("{}").sentence.en == "type: this is required.");
    CHECK(refused(R"({"type":"claim_action"})").sentence.en == "action: this is required.");
    CHECK(refused(R"({"type":"claim_action","action":null})").sentence.en == "action: this is required.");
    CHECK(refused(R"({"type":"note_action","action":"A7","note":"  "})").sentence.en == "note: this is required.");
    CHECK(refused(R"({"type":"note_action","action":"A7","note":{"ja":"","en":" "}})").field == "note");
    CHECK(refused(R"({"type":"note_action","action":"A7","note":"\u200b"})").field == "note");
}

TEST_CASE("a value of the wrong kind is refused by name") {
    CHECK(refused(R"({"type":7})").field == "type");
    CHECK(refused(R"({"type":"claim_action","action":7})").sentence.en == "action: this has to be a text in quotes.");
    CHECK(refused(command_with(R"("note":["a"])")).field == "note");
    CHECK(refused(command_with(R"("note":{"ja":1})")).field == "note.ja");
    CHECK(refused(R"({"type":"complete_action","action":"A7","effective":"yes"})").field == "effective");
    CHECK(refused(R"({"type":"add_action","verb":"stop","object":"a","services":"S1"})").field == "services");
    CHECK(refused(R"({"type":"declare_service","deadlines":[7]})").field == "deadlines[0]");
}

TEST_CASE("an unknown command names the nearest, an unknown word what would be known") {
    CHECK(refused(R"({"type":"claim_acton"})").sentence.en ==
          "type: there is no command \"claim_acton\". The nearest is claim_action.");
    const Problem verb = refused(R"({"type":"add_action","verb":"explode","object":"2号機"})");
    CHECK(verb.field == "verb");
    CHECK(verb.sentence.en.starts_with(
        "verb: \"explode\" is not known: write one of confirm, collect, isolate, switch,"));
    CHECK(refused(R"({"type":"add_action","verb":"other","object":"2号機"})").field == "verb");
    CHECK(refused(R"({"type":"change_phase","phase":"contained\u001b[31m"})").field == "phase");
}

TEST_CASE("lists beyond their limits are refused") {
    CHECK(refused(R"({"type":"put_decision","question":"q","decide_by":"2030-10-01T08:20:00Z","options":[]})")
              .sentence.en == "options: there are 0: send 1 to 8.");
    CHECK(refused(R"({"type":"put_decision","question":"q","decide_by":"2030-10-01T08:20:00Z","options":[)" +
                  repeated(R"({"id":"a","text":"t"},)", 8) + R"({"id":"a","text":"t"}]})")
              .sentence.en == "options: there are 9: send 1 to 8.");
    CHECK(refused(R"({"type":"add_action","verb":"stop","object":"a","services":[)" + repeated("\"S1\",", 50) +
                  "\"S1\"]}")
              .field == "services");

    Event event = filled::row<Event>();
    event.entities.assign(17, filled::row<Action>());
    CHECK(parse_event(event_json(event)).problem().field == "entities");
    event.entities.clear();
    CHECK(parse_event(event_json(event)).problem().field == "entities");
    event.entities = {filled::row<Action>()};
    std::get<Action>(event.entities.front()).notes.assign(51, filled::row<Note>());
    CHECK(parse_event(event_json(event)).problem().field == "entities[0].notes");

    std::string services = "\"services\":[";
    for (int i = 0; i < 20'001; ++i)
        services += R"({"id":"S)" + std::to_string(i) + R"(","name":"a","continuity":"normal"},)";
    const std::string good = good_snapshot();
    CHECK(refused_snapshot(changed(good, "\"services\":[", services)).field == "services");
}

TEST_CASE("a snapshot whose digest does not match is refused whole") {
    const std::string good = good_snapshot();
    REQUIRE(parse_snapshot(good));
    const Problem wrong = refused_snapshot(changed(good, "\"tier\":2", "\"tier\":1"));
    CHECK(wrong.trouble == Trouble::corrupt);
    CHECK(wrong.field == "digest");
    CHECK(refused_snapshot(changed(good, "\"digest\":\"", "\"digest\":\"0")).field == "digest");
    CHECK(refused_snapshot(changed(good, "\"digest\":\"", "\"digest\":\"xyz\",\"d\":\"")).field == "digest");
}

TEST_CASE("a feed that sends no digest is read, with a digest of our own") {
    const auto read = parse_snapshot(without_digest(good_snapshot()));
    REQUIRE(read);
    CHECK(read->record.digest == filled::record().digest);
    Delta delta;
    delta.epoch = "e";
    CHECK(parse_delta(delta_json(delta)));
    CHECK_FALSE(parse_delta(without_digest(delta_json(delta))));
}

TEST_CASE("a feed of another schema, or without its lists, is refused") {
    const std::string good = good_snapshot();
    const Problem other = refused_snapshot(changed(good, "board/1", "board/2"));
    CHECK(other.field == "schema");
    CHECK(other.sentence.en == "schema: this board reads board/1: check the feed's address and version.");
    CHECK(refused_snapshot("{}").field == "schema");
    CHECK(refused_snapshot("{\"schema\":1}").field == "schema");
    CHECK(refused_snapshot(changed(good, "\"services\":[", "\"servants\":[")).sentence.en ==
          "services: this is required.");
    CHECK(refused_snapshot(changed(good, "\"services\":[", "\"services\":{},\"s\":[")).sentence.en ==
          "services: this has to be a list [ ].");
    CHECK(refused_snapshot(changed(good, "\"epoch\":\"e-1\"", "\"epoch\":\"\"")).field == "epoch");
    CHECK(refused_snapshot(changed(good, "\"now\":", "\"then\":")).field == "now");
}

TEST_CASE("every cut of a good snapshot is refused, never half read") {
    const std::string good = good_snapshot();
    for (std::size_t size = 0; size < good.size(); size += 7) CHECK_FALSE(parse_snapshot(good.substr(0, size)));
}

TEST_CASE("no single changed byte of a snapshot breaks the process or passes for the same record") {
    const std::string good = good_snapshot();
    const std::uint64_t digest = filled::record().digest;
    for (std::size_t at = 0; at < good.size(); at += 3) {
        for (const char byte : {'\0', '"', '{', '9', '\x80'}) {
            std::string bad = good;
            bad[at] = byte;
            const auto read = parse_snapshot(bad);
            if (read) CHECK(read->record.digest == digest);
        }
    }
}
