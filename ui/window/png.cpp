// libpng's simplified interface: it reports by return value, so no long jump ever leaves this file.
#include "ui/png.h"

#include <png.h>

#include <string>
#include <system_error>

namespace ui {
namespace {

constexpr std::uint64_t most_pixels = 100'000'000;

model::Problem not_written(const std::filesystem::path& path, const std::string& why) {
    return model::problem(model::Trouble::unavailable, path.string() + " に画像を書けません: " + why + "。",
                          "The picture cannot be written to " + path.string() + ": " + why + ".");
}

model::Problem not_read(const std::filesystem::path& path, const std::string& why) {
    return model::problem(model::Trouble::corrupt, path.string() + " を画像として読めません: " + why + "。",
                          path.string() + " cannot be read as a picture: " + why + ".");
}

png_image blank_image() {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    return image;
}

}  // namespace

model::Result<model::Done> write_png(const std::filesystem::path& path, const Pixels& pixels) {
    png_image image = blank_image();
    image.width = static_cast<png_uint_32>(pixels.width);
    image.height = static_cast<png_uint_32>(pixels.height);
    image.format = PNG_FORMAT_RGB;
    std::filesystem::path part = path;
    part += ".part";
    if (png_image_write_to_file(&image, part.c_str(), 0, pixels.rgb.data(), 0, nullptr) == 0) {
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
        return not_written(path, image.message);
    }
    std::error_code error;
    std::filesystem::rename(part, path, error);
    if (error) return not_written(path, error.message());
    return model::Done{};
}

model::Result<Pixels> read_png(const std::filesystem::path& path) {
    png_image image = blank_image();
    if (png_image_begin_read_from_file(&image, path.c_str()) == 0) return not_read(path, image.message);
    if (std::uint64_t{image.width} * image.height > most_pixels) {
        png_image_free(&image);
        return not_read(path, "it has more than 100 megapixels");
    }
    image.format = PNG_FORMAT_RGB;
    Pixels pixels{static_cast<int>(image.width), static_cast<int>(image.height), {}};
    pixels.rgb.resize(PNG_IMAGE_SIZE(image));
    const png_color black{0, 0, 0};
    if (png_image_finish_read(&image, &black, pixels.rgb.data(), 0, nullptr) == 0) return not_read(path, image.message);
    return pixels;
}

}  // namespace ui
