// The plan of the house as docs/architecture.md prints it: its rooms in their order, their doors, what they see.
// It must never hold a rule of its own; what the page says is the rule.
#pragma once

#include "tests/house/tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace house {

struct Room {
    std::string path;                // "model/rules"
    bool open = false;               // every header is for whoever comes after it
    std::vector<std::string> doors;  // "model/decide.h": headers that stand for the room, and lie outside its folder
    std::vector<std::string> sees;   // other houses, "net", or single rooms of them, "model/text"

    std::string_view top() const { return std::string_view(path).substr(0, path.find('/')); }
};

// In the page's order. Read once.
const std::vector<Room>& plan();

// The room whose folder or whose door this path is; -1 when the plan has none for it.
int room_of(std::string_view path);

// May a file of this room include that header of ours? The reason why not, or empty.
std::string objection(int who, std::string_view header);

}  // namespace house
