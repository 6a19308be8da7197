// Somebody who cannot hear writes to the number: it rings the nurse as a call does, she answers on the tablet, and each sees what the
// other writes at once. Then she reads her screen in another language, two taps away.

import assert from "node:assert/strict";

import { looksRight } from "./harness/look.mjs";
import { DESK, PHONE } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";
import { ELIN } from "./harness/town.mjs";

scenario("somebody who cannot hear writes, and is answered in writing", async ({ telephones, arrives }) => {
  const kari = await (await arrives({ name: "kari" })).signsIn();
  const wall = await (await arrives({ name: "veggen", size: DESK })).signsIn();
  await kari.isLive();
  await wall.isLive();
  const elin = telephones.of(ELIN);

  await elin.writes("Jeg er døv. Kan noen skrive til meg?");
  await elin.reads("Vi har fått meldingen din");
  await telephones.of("kari").rings();
  await kari.sees("Ringer deg", { within: ".sheet" });
  await kari.sees("Kan noen skrive til meg?", { within: ".sheet" });
  await looksRight(kari, "nurse-message-ringing");
  await wall.sees("Melding", { within: ".tile.first" });
  assert.doesNotMatch(await wall.page.locator("body").innerText(), /døv|Elin|900 00/i);
  await looksRight(wall, "wall-message-ringing", { sizes: [DESK] });

  // One tap, and her telephone is quiet.
  await kari.taps("Jeg svarer", { within: ".sheet" });
  await telephones.of("kari").isFree();
  await kari.seesNoMore(".sheet");
  const field = kari.page.locator("form.answer textarea");
  await kari.taps("Jeg er her og leser.", { within: ".quick" });
  assert.equal(await field.inputValue(), "Jeg er her og leser.");
  await kari.page.locator("form.answer button[data-main]").click();
  await elin.reads("Jeg er her og leser.");
  await kari.sees("Jeg er her og leser.", { within: ".bubbles" });
  await looksRight(kari, "nurse-in-writing");

  // What she is writing stays when the next message comes in between.
  await field.fill("Hva er det verste");
  await elin.writes("Jeg får ikke sove.");
  await kari.sees("Jeg får ikke sove.", { within: ".bubbles" });
  assert.equal(await field.inputValue(), "Hva er det verste");
  await field.fill("Hva er det verste akkurat nå?");
  await kari.page.locator("form.answer button[data-main]").click();
  await elin.reads("Hva er det verste akkurat nå?");

  await kari.taps("Konto");
  await kari.taps("Davvisámegiella");
  assert.equal(await kari.page.locator("html").getAttribute("lang"), "se");
  await looksRight(kari, "account-in-sami");
  await kari.goes("/nurse");
  await kari.sees("Vuordá du");
  await looksRight(kari, "nurse-in-sami");
});

scenario("on a telephone the newest message stands over the field to answer in", async ({ telephones, arrives }) => {
  const kari = await (await arrives({ name: "kari", size: PHONE })).signsIn();
  await kari.isLive();
  const elin = telephones.of(ELIN);
  await elin.writes("Jeg er døv. Kan noen skrive til meg?");
  await kari.taps("Jeg svarer", { within: ".sheet" });
  await kari.seesNoMore(".sheet");
  const field = kari.page.locator("form.answer textarea");
  for (const [answer, next] of [["Jeg er her.", "Jeg får ikke sove."], ["Hva skjedde?", "Han kom hjem."], ["Er du trygg nå?", "Ja, døren er låst."]]) {
    await field.fill(answer);
    await kari.page.locator("form.answer button[data-main]").click();
    await elin.reads(answer);
    await elin.writes(next);
    await kari.reads(next, { within: ".thread" });
  }
  await looksRight(kari, "nurse-in-writing-long");

  // Whoever reads further up is left there.
  await kari.page.evaluate(() => scrollTo(0, 0));
  await kari.sees("Elin Myrvang");
  await elin.writes("Er du der?");
  await kari.sees("Er du der?", { within: ".thread" });
  assert.equal(await kari.page.evaluate(() => scrollY), 0);

  // Opened again, the conversation is where it was.
  await kari.page.locator("a.back").click();
  await kari.page.locator(".board a.row", { hasText: "Elin" }).click();
  await kari.reads("Er du der?", { within: ".thread" });
});
