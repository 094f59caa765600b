// Each tile of the screen has a hash of the triangles that touch it, in drawing order, with their texture and clip: two
// frames can only differ inside a tile whose hash differs. It must never compare less than what reaches the GPU.
#include "ui/pen/damage.h"

#include <imgui.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr int tile = 64;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 29);
}

std::uint64_t mixed(std::uint64_t hash, float value) {
    return mixed(hash, std::uint64_t{std::bit_cast<std::uint32_t>(value)});
}

// The tiles of one frame while it is being read.
struct Tiles {
    std::vector<std::uint64_t> hashes;
    int across = 0, down = 0;

    void touch(ImVec2 low, ImVec2 high, std::uint64_t hash) {
        const int left = std::clamp(static_cast<int>(std::floor(low.x)) / tile, 0, across - 1);
        const int right = std::clamp(static_cast<int>(std::ceil(high.x)) / tile, 0, across - 1);
        const int top = std::clamp(static_cast<int>(std::floor(low.y)) / tile, 0, down - 1);
        const int bottom = std::clamp(static_cast<int>(std::ceil(high.y)) / tile, 0, down - 1);
        for (int y = top; y <= bottom; ++y)
            for (int x = left; x <= right; ++x) {
                std::uint64_t& kept = hashes[static_cast<std::size_t>(y * across + x)];
                kept = mixed(kept, hash);
            }
    }
};

// Triangles that are drawn in one go. `hash`: of what they have in common.
struct Batch {
    const ImDrawList& list;
    const ImDrawCmd& command;
    std::uint64_t hash;
};

void touch_triangle(Tiles& tiles, const Batch& batch, const ImDrawIdx* corner) {
    const ImDrawCmd& command = batch.command;
    std::uint64_t hash = batch.hash;
    ImVec2 low{command.ClipRect.z, command.ClipRect.w};
    ImVec2 high{command.ClipRect.x, command.ClipRect.y};
    for (int i = 0; i < 3; ++i) {
        const ImDrawVert& vertex = batch.list.VtxBuffer[static_cast<int>(corner[i] + command.VtxOffset)];
        for (const float value : {vertex.pos.x, vertex.pos.y, vertex.uv.x, vertex.uv.y}) hash = mixed(hash, value);
        hash = mixed(hash, std::uint64_t{vertex.col});
        low = {std::min(low.x, vertex.pos.x), std::min(low.y, vertex.pos.y)};
        high = {std::max(high.x, vertex.pos.x), std::max(high.y, vertex.pos.y)};
    }
    low = {std::max(low.x, command.ClipRect.x), std::max(low.y, command.ClipRect.y)};
    high = {std::min(high.x, command.ClipRect.z), std::min(high.y, command.ClipRect.w)};
    if (low.x < high.x && low.y < high.y) tiles.touch(low, high, hash);
}

Tiles tiles_of(const ImDrawData& data) {
    Tiles tiles;
    tiles.across = std::max(1, (static_cast<int>(data.DisplaySize.x) + tile - 1) / tile);
    tiles.down = std::max(1, (static_cast<int>(data.DisplaySize.y) + tile - 1) / tile);
    tiles.hashes.resize(static_cast<std::size_t>(tiles.across * tiles.down));
    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            std::uint64_t state = mixed(std::uint64_t{0}, std::bit_cast<std::uint64_t>(command.TexRef._TexData));
            for (const float side : {command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w})
                state = mixed(state, side);
            const ImDrawIdx* first = list->IdxBuffer.Data + command.IdxOffset;
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3)
                touch_triangle(tiles, {*list, command, state}, first + i);
        }
    }
    return tiles;
}

bool textures_are_as_before(const ImDrawData& data) {
    if (data.Textures == nullptr) return false;
    return std::all_of(data.Textures->begin(), data.Textures->end(),
                       [](const ImTextureData* texture) { return texture->Status == ImTextureStatus_OK; });
}

// Whole tiles, from the first to the one behind the last.
struct Part {
    int left = 0, top = 0, right = 0, bottom = 0;
    int area() const { return (right - left) * (bottom - top); }
    bool overlaps(const Part& o) const { return left < o.right && o.left < right && top < o.bottom && o.top < bottom; }
};

Part around(const Part& a, const Part& b) {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

// Runs of changed tiles, row by row; one that lies under a like run of the row above makes that longer.
std::vector<Part> runs_of(const std::vector<bool>& changed, int across, int down) {
    std::vector<Part> parts;
    for (int y = 0; y < down; ++y)
        for (int x = 0; x < across; ++x) {
            const int left = x;
            while (x < across && changed[static_cast<std::size_t>(y * across + x)]) ++x;
            if (x == left) continue;
            const auto above = std::find_if(parts.begin(), parts.end(), [&](const Part& part) {
                return part.left == left && part.right == x && part.bottom == y;
            });
            if (above != parts.end())
                above->bottom = y + 1;
            else
                parts.push_back({left, y, x, y + 1});
        }
    return parts;
}

// Joins the two whose common rectangle adds least, until there are few enough; parts that then overlap are one.
void join(std::vector<Part>& parts, std::size_t most) {
    const auto joined = [&parts](std::size_t i, std::size_t j) {
        parts[i] = around(parts[i], parts[j]);
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(j));
    };
    while (parts.size() > 1) {
        std::size_t first = 0, second = 0;
        int least = 0;
        for (std::size_t i = 0; i < parts.size(); ++i)
            for (std::size_t j = i + 1; j < parts.size(); ++j) {
                const int added = parts[i].overlaps(parts[j])
                                      ? -1
                                      : around(parts[i], parts[j]).area() - parts[i].area() - parts[j].area();
                if (second != 0 && added >= least) continue;
                least = added;
                first = i;
                second = j;
            }
        if (parts.size() <= most && least > 0) return;
        joined(first, second);
    }
}

}  // namespace

std::vector<Rect> Damage::changed_by(const ImDrawData& data, Colour background) {
    Tiles now = tiles_of(data);
    const bool same_size = data.DisplaySize.x == width_ && data.DisplaySize.y == height_;
    const bool comparable = same_size && background == background_ && textures_are_as_before(data);
    std::vector<Part> parts = {{0, 0, now.across, now.down}};
    if (comparable) {
        std::vector<bool> changed(now.hashes.size());
        for (std::size_t i = 0; i < changed.size(); ++i) changed[i] = tiles_[i] != now.hashes[i];
        parts = runs_of(changed, now.across, now.down);
        constexpr std::size_t most_joined = 200;  // beyond it half the screen changed, and joining would cost more
        if (parts.size() > most_joined) parts = {{0, 0, now.across, now.down}};
        join(parts, most_parts);
    }
    tiles_ = std::move(now.hashes);
    width_ = data.DisplaySize.x;
    height_ = data.DisplaySize.y;
    background_ = background;
    const auto px = [](int tiles) { return static_cast<float>(tiles * tile); };
    std::vector<Rect> rects;
    for (const Part& part : parts)
        rects.push_back({px(part.left), px(part.top), px(part.right - part.left), px(part.bottom - part.top)});
    return rects;
}

void draw_inside(ImDrawData& data, Rect part, const std::function<void()>& draw) {
    std::vector<ImVec4> clips;
    for (ImDrawList* list : data.CmdLists)
        for (ImDrawCmd& command : list->CmdBuffer) {
            ImVec4& clip = command.ClipRect;
            clips.push_back(clip);
            clip = {std::max(clip.x, part.x), std::max(clip.y, part.y), std::min(clip.z, part.x + part.w),
                    std::min(clip.w, part.y + part.h)};
        }
    draw();
    auto kept = clips.begin();
    for (ImDrawList* list : data.CmdLists)
        for (ImDrawCmd& command : list->CmdBuffer) command.ClipRect = *kept++;
}

}  // namespace ui
