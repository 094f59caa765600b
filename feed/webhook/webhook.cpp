// Tells one address outside what happens. It must never hold the queue's mutex while it talks to the network or to a disk.
// Order: as it happened, for each thing that it is about; what fails again and again lets the others pass.
#include "feed/webhook.h"

#include "feed/base/files.h"
#include "feed/base/persist.h"
#include "feed/webhook/webhook_try.h"
#include "net/backoff.h"
#include "net/clock.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace feed {
namespace {

constexpr std::chrono::milliseconds look_again{1000};  // at what is expected
constexpr std::chrono::hours nothing_expected{1};
constexpr int tries_before_others = 3;  // then the next message may go first

}  // namespace

struct Webhook::Inside {
    const WebhookOptions options;
    const Logger logger;
    WebhookTry trying;               // the sending thread's
    std::optional<Waiting> in_hand;  // the sending thread's, changed with the mutex held
    std::string written;             // the sending thread's: what the file holds
    bool said_unwritable = false;    // the sending thread's

    mutable std::mutex mutex;
    std::condition_variable_any turned;
    WebhookQueue queue;
    WebhookKept kept;  // its epoch, how far, and since when
    std::vector<WebhookDue> expected;
    std::set<std::string> told_due;           // ids, queued or dealt with
    std::set<std::string> failed_since_sent;  // ids
    LeftOut missed;                           // since the receiver last had everything that it could get
    WebhookFigures figures;                   // all but what the queue knows

    std::jthread sending;

    Inside(WebhookOptions given, WebhookResume resume, Logger says)
        : options(std::move(given)),
          logger(says),
          trying(options),
          queue(options.most_waiting),
          kept{resume.kept.epoch, resume.kept.upto, resume.kept.began, {}, {}, {}, {}, {}, {}} {
        told_due.insert(resume.kept.due.begin(), resume.kept.due.end());
        queue.resume(resume.kept, std::move(resume.waiting), std::move(resume.owed));
    }

    void tell(WebhookMessage message, bool wanted) {
        const std::lock_guard lock(mutex);
        put(std::move(message), wanted);
        turned.notify_all();
    }

    // Precondition: mutex is held.
    void put(WebhookMessage message, bool wanted) {
        Waiting one;
        one.message = std::move(message);
        one.wanted = wanted;
        one.since = net::now_tick();
        if (const auto dropped = queue.put(std::move(one))) note_missed(*dropped, "too many wait");
    }

    // Precondition: mutex is held. Says so once, however many follow.
    void note_missed(const WebhookMessage& message, std::string_view why) {
        ++figures.given_up;
        missed.add(message);
        if (missed.messages == 1) logger(Level::warn, "webhook leaves out", {{"id", message.id}, {"why", why}});
    }

    void say(std::string_view event, const LeftOut& left_out) const {
        if (left_out.messages == 0) return;
        logger(Level::warn, event,
               {{"left_out", std::to_string(left_out.messages)},
                {"decisions_due", std::to_string(left_out.due)},
                {"from", std::to_string(left_out.from)},
                {"to", std::to_string(left_out.to)}});
    }

    // What waits goes on with the next start; where nothing is kept an operator reads here what the receiver was not told.
    void end() {
        sending.request_stop();
        sending.join();
        save();
        LeftOut untold = queue.untold();
        if (in_hand) untold.add(in_hand->message);
        if (options.kept_path.empty() || said_unwritable) {
            untold.add(missed);
            say("webhook ends before all was sent", untold);
        } else if (untold.messages > 0) {
            logger(Level::info, "webhook goes on with the next start",
                   {{"waiting", std::to_string(untold.messages)}, {"file", options.kept_path}});
        }
    }

    void reach(const std::string& epoch, std::uint64_t seq) {
        const std::lock_guard lock(mutex);
        kept.epoch = epoch;
        kept.upto = seq;
        turned.notify_all();
    }

    void expect(std::vector<WebhookDue> due) {
        const std::lock_guard lock(mutex);
        expected = std::move(due);
        std::erase_if(told_due, [&](const std::string& id) {
            return std::ranges::none_of(expected, [&](const WebhookDue& one) { return one.message.id == id; });
        });
        turned.notify_all();
    }

    // Precondition: mutex is held.
    void put_due() {
        const model::Instant now = options.clock().now;
        for (const WebhookDue& due : expected) {
            const bool is_due = due.at <= now && due.at > kept.began;
            if (is_due && told_due.insert(due.message.id).second) put(due.message, true);
        }
    }

    // Precondition: mutex is held.
    std::string text_to_keep() const {
        WebhookKept all = kept;
        for (const std::string& id : told_due)
            if (!queue.has(id) && (!in_hand || in_hand->message.id != id)) all.due.push_back(id);
        queue.note(all, in_hand ? &*in_hand : nullptr);
        return kept_text(all);
    }

    // A crash before it is written repeats a message under its id, and loses none: the log holds the events.
    void save() {
        if (options.kept_path.empty()) return;
        std::unique_lock lock(mutex);
        std::string text = text_to_keep();
        lock.unlock();
        if (text == written) return;
        const auto replaced = replace_file(options.kept_path, text);
        if (replaced)
            written = std::move(text);
        else if (!std::exchange(said_unwritable, true))
            logger(Level::warn, "what the webhook has to tell cannot be kept",
                   {{"why", replaced.problem().sentence.en}});
        if (replaced) said_unwritable = false;
    }

    void send_all(const std::stop_token& stop) {
        int failures = 0;
        while (take_next(stop)) {
            save();
            const Tried tried = trying.send(in_hand->message.id, in_hand->body, stop);
            if (stop.stop_requested()) return;
            failures = tried.how == Tried::How::failed ? failures + 1 : 0;
            if (failures == 1) say_failure("webhook fails", tried);
            settle(tried);
            save();
            if (failures > 0)
                pause(net::backoff(failures, net::random_chance(), options.longest_wait, tried.retry_after), stop);
        }
    }

    void say_failure(std::string_view event, const Tried& tried) const {
        const WebhookMessage& message = in_hand->message;
        logger(Level::warn, event,
               {{"id", message.id},
                {"event", message.kind},
                {"about", message.about},
                {"status", tried.status == 0 ? std::string("none") : std::to_string(tried.status)},
                {"why", tried.why}});
    }

    // Waits until there is one in hand; false when stopped.
    bool take_next(const std::stop_token& stop) {
        std::unique_lock lock(mutex);
        while (!in_hand && !stop.stop_requested()) {
            put_due();
            in_hand = queue.take(net::now_tick());
            if (in_hand) break;
            lock.unlock();
            save();
            lock.lock();
            wait_for_more(lock, stop);
        }
        return !stop.stop_requested();
    }

    // Precondition: mutex is held.
    void wait_for_more(std::unique_lock<std::mutex>& lock, const std::stop_token& stop) {
        std::chrono::milliseconds nap = expected.empty() ? std::chrono::milliseconds(nothing_expected) : look_again;
        if (const auto next = queue.next_try())
            nap = std::clamp<std::chrono::milliseconds>(*next - net::now_tick(), std::chrono::milliseconds{1}, nap);
        const std::size_t waiting = queue.waiting();
        const bool nothing_was_expected = expected.empty();
        const std::uint64_t upto = kept.upto;
        turned.wait_for(lock, stop, nap, [&] {
            return queue.waiting() != waiting || nothing_was_expected != expected.empty() || kept.upto != upto;
        });
    }

    void settle(const Tried& tried) {
        if (tried.how == Tried::How::refused) say_failure("webhook is refused", tried);
        const std::lock_guard lock(mutex);
        const Waiting one = *std::exchange(in_hand, std::nullopt);
        ++(tried.how == Tried::How::taken ? figures.sent : figures.failed);
        switch (tried.how) {
            case Tried::How::taken: return note_taken(one);
            case Tried::How::refused: return note_refused(one);
            case Tried::How::failed: return note_failed(one);
        }
    }

    // Precondition of this and the next two: mutex is held. Where more than one failed the receiver was ill, not a message.
    void note_taken(const Waiting& one) {
        queue.taken(one);
        failed_since_sent.erase(one.message.id);
        if (failed_since_sent.size() > 1) queue.forget_failures();
        failed_since_sent.clear();
        if (queue.waiting() > 0) return;
        say("webhook has caught up", missed);
        missed = {};
    }

    void note_refused(const Waiting& one) {
        if (!one.owed) ++figures.refused;
        if (!one.owed) ++figures.given_up;
        if (!one.owed) missed.add(one.message);
        queue.leave_out(one, net::now_tick() + options.owed_again);
    }

    void note_failed(Waiting one) {
        const model::Tick now = net::now_tick();
        failed_since_sent.insert(one.message.id);
        if (one.owed) {
            one.not_before = now + options.owed_again;
        } else if (now - one.since >= options.give_up_after) {
            note_missed(one.message, "tried for too long");
            return queue.leave_out(one, now + options.owed_again);
        } else if (++one.failures >= tries_before_others) {
            one.not_before = now + 2 * net::backoff(one.failures, net::random_chance(), options.longest_wait, {});
        } else {
            in_hand = std::move(one);
            return;
        }
        queue.give_back(std::move(one));
    }

    void pause(std::chrono::milliseconds time, const std::stop_token& stop) {
        std::unique_lock lock(mutex);
        turned.wait_for(lock, stop, time, [] { return false; });
    }
};

bool wants(const WebhookOptions& options, std::string_view kind) { return options.kinds.contains(std::string(kind)); }

std::string webhook_metrics_text(const WebhookFigures& figures) {
    const auto line = [](const std::string& name, const char* type, const char* help, std::uint64_t value) {
        const std::string full = "kyodo_feed_webhook_" + name;
        return "# HELP " + full + " " + help + "\n# TYPE " + full + " " + type + "\n" + full + " " +
               std::to_string(value) + "\n";
    };
    return line("sent_total", "counter", "Messages that the receiver took.", figures.sent) +
           line("failed_total", "counter", "Tries that the receiver did not take.", figures.failed) +
           line("given_up_total", "counter", "Messages that were never taken.", figures.given_up) +
           line("refused_total", "counter", "Of these, messages that the receiver refused for good.", figures.refused) +
           line("owed", "gauge", "Ends that are tried again, because the receiver was told their beginning.",
                figures.owed) +
           line("waiting", "gauge", "Messages that wait now.", figures.waiting);
}

Webhook::Webhook(WebhookOptions options, WebhookResume resume, Logger logger)
    : inside_(std::make_unique<Inside>(std::move(options), std::move(resume), logger)) {
    Inside* inside = inside_.get();
    inside->sending = std::jthread([inside](const std::stop_token& stop) {
        persist(inside->logger, stop, "the webhook", [&] { inside->send_all(stop); });
    });
}

Webhook::~Webhook() { inside_->end(); }

bool Webhook::awaits(const std::vector<std::string>& ends) const {
    const std::lock_guard lock(inside_->mutex);
    return inside_->queue.awaits(ends);
}

void Webhook::tell(WebhookMessage message, bool wanted) { inside_->tell(std::move(message), wanted); }

void Webhook::reach(const std::string& epoch, std::uint64_t seq) { inside_->reach(epoch, seq); }

void Webhook::expect(std::vector<WebhookDue> due) { inside_->expect(std::move(due)); }

WebhookFigures Webhook::figures() const {
    const std::lock_guard lock(inside_->mutex);
    WebhookFigures figures = inside_->figures;
    figures.waiting = inside_->queue.waiting() + (inside_->in_hand && !inside_->in_hand->owed ? 1 : 0);
    figures.owed = inside_->queue.owed() + (inside_->in_hand && inside_->in_hand->owed ? 1 : 0);
    return figures;
}

const WebhookOptions& Webhook::options() const { return inside_->options; }

}  // namespace feed
