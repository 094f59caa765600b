// The shared feed as one object: puts the parts together and carries calls from other threads to the event thread.
// It must never know how a board draws.
#include "feed/server.h"

#include "feed/base/files.h"
#include "feed/http/http_server.h"
#include "feed/http/telling.h"
#include "feed/log_keeper.h"
#include "feed/log_mark.h"
#include "feed/store_watched.h"
#include "model/record/zone_kind.h"

#include <chrono>
#include <ctime>
#include <future>
#include <utility>

namespace feed {
namespace {

using model::Result;
using model::Trouble;

// The machine's clock in the machine's own offset, for a log without a zone. localtime_r follows daylight saving; a
// machine that is moved to another zone needs a restart of the feed.
model::FeedClock machine_clock() {
    const auto now = std::chrono::system_clock::now();
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count();
    return {model::Instant{ms, static_cast<std::int16_t>(parts.tm_gmtoff / 60)}, 1.0, false};
}

// The log's zone from now on, and the clock in it: what is written down now and said now is in one zone.
Result<model::Done> settle_zone(Log& log, ServerOptions& options) {
    const bool is_new = log.record().seq == 0 && options.new_zone.named();
    const model::Zone& wanted = is_new && !options.zone.named() ? options.new_zone : options.zone;
    if (wanted.named())
        if (auto set = log.set_zone(wanted, options.clock().now); !set) return set;
    const model::Zone zone = model::zone_of(log.record());
    if (!zone.named()) return model::Done{};
    options.clock = [clock = std::move(options.clock), zone] {
        model::FeedClock shown = clock();
        shown.now = zone.local(shown.now);
        return shown;
    };
    return model::Done{};
}

// What organisations keep to themselves is in them. A token file that somebody else mounts here stays as it is.
void narrow_files(const ServerOptions& options) {
    std::vector<std::string> files;
    if (!options.tokens_path.empty()) files = {options.tokens_path, options.tokens_path + ".lock"};
    if (options.store_path != ":memory:") {
        for (const std::string& file : files_of_log(options.store_path)) files.push_back(file);
    }
    const std::string narrowed = narrow(files).files;
    if (!narrowed.empty())
        options.logger(Level::warn, "files that others could read are now this user's alone", {{"files", narrowed}});
}

std::uint64_t first_revision() { return static_cast<std::uint64_t>(machine_clock().now.ms); }

Result<model::Done> check_reach(const ServerOptions& options) {
    const bool loopback = is_loopback(options.address);
    const bool tls = !options.tls_cert.empty() || !options.tls_key.empty();
    if (options.demo && !loopback) {
        return model::problem(Trouble::invalid, "デモは誰でも操作できるため、127.0.0.1 でだけ動きます。",
                              "The demo lets everybody act, so it listens on 127.0.0.1 only.");
    }
    if (!loopback && !tls && !options.plain_lan) {
        return model::problem(Trouble::invalid,
                              "暗号化なしでは 127.0.0.1 でだけ待ち受けます。--tls-cert と --tls-key "
                              "を付けるか、平文でよければ --plain-lan と明示してください。",
                              "Without TLS the feed listens on 127.0.0.1 only. Add --tls-cert and --tls-key, or say "
                              "--plain-lan if everybody on "
                              "this network may read along.");
    }
    return model::Done{};
}

model::Problem no_tokens(const std::string& path) {
    const std::string file = path.empty() ? "FILE" : path;
    return model::problem(Trouble::invalid,
                          "トークンがまだありません。まず kyodo-feed token add --tokens " + file +
                              " --role commander --who 名前 --org 組織 を実行してください。",
                          "There are no tokens yet. First run: kyodo-feed token add --tokens " + file +
                              " --role commander --who NAME --org ORG");
}

Result<std::optional<TokenBook>> tokens_of(const ServerOptions& options) {
    if (options.tokens_path.empty() && options.demo) return std::optional<TokenBook>{};
    if (options.tokens_path.empty() || !file_exists(options.tokens_path)) return no_tokens(options.tokens_path);
    auto book = TokenBook::open(options.tokens_path, options.logger);
    if (!book) return book.problem();
    if (book->empty()) return no_tokens(options.tokens_path);
    if (options.proxy && !book->holds(options.proxy->token_id)) {
        const std::string& id = options.proxy->token_id;
        return model::problem(
            Trouble::invalid,
            "--proxy-token " + id + " のトークンがありません。kyodo-feed token list で番号を確かめてください。",
            "There is no token " + id + " for --proxy-token. See the ids with kyodo-feed token list.", "--proxy-token");
    }
    return std::optional<TokenBook>(std::move(*book));
}

}  // namespace

// Destroyed from the last to the first: the event thread ends before what it uses.
struct Server::Inside {
    ServerOptions options;
    std::unique_ptr<Metrics> metrics;
    std::unique_ptr<Log> log;
    Refusals refusals;
    GaugeBook book{first_revision()};
    LogMark mark;
    bool marking = false;  // a mark was written within the last second
    Answers answers;
    Admission admission;
    Routes routes;
    bool waking = false;
    LogKeeper keeper;
    std::unique_ptr<Telling> telling;
    std::unique_ptr<HttpServer> http;  // set before anything is served

    Inside(ServerOptions given, std::unique_ptr<Metrics> counted, std::unique_ptr<Log> loaded,
           std::optional<TokenBook> tokens)
        : options(std::move(given)),
          metrics(std::move(counted)),
          log(std::move(loaded)),
          refusals(options.store_path == ":memory:" ? std::string() : options.store_path, log->record().seq,
                   options.logger),
          mark(options.store_path == ":memory:" ? std::string() : mark_path(options.store_path), options.logger),
          answers(*log, book, options.clock),
          admission({std::move(tokens), options.demo_actor, options.clock, options.proxy}, *metrics, options.logger),
          routes({*log, book, answers, admission, *metrics, refusals, [this] { changed(); }, options.logger,
                  [this] { return telling ? telling->metrics_text() : std::string(); },
                  [this](std::uint64_t known) { found_behind(known); }, [this] { kept(); }}),
          keeper(*log, options.store_path, options.logger) {
        if (log->doubt())
            hold(*log->doubt());
        else if (auto why = mark.compare(*log))
            hold(std::move(*why));
        else
            mark.note(*log);
        if (!options.webhook) return;
        options.webhook->clock = options.clock;
        if (options.store_path != ":memory:") options.webhook->kept_path = kept_path(options.store_path);
        telling = std::make_unique<Telling>(*log, *options.webhook, options.logger);
    }

    // Once for many changes, and after the answer to whoever made them.
    void changed() {
        if (waking) return;
        http->post([this] {
            waking = false;
            http->wake_parked();
            if (telling) telling->follow();
            mark_soon();
        });
        waking = true;
    }

    // At most once a second: a flush beside the one of each event would make every command slower.
    void mark_soon() {
        constexpr std::chrono::milliseconds between_marks{1000};
        if (std::exchange(marking, true)) return;
        mark.note(*log);
        const std::uint64_t marked = log->record().seq;
        http->later(between_marks, [this, marked] {
            marking = false;
            if (log->record().seq != marked) mark_soon();
        });
    }

    // No command is taken from now on, and every board says why.
    void hold(model::Problem why) {
        options.logger(Level::error, "commands are refused", {{"why", why.sentence.en}});
        book.set_warning(why.sentence);
        log->hold(std::move(why));
    }

    // Once a second: every board says when the log's file is not this log any more, and when it is again.
    void keep_watch() {
        http->later(std::chrono::seconds(1), [this] { keep_watch(); });
        if (!keeper.look()) return;
        const auto& why = log->displaced() ? log->displaced() : log->held();
        book.set_warning(why ? std::optional(why->sentence) : std::nullopt);
        mark.note(*log);
        changed();
    }

    void found_behind(std::uint64_t known) {
        mark.note_behind(*log, known);
        hold(behind_problem(log->record().seq, known));
        changed();
    }

    void kept() {
        book.set_warning(std::nullopt);
        mark.note(*log);
        changed();
    }

    // Runs `work` on the event thread and waits for what it returns. Must not be called on the event thread.
    template <class Work>
    auto on_event_thread(Work work) {
        using Value = decltype(work());
        auto promise = std::make_shared<std::promise<Value>>();
        auto future = promise->get_future();
        http->post([promise, &work] {
            try {
                promise->set_value(work());
            } catch (...) {
                promise->set_exception(std::current_exception());
            }
        });
        return future.get();
    }
};

Server::Server(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Server::~Server() {
    inside_->http->stop();
    inside_->mark.note(*inside_->log);
}

Result<std::unique_ptr<Server>> Server::start(ServerOptions options) {
    if (!options.clock) options.clock = machine_clock;
    if (auto reach = check_reach(options); !reach) return reach.problem();
    auto tokens = tokens_of(options);
    if (!tokens) return tokens.problem();
    auto bound = HttpServer::listen({options.address, options.port, options.tls_cert, options.tls_key});
    if (!bound) return bound.problem();
    narrow_files(options);
    auto store = open_sqlite(options.store_path);
    if (!store) return store.problem();
    auto metrics = std::make_unique<Metrics>();
    auto log = Log::load(watched(std::move(*store), *metrics, options.logger));
    if (!log) return log.problem();
    if (auto settled = settle_zone(**log, options); !settled) return settled.problem();
    auto inside = std::make_unique<Inside>(std::move(options), std::move(metrics), std::move(*log), std::move(*tokens));
    inside->http = std::move(*bound);
    inside->http->start(inside->routes, *inside->metrics, inside->options.logger);
    inside->http->post([inside = inside.get()] { inside->keep_watch(); });
    return std::unique_ptr<Server>(new Server(std::move(inside)));
}

std::uint16_t Server::port() const { return inside_->http->port(); }

std::string Server::url() const {
    const ServerOptions& options = inside_->options;
    const bool v6 = options.address.find(':') != std::string::npos;
    const std::string host = v6 ? "[" + options.address + "]" : options.address;
    return (options.tls_cert.empty() ? "http://" : "https://") + host + ":" + std::to_string(port());
}

Result<model::Accepted> Server::apply(const model::Command& command, const model::Actor& actor,
                                      std::optional<model::Instant> at, std::string key) {
    return inside_->on_event_thread([&]() -> Result<model::Accepted> {
        auto accepted = inside_->log->apply(command, actor, at.value_or(inside_->options.clock().now), key);
        if (accepted && !accepted->replayed) inside_->changed();
        return accepted;
    });
}

model::FeedClock Server::clock() {
    return inside_->on_event_thread([&] { return inside_->options.clock(); });
}

const Logger& Server::logger() const { return inside_->options.logger; }

void Server::set_source(const model::Source& source, const std::vector<model::AlertGroup>& groups) {
    inside_->on_event_thread([&] {
        if (inside_->book.set_source(source, groups)) inside_->changed();
        return true;
    });
}

void Server::set_notices(const std::vector<model::Text>& notices) {
    inside_->on_event_thread([&] {
        if (inside_->book.set_notices(notices)) inside_->changed();
        return true;
    });
}

model::Record Server::record() {
    return inside_->on_event_thread([&] { return inside_->log->record(); });
}

model::Record Server::record_seen_by(const std::string& org) {
    return inside_->on_event_thread([&] { return inside_->log->seen_by(org); });
}

void Server::read_again() {
    inside_->http->post([inside = inside_.get()] {
        inside->admission.read_again();
        inside->http->read_tls_again();
    });
}

void Server::silence(bool silent) {
    inside_->on_event_thread([&] {
        inside_->http->silence(silent);
        return true;
    });
}

}  // namespace feed
