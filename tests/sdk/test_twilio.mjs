// The carrier's own Node SDK against the simulated network: it places a call and sends a message, meets others in a
// conference, and checks the signatures of the webhooks that follow. See `run` for the environment.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import twilio from "twilio";

const { NETWORK, ACCOUNT_SID, AUTH_TOKEN, WEBHOOK_PORT } = process.env;
const HERE = `http://127.0.0.1:${WEBHOOK_PORT}`;
const SERVICE = "+4778000000";
const NURSE = "+4790000002";
const RELATIVE = "+4790000001";

const client = twilio(ACCOUNT_SID, AUTH_TOKEN);
client.api.baseUrl = NETWORK;

const seen = [];
let wake = () => {};

const MARKUP = {
  "/leg": "<Say language='nb-NO'>Hei</Say>",
  "/room": "<Dial><Conference beep='false'>contact-7</Conference></Dial>",
};

const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    const form = Object.fromEntries(new URLSearchParams(body));
    seen.push({ url: HERE + request.url, form, signature: request.headers["x-twilio-signature"] });
    wake();
    const path = new URL(request.url, HERE).pathname;
    response.setHeader("Content-Type", "text/xml").end(`<Response>${MARKUP[path] ?? ""}</Response>`);
  });
});

async function webhook(path, fits = () => true) {
  for (;;) {
    const found = seen.find(({ url, form }) => new URL(url).pathname === path && fits(form));
    if (found) return found;
    await new Promise((resolve) => (wake = resolve));
  }
}

async function handset(path, body) {
  const answer = await fetch(`${NETWORK}/handsets/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  assert.equal(answer.status, 200, `${path}: ${await answer.text()}`);
}

before(async () => {
  await new Promise((resolve) => server.listen(Number(WEBHOOK_PORT), "127.0.0.1", resolve));
  for (const number of [NURSE, RELATIVE]) await handset(`${number}/mode`, { mode: "auto_answer" });
});

after(() => {
  server.close();
  server.closeAllConnections();
});

const limit = { timeout: 30_000 };

test("a call is placed and its webhooks are signed", limit, async () => {
  const call = await client.calls.create({
    to: NURSE,
    from: SERVICE,
    url: `${HERE}/leg?id=7`,
    statusCallback: `${HERE}/progress`,
    statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
  });
  assert.match(call.sid, /^CA[0-9a-f]{32}$/);
  assert.equal(call.status, "queued");
  assert.ok(!Number.isNaN(call.dateCreated.getTime()));

  const { url, form, signature } = await webhook("/leg", (fields) => fields.CallSid === call.sid);
  assert.ok(twilio.validateRequest(AUTH_TOKEN, signature, url, form));
  assert.ok(!twilio.validateRequest(AUTH_TOKEN, signature, url, { ...form, Digits: "1" }));
  assert.ok(!twilio.validateRequest(AUTH_TOKEN, signature, `${url}1`, form));
  assert.ok(!twilio.validateRequest("another token", signature, url, form));
  const end = await webhook("/progress", (fields) => fields.CallSid === call.sid && fields.CallStatus === "completed");
  assert.equal(end.signature, twilio.getExpectedTwilioSignature(AUTH_TOKEN, end.url, end.form));
  assert.equal((await client.calls(call.sid).fetch()).status, "completed");
  await assert.rejects(client.calls(call.sid).update({ status: "completed" }), { status: 400, code: 21220 });
});

test("a message is sent and reported", limit, async () => {
  const statusCallback = `${HERE}/delivery`;
  const message = await client.messages.create({ to: NURSE, from: SERVICE, body: "Hei", statusCallback });
  const { url, form, signature } = await webhook("/delivery", (fields) => fields.MessageStatus === "delivered");
  assert.ok(twilio.validateRequest(AUTH_TOKEN, signature, url, form));
  assert.equal(form.MessageSid, message.sid);
});

test("two meet in a conference and one is muted and taken out", limit, async () => {
  const statusCallback = `${HERE}/legs`;
  for (const to of [NURSE, RELATIVE]) {
    await client.calls.create({ to, from: SERVICE, url: `${HERE}/room`, statusCallback });
  }
  let room;
  for (;;) {
    [room] = await client.conferences.list({ friendlyName: "contact-7", status: "in-progress" });
    if (room) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const participants = await client.conferences(room.sid).participants.list();
  assert.equal(participants.length, 2);
  const [one, other] = participants;
  assert.equal((await client.conferences(room.sid).participants(one.callSid).update({ muted: true })).muted, true);
  assert.equal(await client.conferences(room.sid).participants(one.callSid).remove(), true);
  await webhook("/legs", (fields) => fields.CallSid === one.callSid);
  await client.conferences(room.sid).update({ status: "completed" });
  await webhook("/legs", (fields) => fields.CallSid === other.callSid);
  assert.equal((await client.conferences(room.sid).fetch()).status, "completed");
});

test("what the carrier refuses is refused", limit, async () => {
  const url = `${HERE}/leg`;
  await assert.rejects(client.calls.create({ to: "113", from: SERVICE, url }), { status: 400, code: 21216 });
  await assert.rejects(client.calls.create({ to: NURSE, from: "+4790000099", url }), { status: 400, code: 21210 });
  await assert.rejects(client.calls("CAffffffffffffffffffffffffffffffff").fetch(), { status: 404, code: 20404 });
});
