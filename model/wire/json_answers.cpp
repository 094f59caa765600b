// The feed's answers to a command: accepted, or a problem. Problems follow RFC 9457
// (https://www.rfc-editor.org/rfc/rfc9457). It must never hold a rule of the record.
#include "model/record/enum_words.h"
#include "model/text/text.h"
#include "model/wire/json_codec.h"
#include "model/wire/wire.h"

namespace model {

// A command of the longest texts and lists is said in less.
constexpr Limit most_understood = limit::text(2000);

template <class V>
void each_field(Of<Accepted>, V&& visit) {
    visit("seq", &Accepted::seq, limit::sequence, Need::needed);
    visit("events", &Accepted::events, limit::events, Need::needed);
    visit("replayed", &Accepted::replayed, limit::none, Need::optional);
    visit("tried", &Accepted::tried, limit::none, Need::optional);
    visit("understood", &Accepted::understood, most_understood, Need::optional);
}

template <class V>
void each_field(Of<Me>, V&& visit) {
    visit("who", &Me::who, limit::person, Need::needed);
    visit("org", &Me::org, limit::organisation, Need::optional);
    visit("role", &Me::role, limit::raw_word, Need::optional);
    visit("kind", &Me::kind, limit::raw_word, Need::optional);
}

namespace json {

namespace {

constexpr std::size_t most_answer_cells = 400;

// What a stranger's problem document may say: every member is optional, every text is cut rather than refused.
struct ProblemBody {
    std::string type;
    std::string title;
    int status = 0;
    std::string detail;
    std::string detail_ja;
    std::string field;
    std::string owner;
    std::string owner_org;
    std::string since;
    std::string nearest = {};
};

Trouble trouble_from(const ProblemBody& body) {
    const std::string_view type = body.type;
    const std::size_t slash = type.rfind('/');
    const auto known = enum_from<Trouble>(slash == std::string_view::npos ? type : type.substr(slash + 1));
    if (known) return *known;
    switch (body.status) {
        case 401: return Trouble::unauthorized;
        case 403: return Trouble::forbidden;
        case 404: return Trouble::not_found;
        case 429:
        case 500:
        case 502:
        case 503:
        case 504: return Trouble::unavailable;
        default: return Trouble::invalid;
    }
}

std::string harmless(const std::string& text) { return clipped(without_controls(text), most_answer_cells); }

}  // namespace

template <class V>
void each_field(Of<ProblemBody>, V&& visit) {
    visit("type", &ProblemBody::type, limit::none, Need::optional);
    visit("title", &ProblemBody::title, limit::none, Need::optional);
    visit("status", &ProblemBody::status, limit::none, Need::optional);
    visit("detail", &ProblemBody::detail, limit::none, Need::optional);
    visit("detail_ja", &ProblemBody::detail_ja, limit::none, Need::optional);
    visit("field", &ProblemBody::field, limit::none, Need::optional);
    visit("owner", &ProblemBody::owner, limit::none, Need::optional);
    visit("owner_org", &ProblemBody::owner_org, limit::none, Need::optional);
    visit("since", &ProblemBody::since, limit::none, Need::optional);
    visit("nearest", &ProblemBody::nearest, limit::none, Need::optional);
}

}  // namespace json

std::string problem_json(const Problem& problem, int status, std::string_view type, std::string_view nearest) {
    if (type.empty()) type = wire_name(problem.trouble);
    return json::written(json::ProblemBody{std::string{type}, std::string{enum_word(problem.trouble).en}, status,
                                           pick(problem.sentence, Language::en), problem.sentence.ja, problem.field,
                                           problem.owner, problem.owner_org, problem.since, std::string(nearest)});
}

std::optional<Problem> parse_problem(std::string_view bytes) {
    auto tree = json::tree_from(bytes, most_command_bytes);
    json::ProblemBody body;
    if (!tree || json::read(*tree, body)) return std::nullopt;
    body.detail = json::harmless(body.detail);
    body.detail_ja = json::harmless(body.detail_ja);
    const bool silent = body.detail.empty() && body.detail_ja.empty();
    if (silent && body.type.empty() && body.title.empty() && body.status == 0) return std::nullopt;
    const std::string status = std::to_string(body.status);
    const std::string title = body.title.empty() ? "" : " (" + body.title + ")";
    Problem problem;
    problem.trouble = json::trouble_from(body);
    problem.sentence.ja =
        silent ? json::harmless("フィードが断りました: HTTP " + status + title + "。") : std::move(body.detail_ja);
    problem.sentence.en =
        silent ? json::harmless("The feed refused: HTTP " + status + title + ".") : std::move(body.detail);
    problem.field = json::harmless(body.field);
    problem.owner = json::harmless(body.owner);
    problem.owner_org = json::harmless(body.owner_org);
    problem.since = json::harmless(body.since);
    return problem;
}

std::string accepted_json(const Accepted& accepted) {
    json::Writer out;
    out.open_object();
    out.name("seq");
    out.number(accepted.seq);
    out.name("events");
    json::write(out, accepted.events);
    out.name("replayed");
    out.boolean(accepted.replayed);
    if (accepted.tried) {
        out.name("tried");
        out.boolean(true);
    }
    if (!(accepted.understood == Text{})) {
        out.name("understood");
        json::write(out, accepted.understood);
    }
    out.close_object();
    return out.take();
}

Result<Me> parse_me(std::string_view bytes) {
    auto tree = json::tree_from(bytes, most_command_bytes);
    if (!tree) return tree.problem();
    Me me;
    if (const auto found = json::read(*tree, me)) return problem_from(*found);
    for (std::string* words : {&me.who, &me.org, &me.role, &me.kind}) *words = json::harmless(*words);
    return me;
}

Result<Accepted> parse_accepted(std::string_view bytes) {
    auto tree = json::tree_from(bytes, most_feed_bytes);
    if (!tree) return tree.problem();
    Accepted accepted;
    auto found = json::read(*tree, accepted);
    if (!found && accepted.seq > static_cast<std::uint64_t>(limit::sequence.high))
        found = fault("2 の 53 乗までの数にしてください。", "write a number up to 2 to the 53rd.").within("seq");
    if (!found && accepted.events.size() > static_cast<std::size_t>(limit::events.high))
        found = fault("多すぎます(" + std::to_string(limit::events.high) + " 件まで)。",
                      "too many: at most " + std::to_string(limit::events.high) + ".")
                    .within("events");
    for (std::size_t i = 0; !found && i < accepted.events.size(); ++i) {
        if (auto within = check(accepted.events[i])) found = std::move(*within).within(i).within("events");
    }
    if (found) return problem_from(*found);
    return accepted;
}

}  // namespace model
