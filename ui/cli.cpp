// CLI11 stays in here, exceptions included: a refusal leaves as one sentence with the right use behind it.
// It must never print by itself.
#include "ui/cli.h"

#include "model/command_language.h"
#include "model/command_manual.h"
#include "model/text/nearest.h"
#include "model/text/text.h"
#include "model/text/version.h"
#include "ui/cli_help.h"
#include "ui/cli_values.h"
#include "ui/views.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

namespace ui {
namespace {

// What CLI11 fills in before it is judged as a whole.
struct Given {
    std::string feed, at, size, view = "wall", language, theme = "dark", names = "people", me, line, config;
    std::string notify, quiet;
    std::string format = "md";
    bool demo = false;
    std::vector<std::string> words;
    Options options;
};

CLI::Validator number_between(const char* low, const char* high) {
    const double least = std::stod(low);
    const double most = std::stod(high);
    const std::string use = std::string("give a number from ") + low + " to " + high;
    return CLI::Validator(
        [least, most, use](const std::string& text) {
            double value = 0.0;
            const bool whole = CLI::detail::lexical_cast(text, value);
            return whole && value >= least && value <= most ? std::string{} : use + ", not " + text;
        },
        "");
}

// `fault`: empty when the text will do.
CLI::Validator judged_by(std::string (*fault)(const std::string&)) { return CLI::Validator(fault, ""); }

void add_options(CLI::App& app, Given& given) {
    Options& options = given.options;
    app.add_option("--feed", given.feed, "Address of the shared feed")->envname("KYODO_FEED")->type_name("URL");
    app.add_flag("--demo", given.demo, "Play the built-in incident, whatever KYODO_FEED says");
    app.add_option("--token-file", options.token_file, "File with the token for the feed")
        ->envname("KYODO_TOKEN_FILE")
        ->type_name("FILE");
    app.add_option("--ca-file", options.ca_file, "Certificates to trust instead of the system's (PEM)")
        ->envname("KYODO_CA_FILE")
        ->type_name("FILE");
    app.add_option("--me", given.me, "Who sits here, where no token says it: \"PERSON / ORGANISATION\"")
        ->envname("KYODO_ME")
        ->type_name("WHO");
    app.add_option("--view", given.view, "What is shown (what suits the window)")
        ->check(CLI::IsMember(view_names()))
        ->type_name("VIEW");
    app.add_option("--lang", given.language, "Language of the board: ja or en (the locale's)")
        ->envname("KYODO_LANG")
        ->check(CLI::IsMember({"ja", "en"}))
        ->type_name("LANG");
    app.add_option("--theme", given.theme, "For the light in the room: dark or light (dark)")
        ->check(CLI::IsMember({"dark", "light"}))
        ->type_name("THEME");
    app.add_option("--names", given.names, "People by name, or by their roles where guests see the board (people)")
        ->check(CLI::IsMember({"people", "roles"}))
        ->type_name("WHICH");
    app.add_option("--incident", options.incident.text, "Which incident while several go on, INC-2 (the gravest)")
        ->check(judged_by(fault_of_incident))
        ->type_name("ID");
    app.add_option("--size", given.size, "Size of the window in pixels")->type_name("WxH");
    app.add_option("--diagonal", options.diagonal, "Diagonal of the wall's screen in inches (55)")
        ->check(number_between("3", "1000"))
        ->type_name("IN");
    app.add_option("--distance", options.distance, "Distance of the farthest reader in metres (6)")
        ->check(number_between("0.2", "200"))
        ->type_name("M");
    app.add_option("--monitor", options.monitor, "Monitor to open on: 0, 1 … or a name like HDMI-1 (the primary)")
        ->check(judged_by(fault_of_monitor))
        ->type_name("WHICH");
    app.add_flag("--fullscreen", options.fullscreen, "Fill the monitor");
    app.add_option("--notify", given.notify, "What the desktop tells you: none, mine, all (mine; of the demo none)")
        ->check(CLI::IsMember({"none", "mine", "all"}))
        ->type_name("WHOSE");
    app.add_flag("--notify-sound", options.notify_sound, "With a short sound, where the desktop makes one");
    app.add_option("--quiet", given.quiet, "When it tells nothing, by the clock of the board: 22:00-07:00")
        ->check(judged_by(fault_of_quiet))
        ->type_name("FROM-TO");
    app.add_option("--config", given.config, "File with settings, instead of the usual one")->type_name("FILE");
    app.add_option("--at", given.at, "Where demo or replay start: 08:12:40, or a full time with offset")
        ->type_name("TIME");
    app.add_option("--speed", options.speed, "How fast the clock of demo (6, with --at 1), replay or drill (20) runs")
        ->check(number_between("0.1", "1000"))
        ->type_name("X");
    app.add_option("--replay", options.replay, "Show a log from a file (kyodo-feed export) instead of a feed")
        ->type_name("FILE");
    app.add_option("--drill", options.drill_log,
                   "Train with a log: the board, eight questions, a score (built-in incident)")
        ->expected(0, 1)
        ->type_name("FILE");
    app.add_option("--seed", options.seed, "Of a drill: the order of its answers (how often it was done, plus 1)")
        ->check(number_between("0", "1000000"))
        ->type_name("N");
    app.add_option("--screenshot", options.screenshot, "Write the frame to this PNG file and end")->type_name("FILE");
    app.add_flag("--figures", options.figures, "Say at the end what the run cost: first frame, frames, CPU");
    app.add_option("--after", options.after, "Seconds from the first frame to --screenshot (0)")
        ->check(number_between("0", "86400"))
        ->type_name("SECONDS");
}

// A verb that is said of several kinds of things is one task with several Japanese names.
void add_verbs(CLI::App& app, Given& given) {
    std::map<std::string_view, CLI::App*> verbs;
    std::set<std::string_view> names;
    for (const model::CommandWord& word : model::command_words()) {
        CLI::App*& verb = verbs[word.en];
        if (verb == nullptr) {
            const bool asks = word.en == "help";  // which is the name of what explains
            verb = app.add_subcommand(std::string(asks ? word.ja : word.en), word.meaning.en);
            verb->add_option("words", given.words, "As in: " + model::typed_example(word))->type_name("");
            if (asks) names.insert(word.ja);
        }
        if (names.insert(word.ja).second) verb->alias(std::string(word.ja));
    }
}

void add_tasks(CLI::App& app, Given& given) {
    app.add_flag("--try", given.options.only_try, "Of a command: say what would become of it, and do nothing");
    app.add_flag("--new", given.options.as_new,
                 "Of a command: the names in it are right, also those nobody has heard of");
    app.require_subcommand(0, 1);
    app.fallthrough();
    CLI::App* status = app.add_subcommand("status", "Print the board as text");
    status->add_flag("--json", given.options.json, "As JSON, for scripts");
    app.add_subcommand("help", "Explain a verb or a task; gives no command")
        ->add_option("words", given.words, "As in: kyodo help claim")
        ->type_name("");
    app.add_subcommand("manual", "Print the manual page, every command in it");
    app.add_subcommand("do", "Give one command: kyodo do \"claim A7\"")
        ->add_option("line", given.line, "The command")
        ->required()
        ->type_name("LINE");
    CLI::App* report = app.add_subcommand("report", "Write the incident as a document, from a log or a feed");
    CLI::App* sheet =
        app.add_subcommand("questions", "Print the questions of a drill and their answers, to lead it by hand");
    for (CLI::App* task : {report, sheet})
        task->add_option("--log", given.options.log, "A log from a file (kyodo-feed export)")->type_name("FILE");
    report->add_option("--format", given.format, "Markdown or a page: md or html (md)")
        ->check(CLI::IsMember({"md", "html"}))
        ->type_name("FORMAT");
    report->add_option("--out", given.options.out, "Where it is written, instead of printed")->type_name("FILE");
    add_verbs(app, given);
}

std::string line_from(const CLI::App& verb, const Given& given) {
    if (verb.get_name() == "do") return given.line;
    std::string line = verb.get_name();
    for (const std::string& word : given.words) line += " " + word;
    return line;
}

// Where the board comes from: a shared feed, the built-in incident or a file.
std::string fault_of_source(Given& given) {
    Options& options = given.options;
    while (given.feed.ends_with('/')) given.feed.pop_back();
    const bool replays = !options.replay.empty();
    if (replays && given.demo) return "--replay shows a file and --demo the built-in incident; leave one out";
    if (options.drill && replays) return "--drill and --replay both take a log; leave one out";
    if (given.demo || replays || options.drill) given.feed.clear();
    if (given.feed.empty()) return {};
    options.feed = given.feed;
    return fault_of_feed(given.feed);
}

// Turns what was given into options; a fault is a sentence.
std::string fault_of(CLI::App& app, Given& given) {
    Options& options = given.options;
    const auto was_given = [&app](const char* name) { return app.count(name) > 0; };
    for (const CLI::App* chosen : app.get_subcommands()) {
        options.task = task_of(chosen->get_name());
        if (options.task == Task::command) options.command = line_from(*chosen, given);
    }
    const bool stands_alone = options.command == "contain" || options.command == "close";
    if (options.task == Task::command && given.words.empty() && given.line.empty() && !stands_alone)
        return "kyodo " + options.command + " needs more: " + verb_example(options.command);
    options.drill = was_given("--drill");
    if (std::string fault = fault_of_source(given); !fault.empty()) return fault;
    if (options.drill && given.view == "bar") return "a drill's questions have no room in the bar; choose another view";
    if (options.drill && was_given("--at")) return "a drill begins where its log does; leave out --at";
    if (options.feed && (was_given("--at") || was_given("--speed")))
        return "--at and --speed belong to the demo; leave them out with --feed";
    if (!given.at.empty() && !(options.at = instant_from(given.at)))
        return "--at " + given.at + " is no time; write 08:12:40, or 2030-10-01T08:12:40+09:00";
    if (!given.size.empty() && !read_size(given.size, options))
        return "--size " + given.size + " is no size; write 1920x1080, 100 to 16384 wide, 32 to 16384 high";
    if (was_given("--after") && options.screenshot.empty()) return "--after goes with --screenshot FILE.png";
    options.html = given.format == "html";
    if (std::string fault = fault_of_task(options, given.demo); !fault.empty()) return fault;
    options.view = view_from(given.view).value_or(model::View::wall);
    options.language = terminal_language();
    if (!given.language.empty()) options.language = given.language == "en" ? model::Language::en : model::Language::ja;
    options.lighting = given.theme == "light" ? model::Lighting::light : model::Lighting::dark;
    const bool replays = !options.replay.empty();
    if (replays && !was_given("--view")) options.view = model::View::timeline;
    options.names = given.names == "roles" ? model::Names::roles : model::Names::people;
    options.view_given = replays || options.drill || was_given("--view");
    options.language_given = was_given("--lang");
    options.lighting_given = was_given("--theme");
    options.notify = notify_from(given.notify);
    options.quiet = quiet_from(given.quiet);
    options.me = identity_from(given.me);
    return {};
}

// Names a flag or word that does not exist, and the nearest that does.
std::string fault_of_unknown(const CLI::App& app, const std::string& given) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) names.push_back(option->get_name());
    for (const CLI::App* task : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(task->get_name());
    const std::vector<std::string_view> known(names.begin(), names.end());
    const std::string word = given.substr(0, given.find('='));
    const std::string_view nearest = model::nearest(word, known);
    const std::string fault = "there is no " + word;
    return nearest.empty() ? fault : fault + "; did you mean " + std::string(nearest) + "?";
}

Parsed wrong_use(std::string sentence) {
    if (!model::is_utf8(sentence)) sentence = "an argument is not UTF-8";
    if (!sentence.ends_with('?') && !sentence.ends_with('.')) sentence += '.';
    return {std::nullopt, exit_wrong_use,
            "kyodo: " + model::without_controls(sentence) + "\nkyodo --help says what there is.\n"};
}

// How "status" or "report" go; empty for a verb, and for what is no task.
std::string task_page(const CLI::App& app, const std::string& name) {
    if (!model::verb_page(name, terminal_language()).empty()) return {};
    for (const CLI::App* task : app.get_subcommands([](const CLI::App*) { return true; }))
        if (task->get_name() == name) return task->help("kyodo");
    return {};
}

// "kyodo help claim" and "kyodo claim help" explain; "kyodo manual" is the page.
Explained page_asked(const CLI::App& app, const Given& given) {
    for (const CLI::App* chosen : app.get_subcommands()) {
        const std::string& name = chosen->get_name();
        if (name == "manual") return {model::manual_page(), {}};
        if (name != "help" && !asks_about(given.words)) continue;
        if (name != "help") return explained({name}, terminal_language());
        std::string task = given.words.empty() ? std::string() : task_page(app, given.words.front());
        return task.empty() ? explained(given.words, terminal_language()) : Explained{std::move(task), {}};
    }
    return {};
}

// One reading of a command line.
struct Reading {
    Given given;
    CLI::App app{"Kyodo, the incident status board.", "kyodo"};
    bool told = false;  // --help or --version, which is all there is to do
    std::string page;   // instead of CLI11's own help
    std::string fault;

    explicit Reading(const std::vector<std::string>& words) {
        app.footer(help_footer);
        app.set_version_flag("--version", "kyodo " + std::string(model::program_version));
        add_options(app, given);
        add_tasks(app, given);
        std::vector<std::string> last_first(words.rbegin(), words.rend());  // as CLI11 wants them
        try {
            app.parse(last_first);
        } catch (const CLI::CallForVersion& asked) {
            told = true;
            page = asked.what() + std::string("\n");
        } catch (const CLI::ParseError& error) {
            const std::vector<std::string> unknown = app.remaining(true);
            told = error.get_exit_code() == 0;
            if (!told) fault = unknown.empty() ? error.what() : fault_of_unknown(app, unknown.front());
        }
        if (told || !fault.empty()) return;
        std::tie(page, fault) = page_asked(app, given);
        told = !page.empty();
        if (!told && fault.empty()) fault = fault_of(app, given);
    }
};

constexpr std::array<std::string_view, 17> setting_names = {
    "feed",     "token-file", "ca-file", "me",         "view", "lang",   "theme",        "names", "size",
    "diagonal", "distance",   "monitor", "fullscreen", "demo", "notify", "notify-sound", "quiet"};

std::string fault_of_setting(const Setting& setting, const std::string& argument) {
    if (std::find(setting_names.begin(), setting_names.end(), setting.name) == setting_names.end()) {
        const std::vector<std::string_view> known(setting_names.begin(), setting_names.end());
        const std::string_view nearest = model::nearest(setting.name, known);
        return "there is no setting " + setting.name +
               (nearest.empty() ? std::string{} : "; did you mean " + std::string(nearest) + "?");
    }
    if (argument.empty()) return {};
    return Reading({argument}).fault;
}

// What the settings add to a command line: that which it and the environment leave open.
model::Result<std::vector<std::string>> arguments_from(const SettingsFile& file, const CLI::App& given) {
    const model::Result<std::vector<Setting>> settings = parse_settings(file.path, file.text);
    if (!settings) return settings.problem();
    std::vector<std::string> arguments;
    for (const Setting& setting : *settings) {
        const std::string argument = argument_of(setting, file.path);
        if (const std::string fault = fault_of_setting(setting, argument); !fault.empty()) {
            const std::string sentence = place_of(file.path, setting.line) + ": " + fault;
            return model::problem(model::Trouble::invalid, sentence, sentence);
        }
        if (!argument.empty() && given.count("--" + setting.name) == 0) arguments.push_back(argument);
    }
    return arguments;
}

}  // namespace

Parsed options_from(int count, const char* const* arguments, const SettingsFile* settings) {
    std::vector<std::string> words(arguments + 1, arguments + count);
    auto reading = std::make_unique<Reading>(words);
    if (settings != nullptr && !reading->told) {
        const model::Result<std::vector<std::string>> more = arguments_from(*settings, reading->app);
        if (!more) return wrong_use(more.problem().sentence.en);
        words.insert(words.begin(), more->begin(), more->end());
        reading = std::make_unique<Reading>(words);
    }
    if (reading->told) return {std::nullopt, exit_fine, reading->page.empty() ? reading->app.help() : reading->page};
    if (!reading->fault.empty()) return wrong_use(reading->fault);
    Options& options = reading->given.options;
    for (const std::string* text : {&options.me.who, &options.me.org, &options.command})
        if (!model::is_utf8(*text)) return wrong_use("an argument is not UTF-8");
    return {std::move(options), exit_fine, {}};
}

}  // namespace ui
