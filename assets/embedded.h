// The files that are part of the binary: the faces and the demo incident.
// It must never read a file or know what the bytes mean.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace assets {

// TrueType files; valid for the whole run, never to be freed or written.
std::span<const std::byte> font_regular();
std::span<const std::byte> font_bold();
// Latin letters for English boards.
std::span<const std::byte> font_latin_regular();
std::span<const std::byte> font_latin_bold();

// The built-in incident, one JSON value a line.
std::string_view demo();

// Its people and organisations, a line each: Japanese name, tab, English name.
std::string_view demo_names();

}  // namespace assets
