// From the doctor's request to the day service's Monday, in one go: an assessment with the doctor's part beside it, each seeing what the other
// writes, a server killed in the middle, both signed; the nurse goes along on the flight and comes home; the night is handed over and accepted.

import { answersAll, begins, firstWords, saved, signs, stands, words } from "./harness/documents.mjs";
import { looksRight } from "./harness/look.mjs";
import { DESK, later, TABLET } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

const SENTENCE = "Fulgt med fly til sykehuset. Søsteren vil ha besøk tirsdag.";
const SEEN = "Sett på rom 3, våken og klar.";
const CALM = "Rolig nå, vil snakke. ";

scenario("from a doctor's request to the day service, with an assessment, an escort and a handover", async ({ town, arrives }) => {
  const jonas = await (await arrives({ name: "jonas", size: DESK })).signsIn();
  const kari = await (await arrives({ name: "kari", size: TABLET })).signsIn();
  for (const person of [jonas, kari]) await person.isLive();
  await jonas.page.getByLabel("Hjelp med innleggelse").check();
  await jonas.page.getByLabel("Hva skjer nå?").fill("Kvinne i 40-årene, sover ikke, ser ting");
  await jonas.page.getByRole("button", { name: "Send" }).click();
  await kari.page.locator(".sheet form[data-act=accept] button").click();
  await jonas.sees("Godtatt av Kari");

  // Two browsers, each with a part of their own, and each reading the other's as it is written.
  await kari.page.locator(".board a.row").first().click();
  const contact = kari.page.url().split("/").pop();
  const nurses = await begins(kari, "Innleggelsesvurdering, sykepleierens del");
  const doctors = await begins(jonas, "Legens undersøkelse");
  const [hers, his] = [await firstWords(kari), await firstWords(jonas)];
  await words(kari, hers).fill(CALM);
  await saved(kari, hers);
  const beside = await (await arrives({ name: "jonas", size: DESK })).signsIn();
  await beside.goes(nurses);
  await beside.sees(CALM.trim());
  await words(jonas, his).fill(SEEN);
  await saved(jonas, his);
  const read = await (await arrives({ name: "kari", size: TABLET })).signsIn();
  await read.goes(doctors);
  await read.sees(SEEN);

  // Whatever was shown as saved is there when the server is back.
  for (const person of [kari, jonas, beside, read]) person.forgives(/WebSocket|ERR_|Failed to (load|fetch)|50\d/);
  town.killServer();
  await town.serverIsBack();
  for (const person of [kari, jonas]) {
    await person.page.reload();
    await person.isLive();
  }
  await stands(kari, hers, CALM);
  await stands(jonas, his, SEEN);

  await answersAll(kari);
  await signs(kari);
  await answersAll(jonas);
  await signs(jonas);
  await beside.goes(nurses);
  await beside.sees(/^Signert av Kari Nordvik/);

  // She goes along, and comes home.
  await kari.goes(`/nurse/contact/${contact}`);
  const book = kari.page.locator(`#escort-book-${contact}`);
  await book.locator("> summary").click();
  await book.locator("[name=flight]").fill("WF 952, 22.40");
  await book.locator("[name=until]").fill(await later(kari, 8));
  await book.locator("[name=unit]").fill("Akuttmottaket");
  await book.locator("[name=asked_by]").fill("Legen på legevakt");
  await kari.taps("Bestill", { within: `#escort-book-${contact}` });
  await kari.sees("Du er på ledsaging");
  await looksRight(kari, "case-with-assessment-and-escort");
  await kari.taps("Vi har dratt");
  await kari.page.locator("form[data-act=escort-arrived] [name=to]").fill("Sykepleier Per");
  await kari.taps("Overlatt", { within: "form[data-act=escort-arrived]" });
  await kari.taps("Jeg er tilbake på vakt", { within: ".escort" });
  await kari.seesNoMore("[data-region=chairs] .row");

  // It does not close without how it ended and who follows up.
  await kari.goes(`/nurse/contact/${contact}`);
  await kari.page.locator("summary", { hasText: "Hvordan endte det?" }).click();
  await kari.chooses("Innlagt");
  const settled = kari.page.locator("form[data-act=outcome] .choice", { has: kari.page.locator("[value=settled]") });
  await settled.waitFor({ state: "hidden" });
  await kari.sees("Frivillig eller tvang står i dokumentene");
  await kari.page.locator("form[data-act=outcome] input[name=unit]").fill("UNN Åsgård, akuttpost");
  await kari.chooses("Noen følger opp");
  await kari.page.locator("form[data-act=outcome] input[name=what]").fill("Ring posten og hør hvordan det går");
  await kari.page.locator("form[data-act=outcome] select[name=owner]").selectOption("siri");
  await kari.page.locator("form[data-act=outcome] input[name=at]").fill(await later(kari, 60));
  await looksRight(kari, "nurse-outcome-admitted");
  await kari.page.locator("form[data-act=outcome] button[type=submit]").click();
  await kari.sees("UNN Åsgård, akuttpost", { within: ".say.green" });

  // What they agreed, to take home: looked at first, then handed out, and printed as it was.
  await kari.goes(`/nurse/contact/${contact}`);
  await kari.page.locator("a", { hasText: "Det vi ble enige om" }).first().click();
  await kari.page.getByLabel("Hva dere ble enige om").fill("Du er trygg på akuttposten nå.\nSøsteren din kommer på tirsdag.");
  await kari.taps("Se arket");
  await kari.sees("Slik blir arket");
  await kari.sees("116117", { within: ".take-home" });
  await looksRight(kari, "sheet-looked-at");
  await kari.taps("Gi det ut");
  await kari.sees("Gitt ut av Kari Nordvik");
  await looksRight(kari, "sheet-handed-out");
  await kari.goes(`/nurse/contact/${contact}`);
  await kari.sees("Ark gitt ut");

  await kari.goes("/handover");
  await kari.page.locator(".handing textarea").first().fill(SENTENCE);
  await kari.taps("Lagre setningene");
  await kari.sees("Lagret av Kari Nordvik");
  await kari.taps("Overlever til dagtjenesten");
  await kari.sees("venter på Siri Holm");
  const siri = await (await arrives({ name: "siri", size: DESK })).signsIn();
  await siri.page.locator("a.row", { hasText: "Én overlevering venter" }).click();
  await siri.page.locator("a.row", { hasText: "Til dagtjenesten" }).click();
  await siri.sees(SENTENCE);
  await looksRight(siri, "handover-of-an-admission");
  await siri.taps("Jeg tar imot");
  await siri.sees(/tatt imot av Siri Holm|er tatt imot/);
});
