"""The carrier's own Python SDK against the simulated network: it places a call and sends a message, reads both back,
is refused as the carrier refuses, and checks the signatures of the webhooks that follow.

The address of the network and the port for its webhooks come from the environment; see `run`.
"""

import json
import os
import queue
import unittest
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from twilio.base.exceptions import TwilioRestException
from twilio.request_validator import RequestValidator
from twilio.rest import Client

NETWORK = os.environ["NETWORK"]
SID = os.environ["ACCOUNT_SID"]
TOKEN = os.environ["AUTH_TOKEN"]
PORT = int(os.environ["WEBHOOK_PORT"])
HERE = f"http://127.0.0.1:{PORT}"
SERVICE, NURSE = "+4778000000", "+4790000002"
PATIENCE = 30

webhooks = queue.Queue()


class Server(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = dict(urllib.parse.parse_qsl(body, keep_blank_values=True))
        webhooks.put((HERE + self.path, form, self.headers["X-Twilio-Signature"]))
        markup = b"<Response><Say language='nb-NO'>Hei</Say></Response>"
        self.send_response(200)
        self.send_header("Content-Type", "text/xml")
        self.send_header("Content-Length", str(len(markup)))
        self.end_headers()
        self.wfile.write(markup)

    def log_message(self, *_):
        pass


def webhook(path):
    """The next webhook to this path."""
    while True:
        url, form, signature = webhooks.get(timeout=PATIENCE)
        if urllib.parse.urlsplit(url).path == path:
            return url, form, signature


def handset(path, body):
    request = urllib.request.Request(
        f"{NETWORK}/handsets/{path}", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return json.load(answer)


class SimulatedNetwork(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = ThreadingHTTPServer(("127.0.0.1", PORT), Server)
        Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.client = Client(SID, TOKEN)
        cls.client.api.base_url = NETWORK
        handset(f"{NURSE}/mode", {"mode": "auto_answer"})

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()

    def test_a_call_is_placed_and_its_webhooks_are_signed(self):
        call = self.client.calls.create(
            to=NURSE,
            from_=SERVICE,
            url=f"{HERE}/leg?id=7",
            status_callback=f"{HERE}/progress",
            status_callback_event=["initiated", "ringing", "answered", "completed"],
        )
        self.assertRegex(call.sid, "^CA[0-9a-f]{32}$")
        self.assertEqual((call.status, call.direction, call.to), ("queued", "outbound-api", NURSE))
        self.assertEqual(call.date_created.utcoffset().total_seconds(), 0)

        validator = RequestValidator(TOKEN)
        url, form, signature = webhook("/leg")
        self.assertEqual(form["CallSid"], call.sid)
        self.assertTrue(validator.validate(url, form, signature))
        self.assertFalse(validator.validate(url, {**form, "From": "+4790000099"}, signature))
        self.assertFalse(validator.validate(url + "1", form, signature))
        self.assertFalse(RequestValidator("another token").validate(url, form, signature))
        while True:
            url, form, signature = webhook("/progress")
            self.assertTrue(validator.validate(url, form, signature))
            if form["CallStatus"] == "completed":
                break
        self.assertEqual(self.client.calls(call.sid).fetch().status, "completed")
        self.assertIn(call.sid, [c.sid for c in self.client.calls.list(to=NURSE)])
        with self.assertRaises(TwilioRestException) as refused:
            self.client.calls(call.sid).update(status="completed")
        self.assertEqual((refused.exception.status, refused.exception.code), (400, 21220))

    def test_a_message_is_sent_and_reported(self):
        message = self.client.messages.create(
            to=NURSE, from_=SERVICE, body="Du har en ny henvendelse.", status_callback=f"{HERE}/delivery"
        )
        self.assertRegex(message.sid, "^SM[0-9a-f]{32}$")
        while True:
            url, form, signature = webhook("/delivery")
            self.assertTrue(RequestValidator(TOKEN).validate(url, form, signature))
            if form["MessageStatus"] == "delivered":
                break
        self.assertEqual(self.client.messages(message.sid).fetch().status, "delivered")

    def test_what_the_carrier_refuses_is_refused(self):
        for to, code in [("113", 21216), ("90000001", 21211)]:
            with self.assertRaises(TwilioRestException) as refused:
                self.client.calls.create(to=to, from_=SERVICE, url=f"{HERE}/leg")
            self.assertEqual((refused.exception.status, refused.exception.code), (400, code))
        stranger = Client(SID, "wrong")
        stranger.api.base_url = NETWORK
        with self.assertRaises(TwilioRestException) as refused:
            stranger.calls.create(to=NURSE, from_=SERVICE, url=f"{HERE}/leg")
        self.assertEqual((refused.exception.status, refused.exception.code), (401, 20003))

    def test_the_number_shows_where_it_leads(self):
        (number,) = self.client.incoming_phone_numbers.list(phone_number=SERVICE)
        self.assertEqual((number.phone_number, number.voice_url), (SERVICE, f"{HERE}/voice"))


if __name__ == "__main__":
    unittest.main()
