// What a line leaves unsaid because where it is typed says it. Part of the command language. It must never change what was
// said.
#pragma once

#include "model/command_language.h"

namespace model::language {

// The incident this board is about, where the command may name one and does not follow from something that has its own.
void put_incident(Command& command, const Saying& saying);

// A deadline more is said by the whole list: what stands there already stays.
void keep_deadlines(DeclareService& command, const Saying& saying);

}  // namespace model::language
