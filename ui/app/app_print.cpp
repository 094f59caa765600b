// One place for every task.
#include "ui/app/app_print.h"

#include "net/output.h"
#include "ui/app/app_address.h"
#include "ui/cli.h"

namespace ui {

int printed(std::string_view text, int status) {
    const model::Result<model::Done> done = net::print(text);
    if (done) return status;
    say_problem(done.problem().sentence);
    return exit_could_not;
}

}  // namespace ui
