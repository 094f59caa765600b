// The order of judgement: status, then length of the wait in caches, then content type, then the body as a whole, then
// sequence, epoch and digest, and at last whether the feed's own clock goes on. Valid if and only if all of them hold.
#include "client/poll_step.h"

#include "client/reply_problem.h"
#include "model/text/hex.h"
#include "model/wire/wire.h"
#include "net/http_date.h"

#include <charconv>
#include <cstdlib>

namespace client {
namespace {

// Long enough to cost nothing, short enough that a board which went astray in a way no digest shows is set right.
constexpr model::Milliseconds compare_every{300'000};
constexpr std::chrono::seconds oldest_answer{10};

// The feed chooses its epoch; in an address only these characters stand for themselves.
std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        const bool plain =
            (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        const auto byte = static_cast<unsigned char>(c);
        result += plain ? c : '%';
        if (!plain) model::append_hex(result, byte, model::upper_digits);
    }
    return result;
}

std::string etag_of(const model::Record& record, const model::Gauges& gauges) {
    return "W/\"" + record.epoch + "." + std::to_string(record.seq) + "." + std::to_string(gauges.revision) + "\"";
}

bool same_gauges(const model::Gauges& a, const model::Gauges& b) {
    return a.revision == b.revision && a.sources == b.sources && a.groups == b.groups && a.notices == b.notices;
}

std::optional<model::FeedClock> clock_from(const net::HttpReply& reply, bool drill) {
    const std::string* now = reply.header("kyodo-now");
    if (!now) return std::nullopt;
    const auto instant = model::parse_instant(*now, "Kyodo-Now");
    if (!instant) return std::nullopt;
    model::FeedClock clock{*instant, 1.0, drill};
    if (const std::string* rate = reply.header("kyodo-rate")) {
        const auto [end, error] = std::from_chars(rate->data(), rate->data() + rate->size(), clock.rate);
        const bool good = error == std::errc{} && end == rate->data() + rate->size();
        if (!good || !(clock.rate > 0.0 && clock.rate <= 1000.0)) return std::nullopt;
    }
    return clock;
}

}  // namespace

Ask PollStep::next_ask(model::Tick now) const {
    if (!record_ || doubt_) return Ask{"/v1/feed", true, {}, {}};
    if (now - compared_ >= compare_every) return Ask{"/v1/feed", true, etag_of(*record_, *gauges_), {}};
    const std::string after = escaped(record_->epoch) + "." + std::to_string(record_->seq);
    return Ask{"/v1/events?after=" + after + "&gauge=" + std::to_string(gauges_->revision),
               false,
               {},
               after_failure_ ? std::chrono::seconds{0} : park_};
}

Judged PollStep::judge(const Ask& ask, const net::HttpReply& reply, model::Tick now) {
    Judged result = judged(ask, reply, now);
    after_failure_ = std::holds_alternative<model::Problem>(result);
    if (std::holds_alternative<model::FeedConfirmed>(result) && ask.whole) compared_ = now;
    return result;
}

Judged PollStep::judged(const Ask& ask, const net::HttpReply& reply, model::Tick now) {
    const bool nothing_new = (reply.status == 204 && !ask.whole) || (reply.status == 304 && !ask.etag.empty());
    if (reply.status == 410 && !ask.whole) {
        doubt_ = true;
        return AskAgain{};
    }
    if (reply.status != 200 && !nothing_new) return reply_problem(place_, reply);
    if (auto problem = not_current(reply, now)) return *problem;
    if (reply.status == 304 && !reply.etag.empty() && reply.etag != ask.etag) return reply_problem(place_, reply);
    if (nothing_new) return unchanged(reply, now);
    if (reply.content_type != "application/json") return reply_problem(place_, reply);
    return ask.whole ? whole(reply, now) : delta(reply, now);
}

Judged PollStep::in_doubt(model::Problem problem) {
    doubt_ = true;
    return problem;
}

// An answer kept by a cache is true about the past only.
std::optional<model::Problem> PollStep::not_current(const net::HttpReply& reply, model::Tick now) {
    const auto date = net::parse_http_date(reply.date);
    const bool old = reply.age && *reply.age > oldest_answer;
    if (!old && (!date || dates_.behind(*date * 1000, now, 1.0))) return std::nullopt;
    return place_problem(place_, "届いたのは古い答えです。途中のキャッシュか feed の時計を確かめてください。",
                         "what came is an old answer; check for a cache in between and the feed's clock.");
}

// When what the answer says was true, by this machine's ticks; nothing when its clock is not to be believed.
std::optional<model::Tick> PollStep::true_at(const model::FeedClock& clock, model::Tick now) {
    const auto behind = feed_clock_.behind(clock.now.ms, now, clock.rate);
    if (!behind) return std::nullopt;
    return now + -*behind;
}

model::Problem PollStep::clock_stands() const {
    return place_problem(place_, "feed の時刻が進んでいないため、いまの情報とは認めません。feed を確かめてください。",
                         "the feed's clock does not go on, so this is not taken as current; check the feed.");
}

Judged PollStep::unchanged(const net::HttpReply& reply, model::Tick now) {
    const auto clock = clock_from(reply, clock_.drill);
    if (!clock || !reply.body.empty())
        return place_problem(
            place_, "「変化なし」の答えに feed の時刻がありません。途中の機器と feed の版を確かめてください。",
            "the \"nothing new\" answer lacks the feed's time; check what is in between and the feed's "
            "version.");
    const auto at = true_at(*clock, now);
    if (!at) return clock_stands();
    clock_ = *clock;
    return model::FeedConfirmed{nullptr, nullptr, clock_, std::nullopt, at};
}

Judged PollStep::whole(const net::HttpReply& reply, model::Tick now) {
    auto snapshot = model::parse_snapshot(reply.body);
    if (!snapshot) {
        const model::Text& said = snapshot.problem().sentence;
        return in_doubt(place_problem(place_, said.ja, said.en));
    }
    model::Record& record = snapshot->record;
    const bool same_log = record_ && record.epoch == record_->epoch;
    if (same_log && record.seq < record_->seq)
        return in_doubt(place_problem(
            place_, "feed の記録が前より短くなっています。バックアップから戻したなら feed に確かめてください。",
            "the feed's log is shorter than before; if it was restored from a backup, check "
            "that it got a new epoch."));
    const bool same_record = same_log && record.seq == record_->seq;
    if (same_record && record.digest != record_->digest)
        return in_doubt(place_problem(place_, "同じ番号で前と違う記録が届きました。feed の記録を確かめてください。",
                                      "another record came under the same sequence number; check the feed's log."));
    const auto at = true_at(snapshot->clock, now);
    if (!at) return clock_stands();
    clock_ = snapshot->clock;
    doubt_ = false;
    model::FeedConfirmed confirmed{nullptr, nullptr, clock_, std::nullopt, at};
    if (!same_record) confirmed.record = record_ = std::make_shared<const model::Record>(std::move(record));
    if (!gauges_ || !same_gauges(*gauges_, snapshot->gauges))
        confirmed.gauges = gauges_ = std::make_shared<const model::Gauges>(std::move(snapshot->gauges));
    return confirmed;
}

Judged PollStep::delta(const net::HttpReply& reply, model::Tick now) {
    auto delta = model::parse_delta(reply.body);
    if (!delta) {
        const model::Text& said = delta.problem().sentence;
        return in_doubt(place_problem(place_, said.ja, said.en));
    }
    if (delta->epoch != record_->epoch) {
        doubt_ = true;
        return AskAgain{};
    }
    const bool repeats = !delta->events.empty() && delta->events.front().seq <= record_->seq;
    if (delta->seq < record_->seq || repeats)
        return in_doubt(place_problem(place_, "feed の変更の番号が後戻りしました。全体を受け取り直します。",
                                      "the feed's sequence went backwards; fetching the whole board again."));
    std::shared_ptr<model::Record> next;
    if (!delta->events.empty()) next = std::make_shared<model::Record>(*record_);
    bool agrees = true;
    for (const model::Event& event : delta->events) agrees = agrees && model::advance(*next, event);
    const model::Record& after = next ? *next : *record_;
    if (!agrees || after.seq != delta->seq || after.digest != delta->digest) {
        doubt_ = true;
        return AskAgain{};
    }
    const auto at = true_at(delta->clock, now);
    if (!at) return clock_stands();
    clock_ = delta->clock;
    model::FeedConfirmed confirmed{nullptr, nullptr, clock_, std::nullopt, at};
    if (next) confirmed.record = record_ = std::move(next);
    if (delta->gauges) confirmed.gauges = gauges_ = std::make_shared<const model::Gauges>(std::move(*delta->gauges));
    return confirmed;
}

}  // namespace client
