// One sentence per status that is not a confirmation. Status comes first, content type next: a 503 with a valid old board
// as its body is a 503, and a login page answering 200 is not a feed.
#include "client/reply_problem.h"

#include "model/wire/wire.h"

namespace client {
namespace {

struct Words {
    int status;
    model::Trouble trouble;
    const char* ja;
    const char* en;
};

constexpr Words known[] = {
    {204, model::Trouble::unreachable, "空の答えが届きました。feed のアドレスを確かめてください。",
     "an empty answer came; check the feed's address."},
    {304, model::Trouble::unreachable, "尋ねていない「変化なし」が届きました。途中のキャッシュを確かめてください。",
     "\"not modified\" came although nothing was asked that way; check for a cache in between."},
    {401, model::Trouble::unauthorized,
     "feed がこのトークンを知りません。--token-file のファイルか、feed の管理者に確かめてください。",
     "the feed does not know this token; check the file given with --token-file or ask the feed's administrator."},
    {403, model::Trouble::forbidden, "このトークンでは見られません。feed の管理者に権限を確かめてください。",
     "this token may not read the board; ask the feed's administrator."},
    {404, model::Trouble::unreachable, "そこに feed がありません(404)。アドレスを確かめてください。",
     "there is no feed at that address (404); check the address."},
    {429, model::Trouble::unreachable, "feed が問い合わせの多さを断りました。間をおいて尋ね直します。",
     "the feed refuses so many requests; asking again after a pause."},
    {500, model::Trouble::unreachable, "feed の中で失敗が起きました(500)。feed のログを確かめてください。",
     "the feed failed inside (500); look at the feed's log."},
    {503, model::Trouble::unavailable, "feed がいま答えられません(503)。尋ね直しています。",
     "the feed cannot answer at the moment (503); asking again."},
};

}  // namespace

std::string place_of(const std::string& url) {
    const std::size_t scheme = url.find("://");
    const std::size_t start = scheme == std::string::npos ? 0 : scheme + 3;
    return url.substr(start, url.find('/', start) - start);
}

model::Problem place_problem(const std::string& place, const std::string& ja, const std::string& en) {
    return model::problem(model::Trouble::unreachable, place + ": " + ja, place + ": " + en);
}

namespace {

// That there is no token, or why it ended and who can give a new one: only the feed knows that.
std::optional<model::Problem> token_problem(const std::string& place, const net::HttpReply& reply) {
    if (reply.status != 401 || reply.content_type != "application/problem+json") return std::nullopt;
    auto said = model::parse_problem(reply.body);
    if (said && said->field == "token")
        return model::problem(
            model::Trouble::unauthorized,
            place +
                ": この feed はトークンが要りますが、ありません。トークンのファイルを --token-file(KYODO_TOKEN_FILE)で"
                "指定してください。ない場合は feed の管理者に頼んでください(kyodo-feed token add)。",
            place +
                ": this feed wants a token and none was given. Name the file that holds it with --token-file (or "
                "KYODO_TOKEN_FILE); whoever runs the feed makes one (kyodo-feed token add).",
            said->field);
    if (!said || said->field != "expires") return std::nullopt;
    return model::problem(model::Trouble::unauthorized, place + ": " + said->sentence.ja,
                          place + ": " + said->sentence.en, said->field);
}

// What a feed says to a request that is none for it, such as plain HTTP on its TLS port, it alone knows.
std::optional<model::Problem> bad_request(const std::string& place, const net::HttpReply& reply) {
    const bool says = reply.status == 400 && reply.content_type == "application/problem+json";
    const auto said = says ? model::parse_problem(reply.body) : std::nullopt;
    if (!said) return std::nullopt;
    return place_problem(place, said->sentence.ja, said->sentence.en);
}

}  // namespace

model::Problem reply_problem(const std::string& place, const net::HttpReply& reply) {
    if (auto token = token_problem(place, reply)) return *token;
    if (auto said = bad_request(place, reply)) return *said;
    for (const Words& words : known)
        if (words.status == reply.status)
            return model::problem(words.trouble, place + ": " + words.ja, place + ": " + words.en);
    if (reply.status == 200 && reply.content_type == "text/html")
        return place_problem(
            place,
            "板の代わりにウェブページが届きました。ログイン画面や別のサーバーでないか、アドレスを確かめてください。",
            "a web page came instead of the board; check whether a login page or another server answers "
            "at that address.");
    if (reply.status == 200)
        return place_problem(place, "答えが板の形式(application/json)ではありません。アドレスを確かめてください。",
                             "the answer is not in the board's format (application/json); check the address.");
    const std::string status = std::to_string(reply.status);
    if (reply.status >= 300 && reply.status < 400)
        return place_problem(
            place,
            "別の場所へ転送しようとしました(" + status +
                ")。転送先には従いません。feed の本当のアドレスを指定してください。",
            "it redirects elsewhere (" + status + "), which is not followed; give the feed's real address.");
    return place_problem(place, "feed が HTTP " + status + " を返しました。アドレスと feed のログを確かめてください。",
                         "the feed answered HTTP " + status + "; check the address and the feed's log.");
}

}  // namespace client
