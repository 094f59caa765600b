// Alertmanager's answer read event by event: a flood of 200,000 alerts must not be held twice. Alerts are taken whole or
// the answer is refused whole, naming the place: a source that drops what it does not understand makes the counts lie.
// It must never know rules, services or the record.
#include "feed/source/source_alertmanager.h"

#include "model/text/text.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace feed {
namespace {

using Json = nlohmann::json;

constexpr std::size_t most_answer_bytes = 256u << 20;
constexpr std::size_t most_alerts = 1'000'000;
constexpr std::size_t most_labels = 200;
constexpr std::size_t deepest = 8;
constexpr std::size_t most_summary_cells = 200;

// Go writes up to nine digits of a second; an Instant holds three.
std::string milliseconds_only(const std::string& time) {
    const std::size_t dot = time.find('.');
    if (dot == std::string::npos) return time;
    std::size_t end = dot + 1;
    while (end < time.size() && time[end] >= '0' && time[end] <= '9') ++end;
    if (end - dot <= 4) return time;
    return time.substr(0, dot + 4) + time.substr(end);
}

std::string harmless(const std::string& text) {
    return model::clipped(model::without_controls(text), most_summary_cells);
}

enum class Kind { text, list, object, plain };
enum class Part { none, labels, annotations, status, ignored };

// Depth 0: before the list; 1: in the list; 2: in one alert; 3: in its labels, annotations or status; deeper: ignored.
class AlertReader : public nlohmann::json_sax<Json> {
public:
    std::vector<model::Alert> alerts;
    std::string wrong;  // where it stopped being an answer of Alertmanager: "alerts[17].labels"

    bool start_array(std::size_t) override { return fits(Kind::list) && enter(); }
    bool end_array() override { return leave(); }
    bool start_object(std::size_t) override {
        if (!fits(Kind::object)) return false;
        if (depth_ == 1) begin_alert();
        return enter();
    }
    bool end_object() override { return leave(); }
    bool key(string_t& name) override {
        member_ = std::move(name);
        return true;
    }
    bool string(string_t& text) override { return fits(Kind::text) && take(text); }
    bool null() override { return fits(Kind::plain); }
    bool boolean(bool) override { return fits(Kind::plain); }
    bool number_integer(number_integer_t) override { return fits(Kind::plain); }
    bool number_unsigned(number_unsigned_t) override { return fits(Kind::plain); }
    bool number_float(number_float_t, const string_t&) override { return fits(Kind::plain); }
    bool binary(binary_t&) override { return refuse("binary"); }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        return refuse("byte " + std::to_string(position));
    }

private:
    bool refuse(std::string where) {
        if (wrong.empty()) wrong = std::move(where);
        return false;
    }

    std::string here() const {
        const std::string alert = "alerts[" + std::to_string(depth_ < 2 ? alerts.size() : alerts.size() - 1) + "]";
        return depth_ < 2 ? alert : alert + "." + model::clipped(model::without_controls(member_), 40);
    }

    // What must stand here; nothing where anything may.
    std::optional<Kind> wanted() const {
        if (depth_ == 0) return Kind::list;
        if (depth_ == 1) return Kind::object;
        if (depth_ == 2) {
            if (member_ == "fingerprint" || member_ == "startsAt") return Kind::text;
            if (part_of(member_) != Part::ignored) return Kind::object;
        }
        const bool all_text = part_ == Part::labels || part_ == Part::annotations;
        if (depth_ == 3 && (all_text || (part_ == Part::status && member_ == "state"))) return Kind::text;
        return std::nullopt;
    }

    bool fits(Kind kind) { return wanted().value_or(kind) == kind || refuse(here()); }

    static Part part_of(const std::string& member) {
        if (member == "labels") return Part::labels;
        if (member == "annotations") return Part::annotations;
        return member == "status" ? Part::status : Part::ignored;
    }

    bool enter() {
        if (depth_ == 2) {
            part_ = part_of(member_);
            if (part_ == Part::labels && std::exchange(has_labels_, true)) return refuse(here());
        }
        return ++depth_ <= deepest || refuse(here());
    }

    bool leave() {
        --depth_;
        if (depth_ == 1) return alert_is_whole();
        return true;
    }

    void begin_alert() {
        alerts.emplace_back();
        has_labels_ = false;
        state_.clear();
        description_.clear();
        silenced_ = inhibited_ = false;
    }

    bool take(string_t& text) {
        model::Alert& alert = alerts.back();
        if (depth_ == 4 && part_ == Part::status) note_quiet();
        if (depth_ == 2 && member_ == "fingerprint") alert.fingerprint = std::move(text);
        if (depth_ == 2 && member_ == "startsAt") return take_start(alert, text);
        if (depth_ != 3) return true;
        if (part_ == Part::labels) return take_label(alert, text);
        if (part_ == Part::status && member_ == "state") state_ = std::move(text);
        if (part_ == Part::annotations && member_ == "summary") alert.summary = harmless(text);
        if (part_ == Part::annotations && member_ == "description") description_ = harmless(text);
        return true;
    }

    // A silence is somebody's decision and counts before what another alert does.
    void note_quiet() {
        silenced_ = silenced_ || member_ == "silencedBy";
        inhibited_ = !silenced_ && (inhibited_ || member_ == "inhibitedBy");
    }

    bool take_start(model::Alert& alert, const string_t& text) {
        const auto instant = model::parse_instant(milliseconds_only(text), "startsAt");
        if (!instant) return refuse(here());
        alert.starts_at = *instant;
        return true;
    }

    bool take_label(model::Alert& alert, string_t& text) {
        const auto same_name = [this](const auto& label) { return label.first == member_; };
        if (alert.labels.size() >= most_labels || std::ranges::any_of(alert.labels, same_name)) return refuse(here());
        alert.labels.emplace_back(std::move(member_), std::move(text));
        return true;
    }

    bool alert_is_whole() {
        model::Alert& alert = alerts.back();
        const bool whole = !alert.fingerprint.empty() && has_labels_ && !state_.empty() && alert.starts_at;
        if (!whole || alerts.size() > most_alerts) return refuse("alerts[" + std::to_string(alerts.size() - 1) + "]");
        if (state_ == "suppressed") alert.quiet = inhibited_ ? model::Quiet::inhibited : model::Quiet::silenced;
        if (alert.summary.empty()) alert.summary = std::move(description_);
        return true;
    }

    std::size_t depth_ = 0;
    Part part_ = Part::none;
    std::string member_;
    bool has_labels_ = false;
    std::string state_;
    bool silenced_ = false;
    bool inhibited_ = false;
    std::string description_;
};

model::Problem not_alertmanager(const std::string& where) {
    return model::problem(model::Trouble::unreachable,
                          "Alertmanager v2 の答えではありません(" + where + ")。監視元のアドレスを確かめてください。",
                          "this is not an answer of Alertmanager v2 (at " + where + "); check the source's address.",
                          where);
}

}  // namespace

model::Result<std::vector<model::Alert>> parse_alertmanager(std::string_view bytes) {
    // The parser stops at a NUL as if the text ended there, and skips a byte order mark.
    if (bytes.find('\0') != std::string_view::npos) return not_alertmanager("NUL");
    if (bytes.starts_with("\xEF\xBB\xBF")) return not_alertmanager("BOM");
    AlertReader reader;
    const bool whole = Json::sax_parse(bytes.begin(), bytes.end(), &reader);
    if (!whole) return not_alertmanager(reader.wrong);
    return std::move(reader.alerts);
}

model::Result<std::vector<model::Alert>> poll_alertmanager(net::Http& http, const std::string& url,
                                                           std::stop_token stop) {
    net::HttpRequest request;
    request.url = url + "/api/v2/alerts";
    request.most_bytes = most_answer_bytes;
    request.headers = {{"Accept", "application/json"}};
    const auto reply = http.perform(request, stop);
    if (!reply) return reply.problem();
    if (reply->status != 200) {
        const std::string status = std::to_string(reply->status);
        return model::problem(
            model::Trouble::unreachable,
            url + ": 監視元が HTTP " + status + " を返しました。監視元の状態とアドレスを確かめてください。",
            url + ": the source answered HTTP " + status + "; check its state and the address.");
    }
    if (reply->content_type != "application/json") return not_alertmanager("Content-Type");
    return parse_alertmanager(reply->body);
}

}  // namespace feed
