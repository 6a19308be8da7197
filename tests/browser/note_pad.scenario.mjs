// What she types is kept while she types: through a reload, on her other device, and never overwritten without her word.

import assert from "node:assert/strict";

import { looksRight } from "./harness/look.mjs";
import { PHONE } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

scenario("the note pad goes through a reload and on to her telephone", async ({ telephones, arrives }) => {
  const tablet = await (await arrives({ name: "kari" })).signsIn();
  const phone = await (await arrives({ name: "kari", size: PHONE })).signsIn();
  await tablet.isLive();
  await phone.isLive();
  await telephones.mother.dials();
  await telephones.of("kari").takes();
  await tablet.sees("Snakker", { within: ".pane" });
  await phone.sees("Snakker", { within: ".pane" });
  const note = (person) => person.page.getByLabel("Nytt notat");

  await note(tablet).pressSequentially("Moren hørte at han gikk ut.");
  await tablet.sees(/^lagret \d\d:\d\d:\d\d$/, { within: "form[data-act=note]" });
  await tablet.page.reload();
  await tablet.isLive();
  assert.equal(await note(tablet).inputValue(), "Moren hørte at han gikk ut.");

  // Her telephone has it as well, and goes on with it; the tablet follows.
  await phone.page.waitForFunction(() => document.querySelector("form[data-act=note] textarea").value.startsWith("Moren"));
  await note(phone).fill("Moren hørte at han gikk ut. Telefonen er med.");
  await tablet.page.waitForFunction(() => document.querySelector("form[data-act=note] textarea").value.endsWith("med."));

  // The server says no to whoever comes second, and the browser says so on its console.
  for (const device of [tablet, phone]) device.forgives(/409/);
  // Both at once: both are shown, and nothing is lost.
  await Promise.all([note(phone).fill("Fra telefonen."), note(tablet).fill("Fra nettbrettet.")]);
  const asked = (person) => person.page.locator("[data-conflict]:not([hidden])");
  const first = await Promise.race([asked(tablet).waitFor().then(() => tablet), asked(phone).waitFor().then(() => phone)]);
  await looksRight(first, "nurse-two-devices");
  await first.taps("Ta med begge");
  await first.page.waitForFunction(() => /Fra telefonen\./.test(document.querySelector("form[data-act=note] textarea").value)
    && /Fra nettbrettet\./.test(document.querySelector("form[data-act=note] textarea").value));
  await first.sees(/^lagret \d\d:\d\d:\d\d$/, { within: "form[data-act=note]" });
  await first.taps("Lagre notat");
  await first.sees(/Fra telefonen/, { within: ".notes" });
  // It stands in the list before the pad has heard that it was kept.
  await first.page.waitForFunction(() => document.querySelector("form[data-act=note] textarea").value === "");
});
