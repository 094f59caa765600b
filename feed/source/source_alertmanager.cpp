// One visit to an Alertmanager: the alerts, then since when it runs, then the silences where some alert is silenced.
// Only the alerts must come; without the others less is known, and that is said. It must never know rules or services.
#include "feed/source/source_alertmanager.h"

#include "model/wire/json_tree.h"
#include "net/clock.h"
#include "net/http_date.h"

#include <algorithm>
#include <cctype>

namespace feed {
namespace {

using model::json::List;
using model::json::Member;
using model::json::Node;
using model::json::Object;

constexpr std::size_t most_answer_bytes = 256u << 20;
constexpr std::size_t most_beside_bytes = 16u << 20;
constexpr std::chrono::seconds oldest_answer{10};

net::HttpRequest request_for(const SourceAsk& ask, const std::string& path, std::size_t most_bytes) {
    net::HttpRequest request;
    request.url = ask.url + path;
    request.most_bytes = most_bytes;
    request.headers = {{"Accept", "application/json"}, {"Cache-Control", "no-cache"}};
    request.total_limit = ask.limit;
    // It says nothing while it gathers its list: being slow is not being silent.
    request.silence_limit = std::chrono::ceil<std::chrono::seconds>(ask.limit);
    return request;
}

model::Problem refused(const std::string& url, int status) {
    const std::string said = std::to_string(status);
    const auto problem = [&](const std::string& ja, const std::string& en) {
        return model::problem(model::Trouble::unreachable, url + ": " + ja, url + ": " + en);
    };
    if (status >= 300 && status < 400)
        return problem("監視元が別の場所へ転送しています(HTTP " + said + ")。答える本体のアドレスを書いてください。",
                       "the source sends elsewhere (HTTP " + said + "); write the address that answers itself.");
    if (status == 401 || status == 403)
        return problem("監視元がログインを求めています(HTTP " + said + ")。読む許可を確かめてください。",
                       "the source asks for a login (HTTP " + said + "); check who may read it.");
    return problem("監視元が HTTP " + said + " を返しました。監視元の状態とアドレスを確かめてください。",
                   "the source answered HTTP " + said + "; check its state and the address.");
}

// An answer kept by a cache is true about the past only.
bool is_kept(const net::HttpReply& reply) { return reply.age && *reply.age > oldest_answer; }

model::Problem too_old(const std::string& url) {
    return model::problem(
        model::Trouble::unreachable,
        url + ": 途中のキャッシュに残っていた古い答えです。キャッシュを通らないアドレスにしてください。",
        url + ": an old answer, kept by a cache in between; write an address that goes around it.");
}

model::Problem no_json(const std::string& url, const std::string& type) {
    if (type != "text/html") return not_alertmanager("Content-Type");
    return model::problem(
        model::Trouble::unreachable,
        url + ": アラートではなくページ(HTML)が返りました。ログイン画面や途中の機器を確かめてください。",
        url + ": a page came instead of alerts; look for a login or something in between.");
}

// The value of the member of that name, as text; nullptr when there is none.
const std::string* text_of(const Node& node, std::string_view name) {
    const Object* object = node.as<Object>();
    if (object == nullptr) return nullptr;
    const auto found =
        std::find_if(object->begin(), object->end(), [&](const Member& member) { return member.name == name; });
    return found == object->end() ? nullptr : found->node.as<std::string>();
}

// How long it has run, by its own clock: the Date it answers with. This machine's may be wrong by more than the age.
model::Milliseconds run_until(const net::HttpReply& reply, model::Instant start) {
    const auto date = net::parse_http_date(reply.date);
    const std::int64_t now = date ? *date * 1000 : net::now_instant().ms;
    return model::Milliseconds{std::max<std::int64_t>(0, now - start.ms)};
}

// An Alertmanager that does not say since when it runs may have been started a moment ago.
void put_start(net::Http& http, const SourceAsk& ask, SourceAnswer& answer, const std::stop_token& stop) {
    const auto reply = http.perform(request_for(ask, "/api/v2/status", most_beside_bytes), stop);
    if (reply && reply->status == 200 && !is_kept(*reply)) answer.started_at = alertmanager_start(reply->body);
    if (answer.started_at) {
        answer.ran_for = run_until(*reply, *answer.started_at);
        return;
    }
    const std::string place = ask.url + "/api/v2/status";
    answer.start_unknown = {
        place +
            " から起動時刻が分からず、アラートが消えても復旧とは限りません。読めないなら --source-settle 0 "
            "で待ちません。",
        place +
            " does not tell since when it runs, so an alert that is gone is no recovery. If nobody may read it, "
            "--source-settle 0 waits for nothing."};
}

// An alert is quiet until the last of its silences ends; when one of them is not known, neither is that.
void put_ends(const AlertmanagerAlerts& read, const std::map<std::string, model::Instant>& ends,
              std::vector<model::Alert>& alerts) {
    for (const AlertmanagerAlerts::Silenced& silenced : read.silenced) {
        std::optional<model::Instant> last;
        for (const std::string& id : silenced.ids) {
            const auto end = ends.find(id);
            if (end == ends.end()) {
                last.reset();
                break;
            }
            if (!last || *last < end->second) last = end->second;
        }
        alerts[silenced.alert].quiet_until = last;
    }
}

}  // namespace

model::Result<model::Instant> go_instant(const std::string& text) {
    const std::size_t dot = text.find('.');
    if (dot == std::string::npos) return model::parse_instant(text);
    std::size_t end = dot + 1;
    while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end]))) ++end;
    return model::parse_instant(text.substr(0, std::min(end, dot + 4)) + text.substr(end));
}

std::optional<model::Instant> alertmanager_start(std::string_view bytes) {
    const auto tree = model::json::tree_from(bytes, most_beside_bytes);
    const std::string* said = tree ? text_of(*tree, "uptime") : nullptr;
    if (said == nullptr) return std::nullopt;
    const auto start = go_instant(*said);
    return start ? std::optional(*start) : std::nullopt;
}

std::map<std::string, model::Instant> alertmanager_silences(std::string_view bytes) {
    std::map<std::string, model::Instant> ends;
    const auto tree = model::json::tree_from(bytes, most_beside_bytes);
    const List* list = tree ? tree->as<List>() : nullptr;
    if (list == nullptr) return ends;
    for (const Node& silence : *list) {
        const std::string* id = text_of(silence, "id");
        const std::string* end = text_of(silence, "endsAt");
        if (id == nullptr || end == nullptr) continue;
        if (const auto instant = go_instant(*end)) ends.insert_or_assign(*id, *instant);
    }
    return ends;
}

model::Result<SourceAnswer> poll_alertmanager(net::Http& http, const SourceAsk& ask, std::stop_token stop) {
    const auto reply = http.perform(request_for(ask, "/api/v2/alerts", most_answer_bytes), stop);
    if (!reply) return reply.problem();
    if (reply->status != 200) return refused(ask.url, reply->status);
    if (is_kept(*reply)) return too_old(ask.url);
    if (reply->content_type != "application/json") return no_json(ask.url, reply->content_type);
    auto read = parse_alertmanager(reply->body);
    if (!read) return read.problem();
    SourceAnswer answer;
    answer.alerts = std::move(read->alerts);
    answer.unread = std::move(read->unread);
    if (ask.wants_start) put_start(http, ask, answer, stop);
    if (read->silenced.empty()) return answer;
    const auto silences = http.perform(request_for(ask, "/api/v2/silences", most_beside_bytes), stop);
    if (silences && silences->status == 200) put_ends(*read, alertmanager_silences(silences->body), answer.alerts);
    return answer;
}

}  // namespace feed
