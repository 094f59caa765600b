// The keys of a view that nobody sits before, in place of its body and large enough to be read where it hangs.
// It must never know what a key does beyond its word, nor when the list closes.
#include "ui/wall_keys.h"
#include "model/record/words.h"
#include "ui/pen/panel_text.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace ui {
namespace {

using model::Say;

struct FarKey {
    std::string_view key;
    Say word;
};

std::vector<FarKey> keys_of(const model::Board& board) {
    std::vector<FarKey> keys = {
        {"W  F2", Say::key_view}, {"L  F3", Say::key_language}, {"P  F4", Say::key_lighting}, {"M", Say::key_bar}};
    if (board.header.incidents.size() > 1) keys.push_back({"I  F5", Say::key_incident});
    keys.push_back({"?  F1  Esc", Say::key_close});
    return keys;
}

}  // namespace

void draw_far_keys(const Frame& frame, const Area& room, float size) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const std::vector<FarKey> keys = keys_of(frame.board);
    const float pitch = std::min(size * 1.9f, (room.height() - size * 2.6f) / static_cast<float>(keys.size()));
    const float height = size * 3.0f + pitch * static_cast<float>(keys.size());
    const Rect panel = room.upper(std::min(room.height(), height));
    canvas.fill(panel, theme.panel, size * 0.3f, "keys");
    const Ground ground(canvas, theme.panel);
    const float left = panel.x + size;
    canvas.text({left, panel.y + size * 0.8f}, model::say(Say::key_help, frame.language()),
                {.size = size, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3});
    float widest = 0;
    for (const FarKey& item : keys) widest = std::max(widest, canvas.width(item.key, size, Weight::bold));
    const float word = left + widest + size * 1.6f;
    float y = panel.y + size * 2.6f;
    for (const FarKey& item : keys) {
        const float width = canvas.width(item.key, size, Weight::bold) + size * 0.7f;
        canvas.outline({left, y - size * 0.25f, width, size * 1.5f}, theme.mark, {2, size * 0.2f}, "key");
        canvas.text({left + size * 0.35f, y}, item.key,
                    {.size = size, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3});
        draw_line(canvas, {word, y, room.right - size - word}, model::say(item.word, frame.language()),
                  {.size = size, .colour = theme.t1, .tier = Tier::t3});
        y += pitch;
    }
}

}  // namespace ui
