// The small true record and its answers.
// It must never hold bytes the product did not make itself.
#include "tests/support/sample.h"

#include "feed/base/gzip.h"
#include "model/record/event.h"

#include <stdexcept>

namespace sample {

model::Instant noon() { return *model::parse_instant("2030-10-01T12:00:00+09:00"); }

model::Actor responder(const std::string& who) {
    return model::Actor{who, "kaede", "test", model::Permission::commander};
}

model::Event happen(model::Record& record, const model::Command& command, const std::string& who) {
    auto event = model::decide(record, command, responder(who), noon());
    if (!event) throw std::runtime_error(event.problem().sentence.en);
    if (!model::advance(record, *event)) throw std::runtime_error("decide and advance disagree");
    return *event;
}

model::Command claim_a7() {
    model::ClaimAction claim;
    claim.action = model::ActionId("A7");
    return claim;
}

model::Record record(const std::string& epoch) {
    model::Record result;
    result.epoch = epoch;
    model::OpenIncident open;
    open.incident = model::IncidentId("I1");
    open.title = {"配信停止", "Feed down"};
    happen(result, open, "tokatsu");
    model::DeclareService declare;
    declare.service = model::ServiceId("quotes");
    declare.name = {"相場配信", "Quotes"};
    declare.owner_org = "kaede";
    declare.tier = 1;
    happen(result, declare, "tokatsu");
    model::AddAction add;
    add.action = model::ActionId("A7");
    add.verb = model::Verb::isolate;
    add.object = {"1号機", "unit 1"};
    add.services = {model::ServiceId("quotes")};
    happen(result, add, "tokatsu");
    return result;
}

std::string snapshot(const model::Record& record, model::Instant now) {
    model::Gauges gauges;
    gauges.revision = 1;
    return model::snapshot_json(record, gauges, model::FeedClock{now, 1.0, false});
}

std::string delta(const model::Record& after, std::vector<model::Event> events, model::Instant now) {
    model::Delta delta;
    delta.epoch = after.epoch;
    delta.seq = after.seq;
    delta.digest = after.digest;
    delta.events = std::move(events);
    delta.clock = model::FeedClock{now, 1.0, false};
    return model::delta_json(delta);
}

faults::Reply heartbeat(int status, model::Instant now) {
    return {faults::http(status, "", "Kyodo-Now: " + model::rfc3339(now) + "\r\nKyodo-Rate: 1\r\n")};
}

faults::Reply good(const model::Record& record, const std::string& request) {
    return request.starts_with("GET /v1/events") ? heartbeat() : faults::json(snapshot(record));
}

std::string gzipped(const std::string& bytes) {
    const feed::Body body = feed::body_from(bytes, "");
    const feed::GzipFill fill = feed::gzip_fill(body, "");
    return body.packed_head + fill.middle + body.packed_tail + fill.end;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace sample
