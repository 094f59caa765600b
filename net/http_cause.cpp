// The sentences for failed exchanges. One line per cause; what was tried comes first, so that a board with two feeds says
// which. It must never hold a secret: the place is a host and a port, never a whole URL.
#include "net/http_cause.h"

#include <string>

namespace net {
namespace {

struct Words {
    HttpCause cause;
    const char* ja;
    const char* en;
};

constexpr Words all_words[] = {
    {HttpCause::unresolved, "名前が見つかりません。アドレスの綴りとDNSを確かめてください。",
     "could not resolve the name; check the spelling of the address and the DNS."},
    {HttpCause::refused, "接続を拒まれました。相手が動いているか、ポート番号を確かめてください。",
     "connection refused; check that the server is running and that the port is right."},
    {HttpCause::unroutable, "そこへの経路がありません。ネットワークの接続を確かめてください。",
     "no route to it; check this machine's network."},
    {HttpCause::connect_timed_out, "接続が時間切れになりました。相手の停止か、途中の遮断を確かめてください。",
     "timed out while connecting; check whether the server is down or a firewall is in between."},
    {HttpCause::timed_out, "時間内に答えが届きませんでした。相手の負荷か、途中の回線を確かめてください。",
     "timed out waiting for the answer; check the server's load and the line in between."},
    {HttpCause::cut_off, "答えが途中で切れました。相手の再起動か、途中の機器を確かめてください。",
     "the answer was cut off in the middle; check whether the server restarted or something in between closes "
     "connections."},
    {HttpCause::certificate_expired, "証明書の期限が切れています。サーバーの証明書を更新してください。",
     "its certificate has expired; renew the server's certificate."},
    {HttpCause::certificate_not_yet_valid,
     "証明書がまだ有効ではありません。この端末の時計とサーバーの証明書を確かめてください。",
     "its certificate is not valid yet; check this machine's clock and the server's certificate."},
    {HttpCause::certificate_self_signed, "証明書が自己署名です。--ca-file でその証明書かCAを渡してください。",
     "its certificate is self-signed; give that certificate or its CA with --ca-file."},
    {HttpCause::certificate_unknown_issuer, "証明書の発行者を知りません。--ca-file で発行者のCAを渡してください。",
     "its certificate comes from an unknown issuer; give the issuer's CA with --ca-file."},
    {HttpCause::certificate_wrong_name, "証明書の名前がこのホスト名と違います。証明書にある名前で接続してください。",
     "its certificate is for another name; use the name that stands in the certificate."},
    {HttpCause::certificate_bad, "証明書を確認できません。サーバーの証明書と --ca-file を確かめてください。",
     "its certificate could not be verified; check the server's certificate and --ca-file."},
    {HttpCause::tls_failed, "TLSの接続ができませんでした。https:// でよいか、相手のTLS設定を確かめてください。",
     "the TLS handshake failed; check that https:// is right and how the server is set up for TLS."},
    {HttpCause::ca_file_unreadable, "CAのファイルを読めません。--ca-file の場所と中身(PEM)を確かめてください。",
     "the CA file could not be read; check the path given with --ca-file and that it is PEM."},
    {HttpCause::too_large, "答えが大きすぎるため受け取りを止めました。アドレスを確かめてください。",
     "the answer is too large and was stopped; check the address."},
    {HttpCause::headers_too_large, "答えのヘッダーが大きすぎるため受け取りを止めました。アドレスを確かめてください。",
     "the answer's headers are too large and were stopped; check the address."},
    {HttpCause::without_length,
     "答えに長さがなく、全部届いたか分からないため使いません。途中の機器を確かめてください。",
     "the answer states no length, so nobody can tell whether it is whole; check what is in between."},
    {HttpCause::unclear_length, "答えの長さの記述が食い違うため使いません。途中の機器を確かめてください。",
     "the answer contradicts itself about its length; check what is in between."},
    {HttpCause::body_in_304, "「変化なし」の答えに本文が付いているため使いません。途中の機器を確かめてください。",
     "the answer says \"not modified\" and carries a body; check what is in between."},
    {HttpCause::bad_encoding, "圧縮された答えを元に戻せません。途中の機器を確かめてください。",
     "the compressed answer could not be unpacked; check what is in between."},
    {HttpCause::not_http, "HTTPの答えではありません。アドレスとポート番号を確かめてください。",
     "what answers there does not speak HTTP; check the address and the port."},
    {HttpCause::perhaps_tls, "http:// で尋ねましたが、HTTPの答えではありません。TLS の口なら https:// にしてください。",
     "asked over http://, and what answers does not speak HTTP; if it is a TLS port, write https:// instead."},
    {HttpCause::bad_address,
     "使えないアドレスです。http://ホスト:ポート か https://ホスト:ポート の形で指定してください。",
     "not an address that can be used; write it as http://host:port or https://host:port."},
    {HttpCause::bad_header, "トークンなどに制御文字があり送れません。トークンのファイルは1行にしてください。",
     "the token holds a control character and was not sent; the token file must be one line."},
    {HttpCause::stopped, "やめたため、答えを待っていません。", "stopped, so the answer was not waited for."},
};

std::string with_option(std::string sentence, std::string_view option) {
    constexpr std::string_view usual = "--ca-file";
    const std::size_t at = sentence.find(usual);
    if (at != std::string::npos) sentence.replace(at, usual.size(), option);
    return sentence;
}

}  // namespace

model::Problem unreachable_problem(HttpCause cause, std::string_view place, std::string_view detail,
                                   std::string_view ca_option) {
    const std::string start = std::string(place) + ": ";
    for (const Words& words : all_words)
        if (words.cause == cause)
            return model::problem(model::Trouble::unreachable, start + with_option(words.ja, ca_option),
                                  start + with_option(words.en, ca_option));
    const std::string what(detail);
    return model::problem(model::Trouble::unreachable,
                          start + "通信に失敗しました(" + what + ")。相手と回線を確かめてください。",
                          start + "the exchange failed (" + what + "); check the server and the line.");
}

}  // namespace net
