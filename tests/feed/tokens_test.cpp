// Tokens: made once, kept as hashes, found, revoked; and how many wrong ones an address may show.
// It must never compare a token with anything but what add_token returned.
#include "feed/tokens.h"
#include "feed/failed_tokens.h"
#include "tests/support/program.h"
#include "tests/support/running_feed.h"
#include "tests/support/scratch.h"

#include <sys/stat.h>

using namespace feed_test;
using model::Permission;

namespace {

std::string added(const std::string& path, const std::string& who, Permission role = Permission::responder) {
    const auto token = feed::add_token(path, {role, who, "つばめ保守"}, noon());
    if (!token) FAIL(token.problem().sentence.en);
    return *token;
}

std::chrono::steady_clock::time_point after(int seconds) {
    return std::chrono::steady_clock::time_point{} + std::chrono::hours(1) + std::chrono::seconds(seconds);
}

}  // namespace

TEST_CASE("SHA-256 is SHA-256") {
    CHECK(feed::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(feed::sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("the file holds the hash, never the token, and is the owner's alone") {
    const Folder folder;
    const std::string token = added(folder / "tokens", "復旧E");
    const std::string bytes = read_file(folder / "tokens");
    CHECK(token.size() >= 6 + 32);
    CHECK(bytes.find(token) == std::string::npos);
    CHECK(bytes.find(token.substr(6)) == std::string::npos);
    CHECK(bytes.find(feed::sha256_hex(token)) != std::string::npos);
    struct stat about {};
    REQUIRE(stat((folder / "tokens").c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0600);
}

TEST_CASE(
    "two tokens whose names read alike in one organisation are one person's, under the name that was written first") {
    const Folder folder;
    added(folder / "tokens", "復旧E");
    for (const std::string who : {"復旧Ｅ", "復旧ｅさん", "復旧E"}) {
        const auto token = feed::add_token(folder / "tokens", {Permission::responder, who, "ﾂﾊﾞﾒ保守"}, noon());
        REQUIRE(token);
        auto book = feed::TokenBook::open(folder / "tokens");
        REQUIRE(book);
        CHECK(book->find(*token, after(0))->who == "復旧E");
        CHECK(book->find(*token, after(0))->org == "つばめ保守");
    }
    const auto elsewhere = feed::add_token(folder / "tokens", {Permission::responder, "復旧Ｅ", "かなた市場"}, noon());
    REQUIRE(elsewhere);
    CHECK(feed::TokenBook::open(folder / "tokens")->find(*elsewhere, after(0))->who == "復旧Ｅ");
}

TEST_CASE("token add says whose token it is where the name is written otherwise already") {
    const sample::Scratch home;
    const auto add = [&](const std::string& who) {
        return journey::run(home, {journey::kyodo_feed(), "token", "add", "--role", "responder", "--tokens",
                                   home.file("tokens"), "--who", who, "--org", "つばめ保守"});
    };
    CHECK(add("復旧E").err.find("is written") == std::string::npos);
    const auto again = add("復旧Ｅ様");
    CHECK(again.status == 0);
    CHECK(again.err.find("\"復旧Ｅ様 / つばめ保守\" is written \"復旧E / つばめ保守\" here already") !=
          std::string::npos);
}

TEST_CASE("two tokens are never the same") {
    const Folder folder;
    CHECK(added(folder / "tokens", "a") != added(folder / "tokens", "a"));
}

TEST_CASE("a token finds its person, organisation and role") {
    const Folder folder;
    const std::string token = added(folder / "tokens", "復旧E", Permission::commander);
    auto book = feed::TokenBook::open(folder / "tokens");
    REQUIRE(book);
    const auto found = book->find(token, after(0));
    REQUIRE(found);
    CHECK(found->who == "復旧E");
    CHECK(found->org == "つばめ保守");
    CHECK(found->role == Permission::commander);
    CHECK_FALSE(book->find(token + "0", after(0)));
    CHECK_FALSE(book->find("", after(0)));
}

TEST_CASE("a revoked token stops working in a server that runs") {
    const Folder folder;
    const std::string kept = added(folder / "tokens", "a");
    const std::string revoked = added(folder / "tokens", "b");
    auto book = feed::TokenBook::open(folder / "tokens");
    REQUIRE(book);
    REQUIRE(book->find(revoked, after(0)));
    REQUIRE(feed::revoke_token(folder / "tokens", "t2", noon()));
    CHECK_FALSE(book->find(revoked, after(2)));
    CHECK(book->find(kept, after(2)));
}

TEST_CASE("revoking what is not there says where to look") {
    const Folder folder;
    added(folder / "tokens", "a");
    const auto revoked = feed::revoke_token(folder / "tokens", "t9", noon());
    REQUIRE_FALSE(revoked);
    CHECK(revoked.problem().sentence.en.find("token list") != std::string::npos);
}

TEST_CASE("a token file that disappears locks nobody out who was in") {
    const Folder folder;
    const std::string token = added(folder / "tokens", "a");
    auto book = feed::TokenBook::open(folder / "tokens");
    REQUIRE(book);
    REQUIRE(std::remove((folder / "tokens").c_str()) == 0);
    CHECK(book->find(token, after(5)));
}

TEST_CASE("names with tabs, newlines or nothing in them are refused") {
    const Folder folder;
    for (const std::string who : {"", "a\tb", "a\nb", "\x1b[31m", "\xff"}) {
        CHECK_FALSE(feed::add_token(folder / "tokens", {Permission::viewer, who, "org"}, noon()));
    }
    CHECK(read_file(folder / "tokens").empty());
}

TEST_CASE("a mistake in the token file is named by line") {
    const Folder folder;
    added(folder / "tokens", "a");
    const std::string good = read_file(folder / "tokens");
    for (const std::string& bad : {std::string("t2\tnothex\tviewer\t\to\tw\n"), std::string("only\tthree\tfields\n"),
                                   "t2\t" + feed::sha256_hex("x") + "\tviewer\t\to\tw\tsoon\n"}) {
        write_file(folder / "tokens", good + bad);
        const auto tokens = feed::read_tokens(folder / "tokens");
        REQUIRE_FALSE(tokens);
        CHECK(tokens.problem().sentence.en.find("tokens:3: ") != std::string::npos);
    }
}

TEST_CASE("a token file that others may write is refused with the command that repairs it") {
    const Folder folder;
    added(folder / "tokens", "a");
    REQUIRE(chmod((folder / "tokens").c_str(), 0622) == 0);
    const auto tokens = feed::read_tokens(folder / "tokens");
    REQUIRE_FALSE(tokens);
    CHECK(tokens.problem().sentence.en.find("chmod 600") != std::string::npos);
}

TEST_CASE("a lifetime is minutes, hours, days, a moment or none") {
    CHECK(feed::lifetime_from("90m")->length == std::chrono::minutes(90));
    CHECK(feed::lifetime_from("12h")->length == std::chrono::hours(12));
    CHECK(feed::lifetime_from("30d")->length == std::chrono::hours(30 * 24));
    CHECK(feed::lifetime_from("2030-10-01T20:00:00+09:00")->until == noon() + std::chrono::hours(8));
    const auto none = feed::lifetime_from("none");
    REQUIRE(none);
    CHECK_FALSE(none->length);
    CHECK_FALSE(none->until);
    for (const char* bad : {"", "12", "h", "12 h", "-1h", "0h", "12w", "20:00", "9999999d", "2030-10-01T20:00:00"}) {
        INFO(bad);
        CHECK_FALSE(feed::lifetime_from(bad));
    }
}

TEST_CASE("a token that ends says when, and the list says that it ended or was revoked") {
    const Folder folder;
    const auto path = folder / "tokens";
    REQUIRE(feed::add_token(path, {Permission::viewer, "壁", "つばめ保守", *feed::lifetime_from("12h")}, noon()));
    REQUIRE(feed::add_token(path, {Permission::viewer, "壁", "つばめ保守"}, noon()));
    REQUIRE(feed::add_token(path, {Permission::viewer, "壁", "つばめ保守", *feed::lifetime_from("1h")}, noon()));
    REQUIRE(feed::revoke_token(path, "t3", noon()));
    const auto tokens = feed::read_tokens(path);
    REQUIRE(tokens);
    REQUIRE(tokens->size() == 3);
    const auto later = noon() + std::chrono::hours(12);
    CHECK(feed::standing_of((*tokens)[0], noon()) == "2030-10-02T00:00:00+09:00");
    CHECK_FALSE((*tokens)[0].has_expired(later - std::chrono::milliseconds(1)));
    CHECK(feed::standing_of((*tokens)[0], later) == "expired 2030-10-02T00:00:00+09:00");
    CHECK(feed::standing_of((*tokens)[1], later) == "none");
    CHECK(feed::standing_of((*tokens)[2], later) == "revoked 2030-10-01T12:00:00+09:00");
}

TEST_CASE("a lifetime that is over already is refused and nothing is written") {
    const Folder folder;
    const auto added =
        feed::add_token(folder / "tokens", {Permission::viewer, "壁", "org", feed::Lifetime{{}, noon()}}, noon());
    REQUIRE_FALSE(added);
    CHECK(added.problem().field == "--expires");
    CHECK(read_file(folder / "tokens").empty());
}

TEST_CASE("a token file of before tokens could end is read as it was") {
    const Folder folder;
    const std::string old = "t1\t" + feed::sha256_hex("kyodo_old") + "\tcommander\t2026-01-01T00:00:00Z\torg\twho\n";
    write_file(folder / "tokens", old);
    REQUIRE(chmod((folder / "tokens").c_str(), 0600) == 0);
    auto book = feed::TokenBook::open(folder / "tokens");
    REQUIRE(book);
    const auto found = book->find("kyodo_old", after(0));
    REQUIRE(found);
    CHECK_FALSE(found->has_expired(noon()));
    added(folder / "tokens", "b");
    CHECK(read_file(folder / "tokens").find(old) != std::string::npos);
}

TEST_CASE("a token file that a newer kyodo-feed wrote is refused with its version and never written over") {
    const Folder folder;
    const std::string newer = "# Kyodo tokens 2: id, what only a newer one knows\nt1\twhatever\n";
    write_file(folder / "tokens", newer);
    REQUIRE(::chmod((folder / "tokens").c_str(), 0600) == 0);
    const auto read = feed::read_tokens(folder / "tokens");
    REQUIRE_FALSE(read);
    CHECK(read.problem().sentence.en.ends_with("was written by a newer kyodo-feed (version 2): use that one."));
    CHECK_FALSE(feed::add_token(folder / "tokens", {Permission::viewer, "a", "b"}, noon()));
    CHECK_FALSE(feed::revoke_token(folder / "tokens", "t1", noon()));
    CHECK(read_file(folder / "tokens") == newer);
    write_file(folder / "tokens", "# Kyodo tokens of the night shift: ask at the desk\n");
    REQUIRE(::chmod((folder / "tokens").c_str(), 0600) == 0);
    CHECK(feed::read_tokens(folder / "tokens"));
}

TEST_CASE("ten wrong tokens a minute are answered, the eleventh waits, another address does not") {
    feed::FailedTokens failed;
    for (int n = 0; n < 10; ++n) CHECK(failed.count("192.0.2.1", after(n)).count() == 0);
    const auto wait = failed.count("192.0.2.1", after(10));
    CHECK(wait.count() > 45);
    CHECK(wait.count() <= 60);
    CHECK(failed.count("192.0.2.2", after(10)).count() == 0);
    CHECK(failed.count("192.0.2.1", after(61)).count() == 0);
}
