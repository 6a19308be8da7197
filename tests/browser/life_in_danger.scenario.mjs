// Life in danger, one tap: the call stays, help is rung, the answers are kept as they are typed; the line drops, the person is rung
// back without a tap, and the police and what to say stand on the screen until she has said what was done.

import assert from "node:assert/strict";

import { looksRight } from "./harness/look.mjs";
import { scenario } from "./harness/scenario.mjs";

scenario("a life is in danger, the line drops, and she is never without what to do", async ({ telephones, arrives }) => {
  const kari = await (await arrives({ name: "kari" })).signsIn();
  await kari.isLive();
  await telephones.mother.dials();
  await telephones.of("kari").takes();
  await kari.sees("Snakker", { within: ".pane" });
  await looksRight(kari, "nurse-talks");

  await kari.taps("Fare for liv", { within: ".foot" });
  await kari.sees("Hvor er personen?");
  await telephones.of("aslak").rings();
  await kari.page.getByLabel("Hvor er personen?").fill("Storgata 4, 2. etasje");
  await kari.sees(/^lagret \d\d:\d\d:\d\d$/, { within: ".danger" });
  await looksRight(kari, "nurse-danger");
  const call113 = kari.page.locator(".danger a[href='tel:113']");
  assert.equal(await call113.count(), 1, "on her own telephone");

  // She is rung again so quickly that her telephone is hardly free in between.
  await telephones.mother.card.locator("button[data-do=hangup]").click();
  await kari.sees("Vi ringer personen opp igjen nå");
  await telephones.mother.rings();
  await telephones.mother.declines();
  await kari.sees("Ring politiet nå");
  await kari.sees("Sted: Storgata 4, 2. etasje", { within: ".police" });
  await looksRight(kari, "nurse-police");
  // At once again, and this time they answer.
  await telephones.mother.answers();
  await kari.seesNoMore(".police");
  await telephones.mother.says("Jeg er her.");
  await telephones.of("kari").hears("Jeg er her.");

  await kari.page.locator("summary", { hasText: "Faren er over" }).click();
  await kari.page.getByLabel("Hva ble gjort").fill("113 kom. Ambulansen tok over.");
  await kari.taps("Avslutt fare for liv");
  await kari.seesNoMore(".danger");
  await kari.sees("113 kom. Ambulansen tok over.");
});
