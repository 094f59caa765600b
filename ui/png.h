// Pictures of frames as PNG files; the only file that knows libpng. It must never know what is in the picture.
#pragma once

#include "model/text/result.h"
#include "ui/window.h"

#include <filesystem>

namespace ui {

// Written to a temporary name beside it and renamed, so that a picture is whole or not there.
model::Result<model::Done> write_png(const std::filesystem::path& path, const Pixels& pixels);

// 8-bit RGB of any PNG up to 100 megapixels; alpha is dropped.
model::Result<Pixels> read_png(const std::filesystem::path& path);

}  // namespace ui
