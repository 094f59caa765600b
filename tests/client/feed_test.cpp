// Poller and sender against the real feed: snapshot, then changes; claims that race; answers that are lost after the work
// was done; a feed that dies and comes back. It must never script the feed.
#include "feed/server.h"

#include "client/log_reader.h"
#include "client/poller.h"
#include "client/sender.h"
#include "feed/tokens.h"
#include "model/update.h"
#include "net/clock.h"
#include "tests/support/fault_server.h"
#include "tests/support/sample.h"
#include "tests/support/scratch.h"

#include <catch2/catch_test_macros.hpp>

using model::CommandAccepted;
using model::CommandRefused;
using model::FeedConfirmed;
using model::FeedFailed;

namespace {

using Record = std::shared_ptr<const model::Record>;

std::unique_ptr<feed::Server> serve(const std::string& store, std::uint16_t port = 0, const std::string& tokens = "") {
    feed::ServerOptions options;
    options.port = port;
    options.store_path = store;
    options.tokens_path = tokens;
    options.demo = tokens.empty();
    options.demo_actor = sample::responder("demo");
    auto server = feed::Server::start(std::move(options));
    if (!server) FAIL(server.problem().sentence.en);
    return std::move(*server);
}

// The feed's own log made as long as sample::record(): one incident, one service, A7 without an owner.
void fill(feed::Server& server) {
    model::OpenIncident open;
    open.incident = model::IncidentId("I1");
    open.title = {"配信停止", "Feed down"};
    REQUIRE(server.apply(open, sample::responder("tokatsu")));
    model::AddAction add;
    add.action = model::ActionId("A7");
    add.verb = model::Verb::isolate;
    add.object = {"1号機", "unit 1"};
    REQUIRE(server.apply(add, sample::responder("tokatsu")));
}

net::FeedAddress address_of(const std::string& url) { return {url, {}, std::chrono::seconds(4)}; }

std::string owner_of_a7(const Record& record) {
    const model::Action* action = record ? record->actions.find(model::ActionId("A7")) : nullptr;
    return action ? action->owner : "";
}

bool shows_owner(const FeedConfirmed& confirmed) { return !owner_of_a7(confirmed.record).empty(); }

int claims_in(feed::Server& server) {
    const auto record = server.record();
    return static_cast<int>(record.seq) - 2;
}

}  // namespace

TEST_CASE("a board gets the whole first, then each change as it happens", "[threads]") {
    const auto server = serve(":memory:");
    fill(*server);
    sample::Inbox inbox;
    const client::Poller poller(address_of(server->url()), inbox.post());
    const auto first = inbox.next<FeedConfirmed>();
    REQUIRE(first);
    REQUIRE(first->record);
    REQUIRE(first->gauges);
    CHECK(first->record->seq == 2);
    for (int i = 0; i < 5; ++i) {
        model::NoteAction note;
        note.action = model::ActionId("A7");
        note.note = {"確認 " + std::to_string(i), ""};
        REQUIRE(server->apply(note, sample::responder("toma")));
        const std::uint64_t wanted = static_cast<std::uint64_t>(3 + i);
        const auto change = inbox.next<FeedConfirmed>(
            [&](const FeedConfirmed& confirmed) { return confirmed.record && confirmed.record->seq == wanted; });
        REQUIRE(change);
        CHECK(change->record->digest == server->record().digest);
    }
}

TEST_CASE("a quiet feed confirms the board again and again", "[threads]") {
    const auto server = serve(":memory:");
    fill(*server);
    sample::Inbox inbox;
    net::FeedAddress address = address_of(server->url());
    address.park = std::chrono::seconds(1);
    const client::Poller poller(address, inbox.post());
    REQUIRE(inbox.next<FeedConfirmed>());
    for (int i = 0; i < 2; ++i) {
        const auto beat = inbox.next<FeedConfirmed>();
        REQUIRE(beat);
        CHECK(beat->record == nullptr);
        CHECK(beat->machine_now);
    }
}

TEST_CASE("alert counts reach the board without an event", "[threads]") {
    const auto server = serve(":memory:");
    fill(*server);
    sample::Inbox inbox;
    const client::Poller poller(address_of(server->url()), inbox.post());
    REQUIRE(inbox.next<FeedConfirmed>());
    model::Source source;
    source.name = "alertmanager";
    source.health = model::SourceHealth::good;
    source.received = 12;
    model::AlertGroup group;
    group.id = "unclassified";
    group.count = 12;
    server->set_source(source, {group});
    const auto change =
        inbox.next<FeedConfirmed>([](const FeedConfirmed& confirmed) { return confirmed.gauges != nullptr; });
    REQUIRE(change);
    CHECK(change->record == nullptr);
    REQUIRE(change->gauges->sources.size() == 1);
    CHECK(change->gauges->sources.front().received == 12);
}

TEST_CASE("a claim that is accepted is then shown by the feed", "[threads]") {
    const auto server = serve(":memory:");
    fill(*server);
    sample::Inbox seen;
    const client::Poller poller(address_of(server->url()), seen.post());
    REQUIRE(seen.next<FeedConfirmed>());
    sample::Inbox answers;
    client::Sender sender(address_of(server->url()), answers.post());
    sender.send({client::fresh_key(), sample::claim_a7()});
    const auto done = answers.next<CommandAccepted>();
    REQUIRE(done);
    const auto shown = seen.next<FeedConfirmed>(shows_owner);
    REQUIRE(shown);
    CHECK(shown->record->seq == done->seq);
    CHECK(owner_of_a7(shown->record) == "demo");
}

TEST_CASE("of many claims at once exactly one wins and the others read who it was", "[threads]") {
    const sample::Scratch scratch;
    const std::vector<std::string> people{"toma", "rin", "sora", "nagi"};
    std::vector<std::string> tokens;
    for (const std::string& who : people) {
        auto token =
            feed::add_token(scratch.file("tokens"), {model::Permission::responder, who, "kaede"}, sample::noon());
        REQUIRE(token);
        tokens.push_back(*token);
    }
    const auto server = serve(":memory:", 0, scratch.file("tokens"));
    fill(*server);
    std::vector<sample::Inbox> inboxes(people.size());
    std::vector<std::unique_ptr<client::Sender>> senders;
    for (std::size_t i = 0; i < people.size(); ++i) {
        net::FeedAddress address = address_of(server->url());
        address.trust.token = tokens[i];
        senders.push_back(std::make_unique<client::Sender>(address, inboxes[i].post()));
    }
    for (auto& sender : senders) sender->send({client::fresh_key(), sample::claim_a7()});
    std::string winner;
    std::vector<model::Problem> refusals;
    for (std::size_t i = 0; i < people.size(); ++i) {
        const auto decision = inboxes[i].next_decision();
        REQUIRE(decision);
        if (std::holds_alternative<CommandAccepted>(*decision)) winner = people[i];
        if (const auto* refused = std::get_if<CommandRefused>(&*decision)) refusals.push_back(refused->problem);
    }
    CHECK(claims_in(*server) == 1);
    REQUIRE(refusals.size() == people.size() - 1);
    for (const model::Problem& refusal : refusals) {
        CHECK(refusal.trouble == model::Trouble::already_claimed);
        CHECK(refusal.owner == winner);
    }
}

TEST_CASE("a claim whose answer is lost twice is claimed exactly once", "[threads]") {
    const auto server = serve(":memory:");
    fill(*server);
    faults::LossyProxy proxy(server->port(), 2);
    sample::Inbox inbox;
    client::Sender sender(address_of(proxy.url()), inbox.post());
    sender.send({client::fresh_key(), sample::claim_a7()});
    REQUIRE(inbox.next<model::CommandUnsure>());
    const auto done = inbox.next<CommandAccepted>();
    REQUIRE(done);
    CHECK(done->seq == 3);
    CHECK(claims_in(*server) == 1);
}

TEST_CASE("a feed that dies is missed, and believed again when it comes back with its log", "[threads]") {
    const sample::Scratch scratch;
    auto server = serve(scratch.file("log.sqlite"));
    const std::uint16_t port = server->port();
    fill(*server);
    REQUIRE(server->apply(sample::claim_a7(), sample::responder("toma")));
    sample::Inbox inbox;
    const client::Poller poller(address_of(server->url()), inbox.post());
    REQUIRE(inbox.next<FeedConfirmed>());
    server.reset();
    REQUIRE(inbox.next<FeedFailed>());
    server = serve(scratch.file("log.sqlite"), port);
    REQUIRE(inbox.next<FeedConfirmed>());
    model::ReleaseAction release;
    release.action = model::ActionId("A7");
    REQUIRE(server->apply(release, sample::responder("toma")));
    const auto change =
        inbox.next<FeedConfirmed>([](const FeedConfirmed& confirmed) { return confirmed.record != nullptr; });
    REQUIRE(change);
    CHECK(change->record->seq == 4);
    CHECK(owner_of_a7(change->record).empty());
}

TEST_CASE("a feed that comes back with another log replaces the whole board", "[threads]") {
    auto server = serve(":memory:");
    const std::uint16_t port = server->port();
    fill(*server);
    sample::Inbox inbox;
    const client::Poller poller(address_of(server->url()), inbox.post());
    const auto first = inbox.next<FeedConfirmed>();
    REQUIRE(first);
    server.reset();
    server = serve(":memory:", port);
    const auto change =
        inbox.next<FeedConfirmed>([](const FeedConfirmed& confirmed) { return confirmed.record != nullptr; });
    REQUIRE(change);
    CHECK(change->record->epoch != first->record->epoch);
    CHECK(change->record->seq == 0);
}

TEST_CASE("a silent feed is a failure, and the board lives again when it speaks", "[threads]") {
    const auto server = serve(":memory:");
    fill(*server);
    sample::Inbox inbox;
    net::FeedAddress address = address_of(server->url());
    address.park = std::chrono::seconds(1);
    const client::Poller poller(address, inbox.post());
    REQUIRE(inbox.next<FeedConfirmed>());
    server->silence(true);
    REQUIRE(inbox.next<FeedFailed>());
    server->silence(false);
    REQUIRE(inbox.next<FeedConfirmed>());
}

TEST_CASE("a range of the log is read whole, in order, and of the log that was asked for", "[threads]") {
    const auto server = serve(":memory:");
    fill(*server);
    sample::Inbox inbox;
    client::LogReader reader(address_of(server->url()), inbox.post());
    reader.read({server->record().epoch, 1, 2});
    const auto read = inbox.next<model::LogRead>();
    REQUIRE(read);
    REQUIRE(read->events.size() == 2);
    CHECK(read->epoch == server->record().epoch);
    CHECK(read->events.back()->seq == 2);
    reader.read({"another", 1, 2});
    const auto refused = inbox.next<model::LogFailed>();
    REQUIRE(refused);
    CHECK(refused->problem.sentence.en.find("replaced") != std::string::npos);
    reader.read({server->record().epoch, 2, 5});
    CHECK(inbox.next<model::LogFailed>());
}

TEST_CASE("a log that may not be read, or whose feed is gone, is a problem in words", "[threads]") {
    const sample::Scratch scratch;
    REQUIRE(feed::add_token(scratch.file("tokens"), {model::Permission::viewer, "wall", "kaede"}, sample::noon()));
    auto server = serve(":memory:", 0, scratch.file("tokens"));
    fill(*server);
    sample::Inbox inbox;
    client::LogReader reader(address_of(server->url()), inbox.post());
    reader.read({server->record().epoch, 1, 2});
    const auto refused = inbox.next<model::LogFailed>();
    REQUIRE(refused);
    CHECK_FALSE(refused->problem.sentence.ja.empty());
    server.reset();
    reader.read({"any", 1, 2});
    CHECK(inbox.next<model::LogFailed>());
}

TEST_CASE("a board that looks at the log has all of it, and what happens while it looks", "[threads]") {
    const auto server = serve(":memory:");
    fill(*server);
    sample::Inbox inbox;
    const client::Poller poller(address_of(server->url()), inbox.post());
    client::LogReader reader(address_of(server->url()), inbox.post());
    model::State state = model::initial_state(model::View::timeline, model::Language::ja, {}, {});
    const auto until = [&](std::uint64_t seq) {
        while (!state.log || state.log->last() < seq) {
            const auto message = inbox.next_message(std::chrono::seconds(20));
            REQUIRE(message);
            for (const model::Effect& effect : model::update(state, *message, net::now_tick()))
                if (const auto* wanted = std::get_if<model::ReadLog>(&effect)) reader.read(*wanted);
        }
    };
    until(2);
    REQUIRE(server->apply(sample::claim_a7(), sample::responder("toma")));
    until(3);
    CHECK(state.log->events.back()->what == model::Happening::action_claimed);
    CHECK(state.log->chronology.record.digest == server->record().digest);
}

TEST_CASE("a poller that is parked at the real feed stops at once", "[threads]") {
    const auto server = serve(":memory:");
    fill(*server);
    sample::Inbox inbox;
    net::FeedAddress address = address_of(server->url());
    address.park = std::chrono::seconds(50);
    for (int i = 0; i < 20; ++i) {
        const client::Poller poller(address, inbox.post());
        REQUIRE(inbox.next<FeedConfirmed>());
    }
    SUCCEED("twenty parked pollers stopped within the runner's limit");
}
