// Asks the feed for its clock first: "later A7 08:40" means 08:40 where the incident is.
// It must never retry with another key: the sender asks with the same one until the feed has decided.
#include "ui/app/app_command.h"

#include "client/post_command.h"
#include "client/sender.h"
#include "model/command_language.h"
#include "model/record/words.h"
#include "model/record/zone_kind.h"
#include "model/text/text.h"
#include "model/understood.h"
#include "ui/app/app_address.h"
#include "ui/app/app_print.h"

#include <optional>

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

// "claimed: A7 isolate unit 1 · Owner Recov E · Check 08:20 (event 57)"; what was taken, never the line that was typed.
std::string outcome_of(const model::Command& command, const model::Accepted& accepted, const model::Saying& saying,
                       model::Language language) {
    const bool named = !accepted.events.empty();
    const bool ja = language == model::Language::ja;
    const std::string word = named ? model::pick(model::word_of(accepted.events.front().what), language) : "ok";
    model::Text taken = accepted.understood;
    if (taken == model::Text{})
        taken =
            named ? model::understood(command, accepted.events.front(), saying) : model::understood(command, saying);
    const std::string seq = std::to_string(accepted.seq);
    const std::string what = model::without_controls(word + ": " + model::pick(taken, language));
    if (accepted.tried)
        return what + (ja ? "(試しただけで、何も起きていません)\n" : " (tried: nothing has happened)\n");
    return what + (ja ? "(記録 " + seq + ")\n" : " (event " + seq + ")\n");
}

// "service=S99" is for one that is there: whoever means a new one says so.
std::optional<model::Problem> doubt_in(const model::Command& command, const std::string& line,
                                       const model::Saying& saying) {
    const auto* declare = std::get_if<model::DeclareService>(&command);
    if (!declare) return std::nullopt;
    const model::Reading reading = model::reading_of(line, saying);
    if (reading.doubts.empty()) return std::nullopt;
    model::Problem doubt = reading.doubts.front().problem;
    const std::string& id = declare->service.text;
    doubt.sentence.ja += " 新しいサービスなら =" + id + " と書くか、--new を付けてください。";
    doubt.sentence.en += " If it is a new service, write =" + id + ", or add --new.";
    return doubt;
}

model::Result<model::Accepted> answer_of(const net::FeedAddress& address, const model::SendCommand& command,
                                         const Options& options) {
    if (options.only_try) {
        net::Http http(address.trust);
        return client::try_command(http, address, command, {patience, {}});
    }
    return client::send_and_wait(address, command, patience,
                                 [&](const model::Problem& problem) { say_unsure(problem, options.language); });
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
    if (const auto doubt = options.as_new ? std::nullopt : doubt_in(*command, options.command, saying))
        return refused(*doubt, options.language, exit_wrong_use);
    const auto accepted = answer_of(*address, {client::fresh_key(), *command, options.as_new}, options);
    if (!accepted) return refused(accepted.problem(), options.language, exit_could_not);
    return printed(outcome_of(*command, *accepted, saying, options.language), exit_fine);
}

}  // namespace ui
