// A mother has rung, and no doctor has asked for anything: the nurse lets one take part. He is told without a name, finds the case on his
// page, examines and signs. Afterwards he takes part no more.

import assert from "node:assert/strict";

import { answersAll, begins, signs } from "./harness/documents.mjs";
import { looksRight } from "./harness/look.mjs";
import { DESK, PHONE, TABLET } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

scenario("a nurse lets a doctor take part in a case that nobody asked for help in", async ({ telephones, arrives }) => {
  const kari = await (await arrives({ name: "kari", size: TABLET })).signsIn();
  await kari.isLive();
  await telephones.mother.dials();
  await telephones.of("kari").takes();
  await kari.page.locator(".board a.row").first().click();
  await kari.isLive();
  await kari.page.locator("summary", { hasText: "En lege er med" }).click();
  await kari.page.getByLabel("Hvilken lege?").selectOption({ label: "Jonas Vik" });
  await looksRight(kari, "nurse-names-a-doctor", { sizes: [TABLET, PHONE] });
  await kari.taps("La denne legen være med");
  await kari.sees("Jonas Vik er med i denne saken.");
  await telephones.of("jonas").reads("Du er bedt om å være med i en sak. Logg inn.");

  const jonas = await (await arrives({ name: "jonas", size: DESK })).signsIn();
  await jonas.isLive();
  await jonas.sees("En sak du er med i");
  await jonas.sees(/^Valgt av Kari Nordvik/);
  await looksRight(jonas, "doctor-named", { sizes: [DESK, TABLET, PHONE] });
  assert.doesNotMatch(await jonas.page.locator("body").innerText(), /Elin|Berit/);
  await begins(jonas, "Legens undersøkelse");
  await answersAll(jonas);
  await signs(jonas);
  await jonas.taps("Til min egen side");
  await jonas.sees("Signert av Jonas Vik", { within: ".documents" });

  await kari.taps("Er ikke med lenger");
  await kari.seesNoMore(".documents p", "er med i denne saken");
  await jonas.seesNoMore("section[id^=case-]");
});
