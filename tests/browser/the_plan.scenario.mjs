// The plan from the person's table to the night: the coordinator writes it with the person, the mother rings, the nurse reads it before she
// answers; the person shares less and the nurse's page closes; what is opened without consent is seen by the leader and by the person.

import assert from "node:assert/strict";

import { looksRight, picture } from "./harness/look.mjs";
import { DESK, PHONE, TABLET } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";
import { ELIN, SISTER } from "./harness/town.mjs";

const NEW_WORDS = "Si hei, og vent. Spør om Tass, og så om jeg har spist.";
const HELPED = "å høre at noen koker kaffe";

/** From her own people to the page on which a part is written. */
async function opensThePlan(siri) {
  await siri.goes("/day");
  await siri.page.locator("a.row", { hasText: "Elin Myrvang" }).click();
  await siri.page.waitForURL(/\/patient\/[0-9a-f]+$/);
  const record = new URL(siri.page.url()).pathname;
  await siri.goes(`${record}/plan`);
  return record;
}

/** A part, opened and ready to be written in. */
async function opens(page, part) {
  const fold = page.locator("[data-fold]", { has: page.locator(`#part-${part}`) });
  if (!(await fold.evaluate((el) => el.open))) await fold.locator("summary").click();
  return fold;
}

const saved = (fold, words) => fold.locator("[data-saved]").filter({ hasText: words }).waitFor();

/** She takes the call, and they talk. */
async function talks(kari, telephones) {
  await telephones.of("kari").takes();
  await kari.sees("Snakker", { within: ".pane" });
}

async function ends(kari, telephone, name) {
  await telephone.hangsUp();
  await kari.page.locator("a.row").filter({ hasText: name }).first().click();
  await kari.chooses("Hjulpet på telefon");
  await kari.page.locator("input[name=next][value=settled]").check();
  await kari.page.locator("form[data-act=outcome] button[data-main]").click();
  await kari.sees("Hjulpet på telefon", { within: ".say.green" });
}

scenario("a plan is written with the person, read at night, closed at their word, and opened with a reason", async ({ telephones, arrives }) => {
  const siri = await (await arrives({ name: "siri" })).signsIn();
  const record = await opensThePlan(siri);
  await looksRight(siri, "plan-overview");
  await siri.taps("Begynn en ny versjon fra den som gjelder");
  await siri.sees("Versjon 2 av planen til Elin");
  await siri.sees("Det står noe i 25 av 25 deler.");

  // Typed, and kept without a button; through a lost line and a reload.
  let fold = await opens(siri.page, "meet_me");
  await fold.locator("textarea").fill(NEW_WORDS);
  await saved(fold, /^lagret \d\d:\d\d:\d\d$/);
  siri.forgives(/ERR_|Failed to (fetch|load)|WebSocket/);
  siri.wire.cut();
  fold = await opens(siri.page, "helps");
  await fold.getByRole("button", { name: "En linje til" }).click();
  await fold.locator("textarea").last().fill(HELPED);
  await saved(fold, "bare på denne enheten");
  siri.wire.mend();
  await saved(fold, /^lagret/);
  await siri.page.reload();
  await opens(siri.page, "meet_me");
  await siri.page.locator("#part-meet_me textarea").and(siri.page.getByText(NEW_WORDS)).waitFor();
  await looksRight(siri, "plan-write");
  await siri.page.evaluate(() => scrollTo(0, 0));
  await picture(siri, "plan", TABLET);

  // She reads it to Elin, who says yes; the last words are kept before the answer is written down.
  fold = await opens(siri.page, "needs");
  await fold.locator("textarea").fill("At noen ringer, også når jeg sier nei.");
  await siri.page.locator("#answer").getByLabel("Ja", { exact: true }).check();
  await siri.page.locator("#answer-words").fill("Sånn er det.");
  await siri.page.locator("#answer").getByLabel("Har den", { exact: true }).check();
  await siri.taps("Skriv ned svaret");
  await siri.sees("Ta den i bruk");
  assert.match(await siri.page.locator("#part-needs textarea").inputValue(), /også når jeg sier nei/);
  await siri.taps("Ta planen i bruk");
  await siri.sees("Versjon 2 gjelder");
  await siri.sees(NEW_WORDS);

  // Friday night, on the telephone beside her bed: all of it on one screen, and the answer under the thumb.
  const kari = await (await arrives({ name: "kari", size: PHONE })).signsIn();
  await kari.isLive();
  await telephones.mother.dials();
  await kari.reads("mor til Elin Myrvang", { within: ".sheet" });
  await kari.reads("Si ingenting om Elin ennå", { within: ".sheet" });
  for (const words of [NEW_WORDS, "Jeg slutter å svare", "å snakke om Tass", "«ro deg ned»", "Nora Myrvang", "Mamma har tablettene"]) {
    await kari.reads(words, { within: ".sheet .brief" });
  }
  await kari.reads("Jeg tar den", { within: ".sheet" });
  await looksRight(kari, "ringing-with-card");
  await picture(kari, "ringing-on-a-telephone", PHONE, "dark");
  await kari.page.locator(".sheet summary", { hasText: "Hele kortet" }).click();
  await kari.sees("Sitt på kjøkkenet", { within: ".sheet" });

  // She asks what Elin wanted her mother asked, not Elin's own question, and knows what the mother may be told.
  await talks(kari, telephones);
  await kari.page.setViewportSize(TABLET);
  await kari.sees("Du kan ikke si noe om Elin", { within: ".person" });
  await kari.sees("Hva sto det på koppen Elin laget til deg?");
  await kari.seesNoMore(".person dd", "Hva kalte bestefar båten sin?");
  await looksRight(kari, "person-not-confirmed");
  await kari.taps("Det er den de sier");
  await kari.sees("Du kan si: at Elin har kontakt med oss, og, når du vet det, er trygg. Ikke mer.");
  await kari.sees(HELPED, { within: ".person" });
  await kari.taps("Vis resten av krisedelen");
  await kari.sees("Sovetabletter", { within: ".person" });
  await looksRight(kari, "person-confirmed");

  // Elin withdraws, with Siri beside her. The page in front of Kari closes, and says so.
  await siri.goes(`${record}#consents`);
  const shown = siri.page.locator("#consents details", { hasText: "Personen vil dele mindre" }).last();
  await shown.locator("summary").first().click();
  await shown.getByRole("button", { name: "Trekk hele samtykket" }).click();
  await kari.sees("Personen deler mindre nå. Det du leste, er lukket.");
  await kari.seesNoMore(".person", HELPED);
  assert.doesNotMatch(await kari.page.locator(".person .glance").allInnerTexts().then((all) => all.join()), /Tass|Sovetabletter|tablettene/);
  await looksRight(kari, "person-closed");

  // What is needed for safety she keeps, with a reason that the leader and Elin can read.
  await kari.page.locator("details", { hasText: "Behold det som trengs for sikkerheten" }).first().evaluate((el) => { el.open = true; });
  await kari.page.locator("form[data-act=keep-safety] :is(textarea, input[name=text])").first().fill("Hun sa i telefonen at hun vil gi bort hunden i natt.");
  await kari.page.locator("form[data-act=keep-safety] button").first().click();
  await kari.sees("Jeg slutter å svare", { within: ".person" });
  assert.doesNotMatch(await kari.page.locator(".person").innerText(), /å snakke om Tass/);
  await ends(kari, telephones.mother, "Berit Myrvang");

  // Another contact: nothing is shown, until she says why.
  await telephones.of(ELIN).dials();
  await kari.sees("Personen har ikke samtykket til at noe av den vises på vakt.", { within: ".sheet" });
  await kari.seesNoMore(".sheet .brief", NEW_WORDS);
  await talks(kari, telephones);
  await kari.page.locator("details", { hasText: "Nødstilfelle: åpne uten samtykke" }).first().evaluate((el) => { el.open = true; });
  await kari.page.locator("form[data-act=emergency] :is(textarea, input[name=text])").first().fill("Hun svarer ikke, og jeg hører vann i badekaret.");
  await kari.page.locator("form[data-act=emergency] button").first().click();
  await kari.sees("Åpnet i nødstilfelle", { within: ".person" });
  await kari.sees(HELPED, { within: ".person" });
  await looksRight(kari, "person-emergency");

  // The leader sees it, and so does Elin, with what was written as the reason.
  const randi = await (await arrives({ name: "randi", size: DESK })).signsIn();
  await randi.goes("/leader/openings");
  await randi.sees("jeg hører vann i badekaret");
  await looksRight(randi, "leader-openings");
  await siri.goes(`${record}/openings`);
  await siri.sees("Kari Nordvik");
  await siri.sees("jeg hører vann i badekaret");
  await looksRight(siri, "patient-openings");
});

scenario("two windows write the same part of a plan, and both are kept", async ({ arrives }) => {
  const siri = await (await arrives({ name: "siri" })).signsIn();
  siri.forgives(/409/);
  await opensThePlan(siri);
  await siri.taps("Begynn en ny versjon fra den som gjelder");
  const other = await siri.context.newPage();
  await other.goto(siri.page.url());
  const mine = await opens(siri.page, "places");
  await mine.locator("textarea").first().fill("naustet, når det er folk i havna");
  await saved(mine, /^lagret/);
  const theirs = await opens(other, "places");
  await theirs.locator("textarea").first().fill("hos Oddvar, i kveldinga");
  await theirs.locator(".conflict").getByText("naustet, når det er folk i havna").waitFor();
  await theirs.getByRole("button", { name: "Ta med begge" }).click();
  await other.waitForURL(/#part-places/);
  const kept = await other.locator("#part-places textarea").evaluateAll((all) => all.map((el) => el.value));
  for (const words of ["naustet, når det er folk i havna", "hos Oddvar, i kveldinga"]) {
    assert.equal(kept.filter((text) => text === words).length, 1, kept.join(" | "));
  }

  // The same from the keyboard alone: from part to part, and folded again.
  await siri.page.reload();
  const first = siri.page.locator("[data-fold]", { has: siri.page.locator("#part-goals") });
  await first.locator("summary").focus();
  await siri.page.keyboard.press("Enter");
  await first.locator("textarea").first().waitFor();
  await first.locator("[data-next]").focus();
  await siri.page.keyboard.press("Enter");
  await siri.page.locator("#part-small_steps textarea").and(siri.page.locator(":focus")).waitFor();
  await first.locator("textarea").first().waitFor({ state: "hidden" });
});

scenario("a sister of two is asked about one of them", async ({ telephones, arrives }) => {
  const kari = await (await arrives({ name: "kari", size: PHONE })).signsIn();
  await kari.isLive();
  await telephones.of(SISTER).dials();
  await kari.reads("Nummeret kan være til flere. Hvem er det?", { within: ".sheet" });
  await looksRight(kari, "ringing-of-several");
  await kari.taps("søster til Tore Lyngstad", { within: ".sheet" });
  await kari.reads("Kom aldri uanmeldt", { within: ".sheet" });
  await kari.reads("Personen har ikke samtykket til at noe av den vises på vakt.", { within: ".sheet" });
  await kari.reads("Jeg tar den", { within: ".sheet" });
  await looksRight(kari, "ringing-without-consent");
});
