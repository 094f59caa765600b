// The report as one page for a browser or paper. A state in the picture is a word where there is room and a shade
// everywhere, and the shades differ in grey, too. It must never let a text of the record become markup, and never name anything outside the page.
#include "model/report.h"
#include "model/text/text.h"

#include <algorithm>
#include <cstdio>

namespace model {
namespace {

constexpr double width = 1000.0, label = 150.0, lane = 26.0, top = 20.0;

constexpr std::string_view style = R"(
@page { size: A4; margin: 14mm; }
body { font-family: sans-serif; font-size: 10.5pt; line-height: 1.5; color: #111; background: #fff; margin: 1.5em; }
h1 { font-size: 16pt; margin: 0 0 .5em; }
h2 { font-size: 12pt; margin: 1.4em 0 .3em; break-after: avoid; }
table { border-collapse: collapse; width: 100%; font-size: 9pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 1px solid #888; padding: .15em .4em; text-align: left; vertical-align: top; }
td, dd { unicode-bidi: isolate; }
th { background: #eee; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1em; }
dt { font-weight: bold; }
dd { margin: 0; overflow-wrap: anywhere; }
svg { width: 100%; height: auto; break-inside: avoid; }
svg text { font-family: sans-serif; font-size: 12px; }
.wide { overflow-x: auto; }
.wide svg { min-width: 54em; }
@media print {
  body { margin: 0; }
  th, td { overflow-wrap: anywhere; }
  .wide { overflow: visible; }
  .wide svg { min-width: 0; }
}
)";

std::string plain(std::string_view text) {
    std::string escaped;
    for (const char c : without_controls(text)) {
        switch (c) {
            case '&': escaped += "&amp;"; break;
            case '<': escaped += "&lt;"; break;
            case '>': escaped += "&gt;"; break;
            case '"': escaped += "&quot;"; break;
            case '\'': escaped += "&#39;"; break;
            default: escaped += c;
        }
    }
    return escaped;
}

std::string fixed(double value) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.1f", value);
    return digits;
}

// Letters on every one of these have a contrast of 7:1 or more.
struct Look {
    std::string_view fill, letters, dashes;
};
Look look_of(Continuity shown) {
    switch (shown) {
        case Continuity::stopped: return {"#8c1c13", "#ffffff", "0"};
        case Continuity::degraded: return {"#f4b942", "#111111", "0"};
        case Continuity::workaround: return {"#b7d3ee", "#111111", "0"};
        case Continuity::normal: return {"#eeeeee", "#111111", "0"};
        case Continuity::unknown:
        case Continuity::other: break;
    }
    return {"#ffffff", "#111111", "4 3"};
}

// What was told late is hollow, with the edge of what it turned out to be.
Look late_look() { return {"#ffffff", "#111111", "2 3"}; }

double across(double place) { return label + place * (width - label - 1.0); }

std::string text_at(double x, double y, std::string_view colour, const std::string& words) {
    return "<text x=\"" + fixed(x) + "\" y=\"" + fixed(y) + "\" fill=\"" + std::string(colour) + "\">" + plain(words) +
           "</text>\n";
}

std::string band(const ReportBand& band, double y) {
    const Look look = band.late ? late_look() : look_of(band.shown);
    const double from = across(band.from), length = across(band.until) - from;
    constexpr double a_cell = 6.6;
    const auto room = static_cast<std::size_t>(std::max(0.0, (length - 6.0) / a_cell));
    std::string drawn = "<rect x=\"" + fixed(from) + "\" y=\"" + fixed(y) + "\" width=\"" + fixed(length) +
                        "\" height=\"20\" fill=\"" + std::string(look.fill) + "\" stroke=\"#111\" stroke-dasharray=\"" +
                        std::string(look.dashes) + "\"><title>" + plain(band.word) + "</title></rect>\n";
    if (cells(band.word) <= room) drawn += text_at(from + 3.0, y + 14.5, look.letters, band.word);
    return drawn;
}

// What the shades mean, in a row.
std::string keys(const std::vector<ReportKey>& keys, double y) {
    constexpr double each = 150.0;
    std::string drawn;
    double x = label;
    for (const ReportKey& key : keys) {
        const Look look = key.late ? late_look() : look_of(key.shown);
        drawn += "<rect x=\"" + fixed(x) + "\" y=\"" + fixed(y) + "\" width=\"20\" height=\"14\" fill=\"" +
                 std::string(look.fill) + "\" stroke=\"#111\" stroke-dasharray=\"" + std::string(look.dashes) +
                 "\"/>\n" + text_at(x + 26.0, y + 11.5, "#111", key.word);
        x += each;
    }
    return drawn;
}

// Paper is as wide as it is; on a phone what is wider than the screen moves under the finger, and no word is broken.
std::string wide(const std::string& content) { return "<div class=\"wide\">\n" + content + "</div>\n"; }

// Whole: a name that is wider than its place is set closer.
std::string lane_name(const std::string& name, double y) {
    constexpr std::size_t most_cells = 20;
    std::string drawn = text_at(0.0, y, "#111", name);
    if (cells(name) <= most_cells) return drawn;
    return drawn.insert(5, " textLength=\"" + fixed(label - 8.0) + "\" lengthAdjust=\"spacingAndGlyphs\"");
}

std::string picture(const ReportPicture& picture) {
    const double bottom = top + lane * static_cast<double>(picture.lanes.size()) + 4.0;
    const double height = bottom + lane;
    std::string drawn = "<svg role=\"img\" aria-label=\"" + plain(picture.heading) + "\" viewBox=\"0 0 " +
                        fixed(width) + " " + fixed(height) + "\">\n";
    for (const ReportMark& mark : picture.marks) {
        const std::string x = fixed(across(mark.place));
        drawn += "<line x1=\"" + x + "\" x2=\"" + x + "\" y1=\"" + fixed(top) + "\" y2=\"" + fixed(bottom) +
                 "\" stroke=\"#999\"/>\n" +
                 text_at(std::min(across(mark.place) - 15.0, width - 34.0), 13.0, "#111", mark.label);
    }
    double y = top + 3.0;
    for (const ReportLane& each : picture.lanes) {
        drawn += lane_name(each.name, y + 14.5);
        for (const ReportBand& one : each.bands) drawn += band(one, y);
        y += lane;
    }
    return wide(drawn + keys(picture.keys, bottom + 6.0) + "</svg>\n");
}

std::string row(std::string_view cell, const std::vector<std::string>& cells) {
    const std::string tag(cell);
    std::string made = "<tr>";
    for (const std::string& each : cells) made += "<" + tag + ">" + plain(each) + "</" + tag + ">";
    return made + "</tr>\n";
}

std::string table(const ReportTable& table) {
    const std::string heading = "<h2>" + plain(table.heading) + "</h2>\n";
    if (table.rows.empty()) return heading + "<p>" + plain(table.none) + "</p>\n";
    std::string made = "<table>\n<thead>" + row("th", table.columns) + "</thead>\n<tbody>\n";
    for (const auto& each : table.rows) made += row("td", each);
    return heading + wide(made + "</tbody>\n</table>\n");
}

}  // namespace

std::string report_html(const Report& report) {
    const std::string language = report.language == Language::ja ? "ja" : "en";
    std::string page = "<!DOCTYPE html>\n<html lang=\"" + language +
                       "\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
                       plain(report.title) + "</title>\n<style>" + std::string(style) +
                       "</style>\n</head>\n<body>\n<h1>" + plain(report.title) + "</h1>\n<dl>\n";
    for (const auto& [name, value] : report.head) page += "<dt>" + plain(name) + "</dt><dd>" + plain(value) + "</dd>\n";
    page += "</dl>\n";
    if (!report.picture.lanes.empty())
        page += "<h2>" + plain(report.picture.heading) + "</h2>\n" + picture(report.picture);
    for (const ReportTable& each : report.tables) page += table(each);
    return page + "<p>" + plain(report.foot) + "</p>\n</body>\n</html>\n";
}

}  // namespace model
