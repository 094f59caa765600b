// A log as it grows: every command is decided like any other, at whatever time its line says, and the report is made of what
// was written. It must never repair what was told.
#pragma once

#include "model/report.h"
#include "model/wire/wire.h"
#include "tests/support/told.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

namespace told {

struct Book {
    model::Record record;
    std::string lines;

    void say(const model::Command& command, std::string_view clock, const model::Actor& actor = command_a()) {
        lines += model::event_json(done(record, command, actor, at(clock))) + "\n";
    }
    model::Report report(model::Language language = model::Language::en) const {
        const auto log = model::replay_of(lines);
        if (!log) FAIL(log.problem().sentence.en);
        return model::report_of(*log, language);
    }
};

}  // namespace told
