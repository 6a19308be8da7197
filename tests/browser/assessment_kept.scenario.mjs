// What was shown as saved is there, whatever happens to the server, the tablet and the session; what was not is kept in the page, and sent
// again. The same document is gone on with after the lock, after a new sign-in and on another device.

import assert from "node:assert/strict";

import { begins, field, firstWords, saved, stands, words } from "./harness/documents.mjs";
import { DESK, PHONE } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";
import { PASSWORD } from "./harness/town.mjs";

const PIN = "493817";
const NOISE = /WebSocket|ERR_|Failed to (load|fetch)|50\d/;

async function asksAndIsHeard(jonas, kari) {
  for (const person of [jonas, kari]) await person.isLive();
  await jonas.page.getByLabel("Kom hit").check();
  await jonas.page.getByLabel("Hva skjer nå?").fill("Mann i 30-årene, urolig");
  await jonas.page.getByRole("button", { name: "Send" }).click();
  await kari.sees("Kom hit", { within: ".sheet" });
  await kari.page.locator(".sheet form[data-act=accept] button").click();
  await jonas.sees("Godtatt av Kari");
  await kari.page.locator(".board a.row").first().click();
}

/** Notes every text that the page ever shows as saved in a field. */
async function notes(person, name) {
  await field(person, name).evaluate((el) => {
    window.shownAsSaved = "";
    const control = el.querySelector("textarea");
    const look = () => { if (/^Lagret \d/.test(el.querySelector(":scope > .written")?.textContent ?? "")) window.shownAsSaved = control.value; };
    new MutationObserver(look).observe(el, { childList: true, subtree: true, characterData: true, attributes: true });
  });
}

const shownAsSaved = (person) => person.page.evaluate(() => window.shownAsSaved);

scenario("two write while the server is killed, and nothing that was shown as saved is lost", async ({ town, arrives }) => {
  const jonas = await (await arrives({ name: "jonas", size: DESK })).signsIn();
  const kari = await (await arrives({ name: "kari" })).signsIn();
  await asksAndIsHeard(jonas, kari);
  const pages = [[jonas, await begins(jonas, "Legens undersøkelse")], [kari, await begins(kari, "Innleggelsesvurdering, sykepleierens del")]];
  const whole = new Map([
    [jonas, "Våken og orientert. Sier at stemmene er der igjen siden onsdag, og at han ikke har sovet på tre netter."],
    [kari, "Sitter ved vinduet. Vil gjerne snakke, men ikke med flere enn meg. Søsteren er ringt og kommer i morgen tidlig."],
  ]);
  const at = new Map();
  for (const [person] of pages) {
    person.forgives(NOISE);
    at.set(person, await firstWords(person));
    await notes(person, at.get(person));
    await words(person, at.get(person)).focus();
  }

  // Both write, key by key, and in the middle of it the server is gone; their lines with it, so that nothing is sent again yet.
  const write = ([person]) => words(person, at.get(person)).pressSequentially(whole.get(person), { delay: 60 });
  const typing = Promise.all(pages.map(write));
  for (const [person] of pages) await person.page.waitForFunction(() => window.shownAsSaved.length > 20);
  town.killServer();
  for (const [person] of pages) person.wire.cut();
  await typing;
  const shown = new Map();
  for (const [person] of pages) {
    shown.set(person, await shownAsSaved(person));
    await field(person, at.get(person)).locator(".written[data-late]", { hasText: "Tatt vare på her på skjermen" }).waitFor();
  }
  await town.serverIsBack();

  // What the server has is at least what was shown; a space at the end of a field is not kept.
  for (const [person, path] of pages) {
    const other = await (await arrives({ name: person.name })).signsIn();
    await other.goes(path);
    const there = await words(other, at.get(person)).inputValue();
    assert.ok(shown.get(person).length > 20 && there.startsWith(shown.get(person).trimEnd()), `shown "${shown.get(person)}", there "${there}"`);
    assert.ok(whole.get(person).startsWith(there), there);
    await other.leaves();
  }

  // And the rest comes when the line does: from the page that is open, and from one that was closed with words in it.
  jonas.wire.mend();
  await stands(jonas, at.get(jonas), whole.get(jonas));
  await saved(jonas, at.get(jonas));
  await kari.page.goto("about:blank");
  kari.wire.mend();
  await kari.goes(pages[1][1]);
  await kari.isLive();
  await stands(kari, at.get(kari), whole.get(kari));
  await saved(kari, at.get(kari));
  for (const [person, path] of pages) {
    const other = await (await arrives({ name: person.name, size: PHONE })).signsIn();
    await other.goes(path);
    await stands(other, at.get(person), whole.get(person));
  }
});

scenario("a document is gone on with after the lock, after a new sign-in and on another device", async ({ arrives }) => {
  const jonas = await (await arrives({ name: "jonas", size: DESK })).signsIn();
  const kari = await (await arrives({ name: "kari" })).signsIn("kari", { tablet: true });
  for (const id of ["#pin", "#again"]) await kari.page.locator(id).fill(PIN);
  await kari.page.locator("form[action='/account/pin'] button").first().click();
  await asksAndIsHeard(jonas, kari);
  const path = await begins(kari, "Innleggelsesvurdering, sykepleierens del");
  const name = await firstWords(kari);

  // Locked with the last words not sent: opened with the PIN she is where she was, and they are there.
  kari.forgives(/423|ERR_|WebSocket/);
  await words(kari, name).pressSequentially("Rolig nå.");
  await saved(kari, name);
  await words(kari, name).pressSequentially(" Vil bli hjemme.");
  await kari.page.evaluate(() => fetch("/lock", { method: "POST" }));
  await kari.page.locator("[data-ringing]").waitFor();
  await kari.page.locator("#pin").fill(PIN);
  await kari.page.locator("form[action='/locked'] button").click();
  await kari.page.waitForURL((url) => url.pathname === path);
  await stands(kari, name, "Rolig nå. Vil bli hjemme.");
  await saved(kari, name);

  // Signed out, and in again with the password.
  await kari.page.evaluate(() => fetch("/sign-out", { method: "POST" }));
  await kari.goes(path);
  await kari.page.locator("#username").fill("kari");
  await kari.page.locator("#password").fill(PASSWORD);
  await kari.page.locator("main.sign-in form button[type=submit]").first().click();
  await kari.page.waitForURL((url) => url.pathname === path);
  await stands(kari, name, "Rolig nå. Vil bli hjemme.");

  // Her telephone goes on where the tablet was, and the tablet follows.
  const phone = await (await arrives({ name: "kari", size: PHONE })).signsIn();
  await phone.goes(path);
  await phone.isLive();
  await kari.isLive();
  await words(phone, name).press("Control+End");
  await words(phone, name).pressSequentially(" Søster hos seg.");
  await saved(phone, name);
  await stands(kari, name, "Rolig nå. Vil bli hjemme. Søster hos seg.");
  assert.equal(await kari.page.locator("[data-two]").count(), 0);

  // Whatever is written, the page is no wider than the telephone.
  await words(phone, "known.by").fill("Ord".repeat(1000));
  await saved(phone, "known.by");
  assert.ok((await phone.page.evaluate(() => document.documentElement.scrollWidth)) <= PHONE.width);
});
