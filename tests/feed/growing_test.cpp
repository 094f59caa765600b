// A feed that is newer than its boards: what it says that they do not know is kept, so they hold its record; boards of
// before that are told so. And logs that say what they need. It must never script a feed or a board.
#include "client/poller.h"
#include "feed/http/http_routes.h"
#include "feed/log_files.h"
#include "model/board.h"
#include "model/record/versions.h"
#include "model/record/words.h"
#include "model/update.h"
#include "net/clock.h"
#include "tests/feed/later_log.h"
#include "tests/feed/raced_store.h"
#include "tests/support/places.h"
#include "tests/support/running_feed.h"
#include "tests/support/sample.h"

using namespace feed_test;
using model::FeedConfirmed;
using sample::has;

namespace {

constexpr std::size_t everything = 100'000;

model::Board seen(model::State& state, const FeedConfirmed& confirmed) {
    const model::Tick now = net::now_tick();
    model::update(state, confirmed, now);
    return model::board_from(state, now, {everything, everything, everything, everything, everything});
}

net::HttpReply asked_by(const std::string& agent, const std::string& url, const std::string& token = {}) {
    net::Http http({{}, token, agent});
    net::HttpRequest request;
    request.url = url;
    auto reply = http.perform(request, {});
    if (!reply) FAIL(reply.problem().sentence.en);
    return std::move(*reply);
}

std::string user_version(const std::string& path) { return run("sqlite3 '" + path + "' 'PRAGMA user_version'").output; }

std::string joined(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += line + "\n";
    return all;
}

Ran kyodo_feed(const std::string& words) { return run("'" + support::built("kyodo-feed") + "' " + words); }

}  // namespace

TEST_CASE("a board that is older than its feed holds the same record, shows what it knows and says that it is older",
          "[threads]") {
    const Folder folder;
    write_log(folder / "log.db", later_lines());
    const auto server = started(demo_options(folder));
    sample::Inbox inbox;
    const client::Poller poller({server->url(), {}, std::chrono::seconds(4)}, inbox.post());
    const auto first = inbox.next<FeedConfirmed>();
    REQUIRE(first);
    REQUIRE(first->record);
    CHECK(first->record->digest == server->record().digest);
    CHECK(first->record->others.size() == 1);

    model::State state = model::initial_state(model::View::wall, model::Language::en, {"復旧E", "つばめ保守"}, {});
    const model::Board board = seen(state, *first);
    const std::string text = model::text_of(board);
    for (const char* known : {"配信停止", "相場配信", "limping", "1号機", "levitate", "regrouping"}) {
        INFO(known << "\n" << text);
        CHECK(has(text, known));
    }
    CHECK(has(text, std::string(say(model::Say::older_board, model::Language::en))));
    CHECK(board.mode == model::BoardMode::incident);

    const auto claimed = post(*server, claim_body("A7"), "k1");
    CHECK(claimed.status == 200);
    const auto moved = inbox.next<FeedConfirmed>([](const FeedConfirmed& one) { return one.record != nullptr; });
    REQUIRE(moved);
    CHECK(moved->record->seq == later_lines().size() + 1);
    CHECK(moved->record->digest == server->record().digest);
    const model::Action* action = moved->record->actions.find(model::ActionId("A7"));
    REQUIRE(action);
    CHECK(action->owner == commander().who);
    CHECK(action->rest.size() == 2);
    CHECK(action->notes.front().rest.size() == 1);
}

TEST_CASE("a log that holds what is not known leads to the same record through its file, its lines and its wire") {
    const Folder folder;
    write_log(folder / "log.db", later_lines());
    const auto server = started(demo_options(folder));
    const auto log = get(server->url() + "/v1/log");
    CHECK(log.body == joined(later_lines()));
    const auto snapshot = model::parse_snapshot(get(server->url() + "/v1/feed").body);
    REQUIRE(snapshot);
    const std::string epoch = snapshot->record.epoch;
    const auto delta = model::parse_delta(get(server->url() + "/v1/events?after=" + epoch + ".0").body);
    REQUIRE(delta);
    model::Record record;
    record.epoch = epoch;
    for (const model::Event& event : delta->events) REQUIRE(model::advance(record, event));
    CHECK(record.digest == delta->digest);
    CHECK(record.digest == snapshot->record.digest);
    CHECK(record.digest == server->record().digest);
}

TEST_CASE("a board of kyodo 0.1 is told that it is older only when the record holds what it cannot hash") {
    const Folder plain;
    const Folder grown;
    write_log(grown / "log.db", later_lines());
    const auto before = started(demo_options(plain));
    REQUIRE(before->apply(add_action("A1"), commander()));
    const auto after = started(demo_options(grown));
    const std::string epoch = after->record().epoch;
    for (const std::string& path : {std::string("/v1/feed"), "/v1/events?after=" + epoch + ".1"}) {
        INFO(path);
        for (const char* old : {"kyodo-board/0.1.0", "kyodo-cli/0.1.0", "kyodo-board/0.1.7"}) {
            const auto told = asked_by(old, after->url() + path);
            CHECK(told.status == 401);
            CHECK(told.content_type == "application/problem+json");
            CHECK(has(told.body, R"("type":"board-too-old")"));
            const auto problem = model::parse_problem(told.body);
            REQUIRE(problem);
            CHECK(problem->field == "expires");
            CHECK(problem->sentence.en.starts_with("this board is older than its feed"));
            CHECK(problem->sentence.ja.starts_with("この盤は feed より古い版です"));
        }
        for (const char* other : {"kyodo-board/0.2.0", "kyodo-cli/0.2.0", "kyodo-board/0.10.0", "curl/7.88.1", ""})
            CHECK(asked_by(other, after->url() + path).status == 200);
    }
    CHECK(asked_by("kyodo-board/0.1.0", before->url() + "/v1/feed").status == 200);
    CHECK(asked_by("kyodo-board/0.1.0", after->url() + "/v1/log").status == 200);
}

TEST_CASE("what one organisation keeps makes no other organisation's board too old") {
    const Folder folder;
    write_log(folder / "log.db", {later_private_line()});
    std::vector<Person> people = {{"復旧E", "つばめ保守", model::Permission::commander, {}},
                                  {"監理H", "かなた市場", model::Permission::commander, {}}};
    const auto server = started_for(folder, people);
    const std::string url = server->url() + "/v1/feed";
    CHECK(asked_by("kyodo-board/0.1.0", url, people[0].token).status == 401);
    CHECK(asked_by("kyodo-board/0.1.0", url, people[1].token).status == 200);
    CHECK(has(get(url, {}, people[0].token).body, "otter"));
    for (const char* path : {"/v1/feed", "/v1/log", "/v1/audit", "/metrics"})
        CHECK_FALSE(has(get(server->url() + path, {}, people[1].token).body, "K2"));
    CHECK_FALSE(has(get(url, {}, people[1].token).body, "otter"));
}

TEST_CASE("a board of kyodo 0.1 that waits is told as soon as the record goes beyond it") {
    auto store = feed::open_sqlite(":memory:");
    REQUIRE(store);
    auto raced = std::make_unique<Raced>(std::move(*store));
    Raced& slip = *raced;
    auto loaded = feed::Log::load(std::move(raced));
    REQUIRE(loaded);
    feed::Log& log = **loaded;
    REQUIRE(log.apply(add_action("A1"), commander(), noon(), {}));
    const auto clock = [] { return model::FeedClock{noon(), 1.0, false}; };
    const feed::GaugeBook book{1};
    feed::Metrics metrics;
    feed::Answers answers{log, book, clock};
    feed::Admission admission{{std::nullopt, commander(), clock}, metrics};
    feed::Refusals refusals;
    feed::Routes routes{{log, book, answers, admission, metrics, refusals, [] {}}};
    feed::Shares::Held place;
    const auto asks = [&](const std::string& agent, const std::string& target) {
        feed::Request request;
        request.method = "GET";
        request.target = target;
        request.if_none_match = "W/\"" + log.record().epoch + ".1.1\"";
        request.prefer = "wait=25";
        request.user_agent = agent;
        return request;
    };
    const std::string after = "/v1/events?after=" + log.record().epoch + ".1";
    for (const std::string& target : {std::string("/v1/feed"), after})
        CHECK_FALSE(routes.answer(asks("kyodo-board/0.1.0", target), false, place));

    model::Record moved = log.record();
    auto event = model::parse_event(later_lines().back());
    REQUIRE(event);
    event->seq = 2;
    REQUIRE(model::advance(moved, *event));
    slip.slip_in({2, model::event_json(*event), moved.digest});
    REQUIRE(log.apply(add_action("A2"), commander(), noon(), {}));
    for (const std::string& target : {std::string("/v1/feed"), after}) {
        const auto told = routes.answer(asks("kyodo-board/0.1.0", target), false, place);
        REQUIRE(told);
        CHECK(told->refusal == "board-too-old");
        const auto newer = routes.answer(asks("kyodo-board/0.2.0", target), false, place);
        REQUIRE(newer);
        CHECK(newer->status == 200);
    }
}

TEST_CASE("a log says which version it needs in the same transaction as the first event that needs it") {
    const Folder folder;
    auto opened = feed::open_sqlite(folder / "log.db");
    REQUIRE(opened);
    feed::Store& store = **opened;
    REQUIRE(store.append(0, {1, "{}", 0}, {}, {}));
    CHECK(store.needs() == 1);
    CHECK(user_version(folder / "log.db") == "1\n");
    REQUIRE(store.append(0, {1, "{}", 0, 7}, {}, {}));  // behind: not taken
    CHECK(user_version(folder / "log.db") == "1\n");
    CHECK_FALSE(store.append_all(1, {{2, "{}", 0, 7}, {2, "{}", 0, 7}}));  // twice the same: none is taken
    CHECK(store.needs() == 1);
    CHECK(user_version(folder / "log.db") == "1\n");
    REQUIRE(store.append_all(1, {{2, "{}", 0}, {3, "{}", 0, 7}, {4, "{}", 0}}));
    CHECK(store.needs() == 7);
    CHECK(user_version(folder / "log.db") == "7\n");
    REQUIRE(store.append(4, {5, "{}", 0, 2}, {}, {}));
    CHECK(store.needs() == 7);
    opened->reset();
    CHECK_FALSE(feed::open_sqlite(folder / "log.db"));
    const auto read = feed::open_sqlite(folder / "log.db", feed::StoreUse::read);
    REQUIRE(read);
    CHECK((*read)->needs() == 7);
    REQUIRE(run("sqlite3 '" + folder / "log.db" + "' \"UPDATE meta SET value = '3' WHERE key = 'schema_version'\"")
                .status == 0);
    const auto other = feed::open_sqlite(folder / "log.db", feed::StoreUse::read);
    REQUIRE_FALSE(other);
    CHECK(has(other.problem().sentence.en, "Use a newer kyodo-feed."));
}

TEST_CASE("a log of a newer version can be brought in, checked and given out, with a word about it, but not served") {
    const Folder folder;
    write_file(folder / "lines", joined(later_lines()));
    const std::string store = " --store 'sqlite:" + folder / "log.db" + "'";
    const std::string version = "This log has version " + std::to_string(model::record_version + 1);
    const Ran in = kyodo_feed("import" + store + " < '" + folder / "lines" + "'");
    CHECK(in.status == 0);
    CHECK(has(in.output, version));
    const Ran checked = kyodo_feed("verify" + store);
    CHECK(checked.status == 0);
    CHECK(has(checked.output, "4 events"));
    CHECK(has(checked.output, version));
    const Ran out = kyodo_feed("export" + store);
    CHECK(out.output.starts_with(joined(later_lines()) + "epoch "));
    CHECK(has(out.output, version));
    const Ran audit = kyodo_feed("audit" + store);
    CHECK(has(audit.output, "card_drawn\tdrill_card/K1"));
    CHECK(has(audit.output, version));
    const auto served = feed::Server::start(demo_options(folder));
    REQUIRE_FALSE(served);
    CHECK(has(served.problem().sentence.en, "has version " + std::to_string(model::record_version + 1)));
    CHECK(has(served.problem().sentence.en, "Use a newer kyodo-feed."));
}

TEST_CASE("a log without anything new is the one that kyodo 0.1 made") {
    const Folder folder;
    {
        const auto server = started(demo_options(folder));
        REQUIRE(server->apply(add_action("A1"), commander()));
    }
    CHECK(user_version(folder / "log.db") == "1\n");
    const std::string store = " --store 'sqlite:" + folder / "log.db" + "'";
    CHECK_FALSE(has(kyodo_feed("verify" + store).output, "version"));
}
