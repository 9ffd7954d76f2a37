"""Receives webhooks and verifies them, with Python's standard library alone.

    WEBHOOK_SECRET=... python3 receiver.py [PORT]
"""

import hashlib
import hmac
import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOLERANCE_SECONDS = 300


def whole_floats_as_ints(value):
    """What is signed has no 1.0: a float without a fraction is an int."""
    if isinstance(value, dict):
        return {key: whole_floats_as_ints(item) for key, item in value.items()}
    if isinstance(value, list):
        return [whole_floats_as_ints(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def canonical(raw):
    """The form that is signed: sorted keys, no spaces, letters as they are."""
    value = whole_floats_as_ints(json.loads(raw))
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def is_verified(raw, signature, timestamp, secret, now=None):
    """Whether X-Signature-V2 and X-Timestamp fit the body."""
    if not signature or not timestamp or not timestamp.isdigit():
        return False
    if abs((time.time() if now is None else now) - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    expected = hmac.new(secret.encode(), canonical(raw).encode(), hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, signature)


class Receiver(BaseHTTPRequestHandler):
    """Answers 200 to what is verified and 401 to everything else. The same event may come again: its id tells."""

    seen = set()

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        signature, timestamp = self.headers.get("X-Signature-V2"), self.headers.get("X-Timestamp")
        if not is_verified(raw, signature, timestamp, os.environ["WEBHOOK_SECRET"]):
            return self.answer(401, {"error": "not verified"})
        event = json.loads(raw)
        if event["event_id"] not in self.seen:
            self.seen.add(event["event_id"])
            print(event["session_id"], event["status"], event.get("vendor_data"), flush=True)
        return self.answer(200, {"received": True})

    def answer(self, status, body):
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        """Says nothing of its own."""


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 3000), Receiver)
    print("listening on", server.server_port, flush=True)
    server.serve_forever()
