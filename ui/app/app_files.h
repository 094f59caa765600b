// The small files of a person: the settings that are read, what was last chosen, what the board notes about itself.
// Part of the composition root. It must never write anywhere but in the state folder.
#pragma once

#include "model/effect.h"
#include "model/message.h"
#include "ui/cli.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace ui {

// $XDG_STATE_HOME/kyodo: the saved boards' folder.
std::filesystem::path own_folder();

// Whole or not at all, readable by this person only; the folder is made when it is missing. A problem names the file.
model::Result<model::Done> write_own(const std::filesystem::path& path, std::string_view bytes);

// At most `most` bytes of a regular file. not_found when there is none.
model::Result<std::string> read_small(const std::filesystem::path& path, std::size_t most);

// The file of --config, which must exist, or kyodo/kyodo.toml in the person's settings, which need not.
model::Result<std::optional<SettingsFile>> settings_of(int count, const char* const* arguments);

// What was last chosen at a board of this person, where the command line says nothing; a picture follows the command
// line alone.
Options with_last_choice(Options options);

// Remembers for the next start. Returns at once but for one small file.
struct Choice {
    std::optional<model::View> view;  // none: the window's shape chose it
    model::Language language;
    model::Lighting lighting;
};
void remember_choice(const Choice& choice);

// The line being typed, so that neither a crash nor a restart loses it. Returns at once but for one small file.
void remember_entry(const model::SaveEntry& entry);
std::optional<model::EntryRestored> last_entry();

}  // namespace ui
