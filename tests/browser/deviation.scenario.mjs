// Something was not as it should be. The nurse says so from her board in under a minute, with one hand; the leader follows it until it is
// over, and the nurse sees how it ended. Taps and seconds are counted: the handbook has them from here.

import assert from "node:assert/strict";

import { Hands, measured } from "./harness/hands.mjs";
import { looksRight } from "./harness/look.mjs";
import { PHONE } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

/** A deviation, from the board until it is reported. */
const A_MINUTE = 60;

scenario("a nurse reports a deviation in under a minute, and sees what changes", async ({ arrives, t }) => {
  const kari = await (await arrives({ name: "kari", size: PHONE })).signsIn();
  await kari.isLive();
  const { page } = kari;
  const hands = new Hands();
  await hands.tap(page.getByRole("link", { name: "Meld et avvik" }));
  await kari.sees("Ble noen skadet?");
  await hands.rests(() => looksRight(kari, "deviation-new"));
  await hands.writes(page.getByLabel("Hva skjedde?"), "Døra til venterommet var låst. En pårørende sto ute.");
  await hands.tap(page.getByText("Nei, men det kunne skjedd"));
  await hands.writes(page.getByLabel("Hva ble gjort med en gang?"), "Låste opp, beklaget.");
  await hands.tap(page.getByRole("button", { name: "Meld", exact: true }));
  await kari.sees("Takk. Lederen har fått avviket.");
  hands.end();
  assert.ok(hands.seconds < A_MINUTE, `${hands}`);
  await measured(t, hands, {
    "nb/when-something-goes-wrong.md": "Melde et avvik, fra tavlen til det er meldt",
    "en/when-something-goes-wrong.md": "Report a deviation, from the board until it is reported",
  });
  await looksRight(kari, "deviation-sent");
  await page.getByRole("link", { name: "Se hva som skjer med det" }).click();
  await kari.sees("Døra til venterommet var låst.");
  assert.equal(await page.getByRole("button", { name: "Lukk avviket" }).count(), 0, "that is the leader's to say");

  const randi = await (await arrives({ name: "randi" })).signsIn();
  await randi.goes("/leader");
  await randi.page.getByRole("link", { name: /^Avvik/ }).click();
  await looksRight(randi, "deviations");
  await randi.page.getByRole("link", { name: /Døra til venterommet/ }).click();
  await randi.page.getByRole("button", { name: "Jeg følger det" }).click();
  await randi.page.getByLabel("Hva fant dere?").fill("Låsen går i lås av seg selv.");
  await looksRight(randi, "deviation");
  await randi.page.getByLabel("Hva endres?").fill("Vaktmesteren bytter den i morgen.");
  await randi.page.getByRole("button", { name: "Lukk avviket" }).click();
  await randi.sees("Åpne det igjen");

  await page.reload();
  await kari.sees("Vaktmesteren bytter den i morgen.");
  await looksRight(kari, "deviation-closed");
  await kari.goes("/deviation");
  await kari.sees("Ingen avvik er åpne.");
  await looksRight(kari, "deviations-hers");
});
