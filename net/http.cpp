// The only file that knows libcurl. What libcurl lets through is refused: replies without a stated length, two different
// lengths, a 304 with a body, endless headers (http_head.cpp), endless or bomb-like bodies (here). It must never know
// JSON or the feed.
// Fence: a stop must never wait for the network. The transfer runs on a multi handle because only that one can be woken
// from another thread, and CURLOPT_QUICK_EXIT keeps a hung name lookup from being joined.
#include "net/http.h"

#include "net/http_cause.h"
#include "net/http_head.h"

#include <curl/curl.h>

#include <algorithm>
#include <cerrno>
#include <new>

namespace net {
namespace {

constexpr long fewest_bytes_per_second = 10;

struct CurlLibrary {
    CurlLibrary() { curl_global_init(CURL_GLOBAL_DEFAULT); }
};

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

struct FreeUrl {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

// What the callbacks fill. `refused` is why they broke the transfer off.
struct Exchange {
    std::size_t most_bytes = 0;
    HttpHead head;
    std::optional<HttpCause> refused;
};

std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* target) {
    auto& exchange = *static_cast<Exchange*>(target);
    exchange.refused = exchange.head.take(std::string_view(bytes, size * count));
    return exchange.refused ? 0 : size * count;
}

std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* target) {
    auto& exchange = *static_cast<Exchange*>(target);
    std::string& body = exchange.head.reply.body;
    if (body.size() + size * count > exchange.most_bytes) {
        body.append(bytes, exchange.most_bytes - body.size());
        exchange.refused = HttpCause::too_large;
        return 0;
    }
    body.append(bytes, size * count);
    return size * count;
}

std::string url_part(CURLU* url, CURLUPart part, unsigned flags = 0) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return {};
    std::string result(text);
    curl_free(text);
    return result;
}

// "host:port", or nothing when the address is not http(s) or carries credentials.
std::optional<std::string> host_and_port(const std::string& address) {
    const std::unique_ptr<CURLU, FreeUrl> url(curl_url());
    if (!url || curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) return std::nullopt;
    const std::string scheme = url_part(url.get(), CURLUPART_SCHEME);
    if (scheme != "http" && scheme != "https") return std::nullopt;
    if (!url_part(url.get(), CURLUPART_USER).empty()) return std::nullopt;
    return url_part(url.get(), CURLUPART_HOST) + ":" + url_part(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
}

bool has_controls(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

// Null when a header holds a control character: it would end the header and begin another.
HeaderList headers_of(const HttpRequest& request, const HttpTrust& trust) {
    std::vector<std::string> lines{"Expect:"};
    for (const auto& [name, value] : request.headers) lines.push_back(name + ": " + value);
    if (!trust.agent.empty()) lines.push_back("User-Agent: " + trust.agent);
    if (!trust.token.empty()) lines.push_back("Authorization: Bearer " + trust.token);
    HeaderList list;
    for (const std::string& line : lines) {
        if (has_controls(line)) return nullptr;
        curl_slist* longer = curl_slist_append(list.get(), line.c_str());
        if (!longer) throw std::bad_alloc();
        static_cast<void>(list.release());
        list.reset(longer);
    }
    return list;
}

HttpCause certificate_cause(CURL* easy) {
    constexpr long unspecified = 1, not_yet_valid = 9, expired = 10, self_signed = 18, self_signed_in_chain = 19,
                   no_issuer = 20, no_first_certificate = 21, wrong_name = 62;
    long result = 0;
    curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &result);
    switch (result) {
        case not_yet_valid: return HttpCause::certificate_not_yet_valid;
        case expired: return HttpCause::certificate_expired;
        case self_signed:
        case self_signed_in_chain: return HttpCause::certificate_self_signed;
        case no_issuer:
        case no_first_certificate: return HttpCause::certificate_unknown_issuer;
        case unspecified:  // what libcurl leaves when the name did not fit and the chain was not even looked at
        case wrong_name: return HttpCause::certificate_wrong_name;
        default: return HttpCause::certificate_bad;
    }
}

HttpCause connect_cause(CURL* easy) {
    long error = 0;
    curl_easy_getinfo(easy, CURLINFO_OS_ERRNO, &error);
    if (error == ENETUNREACH || error == EHOSTUNREACH) return HttpCause::unroutable;
    return error == ETIMEDOUT ? HttpCause::connect_timed_out : HttpCause::refused;
}

HttpCause time_out_cause(CURL* easy) {
    curl_off_t started = 0;  // microseconds until the request could be sent: connected, and TLS agreed
    curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME_T, &started);
    return started == 0 ? HttpCause::connect_timed_out : HttpCause::timed_out;
}

HttpCause cause_of(CURLcode code, CURL* easy) {
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST: return HttpCause::unresolved;
        case CURLE_COULDNT_CONNECT: return connect_cause(easy);
        case CURLE_OPERATION_TIMEDOUT: return time_out_cause(easy);
        case CURLE_PARTIAL_FILE:
        case CURLE_RECV_ERROR:
        case CURLE_SEND_ERROR:
        case CURLE_GOT_NOTHING: return HttpCause::cut_off;
        case CURLE_PEER_FAILED_VERIFICATION: return certificate_cause(easy);
        case CURLE_SSL_CONNECT_ERROR: return HttpCause::tls_failed;
        case CURLE_SSL_CACERT_BADFILE: return HttpCause::ca_file_unreadable;
        case CURLE_BAD_CONTENT_ENCODING: return HttpCause::bad_encoding;
        case CURLE_WEIRD_SERVER_REPLY:
        case CURLE_UNSUPPORTED_PROTOCOL: return HttpCause::not_http;
        case CURLE_URL_MALFORMAT: return HttpCause::bad_address;
        default: return HttpCause::other;
    }
}

// A TLS port answers plain HTTP with an alert, or not at all.
HttpCause cause_on(const std::string& url, CURLcode code, CURL* easy) {
    const HttpCause cause = cause_of(code, easy);
    return cause == HttpCause::not_http && url.starts_with("http://") ? HttpCause::perhaps_tls : cause;
}

void set_limits(CURL* easy, const HttpRequest& request) {
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.connect_limit.count()));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(request.total_limit.count()));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, fewest_bytes_per_second);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(request.silence_limit.count()));
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
}

void set_request(CURL* easy, const HttpRequest& request, const HttpTrust& trust, curl_slist* headers) {
    curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    if (request.method == "POST") {
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.c_str());
    } else if (request.method != "GET") {
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }
    if (!trust.ca_file.empty()) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, trust.ca_file.c_str());
        curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
    }
}

void set_callbacks(CURL* easy, Exchange& exchange) {
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &exchange);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &exchange);
}

std::optional<CURLcode> finished(CURLM* multi) {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &left))
        if (message->msg == CURLMSG_DONE) return message->data.result;
    return std::nullopt;
}

// Nothing when stopped. The easy handle is back out of the multi handle afterwards.
std::optional<CURLcode> transfer(CURLM* multi, CURL* easy, const std::stop_token& stop) {
    constexpr int longest_sleep_ms = 1000;
    std::optional<CURLcode> result;
    curl_multi_add_handle(multi, easy);
    while (!result && !stop.stop_requested()) {
        int running = 0;
        curl_multi_perform(multi, &running);
        result = finished(multi);
        if (!result) curl_multi_poll(multi, nullptr, 0, longest_sleep_ms, nullptr);
    }
    curl_multi_remove_handle(multi, easy);
    return result;
}

void count(CURL* easy, Traffic& traffic) {
    curl_off_t body = 0;
    long head = 0;
    long opened = 0;
    curl_easy_getinfo(easy, CURLINFO_SIZE_DOWNLOAD_T, &body);
    curl_easy_getinfo(easy, CURLINFO_HEADER_SIZE, &head);
    curl_easy_getinfo(easy, CURLINFO_NUM_CONNECTS, &opened);
    traffic.bytes += static_cast<std::uint64_t>(body) + static_cast<std::uint64_t>(head);
    traffic.connections += static_cast<std::uint64_t>(opened);
}

}  // namespace

struct Http::Inside {
    HttpTrust trust;
    CURLM* multi = nullptr;
    CURL* easy = nullptr;
    bool after_problem = false;

    explicit Inside(HttpTrust given) : trust(std::move(given)) {
        static const CurlLibrary library;
        multi = curl_multi_init();
        easy = curl_easy_init();
        if (!multi || !easy) throw std::bad_alloc();
        curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, 2L);
    }
    ~Inside() {
        curl_easy_cleanup(easy);
        curl_multi_cleanup(multi);
    }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
};

Http::Http(HttpTrust trust) : inside_(std::make_unique<Inside>(std::move(trust))) {}
Http::~Http() = default;

model::Result<HttpReply> Http::perform(const HttpRequest& request, std::stop_token stop) {
    const auto place = host_and_port(request.url);
    if (!place) return unreachable_problem(HttpCause::bad_address, "URL");
    const HeaderList headers = headers_of(request, inside_->trust);
    if (!headers) return unreachable_problem(HttpCause::bad_header, *place);

    CURL* const easy = inside_->easy;
    CURLM* const multi = inside_->multi;
    Exchange exchange;
    exchange.most_bytes = request.most_bytes;
    curl_easy_reset(easy);
    set_limits(easy, request);
    set_request(easy, request, inside_->trust, headers.get());
    set_callbacks(easy, exchange);
    const bool fresh = request.fresh_connection || inside_->after_problem;
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, fresh ? 1L : 0L);

    const std::stop_callback waking(stop, [multi] { curl_multi_wakeup(multi); });
    const auto code = transfer(multi, easy, stop);
    if (inside_->trust.traffic) count(easy, *inside_->trust.traffic);
    inside_->after_problem = !code || *code != CURLE_OK;
    if (!code) return unreachable_problem(HttpCause::stopped, *place);
    if (request.status_is_enough && exchange.head.complete()) return std::move(exchange.head.reply);
    if (exchange.refused) return unreachable_problem(*exchange.refused, *place);
    if (*code != CURLE_OK)
        return unreachable_problem(cause_on(request.url, *code, easy), *place, curl_easy_strerror(*code),
                                   inside_->trust.ca_option);
    return std::move(exchange.head.reply);
}

void Http::wait(std::chrono::milliseconds time, std::stop_token stop) {
    CURLM* const multi = inside_->multi;
    const std::stop_callback waking(stop, [multi] { curl_multi_wakeup(multi); });
    if (stop.stop_requested()) return;
    const auto most = std::clamp<std::chrono::milliseconds::rep>(time.count(), 0, 60'000);
    curl_multi_poll(multi, nullptr, 0, static_cast<int>(most), nullptr);
}

void Http::wake() { curl_multi_wakeup(inside_->multi); }

}  // namespace net
