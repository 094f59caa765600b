// What a token may do. It must never know which command needs which permission: commands.def says that.
#pragma once

namespace model {

// Each includes what is possible for the one before, `source` apart: a monitoring source may propose and report only.
enum class Permission { viewer, responder, commander, admin, source };

}  // namespace model
