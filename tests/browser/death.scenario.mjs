// Somebody has died. The coordinator marks it and says who follows up the mother; on the nurse's page nobody is rung any more; the leader offers
// a talk to the nurse who was in touch.

import assert from "node:assert/strict";

import { looksRight } from "./harness/look.mjs";
import { later } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";
import { ELIN } from "./harness/town.mjs";

scenario("after a death nobody is rung, the mother is followed up, and the nurse is offered a talk", async ({ telephones, arrives }) => {
  const kari = await (await arrives({ name: "kari" })).signsIn();
  await kari.isLive();
  const elin = telephones.of(ELIN);
  await elin.dials();
  await kari.page.locator("[data-ring]").waitFor();
  await elin.hangsUp();
  await kari.page.locator("a.row", { hasText: "Elin Myrvang" }).first().click();
  await kari.page.locator("form[data-act=note] textarea").fill("Hun la på før noen svarte.");
  await kari.taps("Lagre notat");
  await kari.page.locator("form[data-act=call-back]").first().waitFor();
  // By the service's clock: whatever day it is where this is run.
  const monday = await later(kari, 72);

  const siri = await (await arrives({ name: "siri" })).signsIn();
  await siri.goes("/day");
  await siri.page.locator("a.row", { hasText: "Elin Myrvang" }).first().click();
  await siri.page.waitForURL(/\/patient\/[0-9a-f]+$/);
  await siri.page.locator("summary", { hasText: "Flyttet eller død" }).click();
  await siri.page.getByRole("button", { name: "Er død", exact: true }).click();
  await siri.sees("Ingen har sagt hvem de etterlatte er.");
  await looksRight(siri, "death-marked");
  const card = siri.page.locator("#death");
  await card.locator("label", { hasText: "Berit Myrvang" }).click();
  await card.getByLabel("Hva skal gjøres").fill("Dra hjem til henne");
  await card.getByLabel("Hvem gjør det?").selectOption("siri");
  await card.getByLabel("Senest når").fill(monday);
  await card.getByRole("button", { name: "Følg opp" }).click();
  await siri.sees("Dra hjem til henne", { within: "#death" });
  await looksRight(siri, "death-survivor");
  await siri.goes("/day");
  await siri.sees("Dra hjem til henne");

  // What was promised is over, and says why; there is nothing to ring with.
  await kari.sees("Personen er død: løftet om å ringe gjelder ikke mer");
  await kari.page.locator("form[data-act=call-back]").first().waitFor({ state: "detached" });
  assert.equal(await kari.page.locator("form[data-act=promise]").count(), 0);
  await looksRight(kari, "death-contact");
  await kari.chooses("Ikke nådd");
  await kari.page.locator("input[name=next][value=settled]").check();
  await kari.page.locator("form[data-act=outcome] button[data-main]").click();
  await kari.sees("Ikke nådd", { within: ".say.green" });

  const randi = await (await arrives({ name: "randi" })).signsIn();
  await randi.goes("/leader");
  await randi.page.getByRole("link", { name: /^Samtaler etter dødsfall/ }).click();
  await randi.sees("Kari Nordvik");
  await randi.page.locator("summary", { hasText: "Kari Nordvik" }).click();
  await looksRight(randi, "debrief");
  await randi.taps("Samtalen er holdt");
  await randi.sees("Ingen samtale venter.");
  await looksRight(randi, "debrief-held");
});
