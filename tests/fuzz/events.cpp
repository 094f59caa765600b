// What happened, as it comes: a delta, a line of the log, the answer to a command. Whatever is let in is within the
// limits, survives being written and read again, and moves a record to the digest of its entities or not at all.
#include "model/record/limits.h"
#include "model/wire/wire.h"
#include "tests/fuzz/judge.h"

namespace {

using fuzz::must;

void must_survive(const model::Event& seen) {
    const std::string written = model::event_json(seen);
    must(written.find('\n') == std::string::npos, "an event is one line", written);
    const auto again = model::parse_event(written);
    if (!again) return must(false, "an event that was read can be read again", again.problem().sentence.en);
    must(fuzz::same(*again, seen), "an event survives the log", written);
}

void must_advance(const std::vector<model::Event>& events) {
    if (events.empty() || events.front().seq == 0) return;
    model::Record record;
    record.epoch = "e1";
    record.seq = events.front().seq - 1;
    for (const model::Event& event : events) {
        const model::Record before = record;
        if (const auto advanced = model::advance(record, event); !advanced) {
            fuzz::must_refuse_well(advanced.problem());
            must(fuzz::same(record, before), "an event that is refused changes nothing");
            return;
        }
        must(record.seq == event.seq, "a record stands at its last event");
        must(record.digest == model::digest_of(record), "an event moves the digest to that of the entities");
    }
}

void judge(const model::Delta& delta) {
    fuzz::must_be_clean(delta.clock);
    if (delta.gauges) fuzz::must_be_clean(*delta.gauges);
    for (const model::Event& event : delta.events) fuzz::must_be_clean(event);
    const std::string written = model::delta_json(delta);
    const auto again = model::parse_delta(written);
    if (!again) return must(false, "a delta that was read can be read again", again.problem().sentence.en);
    must(model::delta_json(*again) == written, "a delta survives the wire", written);
    must_advance(delta.events);
}

void judge(const model::Accepted& accepted) {
    must(accepted.seq <= static_cast<std::uint64_t>(model::limit::sequence.high), "a sequence is within its limit");
    must(accepted.events.size() <= static_cast<std::size_t>(model::limit::events.high),
         "events are within their limit");
    for (const model::Event& event : accepted.events) fuzz::must_be_clean(event);
    const std::string written = model::accepted_json(accepted);
    const auto again = model::parse_accepted(written);
    if (!again) return must(false, "an answer that was read can be read again", again.problem().sentence.en);
    must(model::accepted_json(*again) == written, "an answer survives the wire", written);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = fuzz::bytes(data, size);
    const auto delta = model::parse_delta(bytes);
    if (delta)
        judge(*delta);
    else
        fuzz::must_refuse_well(delta.problem());
    const auto event = model::parse_event(bytes);
    if (event) {
        fuzz::must_be_clean(*event);
        must_survive(*event);
        must_advance({*event});
    } else {
        fuzz::must_refuse_well(event.problem());
    }
    const auto accepted = model::parse_accepted(bytes);
    if (accepted)
        judge(*accepted);
    else
        fuzz::must_refuse_well(accepted.problem());
    if (const auto problem = model::parse_problem(bytes)) fuzz::must_be_readable(problem->sentence);
    return 0;
}
