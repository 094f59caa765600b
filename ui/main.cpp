// `kyodo`: reads the command line and hands over to one of three tasks.
// It must never do any of them itself.
#include "ui/app_board.h"
#include "ui/app_command.h"
#include "ui/app_status.h"

#include <cstdio>

int main(int count, char** arguments) {
    const ui::Parsed parsed = ui::options_from(count, arguments);
    if (!parsed.options) {
        std::fputs(parsed.message.c_str(), parsed.status == ui::exit_fine ? stdout : stderr);
        return parsed.status;
    }
    switch (parsed.options->task) {
        case ui::Task::board: return ui::run_board(*parsed.options);
        case ui::Task::status: return ui::print_status(*parsed.options);
        case ui::Task::command: return ui::run_command(*parsed.options);
    }
    return ui::exit_wrong_use;
}
