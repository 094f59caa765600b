// The shared feed as one object: log, record, HTTP service, one event thread. `kyodo-feed` runs it; `kyodo` embeds it on
// loopback for the demo. It must never know how a board draws.
// Thread-safe: every public function may be called from any thread; the work happens on the event thread.
#pragma once

#include "feed/base/logger.h"
#include "feed/proxy_names.h"
#include "feed/webhook.h"
#include "model/decide.h"
#include "model/record/gauges.h"
#include "model/text/zone.h"
#include "model/wire/wire.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace feed {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8480;  // 0: any free one
    std::string store_path;     // SQLite file
    std::string tokens_path;    // empty: no token needed, only allowed with demo = true on loopback
    std::string tls_cert;
    std::string tls_key;
    bool plain_lan = false;  // bind a non-loopback address without TLS, asked for in so many words
    bool demo = false;       // no token on loopback; everybody is `demo_actor`
    model::Actor demo_actor;
    std::optional<ProxyOptions> proxy;        // an authenticating proxy in front, which says who asks; needs tokens
    std::optional<WebhookOptions> webhook;    // its clock is set here
    Logger logger;                            // what it says about itself on stderr; by default only what is wrong
    std::function<model::FeedClock()> clock;  // the feed's clock; default: the machine's. Its offset becomes the log's
    model::Zone zone;                         // that the log is to have; none: the one it has, or none
    model::Zone new_zone;                     // for a log without an event, unless `zone` says another
};

class Server {
public:
    // Listening when it returns, or the sentence why not (port in use, corrupt database, missing key, …).
    static model::Result<std::unique_ptr<Server>> start(ServerOptions options);
    ~Server();  // answers parked polls with 503 and stops

    std::uint16_t port() const;
    std::string url() const;  // "http://127.0.0.1:8480"

    // Decides and appends as if it had been posted, at the feed's clock or at `at`. Waits for the outcome.
    model::Result<model::Accepted> apply(const model::Command& command, const model::Actor& actor,
                                         std::optional<model::Instant> at = std::nullopt, std::string key = {});
    // Replaces one source's state and groups, and/or the notices; bumps the gauges' revision if anything differs.
    void set_source(const model::Source& source, const std::vector<model::AlertGroup>& groups);
    void set_notices(const std::vector<model::Text>& notices);
    const Logger& logger() const;
    // The feed's clock now: what sources should date by.
    model::FeedClock clock();
    // A copy of the whole record now, with what organisations keep to themselves; and as one organisation sees it.
    model::Record record();
    model::Record record_seen_by(const std::string& org);
    // Tokens, certificate and key, as their files are now; what cannot be used leaves what was there, and the log says so.
    // They are followed once a second anyway.
    void read_again();
    // Demo only: while silent the feed accepts connections and answers nothing.
    void silence(bool silent);

private:
    struct Inside;
    explicit Server(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace feed
