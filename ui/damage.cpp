// Each tile of the screen has a hash of the triangles that touch it, in drawing order, with their texture and clip: two
// frames can only differ inside a tile whose hash differs. It must never compare less than what reaches the GPU.
#include "ui/damage.h"

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

void touch_triangle(Tiles& tiles, const ImDrawList& list, const ImDrawCmd& command, const ImDrawIdx* corner,
                    std::uint64_t hash) {
    ImVec2 low{command.ClipRect.z, command.ClipRect.w};
    ImVec2 high{command.ClipRect.x, command.ClipRect.y};
    for (int i = 0; i < 3; ++i) {
        const ImDrawVert& vertex = list.VtxBuffer[static_cast<int>(corner[i] + command.VtxOffset)];
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
                touch_triangle(tiles, *list, command, first + i, state);
        }
    }
    return tiles;
}

bool textures_are_as_before(const ImDrawData& data) {
    if (data.Textures == nullptr) return false;
    return std::all_of(data.Textures->begin(), data.Textures->end(),
                       [](const ImTextureData* texture) { return texture->Status == ImTextureStatus_OK; });
}

}  // namespace

Rect Damage::changed_by(const ImDrawData& data, Colour background) {
    Tiles now = tiles_of(data);
    const bool same_size = data.DisplaySize.x == width_ && data.DisplaySize.y == height_;
    const bool comparable = same_size && background == background_ && textures_are_as_before(data);
    int left = now.across, top = now.down, right = -1, bottom = -1;
    for (int y = 0; y < now.down; ++y)
        for (int x = 0; x < now.across; ++x) {
            const auto at = static_cast<std::size_t>(y * now.across + x);
            if (comparable && tiles_[at] == now.hashes[at]) continue;
            left = std::min(left, x);
            top = std::min(top, y);
            right = std::max(right, x);
            bottom = std::max(bottom, y);
        }
    tiles_ = std::move(now.hashes);
    width_ = data.DisplaySize.x;
    height_ = data.DisplaySize.y;
    background_ = background;
    if (right < left) return {};
    const auto px = [](int tiles) { return static_cast<float>(tiles * tile); };
    return {px(left), px(top), px(right - left + 1), px(bottom - top + 1)};
}

void restrict_to(ImDrawData& data, Rect part) {
    for (ImDrawList* list : data.CmdLists)
        for (ImDrawCmd& command : list->CmdBuffer) {
            ImVec4& clip = command.ClipRect;
            clip = {std::max(clip.x, part.x), std::max(clip.y, part.y), std::min(clip.z, part.x + part.w),
                    std::min(clip.w, part.y + part.h)};
        }
}

}  // namespace ui
