// Brings the two faces built into the binary into ImGui and measures them: ImGui's font size is ascent − descent, so
// what an em, a kanji and a capital come to is read from the loaded glyphs, never assumed.
// It must never know what is written nor how large.
#pragma once

#include "model/result.h"
#include "ui/canvas.h"

namespace ui {

// Into the current ImGui context, whose back end must be able to renew textures. A glyph that the built-in face lacks
// comes from the system's Noto Sans CJK JP where it is installed. UI thread, outside a frame.
model::Result<Faces> load_faces();

}  // namespace ui
