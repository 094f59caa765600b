// Alertmanager's list of alerts read event by event: a flood of 200,000 must not be held twice. The unit is one alert: one
// that cannot be read is named and counted, and costs no other. What is not whole JSON, or no list of alerts, is refused
// whole: half of it would make the counts lie. It must never know rules, services or the record.
#include "feed/source/source_alertmanager.h"

#include "model/text/text.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace feed {
namespace {

using Json = nlohmann::json;

constexpr std::size_t most_alerts = 1'000'000;
constexpr std::size_t most_labels = 200;
constexpr std::size_t most_quiet_by = 200;  // silences, or alerts that inhibit
constexpr std::size_t most_summary_cells = 200;
constexpr std::size_t most_name_cells = 40;

std::string harmless(const std::string& text, std::size_t most) {
    return model::clipped(model::without_controls(text), most);
}

enum class Kind { text, list, object, plain };
enum class Part { none, fingerprint, starts_at, labels, annotations, status };
enum class Quieting { none, silenced, inhibited };
constexpr std::array<std::pair<std::string_view, Part>, 5> parts{{{"fingerprint", Part::fingerprint},
                                                                  {"labels", Part::labels},
                                                                  {"startsAt", Part::starts_at},
                                                                  {"status", Part::status},
                                                                  {"annotations", Part::annotations}}};

Part part_of(std::string_view member) {
    const auto found =
        std::find_if(parts.begin(), parts.end(), [&](const auto& known) { return known.first == member; });
    return found == parts.end() ? Part::none : found->second;
}

// What is known of the alert that is being read.
struct Reading {
    model::Alert alert;
    std::array<bool, parts.size() + 1> seen{};  // which parts stood in it
    std::string wrong;                          // the first field that could not be read
    std::string state;
    std::string description;
    std::vector<std::string> silences;
};

// Depth 0: before the list; 1: in the list; 2: in one alert; 3: in its labels, annotations or status; 4: in a list of what
// makes it quiet; deeper, and in every other member: nobody looks.
class AlertReader : public nlohmann::json_sax<Json> {
public:
    AlertmanagerAlerts read;
    std::string wrong;  // where it stopped being an answer of Alertmanager

    bool start_array(std::size_t) override { return enter(Kind::list); }
    bool end_array() override { return leave(); }
    bool start_object(std::size_t) override { return enter(Kind::object); }
    bool end_object() override { return leave(); }
    bool key(string_t& name) override {
        member_ = std::move(name);
        return true;
    }
    bool string(string_t& text) override { return take(Kind::text, text); }
    // Go writes null for a map or list of which there is none: the member says nothing, as if it were not there.
    bool null() override { return depth_ == 2 || (depth_ == 3 && part_ == Part::status) || plain(); }
    bool boolean(bool) override { return plain(); }
    bool number_integer(number_integer_t) override { return plain(); }
    bool number_unsigned(number_unsigned_t) override { return plain(); }
    bool number_float(number_float_t, const string_t&) override { return plain(); }
    bool binary(binary_t&) override { return refuse("binary"); }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        return refuse("byte " + std::to_string(position));
    }

private:
    bool refuse(std::string where) {
        if (wrong.empty()) wrong = std::move(where);
        return false;
    }

    std::string place() const { return "alerts[" + std::to_string(read.alerts.size() + read.unread.size()) + "]"; }

    // The alert cannot be read. The rest of it is gone through all the same: its name may come later.
    void spoil(std::string_view field) {
        if (now_.wrong.empty()) now_.wrong = harmless(std::string(field), most_name_cells);
    }

    // What must stand here; nothing where anything may.
    std::optional<Kind> wanted() const {
        if (depth_ == 2) {
            const Part part = part_of(member_);
            if (part == Part::none) return std::nullopt;
            return part == Part::fingerprint || part == Part::starts_at ? Kind::text : Kind::object;
        }
        if (depth_ == 3 && (part_ == Part::labels || part_ == Part::annotations)) return Kind::text;
        if (depth_ == 3 && part_ == Part::status && member_ == "state") return Kind::text;
        if (depth_ == 4 && quieting_ != Quieting::none) return Kind::text;
        return std::nullopt;
    }

    std::string field() const {
        constexpr std::array<std::string_view, parts.size() + 1> before{"",       "", "", "labels.", "annotations.",
                                                                        "status."};
        return std::string(depth_ < 3 ? "" : before[static_cast<std::size_t>(part_)]) + member_;
    }

    bool fits(Kind kind) {
        const bool fit = wanted().value_or(kind) == kind;
        if (!fit) spoil(field());
        return fit;
    }

    // A member that means something stands once in an alert.
    void note_part() {
        const Part part = part_of(member_);
        if (part != Part::none && std::exchange(now_.seen[static_cast<std::size_t>(part)], true)) spoil(member_);
    }

    bool enter(Kind kind) {
        if (depth_ == 0 && kind != Kind::list) return refuse("alerts");
        if (depth_ == 1) begin(kind);
        if (depth_ == 2) {
            note_part();
            part_ = fits(kind) ? part_of(member_) : Part::none;
        } else if (depth_ == 3) {
            const bool names = fits(kind) && kind == Kind::list && part_ == Part::status;
            if (names && member_ == "silencedBy") quieting_ = Quieting::silenced;
            if (names && member_ == "inhibitedBy") quieting_ = Quieting::inhibited;
        } else {
            fits(kind);
        }
        ++depth_;
        return true;
    }

    bool leave() {
        --depth_;
        if (depth_ == 3) quieting_ = Quieting::none;
        if (depth_ == 2) part_ = Part::none;
        if (depth_ == 0) return read.unread.empty() || any_alert_ || refuse("alerts[0]");
        return depth_ != 1 || finish();
    }

    bool plain() {
        std::string nothing;
        return take(Kind::plain, nothing);
    }

    bool take(Kind kind, string_t& text) {
        if (depth_ == 0) return refuse("alerts");
        if (depth_ == 1) {
            begin(kind);
            return finish();
        }
        if (depth_ == 2) note_part();
        if (fits(kind) && kind == Kind::text) put(text);
        return true;
    }

    void put(string_t& text) {
        model::Alert& alert = now_.alert;
        if (depth_ == 2 && part_of(member_) == Part::fingerprint) alert.fingerprint = std::move(text);
        if (depth_ == 2 && part_of(member_) == Part::starts_at) put_start(text);
        if (depth_ == 4 && quieting_ != Quieting::none) put_quieting(text);
        if (depth_ != 3) return;
        if (part_ == Part::labels) put_label(text);
        if (part_ == Part::status && member_ == "state") now_.state = std::move(text);
        if (part_ == Part::annotations && member_ == "summary") alert.summary = harmless(text, most_summary_cells);
        if (part_ == Part::annotations && member_ == "description")
            now_.description = harmless(text, most_summary_cells);
    }

    void put_start(const string_t& text) {
        const auto instant = go_instant(text);
        if (!instant) return spoil(member_);
        now_.alert.starts_at = *instant;
    }

    void put_label(string_t& text) {
        auto& labels = now_.alert.labels;
        const auto same_name = [this](const auto& label) { return label.first == member_; };
        if (std::any_of(labels.begin(), labels.end(), same_name)) return spoil(field());
        if (labels.size() >= most_labels) return spoil("labels");
        labels.emplace_back(std::move(member_), std::move(text));
    }

    void put_quieting(string_t& text) {
        auto& names = quieting_ == Quieting::silenced ? now_.silences : now_.alert.quiet_by;
        if (names.size() < most_quiet_by) names.push_back(std::move(text));
    }

    void begin(Kind kind) {
        now_ = {};
        member_.clear();
        if (kind != Kind::object) spoil("alert");
    }

    bool finish() {
        any_alert_ = any_alert_ || std::any_of(now_.seen.begin(), now_.seen.end(), [](bool seen) { return seen; });
        if (now_.alert.fingerprint.empty()) spoil("fingerprint");
        if (!now_.seen[static_cast<std::size_t>(Part::labels)]) spoil("labels");
        if (!now_.alert.starts_at) spoil("startsAt");
        if (now_.state.empty()) spoil("status.state");
        if (read.alerts.size() + read.unread.size() == most_alerts) return refuse(place());
        if (now_.wrong.empty())
            keep();
        else
            keep_unread();
        return true;
    }

    void keep() {
        model::Alert& alert = now_.alert;
        if (alert.summary.empty()) alert.summary = std::move(now_.description);
        // Something makes it quiet that this version does not know by name, such as a time of the day: with no known end.
        if (now_.state == "suppressed")
            alert.quiet =
                now_.silences.empty() && !alert.quiet_by.empty() ? model::Quiet::inhibited : model::Quiet::silenced;
        if (alert.quiet != model::Quiet::none && !now_.silences.empty())
            read.silenced.push_back({read.alerts.size(), std::move(now_.silences)});
        read.alerts.push_back(std::move(alert));
    }

    void keep_unread() {
        const auto& labels = now_.alert.labels;
        const auto called =
            std::find_if(labels.begin(), labels.end(), [](const auto& label) { return label.first == "alertname"; });
        UnreadAlert unread{harmless(now_.alert.fingerprint, most_name_cells), {}, std::move(now_.wrong)};
        if (called != labels.end()) unread.name = harmless(called->second, most_name_cells);
        if (unread.name.empty()) unread.name = unread.fingerprint.empty() ? place() : unread.fingerprint;
        read.unread.push_back(std::move(unread));
    }

    std::size_t depth_ = 0;
    Part part_ = Part::none;
    Quieting quieting_ = Quieting::none;
    std::string member_;
    Reading now_;
    bool any_alert_ = false;  // something in the list looked like one
};

}  // namespace

model::Problem not_alertmanager(const std::string& where) {
    return model::problem(model::Trouble::unreachable,
                          "Alertmanager v2 の答えではありません(" + where + ")。監視元のアドレスを確かめてください。",
                          "this is not an answer of Alertmanager v2 (at " + where + "); check the source's address.",
                          where);
}

model::Result<AlertmanagerAlerts> parse_alertmanager(std::string_view bytes) {
    // The parser stops at a NUL as if the text ended there, and skips a byte order mark.
    if (bytes.find('\0') != std::string_view::npos) return not_alertmanager("NUL");
    if (bytes.starts_with("\xEF\xBB\xBF")) return not_alertmanager("BOM");
    AlertReader reader;
    const bool whole = Json::sax_parse(bytes.begin(), bytes.end(), &reader);
    if (!whole) return not_alertmanager(reader.wrong);
    return std::move(reader.read);
}

}  // namespace feed
