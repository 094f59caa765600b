// The desk as a whole: the selected row in full, the modes and choices of the entry, the line with what it would come to,
// and what was sent but is nobody's row. It must never say that something happened before the record does.
#include "model/board/board_parts.h"
#include "model/command_mistakes.h"
#include "model/completion.h"
#include "model/field_said.h"
#include "model/intent.h"

namespace model {
namespace parts {
namespace {

constexpr std::size_t most_sent = 2;

struct ModeWord {
    EntryMode mode;
    char letter;
    Say word;
};
constexpr ModeWord mode_words[] = {
    {EntryMode::action, 'A', Say::mode_action},     {EntryMode::fact, 'F', Say::mode_fact},
    {EntryMode::state, 'S', Say::mode_state},       {EntryMode::decision, 'D', Say::mode_decision},
    {EntryMode::handover, 'H', Say::mode_handover}, {EntryMode::any, '/', Say::mode_any},
};

std::string example_of(const Scene& scene) {
    switch (scene.state.desk.mode) {
        case EntryMode::action: return phrase(scene, Say::example_action);
        case EntryMode::fact: return phrase(scene, Say::example_fact);
        case EntryMode::state: return phrase(scene, Say::example_state);
        case EntryMode::decision: return phrase(scene, Say::example_decision);
        case EntryMode::handover: return phrase(scene, Say::example_handover);
        case EntryMode::any: break;
    }
    return phrase(scene, Say::example_any);
}

std::string stage_of(const Scene& scene, const Pending& pending) {
    switch (pending.stage) {
        case PendingStage::refused:
            return pending.problem ? text(scene, pending.problem->sentence) : phrase(scene, Say::refused);
        case PendingStage::unsure: return phrase(scene, Say::command_unsure);
        case PendingStage::accepted: return phrase(scene, Say::command_accepted);
        case PendingStage::sending: break;
    }
    return phrase(scene, Say::command_pending);
}

// Commands about a row are shown in that row, on the board; everything else here.
void put_sent(const Scene& scene, Desk& desk) {
    for (const Pending& pending : scene.state.pending) {
        if (!pending.action.empty() && scene.record.actions.find(pending.action)) continue;
        DeskSent sent;
        sent.line = pending.line.empty() ? line_of(pending.command, scene.language) : pending.line;
        sent.refused = pending.stage == PendingStage::refused;
        sent.stage = stage_of(scene, pending);
        if (sent.refused) sent.key = pending.key;
        desk.sent.push_back(std::move(sent));
    }
    if (desk.sent.size() > most_sent) desk.sent.erase(desk.sent.begin(), desk.sent.end() - most_sent);
}

void put_keys(const Scene& scene, Desk& desk) {
    const auto key = [&](const char* cap, Say word) { desk.keys.push_back({cap, phrase(scene, word)}); };
    if (desk.focus == DeskFocus::entry) {
        key("Enter", Say::key_send);
        key("Tab", Say::key_complete);
        key("↑", Say::key_earlier);
        key("Esc", Say::key_to_board);
    } else {
        key("/", Say::key_enter);
        key("J", Say::key_down);
        key("K", Say::key_up);
        const auto claims = [&](const Action& action) {
            const std::vector<Move> all = moves(scene, action);
            return std::find(all.begin(), all.end(), Move::claim) != all.end();
        };
        const auto& actions = scene.record.actions;
        if (std::any_of(actions.begin(), actions.end(), claims)) key("C", Say::key_claim);
        key("Tab", Say::key_focus);
    }
    key("?", Say::key_help);
}

}  // namespace

Desk desk(const Scene& scene) {
    Desk desk;
    const Desktop& remembered = scene.state.desk;
    desk.focus = remembered.focus;
    desk.service = selected_service(scene.state);
    if (const Service* service = scene.record.services.find(desk.service))
        desk.detail = service_detail(scene, *service);
    else if (const Action* action = scene.record.actions.find(scene.state.selected))
        desk.detail = action_detail(scene, *action);
    for (const ModeWord& mode : mode_words)
        desk.modes.push_back({mode.mode, mode.letter, phrase(scene, mode.word), mode.mode == remembered.mode});
    desk.line = scene.state.entry.value_or("");
    desk.caret = std::min(remembered.caret, desk.line.size());
    desk.example = example_of(scene);
    put_choices(scene, desk);
    put_understood(scene, desk);
    if (characters_in(desk.line) <= most_line_characters)
        desk.completions =
            completions_for(desk.line, desk.caret, remembered.mode, saying_of(scene.state, scene.now), scene.language);
    put_sent(scene, desk);
    put_keys(scene, desk);
    return desk;
}

}  // namespace parts
}  // namespace model
