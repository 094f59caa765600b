// How somebody stands before a board: which view, in which light, with which row in hand. It stays at that board and is
// said to nobody. It must never hold anything of the record but ids.
#pragma once

#include "model/record/ids.h"

#include <string>

namespace model {

enum class View { wall, compact, glance, desk, phone, timeline, handover, bar };
enum class Lighting { dark, light };  // of the room: which palette can be read in it
enum class Filter { own, all };
enum class Names { people, roles };  // roles: call signs, where guests can see the board
enum class DeskFocus { board, detail, entry };

enum class Notify { none, mine, all };  // whose notices come to this desktop: nobody's, one's own, everybody's

// Minutes of the day by the clock of the board, 0 to 1439; they end on the next day where `to` is not after `from`.
struct QuietHours {
    int from = 0, to = 0;
};

struct Identity {  // the person at this board, from the token file or --me; empty: nobody (a wall)
    std::string who;
    std::string org;
};

struct RowRef {  // one of them is empty
    ServiceId service = {};
    ActionId action = {};
    bool operator==(const RowRef&) const = default;
};

// How many items of a handover's sheet were read back at this board, from the first on.
struct SheetRead {
    HandoverId handover;
    int items = 0;
};

}  // namespace model
