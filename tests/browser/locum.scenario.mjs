// A doctor from elsewhere comes in the night: the nurse on duty lets him in, the link comes by SMS, and he is in. Taps and seconds are
// counted for both, also where a second factor is required: the handbook has them from here.

import assert from "node:assert/strict";

import { codeNow } from "./harness/authenticator.mjs";
import { Hands, measured } from "./harness/hands.mjs";
import { looksRight } from "./harness/look.mjs";
import { PHONE } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";
import { STRANGER } from "./harness/town.mjs";

const NAME = "Sunniva Larsen";
const PASSWORD = "stille fjord";
/** A locum in half a minute: the nurse's hands and the doctor's. */
const HALF_A_MINUTE = 30;

/** The nurse lets the doctor in; where the link in the SMS leads. */
async function letsIn(kari, telephones, hands) {
  const { page } = kari;
  await hands.tap(page.getByRole("link", { name: "Leger fra andre steder" }));
  await hands.writes(page.getByLabel("Hele navnet"), NAME);
  await hands.writes(page.getByLabel("Mobil"), STRANGER.slice(3));
  await hands.tap(page.getByRole("button", { name: "Slipp inn og send lenken" }));
  await kari.sees("lenke sendt");
  hands.end();
  const telephone = telephones.of(STRANGER);
  await telephone.reads("Velg et passord her");
  const message = await telephone.card.locator("[data-part=messages] li").filter({ hasText: "Velg et passord" }).first().innerText();
  assert.doesNotMatch(message, new RegExp(NAME), "no name in a message");
  return new URL(message.match(/http\S+/)[0]).pathname;
}

/** The doctor chooses a password. */
async function chooses(locum, hands) {
  await hands.writes(locum.page.getByLabel("Nytt passord"), PASSWORD);
  await hands.tap(locum.page.getByRole("button", { name: "Velg og gå inn" }));
}

scenario("a locum is in within half a minute, by a link that works once", async ({ telephones, arrives, t }) => {
  const kari = await (await arrives({ name: "kari" })).signsIn();
  await kari.isLive();
  const [hers, theirs] = [new Hands(), new Hands()];
  const link = await letsIn(kari, telephones, hers);

  const locum = await arrives({ name: "the locum", size: PHONE });
  await theirs.follows(locum, link);
  await chooses(locum, theirs);
  await locum.sees("Be om psykiatrisk sykepleier");
  theirs.end();
  assert.equal(new URL(locum.page.url()).pathname, "/doctor");
  assert.ok(hers.seconds + theirs.seconds < HALF_A_MINUTE, `${hers}; ${theirs}`);
  await measured(t, hers, {
    "nb/who-may-what.md": "Slippe inn en lege, fra tavlen til lenken er sendt",
    "en/who-may-what.md": "Let a doctor in, from the board until the link is sent",
  });
  await measured(t, theirs, {
    "nb/who-may-what.md": "Legen, fra lenken til siden der en ber om hjelp",
    "en/who-may-what.md": "The doctor, from the link to the page where help is asked for",
  });

  // It is the doctor's page, and nothing else is.
  await locum.isLive();
  for (const path of ["/nurse", "/guests", "/leader", "/wall"]) {
    await locum.goes(path);
    assert.equal(new URL(locum.page.url()).pathname, "/doctor", path);
  }
  await locum.page.getByLabel("Kom hit").check();
  await locum.page.locator("#send").click();
  await kari.goes("/nurse");
  await kari.sees(NAME, { within: ".sheet" });

  // The same link on somebody else's telephone leads nowhere, and says what to do.
  const other = await arrives({ name: "somebody else", size: PHONE });
  other.forgives(/410/);
  await other.goes(link);
  await other.sees("Denne lenken er brukt, eller tiden er ute.");
  await other.sees("Ellers kan sykepleieren på vakt sende en ny lenke.");
  await looksRight(other, "link-used");
  await other.goes("/doctor");
  assert.equal(new URL(other.page.url()).pathname, "/");

  // Ended by the nurse, the page goes.
  await kari.goes("/guests");
  await kari.page.locator("li", { hasText: NAME }).getByRole("button", { name: "Avslutt" }).click();
  await kari.sees("Ingen er sluppet inn nå.");
  await locum.page.waitForURL((url) => url.pathname === "/");
});

scenario("a locum sets up the code that the service requires", async ({ town, telephones, arrives, t }) => {
  const kari = await (await arrives({ name: "kari" })).signsIn();
  await kari.isLive();
  const link = await letsIn(kari, telephones, new Hands());
  await town.imports((file) => file.replace("\nsecond_factor = false", "\nsecond_factor = true"));

  const locum = await arrives({ name: "the locum", size: PHONE });
  const hands = new Hands();
  await hands.follows(locum, link);
  await chooses(locum, hands);
  await locum.sees("Her kreves en kode i tillegg til passordet");
  await locum.goes("/doctor");
  await locum.sees("Her kreves en kode i tillegg til passordet");
  await hands.rests(() => looksRight(locum, "second-factor-required"));
  // The app photographs the square; the hands come back with six digits.
  const letters = await locum.page.locator(".letters").textContent();
  // On the telephone that is in the hand, the app is a tap away.
  const app = await locum.page.getByRole("link", { name: "Åpne den her" }).getAttribute("href");
  assert.ok(app.startsWith("otpauth://totp/") && app.includes(`secret=${letters.replaceAll(/\s/g, "")}&`), app);
  await hands.writes(locum.page.locator("#code"), codeNow(letters));
  await hands.tap(locum.page.getByRole("button", { name: "Slå på" }));
  await locum.sees("Reservekoder");
  await hands.rests(() => looksRight(locum, "recovery-codes"));
  await hands.tap(locum.page.locator("main a.do.main"));
  await locum.sees("Be om psykiatrisk sykepleier");
  hands.end();
  await measured(t, hands, {
    "nb/who-may-what.md": "Det samme, der det kreves en kode i tillegg",
    "en/who-may-what.md": "The same, where a code is required besides",
  });

  // Next time the code is asked for.
  await locum.goes("/account");
  await locum.page.locator("form[action='/sign-out'] button").click();
  await locum.page.locator("#username").fill(NAME);
  await locum.page.locator("#password").fill(PASSWORD);
  await locum.page.locator("main.sign-in form button[type=submit]").first().click();
  await locum.sees("Skriv koden");
  await looksRight(locum, "sign-in-code");
});
