# Takes what kyodo-feed --webhook sends, checks its signature and says it in a chat's incoming webhook.
# SECRET_FILE=webhook.secret CHAT_URL=... python3 webhook-to-chat.example.py      (listens on 127.0.0.1:8490)
import base64, hashlib, hmac, http.server, json, os, time, urllib.request

with open(os.environ["SECRET_FILE"]) as secret_file:
    SECRET = base64.b64decode(secret_file.readline().strip().removeprefix("whsec_"))
SEEN = []  # the newest ids: a message that was sent twice is said once


def is_right(headers, body):
    stamp = headers.get("webhook-timestamp", "0")
    if not stamp.isdigit() or abs(time.time() - int(stamp)) > 300:
        return False
    signed = f"{headers.get('webhook-id', '')}.{stamp}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(SECRET, signed, hashlib.sha256).digest()).decode()
    return hmac.compare_digest(expected, headers.get("webhook-signature", ""))


def say(text):
    body = json.dumps({"text": text}).encode()
    request = urllib.request.Request(os.environ["CHAT_URL"], body, {"Content-Type": "application/json"})
    urllib.request.urlopen(request, timeout=5).close()


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(min(int(self.headers.get("Content-Length", 0)), 1 << 20))
        if not is_right(self.headers, body):
            return self.send_error(401)
        if self.headers["webhook-id"] not in SEEN:
            try:
                data = json.loads(body)["data"]
                left_out = data.get("left_out", {}).get("ja")  # what this chat was never told
                say("\n".join(line for line in (left_out, data["text"]["ja"]) if line))
            except OSError:
                return self.send_error(502)  # the feed tries again
            SEEN.append(self.headers["webhook-id"])
            del SEEN[:-1000]
        self.send_response(204)
        self.end_headers()


http.server.HTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8490"))), Receiver).serve_forever()
