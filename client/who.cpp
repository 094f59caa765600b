// A refusal is as final as a 404: with that token there is nobody to be.
#include "client/who.h"

#include "model/wire/wire.h"

namespace client {

std::optional<model::PersonTold> ask_who(net::Http& http, const net::FeedAddress& address, std::stop_token stop) {
    net::HttpRequest request;
    request.url = address.url + "/v1/me";
    request.headers = {{"Accept", "application/json"}, {"Cache-Control", "no-cache"}};
    request.total_limit = std::chrono::milliseconds{2000};  // the next poll waits behind it
    request.most_bytes = 64u << 10;
    const auto reply = http.perform(request, std::move(stop));
    if (!reply) return std::nullopt;
    if (reply->status == 404 || reply->status == 405) return model::PersonTold{};
    if (reply->status != 200 || reply->content_type != "application/json") return std::nullopt;
    const auto told = model::parse_me(reply->body);
    if (!told) return std::nullopt;
    return model::PersonTold{{told->who, told->org}, told->role == "viewer" || told->role == "source"};
}

}  // namespace client
