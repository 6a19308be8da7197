// Somebody complains on the telephone. The nurse writes it down in their words from the contact, in under a minute, and tells them by when
// they have an answer; the leader answers it. Taps and seconds are counted: the handbook has them from here.

import assert from "node:assert/strict";

import { Hands, measured } from "./harness/hands.mjs";
import { looksRight } from "./harness/look.mjs";
import { PHONE } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

/** A complaint, from the board until it is written down. */
const A_MINUTE = 60;

scenario("a nurse writes down a complaint in under a minute, and the leader answers it", async ({ arrives, t }) => {
  const kari = await (await arrives({ name: "kari", size: PHONE })).signsIn();
  await kari.isLive();
  const { page } = kari;
  const hands = new Hands();
  await hands.tap(page.getByRole("link", { name: "Skriv ned en klage" }));
  await kari.sees("Hvem klager?");
  await hands.rests(() => looksRight(kari, "complaint-new"));
  await hands.writes(page.getByLabel("Hva klager de på?"), "De ventet hele natten på at noen skulle ringe tilbake.");
  await hands.tap(page.getByText("Pårørende", { exact: true }));
  await hands.writes(page.getByLabel("Navn, og hvordan de vil ha svaret"), "Moren, 900 00 031, etter 17");
  await hands.tap(page.getByRole("button", { name: "Skriv ned", exact: true }));
  await kari.sees("Si til dem: Du får svar innen");
  hands.end();
  assert.ok(hands.seconds < A_MINUTE, `${hands}`);
  await measured(t, hands, {
    "nb/when-something-goes-wrong.md": "Skrive ned en klage, fra tavlen til datoen står der",
    "en/when-something-goes-wrong.md": "Write down a complaint, from the board until the date stands there",
  });
  await looksRight(kari, "complaint-sent");

  const randi = await (await arrives({ name: "randi" })).signsIn();
  await randi.goes("/leader");
  await randi.page.getByRole("link", { name: /^Klager/ }).click();
  await looksRight(randi, "complaints");
  await randi.page.getByRole("link", { name: /Moren, 900 00 031/ }).click();
  await randi.page.getByRole("button", { name: "Jeg følger det" }).click();
  await randi.page.getByText("På telefonen").click();
  await randi.page.getByLabel("Hva ble svart?").fill("Vi burde ha ringt. Nå ringer vi hver time til vi når fram.");
  await looksRight(randi, "complaint");
  await randi.page.getByRole("button", { name: "De har fått svar" }).click();
  await randi.sees("Åpne det igjen");
  await looksRight(randi, "complaint-answered");

  await kari.goes("/complaint");
  await kari.sees("Alle har fått svar.");
  await looksRight(kari, "complaints-hers");
});

scenario("a complaint that was written down without a line is there, and is sent once", async ({ arrives }) => {
  const kari = await (await arrives({ name: "kari", size: PHONE })).signsIn();
  kari.forgives(/WebSocket|ERR_|Failed to (load|fetch)/);
  await kari.goes("/complaint/new");
  await kari.isLive();
  const { page } = kari;
  const send = page.getByRole("button", { name: "Skriv ned", exact: true });
  await page.getByLabel("Hva klager de på?").fill("Ingen ringte tilbake.");
  await kari.chooses("Pårørende");
  await page.getByLabel("Navn, og hvordan de vil ha svaret").fill("Moren, 900 00 031");
  await kari.context.setOffline(true);
  await send.click();
  await kari.reads(/^Ikke sendt: linjen er borte\./);
  await kari.context.setOffline(false);
  await send.click();
  await kari.sees("Si til dem: Du får svar innen");
  await kari.goes("/complaint/new");
  await kari.isLive();
  assert.equal(await page.getByLabel("Hva klager de på?").inputValue(), "");
  await kari.goes("/complaint");
  await kari.sees("Moren, 900 00 031");
  assert.equal(await page.getByText("Moren, 900 00 031").count(), 1);
});
