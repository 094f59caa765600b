// Reads the plan out of the page. It must never look at a source file.
#include "tests/house/plan.h"

#include <algorithm>
#include <sstream>

namespace house {
namespace {

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

std::string folder_of(std::string_view path) { return std::string(path.substr(0, path.rfind('/'))); }

// "model/rules/   decide warnings fold  | sees assets"
Room room_from(const std::string& line) {
    const std::size_t bar = line.find('|');
    std::vector<std::string> words = words_of(line.substr(0, bar));
    Room room{words.front().substr(0, words.front().size() - 1), false, {}, {}};
    words.erase(words.begin());
    room.open = words == std::vector<std::string>{"every", "header"};
    if (!room.open && words != std::vector<std::string>{"no", "door"}) {
        for (const std::string& door : words) {
            const bool whole = door.find('/') != std::string::npos;
            room.doors.push_back((whole ? door : folder_of(room.path) + '/' + door) + ".h");
        }
    }
    if (bar != std::string::npos) room.sees = words_of(line.substr(bar + 1));
    if (!room.sees.empty()) room.sees.erase(room.sees.begin());
    return room;
}

bool is_room_line(const std::string& line) {
    const std::string first = line.substr(0, line.find(' '));
    return first.size() > 1 && first.back() == '/' &&
           first.find_first_not_of("abcdefghijklmnopqrstuvwxyz/") == std::string::npos;
}

std::vector<Room> read_plan() {
    std::vector<Room> rooms;
    const File* page = find("docs/architecture.md");
    if (page == nullptr) return rooms;
    bool in_block = false;
    for (const std::string& line : page->lines) {
        if (line.starts_with("```")) in_block = !in_block;
        if (in_block && is_room_line(line)) rooms.push_back(room_from(line));
    }
    return rooms;
}

bool lies_in(std::string_view path, std::string_view folder) {
    return path == folder || (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

// What a house sees of others is said at its first room; a room may add to it.
bool sees_house(const Room& who, const Room& what) {
    const auto named = [&](const Room& room) {
        return std::any_of(room.sees.begin(), room.sees.end(), [&](const auto& s) { return lies_in(what.path, s); });
    };
    const auto first =
        std::find_if(plan().begin(), plan().end(), [&](const Room& room) { return room.top() == who.top(); });
    return named(who) || named(*first);
}

}  // namespace

const std::vector<Room>& plan() {
    static const std::vector<Room> rooms = read_plan();
    return rooms;
}

int room_of(std::string_view path) {
    const std::string folder = folder_of(path);
    int found = -1;
    for (std::size_t i = 0; i < plan().size(); ++i) {
        const Room& room = plan()[i];
        if (std::find(room.doors.begin(), room.doors.end(), path) != room.doors.end()) return static_cast<int>(i);
        if (room.path == folder) found = static_cast<int>(i);
    }
    return found;
}

std::string objection(int who, std::string_view header) {
    const int what = room_of(header);
    if (what < 0) return "is in no room of the plan";
    const Room& from = plan()[static_cast<std::size_t>(who)];
    const Room& to = plan()[static_cast<std::size_t>(what)];
    const bool family = lies_in(from.path, to.path) || lies_in(to.path, from.path);
    if (who == what || (family && to.path.find('/') != std::string::npos)) {
        return who == what || to.open || !lies_in(folder_of(header), to.path) || lies_in(from.path, to.path)
                   ? ""
                   : "lies behind a door";
    }
    if (from.top() != to.top() && !sees_house(from, to)) return "is in a house that it may not see";
    if (from.top() == to.top() && what > who) return "is in a room that comes later";
    if (!to.open && lies_in(folder_of(header), to.path)) return "lies behind a door";
    return {};
}

}  // namespace house
