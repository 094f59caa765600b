// The pages come from the table the lines are read by (model/command_manual.h).
#include "ui/cli_help.h"

#include "model/command_manual.h"
#include "model/command_values.h"
#include "model/text/likeness.h"
#include "model/text/nearest.h"

#include <string_view>

namespace ui {
namespace {

std::string fault_of_word(const std::vector<std::string>& words) {
    std::vector<std::string_view> known;
    for (const model::CommandWord& word : model::command_words()) {
        known.push_back(word.en);
        known.push_back(word.ja);
    }
    const std::string_view nearest = model::nearest(words.front(), known);
    std::string line;
    for (const std::string& word : words) line += " " + word;
    return "there is no verb " + words.front() + " to explain" +
           (nearest.empty() ? std::string() : "; did you mean " + std::string(nearest) + "?") +
           (nearest.empty() ? "; " : " ") + "kyodo help lists them, and help is asked for by: kyodo 応援" + line;
}

}  // namespace

bool asks_about(const std::vector<std::string>& words) {
    return words.size() == 1 && (model::alike(words.front(), "help") || model::alike(words.front(), "ヘルプ"));
}

std::string verb_example(const std::string& verb) {
    for (const model::CommandWord& word : model::command_words())
        if (model::is_called(word, verb)) return model::typed_example(word);
    return "kyodo do \"claim A7\"";
}

Explained explained(const std::vector<std::string>& words, model::Language language) {
    if (words.empty()) return {model::verbs_page(language), {}};
    const std::string& word = words.front();
    std::string page = model::verb_page(word, language);
    if (page.empty() && model::language::enum_said<model::Verb>(word)) page = model::verb_page("add", language);
    if (page.empty()) return {std::string(), fault_of_word(words)};
    return {std::move(page), {}};
}

}  // namespace ui
