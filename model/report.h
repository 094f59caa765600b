// The incident as a document for the review afterwards: everything that is in the log, in words and in order, and nothing
// that is not. What nobody confirmed stays marked as that. Values only: how it is written is in report_markdown.cpp and
// report_html.cpp. It must never know a file, a feed or what time it is now.
#pragma once

#include "model/replay.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace model {

// A part of the document. Cells are plain text in one language, not yet escaped for any format.
struct ReportTable {
    std::string heading;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;  // each as long as `columns`
    std::string none;                            // what is said when there are no rows
};

// One state a service was in, as fractions 0–1 of the picture's width.
struct ReportBand {
    double from = 0.0, until = 0.0;
    Continuity shown = Continuity::unknown;  // unconfirmed claims are `unknown`
    std::string word;
    bool late = false;  // true as it turned out, but nobody knew yet
};
struct ReportLane {
    std::string name;
    std::vector<ReportBand> bands;
};
struct ReportMark {
    double place = 0.0;
    std::string label;  // "08:15"
};
struct ReportKey {
    Continuity shown = Continuity::unknown;
    std::string word;
    bool late = false;
};
struct ReportPicture {
    std::string heading;
    std::vector<ReportKey> keys;  // what the shades mean, the gravest first
    std::vector<ReportLane> lanes;
    std::vector<ReportMark> marks;
};

struct Report {
    Language language = Language::ja;
    std::string title;
    std::vector<std::pair<std::string, std::string>> head;  // what is named, and what is said of it
    ReportPicture picture;
    std::vector<ReportTable> tables;
    std::string foot;  // which events it was made of
};

// Of a log as replay_of reads it. Cost ≤ 1 s for the demo's log by far; grows with the number of events.
Report report_of(const Replay& log, Language language);

// CommonMark with the tables of GitHub; every text escaped.
std::string report_markdown(const Report& report);

// One whole page: no script, nothing from outside, for A4 as well as a screen; every text escaped.
std::string report_html(const Report& report);

// A text of the record as Markdown that is nothing but that text.
std::string markdown_text(std::string_view text);

}  // namespace model
