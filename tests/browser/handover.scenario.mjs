// What the night leaves reaches the day: the nurse writes a sentence on each and hands over, the day service accepts one by one and asks back
// about another, and what the nurse had no time to hand over is handed over by itself.

import assert from "node:assert/strict";

import { looksRight } from "./harness/look.mjs";
import { DESK, TABLET } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";
import { STRANGER } from "./harness/town.mjs";

const SENTENCE = "Sov til slutt. Ring søsteren før lunsj.";

/** Somebody rings, they talk, and it is settled. */
async function talksWith(kari, telephones, telephone) {
  await telephone.dials();
  await telephones.of("kari").takes();
  await kari.sees("Snakker", { within: ".pane" });
  await telephone.hangsUp();
  await kari.page.locator(".board a.row", { hasText: "Mangler utfall" }).first().click();
  await kari.chooses("Hjulpet på telefon");
  await kari.page.locator("input[name=next][value=settled]").check();
  await kari.page.locator("form[data-act=outcome] button[data-main]").click();
  await kari.sees("Hjulpet på telefon", { within: ".say.green" });
}

scenario("a night is handed over, and the day service accepts it one by one", async ({ town, telephones, arrives }) => {
  const kari = await (await arrives({ name: "kari", size: TABLET, language: "nb" })).signsIn();
  await kari.isLive();
  await talksWith(kari, telephones, telephones.mother);
  await talksWith(kari, telephones, telephones.of(STRANGER));

  await kari.goes("/handover");
  await kari.sees("Dette overleverer du til dagtjenesten");
  await looksRight(kari, "handover-draft");
  // On paper as well, though what is to be handed over stands in a form.
  await kari.page.emulateMedia({ media: "print" });
  assert.equal(await kari.page.locator(".handed h3").first().isVisible(), true);
  await kari.page.emulateMedia({ media: null });
  const fields = kari.page.locator(".handing textarea");
  assert.equal(await fields.count(), 2);
  await fields.first().fill(SENTENCE);
  // Typed and not saved: a reload loses nothing.
  await kari.page.reload();
  await kari.page.waitForFunction((text) => document.querySelector(".handing textarea").value === text, SENTENCE);
  await kari.taps("Lagre setningene");
  await kari.sees("Lagret av Kari Nordvik");
  await kari.taps("Overlever til dagtjenesten");
  await kari.page.waitForURL(/\/handover\/[0-9a-f]+$/);
  await kari.sees("2 av 2 er ikke tatt imot");
  await kari.sees("venter på Siri Holm");

  const siri = await (await arrives({ name: "siri", size: DESK, language: "nb" })).signsIn();
  await siri.goes("/day");
  await siri.page.locator("a.row", { hasText: "Én overlevering venter" }).click();
  await siri.page.locator("a.row", { hasText: "Til dagtjenesten" }).click();
  await siri.sees(SENTENCE);
  await looksRight(siri, "handover-to-accept");
  const waiting = siri.page.locator(".handed:has(.item-acts)");
  await waiting.first().getByRole("button", { name: "Jeg tar imot" }).click();
  await siri.sees("1 av 2 er ikke tatt imot");
  await waiting.first().getByText("Spør tilbake").click();
  await waiting.first().locator("textarea[name=text]").fill("Er noen hjemme hos dem?");
  await siri.taps("Send spørsmålet");
  await siri.sees("Venter på svar.");

  await kari.goes("/nurse");
  await kari.sees("Ett spørsmål om overleveringen venter på svar");
  await kari.page.locator("a", { hasText: "Ett spørsmål om overleveringen" }).click();
  await kari.page.locator("a.row", { hasText: "ett spørsmål venter på svar" }).click();
  await kari.page.locator(".handed textarea[name=text]").fill("Ja, broren.");
  await kari.taps("Send svaret");
  await kari.sees("Svar fra Kari Nordvik");

  await siri.goes("/handover");
  await siri.page.locator("a.row", { hasText: "1 av 2 er ikke tatt imot" }).click();
  await siri.sees("Ja, broren.");
  await siri.taps("Jeg tar imot");
  await siri.sees("Alle 2 er tatt imot");
  await looksRight(siri, "handover-accepted");

  // What she has accepted is hers: the sentence is still there, on her own page as well, until she is done with it.
  await siri.sees(SENTENCE);
  await siri.goes("/day");
  await siri.sees("Tatt over");
  await siri.sees(SENTENCE);
  await looksRight(siri, "day-taken-over");
  await siri.page.locator(".handed", { hasText: SENTENCE }).getByRole("button", { name: "Ferdig" }).click();
  await siri.page.waitForURL(/\/day$/);
  await siri.page.waitForFunction((text) => !document.body.innerText.includes(text), SENTENCE);
});
