// A doctor who has never seen the page asks for a nurse and sees her come. Taps and seconds are counted and printed: the handbook has
// them from here.

import assert from "node:assert/strict";

import { Hands, measured } from "./harness/hands.mjs";
import { looksRight, picture } from "./harness/look.mjs";
import { DESK, PHONE, TABLET } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

const EVERY_SIZE = { sizes: [DESK, TABLET, PHONE] };
/** A request in a minute. */
const A_MINUTE = 60;

scenario("a doctor who has never seen it gets a nurse within a minute", async ({ telephones, arrives, t }) => {
  const jonas = await (await arrives({ name: "jonas", size: DESK })).signsIn();
  const kari = await (await arrives({ name: "kari" })).signsIn();
  for (const person of [jonas, kari]) await person.isLive();
  await jonas.sees("Sykepleier på vakt til");

  // From the first key: what is wanted, what happens, where; and it is sent. She takes it on her screen.
  const { page } = jonas;
  const hands = new Hands();
  await hands.tap(page.getByLabel("Kom hit"));
  await hands.writes(page.getByLabel("Hva skjer nå?"), "Mann i 30-årene, urolig, brakt av naboer");
  await hands.writes(page.getByLabel("Hvor er pasienten?"), "rom 3");
  await hands.tap(page.getByRole("button", { name: "Send" }));
  await jonas.sees("Ringer nå: sykepleieren");
  await kari.sees("Kom hit", { within: ".sheet" });
  const hers = new Hands();
  await hers.tap(kari.page.locator(".sheet form[data-act=accept] button"));
  await jonas.sees("Godtatt av Kari");
  hands.end();
  hers.end();
  assert.ok(hands.seconds < A_MINUTE, `${hands}`);
  await measured(t, hands, {
    "nb/for-the-doctor.md": "Be om hjelp, til det står «Godtatt»",
    "en/for-the-doctor.md": "Ask for help, until it says “Accepted”",
  });
  t.diagnostic(`the nurse, from the request on her screen until it is hers: ${hers}`);
  await telephones.of("kari").isFree();

  // They write to each other; she is on her way, and there.
  await page.getByLabel("Skriv til sykepleieren").fill("Kona er på vei hit.");
  await jonas.taps("Send", { within: ".room-write" });
  await kari.sees("Kona er på vei hit.");
  await kari.page.getByLabel("Skriv til legen").fill("Da venter jeg på henne også.");
  await kari.page.locator(".room-write button[type=submit]").first().click();
  await jonas.sees("Da venter jeg på henne også.");
  await kari.taps("30 min");
  await jonas.sees("Kari er på vei");
  await picture(jonas, "doctor", DESK);
  await looksRight(jonas, "doctor-on-the-way", EVERY_SIZE);
  await looksRight(kari, "nurse-request-on-the-way");

  // What they agree stands by itself, for both.
  await kari.page.getByLabel("Skriv til legen").fill("Vi venter med tvang til kona er her.");
  await kari.taps("Lagre som avtalt");
  for (const person of [jonas, kari]) await person.sees("Vi venter med tvang", { within: ".agreed" });

  // Connected by one tap: her telephone first, then his.
  await jonas.taps("Koble oss sammen nå");
  await telephones.of("kari").takes();
  await telephones.of("jonas").answers();
  await jonas.sees("Dere snakker");
  await looksRight(jonas, "doctor-talking", EVERY_SIZE);
  await telephones.of("jonas").says("Vi står i rom 3.");
  await telephones.of("kari").hears("Vi står i rom 3.");
  await telephones.of("jonas").hangsUp();
  await telephones.of("kari").isFree();

  await kari.taps("Jeg er fremme");
  await jonas.sees("Kari er fremme");
  await looksRight(kari, "nurse-request-there");
  await kari.chooses("Hjulpet ansikt til ansikt");
  await kari.page.locator("input[name=next][value=settled]").check();
  await kari.page.locator("form[data-act=outcome] button[type=submit]").click();
  await jonas.sees("Avsluttet");
  await looksRight(jonas, "doctor-closed", EVERY_SIZE);
});

scenario("the same in English, with an urgency and a birth number", async ({ telephones, arrives, t }) => {
  const jonas = await (await arrives({ name: "jonas", size: DESK })).signsIn();
  const kari = await (await arrives({ name: "kari" })).signsIn();
  for (const person of [jonas, kari]) await person.isLive();
  const { page } = jonas;
  const hands = new Hands();
  await hands.tap(page.getByRole("link", { name: "English" }));
  await jonas.sees("Ask for a psychiatric nurse");
  await hands.rests(() => looksRight(jonas, "doctor-form-english", EVERY_SIZE));
  await hands.tap(page.getByLabel("Immediate"));
  await hands.tap(page.getByLabel("Advice by telephone now"));
  await hands.writes(page.getByLabel("Who is it about?"), "Per Oppdiktet 1987");
  await hands.tap(page.getByRole("button", { name: "Send" }));
  await jonas.sees("Ringing now: the nurse");
  await telephones.of("kari").rings();
  await kari.sees("Råd på telefon nå", { within: ".sheet" });
  await hands.rests(async () => {
    await looksRight(kari, "nurse-request");
    await picture(kari, "request-rings");
    await looksRight(jonas, "doctor-ringing-english", EVERY_SIZE);
  });
  // By telephone this time: she hears what it is, and presses the key.
  await telephones.of("kari").takes();
  await jonas.sees("Accepted by Kari");
  hands.end();
  await measured(t, hands, {
    "nb/for-the-doctor.md": "Det samme på engelsk, med hastegrad og navn",
    "en/for-the-doctor.md": "The same in English, with urgency and name",
  });
  await kari.sees("Per Oppdiktet", { within: ".pane" });
  // Whose telephone rings is never told what it is about.
  const heard = await telephones.of("kari").card.innerText();
  assert.doesNotMatch(heard, /Per|Oppdiktet|1987/);

  await page.locator("summary", { hasText: "Withdraw" }).click();
  await page.locator("form[data-act=withdraw] button").click();
  await jonas.sees("Withdrawn");
  await kari.sees("Trukket tilbake", { within: ".pane" });
});

scenario("what is written is there after a reload, and a wrong digit does not delay help", async ({ arrives }) => {
  const jonas = await (await arrives({ name: "jonas", size: DESK })).signsIn();
  const { page } = jonas;
  await page.getByLabel("Ta over").check();
  await page.getByLabel("Straks").check();
  await page.getByLabel("Hvem gjelder det?").fill("018190 1234");
  await page.getByLabel("Hva skjer nå?").fill("Vil ikke snakke.");
  await page.reload();
  assert.equal(await page.getByLabel("Hva skjer nå?").inputValue(), "Vil ikke snakke.");
  assert.ok(await page.getByLabel("Ta over").isChecked());
  assert.ok(await page.getByLabel("Straks").isChecked());
  await jonas.taps("English");
  await jonas.sees("Ask for a psychiatric nurse");
  assert.equal(await page.getByLabel("What is happening now?").inputValue(), "Vil ikke snakke.");

  // Ten digits are no birth number: it says so, nothing is lost, and it can be sent as it stands.
  jonas.forgives(/422/);
  await page.getByRole("button", { name: "Send", exact: false }).last().click();
  await jonas.sees("A birth number has 11 digits. This one has 10.");
  await looksRight(jonas, "doctor-wrong-number", EVERY_SIZE);
  await jonas.taps("Send it as it stands");
  await jonas.sees("Ringing now: the nurse");
});

scenario("nobody is on duty, and the page says whom to call before a word is written", async ({ town, arrives }) => {
  const jonas = await (await arrives({ name: "jonas", size: DESK })).signsIn();
  await jonas.isLive();
  await jonas.page.getByLabel("Hva skjer nå?").fill("Vil ikke snakke.");
  // The roster changes while the page is open.
  await town.imports((file) => ["kari", "aslak", "marit"].reduce(
    (text, staff) => `${text}\n[[away]]\nstaff = "${staff}"\nfrom = 2026-01-01\nto = 2028-12-31\n`, file));
  await jonas.sees("Ingen psykiatrisk sykepleier kan nås nå");
  await jonas.sees("Legevakt doctor, direct line", { within: ".nobody" });
  await jonas.seesNoMore("#send");
  assert.equal(await jonas.page.getByLabel("Hva skjer nå?").inputValue(), "Vil ikke snakke.");
  const [notice, first] = await Promise.all([".nobody", "#ask-situation"].map((one) => jonas.page.locator(one).boundingBox()));
  assert.ok(notice.y + notice.height <= first.y, "it stands over the form");
  await looksRight(jonas, "doctor-nobody", EVERY_SIZE);
  // And with somebody on duty again the button comes by itself, and what was written is there.
  await town.imports((file) => file);
  await jonas.sees("Sykepleier på vakt til");
  await jonas.page.locator("#send").waitFor();
  assert.equal(await jonas.page.getByLabel("Hva skjer nå?").inputValue(), "Vil ikke snakke.");
});

scenario("a doctor rings from legevakt's line, and the nurse makes the call a request", async ({ telephones, arrives, t }) => {
  const kari = await (await arrives({ name: "kari" })).signsIn();
  await kari.isLive();
  await telephones.of("+4778000002").dials();
  await telephones.of("kari").takes();
  await kari.sees("Snakker", { within: ".pane" });
  const { page } = kari;
  const fold = page.locator("details", { hasText: "Gjør samtalen til en forespørsel" });
  const hands = new Hands();
  await hands.tap(fold.locator("summary").first());
  await hands.tap(fold.getByLabel("Kom hit"));
  await hands.writes(fold.getByLabel("Hva skjer nå?"), "Gutt 17, vil ikke hjem");
  await hands.rests(() => looksRight(kari, "nurse-fills-request"));
  await hands.tap(fold.getByRole("button", { name: "Lagre som forespørsel" }));
  await kari.sees("Gutt 17, vil ikke hjem", { within: ".isbar" });
  hands.end();
  await measured(t, hands, {
    "nb/on-the-line.md": "Gjøre legens oppringning til en forespørsel",
    "en/on-the-line.md": "Make the doctor's call a request",
  });
  await telephones.of("+4778000002").hangsUp();
  await kari.sees("Legevakt ber om hjelp");
  await looksRight(kari, "nurse-request-by-telephone");
});
