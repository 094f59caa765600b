// The faces live in the binary, so ImGui is handed the bytes themselves and must not free them. The fallback file is
// mapped, not read: 20 MB that hardly any board touches.
#include "ui/pen/fonts.h"

#include "assets/embedded.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <span>

namespace ui {
namespace {

constexpr float reference = 16.0f;
constexpr float measuring_size = 128.0f;
constexpr ImWchar em_wide = 0x56FD;                                                  // 国
constexpr std::array<ImWchar, 10> kanji = {0x56FD, 0x969C, 0x5BB3, 0x66AB, 0x5B9A,   // 国障害暫定
                                           0x958B, 0x53CE, 0x675F, 0x6C7A, 0x6E08};  // 開収束決済
constexpr ImU32 fallback_japanese = 0;  // of the collection: its first face has the Japanese shapes

// The mapping stays for the life of the process, as the atlas reads from it whenever a new glyph is wanted.
std::span<const std::byte> mapped(const char* path) {
    const int file = ::open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return {};
    struct stat info {};
    void* bytes = MAP_FAILED;
    if (::fstat(file, &info) == 0 && info.st_size > 4)
        bytes = ::mmap(nullptr, static_cast<std::size_t>(info.st_size), PROT_READ, MAP_PRIVATE, file, 0);
    ::close(file);
    if (bytes == MAP_FAILED) return {};
    return {static_cast<const std::byte*>(bytes), static_cast<std::size_t>(info.st_size)};
}

bool is_collection(std::span<const std::byte> bytes) {
    constexpr std::array mark = {std::byte{'t'}, std::byte{'t'}, std::byte{'c'}, std::byte{'f'}};
    return bytes.size() > mark.size() && std::equal(mark.begin(), mark.end(), bytes.begin());
}

// A trap: with FontDataOwnedByAtlas = false ImGui copies the bytes, with true it frees them. So it is handed over as
// its own and taken back before anything can be destroyed.
ImFont* added(std::span<const std::byte> bytes, const ImFontConfig& config) {
    ImFontConfig own = config;
    own.FontData = const_cast<std::byte*>(bytes.data());
    own.FontDataSize = static_cast<int>(bytes.size());
    own.FontDataOwnedByAtlas = true;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFont* font = atlas.AddFont(&own);
    for (ImFontConfig& source : atlas.Sources)
        if (source.FontData == own.FontData) source.FontDataOwnedByAtlas = false;
    return font;
}

float em_of(ImFont& font) { return font.GetFontBaked(measuring_size)->GetCharAdvance(em_wide) / measuring_size; }

// Merged behind the newest font, so that an em of the one is an em of the other.
void add_fallback(const char* path, float em_of_main) {
    const std::span<const std::byte> bytes = mapped(path);
    if (!is_collection(bytes)) return;
    ImFontConfig config;
    config.SizePixels = reference;
    config.FontNo = fallback_japanese;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFont* main = atlas.Fonts.back();
    ImFont* alone = added(bytes, config);
    const float em = alone == nullptr ? 0.0f : em_of(*alone);
    if (alone != nullptr) atlas.RemoveFont(alone);
    if (em <= 0.0f) return;
    config.MergeMode = true;
    config.DstFont = main;
    config.SizePixels = reference * em_of_main / em;
    added(bytes, config);
}

ImFont* face_from(std::span<const std::byte> bytes, const char* fallback) {
    ImFontConfig config;
    config.SizePixels = reference;
    ImFont* font = added(bytes, config);
    if (font != nullptr) add_fallback(fallback, em_of(*font));
    return font;
}

// Glyph boxes are rounded outward to whole pixels: one pixel too high in the mean.
float height_of(const ImFontGlyph& glyph) { return glyph.Y1 - glyph.Y0 - 1.0f; }

void measure(Faces& faces) {
    ImFontBaked& baked = *faces.regular->GetFontBaked(measuring_size);
    const float em = baked.GetCharAdvance(em_wide);
    float height = 0.0f;
    for (const ImWchar character : kanji) height += height_of(*baked.FindGlyph(character));
    faces.stretch = measuring_size / em;
    faces.kanji = height / static_cast<float>(kanji.size()) / em;
    faces.latin = height_of(*baked.FindGlyph('E')) / em;
    faces.rise = (faces.stretch - 1.0f) / 2.0f;  // a face's line gap lies half above the em box, half below
}

}  // namespace

model::Result<Faces> load_faces(const Fallback& fallback) {
    Faces faces;
    faces.regular = face_from(assets::font_regular(), fallback.regular);
    faces.bold = face_from(assets::font_bold(), fallback.bold);
    const bool whole = faces.regular != nullptr && faces.bold != nullptr &&
                       faces.regular->GetFontBaked(measuring_size)->FindGlyphNoFallback(em_wide) != nullptr;
    if (!whole)
        return model::problem(model::Trouble::corrupt, "内蔵の書体を読めません。Kyodo を入れ直してください。",
                              "The built-in typeface cannot be read. Install Kyodo again.");
    measure(faces);
    faces.glyphs = std::make_shared<const Glyphs>(*faces.regular);
    return faces;
}

// A screen that alone needs more than the budget is not drawn anew for every frame because of it.
void GlyphBudget::hold() {
    constexpr int least_frames_between = 60;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    const auto bytes = static_cast<std::size_t>(atlas.TexData->GetSizeInBytes());
    if (++frames_since_ < least_frames_between || bytes <= most_bytes) return;
    frames_since_ = 0;
    ++forgotten_;
    ImFontAtlasBuildDiscardBakes(&atlas, 0);
    atlas.CompactCache();
}

}  // namespace ui
