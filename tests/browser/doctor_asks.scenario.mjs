// A doctor who has never seen the page asks for a nurse and sees her come; and a nurse who has a doctor and a relative at once loses
// neither. Taps and time are counted and printed: the handbook has them from here.

import assert from "node:assert/strict";

import { looksRight, picture } from "./harness/look.mjs";
import { DESK, PHONE, TABLET } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

/** Milliseconds between two keys, of somebody who is tired and looks for the letters. */
const SLOW_HANDS = 240;
const EVERY_SIZE = { sizes: [DESK, TABLET, PHONE] };

/** Counts what the hands do on a page. */
class Hands {
  constructor(person) {
    Object.assign(this, { person, taps: 0, keys: 0, began: 0 });
  }

  start() {
    this.began ||= performance.now();
  }

  async tap(locator) {
    this.start();
    this.taps += 1;
    await locator.click();
  }

  async writes(locator, words) {
    await this.tap(locator);
    this.keys += words.length;
    await locator.pressSequentially(words, { delay: SLOW_HANDS });
  }

  get seconds() {
    return (performance.now() - this.began) / 1000;
  }

  toString() {
    return `${this.taps} taps, ${this.keys} keys, ${this.seconds.toFixed(1)} s`;
  }
}

scenario("a doctor who has never seen it gets a nurse within a minute", async ({ telephones, arrives, t }) => {
  const jonas = await (await arrives({ name: "jonas", size: DESK })).signsIn();
  const kari = await (await arrives({ name: "kari" })).signsIn();
  for (const person of [jonas, kari]) await person.isLive();
  await jonas.sees("Sykepleier på vakt til");
  await looksRight(jonas, "doctor-form", EVERY_SIZE);

  // From the first key: what is wanted, what happens, where; and it is sent.
  const { page } = jonas;
  const hands = new Hands(jonas);
  await hands.tap(page.getByLabel("Kom hit"));
  await hands.writes(page.getByLabel("Hva skjer nå?"), "Mann i 30-årene, urolig, brakt av naboer");
  await hands.writes(page.getByLabel("Hvor er pasienten?"), "rom 3");
  await hands.tap(page.getByRole("button", { name: "Send" }));
  await jonas.sees("Ringer nå: sykepleieren");
  t.diagnostic(`asked: ${hands}`);
  const asked = performance.now();
  await telephones.of("kari").rings();
  await kari.sees("Legevakt ber om hjelp", { within: ".sheet" });
  await looksRight(kari, "nurse-request");
  await looksRight(jonas, "doctor-ringing", EVERY_SIZE);
  await picture(kari, "request-rings");
  const hers = new Hands(kari);
  await hers.tap(kari.page.locator(".sheet form[data-act=accept] button"));
  await jonas.sees("Godtatt av Kari");
  t.diagnostic(`accepted: ${hers}; help was on its way ${(hands.seconds).toFixed(1)} s after the first key (with the pictures taken in between)`);
  assert.ok(hands.taps <= 6, `${hands.taps} taps`);
  assert.ok((asked - hands.began) / 1000 < 60, "longer than a minute to ask");
  await telephones.of("kari").isFree();

  // They write to each other; she is on her way, and there.
  await page.getByLabel("Skriv til sykepleieren").fill("Kona er på vei hit.");
  await page.getByRole("button", { name: "Send" }).click();
  await kari.sees("Kona er på vei hit.");
  await kari.taps("30 min");
  await jonas.sees("Kari er på vei");
  await picture(jonas, "doctor", DESK);
  await looksRight(jonas, "doctor-on-the-way", EVERY_SIZE);
  await looksRight(kari, "nurse-request-taken");
  await kari.taps("Jeg er fremme");
  await jonas.sees("Kari er fremme");

  // Connected by one tap: her telephone first, then his.
  await jonas.taps("Koble oss sammen nå");
  await telephones.of("kari").takes();
  await telephones.of("jonas").answers();
  await jonas.sees("Dere snakker");
  await telephones.of("jonas").hangsUp();

  await kari.chooses("Besøk avtalt");
  await kari.page.locator("input[name=next][value=settled]").check();
  await kari.page.locator("form[data-act=outcome] button[type=submit]").click();
  await jonas.sees("Avsluttet");
});

scenario("what is written is there after a reload, and the page speaks English in one tap", async ({ arrives }) => {
  const jonas = await (await arrives({ name: "jonas", size: DESK })).signsIn();
  const { page } = jonas;
  await page.getByLabel("Ta over").check();
  await page.getByLabel("Straks").check();
  await page.getByLabel("Hvem gjelder det?").fill("018190 1234");
  await page.getByLabel("Hva skjer nå?").fill("Vil ikke snakke.");
  await page.reload();
  assert.equal(await page.getByLabel("Hva skjer nå?").inputValue(), "Vil ikke snakke.");
  assert.ok(await page.getByLabel("Ta over").isChecked());
  assert.ok(await page.getByLabel("Straks").isChecked());
  await jonas.taps("English");
  await jonas.sees("Ask for a psychiatric nurse");
  assert.equal(await page.getByLabel("What is happening now?").inputValue(), "Vil ikke snakke.");

  // Ten digits are no birth number: it says so, nothing is lost, and help does not wait for a digit.
  jonas.forgives(/422/);
  await page.getByRole("button", { name: "Send", exact: false }).last().click();
  await jonas.sees("A birth number has 11 digits. This one has 10.");
  await looksRight(jonas, "doctor-wrong-number", EVERY_SIZE);
  await jonas.taps("Send it as it stands");
  await jonas.sees("Ringing now: the nurse");
  await looksRight(jonas, "doctor-request-english", EVERY_SIZE);
});

scenario("a nurse has a doctor and a relative at once and loses neither", async ({ telephones, arrives, t }) => {
  const jonas = await (await arrives({ name: "jonas", size: DESK })).signsIn();
  const kari = await (await arrives({ name: "kari" })).signsIn();
  for (const person of [jonas, kari]) await person.isLive();

  await jonas.page.getByLabel("Råd på telefon nå").check();
  await jonas.taps("Send");
  await kari.sees("Legevakt ber om hjelp", { within: ".sheet" });
  const hands = new Hands(kari);
  await hands.tap(kari.page.locator(".sheet form[data-act=accept] button"));
  await jonas.sees("Godtatt av Kari");

  // A mother rings in the middle of it.
  await telephones.mother.dials();
  await kari.sees("Mother of Elin", { within: ".sheet" });
  await telephones.of("kari").takes();
  await kari.sees("Snakker", { within: ".pane" });
  await kari.sees("Legevakt ber om hjelp", { within: ".board" });
  await looksRight(kari, "nurse-both");
  await picture(kari, "both-at-once");

  // While she talks, the doctor writes; she answers him, and comes back to the mother.
  await jonas.page.getByLabel("Skriv til sykepleieren").fill("Når du kan.");
  await jonas.taps("Send", { within: ".room-write" });
  await kari.sees("én ubesvart melding", { within: ".board" });
  await hands.tap(kari.page.locator(".board a.row", { hasText: "Legevakt ber om hjelp" }));
  await hands.tap(kari.page.getByLabel("Skriv til legen"));
  await kari.page.keyboard.type("Om fem minutter.");
  await hands.tap(kari.page.locator(".room-write button[type=submit]").first());
  await jonas.sees("Om fem minutter.");
  await hands.tap(kari.page.locator(".board a.row", { hasText: "Mother of Elin" }));
  await kari.sees("Snakker", { within: ".pane" });
  await telephones.mother.says("Er du der?");
  await telephones.of("kari").hears("Er du der?");
  t.diagnostic(`both at once: ${hands}`);

  await telephones.mother.hangsUp();
  await kari.sees("Legevakt ber om hjelp", { within: ".board" });
  await kari.sees("Mother of Elin", { within: ".board" });
});
