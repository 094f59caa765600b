// What a task prints, and the status it ends with. Part of the composition root. It must never end as if what could not
// be printed had been.
#pragma once

#include <string_view>

namespace ui {

// `status` once all of it is printed; else exit_could_not, after the sentence that says so.
int printed(std::string_view text, int status);

}  // namespace ui
