// One heading for each question, so that a page can be torn off after it. See drill_sheet.h.
#include "model/drill_sheet.h"

#include "model/record/words.h"
#include "model/report.h"

namespace model {
namespace {

std::string phrase(Language language, Say word, std::initializer_list<std::string> values) {
    return fill(say(word, language), values);
}

void put_line(std::string& page, const std::string& text) { page += "- " + markdown_text(text) + "\n"; }

void put_question(std::string& page, const DrillQuestion& question, std::size_t number, Language language) {
    const std::string when = month_day_short(question.at) + " " + hour_minute_second(question.at);
    page += "\n## " + std::to_string(number) + " " + markdown_text(when + " " + pick(question.ask, language)) + "\n\n";
    const std::string right = pick(question.options[question.right], language);
    put_line(page, phrase(language, Say::drill_sheet_answer, {right}));
    std::string all;
    for (const Text& option : question.options) all += (all.empty() ? "" : " / ") + pick(option, language);
    put_line(page, phrase(language, Say::drill_sheet_options, {all}));
    if (question.silence > Milliseconds{0}) put_line(page, phrase(language, Say::drill_sheet_silence, {right}));
}

}  // namespace

Result<std::string> drill_sheet(const Replay& log, std::uint64_t seed, Language language) {
    const std::vector<DrillQuestion> questions = drill_questions(log, seed);
    if (questions.empty()) return no_drill_in_log();
    std::string page = "# " + std::string(say(Say::drill_sheet_title, language)) + "\n\n" +
                       std::string(say(Say::drill_sheet_how, language)) + "\n";
    for (std::size_t i = 0; i < questions.size(); ++i) put_question(page, questions[i], i + 1, language);
    return page;
}

}  // namespace model
