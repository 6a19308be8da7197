// A nurse goes along with a patient: the leader and the boards know who answers, the flight is cancelled, and she comes home. And the
// figures of it.

import assert from "node:assert/strict";

import { looksRight } from "./harness/look.mjs";
import { DESK, later } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

const LONG = "Psykiatrisk akuttmottak ved sykehuset, inngang på baksiden, ring på klokken og vent på portøren";

scenario("an escort is booked with one hand, its flight is cancelled, and she comes home", async ({ town, telephones, arrives }) => {
  const kari = await (await arrives({ name: "kari" })).signsIn();
  const aslak = await (await arrives({ name: "aslak" })).signsIn();
  const randi = await (await arrives({ name: "randi", size: DESK })).signsIn();
  await randi.goes("/leader");
  const asOf = await randi.page.locator("#as-of").innerText();
  await kari.isLive();
  await telephones.mother.dials();
  await telephones.of("kari").takes();
  const contact = await kari.page.locator(".pane [data-contact]").first().getAttribute("data-contact");
  await telephones.mother.hangsUp();
  await kari.goes(`/nurse/contact/${contact}`);

  await kari.page.locator(`#escort-book-${contact} > summary`).click();
  const book = kari.page.locator(`#escort-book-${contact}`);
  await book.locator("[name=flight]").fill("WF 952, 22.40");
  await book.locator("[name=until]").fill(await later(kari, 8));
  await book.locator("[name=unit]").fill(LONG);
  await book.locator("[name=asked_by]").fill("Legen på legevakt");
  await looksRight(kari, "escort-book");
  await kari.taps("Bestill", { within: `#escort-book-${contact}` });
  await kari.sees("Du er på ledsaging");
  // What was filled in folds away: it stands on the card of the escort.
  await book.locator("[name=flight]").waitFor({ state: "hidden" });
  await kari.sees("Mottaket har ikke fått vite det slik det er nå");
  await aslak.sees("Kari Nordvik er på ledsaging");
  await aslak.sees("Du svarer", { within: "[data-region=chairs]" });

  await kari.taps("Vi har dratt");
  await kari.sees("Har dratt");
  await kari.taps("Flyet er innstilt");
  await kari.sees("Hvor venter dere?");
  await looksRight(kari, "escort-cancelled");
  const wait = kari.page.locator("form[data-act=escort-wait]").first();
  await wait.locator("[name=place]").fill("Hotellet ved flyplassen");
  await wait.locator("[name=stays]").fill("Kari, og mor");
  await wait.locator("[name=until]").fill(await later(kari, 20));
  await kari.taps("Lagre, og si fra til lederen");
  await kari.sees("Hotellet ved flyplassen");
  await kari.taps("Mottaket har fått vite det");
  await kari.sees(/Mottaket fikk vite det/);
  await looksRight(kari, "escort");

  // Her page fetches itself again while she looks at it, and says from when it is.
  await randi.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await randi.sees("Kari Nordvik er på ledsaging");
  assert.notEqual(await randi.page.locator("#as-of").innerText(), asOf);
  assert.equal(await randi.page.getByText("Hotellet").count(), 0, "the leader sees the times and nothing else");
  await looksRight(randi, "leader-chairs");
  await randi.page.locator("#chairs select").selectOption({ label: "Marit Bakke" });
  await randi.taps("Lagre", { within: "#chairs" });
  await randi.sees("Marit Bakke tar stolen.");
  await randi.goes("/wall");
  await randi.sees(/er på ledsaging/);
  assert.equal(await randi.page.getByText("Kari").count(), 0, "the wall names nobody");
  await randi.goes("/leader/figures");
  await looksRight(randi, "figures");
  // Whoever may see the cases is shown every number.
  await town.imports((file) => file.replace('role = "leader"', 'roles = ["leader", "nurse"]'));
  await randi.goes("/leader/figures");
  await randi.sees("Du kan se kontaktene selv: alle tall vises.");
  await looksRight(randi, "figures-all");

  await kari.goes(`/nurse/contact/${contact}`);
  await kari.taps("Vi har dratt");
  await kari.page.locator("form[data-act=escort-arrived] [name=to]").fill("Sykepleier Per");
  await kari.taps("Overlatt", { within: "form[data-act=escort-arrived]" });
  await kari.sees("Overlatt");
  await kari.taps("Jeg er tilbake på vakt", { within: ".escort" });
  await kari.seesNoMore("[data-region=chairs] .row");
});
