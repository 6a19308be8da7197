// The legevakt's own PC: the leader registers it, somebody without an account asks for help from it and sees the nurse come, and nothing
// else about anybody is to be had there. Cut off, it can do no more.

import assert from "node:assert/strict";

import { looksRight, picture } from "./harness/look.mjs";
import { DESK, PHONE, TABLET } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

const EVERY_SIZE = { sizes: [DESK, TABLET, PHONE] };
const LABEL = "Vaktrom 2";

/** The leader registers a PC, and whoever sits at it types the code. */
async function registers(randi, pc) {
  await randi.goes("/leader/access");
  await randi.page.locator("summary", { hasText: "Registrer en PC" }).click();
  await randi.page.getByLabel("Hva PC-en kalles").fill(LABEL);
  await randi.page.getByLabel("Telefonen ved siden av").fill("78 00 00 02");
  await randi.taps("Registrer og vis koden");
  const code = await randi.page.locator("#stations .letters").innerText();
  await pc.goes("/station");
  await pc.page.locator("#code").fill(code);
  await pc.taps("Gjør PC-en til legevaktens");
  await pc.sees(`Denne PC-en er registrert som ${LABEL}.`);
}

/** What the server answers to the PC, and where it leads. */
function asks(pc, path, form) {
  return pc.page.evaluate(async ([path, form]) => {
    const body = form && new URLSearchParams(form);
    const answer = await fetch(path, { method: form ? "POST" : "GET", body, headers: { accept: "text/html" } });
    return { status: answer.status, path: new URL(answer.url).pathname, text: await answer.text() };
  }, [path, form]);
}

/** Whether a live line with this view opens, as it is said to the PC. */
function opens(pc, view) {
  return pc.page.evaluate((view) => new Promise((resolve) => {
    const address = new URL(`/api/v1/live?${view}`, location.href);
    address.protocol = "ws:";
    const socket = new WebSocket(address);
    socket.onmessage = (event) => resolve(event.data);
    socket.onclose = () => resolve("");
  }), view);
}

scenario("help is asked for from the legevakt's PC without an account, until it is cut off", async ({ telephones, arrives }) => {
  const randi = await (await arrives({ name: "randi", size: DESK })).signsIn();
  const jonas = await (await arrives({ name: "jonas", size: DESK })).signsIn();
  const kari = await (await arrives({ name: "kari" })).signsIn();
  const pc = await arrives({ name: "the PC", size: DESK });
  await kari.isLive();
  await pc.goes("/doctor");
  assert.equal(new URL(pc.page.url()).pathname, "/", "a PC that is not registered asks for nothing");
  await registers(randi, pc);

  // Somebody at it asks for help: name and HPR number, and what is wanted.
  await pc.taps("Be om hjelp");
  await pc.isLive();
  const { page } = pc;
  await page.getByLabel("Kom hit").check();
  await page.getByLabel("Hva skjer nå?").fill("Ung mann, vil ikke snakke.");
  await page.getByLabel("Navnet ditt").fill("Sunniva Larsen");
  await page.getByLabel("HPR-nummer").fill("9999999");
  await looksRight(pc, "station-form", EVERY_SIZE);
  await page.locator("#send").click();
  await pc.sees("Ringer nå: sykepleieren");
  const place = new URL(page.url()).pathname;
  await kari.sees("Sunniva Larsen, fra legevaktens maskin", { within: ".sheet" });
  await kari.page.locator(".sheet form[data-act=accept] button").click();
  await pc.sees("Godtatt av Kari");
  await kari.page.getByLabel("Skriv til legen").fill("Jeg kommer om en halvtime.");
  await kari.page.locator(".room-write button[type=submit]").first().click();
  await pc.sees("Jeg kommer om en halvtime.");
  await kari.taps("30 min");
  await pc.sees("Kari er på vei");
  await picture(pc, "station", DESK);
  await looksRight(pc, "station-on-the-way", EVERY_SIZE);

  // A relative rings, and a doctor with an account asks: neither is anything to the PC.
  await telephones.mother.dials();
  await telephones.of("kari").takes();
  await kari.sees("Berit Myrvang", { within: ".board" });
  const contact = new URL(kari.page.url()).pathname;
  await jonas.page.getByLabel("Råd på telefon nå").check();
  await jonas.page.getByLabel("Hva skjer nå?").fill("Gammel dame, gråter.");
  await jonas.page.locator("#send").click();
  await jonas.sees("Din forespørsel");
  const his = new URL(jonas.page.url()).pathname;
  for (const path of ["/nurse", contact, "/leader", "/leader/access", "/wall", "/guests", "/account"]) {
    assert.equal((await asks(pc, path)).path, "/", `${path} leads to the sign-in`);
  }
  pc.forgives(/401|403|WebSocket/);
  for (const path of ["/api/v1/board", "/api/v1/duty"]) {
    const { status } = await asks(pc, path);
    assert.ok([401, 403].includes(status), `${path}: ${status}`);
  }
  // Its own request, without what was written about the patient.
  assert.doesNotMatch((await asks(pc, "/api/v1/requests")).text, /Elin|gråter|Ung mann/);
  for (const view of ["view=nurse", "view=wall", "view=json"]) assert.doesNotMatch(await opens(pc, view), /Elin|gråter/, view);
  assert.equal((await asks(pc, his)).path, "/doctor", "the doctor's own request is not the PC's");
  await pc.goes("/doctor");
  await pc.sees("Dine forespørsler");
  assert.doesNotMatch(await page.locator("body").innerText(), /Elin|gråter|Berit/);

  // The leader cuts it off: what is open on it goes, and nothing can be sent from it.
  await page.getByLabel("Hva skjer nå?").fill("En til.");
  await randi.goes("/leader/access");
  await randi.page.locator("#stations li", { hasText: LABEL }).getByRole("button", { name: "Steng ute" }).click();
  await randi.sees("Ingen PC er registrert.");
  await page.waitForURL((url) => url.pathname === "/");
  const sent = await asks(pc, "/doctor/request", { wanted: "come_here", situation: "Etter stengningen", name: "X", hpr: "1" });
  assert.equal(sent.path, "/", "it leads to the sign-in");
  assert.equal((await asks(pc, place)).path, "/", "the request it sent is not shown there any more");
  await pc.goes("/station");
  await pc.sees("Lederen av tjenesten gir en kode");
  await kari.page.reload();
  await kari.isLive();
  assert.equal(await kari.page.locator(".board a.row", { hasText: "Legevakt ber om hjelp" }).count(), 2, "the PC's one, and the doctor's");
});
