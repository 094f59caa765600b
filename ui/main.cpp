// `kyodo`: reads the command line and hands over to one of its tasks.
// It must never do any of them itself.
#include "net/output.h"
#include "ui/app/app_address.h"
#include "ui/app/app_board.h"
#include "ui/app/app_command.h"
#include "ui/app/app_drill.h"
#include "ui/app/app_files.h"
#include "ui/app/app_print.h"
#include "ui/app/app_report.h"
#include "ui/app/app_status.h"

#include <cstdio>

int main(int count, char** arguments) {
    net::hold_standard_streams();
    const model::Result<std::optional<ui::SettingsFile>> settings = ui::settings_of(count, arguments);
    if (!settings) {
        ui::say_problem(settings.problem().sentence);
        return ui::exit_wrong_use;
    }
    const ui::Parsed parsed = ui::options_from(count, arguments, *settings ? &**settings : nullptr);
    if (!parsed.options) {
        if (parsed.status == ui::exit_fine) return ui::printed(parsed.message, ui::exit_fine);
        std::fputs(parsed.message.c_str(), stderr);
        return parsed.status;
    }
    switch (parsed.options->task) {
        case ui::Task::board: return ui::run_board(ui::with_last_choice(*parsed.options));
        case ui::Task::status: return ui::print_status(*parsed.options);
        case ui::Task::questions: return ui::print_questions(*parsed.options);
        case ui::Task::report: return ui::write_report(*parsed.options);
        case ui::Task::command: return ui::run_command(*parsed.options);
    }
    return ui::exit_wrong_use;
}
