// A nurse shows that the duty reaches her, goes out, and is looked for when nobody has heard from her; and a call for help that
// nobody in the room notices.

import assert from "node:assert/strict";

import { looksRight, picture } from "./harness/look.mjs";
import { PHONE } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

/** What a browser says when its line is cut. */
const CUT = /WebSocket|ERR_|Failed to (load|fetch)/;
const PLACE = "Fjordveien 12, gult hus innerst";

scenario("the start of a duty is proven on the tablet, the telephone and by SMS", async ({ telephones, arrives }) => {
  const kari = await (await arrives({ name: "kari" })).signsIn();
  await kari.isLive();
  // A wrong code is refused.
  kari.forgives(/409/);
  await kari.sees("Vaktstart");
  await looksRight(kari, "handshake");
  await picture(kari, "handshake", PHONE);

  await kari.taps("Jeg hørte dem");
  await kari.sees(/^bekreftet/, { within: "#way-tablet" });

  await kari.taps("Ring meg nå");
  await telephones.of("kari").takes();
  await kari.sees(/^bekreftet/, { within: "#way-telephone" });

  await kari.taps("Send ny kode");
  await telephones.of("kari").reads(/Svar \d+/);
  const message = await telephones.of("kari").card.locator("[data-part=messages] li").filter({ hasText: /Svar \d+/ }).last().innerText();
  const code = message.match(/Svar (\d+)/)[1];
  await kari.page.locator("#handshake-code").fill(code === "0000" ? "1111" : "0000");
  await kari.taps("Bekreft", { within: "#way-message" });
  await kari.page.locator("#way-message .bad, #way-message [role=alert]").filter({ visible: true }).first().waitFor();
  await kari.page.locator("#handshake-code").fill(code);
  await kari.taps("Bekreft", { within: "#way-message" });
  await kari.seesNoMore("[data-handshake]");
});

scenario("a missed check-in rings her, then the backup, who sees where she is and what to do", async ({ town, telephones, arrives }) => {
  const kari = await (await arrives({ name: "kari" })).signsIn();
  const aslak = await (await arrives({ name: "aslak" })).signsIn();
  for (const person of [kari, aslak]) {
    await person.isLive();
    person.forgives(CUT);
  }
  const moves = async (minutes) => {
    await town.passes(minutes);
    await telephones.comesBack();
    for (const person of [kari, aslak]) await person.goes("/nurse");
    for (const person of [kari, aslak]) await person.isLive();
  };

  await kari.page.locator("#go-out summary").click();
  await looksRight(kari, "visit-form");
  await kari.page.locator("#go-out input[name=place]").fill(PLACE);
  await kari.chooses("15 min");
  await kari.taps("Jeg drar");
  await kari.sees("Du er på hjemmebesøk");
  await aslak.sees("Kari Nordvik er på hjemmebesøk");
  await looksRight(kari, "visit");

  await moves(16);
  await kari.sees("Tiden er ute", { within: "#visit-mine" });
  await telephones.of("kari").rings();

  await moves(6);
  await telephones.of("aslak").rings();
  await aslak.sees("Gjør dette nå");
  await aslak.sees(PLACE);
  assert.equal(await aslak.page.locator("a[href='tel:112']").first().isVisible(), true);
  await looksRight(aslak, "missed-check-in");
  await picture(aslak, "missed-check-in");

  await aslak.taps("Vi har snakket sammen, kollegaen er trygg");
  await aslak.seesNoMore("a[href='tel:112']");
});

scenario("she calls for help without a sound, and her own screen does not show it", async ({ telephones, arrives }) => {
  const kari = await (await arrives({ name: "kari" })).signsIn();
  const aslak = await (await arrives({ name: "aslak" })).signsIn();
  for (const person of [kari, aslak]) await person.isLive();
  await kari.page.locator("#help-call summary").click();
  await kari.taps("Tilkall hjelp nå");
  await telephones.of("aslak").rings();
  await aslak.sees("Trenger hjelp nå");
  await aslak.sees("Ikke ring kollegaen");
  // She has not said that she is out: what nobody knows is not said.
  await aslak.sees("Kari Nordvik trenger hjelp");
  await aslak.sees("stedet ikke er skrevet ned");
  assert.doesNotMatch(await aslak.page.locator("[data-region=watches]").innerText(), /hjemmebesøk og|er på hjemmebesøk|Si adressen/);
  await looksRight(aslak, "help");
  // Folded together again, with a time that says something only to her.
  await kari.sees(/^notert/);
  await kari.page.locator("form[data-act=help]").waitFor({ state: "hidden" });
  assert.equal(await kari.page.locator("a[href='tel:112']").count(), 0);
  await telephones.of("kari").isFree();
});
