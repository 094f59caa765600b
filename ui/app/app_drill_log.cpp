// Results are added to what the file holds, byte for byte, and the whole is put in its place at once: a crash leaves the
// file as it was, and a line somebody damaged stays for whoever wants to mend it.
#include "ui/app/app_drill_log.h"

#include "model/decide.h"
#include "model/wire/wire.h"
#include "ui/app/app_address.h"
#include "ui/app/app_demo.h"
#include "ui/app/app_files.h"
#include "ui/app/app_log_file.h"

namespace ui {
namespace {

constexpr std::size_t most_result_bytes = std::size_t{4} << 20;

std::filesystem::path results_path() { return own_folder() / "drills.jsonl"; }

model::Problem no_drill(const std::string& file, const model::Text& why) {
    return model::problem(model::Trouble::invalid, file + " では訓練できません。" + why.ja,
                          "There is no drill in " + file + ". " + why.en);
}

// As `kyodo-feed export` would write it.
model::Result<model::Replay> built_in(model::Language language) {
    const auto steps = demo_steps(language);
    if (!steps) return steps.problem();
    model::Record record;
    std::string lines;
    for (const model::DemoStep& step : *steps) {
        for (const model::DemoCommand& said : step.commands) {
            const auto event = model::decide(record, said.command, said.actor, step.at);
            if (!event) return event.problem();
            if (const auto done = model::advance(record, *event); !done) return done.problem();
            lines += model::event_json(*event) + "\n";
        }
    }
    return model::replay_of(lines);
}

}  // namespace

model::Result<model::Replay> drill_log(const std::string& name, model::Language language) {
    if (name.empty()) return built_in(language);
    const auto lines = log_bytes(name);
    if (!lines) return no_drill(name, lines.problem().sentence);
    auto log = model::replay_of(*lines);
    if (!log) return no_drill(name, log.problem().sentence);
    return log;
}

model::DrillResults drill_results() {
    const model::Result<std::string> bytes = read_small(results_path(), most_result_bytes);
    if (!bytes) {
        if (bytes.problem().trouble != model::Trouble::not_found) say_problem(bytes.problem().sentence);
        return {};
    }
    model::DrillResults results = model::parse_results(*bytes);
    if (results.damaged > 0) {
        const std::string place = results_path().string(), count = std::to_string(results.damaged);
        say_problem(
            {place + " の " + count + " 行は読めないので数えません(消しません)。直すか、その行を除いてください。",
             place + ": " + count + " lines cannot be read and do not count; they are kept. Mend or remove them."});
    }
    return results;
}

model::Result<model::Done> keep_result(const model::DrillResult& result) {
    model::Result<std::string> bytes = read_small(results_path(), most_result_bytes);
    if (!bytes && bytes.problem().trouble != model::Trouble::not_found) {
        const model::Text why = bytes.problem().sentence;
        const std::string line = model::result_json(result);
        return model::problem(model::Trouble::unavailable, "訓練の結果を残せません。" + why.ja + " 結果: " + line,
                              "The result of the drill could not be kept. " + why.en + " The result: " + line);
    }
    std::string all = bytes ? std::move(*bytes) : std::string{};
    if (!all.empty() && all.back() != '\n') all += '\n';
    return write_own(results_path(), all + model::result_json(result) + "\n");
}

}  // namespace ui
