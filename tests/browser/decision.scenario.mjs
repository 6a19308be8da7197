// The municipal doctor is asked for a decision: a message, the sign-in, the decision on the first page, and a signature. He has asked for
// nothing in the case, and knows no address.

import assert from "node:assert/strict";

import { answersAll, saved, signs, words } from "./harness/documents.mjs";
import { looksRight } from "./harness/look.mjs";
import { DESK, PHONE, TABLET } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

const DECISION = "Vedtak om tvungen legeundersøkelse";

scenario("a decision that was asked for is found from the sign-in, and signed", async ({ telephones, arrives }) => {
  const jonas = await (await arrives({ name: "jonas", size: DESK })).signsIn();
  const kari = await (await arrives({ name: "kari", size: TABLET })).signsIn();
  for (const person of [jonas, kari]) await person.isLive();
  await jonas.page.getByLabel("Hjelp med innleggelse").check();
  await jonas.page.getByRole("button", { name: "Send" }).click();
  await kari.page.locator(".sheet form[data-act=accept] button").click();
  await jonas.sees("Godtatt av Kari");
  await kari.page.locator(".board a.row").first().click();
  await kari.page.locator(".documents [id^=begin-] > summary").click();
  await kari.page.getByRole("button", { name: `Be om: ${DECISION}`, exact: true }).click();
  await kari.page.waitForURL(/\/document\/[0-9a-f-]+$/);
  await kari.sees("Her er ingenting skrevet ennå.");

  await telephones.of("tor").reads("Et vedtak venter på deg. Logg inn.");
  const tor = await (await arrives({ name: "tor", size: TABLET })).signsIn();
  assert.equal(new URL(tor.page.url()).pathname, "/doctor");
  await tor.isLive();
  await tor.sees("Vedtak som venter på deg");
  await looksRight(tor, "doctor-decision-waits", { sizes: [DESK, TABLET, PHONE] });
  await tor.page.locator("#decisions a.row", { hasText: DECISION }).click();
  await tor.isLive();
  await answersAll(tor);
  // Nobody has decided at a time that has not come: it is said at the field, and not saved.
  tor.forgives(/422/);
  await words(tor, "told.when").fill("2031-01-09T22:00");
  await tor.sees("Det er fram i tid.", { within: '[data-field="told.when"]' });
  await words(tor, "told.when").fill("2026-01-09T22:05");
  await saved(tor, "told.when");
  await signs(tor);
  await tor.taps("Til min egen side");
  await tor.isLive();
  await tor.seesNoMore("#decisions");
  await kari.sees(/^Signert av Tor Eira/);
  await telephones.of("kari").reads("Noe du venter på, er ferdig. Logg inn.");

  // What is asked for again and taken back is nobody's decision, and he has nothing more to do with it.
  await kari.taps("Tilbake til saken");
  await kari.page.locator(".documents [id^=begin-] > summary").click();
  await kari.page.getByRole("button", { name: `Be om: ${DECISION}`, exact: true }).click();
  await kari.page.waitForURL(/\/document\/[0-9a-f-]+$/);
  await kari.sees("Her er ingenting skrevet ennå.");
  await tor.sees("Vedtak som venter på deg");
  await kari.page.locator("#fold-withdraw summary").click();
  await kari.page.locator("#withdraw-reason").fill("Personen sa ja selv");
  await kari.page.locator("#fold-withdraw button").click();
  await kari.sees("Ingen har vedtatt noe");
  await looksRight(kari, "request-taken-back", { sizes: [DESK, TABLET, PHONE] });
  await tor.seesNoMore("#decisions");
  await telephones.of("tor").reads("Vedtaket du ble bedt om, trengs ikke lenger.");
});
