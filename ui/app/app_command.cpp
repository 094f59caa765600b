// Asks the feed for its clock first: "later A7 08:40" means 08:40 where the incident is.
// It must never retry with another key: the sender asks with the same one until the feed has decided.
#include "ui/app/app_command.h"

#include "client/sender.h"
#include "model/command_language.h"
#include "model/command_values.h"
#include "model/record/words.h"
#include "model/record/zone_kind.h"
#include "model/text/text.h"
#include "ui/app/app_address.h"

#include <cstdio>

namespace ui {
namespace {

// A feed that is slow is asked with the same key until it says what became of it.
constexpr std::chrono::milliseconds patience{60'000};

int refused(const model::Problem& problem, model::Language language, int status) {
    say_problem(problem.sentence, language);
    return status;
}

// Whoever waits at a terminal is told that there is nothing yet, neither yes nor no.
void say_unsure(const model::Problem& problem, model::Language language) {
    say_problem({problem.sentence.ja + " 結果はまだ分かりません。同じキーで尋ね続けます。",
                 problem.sentence.en + " The outcome is not known yet; asking on with the same key."},
                language);
}

// "claimed: claim A7 (event 57)", "Deadlines set: deadline S1 15:00 close → tomorrow 15:00 (event 58)"
void print_outcome(const std::string& line, const model::Accepted& accepted, model::Language language) {
    const bool named = !accepted.events.empty();
    const std::string word = named ? model::pick(model::word_of(accepted.events.front().what), language) : "ok";
    const std::string seq = std::to_string(accepted.seq);
    const std::string shown = model::without_controls(word + ": " + line);
    const bool ja = language == model::Language::ja;
    std::printf("%s%s%s%s\n", shown.c_str(), ja ? "(記録 " : " (event ", seq.c_str(), ja ? ")" : ")");
}

}  // namespace

int run_command(const Options& options) {
    const model::Result<net::FeedAddress> address = feed_address_from(options);
    if (!address) return refused(address.problem(), options.language, exit_could_not);
    const model::Result<model::Snapshot> snapshot = client::fetch_snapshot(*address);
    if (!snapshot) return refused(snapshot.problem(), options.language, exit_could_not);
    model::Saying saying{snapshot->clock.now, &snapshot->record};
    saying.zone = model::zone_of(snapshot->record);
    const model::Result<model::Command> command = model::command_from(options.command, saying);
    if (!command) return refused(command.problem(), options.language, exit_wrong_use);
    const model::Result<model::Accepted> accepted =
        client::send_and_wait(*address, {client::fresh_key(), *command}, patience,
                              [&](const model::Problem& problem) { say_unsure(problem, options.language); });
    if (!accepted) return refused(accepted.problem(), options.language, exit_could_not);
    const std::string times =
        model::language::other_days_said(model::reading_of(options.command, saying), saying, options.language);
    print_outcome(options.command + (times.empty() ? "" : " " + times), *accepted, options.language);
    return exit_fine;
}

}  // namespace ui
