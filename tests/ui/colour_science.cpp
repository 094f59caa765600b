// The formulas as published, in their own order, so that they can be compared with the papers line by line.
// Machado et al.: A Physiologically-based Model for Simulation of Color Vision Deficiency, IEEE TVCG 15 (6), 2009.
// Sharma et al.: The CIEDE2000 Color-Difference Formula, Color Research and Application 30 (1), 2005.
// It must never be needed by the product.
#include "tests/ui/colour_science.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace ui_test {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

double linear(std::uint32_t byte) {
    const double value = static_cast<double>(byte) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Triple linear_of(ui::Colour colour) {
    return {linear((colour.rgb >> 16) & 0xFF), linear((colour.rgb >> 8) & 0xFF), linear(colour.rgb & 0xFF)};
}

Triple times(const Matrix& matrix, const Triple& value) {
    Triple product{};
    for (std::size_t row = 0; row < 3; ++row)
        product[row] = matrix[row][0] * value[0] + matrix[row][1] * value[1] + matrix[row][2] * value[2];
    return product;
}

constexpr Matrix unchanged = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix protan = {
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deutan = {
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritan = {
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

const Matrix& matrix_of(Vision vision) {
    switch (vision) {
        case Vision::protanope: return protan;
        case Vision::deuteranope: return deutan;
        case Vision::tritanope: return tritan;
        case Vision::usual: break;
    }
    return unchanged;
}

double radians(double degrees) { return degrees * std::numbers::pi / 180.0; }

double hue_of(double a, double b) {
    if (a == 0 && b == 0) return 0;
    const double degrees = std::atan2(b, a) * 180.0 / std::numbers::pi;
    return degrees < 0 ? degrees + 360 : degrees;
}

double hue_step(double first, double second) {
    const double step = second - first;
    if (std::abs(step) <= 180) return step;
    return step > 180 ? step - 360 : step + 360;
}

double hue_mean(double first, double second) {
    if (std::abs(first - second) <= 180) return (first + second) / 2;
    return first + second < 360 ? (first + second + 360) / 2 : (first + second - 360) / 2;
}

double seventh(double chroma) {
    const double power = std::pow(chroma, 7);
    return std::sqrt(power / (power + std::pow(25.0, 7)));
}

}  // namespace

Lab lab_of(ui::Colour colour, Vision vision) {
    constexpr Matrix to_xyz = {
        {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
    Triple seen = times(matrix_of(vision), linear_of(colour));
    for (double& part : seen) part = std::clamp(part, 0.0, 1.0);
    const Triple xyz = times(to_xyz, seen);
    const auto f = [](double t) {
        constexpr double knee = 6.0 / 29.0;
        return t > knee * knee * knee ? std::cbrt(t) : t / (3 * knee * knee) + 4.0 / 29.0;
    };
    const double x = f(xyz[0] / 0.95047);
    const double y = f(xyz[1]);
    const double z = f(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double chroma(const Lab& lab) { return std::hypot(lab.a, lab.b); }

double luminance(ui::Colour colour) {
    const Triple part = linear_of(colour);
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
}

double difference(const Lab& first, const Lab& second) {
    const double grey = 0.5 * (1 - seventh((chroma(first) + chroma(second)) / 2));
    const double a1 = first.a * (1 + grey);
    const double a2 = second.a * (1 + grey);
    const double c1 = std::hypot(a1, first.b);
    const double c2 = std::hypot(a2, second.b);
    const double h1 = hue_of(a1, first.b);
    const double h2 = hue_of(a2, second.b);
    const bool hueless = c1 * c2 == 0;
    const double dl = second.l - first.l;
    const double dc = c2 - c1;
    const double dh = hueless ? 0 : 2 * std::sqrt(c1 * c2) * std::sin(radians(hue_step(h1, h2) / 2));
    const double l = (first.l + second.l) / 2;
    const double c = (c1 + c2) / 2;
    const double h = hueless ? h1 + h2 : hue_mean(h1, h2);
    const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
                     0.32 * std::cos(radians(3 * h + 6)) - 0.20 * std::cos(radians(4 * h - 63));
    const double middle = (l - 50) * (l - 50);
    const double sl = 1 + 0.015 * middle / std::sqrt(20 + middle);
    const double sc = 1 + 0.045 * c;
    const double sh = 1 + 0.015 * c * t;
    const double turn = 30 * std::exp(-std::pow((h - 275) / 25, 2));
    const double rt = -std::sin(radians(2 * turn)) * 2 * seventh(c);
    return std::sqrt(std::pow(dl / sl, 2) + std::pow(dc / sc, 2) + std::pow(dh / sh, 2) + rt * (dc / sc) * (dh / sh));
}

}  // namespace ui_test
