// Commands tried on a living record. It must never know how a command came in.
#include "tests/fuzz/stage.h"

#include "assets/embedded.h"
#include "feed/demo_player.h"
#include "model/wire/wire.h"
#include "tests/fuzz/judge.h"

namespace fuzz {
namespace {

model::Record made_stage() {
    const auto steps = feed::parse_demo(assets::demo());
    must(static_cast<bool>(steps), "the built-in incident can be read");
    model::Record record;
    record.epoch = "stage";
    for (const model::DemoStep& step : *steps) {
        if (step.at.ms > stage_time().ms) break;
        for (const model::DemoCommand& said : step.commands) {
            const auto event = model::decide(record, said.command, said.actor, step.at);
            must(event && model::advance(record, *event), "the built-in incident can be decided");
        }
    }
    return record;
}

}  // namespace

const model::Record& stage() {
    static const model::Record record = made_stage();
    return record;
}

model::Instant stage_time() { return *model::parse_instant("2030-10-01T08:12:00+09:00"); }

model::Actor stage_commander() { return {"復旧E", "つばめ保守", "api", model::Permission::commander}; }

void must_decide_well(const model::Command& command) {
    const auto event = model::decide(stage(), command, stage_commander(), stage_time());
    if (!event) return must_refuse_well(event.problem());
    must_be_clean(*event);
    const std::string line = model::event_json(*event);
    const auto again = model::parse_event(line);
    if (!again) return must(false, "an event that was decided can be read again", again.problem().sentence.en);
    must(same(*again, *event), "an event survives the log", line);
    model::Record record = stage();
    must(static_cast<bool>(model::advance(record, *again)), "an event that was decided can be applied", line);
    must(record.digest == model::digest_of(record), "an event moves the digest to that of the entities", line);
}

}  // namespace fuzz
