// A nurse on her tablet has a doctor's request and a relative's call at the same time, and loses neither. Taps and seconds are counted
// for each: the handbook has them from here.

import assert from "node:assert/strict";

import { Hands, measured } from "./harness/hands.mjs";
import { looksRight, picture } from "./harness/look.mjs";
import { DESK } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

scenario("a nurse has a doctor and a relative at once and loses neither", async ({ telephones, arrives, t }) => {
  const jonas = await (await arrives({ name: "jonas", size: DESK })).signsIn();
  const kari = await (await arrives({ name: "kari" })).signsIn();
  for (const person of [jonas, kari]) await person.isLive();
  const { page } = kari;
  const [request, call] = [new Hands(), new Hands()];
  const row = (words) => page.locator(".board a.row").filter({ hasText: words }).first();
  const ends = async (hands, outcome) => {
    await hands.tap(page.getByLabel(outcome).first());
    await hands.tap(page.locator("input[name=next][value=settled]"));
    await hands.tap(page.locator("form[data-act=outcome] button[type=submit]").first());
    await kari.sees(outcome, { within: ".say.green" });
    hands.end();
  };

  await jonas.page.getByLabel("Kom hit").check();
  await jonas.taps("Send");
  await kari.sees("Kom hit", { within: ".sheet" });
  request.begin();
  await request.tap(page.locator(".sheet form[data-act=accept] button"));
  await jonas.sees("Godtatt av Kari");

  // A mother rings before she has answered him. She takes the call, and the request is still in front of her.
  await telephones.mother.dials();
  await kari.sees("Berit Myrvang", { within: ".sheet" });
  await call.takes(telephones.of("kari"));
  await kari.sees("Snakker", { within: ".pane" });
  await kari.sees("Legevakt ber om hjelp", { within: ".board" });
  await request.rests(() => call.rests(async () => {
    await looksRight(kari, "nurse-both");
    await picture(kari, "both-at-once");
  }));

  // While she talks, the doctor writes. She answers him, says when she comes, and is back with the mother, who has heard nothing of it.
  await jonas.page.getByLabel("Skriv til sykepleieren").fill("Når kan du være her?");
  await jonas.taps("Send", { within: ".room-write" });
  await kari.sees("én ubesvart melding", { within: ".board" });
  await request.tap(row("Legevakt ber om hjelp"));
  await kari.sees("Når kan du være her?", { within: ".pane" });
  await request.tap(page.getByRole("button", { name: "45 min" }));
  await jonas.sees("Kari er på vei");
  await request.writes(page.getByLabel("Skriv til legen"), "Om en time.");
  await request.tap(page.locator(".room-write button[type=submit]").first());
  await jonas.sees("Om en time.");
  await call.tap(row("Berit Myrvang"));
  await kari.sees("Snakker", { within: ".pane" });
  await telephones.mother.says("Er du der?");
  await telephones.of("kari").hears("Er du der?");
  await telephones.mother.hangsUp();
  await ends(call, "Hjulpet på telefon");

  // The request is where she left it.
  await request.tap(row("Legevakt ber om hjelp"));
  await request.tap(page.getByRole("button", { name: "Jeg er fremme" }));
  await jonas.sees("Kari er fremme");
  await ends(request, "Hjulpet ansikt til ansikt");
  await jonas.sees("Avsluttet");
  await kari.sees("Ingen venter");
  await measured(t, request, {
    "nb/on-the-line.md": "En forespørsel, fra den ringer til utfallet er skrevet",
    "en/on-the-line.md": "A request, from its ringing until its outcome is written",
  });
  await measured(t, call, {
    "nb/on-the-line.md": "En samtale med en pårørende, mens forespørselen er åpen",
    "en/on-the-line.md": "A relative's call, while the request is open",
  });
});

/** More than any night has seen. */
const MANY = 100;

scenario("a hundred requests wait, and the most urgent is still the first", async ({ telephones, arrives }) => {
  const jonas = await (await arrives({ name: "jonas", size: DESK })).signsIn();
  const kari = await (await arrives({ name: "kari" })).signsIn();
  for (const person of [jonas, kari]) await person.isLive();
  // She is in a conversation, so that they come on her board and not over it.
  await telephones.mother.dials();
  await telephones.of("kari").takes();
  await kari.sees("Snakker", { within: ".pane" });
  const sent = await jonas.page.evaluate(async (many) => {
    const answers = [];
    for (let n = 1; n <= many; n += 1) {
      const urgency = n === many ? "immediate" : ["urgent", "soon", "routine"][n % 3];
      const body = new URLSearchParams({ urgency, wanted: "come_here", situation: `Nummer ${n}. ${"Urolig, vil ikke inn. ".repeat(n)}` });
      const answer = await fetch("/doctor/request", { method: "POST", headers: { accept: "application/json" }, body });
      answers.push(answer.status);
    }
    return answers.filter((status) => status === 200).length;
  }, MANY);
  assert.equal(sent, MANY);
  await kari.page.locator(".board a.row", { hasText: "Straks" }).waitFor();
  const asked = kari.page.locator(".board a.row", { hasText: "Legevakt ber om hjelp" });
  assert.equal(await asked.count(), MANY);
  await kari.page.locator("[data-region=mine] a.row").first().filter({ hasText: "Straks" }).waitFor();
  await looksRight(kari, "nurse-overfull");
  await jonas.page.reload();
  await jonas.sees("Dine forespørsler");
  assert.equal(await jonas.page.locator("a.row").count(), MANY);
  assert.equal(await jonas.page.locator("a.row").filter({ visible: true }).count(), 3, "the others are folded");
  assert.ok(await jonas.page.locator("#send").isVisible(), "a new one can still be sent");
  await looksRight(jonas, "doctor-overfull");
});
