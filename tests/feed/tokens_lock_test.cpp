// Many who change one token file at the same moment: real processes, and what each is told when it may not.
// It must never depend on which of them comes first.
#include "feed/tokens/tokens_lock.h"
#include "feed/tokens.h"
#include "tests/support/places.h"
#include "tests/support/running_feed.h"

#include <sys/stat.h>

#include <filesystem>
#include <set>

using namespace feed_test;
using model::Permission;

namespace {

constexpr int processes = 12;

std::string command(const std::string& tokens, const std::string& words) {
    return support::built("kyodo-feed") + " token " + words + " --tokens " + tokens;
}

// All at once, from one shell; says "could not" for each that ended otherwise than well.
Ran run_together(const std::vector<std::string>& commands) {
    std::string script;
    for (const std::string& one : commands) script += "(" + one + " || echo could not) & ";
    return run("LC_ALL=C; " + script + "wait");
}

std::vector<feed::Token> tokens_in(const std::string& path) {
    const auto tokens = feed::read_tokens(path);
    if (!tokens) FAIL(tokens.problem().sentence.en);
    return *tokens;
}

model::Result<std::string> add(const std::string& path, const std::string& who) {
    return feed::add_token(path, {Permission::viewer, who, "Maintenance"}, noon());
}

}  // namespace

TEST_CASE("of many processes that add a token at the same moment none loses another's") {
    const Folder folder;
    std::vector<std::string> commands;
    for (int n = 0; n < processes; ++n)
        commands.push_back(
            command(folder / "tokens", "add --role viewer --org Maintenance --who person-" + std::to_string(n)));
    const Ran ran = run_together(commands);
    INFO(ran.output);
    CHECK(ran.output.find("could not") == std::string::npos);
    std::set<std::string> people;
    std::set<std::string> ids;
    for (const feed::Token& token : tokens_in(folder / "tokens")) {
        people.insert(token.who);
        ids.insert(token.id);
    }
    CHECK(people.size() == processes);
    CHECK(ids.size() == processes);
}

TEST_CASE("a token that is revoked while others are added stays revoked") {
    const Folder folder;
    std::vector<std::string> commands;
    for (int n = 0; n < processes / 2; ++n) REQUIRE(add(folder / "tokens", "leaves"));
    for (int n = 0; n < processes / 2; ++n) {
        commands.push_back(command(folder / "tokens", "revoke t" + std::to_string(n + 1)));
        commands.push_back(command(folder / "tokens", "add --role viewer --org Maintenance --who comes"));
    }
    const Ran ran = run_together(commands);
    INFO(ran.output);
    CHECK(ran.output.find("could not") == std::string::npos);
    const auto tokens = tokens_in(folder / "tokens");
    CHECK(tokens.size() == processes);
    for (const feed::Token& token : tokens) CHECK(token.revoked.has_value() == (token.who == "leaves"));
}

TEST_CASE("whoever waits too long for the token file is told in both languages who is in the way") {
    const Folder folder;
    const auto first = feed::hold_tokens(folder / "tokens");
    REQUIRE(first);
    const auto second = feed::hold_tokens(folder / "tokens", std::chrono::milliseconds(0));
    REQUIRE_FALSE(second);
    CHECK(second.problem().sentence.en.find("Another process is changing the token file") == 0);
    CHECK(second.problem().sentence.ja.find("別のプロセスが変更中") != std::string::npos);
    CHECK(second.problem().sentence.en.find("tokens.lock") != std::string::npos);
}

TEST_CASE("where the lock cannot be made nothing is changed and the sentence names it") {
    const Folder folder;
    for (const std::string& path : {std::string("/sys/kyodo-tokens"), folder / "missing/tokens"}) {
        const auto token = add(path, "person");
        REQUIRE_FALSE(token);
        CHECK(token.problem().sentence.en.find(path + ".lock") != std::string::npos);
        CHECK(token.problem().sentence.ja.find("書込み権限") != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(path));
    }
}

TEST_CASE("a link in place of the lock is refused and what it leads to is not made") {
    const Folder folder;
    REQUIRE(add(folder / "tokens", "before"));
    REQUIRE(std::filesystem::remove(folder / "tokens.lock"));
    std::filesystem::create_symlink(folder / "elsewhere", folder / "tokens.lock");
    CHECK_FALSE(add(folder / "tokens", "person"));
    CHECK_FALSE(feed::revoke_token(folder / "tokens", "t1", noon()));
    CHECK_FALSE(std::filesystem::exists(folder / "elsewhere"));
    CHECK(tokens_in(folder / "tokens").size() == 1);
}

TEST_CASE("a token file that is a link stays one, and both its names share a lock of the owner's alone") {
    const Folder folder;
    REQUIRE(add(folder / "tokens", "first"));
    std::filesystem::create_symlink(folder / "tokens", folder / "link");
    REQUIRE(add(folder / "link", "second"));
    CHECK(std::filesystem::is_symlink(folder / "link"));
    CHECK(tokens_in(folder / "tokens").size() == 2);
    const auto held = feed::hold_tokens(folder / "link");
    REQUIRE(held);
    CHECK_FALSE(feed::hold_tokens(folder / "tokens", std::chrono::milliseconds(0)));
    struct stat about {};
    REQUIRE(stat((folder / "tokens.lock").c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0600);
}

TEST_CASE("revoking where there are no tokens leaves no lock behind") {
    const Folder folder;
    CHECK_FALSE(feed::revoke_token(folder / "tokens", "t1", noon()));
    CHECK_FALSE(std::filesystem::exists(folder / "tokens.lock"));
}
