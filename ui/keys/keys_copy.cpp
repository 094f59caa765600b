// What can be taken out of a board as text. It must never hold a word that is not on the screen: a guest's board shows no
// name, and what is copied from it holds none.
#include "ui/keys.h"

#include <initializer_list>

namespace ui {
namespace {

std::string joined(std::initializer_list<std::string> parts) {
    std::string text;
    for (const std::string& part : parts)
        if (!part.empty()) text += (text.empty() ? "" : " ") + part;
    return text;
}

}  // namespace

std::string copied_text(const Scene& scene) {
    const bool at_board = scene.state.view == model::View::desk && scene.state.desk.focus != model::DeskFocus::entry;
    if (!at_board && scene.state.entry && !scene.state.entry->empty()) return *scene.state.entry;
    for (const model::ServiceRow& row : scene.board.services)
        if (row.selected) return joined({row.id.text, row.name, row.state, row.impact, row.promise});
    for (const model::ActionRow& row : scene.board.actions.rows)
        if (row.selected) return joined({row.id.text, row.object, row.state, row.owner, row.org, row.time, row.under});
    return {};
}

}  // namespace ui
