// Brings the faces built into the binary into ImGui and measures them: ImGui's font size is ascent − descent, so
// what an em, a kanji and a capital come to is read from the loaded glyphs, never assumed.
// It must never know what is written nor how large.
#pragma once

#include "model/text/result.h"
#include "ui/pen/canvas.h"

#include <cstddef>

namespace ui {

// Names of people hold characters that the built-in faces lack (𠮷, Hangul): they come from these collections, whose
// first face must have the Japanese shapes. Without them 〓 is drawn. As Debian's fonts-noto-cjk installs them.
struct Fallback {
    const char* regular = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
    const char* bold = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc";
};

// Into the current ImGui context, whose back end must be able to renew textures. UI thread, outside a frame.
model::Result<Faces> load_faces(const Fallback& fallback = {});

// Every character at every size stays in one texture for ever, up to 256 MB: months of ever-new names would fill it.
// This forgets them all when the texture has outgrown its budget, and the next frame brings back what it shows.
// Between frames, on the UI thread; the context of the faces must be current.
class GlyphBudget {
public:
    static constexpr std::size_t most_bytes = 8u
                                              << 20;  // one 4K wall fits; textures double, so twice as much may be seen

    void hold();
    int forgotten() const { return forgotten_; }  // how often

private:
    int forgotten_ = 0;
    int frames_since_ = 0;
};

}  // namespace ui
