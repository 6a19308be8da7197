// A doctor and a nurse write on the same case in two browsers: what one writes arrives at the other, where both have written both texts
// stand until one tap settles, and a server that is killed in the middle loses nothing that was shown as saved. Both sign.

import assert from "node:assert/strict";

import { answersAll, begins, field, firstWords, saved, signs, stands, words } from "./harness/documents.mjs";
import { looksRight } from "./harness/look.mjs";
import { DESK } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

scenario("a doctor and a nurse write on the same case, and the server is killed in the middle", async ({ town, arrives }) => {
  const jonas = await (await arrives({ name: "jonas", size: DESK })).signsIn();
  const kari = await (await arrives({ name: "kari" })).signsIn();
  for (const person of [jonas, kari]) await person.isLive();
  await jonas.page.getByLabel("Kom hit").check();
  await jonas.page.getByLabel("Hva skjer nå?").fill("Mann i 30-årene, urolig");
  await jonas.page.getByRole("button", { name: "Send" }).click();
  await kari.sees("Kom hit", { within: ".sheet" });
  await kari.page.locator(".sheet form[data-act=accept] button").click();
  await jonas.sees("Godtatt av Kari");

  // Each begins their own part; the nurse reads the doctor's as it is written, and cannot write in it.
  const examination = await begins(jonas, "Legens undersøkelse");
  const first = await firstWords(jonas);
  const nurse = await (await arrives({ name: "kari" })).signsIn();
  await nurse.goes(examination);
  await nurse.isLive();
  assert.equal(await nurse.page.locator("form[data-document]").count(), 0);
  await nurse.sees("Her er ingenting skrevet ennå.");
  await words(jonas, first).fill("Sett på rom 3, våken og klar.");
  await saved(jonas, first);
  await nurse.sees("Sett på rom 3, våken og klar.");
  // Who writes, and where, is there as long as he writes.
  await words(jonas, first).pressSequentially(" ");
  await nurse.sees(/^Jonas Vik skriver nå:/);
  await looksRight(nurse, "document-read-while-written");
  await words(jonas, first).blur();
  await nurse.seesNoMore(".writes-here");
  await looksRight(nurse, "document-read");
  await looksRight(jonas, "document-doctor");
  // What he has written in his request he does not write twice.
  const now = field(jonas, "findings.now");
  await now.locator(".offer button").click();
  await stands(jonas, "findings.now", "Mann i 30-årene, urolig");
  await saved(jonas, "findings.now");
  assert.equal(await now.locator(".offer").count(), 0);
  await jonas.page.locator("#doc-request summary").click();
  await jonas.sees("Mann i 30-årene, urolig", { within: "#doc-request" });
  await jonas.sees("ikke begynt · En sykepleier signerer dette.");
  await looksRight(jonas, "document-with-request");

  // Hers.
  await kari.page.locator(".board a.row").first().click();
  const assessment = await begins(kari, "Innleggelsesvurdering, sykepleierens del");
  const mine = await firstWords(kari);
  await kari.sees("Legens undersøkelse", { within: "[data-region=doc-case] a" });
  await words(kari, mine).pressSequentially("Rolig nå, vil snakke.");
  await saved(kari, mine);

  // The leader's wall says that something is written, and nothing of it.
  const randi = await (await arrives({ name: "randi", size: DESK })).signsIn();
  await randi.sees("Det skrives en vurdering i én åpen kontakt nå.");
  await randi.goes("/wall");
  await randi.sees("vurdering skrives", { within: "main" });
  const wall = await randi.page.locator("body").innerText();
  assert.doesNotMatch(wall, /Innleggelse|3-1|Kari|Jonas|Rolig nå/);
  await looksRight(randi, "wall-with-assessment", { sizes: [DESK] });

  // The server is killed. What is typed meanwhile waits; what was saved is there after a reload.
  for (const person of [kari, jonas, nurse]) person.forgives(/WebSocket|ERR_|Failed to (load|fetch)|50\d/);
  town.killServer();
  await words(kari, mine).pressSequentially(" Kona er her.");
  await town.serverIsBack();
  await kari.isLive();
  await saved(kari, mine);
  await kari.page.reload();
  await stands(kari, mine, "Rolig nå, vil snakke. Kona er her.");
  await jonas.page.reload();
  await stands(jonas, first, "Sett på rom 3, våken og klar.");
  await jonas.isLive();
  await kari.isLive();

  // Both write in the same field of what the institution has told.
  await nurse.goes(assessment);
  await kari.goes("/nurse");
  await kari.page.locator(".board a.row").first().click();
  const told = await begins(kari, "Opplysning fra institusjonen");
  await jonas.goes(told);
  await jonas.isLive();
  await words(kari, "from.place").fill("Avdelingen, UNN");
  await saved(kari, "from.place");
  await stands(jonas, "from.place", "Avdelingen, UNN");
  // Where she writes he sees at the field, and what he stands in does not move for it.
  await words(jonas, "from.name").focus();
  const before = await words(jonas, "from.name").boundingBox();
  await words(kari, "from.place").pressSequentially(" ");
  await jonas.sees("Kari Nordvik skriver her", { within: '[data-field="from.place"]' });
  assert.equal((await words(jonas, "from.name").boundingBox()).y, before.y);
  await looksRight(jonas, "document-written-in-by-another");
  await words(kari, "from.place").blur();
  await jonas.seesNoMore("[data-writes]");
  await words(jonas, "from.place").focus();
  await words(kari, "from.place").fill("Avdeling Sør, UNN");
  await saved(kari, "from.place");
  await field(jonas, "from.place").locator(".written", { hasText: "Kari" }).waitFor();
  await words(jonas, "from.place").fill("Avdeling Nord, UNN");
  for (const person of [jonas, kari]) {
    await person.sees("Avdeling Sør, UNN", { within: "[data-two]" });
    await person.sees("Avdeling Nord, UNN", { within: "[data-two]" });
  }
  await stands(kari, "from.place", "Avdeling Sør, UNN");
  await stands(jonas, "from.place", "Avdeling Nord, UNN");
  await looksRight(kari, "document-two");
  await field(kari, "from.place").locator("[data-two] .theirs", { hasText: "Avdeling Nord" }).getByRole("button").click();
  await stands(kari, "from.place", "Avdeling Nord, UNN");
  for (const person of [jonas, kari]) await person.seesNoMore("[data-two]");
  await stands(jonas, "from.place", "Avdeling Nord, UNN");

  // Both sign: the doctor the examination, the nurse her part.
  await jonas.goes(examination);
  await jonas.isLive();
  await answersAll(jonas);
  await looksRight(jonas, "document-to-sign");
  await signs(jonas);
  await kari.goes(assessment);
  await kari.isLive();
  const written = await answersAll(kari);
  await signs(kari);
  for (const text of ["Rolig nå, vil snakke. Kona er her.", ...[...written.values()].filter((text) => text.startsWith("Eget"))]) {
    await kari.sees(text, { within: ".said" });
  }
  await looksRight(kari, "document-signed");

  // Nothing in it changes any more: an amendment stands beside it.
  await kari.page.locator("#fold-amend summary").click();
  await kari.page.locator("#amend-words").fill("Kona kom 03.10.");
  await kari.page.locator("#amend-reason").fill("Glemt i går.");
  await kari.page.locator("#fold-amend button[type=submit]").click();
  await kari.sees("Kona kom 03.10.", { within: ".doc-amendments" });
});

scenario("a document is written and withdrawn without a script", async ({ telephones, arrives }) => {
  const kari = await (await arrives({ name: "kari" })).signsIn();
  await kari.isLive();
  await telephones.mother.dials();
  await telephones.of("kari").takes();
  await kari.sees("Snakker", { within: ".pane" });
  const plain = await kari.context.browser().newContext({ javaScriptEnabled: false, locale: "nb-NO", storageState: await kari.context.storageState() });
  try {
    const page = await plain.newPage();
    await page.goto(kari.page.url());
    const begin = page.getByRole("button", { name: "Støttesamtale", exact: true });
    await page.locator(".documents [id^=begin-] > summary").click();
    await begin.click();
    await page.waitForURL(/\/document\/[0-9a-f-]+$/);
    const name = await page.locator("[data-item]:not([hidden]) > .form-field:has(textarea)").first().getAttribute("data-field");
    const area = page.locator(`[data-field="${name}"] textarea`);
    await area.fill("Første linje.\nAndre linje.");
    await page.locator(".without-js button").click();
    assert.equal(await area.inputValue(), "Første linje.\nAndre linje.");
    // Sent again as it stands it is no second writing: the first author stands, and nobody is asked anything.
    await page.locator(".without-js button").click();
    assert.equal(await area.inputValue(), "Første linje.\nAndre linje.");
    assert.equal(await page.locator("[data-beside]").count(), 0);
    await page.locator("#fold-withdraw summary").click();
    await page.locator("#withdraw-reason").fill("Feil samtale.");
    await page.locator("#fold-withdraw button").click();
    await page.getByText("Feil samtale.").waitFor();
  } finally {
    await plain.close();
  }
});
