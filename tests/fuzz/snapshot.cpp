// GET /v1/feed as the board reads it: whatever is let in is within the limits and survives being written and read again.
#include "model/wire/wire.h"
#include "tests/fuzz/judge.h"

namespace {

using fuzz::must;

void must_survive(const model::Snapshot& seen) {
    const std::string written = model::snapshot_json(seen.record, seen.gauges, seen.clock);
    const auto again = model::parse_snapshot(written);
    if (!again) return must(false, "a snapshot that was read can be read again", again.problem().sentence.en);
    must(again->record.digest == seen.record.digest, "a record's digest survives the wire", written);
    must(model::snapshot_json(again->record, again->gauges, again->clock) == written, "a snapshot survives the wire",
         written);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto snapshot = model::parse_snapshot(fuzz::bytes(data, size));
    if (!snapshot) {
        fuzz::must_refuse_well(snapshot.problem());
        return 0;
    }
    fuzz::must_be_clean(snapshot->record);
    fuzz::must_be_clean(snapshot->gauges);
    fuzz::must_be_clean(snapshot->clock);
    must_survive(*snapshot);
    return 0;
}
