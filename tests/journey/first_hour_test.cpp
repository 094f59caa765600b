// The first hour, with the real programs: what is printed and does not arrive, questions that must never give a command,
// what a command was taken for, files that are none. It must never reach into a program.
#include "tests/journey/own_feed.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

using journey::Ended;
using journey::OwnFeed;
using journey::Words;
using sample::has;

namespace {

// A line of a shell, with $K and $F as the programs.
Ended shell(const sample::Scratch& home, const std::string& line) {
    return journey::run(home,
                        {"/bin/bash", "-c", "K=" + journey::kyodo() + " F=" + journey::kyodo_feed() + "; " + line});
}

struct Operations {
    OwnFeed feed{{{"Sato", "Operations", "commander"}, {"Suzuki", "Maintenance", "responder"}}};

    Ended kyodo(const std::string& line) const { return feed.kyodo("Sato", {"do", line}); }
    std::string access() const { return " --feed " + feed.url() + " --token-file " + feed.token_file_of("Sato"); }
};

}  // namespace

TEST_CASE("kyodo help only ever explains, whatever stands behind it") {
    const Operations at;
    const auto before = at.feed.record().seq;
    for (const Words& words : {Words{"help", "claim"}, Words{"help", "claim", "A7"}, Words{"help", "status"},
                               Words{"help", "help"}, Words{"help"}, Words{"open", "help"}}) {
        const Ended ended = at.feed.kyodo("Sato", words);
        INFO(words.back());
        CHECK(ended.status == 0);
        CHECK_FALSE(ended.out.empty());
    }
    const Ended unknown = at.feed.kyodo("Sato", {"help", "somebody", "come"});
    CHECK(unknown.status == 2);
    CHECK(has(unknown.err, "there is no verb somebody to explain"));
    CHECK(at.feed.record().seq == before);
    CHECK(at.feed.kyodo("Sato", {"応援", "two", "hands"}).status == 0);
    CHECK(at.kyodo("help two more hands").status == 0);
    CHECK(at.feed.record().helps.size() == 2);
}

TEST_CASE("--version says the version and nothing else") {
    const sample::Scratch home;
    const Ended ended = journey::run(home, {journey::kyodo(), "--version"});
    CHECK(ended.status == 0);
    CHECK(ended.out.starts_with("kyodo "));
    CHECK(ended.out.find('\n') == ended.out.size() - 1);
}

TEST_CASE("whatever is printed and does not arrive ends with status 1 and a sentence") {
    const Operations at;
    CHECK(at.kyodo("service Payments =S1").status == 0);
    const std::string log = at.feed.home.file("log.ndjson");
    const std::string store = " --store sqlite:" + at.feed.home.file("log.db");
    CHECK(shell(at.feed.home, "$F export" + store + " > " + log).status == 0);
    const std::string access = at.access();
    for (const std::string& line :
         Words{"$F export" + store, "$F verify" + store, "$F audit" + store, std::string("$F --help"),
               std::string("$F --version"), "$F token list --tokens " + at.feed.home.file("tokens"),
               "$F token add --role viewer --who W --org O --tokens " + at.feed.home.file("more"), "$K status" + access,
               "$K status --json" + access, "$K report --log " + log, "$K questions --lang en", "$K note A9 x --help",
               std::string("$K manual"), std::string("$K help"), std::string("$K --version"),
               "$K do 'service Cards =S9' --try" + access}) {
        for (const std::string& to :
             {line + " > /dev/full", line + " >&-", "exec {gone}> >(exec true); wait $!; " + line + " >&$gone"}) {
            const Ended ended = shell(at.feed.home, to);
            INFO(to << ": " << ended.err);
            CHECK(ended.status == 1);
            CHECK(has(ended.err, "Standard output could not be written to its end"));
        }
    }
}

TEST_CASE("every command answers with what it was taken for, and one that is tried changes nothing") {
    const Operations at;
    CHECK(at.kyodo("service Market data =S1").status == 0);
    const auto before = at.feed.record().seq;
    const Ended tried =
        at.feed.kyodo("Sato", {"do", "add isolate unit 1 S1 @Suzuki/Maintenance tomorrow 15:00", "--try"});
    INFO(tried.err);
    CHECK(tried.status == 0);
    CHECK(has(tried.out, "Isolate unit 1 · Service Market data · Owner Suzuki Maintenance"));
    CHECK(has(tried.out, "tomorrow 15:00"));
    CHECK(has(tried.out, "nothing has happened"));
    CHECK(at.feed.record().seq == before);
    CHECK(at.feed.kyodo("Sato", {"claim", "A9", "--try"}).status == 1);
    const Ended done = at.kyodo("認識 決済が止まる 重大");
    CHECK(has(done.out, "Severity Sev 1"));
    CHECK(at.kyodo("add isolate unit 1 S1").status == 0);
    const Ended claimed = at.kyodo("claim A1");
    CHECK(has(claimed.out, "Owner Sato Operations"));
    CHECK(has(claimed.out, "ext check "));
}

TEST_CASE("a name near a known one is asked back, and --new takes it") {
    const Operations at;
    CHECK(at.kyodo("open payments stop").status == 0);
    const Ended asked = at.kyodo("add isolate unit 1 @Suzukki/Maintenance");
    CHECK(asked.status == 1);
    CHECK(has(asked.err, "The nearest is Suzuki / Maintenance"));
    CHECK(at.feed.record().actions.size() == 0);
    CHECK(at.feed.kyodo("Sato", {"do", "add isolate unit 1 @Suzukki/Maintenance", "--new"}).status == 0);
    CHECK(has(at.kyodo("add isolate unit 2 @Tanaka/Vendor").out, "Tanaka / Vendor is a new name"));
    CHECK(at.kyodo("service service=S99 Payments").status == 2);
    CHECK(at.feed.kyodo("Sato", {"do", "service service=S99 Payments", "--new"}).status == 0);
}

TEST_CASE("status never shows the play without being asked, and lists every service whole") {
    const Operations at;
    const sample::Scratch home;
    const Ended alone = journey::run(home, {journey::kyodo(), "status"});
    CHECK(alone.status == 2);
    CHECK(has(alone.err, "--demo"));
    CHECK(alone.out.empty());
    CHECK(at.kyodo("service Payment gateway Europe =S1").status == 0);
    CHECK(at.kyodo("service Payment gateway Asia =S2").status == 0);
    const Ended json = at.feed.kyodo("Sato", {"status", "--json"});
    CHECK(has(json.out, "\"Payment gateway Europe\""));
    CHECK(has(json.out, "\"Payment gateway Asia\""));
    CHECK(has(at.feed.kyodo("Sato", {"status"}).out, "Payment gateway Europe"));
}

TEST_CASE("a log that is a folder, a pipe or endless is said, and nothing is taken without end") {
    const sample::Scratch home;
    const std::string fifo = home.file("fifo");
    REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
    for (const char* task : {"report --log", "questions --log"}) {
        const std::string ask = std::string("$K ") + task + " ";
        const Ended folder = shell(home, ask + "/tmp");
        CHECK(folder.status == 1);
        CHECK(has(folder.err, "It is a folder"));
        const Ended endless = shell(home, ask + "/dev/zero");
        CHECK(endless.status == 1);
        CHECK(has(endless.err, "longer than 16 MiB"));
        const std::string said = home.file("said");
        const Ended pipe = shell(home, "rm -f " + said + "; " + ask + fifo + " 2> " + said +
                                           " & until grep -qs 'waiting for somebody to write to it' " + said +
                                           "; do :; done; echo > " + fifo + "; wait $!");
        CHECK(pipe.status == 1);
    }
    const Ended import = shell(home, "$F import --store sqlite:" + home.file("x.db") + " < /tmp");
    CHECK(import.status == 1);
    CHECK(has(import.err, "Nothing was imported"));
    CHECK_FALSE(std::filesystem::exists(home.file("x.db")));
}

TEST_CASE("without a token it is said which option names one") {
    const Operations at;
    const Ended ended = journey::run(at.feed.home, {journey::kyodo(), "status", "--feed", at.feed.url()});
    CHECK(ended.status == 1);
    CHECK(has(ended.err, "wants a token and none was given"));
    CHECK(has(ended.err, "--token-file"));
}

TEST_CASE("a proxy that is not used is named, except for what is on this machine") {
    const Operations at;
    const Words far = {journey::kyodo(), "status", "--feed", "http://192.0.2.1:8480"};
    const Ended ended = journey::run(at.feed.home, far, {"http_proxy=http://127.0.0.1:1", "no_proxy="});
    CHECK(has(ended.err, "http_proxy is not used"));
    const Ended listed = journey::run(at.feed.home, far, {"http_proxy=http://127.0.0.1:1", "no_proxy=192.0.2.1"});
    CHECK_FALSE(has(listed.err, "is not used"));
}

TEST_CASE("where only OpenGL is missing it is said what is missing and what still works") {
    const sample::Scratch home;
    journey::Program server(
        home, {"Xvfb", "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp", "-extension", "GLX"});
    const std::string display = "DISPLAY=:" + server.line();
    const Ended ended = journey::run(home, {journey::kyodo(), "--demo", "--lang", "en"}, {display});
    INFO(ended.err);
    CHECK(ended.status == 0);
    CHECK(has(ended.err, "There is a display, but no OpenGL 3.0 window"));
    CHECK(has(ended.err, "kyodo status, commands and reports work without"));
    CHECK_FALSE(ended.out.empty());
}
