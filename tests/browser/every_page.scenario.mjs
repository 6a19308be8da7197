// Every page there is, in both languages, light and dark, on a tablet and on a telephone: no violation of WCAG 2.2 AA, and nothing
// wider than the screen. A new page is added here: to the lists, or, where something has to happen first, below them.

import assert from "node:assert/strict";

import { codeNow } from "./harness/authenticator.mjs";
import { looksRight } from "./harness/look.mjs";
import { DESK } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";
import { PASSWORD, STRANGER } from "./harness/town.mjs";

/** Pages that anybody may open, in the reader's language. */
const OPEN = {
  "sign-in": "/",
  about: "/about",
  station: "/station",
  "link-over": "/in/AAAAAAAAAAAAAAAAAAAAAA",
  forms: "/handbook/forms/",
  "form-doctor": "/handbook/forms/doctor-examination",
  "form-escort": "/handbook/forms/escort",
};
/** And those whose language is their own. */
const ONE_LANGUAGE = {
  "about-in-sami": "/about?lang=se",
  offline: "/offline",
  handbook: "/handbook/",
  "handbook-number-nb": "/handbook/service/nb/the-number.md",
  "handbook-number-en": "/handbook/service/en/the-number.md",
  "handbook-doctor-nb": "/handbook/service/nb/for-the-doctor.md",
  "handbook-service-file": "/handbook/operations/service-file.md",
};
/** Whose page is which. */
const SIGNED_IN = {
  kari: { nurse: "/nurse", account: "/account", "second-factor": "/account/second-factor", guests: "/guests", look: "/look", "deviation-new": "/deviation/new", "deviations-hers": "/deviation", "complaint-new": "/complaint/new", "complaints-hers": "/complaint" },
  randi: { leader: "/leader", access: "/leader/access", deviations: "/leader/deviations", complaints: "/leader/complaints", debriefs: "/leader/debriefs", figures: "/leader/figures", "handbook-reviews": "/leader/handbook", "handbook-review": "/leader/handbook/suicide", "who-works-with-whom": "/leader/patients" },
  siri: { day: "/day", patients: "/patients", "handover-nothing": "/handover" },
  jonas: { doctor: "/doctor" },
  tor: { "doctor-municipal": "/doctor" },
  veggen: { wall: "/wall" },
};
/** Those that are pushed to. */
const LIVE = ["nurse", "doctor", "wall"];
/** For a tablet. */
const PIN = "493817";

/** In her language, and right. */
async function reads(person, name, how) {
  assert.equal(await person.page.locator("html").getAttribute("lang"), person.language, `the language of ${name}`);
  await looksRight(person, name, how);
}

for (const language of ["nb", "en"]) {
  scenario(`every page looks right (${language})`, async ({ telephones, arrives }) => {
    const visitor = await arrives({ name: "a visitor", language });
    visitor.forgives(/401|410/);
    for (const [name, path] of Object.entries(OPEN)) {
      await visitor.goes(path);
      await reads(visitor, name);
    }
    // A wrong password is said, and said to a screen reader too.
    await visitor.goes("/");
    await visitor.page.locator("#username").fill("kari");
    await visitor.page.locator("#password").fill("not this one");
    await visitor.page.locator("main.sign-in form button[type=submit]").first().click();
    await visitor.page.getByRole("alert").first().waitFor();
    await reads(visitor, "sign-in-refused");
    for (const [name, path] of Object.entries(ONE_LANGUAGE)) {
      await visitor.goes(path);
      await looksRight(visitor, name);
    }

    for (const [account, pages] of Object.entries(SIGNED_IN)) {
      const person = await (await arrives({ name: account, language })).signsInAndReads();
      for (const [name, path] of Object.entries(pages)) {
        await person.goes(path);
        if (LIVE.includes(name)) await person.isLive();
        await reads(person, name);
      }
    }
    if (language === "nb") {
      await looksRight(telephones, "telephones", { sizes: [DESK] });
    }
  });

  scenario(`the ways in look right (${language})`, async ({ telephones, arrives }) => {
    // A tablet and its lock.
    const kari = await (await arrives({ name: "kari", language })).signsIn("kari", { tablet: true });
    await kari.goes("/account");
    await kari.page.locator(`form.languages button[value=${language}]`).click();
    await kari.goes("/account/pin");
    await reads(kari, "pin");
    for (const field of ["#pin", "#again"]) await kari.page.locator(field).fill(PIN);
    await kari.page.locator("form[action='/account/pin'] button").first().click();
    await kari.isLive();
    await kari.goes("/account");
    // Her page says once more that she is there, a moment after it was locked.
    kari.forgives(/423 .*\/here/);
    await reads(kari, "account-of-a-tablet");
    await kari.page.locator("form[action='/lock'] button").click();
    await kari.page.locator("[data-ringing]").waitFor();
    await reads(kari, "locked");
    await telephones.mother.dials();
    await kari.page.locator("[data-ring]").waitFor();
    await reads(kari, "locked-ringing");
    await telephones.mother.hangsUp();
    await kari.page.locator("#pin").fill(PIN);
    await kari.page.locator("form[action='/locked'] button").click();
    await kari.isLive();

    // A code besides the password.
    await kari.goes("/account/second-factor");
    await kari.page.locator("#code").fill(codeNow(await kari.page.locator(".letters").textContent()));
    await kari.page.locator("form[action='/account/second-factor'] button").click();
    await kari.page.locator(".codes").waitFor();
    await reads(kari, "recovery-codes");
    const other = await arrives({ name: "kari, elsewhere", language });
    await other.goes("/");
    await other.page.locator("#username").fill("kari");
    await other.page.locator("#password").fill(PASSWORD);
    await other.page.locator("main.sign-in form button[type=submit]").first().click();
    await other.page.locator("#code").waitFor();
    await reads(other, "sign-in-code");

    // A PC of the legevakt's, and a doctor who is let in.
    const randi = await (await arrives({ name: "randi", language })).signsInAndReads();
    await randi.goes("/leader/access");
    await randi.page.locator("#stations summary").click();
    await reads(randi, "access-registers");
    await randi.page.locator("#label").fill("Vaktrom 2");
    await randi.page.locator("form[action^='/leader/access/station'] button.main").click();
    const pc = await arrives({ name: "the PC", language });
    await pc.goes("/station");
    await pc.page.locator("#code").fill(await randi.page.locator("#stations .letters").innerText());
    await reads(randi, "access-code");
    await pc.page.locator("form[action='/station'] button").click();
    await pc.page.locator("a[href='/doctor']").waitFor();
    await reads(pc, "station-registered");
    await pc.goes("/doctor");
    await reads(pc, "doctor-at-the-station");

    await randi.goes("/guests");
    await randi.page.locator("#name").fill("Sunniva Larsen");
    await randi.page.locator("#phone").fill(STRANGER.slice(3));
    await randi.page.locator("form.fields button.main").click();
    await randi.page.locator("li form[action$='/end']").waitFor();
    await reads(randi, "guests-let-in");
    const telephone = telephones.of(STRANGER);
    await telephone.reads("/in/");
    const link = (await telephone.card.locator("[data-part=messages] li").filter({ hasText: "/in/" }).first().innerText()).match(/\/in\/\S+/)[0];
    const locum = await arrives({ name: "the locum", language });
    await locum.goes(`${link}?lang=${language}`);
    await reads(locum, "link");
  });

  scenario(`a request and a call look right (${language})`, async ({ telephones, arrives }) => {
    const jonas = await (await arrives({ name: "jonas", language })).signsInAndReads();
    const kari = await (await arrives({ name: "kari", language })).signsInAndReads();
    for (const person of [jonas, kari]) await person.isLive();
    await jonas.page.locator("input[name=wanted]").first().check();
    await jonas.page.locator("textarea[name=situation]").fill("Ung mann, vil ikke snakke.");
    await jonas.page.locator("#send").click();
    await kari.page.locator(".sheet form[data-act=accept]").waitFor();
    await reads(kari, "nurse-request-rings");
    await reads(jonas, "doctor-request-rings");
    await kari.page.locator(".sheet form[data-act=accept] button").click();
    await kari.page.locator(".room-write textarea").waitFor();
    await reads(kari, "nurse-request-accepted");
    await reads(jonas, "doctor-request-accepted");
    await telephones.mother.dials();
    await kari.page.locator(".sheet").waitFor();
    await reads(kari, "nurse-call-rings");
    await telephones.of("kari").takes();
    await kari.page.locator("[data-talking]").waitFor();
    await reads(kari, "nurse-talks");
    await telephones.mother.hangsUp();
    await kari.page.locator("form[data-act=outcome]").first().waitFor();
    await reads(kari, "nurse-outcome");
  });

  scenario(`a person's pages look right (${language})`, async ({ arrives }) => {
    const siri = await (await arrives({ name: "siri", language })).signsInAndReads();
    await reads(siri, "day-with-people");
    await siri.goes("/patients");
    await siri.page.locator("input[name=q]").fill("myrvang");
    await siri.page.locator("form:has(input[name=q]) button").first().click();
    await siri.page.locator("main a[href^='/patient/']").first().waitFor();
    await reads(siri, "patients-found");
    await siri.page.locator("main a[href^='/patient/']").first().click();
    await siri.page.waitForURL(/\/patient\/[0-9a-f]+$/);
    const record = new URL(siri.page.url()).pathname;
    await reads(siri, "record");
    // Everything that is folded away, at once.
    await siri.page.evaluate(() => { for (const fold of document.querySelectorAll("details")) fold.open = true; });
    await reads(siri, "record-unfolded");
    for (const [name, path] of Object.entries({ confidences: "/confidences", alerts: "/alerts", openings: "/openings", plan: "/plan", "plan-paper": "/plan/print", "plan-card": "/plan/card" })) {
      await siri.goes(`${record}${path}`);
      await reads(siri, name);
    }
    await siri.goes(`${record}/plan`);
    await siri.page.locator("form[action$='/plan/begin'] button").click();
    await siri.page.locator("[data-progress]").waitFor();
    await reads(siri, "plan-writing");
    await siri.page.evaluate(() => { for (const fold of document.querySelectorAll("details")) fold.open = true; });
    const worse = siri.page.locator("form[data-part$='.worse']");
    await worse.locator("textarea").first().fill("å bli bedt om å puste");
    await worse.locator("[data-saved]").filter({ hasText: /\d\d:\d\d:\d\d/ }).waitFor();
    await reads(siri, "plan-writing-unfolded");
    await siri.goes(`${record}/plan/version/2`);
    await siri.page.locator("ins").first().waitFor();
    await reads(siri, "plan-changes");
  });
}
