// The log and the webhook, brought together. It must never wait for the receiver.
#include "feed/http/telling.h"

#include "feed/base/files.h"
#include "model/record/words.h"
#include "net/clock.h"

#include <algorithm>
#include <utility>

namespace feed {
namespace {

constexpr std::size_t events_at_once = 500;

WebhookKept kept_or_new(const Log& log, const WebhookOptions& options, const Logger& logger) {
    const model::Record& record = log.record();
    const WebhookKept fresh{record.epoch, record.seq, options.clock().now, {}, {}, {}, {}, {}, {}};
    if (options.kept_path.empty() || !file_exists(options.kept_path)) return fresh;
    auto kept = read_kept(options.kept_path);
    if (!kept) {
        logger(Level::warn, "what the webhook had to tell cannot be read", {{"file", options.kept_path}});
        return fresh;
    }
    // Another history: what it says since then is nobody's news.
    const bool same = kept->epoch == record.epoch;
    kept->upto = same ? std::min(kept->upto, record.seq) : record.seq;
    kept->epoch = record.epoch;
    return std::move(*kept);
}

}  // namespace

Telling::Telling(Log& log, WebhookOptions options, Logger logger) : log_(log), logger_(logger) {
    WebhookKept kept = kept_or_new(log, options, logger);
    told_ = kept.upto;
    webhook_ = std::make_unique<Webhook>(std::move(options), resumed(std::move(kept)), logger);
    follow();
    expect_decisions();
}

std::vector<Waiting> Telling::messages_of(std::vector<std::uint64_t> seqs, bool wanted) {
    std::vector<Waiting> all;
    for (const std::uint64_t seq : seqs) {
        const auto events = seq > 0 ? log_.events(seq - 1, 1, {}) : std::vector<model::Event>{};
        if (!events || events->empty() || events->front().seq != seq) continue;
        Waiting one;
        one.message = message_of(log_.seen_by({}), events->front());
        one.wanted = wanted;
        one.since = net::now_tick();
        all.push_back(std::move(one));
    }
    return all;
}

WebhookResume Telling::resumed(WebhookKept kept) {
    WebhookResume resume;
    resume.waiting = messages_of(kept.waiting, true);
    std::ranges::move(messages_of(kept.awaited, false), std::back_inserter(resume.waiting));
    std::ranges::stable_sort(resume.waiting, {}, [](const Waiting& one) { return one.message.seq; });
    resume.owed = messages_of(kept.owed, false);
    resume.kept = std::move(kept);
    return resume;
}

void Telling::tell(const model::Event& event) {
    const bool wanted = wants(webhook_->options(), model::wire_name(event.what.value));
    if (wanted || webhook_->awaits(ends_of(event))) webhook_->tell(message_of(log_.seen_by({}), event), wanted);
}

void Telling::follow() {
    const std::uint64_t last = log_.record().seq;
    if (told_ == last) return;
    while (told_ < last) {
        auto near = log_.since(told_);
        auto events =
            near ? model::Result<std::vector<model::Event>>(std::move(*near)) : log_.events(told_, events_at_once, {});
        if (!events || events->empty()) {
            logger_(Level::error, "events cannot be told",
                    {{"from", std::to_string(told_ + 1)}, {"why", events ? "missing" : events.problem().sentence.en}});
            told_ = last;
            break;
        }
        for (const model::Event& event : *events) tell(event);
        told_ = events->back().seq;
    }
    webhook_->reach(log_.record().epoch, told_);
    expect_decisions();
}

void Telling::expect_decisions() {
    if (wants(webhook_->options(), decision_due)) webhook_->expect(open_decisions(log_.seen_by({})));
}

}  // namespace feed
