// Files that an orchestrator gives to the feed: mounted for reading only, open to all by their mode, turned by a symbolic link.
// It must never need the network.
#include "feed/tokens.h"
#include "tests/support/places.h"
#include "tests/support/running_feed.h"

#include <filesystem>

using namespace feed_test;

TEST_CASE("a token file open to all is refused, and taken as it is where it is mounted for reading only") {
    const Folder folder;
    const std::string tokens = folder / "tokens";
    REQUIRE(feed::add_token(tokens, {model::Permission::viewer, "壁", "こだま運用"}, noon()));
    const std::string list = "'" + support::built("kyodo-feed") + "' token list --tokens '" + tokens + "'";
    REQUIRE(run("chmod 644 '" + tokens + "'").status == 0);
    CHECK(run(list).status == 0);
    REQUIRE(run("chmod 666 '" + tokens + "'").status == 0);
    const auto open = run(list);
    CHECK(open.status == 1);
    CHECK(open.output.find("chmod 600") != std::string::npos);
    const std::string mounted = "unshare -m sh -c \"mount --bind '" + folder / "." + "' '" + folder / "." +
                                "' && mount -o remount,ro,bind '" + folder / "." + "' && ";
    if (run(mounted + "true\"").status != 0) SKIP("nothing may be mounted here");
    const auto read = run(mounted + list + "\"");
    INFO(read.output);
    CHECK(read.status == 0);
    CHECK(read.output.find("chmod") == std::string::npos);
}

TEST_CASE("a token file behind a symbolic link that is turned to another is followed", "[threads]") {
    const Folder folder;
    std::vector<std::string> shown;
    for (const char* turn : {"one", "two"}) {
        std::filesystem::create_directory(folder / turn);
        const auto token = feed::add_token(folder / (std::string(turn) + "/tokens"),
                                           {model::Permission::viewer, turn, "こだま運用"}, noon());
        REQUIRE(token);
        shown.push_back(*token);
    }
    std::filesystem::create_symlink(folder / "one", folder / "..data");
    feed::ServerOptions options = demo_options(folder);
    options.demo = false;
    options.tokens_path = folder / "..data/tokens";
    auto server = started(options);
    CHECK(get(server->url() + "/v1/me", {}, shown[0]).status == 200);
    std::filesystem::create_symlink(folder / "two", folder / "next");
    std::filesystem::rename(folder / "next", folder / "..data");
    CHECK(get(server->url() + "/v1/me", {}, shown[1]).status == 200);
    server->read_again();
    CHECK(get(server->url() + "/v1/me", {}, shown[0]).status == 401);
}
