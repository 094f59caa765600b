// Where the feed is, from the options; the token comes from a file and goes nowhere but into the address.
// Part of the composition root. It must never print a token.
#pragma once

#include "net/feed_address.h"
#include "ui/cli.h"

namespace ui {

// Precondition: options.feed. A problem names the file that cannot be used.
model::Result<net::FeedAddress> feed_address_from(const Options& options);

// What a program of this version calls itself to a feed; `part`: "board" for a window, "cli" for a command.
std::string agent_of(std::string_view part);

// One line to stderr, made harmless: "kyodo: …".
void say_problem(const model::Text& sentence);
// The same where a language was chosen.
void say_problem(const model::Text& sentence, model::Language language);

}  // namespace ui
