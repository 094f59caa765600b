// The report as Markdown: headings, a list and tables. It must never let a text of the record become markup.
#include "model/report.h"
#include "model/text/text.h"

namespace model {

// Everything that could begin a mark, an entity, a tag, a table's cell or a line of its own.
std::string markdown_text(std::string_view text) {
    constexpr std::string_view marks = "\\`*_{}[]()#+-.!|~<>&";
    std::string escaped;
    for (const char c : without_controls(text)) {
        if (marks.find(c) != std::string_view::npos) escaped += '\\';
        escaped += c;
    }
    return escaped;
}

namespace {

void put_row(std::string& page, const std::vector<std::string>& cells) {
    page += "|";
    for (const std::string& cell : cells) page += " " + markdown_text(cell) + " |";
    page += "\n";
}

void put_table(std::string& page, const ReportTable& table) {
    page += "\n## " + markdown_text(table.heading) + "\n\n";
    if (table.rows.empty()) {
        page += markdown_text(table.none) + "\n";
        return;
    }
    put_row(page, table.columns);
    page += "|";
    for (std::size_t i = 0; i < table.columns.size(); ++i) page += "---|";
    page += "\n";
    for (const auto& row : table.rows) put_row(page, row);
}

}  // namespace

std::string report_markdown(const Report& report) {
    std::string page = "# " + markdown_text(report.title) + "\n\n";
    for (const auto& [name, value] : report.head)
        page += "- " + markdown_text(name) + ": " + markdown_text(value) + "\n";
    for (const ReportTable& table : report.tables) put_table(page, table);
    return page + "\n" + markdown_text(report.foot) + "\n";
}

}  // namespace model
