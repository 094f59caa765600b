// What kyodo 0.1 left on people's disks: its log as a database and as lines, the digests it reckoned, its tokens, rules,
// settings, a saved board and an answer of its feed. All of it is read as it is and written again the same.
// It must never renew what lies in kyodo-0.1: that was made by that version's own programs, once.
#include "client/saved_board.h"
#include "feed/log/store.h"
#include "feed/rules_toml.h"
#include "feed/server.h"
#include "feed/tokens.h"
#include "model/record/versions.h"
#include "model/wire/wire.h"
#include "tests/support/places.h"
#include "tests/support/program.h"
#include "ui/cli.h"
#include "ui/settings.h"

#include <catch2/catch_test_macros.hpp>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace journey;

namespace {

std::string left(const std::string& name) { return support::source("tests/journey/kyodo-0.1/" + name); }

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(const std::string& path) {
    std::istringstream text(bytes_of(path));
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    return lines;
}

// After each event, as that version's database has it.
std::vector<std::uint64_t> digests() {
    std::vector<std::uint64_t> all;
    for (const std::string& line : lines_of(left("digests"))) {
        std::uint64_t digest = 0;
        REQUIRE(std::from_chars(line.data(), line.data() + line.size(), digest, 16).ec == std::errc{});
        all.push_back(digest);
    }
    return all;
}

// The database, unpacked where it may be opened.
std::string database_in(const sample::Scratch& scratch) {
    const std::string path = scratch.file("log.db");
    REQUIRE(std::system(("gzip -dc '" + left("log.db.gz") + "' > '" + path + "'").c_str()) == 0);
    return path;
}

}  // namespace

TEST_CASE("a log of kyodo 0.1 leads to the digests it reckoned, event by event, and is written again the same") {
    const auto lines = lines_of(left("log.ndjson"));
    const auto expected = digests();
    REQUIRE(lines.size() > 70);
    REQUIRE(lines.size() == expected.size());
    model::Record record;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        INFO(lines[i]);
        const auto event = model::parse_event(lines[i]);
        if (!event) FAIL(event.problem().sentence.en);
        CHECK(model::event_json(*event) == lines[i]);
        CHECK(model::digest_after(record, *event) == expected[i]);
        REQUIRE(model::advance(record, *event));
        CHECK(record.digest == expected[i]);
    }
    CHECK(model::version_needed(record) == 1);
}

TEST_CASE("a database of kyodo 0.1 is served as it is, answers its keys again and goes on") {
    const sample::Scratch scratch;
    const std::string path = database_in(scratch);
    const auto lines = lines_of(left("log.ndjson"));
    const auto expected = digests();
    {
        const auto store = feed::open_sqlite(path, feed::StoreUse::read);
        if (!store) FAIL(store.problem().sentence.en);
        CHECK((*store)->needs() == 1);
        const auto events = (*store)->read(0, lines.size() + 1);
        REQUIRE(events);
        REQUIRE(events->size() == lines.size());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            CHECK((*events)[i].json == lines[i]);
            CHECK((*events)[i].digest == expected[i]);
        }
    }
    feed::ServerOptions options;
    options.port = 0;
    options.store_path = path;
    options.demo = true;
    options.demo_actor = {"統括A", "こだま運用", "api", model::Permission::commander};
    const auto server = feed::Server::start(std::move(options));
    if (!server) FAIL(server.problem().sentence.en);
    CHECK((*server)->record().digest == expected.back());
    const auto last = model::parse_event(lines.back());
    REQUIRE(last);
    const model::Command note = model::NoteAction{std::get<model::Action>(last->entities.front()).id, last->note};
    const auto again = (*server)->apply(note, {last->who, last->org, "api", model::Permission::commander}, {}, "key-1");
    if (!again) FAIL(again.problem().sentence.en);
    CHECK(again->replayed);
    CHECK(again->seq == lines.size());
    const auto next = (*server)->apply(note, {last->who, last->org, "api", model::Permission::commander}, {}, "key-2");
    REQUIRE(next);
    CHECK(next->seq == lines.size() + 1);
}

TEST_CASE("an answer of a feed of kyodo 0.1 and a board that it saved are read whole and written again the same") {
    const std::string answer = bytes_of(left("feed.json"));
    const auto snapshot = model::parse_snapshot(answer);
    if (!snapshot) FAIL(snapshot.problem().sentence.en);
    CHECK(snapshot->record.digest == digests().back());
    CHECK(model::snapshot_json(snapshot->record, snapshot->gauges, snapshot->clock) == answer);
    const auto saved = client::load_board(left("board.json"));
    if (!saved) FAIL(saved.problem().sentence.en);
    CHECK(saved->record->digest == snapshot->record.digest);
}

TEST_CASE("a token file of kyodo 0.1 is read as it is, and its lines stay what they were") {
    const sample::Scratch scratch;
    const std::string path = scratch.file("tokens");
    const std::string before = bytes_of(left("tokens"));
    std::filesystem::copy_file(left("tokens"), path);
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    const auto tokens = feed::read_tokens(path);
    if (!tokens) FAIL(tokens.problem().sentence.en);
    REQUIRE(tokens->size() == 3);
    CHECK((*tokens)[0].who == "統括A");
    CHECK((*tokens)[0].role == model::Permission::commander);
    CHECK((*tokens)[1].expires);
    CHECK((*tokens)[2].revoked);
    const auto now = model::parse_instant("2030-10-02T08:00:00+09:00");
    REQUIRE(feed::add_token(path, {model::Permission::viewer, "壁", "こだま運用"}, *now));
    CHECK(bytes_of(path).starts_with(before));
}

TEST_CASE("rules and settings of kyodo 0.1 are read as they are") {
    const auto rules = feed::read_rules(left("rules.toml"), {});
    CHECK(rules.mistakes.empty());
    CHECK_FALSE(rules.rules.rules.empty());
    CHECK_FALSE(rules.rules.services.empty());
    const ui::SettingsFile file{"kyodo.toml", bytes_of(left("kyodo.toml"))};
    const char* const words[] = {"kyodo"};
    const auto parsed = ui::options_from(1, words, &file);
    INFO(parsed.message);
    REQUIRE(parsed.options);
    CHECK(parsed.options->feed == "https://board.lan:8480");
    CHECK(parsed.options->view == model::View::wall);
    CHECK(parsed.options->lighting == model::Lighting::light);
    const auto choice = ui::parse_settings("choice", bytes_of(left("choice")));
    if (!choice) FAIL(choice.problem().sentence.en);
    CHECK(choice->size() == 2);
}
