// What a person types: every line becomes a command that can be posted, or a sentence. The feed's border may still refuse
// it, with a sentence too: its limits are not the language's.
#include "model/command_language.h"
#include "model/wire/wire.h"
#include "tests/fuzz/judge.h"
#include "tests/fuzz/stage.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto command = model::command_from(fuzz::bytes(data, size), fuzz::stage_time());
    if (!command) {
        fuzz::must_refuse_well(command.problem());
        return 0;
    }
    const std::string posted = model::command_json(*command);
    const auto taken = model::parse_command(posted);
    if (!taken) {
        fuzz::must_refuse_well(taken.problem());
        return 0;
    }
    fuzz::must(model::command_json(*taken) == posted, "a command that was typed survives the wire", posted);
    fuzz::must_decide_well(*taken);
    return 0;
}
