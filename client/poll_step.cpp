// The order of judgement: status, then length of the wait in caches, then content type, then the body as a whole, then
// sequence, epoch and digest, and at last whether the feed's own clock goes on. Valid if and only if all of them hold.
// A snapshot further on in the same epoch waits until the events in between have been read: they are reduced on what is held.
#include "client/poll_step.h"

#include "client/log_lines.h"
#include "client/reply_problem.h"
#include "model/text/hex.h"
#include "model/wire/wire.h"
#include "net/http_date.h"

#include <algorithm>
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

PollStep::PollStep(std::string place, std::chrono::seconds park, Known known) : place_(std::move(place)), park_(park) {
    if (!known.record || !known.gauges || known.record->epoch.empty()) return;
    record_ = std::move(known.record);
    gauges_ = std::move(known.gauges);
    after_failure_ = true;  // nothing is confirmed yet: nothing to wait for
}

Ask PollStep::next_ask(model::Tick now) const {
    if (ahead_) return Ask{between_target(), false, {}, {}, now, false, true};
    if (!record_ || (doubt_ && !shows_)) return Ask{"/v1/feed", true, {}, {}, now};
    const bool compares = compared_ && now - *compared_ >= compare_every;
    if (compares && !shows_) return Ask{"/v1/feed", true, etag_of(*record_, *gauges_), {}, now};
    const std::string after = escaped(record_->epoch) + "." + std::to_string(record_->seq);
    const bool at_once = after_failure_ || shows_;
    return Ask{"/v1/events?after=" + after + "&gauge=" + std::to_string(gauges_->revision),
               false,
               {},
               at_once ? std::chrono::seconds{0} : wait(),
               now,
               shows_};
}

std::string PollStep::between_target() const {
    const std::uint64_t reached = ahead_->reached->seq;
    if (!ahead_->far) return "/v1/events?after=" + escaped(record_->epoch) + "." + std::to_string(reached);
    return "/v1/log?from=" + std::to_string(reached + 1) + "&to=" + std::to_string(ahead_->record->seq);
}

// What a slow feed takes for an answer is taken off the wait, so that the next one comes while this one is still young.
std::chrono::seconds PollStep::wait() const {
    constexpr std::chrono::seconds shortest{1};
    const auto slow = std::chrono::round<std::chrono::seconds>(slow_);
    return std::min(park_, std::max(park_ - slow, shortest));
}

Judged PollStep::judge(const Ask& ask, const net::HttpReply& reply, model::Tick now) {
    if (ask.shows) {
        shows_ = false;
        return AskAgain{};
    }
    Judged result = ask.between ? between(reply) : judged(ask, reply, now);
    after_failure_ = std::holds_alternative<model::Problem>(result);
    if (after_failure_) ahead_.reset();
    if (!std::holds_alternative<model::FeedConfirmed>(result)) return result;
    if (ask.whole || ask.between || !compared_) compared_ = now;
    const bool waited = reply.status == 204;
    if (waited || ask.wait.count() == 0) slow_ = now - ask.asked - ask.wait;
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
    if (nothing_new) return unchanged(ask, reply, now);
    if (reply.content_type != "application/json") return reply_problem(place_, reply);
    return ask.whole ? whole(ask, reply, now) : since(ask, reply, now);
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

// Nothing when the feed's clock is not to be believed. A feed that waited in vain for us read its clock after that wait.
std::optional<PollStep::Heard> PollStep::heard(const Ask& ask, const net::HttpReply& reply,
                                               const model::FeedClock& clock, model::Tick now) {
    const auto behind = feed_clock_.behind(clock.now.ms, now, clock.rate);
    if (!behind) return std::nullopt;
    const std::string* applied = reply.header("preference-applied");
    const bool waited = reply.status == 204 && applied && *applied == "wait=" + std::to_string(ask.wait.count());
    const model::Tick asked = std::min(waited ? ask.asked + model::Milliseconds(ask.wait) : ask.asked, now);
    const model::Milliseconds most = std::max(*behind, oldest_.age(clock.now.ms, asked, now, clock.rate));
    return Heard{now + -most, now + -((*behind + most) / 2)};
}

model::Problem PollStep::clock_stands() const {
    return place_problem(place_, "feed の時刻が進んでいないため、いまの情報とは認めません。feed を確かめてください。",
                         "the feed's clock does not go on, so this is not taken as current; check the feed.");
}

model::Problem PollStep::ends_before() const {
    return place_problem(
        place_, "feed の記録が前より短くなっています(古い控え)。続けるには feed で kyodo-feed keep が要ります。",
        "the feed's log is shorter than before: an older copy. To go on with it the feed needs kyodo-feed keep.");
}

model::FeedConfirmed PollStep::confirmed_as(const Heard& heard) const {
    return {nullptr, nullptr, clock_, std::nullopt, heard.sure, heard.clock};
}

Judged PollStep::unchanged(const Ask& ask, const net::HttpReply& reply, model::Tick now) {
    const auto clock = clock_from(reply, clock_.drill);
    if (!clock || !reply.body.empty())
        return place_problem(
            place_, "「変化なし」の答えに feed の時刻がありません。途中の機器と feed の版を確かめてください。",
            "the \"nothing new\" answer lacks the feed's time; check what is in between and the feed's "
            "version.");
    const auto at = heard(ask, reply, *clock, now);
    if (!at) return clock_stands();
    clock_ = *clock;
    return confirmed_as(*at);
}

Judged PollStep::whole(const Ask& ask, const net::HttpReply& reply, model::Tick now) {
    auto snapshot = model::parse_snapshot(reply.body);
    if (!snapshot) {
        const model::Text& said = snapshot.problem().sentence;
        return in_doubt(place_problem(place_, said.ja, said.en));
    }
    if (record_ && snapshot->record.epoch == record_->epoch && snapshot->record.seq < record_->seq) {
        shows_ = true;
        return in_doubt(ends_before());
    }
    const auto at = heard(ask, reply, snapshot->clock, now);
    if (!at) return clock_stands();
    return taken({std::make_shared<const model::Record>(std::move(snapshot->record)),
                  std::make_shared<const model::Gauges>(std::move(snapshot->gauges)), snapshot->clock, *at, nullptr,
                  false});
}

// Further within one epoch is ordinary only if the events in between lead there; that costs another question.
Judged PollStep::taken(Ahead ahead) {
    if (!record_ || ahead.record->epoch != record_->epoch) return accept(ahead, false);
    if (ahead.record->seq == record_->seq) return accept(ahead, ahead.record->digest != record_->digest);
    ahead.reached = std::make_shared<model::Record>(*record_);
    ahead_ = std::move(ahead);
    return AskAgain{};
}

Judged PollStep::accept(const Ahead& ahead, bool other_history) {
    const bool same = record_ && ahead.record->epoch == record_->epoch && ahead.record->seq == record_->seq;
    clock_ = ahead.clock;
    doubt_ = false;
    model::FeedConfirmed confirmed = confirmed_as(ahead.heard);
    confirmed.other_history = other_history;
    if (!same || other_history) confirmed.record = record_ = ahead.record;
    if (!gauges_ || !same_gauges(*gauges_, *ahead.gauges)) confirmed.gauges = gauges_ = ahead.gauges;
    return confirmed;
}

// The events since what is held may reach further than the snapshot by now. A feed that says that there are none
// contradicts its own snapshot: what it has does not go on from ours.
Judged PollStep::between(const net::HttpReply& reply) {
    if (ahead_->far) return between_far(reply);
    if (reply.status == 410) return ask_the_log();  // more of them than it keeps at hand
    if (reply.status == 204) return reached(false);
    if (reply.status != 200 || reply.content_type != "application/json") return in_doubt(reply_problem(place_, reply));
    const auto delta = model::parse_delta(reply.body);
    if (!delta) return in_doubt(place_problem(place_, delta.problem().sentence.ja, delta.problem().sentence.en));
    if (delta->epoch != ahead_->record->epoch) return in_doubt(other_log(place_));
    model::Record& record = *ahead_->reached;
    bool agrees = delta->seq >= ahead_->record->seq;
    for (const model::Event& event : delta->events) agrees = agrees && model::advance(record, event);
    agrees = agrees && record.seq == delta->seq && record.digest == delta->digest;
    if (!agrees) return ask_the_log();  // whatever garbles changes on their way is no other history
    ahead_->record = ahead_->reached;
    return reached(true);
}

Judged PollStep::ask_the_log() {
    ahead_->far = true;
    ahead_->reached = std::make_shared<model::Record>(*record_);
    return AskAgain{};
}

Judged PollStep::between_far(const net::HttpReply& reply) {
    if (reply.status != 200 || reply.content_type != "application/x-ndjson")
        return in_doubt(reply_problem(place_, reply));
    const std::string* epoch = reply.header("kyodo-epoch");
    if (!epoch || *epoch != ahead_->record->epoch) return in_doubt(other_log(place_));
    model::Record& record = *ahead_->reached;
    const std::uint64_t before = record.seq;
    const auto read = each_event(reply.body, before + 1, place_,
                                 [&](model::Event event) { static_cast<void>(model::advance(record, event)); });
    if (!read) return in_doubt(read.problem());
    if (record.seq == before) return in_doubt(not_in_order(place_));
    if (record.seq < ahead_->record->seq) return AskAgain{};
    return reached(record.digest == ahead_->record->digest);
}

Judged PollStep::reached(bool goes_on) {
    const Ahead ahead = std::move(*ahead_);
    ahead_.reset();
    return accept(ahead, !goes_on);
}

Judged PollStep::since(const Ask& ask, const net::HttpReply& reply, model::Tick now) {
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
    const auto at = heard(ask, reply, delta->clock, now);
    if (!at) return clock_stands();
    clock_ = delta->clock;
    model::FeedConfirmed confirmed = confirmed_as(*at);
    if (next) confirmed.record = record_ = std::move(next);
    if (delta->gauges) confirmed.gauges = gauges_ = std::make_shared<const model::Gauges>(std::move(*delta->gauges));
    return confirmed;
}

}  // namespace client
