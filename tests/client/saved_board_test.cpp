// The last good board on disk: what was saved comes back, and nothing else does.
// It must never touch a person's own files.
#include "client/saved_board.h"

#include "tests/support/sample.h"
#include "tests/support/scratch.h"

#include <sys/stat.h>
#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <iterator>

using sample::has;

namespace {

model::SaveBoard board() {
    auto gauges = std::make_shared<model::Gauges>();
    gauges->revision = 7;
    return {std::make_shared<const model::Record>(sample::record()), gauges, {sample::noon(), 1.0, false}};
}

std::string read(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("a saved board comes back as it was, with its age") {
    const sample::Scratch scratch;
    const auto path = scratch.path() / "deeper" / "board.json";
    REQUIRE(client::save_board(path, board()));
    const auto loaded = client::load_board(path);
    REQUIRE(loaded);
    CHECK(loaded->record->digest == sample::record().digest);
    CHECK(loaded->record->seq == 3);
    CHECK(loaded->gauges->revision == 7);
    CHECK(loaded->clock.now == sample::noon());
    CHECK(loaded->age >= model::Milliseconds{0});
    CHECK(loaded->age < std::chrono::minutes(2));
}

TEST_CASE("news that nobody has seen is saved with the board, and a board without news is saved as ever") {
    const sample::Scratch scratch;
    const auto path = scratch.path() / "board.json";
    model::SaveBoard saved = board();
    REQUIRE(client::save_board(path, saved));
    CHECK_FALSE(has(read(path), "\"news\""));
    CHECK_FALSE(client::load_board(path)->news);
    model::Lost lost{model::LostKind::claim, "A7", {"切離し 1号機", "isolate unit 1"}, "toma", "つばめ保守"};
    saved.news = model::News{4, {lost, {model::LostKind::action, "A8", {"x", "y"}, {}, {}}}, 12};
    REQUIRE(client::save_board(path, saved));
    const auto loaded = client::load_board(path);
    REQUIRE(loaded);
    CHECK(loaded->news == saved.news);
    CHECK(loaded->record->digest == saved.record->digest);
    CHECK(model::parse_snapshot(read(path).substr(read(path).find('\n') + 1)));
}

TEST_CASE("a board saved long ago is as old as this machine's clock says") {
    const sample::Scratch scratch;
    const auto path = scratch.path() / "board.json";
    REQUIRE(client::save_board(path, board()));
    const std::string bytes = read(path);
    write(path, "kyodo-board/1 2020-01-01T00:00:00Z" + bytes.substr(bytes.find('\n')));
    const auto loaded = client::load_board(path);
    REQUIRE(loaded);
    CHECK(loaded->age > std::chrono::hours(24 * 365));
}

TEST_CASE("a board saved by a clock ahead of ours has no negative age") {
    const sample::Scratch scratch;
    const auto path = scratch.path() / "board.json";
    REQUIRE(client::save_board(path, board()));
    const std::string bytes = read(path);
    write(path, "kyodo-board/1 2199-01-01T00:00:00Z" + bytes.substr(bytes.find('\n')));
    const auto loaded = client::load_board(path);
    REQUIRE(loaded);
    CHECK(loaded->age == model::Milliseconds{0});
}

TEST_CASE("a board saved by a newer kyodo is called so, and one that holds what is not known is read whole") {
    const sample::Scratch scratch;
    const auto path = scratch.path() / "board.json";
    model::Record record = sample::record();
    model::Other card;
    card.type = "drill_card";
    card.id = model::OtherId("drill_card/K1");
    card.rest = {{"id", "\"K1\""}, {"text", "{\"ja\":\"札\"}"}};
    record.others.put(card);
    record.digest = model::digest_of(record);
    model::SaveBoard grown = board();
    grown.record = std::make_shared<const model::Record>(record);
    REQUIRE(client::save_board(path, grown));
    const auto loaded = client::load_board(path);
    REQUIRE(loaded);
    CHECK(loaded->record->digest == record.digest);
    CHECK(loaded->record->others.all() == record.others.all());

    write(path, "kyodo-board/2 2030-01-01T00:00:00Z\n{}");
    const auto newer = client::load_board(path);
    REQUIRE_FALSE(newer);
    CHECK(sample::has(newer.problem().sentence.en, "written by a newer kyodo"));
}

TEST_CASE("only its owner may read a saved board, and no half-written file stays beside it") {
    const sample::Scratch scratch;
    const auto path = scratch.path() / "board.json";
    REQUIRE(client::save_board(path, board()));
    REQUIRE(client::save_board(path, board()));
    struct stat about {};
    REQUIRE(stat(path.c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0600);
    CHECK(std::distance(std::filesystem::directory_iterator(scratch.path()), {}) == 1);
}

TEST_CASE("a board cut off at any place is refused with a sentence and left as it is") {
    const sample::Scratch scratch;
    const auto path = scratch.path() / "board.json";
    REQUIRE(client::save_board(path, board()));
    const std::string whole = read(path);
    for (std::size_t size = 0; size < whole.size(); size += 37) {
        write(path, whole.substr(0, size));
        const auto loaded = client::load_board(path);
        REQUIRE(!loaded);
        CHECK(loaded.problem().trouble == model::Trouble::corrupt);
        CHECK(has(loaded.problem().sentence.en, "damaged"));
        CHECK(read(path).size() == size);
    }
}

TEST_CASE("a board with one changed letter is refused") {
    const sample::Scratch scratch;
    const auto path = scratch.path() / "board.json";
    REQUIRE(client::save_board(path, board()));
    std::string bytes = read(path);
    bytes.replace(bytes.find("Quotes"), 6, "Quotas");
    write(path, bytes);
    CHECK_FALSE(client::load_board(path));
}

TEST_CASE("a missing file, a folder and a foreign file are problems, not boards") {
    const sample::Scratch scratch;
    const auto missing = client::load_board(scratch.path() / "none.json");
    REQUIRE(!missing);
    CHECK(missing.problem().trouble == model::Trouble::not_found);
    CHECK_FALSE(client::load_board(scratch.path()));
    write(scratch.path() / "foreign", "#!/bin/sh\necho hello\n");
    CHECK_FALSE(client::load_board(scratch.path() / "foreign"));
}

TEST_CASE("a board that cannot be written says where and why") {
    const sample::Scratch scratch;
    write(scratch.path() / "file", "");
    const auto saved = client::save_board(scratch.path() / "file" / "board.json", board());
    REQUIRE(!saved);
    CHECK(has(saved.problem().sentence.en, scratch.path().string()));
}

TEST_CASE("each feed has its own file in the person's state folder") {
    const auto one = client::saved_board_path("http://127.0.0.1:8480");
    const auto two = client::saved_board_path("http://127.0.0.1:8481");
    CHECK(one != two);
    CHECK(one == client::saved_board_path("http://127.0.0.1:8480"));
    CHECK(one.is_absolute());
    CHECK(one.parent_path().filename() == "kyodo");
}
