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
// From a space to the end of Latin Extended-A, and the dashes, quotes, bullet and ellipsis of English text: what an English
// board takes from the Latin face. Pairs, both included; 0 ends them.
constexpr std::array<ImWchar, 11> latin_ranges = {0x0020, 0x017F, 0x2010, 0x2015, 0x2018, 0x201F,
                                                  0x2022, 0x2022, 0x2026, 0x2026, 0};

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

// Glyph boxes are rounded outward to whole pixels: one pixel too high in the mean.
float height_of(const ImFontGlyph& glyph) { return glyph.Y1 - glyph.Y0 - 1.0f; }

float capital_of(ImFont& font) { return height_of(*font.GetFontBaked(measuring_size)->FindGlyph('E')); }

using Measure = float (*)(ImFont& font);

// Merged behind `main`, so that what is measured comes out as `wanted`. Nothing where it cannot be read.
void merge(ImFont& main, std::span<const std::byte> bytes, Measure measured, float wanted) {
    ImFontConfig config;
    config.SizePixels = reference;
    config.FontNo = fallback_japanese;
    ImFont* alone = added(bytes, config);
    const float own = alone == nullptr ? 0.0f : measured(*alone);
    if (alone != nullptr) ImGui::GetIO().Fonts->RemoveFont(alone);
    if (own <= 0.0f) return;
    config.MergeMode = true;
    config.DstFont = &main;
    config.SizePixels = reference * wanted / own;
    added(bytes, config);
}

void add_fallback(ImFont& main, const char* path) {
    const std::span<const std::byte> bytes = mapped(path);
    if (is_collection(bytes)) merge(main, bytes, em_of, em_of(main));
}

ImFont* japanese_face(std::span<const std::byte> bytes, const char* fallback) {
    ImFontConfig config;
    config.SizePixels = reference;
    ImFont* font = added(bytes, config);
    if (font != nullptr) add_fallback(*font, fallback);
    return font;
}

// The Japanese face without its Latin letters, which come from another, as high and on the same baseline. That it is the
// first of the two keeps every measure of a line; a trap: what it is not to give must be said of it, the first that has a
// character wins.
ImFont* english_face(ImFont& japanese, std::span<const std::byte> bytes, std::span<const std::byte> latin,
                     const char* fallback) {
    ImFontConfig config;
    config.SizePixels = reference;
    config.GlyphExcludeRanges = latin_ranges.data();
    ImFont* font = added(bytes, config);
    if (font == nullptr) return nullptr;
    merge(*font, latin, capital_of, capital_of(japanese));
    add_fallback(*font, fallback);
    return font;
}

void measure(Faces& faces) {
    ImFontBaked& baked = *faces.japanese.regular->GetFontBaked(measuring_size);
    const float em = baked.GetCharAdvance(em_wide);
    float height = 0.0f;
    for (const ImWchar character : kanji) height += height_of(*baked.FindGlyph(character));
    faces.stretch = measuring_size / em;
    faces.kanji = height / static_cast<float>(kanji.size()) / em;
    faces.latin = capital_of(*faces.japanese.regular) / em;
    faces.rise = (faces.stretch - 1.0f) / 2.0f;  // a face's line gap lies half above the em box, half below
}

}  // namespace

model::Result<Faces> load_faces(const Fallback& fallback) {
    Faces faces;
    FacePair& own = faces.japanese;
    own.regular = japanese_face(assets::font_regular(), fallback.regular);
    own.bold = japanese_face(assets::font_bold(), fallback.bold);
    const bool whole = own.regular != nullptr && own.bold != nullptr &&
                       own.regular->GetFontBaked(measuring_size)->FindGlyphNoFallback(em_wide) != nullptr;
    if (whole) {
        faces.english.regular =
            english_face(*own.regular, assets::font_regular(), assets::font_latin_regular(), fallback.regular);
        faces.english.bold = english_face(*own.bold, assets::font_bold(), assets::font_latin_bold(), fallback.bold);
    }
    if (faces.english.regular == nullptr || faces.english.bold == nullptr)
        return model::problem(model::Trouble::corrupt, "内蔵の書体を読めません。Kyodo を入れ直してください。",
                              "The built-in typeface cannot be read. Install Kyodo again.");
    measure(faces);
    faces.glyphs = std::make_shared<const Glyphs>(*faces.japanese.regular);
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
