// POST /v1/commands: whatever is let in survives being written and read again, and is decided well on a living record.
#include "model/record/check.h"
#include "model/wire/wire.h"
#include "tests/fuzz/judge.h"
#include "tests/fuzz/stage.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto command = model::parse_command(fuzz::bytes(data, size));
    if (!command) {
        fuzz::must_refuse_well(command.problem());
        return 0;
    }
    const std::string written = model::command_json(*command);
    fuzz::must(!model::command_name(*command).empty(), "a command has a name", written);
    const auto again = model::parse_command(written);
    if (!again) fuzz::must(false, "a command that was read can be read again", again.problem().sentence.en);
    fuzz::must(model::command_json(*again) == written, "a command survives the wire", written);
    fuzz::must_decide_well(*command);
    const auto found = model::check(*command);
    fuzz::must(!found, "a command is within the limits", written);
    fuzz::must(model::command_json(*command) == written, "a command is clean when it is let in", written);
    return 0;
}
