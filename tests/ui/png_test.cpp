// Pictures survive the disk, and what is no picture is refused with a sentence.
// It must never know a frame.
#include "ui/png.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace {

// A folder of its own that goes with the test.
struct Scratch {
    std::filesystem::path path;
    Scratch() {
        std::string name = (std::filesystem::temp_directory_path() / "kyodo-png-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path = name;
    }
    ~Scratch() { std::filesystem::remove_all(path); }
};

ui::Pixels sample() {
    ui::Pixels pixels{3, 2, {}};
    for (unsigned char i = 0; i < 18; ++i) pixels.rgb.push_back(static_cast<unsigned char>(i * 13));
    return pixels;
}

}  // namespace

TEST_CASE("a picture read back is the picture written") {
    const Scratch scratch;
    REQUIRE(ui::write_png(scratch.path / "a.png", sample()));
    const model::Result<ui::Pixels> read = ui::read_png(scratch.path / "a.png");
    REQUIRE(read);
    CHECK(read->width == 3);
    CHECK(read->height == 2);
    CHECK(read->rgb == sample().rgb);
    CHECK_FALSE(std::filesystem::exists(scratch.path / "a.png.part"));
}

TEST_CASE("a picture that cannot be written names its place and leaves nothing") {
    const Scratch scratch;
    const model::Result<model::Done> written = ui::write_png(scratch.path / "no" / "a.png", sample());
    REQUIRE_FALSE(written);
    CHECK(written.problem().sentence.en.find("a.png") != std::string::npos);
    CHECK(std::filesystem::is_empty(scratch.path));
}

TEST_CASE("a cut or foreign file is no picture") {
    const Scratch scratch;
    REQUIRE(ui::write_png(scratch.path / "a.png", sample()));
    std::filesystem::resize_file(scratch.path / "a.png", 40);
    CHECK_FALSE(ui::read_png(scratch.path / "a.png"));
    std::ofstream(scratch.path / "b.png") << "not a picture";
    CHECK_FALSE(ui::read_png(scratch.path / "b.png"));
    CHECK_FALSE(ui::read_png(scratch.path / "absent.png"));
}
